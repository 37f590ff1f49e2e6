//! Which pairs of languages of a file become units of a memory.
//!
//! A unit of a file has two or more languages; one of a memory has a source and a target. Where nothing else is asked for:
//!
//! * the source is the text that the unit says the others were made from, else the first one in the language that the file
//!   as a whole names (the very tag before another region of the language);
//! * where neither says anything, the Arabic text where there are Arabic and English, else the first one;
//! * every other text becomes a unit with it, in the order of the file, but for one with the source's own tag.
//!
//! A language that is asked for without region or script is found in all its regions; one with them is found to the letter,
//! and in other regions only where the unit has none to the letter.

use jiff::Timestamp;

use super::{BadUnit, FileUnit, UnitProblem, Variant};
use crate::lang::Lang;
use crate::memory::{Annotations, Extra, Unit};

/// Which languages are wanted, and by which names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LanguageChoice {
    /// The source; what the file says, if none.
    pub source: Option<Lang>,
    /// The target; all there are, if none.
    pub target: Option<Lang>,
    /// Tags of the file and what is kept in their place, before all else.
    pub map: Vec<(Lang, Lang)>,
    /// Whether the language alone is kept of a tag: `ar` of `ar-EG`. What `map` puts in stays as it is.
    pub drop_regions: bool,
}

impl LanguageChoice {
    /// The tag that is kept in place of one of the file.
    fn kept(&self, lang: &Lang) -> Lang {
        match self.map.iter().find(|(from, _)| from == lang) {
            Some((_, to)) => to.clone(),
            None if self.drop_regions => lang.without_subtags(),
            None => lang.clone(),
        }
    }
}

/// The units of a memory that a unit of a file makes: one for each target language, all with the same source. `header` is
/// the source language of the file as a whole; `now` is when a unit came into being that doesn't say it.
///
/// The dates are those of the target where it has some, else those of the whole; a date of the source that is not the unit's
/// stays with it as an attribute. The segments of a unit from a file are none. Fails when the unit doesn't have what is
/// wanted; the file can be read on.
pub fn units_of_file(
    unit: FileUnit,
    header: Option<&Lang>,
    choice: &LanguageChoice,
    now: Timestamp,
) -> Result<Vec<Unit>, BadUnit> {
    let langs: Vec<Lang> = unit.variants.iter().map(|variant| choice.kept(&variant.lang)).collect();
    let bad = |problem| BadUnit { position: unit.position, problem };
    let source = source_of(&unit, &langs, header, choice).map_err(bad)?;
    let targets = targets_of(&langs, source, choice.target.as_ref()).map_err(bad)?;
    Ok(targets.into_iter().map(|target| pair(&unit, &langs, source, target, now)).collect())
}

/// Which text is the source.
fn source_of(
    unit: &FileUnit,
    langs: &[Lang],
    header: Option<&Lang>,
    choice: &LanguageChoice,
) -> Result<usize, UnitProblem> {
    if let Some(wanted) = &choice.source {
        // The one that the unit names, where it has several in the language.
        let found = in_language(langs, wanted);
        return unit
            .source
            .filter(|named| found.contains(named))
            .or_else(|| found.first().copied())
            .ok_or_else(|| UnitProblem::NoSource { lang: wanted.to_string() });
    }
    // The only text in the language of the target is no source.
    let wanted = choice.target.as_ref().map(|target| in_language(langs, target)).unwrap_or_default();
    let other_than_target = |at: &usize| wanted.is_empty() || wanted.iter().any(|found| found != at);
    if let Some(named) = unit.source.filter(|at| *at < langs.len()).filter(other_than_target) {
        return Ok(named);
    }
    if let Some(header) = header {
        let found = in_language(langs, &choice.kept(header));
        if found.is_empty() {
            return Err(UnitProblem::NoSource { lang: header.to_string() });
        }
        if let Some(found) = found.into_iter().find(other_than_target) {
            return Ok(found);
        }
    }
    let first = |language: &str| langs.iter().position(|lang| lang.primary() == language);
    let likely = match (first("ar"), first("en")) {
        (Some(arabic), Some(_)) => arabic,
        _ => 0,
    };
    let others = [likely].into_iter().chain(0..langs.len()).filter(|at| *at < langs.len());
    others.into_iter().find(other_than_target).ok_or(UnitProblem::OneLanguage)
}

/// Which texts are targets; at least one.
fn targets_of(langs: &[Lang], source: usize, wanted: Option<&Lang>) -> Result<Vec<usize>, UnitProblem> {
    let candidates = match wanted {
        Some(wanted) => in_language(langs, wanted),
        None => (0..langs.len()).collect(),
    };
    let targets: Vec<usize> = candidates.into_iter().filter(|target| langs[*target] != langs[source]).collect();
    match wanted {
        _ if !targets.is_empty() => Ok(targets),
        Some(wanted) => Err(UnitProblem::NoTarget { lang: wanted.to_string() }),
        None => Err(UnitProblem::OneLanguage),
    }
}

/// The texts in a language: those with the very tag, if it has more than a language and some have it, else all.
fn in_language(langs: &[Lang], wanted: &Lang) -> Vec<usize> {
    let all = |matches: &dyn Fn(&Lang) -> bool| -> Vec<usize> {
        (0..langs.len()).filter(|at| matches(&langs[*at])).collect()
    };
    let exact = all(&|lang| lang == wanted);
    let same = all(&|lang| lang.same_language(wanted));
    match wanted.as_str() == wanted.primary() {
        // The very tag comes first.
        true => {
            let others = same.into_iter().filter(|at| !exact.contains(at)).collect::<Vec<_>>();
            exact.into_iter().chain(others).collect()
        }
        false if exact.is_empty() => same,
        false => exact,
    }
}

fn pair(unit: &FileUnit, langs: &[Lang], source: usize, target: usize, now: Timestamp) -> Unit {
    let (source_lang, target_lang) = (langs[source].clone(), langs[target].clone());
    let (source, target) = (&unit.variants[source], &unit.variants[target]);
    let created = target.created.or(unit.created);
    let changed = target.changed.or(unit.changed);
    let extra = Extra {
        id: unit.id.clone(),
        source_codes: source.codes.clone(),
        target_codes: target.codes.clone(),
        unit: unit.annotations.clone(),
        source: with_dates(source),
        target: target.annotations.clone(),
    };
    Unit {
        source_lang,
        target_lang,
        source: source.text.clone(),
        target: target.text.clone(),
        source_segments: 0..0,
        target_segments: 0..0,
        status: unit.status,
        confidence: unit.confidence,
        note: unit.note.clone(),
        left_out: false,
        origin: unit.origin.clone().unwrap_or_default(),
        created: created.or(changed).unwrap_or(now),
        changed: changed.or(created).unwrap_or(now),
        extra: (!extra.is_empty()).then(|| Box::new(extra)),
    }
}

/// What was said of a source, its own dates included.
fn with_dates(source: &Variant) -> Annotations {
    let mut annotations = source.annotations.clone();
    for (name, date) in [("changedate", source.changed), ("creationdate", source.created)] {
        if let Some(date) = date {
            annotations.attributes.insert(0, (name.to_owned(), crate::formats::tmx::date(date)));
        }
    }
    annotations
}

#[cfg(test)]
mod tests;
