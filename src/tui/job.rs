//! Aligning on a thread of its own, so that the screen answers meanwhile.
//!
//! The thread works on a copy of the pair and touches nothing else. When nobody waits for it any more it runs to its end
//! all the same, and what it found is dropped.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
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
    /// Starts it.
    pub fn start(realign: Arc<Realign>, state: PairState, range: Option<(BeadId, BeadId)>) -> Result<Job, JobError> {
        let (sender, found) = channel();
        let percent = Arc::new(AtomicU8::new(0));
        let told = Arc::clone(&percent);
        let work = move || {
            let mut progress = |share: f32| told.store((share.clamp(0.0, 1.0) * 100.0) as u8, Ordering::Relaxed);
            // Nobody may be waiting any more.
            let _ = sender.send(realign(&state, range, &mut progress));
        };
        thread::Builder::new().name("align".to_owned()).spawn(work).map_err(|_| JobError::Broken)?;
        Ok(Job { found, percent })
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
