//! How many rows have which status, and how many are worth a look: kept up with each row that comes, changes or goes, so
//! that asking costs nothing in a pair of any size.

use crate::edit::{BeadRow, Status};

/// How many rows have which status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    by_status: [usize; 4],
    to_look: usize,
}

impl Tally {
    /// How many rows have a status.
    pub fn get(&self, status: Status) -> usize {
        self.by_status[status as usize]
    }

    /// How many rows [want a look](BeadRow::wants_a_look).
    pub fn to_look(&self) -> usize {
        self.to_look
    }

    /// How many rows something final was said of.
    pub fn done(&self) -> usize {
        self.get(Status::Accepted) + self.get(Status::Rejected)
    }

    /// How many rows there are.
    pub fn all(&self) -> usize {
        self.by_status.iter().sum()
    }

    pub(crate) fn add(&mut self, row: &BeadRow) {
        self.by_status[row.status as usize] += 1;
        self.to_look += usize::from(row.wants_a_look());
    }

    /// The row must have been added.
    pub(super) fn take(&mut self, row: &BeadRow) {
        self.by_status[row.status as usize] -= 1;
        self.to_look -= usize::from(row.wants_a_look());
    }
}
