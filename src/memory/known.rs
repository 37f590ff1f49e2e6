//! What an import knows of the units that are there, and what becomes of one from the file.
//!
//! The file as a whole is held against the memory as it was before the import: a unit that the file has brought, or has found
//! there, is never in the way of another one of the same file. So the same file a second time changes nothing, whatever is
//! to be done on conflicts.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};
use std::hash::{BuildHasher, Hash, RandomState};

use jiff::Timestamp;

use crate::edit::Status;
use crate::memory::{Identity, OnConflict, Outcome, Place, Unit};

/// The units of the memory that have one [`key`](super::key), as an import sees them. `Id` is the number of a unit that an
/// import may change; those of accepted rows have none.
///
/// A source may have a hundred thousand targets, so their texts are not kept: 128 bits of a hash whose keys nobody knows
/// beforehand stand for them.
#[derive(Debug)]
pub struct Known<Id> {
    keys: [RandomState; 2],
    same: HashMap<u128, Vec<Member<Id>>>,
    places: HashMap<u128, Standing<Id>>,
    units: usize,
}

/// What an import has made of a unit so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// It is as it was before, and the file has not had it yet.
    Before,
    /// It is as it was before, and the file has it too.
    Again,
    /// It came with this import. `was` is when the unit was last changed in whose place it came, in seconds.
    New {
        /// None when it is in nobody's place.
        was: Option<i64>,
    },
}

#[derive(Debug)]
struct Member<Id> {
    id: Option<Id>,
    status: Status,
    /// A hash of what is said of it besides its texts.
    said: u128,
    changed: i64,
    role: Role,
}

/// What there was in a place before the import.
#[derive(Debug)]
struct Standing<Id> {
    /// When the last of it was changed.
    latest: Option<i64>,
    /// The units that the file may still be in conflict with, the last changed one at the end; of several of one second a
    /// unit that can be changed.
    open: BTreeSet<(i64, Option<Id>)>,
}

/// When a unit was last changed, in seconds since 1970; 0, which is before any other, where nobody knows.
fn age(unit: &Unit) -> i64 {
    unit.changed.map_or(0, Timestamp::as_second)
}

impl<Id> Default for Known<Id> {
    fn default() -> Self {
        Known { keys: [RandomState::new(), RandomState::new()], same: HashMap::new(), places: HashMap::new(), units: 0 }
    }
}

impl<Id> Known<Id> {
    /// How many units it knows.
    pub fn len(&self) -> usize {
        self.units
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.units == 0
    }

    fn said(&self, unit: &Unit) -> u128 {
        self.hash((unit.status, &unit.note, &unit.extra))
    }

    fn hash(&self, of: impl Hash) -> u128 {
        let [high, low] = &self.keys;
        u128::from(high.hash_one(&of)) << 64 | u128::from(low.hash_one(&of))
    }
}

impl<Id: Copy + Ord> Known<Id> {
    /// Gets to know a unit. Those that were there come in the order in which they came, those of rows behind them.
    pub fn put(&mut self, id: Option<Id>, unit: &Unit, role: Role) {
        let changed = age(unit);
        let (same, place) = (self.hash(Identity::of(unit)), self.hash(Place::of(unit)));
        let member = Member { id, status: unit.status, said: self.said(unit), changed, role };
        match self.same.entry(same) {
            Entry::Occupied(mut members) => members.get_mut().push(member),
            // Nearly always it stays the only one.
            Entry::Vacant(none) => {
                none.insert(vec![member]);
            }
        }
        let standing = self.places.entry(place).or_insert(Standing { latest: None, open: BTreeSet::new() });
        let was = match role {
            Role::Before | Role::Again => Some(changed),
            Role::New { was } => was,
        };
        standing.latest = standing.latest.max(was);
        if role == Role::Before {
            standing.open.insert((changed, id));
        }
        self.units += 1;
    }

