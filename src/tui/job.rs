//! Work on a thread of its own, so that the screen answers meanwhile.
//!
//! The thread works on a copy of what it needs and touches nothing else. When nobody waits for it any more it runs to its
//! end all the same, and what it found is dropped. Of work that takes all of the machine one is done at a time: the next
//! begins when the one before has ended.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use crate::edit::{BeadId, EditError, PairState, Realignment};

/// Aligns rows anew: those from one bead to another, or all. It is told where to say how far it is, from 0 to 1.
pub type Realign =
    dyn Fn(&PairState, Option<(BeadId, BeadId)>, &mut dyn FnMut(f32)) -> Result<Realignment, EditError> + Send + Sync;

/// Work that is being done, and what it comes to.
pub(super) struct Job<T> {
    found: Receiver<T>,
    percent: Arc<AtomicU8>,
    left: Arc<AtomicBool>,
}

/// The thread could not be started, or broke down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the work ended before it was done")]
pub(super) struct Broken;

impl<T: Send + 'static> Job<T> {
    /// Starts it, behind an earlier one that was left and may still be at work. It is told where to say how far it is,
    /// from 0 to 1.
    pub fn start(
        work: impl FnOnce(&mut dyn FnMut(f32)) -> T + Send + 'static,
        earlier: Option<Job<T>>,
    ) -> Result<Job<T>, Broken> {
        let (sender, found) = channel();
        let (percent, left) = (Arc::new(AtomicU8::new(0)), Arc::new(AtomicBool::new(false)));
        let (told, unwanted) = (Arc::clone(&percent), Arc::clone(&left));
        let all = move || {
            // Ended either way: with a result that nobody wants, or without.
            let _ = earlier.map(|earlier| earlier.found.recv());
            if unwanted.load(Ordering::Relaxed) {
                return;
            }
            let mut progress = |share: f32| told.store((share.clamp(0.0, 1.0) * 100.0) as u8, Ordering::Relaxed);
            // Nobody may be waiting any more.
            let _ = sender.send(work(&mut progress));
        };
        thread::Builder::new().name("work".to_owned()).spawn(all).map_err(|_| Broken)?;
        Ok(Job { found, percent, left })
    }

    /// Nobody waits for it any more: if it has not begun yet it never does.
    pub fn leave(&self) {
        self.left.store(true, Ordering::Relaxed);
    }

    /// Whether somebody still waits for it.
    pub fn is_wanted(&self) -> bool {
        !self.left.load(Ordering::Relaxed)
    }

    /// What was found, if that comes within some time.
    pub fn wait(&self, patience: Duration) -> Option<Result<T, Broken>> {
        match self.found.recv_timeout(patience) {
            Ok(found) => Some(Ok(found)),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(Err(Broken)),
        }
    }

    /// How much is done.
    pub fn percent(&self) -> u8 {
        self.percent.load(Ordering::Relaxed)
    }
}
