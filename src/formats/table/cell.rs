//! What a text is like as a cell of a table, and back.

use std::borrow::Cow;

use super::Dialect;
use super::rows::MOST_LINE_ENDS;
use crate::formats::Written;
use crate::formats::characters::{allowed, is_blank};
use crate::text::unbroken;

/// A text as a cell.
pub(super) fn cell(text: &str, dialect: Dialect, written: &mut Written) -> String {
    let text = printable(text, &mut written.removed_characters);
    let formula = wants_mark(&text);
    let cell = if keeps_lines(&text, dialect) { text } else { spaced(text, &mut written.spaced) };
    if formula {
        written.formulas += 1;
        return format!("'{cell}");
    }
    cell.into_owned()
}

/// The text that a cell stands for: without the apostrophe that [`cell`] puts before what would be a formula.
pub(super) fn text(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| wants_mark(rest)).unwrap_or(cell)
}

/// A text as one line of a plain text.
pub(in crate::formats) fn one_line(text: &str, written: &mut Written) -> String {
    let text = printable(text, &mut written.removed_characters);
    spaced(text, &mut written.spaced).into_owned()
}

/// A text without control characters, but for tabs and line ends.
fn printable<'t>(text: &'t str, removed: &mut usize) -> Cow<'t, str> {
    let text = allowed(text, removed);
    let goes = |c: &char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}');
    match text.chars().filter(goes).count() {
        0 => text,
        count => {
            *removed += count;
            Cow::Owned(text.chars().filter(|c| !goes(c)).collect())
        }
    }
}

/// Whether line ends and tabs may stay in a cell. Where tabs delimit, many programs take each line for a row.
fn keeps_lines(text: &str, dialect: Dialect) -> bool {
    let line_ends = text.matches(['\n', '\r']).count() - text.matches("\r\n").count();
    dialect.delimiter != b'\t' && line_ends <= MOST_LINE_ENDS
}

/// A text with a space in the place of each line end and each tab; `count` grows by their number. A line end that breaks a
/// word goes.
fn spaced<'t>(text: Cow<'t, str>, count: &mut usize) -> Cow<'t, str> {
    // The line ends of Unicode (UAX 14): LF, VT, FF, CR, NEL, LS, PS; VT and FF are gone already.
    let goes = |c: char| matches!(c, '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
    if !text.contains(goes) {
        return text;
    }
    let mut line = String::with_capacity(text.len());
    let text = unbroken(&text);
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
            ("a\u{0}b\u{B}c\u{7F}\u{9B}d\u{80}", "abcd", "control characters"),
            ("\u{202E}س\u{202C}\u{200F}", "\u{202E}س\u{202C}\u{200F}", "bidirectional controls"),
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
            assert_eq!(cell(text, Dialect::TABS, &mut Written::nothing(Format::Tsv)), expected, "{name}");
        }
    }

    #[test]
    fn commas_leave_line_ends_and_tabs_where_they_are() {
        let mut written = Written::nothing(Format::Csv);
        for text in ["a\r\nb\tc\rd\ne", "\u{85}\u{2028}\u{2029}", &"x\r\n".repeat(MOST_LINE_ENDS)] {
            assert_eq!(cell(text, Dialect::COMMAS, &mut written), text);
        }
        assert_eq!((written.spaced, written.removed_characters), (0, 0));
        let many = "x\n".repeat(MOST_LINE_ENDS + 1);
        assert_eq!(cell(&many, Dialect::COMMAS, &mut written), many.replace('\n', " "));
        assert_eq!(cell("\t\u{90}=1\n", Dialect::COMMAS, &mut written), "'\t=1\n");
        assert_eq!((written.spaced, written.removed_characters, written.formulas), (MOST_LINE_ENDS + 1, 1, 1));
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
    fn a_line_has_neither_line_ends_nor_tabs() {
        let mut written = Written::nothing(Format::Moses);
        assert_eq!(one_line("=a\tb\r\nc\u{9B}", &mut written), "=a b c");
        assert_eq!((written.spaced, written.removed_characters, written.formulas), (2, 1, 0));
    }
}
