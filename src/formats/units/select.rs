//! Which two languages of a unit become a unit of the memory.

use crate::formats::units::weight::{of_head, of_variant};
use crate::formats::units::{BadUnit, FileUnit, LARGEST_UNIT, UnitProblem, Variant};
use crate::lang::Lang;
use crate::memory::{Extra, Unit};

/// Which languages are wanted, and what they are called.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LanguageChoice {
    /// The source language; none for the one that the file says, whatever its region.
    pub source: Option<Lang>,
    /// The only target language; none for all others.
    pub target: Option<Lang>,
    /// Languages that are to be called otherwise, exact tags.
    pub map: Vec<(Lang, Lang)>,
    /// Whether regions and scripts are dropped: `ar` for `ar-EG`.
    pub without_regions: bool,
}

impl LanguageChoice {
    /// What a language is to be called.
    fn name(&self, lang: &Lang) -> Lang {
        if let Some((_, name)) = self.map.iter().find(|(from, _)| from == lang) {
            return name.clone();
        }
        match self.without_regions {
            true => lang.primary().parse().unwrap_or_else(|_| lang.clone()),
            false => lang.clone(),
        }
    }
}

/// The units that a unit of a file stands for: one for each target language, and for each of several texts in it.
///
/// The source is the text in the language that was asked for, else in the one that the file says: by its exact tag, or
/// else whatever its region, the first of several. A file that says none (`*all*`) has its Arabic text for the source when
/// there is English too, else its first. A unit came into being with the oldest of what the file dates in it (the unit and
/// its two texts) and was changed with the youngest, where it dates anything. Texts are as in the file, white space around them
/// included. What the units have in common is copied into each: those of more than [`LARGEST_UNIT`] bytes are refused.
pub fn units_of_file(unit: FileUnit, choice: &LanguageChoice) -> Result<Vec<Unit>, BadUnit> {
    let mut unit = unit;
    for variant in &mut unit.variants {
        variant.lang = choice.name(&variant.lang);
    }
    let wanted = choice.source.clone().or_else(|| unit.source_lang.as_ref().map(|lang| choice.name(lang)));
    let source = match &wanted {
        Some(lang) => unit.find(lang).ok_or_else(|| unit.bad(UnitProblem::NoSource { lang: lang.to_string() }))?,
        None => undeclared(&unit),
    };
    let source_lang = unit.variants[source].lang.clone();
    let is_target = |variant: &Variant| match &choice.target {
        Some(target) => variant.lang.same_language(target) && variant.lang != source_lang,
        None => variant.lang != source_lang,
    };
    let targets = unit.variants.iter().filter(|variant| is_target(variant)).count();
    if targets == 0 {
        let problem = match &choice.target {
            Some(target) => UnitProblem::NoTarget { lang: target.to_string() },
            None => UnitProblem::OneLanguage,
        };
        return Err(unit.bad(problem));
    }
    let each = of_head(&unit) + of_variant(&unit.variants[source]);
    if targets > 1 && targets.saturating_mul(each) as u64 > LARGEST_UNIT {
        return Err(unit.bad(UnitProblem::TooManyTargets { targets, limit: LARGEST_UNIT }));
    }
    let mut variants = std::mem::take(&mut unit.variants);
    let source = variants.remove(source);
    let targets = variants.into_iter().filter(is_target);
    Ok(targets.map(|target| paired(&unit, &source, target)).collect())
}

/// The source where nothing says it.
fn undeclared(unit: &FileUnit) -> usize {
    let english = unit.find(&Lang::english()).is_some();
    unit.find(&Lang::arabic()).filter(|_| english).unwrap_or(0)
}

