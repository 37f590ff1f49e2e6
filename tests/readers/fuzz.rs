//! Readers under fire: files that are changed at random, again and again, from those that had a new outcome.
//!
//! A [`Target`] is a reader with some small good files. An input is one of them, or of those that were kept, with a few
//! changes. It is kept when what comes of it (an error, or the shape of a result) was not seen before; so the changes find
//! their way into the format. A finding is a panic, an answer that takes longer than [`SLOWEST`], more than [`MOST_MEMORY`]
//! at once, or an error that is not one clean line. The seed is printed; the same seed gives the same inputs.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::ALLOCATIONS;

/// The longest that an answer to a small file may take. Far more than any needs: the machine may be busy.
const SLOWEST: Duration = Duration::from_secs(10);
/// The most memory that reading a small file may take, in bytes.
const MOST_MEMORY: usize = 512 * 1024 * 1024;
/// No input grows beyond this.
const LARGEST: usize = 64 * 1024;
/// So many inputs are kept at most.
const MOST_KEPT: usize = 4000;

/// A reader, and what it is shown.
pub struct Target {
    /// The format.
    pub name: &'static str,
    /// Good files, small ones.
    pub seeds: Vec<Vec<u8>>,
    /// Pieces that mean something in the format.
    pub words: &'static [&'static str],
    /// Reads a file and tells what came of it, in a form in which equal means nothing new. An error is told as `Err`.
    pub read: fn(&[u8]) -> Result<String, String>,
}

/// What went wrong, and with which bytes.
#[derive(Debug)]
pub struct Finding {
    /// What.
    pub what: String,
    /// The input.
    pub input: Vec<u8>,
}

/// How many inputs were tried, and how many different outcomes they had.
#[derive(Debug, Default)]
pub struct Report {
    pub inputs: usize,
    pub outcomes: usize,
    pub findings: Vec<Finding>,
}

/// Tries inputs until there were so many of them, or the time is over.
pub fn fuzz(target: &Target, seed: u64, most: usize, time: Duration) -> Report {
    let mut random = Random(seed);
    let mut kept = target.seeds.clone();
    let mut seen = HashSet::new();
    let mut report = Report::default();
    let begin = Instant::now();
    let mut queue: Vec<Vec<u8>> = target.seeds.clone();
    while report.inputs < most && begin.elapsed() < time && report.findings.len() < 10 {
        let input = queue.pop().unwrap_or_else(|| changed(&kept, target.words, &mut random));
        report.inputs += 1;
        match outcome(target, &input) {
            Ok(outcome) => {
                if seen.insert(outcome) && kept.len() < MOST_KEPT {
                    kept.push(input);
                }
            }
            Err(what) => report.findings.push(Finding { what, input }),
        }
    }
    report.outcomes = seen.len();
    report
}

/// Only one file is read at a time: what it takes is measured for the whole program.
static ALONE: Mutex<()> = Mutex::new(());

/// Reads one input. An error is a finding.
pub fn outcome(target: &Target, input: &[u8]) -> Result<String, String> {
    outcome_within(target, input, MOST_MEMORY)
}

/// The same, and it is a finding if more than so many bytes of memory are taken at once.
pub fn outcome_within(target: &Target, input: &[u8], most: usize) -> Result<String, String> {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let begin = Instant::now();
    let before = ALLOCATIONS.current_usage();
    ALLOCATIONS.reset_peak_usage();
    let read = catch_unwind(AssertUnwindSafe(|| (target.read)(input)));
    let memory = ALLOCATIONS.peak_usage().saturating_sub(before);
    let read = read.map_err(|panic| {
        let text = panic.downcast_ref::<String>().cloned();
        format!("panic: {}", text.or(panic.downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap_or_default())
    })?;
    if begin.elapsed() > SLOWEST {
        return Err(format!("it took {:?}", begin.elapsed()));
    }
    if memory > most {
        return Err(format!("it took {} MiB", memory / (1024 * 1024)));
    }
    match read {
        Ok(outcome) => Ok(outcome),
        Err(error) if error.is_empty() || error.chars().any(|c| c == '\n' || c == '\r') => {
            Err(format!("an error that is not one line: {error:?}"))
        }
        // Where it happened is nothing new.
        Err(error) => Ok(error.chars().filter(|c| !c.is_ascii_digit()).collect()),
    }
}

/// One of the files that were kept, with a few changes.
fn changed(kept: &[Vec<u8>], words: &[&str], random: &mut Random) -> Vec<u8> {
    let mut input = kept[random.below(kept.len())].clone();
    for _ in 0..1 + random.below(4) {
        change(&mut input, kept, words, random);
    }
    input.truncate(LARGEST);
    input
}

fn change(input: &mut Vec<u8>, kept: &[Vec<u8>], words: &[&str], random: &mut Random) {
    let at = random.below(input.len() + 1);
    let to = (at + 1 + random.below(32)).min(input.len());
    match random.below(11) {
        // A bit, a byte, or some of them.
        0 if at < input.len() => input[at] ^= 1 << random.below(8),
        1 if at < input.len() => input[at] = random.next() as u8,
        2 => input.insert(at, random.next() as u8),
        3 => drop(input.drain(at.min(to)..to)),
        4 => {
            let again = input[at.min(to)..to].to_vec();
            let times = 1 + random.below(20);
            input.splice(at..at, again.repeat(times));
        }
        // What means something here, or anywhere.
        5 | 6 if !words.is_empty() => {
            let word = words[random.below(words.len())];
            input.splice(at..at, word.bytes());
        }
        7 => {
            let word = ODD[random.below(ODD.len())];
            input.splice(at..at, word.bytes());
        }
        8 => {
            let other = &kept[random.below(kept.len())];
            let from = random.below(other.len() + 1);
            let until = (from + random.below(200)).min(other.len());
            input.splice(at.min(to)..to, other[from..until].iter().copied());
        }
        9 => input.truncate(at),
        _ => {
            let other = &kept[random.below(kept.len())];
            let from = random.below(other.len() + 1);
            input.truncate(at);
            input.extend_from_slice(&other[from..]);
        }
    }
}

/// Pieces that are odd everywhere.
const ODD: &[&str] = &[
    "\0",
    "\u{FEFF}",
    "\u{FFFE}",
    "\u{202E}",
    "\u{200F}",
    "س",
    "َ",
    "\r\n",
    "\t",
    "\u{1B}[31m",
    "&",
    "&amp;",
    "&#0;",
    "&#xD800;",
    "<",
    ">",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?xml?>",
    "\"",
    "'",
    "-1",
    "99999999999999999999",
    "=1+1",
    "\u{1F600}",
];

/// SplitMix64 (Steele, Lea and Flood 2014): small, and the same everywhere.
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `limit`, which is not 0.
    pub fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }
}
