//! What becomes of a unit from a file when the memory has its source already.

use std::hash::Hasher;
use std::str::FromStr;

use fnv::FnvHasher;
use jiff::Timestamp;

use crate::memory::{Extra, Unit};

/// What is to be done when the memory has another target for the same source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OnConflict {
    /// Whichever was changed last stays.
    KeepNewest,
    /// Both stay.
    #[default]
    KeepBoth,
    /// The one in the memory stays.
    KeepExisting,
    /// The one from the file takes its place.
    Replace,
}

/// A word that names nothing that could be done.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not something to do on a conflict: “{0}” (one of keep-newest, keep-both, keep-existing, replace)")]
pub struct BadOnConflict(pub String);

impl OnConflict {
    /// All of them.
    pub const ALL: [OnConflict; 4] =
        [OnConflict::KeepNewest, OnConflict::KeepBoth, OnConflict::KeepExisting, OnConflict::Replace];

    /// The word for it on the command line.
    pub fn name(self) -> &'static str {
        match self {
            OnConflict::KeepNewest => "keep-newest",
            OnConflict::KeepBoth => "keep-both",
            OnConflict::KeepExisting => "keep-existing",
            OnConflict::Replace => "replace",
        }
    }
}

impl FromStr for OnConflict {
    type Err = BadOnConflict;

    fn from_str(name: &str) -> Result<Self, BadOnConflict> {
        OnConflict::ALL.into_iter().find(|choice| choice.name() == name).ok_or_else(|| BadOnConflict(name.to_owned()))
    }
}

/// A unit of the memory that may be in the way of one from a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Found<Id> {
    /// Which one; none for the unit of a row, which no file changes.
    pub id: Option<Id>,
    /// What it is.
    pub unit: Unit,
}

/// What becomes of a unit from a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome<Id> {
    /// It is new.
    Add,
    /// Its source has another target in a reviewed row, which stays; it is added beside.
    AddBeside,
    /// It takes the place of another one.
    Update(Id),
    /// The same is there already: the one of this number, or in a row.
    AlreadyThere(Option<Id>),
    /// Its source has another target, which stays alone.
    Keep,
}

/// A number that units of the same languages and source have in common; others hardly ever have it too. It is kept in
/// memories, so it never changes: FNV-1a of both tags and the source.
pub fn key(unit: &Unit) -> i64 {
    let mut hasher = FnvHasher::default();
    for part in [unit.source_lang.as_str(), unit.target_lang.as_str(), unit.source.as_str()] {
        hasher.write(part.as_bytes());
        hasher.write_u8(0xFF);
    }
    hasher.finish().cast_signed()
}

/// Decides what becomes of a unit, given those of the memory that have its [`key`].
///
/// The same is a unit of the same languages, texts and codes in the same context, whatever else is said of it. A conflict is
/// one with another target in the same context; two contexts are two units, which is what they are written for.
pub fn decide<Id: Copy>(new: &Unit, there: &[Found<Id>], choice: OnConflict) -> Outcome<Id> {
    let same_source = |old: &Unit| {
        old.source == new.source && old.source_lang == new.source_lang && old.target_lang == new.target_lang
    };
    let mine = context(new);
    let near: Vec<&Found<Id>> =
        there.iter().filter(|found| same_source(&found.unit) && context(&found.unit) == mine).collect();
    let same = |found: &&&Found<Id>| found.unit.target == new.target && codes(&found.unit) == codes(new);
    if let Some(found) = near.iter().find(same) {
        return Outcome::AlreadyThere(found.id);
    }
    let conflicts = near.into_iter().filter(|found| found.unit.target != new.target);
    let Some(latest) = conflicts.max_by_key(|found| (found.unit.changed, found.id.is_some())) else {
        return Outcome::Add;
    };
    match (choice, latest.id) {
        (OnConflict::KeepBoth, _) => Outcome::Add,
        (OnConflict::KeepExisting, _) => Outcome::Keep,
        (OnConflict::KeepNewest, _) if !is_newer(new.changed, latest.unit.changed) => Outcome::Keep,
        (OnConflict::KeepNewest | OnConflict::Replace, Some(id)) => Outcome::Update(id),
        (OnConflict::KeepNewest | OnConflict::Replace, None) => Outcome::AddBeside,
    }
}

