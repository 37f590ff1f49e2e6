//! Numbers of several words: `خمسة وعشرون`, `ثلاثة ملايين`, `2.5 مليار`, `twenty-five`, `two hundred and fifty thousand`.
//!
//! Read is what people write in running text: words and digits mixed, units before tens in Arabic, ordinals like
//! cardinals (`الخامس والعشرين`, `25th`). A row of words is a number when each part is smaller than what stands before it
//! (`ألف` and then `خمسمئة`) or raises it (`خمسة` and then `آلاف`); it ends where that stops. Single words are left to
//! the lexicon.

use super::english::english_number;
use super::number;

/// A number of several words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numeral {
    /// How many words it takes, at least two.
    pub words: usize,
    /// Its value in digits, spelled as [`number()`] spells it.
    pub value: String,
}

/// What a word adds to a number, in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// 1 to 19, or any number in digits.
    Unit(i128),
    /// 20 to 90.
    Tens(i128),
    /// 10 behind a unit: `عشر` in `خمسة عشر`.
    Teen,
    /// 100 to 900.
    Hundreds(i128),
    /// 1,000 and powers of it, and how many of them the word itself says (`ألفان` two, `ألف` none).
    Scale(i128, Option<i128>),
}

/// One, in thousandths.
const ONE: i128 = 1000;

/// No text counts further; it keeps sums far from where they overflow.
const MOST: i128 = ONE * 1_000_000_000_000_000;

/// The number at the beginning of a row of folded Arabic words.
pub fn arabic_numeral(words: &[&str]) -> Option<Numeral> {
    let (first, _) = arabic_part(words.first()?)?;
    numeral(first, words, |word| {
        let (part, bare) = arabic_part(word)?;
        // Only hundreds, thousands and their like follow without a conjunction.
        Some((part, bare.len() < word.len() || matches!(part, Part::Teen | Part::Scale(..)) || is_hundred(part)))
    })
}

/// The number at the beginning of a row of English words in small letters.
pub fn english_numeral(words: &[&str]) -> Option<Numeral> {
    let first = english_part(words.first()?)?;
    let joined: Vec<&str> = words.iter().copied().take(MOST_WORDS).collect();
    numeral(first, &joined, |word| english_part(word).map(|part| (part, true)))
}

/// Whether a number of several words may begin with this folded word.
pub fn begins_numeral(word: &str, arabic: bool) -> bool {
    if arabic { arabic_part(word).is_some() } else { english_part(word).is_some() }
}

/// The value of a single folded word that is a number or begins one, in digits: `مليونين` is 2000000, `five` is 5.
pub fn number_word(word: &str, arabic: bool) -> Option<String> {
    let part = if arabic { arabic_part(word).map(|(part, _)| part) } else { english_part(word) };
    Some(spelled(match part? {
        Part::Unit(value) | Part::Tens(value) | Part::Hundreds(value) => value,
        Part::Teen => 10 * ONE,
        Part::Scale(scale, said) => scale / ONE * said.unwrap_or(ONE),
    }))
}

/// Longer numbers in words do not occur.
const MOST_WORDS: usize = 12;

fn is_hundred(part: Part) -> bool {
    part == Part::Hundreds(100 * ONE)
}

