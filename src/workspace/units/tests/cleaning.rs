//! Cleaning and renaming: what is found, what is done, and that it can be taken back.

use super::*;
use crate::memory::clean::{CleanKind, Keep, Remedy};
use crate::memory::in_context;
use crate::workspace::{Unclean, UnitPlace};

fn found(workspace: &Workspace, kind: CleanKind) -> Vec<Unclean> {
    let mut all = Vec::new();
    workspace.find_unclean(kind, None, |unclean| all.push(unclean)).unwrap();
    all
}

#[test]
fn each_kind_is_a_step_that_can_be_taken_back() {
    let mut workspace = Workspace::in_memory().unwrap();
    let units = [
        unit("نعم  هذا", " yes"),
        unit("", "nothing"),
        unit("١٢", "12"),
        unit("BBC", "BBC"),
        unit("قال\u{7}", "said"),
        unit("لا", "no"),
    ];
    import(&mut workspace, &units, OnConflict::KeepBoth);
    let before = all(&workspace);
    let mut steps = 0;
    for (kind, moved, changed) in [
        (CleanKind::ControlCharacters, 0, 1),
        (CleanKind::Spaces, 0, 1),
        (CleanKind::Empty, 1, 0),
        (CleanKind::NoWords, 1, 0),
        (CleanKind::SameAsSource, 1, 0),
    ] {
        assert_eq!(found(&workspace, kind).len(), moved + changed, "{kind}");
        let change = workspace.clean(kind, None).unwrap().expect("there is something to be done");
        assert_eq!((change.moved, change.changed), (moved, changed), "{kind}");
        assert_eq!(workspace.clean(kind, None).unwrap(), None, "{kind} is clean");
        assert_eq!(workspace.check().unwrap(), [], "{kind}");
        steps += 1;
    }
    let after = all(&workspace);
    let texts: Vec<(&str, &str)> = after.iter().map(|(source, target)| (&**source, &**target)).collect();
    assert_eq!(texts, [("نعم هذا", "yes"), ("قال", "said"), ("لا", "no")]);
    for _ in 0..steps {
        workspace.undo_units().unwrap().unwrap();
    }
    assert_eq!(all(&workspace), before);
    for _ in 0..steps {
        workspace.redo_units().unwrap().unwrap();
    }
    assert_eq!(all(&workspace), after);
    assert_eq!(workspace.check().unwrap(), []);
}

#[test]
fn what_has_become_the_same_by_renaming_is_a_duplicate() {
    let mut workspace = Workspace::in_memory().unwrap();
    let egyptian = Unit { source_lang: "ar-EG".parse().unwrap(), ..unit("نعم", "yes") };
    import(&mut workspace, &[unit("نعم", "yes"), egyptian, unit("لا", "no")], OnConflict::KeepBoth);
    assert_eq!(found(&workspace, CleanKind::Duplicates), []);
    let [from, to] = ["ar-EG", "ar"].map(|tag| tag.parse::<Lang>().unwrap());
    let change = workspace.rename_language(&from, &to).unwrap().unwrap();
    assert_eq!((change.moved, change.changed), (0, 1));
    assert_eq!(workspace.languages().unwrap().len(), 1);
    assert_eq!(workspace.rename_language(&from, &to).unwrap(), None, "there is none left");
    assert_eq!(workspace.clean(CleanKind::Duplicates, None).unwrap().unwrap().moved, 1);
    assert_eq!(all(&workspace).len(), 2);
    workspace.undo_units().unwrap();
    workspace.undo_units().unwrap();
    assert_eq!(workspace.languages().unwrap().len(), 2);
    assert_eq!(workspace.check().unwrap(), []);
}

#[test]
fn no_unit_is_in_one_language_on_both_sides() {
    let mut workspace = Workspace::in_memory().unwrap();
    import(&mut workspace, &[unit("نعم", "yes"), unit("لا", "no")], OnConflict::KeepBoth);
    let refused = workspace.rename_language(&Lang::english(), &Lang::arabic());
    assert!(matches!(refused, Err(WorkspaceError::SameLanguages { count: 2, .. })), "{refused:?}");
    assert_eq!(workspace.languages().unwrap()[0].target_lang, Lang::english());
    assert_eq!(workspace.unit_steps().unwrap().0.len(), 1);
}

