//! What must be undone, kept in one place where a panic finds it too.
//!
//! There is one terminal, so there is one guard in the process. [`hold`] remembers how the terminal was and changes it,
//! [`release`] gives it back; both may be called in any state, and giving back what is not held does nothing. The panic
//! hook gives the terminal back before the message is printed, so that the message stands on the screen the user is
//! left with; a panic of another thread, whose message would be drawn over, is printed when the terminal is given back.

use std::fs::File;
use std::io::{self, Write};
use std::panic;
use std::sync::{Mutex, MutexGuard, Once, PoisonError};
use std::thread::{self, ThreadId};

use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};

use super::choice::Told;
use super::mouse;

/// Alternate screen, bracketed paste, cursor hidden; and back.
const ENTER: &str = "\x1b[?1049h\x1b[?2004h\x1b[?25l";
const LEAVE: &str = "\x1b[0m\x1b[?25h\x1b[?2004l\x1b[?1049l";

/// A terminal that is held.
struct Held {
    /// What is written to the terminal goes here.
    output: File,
    /// Where keys come from; its attributes are those of the terminal.
    input: File,
    /// The attributes as they were found.
    attributes: Termios,
    told: Told,
    /// Whether the mouse was asked for.
    mouse: bool,
    owner: ThreadId,
    /// Messages of panics in other threads.
    messages: Vec<String>,
}

static HELD: Mutex<Option<Held>> = Mutex::new(None);
static HOOK: Once = Once::new();

fn held() -> MutexGuard<'static, Option<Held>> {
    HELD.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Takes the terminal: raw input, alternate screen. What a terminal that is held already has lost (a stop that could
/// not be caught gives it back to the shell) is set again.
pub(super) fn hold(input: &File, output: &File) -> io::Result<()> {
    install_hook();
    let mut guard = held();
    if guard.is_none() {
        *guard = Some(Held {
            output: output.try_clone()?,
            input: input.try_clone()?,
            attributes: tcgetattr(input)?,
            told: Told::Nothing,
            mouse: false,
            owner: thread::current().id(),
            messages: Vec::new(),
        });
    }
    let held = guard.as_mut().expect("it was filled in above");
    let mut raw = held.attributes.clone();
    raw.make_raw();
    tcsetattr(&held.input, OptionalActions::Now, &raw)?;
    held.output.write_all(ENTER.as_bytes())
}

/// Writes to the terminal while it is held; what is written at another time is dropped, so that a frame cut short by a
/// panic does not end up on the screen that the user is left with.
pub(super) fn write(bytes: &[u8]) -> io::Result<()> {
    match held().as_mut() {
        Some(held) => held.output.write_all(bytes),
        None => Ok(()),
    }
}

/// Tells the terminal something, to be taken back when it is given back. What it was told before is taken back now.
pub(super) fn tell(told: Told) -> io::Result<()> {
    if let Some(held) = held().as_mut() {
        if held.told != told {
            held.output.write_all(held.told.take_back().as_bytes())?;
        }
        held.told = told;
        held.output.write_all(told.tell().as_bytes())?;
    }
    Ok(())
}

/// Asks for reports of the mouse, or leaves it to the terminal; at the latest when the terminal is given back.
pub(super) fn use_mouse(on: bool) -> io::Result<()> {
    if let Some(held) = held().as_mut() {
        let change = match (held.mouse, on) {
            (_, true) => mouse::ON,
            (true, false) => mouse::OFF,
            (false, false) => return Ok(()),
        };
        held.mouse = on;
        held.output.write_all(change.as_bytes())?;
    }
    Ok(())
}

/// Gives the terminal back as it was found. Everything is tried, also after something has failed: the terminal may be
/// gone. The first failure is returned.
pub(super) fn release() -> io::Result<()> {
    let Some(mut held) = held().take() else { return Ok(()) };
    let mouse = if held.mouse { mouse::OFF } else { "" };
    let last = format!("{mouse}{}{LEAVE}", held.told.take_back());
    let written = held.output.write_all(last.as_bytes());
    // `Drain`: what was written must have gone out while the terminal still does what it was told.
    let set = tcsetattr(&held.input, OptionalActions::Drain, &held.attributes);
    for message in held.messages {
        let _ = writeln!(io::stderr(), "{message}");
    }
    written.and(set.map_err(io::Error::from))
}

fn install_hook() {
    HOOK.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            let elsewhere = match held().as_mut() {
                Some(held) if held.owner != thread::current().id() => {
                    held.messages.push(info.to_string());
                    true
                }
                _ => false,
            };
            if !elsewhere {
                let _ = release();
                before(info);
            }
        }));
    });
}
