//! A terminal borrowed for the time that a screen is shown.
//!
//! Keys are read here and not through crossterm's reader: that one spins when the terminal goes away, waits inside a
//! sequence that was cut, and takes answers to questions for keys.

use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::os::fd::AsFd;
use std::thread;
use std::time::{Duration, Instant};

use crossterm::event::KeyEvent;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::layout::Size;
use ratatui::{Frame, Terminal};
use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::answers::{Answers, QUESTIONS};
use super::backend::BidiBackend;
use super::choice::{BidiChoice, BidiMode, Emission};
use super::clipboard;
use super::decide::decide;
use super::environment::Environment;
use super::guard;
use super::input::{Decoder, Input};
use super::mouse::{Mouse, Presses};
use super::signals::{Arrived, Holder, Signals, stop_job, under_job_control};

/// What happened at the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A key was pressed. Control characters come as keys, Ctrl+C and Ctrl+Z too.
    Key(KeyEvent),
    /// Something was done with the mouse.
    Mouse(Mouse),
    /// Text was pasted, with whatever controls it holds.
    Paste(String),
    /// The window has another size: columns, rows.
    Resize(u16, u16),
    /// The program was stopped and goes on, or the terminal was told something new: draw again.
    Resumed,
    /// The terminal is gone, or somebody wants the program to end: leave. Asked again, the answer stays the same.
    Hangup,
    /// Nothing happened for as long as the caller was patient.
    Tick,
}

/// Why no session can be had; inside the [`io::Error`] of [`Session::start`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoTerminal {
    /// Standard output is a file or a pipe.
    #[error("standard output is not a terminal")]
    Output,
    /// Standard input is a file or a pipe, and the process has no terminal besides.
    #[error("there is no terminal to read keys from")]
    Input,
    /// `TERM=dumb`.
    #[error("this terminal cannot place its cursor (TERM is “dumb”)")]
    Dumb,
}

/// How long the terminal may take to answer before the first frame. An answer that comes later still counts.
const ANSWERS_WITHIN: Duration = Duration::from_millis(200);
/// How long a stop may take to reach this process.
const STOPPED_WITHIN: Duration = Duration::from_secs(1);
/// How long a caller that does not leave after a hangup is kept waiting each time it asks.
const HUNG_UP_PAUSE: Duration = Duration::from_millis(50);

/// A terminal held by this program: alternate screen, raw input, bracketed paste. Dropping it gives the terminal back.
pub struct Session {
    terminal: Terminal<BidiBackend<CrosstermBackend<Frames>>>,
    input: File,
    decoder: Decoder,
    signals: Signals,
    /// What has arrived and was not reported yet.
    arrived: Arrived,
    choice: BidiChoice,
    environment: Environment,
    answers: Answers,
    mode: BidiMode,
    hung_up: bool,
    mouse: bool,
    presses: Presses,
    /// Something has happened to the screen that only a full frame mends.
    stale: bool,
}

/// Collects a frame and hands it to the terminal in one piece.
#[derive(Debug, Default)]
struct Frames {
    buffer: Vec<u8>,
}

impl Write for Frames {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.buffer.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let written = guard::write(&self.buffer);
        self.buffer.clear();
        written
    }
}

impl Session {
    /// Takes the terminal. Output goes to standard output, which must be a terminal; keys come from standard input, or
    /// from the controlling terminal when a document comes through standard input.
    ///
    /// Fails with [`NoTerminal`] inside the error when there is none, and otherwise as the terminal fails; it is left
    /// as it was found then.
    pub fn start(choice: BidiChoice, environment: &Environment) -> io::Result<Session> {
        if environment.term.as_deref() == Some("dumb") {
            return Err(io::Error::new(io::ErrorKind::Unsupported, NoTerminal::Dumb));
        }
        let output = output()?;
        let input = input()?;
        let signals = Signals::catch()?;
        let backend = BidiBackend::new(CrosstermBackend::new(Frames::default()), Emission::Visual);
        let mut session = Session {
            terminal: Terminal::new(backend)?,
            input,
            decoder: Decoder::default(),
            signals,
            arrived: Arrived::default(),
            choice,
            environment: environment.clone(),
            answers: Answers::default(),
            mode: decide(choice, environment, &Answers::default()),
            hung_up: false,
            mouse: false,
            presses: Presses::default(),
            stale: true,
        };
        guard::hold(&session.input, &output)?;
        Signals::now_with(Holder::Session);
        // From here on dropping the session gives the terminal back.
        session.ask()?;
        session.adopt(decide(choice, environment, &session.answers))?;
        Ok(session)
    }

