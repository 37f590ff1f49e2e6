//! Units and steps at random, with everything that a unit may have.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::*;
use crate::memory::clean::{CleanKind, Keep};
use crate::memory::{Annotations, Extra, Note, Prop};

/// A step on units.
#[derive(Debug, Clone)]
pub(super) enum Random {
    Import(Vec<Unit>, OnConflict),
    Clean(CleanKind, Option<Keep>),
    Rename(&'static str, &'static str),
}

impl Random {
    /// Does it, and says whether it was a step.
    pub fn take(&self, workspace: &mut Workspace) -> bool {
        match self {
            Random::Import(units, choice) => {
                let report = import(workspace, units, *choice);
                report.added + report.updated > 0
            }
            Random::Clean(kind, keep) => workspace.clean(*kind, *keep).unwrap().is_some(),
            Random::Rename(from, to) => match workspace.rename_language(&from.parse().unwrap(), &to.parse().unwrap()) {
                Ok(change) => change.is_some(),
                Err(WorkspaceError::SameLanguages { .. }) => false,
                Err(error) => panic!("{error}"),
            },
        }
    }
}

pub(super) fn choices() -> impl Strategy<Value = OnConflict> {
    prop::sample::select(OnConflict::ALL.to_vec())
}

pub(super) fn files(most: usize) -> impl Strategy<Value = Vec<Unit>> {
    vec(units(), 0..most)
}

pub(super) fn steps() -> impl Strategy<Value = Random> {
    let tags = || prop::sample::select(vec!["ar", "ar-EG", "en", "fr"]);
    prop_oneof![
        3 => (files(10), choices()).prop_map(|(units, choice)| Random::Import(units, choice)),
        3 => (prop::sample::select(CleanKind::ALL.to_vec()), option::of(prop::sample::select(Keep::ALL.to_vec())))
            .prop_map(|(kind, keep)| Random::Clean(kind, keep)),
        2 => (tags(), tags()).prop_map(|(from, to)| Random::Rename(from, to)),
    ]
}

/// Mostly texts that others have too, and some that are hostile.
fn texts() -> impl Strategy<Value = String> {
    let hostile = "[نعملاabc \u{0}\u{1B}\u{202E}\u{200F}\u{64B}\u{FEFF}<>&\"'\u{1F468}\r\n\t]{0,6}";
    prop_oneof![4 => prop::sample::select(vec!["نعم", "yes", "aye", " no  way"]).prop_map(str::to_owned), 1 => hostile]
}

fn about() -> impl Strategy<Value = Annotations> {
    let prop = (prop::sample::select(vec!["id", "x-project"]), option::of(Just("en".to_owned())), texts());
    let prop = prop.prop_map(|(name, lang, value)| Prop { name: name.to_owned(), lang, value });
    let note = (option::of(Just("ar".to_owned())), texts()).prop_map(|(lang, text)| Note { lang, text });
    let attribute = texts().prop_map(|value| ("usagecount".to_owned(), value));
    (vec(attribute, 0..2), vec(note, 0..2), vec(prop, 0..2)).prop_map(|(attributes, notes, props)| Annotations {
        attributes,
        notes,
        props,
    })
}

fn extras() -> impl Strategy<Value = Option<Box<Extra>>> {
    let codes = || option::of(Just("<ph x=\"1\"/>نعم".to_owned()));
    let about = || prop_oneof![2 => Just(Annotations::default()), 1 => about()];
    let extra = (option::of(texts()), codes(), codes(), about(), about(), about()).prop_map(
        |(id, source_codes, target_codes, unit, source, target)| {
            Some(Box::new(Extra { id, source_codes, target_codes, unit, source, target }))
        },
    );
    prop_oneof![1 => Just(None), 1 => extra]
}

fn units() -> impl Strategy<Value = Unit> {
    let langs = prop::sample::select(vec![("ar", "en"), ("ar", "en"), ("ar-EG", "en"), ("en", "ar")]);
    let said = (prop::sample::select(Status::ALL.to_vec()), option::of(0.0..=1.0), option::of(texts()), texts());
    (texts(), texts(), langs, said, (0..4_i64, 0..4_i64), extras()).prop_map(
        |(source, target, langs, (status, confidence, note, origin), times, extra)| {
            let time = |seconds| jiff::Timestamp::from_second(seconds).unwrap();
            Unit {
                source_lang: langs.0.parse().unwrap(),
                target_lang: langs.1.parse().unwrap(),
                status,
                confidence,
                note,
                origin,
                created: Some(time(times.0)),
                changed: Some(time(times.1)),
                extra,
                ..unit(&source, &target)
            }
        },
    )
}
