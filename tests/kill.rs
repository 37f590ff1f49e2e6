//! A program killed in the middle of editing loses nothing that it showed.
//!
//! `cargo test --test kill -- --ignored` does it five hundred times.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use muqabala::edit::{Command, PairState, Status};
use muqabala::workspace::{OpenPair, PairId, Workspace};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

/// What is typed: mark for review, accept and go on, merge with the row below.
const SCRIPT: &str = "raamrarmaaramrarara";

/// How the rows stand: accepted, needing review, rejected, unreviewed, as the screen's first line counts them.
type Counts = [usize; 4];

fn counts(state: &PairState) -> Counts {
    [Status::Accepted, Status::NeedsReview, Status::Rejected, Status::Unreviewed]
        .map(|status| state.rows().filter(|row| row.bead.status == status).count())
}

/// The counts in the screen's first line.
fn shown(screen: &vt100::Screen) -> Option<Counts> {
    let first = screen.contents().lines().next()?.to_owned();
    let words: Vec<&str> = first.split_whitespace().collect();
    let count = |letter: &str| words.windows(2).find(|pair| pair[0] == letter)?.get(1)?.parse().ok();
    Some([count("A")?, count("R")?, count("X")?, count("u")?])
}

/// The state after each key of the script, the state before it first.
fn expected(db: &Path) -> Vec<PairState> {
    let mut workspace = Workspace::open(db).unwrap();
    let mut pair = workspace.open_pair(PairId(1)).unwrap();
    let mut states = vec![pair.state().clone()];
    let mut row = 0;
    for key in SCRIPT.chars() {
        let bead = pair.state().row(row).unwrap().bead.id;
        let status = |status| Command::SetStatus { beads: vec![bead], status };
        let command = match key {
            'r' => status(Status::NeedsReview),
            'a' => status(Status::Accepted),
            _ => Command::MergeWithNext { bead },
        };
        workspace.apply(&mut pair, &command).unwrap();
        row += usize::from(key == 'a');
        states.push(pair.state().clone());
    }
    states
}

fn lines(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).expect("a screen has a size")
}

/// The program on a pseudo-terminal, with what it has shown.
struct Running {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    screen: Arc<Mutex<vt100::Parser>>,
    reader: JoinHandle<()>,
}

impl Running {
    fn start(db: &Path) -> Self {
        let size = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };
        let pty = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(assert_cmd::cargo::cargo_bin!("muqabala"));
        command.args(["--db", db.to_str().unwrap(), "review", "--bidi", "visual"]);
        command.env("TERM", "xterm");
        let child = pty.slave.spawn_command(command).unwrap();
        let screen = Arc::new(Mutex::new(vt100::Parser::new(lines(size.rows), lines(size.cols), 0)));
        let mut output = pty.master.try_clone_reader().unwrap();
        let seen = Arc::clone(&screen);
        let reader = std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(length @ 1..) = output.read(&mut bytes) {
                seen.lock().unwrap().process(&bytes[..length]);
            }
        });
        let keyboard = pty.master.take_writer().unwrap();
        let running = Running { child, master: pty.master, keyboard, screen, reader };
        running.until("the first frame", |counts| counts.is_some());
        running
    }

    fn until(&self, what: &str, reached: impl Fn(Option<Counts>) -> bool) {
        let started = Instant::now();
        while !reached(shown(self.screen.lock().unwrap().screen())) {
            let patient = started.elapsed() < Duration::from_secs(30);
            assert!(patient, "waiting for {what}:\n{}", self.screen.lock().unwrap().screen().contents());
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    fn keys(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
    }

    /// Kills the program and returns what it showed last.
    fn kill(mut self) -> Option<Counts> {
        let pid = Pid::from_raw(self.child.process_id().unwrap() as i32).unwrap();
        let _ = kill_process(pid, Signal::KILL);
        self.child.wait().unwrap();
        drop((self.master, self.keyboard));
        self.reader.join().unwrap();
        shown(self.screen.lock().unwrap().screen())
    }
}

/// A memory with the sample in it, as aligned.
fn sample_memory(folder: &Path) -> std::path::PathBuf {
    let db = folder.join("memory.db");
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let done = std::process::Command::new(assert_cmd::cargo::cargo_bin!("muqabala"))
        .args(["--db", db.to_str().unwrap(), "align"])
        .args([samples.join("treaty.ar.txt"), samples.join("treaty.en.txt")])
        .output()
        .unwrap();
    assert!(done.status.success());
    db
}

/// Takes back every step; returns the states on the way, the first one last.
fn undone(workspace: &mut Workspace, pair: &mut OpenPair) -> Vec<PairState> {
    let mut states = Vec::new();
    while workspace.undo(pair).unwrap().is_some() {
        states.push(pair.state().clone());
    }
    states
}

/// Numbers that are the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % limit as u64) as usize
    }
}

fn kill_in_the_middle(times: usize) {
    let folder = tempfile::tempdir().unwrap();
    let fresh = sample_memory(folder.path());
    let rehearsal = folder.path().join("rehearsal.db");
    std::fs::copy(&fresh, &rehearsal).unwrap();
    let states = expected(&rehearsal);
    let steps: Vec<Counts> = states.iter().map(counts).collect();

    let last_step = SCRIPT.len();
    let mut reached = vec![0; steps.len()];
    let mut in_flight = 0;
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    for time in 0..times {
        let db = folder.path().join(format!("{time}.db"));
        std::fs::copy(&fresh, &db).unwrap();
        let mut running = Running::start(&db);
        // Some keys are waited for, which gives the pace of this moment; the kill falls among those typed after them.
        let seen = random.below(last_step);
        let typed = seen + 1 + random.below(last_step - seen);
        let started = Instant::now();
        running.keys(&SCRIPT[..seen]);
        running.until("the effect of the keys", |counts| counts == Some(steps[seen]));
        let pace = started.elapsed() / seen.max(1) as u32;
        running.keys(&SCRIPT[seen..typed]);
        std::thread::sleep((pace * (typed - seen) as u32).mul_f64(random.below(1001) as f64 / 1000.0));
        let last = running.kill().expect("the first frame was seen");
        let confirmed =
            steps.iter().position(|counts| *counts == last).expect("the screen shows a state of the script");

        let mut workspace = Workspace::open(&db).unwrap();
        assert_eq!(workspace.check().unwrap(), [], "kill {time}");
        let mut pair = workspace.open_pair(PairId(1)).unwrap();
        let kept = states.iter().position(|state| state == pair.state()).expect("no step is half done");
        assert!(confirmed >= seen && kept >= confirmed, "kill {time}: {confirmed} steps were shown, {kept} were kept");
        assert!(kept <= typed, "kill {time}: {typed} keys were typed, {kept} steps were kept");
        let back = undone(&mut workspace, &mut pair);
        assert!(back.iter().eq(states[..kept].iter().rev()), "kill {time}: undo leads back over every step");
        reached[kept] += 1;
        in_flight += usize::from(seen < kept && kept < typed);
        std::fs::remove_file(&db).unwrap();
    }
    println!("kills after each number of kept steps: {reached:?}; with keys on both sides of the kill: {in_flight}");
}

#[test]
fn a_killed_program_loses_nothing_that_it_showed() {
    kill_in_the_middle(20);
}

#[test]
#[ignore = "takes minutes"]
fn a_program_killed_five_hundred_times_loses_nothing_that_it_showed() {
    kill_in_the_middle(500);
}
