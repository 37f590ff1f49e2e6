//! How fast a large TMX file comes into a memory, and out of it again, by the program as it is called.
//!
//! ```console
//! $ cargo bench --bench import                   1,000,000 units, some 530 MB
//! $ UNITS=100000 cargo bench --bench import      fewer
//! ```
//!
//! The file is made here, the same every time: Arabic and English sentences of a realistic length, each unit once. It is
//! imported into an empty memory, a second time (which must add nothing), and exported. Counts are asserted; figures are
//! only printed. Where `python3` with `lxml` is there, its `iterparse` reads the same file in the same run; it only reads.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const ARABIC: &[&str] = &[
    "وصلت",
    "السفينة",
    "إلى",
    "الميناء",
    "صباح",
    "الأحد",
    "وقال",
    "الوزير",
    "إن",
    "الأعمال",
    "في",
    "الطريق",
    "الساحلي",
    "ستبدأ",
    "الشهر",
    "المقبل",
    "بعد",
    "أن",
    "وافق",
    "المجلس",
    "على",
    "الميزانية",
    "الجديدة",
    "للمدينة",
];
const ENGLISH: &[&str] = &[
    "the", "ship", "reached", "port", "on", "Sunday", "morning", "and", "minister", "said", "that", "work", "on",
    "the", "coastal", "road", "would", "begin", "next", "month", "after", "council", "approved", "new", "budget", "of",
    "city",
];

/// Words of a text: with those of the unit around them some 530 bytes a unit.
const WORDS: [usize; 2] = [16, 20];

fn main() -> io::Result<()> {
    let units: usize = std::env::var("UNITS").ok().and_then(|units| units.parse().ok()).unwrap_or(1_000_000);
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("units.tmx");
    make(&file, units)?;
    let size = fs::metadata(&file)?.len();
    println!("{units} units, {:.0} MB", size as f64 / 1e6);
    println!("{:<32} {:>8} {:>8} {:>9} {:>9}", "", "seconds", "MB/s", "units/s", "peak MiB");

    let said = run("import", folder.path(), &["import", "units.tmx"], size, units)?;
    assert!(
        said.contains(&format!("{units} units read, {units} added, 0 updated, 0 already there, 0 skipped")),
        "{said}"
    );
    let said = run("the same file again", folder.path(), &["import", "units.tmx"], size, units)?;
    assert!(said.contains(&format!("{units} units read, 0 added, 0 updated, {units} already there")), "{said}");
    let out = ["export", "--imported", "-o", "out.tmx"];
    let written = folder.path().join("out.tmx");
    let said = run("export", folder.path(), &out, size, units)?;
    assert!(said.contains(&format!("{units} units written")), "{said}");
    println!("  what was written has {:.0} MB", fs::metadata(&written)?.len() as f64 / 1e6);
    run("undo", folder.path(), &["undo"], size, units)?;
    lxml(&file, size, units)
}

/// Writes a file of units, one after the other; a small generator of its own makes it the same on every machine.
fn make(path: &Path, units: usize) -> io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    out.write_all(
        br#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header creationtool="bench" creationtoolversion="1" segtype="sentence" o-tmf="bench" adminlang="en" srclang="ar" datatype="plaintext"/>
  <body>
"#,
    )?;
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut words = |of: &[&str], count: usize| {
        let word = |_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            of[(state >> 33) as usize % of.len()]
        };
        (0..count).map(word).collect::<Vec<_>>().join(" ")
    };
    for unit in 0..units {
        let (arabic, english) = (words(ARABIC, WORDS[0]), words(ENGLISH, WORDS[1]));
        writeln!(
            out,
            r#"    <tu tuid="{unit}" creationdate="20240102T030405Z" changedate="20250607T080910Z">
      <prop type="x-project">bench</prop>
      <tuv xml:lang="ar"><seg>{arabic} {unit}.</seg></tuv>
      <tuv xml:lang="en"><seg>{english} {unit}.</seg></tuv>
    </tu>"#
        )?;
    }
    out.write_all(b"  </body>\n</tmx>\n")?;
    out.flush()
}

/// Runs the program, prints how long it took and how much memory it had, and returns what it said.
fn run(what: &str, folder: &Path, arguments: &[&str], size: u64, units: usize) -> io::Result<String> {
    let started = Instant::now();
    let mut program = Command::new(env!("CARGO_BIN_EXE_muqabala"));
    program.current_dir(folder).env("MUQABALA_DB", folder.join("memory.db")).args(arguments);
    let child = program.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn()?;
    let (output, peak) = watched(child)?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{what}: {said}");
    print(what, started.elapsed(), size, units, peak);
    Ok(said)
}

/// Waits for a program, and looks now and then how much memory it has had, where the system tells.
fn watched(child: Child) -> io::Result<(std::process::Output, Option<u64>)> {
    let status = format!("/proc/{}/status", child.id());
    let waiting = thread::spawn(move || child.wait_with_output());
    let mut peak = None;
    while !waiting.is_finished() {
        let told = fs::read_to_string(&status).unwrap_or_default();
        let line = told.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
        peak = kib.max(peak);
        thread::sleep(Duration::from_millis(20));
    }
    let output = waiting.join().map_err(|_| io::Error::other("waiting failed"))??;
    Ok((output, peak))
}

fn print(what: &str, took: Duration, size: u64, units: usize, peak: Option<u64>) {
    let seconds = took.as_secs_f64();
    let peak = peak.map_or("?".to_owned(), |kib| format!("{:.0}", kib as f64 / 1024.0));
    println!(
        "{what:<32} {seconds:>8.1} {:>8.1} {:>9.0} {peak:>9}",
        size as f64 / 1e6 / seconds,
        units as f64 / seconds
    );
}

/// The same file through lxml, which reads each unit and its texts and forgets it.
fn lxml(file: &Path, size: u64, units: usize) -> io::Result<()> {
    const SCRIPT: &str = r"
import sys
from lxml import etree
count = 0
for _, tu in etree.iterparse(sys.argv[1], tag='tu'):
    texts = [seg.text for seg in tu.iter('seg')]
    count += len(texts) == 2
    tu.clear()
    while tu.getprevious() is not None:
        del tu.getparent()[0]
print(count)
";
    let has_lxml = Command::new("python3").args(["-c", "import lxml"]).stderr(Stdio::null()).status();
    if !has_lxml.is_ok_and(|status| status.success()) {
        println!("lxml: not here");
        return Ok(());
    }
    let started = Instant::now();
    let mut program = Command::new("python3");
    let child = program.args(["-c", SCRIPT]).arg(file).stdout(Stdio::piped()).spawn()?;
    let (output, peak) = watched(child)?;
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), units.to_string(), "lxml counts as many");
    print("lxml iterparse, reading only", started.elapsed(), size, units, peak);
    Ok(())
}