/// Adds up the parts as far as they go.
fn numeral(first: Part, words: &[&str], part: impl Fn(&str) -> Option<(Part, bool)>) -> Option<Numeral> {
    // Closed groups (thousands, millions), the open group below a thousand, and the smallest magnitude so far.
    let (mut closed, mut open, mut floor) = (0, 0, MOST);
    let mut last = None;
    let mut taken = 0;
    let mut at = 0;
    while at < words.len().min(MOST_WORDS) {
        let linked = if at == 0 { Some((first, true)) } else { part(words[at]) };
        let Some((next, joins)) =
            linked.or_else(|| (words[at] == "and" || words[at] == "و").then_some((Part::Teen, false)))
        else {
            break;
        };
        if !joins && next == Part::Teen {
            // A conjunction of its own: it belongs to the number if another part follows.
            at += 1;
            continue;
        }
        if !joins {
            break;
        }
        let fits = match (next, last) {
            (Part::Unit(value) | Part::Tens(value) | Part::Hundreds(value), None) => {
                open = value;
                true
            }
            (Part::Teen, None) => {
                open = 10 * ONE;
                true
            }
            (Part::Scale(scale, said), None) => {
                closed = scale / ONE * said.unwrap_or(ONE);
                floor = scale;
                true
            }
            (Part::Teen, Some(Part::Unit(value))) if value < 10 * ONE => {
                open += 10 * ONE;
                true
            }
            // Twenty-five, and five and twenty.
            (Part::Unit(value), Some(Part::Tens(_))) if value < 10 * ONE => {
                open += value;
                true
            }
            (Part::Tens(value), Some(Part::Unit(unit))) if unit < 10 * ONE && unit % ONE == 0 => {
                open += value;
                true
            }
            (Part::Hundreds(100_000), Some(Part::Unit(value))) if value <= 10 * ONE && open == value => {
                open = value * 100;
                true
            }
            (Part::Unit(value) | Part::Tens(value), Some(Part::Hundreds(_))) if value < 100 * ONE => {
                open += value;
                true
            }
            (Part::Unit(value) | Part::Tens(value) | Part::Hundreds(value), Some(Part::Scale(scale, _)))
                if value < scale && floor > ONE =>
            {
                open = value;
                true
            }
            (Part::Scale(scale, None), Some(before)) if scale < floor && !matches!(before, Part::Scale(..)) => {
                closed += open * (scale / ONE);
                open = 0;
                floor = scale;
                true
            }
            // Hundred thousand million: a scale of a scale.
            (Part::Scale(scale, None), Some(Part::Scale(before, _))) if scale > before && closed < scale => {
                closed *= scale / ONE;
                floor = scale;
                true
            }
            _ => false,
        };
        if !fits || closed + open > MOST {
            break;
        }
        last = Some(if last.is_none() && next == Part::Teen { Part::Unit(10 * ONE) } else { next });
        at += 1;
        taken = at;
    }
    (taken >= 2).then(|| Numeral { words: taken, value: spelled(closed + open) })
}

fn spelled(thousandths: i128) -> String {
    let digits = format!("{}.{:03}", thousandths / ONE, thousandths % ONE);
    number(&digits).unwrap_or(digits)
}

fn digits(word: &str) -> Option<Part> {
    let value = number(word)?;
    let (whole, fraction) = value.split_once('.').unwrap_or((&value, ""));
    if whole.len() > 12 || fraction.len() > 3 || fraction.contains('.') {
        return None;
    }
    let whole: i128 = whole.parse().ok()?;
    let fraction: i128 = format!("{fraction:0<3}").parse().ok()?;
    Some(Part::Unit(whole * ONE + fraction))
}

fn english_part(word: &str) -> Option<Part> {
    let scale = |power: u32| Some(Part::Scale(ONE * 10_i128.pow(power), None));
    match word {
        "hundred" | "hundreds" | "hundredth" => return Some(Part::Hundreds(100 * ONE)),
        "thousand" | "thousands" | "thousandth" => return scale(3),
        "million" | "millions" | "millionth" | "mn" => return scale(6),
        "billion" | "billions" | "bn" => return scale(9),
        "trillion" | "trillions" | "tn" => return scale(12),
        _ => {}
    }
    match english_number(word) {
        Some(value) => value.parse::<i128>().ok().map(|value| plain(value * ONE)),
        None => digits(word),
    }
}

fn plain(value: i128) -> Part {
    if (20 * ONE..100 * ONE).contains(&value) { Part::Tens(value) } else { Part::Unit(value) }
}

