//! How fast and how large the review screen is with a pair of 100,000 rows, without a terminal and drawing included.
//!
//! ```console
//! $ cargo bench --bench review
//! ```
//!
//! The pair is made of the sample's sentences, each with a number of its own, in the beads of the sample's gold. Opening is
//! timed in a process of its own each time, the keys in one process for each size of the screen: so the most memory that
//! was resident is what a review takes. Keys go through the table of bindings, the state, the memory's file and a frame.
//! Whether a target is met is said and nothing else: only a wrong result fails.

mod clock;
mod desk;
mod figures;
mod pair;
mod script;
mod start;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use muqabala::workspace::Workspace;
use ratatui::layout::Size;

use crate::clock::Clock;
use crate::desk::Desk;
use crate::figures::{high_water, median, verdict};

/// The sizes that keys are pressed at.
const SIZES: [Size; 2] = [Size { width: 120, height: 35 }, Size { width: 200, height: 50 }];

/// How often the pair is opened.
const OPENINGS: usize = 9;

/// Milliseconds from the memory's path to the first frame, and MiB that may be resident.
const OPEN_WITHIN: f64 = 300.0;
const MEMORY_WITHIN: f64 = 200.0;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["open", path] => open(Path::new(path)),
        ["keys", path, width, height] => {
            let number = |text: &str| text.parse().expect("a number of columns or lines");
            keys(Path::new(path), Size { width: number(width), height: number(height) });
        }
        _ => all(),
    }
}

/// Makes the memory and has it measured.
fn all() {
    let folder = tempfile::tempdir().expect("a folder for the memory");
    let path = folder.path().join("memory.db");
    let started = Instant::now();
    pair::make(&path);
    let size = std::fs::metadata(&path).expect("the memory is there").len();
    println!(
        "{} rows, {:.1} MiB in the file, made in {:.1} s",
        pair::ROWS,
        size as f64 / (1024.0 * 1024.0),
        started.elapsed().as_secs_f64()
    );
    let openings: Vec<Vec<f64>> = (0..OPENINGS).map(|_| numbers(&itself(&["open", &path.to_string_lossy()]))).collect();
    let figure = |at: usize| openings.iter().map(move |numbers| numbers[at]);
    let (wall, own, resident) = (median(figure(0)), median(figure(1)), figure(2).fold(0.0, f64::max));
    println!("opening to the first frame: {wall:.0} ms by the clock, {}", verdict(own, OPEN_WITHIN, "ms less waiting"));
    println!("resident then, at most: {}", verdict(resident, MEMORY_WITHIN, "MiB"));
    let started = median((0..OPENINGS).map(|_| start::first_frame(&path)));
    println!("muqabala review, from the start of the process: {}", verdict(started, OPEN_WITHIN, "ms by the clock"));
    for size in SIZES {
        let copy = folder.path().join(format!("{}.db", size.width));
        std::fs::copy(&path, &copy).expect("the memory can be copied");
        print!("{}", itself(&["keys", &copy.to_string_lossy(), &size.width.to_string(), &size.height.to_string()]));
    }
}

/// Runs this program in another role and returns what it said.
fn itself(arguments: &[&str]) -> String {
    let program = std::env::current_exe().expect("this program has a path");
    let output = Command::new(program).args(arguments).stderr(Stdio::inherit()).output().expect("the program starts");
    assert!(output.status.success(), "{arguments:?} failed: {}", String::from_utf8_lossy(&output.stdout));
    String::from_utf8(output.stdout).expect("what is printed here is UTF-8")
}

/// Opens the pair and draws it: says how long that took and how much was resident.
fn open(path: &Path) {
    let clock = Clock::start();
    let mut desk = Desk::open(path, SIZES[0]);
    desk.draw();
    let time = clock.stop();
    assert!(desk.shows(&format!("1/{}", pair::ROWS)), "the first frame tells the first row");
    println!("{} {} {}", time.wall, time.own, high_water());
}

fn numbers(told: &str) -> Vec<f64> {
    told.split_whitespace().map(|word| word.parse().expect("a number")).collect()
}

/// Plays the script.
fn keys(path: &Path, size: Size) {
    let mut desk = Desk::open(path, size);
    desk.draw();
    let (checked, resident) = script::play(&mut desk);
    println!("\n{}×{}: {} keys, {} results as they should be", size.width, size.height, desk.figures.len(), checked);
    desk.figures.print();
    println!("resident at most: {}", verdict(resident, MEMORY_WITHIN, "MiB"));
    println!("resident at most, with all rows aligned anew: {:.0} MiB", high_water());
    // Log and tables agree, and what is in memory is what was kept.
    let again = Workspace::open(path).expect("the memory opens again");
    assert!(again.check().expect("the memory can be looked through").is_empty(), "the memory is not whole");
    let pair = again.open_pair(desk.app.pair().id()).expect("the pair opens again");
    assert!(pair.state() == desk.app.state(), "the pair in memory is not the one that was kept");
}
