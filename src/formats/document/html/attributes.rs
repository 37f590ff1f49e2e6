//! What attributes say of an element.

/// A role (WAI-ARIA 1.2) that says more than the tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The main text.
    Main,
    /// An article.
    Article,
    /// Navigation, banners, controls.
    Furniture,
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
    pub(super) lang: Option<String>,
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
            _ => Name::None,
        };
        match self.current {
            Name::Hidden => self.hidden = true,
            Name::None if name == b"href" => self.href = true,
            Name::None if name == b"open" => self.open = true,
            _ => {}
        }
    }

    /// The value of the attribute, if it has one.
    pub(super) fn value(&mut self, value: &[u8]) {
        match self.current {
            Name::Hidden if value.eq_ignore_ascii_case(b"until-found") => self.hidden = false,
            Name::AriaHidden if value.eq_ignore_ascii_case(b"true") => self.hidden = true,
            Name::Style if hides(value) => self.hidden = true,
            Name::Role => self.role = self.role.or_else(|| role(value)),
            Name::Lang if value.len() <= LONGEST_LANG => {
                self.lang = std::str::from_utf8(value).ok().map(|tag| tag.trim().to_owned());
            }
            _ => {}
        }
    }
}

fn role(value: &[u8]) -> Option<Role> {
    let value = value.to_ascii_lowercase();
    value.split(u8::is_ascii_whitespace).find_map(|role| match role {
        b"main" => Some(Role::Main),
        b"article" => Some(Role::Article),
        b"heading" => Some(Role::Heading),
        b"navigation" | b"banner" | b"contentinfo" | b"complementary" | b"search" | b"menu" | b"menubar"
        | b"toolbar" | b"tablist" | b"dialog" | b"alertdialog" | b"alert" => Some(Role::Furniture),
        b"doc-footnote" | b"doc-endnote" | b"doc-endnotes" | b"footnote" | b"footnotes" | b"endnote" | b"endnotes"
        | b"rearnote" | b"rearnotes" => Some(Role::Footnote),
        _ => None,
    })
}

/// Whether a style hides its element. Only the style of the element itself is looked at.
fn hides(style: &[u8]) -> bool {
    style.split(|byte| *byte == b';').any(|declaration| {
        let Some(colon) = declaration.iter().position(|byte| *byte == b':') else { return false };
        let (property, value) = (declaration[..colon].trim_ascii(), declaration[colon + 1..].trim_ascii());
        let value = value.split(|byte| *byte == b'!').next().unwrap_or_default().trim_ascii();
        (property.eq_ignore_ascii_case(b"display") && value.eq_ignore_ascii_case(b"none"))
            || (property.eq_ignore_ascii_case(b"visibility") && value.eq_ignore_ascii_case(b"hidden"))
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
