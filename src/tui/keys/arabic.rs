//! The standard Arabic keyboard layout (Arabic 101): which key a letter sits on.

/// The letter or sign that the key of an Arabic letter has on an English keyboard; Shift included, since it gives
/// another Arabic letter. None for what is no letter of the layout.
pub(super) fn key_under(c: char) -> Option<char> {
    let latin = match c {
        'ض' => 'q',
        'ص' => 'w',
        'ث' => 'e',
        'ق' => 'r',
        'ف' => 't',
        'غ' => 'y',
        'ع' => 'u',
        'ه' => 'i',
        'خ' => 'o',
        'ح' => 'p',
        'ج' => '[',
        'د' => ']',
        'ش' => 'a',
        'س' => 's',
        'ي' => 'd',
        'ب' => 'f',
        'ل' => 'g',
        'ا' => 'h',
        'ت' => 'j',
        'ن' => 'k',
        'م' => 'l',
        'ئ' => 'z',
        'ء' => 'x',
        'ؤ' => 'c',
        'ر' => 'v',
        'ى' => 'n',
        'ة' => 'm',
        // Presentation forms: what terminals send for the keys with lam-alef.
        '\u{FEFB}' => 'b',
        '\u{FEF7}' => 'G',
        'آ' => 'N',
        '~' => 'Z',
        '\u{64C}' => 'R',
        // Without Shift, as the keys of `<` and `>` have `,` and `.` with it.
        'و' => '<',
        'ز' => '>',
        'ظ' => '/',
        '؟' => '?',
        _ => return None,
    };
    Some(latin)
}