/// The part an Arabic word is, with the word without what was cut off in front of it.
fn arabic_part(word: &str) -> Option<(Part, &str)> {
    let whole = exact_arabic_part(word).map(|part| (part, word));
    whole.or_else(|| {
        let bare = ["وال", "و", "ال", "بال", "لل", "ب", "ل"].iter().filter_map(|clitic| word.strip_prefix(clitic));
        bare.filter_map(|bare| exact_arabic_part(bare).map(|part| (part, bare))).next()
    })
}

fn exact_arabic_part(word: &str) -> Option<Part> {
    let hundreds = ["مايه", "ميه"].iter().find_map(|hundred| word.strip_suffix(hundred));
    if let Some(count) = hundreds {
        let count = if count.is_empty() { 1 } else { *FEW.iter().find(|(stem, _)| *stem == count).map(|(_, n)| n)? };
        return Some(Part::Hundreds(count * 100 * ONE));
    }
    let scale = |power: u32, said: Option<i128>| Some(Part::Scale(ONE * 10_i128.pow(power), said.map(|n| n * ONE)));
    match word {
        "مايتان" | "مايتين" | "مايتي" | "مايتا" | "ميتان" | "ميتين" | "ميتي" | "ميتا" =>
        {
            return Some(Part::Hundreds(200 * ONE));
        }
        "عشر" | "عشره" => return Some(Part::Teen),
        "الف" | "الفا" | "الاف" => return scale(3, None),
        "الفان" | "الفين" | "الفي" => return scale(3, Some(2)),
        "مليون" | "مليونا" | "ملايين" => return scale(6, None),
        "مليونان" | "مليونين" | "مليوني" => return scale(6, Some(2)),
        "مليار" | "مليارا" | "مليارات" | "بليون" | "بلايين" => return scale(9, None),
        "ملياران" | "مليارين" | "ملياري" => return scale(9, Some(2)),
        "تريليون" | "تريليونا" | "تريليونات" | "ترليون" => return scale(12, None),
        _ => {}
    }
    let known = UNITS.iter().find(|(name, _)| *name == word).map(|(_, value)| plain(value * ONE));
    known.or_else(|| digits(word).filter(|_| word.starts_with(|c: char| c.is_ascii_digit())))
}

/// What stands before `مئة` in one word.
const FEW: &[(&str, i128)] =
    &[("ثلاث", 3), ("اربع", 4), ("خمس", 5), ("ست", 6), ("سبع", 7), ("ثمان", 8), ("ثماني", 8), ("تسع", 9)];

