//! What a file does to a memory under each choice, the first time and the second time.

use super::*;
use OnConflict::{KeepBoth, KeepExisting, KeepNewest, Replace};

/// A unit of which a target, a status and the second of its last change are told.
type Told = (&'static str, Status, i64);

fn told(units: &[Told]) -> Vec<Unit> {
    let time = |seconds| jiff::Timestamp::from_second(seconds).unwrap();
    let unit = |(target, status, changed): &Told| Unit {
        status: *status,
        changed: Some(time(*changed)),
        ..unit("نعم", target)
    };
    units.iter().map(unit).collect()
}

fn held(workspace: &Workspace) -> Vec<(String, Status)> {
    let source = UnitSource { imported: true, ..UnitSource::default() };
    workspace.with_units(source, |units| units.map(|unit| (unit.target, unit.status)).collect()).unwrap()
}

#[test]
fn a_file_is_held_against_the_memory_as_it_was() {
    use Status::{Accepted as A, Rejected as R};
    let (none, old): (&[Told], &[Told]) = (&[], &[("old", A, 5)]);
    let two: &[Told] = &[("yes", A, 9), ("aye", A, 9)];
    for (memory, file, choice, added, updated, left, name) in [
        (none, two, KeepBoth, 2, 0, "yes aye", "two targets of one file"),
        (none, two, KeepNewest, 2, 0, "yes aye", "two targets of one file"),
        (none, two, KeepExisting, 2, 0, "yes aye", "two targets of one file"),
        (none, two, Replace, 2, 0, "yes aye", "two targets of one file"),
        (old, two, KeepBoth, 2, 0, "old yes aye", "both are new"),
        (old, two, KeepNewest, 1, 1, "yes aye", "both are newer"),
        (old, two, KeepExisting, 0, 0, "old", "both stay out"),
        (old, two, Replace, 1, 1, "yes aye", "the first takes the place, the second is added"),
        (old, &[("yes", A, 9), ("aye", A, 2)], KeepNewest, 0, 1, "yes", "the second is older than what was there"),
        (old, &[("aye", A, 2), ("yes", A, 9)], KeepNewest, 0, 1, "yes", "in any order"),
        (old, &[("old", A, 5), ("yes", A, 9)], Replace, 1, 0, "old yes", "the file has what was there too"),
        (old, &[("yes", A, 9), ("old", A, 5)], Replace, 1, 1, "yes old", "in any order, they are the same units"),
        (old, &[("old", A, 5), ("yes", A, 9)], KeepExisting, 0, 0, "old", "what was there stays alone"),
        (&[("one", A, 1), ("two", A, 2)], two, Replace, 0, 2, "aye yes", "each takes the place of one"),
        (&[("yes", R, 5)], &[("yes", A, 9)], KeepBoth, 0, 0, "!yes", "another status"),
        (&[("yes", R, 5)], &[("yes", A, 9)], KeepExisting, 0, 0, "!yes", "another status"),
        (&[("yes", R, 5)], &[("yes", A, 9)], KeepNewest, 0, 1, "yes", "another status, newer"),
        (&[("yes", R, 5)], &[("yes", A, 3)], KeepNewest, 0, 0, "!yes", "another status, older"),
        (&[("yes", R, 5)], &[("yes", A, 3)], Replace, 0, 1, "yes", "another status"),
        (&[("yes", R, 5)], &[("yes", A, 9), ("yes", R, 9)], Replace, 0, 1, "yes", "the first of the file's"),
    ] {
        let mut workspace = Workspace::in_memory().unwrap();
        import(&mut workspace, &told(memory), KeepBoth);
        let report = import(&mut workspace, &told(file), choice);
        assert_eq!((report.added, report.updated), (added, updated), "{}: {name}", choice.name());
        let shown = |(target, status)| format!("{}{target}", if status == R { "!" } else { "" });
        let held: Vec<String> = held(&workspace).into_iter().map(shown).collect();
        assert_eq!(held.join(" "), left, "{}: {name}", choice.name());
        let kept = report.kept;
        let again = import(&mut workspace, &told(file), choice);
        assert_eq!((again.added, again.updated, again.kept), (0, 0, kept), "{}: {name}, again", choice.name());
        assert_eq!(workspace.check().unwrap(), []);
    }
}

#[test]
fn a_source_with_many_targets_is_like_any_other() {
    // More than are read again each time, so that what is kept at hand is tried as well.
    let many = |from: usize, changed| -> Vec<Unit> {
        let one = told(&[("", Status::Accepted, changed)]).remove(0);
        (from..from + 100).map(|number| Unit { target: format!("yes {number}"), ..one.clone() }).collect()
    };
    for (choice, first, second) in [
        (KeepBoth, (100, 0), (50, 0)),
        (KeepExisting, (100, 0), (0, 0)),
        (KeepNewest, (100, 0), (0, 50)),
        (Replace, (100, 0), (0, 50)),
    ] {
        let mut workspace = Workspace::in_memory().unwrap();
        let report = import(&mut workspace, &many(0, 1), choice);
        assert_eq!((report.added, report.updated), first, "{}", choice.name());
        for expected in [second, (0, 0)] {
            let report = import(&mut workspace, &many(50, 2), choice);
            assert_eq!((report.added, report.updated), expected, "{}", choice.name());
        }
        assert_eq!(workspace.check().unwrap(), []);
    }
}
