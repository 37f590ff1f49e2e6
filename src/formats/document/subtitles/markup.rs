//! The text of a line of subtitles, without its markup.

use std::borrow::Cow;

use html5gum::{Token, Tokenizer};

/// Whose markup it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Markup {
    /// Tags of HTML that players know, and `{\an8}` and the like of SubStation Alpha.
    SubRip,
    /// Any tag, and all character references of HTML, such as `&amp;`.
    WebVtt,
}

/// The tags that are no text in SRT. Anything else in angle brackets is.
const TAGS: [&str; 10] = ["b", "i", "u", "s", "font", "c", "v", "lang", "ruby", "rt"];

/// The longest reference, in characters: the longest name in HTML has 31.
const LONGEST_REFERENCE: usize = 40;

/// The text of a line, and the voice that WebVTT says it has.
pub(super) fn plain(line: &str, markup: Markup) -> (Cow<'_, str>, Option<String>) {
    if !line.contains(['<', '{', '&']) {
        return (Cow::Borrowed(line), None);
    }
    let mut text = String::with_capacity(line.len());
    let mut voice = None;
    let mut rest = line;
    while let Some(at) = rest.find(['<', '{', '&']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let skipped = match (rest.as_bytes()[0], markup) {
            (b'<', _) => tag(rest, markup).map(|inside| {
                voice = voice.take().or_else(|| voice_of(inside));
                inside.len() + 2
            }),
            (b'{', Markup::SubRip) => override_of(rest),
            (b'&', Markup::WebVtt) => reference(rest).map(|(meant, length)| {
                text.push_str(&meant);
                length
            }),
            _ => None,
        };
        match skipped {
            Some(length) => rest = &rest[length..],
            None => {
                text.push_str(&rest[..1]);
                rest = &rest[1..];
            }
        }
    }
    text.push_str(rest);
    (Cow::Owned(text), voice)
}

/// What stands inside of a tag that a text begins with.
fn tag(text: &str, markup: Markup) -> Option<&str> {
    let inside = &text[1..1 + text[1..].find(['>', '<'])?];
    if !text[1 + inside.len()..].starts_with('>') {
        return None;
    }
    let name = inside.trim_start_matches('/').split([' ', '.', '\t']).next().unwrap_or_default();
    let is_tag = markup == Markup::WebVtt || TAGS.iter().any(|tag| tag.eq_ignore_ascii_case(name));
    is_tag.then_some(inside)
}

/// The name in `<v Name>` or `<v.loud Name>`.
fn voice_of(inside: &str) -> Option<String> {
    let rest = inside.strip_prefix('v')?;
    let name = rest.starts_with(['.', ' ', '\t']).then(|| rest.split_once([' ', '\t'])).flatten()?.1.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// How long `{\an8}` or `{y:i}` is, if a text begins with one.
fn override_of(text: &str) -> Option<usize> {
    let end = text.find('}')?;
    let inside = &text[1..end];
    let is_old = inside.as_bytes().get(1) == Some(&b':') && inside.as_bytes()[0].is_ascii_alphabetic();
    (inside.starts_with('\\') || is_old).then_some(end + 1)
}

/// What a reference of HTML stands for that a text begins with, and the reference's length.
fn reference(text: &str) -> Option<(String, usize)> {
    let end = text.char_indices().take(LONGEST_REFERENCE).find(|(_, c)| *c == ';')?.0 + 1;
    let written = &text[..end];
    if !written[1..end - 1].chars().all(|c| c.is_ascii_alphanumeric() || c == '#') {
        return None;
    }
    let mut meant = String::new();
    for Ok(token) in Tokenizer::new(written) {
        if let Token::String(part) = token {
            meant.push_str(&String::from_utf8_lossy(&part.value));
        }
    }
    (meant != written).then_some((meant, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_goes_and_text_stays() {
        use Markup::*;
        for (line, markup, expected, voice, name) in [
            ("كلام عادي", SubRip, "كلام عادي", None, "plain"),
            ("<i>قال</i> <B>هو</B>", SubRip, "قال هو", None, "formatting"),
            ("<font color=\"#fff\">x</font>", SubRip, "x", None, "a colour"),
            ("{\\an8}{\\i1}فوق", SubRip, "فوق", None, "a place on the screen"),
            ("{y:i}old", SubRip, "old", None, "MicroDVD"),
            ("{not a code} a < b > c <3", SubRip, "{not a code} a < b > c <3", None, "what only looks like it"),
            ("<unknown> &amp;", SubRip, "<unknown> &amp;", None, "what SRT does not have"),
            ("<v Samir>Hello</v>", WebVtt, "Hello", Some("Samir"), "a voice"),
            ("<v.loud منى>نعم", WebVtt, "نعم", Some("منى"), "a voice with a class"),
            ("<00:00:01.000><c.yellow>one</c> <lang ar>x</lang>", WebVtt, "one x", None, "times and classes"),
            ("a &amp; b &lt;i&gt; &rlm;&nbsp;&x", WebVtt, "a & b <i> \u{200F}\u{A0}&x", None, "references"),
            ("don&#39;t &quot;x&#x27; &Eacute;t&eacute;", WebVtt, "don't \"x' Été", None, "other references"),
            ("a&b; &; &#; &nosuch; &amp", WebVtt, "a&b; &; &#; &nosuch; &amp", None, "no references"),
            ("{\\an8}", WebVtt, "{\\an8}", None, "what WebVTT does not have"),
            ("<", SubRip, "<", None, "a bracket"),
            ("<i", WebVtt, "<i", None, "half a tag"),
            ("a <b <i>c</i>", WebVtt, "a <b c", None, "a tag in a tag"),
        ] {
            let (text, found) = plain(line, markup);
            assert_eq!((&*text, found.as_deref()), (expected, voice), "{name}");
        }
    }
}
