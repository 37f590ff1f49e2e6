//! From the lines of a file to its cues.
//!
//! SubRip has no standard. A cue begins with a line of times; what stands between two of these is its text, but for the
//! number before the second one. Blank lines inside of a cue and missing ones between two are both met with.
//!
//! WebVTT (W3C, 2019) is read in blocks between blank lines: a header, notes, styles and regions, which go, and cues, with a
//! line for an identifier before the times, or none. Where captions roll, each cue repeats the last line of the one before
//! it; the repetition goes.

use crate::formats::Position;
use crate::formats::characters::is_blank;
use crate::formats::document::subtitles::begins_speech;
use crate::formats::document::subtitles::markup::{Markup, plain};

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

/// Whether a line holds the times of a cue.
pub fn is_times(line: &str) -> bool {
    times(line).is_some()
}

/// The two times of a line, in milliseconds; settings may follow.
fn times(line: &str) -> Option<(u64, u64)> {
    let (start, rest) = line.split_once("-->")?;
    let end = rest.split_whitespace().next()?;
    Some((time(start.trim())?, time(end)?))
}

/// `01:02:03,004`, `02:03.004`, with one to three digits behind the comma, or none.
fn time(text: &str) -> Option<u64> {
    let text = text.trim_matches(|c: char| !c.is_ascii_digit());
    let (whole, fraction) = text.split_once([',', '.']).unwrap_or((text, "0"));
    let digits = |text: &str| text.len() <= 6 && !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut seconds = 0_u64;
    let mut fields = 0;
    for field in whole.split(':') {
        let field = field.trim();
        if !digits(field) || fields == 3 {
            return None;
        }
        seconds = seconds * 60 + field.parse::<u64>().ok()?;
        fields += 1;
    }
    if !(2..=3).contains(&fields) || !digits(fraction) {
        return None;
    }
    let milliseconds: u64 = format!("{fraction:0<3}").get(..3)?.parse().ok()?;
    Some(seconds * 1000 + milliseconds)
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

/// Whether a line is meant for times: an arrow behind something that begins with a digit.
fn is_meant_for_times(line: &str) -> bool {
    line.contains("-->") && line.trim_start_matches(is_blank).starts_with(|c: char| c.is_ascii_digit())
}

/// The cues of an SRT file.
pub(super) fn of_srt(text: &str) -> Cues {
    let lines = lines(text);
    let mut cues = Cues::default();
    let starts: Vec<usize> = (0..lines.len()).filter(|at| is_meant_for_times(lines[*at].1)).collect();
    let before = starts.first().copied().unwrap_or(lines.len());
    let is_number = |(_, line): &Line| !line.trim().is_empty() && line.trim().bytes().all(|byte| byte.is_ascii_digit());
    // What stands before the first times was not meant to be seen, but a file without any is a text all the same.
    if starts.is_empty() {
        cues.cues.extend(cue(None, &lines[..before], Markup::SubRip));
    }
    for (number, &at) in starts.iter().enumerate() {
        let next = starts.get(number + 1).copied();
        let mut inside = &lines[at + 1..next.unwrap_or(lines.len())];
        while let [rest @ .., (_, last)] = inside
            && last.trim().is_empty()
        {
            inside = rest;
        }
        if let ([rest @ .., last], true) = (inside, next.is_some())
            && is_number(last)
        {
            inside = rest;
        }
        let times = times(lines[at].1);
        if times.is_none() {
            cues.bad_times.add(lines[at]);
        }
        cues.cues.extend(cue(times, inside, Markup::SubRip));
    }
    cues
}

/// The cues of a WebVTT file.
pub(super) fn of_vtt(text: &str) -> Cues {
    let lines = lines(text);
    let mut cues = Cues::default();
    let mut last_line = String::new();
    for (number, block) in lines.split(|(_, line)| line.is_empty()).filter(|block| !block.is_empty()).enumerate() {
        let is_header = number == 0 && block[0].1.starts_with("WEBVTT");
        let begins = |word: &str| {
            block[0].1.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
        };
        let times_at = block.iter().take(2 + usize::from(is_header)).position(|(_, line)| line.contains("-->"));
        let Some(at) = times_at.filter(|at| *at == 0 || !begins("NOTE")) else {
            // A blank line in a cue ends it by the standard; what follows was meant to be seen all the same.
            if !is_header && !["NOTE", "STYLE", "REGION"].into_iter().any(begins) {
                cues.cues.extend(cue(None, block, Markup::WebVtt));
            }
            continue;
        };
        let times = times(block[at].1);
        if times.is_none() {
            cues.bad_times.add(block[at]);
        }
        let mut inside = &block[at + 1..];
        let follows = cues.cues.last().is_some_and(|last| times.is_some_and(|(start, _)| last.ends_at(start)));
        if let [(_, first), rest @ ..] = inside
            && follows
            && plain(first, Markup::WebVtt).0.trim() == last_line
        {
            inside = rest;
        }
        let last = inside.iter().rev().map(|(_, line)| plain(line, Markup::WebVtt).0.trim().to_owned());
        if let Some(last) = last.into_iter().find(|line| !line.is_empty()) {
            last_line = last;
        }
        match cue(times, inside, Markup::WebVtt) {
            Some(cue) => cues.cues.push(cue),
            // What rolls is still there.
            None => {
                if let (Some(last), Some((_, end))) = (cues.cues.last_mut(), times.filter(|_| follows)) {
                    last.times = last.times.map(|(start, _)| (start, end));
                }
            }
        }
    }
    cues
}

impl Cue {
    /// Whether it goes when another one comes, to a twentieth of a second.
    fn ends_at(&self, start: u64) -> bool {
        self.times.is_some_and(|(_, end)| end.abs_diff(start) <= 50)
    }
}

/// A cue of lines; none if they show nothing.
fn cue(times: Option<(u64, u64)>, lines: &[Line], markup: Markup) -> Option<Cue> {
    let mut cue = Cue { times, ..Cue::default() };
    for (_, line) in lines {
        let (text, voice) = plain(line, markup);
        let changes = voice.is_some() && voice != cue.voice && !cue.speeches.is_empty();
        cue.voice = voice.or(cue.voice);
        let text = text.trim();
        if text.is_empty() {
            continue;
        }
        if cue.speeches.is_empty() {
            cue.first_voice.clone_from(&cue.voice);
        }
        match cue.speeches.last_mut().filter(|_| !changes && !begins_speech(text)) {
            Some(speech) => {
                speech.push(' ');
                speech.push_str(text);
            }
            None => cue.speeches.push(text.to_owned()),
        }
    }
    (!cue.speeches.is_empty()).then_some(cue)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_players_read_them() {
        for (line, expected, name) in [
            ("00:00:01,000 --> 00:01:02,500", Some((1_000, 62_500)), "SRT"),
            ("00:01.000 --> 01:00:02.500 align:start position:0%", Some((1_000, 3_602_500)), "VTT with settings"),
            ("0:0:1,5-->0:0:2,05", Some((1_500, 2_050)), "short"),
            ("00:00:01 --> 00:00:02", Some((1_000, 2_000)), "whole seconds"),
            ("\u{200F}00:00:01,000 --> 00:00:02,000\u{200F}", Some((1_000, 2_000)), "marks of direction"),
            ("00:00:05,000 --> 00:00:02,000", Some((5_000, 2_000)), "backwards"),
            ("00:00:0x,000 --> 00:00:02,000", None, "a letter"),
            ("1 --> 2", None, "numbers"),
            ("00:00:01,000 -->", None, "no end"),
            ("00:00:01,000 - 00:00:02,000", None, "no arrow"),
            ("9999999999999999999999:00 --> 00:00:02,000", None, "a number too large"),
        ] {
            assert_eq!(times(line), expected, "{name}");
        }
    }
}
