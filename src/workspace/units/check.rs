//! Whether the log of steps on units fits the units.

use crate::store::{ImportedRow, Store, StoreError, UnitEntry, UnitId, UnitLogId};
use crate::workspace::units::step_tree::StepTree;
use crate::workspace::{Workspace, WorkspaceError};

/// So many findings are told; whoever wants more has to mend these first.
const MOST: usize = 10;

impl Workspace {
    /// Whether the log of units leads to what the tables hold; what does not fit is told in words.
    ///
    /// Of every unit it is checked that one step has added it, that it is taken away exactly if the steps that are done say
    /// so, and that each change of it, done or undone, begins where the one before it ended and the last one that is done
    /// ends at what it is. What a unit says that no step has changed is kept once, so nothing shows whether it is still
    /// what was imported.
    pub(in crate::workspace) fn check_unit_log(&self) -> Result<Vec<String>, WorkspaceError> {
        self.store.snapshot(|store| {
            let tree = match StepTree::new(store.all_unit_steps()?, store.unit_head()?) {
                Ok(tree) => tree,
                Err(told) => return Ok(vec![told]),
            };
            let mut check = match Check::new(store, &tree) {
                Ok(check) => check,
                Err(told) => return Ok(vec![told]),
            };
            store.each_unit_and_step(|unit, entry| check.take(unit, entry))?;
            Ok(check.finish()?)
        })
    }
}

/// A step that has added units.
struct Addition {
    step: usize,
    first: UnitId,
    last: UnitId,
    found: i64,
}

/// A unit with the steps that changed it.
struct Subject {
    id: UnitId,
    /// None when it has no row.
    removed: Option<bool>,
    changes: Vec<UnitLogId>,
}

struct Check<'s> {
    store: &'s Store,
    tree: &'s StepTree,
    /// By the numbers of the units, which no two of them share.
    additions: Vec<Addition>,
    subject: Option<Subject>,
    findings: Vec<String>,
}

impl<'s> Check<'s> {
    fn new(store: &'s Store, tree: &'s StepTree) -> Result<Self, String> {
        let added = tree.steps().iter().enumerate().filter_map(|(step, about)| about.added.map(|added| (step, added)));
        let mut additions: Vec<Addition> =
            added.map(|(step, (first, last))| Addition { step, first, last, found: 0 }).collect();
        additions.sort_by_key(|addition| addition.first);
        let name = |addition: &Addition| tree.steps()[addition.step].id.0;
        if let Some(pair) = additions.windows(2).find(|pair| pair[0].last >= pair[1].first) {
            return Err(format!("steps {} and {} have added the same units", name(&pair[0]), name(&pair[1])));
        }
        Ok(Check { store, tree, additions, subject: None, findings: Vec::new() })
    }

    fn take(&mut self, id: UnitId, entry: UnitEntry) -> Result<bool, StoreError> {
        if self.subject.as_ref().is_some_and(|subject| subject.id != id) {
            self.judge()?;
        }
        let subject = self.subject.get_or_insert_with(|| Subject { id, removed: None, changes: Vec::new() });
        match entry {
            UnitEntry::Unit { removed } => subject.removed = Some(removed),
            UnitEntry::Changed(step) => subject.changes.push(step),
        }
        Ok(self.findings.len() < MOST)
    }

    fn finish(mut self) -> Result<Vec<String>, StoreError> {
        if self.findings.len() >= MOST {
            return Ok(self.findings);
        }
        self.judge()?;
        for Addition { step, first, last, found } in &self.additions {
            let added = last.0.saturating_sub(first.0).saturating_add(1);
            if *found != added {
                let step = self.tree.steps()[*step].id.0;
                self.findings.push(format!("step {step} has added {added} units, of which {found} are there"));
            }
        }
        self.findings.truncate(MOST);
        Ok(self.findings)
    }

    /// Judges the unit of which all is known now.
    fn judge(&mut self) -> Result<(), StoreError> {
        let Some(subject) = self.subject.take() else { return Ok(()) };
        let Subject { id, removed: Some(removed), .. } = subject else {
            self.findings.push(format!("there are changes of unit {}, which is not there", subject.id.0));
            return Ok(());
        };
        let behind = self.additions.partition_point(|addition| addition.first <= id);
        let addition = self.additions[..behind].last_mut().filter(|addition| id <= addition.last);
        let Some(addition) = addition else {
            self.findings.push(format!("no step has added unit {}", id.0));
            return Ok(());
        };
        addition.found += 1;
        let added_by = addition.step;
        let told = if subject.changes.is_empty() {
            (removed == self.tree.is_done(added_by)).then(|| presence(id, removed))
        } else {
            self.follow(&subject, added_by)?
        };
        self.findings.extend(told);
        Ok(())
    }

    /// Follows a unit through the steps that changed it to what it is.
    fn follow(&self, subject: &Subject, added_by: usize) -> Result<Option<String>, StoreError> {
        let Subject { id, changes, .. } = subject;
        // What it was when it came, as the first change on each way says.
        let mut original: Option<ImportedRow> = None;
        let mut seen: Vec<(usize, ImportedRow)> = Vec::new();
        for step in changes {
            let not_known = || format!("step {} changed unit {}, which it did not know", step.0, id.0);
            let at = self.tree.position(*step).filter(|at| self.tree.leads_to(added_by, *at));
            let (Some(at), Some((before, after))) = (at, self.store.unit_change(*step, *id)?) else {
                return Ok(Some(not_known()));
            };
            let last = seen.iter().rev().find(|(earlier, _)| self.tree.leads_to(*earlier, at));
            let was = match last {
                Some((_, was)) => was,
                None => original.get_or_insert_with(|| ImportedRow { removed: false, ..before.clone() }),
            };
            if *was != before {
                return Ok(Some(format!("step {} does not begin with what unit {} was before it", step.0, id.0)));
            }
            seen.push((at, after));
        }
        let row = self.store.imported(*id)?;
        let removed = !self.tree.is_done(added_by);
        let last = seen.into_iter().rev().find(|(step, _)| self.tree.is_done(*step)).map(|(_, after)| after);
        let is_to_be = last.or(original.map(|original| ImportedRow { removed, ..original }));
        Ok(match is_to_be {
            Some(is_to_be) if is_to_be.removed != row.removed => Some(presence(*id, row.removed)),
            Some(is_to_be) if is_to_be != row => Some(format!("the steps do not lead to what unit {} is", id.0)),
            _ => None,
        })
    }
}

fn presence(UnitId(id): UnitId, removed: bool) -> String {
    match removed {
        true => format!("unit {id} is taken away, and no step that is done has taken it away"),
        false => format!("unit {id} is there, and the steps that are done have taken it away or not added it"),
    }
}
