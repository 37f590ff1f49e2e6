//! Which language a document says it is in.

use std::collections::HashMap;

use crate::lang::{Direction, Lang};

/// The languages that a stretch of text is marked with. Office programs keep one for each kind of script, and the text says
/// which of them counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Spoken {
    /// That of letters written from left to right.
    pub western: Option<String>,
    /// That of letters written from right to left, which office programs count as complex.
    pub complex: Option<String>,
}

impl Spoken {
    /// What is said here, and where nothing is, what was said before.
    pub(super) fn or(self, before: &Spoken) -> Spoken {
        let Spoken { western, complex } = self;
        Spoken {
            western: western.or_else(|| before.western.clone()),
            complex: complex.or_else(|| before.complex.clone()),
        }
    }
}

/// How many letters there are of each language.
#[derive(Debug, Default)]
pub(super) struct Languages {
    western: Tally,
    complex: Tally,
}

#[derive(Debug, Default)]
struct Tally {
    letters: usize,
    named: HashMap<String, usize>,
}

impl Languages {
    /// Counts the letters of a text that is marked with these languages.
    pub(super) fn count(&mut self, text: &str, spoken: &Spoken) {
        let (mut western, mut complex) = (0, 0);
        for c in text.chars() {
            match is_complex(c) {
                true => complex += 1,
                false => western += usize::from(c.is_alphabetic()),
            }
        }
        self.western.add(western, spoken.western.as_deref());
        self.complex.add(complex, spoken.complex.as_deref());
    }

    /// The language of most letters. None when the file names none, or one that is not written in their direction: programs
    /// write the user's own language into files whatever the text is in.
    pub(super) fn most(self) -> Option<Lang> {
        let (tally, direction) = match self.complex.letters > self.western.letters {
            true => (self.complex, Direction::RightToLeft),
            false => (self.western, Direction::LeftToRight),
        };
        // The name breaks a tie, so that the same file always gives the same language.
        let (name, _) = tally.named.into_iter().max_by(|(a, n), (b, m)| n.cmp(m).then_with(|| b.cmp(a)))?;
        let lang: Lang = name.parse().ok()?;
        let names_one = !matches!(lang.primary(), "und" | "zxx" | "mul" | "none");
        (names_one && lang.direction() == direction).then_some(lang)
    }
}

impl Tally {
    fn add(&mut self, letters: usize, name: Option<&str>) {
        self.letters += letters;
        let Some(name) = name.filter(|_| letters > 0) else { return };
        match self.named.get_mut(name) {
            Some(count) => *count += letters,
            None => _ = self.named.insert(name.to_owned(), letters),
        }
    }
}

/// Whether a character is a letter of a script from Hebrew to Arabic, presentation forms included. By ranges, not by the
/// property: that is ten times as slow, and a few marks among the letters do not matter.
fn is_complex(c: char) -> bool {
    matches!(c, '\u{5D0}'..='\u{5F2}' | '\u{620}'..='\u{64A}' | '\u{66E}'..='\u{6D3}' | '\u{6FA}'..='\u{8C9}')
        || matches!(c, '\u{FB1D}'..='\u{FDFB}' | '\u{FE70}'..='\u{FEFC}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_that_of_most_letters() {
        for (texts, expected, name) in [
            (&[("Hello", "en-GB", "ar-SA")][..], Some("en-GB"), "English"),
            (&[("مرحبا", "en-US", "ar-EG")], Some("ar-EG"), "Arabic in a file that is English by default"),
            (&[("مرحبا", "en-US", "hi-IN")], None, "Arabic that the file says is Hindi"),
            (&[("مرحبا", "en-US", "")], None, "no language for Arabic"),
            (&[("سلام", "", "ar-EG"), ("hi", "en-US", "ar-EG"), ("نعم", "", "ar-SA")], Some("ar-EG"), "several"),
            (&[("123 — …", "en-US", "ar-SA")], None, "no letters"),
            (&[("abc", "x-none", "")], None, "no language"),
            (&[("abc", "zxx", "")], None, "no linguistic content"),
        ] {
            let mut languages = Languages::default();
            for (text, western, complex) in texts {
                let tag = |tag: &str| (!tag.is_empty()).then(|| tag.to_owned());
                languages.count(text, &Spoken { western: tag(western), complex: tag(complex) });
            }
            assert_eq!(languages.most().as_ref().map(Lang::as_str), expected, "{name}");
        }
    }
}
