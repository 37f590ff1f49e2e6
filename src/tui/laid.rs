//! Texts laid out, kept as long as they are on the screen.
//!
//! An entry is looked up by bead and side and used only if text, width, caret and search are still the same; so nothing
//! has to be told when a row changes, and only rows on the screen or next to it are ever laid out.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use crate::edit::{BeadId, RowView, Side};
use crate::lang::Direction;
use crate::screen::{Layout, Options, layout_around};
use crate::text::Matching;
use crate::tui::app::{App, Mode};
use crate::tui::panes::Panes;

/// How many entries are kept: a screen of 200 lines shows both sides of at most 200 rows.
const KEPT: usize = 1024;

/// A text as it stands on the screen.
#[derive(Debug)]
pub struct LaidText {
    /// Its lines.
    pub layout: Layout,
    /// What of it was searched for.
    pub hits: Vec<Range<usize>>,
    key: Key,
}

#[derive(Debug, PartialEq, Eq)]
struct Key {
    text: String,
    base: Direction,
    width: u16,
    caret: Option<usize>,
    /// The place that must be set when the text is too long to be set whole.
    place: Option<usize>,
    marks: bool,
    signs: bool,
    /// What is searched for in it or, where nothing is, what the filter asks for.
    wanted: Option<(String, Matching)>,
}

/// The texts that are kept.
#[derive(Debug, Default)]
pub struct LaidTexts {
    entries: RefCell<HashMap<(BeadId, Side), Rc<LaidText>>>,
}

impl LaidTexts {
    fn get(&self, at: (BeadId, Side), key: Key, hits: impl Fn(&str) -> Vec<Range<usize>>) -> Rc<LaidText> {
        let mut entries = self.entries.borrow_mut();
        if let Some(entry) = entries.get(&at).filter(|entry| entry.key == key) {
            return entry.clone();
        }
        if entries.len() >= KEPT {
            entries.clear();
        }
        let options = Options { caret: key.caret, marks: key.marks, signs: key.signs };
        let hits = if key.wanted.is_some() { hits(&key.text) } else { Vec::new() };
        let place = key.place.or(hits.first().map(|hit| hit.start)).unwrap_or(0);
        let layout = layout_around(&key.text, place, key.base, key.width, &options);
        let entry = Rc::new(LaidText { layout, hits, key });
        entries.insert(at, entry.clone());
        entry
    }
}

impl App {
    /// A side of a row as it stands on the screen. The side that the caret stands in shows the text under the caret.
    pub(super) fn laid(&self, panes: &Panes, row: &RowView<'_>, side: Side) -> Rc<LaidText> {
        let here = side == self.side && self.bead() == Some(row.bead.id);
        let editor = self.caret_in_row().filter(|_| here);
        let preview = match &self.mode {
            Mode::Replace(replacing) if here => replacing.here.as_ref().map(|here| &here.preview),
            _ => None,
        };
        let text = match (editor, preview) {
            (Some(editor), _) => editor.text().to_owned(),
            (None, Some(preview)) => preview.text.clone(),
            (None, None) => row.text(side).as_str().to_owned(),
        };
        let caret = editor.map(|editor| editor.caret());
        let searched = (!self.search.is_empty()).then(|| (self.search.wanted().to_owned(), self.search.matching()));
        let filtered = || self.filter().map(|filter| (filter.typed().to_owned(), filter.matching()));
        let wanted = match &searched {
            _ if preview.is_some() => None,
            Some(_) if !self.search.sides().has(side) => None,
            Some(_) => searched.clone(),
            None => filtered(),
        };
        let key = Key {
            text,
            base: self.direction(side),
            width: panes.width(side),
            caret,
            place: caret.or(preview.map(|preview| preview.here.start)),
            // What is edited is shown as it is.
            marks: self.look.marks || editor.is_some(),
            signs: self.look.signs || editor.is_some(),
            wanted,
        };
        self.laid.get((row.bead.id, side), key, |text| match (searched.is_some(), self.filter()) {
            (false, Some(filter)) => filter.hits(side, text),
            _ => self.search.hits(side, text),
        })
    }

    /// How many lines a row takes; 0 for one that is not there.
    pub(super) fn height(&self, panes: &Panes, index: usize) -> usize {
        let Some(row) = self.state().row(index) else { return 0 };
        panes.height(panes.order.map(|side| self.laid(panes, &row, side).layout.height()))
    }

    /// The line of the current row in which the caret stands, if one does.
    pub(super) fn caret_line(&self, panes: &Panes) -> Option<usize> {
        self.line_of(panes, self.caret_in_row()?.caret())
    }

    /// The line of the current row with the hit that was gone to, until the next key.
    pub(super) fn hit_line(&self, panes: &Panes) -> Option<usize> {
        let row = self.row().filter(|_| self.seek)?;
        let hit = match &self.mode {
            Mode::Replace(replacing) => replacing.here.as_ref()?.preview.here.start,
            _ => self.laid(panes, &row, self.side).hits.first()?.start,
        };
        self.line_of(panes, hit)
    }

    /// The line of the current row on which a place of its current side stands.
    fn line_of(&self, panes: &Panes, offset: usize) -> Option<usize> {
        let row = self.row()?;
        let line = self.laid(panes, &row, self.side).layout.caret(offset).row;
        let above = match panes.stacked && panes.place(self.side) == 1 {
            true => self.laid(panes, &row, panes.order[0]).layout.height(),
            false => 0,
        };
        Some(above + line)
    }
}
