//! Whether a memory is whole: SQLite's own check, the log replayed against the tables, the units against the beads.

use crate::edit::{Side, inverse};
use crate::store::UnitRecord;
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
    /// The segments do not cover the text.
    #[error("pair {}: the {} segments do not cover the text once", pair.0, if *side == Side::Source { "source" } else { "target" })]
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
    pub fn check(&self) -> Result<Vec<Finding>, WorkspaceError> {
        let mut findings: Vec<Finding> = self.store.integrity()?.into_iter().map(Finding::File).collect();
        for summary in self.pairs()? {
            match self.open_pair(summary.id) {
                Ok(pair) => self.check_pair(&pair, &mut findings)?,
                Err(error) => {
                    findings.push(Finding::Unreadable { pair: summary.id, reason: error.to_string() });
                }
            }
        }
        Ok(findings)
    }

    fn check_pair(&self, pair: &OpenPair, findings: &mut Vec<Finding>) -> Result<(), WorkspaceError> {
        let id = pair.id;
        for side in Side::BOTH {
            let mut at = 0;
            let segments = pair.state.segments_in_text_order(side);
            let tiled =
                segments.iter().all(|segment| std::mem::replace(&mut at, segment.span.end) == segment.span.start);
            if !tiled || at as usize != pair.state.document(side).text.len() {
                findings.push(Finding::Cover { pair: id, side });
            }
        }
        if let Err(reason) = self.replay(pair) {
            findings.push(Finding::Log { pair: id, reason: reason.to_string() });
        }
        let mut expected: Vec<UnitRecord> =
            pair.state.rows().filter_map(|row| unit_of(&pair.state, row.bead.id)).collect();
        expected.sort_by_key(|unit| unit.bead);
        if expected != self.store.units(id)? {
            findings.push(Finding::Units { pair: id });
        }
        Ok(())
    }

    /// Takes every step back from the state in the tables, then does them all again. An operation refuses a row that is
    /// not as it remembers it, so this fails wherever log and tables disagree.
    fn replay(&self, pair: &OpenPair) -> Result<(), WorkspaceError> {
        let mut state = pair.state.clone();
        let mut steps = Vec::new();
        let mut head = pair.head;
        while let Some(id) = head {
            let step = self.store.step(pair.id, id)?;
            state.apply_all(&inverse(&step.operations))?;
            head = step.parent.filter(|parent| *parent < id);
            steps.push(step);
        }
        for step in steps.iter().rev() {
            state.apply_all(&step.operations)?;
        }
        Ok(())
    }
}
