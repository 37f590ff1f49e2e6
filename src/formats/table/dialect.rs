//! How the cells of a table are told from one another.

use super::rows::Rows;
use crate::formats::Position;

/// How the cells of a table are told from one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) struct Dialect {
    /// What stands between two cells.
    pub(in crate::formats) delimiter: u8,
    /// Whether quotation marks may stand around a cell.
    pub(in crate::formats) quoted: bool,
}

/// How many rows are looked at for the delimiter.
const SAMPLE: usize = 50;

impl Dialect {
    /// Tabs, and quotation marks around cells that need them.
    pub(in crate::formats) const TABS: Dialect = Dialect { delimiter: b'\t', quoted: true };
    /// Commas, likewise.
    pub(in crate::formats) const COMMAS: Dialect = Dialect { delimiter: b',', quoted: true };
    /// What European spreadsheet programs write.
    const SEMICOLONS: Dialect = Dialect { delimiter: b';', quoted: true };
    /// Tabs, and quotation marks are text.
    const BARE_TABS: Dialect = Dialect { delimiter: b'\t', quoted: false };

    /// The one that the first line says, else the one in which the rows of a text have most nearly the same number of cells,
    /// at least two; and where the first row begins. `whole` says whether the text ends where its table does.
    pub(super) fn of(text: &str, whole: bool) -> (Dialect, Position) {
        let start = Position { byte: 0, line: 1, column: 1 };
        match Self::said(text) {
            Some((delimiter, length)) => {
                let dialect = Dialect { delimiter, quoted: true };
                (dialect.quoted_as(&text[length..], whole), Position { byte: length as u64, line: 2, ..start })
            }
            None => (Self::likeliest(text, whole).0, start),
        }
    }

    /// The delimiter that a line above the table says, as Excel reads and writes it (`sep=;`), and how long that line is.
    fn said(text: &str) -> Option<(u8, usize)> {
        let line = text.split_inclusive('\n').next()?;
        let bare = line.trim_end_matches(['\r', '\n']);
        let bare = bare.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(bare);
        match bare.as_bytes() {
            [start @ .., delimiter @ (b',' | b';' | b'\t' | b'|' | b':' | b'^' | b'~')]
                if start.eq_ignore_ascii_case(b"sep=") =>
            {
                Some((*delimiter, line.len()))
            }
            _ => None,
        }
    }

    /// The likeliest one with the share of rows that have the same number of cells; 0 for no table at all.
    fn likeliest(text: &str, whole: bool) -> (Dialect, f64) {
        let score = |dialect: Dialect| (dialect, dialect.score(text, whole));
        let all = [Dialect::TABS.quoted_as(text, whole), Dialect::SEMICOLONS, Dialect::COMMAS].map(score);
        let better = |best: (Dialect, f64), next: (Dialect, f64)| if next.1 > best.1 { next } else { best };
        all.into_iter().reduce(better).expect("there are three")
    }

    /// The same without quoted cells, if tabs delimit and some cell of a text begins with a quotation mark that belongs to
    /// what it says: many programs write tables with tabs and know no quoted cells.
    fn quoted_as(self, text: &str, whole: bool) -> Dialect {
        if self.delimiter != b'\t' {
            return self;
        }
        let mut rows = self.rows(text, whole);
        while let Ok(Some(_)) = rows.next() {}
        if rows.have_marks_in_text() { Dialect::BARE_TABS } else { self }
    }

    fn rows(self, text: &str, whole: bool) -> Rows<&[u8]> {
        Rows::new(text.as_bytes(), self, Position { byte: 0, line: 1, column: 1 }, whole)
    }

    fn score(self, text: &str, whole: bool) -> f64 {
        let mut widths = self.widths(text, whole);
        // A quotation mark at the very beginning that nothing closes tells nothing of the rows behind it.
        if widths.is_empty() {
            widths = self.widths(text, true);
        }
        let count = |width: usize| widths.iter().filter(|other| **other == width).count();
        let best = widths.iter().filter(|width| **width > 1).map(|width| count(*width)).max().unwrap_or(0);
        best as f64 / widths.len().max(1) as f64
    }

    /// How many cells each of the first rows has.
    fn widths(self, text: &str, whole: bool) -> Vec<usize> {
        let mut rows = self.rows(text, whole);
        let mut widths = Vec::new();
        while widths.len() < SAMPLE
            && let Ok(Some((row, _))) = rows.next()
        {
            widths.push(row.len());
        }
        // The last row may be half there.
        if !whole && widths.len() > 1 && widths.len() < SAMPLE {
            widths.pop();
        }
        widths
    }
}

/// Whether a text that begins so is a table: nine of ten rows have the same number of cells, which is more than one; half
/// of them in a file that is `named` like a table, which may have no rows at all.
pub fn looks_like_table(head: &str, named: bool) -> bool {
    if Dialect::said(head).is_some() || (named && head.trim().is_empty()) {
        return true;
    }
    Dialect::likeliest(head, false).1 >= if named { 0.5 } else { 0.9 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dialect_is_found_by_the_shape_of_the_rows() {
        for (text, expected, name) in [
            ("نعم\tyes\nلا, لا\tno, no, no\n", Dialect::TABS, "tabs, commas in the text"),
            ("نعم؛ نعم,yes\n\"لا, لا\",\"no; no\"\n", Dialect::COMMAS, "commas, semicolons in the text"),
            ("نعم;yes, sir\nلا;no\n", Dialect::SEMICOLONS, "semicolons"),
            ("\"نعم\tyes\nلا\tno\nربما\tmaybe \"so\"\n", Dialect::BARE_TABS, "a lone quotation mark"),
            ("\"a \"\"b\"\"\"\t\"c\nd\"\ne\tf\n", Dialect::TABS, "quoted cells with line ends"),
            ("\"نعم\" x\tyes\n\"لا\"\tno\n", Dialect::BARE_TABS, "a mark that closes before the cell ends"),
            ("a\tb\n\"نعم\tyes\nلا\tno\"\n", Dialect::BARE_TABS, "marks that would swallow rows"),
            ("\"Hello,مرحبا\nBye,وداعا\n", Dialect::COMMAS, "a mark that is never closed"),
            ("sep=;\r\na,b;c,d\n", Dialect::SEMICOLONS, "Excel's first line"),
            ("\"SEP=\t\"\n\"a\" b\tc\n", Dialect::BARE_TABS, "with a tab, and quoted"),
            ("a,b", Dialect::COMMAS, "one row"),
            ("", Dialect::TABS, "nothing"),
        ] {
            assert_eq!(Dialect::of(text, true).0, expected, "{name}");
        }
    }

    #[test]
    fn prose_is_no_table() {
        for (text, named, is_table) in [
            ("One line, with a comma.\nAnother without.\nA third; and, well, more.\n", false, false),
            ("نعم\tyes\nلا\tno\n", false, true),
            ("just a line\nand another\n", true, false),
            ("sep=,\n", false, true),
            ("\"Hello,مرحبا\nBye,وداعا\n", true, true),
            (" \n\n", true, true),
            (" \n\n", false, false),
            ("sep=x\n", false, false),
            ("نعم,yes\nلا\nربما,maybe\n", true, true),
            ("نعم,yes\nلا\nربما,maybe\n", false, false),
        ] {
            assert_eq!(looks_like_table(text, named), is_table, "{text}");
        }
    }
}
