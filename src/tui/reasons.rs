//! What speaks for the rows that the translator has looked at, with the detail pane open.
//!
//! Finding it out takes longer than a key may, so it is asked for here, found on a thread of its own ([`Thinking`]), and
//! kept until the row, or a row next to it, is another.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;

use rustc_hash::FxHasher;

use crate::edit::{BeadId, PairState, RowEvidence, RowsAround, Side};
use crate::tui::app::App;

/// Says what speaks for a row.
pub type Explain = dyn Fn(&RowsAround) -> RowEvidence + Send + Sync;

/// So many rows before and behind a row are looked at: enough to learn what is usual in them, and done in a moment.
const AROUND: usize = 40;

/// So many rows before and behind a row make it another one when they change.
const NEXT: usize = 2;

/// How many rows are kept.
const KEPT: usize = 256;

/// What is known of rows so far.
#[derive(Debug, Default)]
pub(super) struct Reasons {
    known: HashMap<BeadId, (u64, Option<Rc<RowEvidence>>)>,
}

/// How it stands with the reasons for a row.
#[derive(Debug, Clone)]
pub(super) enum Reason {
    /// They are still being looked for.
    Sought,
    /// They are known.
    Found(Rc<RowEvidence>),
    /// They could not be found.
    Unknown,
}

impl Reasons {
    fn get(&self, bead: BeadId, print: u64) -> Reason {
        match self.known.get(&bead).filter(|(known, _)| *known == print) {
            None => Reason::Sought,
            Some((_, Some(evidence))) => Reason::Found(Rc::clone(evidence)),
            Some((_, None)) => Reason::Unknown,
        }
    }

    fn put(&mut self, bead: BeadId, print: u64, evidence: Option<RowEvidence>) {
        if self.known.len() >= KEPT {
            self.known.clear();
        }
        self.known.insert(bead, (print, evidence.map(Rc::new)));
    }
}

impl App {
    /// What is known of the current row; none when the pair has no rows.
    pub(super) fn reason(&self) -> Option<Reason> {
        let bead = self.bead()?;
        Some(self.reasons.get(bead, print(self.state(), self.current)))
    }

    /// The row whose reasons are wanted and not known.
    fn wanted(&self) -> Option<(BeadId, u64)> {
        let bead = self.bead().filter(|_| self.look.detail)?;
        let print = print(self.state(), self.current);
        matches!(self.reasons.get(bead, print), Reason::Sought).then_some((bead, print))
    }
}

/// What a row and those next to it come to.
fn print(state: &PairState, index: usize) -> u64 {
    let mut hasher = FxHasher::default();
    let around = index.saturating_sub(NEXT)..=index.saturating_add(NEXT);
    for row in around.filter_map(|index| state.row(index)) {
        row.bead.id.hash(&mut hasher);
        for side in Side::BOTH {
            row.segments(side).for_each(|segment| (segment.id, state.shown(segment)).hash(&mut hasher));
            // Where one side ends.
            hasher.write_u8(u8::MAX);
        }
    }
    hasher.finish()
}

/// Finds out what speaks for a row, one at a time, while the screen goes on answering.
pub(super) struct Thinking {
    explain: Arc<Explain>,
    running: Option<(BeadId, u64, Receiver<RowEvidence>)>,
}

impl Thinking {
    pub fn new(explain: Arc<Explain>) -> Self {
        Thinking { explain, running: None }
    }

    /// Whether there will be news soon.
    pub fn is_busy(&self) -> bool {
        self.running.is_some()
    }

    /// Takes what was found, and begins with what is wanted now.
    pub fn go_on(&mut self, app: &mut App) {
        if let Some((bead, print, found)) = &self.running {
            let found = match found.try_recv() {
                Err(TryRecvError::Empty) => return,
                Err(TryRecvError::Disconnected) => None,
                Ok(found) => Some(found),
            };
            app.reasons.put(*bead, *print, found);
            self.running = None;
        }
        let Some((bead, print)) = app.wanted() else { return };
        let Some(rows) = RowsAround::new(app.state(), bead, AROUND) else { return };
        let (sender, found) = channel();
        let explain = Arc::clone(&self.explain);
        // Nobody may be waiting any more.
        let work = move || drop(sender.send(explain(&rows)));
        match thread::Builder::new().name("explain".to_owned()).spawn(work) {
            Ok(_) => self.running = Some((bead, print, found)),
            Err(_) => app.reasons.put(bead, print, None),
        }
    }
}
