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
