//! The content of a segment: its text, and the same with its inline codes.

use std::io::Read;

use quick_xml::escape::{escape, partial_escape};

use crate::formats::tmx::names::{INLINE, Inline, InlineElement};
use crate::formats::xml::{Element, Token, XmlError, XmlReader};

/// What a segment holds.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Seg {
    /// The text without codes.
    pub text: String,
    /// The content as XML; none when there is nothing but text.
    pub codes: Option<String>,
}

/// An element that is open within a segment.
struct Open {
    /// What it is written as; none for an element that TMX does not know, whose text counts and whose tags do not.
    written: Option<&'static str>,
    /// Whether what stands in it is text of the segment.
    is_text: bool,
}

/// Reads the content of the element whose start was read last.
pub(super) fn read<R: Read>(xml: &mut XmlReader<R>) -> Result<Seg, XmlError> {
    let mut seg = Seg::default();
    let (mut codes, mut has_codes) = (String::new(), false);
    let mut open: Vec<Open> = Vec::new();
    loop {
        match xml.read()? {
            Token::Text(text) => {
                if open.last().is_none_or(|open| open.is_text) {
                    seg.text.push_str(text);
                }
                codes.push_str(&partial_escape(text));
            }
            Token::Start(element) => {
                let within_text = open.last().is_none_or(|open| open.is_text);
                let known = known(&element);
                let is_text = within_text && known.is_none_or(|(_, kind, _)| kind == Inline::Text);
                has_codes |= known.is_some();
                open.push(Open { written: known.map(|known| begin(&element, known, &mut codes)), is_text });
            }
            Token::End(_) => match open.pop() {
                Some(Open { written: Some(name), .. }) => end(name, &mut codes),
                Some(Open { written: None, .. }) => {}
                None => break,
            },
            Token::Eof => break,
        }
    }
    seg.codes = has_codes.then_some(codes);
    Ok(seg)
}

fn known(element: &Element<'_>) -> Option<InlineElement> {
    INLINE.iter().find(|(name, _, _)| element.name().eq_ignore_ascii_case(name)).copied()
}

/// Writes the start of an element and says what it was written as: one that lacks an attribute without which the grammar
/// does not allow it becomes a placeholder.
fn begin(element: &Element<'_>, (name, _, allowed): InlineElement, codes: &mut String) -> &'static str {
    let lacks = |attribute: &str| element.attribute(attribute).is_none_or(str::is_empty);
    let (name, allowed) = match name {
        "bpt" | "ept" if lacks("i") => ("ph", &["x", "type"][..]),
        "it" if !matches!(element.attribute("pos"), Some("begin" | "end")) => ("ph", &["x", "type"][..]),
        name => (name, allowed),
    };
    codes.push('<');
    codes.push_str(name);
    for (attribute, value) in element.attributes().filter(|(attribute, _)| allowed.contains(attribute)) {
        codes.push(' ');
        codes.push_str(attribute);
        codes.push_str("=\"");
        codes.push_str(&escape(value));
        codes.push('"');
    }
    codes.push('>');
    name
}

/// Writes the end of an element; one without content is written as empty.
fn end(name: &str, codes: &mut String) {
    let opened = codes.rfind('<').unwrap_or(0);
    if codes.ends_with('>') && codes[opened..].starts_with(&format!("<{name}")) && !codes.ends_with("/>") {
        codes.pop();
        codes.push_str("/>");
    } else {
        codes.push_str("</");
        codes.push_str(name);
        codes.push('>');
    }
}
