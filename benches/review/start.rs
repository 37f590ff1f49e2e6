//! The program itself in a terminal, until its first frame stands.

use std::io::{Read, Write};
use std::path::Path;
use std::time::Instant;

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use crate::pair::ROWS;

/// What xterm answers to being asked what it is.
const ANSWER: &[u8] = b"\x1b[8;2$y\x1bP>|XTerm(390)\x1b\\\x1b[>41;390;0c\x1bP!|00000000\x1b\\\x1b[?64;1c";

/// Milliseconds from the start of `muqabala review` to a frame with the first row in it.
pub fn first_frame(memory: &Path) -> f64 {
    let size = PtySize { rows: 35, cols: 120, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_muqabala"));
    command.args(["review", "--db", &memory.to_string_lossy()]);
    command.env("TERM", "xterm-256color");
    let mut reader = pair.master.try_clone_reader().expect("the terminal can be read");
    let mut writer = pair.master.take_writer().expect("the terminal can be written to");
    let started = Instant::now();
    let mut child = pair.slave.spawn_command(command).expect("the program starts");
    // So that the terminal is at its end when the program is.
    drop(pair.slave);
    let (mut seen, mut asked) = (Vec::new(), false);
    let mut bytes = [0; 1 << 16];
    let wanted = format!("/{ROWS}");
    let milliseconds = loop {
        let length = reader.read(&mut bytes).expect("the program draws");
        seen.extend_from_slice(&bytes[..length]);
        let text = String::from_utf8_lossy(&seen);
        // The last of the questions: what terminals of its kind can do.
        if !asked && text.contains("\x1b[c") {
            writer.write_all(ANSWER).expect("the terminal answers");
            asked = true;
        }
        if text.contains(&wanted) {
            break started.elapsed().as_secs_f64() * 1000.0;
        }
        assert!(length > 0, "no frame: {}", text.escape_debug());
    };
    writer.write_all(b"q").expect("a key can be pressed");
    // Reads on, so that the program can say what it has to and end.
    while matches!(reader.read(&mut bytes), Ok(1..)) {}
    child.wait().expect("the program ends");
    milliseconds
}
