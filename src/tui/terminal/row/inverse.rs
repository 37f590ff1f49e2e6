//! For a terminal that runs the Unicode bidirectional algorithm (UAX #9) on each row, left to right, and mirrors
//! brackets: PuTTY, and VTE, Konsole and mlterm where they cannot be told otherwise.
//!
//! Stretches from one right-to-left letter to another are sent backwards, numbers in them forwards, and the result is
//! held against the algorithm itself. Where it comes out otherwise (a number that starts the English column is drawn
//! into the Arabic one before it), blanks between words are sent as U+2800, the empty braille pattern: it looks like a
//! blank and counts as a left-to-right letter, so each side stays where it is. A row with right-to-left letters that
//! starts with a blank starts with U+2800 too: PuTTY takes the direction of the row from its first letter.
//!
//! What remains impossible is a number that begins the Arabic of a row and touches a letter, as in `2023م`, since
//! nothing invisible may be sent: the number then comes out on that letter's other side, within the columns of the
//! word.

use std::ops::Range;

use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};
use unicode_bidi_mirroring::get_mirrored;

use super::{Place, is_right_to_left, reorders};

/// Looks like a blank, counts as a left-to-right letter.
const ANCHOR: char = '\u{2800}';

/// The places for a terminal that runs the bidirectional algorithm on the row.
pub(in super::super) fn inverse(row: &[char]) -> Vec<Place> {
    if !reorders(row) {
        return (0..row.len()).map(Place::of).collect();
    }
    let whole = arrange(row, 0..row.len());
    let mut places = if comes_out(row, 0..row.len(), &whole) { whole } else { anchored(row) };
    if let Some(first) = places.first_mut()
        && row[first.cell] == ' '
    {
        first.instead = Some(ANCHOR);
    }
    places
}

/// As many words as come out right together are taken together, and the gaps between the groups are anchored.
fn anchored(row: &[char]) -> Vec<Place> {
    let words = words(row);
    let mut places = Vec::with_capacity(row.len());
    let mut first = 0;
    while first < words.len() {
        let start = words[first].start;
        let (mut next, mut arranged) = (first + 1, best(row, words[first].clone()));
        for (last, word) in words.iter().enumerate().skip(first + 1) {
            let together = arrange(row, start..word.end);
            if comes_out(row, start..word.end, &together) {
                (next, arranged) = (last + 1, together);
            } else if row[word.clone()].iter().any(|&c| bidi_class(c) == BidiClass::L) {
                // A left-to-right letter closes the stretch before it: what follows cannot mend that any more.
                break;
            }
        }
        places.extend((places.len()..start).map(Place::of));
        if first > 0
            && let Some(gap) = places.last_mut()
        {
            gap.instead = Some(ANCHOR);
        }
        places.extend(arranged);
        first = next;
    }
    places.extend((places.len()..row.len()).map(Place::of));
    places
}

/// One word, arranged or as it is, whichever leaves fewer cells out of place.
fn best(row: &[char], word: Range<usize>) -> Vec<Place> {
    let as_it_is: Vec<Place> = word.clone().map(Place::of).collect();
    let arranged = arrange(row, word.clone());
    let wrong = |places: &[Place]| misplaced(row, word.clone(), places);
    if wrong(&as_it_is) < wrong(&arranged) { as_it_is } else { arranged }
}

/// The stretches between blanks.
fn words(row: &[char]) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    for (cell, &c) in row.iter().enumerate() {
        match (c == ' ', start) {
            (false, None) => start = Some(cell),
            (true, Some(from)) => {
                words.push(from..cell);
                start = None;
            }
            _ => {}
        }
    }
    words.extend(start.map(|from| from..row.len()));
    words
}

