//! Units of one place: which of them are the same, and which one of several targets stays.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::str::FromStr;

use jiff::Timestamp;

use crate::edit::Status;
use crate::memory::{Identity, Unit};

use super::{CleanKind, Remedy};

/// Which of several targets of a source stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// The one that was changed last.
    Newest,
    /// The one that most of the units have; of several such the one that was changed last.
    MostFrequent,
}

impl Keep {
    /// Both of them.
    pub const ALL: [Keep; 2] = [Keep::Newest, Keep::MostFrequent];

    /// The word for it on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Keep::Newest => "newest",
            Keep::MostFrequent => "most-frequent",
        }
    }
}

/// A word that says of no target that it stays.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not something to keep: “{0}” (one of newest, most-frequent)")]
pub struct BadKeep(pub String);

impl FromStr for Keep {
    type Err = BadKeep;

    fn from_str(name: &str) -> Result<Self, BadKeep> {
        Keep::ALL.into_iter().find(|keep| keep.name() == name).ok_or_else(|| BadKeep(name.to_owned()))
    }
}

/// What is to be done about each of some units, in their order; none for one that is well. They are of one
/// [`Place`](crate::memory::Place). The first `fixed` of them are of accepted rows, and nothing is done about them.
///
/// Of duplicates the first of those with the best status stays. Of several targets none goes unless `keep` says which one
/// stays, among those of the best status, and then all units that have it stay; that of an accepted row stays whatever is
/// said.
pub fn choose(kind: CleanKind, units: &[Unit], fixed: usize, keep: Option<Keep>) -> Vec<Option<Remedy>> {
    match kind {
        CleanKind::Duplicates => duplicates(units, fixed),
        CleanKind::Inconsistent => inconsistent(units, fixed, keep),
        _ => vec![None; units.len()],
    }
}

/// Which of two statuses speaks more for a unit.
fn rank(status: Status) -> u8 {
    match status {
        Status::Accepted => 2,
        Status::Unreviewed | Status::NeedsReview => 1,
        Status::Rejected => 0,
    }
}

fn duplicates(units: &[Unit], fixed: usize) -> Vec<Option<Remedy>> {
    // Which one of the same stays: the first of the best status, those of rows before all others.
    let mut stays: HashMap<Identity<'_>, usize> = HashMap::new();
    for (at, unit) in units.iter().enumerate() {
        let first = stays.entry(Identity::of(unit)).or_insert(at);
        if *first >= fixed && rank(unit.status) > rank(units[*first].status) {
            *first = at;
        }
    }
    let goes = |at: usize, unit| at >= fixed && stays.get(&Identity::of(unit)) != Some(&at);
    let remedy = |(at, unit)| goes(at, unit).then(|| Remedy::Remove("the same is there already".to_owned()));
    units.iter().enumerate().map(remedy).collect()
}

