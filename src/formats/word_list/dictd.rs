//! Dictionaries of dictd (RFC 2229): an index of headwords and a file of what is said of each.
//!
//! A line of the index is a headword, an offset and a length, both in dictd's base 64. What is said of a word is free text;
//! it is read as FreeDict lays it out: the headword on the first line, on the others translations, numbered or with commas.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use crate::formats::ReadError;

use super::entries::{Entries, has_arabic, has_latin};
use super::{EntryProblem, WordList, WordListError, WordListFormat, decoded, unpacked};

/// Reads a dictionary, whichever of its two files is named.
pub(super) fn read(path: &Path) -> Result<WordList, WordListError> {
    if !path.exists() {
        return Err(WordListError::Read(ReadError::Missing { name: path.display().to_string() }));
    }
    let (index, dictionary) = parts(path)?;
    let (index_bytes, text) = (unpacked(&index)?, unpacked(&dictionary)?);
    Ok(entries(&decoded(&index, &index_bytes)?, &text))
}

/// The paths of index and dictionary.
fn parts(path: &Path) -> Result<(PathBuf, PathBuf), WordListError> {
    let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
    let base = [".index", ".dict", ".dict.dz"].into_iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name);
    let beside = |ending: &str| path.with_file_name(format!("{base}{ending}"));
    let missing = |missing: String| WordListError::MissingPart { name: path.display().to_string(), missing };
    let index = if name.ends_with(".index") { path.to_owned() } else { beside(".index") };
    if !index.exists() {
        return Err(missing(format!("{base}.index")));
    }
    if name.contains(".dict") {
        return Ok((index, path.to_owned()));
    }
    let dictionary = [".dict.dz", ".dict"].map(beside).into_iter().find(|path| path.exists());
    Ok((index, dictionary.ok_or_else(|| missing(format!("{base}.dict or {base}.dict.dz")))?))
}

fn entries(index: &str, dictionary: &[u8]) -> WordList {
    let mut entries = Entries::new(WordListFormat::Dictd);
    for (number, line) in (1..).zip(index.lines()) {
        let mut columns = line.split('\t');
        let headword = columns.next().unwrap_or_default();
        let place = columns.next().and_then(base64).zip(columns.next().and_then(base64));
        let Some((offset, length)) = place else {
            if !line.trim().is_empty() {
                entries.bad(number, 1, EntryProblem::NotAnIndexLine);
            }
            continue;
        };
        // What a dictionary says of itself.
        if headword.starts_with("00database") || headword.starts_with("00-database") {
            continue;
        }
        let body = usize::try_from(offset)
            .ok()
            .zip(usize::try_from(length).ok())
            .and_then(|(start, length)| dictionary.get(start..start.checked_add(length)?))
            .and_then(|bytes| std::str::from_utf8(bytes).ok());
        match body {
            Some(body) => translations(&mut entries, headword, body),
            None => entries.bad(number, 1, EntryProblem::Outside),
        }
    }
    entries.finish()
}

fn translations(entries: &mut Entries, headword: &str, body: &str) {
    let arabic = has_arabic(headword);
    // The headword as the text has it, which the index may have without case and marks.
    let mut lines = body.lines();
    let first = lines.next().unwrap_or_default().split(['/', '<', '[']).next().unwrap_or_default().trim();
    let written = if has_arabic(first) == arabic && !first.is_empty() { first } else { headword };
    let lines = lines.map(|line| line.trim().trim_start_matches(|c: char| c.is_ascii_digit() || ".) ".contains(c)));
    // A colon begins a note such as “Synonym: ”.
    let other = |line: &&str| !line.contains(':') && if arabic { has_latin(line) } else { has_arabic(line) };
    let translations: Vec<&str> = lines.filter(other).collect();
    entries.add_either(written, &translations.join(","), 1.0);
}

/// A number in dictd's base 64: digits without padding, the most significant first.
fn base64(text: &str) -> Option<u64> {
    let digit = |byte: u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let text = text.trim_end_matches('\r');
    if text.is_empty() {
        return None;
    }
    text.bytes().try_fold(0_u64, |value, byte| value.checked_mul(64)?.checked_add(digit(byte)?.into()))
}
