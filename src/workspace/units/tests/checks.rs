//! What the check finds, and that it finds nothing where all is well.

use super::*;
use crate::workspace::UnitId;

/// An import of two units, one that changes the first and adds a third, and one that was undone.
fn with_steps() -> Workspace {
    let mut workspace = Workspace::in_memory().unwrap();
    import(&mut workspace, &[unit("نعم", "yes"), unit("لا", "no")], OnConflict::KeepBoth);
    import(&mut workspace, &[unit("نعم", "aye"), unit("ثم", "then")], OnConflict::Replace);
    import(&mut workspace, &[unit("نعم", "yeah"), unit("أو", "or")], OnConflict::Replace);
    workspace.undo_units().unwrap().unwrap();
    assert_eq!(workspace.check().unwrap(), []);
    workspace
}

fn spoilt(sql: &str) -> Workspace {
    let workspace = with_steps();
    workspace.store.sql(|db| db.execute_batch(&format!("pragma foreign_keys = off; {sql}"))).unwrap();
    workspace
}

#[test]
fn what_does_not_fit_the_log_is_found() {
    for (sql, told) in [
        ("update imported_unit set target = 'no' where id = 1", "the steps do not lead to what unit 1 is"),
        (
            "update imported_unit set removed = 1 where id = 1",
            "unit 1 is taken away, and no step that is done has taken it away",
        ),
        (
            "update imported_unit set target = 'tampered', removed = 1 where id = 2",
            "unit 2 is taken away, and no step that is done has taken it away",
        ),
        (
            "update imported_unit set removed = 0 where id = 4",
            "unit 4 is there, and the steps that are done have taken it away or not added it",
        ),
        ("delete from imported_unit where id = 2", "step 1 has added 2 units, of which 1 are there"),
        ("delete from imported_unit where id = 1", "there are changes of unit 1, which is not there"),
        ("insert into imported_unit select 9, key, source_lang, target_lang, source, target, status, confidence, note,
          origin, created, changed, extra, removed from imported_unit where id = 2", "no step has added unit 9"),
        ("update unit_log set last = 3 where id = 1", "steps 1 and 2 have added the same units"),
        ("update unit_log set parent = 3 where id = 2", "step 2 was done after one that came later"),
        ("update unit_head set step = 8", "it stands at a step that is not there"),
        ("update unit_change set step = 7 where step = 2", "step 7 changed unit 1, which it did not know"),
        ("update unit_change set unit = 4 where step = 2", "step 2 changed unit 4, which it did not know"),
        (
            "update unit_change set before = replace(before, 'aye', 'no') where step = 3",
            "step 3 does not begin with what unit 1 was before it",
        ),
        (
            "update unit_change set before = replace(before, '\"removed\":false', '\"removed\":true') where step = 2",
            "step 2 does not begin with what unit 1 was before it",
        ),
        ("update unit_head set step = 1", "the steps do not lead to what unit 1 is"),
    ] {
        assert_eq!(spoilt(sql).check_unit_log().unwrap().first().map(String::as_str), Some(told), "{sql}");
    }
    let workspace = spoilt("update unit_change set after = '{' where step = 3");
    assert_eq!(workspace.check().unwrap().len(), 1, "what can't be read is a finding");
}

#[test]
fn what_no_step_has_changed_has_no_second_copy() {
    assert_eq!(spoilt("update imported_unit set target = 'tampered' where id = 2").check().unwrap(), []);
}

#[test]
fn not_more_is_told_than_anybody_reads() {
    let mut workspace = Workspace::in_memory().unwrap();
    let many: Vec<Unit> = (0..100).map(|number| unit(&format!("نص {number}"), "x")).collect();
    import(&mut workspace, &many, OnConflict::KeepBoth);
    workspace.store.sql(|db| db.execute_batch("update imported_unit set removed = 1")).unwrap();
    assert_eq!(workspace.check_unit_log().unwrap().len(), 10);
}

#[test]
fn a_unit_that_was_changed_behind_the_log_is_not_taken_back() {
    let mut workspace = with_steps();
    workspace.store.sql(|db| db.execute_batch("update imported_unit set target = 'no' where id = 1")).unwrap();
    assert_eq!(workspace.check().unwrap().len(), 1);
    assert!(matches!(workspace.undo_units(), Err(WorkspaceError::UnitChanged(UnitId(1)))));
}

#[test]
fn long_steps_go_back_and_forth_page_by_page() {
    let mut workspace = Workspace::in_memory().unwrap();
    let many: Vec<Unit> = (0..1500).map(|number| unit(&format!("نص {number}"), "x")).collect();
    import(&mut workspace, &many, OnConflict::KeepBoth);
    let [from, to] = ["en", "en-GB"].map(|tag| tag.parse::<Lang>().unwrap());
    let change = workspace.rename_language(&from, &to).unwrap().unwrap();
    assert_eq!((change.moved, change.changed), (0, 1500));
    assert_eq!(workspace.undo_units().unwrap().unwrap(), change);
    assert_eq!(workspace.languages().unwrap()[0].target_lang, from);
    assert_eq!(workspace.check().unwrap(), []);
    assert_eq!(workspace.redo_units().unwrap().unwrap(), change);
    assert_eq!(workspace.languages().unwrap()[0].target_lang, to);
    assert_eq!(workspace.check().unwrap(), []);
}
