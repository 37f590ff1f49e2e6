//! Quotation marks and brackets without a partner.
//!
//! A quotation may run over several rows, and then it opens in one and closes in another. So a mark without a partner
//! counts only where the other side does not lack the same, and where no row near has one either ([`Nearby`]). Quotation marks of all double types
//! may open and close (`»so«`, `„so“`), so that for them only their number tells; apostrophes and single marks are left
//! alone, and so are `5"`, `1)` and `:)`.

use std::ops::Range;

use super::{Finding, SIDES, Warning};

/// A kind of mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Quote,
    Round,
    Square,
    Curly,
}

impl Class {
    const ALL: [Class; 4] = [Class::Quote, Class::Round, Class::Square, Class::Curly];

    fn name(self) -> &'static str {
        match self {
            Class::Quote => "quotation mark",
            Class::Round | Class::Square | Class::Curly => "bracket",
        }
    }
}

/// A mark: what kind, and whether it opens; quotation marks may do both.
fn mark(c: char) -> Option<(Class, bool)> {
    Some(match c {
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '＂' => (Class::Quote, true),
        '(' | '（' => (Class::Round, true),
        ')' | '）' => (Class::Round, false),
        '[' => (Class::Square, true),
        ']' => (Class::Square, false),
        '{' => (Class::Curly, true),
        '}' => (Class::Curly, false),
        _ => return None,
    })
}

/// A mark without a partner.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Alone {
    class: Class,
    opens: bool,
    place: Range<usize>,
}

/// Whether a text has quotation marks.
pub(super) fn has_quotes(text: &str) -> bool {
    text.chars().any(|c| mark(c).is_some_and(|(class, _)| class == Class::Quote))
}

/// Which marks without a partner the rows near a row have, on one side: a mark of the row may belong to one of theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Nearby {
    quotes: bool,
    brackets: bool,
}

impl Nearby {
    /// So many rows before and behind a row are near: a spoken paragraph.
    pub const ROWS: usize = 6;

    /// What these texts have, which stand on one side of the rows near a row.
    pub fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut nearby = Nearby::default();
        for mark in texts.flat_map(alone) {
            match mark.class {
                Class::Quote => nearby.quotes = true,
                Class::Round | Class::Square | Class::Curly => nearby.brackets = true,
            }
        }
        nearby
    }

    fn has(self, class: Class) -> bool {
        if class == Class::Quote { self.quotes } else { self.brackets }
    }
}

/// `quotes` says whether quotation marks are looked at.
pub(super) fn check(texts: [&str; 2], near: &dyn Fn() -> [Nearby; 2], quotes: bool) -> Option<Finding> {
    let alone = texts.map(alone);
    if alone.iter().all(Vec::is_empty) {
        return None;
    }
    let near = near();
    let count = |side: usize, class, opens| {
        alone[side].iter().filter(|mark: &&Alone| mark.class == class && mark.opens == opens).count()
    };
    let mut places: [Vec<Range<usize>>; 2] = Default::default();
    let mut told = Vec::new();
    for side in [0, 1] {
        let mut names = Vec::new();
        for class in Class::ALL {
            if near[side].has(class) || (class == Class::Quote && !quotes) {
                continue;
            }
            let more = |opens| count(side, class, opens) > count(1 - side, class, opens);
            let found = alone[side].iter().filter(|mark| mark.class == class && more(mark.opens));
            let before = places[side].len();
            places[side].extend(found.map(|mark| mark.place.clone()));
            if places[side].len() > before && !names.contains(&class.name()) {
                names.push(class.name());
            }
        }
        if !names.is_empty() {
            told.push(format!("in the {} a {} has no partner", SIDES[side], names.join(" and a ")));
        }
        places[side].sort_by_key(|place| place.start);
    }
    let told = told.join("; ");
    (!told.is_empty()).then_some(Finding { kind: Warning::Unbalanced, places, told })
}