fn inconsistent(units: &[Unit], fixed: usize, keep: Option<Keep>) -> Vec<Option<Remedy>> {
    let count = units.iter().map(|unit| &unit.target).collect::<HashSet<_>>().len();
    if count < 2 {
        return vec![None; units.len()];
    }
    let told = format!("{count} different targets");
    let Some(keep) = keep else {
        return vec![Some(Remedy::Look(told)); units.len()];
    };
    let best = units.iter().map(|unit| rank(unit.status)).max();
    // How many units of the best status have a target, and when the last of them was changed.
    let mut targets: HashMap<&str, (usize, Option<Timestamp>)> = HashMap::new();
    for unit in units.iter().filter(|unit| Some(rank(unit.status)) == best) {
        let (count, newest) = targets.entry(&unit.target).or_insert((0, unit.changed));
        *count += 1;
        *newest = unit.changed.max(*newest);
    }
    // Of several that are equal the first in the order of letters, so that it is the same one every time.
    let stays = targets.into_iter().max_by_key(|(target, (count, newest))| match keep {
        Keep::Newest => (0, *newest, Reverse(*target)),
        Keep::MostFrequent => (*count, *newest, Reverse(*target)),
    });
    let stays = stays.map(|(target, _)| target);
    let remedy = |(at, unit): (usize, &Unit)| {
        let goes = at >= fixed && stays != Some(unit.target.as_str());
        goes.then(|| Remedy::Remove(format!("{told}; the {} one stays", keep.name())))
    };
    units.iter().enumerate().map(remedy).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::sample;

    fn units(targets: &[(&str, i64)]) -> Vec<Unit> {
        let unit = |(target, seconds): &(&str, i64)| {
            let unit = sample("نعم", target);
            Unit { changed: Some(jiff::Timestamp::from_second(*seconds).unwrap()), ..unit }
        };
        targets.iter().map(unit).collect()
    }

    fn gone(kind: CleanKind, units: &[Unit], fixed: usize, keep: Option<Keep>) -> Vec<usize> {
        let remedies = choose(kind, units, fixed, keep);
        let removed = |remedy: &Option<Remedy>| matches!(remedy, Some(Remedy::Remove(_)));
        (0..units.len()).filter(|at| removed(&remedies[*at])).collect()
    }

    #[test]
    fn the_first_of_the_same_stays() {
        let all = units(&[("yes", 1), ("aye", 2), ("yes", 3), ("aye", 4), ("yes", 5)]);
        assert_eq!(gone(CleanKind::Duplicates, &all, 0, None), [2, 3, 4]);
        assert_eq!(gone(CleanKind::Duplicates, &all, 3, None), [3, 4], "what is of rows stays");
        assert_eq!(gone(CleanKind::Duplicates, &units(&[]), 0, None), [0; 0]);
    }

    #[test]
    fn the_target_that_was_asked_for_stays() {
        let all = units(&[("yes", 1), ("aye", 9), ("yes", 3)]);
        for (keep, fixed, expected) in [
            (None, 0, vec![]),
            (Some(Keep::Newest), 0, vec![0, 2]),
            (Some(Keep::MostFrequent), 0, vec![1]),
            (Some(Keep::Newest), 1, vec![2]),
        ] {
            assert_eq!(gone(CleanKind::Inconsistent, &all, fixed, keep), expected, "{keep:?} {fixed}");
        }
        let looks = choose(CleanKind::Inconsistent, &all, 0, None);
        assert!(looks.iter().all(|remedy| matches!(remedy, Some(Remedy::Look(_)))));
        assert_eq!(gone(CleanKind::Inconsistent, &units(&[("yes", 1), ("yes", 2)]), 0, Some(Keep::Newest)), [0; 0]);
    }

    #[test]
    fn a_better_status_stays() {
        use Status::{Accepted, NeedsReview, Rejected, Unreviewed};
        let (same, several) = (CleanKind::Duplicates, CleanKind::Inconsistent);
        let (newest, most) = (Some(Keep::Newest), Some(Keep::MostFrequent));
        for (all, kind, keep, expected, name) in [
            (vec![("yes", 1, Rejected), ("yes", 2, Accepted)], same, None, vec![0], "the accepted one, though second"),
            (vec![("yes", 1, Rejected), ("yes", 2, NeedsReview)], same, None, vec![0], "any but the rejected one"),
            (vec![("yes", 1, Unreviewed), ("yes", 2, NeedsReview)], same, None, vec![1], "the first of equal ones"),
            (vec![("yes", 1, Rejected), ("yes", 2, Rejected)], same, None, vec![1], "one of the rejected"),
            (vec![("no", 1, Accepted), ("nope", 9, Rejected)], several, newest, vec![1], "rejected, though newer"),
            (vec![("no", 1, Accepted), ("nope", 9, Unreviewed)], several, newest, vec![1], "accepted, though older"),
            (vec![("no", 1, NeedsReview), ("nope", 9, Unreviewed)], several, newest, vec![0], "newer of equal ones"),
            (vec![("no", 1, Rejected), ("nope", 9, Rejected)], several, newest, vec![0], "all are rejected"),
            (
                vec![("no", 1, Accepted), ("nope", 9, Rejected), ("nope", 9, Rejected)],
                several,
                most,
                vec![1, 2],
                "rejected ones do not count",
            ),
            (
                vec![("no", 1, Rejected), ("no", 1, Accepted), ("nope", 9, Unreviewed)],
                several,
                newest,
                vec![2],
                "all that have the target stay",
            ),
        ] {
            let with_status = |(target, changed, status): (&str, i64, Status)| Unit {
                status,
                ..units(&[(target, changed)]).remove(0)
            };
            let all: Vec<Unit> = all.into_iter().map(with_status).collect();
            assert_eq!(gone(kind, &all, 0, keep), expected, "{name}");
        }
        let row_and_unit = units(&[("yes", 1), ("yes", 2)]);
        assert_eq!(gone(same, &row_and_unit, 1, None), [1], "a row stays");
    }
}
