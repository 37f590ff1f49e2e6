//! How fast units are read from a TMX file and written to one, and in how much memory.
//!
//! ```console
//! $ cargo bench --bench tmx [-- UNITS]
//! ```
//!
//! A file of UNITS units (1,000,000, about 560 MB) is made in a temporary folder, always the same to the byte. Three
//! programs of their own read it, one after the other: the reader alone, the reader with the units that a memory gets,
//! and, where there is a Python with lxml (`PYTHON` names an interpreter), lxml's `iterparse`, which drops each `tu` once
//! it is read. All must find the same number of units and of characters. Then the units are written again; the reader has
//! to find in that what went in.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use jiff::Timestamp;
use muqabala::edit::Status;
use muqabala::formats::units::{Item, LanguageChoice, ReadUnits, units_of_file};
use muqabala::formats::{Format, Options, tmx::TmxReader, write_units};
use muqabala::lang::Lang;
use muqabala::memory::{Annotations, Extra, Prop, Unit};

const ARABIC: &[&str] = &[
    "قال",
    "الوزير",
    "في",
    "مؤتمر",
    "صحفي",
    "إن",
    "الحكومة",
    "ستعمل",
    "على",
    "تحسين",
    "الخدمات",
    "الصحية",
    "خلال",
    "العام",
    "المقبل",
    "وأضاف",
    "أن",
    "المشروع",
    "يهدف",
    "إلى",
    "دعم",
    "المدارس",
    "والمستشفيات",
    "القرى",
    "البعيدة",
    "من",
    "المدن",
];
const ENGLISH: &[&str] = &[
    "the",
    "minister",
    "said",
    "at",
    "a",
    "press",
    "conference",
    "that",
    "government",
    "would",
    "work",
    "on",
    "improving",
    "health",
    "services",
    "next",
    "year",
    "and",
    "added",
    "project",
    "aims",
    "to",
    "support",
    "schools",
    "in",
    "villages",
];

const LXML: &str = "
import sys
from lxml import etree
tus = chars = 0
for _, tu in etree.iterparse(sys.argv[1], events=('end',), tag='tu', load_dtd=False, no_network=True):
    tus += 1
    for seg in tu.iter('seg'):
        chars += len(seg.text or '')
    tu.clear()
    while tu.getprevious() is not None:
        del tu.getparent()[0]
print(tus, chars)
";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    match arguments.as_slice() {
        [task, file] if task == "read" => println!("{}", read(Path::new(file), false)),
        [task, file] if task == "units" => println!("{}", read(Path::new(file), true)),
        [task, file, count] if task == "write" => write(Path::new(file), count.parse().expect("a number")),
        [] => compare(1_000_000),
        [count, ..] => compare(count.parse().expect("a number of units")),
    }
}

fn compare(count: u64) {
    let folder = tempfile::tempdir().expect("a folder for the files");
    let (file, again) = (folder.path().join("a.tmx"), folder.path().join("b.tmx"));
    let this = std::env::current_exe().expect("the path of this program");
    let count_text = count.to_string();
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let path = |path: &Path| path.to_str().expect("a path of letters").to_owned();

    println!("{:>22} {:>9} {:>9} {:>9} {:>11} {:>9}", "", "MB", "seconds", "MB/s", "units/s", "MiB");
    let show = |name: &str, bytes: u64, run: &Run| {
        let megabytes = bytes as f64 / 1e6;
        println!(
            "{name:>22} {megabytes:>9.1} {:>9.2} {:>9.1} {:>11.0} {:>9.1}",
            run.seconds,
            megabytes / run.seconds,
            count as f64 / run.seconds,
            run.kibibytes as f64 / 1024.0
        );
    };
    let written = run(Command::new(&this).args(["write", &path(&file), &count_text])).expect("this program runs");
    let size = fs::metadata(&file).expect("a file").len();
    show("made and written", size, &written);
    let found = run(Command::new(&this).args(["read", &path(&file)])).expect("this program runs");
    show("read", size, &found);
    let units = run(Command::new(&this).args(["units", &path(&file)])).expect("this program runs");
    show("read, units made", size, &units);
    assert!(found.output.starts_with(&format!("{count} ")) && units.output == found.output, "{}", found.output);
    match run(Command::new(&python).args(["-c", LXML, &path(&file)])) {
        Some(theirs) => {
            show("lxml iterparse", size, &theirs);
            assert_eq!(theirs.output, found.output, "another program reads something else");
        }
        None => println!("{:>22} no {python} with lxml", "lxml iterparse"),
    }

    let start = Instant::now();
    let out = File::create(&again).expect("a file");
    write_all(units_of(&file), out);
    let seconds = start.elapsed().as_secs_f64();
    show("read and written", size, &Run { seconds, kibibytes: 0, output: String::new() });
    let mut command = Command::new("cmp");
    assert!(command.args([&file, &again]).status().is_ok_and(|status| status.success()), "not the same bytes again");
}

