//! The question which of four lines reads right, on the screen.

use std::io;

use crossterm::event::{KeyCode, KeyModifiers};

use super::facts::Facts;
use crate::tui::terminal::{BidiChoice, Emission, Event, Session};
use crate::tui::{Line, draw_lines};

/// What can be answered, in the order of the lines.
const WAYS: [(Emission, BidiChoice); 4] = [
    (Emission::Visual, BidiChoice::Visual),
    (Emission::Kitty, BidiChoice::Kitty),
    (Emission::Inverse, BidiChoice::Inverse),
    (Emission::Logical, BidiChoice::Logical),
];

/// A sentence in which everything goes wrong that can: joined letters, lam-alef, vowel marks, numbers, a bracket, a full
/// stop.
const SAMPLE: &str = "وَصَلَ 240 راكبا إلى الميناء (غدا) الساعة 9:30.";

/// What the sentence looks like when it is right.
const RIGHT: [&str; 3] = [
    "Right is the line that begins at its right end with a letter like a 9 (و), joined letters behind it,",
    "where the numbers are 240 and 9:30, the brackets embrace one word, and the full stop is at the left end.",
    "Press its number. Enter keeps things as they are; q leaves without an answer.",
];

/// Asks; none when things are to stay as they are and nothing is to be remembered.
pub fn ask(session: &mut Session, facts: &Facts) -> io::Result<Option<BidiChoice>> {
    let facts = facts.to_string();
    loop {
        let mut lines: Vec<Line<'_>> = facts.lines().map(Line::Text).collect();
        lines.push(Line::Text(""));
        lines.push(Line::Bold("Which of these lines reads right?"));
        let first = lines.len();
        // A Latin letter comes first: where a terminal puts rows in order, it tells it that the row begins at the left.
        let labels = ["line 1  ", "line 2  ", "line 3  ", "line 4  "];
        lines.extend(labels.map(|label| Line::Sample(label, SAMPLE)));
        lines.push(Line::Text(""));
        lines.extend(RIGHT.map(Line::Text));
        let ways = WAYS.iter().zip(first..).map(|((emission, _), line)| (line, *emission)).collect();
        session.send_lines(ways);
        session.draw(|frame| draw_lines(&lines, frame.buffer_mut()))?;
        match session.next_event(None)? {
            Event::Key(key) => match key.code {
                KeyCode::Char(number @ '1'..='4') => {
                    let way = number.to_digit(10).and_then(|number| WAYS.get(number as usize - 1));
                    return Ok(way.map(|(_, choice)| *choice));
                }
                KeyCode::Enter => return Ok(Some(BidiChoice::Auto)),
                KeyCode::Char('c') if key.modifiers.contains(KeyModifiers::CONTROL) => return Ok(None),
                KeyCode::Char('q') | KeyCode::Esc => return Ok(None),
                _ => {}
            },
            Event::Hangup => return Ok(None),
            _ => {}
        }
    }
}
