//! Where output goes: a file, a pipe, or a terminal that outside text must not command.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

use crate::cli::CliError;
use crate::formats::write_file;

/// Runs `write` on standard output for `-`, else on a file that appears only when all is written.
pub fn write_to<T>(
    path: &Path,
    force: bool,
    write: impl FnOnce(&mut dyn Write) -> io::Result<T>,
) -> Result<T, CliError> {
    if path.as_os_str() != "-" {
        return write_file(path, force, write).map_err(CliError::from);
    }
    let mut out = BufWriter::new(standard_output());
    let result = write(&mut out).map_err(CliError::writing)?;
    out.flush().map_err(CliError::writing)?;
    Ok(result)
}

/// Standard output; made safe when it is a terminal.
pub fn standard_output() -> Box<dyn Write> {
    let out = io::stdout();
    if out.is_terminal() { Box::new(TerminalSafe { out, held: Vec::new() }) } else { Box::new(out) }
}

/// Prints lines for people to standard error; outside text in them can't command the terminal.
pub fn say(text: impl std::fmt::Display) {
    let mut out = TerminalSafe { out: io::stderr(), held: Vec::new() };
    // Nobody is left to tell when standard error itself is closed.
    let _ = writeln!(out, "{text}");
    let _ = out.flush();
}

/// Prints an error and its hint; nothing for a pipe that was closed.
pub fn say_error(error: &CliError) {
    let text = error.to_string();
    if !text.is_empty() {
        say(text.trim_end());
    }
}

/// A text from outside within a line of ours: line ends and tabs are spaces.
pub fn one_line(text: &str) -> String {
    text.replace(['\n', '\r', '\t'], " ")
}

/// Lets through what a terminal only shows: printable characters, line ends and tabs. Other control characters, and the
/// invisible ones that change the order of what is shown, become U+FFFD.
struct TerminalSafe<W: Write> {
    out: W,
    /// The beginning of a character whose rest has not come yet.
    held: Vec<u8>,
}

impl<W: Write> Write for TerminalSafe<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.held.extend_from_slice(bytes);
        let whole = match std::str::from_utf8(&self.held) {
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            _ => self.held.len(),
        };
        let text = String::from_utf8_lossy(&self.held[..whole]).into_owned();
        self.held.drain(..whole);
        self.out.write_all(visible(&text).as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

fn visible(text: &str) -> String {
    let harmless = |c: char| match c {
        '\n' | '\t' => true,
        // Explicit directions, and characters that show nothing but may hide something.
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{E0000}'..='\u{E007F}' => false,
        c => !c.is_control(),
    };
    text.chars().map(|c| if harmless(c) { c } else { char::REPLACEMENT_CHARACTER }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outside_text_cannot_command_a_terminal() {
        for (given, shown) in [
            ("نص and text\n", "نص and text\n"),
            ("\u{1b}]52;c;AAAA\u{7}", "\u{FFFD}]52;c;AAAA\u{FFFD}"),
            ("\u{9b}31m\r", "\u{FFFD}31m\u{FFFD}"),
            ("a\u{202E}b", "a\u{FFFD}b"),
        ] {
            let mut safe = TerminalSafe { out: Vec::new(), held: Vec::new() };
            // A byte at a time: characters come in pieces.
            for byte in given.as_bytes() {
                safe.write_all(&[*byte]).unwrap();
            }
            assert_eq!(String::from_utf8(safe.out).unwrap(), shown);
        }
    }
}
