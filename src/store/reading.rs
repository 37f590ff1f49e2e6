//! Reading a whole pair: its texts and beads on a thread of their own, its segments meanwhile on this one.
//!
//! The other thread reads through a connection of its own. It sees the pair as this one does if the log's head is the
//! same for both: every change of a pair moves the head, and a head that is the same again means rows that are the same
//! again. Where it is not, or there can be no second connection, everything is read here one after the other.

use std::thread;

use crate::edit::{BeadRow, SegmentRow};
use crate::store::{LogId, PairRecord, Store, StoreError};
use crate::text::Document;

/// A pair as the tables hold it.
pub(crate) struct Rows {
    /// The source and the target document.
    pub documents: [Document; 2],
    /// All beads, in any order.
    pub beads: Vec<BeadRow>,
    /// All segments, in any order.
    pub segments: Vec<SegmentRow>,
    /// Where the log stands.
    pub head: Option<LogId>,
}

/// What the other thread reads.
struct Beside {
    documents: [Document; 2],
    beads: Vec<BeadRow>,
    head: Option<LogId>,
}

impl Store {
    /// Reads all of a pair. To be called in a transaction, so that it is all of one moment.
    pub(crate) fn rows(&self, pair: &PairRecord) -> Result<Rows, StoreError> {
        let head = self.head(pair.id)?;
        let (segments, beside) = thread::scope(|scope| {
            let path = self.path();
            let read = move || Store::open_beside(path)?.snapshot(|store| store.read_beside(pair));
            let beside = thread::Builder::new().name("read".to_owned()).spawn_scoped(scope, read);
            let segments = self.segments(pair.id);
            // Trouble there is met again here, where it can be told.
            (segments, beside.ok().and_then(|beside| beside.join().ok()?.ok()))
        });
        let Beside { documents, beads, .. } = match beside.filter(|beside| beside.head == head) {
            Some(beside) => beside,
            None => self.read_beside(pair)?,
        };
        Ok(Rows { documents, beads, segments: segments?, head })
    }

    fn read_beside(&self, pair: &PairRecord) -> Result<Beside, StoreError> {
        let head = self.head(pair.id)?;
        let documents = [self.document(pair.source)?, self.document(pair.target)?];
        Ok(Beside { documents, beads: self.beads(pair.id)?, head })
    }
}
