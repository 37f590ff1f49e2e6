//! Warnings of the rows: found for those that are looked at, and kept.
//!
//! An entry is used only if the row's texts are still the same, so that nothing has to be told when a row changes. What
//! the whole pair says, that a source is translated differently in another row, is read a slice at a time whenever no key
//! waits.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use crate::edit::{BeadId, PairState, RowView, Side, Status};
use crate::quality::{self, Context, Finding, Habits, Nearby, Translations, Warning};
use crate::tui::app::App;

/// How many rows are kept.
const KEPT: usize = 1024;

/// So many rows, from all over the pair, say what is usual in it.
const SAMPLE: usize = 400;

/// How much text one slice reads, in bytes: a few milliseconds.
const SLICE: usize = 64 * 1024;

/// Longer texts are not compared with those of other rows.
const LARGEST: usize = 16 * 1024;

/// When so many rows came or went at once, all are read again.
const MANY: usize = 50;

/// What is known of the rows' warnings.
#[derive(Debug, Default)]
pub(super) struct Warnings {
    habits: OnceCell<Habits>,
    known: RefCell<HashMap<BeadId, Rc<Known>>>,
    translations: Translations,
    /// How many rows were read for their translations, of how many there were.
    read: usize,
    rows: usize,
}

#[derive(Debug)]
struct Known {
    texts: [String; 2],
    /// What the rows near left open, if that was asked.
    near: Option<[Nearby; 2]>,
    found: Vec<Finding>,
}

impl Warnings {
    /// Whether there are rows to be read yet.
    pub fn is_reading(&self) -> bool {
        self.read < self.rows
    }

    /// Reads the next rows.
    pub fn go_on(&mut self, state: &PairState) {
        let mut budget = SLICE;
        while budget > 0 && self.read < self.rows {
            if let Some(row) = state.row(self.read) {
                budget = budget.saturating_sub(self.remember(&row) + 16);
            }
            self.read += 1;
        }
    }

    /// The pair has changed, around a row most likely. After a change of many rows all are read again.
    pub fn changed(&mut self, state: &PairState, around: usize) {
        let whole = !self.is_reading();
        let many = self.rows.abs_diff(state.len()) > MANY;
        self.rows = state.len();
        self.read = if many {
            0
        } else if whole {
            self.rows
        } else {
            self.read.min(self.rows)
        };
        for row in (around.saturating_sub(MANY / 2)..around + MANY / 2).filter_map(|index| state.row(index)) {
            self.remember(&row);
        }
    }

    /// Nothing is known of the pair yet, or no longer.
    pub fn of(state: &PairState) -> Self {
        let mut warnings = Warnings { rows: state.len(), ..Warnings::default() };
        // A pair of ordinary size is read at once.
        warnings.go_on(state);
        warnings
    }

    /// Remembers how a row translates its source; returns how much text that was.
    fn remember(&mut self, row: &RowView<'_>) -> usize {
        let [source, target] = Side::BOTH.map(|side| row.text(side));
        let (source, target) = (source.as_str(), target.as_str());
        let length = source.len() + target.len();
        match length <= LARGEST && row.bead.status != Status::Rejected {
            true => self.translations.set(row.bead.id.0, source, target),
            false => self.translations.remove(row.bead.id.0),
        }
        length
    }
}

impl App {
    /// The warnings of a row that were not dismissed, in the order in which they are told; none for a row that is not
    /// there, or that was rejected.
    pub fn warnings(&self, index: usize) -> Vec<Finding> {
        let Some(row) = self.state().row(index).filter(|row| row.bead.status != Status::Rejected) else {
            return Vec::new();
        };
        let known = self.known(index, &row);
        let mut found: Vec<Finding> =
            known.found.iter().filter(|finding| !self.is_dismissed(&row, finding.kind)).cloned().collect();
        if !self.is_dismissed(&row, Warning::Inconsistent) {
            found.extend(self.translated_otherwise(&row));
            found.sort_by_key(|finding| finding.kind);
        }
        found
    }

