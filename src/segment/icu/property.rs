//! Names of sets of characters.

use super::unsupported;
use crate::segment::error::PatternError;

/// What ends a line (`\v`, `\R`), as the inside of a set.
pub(super) const NEWLINES: &str = r"\n\x0B\x0C\r\x{85}\x{2028}\x{2029}";
/// White space in a line (`\h`), as the inside of a set.
pub(super) const HORIZONTAL: &str = r"\t\p{Zs}";

/// A property by any of the names that ICU, Java and POSIX have for it, as the inside of a set.
pub(super) fn property_set(name: &str) -> Result<String, PatternError> {
    let bare = name.trim().to_ascii_lowercase();
    let posix = match bare.strip_prefix("is").unwrap_or(&bare) {
        "alpha" | "alphabetic" => r"\p{Alphabetic}",
        "digit" => r"\p{Nd}",
        "alnum" => r"\p{Alphabetic}\p{Nd}",
        "upper" | "javauppercase" => r"\p{Uppercase}",
        "lower" | "javalowercase" => r"\p{Lowercase}",
        "punct" | "punctuation" => r"\p{P}",
        "space" | "javawhitespace" => r"\s",
        "blank" => HORIZONTAL,
        "cntrl" => r"\p{Cc}",
        "xdigit" => "0-9A-Fa-f",
        "word" => r"\w",
        "graph" => r"[^\s\p{Cc}\p{Cs}\p{Cn}]",
        "print" => r"[^\p{Cc}\p{Cs}\p{Cn}]",
        "ascii" => r"\x00-\x7F",
        "javaletter" => r"\p{L}",
        "javadigit" => r"\p{Nd}",
        _ => "",
    };
    if !posix.is_empty() {
        return Ok(posix.to_owned());
    }
    let block = bare.strip_prefix("in").or_else(|| bare.strip_prefix("block=")).or_else(|| bare.strip_prefix("blk="));
    let range = match block.map(|block| block.replace(['_', ' ', '-'], "")).as_deref() {
        Some("basiclatin") => r"\x{0}-\x{7F}",
        Some("latin1supplement" | "latin1") => r"\x{80}-\x{FF}",
        Some("generalpunctuation") => r"\x{2000}-\x{206F}",
        Some("greek" | "greekandcoptic") => r"\x{370}-\x{3FF}",
        Some("cyrillic") => r"\x{400}-\x{4FF}",
        Some("hebrew") => r"\x{590}-\x{5FF}",
        Some("arabic") => r"\x{600}-\x{6FF}",
        Some("arabicsupplement") => r"\x{750}-\x{77F}",
        Some("arabicpresentationformsa") => r"\x{FB50}-\x{FDFF}",
        Some("arabicpresentationformsb") => r"\x{FE70}-\x{FEFF}",
        Some("hiragana") => r"\x{3040}-\x{309F}",
        Some("katakana") => r"\x{30A0}-\x{30FF}",
        Some("cjkunifiedideographs") => r"\x{4E00}-\x{9FFF}",
        _ => "",
    };
    if !range.is_empty() {
        return Ok(range.to_owned());
    }
    let plain = if bare.starts_with("is") { name.trim()[2..].to_owned() } else { name.trim().to_owned() };
    for candidate in [plain.as_str(), name.trim()] {
        let property = format!(r"\p{{{candidate}}}");
        if regex_syntax::parse(&property).is_ok() {
            return Ok(property);
        }
    }
    Err(unsupported(format!(r"\p{{{name}}}")))
}
