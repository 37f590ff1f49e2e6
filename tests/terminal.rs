//! The terminal is left as it was found, whatever ends the program: on a pseudo-terminal, with this test binary itself
//! as the program inside.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use muqabala::tui::terminal::{BidiChoice, Environment, Event, Session};
use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use ratatui::style::Style;
use rustix::process::{Pid, Signal, kill_process};
use vt100::{MouseProtocolEncoding, MouseProtocolMode};

/// Set where the test binary is the program inside: what it is to do when the terminal is gone, `leave` or `stay`.
const INSIDE: &str = "MUQABALA_TERMINAL_TEST";

/// The program inside: shows what happens to it and obeys a few keys.
#[test]
#[ignore = "the program that the other tests run"]
fn program() {
    let Ok(manner) = std::env::var(INSIDE) else { return };
    let environment = Environment::read(|name| std::env::var(name).ok());
    let mut session = match Session::start(BidiChoice::Auto, &environment) {
        Ok(session) => session,
        Err(error) => {
            eprintln!("refused: {error}");
            return;
        }
    };
    session.use_mouse(std::env::var_os("NO_MOUSE").is_none()).unwrap();
    let mut shown = vec![format!("pid={} ", std::process::id())];
    loop {
        let told = format!("told={:?} ", session.mode().told);
        let text = format!("{told}{}", shown.concat());
        session.draw(|frame| frame.buffer_mut().set_string(0, 0, text, Style::default())).unwrap();
        match session.next_event(Some(Duration::from_secs(60))).unwrap() {
            Event::Key(key) => match key.code.as_char() {
                Some('q') => return,
                Some('p') => panic!("a panic was asked for"),
                Some('t') => drop(thread::spawn(|| panic!("a thread panicked")).join()),
                Some('r') => session.redraw().unwrap(),
                Some('m') => session.use_mouse(true).unwrap(),
                Some('M') => session.use_mouse(false).unwrap(),
                Some('y') => assert!(session.copy("سلام\x1b]0;evil\x07").unwrap()),
                Some('z') => {
                    session.suspend().unwrap();
                    shown.push("resumed ".to_owned());
                }
                Some('e') => session
                    .with_released(|| {
                        println!("\r\nchild has it");
                        std::io::stdin().read_line(&mut String::new()).unwrap();
                    })
                    .unwrap(),
                Some(c) => shown.push(format!("key={c} ")),
                None => shown.push("key ".to_owned()),
            },
            Event::Mouse(mouse) => shown.push(format!("{:?}={},{} ", mouse.kind, mouse.column, mouse.line)),
            Event::Paste(text) => shown.push(format!("paste={text} ")),
            Event::Resize(columns, rows) => shown.push(format!("size={columns}x{rows} ")),
            Event::Resumed => shown.push("resumed ".to_owned()),
            Event::Hangup if manner == "stay" => {
                // A program that does not leave is slowed down and not spun.
                let asked = Instant::now();
                for _ in 0..5 {
                    assert_eq!(session.next_event(None).unwrap(), Event::Hangup);
                }
                let report = std::env::var_os("REPORT").expect("the test says where");
                std::fs::write(report, format!("{}", asked.elapsed().as_millis())).unwrap();
                return;
            }
            Event::Hangup | Event::Tick => return,
        }
    }
}

/// A terminal with a program in it.
struct Shown {
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    child: Box<dyn Child + Send + Sync>,
    received: Arc<Mutex<Vec<u8>>>,
    attributes: String,
}

const PATIENCE: Duration = Duration::from_secs(20);

