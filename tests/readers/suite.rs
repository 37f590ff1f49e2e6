//! What holds for every reader: files that are cut short, damaged, in the wrong encoding, of another format.

use crate::fuzz::{Random, Target, outcome};
use crate::targets;

/// Fails the test if reading is a finding.
fn harmless(target: &Target, input: &[u8], name: &str) {
    if let Err(what) = outcome(target, input) {
        panic!("{}, {name}: {what}\n{:?}", target.name, String::from_utf8_lossy(input));
    }
}

#[test]
fn good_files_are_read() {
    for target in targets::all() {
        for seed in &target.seeds {
            let read = (target.read)(seed);
            assert!(read.is_ok(), "{}: {read:?}\n{}", target.name, String::from_utf8_lossy(seed));
        }
    }
}

#[test]
fn files_cut_short_anywhere() {
    for target in targets::all() {
        let seed = &target.seeds[0];
        for end in 0..seed.len() {
            harmless(&target, &seed[..end], &format!("cut after {end} bytes"));
        }
    }
}

#[test]
fn ten_thousand_damaged_bytes() {
    for target in targets::all() {
        let mut random = Random(7);
        for n in 0..10_000 {
            let mut input = target.seeds[random.below(target.seeds.len())].clone();
            if input.is_empty() {
                continue;
            }
            let at = random.below(input.len());
            input[at] = random.next() as u8;
            harmless(&target, &input, &format!("damage {n} at {at}"));
        }
    }
}

#[test]
fn wrong_encodings() {
    for target in targets::all() {
        for seed in &target.seeds {
            let Ok(text) = std::str::from_utf8(seed) else { continue };
            let units = |encode: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(encode).collect::<Vec<u8>>();
            for (input, name) in [
                (encoding_rs::WINDOWS_1256.encode(text).0.into_owned(), "windows-1256"),
                (units(u16::to_le_bytes), "UTF-16 without a mark"),
                (units(u16::to_be_bytes), "UTF-16, big endian, without a mark"),
                ([&b"\xFF\xFE"[..], &units(u16::to_be_bytes)].concat(), "UTF-16 with the other one's mark"),
                ([&b"\xEF\xBB\xBF"[..], &units(u16::to_le_bytes)].concat(), "UTF-16 with the mark of UTF-8"),
                (text.bytes().map(|byte| byte ^ 0x80).collect(), "no encoding at all"),
                (format!("\u{FEFF}\u{FEFF}{text}").into_bytes(), "two marks"),
            ] {
                harmless(&target, &input, name);
            }
        }
    }
}

#[test]
fn files_of_every_other_format() {
    let all = targets::all();
    for target in &all {
        for other in &all {
            for seed in &other.seeds {
                harmless(target, seed, &format!("a file of {}", other.name));
            }
        }
        for (input, name) in [
            (&b""[..], "nothing"),
            (b"\n", "a line end"),
            (b"\0\0\0\0", "zeros"),
            (b"%PDF-1.7\n", "a PDF"),
            (b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", "an empty archive"),
            (b"\x1F\x8B\x08\0\0\0\0\0\0\x03", "an empty gzip file"),
            (b"SQLite format 3\0", "a database"),
        ] {
            harmless(target, input, name);
        }
    }
}
