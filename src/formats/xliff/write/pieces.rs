//! A text with inline codes, taken apart.

use crate::formats::xml::{Token, XmlReader};

/// A part of a text with inline codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Text.
    Text(String),
    /// A code.
    Code(Code),
}

/// An inline code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Code {
    /// What it is.
    pub(super) kind: CodeKind,
    /// What it stands for in its document.
    pub(super) content: String,
}

/// What an inline code is; numbers are those that TMX gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum CodeKind {
    /// The first of a pair.
    Begin(String),
    /// The second of a pair.
    End(String),
    /// One of a pair, whose other is in another text.
    Single {
        /// Whether it is the second one.
        end: bool,
    },
    /// A code by itself.
    Placeholder,
}

/// Takes the content of a TMX `seg` apart; none if it is no XML, or if its text is another than `text`.
pub(super) fn of_codes(codes: &str, text: &str) -> Option<Vec<Piece>> {
    let xml = format!("<seg>{codes}</seg>");
    let mut reader = XmlReader::new(xml.as_bytes());
    let (mut pieces, mut shown) = (Vec::new(), String::new());
    // How many elements are open within the code that is being read; none outside of codes.
    let mut within: Option<usize> = None;
    loop {
        match reader.read().ok()? {
            Token::Eof => break,
            Token::Text(part) => match (within, pieces.last_mut()) {
                (Some(_), Some(Piece::Code(code))) => code.content.push_str(part),
                (None, Some(Piece::Text(last))) => {
                    last.push_str(part);
                    shown.push_str(part);
                }
                _ => {
                    pieces.push(Piece::Text(part.to_owned()));
                    shown.push_str(part);
                }
            },
            Token::Start(element) => {
                let value = |name| element.attribute(name).unwrap_or_default().to_owned();
                let kind = match (within, element.name()) {
                    (Some(depth), _) => {
                        within = Some(depth + 1);
                        continue;
                    }
                    (None, "seg") => continue,
                    // Highlighted text is text; what highlights it are two codes.
                    (None, "hi") => {
                        pieces.push(Piece::Code(Code { kind: CodeKind::Placeholder, content: "<hi>".to_owned() }));
                        continue;
                    }
                    (None, "bpt") => CodeKind::Begin(value("i")),
                    (None, "ept") => CodeKind::End(value("i")),
                    (None, "it") => CodeKind::Single { end: value("pos") == "end" },
                    (None, _) => CodeKind::Placeholder,
                };
                pieces.push(Piece::Code(Code { kind, content: String::new() }));
                within = Some(0);
            }
            Token::End(name) => match within {
                Some(0) => within = None,
                Some(depth) => within = Some(depth - 1),
                None if name == "hi" => {
                    pieces.push(Piece::Code(Code { kind: CodeKind::Placeholder, content: "</hi>".to_owned() }));
                }
                None => {}
            },
        }
    }
    (shown == text).then_some(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(kind: CodeKind, content: &str) -> Piece {
        Piece::Code(Code { kind, content: content.to_owned() })
    }

    #[test]
    fn codes_are_told_from_text() {
        let text = |text: &str| Piece::Text(text.to_owned());
        let codes = r#"<bpt i="1">&lt;b></bpt>نعم<ept i="1">&lt;/b></ept> <ph/>&amp;<hi>x</hi><it pos="end">a<sub>b</sub></it>"#;
        assert_eq!(
            of_codes(codes, "نعم &x"),
            Some(vec![
                code(CodeKind::Begin("1".to_owned()), "<b>"),
                text("نعم"),
                code(CodeKind::End("1".to_owned()), "</b>"),
                text(" "),
                code(CodeKind::Placeholder, ""),
                text("&"),
                code(CodeKind::Placeholder, "<hi>"),
                text("x"),
                code(CodeKind::Placeholder, "</hi>"),
                code(CodeKind::Single { end: true }, "ab"),
            ])
        );
        for (codes, text, name) in
            [("a<ph/>b", "ab ", "another text"), ("a<ph>", "a", "not XML"), ("a</seg><seg>b", "ab", "two of them")]
        {
            assert_eq!(of_codes(codes, text), None, "{name}");
        }
    }
}