impl Shown {
    /// Starts the program in a terminal, through `sh -c script` where `$PROGRAM` runs it.
    fn script(script: &str, variables: &[(&str, &str)]) -> Shown {
        let shown = Shown::unread(script, variables);
        let mut reader = shown.master.as_ref().unwrap().try_clone_reader().unwrap();
        let sink = Arc::clone(&shown.received);
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(length @ 1..) = reader.read(&mut bytes) {
                sink.lock().unwrap().extend_from_slice(&bytes[..length]);
            }
        });
        shown
    }

    /// The same, and what the program writes is not read: only then can the terminal be made to go away.
    fn unread(script: &str, variables: &[(&str, &str)]) -> Shown {
        let size = PtySize { rows: 10, cols: 100, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new("/bin/sh");
        command.args(["-c", script]);
        command.env_clear();
        let exe = std::env::current_exe().unwrap();
        let program = format!("{} --exact program --ignored --nocapture --test-threads=1", exe.display());
        for (name, value) in [("PATH", "/usr/bin:/bin"), ("TERM", "xterm"), ("PROGRAM", &program), (INSIDE, "leave")] {
            command.env(name, value);
        }
        for (name, value) in variables {
            command.env(name, value);
        }
        let attributes = format!("{:?}", pair.master.get_termios());
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let writer = pair.master.take_writer().unwrap();
        Shown { master: Some(pair.master), writer: Some(writer), child, received: Arc::default(), attributes }
    }

    /// The program as the terminal's own, in a terminal that calls itself Konsole and answers nothing.
    fn start() -> Shown {
        let mut shown = Shown::script("exec $PROGRAM", &[("KONSOLE_VERSION", "221203")]);
        shown.wait_for("told=Konsole");
        shown
    }

    fn bytes(&self) -> Vec<u8> {
        self.received.lock().unwrap().clone()
    }

    fn screen(&self) -> vt100::Screen {
        let lines = |number| std::num::NonZeroU16::new(number).unwrap();
        let mut parser = vt100::Parser::new(lines(10), lines(100), 0);
        parser.process(&self.bytes());
        parser.screen().clone()
    }

    fn until(&mut self, what: &str, condition: impl Fn(&Shown) -> bool) {
        let since = Instant::now();
        while !condition(self) {
            let bytes = self.bytes();
            assert!(since.elapsed() < PATIENCE, "{what}: {}", String::from_utf8_lossy(&bytes).escape_debug());
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Waits until `text` is on the screen.
    fn wait_for(&mut self, text: &str) {
        self.until(text, |shown| shown.screen().contents().contains(text));
    }

    fn type_in(&mut self, text: &str) {
        self.writer.as_mut().unwrap().write_all(text.as_bytes()).unwrap();
    }

    /// The process that `program` said it is.
    fn pid(&self) -> Pid {
        let contents = self.screen().contents();
        let number = contents.split("pid=").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
        Pid::from_raw(number).unwrap()
    }

    fn attributes_now(&self) -> String {
        format!("{:?}", self.master.as_ref().unwrap().get_termios())
    }

    /// The program has the terminal to itself.
    fn assert_held(&self) {
        let screen = self.screen();
        assert!(screen.alternate_screen() && screen.bracketed_paste() && screen.hide_cursor());
        assert_eq!(screen.mouse_protocol_mode(), MouseProtocolMode::ButtonMotion);
        assert_eq!(screen.mouse_protocol_encoding(), MouseProtocolEncoding::Sgr);
        assert_ne!(self.attributes_now(), self.attributes);
    }

    /// The terminal is as it was found, and what Konsole was told has been taken back.
    fn assert_given_back(&self) {
        let screen = self.screen();
        assert!(!screen.alternate_screen(), "alternate screen");
        assert!(!screen.hide_cursor(), "cursor");
        assert!(!screen.bracketed_paste(), "bracketed paste");
        assert_eq!(screen.mouse_protocol_mode(), MouseProtocolMode::None, "mouse");
        assert_eq!(screen.mouse_protocol_encoding(), MouseProtocolEncoding::Default, "the mouse's encoding");
        assert_eq!(screen.attributes_formatted(), "\x1b[m", "colours");
        assert_eq!(self.attributes_now(), self.attributes, "attributes");
        let bytes = String::from_utf8_lossy(&self.bytes()).into_owned();
        assert!(bytes.rfind("Enabled=true") >= bytes.rfind("Enabled=false"));
    }

    /// Quits as a user does; the terminal is as it was found then.
    fn quit(&mut self) {
        self.type_in("q");
        assert!(self.wait().success());
        self.assert_given_back();
    }

    fn wait(&mut self) -> ExitStatus {
        let since = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                // What was written last may still be on its way.
                thread::sleep(Duration::from_millis(100));
                return status;
            }
            assert!(since.elapsed() < PATIENCE, "the program does not end: {}", self.screen().contents());
            thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn after_quitting() {
    let mut shown = Shown::start();
    shown.assert_held();
    shown.type_in("x");
    shown.wait_for("key=x");
    shown.quit();
}

#[test]
fn a_redraw_mends_what_another_program_did() {
    let mut shown = Shown::start();
    let frames = |shown: &Shown| String::from_utf8_lossy(&shown.bytes()).matches("pid=").count();
    assert_eq!(frames(&shown), 1);
    shown.type_in("r");
    shown.until("a second frame", |shown| frames(shown) == 2);
    shown.assert_held();
    shown.quit();
}

#[test]
fn after_a_panic_whose_message_stays_readable() {
    let mut shown = Shown::start();
    shown.type_in("p");
    assert!(!shown.wait().success());
    shown.assert_given_back();
    let bytes = String::from_utf8_lossy(&shown.bytes()).into_owned();
    assert!(bytes.find("a panic was asked for") > bytes.find("\x1b[?1049l"), "{}", bytes.escape_debug());
}

#[test]
fn a_panic_elsewhere_is_reported_at_the_end() {
    let mut shown = Shown::start();
    shown.type_in("tx");
    shown.wait_for("key=x");
    shown.assert_held();
    assert!(!shown.screen().contents().contains("a thread panicked"));
    shown.quit();
    assert!(shown.screen().contents().contains("a thread panicked"), "{}", shown.screen().contents());
}

#[test]
fn after_signals_that_end_the_program() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT, Signal::QUIT] {
        let mut shown = Shown::start();
        kill_process(shown.pid(), signal).unwrap();
        assert!(shown.wait().success(), "{signal:?}");
        shown.assert_given_back();
    }
}

#[test]
fn the_program_ends_when_the_terminal_goes_away() {
    let mut shown = Shown::unread("exec $PROGRAM", &[]);
    shown.until("held", |shown| shown.attributes_now() != shown.attributes);
    thread::sleep(Duration::from_millis(500));
    assert!(shown.child.try_wait().unwrap().is_none(), "it waits for events");
    shown.writer.take();
    shown.master.take();
    shown.wait();
}

#[test]
fn a_program_that_stays_without_its_terminal_does_not_spin() {
    let folder = tempfile::tempdir().unwrap();
    let report: PathBuf = folder.path().join("report");
    let variables = [(INSIDE, "stay"), ("REPORT", report.to_str().unwrap())];
    let mut shown = Shown::script("exec $PROGRAM", &variables);
    shown.wait_for("pid=");
    kill_process(shown.pid(), Signal::HUP).unwrap();
    shown.wait();
    let took: u64 = std::fs::read_to_string(report).unwrap().parse().unwrap();
    assert!(took >= 200, "five answers in {took} ms");
}

/// A shell with job control that says when the program was stopped and makes it go on after a line of input.
const JOB_CONTROL: &str = "set -m; $PROGRAM; echo the shell has it; read line; fg; echo the end";

fn stopped_by(stop: impl Fn(&mut Shown), can_be_caught: bool) {
    let mut shown = Shown::script(JOB_CONTROL, &[("KONSOLE_VERSION", "221203")]);
    shown.wait_for("told=Konsole");
    shown.assert_held();
    let pid = shown.pid();
    stop(&mut shown);
    shown.wait_for("the shell has it");
    if can_be_caught {
        shown.assert_given_back();
    }
    shown.type_in("\n");
    shown.wait_for("resumed");
    shown.assert_held();
    assert_eq!(shown.pid(), pid, "the frame is drawn in full");
    shown.type_in("x");
    shown.wait_for("key=x");
    shown.type_in("q");
    shown.wait_for("the end");
    shown.wait();
    if can_be_caught {
        shown.assert_given_back();
    }
}

#[test]
fn while_stopped_by_the_suspend_key() {
    stopped_by(|shown| shown.type_in("z"), true);
}

#[test]
fn while_stopped_by_a_signal() {
    stopped_by(|shown| kill_process(shown.pid(), Signal::TSTP).unwrap(), true);
}

#[test]
fn a_stop_that_cannot_be_caught_is_mended_afterwards() {
    stopped_by(|shown| kill_process(shown.pid(), Signal::STOP).unwrap(), false);
}

#[test]
fn where_nobody_could_make_it_go_on_the_program_does_not_stop() {
    let mut shown = Shown::start();
    shown.type_in("zx");
    shown.wait_for("key=x");
    kill_process(shown.pid(), Signal::TSTP).unwrap();
    shown.wait_for("resumed");
    shown.assert_held();
    shown.quit();
}

#[test]
fn while_a_child_program_runs() {
    let mut shown = Shown::start();
    shown.type_in("e");
    shown.wait_for("child has it");
    shown.assert_given_back();
    // The interrupt key is for the child; the program must still be there afterwards.
    kill_process(shown_pid(&shown), Signal::INT).unwrap();
    thread::sleep(Duration::from_millis(200));
    shown.type_in("\n");
    shown.until("held again", |shown| shown.screen().alternate_screen() && shown.screen().contents().contains("pid="));
    shown.assert_held();
    shown.type_in("x");
    shown.wait_for("key=x");
    shown.quit();
}

/// The process of a program that is its terminal's own.
fn shown_pid(shown: &Shown) -> Pid {
    Pid::from_raw(i32::try_from(shown.child.process_id().unwrap()).unwrap()).unwrap()
}

#[test]
fn a_document_may_come_through_standard_input() {
    let mut shown = Shown::script("echo document | $PROGRAM", &[]);
    shown.wait_for("pid=");
    shown.assert_held();
    shown.type_in("x");
    shown.wait_for("key=x");
    shown.quit();
}

#[test]
fn without_a_terminal_the_reason_is_given() {
    for (script, term, reason) in [
        ("$PROGRAM 2>&1 | cat", "xterm", "refused: standard output is not a terminal"),
        ("$PROGRAM", "dumb", "refused: this terminal cannot place its cursor"),
        ("setsid -w $PROGRAM </dev/null", "xterm", "refused: there is no terminal to read keys from"),
    ] {
        let mut shown = Shown::script(script, &[("TERM", term)]);
        shown.wait_for(reason);
        shown.wait();
        shown.assert_given_back();
        assert!(!String::from_utf8_lossy(&shown.bytes()).contains("\x1b[?1049h"), "{reason}");
    }
}

/// The last of the questions; once it is there the terminal may answer.
const FENCE: &[u8] = b"\x1b[c";

fn asked(shown: &Shown) -> bool {
    shown.bytes().windows(FENCE.len()).any(|window| window == FENCE)
}

#[test]
fn what_is_typed_while_the_terminal_is_asked_is_kept() {
    let mut shown = Shown::script("exec $PROGRAM", &[("KONSOLE_VERSION", "221203")]);
    shown.until("asked", asked);
    shown.type_in("a\x1b[8;1$yb\x1b[>65;7006;1c\x1bP!|7E565445\x1b\\\x1b[?62;cc");
    shown.wait_for("told=Explicit");
    shown.wait_for("key=a key=b key=c");
    shown.quit();
    let bytes = String::from_utf8_lossy(&shown.bytes()).into_owned();
    let at = |sequence: &str| bytes.find(sequence).unwrap_or_else(|| panic!("{}", sequence.escape_debug()));
    assert!(at("\x1b[8l") < at("pid="), "before the first frame");
    assert!(at("pid=") < at("\x1b[8h") && at("\x1b[8h") < at("\x1b[?1049l"), "taken back before leaving");
    assert!(!bytes.contains("BidiRenderingEnabled"), "nothing else was told");
}

#[test]
fn a_late_answer_counts_and_is_no_key() {
    let mut shown = Shown::start();
    shown.type_in("\x1b[8;1$y\x1bP>|VTE(7006)\x1b\\\x1b[?62;c");
    shown.wait_for("told=Explicit");
    shown.wait_for("resumed");
    assert!(!shown.screen().contents().contains("key"));
    shown.quit();
    let bytes = String::from_utf8_lossy(&shown.bytes()).into_owned();
    assert!(bytes.rfind("\x1b[8h") > bytes.rfind("\x1b[8l"));
}

#[test]
fn a_paste_and_a_new_size_are_events() {
    let mut shown = Shown::start();
    shown.type_in("\x1b[200~q\u{634}\x1b[201~");
    shown.wait_for("paste=q\u{634}");
    let size = PtySize { rows: 9, cols: 90, pixel_width: 0, pixel_height: 0 };
    shown.master.as_ref().unwrap().resize(size).unwrap();
    shown.wait_for("size=90x9");
    shown.quit();
}

#[test]
fn the_mouse_is_asked_for_before_the_first_frame_and_reports_are_events() {
    let mut shown = Shown::start();
    shown.assert_held();
    let bytes = String::from_utf8_lossy(&shown.bytes()).into_owned();
    assert!(bytes.find("\x1b[?1006h").unwrap() < bytes.find("pid=").unwrap());
    shown.type_in("\x1b[<0;10;3M\x1b[<32;12;3M\x1b[<0;12;3m\x1b[<64;1;1Mx");
    shown.wait_for("Press=9,2 Drag=11,2 Release=11,2 WheelUp=0,0 key=x");
    shown.quit();
}

#[test]
fn two_presses_are_a_double_press_and_the_mouse_can_be_left_alone() {
    let mut shown = Shown::start();
    shown.type_in("\x1b[<0;5;5M\x1b[<0;5;5m\x1b[<0;5;5M");
    shown.wait_for("Press=4,4 Release=4,4 DoublePress=4,4");
    shown.type_in("Mx");
    shown.wait_for("key=x");
    shown.until("the mouse is left alone", |shown| shown.screen().mouse_protocol_mode() == MouseProtocolMode::None);
    shown.type_in("m");
    shown.until("the mouse again", |shown| shown.screen().mouse_protocol_mode() != MouseProtocolMode::None);
    shown.quit();
}

#[test]
fn a_mouse_that_is_not_wanted_is_never_asked_for() {
    let mut shown = Shown::script("exec $PROGRAM", &[("NO_MOUSE", "1")]);
    shown.wait_for("pid=");
    shown.type_in("rx");
    shown.wait_for("key=x");
    shown.quit();
    let bytes = String::from_utf8_lossy(&shown.bytes()).into_owned();
    assert!(!bytes.contains("?1002") && !bytes.contains("?1006"));
}

#[test]
fn a_copied_text_goes_as_base64_and_as_nothing_else() {
    let mut shown = Shown::start();
    shown.type_in("yx");
    shown.wait_for("key=x");
    shown.quit();
    let bytes = String::from_utf8_lossy(&shown.bytes()).into_owned();
    assert_eq!(bytes.matches("\x1b]52;").count(), 1);
    assert!(bytes.contains("\x1b]52;c;2LPZhNin2YUbXTA7ZXZpbAc=\x07"));
    assert!(!bytes.contains("\x1b]0;"), "nothing in the text commands the terminal");
}

#[test]
fn a_window_of_one_cell_and_back() {
    let mut shown = Shown::start();
    for (rows, cols) in [(1, 1), (10, 100)] {
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        shown.master.as_ref().unwrap().resize(size).unwrap();
    }
    shown.wait_for("size=100x10");
    shown.type_in("x");
    shown.wait_for("key=x");
    shown.assert_held();
    shown.quit();
}

#[test]
fn the_ground_is_asked_for_before_the_first_frame() {
    let mut shown = Shown::script("exec $PROGRAM", &[]);
    shown.until("asked", asked);
    let bytes = String::from_utf8_lossy(&shown.bytes()).into_owned();
    assert!(bytes.contains("\x1b]11;?\x1b\\"));
    shown.type_in("\x1b]11;rgb:ffff/ffff/ffff\x07\x1b[?62;cx");
    shown.wait_for("key=x");
    shown.quit();
}
