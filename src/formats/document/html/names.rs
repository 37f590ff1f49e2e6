//! What classes and ids say of an element.
//!
//! Sites name these as they like; only words that mean the same everywhere are looked at, and what office programs write.

use super::attributes::Role;

/// Parts of names of what is beside a text (after the “unlikely candidates” of Readability).
const FURNITURE: [&[u8]; 37] = [
    b"ad",
    b"ads",
    b"advert",
    b"advertisement",
    b"breadcrumb",
    b"breadcrumbs",
    b"comment",
    b"commentlist",
    b"comments",
    b"consent",
    b"cookie",
    b"cookies",
    b"copyright",
    b"disqus",
    b"foot",
    b"footer",
    b"gdpr",
    b"menu",
    b"nav",
    b"navbar",
    b"navigation",
    b"newsletter",
    b"noprint",
    b"pager",
    b"pagination",
    b"promo",
    b"related",
    b"replies",
    b"rss",
    b"share",
    b"sharing",
    b"sidebar",
    b"social",
    b"sponsor",
    b"sponsored",
    b"subscribe",
    b"toolbar",
];

/// Parts of names of what is text whatever else it is called (after the same: “maybe a candidate”). A section has its id from
/// its heading, which may speak of cookies.
const TEXT: [&[u8]; 10] =
    [b"article", b"body", b"column", b"content", b"entry", b"has", b"main", b"post", b"section", b"text"];

/// Whether classes or an id have a part that is a name of furniture.
pub(super) fn is_furniture(names: &[u8]) -> bool {
    has_part(names, &FURNITURE)
}

/// Whether classes or an id have a part that is a name of text.
pub(super) fn is_text(names: &[u8]) -> bool {
    has_part(names, &TEXT)
}

fn has_part(names: &[u8], wanted: &[&[u8]]) -> bool {
    let mut parts = names.split(|byte| !byte.is_ascii_alphanumeric());
    parts.any(|part| wanted.iter().any(|wanted| part.eq_ignore_ascii_case(wanted)))
}

/// Whether a class says that this is the mark of a note: Word's and LibreOffice's do.
pub(super) fn is_note_mark(classes: &[u8]) -> bool {
    has_class(
        classes,
        &[
            b"MsoFootnoteReference",
            b"MsoEndnoteReference",
            b"sdfootnoteanc",
            b"sdfootnotesym",
            b"sdendnoteanc",
            b"sdendnotesym",
        ],
    )
}

/// What a class says that an element is.
pub(super) fn role_of_class(classes: &[u8]) -> Option<Role> {
    has_class(classes, &[b"MsoFootnoteText", b"MsoEndnoteText"]).then_some(Role::Footnote)
}

/// What an id says that an element is: notes are numbered.
pub(super) fn role_of_id(id: &[u8]) -> Option<Role> {
    let name = id.trim_ascii_end();
    let letters = name.iter().take_while(|byte| !byte.is_ascii_digit()).count();
    let (name, number) = name.split_at(letters);
    let is_note = matches!(name, b"ftn" | b"edn" | b"sdfootnote" | b"sdendnote");
    (is_note && !number.is_empty() && number.iter().all(u8::is_ascii_digit)).then_some(Role::Footnote)
}

fn has_class(classes: &[u8], wanted: &[&[u8]]) -> bool {
    let mut classes = classes.split(u8::is_ascii_whitespace);
    classes.any(|class| wanted.iter().any(|wanted| class.eq_ignore_ascii_case(wanted)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_furniture_are_known() {
        for (names, expected, name) in [
            ("comments", true, "a word"),
            ("Cookie-Banner cc", true, "a part of a name"),
            ("inline_related", true, "the last part of a name"),
            ("shareholders commentary", false, "the beginning of a word"),
            ("WordSection1", false, "Word's sections"),
            ("", false, "nothing"),
        ] {
            assert_eq!(is_furniture(names.as_bytes()), expected, "{name}");
        }
        assert!(is_text(b"row has-sidebar") && is_text(b"Related_Content") && !is_text(b"contents"));
    }

    #[test]
    fn notes_of_office_programs_are_known() {
        for (id, expected) in [
            ("ftn1", true),
            ("edn12", true),
            ("sdfootnote3", true),
            ("ftn", false),
            ("ftnref1", false),
            ("ftn1a", false),
        ] {
            assert_eq!(role_of_id(id.as_bytes()).is_some(), expected, "{id}");
        }
        assert_eq!(role_of_class(b"x MsoFootnoteText"), Some(Role::Footnote));
        assert!(is_note_mark(b"western sdfootnoteanc") && !is_note_mark(b"sdfootnote"));
    }
}
