//! The terminal: borrowed, told to leave Arabic alone, and given back as it was found.
//!
//! The screen module lays a row out into cells in the order in which the eye meets them. Terminals differ in what they
//! then do: most print the cells where they are put, some reorder every row themselves and some can be told not to. A
//! [`Session`] finds out which kind it is in (what the terminal answers goes before what the environment says, and
//! what the user says before both), tells the terminal what has to be told, sends rows in the order that this terminal
//! needs, and undoes all of it on every way out: return, error, panic, a signal that ends the program, a suspension.
//!
//! | file | what it is for |
//! | --- | --- |
//! | `choice` | what the user can ask for, and what was decided |
//! | `environment` | the variables that tell terminals apart |
//! | `answers` | what terminals say of themselves when asked |
//! | `decide` | choice, environment and answers in; decision out |
//! | `input` | bytes of the terminal in; keys, pasted text and answers out |
//! | `printable` | nothing but visible characters leaves the program |
//! | `row` | a row of cells in the order that a reordering terminal needs: `inverse`, `kitty` |
//! | `backend` | the two above around ratatui's backend |
//! | `mouse` | what is done with the mouse |
//! | `clipboard` | text for the clipboard, through the terminal |
//! | `guard` | what must be undone, kept where a panic finds it |
//! | `signals` | signals as events, and the suspension |
//! | `session` | all of it together |

mod answers;
mod backend;
mod choice;
mod clipboard;
mod decide;
mod environment;
mod guard;
mod input;
mod keys;
mod mouse;
mod printable;
mod row;
mod session;
mod signals;

pub use answers::Answers;
pub use backend::BidiBackend;
pub use choice::{BadBidiChoice, BidiChoice, BidiMode, Emission, Reason, Told};
pub use clipboard::MOST_COPIED;
pub use decide::decide;
pub use environment::Environment;
pub use mouse::{Mouse, MouseKind};
pub use session::{Event, NoTerminal, Session};
