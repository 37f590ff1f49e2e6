//! Moses: two plain texts, line by line, for those who train machines.
//!
//! Line i of one text is the translation of line i of the other. UTF-8, lines end in LF, no line is blank. Line ends and tabs
//! within a text become spaces, counted in [`Written::spaced`]; control characters go, counted in
//! [`Written::removed_characters`]; nothing is escaped or cut into tokens. Rejected units, those that are left out by
//! hand, those with an empty side, and those in other languages than the first unit are left out.

use std::io::{self, Write};
use std::iter::Peekable;

use crate::formats::table::one_line;
use crate::formats::{Format, Only, Options, Written};
use crate::lang::Lang;
use crate::memory::Unit;

/// Units that are to be two texts. The languages are known before anything is written, because files are called after
/// them.
pub struct TextPair<I: Iterator<Item = Unit>> {
    units: Peekable<I>,
    langs: Option<[Lang; 2]>,
    only: Only,
    written: Written,
}

impl<I: Iterator<Item = Unit>> TextPair<I> {
    /// Reads as far as the first unit that is wanted.
    pub fn new(units: I, options: &Options) -> Self {
        let mut written = Written::nothing(Format::Moses);
        let mut units = units.peekable();
        let langs = written.langs_of_first_translation(&mut units, options.only, |unit| unit);
        TextPair { units, langs, only: options.only, written }
    }

    /// The languages of the sources and the targets; none where no unit is wanted.
    pub fn langs(&self) -> Option<&[Lang; 2]> {
        self.langs.as_ref()
    }

    /// Writes the sources to one place and the targets to another.
    pub fn write(self, [sources, targets]: [&mut dyn Write; 2]) -> io::Result<Written> {
        let TextPair { units, langs, only, mut written } = self;
        for unit in units {
            if !written.wants_translation(&unit, only) {
                continue;
            }
            if langs.as_ref().is_some_and(|[source, target]| (source, target) != (&unit.source_lang, &unit.target_lang))
            {
                written.left_out.other_languages += 1;
                continue;
            }
            let before = written.clone();
            let [source, target] = [&unit.source, &unit.target].map(|text| one_line(text, &mut written));
            if source.trim().is_empty() || target.trim().is_empty() {
                written = before;
                written.left_out.empty_side += 1;
                continue;
            }
            writeln!(sources, "{source}")?;
            writeln!(targets, "{target}")?;
            written.units += 1;
        }
        Ok(written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Status;
    use crate::formats::written::tests::unit;

    #[test]
    fn lines_of_both_texts_stand_beside_one_another() {
        let (mut sources, mut targets) = (Vec::new(), Vec::new());
        let units = [
            unit("نعم\nلا", "yes\u{2028}no"),
            unit("\u{1}", "nothing is left of the source"),
            unit("", "empty"),
            Unit { source_lang: Lang::english(), ..unit("yes", "oui") },
            unit("=\"س\"", "a\tb"),
        ];
        let written =
            TextPair::new(units.into_iter(), &Options::default()).write([&mut sources, &mut targets]).unwrap();
        assert_eq!(String::from_utf8(sources).unwrap(), "نعم لا\n=\"س\"\n");
        assert_eq!(String::from_utf8(targets).unwrap(), "yes no\na b\n");
        assert_eq!(
            written.to_string(),
            "2 lines written; left out: 2 with an empty side, 1 in other languages; 3 line ends and tabs made spaces"
        );
    }

    #[test]
    fn the_languages_are_those_of_the_first_unit_that_is_written() {
        let rejected = Unit {
            source_lang: Lang::english(),
            target_lang: Lang::arabic(),
            status: Status::Rejected,
            ..unit("yes", "نعم")
        };
        let texts = TextPair::new([rejected.clone(), unit("لا", "no")].into_iter(), &Options::default());
        assert_eq!(texts.langs(), Some(&[Lang::arabic(), Lang::english()]));
        let written = texts.write([&mut io::sink(), &mut io::sink()]).unwrap();
        assert_eq!(written.to_string(), "1 line written; left out: 1 rejected");
        assert_eq!(TextPair::new([rejected].into_iter(), &Options::default()).langs(), None);
    }
}
