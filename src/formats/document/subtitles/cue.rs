//! From the lines of a file to its cues.
//!
//! SubRip has no standard. A cue begins with a line of times; what stands between two of these is its text, but for the
//! number before the second one. Blank lines inside of a cue and missing ones between two are both met with.
//!
//! WebVTT (W3C, 2019) is read in blocks between blank lines: a header, notes, styles and regions, which go, and cues, with a
//! line for an identifier before the times, or none. Where captions roll, each cue repeats the last line of the one before
//! it; the repetition goes.

use crate::formats::Position;
use crate::formats::document::subtitles::markup::{Markup, plain};
use crate::formats::document::subtitles::speech;
use crate::formats::document::subtitles::times::{is_meant_for_times, is_number, times};

/// One appearance of a text on the screen.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Cue {
    /// When it comes and goes, in milliseconds; none if the times can't be read.
    pub(super) times: Option<(u64, u64)>,
    /// Who speaks first and last, as far as WebVTT says it.
    pub(super) first_voice: Option<String>,
    pub(super) voice: Option<String>,
    /// What is said, each speaker's for itself, without markup. Never empty.
    pub(super) speeches: Vec<String>,
}

impl Cue {
    /// Whether there is a pause of so many milliseconds before the next one.
    pub(super) fn is_before(&self, next: &Cue, pause: u64) -> bool {
        let (Some((_, end)), Some((start, _))) = (self.times, next.times) else { return false };
        start.saturating_sub(end) >= pause
    }
}

/// Lines that should be times and are not.
#[derive(Debug, Default, PartialEq)]
pub(super) struct BadTimes {
    pub(super) count: usize,
    pub(super) first: Option<Position>,
}

/// All cues of a file.
#[derive(Debug, Default)]
pub(super) struct Cues {
    pub(super) cues: Vec<Cue>,
    pub(super) bad_times: BadTimes,
}

/// A line and its number, from 0.
type Line<'a> = (usize, &'a str);

/// The lines, whatever ends them.
fn lines(text: &str) -> Vec<Line<'_>> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut lines = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let behind = &rest[end..];
        let skipped = if behind.starts_with("\r\n") { 2 } else { behind.len().min(1) };
        lines.push((lines.len(), &rest[..end]));
        rest = &behind[skipped..];
    }
    lines
}

impl BadTimes {
    /// Looks at a line that has an arrow and no times.
    fn add(&mut self, (number, line): Line) {
        let indent = line.chars().take_while(|c| c.is_whitespace()).count();
        // The byte is not told to anybody.
        let position = Position { byte: 0, line: number as u64 + 1, column: indent as u64 + 1 };
        self.first.get_or_insert(position);
        self.count += 1;
    }
}

/// A cue as it stands in its file.
struct Raw<'f> {
    times: Option<(u64, u64)>,
    lines: &'f [Line<'f>],
}

impl<'f> Raw<'f> {
    /// The text of its lines that show something.
    fn shown(&self, markup: Markup) -> impl Iterator<Item = String> + use<'f> {
        let texts = self.lines.iter().map(move |(_, line)| plain(line, markup).0.trim().to_owned());
        texts.filter(|text| !text.is_empty())
    }

    /// Whether it comes when another one goes, to a tenth of a second.
    fn follows(&self, before: Option<(u64, u64)>) -> bool {
        self.times.zip(before).is_some_and(|((start, _), (_, end))| end.abs_diff(start) <= 100)
    }
}

/// The cues of an SRT file.
pub(super) fn of_srt(text: &str) -> Cues {
    let lines = lines(text);
    let mut bad_times = BadTimes::default();
    let starts: Vec<usize> = (0..lines.len()).filter(|at| is_meant_for_times(lines[*at].1)).collect();
    let mut raw = Vec::new();
    // What stands before the first times was not meant to be seen, but a file without any is a text all the same.
    if starts.is_empty() {
        raw.push(Raw { times: None, lines: &lines });
    }
    for (number, &at) in starts.iter().enumerate() {
        let next = starts.get(number + 1).copied();
        let mut inside = &lines[at + 1..next.unwrap_or(lines.len())];
        while let [rest @ .., (_, last)] = inside
            && last.trim().is_empty()
        {
            inside = rest;
        }
        if let ([rest @ .., (_, last)], true) = (inside, next.is_some())
            && is_number(last)
        {
            inside = rest;
        }
        let times = times(lines[at].1);
        if times.is_none() {
            bad_times.add(lines[at]);
        }
        raw.push(Raw { times, lines: inside });
    }
    Cues { cues: cues(&raw, Markup::SubRip), bad_times }
}

