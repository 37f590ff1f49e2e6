//! The segmentation rules that texts are cut by: those of a file that was named, else the memory's, else the built-in ones.

use std::borrow::Cow;
use std::path::Path;

use crate::cli::{CliError, memory, read};
use crate::segment::Srx;
use crate::workspace::Workspace;

/// The rules of a file, or of a memory that is open.
pub fn of_memory(workspace: &Workspace, file: Option<&Path>) -> Result<Cow<'static, Srx>, CliError> {
    if file.is_some() {
        return read::srx(file);
    }
    let Some(rules) = workspace.rules()? else { return read::srx(None) };
    let wrong = |error| {
        CliError::fault(format_args!("the memory's rules, {}:{error}", rules.name))
            .hint("muqabala srx use --builtin goes back to the built-in ones")
    };
    rules.parse().map(Cow::Owned).map_err(wrong)
}

/// For work that keeps nothing: the memory's rules only if there is a path, so that the result is the same for everyone
/// otherwise.
pub fn without_memory(db: Option<&Path>, file: Option<&Path>) -> Result<Cow<'static, Srx>, CliError> {
    match db.filter(|_| file.is_none()) {
        Some(path) => of_memory(&memory::open_existing(Some(path))?, None),
        None => read::srx(file),
    }
}
