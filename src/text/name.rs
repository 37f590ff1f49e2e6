//! What a character is called.

/// The number and the name of a character, for people: `U+064E fatha`. The name is the Unicode Standard's in small
/// letters, without `Arabic` in front; a control character and one that is not assigned has a number only.
pub fn character_name(c: char) -> String {
    let number = format!("U+{:04X}", u32::from(c));
    let Some(name) = unicode_names2::name(c) else { return number };
    let name = name.to_string();
    let name = name.strip_prefix("ARABIC ").unwrap_or(&name);
    format!("{number} {}", name.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_called_by_number_and_name() {
        for (c, name) in [
            ('\u{64E}', "U+064E fatha"),
            ('\u{651}', "U+0651 shadda"),
            ('\u{670}', "U+0670 letter superscript alef"),
            ('ب', "U+0628 letter beh"),
            ('a', "U+0061 latin small letter a"),
            ('\u{202E}', "U+202E right-to-left override"),
            ('\u{1B}', "U+001B"),
            ('\u{E000}', "U+E000"),
        ] {
            assert_eq!(character_name(c), name);
        }
    }
}
