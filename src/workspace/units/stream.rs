//! Going through the units of a memory as it stands at one moment, with few of them in the program at a time.

use std::collections::VecDeque;

use crate::edit::Status;
use crate::memory::{Unit, units_of};
use crate::store::{Store, UnitId};
use crate::workspace::{PairId, Workspace, WorkspaceError, read_pair};

/// Where units come from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UnitSource {
    /// The rows of these pairs, in this order.
    pub pairs: Vec<PairId>,
    /// Of the rows only those that are units of the memory: accepted, not left out, with text on both sides.
    pub only_units: bool,
    /// After them the units that came from files, in the order in which they came.
    pub imported: bool,
}

/// So many units from files are read at a time.
const PAGE: usize = 256;

/// Units one after the other. It ends early where the memory can't be read; [`UnitStream::failed`] then says so.
pub struct UnitStream<'s> {
    store: &'s Store,
    from: UnitSource,
    pairs: std::vec::IntoIter<PairId>,
    pair: Option<Box<dyn Iterator<Item = Unit>>>,
    page: VecDeque<Unit>,
    /// The last unit from a file that was read.
    last: UnitId,
    error: Option<WorkspaceError>,
}

impl<'s> UnitStream<'s> {
    fn of(store: &'s Store, from: UnitSource) -> Self {
        let pairs = from.pairs.clone().into_iter();
        UnitStream { store, from, pairs, pair: None, page: VecDeque::new(), last: UnitId(0), error: None }
    }

    /// Whether the memory could not be read to the end.
    pub fn failed(&self) -> bool {
        self.error.is_some()
    }

    /// Begins anew, with units from there; the memory still stands as it stood when the work began.
    pub fn restart(&mut self, from: UnitSource) {
        if !self.failed() {
            *self = UnitStream::of(self.store, from);
        }
    }

    fn go_on(&mut self) -> Result<Option<Unit>, WorkspaceError> {
        loop {
            if let Some(unit) = self.pair.as_mut().and_then(Iterator::next) {
                if !self.from.only_units || is_unit(&unit) {
                    return Ok(Some(unit));
                }
                continue;
            }
            let Some(next) = self.pairs.next() else { break };
            let pair = read_pair(self.store, next)?;
            let units: Vec<Unit> = units_of(pair.state(), pair.name(), pair.changed()).collect();
            self.pair = Some(Box::new(units.into_iter()));
        }
        if self.page.is_empty() && self.from.imported {
            for (id, row) in self.store.imported_after(self.last, PAGE)? {
                self.last = id;
                self.page.push_back(row.into());
            }
        }
        Ok(self.page.pop_front())
    }
}

impl Iterator for UnitStream<'_> {
    type Item = Unit;

    fn next(&mut self) -> Option<Unit> {
        if self.failed() {
            return None;
        }
        self.go_on().unwrap_or_else(|error| {
            self.error = Some(error);
            None
        })
    }
}

/// Whether the unit of a row is one of the memory.
fn is_unit(unit: &Unit) -> bool {
    unit.status == Status::Accepted && !unit.left_out && !unit.source.is_empty() && !unit.target.is_empty()
}

impl Workspace {
    /// Goes through units, all of them as they stand at one moment, whatever another program writes meanwhile. Where the
    /// memory can't be read to the end, its error is returned in the place of what the work came to.
    pub fn with_units<T>(
        &self,
        from: UnitSource,
        work: impl FnOnce(&mut UnitStream<'_>) -> T,
    ) -> Result<T, WorkspaceError> {
        self.store.snapshot(|store| {
            let mut stream = UnitStream::of(store, from);
            let result = work(&mut stream);
            match stream.error {
                None => Ok(result),
                Some(error) => Err(error),
            }
        })
    }
}
