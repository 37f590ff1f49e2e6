//! Where the paragraphs of a plain text are.
//!
//! A line is a paragraph, as word processors and web pages write them. In a text that was wrapped, by hand or by a program,
//! lines together are a paragraph. To take a list, a poem or a file of one sentence a line for a wrapped text would glue
//! together what belongs apart, so a text has to show that it is wrapped (see `wrapped`), and is left as it is in doubt.
//!
//! In a wrapped text a line begins a paragraph all the same
//!
//! * behind a blank line;
//! * behind a line that ends *much too early*: a heading, an address. This is at three quarters of the width or before, or at
//!   nine tenths if the next line begins with a capital letter or a sign;
//! * if of the lines around it fewer than half reach nine tenths of the width;
//! * behind a line that ends a sentence and is not *forced*: the next word would have fitted;
//! * if it begins an item of a list (see `list`), or comes back to the margin behind an item whose lines are indented;
//! * if it is indented, where indents begin paragraphs: what stands before them has ended, in four cases of five.
//!
//! Numbers of pages, lines of signs alone and lines of quoted mail (`> `) stand for themselves. Quoted lines are not put
//! together, because their marks would be in the midst of the text.
//!
//! Lines end with LF, CR, CR LF, VT, FF, NEL, LS or PS (the mandatory breaks of UAX #14).

mod line;
mod list;
mod wrapped;

use std::ops::Range;

use line::lines;
use wrapped::Wrapped;

/// The byte ranges of the paragraphs, in order, without the white space around them. What is not in any is white space.
pub(super) fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let lines = lines(text);
    let wrapped = Wrapped::of(&lines);
    let mut paragraphs: Vec<Range<usize>> = Vec::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| !line.is_blank()) {
        let goes_on = wrapped.as_ref().is_some_and(|wrapped| wrapped.goes_on(at));
        let end = line.start + line.text.len();
        match paragraphs.last_mut().filter(|_| goes_on) {
            Some(paragraph) => paragraph.end = end,
            None => paragraphs.push(line.start..end),
        }
    }
    paragraphs
}

/// Characters that show nothing: a line of nothing else is blank.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}
