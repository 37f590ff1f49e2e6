//! Units to try things on.

use crate::edit::Status;
use crate::lang::Lang;
use crate::memory::{Annotations, Extra, Prop, Unit};

/// An accepted Arabic–English unit about which nothing else is known.
pub(crate) fn sample(source: &str, target: &str) -> Unit {
    let time = Some("2026-01-02T03:04:05Z".parse().expect("it is a time"));
    Unit {
        source_lang: Lang::arabic(),
        target_lang: Lang::english(),
        source: source.to_owned(),
        target: target.to_owned(),
        source_segments: 0..0,
        target_segments: 0..0,
        status: Status::Accepted,
        confidence: None,
        note: None,
        left_out: false,
        origin: String::new(),
        created: time,
        changed: time,
        extra: None,
    }
}

/// The same in a context, which a property named `id` tells.
pub(crate) fn in_context(source: &str, target: &str, id: &str) -> Unit {
    let prop = Prop { name: "id".to_owned(), lang: None, value: id.to_owned() };
    let about = Annotations { props: vec![prop], ..Annotations::default() };
    Unit { extra: Some(Box::new(Extra { unit: about, ..Extra::default() })), ..sample(source, target) }
}