/// What a program took and said.
struct Run {
    seconds: f64,
    kibibytes: u64,
    output: String,
}

/// Runs a program under GNU time, which knows its peak of memory; none when it fails.
fn run(command: &mut Command) -> Option<Run> {
    let mut timed = Command::new("/usr/bin/time");
    timed.args(["-f", "%M"]).arg(command.get_program()).args(command.get_args());
    let start = Instant::now();
    let output = timed.output().or_else(|_| command.output()).ok()?;
    let seconds = start.elapsed().as_secs_f64();
    let errors = String::from_utf8_lossy(&output.stderr);
    let kibibytes = errors.lines().last().and_then(|line| line.trim().parse().ok()).unwrap_or(0);
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then_some(Run { seconds, kibibytes, output: text })
}

/// Reads a file and says how many units and characters of text it has.
fn read(file: &Path, make_units: bool) -> String {
    let (mut units, mut characters) = (0_u64, 0);
    let mut reader = TmxReader::new(File::open(file).expect("a file"));
    let choice = LanguageChoice::default();
    while let Some(item) = reader.read().expect("a file without mistakes") {
        let Item::Unit(unit) = item else { panic!("{item:?}") };
        units += 1;
        characters += unit.variants.iter().map(|variant| variant.text.chars().count()).sum::<usize>();
        if make_units {
            let made = units_of_file(*unit, &choice).expect("two languages");
            assert_eq!(made.len(), 1);
        }
    }
    format!("{units} {characters}")
}

/// The units of a file.
fn units_of(file: &Path) -> impl Iterator<Item = Unit> {
    let mut reader = TmxReader::new(File::open(file).expect("a file"));
    let choice = LanguageChoice::default();
    std::iter::from_fn(move || match reader.read().expect("a file without mistakes")? {
        Item::Unit(unit) => {
            let made = units_of_file(*unit, &choice);
            Some(made.expect("two languages").remove(0))
        }
        Item::Bad(bad) => panic!("{bad}"),
    })
}

fn write(file: &Path, count: u64) {
    write_all(made(count), File::create(file).expect("a file"));
}

fn write_all(units: impl Iterator<Item = Unit>, out: File) {
    let mut out = BufWriter::new(out);
    write_units(Format::Tmx, units, &Options::default(), &mut out as &mut dyn io::Write).expect("room for a file");
    out.flush().expect("room for a file");
}

/// Units of words, always the same: sentences of 5 to 14 words, a tenth with a code, some with a property and a name.
fn made(count: u64) -> impl Iterator<Item = Unit> {
    let mut seed = 42_u64;
    let mut random = move |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    (1..=count).map(move |number| {
        let length = 5 + random(10);
        let mut sentence = |words: &[&str], end: char| {
            let mut text = String::new();
            for _ in 0..length {
                text.push_str(words[random(words.len())]);
                text.push(' ');
            }
            text.push_str(&number.to_string());
            text.push(end);
            text
        };
        let (source, target) = (sentence(ARABIC, '؟'), sentence(ENGLISH, '?'));
        let coded = |text: &str| format!("{text}<ph x=\"1\">&lt;br/&gt;</ph>");
        let has_codes = random(10) == 0;
        let props = vec![Prop { name: "client".to_owned(), lang: None, value: format!("house {}", random(50)) }];
        let extra = Extra {
            id: Some(number.to_string()),
            source_codes: has_codes.then(|| coded(&source)),
            target_codes: has_codes.then(|| coded(&target)),
            unit: Annotations { props, ..Annotations::default() },
            ..Extra::default()
        };
        let date = Timestamp::from_second(1_600_000_000 + number as i64 * 60).expect("a date");
        Unit {
            source_lang: Lang::arabic(),
            target_lang: Lang::english(),
            source,
            target,
            source_segments: 0..0,
            target_segments: 0..0,
            status: Status::Accepted,
            confidence: Some(random(10_001) as f64 / 10_000.0),
            note: None,
            left_out: false,
            origin: format!("book {}", number / 1000),
            created: Some(date),
            changed: Some(date),
            extra: Some(Box::new(extra)),
        }
    })
}