#[test]
fn of_several_targets_that_stays_which_is_asked_for() {
    let mut workspace = Workspace::in_memory().unwrap();
    let newer = |unit| Unit { changed: Some("2026-05-05T00:00:00Z".parse().unwrap()), ..unit };
    let file = |name: &str, unit: Unit| Unit { origin: name.to_owned(), ..unit };
    let units = [
        file("one", unit("نعم", "yes")),
        file("two", Unit { source_lang: "ar-EG".parse().unwrap(), ..unit("نعم", "yes") }),
        newer(unit("نعم", "aye")),
        unit("لا", "no"),
    ];
    import(&mut workspace, &units, OnConflict::KeepBoth);
    workspace.rename_language(&"ar-EG".parse().unwrap(), &Lang::arabic()).unwrap().unwrap();
    let looked = found(&workspace, CleanKind::Inconsistent);
    assert_eq!(looked.len(), 3);
    assert!(looked.iter().all(|unclean| matches!(unclean.remedy, Remedy::Look(_))));
    assert_eq!(workspace.clean(CleanKind::Inconsistent, None).unwrap(), None, "only people can decide");
    assert_eq!(workspace.clean(CleanKind::Inconsistent, Some(Keep::MostFrequent)).unwrap().unwrap().moved, 1);
    workspace.undo_units().unwrap();
    assert_eq!(workspace.clean(CleanKind::Inconsistent, Some(Keep::Newest)).unwrap().unwrap().moved, 2);
    assert_eq!(all(&workspace).len(), 2);
}

#[test]
fn targets_in_different_contexts_are_no_contradiction() {
    let mut workspace = Workspace::in_memory().unwrap();
    let units = [in_context("فتح", "Open", "menu"), in_context("فتح", "Conquest", "history"), unit("فتح", "Fath")];
    import(&mut workspace, &units, OnConflict::KeepBoth);
    assert_eq!(found(&workspace, CleanKind::Inconsistent), []);
    for keep in Keep::ALL {
        assert_eq!(workspace.clean(CleanKind::Inconsistent, Some(keep)).unwrap(), None, "{}", keep.name());
    }
    import(&mut workspace, &[in_context("فتح", "Opening", "menu")], OnConflict::KeepBoth);
    let targets: Vec<String> =
        found(&workspace, CleanKind::Inconsistent).into_iter().map(|unclean| unclean.unit.target).collect();
    assert_eq!(targets, ["Open", "Opening"]);
}

#[test]
fn a_rejected_unit_goes_before_an_accepted_one() {
    let mut workspace = Workspace::in_memory().unwrap();
    let rejected = |unit| Unit { status: Status::Rejected, ..unit };
    let newer = |unit| Unit { changed: Some("2026-05-05T00:00:00Z".parse().unwrap()), ..unit };
    let egyptian = |unit| Unit { source_lang: "ar-EG".parse().unwrap(), ..unit };
    let units = [
        rejected(unit("نعم", "yes")),
        egyptian(unit("نعم", "yes")),
        unit("لا", "no"),
        newer(rejected(unit("لا", "nope"))),
    ];
    import(&mut workspace, &units, OnConflict::KeepBoth);
    workspace.rename_language(&"ar-EG".parse().unwrap(), &Lang::arabic()).unwrap().unwrap();
    assert_eq!(workspace.clean(CleanKind::Duplicates, None).unwrap().unwrap().moved, 1);
    assert_eq!(workspace.clean(CleanKind::Inconsistent, Some(Keep::Newest)).unwrap().unwrap().moved, 1);
    let source = UnitSource { imported: true, ..UnitSource::default() };
    let left: Vec<(String, Status)> =
        workspace.with_units(source, |units| units.map(|unit| (unit.target, unit.status)).collect()).unwrap();
    assert_eq!(left, [("yes".to_owned(), Status::Accepted), ("no".to_owned(), Status::Accepted)]);
}

#[test]
fn accepted_rows_are_told_of_and_stay() {
    let (mut workspace, id) = with_accepted_row();
    import(&mut workspace, &[unit("لا", "no")], OnConflict::KeepBoth);
    let spaces = found(&workspace, CleanKind::Spaces);
    let places: Vec<&UnitPlace> = spaces.iter().map(|unclean| &unclean.place).collect();
    assert_eq!(places, [&UnitPlace::Row { pair: "ship".to_owned(), row: 2 }]);
    assert_eq!(workspace.clean(CleanKind::Spaces, None).unwrap(), None);
    let pair = workspace.open_pair(id).unwrap();
    assert!(pair.state().rows().any(|row| row.text(Side::Source).as_str().contains("قال  نعم")));
    assert_eq!(workspace.check().unwrap(), []);
}

#[test]
fn a_unit_of_a_file_that_a_row_has_become_is_a_duplicate() {
    let (mut workspace, id) = with_accepted_row();
    let mut pair = workspace.open_pair(id).unwrap();
    workspace.undo(&mut pair).unwrap().unwrap();
    import(&mut workspace, &[unit("قال  نعم.", "He said yes.")], OnConflict::KeepBoth);
    assert_eq!(found(&workspace, CleanKind::Duplicates), []);
    workspace.redo(&mut pair).unwrap().unwrap();
    assert_eq!(workspace.clean(CleanKind::Duplicates, None).unwrap().unwrap().moved, 1);
    assert_eq!(all(&workspace), []);
    assert_eq!(workspace.check().unwrap(), []);
}
