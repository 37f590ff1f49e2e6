//! A side without text.

use super::{Finding, SIDES, Warning};

/// Invisible characters are no text.
pub(super) fn check(texts: [&str; 2]) -> Option<Finding> {
    let told = match texts.map(is_empty) {
        [false, false] => return None,
        [true, true] => "neither side has any text".to_owned(),
        [source, _] => format!("the {} has no text", SIDES[usize::from(!source)]),
    };
    Some(Finding { kind: Warning::Empty, places: Default::default(), told })
}

fn is_empty(text: &str) -> bool {
    let unseen = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{61C}')
    };
    text.chars().all(unseen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_side_without_text_is_told() {
        for (source, target, told) in [
            ("نعم", "Yes", None),
            ("نعم", "", Some("the target has no text")),
            (" \u{200F}\n", "Yes", Some("the source has no text")),
            ("", "\u{FEFF}", Some("neither side has any text")),
            ("—", "-", None),
        ] {
            assert_eq!(check([source, target]).map(|finding| finding.told).as_deref(), told, "{source:?} {target:?}");
        }
    }
}
