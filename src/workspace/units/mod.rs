//! Units that came from files: importing them, going through them, and the steps on them, which can be undone tomorrow.

mod check;
mod clean;
mod import;
mod languages;
mod shelf;
mod step_tree;
mod steps;
mod stream;
#[cfg(test)]
mod tests;

use crate::workspace::{Workspace, WorkspaceError};

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
}