    /// Decides what becomes of a unit from the file.
    ///
    /// The same is a unit with the same [`Identity`]. Another status, comment or property of it is a change like any other. A conflict is one of the same [`Place`] that is not the same.
    pub fn decide(&self, unit: &Unit, choice: OnConflict) -> Outcome<Id> {
        if self.is_empty() {
            return Outcome::Add;
        }
        let changed = age(unit);
        if let Some(found) = self.same(unit) {
            let stays = match choice {
                OnConflict::KeepBoth | OnConflict::KeepExisting => true,
                OnConflict::KeepNewest => changed <= found.changed,
                OnConflict::Replace => false,
            };
            return match (found.role, found.id) {
                (Role::New { .. }, _) => Outcome::Repeated,
                (Role::Before, Some(id)) if !stays && found.said != self.said(unit) => Outcome::Update(id),
                _ => Outcome::AlreadyThere(found.id),
            };
        }
        let Some(standing) = self.places.get(&self.hash(Place::of(unit))) else { return Outcome::Add };
        match choice {
            OnConflict::KeepBoth => Outcome::Add,
            OnConflict::KeepExisting if standing.latest.is_some() => Outcome::Keep,
            OnConflict::KeepNewest if standing.latest.is_some_and(|latest| changed <= latest) => Outcome::Keep,
            OnConflict::KeepExisting | OnConflict::KeepNewest | OnConflict::Replace => match standing.open.last() {
                None => Outcome::Add,
                Some((_, None)) => Outcome::AddBeside,
                Some((_, Some(id))) => Outcome::Update(*id),
            },
        }
    }

    /// The unit that is the same: one with the same status, or else one that the file has had, or else the first.
    fn same(&self, unit: &Unit) -> Option<&Member<Id>> {
        let same = self.same.get(&self.hash(Identity::of(unit)))?;
        let alike = same.iter().find(|member| member.status == unit.status);
        alike.or_else(|| same.iter().find(|member| member.role != Role::Before)).or(same.first())
    }

    /// The file has a unit that is there: no other one of the file takes its place.
    pub fn found_again(&mut self, id: Id, unit: &Unit) {
        let (same, place) = (self.hash(Identity::of(unit)), self.hash(Place::of(unit)));
        let mut members = self.same.get_mut(&same).into_iter().flatten();
        let Some(member) = members.find(|member| member.id == Some(id) && member.role == Role::Before) else { return };
        member.role = Role::Again;
        if let Some(standing) = self.places.get_mut(&place) {
            standing.open.remove(&(member.changed, Some(id)));
        }
    }