/// The marks of a text that have no partner.
fn alone(text: &str) -> Vec<Alone> {
    let mut open: Vec<Alone> = Vec::new();
    let mut alone: Vec<Alone> = Vec::new();
    let mut before = [None, None];
    for (at, c) in text.char_indices() {
        if let Some((class, opens)) = mark(c) {
            let this = Alone { class, opens, place: at..at + c.len_utf8() };
            let partner =
                (class == Class::Quote || !opens).then(|| open.iter().rposition(|mark| mark.class == class)).flatten();
            match partner {
                // An opening quotation mark that another of its kind closes.
                Some(partner) => {
                    open.remove(partner);
                }
                None if is_no_mark(class, opens, before, &text[..at]) => {}
                None if opens => open.push(this),
                None => alone.push(this),
            }
        }
        before = [before[1], Some(c)];
    }
    // An inch sign may have been taken for a quotation mark.
    open.retain(|mark| mark.class != Class::Quote || !has_inches(text));
    alone.append(&mut open);
    alone
}

/// Whether a mark is a list's (`1)`, `a)`) or a face's (`:)`).
fn is_no_mark(class: Class, opens: bool, before: [Option<char>; 2], text: &str) -> bool {
    if class != Class::Round {
        return false;
    }
    let face = matches!(before[1], Some(':' | ';')) || (before[1] == Some('-') && matches!(before[0], Some(':' | ';')));
    let item = || {
        let word = text.rsplit(|c: char| c.is_whitespace()).next().unwrap_or("");
        let bare = word.trim_end_matches('.');
        !bare.is_empty() && bare.chars().count() <= 3 && bare.chars().all(char::is_alphanumeric)
    };
    face || (!opens && item())
}

fn has_inches(text: &str) -> bool {
    let mut digit = false;
    text.chars().any(|c| {
        let inches = digit && c == '"';
        digit = c.is_numeric();
        inches
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_without_a_partner_are_told() {
        let quote = |side: &str| Some(format!("in the {side} a quotation mark has no partner"));
        let bracket = |side: &str| Some(format!("in the {side} a bracket has no partner"));
        for (source, target, told) in [
            ("قال «نعم» (ضاحكا).", "He said “yes” (laughing).", None),
            ("قال «نعم (ضاحكا).", "He said “yes” (laughing).", quote("source")),
            ("قال «نعم» (ضاحكا.", "He said “yes” (laughing).", bracket("source")),
            ("قال «نعم» ضاحكا).", "He said “yes” (laughing).", bracket("source")),
            ("قال «نعم", "He said “yes", None),
            ("قال «نعم", "yes” he said", None),
            ("قال نعم", "He said \"yes", quote("target")),
            ("قال \"نعم\"", "He didn't say 'yes' to Muhammad's son’s friends", None),
            ("1) أولا", "first", None),
            ("شاشة 15\" جديدة", "a new 15\" screen", None),
            ("شاشة 15 بوصة", "a new 15\" screen", None),
            ("حسنا :)", "well", None),
            ("[1] انظر {س}", "see [1", bracket("target")),
            ("»نعم«", "„yes“", None),
            (
                "«نعم",
                "(yes",
                Some(
                    "in the source a quotation mark has no partner; in the target a bracket has no partner".to_owned(),
                ),
            ),
            ("", "", None),
        ] {
            assert_eq!(
                check([source, target], &Default::default, true).map(|finding| finding.told),
                told,
                "{source} / {target}"
            );
        }
    }

    #[test]
    fn the_mark_is_pointed_at() {
        let text = "(أولا (ثانيا)";
        let finding = check([text, "x"], &Default::default, true).unwrap();
        assert_eq!(finding.places, [std::iter::once(0..1).collect(), vec![]]);
    }

    #[test]
    fn a_mark_may_belong_to_a_row_near() {
        let (open, far) = (["قال: «نعم.", "He said: yes."], ["ثم مضى.", "He went."]);
        for (rows, told) in [(vec!["لا».", "نعم"], false), (vec!["لا", "نعم"], true), (vec!["لا)"], true), (vec![], true)]
        {
            let near = [Nearby::of(rows.iter().copied()), Nearby::default()];
            assert_eq!(check(open, &|| near, true).is_some(), told, "{rows:?}");
            assert_eq!(check(far, &|| near, true), None);
        }
        assert_eq!(check(open, &Default::default, false), None);
    }
}
