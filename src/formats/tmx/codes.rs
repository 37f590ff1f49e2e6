//! The content of a `seg`: its text without codes, and the same with them as XML.
//!
//! What stands in `bpt`, `ept`, `ph`, `it` and `ut` is a code and no text, and neither is a `sub` within; what stands in `hi`
//! is text. The tags of all other elements, and of those that stand where the grammar has no place for them, go; what
//! stands in them stays.

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};

use super::escape::{push_text, push_value};
use super::grammar::Inline;
use crate::formats::characters::is_allowed;

/// How deep codes may be nested in what is written.
const DEEPEST: usize = 64;

/// A `seg` that is taken in piece by piece.
#[derive(Debug, Default)]
pub(super) struct Content {
    text: String,
    codes: Option<String>,
    open: Vec<Option<Inline>>,
    /// How many codes are open around what comes next.
    in_codes: usize,
    /// Whether only what the grammar knows may be in the codes.
    strict: bool,
    /// How many tags and attributes the grammar does not know.
    dropped: usize,
}

impl Content {
    pub(super) fn text(&mut self, text: &str) {
        if self.in_codes == 0 {
            self.text.push_str(text);
        }
        if let Some(codes) = &mut self.codes {
            push_text(codes, text);
        }
    }

    pub(super) fn start<'a>(&mut self, name: &str, attributes: impl Iterator<Item = (&'a str, &'a str)> + Clone) {
        let outer = self.open.iter().rev().find_map(|open| *open);
        let Some(inline) = Inline::named(name).filter(|inline| inline.may_be_in(outer)) else {
            self.dropped += 1;
            self.open.push(None);
            return;
        };
        let known = |inline: Inline, (name, value): (&str, &str)| {
            // A prefix means nothing without the declaration that stands elsewhere.
            if self.strict { inline.may_have(name, value) } else { !name.contains(':') && name != "xmlns" }
        };
        let has = |name: &str| attributes.clone().any(|attribute| attribute.0 == name && known(inline, attribute));
        let written = match inline.needs() {
            Some(needed) if self.strict && !has(needed) => Inline::Ph,
            _ => inline,
        };
        self.dropped += usize::from(written != inline);
        let codes = self.codes.get_or_insert_with(|| {
            let mut codes = String::new();
            push_text(&mut codes, &self.text);
            codes
        });
        codes.push('<');
        codes.push_str(written.name());
        for attribute in attributes {
            if !known(written, attribute) {
                self.dropped += 1;
                continue;
            }
            codes.push(' ');
            codes.push_str(attribute.0);
            codes.push_str("=\"");
            push_value(codes, attribute.1);
            codes.push('"');
        }
        codes.push('>');
        self.in_codes += usize::from(written.is_code());
        self.open.push(Some(written));
    }

    pub(super) fn end(&mut self) {
        if let Some(Some(inline)) = self.open.pop() {
            self.in_codes -= usize::from(inline.is_code());
            if let Some(codes) = &mut self.codes {
                codes.push_str("</");
                codes.push_str(inline.name());
                codes.push('>');
            }
        }
    }

    /// The text, and the same with its codes, if there are any.
    pub(super) fn finish(self) -> (String, Option<String>) {
        (self.text, self.codes)
    }
}

/// What may be written of codes that were kept: nothing but what the grammar knows, and the number of tags and attributes
/// that it doesn't. None when they are no XML, or no longer those of the text.
pub(super) fn legal(codes: &str, text: &str) -> Option<(String, usize)> {
    let mut content = Content { strict: true, ..Content::default() };
    // The XML reader would take a mark at the beginning for that of a file.
    let unmarked = codes.trim_start_matches('\u{FEFF}');
    content.text(&codes[..codes.len() - unmarked.len()]);
    let mut reader = Reader::from_str(unmarked);
    reader.config_mut().expand_empty_elements = true;
    let mut depth = 0_usize;
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) => {
                depth += 1;
                let attributes = attributes(&start).filter(|_| depth <= DEEPEST)?;
                content.start(start.name().0, attributes.iter().map(|(name, value)| (*name, value.as_str())));
            }
            Event::End(_) => {
                depth = depth.checked_sub(1)?;
                content.end();
            }
            Event::Text(piece) => content.text(&piece.xml10_content()),
            Event::CData(piece) => content.text(&piece.xml10_content()),
            Event::GeneralRef(reference) => match reference.resolve_char_ref().ok()? {
                Some(c) if is_allowed(c) => content.text(c.encode_utf8(&mut [0; 4])),
                Some(_) => return None,
                None => content.text(resolve_xml_entity(&reference)?),
            },
            Event::Eof => break,
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    let Content { text: without, codes, dropped, .. } = content;
    (depth == 0 && without == text).then_some((codes?, dropped))
}

fn attributes<'a>(start: &'a BytesStart<'_>) -> Option<Vec<(&'a str, String)>> {
    let value = |attribute: quick_xml::events::attributes::Attribute<'a>| {
        let value = attribute.normalized_value(quick_xml::XmlVersion::Explicit1_0).ok()?.into_owned();
        Some((attribute.key.0, value))
    };
    start.attributes().map(|attribute| value(attribute.ok()?)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_codes_of_the_grammar_are_written() {
        for (codes, text, expected, name) in [
            ("a<ph x=\"1\">&lt;br/&gt;</ph>ب", "aب", Some(("a<ph x=\"1\">&lt;br/&gt;</ph>ب", 0)), "as it is"),
            ("<hi>a <hi x='1'>b</hi></hi>", "a b", Some(("<hi>a <hi x=\"1\">b</hi></hi>", 0)), "marked text"),
            ("<ph/>a", "a", Some(("<ph></ph>a", 0)), "an empty one"),
            ("\u{FEFF}\u{FEFF}<ph/>", "\u{FEFF}\u{FEFF}", Some(("\u{FEFF}\u{FEFF}<ph></ph>", 0)), "a mark"),
            ("<ph id='1'/>a", "a", Some(("<ph></ph>a", 1)), "an attribute too many"),
            ("<bpt>x</bpt>a<it pos='up'>", "a", None, "not closed"),
            ("<bpt>x</bpt>a<it pos='up'/>", "a", Some(("<ph>x</ph>a<ph></ph>", 3)), "an attribute that must be there"),
            ("<g>a</g><ph/>", "a", Some(("a<ph></ph>", 1)), "another element"),
            ("<ph><sub>s</sub><ph/>p</ph>a", "a", Some(("<ph><sub>s</sub>p</ph>a", 1)), "a code in a code"),
            ("<sub>s</sub><ph/>", "s", Some(("s<ph></ph>", 1)), "a part of no code"),
            ("a<ph/>", "b", None, "of another text"),
            ("a", "a", None, "no codes"),
            ("<ph>&nbsp;</ph>a", "a", None, "an entity"),
            ("<ph>&#1;</ph>a", "a", None, "a forbidden character"),
            ("<ph x='1' x='1'/>a", "a", None, "an attribute twice"),
            ("</ph>a", "a", None, "an end without a beginning"),
        ] {
            let found = legal(codes, text);
            assert_eq!(found.as_ref().map(|(codes, dropped)| (codes.as_str(), *dropped)), expected, "{name}");
            if let Some((once, _)) = found {
                assert_eq!(legal(&once, text), Some((once, 0)), "{name}: again");
            }
        }
        let deep = format!("{}{}", "<hi>".repeat(100), "</hi>".repeat(100));
        assert_eq!(legal(&deep, ""), None);
    }
}
