//! Warnings of the rows: found for those that are looked at, and kept.
//!
//! An entry is used only if the row's texts are still the same, so that nothing has to be told when a row changes. What
//! only the whole pair can say, that a source is translated differently in another row, is read a slice at a time.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use crate::edit::{BeadId, PairState, RowView, Side, Status};
use crate::quality::{self, Context, Finding, Habits, Nearby, Translations, Warning};

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

/// The warnings of a pair's rows, as far as they were asked for. A rejected row has none: it is no translation.
#[derive(Debug, Default)]
pub struct Warnings {
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

    /// The warnings of a row that were not dismissed, in the order in which they are told; none for a row that is not
    /// there.
    pub fn of_row(&self, state: &PairState, index: usize) -> Vec<Finding> {
        let Some(row) = state.row(index).filter(counts) else { return Vec::new() };
        let known = self.known(state, index, &row);
        let mut found: Vec<Finding> =
            known.found.iter().filter(|finding| !is_dismissed(state, &row, finding.kind)).cloned().collect();
        if !is_dismissed(state, &row, Warning::Inconsistent) {
            found.extend(self.translated_otherwise(state, &row));
            found.sort_by_key(|finding| finding.kind);
        }
        found
    }

    /// Whether a row has a warning that was not dismissed. Takes some hundredths of a millisecond for a row that was not
    /// looked at before.
    pub fn has(&self, state: &PairState, index: usize) -> bool {
        let Some(row) = state.row(index).filter(counts) else { return false };
        self.known(state, index, &row).found.iter().any(|finding| !is_dismissed(state, &row, finding.kind))
            || (!is_dismissed(state, &row, Warning::Inconsistent) && self.translated_otherwise(state, &row).is_some())
    }

    /// How many warnings of a row were dismissed, for it or for the pair.
    pub fn dismissed(&self, state: &PairState, index: usize) -> usize {
        let Some(row) = state.row(index).filter(counts) else { return 0 };
        let known = self.known(state, index, &row);
        let kinds = known.found.iter().map(|finding| finding.kind);
        let others = self.translated_otherwise(state, &row).map(|finding| finding.kind);
        kinds.chain(others).filter(|kind| is_dismissed(state, &row, *kind)).count()
    }

    fn known(&self, state: &PairState, index: usize, row: &RowView<'_>) -> Rc<Known> {
        let texts = Side::BOTH.map(|side| row.text(side).as_str().to_owned());
        let near = || near(state, index);
        let valid = |known: &&Rc<Known>| known.texts == texts && known.near.is_none_or(|then| then == near());
        if let Some(known) = self.known.borrow().get(&row.bead.id).filter(valid) {
            return Rc::clone(known);
        }
        let asked = OnceCell::new();
        let langs = Side::BOTH.map(|side| &state.document(side).lang);
        let near = || *asked.get_or_init(near);
        let context = Context { langs, habits: self.habits(state), near: &near };
        let found = quality::check(&texts[0], &texts[1], &context);
        let known = Rc::new(Known { texts, near: asked.get().copied(), found });
        let mut entries = self.known.borrow_mut();
        if entries.len() >= KEPT {
            entries.clear();
        }
        entries.insert(row.bead.id, Rc::clone(&known));
        known
    }

    fn habits(&self, state: &PairState) -> Habits {
        *self.habits.get_or_init(|| {
            let step = state.len().div_ceil(SAMPLE).max(1);
            let rows = (0..state.len()).step_by(step).filter_map(|index| state.row(index));
            let texts: Vec<_> = rows.map(|row| Side::BOTH.map(|side| row.text(side))).collect();
            Habits::of(texts.iter().map(|[source, target]| (source.as_str(), target.as_str())))
        })
    }

    /// The first row that translates the source of this one differently.
    fn translated_otherwise(&self, state: &PairState, row: &RowView<'_>) -> Option<Finding> {
        let mut others = self.translations.others(row.bead.id.0).peekable();
        others.peek()?;
        let texts = |row: &RowView<'_>| Side::BOTH.map(|side| row.text(side));
        let own = texts(row);
        let own = own.each_ref().map(|text| text.as_str());
        let other = |id: u32| {
            let other = state.view(BeadId(id)).filter(counts)?;
            let number = state.index_of(BeadId(id))? + 1;
            quality::told_of_repeated(own, texts(&other).each_ref().map(|text| text.as_str()), number)
        };
        others.find_map(other)
    }
}

/// Whether a row is a translation that may have something wrong with it.
fn counts(row: &RowView<'_>) -> bool {
    row.bead.status != Status::Rejected
}

