//! The keys: one table that dispatch, footer, help screen, command palette and the README's key table are all made of.

mod arabic;
mod context;
mod key;
mod keymap;
mod markdown;
mod table;

use crate::tui::action::Action;

pub use context::Context;
pub(in crate::tui) use key::key_names;
pub use key::{BadKey, Key};
pub use keymap::{Bound, Keymap};
pub use markdown::{markdown, short_markdown};
pub use table::{TABLES, Table};

/// Something that can be asked for, and the keys that ask for it unless others are bound.
#[derive(Debug)]
pub struct Binding {
    /// Its name in the configuration file and the command palette; unique within a context.
    pub name: &'static str,
    /// The keys; each does the same. There may be none.
    pub keys: &'static [Key],
    /// What they ask for.
    pub action: Action,
    /// What they do, for the help screen and the README.
    pub help: &'static str,
}
