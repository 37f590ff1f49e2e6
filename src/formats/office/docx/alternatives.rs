//! Which of several alternatives (`mc:AlternateContent`, ECMA-376 part 3) is read.

use crate::formats::xml::Element;

/// The prefixes of namespaces whose text is read here, or that have none. Those of characters by number (`w16se`) are not
/// among them: what stands there for older programs is the same character as text.
const UNDERSTOOD: &[&str] = &[
    "a", "a14", "c", "c14", "dgm", "m", "o", "pic", "r", "v", "w", "w10", "w14", "w15", "wp", "wp14", "wpc", "wpg",
    "wpi", "wps",
];

/// Whether a choice (`mc:Choice`) is for programs that understand no more than is understood here. Namespaces are known by
/// their usual prefixes. One that requires nothing is not allowed, and not read.
pub(super) fn is_understood(choice: Element<'_>) -> bool {
    let required = choice.attribute("Requires").unwrap_or_default();
    choice.name() == "Choice" && !required.trim().is_empty() && required.split_whitespace().all(is_known)
}

fn is_known(prefix: &str) -> bool {
    // Charts of newer kinds (`cx1` and so on) are told of as charts; the alternative is a picture.
    UNDERSTOOD.contains(&prefix) || prefix.trim_end_matches(|c: char| c.is_ascii_digit()) == "cx"
}