    /// What was decided about this terminal.
    pub fn mode(&self) -> BidiMode {
        self.mode
    }

    /// Shows Arabic in another way than was asked for at the start.
    pub fn choose(&mut self, choice: BidiChoice) -> io::Result<()> {
        self.choice = choice;
        self.adopt(decide(choice, &self.environment, &self.answers))
    }

    /// Sends single lines another way than the others from now on, so that ways can be compared.
    pub fn send_lines(&mut self, exceptions: Vec<(usize, Emission)>) {
        self.terminal.backend_mut().set_exceptions(exceptions);
    }

    /// How large the window is.
    pub fn size(&self) -> io::Result<Size> {
        self.terminal.backend().size()
    }

    /// What the terminal said of itself.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// Asks the terminal to report the mouse, or leaves the mouse to it, as it is at first.
    pub fn use_mouse(&mut self, on: bool) -> io::Result<()> {
        self.mouse = on;
        guard::use_mouse(on)
    }

    /// Puts a text on the clipboard, if the terminal lets programs do that: none tells. False for a text longer than
    /// [`MOST_COPIED`](super::MOST_COPIED), with which nothing is done.
    pub fn copy(&mut self, text: &str) -> io::Result<bool> {
        match clipboard::copy(text, &self.environment) {
            Some(sequence) => guard::write(sequence.as_bytes()).map(|()| true),
            None => Ok(false),
        }
    }

    /// Draws a frame; only what has changed since the last one is sent.
    pub fn draw(&mut self, render: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        if self.stale {
            self.terminal.clear()?;
            self.stale = false;
        }
        self.terminal.draw(render)?;
        Ok(())
    }

    /// Waits for the next thing to happen, for ever when `patience` is `None`.
    pub fn next_event(&mut self, patience: Option<Duration>) -> io::Result<Event> {
        let deadline = patience.and_then(|patience| Instant::now().checked_add(patience));
        if self.hung_up {
            thread::sleep(HUNG_UP_PAUSE);
            return Ok(Event::Hangup);
        }
        loop {
            self.arrived.merge(self.signals.arrived());
            if self.arrived.end || self.arrived.interrupt {
                self.hung_up = true;
                return Ok(Event::Hangup);
            }
            if std::mem::take(&mut self.arrived.stop) {
                self.suspend()?;
                return Ok(Event::Resumed);
            }
            if std::mem::take(&mut self.arrived.resumed) {
                self.take_again()?;
                return Ok(Event::Resumed);
            }
            if std::mem::take(&mut self.arrived.resized) {
                let size = self.terminal.backend().size()?;
                return Ok(Event::Resize(size.width, size.height));
            }
            while let Some(input) = self.decoder.next() {
                match input {
                    Input::Key(key) => return Ok(Event::Key(key)),
                    Input::Mouse(mouse) => {
                        let column = self.terminal.backend().seen_at(mouse.column, mouse.line);
                        let mouse = Mouse { column, ..mouse };
                        return Ok(Event::Mouse(self.presses.count(mouse, Instant::now())));
                    }
                    Input::Paste(text) => return Ok(Event::Paste(text)),
                    Input::Answer(answer) => {
                        self.answers.take(answer);
                        let mode = decide(self.choice, &self.environment, &self.answers);
                        if self.answers.complete && mode != self.mode {
                            self.adopt(mode)?;
                            return Ok(Event::Resumed);
                        }
                    }
                }
            }
            let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
            let unfinished = self.decoder.patience();
            let wait = [left, unfinished].into_iter().flatten().min();
            if !self.wait(wait)? {
                match unfinished {
                    Some(unfinished) if left.is_none_or(|left| unfinished <= left) => self.decoder.give_up(),
                    _ => return Ok(Event::Tick),
                }
            }
        }
    }

