//! How long the program takes to align long texts, and how much memory, from the start of the program to its end.
//!
//! ```console
//! $ cargo bench --bench align -- FOLDER
//! ```
//!
//! FOLDER holds real documents: `NAME.ar` and `NAME.en` with one segment a line and `NAME.gold`, a bead file, in any
//! depth. They are joined to texts of about 1,000, 10,000 and 30,000 lines. Each result is compared with the gold, so that
//! a quick wrong answer does not count. With Python and NLTK at hand (`PYTHON` names an interpreter), its Gale–Church
//! aligner works on the text of 1,000 lines in the same run.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use muqabala::align::eval::{Counts, Measure, Sets, read_beads};

/// Lines of the texts, and how often each is aligned.
const SIZES: [(usize, usize); 3] = [(1_000, 7), (10_000, 5), (30_000, 5)];

/// What is found in long texts of news, health and scripture must be at least this good.
const LEAST_F1: f64 = 0.96;

fn main() {
    let folder = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let Some(folder) = folder.map(PathBuf::from) else {
        println!("no documents: cargo bench --bench align -- FOLDER");
        return;
    };
    let documents = documents(&folder);
    assert!(!documents.is_empty(), "{} holds no NAME.ar with NAME.en and NAME.gold", folder.display());
    let scratch = tempfile::tempdir().expect("a folder for the joined texts");
    let mut medians = Vec::new();
    println!(
        "{:>7} {:>7} {:>9} {:>12} {:>11} {:>9} {:>8}",
        "lines", "lines", "seconds", "segments/s", "documents/s", "MiB", "F1"
    );
    for (lines, times) in SIZES {
        let text = join(&documents, lines);
        let (source, target) = text.write(scratch.path());
        let mut seconds = Vec::new();
        let mut peak = 0;
        let mut beads = String::new();
        for _ in 0..times {
            let run = align(&source, &target);
            seconds.push(run.seconds);
            peak = peak.max(run.kibibytes);
            assert!(beads.is_empty() || beads == run.beads, "the same input gave another output");
            beads = run.beads;
        }
        let f1 = text.f1(&beads);
        assert!(f1 >= LEAST_F1, "{lines} lines: F1 {f1:.4}");
        let median = median(&mut seconds);
        let segments = (text.source.len() + text.target.len()) as f64;
        println!(
            "{:>7} {:>7} {median:>9.3} {:>12.0} {:>11.1} {:>9.1} {f1:>8.4}",
            text.source.len(),
            text.target.len(),
            segments / median,
            text.documents as f64 / median,
            peak as f64 / 1024.0
        );
        medians.push((text.source.len(), median));
        if lines == 1_000 {
            compare(&text, median);
        }
    }
    for pair in medians.windows(2) {
        let [(few, short), (many, long)] = [pair[0], pair[1]];
        println!(
            "{few} to {many} lines: {:.2} times the lines, {:.2} times the time",
            many as f64 / few as f64,
            long / short
        );
    }
}

/// A document pair with its gold alignment.
struct Document {
    source: Vec<String>,
    target: Vec<String>,
    gold: Vec<Sets>,
}

/// All documents below a folder, in an order that mixes kinds and is always the same.
fn documents(folder: &Path) -> Vec<Document> {
    let mut golds = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.expect("an entry of a folder").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "gold") {
                golds.push(path);
            }
        }
    }
    golds.sort_by_key(|path| {
        let name = path.strip_prefix(folder).unwrap_or(path).to_string_lossy().into_owned();
        let hash =
            name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, b| (hash ^ u64::from(b)).wrapping_mul(0x100_0000_01b3));
        (hash, name)
    });
    let lines = |path: &Path| -> Option<Vec<String>> {
        Some(fs::read_to_string(path).ok()?.lines().map(str::to_owned).collect())
    };
    let read = |path: &PathBuf| {
        let gold = read_beads(&fs::read_to_string(path).ok()?).ok()?;
        Some(Document { source: lines(&path.with_extension("ar"))?, target: lines(&path.with_extension("en"))?, gold })
    };
    golds.iter().filter_map(read).collect()
}

/// Several documents as one.
struct Joined {
    documents: usize,
    source: Vec<String>,
    target: Vec<String>,
    gold: Vec<Sets>,
}

