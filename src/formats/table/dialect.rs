//! How the cells of a table are told from one another.

use csv::{ReaderBuilder, StringRecord};

/// How the cells of a table are told from one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) struct Dialect {
    /// What stands between two cells.
    pub(in crate::formats) delimiter: u8,
    /// Whether quotation marks may stand around a cell.
    pub(in crate::formats) quoted: bool,
}

/// How many rows are looked at.
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

    /// The one in which the rows of a text have most nearly the same number of cells, at least two. `whole` says whether
    /// the text ends where its table does.
    pub(super) fn of(text: &str, whole: bool) -> Dialect {
        Self::likeliest(text, whole).0
    }

    /// The same with the share of rows that have that number of cells; 0 for no table at all.
    fn likeliest(text: &str, whole: bool) -> (Dialect, f64) {
        let score = |dialect: Dialect| (dialect, dialect.score(text, whole));
        let all = [Dialect::TABS, Dialect::BARE_TABS, Dialect::SEMICOLONS, Dialect::COMMAS].map(score);
        let better = |best: (Dialect, f64), next: (Dialect, f64)| if next.1 > best.1 { next } else { best };
        all.into_iter().reduce(better).expect("there are four")
    }

    fn score(self, text: &str, whole: bool) -> f64 {
        let mut rows = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.delimiter)
            .quoting(self.quoted)
            .from_reader(text.as_bytes());
        let mut widths: Vec<usize> = Vec::new();
        let mut row = StringRecord::new();
        while widths.len() < SAMPLE && rows.read_record(&mut row).unwrap_or(false) {
            widths.push(row.len());
        }
        // The last row may be half there.
        if !whole && widths.len() > 1 && widths.len() < SAMPLE {
            widths.pop();
        }
        let count = |width: usize| widths.iter().filter(|other| **other == width).count();
        let best = widths.iter().filter(|width| **width > 1).map(|width| count(*width)).max().unwrap_or(0);
        // Quotation marks that swallow rows leave fewer of them, which are no surer for that.
        let lines = text.lines().filter(|line| !line.is_empty()).take(SAMPLE).count();
        let swallowed = row_lines(self, text, &widths, lines);
        best as f64 / (widths.len() + swallowed).max(1) as f64
    }
}

/// How many lines more than rows there are, if tabs stand in them: those are rows that a quotation mark has swallowed.
fn row_lines(dialect: Dialect, text: &str, widths: &[usize], lines: usize) -> usize {
    let all_have_it = text.lines().filter(|line| !line.is_empty()).take(SAMPLE).all(|line| line.contains('\t'));
    if dialect == Dialect::TABS && all_have_it { lines.saturating_sub(widths.len()) } else { 0 }
}

/// Whether a text that begins so is a table: nine of ten rows have the same number of cells, which is more than one; half
/// of them in a file that is `named` like a table.
pub fn looks_like_table(head: &str, named: bool) -> bool {
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
            ("a,b", Dialect::COMMAS, "one row"),
            ("", Dialect::TABS, "nothing"),
        ] {
            assert_eq!(Dialect::of(text, true), expected, "{name}");
        }
    }

    #[test]
    fn prose_is_no_table() {
        for (text, named, is_table) in [
            ("One line, with a comma.\nAnother without.\nA third; and, well, more.\n", false, false),
            ("نعم\tyes\nلا\tno\n", false, true),
            ("just a line\nand another\n", true, false),
            ("نعم,yes\nلا\nربما,maybe\n", true, true),
            ("نعم,yes\nلا\nربما,maybe\n", false, false),
        ] {
            assert_eq!(looks_like_table(text, named), is_table, "{text}");
        }
    }
}
