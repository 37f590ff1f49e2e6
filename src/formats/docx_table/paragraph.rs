//! A paragraph of outside text.

use quick_xml::escape::partial_escape;

use crate::formats::Written;
use crate::formats::characters::allowed;
use crate::lang::{Direction, Lang};

use super::runs::runs;

/// Adds a paragraph of a text in a language.
pub(super) fn push_text(xml: &mut String, style: &str, text: &str, lang: &Lang, written: &mut Written) {
    let direction = lang.direction();
    let text = allowed(text, &mut written.removed_characters);
    begin(xml, style, direction);
    for (direction, run) in runs(&text, direction) {
        push_run(xml, run, direction, (direction == lang.direction()).then_some(lang));
    }
    xml.push_str("</w:p>");
}

/// Adds a paragraph of a text whose language nobody knows: a comment, or the name of a pair. Its first letter decides on
/// its direction.
pub(super) fn push_unknown(xml: &mut String, style: &str, text: &str, written: &mut Written) {
    let text = allowed(text, &mut written.removed_characters);
    let rtl = matches!(unicode_bidi::get_base_direction(text.as_ref()), unicode_bidi::Direction::Rtl);
    let direction = if rtl { Direction::RightToLeft } else { Direction::LeftToRight };
    begin(xml, style, direction);
    for (direction, run) in runs(&text, direction) {
        push_run(xml, run, direction, None);
    }
    xml.push_str("</w:p>");
}

/// Adds a paragraph of the program's own words, which are English.
pub(super) fn push_own(xml: &mut String, style: &str, text: &str) {
    begin(xml, style, Direction::LeftToRight);
    if !text.is_empty() {
        push_run(xml, text, Direction::LeftToRight, None);
    }
    xml.push_str("</w:p>");
}

fn begin(xml: &mut String, style: &str, direction: Direction) {
    xml.push_str("<w:p><w:pPr><w:pStyle w:val=\"");
    xml.push_str(style);
    xml.push_str("\"/>");
    if direction == Direction::RightToLeft {
        xml.push_str("<w:bidi/>");
    }
    xml.push_str("</w:pPr>");
}

fn push_run(xml: &mut String, text: &str, direction: Direction, lang: Option<&Lang>) {
    xml.push_str("<w:r>");
    let attribute = match direction {
        Direction::RightToLeft => "w:bidi",
        Direction::LeftToRight => "w:val",
    };
    if direction == Direction::RightToLeft || lang.is_some() {
        xml.push_str("<w:rPr>");
        if direction == Direction::RightToLeft {
            xml.push_str("<w:rtl/>");
        }
        if let Some(lang) = lang {
            xml.push_str("<w:lang ");
            xml.push_str(attribute);
            xml.push_str("=\"");
            xml.push_str(with_region(lang));
            xml.push_str("\"/>");
        }
        xml.push_str("</w:rPr>");
    }
    push_content(xml, text);
    xml.push_str("</w:r>");
}

/// A text as what a run holds: line ends and tabs are elements there.
fn push_content(xml: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(['\n', '\r', '\t', '\u{85}', '\u{2028}', '\u{2029}']) {
        push_piece(xml, &rest[..at]);
        let length = match rest[at..].chars().next() {
            Some('\r') if rest[at..].starts_with("\r\n") => 2,
            Some(c) => c.len_utf8(),
            None => 0,
        };
        xml.push_str(if rest[at..].starts_with('\t') { "<w:tab/>" } else { "<w:br/>" });
        rest = &rest[at + length..];
    }
    push_piece(xml, rest);
}

fn push_piece(xml: &mut String, text: &str) {
    if !text.is_empty() {
        xml.push_str("<w:t xml:space=\"preserve\">");
        xml.push_str(&partial_escape(text));
        xml.push_str("</w:t>");
    }
}

/// The tag with a region, which Word asks for: that in which it has the language's dictionary.
fn with_region(lang: &Lang) -> &str {
    match lang.as_str() {
        "ar" => "ar-SA",
        "de" => "de-DE",
        "en" => "en-US",
        "es" => "es-ES",
        "fa" => "fa-IR",
        "fr" => "fr-FR",
        "he" => "he-IL",
        "ur" => "ur-PK",
        tag => tag,
    }
}
