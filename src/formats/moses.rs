//! Moses: two plain texts, line by line, for those who train machines.
//!
//! Line i of one text is the translation of line i of the other. UTF-8, lines end in LF, no line is blank. Line ends within
//! a text become a space, counted in [`Written::spaced`]; control characters go, counted in
//! [`Written::removed_characters`]; nothing is escaped or cut into tokens. Rejected units, those that are left out by
//! hand, those with an empty side, and those in other languages than the first unit are left out.

use std::io::{self, Write};

use crate::formats::table::one_line;
use crate::formats::{Format, Options, Written};
use crate::memory::Unit;

/// Writes the sources to one place and the targets to another.
pub fn write_pair(
    units: impl IntoIterator<Item = Unit>,
    options: &Options,
    [sources, targets]: [&mut dyn Write; 2],
) -> io::Result<Written> {
    let mut written = Written::nothing(Format::Moses);
    let mut langs = None;
    for unit in units {
        if !written.wants_translation(&unit, options.only) {
            continue;
        }
        let (source_lang, target_lang) =
            langs.get_or_insert_with(|| (unit.source_lang.clone(), unit.target_lang.clone()));
        if (&*source_lang, &*target_lang) != (&unit.source_lang, &unit.target_lang) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::written::tests::unit;
    use crate::lang::Lang;

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
        let written = write_pair(units, &Options::default(), [&mut sources, &mut targets]).unwrap();
        assert_eq!(String::from_utf8(sources).unwrap(), "نعم لا\n=\"س\"\n");
        assert_eq!(String::from_utf8(targets).unwrap(), "yes no\na\tb\n");
        assert_eq!(
            written.to_string(),
            "2 lines written; left out: 2 with an empty side, 1 in other languages; 2 line ends and tabs made spaces"
        );
    }
}
