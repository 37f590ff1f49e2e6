//! One unit as a `tu`.

use std::fmt::Write;

use super::TmxLevel;
use super::context::Context;
use crate::formats::characters::{allowed, confidence};
use crate::formats::tmx::escape::{push_text, push_value};
use crate::formats::tmx::{CONFIDENCE, ORIGIN, STATUS, UNNAMED, codes, date, grammar};
use crate::formats::{Options, Written};
use crate::lang::Lang;
use crate::memory::{Annotations, Extra, Unit};

/// What a unit is written into.
pub(super) struct Surroundings<'a> {
    /// The header's source language.
    pub(super) header: &'a Lang,
    pub(super) context: Context,
    pub(super) options: &'a Options,
}

/// Text at the end of which a unit is written, and what is counted on the way.
struct Out<'a> {
    text: &'a mut String,
    removed: usize,
    dropped: usize,
}

/// One side of a unit.
struct Side<'a> {
    lang: &'a Lang,
    text: &'a str,
    codes: Option<&'a str>,
    annotations: &'a Annotations,
    context: Option<&'a Context>,
}

/// Writes a unit at the end of `text`; one with an empty side is counted as left out.
pub(super) fn push(text: &mut String, unit: &Unit, number: u64, around: &Surroundings<'_>, written: &mut Written) {
    let mut removed = 0;
    let [source, target] = [&unit.source, &unit.target].map(|text| allowed(text, &mut removed));
    if source.trim().is_empty() || target.trim().is_empty() {
        written.left_out.empty_side += 1;
        return;
    }
    let nothing = Extra::default();
    let extra = unit.extra.as_deref().unwrap_or(&nothing);
    let mut out = Out { text, removed, dropped: 0 };
    out.start(unit, number, extra, around.header);
    let with_codes = around.options.level == TmxLevel::Two;
    out.tuv(&Side {
        lang: &unit.source_lang,
        text: &source,
        codes: extra.source_codes.as_deref().filter(|_| with_codes),
        annotations: &extra.source,
        context: Some(&around.context),
    });
    out.tuv(&Side {
        lang: &unit.target_lang,
        text: &target,
        codes: extra.target_codes.as_deref().filter(|_| with_codes),
        annotations: &extra.target,
        context: None,
    });
    out.text.push_str("    </tu>\n");
    written.units += 1;
    written.removed_characters += out.removed;
    written.dropped += out.dropped;
}

impl Out<'_> {
    /// The start of the `tu`, and all that stands in it before the texts.
    fn start(&mut self, unit: &Unit, number: u64, extra: &Extra, header: &Lang) {
        self.text.push_str("    <tu");
        match &extra.id {
            Some(id) => self.attribute("tuid", id),
            None => write!(self.text, " tuid=\"{number}\"").expect("a text takes all that is written to it"),
        }
        for (name, at) in [(" creationdate=\"", unit.created), (" changedate=\"", unit.changed)] {
            let Some(at) = at else { continue };
            self.text.push_str(name);
            date::push(self.text, at);
            self.text.push('"');
        }
        if unit.source_lang != *header {
            self.attribute("srclang", unit.source_lang.as_str());
        }
        self.attributes(&extra.unit, grammar::is_of_tu);
        self.text.push_str(">\n");
        if let Some(note) = &unit.note {
            self.note(6, None, note);
        }
        self.notes(6, &extra.unit);
        if !unit.origin.trim().is_empty() {
            self.prop(6, ORIGIN, None, &unit.origin);
        }
        self.prop(6, STATUS, None, unit.status.name());
        if let Some(confidence) = confidence(unit.confidence) {
            self.prop(6, CONFIDENCE, None, &confidence);
        }
        self.props(6, &extra.unit);
    }

    fn tuv(&mut self, side: &Side<'_>) {
        self.text.push_str("      <tuv");
        self.attribute("xml:lang", side.lang.as_str());
        self.attributes(side.annotations, |name, _| grammar::is_of_tuv(name));
        self.text.push_str(">\n");
        self.notes(8, side.annotations);
        self.props(8, side.annotations);
        if let Some(context) = side.context {
            self.context(context, side.annotations);
        }
        self.text.push_str("        <seg>");
        let legal = side.codes.map(|codes| codes::legal(codes, side.text));
        match legal {
            Some(Some((codes, dropped))) => {
                self.text.push_str(&codes);
                self.dropped += dropped;
            }
            without => {
                self.dropped += usize::from(without.is_some());
                push_text(self.text, side.text);
            }
        }
        self.text.push_str("</seg>\n      </tuv>\n");
    }

    /// What stands around a source, where nothing says it already.
    fn context(&mut self, context: &Context, known: &Annotations) {
        for (name, text) in [("x-context-pre", &context.before), ("x-context-post", &context.behind)] {
            if let Some(text) = text
                && known.prop(name).is_none()
            {
                let mut seg = String::from("<seg>");
                push_text(&mut seg, text);
                seg.push_str("</seg>");
                self.prop(8, name, None, &seg);
            }
        }
    }

    /// Those attributes that the grammar knows; no name twice.
    fn attributes(&mut self, annotations: &Annotations, is_known: impl Fn(&str, &str) -> bool) {
        let attributes = &annotations.attributes;
        for (at, (name, value)) in attributes.iter().enumerate() {
            let repeated = attributes[..at].iter().any(|(before, _)| before == name);
            match is_known(name, value) && !repeated {
                true => self.attribute(name, value),
                false => self.dropped += 1,
            }
        }
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.text.push(' ');
        self.text.push_str(name);
        self.text.push_str("=\"");
        self.removed += push_value(self.text, value);
        self.text.push('"');
    }

    fn notes(&mut self, indent: usize, annotations: &Annotations) {
        for note in &annotations.notes {
            self.note(indent, note.lang.as_deref(), &note.text);
        }
    }

    fn note(&mut self, indent: usize, lang: Option<&str>, text: &str) {
        if !allowed(text, &mut 0).trim().is_empty() {
            self.element(indent, "note", None, lang, text);
        }
    }

    fn props(&mut self, indent: usize, annotations: &Annotations) {
        for prop in &annotations.props {
            self.prop(indent, &prop.name, prop.lang.as_deref(), &prop.value);
        }
    }

    fn prop(&mut self, indent: usize, name: &str, lang: Option<&str>, value: &str) {
        let name = if name.trim().is_empty() { UNNAMED } else { name };
        self.element(indent, "prop", Some(name), lang, value);
    }

    /// A note or a property.
    fn element(&mut self, indent: usize, name: &str, kind: Option<&str>, lang: Option<&str>, text: &str) {
        self.text.extend(std::iter::repeat_n(' ', indent));
        self.text.push('<');
        self.text.push_str(name);
        if let Some(kind) = kind {
            self.attribute("type", kind);
        }
        if let Some(lang) = lang {
            self.attribute("xml:lang", lang);
        }
        self.text.push('>');
        self.removed += push_text(self.text, text);
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push_str(">\n");
    }
}
