//! The columns of the list: as many, and as wide, as there is room for.

/// Where the columns of the list end or begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Columns {
    /// Behind the name.
    pub name_end: u16,
    /// Where the languages begin.
    pub langs: u16,
    /// Behind the languages.
    pub langs_end: u16,
    /// Behind the number of rows, which stands flush right.
    pub rows_end: u16,
    /// Where the bar begins.
    pub bar: u16,
    /// How many columns it has; none in a narrow window.
    pub bar_width: u16,
    /// Behind the percentage, which stands flush right.
    pub percent_end: u16,
    /// Behind the number of rows to look at, which stands flush right.
    pub look_end: u16,
    /// Where the time begins.
    pub touched: u16,
    /// Whether times are told in few columns.
    pub short: bool,
}

/// Where the name begins: behind the mark of the current pair.
pub(super) const NAME: u16 = 2;

impl Columns {
    /// The columns of a window.
    pub fn new(width: u16) -> Self {
        let (gap, langs, rows, bar_width, look, touched) = match width {
            0..80 => (1, 7, 6, 0, 5, 9),
            80..100 => (1, 8, 7, 6, 6, 15),
            100..140 => (2, 9, 7, 12, 7, 15),
            _ => (3, 12, 8, 24, 7, 15),
        };
        let touched = width.saturating_sub(touched);
        let look_end = touched.saturating_sub(gap);
        let percent_end = look_end.saturating_sub(look + gap);
        let bar = percent_end.saturating_sub(PERCENT + bar_width);
        let rows_end = bar.saturating_sub(gap);
        let langs_end = rows_end.saturating_sub(rows + gap);
        let from = langs_end.saturating_sub(langs);
        Columns {
            name_end: from.saturating_sub(gap),
            langs: from,
            langs_end,
            rows_end,
            bar,
            bar_width,
            percent_end,
            look_end,
            touched,
            short: width < 80,
        }
    }
}

/// The columns of a percentage: ` 100%`.
const PERCENT: u16 = 5;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_has_room_in_every_window() {
        for width in 60..=250 {
            let columns = Columns::new(width);
            assert!(columns.name_end >= NAME + 16, "{width}");
            assert!(columns.langs_end < columns.rows_end && columns.percent_end < columns.look_end, "{width}");
            assert!(columns.touched < width, "{width}");
        }
    }
}
