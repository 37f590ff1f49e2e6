//! Signals as events, and stopping oneself as a shell expects.
//!
//! A process that has once caught a signal cannot safely be given its default back. So the signals stay caught when no
//! terminal is held any more, and then do what they do by default: end the program or stop it.

use std::io;
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::process::{Signal, kill_current_process_group};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::flag::register_conditional_default;
use signal_hook::iterator::backend::SignalDelivery;
use signal_hook::iterator::exfiltrator::SignalOnly;

/// What arrived since it was last asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Arrived {
    /// The terminal went away, or somebody wants the program to end.
    pub(super) end: bool,
    /// Somebody wants to interrupt the program, or the child that has its terminal.
    pub(super) interrupt: bool,
    /// Somebody wants the program to stop.
    pub(super) stop: bool,
    /// The program went on after a stop.
    pub(super) resumed: bool,
    /// The window has another size.
    pub(super) resized: bool,
}

impl Arrived {
    /// Adds what arrived later.
    pub(super) fn merge(&mut self, later: Arrived) {
        self.end |= later.end;
        self.interrupt |= later.interrupt;
        self.stop |= later.stop;
        self.resumed |= later.resumed;
        self.resized |= later.resized;
    }
}

/// The terminal is not held: ending signals end the program at once.
static RELEASED: AtomicBool = AtomicBool::new(true);
/// The terminal is not held and no child program has it: the interrupt key is for this program.
static IDLE: AtomicBool = AtomicBool::new(true);
/// The terminal is not held and a shell is there that can make the program go on: a stop stops it at once.
static STOPPABLE: AtomicBool = AtomicBool::new(true);

/// Who has the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holder {
    /// This program: signals are events.
    Session,
    /// A child program: the interrupt key is for the child, everything else as by default.
    Child,
    /// Nobody: everything as by default.
    Nobody,
}

/// The signals of one session.
pub(super) struct Signals {
    delivery: SignalDelivery<UnixStream, SignalOnly>,
}

impl Signals {
    /// Starts catching signals.
    pub(super) fn catch() -> io::Result<Self> {
        static DEFAULTS: OnceLock<()> = OnceLock::new();
        if DEFAULTS.get().is_none() {
            for signal in [SIGHUP, SIGTERM] {
                register_conditional_default(signal, &RELEASED)?;
            }
            for signal in [SIGINT, SIGQUIT] {
                register_conditional_default(signal, &IDLE)?;
            }
            register_conditional_default(SIGTSTP, &STOPPABLE)?;
            let _ = DEFAULTS.set(());
        }
        let (read, write) = UnixStream::pair()?;
        let signals = [SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH];
        Ok(Signals { delivery: SignalDelivery::with_pipe(read, write, SignalOnly, signals)? })
    }

    /// Says who has the terminal from now on.
    pub(super) fn now_with(holder: Holder) {
        RELEASED.store(holder != Holder::Session, Ordering::SeqCst);
        IDLE.store(holder == Holder::Nobody, Ordering::SeqCst);
        STOPPABLE.store(holder != Holder::Session && under_job_control(), Ordering::SeqCst);
    }

    /// Becomes readable when a signal arrives.
    pub(super) fn readable(&self) -> BorrowedFd<'_> {
        self.delivery.get_read().as_fd()
    }

    /// What arrived since the last call.
    pub(super) fn arrived(&mut self) -> Arrived {
        let mut arrived = Arrived::default();
        for signal in self.delivery.pending() {
            match signal {
                SIGTSTP => arrived.stop = true,
                SIGCONT => arrived.resumed = true,
                SIGWINCH => arrived.resized = true,
                SIGINT | SIGQUIT => arrived.interrupt = true,
                _ => arrived.end = true,
            }
        }
        arrived
    }
}

/// Stops the whole job, as the suspend key would have done, so that also a program that waits for this one (`cargo
/// run`, a script) lets the shell go on. The caller has released the terminal and said so.
pub(super) fn stop_job() -> io::Result<()> {
    Ok(kill_current_process_group(Signal::TSTP)?)
}

/// Whether a shell with job control would notice a stop: some ancestor is of the same session and of another job.
/// Without one (the program was started by the terminal itself) nobody could make it go on.
pub(super) fn under_job_control() -> bool {
    let Some(own) = Kin::of("self") else { return false };
    let mut ancestor = own.parent;
    while ancestor != 0 {
        match Kin::of(&ancestor.to_string()) {
            Some(kin) if kin.session == own.session && kin.job == own.job => ancestor = kin.parent,
            kin => return kin.is_some_and(|kin| kin.session == own.session),
        }
    }
    false
}

/// Where a process belongs. A number is 0 for what is outside of the container that this program runs in.
struct Kin {
    parent: u32,
    job: u32,
    session: u32,
}

impl Kin {
    /// Of a process by its number, or of this one, `self`; where the system tells (Linux). The calls `getsid` and
    /// `getpgid` are not used: their safe forms take 0 for impossible, and in containers it is common.
    fn of(process: &str) -> Option<Kin> {
        Kin::read(&std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?)
    }

    fn read(status: &str) -> Option<Kin> {
        // "pid (name) state parent job session …": the name may hold anything, also parentheses.
        let mut fields = status.rsplit_once(')')?.1.split_whitespace().skip(1).map(|field| field.parse().ok());
        Some(Kin { parent: fields.next()??, job: fields.next()??, session: fields.next()?? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn processes_belong_somewhere() {
        for (status, expected, name) in [
            ("7 (sh) S 3 5 6 34816 7 4194560", Some([3, 5, 6]), "a shell"),
            ("1 (init) S 0 0 0 0 -1", Some([0, 0, 0]), "the first of a container"),
            ("7 (a) S 9 (b) R 3 5 6", Some([3, 5, 6]), "a name like another status"),
            ("7 (sh) S 3 5", None, "cut off"),
            ("", None, "nothing"),
        ] {
            assert_eq!(Kin::read(status).map(|kin| [kin.parent, kin.job, kin.session]), expected, "{name}");
        }
    }
}
