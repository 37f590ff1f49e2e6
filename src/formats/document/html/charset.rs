//! The encoding that a page declares.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};
use html5gum::{Token, Tokenizer};

/// How much of a page is looked at (HTML, 13.2.3.2: “the first 1024 bytes”). Pages that declare it later are many, and
/// browsers find it there in the end, so this is more.
const PRESCAN: usize = 4096;

/// The encoding that a page declares in `<meta charset>`, in `<meta http-equiv=content-type>` or in an XML declaration. The
/// first that names one counts.
pub fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(PRESCAN)];
    let found = of_meta(head).or_else(|| of_xml(head))?;
    // If it could be read so far it is neither of the two (the standard's rule).
    Some(match found {
        found if found == UTF_16LE || found == UTF_16BE => UTF_8,
        found if found == X_USER_DEFINED => WINDOWS_1252,
        found => found,
    })
}

fn of_meta(head: &[u8]) -> Option<&'static Encoding> {
    Tokenizer::new(head).find_map(|token| {
        let Ok(Token::StartTag(tag)) = token else { return None };
        if *tag.name != b"meta"[..] {
            return None;
        }
        let value = |name: &[u8]| tag.attributes.get(name).map(|value| value.value.to_vec());
        if let Some(label) = value(b"charset") {
            return Encoding::for_label_no_replacement(&label);
        }
        let is_type = value(b"http-equiv")?.trim_ascii().eq_ignore_ascii_case(b"content-type");
        is_type.then(|| value(b"content")).flatten().and_then(|content| behind_charset(&content))
    })
}

/// The label in `text/html; charset=windows-1256`.
fn behind_charset(content: &[u8]) -> Option<&'static Encoding> {
    let content = content.to_ascii_lowercase();
    let at = content.windows(7).position(|at| at == b"charset")?;
    let value = content[at + 7..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
    let ends = |byte: &u8| matches!(byte, b';' | b'"' | b'\'') || byte.is_ascii_whitespace();
    Encoding::for_label_no_replacement(value.split(ends).next()?)
}

/// The encoding of an XML declaration at the very beginning.
fn of_xml(head: &[u8]) -> Option<&'static Encoding> {
    let declaration = head.strip_prefix(b"<?xml")?;
    let declaration = &declaration[..declaration.iter().position(|byte| *byte == b'>')?];
    let at = declaration.windows(8).position(|at| at == b"encoding")?;
    let value = declaration[at + 8..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let quote = *value.first().filter(|byte| matches!(byte, b'"' | b'\''))?;
    Encoding::for_label_no_replacement(value[1..].split(|byte| *byte == quote).next()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_are_found_where_the_standard_says() {
        for (page, expected, name) in [
            ("<meta charset=utf-8>", Some("UTF-8"), "HTML 5"),
            ("<!DOCTYPE html><HTML><META CharSet='Windows-1256'/>", Some("windows-1256"), "in any case"),
            (
                "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=iso-8859-6\">",
                Some("ISO-8859-6"),
                "HTML 4",
            ),
            (
                "<meta content='text/html;charset = \"cp1256\" ; x' http-equiv=content-type>",
                Some("windows-1256"),
                "with spaces",
            ),
            ("<meta name=x content='charset=utf-8'>", None, "another meta"),
            ("<!-- <meta charset=koi8-r> --><meta charset=windows-1256>", Some("windows-1256"), "in a comment"),
            ("<meta charset=klingon><meta charset=windows-1251>", Some("windows-1251"), "an unknown one first"),
            ("<meta charset=utf-16le>", Some("UTF-8"), "what it can't be"),
            ("<meta charset=x-user-defined>", Some("windows-1252"), "what nobody means"),
            ("<?xml version='1.0' encoding='windows-1256'?><html>", Some("windows-1256"), "XML"),
            ("<?xml version='1.0'?><html>", None, "XML without"),
            ("<meta http-equiv=content-type content='text/html; charset'>", None, "cut short"),
            ("<meta charset", None, "cut shorter"),
            ("text", None, "no markup"),
        ] {
            assert_eq!(declared_encoding(page.as_bytes()).map(Encoding::name), expected, "{name}");
        }
        let late = format!("<!-- {} --><meta charset=utf-8>", "x".repeat(PRESCAN));
        assert_eq!(declared_encoding(late.as_bytes()), None);
    }
}