/// Right-to-left stretches backwards, the numbers in them forwards, everything else as it is.
fn arrange(row: &[char], range: Range<usize>) -> Vec<Place> {
    let mut places = Vec::with_capacity(range.len());
    let mut cell = range.start;
    while cell < range.end {
        if !is_right_to_left(row[cell]) {
            places.push(Place::of(cell));
            cell += 1;
            continue;
        }
        let end = row[cell..range.end]
            .iter()
            .take_while(|&&c| bidi_class(c) != BidiClass::L)
            .enumerate()
            .filter(|&(_, &c)| is_right_to_left(c))
            .map(|(offset, _)| cell + offset + 1)
            .last()
            .unwrap_or(cell + 1);
        backwards(row, cell..end, &mut places);
        cell = end;
    }
    places
}

/// One right-to-left stretch, sent from its right end to its left.
fn backwards(row: &[char], stretch: Range<usize>, places: &mut Vec<Place>) {
    // The last strong letter sent; what it is decides which separators belong to a number.
    let mut strong = BidiClass::AL;
    let mut end = stretch.end;
    while end > stretch.start {
        let class = bidi_class(row[end - 1]);
        if matches!(class, BidiClass::R | BidiClass::AL) {
            strong = class;
        }
        let number = number_before(row, stretch.start, end, strong);
        if number.is_empty() {
            end -= 1;
            places.push(Place::mirrored(end, row));
        } else {
            end = number.start;
            places.extend(number.map(Place::of));
        }
    }
}

/// The cells of the number that ends at `end`, by rules W2 and W4 to W6: digits, and single separators between them.
/// After a letter of a script other than Arabic also signs between them and signs and symbols beside them.
fn number_before(row: &[char], start: usize, end: usize, strong: BidiClass) -> Range<usize> {
    let class = |cell: usize| bidi_class(row[cell]);
    let digit = |cell: usize| matches!(class(cell), BidiClass::EN | BidiClass::AN);
    let terminator = |cell: usize| strong == BidiClass::R && class(cell) == BidiClass::ET;
    let separator =
        |cell: usize| class(cell) == BidiClass::CS || (strong == BidiClass::R && class(cell) == BidiClass::ES);
    let mut from = end;
    let mut digits = false;
    while from > start {
        let cell = from - 1;
        let joins = digit(cell)
            || terminator(cell)
            || (separator(cell) && from < end && cell > start && digit(from) && digit(cell - 1));
        if !joins {
            break;
        }
        digits |= digit(cell);
        from = cell;
    }
    if digits { from..end } else { end..end }
}

/// Whether the terminal shows the cells of `range` where they belong, sent in `places` between left-to-right letters.
fn comes_out(row: &[char], range: Range<usize>, places: &[Place]) -> bool {
    misplaced(row, range, places) == 0
}

fn misplaced(row: &[char], range: Range<usize>, places: &[Place]) -> usize {
    let sent: Vec<char> = places.iter().map(|place| place.sent(row)).collect();
    displayed(&sent)
        .into_iter()
        .zip(range)
        .filter(|&((at, mirrored), cell)| {
            let shown = if mirrored { get_mirrored(sent[at]).unwrap_or(sent[at]) } else { sent[at] };
            places[at].cell != cell || shown != row[cell]
        })
        .count()
}

