//! Aligning on a thread of its own, so that the screen answers meanwhile.
//!
//! The thread works on a copy of the pair and touches nothing else. When nobody waits for it any more it runs to its end
//! all the same, and what it found is dropped. One is at work at a time: the next begins when it has ended.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use crate::edit::{BeadId, EditError, PairState, Realignment};

/// Aligns rows anew: those from one bead to another, or all. It is told where to say how far it is, from 0 to 1.
pub type Realign =
    dyn Fn(&PairState, Option<(BeadId, BeadId)>, &mut dyn FnMut(f32)) -> Result<Realignment, EditError> + Send + Sync;

/// Rows being aligned.
pub(super) struct Job {
    found: Receiver<Result<Realignment, EditError>>,
    percent: Arc<AtomicU8>,
    left: Arc<AtomicBool>,
}

/// Why there is no result.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum JobError {
    /// Not possible with these rows.
    #[error(transparent)]
    Edit(#[from] EditError),
    /// The thread could not be started, or broke down.
    #[error("the rows could not be aligned: the work ended before it was done")]
    Broken,
}

impl Job {
    /// Starts it, behind an earlier one that was left and may still be at work.
    pub fn start(
        realign: Arc<Realign>,
        state: PairState,
        range: Option<(BeadId, BeadId)>,
        earlier: Option<Job>,
    ) -> Result<Job, JobError> {
        let (sender, found) = channel();
        let (percent, left) = (Arc::new(AtomicU8::new(0)), Arc::new(AtomicBool::new(false)));
        let (told, unwanted) = (Arc::clone(&percent), Arc::clone(&left));
        let work = move || {
            // Ended either way: with a result that nobody wants, or without.
            let _ = earlier.map(|earlier| earlier.found.recv());
            if unwanted.load(Ordering::Relaxed) {
                return;
            }
            let mut progress = |share: f32| told.store((share.clamp(0.0, 1.0) * 100.0) as u8, Ordering::Relaxed);
            // Nobody may be waiting any more.
            let _ = sender.send(realign(&state, range, &mut progress));
        };
        thread::Builder::new().name("align".to_owned()).spawn(work).map_err(|_| JobError::Broken)?;
        Ok(Job { found, percent, left })
    }

    /// Nobody waits for it any more: if it has not begun yet it never does.
    pub fn leave(&self) {
        self.left.store(true, Ordering::Relaxed);
    }

    /// What was found, if that comes within some time.
    pub fn wait(&self, patience: Duration) -> Option<Result<Realignment, JobError>> {
        match self.found.recv_timeout(patience) {
            Ok(found) => Some(found.map_err(JobError::from)),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(Err(JobError::Broken)),
        }
    }

    /// How much is done.
    pub fn percent(&self) -> u8 {
        self.percent.load(Ordering::Relaxed)
    }
}