    /// A unit of the file has come in the place of one that was there.
    pub fn replaced(&mut self, id: Id, before: &Unit, after: &Unit) {
        self.found_again(id, before);
        let same = self.hash(Identity::of(before));
        if let Some(members) = self.same.get_mut(&same) {
            self.units -= members.extract_if(.., |member| member.id == Some(id)).count();
        }
        self.put(Some(id), after, Role::New { was: Some(age(before)) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::{in_context, sample};
    use OnConflict::{KeepBoth, KeepExisting, KeepNewest, Replace};
    use Outcome::{Add, AddBeside, AlreadyThere, Keep, Repeated, Update};

    fn at(seconds: i64, unit: Unit) -> Unit {
        let changed = Some(Timestamp::from_second(seconds).unwrap());
        Unit { created: changed, changed, ..unit }
    }

    fn yes(seconds: i64) -> Unit {
        at(seconds, sample("نعم", "yes"))
    }

    fn aye(seconds: i64) -> Unit {
        at(seconds, sample("نعم", "aye"))
    }

    fn rejected(unit: Unit) -> Unit {
        Unit { status: Status::Rejected, ..unit }
    }

    #[test]
    fn what_becomes_of_a_unit() {
        let yeah = at(11, sample("نعم", "yeah"));
        let aye_in_context = at(10, in_context("نعم", "aye", "a"));
        let (before, added) = (Role::Before, Role::New { was: None });
        let came_for = |was| Role::New { was: Some(was) };
        for (there, choice, outcome, name) in [
            (vec![], Replace, Add, "nothing there"),
            (vec![(Some(1), yes(10), before)], KeepBoth, AlreadyThere(Some(1)), "the same"),
            (vec![(None, yes(10), before)], Replace, AlreadyThere(None), "the same in a row"),
            (vec![(Some(1), yes(10), added)], Replace, Repeated, "the same in the file"),
            (vec![(Some(1), aye(10), before)], KeepBoth, Add, "both"),
            (vec![(Some(1), aye(10), before)], KeepExisting, Keep, "the old one"),
            (vec![(Some(1), aye(10), before)], KeepNewest, Update(1), "newer"),
            (vec![(Some(1), aye(20), before)], KeepNewest, Keep, "as old"),
            (vec![(Some(1), aye(30), before)], KeepNewest, Keep, "older"),
            (vec![(Some(1), aye(30), before)], Replace, Update(1), "replaced whatever its age"),
            (vec![(Some(1), aye(9), before), (Some(2), yeah, before)], Replace, Update(2), "the last changed"),
            (vec![(None, aye(10), before)], Replace, AddBeside, "a row is never changed"),
            (vec![(None, aye(10), before)], KeepNewest, AddBeside, "a row, though older"),
            (vec![(Some(1), aye_in_context, before)], Replace, Add, "another context"),
            (vec![(Some(1), aye(10), added)], Replace, Add, "one of the file is no conflict"),
            (vec![(Some(1), aye(10), added)], KeepExisting, Add, "nor is it one that stays"),
            (vec![(Some(1), aye(30), added)], KeepNewest, Add, "nor one that is newer"),
            (vec![(Some(1), aye(10), Role::Again)], Replace, Add, "what the file has too is not replaced"),
            (vec![(Some(1), aye(10), Role::Again)], KeepExisting, Keep, "but it was there"),
            (vec![(Some(1), aye(25), Role::Again)], KeepNewest, Keep, "and is newer"),
            (vec![(Some(1), aye(30), came_for(10))], KeepNewest, Add, "newer than what was replaced"),
            (vec![(Some(1), aye(30), came_for(25))], KeepNewest, Keep, "older than what was replaced"),
        ] {
            let mut known = Known::default();
            there.iter().for_each(|(id, unit, role)| known.put(*id, unit, *role));
            assert_eq!(known.decide(&yes(20), choice), outcome, "{name}");
        }
    }

    #[test]
    fn what_has_no_date_is_older_than_what_has_one() {
        let undated = |unit| Unit { created: None, changed: None, ..unit };
        for (there, unit, outcome) in [
            (aye(10), undated(yes(0)), Keep),
            (undated(aye(0)), yes(10), Update(1)),
            (undated(aye(0)), undated(yes(0)), Keep),
        ] {
            let mut known = Known::default();
            known.put(Some(1), &there, Role::Before);
            assert_eq!(known.decide(&unit, KeepNewest), outcome, "{there:?}");
        }
    }

    #[test]
    fn another_comment_is_a_change() {
        let told = |seconds| Unit { note: Some("ask".to_owned()), ..yes(seconds) };
        for (choice, seconds, outcome) in [
            (Replace, 5, Update(1)),
            (KeepNewest, 20, Update(1)),
            (KeepNewest, 5, AlreadyThere(Some(1))),
            (KeepBoth, 20, AlreadyThere(Some(1))),
            (KeepExisting, 20, AlreadyThere(Some(1))),
        ] {
            let mut known = Known::default();
            known.put(Some(1), &yes(10), Role::Before);
            assert_eq!(known.decide(&told(seconds), choice), outcome, "{choice:?} {seconds}");
        }
    }

    #[test]
    fn another_status_is_a_change() {
        for (old, role, choice, outcome, name) in [
            (rejected(yes(10)), Role::Before, Replace, Update(1), "replaced"),
            (rejected(yes(30)), Role::Before, Replace, Update(1), "replaced whatever its age"),
            (rejected(yes(10)), Role::Before, KeepNewest, Update(1), "newer"),
            (rejected(yes(20)), Role::Before, KeepNewest, AlreadyThere(Some(1)), "as old"),
            (rejected(yes(10)), Role::Before, KeepBoth, AlreadyThere(Some(1)), "both would be the same twice"),
            (rejected(yes(10)), Role::Before, KeepExisting, AlreadyThere(Some(1)), "the old one"),
            (rejected(yes(10)), Role::Again, Replace, AlreadyThere(Some(1)), "the file has had it"),
            (rejected(yes(10)), Role::New { was: None }, Replace, Repeated, "it came with the file"),
        ] {
            let mut known = Known::default();
            known.put(Some(1), &old, role);
            assert_eq!(known.decide(&yes(20), choice), outcome, "{name}");
        }
        let mut known = Known::default();
        known.put(Some(1), &rejected(yes(1)), Role::Before);
        known.put(Some(2), &yes(1), Role::Before);
        assert_eq!(known.decide(&yes(9), Replace), AlreadyThere(Some(2)), "one of two has the status");
    }

    #[test]
    fn what_the_file_had_is_no_longer_in_its_way() {
        let mut known = Known::default();
        known.put(Some(1), &aye(10), Role::Before);
        assert_eq!(known.decide(&yes(20), Replace), Update(1));
        known.replaced(1, &aye(10), &yes(20));
        assert_eq!(known.decide(&yes(20), Replace), Repeated);
        assert_eq!(known.decide(&aye(10), Replace), Add);
        assert_eq!(known.decide(&aye(10), KeepNewest), Keep);
        assert_eq!(known.len(), 1);
        known.put(Some(2), &at(1, sample("نعم", "yeah")), Role::Before);
        assert_eq!(known.decide(&aye(9), Replace), Update(2));
        known.found_again(2, &at(1, sample("نعم", "yeah")));
        assert_eq!(known.decide(&aye(9), Replace), Add);
    }
}
