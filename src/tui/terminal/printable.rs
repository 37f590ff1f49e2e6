//! Nothing but visible characters leaves the program.
//!
//! The screen module makes every control and every invisible character visible. This is the last line of defence
//! behind it: a symbol with a character in it that a terminal would obey or would not show is replaced whole.

use std::borrow::Cow;
use std::sync::LazyLock;

use ratatui::buffer::Cell;
use regex::Regex;
use unicode_width::UnicodeWidthStr;

/// What stands in for a symbol that must not be sent.
pub(super) const PLACEHOLDER: &str = "\u{fffd}";

/// Controls, format characters, line and paragraph separators, and what Unicode calls ignorable by default (variation
/// selectors, tags, fillers that show nothing).
static INVISIBLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]").expect("the expression is fixed")
});

/// Whether a symbol can be sent as it is: it is visible and takes one or two cells.
fn is_printable(symbol: &str) -> bool {
    match symbol.as_bytes() {
        [0x20..=0x7e] => true,
        [] => false,
        _ => (1..=2).contains(&symbol.width()) && !INVISIBLE.is_match(symbol),
    }
}

/// The cell, or one in its style with a placeholder.
pub(super) fn printable(cell: &Cell) -> Cow<'_, Cell> {
    if is_printable(cell.symbol()) {
        return Cow::Borrowed(cell);
    }
    let mut safe = cell.clone();
    safe.set_symbol(if cell.symbol().is_empty() { " " } else { PLACEHOLDER });
    Cow::Owned(safe)
}

#[cfg(test)]
mod tests {
    use ratatui::style::Color;

    use super::*;

    #[test]
    fn only_visible_symbols_pass() {
        for (symbol, passes, name) in [
            ("a", true, "a letter"),
            ("\u{fefb}", true, "lam-alef"),
            ("\u{fe92}\u{64e}\u{651}", true, "a letter with marks"),
            ("\u{4e2d}", true, "a wide letter"),
            ("\u{2400}", true, "the picture of a control"),
            ("│", true, "a line"),
            ("\u{a0}", true, "a no-break blank"),
            ("\x1b", false, "escape"),
            ("\x1b]52;c;AAAA\x07", false, "a command to the clipboard"),
            ("a\x07", false, "a letter with a bell"),
            ("\u{9b}31m", false, "the eight-bit introducer"),
            ("\n", false, "a line feed"),
            ("\u{202e}", false, "an override"),
            ("a\u{2067}", false, "a letter with an isolate"),
            ("\u{200f}", false, "a mark of direction"),
            ("\u{61c}", false, "the Arabic mark of direction"),
            ("\u{fe92}\u{200d}", false, "a joiner"),
            ("\u{2764}\u{fe0f}", false, "a variation selector"),
            ("a\u{e0041}", false, "a tag"),
            ("\u{2028}", false, "a line separator"),
            ("\u{ad}", false, "a soft hyphen"),
            ("\u{feff}", false, "a byte order mark"),
            ("\u{3164}", false, "a letter that shows nothing"),
            ("\u{64e}", false, "a mark without a base"),
            ("abc", false, "more than a cell and its neighbour"),
        ] {
            let mut cell = Cell::default();
            cell.set_symbol(symbol).set_fg(Color::Red);
            let sent = printable(&cell);
            assert_eq!(sent.symbol(), if passes { symbol } else { PLACEHOLDER }, "{name}");
            assert_eq!(sent.fg, Color::Red, "{name}");
        }
        let mut cell = Cell::default();
        cell.set_symbol("");
        assert_eq!(printable(&cell).symbol(), " ", "an empty symbol would shift the row");
    }
}