/// The cues of a WebVTT file.
pub(super) fn of_vtt(text: &str) -> Cues {
    let lines = lines(text);
    let mut bad_times = BadTimes::default();
    let mut raw = Vec::new();
    for (number, block) in lines.split(|(_, line)| line.is_empty()).filter(|block| !block.is_empty()).enumerate() {
        let is_header = number == 0 && block[0].1.starts_with("WEBVTT");
        let begins = |word: &str| {
            block[0].1.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
        };
        let times_at = block.iter().take(2 + usize::from(is_header)).position(|(_, line)| line.contains("-->"));
        let Some(at) = times_at.filter(|at| *at == 0 || !begins("NOTE")) else {
            // A blank line in a cue ends it by the standard; what follows was meant to be seen all the same.
            if !is_header && !["NOTE", "STYLE", "REGION"].into_iter().any(begins) {
                let times = raw.last().and_then(|cue: &Raw| cue.times);
                raw.push(Raw { times, lines: block });
            }
            continue;
        };
        let times = times(block[at].1);
        if times.is_none() {
            bad_times.add(block[at]);
        }
        raw.push(Raw { times, lines: &block[at + 1..] });
    }
    Cues { cues: cues(&raw, Markup::WebVtt), bad_times }
}

/// The cues of a file, each line that rolls only once.
fn cues(raw: &[Raw], markup: Markup) -> Vec<Cue> {
    let rolls = rolls(raw, markup);
    let mut cues: Vec<Cue> = Vec::new();
    let mut last_line = String::new();
    for raw in raw {
        let mut lines = raw.lines;
        let follows = rolls && cues.last().is_some_and(|last| raw.follows(last.times));
        if follows && raw.shown(markup).next().is_some_and(|first| first == last_line) {
            let shows = |(_, line): &Line| !plain(line, markup).0.trim().is_empty();
            let first = lines.iter().position(shows).map_or(lines.len(), |first| first + 1);
            lines = &lines[first..];
        }
        if let Some(last) = raw.shown(markup).last() {
            last_line = last;
        }
        match cue(raw.times, lines, markup) {
            Some(cue) => cues.push(cue),
            // What rolls is still there.
            None => {
                if let (Some(last), Some((_, end))) = (cues.last_mut(), raw.times.filter(|_| follows)) {
                    last.times = last.times.map(|(start, _)| (start, end));
                }
            }
        }
    }
    cues
}

/// Whether captions roll: a line moves up, and another one comes below it. Somebody who says a word twice may have two cues of
/// the same text.
fn rolls(raw: &[Raw], markup: Markup) -> bool {
    let mut before: Option<(String, Option<(u64, u64)>)> = None;
    for raw in raw {
        let mut shown = raw.shown(markup);
        let Some(first) = shown.next() else { continue };
        let last = shown.last();
        let moves_up = before.is_some_and(|(line, times)| line == first && raw.follows(times));
        if moves_up && last.is_some() {
            return true;
        }
        before = Some((last.unwrap_or(first), raw.times));
    }
    false
}

/// A cue of lines; none if they show nothing.
fn cue(times: Option<(u64, u64)>, lines: &[Line], markup: Markup) -> Option<Cue> {
    let mut cue = Cue { times, ..Cue::default() };
    let mut speeches: Vec<(String, Option<String>)> = lines
        .iter()
        .map(|(_, line)| plain(line, markup))
        .map(|(text, voice)| (text.trim().to_owned(), voice))
        .collect();
    speech::move_dashes(speeches.iter_mut().map(|(text, _)| text));
    for (text, voice) in speeches {
        let changes = voice.is_some() && voice != cue.voice && !cue.speeches.is_empty();
        cue.voice = voice.or(cue.voice);
        if text.is_empty() {
            continue;
        }
        if cue.speeches.is_empty() {
            cue.first_voice.clone_from(&cue.voice);
        }
        match cue.speeches.last_mut().filter(|_| !changes && !speech::begins(&text)) {
            Some(speech) => speech::join(speech, &text),
            None => cue.speeches.push(text),
        }
    }
    (!cue.speeches.is_empty()).then_some(cue)
}