    /// Gives the terminal back and stops the program, as the suspend key does elsewhere; returns when it goes on. Does
    /// nothing where nobody could make it go on.
    pub fn suspend(&mut self) -> io::Result<()> {
        self.stale = true;
        if !under_job_control() {
            return Ok(());
        }
        self.give_back(Holder::Nobody)?;
        let asked = Instant::now();
        stop_job()?;
        // The signal may reach the process a moment later; going on is a signal too.
        self.arrived.resumed = false;
        while !self.arrived.resumed && asked.elapsed() < STOPPED_WITHIN {
            self.arrived.merge(self.signals.arrived());
            thread::sleep(Duration::from_millis(5));
        }
        self.take_again()
    }

    /// Gives the terminal back while `child` runs, then takes it again; the next frame is drawn in full.
    pub fn with_released<T>(&mut self, child: impl FnOnce() -> T) -> io::Result<T> {
        self.give_back(Holder::Child)?;
        let result = child();
        // An interrupt in the meantime was for the child.
        let arrived = Arrived { interrupt: false, ..self.signals.arrived() };
        self.arrived.merge(arrived);
        self.take_again()?;
        Ok(result)
    }

    /// Has the next frame drawn in full, and everything set again that another program may have changed.
    pub fn redraw(&mut self) -> io::Result<()> {
        self.take_again()
    }

    fn give_back(&mut self, holder: Holder) -> io::Result<()> {
        self.arrived.merge(self.signals.arrived());
        let released = guard::release();
        Signals::now_with(holder);
        released
    }

    fn take_again(&mut self) -> io::Result<()> {
        guard::hold(&self.input, &output()?)?;
        Signals::now_with(Holder::Session);
        self.arrived.merge(self.signals.arrived());
        self.arrived.stop = false;
        self.arrived.resumed = false;
        self.stale = true;
        guard::use_mouse(self.mouse)?;
        guard::tell(self.mode.told)
    }

    /// Asks the terminal what it is and waits for its answers.
    fn ask(&mut self) -> io::Result<()> {
        guard::write(QUESTIONS.as_bytes())?;
        let deadline = Instant::now() + ANSWERS_WITHIN;
        while !self.answers.complete && !self.hung_up {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            self.wait(Some(left))?;
            self.arrived.merge(self.signals.arrived());
            for answer in self.decoder.take_answers() {
                self.answers.take(answer);
            }
        }
        Ok(())
    }

    fn adopt(&mut self, mode: BidiMode) -> io::Result<()> {
        self.mode = mode;
        self.stale = true;
        self.terminal.backend_mut().set_emission(mode.emission);
        guard::tell(mode.told)
    }

    /// Waits until bytes or signals arrive and takes the bytes in; `false` when neither did. A terminal that is gone
    /// counts as a signal to end.
    fn wait(&mut self, patience: Option<Duration>) -> io::Result<bool> {
        let timeout = patience.and_then(|patience| Timespec::try_from(patience).ok());
        let signals = self.signals.readable();
        let mut ready = [PollFd::new(&self.input, PollFlags::IN), PollFd::from_borrowed_fd(signals, PollFlags::IN)];
        match poll(&mut ready, timeout.as_ref()) {
            Ok(0) => return Ok(false),
            Ok(_) => {}
            // The signal is in its pipe.
            Err(rustix::io::Errno::INTR) => return Ok(true),
            Err(error) => return Err(error.into()),
        }
        let input = ready[0].revents();
        if input.is_empty() {
            return Ok(true);
        }
        let mut bytes = [0; 4096];
        match rustix::io::read(&self.input, &mut bytes) {
            Ok(0) => self.arrived.end = true,
            Ok(length) => self.decoder.feed(&bytes[..length]),
            Err(rustix::io::Errno::INTR | rustix::io::Errno::AGAIN) => {}
            Err(rustix::io::Errno::IO | rustix::io::Errno::NXIO) => self.arrived.end = true,
            Err(error) => return Err(error.into()),
        }
        Ok(true)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.give_back(Holder::Nobody);
    }
}

/// Standard output, when it is a terminal.
fn output() -> io::Result<File> {
    let stdout = io::stdout();
    if !stdout.is_terminal() {
        return Err(io::Error::new(io::ErrorKind::Unsupported, NoTerminal::Output));
    }
    Ok(File::from(stdout.as_fd().try_clone_to_owned()?))
}

/// Standard input, when it is a terminal, else the terminal that controls the process.
fn input() -> io::Result<File> {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        return Ok(File::from(stdin.as_fd().try_clone_to_owned()?));
    }
    File::open("/dev/tty").map_err(|_| io::Error::new(io::ErrorKind::Unsupported, NoTerminal::Input))
}
