//! Laws of steps: undone is as before, done again as after, the same file changes nothing, and what fails leaves nothing.

use proptest::prelude::*;

use super::random::{choices, files, steps};
use super::*;
use crate::store::ImportedRow;
use crate::workspace::{Handed, UnitId, UnitSource};

/// Everything that is kept of units, removed ones too: what no failure and no reopening may change.
fn tables(workspace: &Workspace) -> Vec<String> {
    let dump = |sql: &str| {
        workspace.store.sql(|db| {
            let mut select = db.prepare(sql)?;
            let columns = select.column_count();
            let line = |row: &rusqlite::Row<'_>| (0..columns).map(|at| Ok(format!("{:?}", row.get_ref(at)?))).collect();
            select.query_map([], line)?.collect::<rusqlite::Result<Vec<Vec<String>>>>()
        })
    };
    ["imported_unit", "unit_log", "unit_change", "unit_head"]
        .into_iter()
        .flat_map(|table| dump(&format!("select * from {table} order by 1, 2")).unwrap())
        .map(|row| row.join("|"))
        .collect()
}

fn streamed(workspace: &Workspace) -> Vec<Unit> {
    let source = UnitSource { imported: true, ..UnitSource::default() };
    workspace.with_units(source, |units| units.by_ref().collect()).unwrap()
}

/// The rows of the units that are there.
fn live(workspace: &Workspace) -> Vec<(UnitId, ImportedRow)> {
    workspace.store.imported_after(UnitId(0), 10_000).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_file_changes_nothing_the_second_time(
        first in files(12),
        second in files(16),
        choices in (choices(), choices()),
    ) {
        let mut workspace = Workspace::in_memory().unwrap();
        import(&mut workspace, &first, choices.0);
        let report = import(&mut workspace, &second, choices.1);
        prop_assert_eq!(report.added + report.updated + report.there + report.repeated + report.kept, second.len());
        let kept = tables(&workspace);
        let again = import(&mut workspace, &second, choices.1);
        prop_assert_eq!((again.added, again.updated), (0, 0));
        prop_assert_eq!(tables(&workspace), kept);
        // What is written out and read in again is the same, and the same file again adds nothing.
        let after = streamed(&workspace);
        let mut other = Workspace::in_memory().unwrap();
        import(&mut other, &after, OnConflict::KeepBoth);
        prop_assert_eq!(streamed(&other), after.clone());
        let again = import(&mut other, &after, OnConflict::KeepBoth);
        prop_assert_eq!((again.added, again.updated), (0, 0));
        prop_assert_eq!(workspace.check().unwrap(), []);
    }

    #[test]
    fn steps_go_back_and_forth(
        steps in prop::collection::vec(steps(), 1..6),
        back in 0_usize..6,
        others in prop::collection::vec(steps(), 0..3),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("memory.db");
        let mut workspace = Workspace::open(&path).unwrap();
        let mut states = vec![live(&workspace)];
        for step in &steps {
            let before = tables(&workspace);
            if step.take(&mut workspace) {
                states.push(live(&workspace));
            } else {
                prop_assert_eq!(tables(&workspace), before, "what is no step changes nothing");
            }
            prop_assert_eq!(workspace.check().unwrap(), []);
        }
        let kept = tables(&workspace);
        drop(workspace);
        let mut workspace = Workspace::open(&path).unwrap();
        prop_assert_eq!(tables(&workspace), kept.clone(), "reopening changes nothing");
        for state in states.iter().rev().skip(1) {
            prop_assert!(workspace.undo_units().unwrap().is_some());
            prop_assert_eq!(&live(&workspace), state);
            prop_assert_eq!(workspace.check().unwrap(), []);
        }
        prop_assert_eq!(workspace.undo_units().unwrap(), None);
        drop(workspace);
        let mut workspace = Workspace::open(&path).unwrap();
        for state in &states[1..] {
            prop_assert!(workspace.redo_units().unwrap().is_some());
            prop_assert_eq!(&live(&workspace), state);
        }
        prop_assert_eq!(workspace.redo_units().unwrap(), None);
        prop_assert_eq!(tables(&workspace), kept);
        // Another way from somewhere in the middle.
        let back = back.min(states.len() - 1);
        for _ in 0..back {
            workspace.undo_units().unwrap();
        }
        states.truncate(states.len() - back);
        for step in &others {
            if step.take(&mut workspace) {
                states.push(live(&workspace));
            }
            prop_assert_eq!(workspace.check().unwrap(), []);
        }
        for state in states.iter().rev().skip(1) {
            workspace.undo_units().unwrap();
            prop_assert_eq!(&live(&workspace), state);
        }
        prop_assert_eq!(workspace.check().unwrap(), []);
    }
}

#[test]
fn a_full_disk_leaves_the_memory_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("memory.db");
    let mut workspace = Workspace::open(&path).unwrap();
    import(&mut workspace, &[unit("نعم", "yes")], OnConflict::KeepBoth);
    let before = tables(&workspace);
    let pages: i64 = workspace.store.sql(|db| db.pragma_query_value(None, "page_count", |row| row.get(0))).unwrap();
    workspace.store.sql(|db| db.pragma_update_and_check(None, "max_page_count", pages + 20, |_| Ok(()))).unwrap();
    let many = (0..5000).map(|number| Ok(unit(&format!("نص رقم {number}"), &"x".repeat(200))));
    let failed: Result<_, WorkspaceError> =
        workspace.import_units("import", OnConflict::KeepBoth, false, &mut Handed(many));
    assert!(matches!(failed, Err(WorkspaceError::Store(StoreError::DiskFull { .. }))), "{failed:?}");
    assert_eq!(tables(&workspace), before);
    drop(workspace);
    let mut workspace = Workspace::open(&path).unwrap();
    assert_eq!(tables(&workspace), before);
    assert_eq!(import(&mut workspace, &[unit("لا", "no")], OnConflict::KeepBoth).added, 1, "it goes on with room");
    assert_eq!(workspace.check().unwrap(), []);
}

#[test]
fn a_reader_sees_one_moment_while_another_program_imports() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("memory.db");
    let mut writer = Workspace::open(&path).unwrap();
    let many: Vec<Unit> = (0..600).map(|number| unit(&format!("نص {number}"), "x")).collect();
    import(&mut writer, &many, OnConflict::KeepBoth);
    let reader = Workspace::open(&path).unwrap();
    let source = UnitSource { imported: true, ..UnitSource::default() };
    let count = reader
        .with_units(source, |units| {
            let first = units.next().is_some();
            import(&mut writer, &[unit("جديد", "new")], OnConflict::KeepBoth);
            usize::from(first) + units.count()
        })
        .unwrap();
    assert_eq!((count, streamed(&reader).len()), (600, 601));
    // A step that the other program has done is there to be taken back.
    let mut reader = reader;
    assert_eq!(reader.undo_units().unwrap().unwrap().moved, 1);
    assert_eq!(streamed(&writer).len(), 600);
}

#[test]
fn damage_is_told_and_ends_a_stream() {
    let mut workspace = Workspace::in_memory().unwrap();
    import(&mut workspace, &[unit("نعم", "yes"), unit("لا", "no")], OnConflict::KeepBoth);
    workspace.store.sql(|db| db.execute("update imported_unit set target_lang = '??' where id = 2", [])).unwrap();
    let source = UnitSource { imported: true, ..UnitSource::default() };
    let read = workspace.with_units(source, |units| (units.by_ref().count(), units.failed()));
    assert!(matches!(read, Err(WorkspaceError::Store(StoreError::Damaged { .. }))), "{read:?}");
}
