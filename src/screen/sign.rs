//! What cannot be seen, and the sign that is shown in its place.
//!
//! Nothing reaches the terminal that has no picture of its own: controls would be obeyed, and format characters take a
//! column in some terminals and none in others. Each is shown as a sign one column wide. Source of the sets: Unicode 17,
//! general category `Cc`, `Cf`, `Zl`, `Zp`, the property `Default_Ignorable_Code_Point` (with what is reserved for it)
//! and the noncharacters.

/// The sign for a character that cannot be shown as it is; `None` for one that can.
///
/// Joiners, variation selectors and the like are [`is_silent`] and asked for only where they have no character to
/// belong to.
pub(super) fn sign(c: char) -> Option<char> {
    let sign = match c {
        '\0'..='\x1F' => char::from_u32(0x2400 + u32::from(c)).expect("a control picture"),
        ' '..='~' => return None,
        '\x7F' => '␡',
        // Next line.
        '\u{85}' => '␤',
        '\u{80}'..='\u{9F}' => GENERIC,
        // Soft hyphen.
        '\u{AD}' => '¬',
        // Arabic number signs, which stand under the digits after them: terminals differ in their width.
        '\u{0600}'..='\u{0605}' | '\u{070F}' | '\u{0890}'..='\u{0891}' | '\u{110BD}' | '\u{110CD}' => '#',
        // End of ayah, which stands around the digits after it.
        '\u{06DD}' | '\u{08E2}' => '○',
        // Marks of direction: Arabic letter, left to right, right to left.
        '\u{061C}' => '↞',
        '\u{200E}' => '→',
        '\u{200F}' => '←',
        // Embeddings, the end of one, and overrides.
        '\u{202A}' => '⇢',
        '\u{202B}' => '⇠',
        '\u{202C}' => '⇡',
        '\u{202D}' => '⇉',
        '\u{202E}' => '⇇',
        // Isolates and the end of one.
        '\u{2066}' => '↦',
        '\u{2067}' => '↤',
        '\u{2068}' => '↥',
        '\u{2069}' => '↧',
        // Zero width space, non-joiner, joiner; word joiner.
        '\u{200B}' => '╎',
        '\u{200C}' => '┊',
        '\u{200D}' => '∪',
        '\u{2060}' => '∩',
        // Line and paragraph separator.
        '\u{2028}' => '↵',
        '\u{2029}' => '¶',
        // Byte order mark.
        '\u{FEFF}' => '▪',
        // Tags.
        '\u{E0001}' | '\u{E0020}'..='\u{E007F}' => '⚑',
        '\u{034F}'
        | '\u{115F}'..='\u{1160}'
        | '\u{17B4}'..='\u{17B5}'
        | '\u{180B}'..='\u{180F}'
        | '\u{2061}'..='\u{206F}'
        | '\u{3164}'
        | '\u{FDD0}'..='\u{FDEF}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFB}'
        | '\u{13430}'..='\u{1343F}'
        | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}' => GENERIC,
        c if u32::from(c) & 0xFFFE == 0xFFFE => GENERIC,
        _ => return None,
    };
    Some(sign)
}

/// What is left of a character that has a sign, where signs are not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unshown {
    /// The sign all the same: the character itself has a picture, only not one width.
    Sign,
    /// A blank: it keeps words apart.
    Blank,
    /// Nothing.
    Gone,
}

/// What is left of a character that has a [`sign`], where signs are not shown.
pub(super) fn unshown(c: char) -> Unshown {
    match c {
        '\t' | '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Unshown::Blank,
        '\u{0600}'..='\u{0605}' | '\u{06DD}' | '\u{070F}' | '\u{0890}'..='\u{0891}' | '\u{08E2}' => Unshown::Sign,
        '\u{110BD}' | '\u{110CD}' => Unshown::Sign,
        _ => Unshown::Gone,
    }
}

/// The sign for whatever has none of its own, and for what is wider than any cell.
pub(super) const GENERIC: char = '◇';

/// The sign for a character two columns wide in a layout one column wide.
pub(super) const TOO_WIDE: char = '□';

/// The sign for what was cut off.
pub(super) const ELLIPSIS: char = '…';

/// What a mark stands on that has no base.
pub(super) const DOTTED_CIRCLE: char = '◌';

/// Whether a character is seen only by what it does to the one before it: joiners and non-joiners, variation selectors,
/// the grapheme joiner. It then has no cell of its own and is not printed; its bytes belong to the cell before.
pub(super) fn is_silent(c: char) -> bool {
    matches!(
        c,
        '\u{034F}'
            | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180D}'
            | '\u{180F}'
            | '\u{200C}'..='\u{200D}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{E0100}'..='\u{E01EF}'
    )
}

/// Whether it is one of the marks that readers of Arabic can do without: vowels, doubling, recitation marks. Hamza and
/// madda above and below a letter (U+0653 to U+0655) are part of the spelling.
pub(super) fn is_vowel_mark(c: char) -> bool {
    matches!(
        c,
        '\u{0610}'..='\u{061A}'
            | '\u{064B}'..='\u{0652}'
            | '\u{0656}'..='\u{065F}'
            | '\u{0670}'
            | '\u{06D6}'..='\u{06DC}'
            | '\u{06DF}'..='\u{06E4}'
            | '\u{06E7}'..='\u{06E8}'
            | '\u{06EA}'..='\u{06ED}'
            | '\u{0897}'..='\u{089F}'
            | '\u{08CA}'..='\u{08E1}'
            | '\u{08E3}'..='\u{08FF}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_width::UnicodeWidthChar;

    #[test]
    fn whatever_cannot_be_seen_has_a_sign() {
        let unseen = regex::Regex::new(r"[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]").unwrap();
        let noncharacter = |c: char| u32::from(c) & 0xFFFE == 0xFFFE || ('\u{FDD0}'..='\u{FDEF}').contains(&c);
        for c in '\0'..=char::MAX {
            let found = sign(c).is_some();
            let expected = unseen.is_match(c.encode_utf8(&mut [0; 4])) || noncharacter(c);
            assert_eq!(found, expected, "{:04X}", u32::from(c));
            assert!(found || !is_silent(c), "{:04X}", u32::from(c));
        }
    }

    #[test]
    fn a_sign_is_one_column_wide_and_can_be_seen() {
        for sign in ('\0'..=char::MAX).filter_map(sign).chain([GENERIC, TOO_WIDE, ELLIPSIS, DOTTED_CIRCLE]) {
            assert_eq!((sign.width(), super::sign(sign)), (Some(1), None), "{:04X}", u32::from(sign));
        }
    }

    #[test]
    fn vowel_marks_take_no_column() {
        for c in ('\0'..=char::MAX).filter(|c| is_vowel_mark(*c)) {
            assert_eq!(c.width(), Some(0), "{:04X}", u32::from(c));
        }
    }
}
