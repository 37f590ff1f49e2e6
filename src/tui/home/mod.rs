//! The list of pairs: where the program begins when no pair is named, and where a review goes back to.
//!
//! Built as the review screen is: a key becomes an action, [`update()`] carries it out on the [`Home`] and says what the
//! world has to do for it, `perform` has it done and tells the state what came of it, [`view()`] draws. Counting the rows
//! of pairs, reading folders and texts, and aligning go on beside it: the list answers meanwhile.
//!
//! | file | what it is for |
//! | --- | --- |
//! | `state`, `shelf` | what is being done; the pairs in their order, and what was counted of them |
//! | `browser`, `counterpart` | folders, for choosing two files; which file is likely the other's translation |
//! | `effect` | what is asked of the world, what comes of it |
//! | `update` | what actions do, one file per mode |
//! | `files`, `perform` | what is handed in for files; having effects carried out |
//! | `when` | how long ago |
//! | `view` | drawing |

mod browser;
mod counterpart;
mod effect;
mod files;
mod perform;
mod shelf;
mod state;
mod update;
mod view;
mod when;

pub use browser::{Browser, Picking};
pub use effect::{HomeEffect, HomeOutcome, Purpose};
pub use files::{Entry, Files, Folder, Kind, Looked, Prepared, TextsFound, Wanted};
pub(super) use perform::{Work, count, go_on, look_elsewhere, perform};
pub use shelf::Shelf;
pub use state::{Home, HomeMode, Waiting};
pub use update::{resize, update};
pub use view::view;
