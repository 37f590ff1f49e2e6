//! Units that came from files: importing them, going through them, and the steps on them, which can be undone tomorrow.

mod clean;
mod import;
mod languages;
mod steps;
mod stream;
#[cfg(test)]
mod tests;

use crate::memory::Unit;
use crate::workspace::{UnitFilter, Workspace, WorkspaceError};

pub use clean::{Unclean, UnitPlace};
pub use import::{Handed, ImportReport, ImportSource, Skipped};
pub use languages::LanguageCount;
pub use steps::UnitChange;
pub use stream::{UnitSource, UnitStream};

impl Workspace {
    /// How many units that came from files there are.
    pub fn count_imported(&self) -> Result<usize, WorkspaceError> {
        Ok(self.store.count_imported()?)
    }

    /// Goes through the units that came from files, in the order in which they came, and holds one at a time.
    pub fn each_imported<E: From<WorkspaceError>>(
        &self,
        filter: &UnitFilter,
        mut work: impl FnMut(Unit) -> Result<(), E>,
    ) -> Result<(), E> {
        // Errors of the memory and errors of the work go the same way out.
        enum Stopped<E> {
            Store(WorkspaceError),
            Work(E),
        }
        impl<E> From<crate::store::StoreError> for Stopped<E> {
            fn from(error: crate::store::StoreError) -> Self {
                Stopped::Store(error.into())
            }
        }
        let done = self.store.each_imported(filter, |_, row| work(row.into()).map_err(Stopped::Work));
        done.map_err(|stopped| match stopped {
            Stopped::Store(error) => error.into(),
            Stopped::Work(error) => error,
        })
    }
}
