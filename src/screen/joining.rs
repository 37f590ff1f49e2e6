//! Which letters of a text join, and so which form each takes (the Unicode Standard, chapter 9, rules R1 to R7).
//!
//! Decided over the whole text, whatever lines it will be broken into: a letter keeps its form at a line's end. Marks and
//! most format characters are transparent; the non-joiner breaks, the joiner and tatweel join.

use unicode_joining_type::{JoiningType, get_joining_type};

use super::forms::{Forms, forms};

/// A letter that has joining forms.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letter {
    /// Where it stands, in bytes.
    pub at: usize,
    /// Its forms.
    pub forms: &'static Forms,
    /// Whether it joins to what stands before it.
    pub before: bool,
    /// Whether it joins to what stands after it.
    pub after: bool,
}

/// The letters of a text that have joining forms, in order.
pub(super) fn letters(text: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    // Whether the last character that is not transparent could join to the next, and whether it is in `letters`.
    let mut open = false;
    let mut listed = false;
    for (at, c) in text.char_indices() {
        if c.is_ascii() {
            (open, listed) = (false, false);
            continue;
        }
        let kind = get_joining_type(c);
        if kind == JoiningType::Transparent {
            continue;
        }
        let backward = matches!(kind, JoiningType::DualJoining | JoiningType::RightJoining | JoiningType::JoinCausing);
        let joined = open && backward;
        if joined
            && listed
            && let Some(previous) = letters.last_mut()
        {
            previous.after = true;
        }
        let forms = forms(c);
        if let Some(forms) = forms {
            letters.push(Letter { at, forms, before: joined, after: false });
        }
        listed = forms.is_some();
        open = matches!(kind, JoiningType::DualJoining | JoiningType::LeftJoining | JoiningType::JoinCausing);
    }
    letters
}
