//! How much memory what is read of a file takes up, in bytes and well enough to hold it to a limit.

use crate::formats::units::{FileUnit, Variant};
use crate::memory::{Annotations, Extra, Note, Prop, Unit};

/// What a unit takes up.
pub fn weight(unit: &Unit) -> usize {
    let extra = unit.extra.as_deref().map_or(0, of_extra);
    size_of::<Unit>() + unit.source.len() + unit.target.len() + of(&unit.note) + unit.origin.len() + extra
}

/// What a text of a file takes up.
pub(super) fn of_variant(variant: &Variant) -> usize {
    size_of::<Variant>() + variant.text.len() + of(&variant.codes) + of_annotations(&variant.annotations)
}

/// What a file says of a unit as a whole takes up.
pub(super) fn of_head(unit: &FileUnit) -> usize {
    size_of::<FileUnit>() + of(&unit.id) + of(&unit.note) + of(&unit.origin) + of_annotations(&unit.annotations)
}

fn of_extra(extra: &Extra) -> usize {
    let codes = of(&extra.id) + of(&extra.source_codes) + of(&extra.target_codes);
    let said = [&extra.unit, &extra.source, &extra.target].map(of_annotations).iter().sum::<usize>();
    size_of::<Extra>() + codes + said
}

fn of_annotations(said: &Annotations) -> usize {
    let attribute = |(name, value): &(String, String)| size_of::<(String, String)>() + name.len() + value.len();
    let note = |note: &Note| size_of::<Note>() + of(&note.lang) + note.text.len();
    let prop = |prop: &Prop| size_of::<Prop>() + prop.name.len() + of(&prop.lang) + prop.value.len();
    said.attributes.iter().map(attribute).sum::<usize>()
        + said.notes.iter().map(note).sum::<usize>()
        + said.props.iter().map(prop).sum::<usize>()
}

fn of(text: &Option<String>) -> usize {
    text.as_ref().map_or(0, String::len)
}
