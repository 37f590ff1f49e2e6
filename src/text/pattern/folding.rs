//! A regular expression whose letters are folded, to be looked for in folded text.

use std::ops::Range;

use regex_syntax::ast::{self, Ast, ClassSetItem, Literal};

use crate::text::fold;

/// Folds the letters of a regular expression that is known to be one; all else stays as it is. Case is not folded:
/// that is asked of the one who compiles it.
pub(super) fn folded(wanted: &str) -> String {
    let Ok(ast) = ast::parse::ParserBuilder::new().nest_limit(super::DEEPEST).build().parse(wanted) else {
        return wanted.to_owned();
    };
    let Ok(letters) = ast::visit(&ast, Letters::default());
    super::replaced(wanted, &letters)
}

/// The letters that fold to something else: where they stand, and what comes there.
#[derive(Default)]
struct Letters(Vec<(Range<usize>, String)>);

impl Letters {
    fn letter(&mut self, literal: &Literal) {
        let Some(folded) = folding(literal.c) else { return };
        let mut with = regex_syntax::escape(&folded);
        if folded.chars().nth(1).is_some() || folded.is_empty() {
            with = format!("(?:{with})");
        }
        self.0.push((literal.span.start.offset..literal.span.end.offset, with));
    }

    /// In a class there is room for one letter only; one that folds to more, or to nothing, stays.
    fn in_class(&mut self, literal: &Literal) {
        let Some(folded) = folding(literal.c).filter(|folded| folded.chars().count() == 1) else { return };
        let with = regex_syntax::escape(&folded);
        self.0.push((literal.span.start.offset..literal.span.end.offset, with));
    }
}

/// What a letter folds to, if that is something else and no matter of case.
fn folding(c: char) -> Option<String> {
    let folded = fold(c.encode_utf8(&mut [0; 4]));
    (!c.is_ascii() && !folded.chars().eq([c])).then_some(folded)
}

impl ast::Visitor for Letters {
    type Output = Vec<(Range<usize>, String)>;
    type Err = std::convert::Infallible;

    fn finish(self) -> Result<Self::Output, Self::Err> {
        Ok(self.0)
    }

    fn visit_pre(&mut self, ast: &Ast) -> Result<(), Self::Err> {
        if let Ast::Literal(literal) = ast {
            self.letter(literal);
        }
        Ok(())
    }

    fn visit_class_set_item_pre(&mut self, item: &ClassSetItem) -> Result<(), Self::Err> {
        match item {
            ClassSetItem::Literal(literal) => self.in_class(literal),
            // A range keeps its order: one that would turn round stays as it is.
            ClassSetItem::Range(range) => {
                let folded = |c: char| folding(c).and_then(|folded| folded.chars().next()).unwrap_or(c);
                if folded(range.start.c) <= folded(range.end.c) {
                    self.in_class(&range.start);
                    self.in_class(&range.end);
                }
            }
            _ => {}
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_fold_and_all_else_stays() {
        for (wanted, expected, name) in [
            ("أ", "ا", "a letter"),
            ("مُ", "م(?:)", "a mark"),
            ("بَ+", "ب(?:)+", "a mark that is repeated"),
            ("ﬁ+", "(?:fi)+", "a letter that folds to two"),
            (r"[أإآ]\S\bA", r"[ااا]\S\bA", "a class, escapes"),
            ("[أ-ي]", "[ا-ي]", "a range"),
            (r"\x{623}", "ا", "a letter by its number"),
            ("(?<إسم>ة)", "(?<إسم>ه)", "a name of a group"),
            (r"[٠-٩]{2}", "[0-9]{2}", "digits"),
        ] {
            assert_eq!(folded(wanted), expected, "{name}");
            assert!(regex::Regex::new(&folded(wanted)).is_ok(), "{name}");
        }
    }
}
