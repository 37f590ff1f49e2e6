//! What went wrong, for the person at the terminal: one line, a hint where there is something to do, an exit code.

use std::borrow::Cow;
use std::fmt;
use std::io;

use crate::cli::parallel::NoThread;
use crate::formats::units::OpenError;
use crate::formats::{ReadError, WriteError};

/// How the program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// All done; also when the reader of a pipe went away.
    Done = 0,
    /// The data or the memory is at fault.
    Fault = 1,
    /// Wrong usage.
    Usage = 2,
    /// A check found something.
    CheckFailed = 3,
}

/// An error as it is shown.
#[derive(Debug)]
pub struct CliError {
    message: String,
    hint: Option<String>,
    exit: Exit,
}

impl CliError {
    /// The data or the memory is at fault.
    pub fn fault(message: impl fmt::Display) -> Self {
        CliError { message: message.to_string(), hint: None, exit: Exit::Fault }
    }

    /// The command line is at fault.
    pub fn usage(message: impl fmt::Display) -> Self {
        CliError { exit: Exit::Usage, ..Self::fault(message) }
    }

    /// Adds what can be done about it.
    pub fn hint(self, hint: impl Into<String>) -> Self {
        self.maybe_hint(Some(hint))
    }

    /// Adds what can be done about it, if there is something.
    pub fn maybe_hint(self, hint: Option<impl Into<String>>) -> Self {
        CliError { hint: hint.map(Into::into), ..self }
    }

    /// Puts the place before it that it happened at; a closed pipe has none.
    pub fn at(self, place: impl fmt::Display) -> Self {
        let message = if self.message.is_empty() { self.message } else { format!("{place}:{}", spaced(&self.message)) };
        CliError { message, ..self }
    }

    /// Writing failed: a reader that went away is no error at all.
    pub fn writing(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => CliError { message: String::new(), hint: None, exit: Exit::Done },
            _ => Self::fault(format_args!("the output could not be written: {error}")),
        }
    }

    /// What is wrong, without a hint.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What is wrong and what can be done about it, for a screen.
    pub fn told(&self) -> String {
        match &self.hint {
            Some(hint) => format!("{} ({hint})", self.message),
            None => self.message.clone(),
        }
    }

    /// The exit code.
    pub fn exit(&self) -> Exit {
        self.exit
    }
}

/// A column that a message begins with belongs to the place; anything else does not.
fn spaced(message: &str) -> Cow<'_, str> {
    let column = message.split_once(": ").is_some_and(|(column, _)| column.bytes().all(|byte| byte.is_ascii_digit()));
    if column { Cow::Borrowed(message) } else { Cow::Owned(format!(" {message}")) }
}

impl From<NoThread> for CliError {
    fn from(error: NoThread) -> Self {
        CliError::fault(error)
    }
}

impl From<OpenError> for CliError {
    fn from(error: OpenError) -> Self {
        let hint = error.hint();
        CliError::fault(error).maybe_hint(hint)
    }
}

impl From<ReadError> for CliError {
    fn from(error: ReadError) -> Self {
        let hint = error.hint();
        CliError::fault(error).maybe_hint(hint)
    }
}

impl From<WriteError> for CliError {
    fn from(error: WriteError) -> Self {
        let hint = error.hint();
        CliError::fault(error).maybe_hint(hint)
    }
}

impl fmt::Display for CliError {
    /// Nothing at all for a closed pipe.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.message.is_empty() {
            return Ok(());
        }
        writeln!(f, "muqabala: {}", self.message)?;
        match &self.hint {
            Some(hint) => writeln!(f, "hint: {hint}"),
            None => Ok(()),
        }
    }
}
