//! Subtitles, SubRip (SRT) and WebVTT: the text of the cues, joined to sentences.
//!
//! A sentence often goes over several cues, and a translation cuts it elsewhere. So cues are joined until one ends a
//! sentence (`.`, `!`, `?`, `؟`, `…`, whatever quotes and brackets stand behind), and each block that comes of it is a
//! paragraph. A block also ends before a pause of three seconds, where the speaker changes (a line that begins with a dash, with
//! `>>` or with a name in capitals and a colon, a voice of WebVTT), and around what is in brackets by itself, such as a sound. In a file that hardly ever ends a sentence,
//! as recognised speech does, each cue is a block.
//!
//! Numbers, times, settings, styles, notes and formatting go (see `cue`). Lines of a cue are joined by a space.
//! Files are read as players read them: what is out of order is text. Times that are none are told of with their place.

mod cue;
mod markup;
mod speech;
#[cfg(test)]
mod tests;
mod times;

use crate::formats::characters::is_blank;
use crate::formats::document::parts::{Parts, PartsBuilder};
use crate::formats::text::{TextError, Warning};
use crate::text::BlockKind;

use cue::{Cue, Cues};

pub use times::{is_number, is_times};

/// The pause that ends a sentence, in milliseconds. Pauses inside of sentences are rarely longer than one or two seconds.
const PAUSE: u64 = 3_000;

/// How many cues are joined at the most, if no sentence ends.
const MOST_JOINED: usize = 12;

/// The share of cues that end a sentence below which a file is taken not to mark the ends of sentences.
const UNMARKED: f64 = 0.05;

/// Reads an SRT file.
pub fn read_srt(text: &str) -> Result<Parts, TextError> {
    put_together(cue::of_srt(text))
}

/// Reads a WebVTT file.
pub fn read_vtt(text: &str) -> Result<Parts, TextError> {
    put_together(cue::of_vtt(text))
}

fn put_together(cues: Cues) -> Result<Parts, TextError> {
    let mut parts = PartsBuilder::new();
    if let Some(position) = cues.bad_times.first {
        parts.warn(Warning::BadTimes { count: cues.bad_times.count, position });
    }
    let ending = cues.cues.iter().filter(|cue| cue.speeches.last().is_some_and(|text| ends_sentence(text))).count();
    let marks_sentences = ending as f64 >= UNMARKED * cues.cues.len() as f64;
    let mut current = String::new();
    let mut joined = 0;
    let mut previous: Option<&Cue> = None;
    for cue in &cues.cues {
        let paused =
            previous.is_none_or(|previous| previous.is_before(cue, PAUSE) || previous.voice != cue.first_voice);
        for (number, speech) in cue.speeches.iter().enumerate() {
            let starts_anew = number > 0
                || paused
                || joined >= MOST_JOINED
                || !marks_sentences
                || speech::begins(speech)
                || is_sound(&current)
                || is_sound(speech)
                || (ends_sentence(&current) && !goes_on(&current, speech));
            if starts_anew {
                parts.push(BlockKind::Paragraph, &std::mem::replace(&mut current, speech.clone()));
                joined = 0;
            } else {
                speech::join(&mut current, speech);
            }
            joined += 1;
        }
        previous = Some(cue);
    }
    parts.push(BlockKind::Paragraph, &current);
    parts.finish()
}

/// What may stand behind the end of a sentence, or steers how it is shown.
fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '“' | '»' | '«' | ')' | ']' | '}' | '♪' | '♫' | '*' | '_' | '#') || is_blank(c)
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(is_closing).ends_with(['.', '!', '?', '؟', '…', '۔', '‼', '⁇', '⁈', '⁉'])
}

/// Whether a text that ends in an ellipsis goes on in the next one.
fn goes_on(text: &str, next: &str) -> bool {
    let pauses = text.trim_end_matches(is_closing).ends_with('…') || text.trim_end_matches(is_closing).ends_with("..");
    pauses && next.trim_start().starts_with(|c: char| c.is_lowercase() || matches!(c, '.' | '…'))
}

/// Whether a text is a remark in brackets: a sound, a song's title.
fn is_sound(text: &str) -> bool {
    let inside = |open, close| text.trim_matches(is_blank).strip_prefix(open)?.strip_suffix(close);
    [('[', ']'), ('(', ')'), ('♪', '♪')]
        .into_iter()
        .any(|(open, close)| inside(open, close).is_some_and(|inside| !inside.contains(close)))
}
