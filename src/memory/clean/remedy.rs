//! What is to be done about an unclean unit.

use std::borrow::Cow;

use crate::memory::Unit;

/// The two texts of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Texts {
    /// The source.
    pub source: String,
    /// The target.
    pub target: String,
}

/// What is to be done about an unclean unit. Each says why, as a short sentence without a full stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remedy {
    /// It is taken away.
    Remove(String),
    /// It gets other texts.
    Rewrite {
        /// What they become.
        texts: Texts,
        /// Why.
        told: String,
    },
    /// Nothing by itself: somebody has to look at it.
    Look(String),
}

impl Remedy {
    /// Why.
    pub fn told(&self) -> &str {
        match self {
            Remedy::Remove(told) | Remedy::Rewrite { told, .. } | Remedy::Look(told) => told,
        }
    }

    /// What is done, in a word.
    pub fn name(&self) -> &'static str {
        match self {
            Remedy::Remove(_) => "remove",
            Remedy::Rewrite { .. } => "change",
            Remedy::Look(_) => "look",
        }
    }
}

/// Puts both texts right. A text with inline codes is left as it is, since its codes would not fit it any more.
pub(super) fn rewrite(unit: &Unit, right: fn(&str) -> Cow<'_, str>, what: &str) -> Option<Remedy> {
    let (source, target) = (right(&unit.source), right(&unit.target));
    let changed = [source != unit.source, target != unit.target];
    if changed == [false, false] {
        return None;
    }
    let extra = unit.extra.as_deref();
    let codes =
        [extra.and_then(|extra| extra.source_codes.as_ref()), extra.and_then(|extra| extra.target_codes.as_ref())];
    let told = match changed {
        [true, true] => format!("{what} in both texts"),
        [true, false] => format!("{what} in the source"),
        _ => format!("{what} in the target"),
    };
    if changed.into_iter().zip(codes).any(|(changed, codes)| changed && codes.is_some()) {
        return Some(Remedy::Look(format!("{told}, among inline codes")));
    }
    Some(Remedy::Rewrite { texts: Texts { source: source.into_owned(), target: target.into_owned() }, told })
}
