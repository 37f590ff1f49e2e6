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
use crate::screen::{Layout, Options, layout};
use crate::text::Folded;
use crate::tui::app::App;
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
    marks: bool,
    signs: bool,
    needle: String,
}

/// The texts that are kept.
#[derive(Debug, Default)]
pub struct LaidTexts {
    entries: RefCell<HashMap<(BeadId, Side), Rc<LaidText>>>,
}

impl LaidTexts {
    fn get(&self, at: (BeadId, Side), key: Key, needle: &Folded) -> Rc<LaidText> {
        let mut entries = self.entries.borrow_mut();
        if let Some(entry) = entries.get(&at).filter(|entry| entry.key == key) {
            return entry.clone();
        }
        if entries.len() >= KEPT {
            entries.clear();
        }
        let options = Options { caret: key.caret, marks: key.marks, signs: key.signs };
        let layout = layout(&key.text, key.base, key.width, &options);
        let hits = if key.needle.is_empty() { Vec::new() } else { Folded::new(&key.text).find(needle) };
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
        let text = match editor {
            Some(editor) => editor.text().to_owned(),
            None => row.text(side).as_str().to_owned(),
        };
        let key = Key {
            text,
            base: self.direction(side),
            width: panes.width(side),
            caret: editor.map(|editor| editor.caret()),
            // What is edited is shown as it is.
            marks: self.look.marks || editor.is_some(),
            signs: self.look.signs || editor.is_some(),
            needle: self.search.needle().as_str().to_owned(),
        };
        self.laid.get((row.bead.id, side), key, self.search.needle())
    }

    /// How many lines a row takes; 0 for one that is not there.
    pub(super) fn height(&self, panes: &Panes, index: usize) -> usize {
        let Some(row) = self.state().row(index) else { return 0 };
        panes.height(panes.order.map(|side| self.laid(panes, &row, side).layout.height()))
    }

    /// The line of the current row in which the caret stands, if one does.
    pub(super) fn caret_line(&self, panes: &Panes) -> Option<usize> {
        let (editor, row) = (self.caret_in_row()?, self.row()?);
        let line = self.laid(panes, &row, self.side).layout.caret(editor.caret()).row;
        let above = match panes.stacked && panes.place(self.side) == 1 {
            true => self.laid(panes, &row, panes.order[0]).layout.height(),
            false => 0,
        };
        Some(above + line)
    }
}
