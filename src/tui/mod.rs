//! The review screen.
//!
//! A key becomes an [`Action`] by the table of bindings; [`update()`] carries it out on the [`App`] and returns
//! [`Effect`]s; [`run()`] has the workspace carry those out and tells the state what came of them; [`view()`] draws. Only
//! `run` and `terminal` touch anything outside: all else is tested without a terminal.
//!
//! Nothing has to be saved: a step is kept before the screen shows it, and a step that can't be kept is not taken.
//!
//! | file | what it is for |
//! | --- | --- |
//! | `action`, `effect` | what is asked for, what the world does for it |
//! | `app`, `editor`, `search`, `scroll` | the state and its parts |
//! | `filter`, `filtered`, `sieve`, `shown` | which rows are shown: the words, the filter in force, rows found in slices |
//! | `replacing` | hits that are replaced, and what a row would be |
//! | `keys` | the one table of bindings; dispatch, names, Markdown |
//! | `config` | the configuration file: keys, look, terminal |
//! | `update` | what actions do, one file per mode |
//! | `kind` | the kinds of row that one goes through |
//! | `palette`, `ask` | commands by name; what is asked for in a line |
//! | `look` | what is shown, and how |
//! | `map` | the whole pair at one look: the map and the minimap |
//! | `reasons`, `matched`, `points` | why a row is what it is; what of that stands where in its texts |
//! | `hunt` | looking for the next row with a warning, a slice at a time |
//! | `panes`, `laid` | where things stand; texts laid out and kept |
//! | `mouse` | what stands under the mouse |
//! | `view`, `paint`, `theme` | drawing; the one way of text to the screen; looks |
//! | `home` | the list of pairs |
//! | `place`, `run`, `job` | the loop of a place; one run from place to place; work on a thread of its own |
//! | `terminal` | the terminal, held and given back |

pub mod config;
pub mod keys;
pub mod terminal;
pub mod theme;

mod action;
mod app;
mod ask;
mod editor;
mod effect;
mod filter;
mod filtered;
mod home;
mod hunt;
mod job;
mod kind;
mod laid;
mod look;
mod map;
mod matched;
mod mouse;
mod paint;
mod palette;
mod panes;
mod place;
mod points;
mod reasons;
mod replacing;
mod run;
mod scroll;
mod search;
mod shown;
mod sieve;
#[cfg(test)]
mod tests;
mod update;
mod view;

pub use action::Action;
pub use app::{App, Message, Mode};
pub use ask::Ask;
pub use editor::Editor;
pub use effect::{Effect, Outcome};
pub use home::{
    Entry, Files, Folder, Home, HomeEffect, HomeMode, HomeOutcome, Kind as EntryKind, Looked, Prepared, TextsFound,
    Wanted,
};
pub use job::Realign;
pub use kind::Kind;
pub use look::Look;
pub use palette::Palette;
pub use panes::SMALLEST;
pub use reasons::Explain;
pub use run::{ExportError, Reviewed, Setup, Stage, Start, Tools, Unkept, go_on, look_elsewhere, perform, run, think};
pub use search::{Progress, Search};
pub use theme::Theme;
pub use update::{outcome, resize, update};
pub use view::{Line, draw_lines, view};
