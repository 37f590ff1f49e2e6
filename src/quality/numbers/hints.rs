//! Words that say a number without being one: months, decades, halves and quarters, a dozen.

use super::read::Figure;
use crate::lang::Lang;
use crate::text::{fold, words};

/// What a text says of numbers besides its numbers.
#[derive(Debug, Default)]
pub(super) struct Hints {
    /// Numbers that a word stands for.
    values: Vec<&'static str>,
    /// Decades, as 80 for the eighties of any century.
    decades: Vec<&'static str>,
    half: bool,
}

impl Hints {
    pub fn of(text: &str, lang: &Lang) -> Self {
        let mut hints = Hints::default();
        let arabic = lang.primary() == "ar";
        if !arabic && lang.primary() != "en" {
            return hints;
        }
        for word in words(text) {
            let word = fold(word.text);
            if arabic {
                // The longest clitics first.
                let bare = ["وبال", "وال", "بال", "كال", "لل", "ال", "و", "ب", "ل", "ف"];
                hints.add(&word, ARABIC, ARABIC_DECADES, &["نصف", "نصفا", "نصفه", "نصفها", "منتصف"]);
                for rest in bare.iter().filter_map(|clitic| word.strip_prefix(clitic)) {
                    hints.add(rest, ARABIC, ARABIC_DECADES, &["نصف", "نصفا"]);
                }
            } else {
                hints.add(&word, ENGLISH, ENGLISH_DECADES, &["half", "mid", "halfway"]);
            }
        }
        hints
    }

    fn add(&mut self, word: &str, known: &[Known], decades: &[Known], halves: &[&str]) {
        let of = |list: &[Known], values: &mut Vec<&'static str>| {
            values.extend(list.iter().filter(|(names, _)| names.contains(&word)).flat_map(|(_, values)| *values));
        };
        of(known, &mut self.values);
        of(decades, &mut self.decades);
        self.half |= halves.contains(&word);
    }

    /// Whether the text says such a number.
    pub fn say(&self, figure: &Figure) -> bool {
        let value = figure.value.as_str();
        let significant = value.trim_end_matches('0');
        let half = || {
            matches!(value, "0.5" | "30" | "50")
                || value.ends_with(".5")
                || (value.len() > 3 && significant.len() <= 3 && significant.ends_with('5'))
        };
        self.values.contains(&value)
            || self.decades.iter().any(|decade| value == *decade || (value.len() == 4 && value.ends_with(decade)))
            || (self.half && half())
    }
}

/// Words and the numbers that they stand for.
type Known = (&'static [&'static str], &'static [&'static str]);

/// Folded.
const ARABIC: &[Known] = &[
    (&["يناير", "جانفي"], &["1"]),
    (&["شباط", "فبراير", "فيفري"], &["2"]),
    (&["اذار", "مارس"], &["3"]),
    (&["نيسان", "ابريل", "افريل"], &["4"]),
    (&["ايار", "مايو", "ماي"], &["5"]),
    (&["حزيران", "يونيو", "يونيه", "جوان"], &["6"]),
    (&["تموز", "يوليو", "يوليه", "جويليه"], &["7"]),
    (&["اب", "اغسطس", "اوت"], &["8"]),
    (&["ايلول", "سبتمبر"], &["9"]),
    (&["تشرين", "اكتوبر", "نوفمبر"], &["10", "11"]),
    (&["كانون", "ديسمبر"], &["12", "1"]),
    (&["ربع", "ربعا", "ارباع"], &["4", "15", "25", "45", "75", "0.25", "0.75"]),
    (&["ثلث", "ثلثا", "ثلثي", "ثلثين", "ثلثان"], &["3"]),
    (&["خمس", "اخماس"], &["5", "20"]),
    (&["سدس"], &["6"]),
    (&["ثمن"], &["8"]),
    (&["عشر", "اعشار"], &["10"]),
    (&["ثلاثي", "ثلاثيه", "مثلث", "ثلثي"], &["3"]),
    (&["رباعي", "رباعيه", "مربع", "مربعه", "مربعا", "اربعاء"], &["4"]),
    (&["خماسي", "خماسيه"], &["5"]),
    (&["سداسي", "سداسيه"], &["6"]),
    (&["قرن", "مئويه", "مئوي", "مءويه"], &["100"]),
    (&["عقد", "عقدا"], &["10"]),
    (&["عقدين", "عقدان"], &["20"]),
    (&["دزينه"], &["12"]),
    (&["ظهر", "ظهرا", "ليل", "ليلا"], &["12"]),
];

const ARABIC_DECADES: &[Known] = &[
    (&["عشرينات", "عشرينيات"], &["20"]),
    (&["ثلاثينات", "ثلاثينيات"], &["30"]),
    (&["اربعينات", "اربعينيات"], &["40"]),
    (&["خمسينات", "خمسينيات"], &["50"]),
    (&["ستينات", "ستينيات"], &["60"]),
    (&["سبعينات", "سبعينيات"], &["70"]),
    (&["ثمانينات", "ثمانينيات"], &["80"]),
    (&["تسعينات", "تسعينيات"], &["90"]),
];

const ENGLISH: &[Known] = &[
    (&["january", "jan"], &["1"]),
    (&["february", "feb"], &["2"]),
    (&["march", "mar"], &["3"]),
    (&["april", "apr"], &["4"]),
    (&["may"], &["5"]),
    (&["june", "jun"], &["6"]),
    (&["july", "jul"], &["7"]),
    (&["august", "aug"], &["8"]),
    (&["september", "sept", "sep"], &["9"]),
    (&["october", "oct"], &["10"]),
    (&["november", "nov"], &["11"]),
    (&["december", "dec"], &["12"]),
    (&["quarter", "quarters"], &["4", "15", "25", "45", "75", "0.25", "0.75"]),
    (&["third", "thirds", "triple", "triangle", "trio", "thrice", "treble"], &["3"]),
    (&["four-fold", "quadruple", "square", "squared"], &["4"]),
    (&["fifths"], &["5", "20"]),
    (&["decade"], &["10"]),
    (&["decades"], &["10", "20"]),
    (&["century"], &["100"]),
    (&["dozen"], &["12"]),
    (&["noon", "midday", "midnight"], &["12"]),
];

const ENGLISH_DECADES: &[Known] = &[
    (&["twenties"], &["20"]),
    (&["thirties"], &["30"]),
    (&["forties"], &["40"]),
    (&["fifties"], &["50"]),
    (&["sixties"], &["60"]),
    (&["seventies"], &["70"]),
    (&["eighties"], &["80"]),
    (&["nineties"], &["90"]),
];
