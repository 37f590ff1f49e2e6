//! One conformance suite for all that reads files: documents, files of units, segmentation rules, word lists.
//!
//! Whatever a file holds, there is a result or an error of one line that says where; never a panic, and memory is bounded.
//! `cargo test --test readers -- --ignored --nocapture` changes good files at random for as long as `FUZZ_SECONDS` says
//! (10 by default) for each reader; `FUZZ_ONLY` names one.

mod bombs;
mod fuzz;
mod samples;
mod suite;
mod targets;

use std::env;
use std::time::Duration;

use peak_alloc::PeakAlloc;

/// Counts what is allocated, so that an answer to a small file can be held to a limit.
#[global_allocator]
static ALLOCATIONS: PeakAlloc = PeakAlloc;

#[test]
fn some_thousand_changed_files_of_each_format() {
    for target in targets::all() {
        let report = fuzz::fuzz(&target, 1, 1500, Duration::from_secs(20));
        assert!(report.findings.is_empty(), "{}: {}", target.name, told(&report.findings));
        assert!(report.outcomes > 2, "{}: changes have an effect", target.name);
    }
}

#[test]
#[ignore = "takes as long as FUZZ_SECONDS says, for each reader"]
fn changed_files_for_a_long_time() {
    let setting = |name: &str| env::var(name).ok();
    let seconds = setting("FUZZ_SECONDS").map_or(10, |seconds| seconds.parse().expect("a number of seconds"));
    let seed = setting("FUZZ_SEED").map_or(2, |seed| seed.parse().expect("a seed"));
    let only = setting("FUZZ_ONLY");
    let mut findings = 0;
    for target in targets::all().into_iter().filter(|target| only.as_ref().is_none_or(|only| only == target.name)) {
        let report = fuzz::fuzz(&target, seed, usize::MAX, Duration::from_secs(seconds));
        println!(
            "{:<12} {seconds} s, seed {seed}: {} files, {} outcomes, {} findings",
            target.name,
            report.inputs,
            report.outcomes,
            report.findings.len()
        );
        if !report.findings.is_empty() {
            println!("{}", told(&report.findings));
        }
        findings += report.findings.len();
    }
    assert_eq!(findings, 0);
}

fn told(findings: &[fuzz::Finding]) -> String {
    findings
        .iter()
        .map(|finding| format!("{}\n  {:?}\n", finding.what, String::from_utf8_lossy(&finding.input)))
        .collect()
}
