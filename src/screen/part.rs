//! A text so long that laying it out takes longer than a key may: only a part of it is set, around one place, and what
//! stands before and behind it is one row each, with an ellipsis that is the cell of all that is missing.
//!
//! Texts up to [`WHOLE`] are set whole, exactly as [`layout`] does; in a part, what depends on the text before it (an
//! isolate that was opened, where lines break) is as if the text began there.

use unicode_segmentation::GraphemeCursor;

use super::Options;
use super::caret;
use super::cell::{Cell, CellKind, Row};
use super::layout::{Layout, layout};
use super::sign::ELLIPSIS;
use crate::lang::Direction;
use crate::text::Span;

/// The bytes up to which a text is set whole: a few milliseconds.
pub const WHOLE: usize = 32 * 1024;

/// At least so many bytes on each side of the place are in a part, and it moves by so many: more than a large screen of
/// Arabic with vowel marks.
const STEP: usize = 8 * 1024;

/// How far the ends of a part go to stand between words.
const TO_A_WORD: usize = 512;

/// Sets the part of a text around a byte offset, or all of it where it is not too long.
pub fn layout_around(text: &str, at: usize, base: Direction, width: u16, options: &Options) -> Layout {
    let part = part(text, at);
    if part == Span::new(0, text.len()) {
        return layout(text, base, width, options);
    }
    let start = part.range().start;
    let options = Options { caret: options.caret.and_then(|caret| caret.checked_sub(start)), ..*options };
    let set = layout(part.of(text), base, width, &options);
    let ellipsis = |span: Span, stop: usize| {
        (span.start < span.end).then(|| Row {
            cells: vec![Cell {
                symbol: std::iter::once(ELLIPSIS).collect(),
                width: 1,
                span,
                level: u8::from(base == Direction::RightToLeft),
                kind: CellKind::Control,
                stop: stop as u32,
            }],
            span,
            indent: if base == Direction::RightToLeft { width.max(1) - 1 } else { 0 },
        })
    };
    let before = ellipsis(Span::new(0, start), caret::previous(text, start));
    let behind = ellipsis(Span::new(part.range().end, text.len()), part.range().end);
    set.within(text.len(), start, before, behind)
}

/// The part of a text that is set around an offset. It stays the same while the offset moves a little.
fn part(text: &str, at: usize) -> Span {
    if text.len() <= WHOLE {
        return Span::new(0, text.len());
    }
    let here = at.min(text.len()) / STEP * STEP;
    let start = here.saturating_sub(STEP);
    let end = (here + 2 * STEP).min(text.len());
    Span::new(joint(text, start), joint(text, end))
}

/// The last place up to `at` where a text can be cut: before a word, else between grapheme clusters; inside one only if
/// that is longer than any that is written.
fn joint(text: &str, at: usize) -> usize {
    let at = text.floor_char_boundary(at);
    if at == 0 || at == text.len() {
        return at;
    }
    let near = text.floor_char_boundary(at.saturating_sub(TO_A_WORD));
    if let Some((space, c)) = text[near..at].char_indices().rfind(|(_, c)| *c == ' ') {
        let behind = near + space + c.len_utf8();
        if GraphemeCursor::new(behind, text.len(), true).is_boundary(text, 0).unwrap_or(false) {
            return behind;
        }
    }
    let between = match GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0) {
        Ok(true) => at,
        _ => caret::previous(text, at),
    };
    if between < near { at } else { between }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::screen::Position;

    const PIECES: [&str; 6] =
        ["بسم", "سفينة كبيرة ", "word ", "x", "ب\u{64E}\u{651}", "👨\u{200D}👩\u{1F1EA}\u{1F1EC}"];

    #[test]
    fn texts_of_a_usual_length_are_set_whole() {
        for piece in PIECES {
            let text = piece.repeat(WHOLE / piece.len());
            let options = Options { caret: Some(0), ..Options::default() };
            for base in [Direction::RightToLeft, Direction::LeftToRight] {
                let whole = layout(&text, base, 60, &options);
                assert_eq!(layout_around(&text, text.len() / 2, base, 60, &options), whole, "{piece}");
            }
        }
    }

    #[test]
    fn rows_of_a_part_are_those_of_the_whole_where_it_begins_with_a_line() {
        let text = "وصلت السفينة. ".repeat(4000);
        let line = layout(&text, Direction::RightToLeft, 40, &Options::default()).rows()[0].span.of(&text).len();
        let text = text[..line].repeat(40_000 / line + STEP);
        let part = layout_around(&text, 5 * STEP, Direction::RightToLeft, 40, &Options::default());
        let rows = &part.rows()[1..part.height() - 1];
        let symbols = |row: &Row| row.cells.iter().map(|cell| cell.symbol.clone()).collect::<Vec<_>>();
        assert!(rows.len() > 200 && rows[2..rows.len() - 1].iter().all(|row| symbols(row) == symbols(&rows[1])));
    }

    #[test]
    fn a_cluster_longer_than_any_is_cut() {
        let text = format!("ب{}", "\u{64E}".repeat(40_000));
        let part = layout_around(&text, 20_000, Direction::RightToLeft, 40, &Options::default());
        let shown = part.rows().iter().flat_map(|row| &row.cells).filter(|cell| cell.span.range().contains(&20_000));
        assert_eq!(shown.count(), 1);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn every_byte_has_one_cell_and_the_caret_a_place(
            pieces in prop::collection::vec(0..PIECES.len(), 1..8),
            at in 0usize..=100,
            width in 4u16..100,
            rtl: bool,
        ) {
            let text = pieces.iter().map(|piece| PIECES[*piece].repeat(1000)).collect::<String>().repeat(4);
            let base = if rtl { Direction::RightToLeft } else { Direction::LeftToRight };
            let at = text.floor_char_boundary(text.len() * at / 100);
            let options = Options { caret: Some(at), ..Options::default() };
            let set = layout_around(&text, at, base, width, &options);
            let mut spans: Vec<_> = set.rows().iter().flat_map(|row| &row.cells).map(|cell| cell.span.range()).collect();
            spans.sort_unstable_by_key(|span| span.start);
            let mut end = 0;
            for span in spans {
                prop_assert_eq!(span.start, end);
                end = span.end;
            }
            prop_assert_eq!(end, text.len());
            let Position { row, column } = set.caret(at);
            prop_assert!(column < width);
            if at < text.len() && set.height() > 3 {
                prop_assert!(set.rows()[row].cells.iter().any(|cell| cell.kind == CellKind::Text || cell.span.range().len() < 64));
            }
        }
    }
}
