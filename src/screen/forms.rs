//! The joining forms of Arabic letters, as characters of their own (presentation forms).
//!
//! Source: the compatibility decompositions of the blocks Arabic Presentation Forms-A and -B in the Unicode Character
//! Database (`<isolated>`, `<final>`, `<initial>`, `<medial>` of one letter; lam with alef). Letters without such forms
//! are absent and shown as they are, and so are hamza (U+0621) and u with hamza above (U+0677), which have no form but
//! the isolated one.

/// The forms of one letter: isolated, final, initial, medial. A letter that joins only to the one before it has no
/// initial and no medial form; they repeat the isolated and the final one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Forms {
    /// The letter as it is stored.
    pub base: char,
    shapes: [char; 4],
}

impl Forms {
    /// The shape of the letter, by whether it joins to the letter before and to the one after.
    pub fn shape(&self, before: bool, after: bool) -> char {
        self.shapes[usize::from(before) + 2 * usize::from(after)]
    }
}

/// The forms of a letter that has any.
pub(super) fn forms(letter: char) -> Option<&'static Forms> {
    if !('\u{0622}'..='\u{06D3}').contains(&letter) {
        return None;
    }
    FORMS.binary_search_by_key(&letter, |forms| forms.base).ok().map(|index| &FORMS[index])
}

/// The letter lam.
pub(super) const LAM: char = '\u{0644}';

/// The one shape of lam with `alef` behind it, isolated or joined to the letter before.
pub(super) fn lam_alef(alef: char, before: bool) -> Option<char> {
    let pair = match alef {
        '\u{0622}' => ['\u{FEF5}', '\u{FEF6}'],
        '\u{0623}' => ['\u{FEF7}', '\u{FEF8}'],
        '\u{0625}' => ['\u{FEF9}', '\u{FEFA}'],
        '\u{0627}' => ['\u{FEFB}', '\u{FEFC}'],
        _ => return None,
    };
    Some(pair[usize::from(before)])
}

const fn two(base: char, isolated: char, last: char) -> Forms {
    Forms { base, shapes: [isolated, last, isolated, last] }
}

const fn four(base: char, isolated: char, last: char, first: char, middle: char) -> Forms {
    Forms { base, shapes: [isolated, last, first, middle] }
}