/// Cardinals and ordinals, folded, in both genders and cases.
#[rustfmt::skip]
const UNITS: &[(&str, i128)] = &[
    ("واحد", 1), ("واحده", 1), ("احد", 1), ("احدي", 1), ("حادي", 1), ("حاديه", 1),
    ("اثنان", 2), ("اثنين", 2), ("اثنتان", 2), ("اثنتين", 2), ("اثنا", 2), ("اثني", 2), ("اثنتا", 2), ("اثنتي", 2),
    ("ثاني", 2), ("ثانيه", 2),
    ("ثلاث", 3), ("ثلاثه", 3), ("ثالث", 3), ("ثالثه", 3), ("اربع", 4), ("اربعه", 4), ("رابع", 4), ("رابعه", 4),
    ("خمس", 5), ("خمسه", 5), ("خامس", 5), ("خامسه", 5), ("ست", 6), ("سته", 6), ("سادس", 6), ("سادسه", 6),
    ("سبع", 7), ("سبعه", 7), ("سابع", 7), ("سابعه", 7),
    ("ثمان", 8), ("ثماني", 8), ("ثمانيه", 8), ("ثامن", 8), ("ثامنه", 8),
    ("تسع", 9), ("تسعه", 9), ("تاسع", 9), ("تاسعه", 9), ("عشرون", 20), ("عشرين", 20),
    ("ثلاثون", 30), ("ثلاثين", 30), ("اربعون", 40), ("اربعين", 40), ("خمسون", 50), ("خمسين", 50),
    ("ستون", 60), ("ستين", 60), ("سبعون", 70), ("سبعين", 70), ("ثمانون", 80), ("ثمانين", 80),
    ("تسعون", 90), ("تسعين", 90),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn numbers_of_several_words_are_read() {
        for (text, expected) in [
            ("خمسة وعشرون", Some((2, "25"))),
            ("الخامس والعشرين من", Some((2, "25"))),
            ("خمسة عشر رجلا", Some((2, "15"))),
            ("عشرة آلاف", Some((2, "10000"))),
            ("ثلاثة ملايين", Some((2, "3000000"))),
            ("2.5 مليار دولار", Some((2, "2500000000"))),
            ("٢٫٥ مليار", Some((2, "2500000000"))),
            ("مئة وخمسون ألفا", Some((3, "150000"))),
            ("مائتي ألف", Some((2, "200000"))),
            ("ألف وخمسمئة", Some((2, "1500"))),
            ("ألف وتسعمئة وثمانية وأربعين", Some((4, "1948"))),
            ("ألفين وخمسة", Some((2, "2005"))),
            ("ثلاث مئة وخمس", Some((3, "305"))),
            ("مليونان وثلاثمائة ألف", Some((3, "2300000"))),
            ("20 ألفا", Some((2, "20000"))),
            ("ثلاثة وأربعة", None),
            ("ثلاثة رجال", None),
            ("عشرون", None),
            ("في ألف", None),
            ("", None),
        ] {
            let folded = fold(text);
            let words: Vec<&str> = folded.split(' ').collect();
            let found = arabic_numeral(&words).map(|it| (it.words, it.value));
            assert_eq!(found, expected.map(|(words, value)| (words, value.to_owned())), "{text}");
        }
    }

    #[test]
    fn single_words_have_values() {
        for (word, arabic, value) in [
            ("مليونين", true, Some("2000000")),
            ("ومئتي", true, Some("200")),
            ("العشرون", true, Some("20")),
            ("عشرة", true, Some("10")),
            ("ثلاثمئة", true, Some("300")),
            ("رجل", true, None),
            ("thousand", false, Some("1000")),
            ("fifth", false, Some("5")),
            ("sailor", false, None),
            ("", true, None),
        ] {
            assert_eq!(number_word(&fold(word), arabic).as_deref(), value, "{word}");
        }
    }

    #[test]
    fn english_numbers_too() {
        for (text, expected) in [
            ("twenty five", Some((2, "25"))),
            ("twenty fifth of", Some((2, "25"))),
            ("three million people", Some((2, "3000000"))),
            ("2.5 billion", Some((2, "2500000000"))),
            ("two hundred and fifty thousand and", Some((5, "250000"))),
            ("one hundred and five", Some((4, "105"))),
            ("nineteen hundred", None),
            ("3 200", None),
            ("two and three", None),
            ("five and twenty", Some((3, "25"))),
            ("hundred thousand", Some((2, "100000"))),
            ("one thousand nine hundred and forty eight", Some((7, "1948"))),
            ("thousand", None),
            ("and five", None),
        ] {
            let words: Vec<&str> = text.split(' ').collect();
            let found = english_numeral(&words).map(|it| (it.words, it.value));
            assert_eq!(found, expected.map(|(words, value)| (words, value.to_owned())), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_row_of_words_is_read_or_left(row in proptest::collection::vec(0_usize..26, 0..16)) {
            const PARTS: [&str; 26] = [
                "الف", "الفان", "مليون", "ملايين", "مليار", "تريليون", "ميه", "ثلاثميه", "وعشرون", "خمسه", "عشر", "وسته",
                "و", "999999999999", "2.5", "1.2.3", "hundred", "thousand", "million", "trillion", "and", "twenty",
                "five", "fifth", "word", "",
            ];
            let words: Vec<&str> = row.into_iter().map(|part| PARTS[part]).collect();
            for numeral in [arabic_numeral(&words), english_numeral(&words)].into_iter().flatten() {
                proptest::prop_assert!((2..=words.len()).contains(&numeral.words), "{numeral:?}");
                proptest::prop_assert_eq!(number(&numeral.value), Some(numeral.value.clone()));
            }
        }
    }
}