fn is_dismissed(state: &PairState, row: &RowView<'_>, kind: Warning) -> bool {
    row.bead.dismissed.contains(&kind) || state.pair().dismissed.contains(&kind)
}

/// What the rows near a row leave open.
fn near(state: &PairState, index: usize) -> [Nearby; 2] {
    let near = index.saturating_sub(Nearby::ROWS)..=index.saturating_add(Nearby::ROWS);
    let rows = || near.clone().filter(|other| *other != index).filter_map(|other| state.row(other));
    Side::BOTH.map(|side| {
        let texts: Vec<_> = rows().map(|row| row.text(side)).collect();
        Nearby::of(texts.iter().map(|text| text.as_str()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Operation, SegmentId, SegmentRow};
    use crate::lang::Lang;
    use crate::text::{Document, Span};

    /// A pair of rows of one segment on each side.
    fn pair(rows: &[(&str, &str)]) -> PairState {
        let document = |lang: Lang, texts: Vec<&str>| Document::plain("", lang, texts.concat());
        let (source, target): (Vec<&str>, Vec<&str>) = rows.iter().copied().unzip();
        let mut at = [0, 0];
        let mut segments = Vec::new();
        let mut beads = Vec::new();
        for (index, row) in rows.iter().enumerate() {
            let id = index as u32;
            beads.push(crate::edit::BeadRow::new(BeadId(id), i64::from(id) << 20));
            for (side, text) in Side::BOTH.into_iter().zip([row.0, row.1]) {
                let start = at[side as usize];
                at[side as usize] += text.len();
                segments.push(SegmentRow {
                    id: SegmentId(2 * id + side as u32),
                    side,
                    span: Span::new(start, start + text.len()),
                    tie: 0,
                    paragraph: 0,
                    bead: BeadId(id),
                    replacement: None,
                });
            }
        }
        let (source, target) = (document(Lang::arabic(), source), document(Lang::english(), target));
        PairState::from_rows(source, target, beads, segments).unwrap()
    }

    fn replace(state: &mut PairState, segment: u32, text: &str) {
        let before = state.segment(SegmentId(segment)).unwrap().clone();
        let after = SegmentRow { replacement: Some(text.to_owned()), ..before.clone() };
        state.apply(&Operation::Segment { before: Some(before), after: Some(after) }).unwrap();
    }

    fn kinds(warnings: &Warnings, state: &PairState, row: usize) -> Vec<Warning> {
        warnings.of_row(state, row).into_iter().map(|finding| finding.kind).collect()
    }

    #[test]
    fn a_quotation_may_end_in_a_row_near_until_that_row_changes() {
        let rows =
            [("قال: لا أدري.", "He said: “I do not know. "), ("ثم مضى.", "I really do not.” "), ("انتهى.", "The end. ")];
        let mut state = pair(&rows);
        let warnings = Warnings::of(&state);
        assert_eq!(kinds(&warnings, &state, 0), []);
        replace(&mut state, 3, "I really do not.");
        assert_eq!(kinds(&warnings, &state, 0), [Warning::Unbalanced]);
        assert!(warnings.has(&state, 0) && !warnings.has(&state, 1) && !warnings.has(&state, 9));
    }

    #[test]
    fn what_a_row_translates_is_read_again_when_it_changes() {
        let mut state = pair(&[("عادت السفينة غدا.", "The ship returns."), ("عادت السفينة غدا.", "Back it comes.")]);
        let mut warnings = Warnings::of(&state);
        assert!(!warnings.is_reading());
        assert_eq!(kinds(&warnings, &state, 0), [Warning::Inconsistent]);
        replace(&mut state, 3, "the ship returns");
        assert_eq!(kinds(&warnings, &state, 0), [], "the other row's text is looked at");
        warnings.changed(&state, 1);
        replace(&mut state, 1, "Here it comes.");
        warnings.changed(&state, 0);
        assert_eq!(kinds(&warnings, &state, 1), [Warning::Inconsistent]);
    }

    #[test]
    fn a_long_pair_is_read_a_slice_at_a_time() {
        let text = "كلمات كثيرة في كل صف من الصفوف هنا ".repeat(8);
        let rows: Vec<(&str, &str)> = (0..2000).map(|_| (text.as_str(), "many words. ")).collect();
        let state = pair(&rows);
        let mut warnings = Warnings::of(&state);
        let mut slices = 0;
        while warnings.is_reading() {
            warnings.go_on(&state);
            slices += 1;
        }
        assert!((5..200).contains(&slices), "{slices}");
    }
}
