//! The real program in a pseudo-terminal, and what stands on its screen.

use std::fmt::Write as _;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

/// How long nothing must be written for a screen to count as drawn.
const QUIET: Duration = Duration::from_millis(250);

const PATIENCE: Duration = Duration::from_secs(60);

pub struct Terminal {
    _master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    received: Arc<Mutex<Vec<u8>>>,
    width: u16,
    height: u16,
}

impl Terminal {
    /// Starts the review of a memory's only pair, in a folder, and waits for its first screen.
    pub fn start(program: &str, memory: &Path, folder: &Path, width: u16, height: u16) -> Terminal {
        let size = PtySize { rows: height, cols: width, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(["--db", memory.to_str().unwrap(), "review", "--bidi", "visual"]);
        command.cwd(folder);
        command.env_clear();
        let home = folder.to_str().unwrap();
        for (name, value) in
            [("PATH", "/usr/bin:/bin"), ("TERM", "xterm-256color"), ("HOME", home), ("LANG", "C.UTF-8")]
        {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let received: Arc<Mutex<Vec<u8>>> = Arc::default();
        let sink = Arc::clone(&received);
        thread::spawn(move || {
            let mut bytes = [0; 65536];
            while let Ok(length @ 1..) = reader.read(&mut bytes) {
                sink.lock().unwrap().extend_from_slice(&bytes[..length]);
            }
        });
        let writer = pair.master.take_writer().unwrap();
        let mut terminal = Terminal { _master: pair.master, writer, child, received, width, height };
        terminal.until("first screen", |screen| screen.contents().contains("row 1/"));
        terminal
    }

    /// Presses a key and waits until the program has answered it.
    pub fn press(&mut self, key: &str) {
        let before = self.received.lock().unwrap().len();
        self.writer.write_all(bytes(key).as_bytes()).unwrap();
        // An Escape counts as a key of its own only after a moment without another byte. A key that changes nothing that
        // is seen is answered by silence.
        let since = Instant::now();
        while self.received.lock().unwrap().len() == before && since.elapsed() < QUIET {
            thread::sleep(Duration::from_millis(2));
        }
        if key == "Esc" {
            thread::sleep(Duration::from_millis(150));
        }
    }

    /// The screen, once nothing is written any more: a line each, without spaces at their ends, and with letters that a
    /// viewer would put in another order as their numbers.
    pub fn settled(&mut self) -> String {
        let (mut length, mut since, start) = (0, Instant::now(), Instant::now());
        while since.elapsed() < QUIET {
            assert!(start.elapsed() < PATIENCE, "the screen does not come to rest");
            let now = self.received.lock().unwrap().len();
            if now != length {
                (length, since) = (now, Instant::now());
            }
            thread::sleep(Duration::from_millis(5));
        }
        let screen = self.screen();
        let mut text = String::new();
        for row in screen.rows(0, self.width) {
            for c in row.trim_end().chars() {
                match c {
                    '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FEFC}' => {
                        let _ = write!(text, "‹{:X}›", u32::from(c));
                    }
                    c => text.push(c),
                }
            }
            text.push('\n');
        }
        text
    }

    fn screen(&self) -> vt100::Screen {
        let lines = |number| NonZeroU16::new(number).unwrap();
        let mut parser = vt100::Parser::new(lines(self.height), lines(self.width), 0);
        parser.process(&self.received.lock().unwrap());
        parser.screen().clone()
    }

    fn until(&mut self, what: &str, condition: impl Fn(&vt100::Screen) -> bool) {
        let since = Instant::now();
        while !condition(&self.screen()) {
            assert!(since.elapsed() < PATIENCE, "{what}: {}", self.screen().contents());
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// How the program ended.
    pub fn ended(&mut self) -> ExitStatus {
        let since = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(since.elapsed() < PATIENCE, "the program does not end: {}", self.screen().contents());
            thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

/// What a terminal sends for a key.
fn bytes(key: &str) -> String {
    match key {
        "Enter" => "\r".to_owned(),
        "Esc" => "\x1b".to_owned(),
        "Tab" => "\t".to_owned(),
        "Backspace" => "\x7f".to_owned(),
        "Home" => "\x1b[H".to_owned(),
        "Ctrl+Right" => "\x1b[1;5C".to_owned(),
        key => key.to_owned(),
    }
}
