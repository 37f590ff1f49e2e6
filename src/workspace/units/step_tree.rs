//! How the steps on units come after one another: each after one, and after each any number of others, for what was undone
//! is kept when something else is done instead.

use std::collections::HashMap;

use crate::store::{UnitLogId, UnitStep};

/// All steps, and which of them come after which.
pub(super) struct StepTree {
    steps: Vec<UnitStep>,
    index: HashMap<UnitLogId, usize>,
    /// A numbering of the steps in which all that come after one follow it at once, and how many those are with itself.
    numbers: Vec<(usize, usize)>,
    head: Option<usize>,
}

impl StepTree {
    /// From all steps by their numbers. What can't be is told in words.
    pub fn new(steps: Vec<UnitStep>, head: Option<UnitLogId>) -> Result<Self, String> {
        let index: HashMap<UnitLogId, usize> = steps.iter().enumerate().map(|(at, step)| (step.id, at)).collect();
        let mut parents = Vec::with_capacity(steps.len());
        for (at, step) in steps.iter().enumerate() {
            let parent = step.parent.map(|parent| index.get(&parent).copied().filter(|parent| *parent < at));
            match parent {
                Some(None) => return Err(format!("step {} was done after one that came later", step.id.0)),
                parent => parents.push(parent.flatten()),
            }
        }
        let head = match head.map(|head| index.get(&head).copied()) {
            Some(None) => return Err("it stands at a step that is not there".to_owned()),
            head => head.flatten(),
        };
        let mut sizes = vec![1; steps.len()];
        for (at, parent) in parents.iter().enumerate().rev() {
            if let Some(parent) = parent {
                sizes[*parent] += sizes[at];
            }
        }
        let mut numbers: Vec<(usize, usize)> = Vec::with_capacity(steps.len());
        // What the next step after each one will be numbered, and the next one after none.
        let (mut next, mut first) = (Vec::with_capacity(steps.len()), 0);
        for (parent, size) in parents.iter().zip(sizes) {
            let slot = parent.map_or(&mut first, |parent: usize| &mut next[parent]);
            let number = *slot;
            *slot += size;
            numbers.push((number, size));
            next.push(number + 1);
        }
        Ok(StepTree { steps, index, numbers, head })
    }

    /// The steps by their numbers.
    pub fn steps(&self) -> &[UnitStep] {
        &self.steps
    }

    /// Where a step is among them.
    pub fn position(&self, step: UnitLogId) -> Option<usize> {
        self.index.get(&step).copied()
    }

    /// Whether a step is another one, or was done before it and on the way to it.
    pub fn leads_to(&self, step: usize, other: usize) -> bool {
        let (number, size) = self.numbers[step];
        (number..number + size).contains(&self.numbers[other].0)
    }

    /// Whether a step is done, and not undone.
    pub fn is_done(&self, step: usize) -> bool {
        self.head.is_some_and(|head| self.leads_to(step, head))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(parents: &[Option<i64>], head: Option<i64>) -> Result<StepTree, String> {
        let step = |(at, parent): (usize, &Option<i64>)| UnitStep {
            id: UnitLogId(at as i64 + 1),
            parent: parent.map(UnitLogId),
            label: String::new(),
            added: None,
            at: String::new(),
        };
        StepTree::new(parents.iter().enumerate().map(step).collect(), head.map(UnitLogId))
    }

    #[test]
    fn steps_lead_to_those_after_them() {
        // 1 ─ 2 ─ 4 ─ 6, 1 ─ 3, 2 ─ 5, and 7 on its own.
        let parents = [None, Some(1), Some(1), Some(2), Some(2), Some(4), None];
        let tree = tree(&parents, Some(4)).unwrap();
        let after = |step: i64| -> Vec<i64> {
            let at = tree.position(UnitLogId(step)).unwrap();
            (0..7).filter(|other| tree.leads_to(at, *other)).map(|other| other as i64 + 1).collect()
        };
        for (step, all) in [
            (1, vec![1, 2, 3, 4, 5, 6]),
            (2, vec![2, 4, 5, 6]),
            (3, vec![3]),
            (4, vec![4, 6]),
            (5, vec![5]),
            (6, vec![6]),
            (7, vec![7]),
        ] {
            assert_eq!(after(step), all, "{step}");
        }
        let done: Vec<usize> = (0..7).filter(|step| tree.is_done(*step)).collect();
        assert_eq!(done, [0, 1, 3]);
    }

    #[test]
    fn what_can_not_be_is_told() {
        for (parents, head, name) in [
            (&[Some(1)][..], None, "after itself"),
            (&[None, Some(3), Some(2)], None, "round in circles"),
            (&[Some(9)], None, "after none that is there"),
            (&[None], Some(2), "at none that is there"),
        ] {
            assert!(tree(parents, head).is_err(), "{name}");
        }
        assert!(tree(&[], None).is_ok());
    }
}
