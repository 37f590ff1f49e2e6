//! Whether a memory is whole: SQLite's own check, the log replayed against the tables, the units against the beads.

use std::collections::HashSet;

use crate::edit::{BeadRow, PairRow, PairState, RowView, Side, inverse};
use crate::store::{LogId, StoreError, UnitRecord};
use crate::workspace::{OpenPair, PairId, Workspace, WorkspaceError, unit_of};

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Finding {
    /// SQLite's own words.
    #[error("{0}")]
    File(String),
    /// A pair can't be read.
    #[error("pair {}: {reason}", pair.0)]
    Unreadable {
        /// The pair.
        pair: PairId,
        /// What is wrong.
        reason: String,
    },
    /// Taking back all steps and doing them again does not give what the tables hold.
    #[error("pair {}: the log does not lead to what the tables hold ({reason})", pair.0)]
    Log {
        /// The pair.
        pair: PairId,
        /// Where it fails.
        reason: String,
    },
    /// The log of renamed and deleted pairs does not fit the pairs.
    #[error("the log of renamed and deleted pairs: {0}")]
    PairLog(String),
    /// The log of units from files does not fit the units.
    #[error("the log of units from files: {0}")]
    UnitLog(String),
    /// The segments do not cover the text.
    #[error("pair {}: the {} segments do not cover the text once", pair.0, side.name())]
    Cover {
        /// The pair.
        pair: PairId,
        /// The side.
        side: Side,
    },
    /// The units are not those of the accepted beads.
    #[error("pair {}: its units are not those of its accepted rows", pair.0)]
    Units {
        /// The pair.
        pair: PairId,
    },
}

impl Workspace {
    /// Looks through the whole memory and changes nothing. Empty when all is well.
    ///
    /// Damage is a finding, however bad it is; an error is only what keeps from looking, such as a busy file.
    pub fn check(&self) -> Result<Vec<Finding>, WorkspaceError> {
        let mut findings = Vec::new();
        match self.store.integrity() {
            Ok(lines) => findings.extend(lines.into_iter().map(Finding::File)),
            Err(error) => findings.push(Finding::File(damage(error.into())?)),
        }
        match self.store.pair_ids() {
            Ok(pairs) => pairs.into_iter().try_for_each(|pair| self.check_pair(pair, &mut findings))?,
            Err(error) => findings.push(Finding::File(damage(error.into())?)),
        }
        match self.check_unit_log() {
            Ok(found) => findings.extend(found.into_iter().map(Finding::UnitLog)),
            Err(error) => findings.push(Finding::UnitLog(damage(error)?)),
        }
        match self.check_pair_log() {
            Ok(found) => findings.extend(found.into_iter().map(Finding::PairLog)),
            Err(error) => findings.push(Finding::PairLog(damage(error)?)),
        }
        Ok(findings)
    }

    fn check_pair(&self, id: PairId, findings: &mut Vec<Finding>) -> Result<(), WorkspaceError> {
        let pair = match self.open_pair(id) {
            Ok(pair) => pair,
            Err(error) => {
                findings.push(Finding::Unreadable { pair: id, reason: damage(error)? });
                return Ok(());
            }
        };
        for side in Side::BOTH {
            let mut at = 0;
            let segments = pair.state.segments_in_text_order(side);
            let tiled =
                segments.iter().all(|segment| std::mem::replace(&mut at, segment.span.end) == segment.span.start);
            if !tiled || at as usize != pair.state.document(side).text.len() {
                findings.push(Finding::Cover { pair: id, side });
            }
        }
        if let Err(error) = self.replay(&pair) {
            findings.push(Finding::Log { pair: id, reason: damage(error)? });
        }
        let mut expected: Vec<UnitRecord> =
            pair.state.rows().filter_map(|row| unit_of(&pair.state, row.bead.id)).collect();
        expected.sort_by_key(|unit| unit.bead);
        match self.store.units(id) {
            Ok(units) if units == expected => {}
            Ok(_) => findings.push(Finding::Units { pair: id }),
            Err(error) => findings.push(Finding::Unreadable { pair: id, reason: damage(error.into())? }),
        }
        Ok(())
    }

    fn damaged(&self, reason: &str) -> WorkspaceError {
        StoreError::Damaged { path: self.path().to_owned(), reason: reason.to_owned() }.into()
    }

    /// Takes every step back from the state in the tables, looks whether that is a pair as the aligner left it, then
    /// does them all again. An operation refuses a row that is not as it remembers it, so this fails wherever log and
    /// tables disagree. Steps that were undone are only read.
    fn replay(&self, pair: &OpenPair) -> Result<(), WorkspaceError> {
        let mut state = pair.state.clone();
        let mut steps = Vec::new();
        let mut head = pair.head;
        while let Some(id) = head {
            let step = self.store.step(pair.id, id)?;
            state.apply_all(&inverse(&step.operations))?;
            if let Some(parent) = step.parent.filter(|parent| *parent >= id) {
                return Err(self.damaged(&format!("step {} was done after step {}, which came later", id.0, parent.0)));
            }
            head = step.parent;
            steps.push(step);
        }
        if !is_fresh(&state) {
            return Err(self.damaged("rows are not as they were aligned, though no step has changed them"));
        }
        for step in steps.iter().rev() {
            state.apply_all(&step.operations)?;
        }
        let done: HashSet<LogId> = steps.iter().map(|step| step.id).collect();
        let undone = self.store.steps(pair.id)?.into_iter().filter(|id| !done.contains(id));
        undone.into_iter().try_for_each(|id| self.store.step(pair.id, id).map(drop))?;
        Ok(())
    }
}

/// Whether nothing was said of any row nor of the pair, and no text was edited: what a pair is like before its first step.
fn is_fresh(state: &PairState) -> bool {
    let untouched = |row: RowView<'_>| {
        let fresh = BeadRow { confidence: row.bead.confidence, ..BeadRow::new(row.bead.id, row.bead.rank) };
        *row.bead == fresh && !Side::BOTH.into_iter().any(|side| row.is_edited(side))
    };
    *state.pair() == PairRow::default() && state.rows().all(untouched)
}

/// What was found when an error comes of damage; other errors stay what they are.
fn damage(error: WorkspaceError) -> Result<String, WorkspaceError> {
    match error {
        WorkspaceError::Store(StoreError::Damaged { reason, .. }) => Ok(reason),
        WorkspaceError::Store(StoreError::Sqlite { source, .. }) => Ok(source.to_string()),
        WorkspaceError::Store(StoreError::NotAMemory { .. }) => Ok("its first page can't be read".to_owned()),
        WorkspaceError::Inconsistent(conflict) => Ok(conflict.to_string()),
        other => Err(other),
    }
}
