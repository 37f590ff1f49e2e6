//! Which units of a memory are wanted.

use jiff::Timestamp;

use crate::edit::Status;
use crate::lang::Lang;
use crate::memory::Unit;
use crate::text::Pattern;

/// What a unit must be to be wanted. All that is named must hold; what is not named makes no difference.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// Where it comes from: the name of a pair, or what a file said.
    pub origin: Option<String>,
    /// The language of its source; one without a region or script stands for all of them.
    pub source_lang: Option<Lang>,
    /// The language of its target, likewise.
    pub target_lang: Option<Lang>,
    /// Changed at this time or later.
    pub since: Option<Timestamp>,
    /// Found in one of its two texts.
    pub contains: Option<Pattern>,
    /// What a translator said of it.
    pub status: Option<Status>,
}

impl Selection {
    /// Whether it leaves nothing out.
    pub fn is_everything(&self) -> bool {
        let Selection { origin, source_lang, target_lang, since, contains, status } = self;
        (origin, source_lang, target_lang, since) == (&None, &None, &None, &None)
            && contains.is_none()
            && status.is_none()
    }

    /// Whether a unit is wanted.
    pub fn takes(&self, unit: &Unit) -> bool {
        self.origin.as_ref().is_none_or(|origin| unit.origin == *origin)
            && self.source_lang.as_ref().is_none_or(|wanted| speaks(&unit.source_lang, wanted))
            && self.target_lang.as_ref().is_none_or(|wanted| speaks(&unit.target_lang, wanted))
            && self.since.is_none_or(|since| unit.changed.is_some_and(|changed| changed >= since))
            && self.status.is_none_or(|status| unit.status == status)
            && self.contains.as_ref().is_none_or(|pattern| pattern.is_in(&unit.source) || pattern.is_in(&unit.target))
    }
}

/// Whether a language is one that was asked for.
fn speaks(lang: &Lang, wanted: &Lang) -> bool {
    lang == wanted || (wanted.as_str() == wanted.primary() && lang.same_language(wanted))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::sample;
    use crate::text::Matching;

    #[test]
    fn all_that_is_named_must_hold() {
        let lang = |tag: &str| Some(tag.parse::<Lang>().unwrap());
        let pattern = |text: &str| Some(Pattern::new(text, Matching::default()).unwrap());
        let none = Selection::default();
        let mut unit = sample("قالَ نعم", "He said Yes");
        unit.origin = "news".to_owned();
        unit.source_lang = "ar-EG".parse().unwrap();
        let later = unit.changed.map(|changed| changed + jiff::SignedDuration::from_secs(1));
        for (selection, taken, name) in [
            (none.clone(), true, "nothing asked"),
            (Selection { origin: Some("news".to_owned()), ..none.clone() }, true, "origin"),
            (Selection { origin: Some("old".to_owned()), ..none.clone() }, false, "another origin"),
            (Selection { source_lang: lang("ar"), ..none.clone() }, true, "a language stands for its regions"),
            (Selection { source_lang: lang("ar-SA"), ..none.clone() }, false, "another region"),
            (Selection { target_lang: lang("en-GB"), ..none.clone() }, false, "no region"),
            (Selection { since: unit.changed, ..none.clone() }, true, "changed then"),
            (Selection { since: later, ..none.clone() }, false, "changed before"),
            (Selection { contains: pattern("قال"), ..none.clone() }, true, "folded, in the source"),
            (Selection { contains: pattern("yes"), ..none.clone() }, true, "folded, in the target"),
            (Selection { contains: pattern("لا"), ..none.clone() }, false, "nowhere"),
            (Selection { status: Some(Status::Rejected), ..none.clone() }, false, "another status"),
            (Selection { contains: pattern("yes"), target_lang: lang("fr"), ..none }, false, "both must hold"),
        ] {
            assert_eq!(selection.takes(&unit), taken, "{name}");
        }
    }
}