/// Sorted by letter.
#[rustfmt::skip]
const FORMS: &[Forms] = &[
    two('\u{0622}', '\u{FE81}', '\u{FE82}'), // alef with madda above
    two('\u{0623}', '\u{FE83}', '\u{FE84}'), // alef with hamza above
    two('\u{0624}', '\u{FE85}', '\u{FE86}'), // waw with hamza above
    two('\u{0625}', '\u{FE87}', '\u{FE88}'), // alef with hamza below
    four('\u{0626}', '\u{FE89}', '\u{FE8A}', '\u{FE8B}', '\u{FE8C}'), // yeh with hamza above
    two('\u{0627}', '\u{FE8D}', '\u{FE8E}'), // alef
    four('\u{0628}', '\u{FE8F}', '\u{FE90}', '\u{FE91}', '\u{FE92}'), // beh
    two('\u{0629}', '\u{FE93}', '\u{FE94}'), // teh marbuta
    four('\u{062A}', '\u{FE95}', '\u{FE96}', '\u{FE97}', '\u{FE98}'), // teh
    four('\u{062B}', '\u{FE99}', '\u{FE9A}', '\u{FE9B}', '\u{FE9C}'), // theh
    four('\u{062C}', '\u{FE9D}', '\u{FE9E}', '\u{FE9F}', '\u{FEA0}'), // jeem
    four('\u{062D}', '\u{FEA1}', '\u{FEA2}', '\u{FEA3}', '\u{FEA4}'), // hah
    four('\u{062E}', '\u{FEA5}', '\u{FEA6}', '\u{FEA7}', '\u{FEA8}'), // khah
    two('\u{062F}', '\u{FEA9}', '\u{FEAA}'), // dal
    two('\u{0630}', '\u{FEAB}', '\u{FEAC}'), // thal
    two('\u{0631}', '\u{FEAD}', '\u{FEAE}'), // reh
    two('\u{0632}', '\u{FEAF}', '\u{FEB0}'), // zain
    four('\u{0633}', '\u{FEB1}', '\u{FEB2}', '\u{FEB3}', '\u{FEB4}'), // seen
    four('\u{0634}', '\u{FEB5}', '\u{FEB6}', '\u{FEB7}', '\u{FEB8}'), // sheen
    four('\u{0635}', '\u{FEB9}', '\u{FEBA}', '\u{FEBB}', '\u{FEBC}'), // sad
    four('\u{0636}', '\u{FEBD}', '\u{FEBE}', '\u{FEBF}', '\u{FEC0}'), // dad
    four('\u{0637}', '\u{FEC1}', '\u{FEC2}', '\u{FEC3}', '\u{FEC4}'), // tah
    four('\u{0638}', '\u{FEC5}', '\u{FEC6}', '\u{FEC7}', '\u{FEC8}'), // zah
    four('\u{0639}', '\u{FEC9}', '\u{FECA}', '\u{FECB}', '\u{FECC}'), // ain
    four('\u{063A}', '\u{FECD}', '\u{FECE}', '\u{FECF}', '\u{FED0}'), // ghain
    four('\u{0641}', '\u{FED1}', '\u{FED2}', '\u{FED3}', '\u{FED4}'), // feh
    four('\u{0642}', '\u{FED5}', '\u{FED6}', '\u{FED7}', '\u{FED8}'), // qaf
    four('\u{0643}', '\u{FED9}', '\u{FEDA}', '\u{FEDB}', '\u{FEDC}'), // kaf
    four('\u{0644}', '\u{FEDD}', '\u{FEDE}', '\u{FEDF}', '\u{FEE0}'), // lam
    four('\u{0645}', '\u{FEE1}', '\u{FEE2}', '\u{FEE3}', '\u{FEE4}'), // meem
    four('\u{0646}', '\u{FEE5}', '\u{FEE6}', '\u{FEE7}', '\u{FEE8}'), // noon
    four('\u{0647}', '\u{FEE9}', '\u{FEEA}', '\u{FEEB}', '\u{FEEC}'), // heh
    two('\u{0648}', '\u{FEED}', '\u{FEEE}'), // waw
    four('\u{0649}', '\u{FEEF}', '\u{FEF0}', '\u{FBE8}', '\u{FBE9}'), // alef maksura
    four('\u{064A}', '\u{FEF1}', '\u{FEF2}', '\u{FEF3}', '\u{FEF4}'), // yeh
    two('\u{0671}', '\u{FB50}', '\u{FB51}'), // alef wasla
    four('\u{0679}', '\u{FB66}', '\u{FB67}', '\u{FB68}', '\u{FB69}'), // tteh
    four('\u{067A}', '\u{FB5E}', '\u{FB5F}', '\u{FB60}', '\u{FB61}'), // tteheh
    four('\u{067B}', '\u{FB52}', '\u{FB53}', '\u{FB54}', '\u{FB55}'), // beeh
    four('\u{067E}', '\u{FB56}', '\u{FB57}', '\u{FB58}', '\u{FB59}'), // peh
    four('\u{067F}', '\u{FB62}', '\u{FB63}', '\u{FB64}', '\u{FB65}'), // teheh
    four('\u{0680}', '\u{FB5A}', '\u{FB5B}', '\u{FB5C}', '\u{FB5D}'), // beheh
    four('\u{0683}', '\u{FB76}', '\u{FB77}', '\u{FB78}', '\u{FB79}'), // nyeh
    four('\u{0684}', '\u{FB72}', '\u{FB73}', '\u{FB74}', '\u{FB75}'), // dyeh
    four('\u{0686}', '\u{FB7A}', '\u{FB7B}', '\u{FB7C}', '\u{FB7D}'), // tcheh
    four('\u{0687}', '\u{FB7E}', '\u{FB7F}', '\u{FB80}', '\u{FB81}'), // tcheheh
    two('\u{0688}', '\u{FB88}', '\u{FB89}'), // ddal
    two('\u{068C}', '\u{FB84}', '\u{FB85}'), // dahal
    two('\u{068D}', '\u{FB82}', '\u{FB83}'), // ddahal
    two('\u{068E}', '\u{FB86}', '\u{FB87}'), // dul
    two('\u{0691}', '\u{FB8C}', '\u{FB8D}'), // rreh
    two('\u{0698}', '\u{FB8A}', '\u{FB8B}'), // jeh
    four('\u{06A4}', '\u{FB6A}', '\u{FB6B}', '\u{FB6C}', '\u{FB6D}'), // veh
    four('\u{06A6}', '\u{FB6E}', '\u{FB6F}', '\u{FB70}', '\u{FB71}'), // peheh
    four('\u{06A9}', '\u{FB8E}', '\u{FB8F}', '\u{FB90}', '\u{FB91}'), // keheh
    four('\u{06AD}', '\u{FBD3}', '\u{FBD4}', '\u{FBD5}', '\u{FBD6}'), // ng
    four('\u{06AF}', '\u{FB92}', '\u{FB93}', '\u{FB94}', '\u{FB95}'), // gaf
    four('\u{06B1}', '\u{FB9A}', '\u{FB9B}', '\u{FB9C}', '\u{FB9D}'), // ngoeh
    four('\u{06B3}', '\u{FB96}', '\u{FB97}', '\u{FB98}', '\u{FB99}'), // gueh
    two('\u{06BA}', '\u{FB9E}', '\u{FB9F}'), // noon ghunna
    four('\u{06BB}', '\u{FBA0}', '\u{FBA1}', '\u{FBA2}', '\u{FBA3}'), // rnoon
    four('\u{06BE}', '\u{FBAA}', '\u{FBAB}', '\u{FBAC}', '\u{FBAD}'), // heh doachashmee
    two('\u{06C0}', '\u{FBA4}', '\u{FBA5}'), // heh with yeh above
    four('\u{06C1}', '\u{FBA6}', '\u{FBA7}', '\u{FBA8}', '\u{FBA9}'), // heh goal
    two('\u{06C5}', '\u{FBE0}', '\u{FBE1}'), // kirghiz oe
    two('\u{06C6}', '\u{FBD9}', '\u{FBDA}'), // oe
    two('\u{06C7}', '\u{FBD7}', '\u{FBD8}'), // u
    two('\u{06C8}', '\u{FBDB}', '\u{FBDC}'), // yu
    two('\u{06C9}', '\u{FBE2}', '\u{FBE3}'), // kirghiz yu
    two('\u{06CB}', '\u{FBDE}', '\u{FBDF}'), // ve
    four('\u{06CC}', '\u{FBFC}', '\u{FBFD}', '\u{FBFE}', '\u{FBFF}'), // farsi yeh
    four('\u{06D0}', '\u{FBE4}', '\u{FBE5}', '\u{FBE6}', '\u{FBE7}'), // e
    two('\u{06D2}', '\u{FBAE}', '\u{FBAF}'), // yeh barree
    two('\u{06D3}', '\u{FBB0}', '\u{FBB1}'), // yeh barree with hamza above
];

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_joining_type::{JoiningType, get_joining_type};
    use unicode_normalization::UnicodeNormalization;

    fn letters(form: char) -> Vec<char> {
        std::iter::once(form).nfkd().nfc().collect()
    }

    #[test]
    fn every_form_decomposes_to_its_letter() {
        assert!(FORMS.is_sorted_by_key(|forms| forms.base));
        for forms in FORMS {
            for shape in forms.shapes {
                assert_eq!(letters(shape), [forms.base], "{:04X}", shape as u32);
            }
        }
        for alef in ['\u{0622}', '\u{0623}', '\u{0625}', '\u{0627}'] {
            for before in [false, true] {
                assert_eq!(letters(lam_alef(alef, before).unwrap()), [LAM, alef]);
            }
        }
    }

    /// Within both blocks the forms of a letter follow each other as isolated, final, initial, medial; only the initial
    /// and medial forms of alef maksura were encoded later and elsewhere.
    #[test]
    fn every_form_is_the_right_one() {
        for forms in FORMS {
            let [isolated, last, first, middle] = forms.shapes.map(u32::from);
            assert_eq!(last, isolated + 1, "{:04X}", u32::from(forms.base));
            let later = (first, middle);
            let expected = match get_joining_type(forms.base) {
                _ if forms.base == '\u{0649}' => (0xFBE8, 0xFBE9),
                // Noon ghunna joins on both sides but has only the forms of the end of a word.
                _ if forms.base == '\u{06BA}' => (isolated, last),
                JoiningType::DualJoining => (isolated + 2, isolated + 3),
                _ => (isolated, last),
            };
            assert_eq!(later, expected, "{:04X}", u32::from(forms.base));
        }
        for (alef, isolated) in [('\u{0622}', 0xFEF5), ('\u{0623}', 0xFEF7), ('\u{0625}', 0xFEF9), ('\u{0627}', 0xFEFB)]
        {
            assert_eq!(lam_alef(alef, false).map(u32::from), Some(isolated));
            assert_eq!(lam_alef(alef, true).map(u32::from), Some(isolated + 1));
        }
    }

    #[test]
    fn no_form_of_a_single_letter_is_missing() {
        for form in ('\u{FB50}'..='\u{FBFF}').chain('\u{FE80}'..='\u{FEF4}') {
            if let [letter] = letters(form)[..]
                && letter != form
                && !['\u{0621}', '\u{0677}'].contains(&letter)
            {
                let forms = forms(letter).unwrap_or_else(|| panic!("{:04X}", u32::from(letter)));
                assert!(forms.shapes.contains(&form), "{:04X}", u32::from(form));
            }
        }
    }
}
