mod checks;
mod cleaning;
mod conflicts;
mod laws;
mod random;
mod streams;

use super::*;
use crate::align::{Alignment, Bead};
use crate::edit::{Command, Side, Status, Texts};
use crate::lang::Lang;
use crate::memory::{OnConflict, Unit, sample as unit};
use crate::segment::Segment;
use crate::store::StoreError;
use crate::text::{Document, Span};
use crate::workspace::{ImportReport, PairId};

/// A memory with a pair of two rows, the second of which is accepted and has two spaces in its source.
fn with_accepted_row() -> (Workspace, PairId) {
    let texts = |lang: Lang, parts: [&str; 2]| {
        let middle = parts[0].len();
        let segment = |start, end| Segment { span: Span::new(start, end), paragraph: 0 };
        let text = parts.concat();
        let segments = vec![segment(0, middle), segment(middle, text.len())];
        Texts { document: Document::plain("test", lang, text), segments }
    };
    let source = texts(Lang::arabic(), ["وصلت السفينة. ", "قال  نعم."]);
    let target = texts(Lang::english(), ["The ship arrived. ", "He said yes."]);
    let bead = |n: usize| Bead { source: n..n + 1, target: n..n + 1, confidence: 0.9 };
    let alignment = Alignment::new(vec![bead(0), bead(1)], 2, 2).unwrap();
    let mut workspace = Workspace::in_memory().unwrap();
    let id = workspace.add_pair("ship", &source, &target, &alignment).unwrap();
    let mut pair = workspace.open_pair(id).unwrap();
    let beads = vec![pair.state().row(1).unwrap().bead.id];
    workspace.apply(&mut pair, &Command::SetStatus { beads, status: Status::Accepted }).unwrap();
    (workspace, id)
}

/// Units from nowhere, and why those were left out that were.
#[derive(Default)]
struct Source {
    units: std::collections::VecDeque<Unit>,
    skipped: Vec<Skipped>,
    fails: bool,
}

impl ImportSource<WorkspaceError> for Source {
    fn next(&mut self) -> Result<Option<Unit>, WorkspaceError> {
        match self.units.pop_front() {
            None if self.fails => Err(WorkspaceError::NoPairs),
            unit => Ok(unit),
        }
    }

    fn skipped(&mut self, why: Skipped) {
        self.skipped.push(why);
    }
}

fn import(workspace: &mut Workspace, units: &[Unit], choice: OnConflict) -> ImportReport {
    let mut source = Source { units: units.to_vec().into(), ..Source::default() };
    let report = workspace.import_units("import", choice, false, &mut source).unwrap();
    assert_eq!(source.skipped.len(), report.repeated + report.kept);
    report
}

fn all(workspace: &Workspace) -> Vec<(String, String)> {
    let source = UnitSource { imported: true, ..UnitSource::default() };
    workspace.with_units(source, |units| units.map(|unit| (unit.source, unit.target)).collect()).unwrap()
}

#[test]
fn a_file_that_is_imported_twice_adds_nothing_the_second_time() {
    let mut workspace = Workspace::in_memory().unwrap();
    let units = [unit("نعم", "yes"), unit("لا", "no"), unit("نعم", "yes"), unit("نعم", "aye")];
    let first = import(&mut workspace, &units, OnConflict::KeepBoth);
    assert_eq!(first, ImportReport { added: 3, repeated: 1, ..ImportReport::default() });
    let second = import(&mut workspace, &units, OnConflict::KeepBoth);
    assert_eq!(second, ImportReport { there: 4, ..ImportReport::default() });
    assert_eq!(workspace.unit_steps().unwrap().0.len(), 1, "what changes nothing is no step");
    assert_eq!(workspace.check().unwrap(), []);
}

#[test]
fn steps_are_undone_and_done_again() {
    let mut workspace = Workspace::in_memory().unwrap();
    import(&mut workspace, &[unit("نعم", "yes"), unit("لا", "no")], OnConflict::KeepBoth);
    let before = all(&workspace);
    let report = import(&mut workspace, &[unit("نعم", "aye"), unit("ثم", "then")], OnConflict::Replace);
    assert_eq!(report, ImportReport { added: 1, updated: 1, ..ImportReport::default() });
    let after = all(&workspace);
    assert_eq!(after.len(), 3);
    assert!(after.contains(&("نعم".to_owned(), "aye".to_owned())));
    let change = workspace.undo_units().unwrap().unwrap();
    assert_eq!((change.moved, change.changed), (1, 1));
    assert_eq!(all(&workspace), before);
    assert_eq!(workspace.check().unwrap(), []);
    workspace.redo_units().unwrap().unwrap();
    assert_eq!(all(&workspace), after);
    assert_eq!(workspace.redo_units().unwrap(), None);
    workspace.undo_units().unwrap();
    workspace.undo_units().unwrap();
    assert_eq!(all(&workspace), []);
    assert_eq!(workspace.undo_units().unwrap(), None);
    // What was undone is not there for a new import either.
    assert_eq!(import(&mut workspace, &[unit("نعم", "yes")], OnConflict::KeepBoth).added, 1);
    assert_eq!(workspace.check().unwrap(), []);
}

#[test]
fn an_import_that_fails_or_is_rehearsed_leaves_nothing() {
    let mut workspace = Workspace::in_memory().unwrap();
    import(&mut workspace, &[unit("نعم", "yes")], OnConflict::KeepBoth);
    let many = (0..100).map(|n| unit(&format!("نص {n}"), "x")).collect();
    let mut source = Source { units: many, fails: true, ..Source::default() };
    let failed = workspace.import_units("import", OnConflict::Replace, false, &mut source);
    assert!(matches!(failed, Err(WorkspaceError::NoPairs)));
    let mut source = Source { units: vec![unit("نعم", "aye")].into(), ..Source::default() };
    let rehearsed = workspace.import_units("import", OnConflict::Replace, true, &mut source).unwrap();
    assert_eq!(rehearsed.updated, 1);
    assert_eq!(all(&workspace), [("نعم".to_owned(), "yes".to_owned())]);
    assert_eq!(workspace.unit_steps().unwrap().0.len(), 1);
}
