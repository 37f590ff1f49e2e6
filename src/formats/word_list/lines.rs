//! Lists of one entry a line: TSV, CSV, hunalign's dictionaries.

use csv::{ReaderBuilder, StringRecord};

use super::entries::{Entries, has_arabic, has_latin};
use super::{EntryProblem, WordList, WordListFormat};

/// Two columns with a tab between, either first; `#` begins a comment.
pub(super) fn tsv(text: &str) -> WordList {
    let mut entries = Entries::new(WordListFormat::Tsv);
    for (line, text) in numbered(text).filter(|(_, text)| !text.starts_with('#')) {
        match columns(text) {
            Ok((one, other, weight)) => entries.add_either(one, other, weight),
            Err((column, problem)) => entries.bad(line, column, problem),
        }
    }
    entries.finish()
}

fn columns(line: &str) -> Result<(&str, &str, f64), (u64, EntryProblem)> {
    let mut columns = line.split('\t');
    let one = columns.next().unwrap_or_default();
    let other = columns.next().ok_or((1, EntryProblem::NoTab))?;
    let second = one.chars().count() as u64 + 2;
    let weight = match columns.next().map(str::trim) {
        None => 1.0,
        Some(weight) => weight
            .parse()
            .ok()
            .filter(|weight| *weight > 0.0 && *weight <= 1.0 && columns.next().is_none())
            .ok_or((second + other.chars().count() as u64 + 1, EntryProblem::TooManyColumns))?,
    };
    for (column, text) in [(1, one), (second, other)] {
        if !text.contains(char::is_alphanumeric) {
            return Err((column, EntryProblem::EmptyColumn));
        }
    }
    if has_arabic(one) == has_arabic(other) {
        return Err((1, EntryProblem::NotArabicAndEnglish));
    }
    Ok((one, other, weight))
}

/// `English words @ Arabic words`; as hunalign puts it, the target language first. Either order is read.
pub(super) fn dic(text: &str) -> WordList {
    let mut entries = Entries::new(WordListFormat::Dic);
    for (line, text) in numbered(text) {
        match text.split_once('@') {
            None => entries.bad(line, 1, EntryProblem::NoAt),
            Some((one, other)) if has_arabic(one) == has_arabic(other) => {
                entries.bad(line, 1, EntryProblem::NotArabicAndEnglish);
            }
            Some((one, other)) => entries.add_either(one, other, 1.0),
        }
    }
    entries.finish()
}

/// The lines that are not empty, numbered from 1.
fn numbered(text: &str) -> impl Iterator<Item = (u64, &str)> {
    let lines = text.split('\n').map(|line| line.trim_end_matches('\r'));
    (1..).zip(lines).filter(|(_, line)| !line.trim().is_empty())
}

/// A table. If its first row names the languages, their columns count; else the first Arabic cell of a row and the first
/// one in Latin letters.
pub(super) fn csv(text: &str) -> WordList {
    let mut entries = Entries::new(WordListFormat::Csv);
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter(text)).from_reader(text.as_bytes());
    let mut named: Option<(usize, usize)> = None;
    let mut record = StringRecord::new();
    let mut first = true;
    loop {
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {}
            Err(error) => {
                let line = error.position().map_or(1, csv::Position::line);
                entries.bad(line, 1, EntryProblem::Row { reason: "it is not UTF-8".to_owned() });
                continue;
            }
        }
        if std::mem::take(&mut first) {
            named = header(&record);
            if named.is_some() || !record.iter().any(has_arabic) {
                continue;
            }
        }
        let cell = |at: usize| record.get(at).unwrap_or_default();
        let (arabic, english) = match named {
            Some((arabic, english)) => (cell(arabic), cell(english)),
            None => (
                record.iter().find(|cell| has_arabic(cell)).unwrap_or_default(),
                record.iter().find(|cell| !has_arabic(cell) && has_latin(cell) && !is_number(cell)).unwrap_or_default(),
            ),
        };
        let line = record.position().map_or(1, csv::Position::line);
        match (has_arabic(arabic), has_latin(english) && !has_arabic(english)) {
            (true, true) => entries.add(arabic, english, 1.0),
            _ if arabic.trim().is_empty() || english.trim().is_empty() => {
                entries.bad(line, 1, EntryProblem::EmptyColumn);
            }
            _ => entries.bad(line, 1, EntryProblem::NotArabicAndEnglish),
        }
    }
    entries.finish()
}

fn is_number(cell: &str) -> bool {
    cell.chars().all(|c| c.is_numeric() || c.is_whitespace() || ".,-".contains(c))
}

/// The columns of Arabic and of English in a row that names both.
fn header(row: &StringRecord) -> Option<(usize, usize)> {
    let find = |names: &[&str]| {
        row.iter().position(|cell| {
            let cell = cell.trim().to_lowercase();
            let primary = cell.split(['-', '_', ' ']).next().unwrap_or_default();
            names.contains(&cell.as_str()) || names.contains(&primary)
        })
    };
    Some((find(&["ar", "ara", "arabic", "عربي", "العربية"])?, find(&["en", "eng", "english", "إنجليزي", "الإنجليزية"])?))
}

/// The sign between columns: the one of three that stands in most of the first lines, outside of quotes.
fn delimiter(text: &str) -> u8 {
    let head = &text[..text.floor_char_boundary(16 * 1024)];
    let mut quoted = false;
    let mut counts = [0; 3];
    for byte in head.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\t' if !quoted => counts[0] += 1,
            b';' if !quoted => counts[1] += 1,
            b',' if !quoted => counts[2] += 1,
            _ => {}
        }
    }
    match counts {
        [tabs, semicolons, commas] if tabs > semicolons.max(commas) => b'\t',
        [_, semicolons, commas] if semicolons > commas => b';',
        _ => b',',
    }
}
