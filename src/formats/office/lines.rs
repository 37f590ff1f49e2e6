//! Paragraphs that are several blocks although they are one to the program: people type line breaks where they mean
//! paragraphs.

use crate::formats::characters::is_blank;
use crate::formats::document::parts::LINE_BREAK;

/// How many lines of a paragraph have to begin with a mark for it to be a list.
const FEWEST_ITEMS: usize = 2;
/// How many digits the number of an item has at most; a longer one is a year or an amount.
const MOST_DIGITS: usize = 3;

/// The blocks of a paragraph, in order; some may be blank. An empty line parts two of them. Where two lines or more begin
/// with the mark of an item (`- `, `• `, `1. `, `(١) `), each of these begins a block.
pub(super) fn blocks(paragraph: &str) -> impl Iterator<Item = &str> {
    let is_list = paragraph.contains(LINE_BREAK)
        && paragraph.split(LINE_BREAK).filter(|line| begins_with_mark(line)).take(FEWEST_ITEMS).count() == FEWEST_ITEMS;
    let mut rest = Some(paragraph);
    std::iter::from_fn(move || {
        let text = rest.take()?;
        let mut after_empty = false;
        let mut at = 0;
        for line in text.split(LINE_BREAK) {
            let is_empty = line.chars().all(is_blank);
            if at > 0 && !is_empty && (after_empty || (is_list && begins_with_mark(line))) {
                let (block, behind) = text.split_at(at);
                rest = Some(behind);
                return Some(block);
            }
            after_empty = is_empty;
            at += line.len() + LINE_BREAK.len_utf8();
        }
        Some(text)
    })
}

/// Whether a line begins with what people type before the items of a list, and a space.
fn begins_with_mark(line: &str) -> bool {
    let line = line.trim_start_matches(is_blank);
    let Some((mark, item)) = line.split_once(char::is_whitespace) else { return false };
    !item.chars().all(is_blank) && (is_bullet(mark) || is_number(mark))
}

fn is_bullet(mark: &str) -> bool {
    matches!(mark, "-" | "–" | "—" | "*" | "•" | "·" | "●" | "○" | "◦" | "▪" | "■" | "□" | "‣" | "⁃" | "➢" | "✓")
}

/// Whether this is `1.`, `1)`, `1-` or `(1)`, in any digits; or a letter with a parenthesis, `a)` or `(أ)`.
fn is_number(mark: &str) -> bool {
    let mark = mark.trim_matches(|c: char| is_blank(c));
    let (opened, mark) = mark.strip_prefix('(').map_or((false, mark), |mark| (true, mark));
    let Some(end) = mark.chars().next_back() else { return false };
    let number = &mark[..mark.len() - end.len_utf8()];
    let count = number.chars().count();
    let digits = (1..=MOST_DIGITS).contains(&count) && number.chars().all(char::is_numeric);
    let letter = count == 1 && number.chars().all(char::is_alphabetic);
    match end {
        ')' => digits || letter,
        '.' | '-' => digits && !opened,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_lines_and_marks_of_items_begin_blocks() {
        for (paragraph, expected, name) in [
            ("one", &["one"][..], "one line"),
            ("one|two", &["one|two"], "a line break"),
            ("وزارة الخارجية||القاهرة", &["وزارة الخارجية||", "القاهرة"], "two line breaks"),
            ("a| \u{200F}|b|||c|d", &["a| \u{200F}|", "b|||", "c|d"], "several, white space between"),
            ("||a||", &["||", "a||"], "at both ends"),
            ("- one|- two", &["- one|", "- two"], "dashes"),
            (
                "It has:|• one|goes on|• two",
                &["It has:|", "• one|goes on|", "• two"],
                "bullets, with a line that goes on",
            ),
            ("١. أول|٢. ثان", &["١. أول|", "٢. ثان"], "Arabic numbers"),
            (
                "\u{200F}(أ) أول|\u{200F}(ب) ثان",
                &["\u{200F}(أ) أول|", "\u{200F}(ب) ثان"],
                "letters behind marks of direction",
            ),
            ("1) a|2- b", &["1) a|", "2- b"], "other numbers"),
            ("They met|- at last", &["They met|- at last"], "one mark is no list"),
            ("-5 °C|-7 °C", &["-5 °C|-7 °C"], "signs of numbers"),
            ("1990. It rained.|1991. It snowed.", &["1990. It rained.|1991. It snowed."], "years"),
            ("- |- ", &["- |- "], "marks of nothing"),
        ] {
            let paragraph = paragraph.replace('|', "\u{2028}");
            let found: Vec<String> = blocks(&paragraph).map(|block| block.replace(LINE_BREAK, "|")).collect();
            assert_eq!(found, expected, "{name}");
        }
    }
}