    /// Whether a row has a warning that was not dismissed. Fit for looking through all rows in slices, each of which takes
    /// some hundredths of a millisecond.
    pub fn has_warning(&self, index: usize) -> bool {
        let Some(row) = self.state().row(index).filter(|row| row.bead.status != Status::Rejected) else { return false };
        let warns = |finding: &Finding| !self.is_dismissed(&row, finding.kind);
        self.known(index, &row).found.iter().any(warns)
            || (!self.is_dismissed(&row, Warning::Inconsistent) && self.translated_otherwise(&row).is_some())
    }

    /// How many kinds of warning were dismissed that the row would have.
    pub(super) fn dismissed(&self, index: usize) -> usize {
        let Some(row) = self.state().row(index).filter(|row| row.bead.status != Status::Rejected) else { return 0 };
        let known = self.known(index, &row);
        let kinds = known.found.iter().map(|finding| finding.kind);
        let others = self.translated_otherwise(&row).map(|finding| finding.kind);
        kinds.chain(others).filter(|kind| self.is_dismissed(&row, *kind)).count()
    }

    fn is_dismissed(&self, row: &RowView<'_>, kind: Warning) -> bool {
        row.bead.dismissed.contains(&kind) || self.state().pair().dismissed.contains(&kind)
    }

    fn known(&self, index: usize, row: &RowView<'_>) -> Rc<Known> {
        let texts = Side::BOTH.map(|side| row.text(side).as_str().to_owned());
        let near = || self.near(index);
        let valid = |known: &&Rc<Known>| known.texts == texts && known.near.is_none_or(|then| then == near());
        if let Some(known) = self.warnings.known.borrow().get(&row.bead.id).filter(valid) {
            return Rc::clone(known);
        }
        let asked = OnceCell::new();
        let langs = Side::BOTH.map(|side| &self.state().document(side).lang);
        let near = || *asked.get_or_init(near);
        let context = Context { langs, habits: self.habits(), near: &near };
        let found = quality::check(&texts[0], &texts[1], &context);
        let known = Rc::new(Known { texts, near: asked.get().copied(), found });
        let mut entries = self.warnings.known.borrow_mut();
        if entries.len() >= KEPT {
            entries.clear();
        }
        entries.insert(row.bead.id, Rc::clone(&known));
        known
    }

    /// What the rows near a row leave open.
    fn near(&self, index: usize) -> [Nearby; 2] {
        let near = index.saturating_sub(Nearby::ROWS)..=index.saturating_add(Nearby::ROWS);
        let rows = || near.clone().filter(|other| *other != index).filter_map(|other| self.state().row(other));
        Side::BOTH.map(|side| {
            let texts: Vec<_> = rows().map(|row| row.text(side)).collect();
            Nearby::of(texts.iter().map(|text| text.as_str()))
        })
    }

    fn habits(&self) -> Habits {
        *self.warnings.habits.get_or_init(|| {
            let step = self.state().len().div_ceil(SAMPLE).max(1);
            let rows = (0..self.state().len()).step_by(step).filter_map(|index| self.state().row(index));
            let texts: Vec<_> = rows.map(|row| Side::BOTH.map(|side| row.text(side))).collect();
            Habits::of(texts.iter().map(|[source, target]| (source.as_str(), target.as_str())))
        })
    }

    /// The first row that translates the source of this one differently.
    fn translated_otherwise(&self, row: &RowView<'_>) -> Option<Finding> {
        let mut others = self.warnings.translations.others(row.bead.id.0).peekable();
        others.peek()?;
        let texts = |row: &RowView<'_>| Side::BOTH.map(|side| row.text(side));
        let own = texts(row);
        let own = own.each_ref().map(|text| text.as_str());
        let other = |id: u32| {
            let other = self.state().view(BeadId(id)).filter(|other| other.bead.status != Status::Rejected)?;
            let number = self.state().index_of(BeadId(id))? + 1;
            quality::told_of_repeated(own, texts(&other).each_ref().map(|text| text.as_str()), number)
        };
        others.find_map(other)
    }
}
