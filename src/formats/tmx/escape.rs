//! Texts as XML holds them.

/// Writes a text as the content of an element. Quotation marks stay bare, `>` does not (it may end a `]]>`), and neither
/// does CR, which readers would take for LF. Gives the number of characters that XML cannot hold and that are missing.
pub(super) fn push_text(out: &mut String, text: &str) -> usize {
    push(out, text, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'\r' => Some("&#13;"),
        _ => None,
    })
}

/// Writes a text as the value of an attribute within `"`, so that line ends and tabs come back too. Gives the same number.
pub(super) fn push_value(out: &mut String, text: &str) -> usize {
    push(out, text, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        b'\t' => Some("&#9;"),
        b'\n' => Some("&#10;"),
        b'\r' => Some("&#13;"),
        _ => None,
    })
}

/// Copies what needs nothing in long stretches, which is nearly all.
#[inline]
fn push(out: &mut String, text: &str, reference: impl Fn(u8) -> Option<&'static str>) -> usize {
    let bytes = text.as_bytes();
    let (mut copied, mut removed, mut at) = (0, 0, 0);
    while let Some(&byte) = bytes.get(at) {
        // All bytes that need a closer look are below `?` or begin U+F000 to U+FFFF.
        if byte > b'>' && byte != 0xEF {
            at += 1;
            continue;
        }
        let (instead, width) = match (byte, bytes.get(at + 1), bytes.get(at + 2)) {
            (0xEF, Some(0xBF), Some(0xBE | 0xBF)) => ("", 3),
            (0..=8 | 11 | 12 | 14..=31, _, _) => ("", 1),
            _ => match reference(byte) {
                Some(reference) => (reference, 1),
                None => {
                    at += 1;
                    continue;
                }
            },
        };
        removed += usize::from(instead.is_empty());
        out.push_str(&text[copied..at]);
        out.push_str(instead);
        at += width;
        copied = at;
    }
    out.push_str(&text[copied..]);
    removed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_must_be_is_escaped_or_removed() {
        for (given, text, value, removed) in [
            ("سلام", "سلام", "سلام", 0),
            ("a<b>&\"'c", "a&lt;b&gt;&amp;\"'c", "a&lt;b&gt;&amp;&quot;'c", 0),
            ("\t\n\r", "\t\n&#13;", "&#9;&#10;&#13;", 0),
            ("\0\u{1F}x\u{FFFE}ﷺ\u{FFFF}", "xﷺ", "xﷺ", 4),
            ("\u{7F}\u{85}\u{1FFFE}", "\u{7F}\u{85}\u{1FFFE}", "\u{7F}\u{85}\u{1FFFE}", 0),
        ] {
            let (mut as_text, mut as_value) = (String::new(), String::new());
            assert_eq!(push_text(&mut as_text, given), removed, "{given:?}");
            assert_eq!(push_value(&mut as_value, given), removed, "{given:?}");
            assert_eq!((as_text.as_str(), as_value.as_str()), (text, value), "{given:?}");
        }
    }
}
