//! Texts laid out, kept as long as they are on the screen.
//!
//! An entry is looked up by bead and side and used only if text, width and caret are still the same; so nothing has to
//! be told when a row changes, and only rows on the screen are ever laid out.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use crate::edit::{BeadId, RowView, Side};
use crate::screen::{Layout, Options, layout};
use crate::text::{Folded, SideText};
use crate::tui::app::App;

/// How many entries are kept; a screen of 200 lines shows both sides of at most 200 rows.
const KEPT: usize = 1024;

/// A text as it stands on the screen.
#[derive(Debug)]
pub struct LaidText {
    /// Its rows of cells.
    pub layout: Layout,
    /// What of it was searched for.
    pub hits: Vec<Range<usize>>,
}
