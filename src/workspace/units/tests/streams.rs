//! Going through units of pairs and of files.

use super::*;
use crate::workspace::{Handed, UnitSource};

#[test]
fn pairs_come_first_and_only_what_was_asked_for() {
    let (mut workspace, id) = with_accepted_row();
    import(&mut workspace, &[unit("نعم", "yes"), unit("لا", "no")], OnConflict::KeepBoth);
    let sources = |source: UnitSource| -> Vec<String> {
        workspace.with_units(source, |units| units.by_ref().map(|unit| unit.source).collect()).unwrap()
    };
    let (first, second) = ("وصلت السفينة.", "قال  نعم.");
    for (pairs, only_units, imported, expected) in [
        (vec![id], false, true, vec![first, second, "نعم", "لا"]),
        (vec![id], true, true, vec![second, "نعم", "لا"]),
        (vec![id, id], true, false, vec![second, second]),
        (vec![], true, false, vec![]),
        (vec![], false, true, vec!["نعم", "لا"]),
    ] {
        assert_eq!(sources(UnitSource { pairs, only_units, imported }), expected);
    }
}

#[test]
fn pages_have_no_gaps() {
    let mut workspace = Workspace::in_memory().unwrap();
    let count = 1100;
    let units: Vec<Unit> = (0..count).map(|number| unit(&format!("نص {number}"), "x")).collect();
    import(&mut workspace, &units, OnConflict::KeepBoth);
    let source = UnitSource { imported: true, ..UnitSource::default() };
    let read: Vec<Unit> = workspace.with_units(source.clone(), |units| units.by_ref().collect()).unwrap();
    assert_eq!(read, units);
    let some = workspace.with_units(source, |units| units.by_ref().take(3).count()).unwrap();
    assert_eq!(some, 3, "one may stop");
}

#[test]
fn units_of_rows_take_part_in_a_merge() {
    let (mut other, id) = with_accepted_row();
    import(&mut other, &[unit("نعم", "yes")], OnConflict::KeepBoth);
    let mut workspace = Workspace::in_memory().unwrap();
    let source = || UnitSource { pairs: vec![id], only_units: true, imported: true };
    for added in [2, 0] {
        let report = other
            .with_units(source(), |units| {
                let mut handed = Handed(units.by_ref().map(Ok::<_, WorkspaceError>));
                workspace.import_units("merge", OnConflict::KeepBoth, false, &mut handed)
            })
            .unwrap()
            .unwrap();
        assert_eq!((report.added, report.there), (added, 2 - added));
    }
}
