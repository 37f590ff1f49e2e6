//! Keeping texts that are paired already.

use crate::align::{Alignment, Bead};
use crate::edit::{BeadRow, Operation, PairState, Paired, rows_of};
use crate::workspace::{OpenPair, PairId, Workspace, WorkspaceError, free_name, stamp, write_units};

/// What the step is called that takes over what the file said of its rows.
const LABEL: &str = "take over";

impl Workspace {
    /// Keeps a pair of texts that were paired before, under a name of its own as [`add_pair`](Workspace::add_pair) does.
    ///
    /// The pair is first as if it came from the aligner; what is said of its rows is a step of its own in the same
    /// transaction, so that the log leads from the one to the other and undo takes it back.
    pub fn add_paired(&mut self, name: &str, paired: &Paired) -> Result<PairId, WorkspaceError> {
        let at = self.now();
        let now = stamp(at);
        let (source, target) = (paired.source(), paired.target());
        let rows = paired.said().len();
        let bead = |row: usize| Bead { source: row..row + 1, target: row..row + 1, confidence: 1.0 };
        let alignment = Alignment::new((0..rows).map(bead).collect(), rows, rows);
        let alignment = alignment.expect("a row has one segment of each side");
        let (mut beads, segments) = rows_of(&source.segments, &target.segments, &alignment);
        for (bead, said) in beads.iter_mut().zip(paired.said()) {
            bead.confidence = said.confidence;
        }
        let changes: Vec<Operation> = beads
            .iter()
            .zip(paired.said())
            .map(|(bead, said)| (bead, BeadRow { status: said.status, note: said.note.clone(), ..bead.clone() }))
            .filter(|(before, after)| *before != after)
            .map(|(before, after)| Operation::Bead { before: Some(before.clone()), after: Some(after) })
            .collect();
        let fresh: Vec<Operation> = beads
            .iter()
            .map(|bead| Operation::Bead { before: None, after: Some(bead.clone()) })
            .chain(segments.iter().map(|row| Operation::Segment { before: None, after: Some(row.clone()) }))
            .collect();
        let focus = beads.first().map(|bead| bead.id);
        let state = PairState::from_rows(source.document.clone(), target.document.clone(), beads, segments)?;
        self.store.transact(|store| {
            let documents = [source, target].map(|texts| store.add_document(&texts.document, &now));
            let [source, target] = documents;
            let name = free_name(store, name)?;
            let id = store.add_pair(&name, source?, target?, &now)?;
            store.write(id, &fresh)?;
            if let Some(focus) = focus.filter(|_| !changes.is_empty()) {
                let mut pair = OpenPair { id, name, deleted: false, changed: at, head: None, state };
                pair.state.apply_all(&changes)?;
                store.write(id, &changes)?;
                write_units(store, &pair, &changes, &now)?;
                let head = store.append(id, None, LABEL, focus, &changes, &now)?;
                store.set_head(id, Some(head), &now)?;
            }
            store.take_statistics()?;
            Ok(id)
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::edit::{Paired, Said, Status};
    use crate::lang::Lang;
    use crate::workspace::Workspace;

    #[test]
    fn what_was_said_is_there_can_be_undone_and_checks() {
        let mut paired = Paired::new("a.xlf", Lang::arabic(), Lang::english());
        let said = |status, note: Option<&str>, confidence| Said { status, note: note.map(str::to_owned), confidence };
        assert!(paired.push([" نعم.\n", "Yes."], said(Status::Accepted, Some("ask"), Some(0.5)), 100));
        assert!(paired.push(["لا\nلا", "No."], said(Status::Unreviewed, None, None), 100));
        assert!(paired.push(["ربما", "Maybe"], said(Status::Rejected, None, None), 100));
        assert!(!paired.push(["س", " "], Said::default(), 100), "a blank text");
        assert!(!paired.push(["س", &"x".repeat(100)], Said::default(), 100), "too much");
        let mut workspace = Workspace::in_memory().unwrap();
        let id = workspace.add_paired("a", &paired).unwrap();
        assert_eq!(workspace.check().unwrap(), []);
        let mut pair = workspace.open_pair(id).unwrap();
        let statuses =
            |pair: &crate::workspace::OpenPair| pair.state().rows().map(|row| row.bead.status).collect::<Vec<_>>();
        assert_eq!(statuses(&pair), [Status::Accepted, Status::Unreviewed, Status::Rejected]);
        let first = pair.state().row(0).unwrap().bead.clone();
        assert_eq!((first.note.as_deref(), first.confidence), (Some("ask"), Some(0.5)));
        assert_eq!(workspace.pair_of(&paired.source().document, &paired.target().document).unwrap(), Some(id));
        workspace.undo(&mut pair).unwrap().unwrap();
        assert_eq!(statuses(&pair), [Status::Unreviewed; 3]);
        assert_eq!(workspace.check().unwrap(), []);
        workspace.redo(&mut pair).unwrap().unwrap();
        assert_eq!(workspace.check().unwrap(), []);
        let empty = Paired::new("b", Lang::arabic(), Lang::english());
        workspace.add_paired("b", &empty).unwrap();
        assert_eq!(workspace.check().unwrap(), []);
    }
}
