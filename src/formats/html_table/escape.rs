//! Outside text in a page: it can neither leave its element nor turn what stands around it.

use crate::formats::Written;
use crate::formats::characters::is_allowed;

/// Adds a text as the content of an element; overrides of direction get a sign before them.
pub(super) fn push_text(page: &mut String, text: &str, written: &mut Written) {
    push(page, text, written, |page, name| {
        page.push_str("<i class=\"override\" data-name=\"");
        page.push_str(name);
        page.push_str("\"></i>");
    });
}

/// Adds a text where no element may stand: as the value of an attribute, or as the page's title.
pub(super) fn push_plain(page: &mut String, text: &str, written: &mut Written) {
    push(page, text, written, |_, _| {});
}

fn push(page: &mut String, text: &str, written: &mut Written, mark_override: impl Fn(&mut String, &str)) {
    let mut last = '\0';
    for c in text.chars() {
        match c {
            '&' => page.push_str("&amp;"),
            '<' => page.push_str("&lt;"),
            '>' => page.push_str("&gt;"),
            '"' => page.push_str("&quot;"),
            '\'' => page.push_str("&#39;"),
            '\n' if last == '\r' => {}
            '\r' => page.push('\n'),
            '\u{85}' => {
                written.spaced += 1;
                page.push(' ');
            }
            '\u{202D}' | '\u{202E}' => {
                mark_override(page, if c == '\u{202D}' { "LRO" } else { "RLO" });
                page.push(c);
            }
            c if is_forbidden(c) => written.removed_characters += 1,
            c => page.push(c),
        }
        last = c;
    }
}

/// What no HTML page may hold (HTML, 13.2.3.5): control characters and noncharacters.
fn is_forbidden(c: char) -> bool {
    !is_allowed(c)
        || matches!(c, '\u{7F}'..='\u{9F}' | '\u{FDD0}'..='\u{FDEF}')
        || matches!(u32::from(c) & 0xFFFF, 0xFFFE | 0xFFFF)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::Format;

    #[test]
    fn texts_stay_texts() {
        for (text, expected, removed, name) in [
            ("plain", "plain", 0, "English"),
            ("السَّـلام", "السَّـلام", 0, "Arabic with marks"),
            ("</td></script><!--", "&lt;/td&gt;&lt;/script&gt;&lt;!--", 0, "markup"),
            ("\" onclick='x' &amp;", "&quot; onclick=&#39;x&#39; &amp;amp;", 0, "attributes"),
            ("a\r\nb\rc\nd", "a\nb\nc\nd", 0, "line ends"),
            ("\u{0}a\u{1B}[31m\u{9F}\u{FDD0}\u{1FFFF}\u{FFFE}", "a[31m", 6, "control characters, noncharacters"),
            ("a\u{85}b", "a b", 0, "the line end of mainframes"),
            ("\u{200F}\u{200D}\u{2067}x\u{2069}", "\u{200F}\u{200D}\u{2067}x\u{2069}", 0, "marks and isolates"),
            ("\u{202E}x", "<i class=\"override\" data-name=\"RLO\"></i>\u{202E}x", 0, "an override"),
        ] {
            let (mut page, mut written) = (String::new(), Written::nothing(Format::Html));
            push_text(&mut page, text, &mut written);
            assert_eq!((page.as_str(), written.removed_characters), (expected, removed), "{name}");
        }
    }

    #[test]
    fn no_element_stands_in_an_attribute() {
        let (mut page, mut written) = (String::new(), Written::nothing(Format::Html));
        push_plain(&mut page, "\u{202D}\"<b>\u{202C}", &mut written);
        assert_eq!(page, "\u{202D}&quot;&lt;b&gt;\u{202C}");
    }
}
