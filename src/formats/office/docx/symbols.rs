//! Characters of symbol fonts (`w:sym`, or the private use area in a run of such a font), which have numbers of their own there.

/// The Greek letters of the font Symbol, `A` to `Z` and `a` to `z` (Adobe's Symbol encoding).
const GREEK: [&str; 2] = ["ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"];

/// Other characters of the font Symbol.
const SYMBOL: &[(u8, char)] = &[
    (0x22, '∀'),
    (0x24, '∃'),
    (0x2D, '−'),
    (0x40, '≅'),
    (0x5E, '⊥'),
    (0xA2, '′'),
    (0xA3, '≤'),
    (0xA5, '∞'),
    (0xAB, '↔'),
    (0xAC, '←'),
    (0xAD, '↑'),
    (0xAE, '→'),
    (0xAF, '↓'),
    (0xB0, '°'),
    (0xB1, '±'),
    (0xB2, '″'),
    (0xB3, '≥'),
    (0xB4, '×'),
    (0xB5, '∝'),
    (0xB6, '∂'),
    (0xB7, '•'),
    (0xB8, '÷'),
    (0xB9, '≠'),
    (0xBA, '≡'),
    (0xBB, '≈'),
    (0xBC, '…'),
    (0xC6, '∅'),
    (0xC7, '∩'),
    (0xC8, '∪'),
    (0xCC, '⊂'),
    (0xCE, '∈'),
    (0xD2, '®'),
    (0xD3, '©'),
    (0xD4, '™'),
    (0xD5, '∏'),
    (0xD6, '√'),
    (0xD7, '⋅'),
    (0xDB, '⇔'),
    (0xDE, '⇒'),
    (0xE5, '∑'),
    (0xF2, '∫'),
];

/// Characters of the font Wingdings that people write among words.
const WINGDINGS: &[(u8, char)] = &[
    (0x28, '☎'),
    (0x2A, '✉'),
    (0x4A, '☺'),
    (0x4C, '☹'),
    (0x6C, '●'),
    (0x6E, '■'),
    (0x6F, '□'),
    (0xA7, '▪'),
    (0xA8, '◻'),
    (0xDF, '←'),
    (0xE0, '→'),
    (0xE1, '↑'),
    (0xE2, '↓'),
    (0xF0, '⇨'),
    (0xFB, '✗'),
    (0xFC, '✓'),
    (0xFD, '☒'),
    (0xFE, '☑'),
];

/// The character that stands for one of a font, by its number in hexadecimal digits. None for ornaments that nothing stands
/// for.
pub(super) fn symbol(font: &str, number: &str) -> Option<char> {
    let code = u32::from_str_radix(number, 16).ok()?;
    match code {
        // Symbol fonts are put at the beginning of the private use area.
        0xF020..=0xF0FF => in_font(font, (code & 0xFF) as u8),
        0x20..=0xFF => in_font(font, code as u8),
        _ => char::from_u32(code).filter(|c| !c.is_control() && !matches!(c, '\u{E000}'..='\u{F8FF}')),
    }
}

/// A text in a font of symbols, those of its characters that only mean something in that font replaced.
pub(super) fn in_words(font: &str, text: &str) -> String {
    let of_font = |c| matches!(c, '\u{F020}'..='\u{F0FF}');
    text.chars().filter_map(|c| if of_font(c) { in_font(font, (u32::from(c) & 0xFF) as u8) } else { Some(c) }).collect()
}

/// Whether a font has ornaments and the like in the places of letters.
pub(super) fn is_symbol_font(font: &str) -> bool {
    let font = font.to_ascii_lowercase();
    font == "symbol" || font.starts_with("wingdings") || font.starts_with("webdings")
}

fn in_font(font: &str, code: u8) -> Option<char> {
    let listed = |list: &[(u8, char)]| list.iter().find(|(known, _)| *known == code).map(|(_, c)| *c);
    match font.to_ascii_lowercase().as_str() {
        "symbol" => match code {
            b'A'..=b'Z' => GREEK[0].chars().nth(usize::from(code - b'A')),
            b'a'..=b'z' => GREEK[1].chars().nth(usize::from(code - b'a')),
            _ => listed(SYMBOL).or_else(|| (code.is_ascii_graphic() || code == b' ').then_some(char::from(code))),
        },
        "wingdings" => listed(WINGDINGS).or((code == b' ').then_some(' ')),
        font if is_symbol_font(font) => (code == b' ').then_some(' '),
        _ => Some(char::from(code)).filter(|c| !c.is_control()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_become_the_characters_that_they_look_like() {
        for (font, number, expected) in [
            ("Symbol", "F061", Some('α')),
            ("Symbol", "0057", Some('Ω')),
            ("Symbol", "F0B3", Some('≥')),
            ("Symbol", "F031", Some('1')),
            ("Wingdings", "F0FC", Some('✓')),
            ("Wingdings", "F021", None),
            ("Wingdings 2", "F050", None),
            ("Arial", "F041", Some('A')),
            ("Arial", "2022", Some('•')),
            ("Arial", "E123", None),
            ("Arial", "D800", None),
            ("Arial", "7", None),
            ("Arial", "x", None),
            ("", "FFFFFFFFFF", None),
        ] {
            assert_eq!(symbol(font, number), expected, "{font} {number}");
        }
        assert!(GREEK.iter().all(|letters| letters.chars().count() == 26));
    }
}
