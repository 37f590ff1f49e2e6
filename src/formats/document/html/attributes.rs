//! What attributes say of an element.

use super::names;

/// A role (WAI-ARIA 1.2) that says more than the tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The main text.
    Main,
    /// An article.
    Article,
    /// Navigation, banners, controls.
    Furniture,
    /// A message: of the page, or a correction of the text that it is in.
    Alert,
    /// A footnote or all of them.
    Footnote,
    /// A heading made of another element.
    Heading,
}

/// The attributes of a tag that matter.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    pub(super) hidden: bool,
    pub(super) open: bool,
    pub(super) role: Option<Role>,
    /// Whether it leads somewhere.
    pub(super) href: bool,
    /// Whether it leads to a place on the page.
    pub(super) is_inside: bool,
    /// Whether it is the mark of a note.
    pub(super) is_note_mark: bool,
    /// Whether a class of it is that of furniture.
    pub(super) has_furniture_class: bool,
    /// Whether its id is that of furniture.
    pub(super) has_furniture_id: bool,
    /// Whether a class or the id is that of text.
    pub(super) has_text_name: bool,
    pub(super) lang: Option<String>,
    is_generator: bool,
    is_of_office: bool,
    current: Name,
}

/// The attribute whose value comes next.
#[derive(Debug, Clone, Copy, Default)]
enum Name {
    #[default]
    None,
    Hidden,
    AriaHidden,
    Style,
    Role,
    Lang,
    Href,
    Class,
    Id,
    Meta,
    Content,
}

/// A longer language tag is none.
const LONGEST_LANG: usize = 35;

impl Attributes {
    /// An attribute begins, with its name in lower case.
    pub(super) fn name(&mut self, name: &[u8]) {
        self.current = match name {
            b"hidden" => Name::Hidden,
            b"aria-hidden" => Name::AriaHidden,
            b"style" => Name::Style,
            b"role" | b"epub:type" => Name::Role,
            b"lang" | b"xml:lang" => Name::Lang,
            b"href" => Name::Href,
            b"class" => Name::Class,
            b"id" => Name::Id,
            b"name" => Name::Meta,
            b"content" => Name::Content,
            _ => Name::None,
        };
        match self.current {
            Name::Hidden => self.hidden = true,
            Name::Href => self.href = true,
            Name::None if name == b"open" => self.open = true,
            _ => {}
        }
    }

    /// The value of the attribute, if it has one.
    pub(super) fn value(&mut self, value: &[u8]) {
        match self.current {
            Name::Hidden if value.eq_ignore_ascii_case(b"until-found") => self.hidden = false,
            Name::AriaHidden if value.eq_ignore_ascii_case(b"true") => self.hidden = true,
            Name::Style => {
                self.hidden |= hides(value);
                self.is_note_mark |=
                    declares(value, |property, _| is_any(property, &[b"mso-footnote-id", b"mso-endnote-id"]));
                let is_note = |property: &[u8], value: &[u8]| {
                    property.eq_ignore_ascii_case(b"mso-element") && is_any(value, &[b"footnote", b"endnote"])
                };
                self.role = self.role.or_else(|| declares(value, is_note).then_some(Role::Footnote));
            }
            Name::Role => {
                self.is_note_mark |= is_note_mark(value);
                // It says more than a class and an id.
                self.role = role(value).or(self.role);
            }
            Name::Href => self.is_inside = value.starts_with(b"#"),
            Name::Class => {
                self.is_note_mark |= names::is_note_mark(value);
                self.has_furniture_class = names::is_furniture(value);
                self.has_text_name |= names::is_text(value);
                self.role = self.role.or_else(|| names::role_of_class(value));
            }
            Name::Id => {
                self.has_furniture_id = names::is_furniture(value);
                self.has_text_name |= names::is_text(value);
                self.role = self.role.or_else(|| names::role_of_id(value));
            }
            Name::Meta => self.is_generator = value.eq_ignore_ascii_case(b"generator"),
            Name::Content => self.is_of_office = is_office_program(value),
            Name::Lang if value.len() <= LONGEST_LANG => {
                self.lang = std::str::from_utf8(value).ok().map(|tag| tag.trim().to_owned());
            }
            _ => {}
        }
    }

    /// Whether they are those of the `meta` element of a document that an office program has saved.
    pub(super) fn is_by_office_program(&self) -> bool {
        self.is_generator && self.is_of_office
    }
}

/// Whether the program that has made a page is known for documents.
fn is_office_program(name: &[u8]) -> bool {
    let programs: [&[u8]; 4] = [b"Microsoft Word", b"LibreOffice", b"OpenOffice", b"Aspose.Words"];
    programs.iter().any(|program| name.get(..program.len()).is_some_and(|start| start.eq_ignore_ascii_case(program)))
}

fn is_note_mark(value: &[u8]) -> bool {
    let roles: [&[u8]; 4] = [b"doc-noteref", b"doc-backlink", b"noteref", b"backlink"];
    value.split(u8::is_ascii_whitespace).any(|role| is_any(role, &roles))
}

fn is_any(word: &[u8], words: &[&[u8]]) -> bool {
    words.iter().any(|other| word.eq_ignore_ascii_case(other))
}

fn role(value: &[u8]) -> Option<Role> {
    let value = value.to_ascii_lowercase();
    value.split(u8::is_ascii_whitespace).find_map(|role| match role {
        b"main" => Some(Role::Main),
        b"article" => Some(Role::Article),
        b"heading" => Some(Role::Heading),
        b"navigation" | b"banner" | b"contentinfo" | b"complementary" | b"search" | b"menu" | b"menubar"
        | b"toolbar" | b"tablist" | b"dialog" | b"alertdialog" => Some(Role::Furniture),
        b"alert" => Some(Role::Alert),
        b"doc-footnote" | b"doc-endnote" | b"doc-endnotes" | b"footnote" | b"footnotes" | b"endnote" | b"endnotes"
        | b"rearnote" | b"rearnotes" => Some(Role::Footnote),
        _ => None,
    })
}

/// Whether a style hides its element. Only the style of the element itself is looked at.
fn hides(style: &[u8]) -> bool {
    declares(style, |property, value| {
        (property.eq_ignore_ascii_case(b"display") && value.eq_ignore_ascii_case(b"none"))
            || (property.eq_ignore_ascii_case(b"visibility") && value.eq_ignore_ascii_case(b"hidden"))
    })
}

/// Whether one of the properties and values of a style is wanted.
fn declares(style: &[u8], is_wanted: impl Fn(&[u8], &[u8]) -> bool) -> bool {
    style.split(|byte| *byte == b';').any(|declaration| {
        let Some(colon) = declaration.iter().position(|byte| *byte == b':') else { return false };
        let (property, value) = (declaration[..colon].trim_ascii(), declaration[colon + 1..].trim_ascii());
        let value = value.split(|byte| *byte == b'!').next().unwrap_or_default().trim_ascii();
        is_wanted(property, value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_that_hide_are_known() {
        for (style, hidden, name) in [
            ("display:none", true, "plain"),
            ("color:red; DISPLAY : None !important;", true, "with all that CSS allows"),
            ("visibility:hidden", true, "not visible"),
            ("display:block", false, "shown"),
            ("x-display:none", false, "another property"),
            ("display", false, "no value"),
            ("", false, "nothing"),
        ] {
            assert_eq!(hides(style.as_bytes()), hidden, "{name}");
        }
    }
}
