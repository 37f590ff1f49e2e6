//! What a text is like as a cell of a table, and back.

use std::borrow::Cow;

use crate::formats::Written;
use crate::formats::characters::{allowed, is_blank};
use crate::text::unbroken;

/// A text as a cell.
pub(super) fn cell(text: &str, written: &mut Written) -> String {
    let text = allowed(text, &mut written.removed_characters);
    let formula = wants_mark(&text);
    let line = spaced(&text, true, &mut written.spaced);
    if formula {
        written.formulas += 1;
        return format!("'{line}");
    }
    line.into_owned()
}

/// The text that a cell stands for: without the apostrophe that [`cell`] puts before what would be a formula.
pub(super) fn text(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| wants_mark(rest)).unwrap_or(cell)
}

/// A text as one line of a plain text; tabs stay.
pub(in crate::formats) fn one_line(text: &str, written: &mut Written) -> String {
    let text = allowed(text, &mut written.removed_characters);
    spaced(&text, false, &mut written.spaced).into_owned()
}

/// A text with a space in the place of each line end, and of each tab if `tabs` says so; `count` grows by their number. A
/// line end that breaks a word goes.
fn spaced<'t>(text: &'t str, tabs: bool, count: &mut usize) -> Cow<'t, str> {
    // The line ends of Unicode (UAX 14): LF, VT, FF, CR, NEL, LS, PS; VT and FF are gone already.
    let goes = |c: char| matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}') || (tabs && c == '\t');
    if !text.contains(goes) {
        return Cow::Borrowed(text);
    }
    let mut line = String::with_capacity(text.len());
    let text = unbroken(text);
    let mut last = '\0';
    for c in text.chars() {
        match c {
            '\n' if last == '\r' => {}
            c if goes(c) => {
                *count += 1;
                line.push(' ');
            }
            c => line.push(c),
        }
        last = c;
    }
    Cow::Owned(line)
}

/// Whether a cell gets an apostrophe: a formula, and a text that would be taken for one that has got it already.
fn wants_mark(text: &str) -> bool {
    is_formula(text.trim_start_matches('\''))
}

/// Whether a spreadsheet would take a cell for a formula.
fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches(is_blank)
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\u{FE62}', '\u{FE63}', '\u{FE66}', '\u{FE6B}'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::Format;

    #[test]
    fn cells_stay_in_their_row_and_are_no_formulas() {
        for (text, expected, name) in [
            ("plain", "plain", "English"),
            ("سلام", "سلام", "Arabic"),
            ("a\r\nb\tc\rd\u{2028}e", "a b c d e", "line ends and tabs"),
            ("inter-\nnational", "inter-national", "a word that a line end breaks"),
            ("a\u{0}b\u{B}c", "abc", "control characters"),
            ("=1+1", "'=1+1", "a formula"),
            (" \u{200F}＝SUM(A1)", "' \u{200F}＝SUM(A1)", "a hidden full-width formula"),
            ("\n@x", "' @x", "a formula behind a line end"),
            ("\u{1}+1", "'+1", "a formula behind a removed character"),
            ("- نعم", "'- نعم", "a dialogue line"),
            ("'=1", "''=1", "what looks marked already"),
            ("— نعم", "— نعم", "a dash is no sign"),
            ("a=b", "a=b", "in the middle"),
            ("", "", "nothing"),
        ] {
            assert_eq!(cell(text, &mut Written::nothing(Format::Tsv)), expected, "{name}");
        }
    }

    #[test]
    fn an_apostrophe_goes_only_where_it_was_put() {
        for (cell, expected, name) in [
            ("'=1+1", "=1+1", "a formula"),
            ("' \u{200F}＝x", " \u{200F}＝x", "a hidden one"),
            ("'- نعم", "- نعم", "a dialogue line"),
            ("'tis", "'tis", "a word that begins with one"),
            ("''=1", "'=1", "a text that begins with one itself"),
            ("'", "'", "nothing else"),
        ] {
            assert_eq!(text(cell), expected, "{name}");
        }
    }

    #[test]
    fn a_line_keeps_its_tabs() {
        let mut written = Written::nothing(Format::Moses);
        assert_eq!(one_line("=a\tb\r\nc", &mut written), "=a\tb c");
        assert_eq!((written.spaced, written.formulas), (1, 0));
    }
}
