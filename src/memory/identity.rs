//! What makes two units the same, and what makes them units of the same place.

use std::hash::Hasher;

use fnv::FnvHasher;

use crate::memory::{Extra, Unit};

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

/// What is translated: a source between two languages in a context. Two contexts are two places, which is what they are
/// written for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Place<'u> {
    langs: [&'u str; 2],
    source: &'u str,
    context: Vec<(&'u str, &'u str)>,
}

impl<'u> Place<'u> {
    /// That of a unit.
    pub fn of(unit: &'u Unit) -> Self {
        Place {
            langs: [unit.source_lang.as_str(), unit.target_lang.as_str()],
            source: &unit.source,
            context: context(unit),
        }
    }
}

/// What two units have in common that are the same: place, target and codes, whatever else is said of them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Identity<'u> {
    place: Place<'u>,
    target: &'u str,
    codes: [Option<&'u str>; 2],
}

impl<'u> Identity<'u> {
    /// That of a unit.
    pub fn of(unit: &'u Unit) -> Self {
        Identity { place: Place::of(unit), target: &unit.target, codes: codes(unit) }
    }
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
    use crate::memory::{in_context, sample};

    #[test]
    fn the_key_never_changes() {
        assert_eq!(key(&sample("نعم", "yes")), key(&in_context("نعم", "no", "x")));
        assert_eq!(key(&sample("نعم", "yes")), 7_513_196_878_791_768_696);
    }

    #[test]
    fn what_is_the_same_and_what_is_of_the_same_place() {
        let codes = |codes: &str| {
            let extra = Extra { target_codes: Some(codes.to_owned()), ..Extra::default() };
            Unit { extra: Some(Box::new(extra)), ..sample("نعم", "yes") }
        };
        let unit = sample("نعم", "yes");
        for (other, same, place, name) in [
            (Unit { origin: "x".to_owned(), note: Some("y".to_owned()), ..unit.clone() }, true, true, "what is said"),
            (sample("نعم", "aye"), false, true, "another target"),
            (codes("<ph/>yes"), false, true, "other codes"),
            (in_context("نعم", "yes", "menu"), false, false, "a context"),
            (Unit { source_lang: "ar-EG".parse().unwrap(), ..unit.clone() }, false, false, "another language"),
            (sample("لا", "yes"), false, false, "another source"),
        ] {
            assert_eq!(Identity::of(&unit) == Identity::of(&other), same, "{name}");
            assert_eq!(Place::of(&unit) == Place::of(&other), place, "{name}");
        }
    }
}
