//! Golden rows: what a text must look like, code point by code point.
//!
//! `tests/data/screen/rows.txt` holds texts, each with its base direction and width, and the rows expected. They were
//! compared with FriBidi when they were made; `agrees_with_fribidi` does so again where FriBidi is installed.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

use super::{CellKind, Options, Row, layout};
use crate::lang::Direction;

const ROWS: &str = include_str!("../../tests/data/screen/rows.txt");

struct Case {
    base: Direction,
    width: u16,
    text: String,
    rows: Vec<String>,
}

/// Reads the cases: a line `rtl 80 TEXT` with invisible characters as `\u{…}`, then the rows, indented.
fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in ROWS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(row) = line.strip_prefix("    ") {
            cases.last_mut().expect("a text before its rows").rows.push(row.to_owned());
            continue;
        }
        let mut parts = line.splitn(3, ' ');
        let base = match parts.next() {
            Some("rtl") => Direction::RightToLeft,
            Some("ltr") => Direction::LeftToRight,
            _ => panic!("no direction in “{line}”"),
        };
        let width = parts.next().and_then(|width| width.parse().ok()).expect("a width");
        let text = unescape(parts.next().expect("a text"));
        cases.push(Case { base, width, text, rows: Vec::new() });
    }
    cases
}

fn unescape(text: &str) -> String {
    let mut parts = text.split("\\u{");
    let mut plain = parts.next().unwrap_or("").to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').expect("a closing brace");
        plain.push(u32::from_str_radix(code, 16).ok().and_then(char::from_u32).expect("a code point"));
        plain.push_str(rest);
    }
    plain
}

fn code_point(c: char) -> String {
    match c {
        ' ' => "_".to_owned(),
        '!'..='~' if c != '_' && c != '+' => c.to_string(),
        _ => format!("{:04X}", u32::from(c)),
    }
}

/// A row as `indent: cell cell …`, a cell as its code points joined by `+`, with a `!` before signs.
fn describe(row: &Row) -> String {
    let mut line = format!("{}:", row.indent);
    for cell in &row.cells {
        let sign = if cell.kind == CellKind::Control { "!" } else { "" };
        let points: Vec<String> = cell.symbol.chars().map(code_point).collect();
        write!(line, " {sign}{}", points.join("+")).unwrap();
    }
    line
}

#[test]
fn rows_are_as_written_down() {
    let cases = cases();
    assert!(cases.len() >= 60);
    let mut wrong = String::new();
    for case in &cases {
        let layout = layout(&case.text, case.base, case.width, &Options::default());
        let found: Vec<String> = layout.rows().iter().map(describe).collect();
        if found != case.rows {
            let rows = |rows: &[String]| rows.iter().map(|row| format!("    {row}\n")).collect::<String>();
            let text = case.text.escape_debug();
            write!(wrong, "{text}\n  expected\n{}  found\n{}", rows(&case.rows), rows(&found)).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Compares with the command line tool of FriBidi, on the texts that both treat alike: FriBidi drops or obeys what is
/// shown as a sign here, does not ligate lam with an alef behind a mark, has no form for some letters, and gives hamza
/// its isolated form.
#[test]
fn agrees_with_fribidi() {
    if Command::new("fribidi").arg("--version").stdout(Stdio::null()).status().is_err() {
        return;
    }
    let mut compared = 0;
    for case in cases() {
        let layout = layout(&case.text, case.base, 500, &Options::default());
        let [row] = layout.rows() else { panic!("a row each") };
        if row.cells.iter().any(|cell| cell.kind == CellKind::Control) || case.text.contains("لَ") {
            continue;
        }
        let ours: String = row.cells.iter().flat_map(|cell| cell.symbol.chars()).collect();
        let direction = if case.base == Direction::RightToLeft { "--rtl" } else { "--ltr" };
        let theirs = fribidi(direction, &case.text);
        assert_eq!(ours.escape_unicode().to_string(), theirs.escape_unicode().to_string(), "{}", case.text);
        compared += 1;
    }
    assert!(compared >= 40, "{compared}");
}

fn fribidi(direction: &str, text: &str) -> String {
    let mut child = Command::new("fribidi")
        .args([direction, "--nopad", "--nobreak", "--reordernsm", "--charset", "UTF-8"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(format!("{text}\n").as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let line = String::from_utf8(output.stdout).unwrap();
    // The place a ligature leaves free, joiners and variation selectors are passed through.
    let silent = |c: &char| !matches!(c, '\u{FEFF}' | '\u{200C}' | '\u{200D}' | '\u{FE0F}');
    line.trim_end_matches('\n').chars().filter(silent).map(|c| if c == '\u{FE80}' { '\u{621}' } else { c }).collect()
}
