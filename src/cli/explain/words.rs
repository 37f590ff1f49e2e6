//! An explanation for people.

use std::io::{self, Write};

use super::{Explained, basis};
use crate::align::{Evidence, WordMatch, times};
use crate::edit::{Side, Status};
use crate::lang::Direction;

/// So many matches are shown unless all are asked for.
const SHOWN: usize = 15;

/// A segment of another bead is cut to so many characters.
const SHORT: usize = 60;

/// What is less likely is not worth a line.
const LEAST: f64 = 0.00005;

/// Confidences that differ by less are the same to people.
const SAME: f64 = 0.0005;

pub fn write(out: &mut dyn Write, explained: &Explained, all: bool) -> io::Result<()> {
    let evidence = &explained.found.evidence;
    heading(out, explained)?;
    for side in Side::BOTH {
        let text = explained.row.text(side);
        text_line(out, explained, side, &one_line(text.as_str()))?;
    }
    writeln!(out)?;
    if let Some(why) = nothing_to_compare(explained) {
        writeln!(out, "{why}")?;
    } else {
        matches(out, explained, all)?;
    }
    writeln!(out)?;
    sums(out, explained)?;
    if let Some(other) = evidence.runner_up.as_ref().filter(|other| other.confidence > LEAST) {
        let ((source, target), sure) = (other.shape(), other.confidence);
        writeln!(out, "\nthe likeliest other bead, {sure:.4}, is {source}:{target}")?;
        for side in Side::BOTH {
            match explained.runner_up(side) {
                texts if texts.is_empty() => text_line(out, explained, side, "")?,
                texts => texts.iter().try_for_each(|text| text_line(out, explained, side, &short(text)))?,
            }
        }
    } else if evidence.confidence > 0.5 {
        writeln!(out, "\nno other bead comes near")?;
    }
    Ok(())
}

/// Which row it is, and how sure the aligner was and is of it.
fn heading(out: &mut dyn Write, explained: &Explained) -> io::Result<()> {
    let (source, target) = explained.shape();
    let (bead, now) = (explained.row.bead, explained.found.evidence.confidence);
    write!(out, "{}, row {} ({source}:{target}): ", one_line(explained.pair.name()), explained.number)?;
    match bead.confidence {
        Some(confidence) => write!(out, "confidence {confidence:.4}")?,
        None => write!(out, "made by hand")?,
    }
    match bead.status {
        Status::Unreviewed => writeln!(out)?,
        Status::Accepted => writeln!(out, ", accepted: it stays, whatever speaks against it")?,
        Status::NeedsReview => writeln!(out, ", marked for another look")?,
        Status::Rejected => writeln!(out, ", rejected")?,
    }
    match bead.confidence {
        Some(then) if (then - now).abs() < SAME => Ok(()),
        Some(_) => writeln!(out, "by the texts and word lists alone, as they are now: confidence {now:.4}"),
        None => writeln!(out, "by the texts and word lists alone: confidence {now:.4}"),
    }
}

/// Why no word is compared, if none is.
fn nothing_to_compare(explained: &Explained) -> Option<&'static str> {
    let empty = Side::BOTH.map(|side| explained.row.text(side).as_str().trim().is_empty());
    match empty {
        [true, true] => Some("there is no text on either side"),
        [true, false] => Some("there is no source text: nothing to compare"),
        [false, true] => Some("there is no target text: nothing to compare"),
        [false, false] if explained.found.evidence.matches.is_empty() => Some("no word matches any other"),
        [false, false] => None,
    }
}

fn matches(out: &mut dyn Write, explained: &Explained, all: bool) -> io::Result<()> {
    let matches = &explained.found.evidence.matches;
    let shown = if all { matches.len() } else { matches.len().min(SHOWN) };
    let from: Vec<String> = matches[..shown].iter().map(|word| from(word, explained)).collect();
    let width = from.iter().map(|from| from.chars().count()).max().unwrap_or(0);
    for (word, from) in matches.iter().zip(&from) {
        // What is written from right to left comes last, where it pushes nothing out of its place.
        let rtl = explained.pair.state().document(Side::Source).lang.direction() == Direction::RightToLeft;
        let (first, last) = if rtl { (&word.target, &word.source) } else { (&word.source, &word.target) };
        writeln!(out, "{:>8}  {from:<width$}  {} = {}", times(word.weight), one_line(first), one_line(last))?;
    }
    match matches.len() - shown {
        0 => Ok(()),
        rest => writeln!(out, "{:>8}  {rest} more; --all shows them", "…"),
    }
}

/// Where a match comes from.
fn from(word: &WordMatch, explained: &Explained) -> String {
    match basis(word.basis, explained.lexicon) {
        (_, Some(list)) => one_line(list),
        ("document", None) => "learned from this text".to_owned(),
        (basis, None) => basis.to_owned(),
    }
}

fn sums(out: &mut dyn Write, explained: &Explained) -> io::Result<()> {
    let evidence @ Evidence { matched, unmatched, form, prior, alone, .. } = &explained.found.evidence;
    let (source, target) = explained.found.shape;
    let mut line = |weight: f64, what: &str| writeln!(out, "{:>8}  {what}", times(weight));
    if !evidence.matches.is_empty() {
        line(*matched, "the words that match")?;
    }
    if *unmatched != 0.0 {
        let [here, there] = Side::BOTH.map(|side| &explained.pair.state().document(side).lang);
        line(*unmatched, &format!("the words that match nothing: {} ({here}) and {} ({there})", alone.0, alone.1))?;
    }
    if *prior == f64::NEG_INFINITY {
        return writeln!(out, "a bead of {source}:{target} is never proposed");
    }
    if source > 0 && target > 0 {
        line(*form, "lengths, ends of paragraphs, order of sentences")?;
    }
    line(*prior, &format!("how usual {source}:{target} is in these texts"))?;
    line(evidence.score(), "all of it")
}

fn text_line(out: &mut dyn Write, explained: &Explained, side: Side, text: &str) -> io::Result<()> {
    let lang = &explained.pair.state().document(side).lang;
    writeln!(out, "  {lang}  {}", if text.is_empty() { "(nothing)" } else { text })
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The beginning of a text, cut between words where there are any.
fn short(text: &str) -> String {
    let text = one_line(text);
    let Some((end, _)) = text.char_indices().nth(SHORT) else { return text };
    let end = text[..end].rfind(' ').unwrap_or(end);
    format!("{} …", &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_segments_are_cut_between_words() {
        for (text, cut) in [
            ("short", "short".to_owned()),
            ("two\n  lines", "two lines".to_owned()),
            (&"كلمة ".repeat(20), format!("{}كلمة …", "كلمة ".repeat(11))),
            (&"x".repeat(70), format!("{} …", "x".repeat(60))),
        ] {
            assert_eq!(short(text), cut);
        }
    }
}
