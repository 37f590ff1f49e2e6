//! What was done to a text in the editor, so that it can be taken back and done again.
//!
//! A step is a replacement: some bytes went, others came in their place. Letters typed one after the other are one step
//! up to the end of their word, and so are letters removed one after the other.

use std::ops::Range;

/// The bytes that the steps of one text may hold together; beyond, the oldest are forgotten.
const MOST_BYTES: usize = 32 << 20;

/// The steps that were taken, and those that were taken back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    /// The bytes that `done` holds.
    bytes: usize,
    /// Whether the next step stands for itself, because the caret was elsewhere in between.
    apart: bool,
}

/// How a step came about: what belongs to one word becomes one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A character was typed.
    Typed,
    /// What stands before the caret was removed.
    RemovedBefore,
    /// What stands behind the caret was removed.
    RemovedBehind,
    /// Anything else.
    Other,
}

/// Where the caret and the other end of the selection stand.
pub(super) type Place = (usize, Option<usize>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Step {
    at: usize,
    removed: String,
    inserted: String,
    before: Place,
    kind: Kind,
}

impl Step {
    fn bytes(&self) -> usize {
        self.removed.len() + self.inserted.len()
    }

    /// Takes a step that came right after into this one, if both are of one word.
    fn join(&mut self, next: &Step) -> bool {
        let word_goes_on = |first: &str, second: &str| {
            let space = |c: Option<char>| c.is_some_and(char::is_whitespace);
            !space(first.chars().next_back()) || space(second.chars().next())
        };
        if self.kind != next.kind {
            return false;
        }
        match next.kind {
            Kind::Typed if next.removed.is_empty() && self.at + self.inserted.len() == next.at => {
                let goes_on = word_goes_on(&self.inserted, &next.inserted);
                if goes_on {
                    self.inserted.push_str(&next.inserted);
                }
                goes_on
            }
            Kind::RemovedBefore if next.at + next.removed.len() == self.at => {
                let goes_on = word_goes_on(&next.removed, &self.removed);
                if goes_on {
                    self.removed.insert_str(0, &next.removed);
                    self.at = next.at;
                }
                goes_on
            }
            Kind::RemovedBehind if next.at == self.at => {
                let goes_on = word_goes_on(&self.removed, &next.removed);
                if goes_on {
                    self.removed.push_str(&next.removed);
                }
                goes_on
            }
            _ => false,
        }
    }
}

impl History {
    /// Remembers that `range` of `text` is about to become `inserted`.
    pub fn remember(&mut self, text: &str, range: Range<usize>, inserted: &str, before: Place, kind: Kind) {
        self.undone.clear();
        let removed = text[range.clone()].to_owned();
        let step = Step { at: range.start, removed, inserted: inserted.to_owned(), before, kind };
        self.bytes += step.bytes();
        let apart = std::mem::take(&mut self.apart);
        if !apart && self.done.last_mut().is_some_and(|last| last.join(&step)) {
            return;
        }
        self.done.push(step);
        let mut forgotten = 0;
        while self.bytes > MOST_BYTES && forgotten + 1 < self.done.len() {
            self.bytes -= self.done[forgotten].bytes();
            forgotten += 1;
        }
        self.done.drain(..forgotten);
    }

    /// Has the next step stand for itself.
    pub fn part(&mut self) {
        self.apart = true;
    }

    /// Takes the last step back in `text`, and says where the caret was before it.
    pub fn undo(&mut self, text: &mut String) -> Option<Place> {
        let step = self.done.pop()?;
        self.bytes -= step.bytes();
        text.replace_range(step.at..step.at + step.inserted.len(), &step.removed);
        let place = step.before;
        self.undone.push(step);
        self.apart = true;
        Some(place)
    }

    /// Does the step again that was last taken back, and says where the caret is behind it.
    pub fn redo(&mut self, text: &mut String) -> Option<Place> {
        let step = self.undone.pop()?;
        text.replace_range(step.at..step.at + step.removed.len(), &step.inserted);
        let place = (step.at + step.inserted.len(), None);
        self.bytes += step.bytes();
        self.done.push(step);
        self.apart = true;
        Some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Types and removes: `<` removes before the caret, `>` behind it, `|` moves away and back.
    fn write(script: &str) -> (String, usize, History) {
        let (mut text, mut caret, mut history) = (String::new(), 0, History::default());
        for c in script.chars() {
            let (range, inserted, kind) = match c {
                '|' => {
                    history.part();
                    continue;
                }
                '<' => {
                    let last = text[..caret].chars().next_back().map_or(0, char::len_utf8);
                    (caret - last..caret, String::new(), Kind::RemovedBefore)
                }
                c => (caret..caret, c.to_string(), Kind::Typed),
            };
            history.remember(&text, range.clone(), &inserted, (caret, None), kind);
            text.replace_range(range.clone(), &inserted);
            caret = range.start + inserted.len();
        }
        (text, caret, history)
    }

    #[test]
    fn words_are_taken_back_one_by_one() {
        for (script, steps, name) in [
            ("ship", vec![""], "a word"),
            ("the ship", vec!["the ", ""], "two words, the space with the first"),
            ("وصلت السفينة", vec!["وصلت ", ""], "Arabic"),
            ("sh|ip", vec!["sh", ""], "the caret was elsewhere"),
            ("ship<<", vec!["ship", ""], "letters removed are one step"),
            ("a b<<<", vec!["a ", "a b", "a ", ""], "but not over words"),
        ] {
            let (mut text, _, mut history) = write(script);
            let written = text.clone();
            let mut seen = Vec::new();
            while history.undo(&mut text).is_some() {
                seen.push(text.clone());
            }
            assert_eq!(seen, steps, "{name}");
            while history.redo(&mut text).is_some() {}
            assert_eq!(text, written, "{name}, done again");
        }
    }

    #[test]
    fn a_new_step_ends_what_could_be_done_again() {
        let (mut text, _, mut history) = write("one two");
        history.undo(&mut text);
        history.remember(&text, 0..0, "x", (0, None), Kind::Typed);
        text.insert(0, 'x');
        assert_eq!(history.redo(&mut text), None);
        history.undo(&mut text);
        assert_eq!(text, "one ");
    }

    #[test]
    fn the_oldest_steps_are_forgotten_when_they_hold_too_much() {
        let mut history = History::default();
        let large = "x".repeat(MOST_BYTES / 4);
        let mut text = String::new();
        for _ in 0..10 {
            history.remember(&text, 0..0, &large, (0, None), Kind::Other);
            text.insert_str(0, &large);
        }
        let mut steps = 0;
        while history.undo(&mut text).is_some() {
            steps += 1;
        }
        assert_eq!((steps, text.len()), (4, 6 * large.len()));
    }
}
