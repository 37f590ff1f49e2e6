//! Paragraphs as they are met, made into blocks in reading order.
//!
//! Paragraphs stand in places (a cell, a note, a text box), and places stand in paragraphs: a text box is anchored in one.
//! What stands in a place comes behind the paragraph that the place is anchored in, notes come behind all.

use std::mem;

use super::language::{Languages, Spoken};
use super::lines;
use crate::formats::document::parts::{Parts, PartsBuilder};
use crate::formats::text::{TextError, Warning};
use crate::text::BlockKind;

const SOFT_HYPHEN: char = '\u{AD}';

/// Where paragraphs stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// A cell of a table.
    Cell,
    /// A footnote or endnote.
    Note,
    /// A text box, or anything else whose paragraphs are what they are.
    Box,
}

/// The text of a document as far as it was read.
#[derive(Debug, Default)]
pub(super) struct Flow {
    blocks: PartsBuilder,
    /// The paragraphs that are open, each inside of the one before.
    open: Vec<Paragraph>,
    /// The places that are open, each inside of the one before.
    places: Vec<(Place, Option<Carried>)>,
    /// What waits for the next paragraph outside of all places.
    carried: Option<Carried>,
    /// The paragraphs of notes since they were last taken.
    notes: Vec<String>,
    languages: Languages,
    tracked_changes: usize,
    hidden: usize,
    not_read: usize,
}

#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    /// Blocks of places that are anchored in it.
    behind: Vec<(BlockKind, String)>,
}

/// A paragraph whose end was deleted: its text belongs to the next one.
#[derive(Debug)]
struct Carried {
    kind: BlockKind,
    text: String,
}

impl Flow {
    /// A paragraph begins, inside of the one that is open if there is one.
    pub(super) fn begin(&mut self) {
        let text = self.carried().take().map(|carried| carried.text).unwrap_or_default();
        self.open.push(Paragraph { text, behind: Vec::new() });
    }

    /// Adds to the paragraph that is open; outside of paragraphs there is no text. Soft hyphens go: they only say where a
    /// word could be cut.
    pub(super) fn text(&mut self, text: &str, spoken: &Spoken) {
        if let Some(paragraph) = self.open.last_mut() {
            text.split(SOFT_HYPHEN).for_each(|piece| paragraph.text.push_str(piece));
            self.languages.count(text, spoken);
        }
    }

    /// Counts an insertion or deletion that is tracked.
    pub(super) fn count_tracked_change(&mut self) {
        self.tracked_changes += 1;
    }

    /// Counts a text that readers of the document don't see. White space is none.
    pub(super) fn count_hidden(&mut self, text: &str) {
        self.hidden += usize::from(!text.trim().is_empty());
    }

    /// Counts a document, diagram or chart that is embedded in this one and not read.
    pub(super) fn count_not_read(&mut self) {
        self.not_read += 1;
    }

    /// The text of the paragraph that is open.
    pub(super) fn open_text(&mut self) -> Option<&mut String> {
        self.open.last_mut().map(|paragraph| &mut paragraph.text)
    }

    /// The paragraph that is open ends; what it is counts where its place does not say that already.
    pub(super) fn end(&mut self, kind: BlockKind) {
        let Some(Paragraph { text, behind }) = self.open.pop() else { return };
        self.put(kind, text);
        behind.into_iter().for_each(|(kind, text)| self.put_as(kind, text));
    }

    /// The paragraph that is open ends, and the text goes on in the next one of the same place.
    pub(super) fn end_joined(&mut self, kind: BlockKind) {
        let Some(Paragraph { text, behind }) = self.open.pop() else { return };
        *self.carried() = Some(Carried { kind, text });
        behind.into_iter().for_each(|(kind, text)| self.put_as(kind, text));
    }

    /// No paragraph goes on behind this.
    pub(super) fn interrupt(&mut self) {
        if let Some(Carried { kind, text }) = self.carried().take() {
            self.put(kind, text);
        }
    }

    /// What follows stands in a place, until [`Flow::leave`].
    pub(super) fn enter(&mut self, place: Place) {
        self.places.push((place, None));
    }

    /// What follows stands outside of the place that was entered last.
    pub(super) fn leave(&mut self) {
        self.interrupt();
        self.places.pop();
    }

    /// Takes the paragraphs of notes that were read since the last time.
    pub(super) fn take_notes(&mut self) -> Vec<String> {
        mem::take(&mut self.notes)
    }

    /// Adds the paragraphs of notes at the end.
    pub(super) fn put_notes(&mut self, notes: &[String]) {
        self.interrupt();
        notes.iter().for_each(|text| self.blocks.push(BlockKind::Footnote, text));
    }

    /// The text that was read, whole.
    pub(super) fn finish(mut self) -> Result<Parts, TextError> {
        self.interrupt();
        if let Some(lang) = self.languages.most() {
            self.blocks.set_lang(lang);
        }
        if self.tracked_changes > 0 {
            self.blocks.warn(Warning::TrackedChanges { count: self.tracked_changes });
        }
        if self.hidden > 0 {
            self.blocks.warn(Warning::Hidden { count: self.hidden });
        }
        if self.not_read > 0 {
            self.blocks.warn(Warning::NotRead { count: self.not_read });
        }
        self.blocks.finish()
    }

    fn carried(&mut self) -> &mut Option<Carried> {
        self.places.last_mut().map_or(&mut self.carried, |(_, carried)| carried)
    }

    fn put(&mut self, kind: BlockKind, text: String) {
        let kind = match self.places.last() {
            Some((Place::Cell, _)) => BlockKind::Cell,
            _ => kind,
        };
        self.put_as(kind, text);
    }

    fn put_as(&mut self, kind: BlockKind, text: String) {
        if self.places.iter().any(|(place, _)| *place == Place::Note) {
            self.notes.extend(lines::blocks(&text).map(str::to_owned));
        } else if let Some(outer) = self.open.last_mut() {
            outer.behind.push((kind, text));
        } else {
            lines::blocks(&text).for_each(|block| self.blocks.push(kind, block));
        }
    }
}
