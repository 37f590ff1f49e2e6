//! `muqabala review --plain`: the rows as lines of text, for screen readers and pipes.
//!
//! Texts are printed in logical order, as they are stored: who reads them out or takes them apart puts them in order.
//! Only what would command a terminal is left out: controls are blanks, and marks and isolates of direction are gone.

use std::io::{self, Write};
use std::path::Path;

use crate::cli::output::write_to;
use crate::cli::{CliError, Exit};
use crate::edit::{PairState, RowView, Side, Status};
use crate::workspace::OpenPair;

pub fn print(pair: &OpenPair) -> Result<Exit, CliError> {
    write_to(Path::new("-"), false, |out| rows(out, pair.name(), pair.state()))?;
    Ok(Exit::Done)
}

fn rows(out: &mut dyn Write, name: &str, state: &PairState) -> io::Result<()> {
    let [source, target] = Side::BOTH.map(|side| state.document(side).lang.to_string());
    writeln!(out, "{}, {source} to {target}, rows: {}", plain(name), state.len())?;
    for (index, row) in state.rows().enumerate() {
        writeln!(out)?;
        writeln!(out, "row {} of {}: {}", index + 1, state.len(), about(&row))?;
        for (side, lang) in Side::BOTH.into_iter().zip([&source, &target]) {
            let text = plain(row.text(side).as_str());
            let edited = if row.is_edited(side) { ", edited" } else { "" };
            writeln!(out, "{lang}{edited}: {}", if text.is_empty() { "(empty)" } else { &text })?;
        }
        if let Some(note) = &row.bead.note {
            writeln!(out, "note: {}", plain(note))?;
        }
    }
    Ok(())
}

/// Status, confidence and type, in words.
fn about(row: &RowView<'_>) -> String {
    let status = match row.bead.status {
        Status::Unreviewed => "unreviewed",
        Status::Accepted => "accepted",
        Status::NeedsReview => "needs review",
        Status::Rejected => "rejected",
    };
    let confidence = match row.bead.confidence {
        None => "made by hand".to_owned(),
        // Cut off and not rounded, as on the screen: only what is certain is 1.
        Some(sure) if sure >= 1.0 => "confidence 1.00".to_owned(),
        Some(sure) => format!("confidence 0.{:02}", ((sure.clamp(0.0, 1.0) * 100.0 + 1e-9) as u32).min(99)),
    };
    let mut about = format!("{status}, {confidence}, {}:{}", row.len(Side::Source), row.len(Side::Target));
    if let Some(kind) = row.structure() {
        about = format!("{about}, {}", kind.name());
    }
    if row.bead.marked {
        about.push_str(", marked");
    }
    if row.bead.left_out {
        about.push_str(", left out of exports");
    }
    about
}

/// A text on one line, without what is not text.
fn plain(text: &str) -> String {
    let shown = text.chars().filter_map(|c| match c {
        '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => None,
        '\u{FEFF}' | '\u{E0000}'..='\u{E007F}' => None,
        '\u{2028}' | '\u{2029}' => Some(' '),
        c if c.is_control() => Some(' '),
        c => Some(c),
    });
    shown.collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stays_on_its_line_and_commands_nothing() {
        for (text, shown, name) in [
            (" نص عربي. ", "نص عربي.", "Arabic stays in logical order"),
            ("می\u{200C}روم", "می\u{200C}روم", "a non-joiner is part of the word"),
            ("a\r\nb\tc", "a  b c", "line ends and tabs"),
            ("\u{1B}]52;c;QQ==\u{7}x", "]52;c;QQ== x", "a command to the clipboard"),
            ("\u{202E}evil\u{202C} \u{2066}iso\u{2069}\u{200F}", "evil iso", "directions"),
        ] {
            assert_eq!(plain(text), shown, "{name}");
        }
    }
}
