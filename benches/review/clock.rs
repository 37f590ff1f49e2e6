//! How long something took, and how much of that this thread waited for a processor that other programs had.

use std::time::{Duration, Instant};

/// The start of something.
pub struct Clock {
    started: Instant,
    waited: Duration,
}

/// How long it took.
#[derive(Clone, Copy)]
pub struct Time {
    /// By the clock, in milliseconds.
    pub wall: f64,
    /// Less what the thread waited for a processor; the same where the system does not tell.
    pub own: f64,
}

impl Clock {
    pub fn start() -> Clock {
        Clock { waited: waited(), started: Instant::now() }
    }

    pub fn stop(self) -> Time {
        let wall = self.started.elapsed();
        let own = wall.saturating_sub(waited().saturating_sub(self.waited));
        let milliseconds = |time: Duration| time.as_secs_f64() * 1000.0;
        Time { wall: milliseconds(wall), own: milliseconds(own) }
    }
}

/// The time that this thread could have run and did not (Linux: the second number of `schedstat`).
fn waited() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    Duration::from_nanos(told.split_whitespace().nth(1).and_then(|number| number.parse().ok()).unwrap_or(0))
}