fn paired(unit: &FileUnit, source: &Variant, target: Variant) -> Unit {
    let latest = [unit.changed, source.changed, target.changed].into_iter().flatten().max();
    let earliest = [unit.created, source.created, target.created].into_iter().flatten().min();
    let changed = latest.or(earliest);
    let extra = Extra {
        id: unit.id.clone(),
        source_codes: source.codes.clone(),
        target_codes: target.codes,
        unit: unit.annotations.clone(),
        source: source.annotations.clone(),
        target: target.annotations,
    };
    Unit {
        source_lang: source.lang.clone(),
        target_lang: target.lang,
        source: source.text.clone(),
        target: target.text,
        source_segments: 0..0,
        target_segments: 0..0,
        status: unit.status,
        confidence: unit.confidence,
        note: unit.note.clone(),
        left_out: false,
        origin: unit.origin.clone().unwrap_or_default(),
        created: earliest.or(changed),
        changed,
        extra: (!extra.is_empty()).then(|| Box::new(extra)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::Position;

    /// A unit of texts that are called after their languages, and what it says its source is.
    fn unit(tags: &[&str], source: Option<&str>) -> FileUnit {
        let lang = |tag: &str| tag.parse::<Lang>().unwrap();
        FileUnit {
            variants: tags.iter().map(|tag| Variant::new(lang(tag), (*tag).to_owned())).collect(),
            source_lang: source.map(lang),
            ..FileUnit::new(Position { byte: 0, line: 7, column: 1 })
        }
    }

    /// Which texts became pairs, `source>target`, or what is wrong.
    fn chosen(unit: FileUnit, choice: &LanguageChoice) -> String {
        match units_of_file(unit, choice) {
            Ok(units) => units.iter().map(|unit| format!("{}>{} ", unit.source, unit.target)).collect(),
            Err(bad) => bad.to_string(),
        }
    }

    #[test]
    fn the_source_is_what_is_asked_for_or_said_or_arabic() {
        let all = LanguageChoice::default();
        let of = |source: Option<&str>, target: Option<&str>| LanguageChoice {
            source: source.map(|tag| tag.parse().unwrap()),
            target: target.map(|tag| tag.parse().unwrap()),
            ..LanguageChoice::default()
        };
        for (tags, said, choice, expected) in [
            (&["en", "ar"][..], Some("en"), &all, "en>ar "),
            (&["en", "ar"], Some("ar"), &all, "ar>en "),
            (&["en", "ar"], None, &all, "ar>en "),
            (&["fr", "en"], None, &all, "fr>en "),
            (&["fr", "en-GB", "ar-EG"], None, &all, "ar-EG>fr ar-EG>en-GB "),
            (&["en-GB", "en-US", "fr"], Some("en-US"), &all, "en-US>en-GB en-US>fr "),
            (&["en-GB", "fr"], Some("en"), &all, "en-GB>fr "),
            (&["en", "ar", "ar"], Some("en"), &all, "en>ar en>ar "),
            (&["en", "en", "ar"], Some("en"), &all, "en>ar "),
            (&["en-US", "en-GB"], Some("en"), &all, "en-US>en-GB "),
            (&["fr", "ar", "de"], None, &all, "fr>ar fr>de "),
            (&["en", "fr"], Some("de"), &all, "7:1: there is no text in its source language, de"),
            (&["en", "en"], Some("en"), &all, "7:1: there is text in fewer than two languages"),
            (&["en", "fr", "ar"], Some("en"), &of(Some("ar"), None), "ar>en ar>fr "),
            (&["en", "fr", "ar-EG"], Some("en"), &of(None, Some("ar")), "en>ar-EG "),
            (&["en-US", "ar-EG", "ar-SA"], Some("en"), &of(Some("en"), Some("ar")), "en-US>ar-EG en-US>ar-SA "),
            (&["en-US", "en-GB"], Some("en-US"), &of(Some("en-GB"), Some("en-US")), "en-GB>en-US "),
            (&["en", "fr"], Some("en"), &of(None, Some("ar")), "7:1: there is no text in ar"),
            (&["en", "fr"], Some("en"), &of(Some("ar"), None), "7:1: there is no text in its source language, ar"),
        ] {
            assert_eq!(chosen(unit(tags, said), choice), expected, "{tags:?} {said:?}");
        }
    }

    #[test]
    fn languages_are_called_otherwise_when_asked_for() {
        let langs = |choice: &LanguageChoice| {
            let units = units_of_file(unit(&["en-US", "ar-EG"], Some("en")), choice).unwrap();
            format!("{} {}", units[0].source_lang, units[0].target_lang)
        };
        let map = vec![("ar-EG".parse().unwrap(), Lang::arabic())];
        assert_eq!(langs(&LanguageChoice::default()), "en-US ar-EG");
        assert_eq!(langs(&LanguageChoice { map, ..LanguageChoice::default() }), "en-US ar");
        assert_eq!(langs(&LanguageChoice { without_regions: true, ..LanguageChoice::default() }), "en ar");
        let map = vec![("ar-EG".parse().unwrap(), "arz".parse().unwrap())];
        let both = LanguageChoice { map, without_regions: true, ..LanguageChoice::default() };
        assert_eq!(langs(&both), "en arz", "what is called otherwise stays that");
        let one = units_of_file(unit(&["en-US", "en-GB"], None), &both).unwrap_err();
        assert_eq!(one.problem, UnitProblem::OneLanguage);
    }

    #[test]
    fn a_source_is_not_copied_without_end() {
        let mut large = unit(&["ar", "en", "en", "en"], None);
        large.variants[0].text = "ا".repeat(3_000_000);
        let copied = |unit: FileUnit| chosen(unit, &LanguageChoice::default());
        assert_eq!(copied(large.clone()), "7:1: its 3 translations would be units of more than 16 MiB together");
        large.variants.truncate(2);
        assert!(copied(large).ends_with(">en "));
    }

    #[test]
    fn a_unit_is_as_young_as_its_youngest_text() {
        let at = |second| Some(jiff::Timestamp::from_second(second).unwrap());
        let mut dated = unit(&["ar", "en"], None);
        (dated.created, dated.variants[0].changed, dated.variants[1].changed) = (at(10), at(20), at(30));
        let made = units_of_file(dated, &LanguageChoice::default()).unwrap().remove(0);
        assert_eq!((made.created, made.changed), (at(10), at(30)));
        let undated = units_of_file(unit(&["ar", "en"], None), &LanguageChoice::default()).unwrap().remove(0);
        assert_eq!((undated.created, undated.changed), (None, None));
    }
}