/// What a terminal makes of a row that it reorders, left to right: which of the characters sent stands at each place,
/// and whether it is mirrored where it can be.
fn displayed(sent: &[char]) -> Vec<(usize, bool)> {
    let text: String = sent.iter().collect();
    let bidi = BidiInfo::new(&text, Some(Level::ltr()));
    let Some(paragraph) = bidi.paragraphs.first() else { return Vec::new() };
    let (levels, runs) = bidi.visual_runs(paragraph, paragraph.range.clone());
    let mut character_at = vec![0; text.len() + 1];
    for (index, (byte, _)) in text.char_indices().enumerate() {
        character_at[byte] = index;
    }
    let mut order = Vec::with_capacity(sent.len());
    for run in runs {
        let backwards = levels[run.start].is_rtl();
        let cells = text[run.clone()].char_indices().map(|(byte, _)| (character_at[run.start + byte], backwards));
        if backwards {
            order.extend(cells.rev());
        } else {
            order.extend(cells);
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::kitty;
    use super::*;

    /// What a terminal that follows the standard shows of the places, and which cell stands where. Written apart from
    /// the code above: levels per character, rule L2 as the standard words it.
    fn shown(row: &[char], places: &[Place]) -> (String, Vec<usize>) {
        let sent: Vec<char> = places.iter().map(|place| place.sent(row)).collect();
        let text: String = sent.iter().collect();
        let bidi = BidiInfo::new(&text, Some(Level::ltr()));
        let levels: Vec<u8> = text.char_indices().map(|(byte, _)| bidi.levels[byte].number()).collect();
        let mut order: Vec<usize> = (0..sent.len()).collect();
        for level in (1..=levels.iter().copied().max().unwrap_or(0)).rev() {
            let mut start = 0;
            while start < order.len() {
                let end = start + order[start..].iter().take_while(|&&at| levels[at] >= level).count();
                order[start..end].reverse();
                start = end.max(start + 1);
            }
        }
        let show =
            |&at: &usize| if levels[at] % 2 == 1 { get_mirrored(sent[at]).unwrap_or(sent[at]) } else { sent[at] };
        let text = order.iter().map(show).map(|c| if c == ANCHOR { ' ' } else { c }).collect();
        (text, order.iter().map(|&at| places[at].cell).collect())
    }

    fn characters(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn a_reordering_terminal_shows_the_row_as_meant() {
        // Rows as the eye meets them from left to right; Arabic letters are given by code point for that reason.
        let (a, b, c) = ('\u{fe8e}', '\u{fe92}', '\u{feed}');
        for (row, name) in [
            (format!("A  {a}{b} {c}  | left"), "letters"),
            (format!("A  .({a}{b} %20 {c})| (a 20% b)."), "a number and brackets inside Arabic"),
            (format!("A  {a}{b} | 2023 was"), "a number first on the right"),
            (format!("A  {a}{b} | - 5,000 men"), "a sign and a number first on the right"),
            (format!("A  {a}{b} - 1 | 1 - one"), "Arabic that starts with a number"),
            (format!("A  {a}{b} 1,000.5 {c} 20:30 {a}| x"), "separators in numbers"),
            (format!("A  {a}{b} 5-3 {c}| x"), "a sign between numbers"),
            (format!("   {a}{b} ABC d {c}| x"), "Latin words inside Arabic"),
            ("A  \u{5d0}\u{5d1} 20% $5-3 \u{5d2} | x".to_owned(), "Hebrew with prices"),
            (format!("A  {a} \u{661}\u{662} \u{663}\u{664} {b} | \u{661}"), "Arabic-Indic digits"),
            (format!("A  [{a}] ({b}) {{{c}}} | (x) [{a}]"), "brackets around words"),
            ("A  plain (text) 5% | x".to_owned(), "no Arabic"),
            (String::new(), "nothing"),
        ] {
            let row = characters(&row);
            let places = inverse(&row);
            let (text, cells) = shown(&row, &places);
            assert_eq!(text, row.iter().collect::<String>(), "{name}");
            assert_eq!(cells, (0..row.len()).collect::<Vec<_>>(), "{name}");
        }
    }

    #[test]
    fn blanks_are_anchored_only_where_they_must_be() {
        let anchors = |row: &str| {
            let row = characters(row);
            inverse(&row).iter().filter(|place| place.instead == Some(ANCHOR)).count()
        };
        assert_eq!(anchors("A  \u{fe8e}\u{fe92} 2024 \u{feed} | left 5"), 0);
        assert_eq!(anchors("A  \u{fe8e}\u{fe92} 2024 \u{feed} | 2023 was"), 1, "in the gutter");
        assert_eq!(anchors("   \u{fe8e}\u{fe92} | left"), 1, "at the start of the row");
        assert_eq!(anchors("   left | right"), 0);
    }

    #[test]
    fn a_number_stuck_to_the_first_letter_stays_inside_its_word() {
        // The one thing that cannot be sent: the row around it must not suffer.
        let row = characters("A  \u{fe8e}\u{fe92} \u{feed}2023 | right 5");
        let (text, _) = shown(&row, &inverse(&row));
        assert_eq!(text, "A  \u{fe8e}\u{fe92} 2023\u{feed} | right 5");
    }

    fn cell() -> impl Strategy<Value = char> {
        prop_oneof![
            4 => Just(' '),
            6 => prop::sample::select(vec!['\u{fe8e}', '\u{fe92}', '\u{feed}', '\u{fedf}', '\u{fefb}', '\u{fee9}']),
            1 => prop::sample::select(vec!['\u{5d0}', '\u{5d1}', '\u{661}', '\u{662}', '\u{60c}', '\u{61f}']),
            3 => prop::sample::select(vec!['a', 'B', 'z', '│', '中']),
            2 => prop::char::range('0', '9'),
            3 => prop::sample::select(vec!['.', ',', ':', '-', '+', '%', '$', '(', ')', '[', ']', '«', '»', '!', '"']),
        ]
    }

    /// Words of a text: of one direction, with punctuation around; never a number touching a right-to-left letter.
    fn word() -> impl Strategy<Value = String> {
        let around = || "[.,:!?\"«»-]{0,2}";
        prop_oneof![
            (around(), "[\u{fe8e}\u{fe92}\u{feed}\u{fedf}\u{fefb}\u{61f}]{1,6}", around())
                .prop_map(|(a, b, c)| a + &b + &c),
            (around(), "[a-zA-Z]{1,6}", around()).prop_map(|(a, b, c)| a + &b + &c),
            "[-+$]?[0-9]{1,4}([.,:][0-9]{1,2})?%?",
            "[│|]",
        ]
    }

    proptest! {
        #[test]
        fn every_cell_is_sent_once(row in prop::collection::vec(cell(), 0..60)) {
            for places in [inverse(&row), kitty(&row, |_, _| true)] {
                let mut cells: Vec<usize> = places.iter().map(|place| place.cell).collect();
                cells.sort_unstable();
                prop_assert_eq!(cells, (0..row.len()).collect::<Vec<_>>());
            }
        }

        #[test]
        fn rows_of_words_come_out_as_meant(words in prop::collection::vec((word(), 1..4usize), 0..12)) {
            let row: Vec<char> =
                words.iter().flat_map(|(word, gap)| word.chars().chain(std::iter::repeat_n(' ', *gap))).collect();
            let places = inverse(&row);
            let (text, cells) = shown(&row, &places);
            prop_assert_eq!(text, row.iter().collect::<String>());
            prop_assert_eq!(cells, (0..row.len()).collect::<Vec<_>>());
        }

        #[test]
        fn what_cannot_be_sent_stays_inside_its_words(row in prop::collection::vec(cell(), 0..60)) {
            // Brackets pair up across words (rule N0), which is left out here: see the next property.
            let row: Vec<char> = row.into_iter().map(|c| if "()[]".contains(c) { '!' } else { c }).collect();
            let (text, cells) = shown(&row, &inverse(&row));
            for (at, (&cell, shown)) in cells.iter().zip(text.chars()).enumerate() {
                let word = |at: usize| words(&row).iter().position(|word| word.contains(&at));
                prop_assert_eq!(word(cell), word(at));
                prop_assert!(word(at).is_some() || shown == ' ');
            }
        }

        #[test]
        fn our_reading_of_the_algorithm_agrees(row in prop::collection::vec(cell(), 0..60)) {
            let sent: Vec<Place> = (0..row.len()).map(Place::of).collect();
            let order: Vec<usize> = displayed(&row).into_iter().map(|(at, _)| at).collect();
            prop_assert_eq!(order, shown(&row, &sent).1);
        }
    }
}
