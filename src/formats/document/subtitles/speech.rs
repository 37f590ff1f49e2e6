//! What the lines of a cue say of who speaks.

use crate::formats::characters::is_blank;
use crate::formats::document::subtitles::ends_sentence;
use crate::text::breaks_word;

/// The longest name that is taken for a speaker's, in characters.
const LONGEST_NAME: usize = 30;

const DASHES: [char; 6] = ['-', '–', '—', '‐', '‑', '−'];

/// Whether a line begins what another person says: with a dash, with `>>`, with a name in capitals and a colon.
pub(super) fn begins(text: &str) -> bool {
    let text = text.trim_start_matches(is_blank);
    let behind_dash = text.strip_prefix(DASHES);
    behind_dash.is_some_and(|behind| !behind.starts_with(char::is_numeric)) || text.starts_with(">>") || is_named(text)
}

/// `SARA: …`, `DR. MILLS: …`, `MAN #2 (V.O.): …`.
fn is_named(text: &str) -> bool {
    let Some((name, behind)) = text.split_once(':') else { return false };
    let is_of_name =
        |c: char| c.is_ascii_digit() || matches!(c, ' ' | '.' | '-' | '\'' | '’' | '#' | '(' | ')' | '&' | '/');
    name.starts_with(char::is_uppercase)
        && name.chars().count() <= LONGEST_NAME
        && name.chars().all(|c| c.is_uppercase() || is_of_name(c))
        && name.chars().filter(|c| c.is_uppercase()).count() > 1
        && (behind.is_empty() || behind.starts_with(char::is_whitespace))
}

/// Appends a line to what was said before it.
pub(super) fn join(speech: &mut String, text: &str) {
    if !breaks_word(speech, text) {
        speech.push(' ');
    }
    speech.push_str(text);
}

/// Puts the dashes of a cue's lines where they belong. In old files of Arabic the dash of a line stands behind it, where
/// players without knowledge of the direction show it first. One that is a line of its own belongs to the next line.
pub(super) fn move_dashes<'t>(lines: impl Iterator<Item = &'t mut String>) {
    let mut lines: Vec<&mut String> = lines.collect();
    let behind = lines.iter().filter(|line| before_dash(line).is_some()).count();
    let mut lone = String::new();
    for line in &mut lines {
        // A dash behind an unfinished sentence is one that somebody breaks off.
        if let Some((text, dash)) = before_dash(line).filter(|(text, _)| behind > 1 || ends_sentence(text)) {
            **line = format!("{dash} {text}");
        }
        let is_lone = line.trim_matches(is_blank).chars().all(|c| DASHES.contains(&c));
        if is_lone {
            lone.push_str(&std::mem::take(*line));
        } else if !lone.is_empty() {
            **line = format!("{} {line}", std::mem::take(&mut lone));
        }
    }
}

/// What stands before the dash at the end of a line of right-to-left text, and the dash.
fn before_dash(line: &str) -> Option<(&str, char)> {
    let line = line.trim_end_matches(is_blank);
    let dash = line.chars().next_back().filter(|c| DASHES.contains(c))?;
    let text = &line[..line.len() - dash.len_utf8()];
    let shown = text.trim_end_matches(is_blank);
    let is_apart = shown.len() < text.len() && !shown.is_empty() && !begins(shown);
    (is_apart && is_right_to_left(shown)).then_some((shown, dash))
}

fn is_right_to_left(text: &str) -> bool {
    let first = text.chars().find(|c| c.is_alphabetic());
    first.is_some_and(|c| matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_speaker_is_known_by_the_beginning() {
        for (text, expected) in [
            ("- Yes.", true),
            ("–نعم", true),
            ("-5 degrees", false),
            (">> Stop it.", true),
            (">>> Good evening.", true),
            ("SARA: Stop.", true),
            ("DR. O'NEIL: Stop.", true),
            ("MAN #2 (V.O.): Stop.", true),
            ("SARA:", true),
            ("A: one", false),
            ("Sara: Stop.", false),
            ("IT IS 5:30", false),
            ("12: one", false),
            ("سارة: لا", false),
        ] {
            assert_eq!(begins(text), expected, "{text}");
        }
    }

    #[test]
    fn dashes_stand_before_their_lines() {
        for (lines, expected, name) in [
            (&["من أنت؟ -", "أنا علي. -"][..], &["- من أنت؟", "- أنا علي."][..], "two speakers"),
            (&["من أنت؟ -"], &["- من أنت؟"], "one speaker"),
            (&["لكنني -"], &["لكنني -"], "somebody breaks off"),
            (&["لكنني -", "لا –"], &["- لكنني", "– لا"], "two without an end"),
            (&["- من أنت؟ -"], &["- من أنت؟ -"], "on both sides"),
            (&["Who are you? -"], &["Who are you? -"], "left to right"),
            (&["-", "من أنت؟"], &["", "- من أنت؟"], "a line of its own"),
            (&["من أنت؟", "-"], &["من أنت؟", ""], "nothing behind it"),
        ] {
            let mut moved: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
            move_dashes(moved.iter_mut());
            assert_eq!(moved, expected, "{name}");
        }
    }
}