/// What two units have in common that are the same: languages, texts, codes and context, whatever else is said of them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Identity<'u> {
    langs: [&'u str; 2],
    texts: [&'u str; 2],
    codes: [Option<&'u str>; 2],
    context: Vec<(&'u str, &'u str)>,
}

impl<'u> Identity<'u> {
    /// That of a unit.
    pub fn of(unit: &'u Unit) -> Self {
        Identity {
            langs: [unit.source_lang.as_str(), unit.target_lang.as_str()],
            texts: [&unit.source, &unit.target],
            codes: codes(unit),
            context: context(unit),
        }
    }
}

/// Memories keep whole seconds.
fn is_newer(new: Timestamp, old: Timestamp) -> bool {
    new.as_second() > old.as_second()
}

fn codes(unit: &Unit) -> [Option<&str>; 2] {
    let extra = unit.extra.as_deref();
    [extra.and_then(|extra| extra.source_codes.as_deref()), extra.and_then(|extra| extra.target_codes.as_deref())]
}

/// Where the unit stood, by the properties that OmegaT, memoQ, Trados, Phrase and Weblate write for it.
fn context(unit: &Unit) -> Vec<(&str, &str)> {
    const NAMES: &[&str] = &["file", "id", "prev", "next", "path", "context_prev", "context_next"];
    let Some(Extra { unit, source, target, .. }) = unit.extra.as_deref() else { return Vec::new() };
    let props = [unit, source, target].into_iter().flat_map(|about| &about.props);
    let is_context = |name: &str| NAMES.contains(&name) || name.to_ascii_lowercase().starts_with("x-context");
    props.filter(|prop| is_context(&prop.name)).map(|prop| (prop.name.as_str(), prop.value.as_str())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::{Annotations, Prop, sample};

    fn unit(target: &str, changed: i64, context: Option<&str>) -> Unit {
        let prop = |id: &str| Prop { name: "id".to_owned(), lang: None, value: id.to_owned() };
        let about = |id| Annotations { props: vec![prop(id)], ..Annotations::default() };
        let changed = Timestamp::from_second(changed).unwrap();
        let extra = context.map(|id| Box::new(Extra { unit: about(id), ..Extra::default() }));
        Unit { created: changed, changed, extra, ..sample("نعم", target) }
    }

    #[test]
    fn what_becomes_of_a_unit() {
        use OnConflict::{KeepBoth, KeepExisting, KeepNewest, Replace};
        use Outcome::{Add, AddBeside, AlreadyThere, Keep, Update};
        let old = |id: Option<u8>, target: &str, changed, context| Found { id, unit: unit(target, changed, context) };
        let new = unit("yes", 20, None);
        for (there, choice, outcome, name) in [
            (vec![], Replace, Add, "nothing there"),
            (vec![old(Some(1), "yes", 10, None)], KeepBoth, AlreadyThere(Some(1)), "the same"),
            (vec![old(None, "yes", 10, None)], Replace, AlreadyThere(None), "the same in a row"),
            (vec![old(Some(1), "aye", 10, None)], KeepBoth, Add, "both"),
            (vec![old(Some(1), "aye", 10, None)], KeepExisting, Keep, "the old one"),
            (vec![old(Some(1), "aye", 10, None)], KeepNewest, Update(1), "newer"),
            (vec![old(Some(1), "aye", 20, None)], KeepNewest, Keep, "as old"),
            (vec![old(Some(1), "aye", 30, None)], KeepNewest, Keep, "older"),
            (vec![old(Some(1), "aye", 30, None)], Replace, Update(1), "replaced whatever its age"),
            (
                vec![old(Some(1), "aye", 9, None), old(Some(2), "yeah", 11, None)],
                Replace,
                Update(2),
                "the last changed",
            ),
            (vec![old(None, "aye", 10, None)], Replace, AddBeside, "a row is never changed"),
            (vec![old(None, "aye", 10, None)], KeepNewest, AddBeside, "a row, though older"),
            (vec![old(Some(1), "aye", 10, Some("a"))], Replace, Add, "another context"),
        ] {
            assert_eq!(decide(&new, &there, choice), outcome, "{name}");
        }
    }

    #[test]
    fn the_key_never_changes() {
        assert_eq!(key(&unit("yes", 1, None)), key(&unit("no", 2, Some("x"))));
        assert_eq!(key(&unit("yes", 1, None)), KEY);
    }

    const KEY: i64 = 7_513_196_878_791_768_696;
}
