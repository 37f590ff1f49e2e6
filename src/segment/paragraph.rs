//! Where the paragraphs of a plain text are.
//!
//! A line is a paragraph, as word processors and web pages write them. In a text that was wrapped by hand, with blank
//! lines between the paragraphs, the lines up to a blank one are together a paragraph. To take a list, a poem or a file
//! of one sentence a line for a wrapped text would glue together what belongs apart, so all of this must hold:
//!
//! * there is a blank line between lines that are not, and there are at least [`MIN_INNER`] line ends without one;
//! * no line is wider than [`MAX_WIDTH`] characters, but for one in fifty (a web address cannot be wrapped);
//! * nine in ten of the inner line ends are *forced*: the next word would not have fitted within the width. Not counted
//!   are those that come much too early (below), which are at most one in four;
//! * at least half of the inner line ends stand where no sentence ends.
//!
//! Inside such a text a line that ends much too early (a heading without a blank line, a list, an address) still ends
//! its paragraph.
//!
//! Lines end with LF, CR, CR LF, VT, FF, NEL, LS or PS (the mandatory breaks of UAX #14).

use std::ops::Range;

/// The fewest inner line ends that are enough evidence.
const MIN_INNER: usize = 4;
/// The widest and narrowest a wrapped text is, in characters.
const MAX_WIDTH: usize = 120;
const MIN_WIDTH: usize = 30;

/// One line: its bytes without its end, and its length in characters.
struct Line<'a> {
    start: usize,
    text: &'a str,
    chars: usize,
}

/// The byte ranges of the paragraphs, in order, without the white space around them. What is not in any is white space.
pub(super) fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let lines = lines(text);
    let width = wrap_width(&lines);
    let mut paragraphs: Vec<Range<usize>> = Vec::new();
    let mut previous: Option<&Line<'_>> = None;
    for line in &lines {
        if line.text.is_empty() {
            previous = None;
            continue;
        }
        let goes_on = match (previous, width) {
            (Some(previous), Some(width)) => !ends_early(previous, line, width),
            _ => false,
        };
        let end = line.start + line.text.len();
        match paragraphs.last_mut().filter(|_| goes_on) {
            Some(paragraph) => paragraph.end = end,
            None => paragraphs.push(line.start..end),
        }
        previous = Some(line);
    }
    paragraphs
}

/// Characters that show nothing: a line of nothing else is blank.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let ends = ['\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}'];
    let (mut start, mut rest) = (0, text);
    while !rest.is_empty() {
        let length = rest.find(ends).unwrap_or(rest.len());
        let raw = &rest[..length];
        let end = if rest[length..].starts_with("\r\n") {
            2
        } else {
            rest[length..].chars().next().map_or(0, char::len_utf8)
        };
        let blank = raw.chars().all(is_blank);
        let line = if blank { "" } else { raw.trim() };
        // Trimming does not move the start of a blank line, which nobody asks for.
        let at = start + (line.as_ptr() as usize).saturating_sub(raw.as_ptr() as usize);
        lines.push(Line { start: if blank { start } else { at }, text: line, chars: line.chars().count() });
        start += length + end;
        rest = &rest[length + end..];
    }
    lines
}

/// The width a text was wrapped to, if it was.
fn wrap_width(lines: &[Line<'_>]) -> Option<usize> {
    let first = lines.iter().position(|line| !line.text.is_empty())?;
    let last = lines.iter().rposition(|line| !line.text.is_empty())?;
    let lines = &lines[first..=last];
    let inner: Vec<_> = lines.windows(2).filter(|pair| !pair[0].text.is_empty() && !pair[1].text.is_empty()).collect();
    if inner.len() < MIN_INNER || lines.iter().all(|line| !line.text.is_empty()) {
        return None;
    }
    let mut widths: Vec<usize> = lines.iter().map(|line| line.chars).filter(|&chars| chars > 0).collect();
    widths.sort_unstable();
    let width = widths[widths.len() - 1 - widths.len() / 50];
    if !(MIN_WIDTH..=MAX_WIDTH).contains(&width) {
        return None;
    }
    let count = |holds: &dyn Fn(&[Line<'_>]) -> bool| inner.iter().filter(|pair| holds(pair)).count();
    let early = count(&|pair| ends_early(&pair[0], &pair[1], width));
    let forced = count(&|pair| pair[0].chars + 1 + first_word(&pair[1]) > width);
    let open = count(&|pair| !ends_a_sentence(pair[0].text));
    let wrapped = early * 4 <= inner.len() && forced * 10 >= (inner.len() - early) * 9 && open * 2 >= inner.len();
    wrapped.then_some(width)
}

fn first_word(line: &Line<'_>) -> usize {
    line.text.split_whitespace().next().map_or(0, |word| word.chars().count())
}

/// Whether a line ends so early that nobody would have wrapped it there.
fn ends_early(line: &Line<'_>, next: &Line<'_>, width: usize) -> bool {
    (line.chars + 1 + first_word(next)) * 4 <= width * 3
}

fn ends_a_sentence(line: &str) -> bool {
    line.trim_end_matches(|c: char| !c.is_alphanumeric() && !is_final(c)).ends_with(is_final)
}

fn is_final(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '؟' | '۔' | ':' | '؛')
}
