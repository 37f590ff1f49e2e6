//! Files that were cut short or damaged: read, or refused with a place.

use std::time::{Duration, Instant};

use super::*;

fn small() -> Vec<u8> {
    file(&[("no", r"\b(?:Mr|د)\.", r"\s"), ("yes", r"(?<=[.؟!])[»”]*", r"\s+\p{Lu}"), ("no", r"(a)\1", "&x")])
        .into_bytes()
}

#[test]
fn a_file_cut_short_anywhere_is_refused_with_its_place() {
    let whole = small();
    assert!(Srx::parse(&whole).is_ok());
    for length in 0..whole.len() {
        let error = Srx::parse(&whole[..length]).expect_err("a part is no file");
        assert!(error.line >= 1 && error.column >= 1 && !error.to_string().contains('\n'), "{error}");
        assert!(Srx::check(&whole[..length]).iter().any(SrxFinding::is_error), "{length}");
    }
}

#[test]
fn flipped_bytes_are_read_or_refused() {
    let whole = small();
    let started = Instant::now();
    let mut seed = 0x2545_F491_u32;
    let mut next = |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 17;
        seed ^= seed << 5;
        seed as usize % below
    };
    for _ in 0..10_000 {
        let mut bytes = whole.clone();
        for _ in 0..1 + next(3) {
            let at = next(bytes.len());
            bytes[at] = next(256) as u8;
        }
        let refused = Srx::parse(&bytes).is_err();
        assert_eq!(Srx::check(&bytes).iter().any(SrxFinding::is_error), refused, "{}", String::from_utf8_lossy(&bytes));
    }
    assert!(started.elapsed() < Duration::from_secs(120), "{:?}", started.elapsed());
}

#[test]
fn expressions_that_run_away_are_explained_in_time() {
    let started = Instant::now();
    for pattern in [r"((a+)+)\1b", r"(a|aa)+\1$", r"(?=(a+)+b)a*", "(.*)*.*\\1x", r"(?:a{1,50}){1,50}"] {
        let Ok(srx) = Srx::parse(file(&[("no", pattern, r"\s"), ("yes", r"\.", pattern)]).as_bytes()) else { continue };
        srx.explain(&Lang::english(), &"a".repeat(200));
        cut(&srx, "en", &"aaaa. ".repeat(400));
    }
    assert!(started.elapsed() < Duration::from_secs(60), "{:?}", started.elapsed());
}
