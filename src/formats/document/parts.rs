//! A text put together from the parts that its file marks.

use crate::formats::characters::is_blank;
use crate::formats::text::{MOST_BYTES, TextError, Warning};
use crate::lang::Lang;
use crate::text::{Block, BlockKind, Span};

/// Stands for the end of a line inside of a block in what is given to [`PartsBuilder::push`]; line ends of the file itself
/// are white space there. It is Unicode's LINE SEPARATOR.
pub const LINE_BREAK: char = '\u{2028}';

/// What was read of a file that marks the parts of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    /// The text: its blocks, with a line end between two.
    pub text: String,
    /// The blocks, as a [`Document`](crate::text::Document) has them.
    pub blocks: Vec<Block>,
    /// The language that the file says it is in.
    pub lang: Option<Lang>,
    /// What the user should know about how it was read.
    pub warnings: Vec<Warning>,
}

/// Puts a text together block by block.
#[derive(Debug, Default)]
pub struct PartsBuilder {
    text: String,
    blocks: Vec<Block>,
    lang: Option<Lang>,
    warnings: Vec<Warning>,
    too_large: bool,
}

impl PartsBuilder {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a block at the end; one in which nothing can be seen is left out.
    ///
    /// White space becomes one space, and goes at both ends and around a [`LINE_BREAK`], which becomes a line end; several
    /// become one. Spaces that do not break, and those of a width of their own, are kept inside.
    pub fn push(&mut self, kind: BlockKind, text: &str) {
        if text.chars().all(is_blank) {
            return;
        }
        if (self.text.len() + text.len()) as u64 >= MOST_BYTES {
            self.too_large = true;
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        fold_onto(&mut self.text, text.trim());
        self.blocks.push(Block { span: Span::new(start, self.text.len()), kind });
    }

    /// Says which language the file says it is in.
    pub fn set_lang(&mut self, lang: Lang) {
        self.lang = Some(lang);
    }

    /// Adds something that the user should know, once.
    pub fn warn(&mut self, warning: Warning) {
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }

    /// The whole; refused are a text of no block and one that is too large.
    pub fn finish(mut self) -> Result<Parts, TextError> {
        if self.too_large {
            return Err(TextError::TooLarge);
        }
        if self.blocks.is_empty() {
            return Err(TextError::NoText);
        }
        let count = self.text.matches('\u{FFFD}').count();
        if count > 0 {
            self.warnings.push(Warning::Replacements { count });
        }
        let PartsBuilder { text, blocks, lang, warnings, .. } = self;
        Ok(Parts { text, blocks, lang, warnings })
    }
}

/// Appends a text that is trimmed with its white space folded. It grows by no more bytes than the text has.
fn fold_onto(onto: &mut String, text: &str) {
    let folds = |c: char| matches!(c, ' ' | '\t'..='\r' | '\u{85}' | LINE_BREAK | '\u{2029}');
    let mut rest = text;
    while let Some(at) = rest.find(folds) {
        onto.push_str(&rest[..at]);
        let behind = rest[at..].trim_start_matches(folds);
        let white = &rest[at..rest.len() - behind.len()];
        if !behind.is_empty() {
            onto.push(if white.contains(LINE_BREAK) { '\n' } else { ' ' });
        }
        rest = behind;
    }
    onto.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built(texts: &[&str]) -> Result<Parts, TextError> {
        let mut builder = PartsBuilder::new();
        texts.iter().for_each(|text| builder.push(BlockKind::Paragraph, text));
        builder.finish()
    }

    #[test]
    fn white_space_is_folded_inside_of_a_block() {
        for (given, folded, name) in [
            ("one two", "one two", "nothing to do"),
            ("  كلمة \r\n\t أخرى\n", "كلمة أخرى", "runs and ends"),
            ("10\u{A0}km  5\u{202F}%", "10\u{A0}km 5\u{202F}%", "spaces that do not break"),
            ("\u{A0}\u{2003}x\u{3000}", "x", "any white space goes at the ends"),
            ("a \u{2028} b", "a\nb", "a line break"),
            ("a\u{2028}\n\u{2028}b\u{2028}", "a\nb", "several line breaks"),
            ("\u{200F}نعم\u{200F}", "\u{200F}نعم\u{200F}", "marks of direction"),
            ("a\u{85}b\u{2029}c\u{B}d", "a b c d", "other line ends"),
        ] {
            assert_eq!(built(&[given]).unwrap().text, folded, "{name}");
        }
    }

    #[test]
    fn blocks_are_the_text_but_for_line_ends_between_them() {
        let parts = built(&[" one ", "", "\u{200B} \u{AD}", "اثنان\u{2028}ثلاثة", "\u{A0}", "four"]).unwrap();
        assert_eq!(parts.text, "one\nاثنان\nثلاثة\nfour");
        let texts: Vec<&str> = parts.blocks.iter().map(|block| block.span.of(&parts.text)).collect();
        assert_eq!(texts, ["one", "اثنان\nثلاثة", "four"]);
    }

    #[test]
    fn a_text_of_nothing_is_refused() {
        for texts in [&[][..], &[""], &[" \n", "\u{FEFF}"]] {
            assert_eq!(built(texts), Err(TextError::NoText));
        }
    }

    #[test]
    fn lost_characters_are_told_of() {
        assert_eq!(built(&["a\u{FFFD}", "\u{FFFD}"]).unwrap().warnings, [Warning::Replacements { count: 2 }]);
    }
}