/// Joins documents until there are so many source lines; one that would be too long is left out.
fn join(documents: &[Document], lines: usize) -> Joined {
    let mut joined = Joined { documents: 0, source: Vec::new(), target: Vec::new(), gold: Vec::new() };
    let mut before = usize::MAX;
    // Where there are not enough documents, they are taken once more.
    while joined.source.len() * 20 < lines * 19 && joined.source.len() != before {
        before = joined.source.len();
        for document in documents {
            if joined.source.len() + document.source.len() <= lines + lines / 50 {
                let (i, j) = (joined.source.len(), joined.target.len());
                joined.source.extend_from_slice(&document.source);
                joined.target.extend_from_slice(&document.target);
                let moved = |segments: &[usize], by: usize| segments.iter().map(|segment| segment + by).collect();
                joined.gold.extend(document.gold.iter().map(|(source, target)| (moved(source, i), moved(target, j))));
                joined.documents += 1;
            }
        }
    }
    joined
}

impl Joined {
    fn write(&self, folder: &Path) -> (PathBuf, PathBuf) {
        let (source, target) = (folder.join("joined.ar"), folder.join("joined.en"));
        for (path, lines) in [(&source, &self.source), (&target, &self.target)] {
            fs::write(path, lines.join("\n") + "\n").expect("the joined text can be written");
        }
        (source, target)
    }

    fn f1(&self, beads: &str) -> f64 {
        let beads = read_beads(beads).expect("the program writes beads");
        Counts::new(&self.gold, &beads).score(Measure::Strict).f1()
    }
}

struct Run {
    seconds: f64,
    /// The most memory that was resident; 0 where the system does not tell.
    kibibytes: u64,
    beads: String,
}

/// Runs the program as a user would.
fn align(source: &Path, target: &Path) -> Run {
    let output = source.with_extension("beads");
    let begin = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_muqabala"))
        .arg("align")
        .args([source, target])
        .args([
            "--source-lang",
            "ar",
            "--target-lang",
            "en",
            "--pre-segmented",
            "--no-store",
            "--format",
            "beads",
            "--force",
        ])
        .arg("--output")
        .arg(&output)
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let status = format!("/proc/{}/status", child.id());
    let mut kibibytes = 0;
    let code = loop {
        if let Some(code) = child.try_wait().expect("a child can be waited for") {
            break code;
        }
        kibibytes = fs::read_to_string(&status).ok().and_then(|text| high_water(&text)).unwrap_or(kibibytes);
        thread::sleep(Duration::from_millis(2));
    };
    let seconds = begin.elapsed().as_secs_f64();
    assert!(code.success(), "the program failed: {code}");
    Run { seconds, kibibytes, beads: fs::read_to_string(output).expect("the program wrote beads") }
}

fn high_water(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}

/// Gale and Church's aligner as NLTK has it, on the lengths of the same lines.
const NLTK: &str = "
import sys, time
from nltk.translate.gale_church import align_blocks
source, target = [[len(line.rstrip('\\n')) for line in open(path, encoding='utf-8')] for path in sys.argv[1:3]]
begin = time.perf_counter()
beads = align_blocks(source, target)
print(time.perf_counter() - begin)
# It names every pair of lines of a bead; lines that are named together belong together.
groups = []
for i, j in sorted(beads):
    if groups and (i in groups[-1][0] or j in groups[-1][1]):
        groups[-1][0].add(i); groups[-1][1].add(j)
    else:
        groups.append(({i}, {j}))
for i, j in groups:
    print(','.join(map(str, sorted(i))) + ':' + ','.join(map(str, sorted(j))))
";

fn compare(text: &Joined, seconds: f64) {
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let folder = tempfile::tempdir().expect("a folder for the texts");
    let (source, target) = text.write(folder.path());
    let output = Command::new(&python).args(["-c", NLTK]).args([source, target]).stderr(Stdio::null()).output();
    let Some(output) = output.ok().filter(|output| output.status.success()) else {
        println!("        no comparison: {python} has no NLTK (pip install nltk)");
        return;
    };
    let output = String::from_utf8_lossy(&output.stdout).into_owned();
    let (time, beads) = output.split_once('\n').expect("a time, then beads");
    let time: f64 = time.trim().parse().expect("seconds");
    println!(
        "        NLTK gale_church: {time:.3} seconds ({:.1} times ours), F1 {:.4}",
        time / seconds,
        text.f1(beads)
    );
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
