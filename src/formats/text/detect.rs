//! Finding the encoding of bytes that do not say it.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_6, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1256};

use crate::formats::text::Warning;

/// How much is looked at from the first byte on that is not ASCII.
const SAMPLE: usize = 1 << 18;

/// The share of control characters beyond which bytes are no text in an encoding that extends ASCII. Arabic in UTF-16
/// has one in every other byte (0x06), a plain text hardly any.
const MOST_CONTROLS: f64 = 0.02;

/// The encoding that bytes without a byte order mark are most likely in. They may be invalid in it; the caller finds out
/// and says where.
pub(crate) fn guess(bytes: &[u8]) -> &'static Encoding {
    let controls = bytes.iter().filter(|byte| matches!(byte, 0..=8 | 14..=31)).count();
    let is_odd = controls as f64 > bytes.len() as f64 * MOST_CONTROLS || bytes.contains(&0);
    if let Some(utf_16) = is_odd.then(|| utf_16(bytes)).flatten() {
        return utf_16;
    }
    if is_mostly_utf_8(bytes) {
        return UTF_8;
    }
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    // From the start of the word, which may be half ASCII.
    let start = bytes[..first].iter().rposition(u8::is_ascii_whitespace).map_or(0, |space| space + 1);
    let sample = &bytes[start..bytes.len().min(start.saturating_add(SAMPLE))];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, start + sample.len() == bytes.len());
    let general = detector.guess(None, Utf8Detection::Deny);
    arabic(sample, general).unwrap_or(general)
}

/// The encoding that bytes are in which declare one, or none.
///
/// What is declared is believed but in two cases: the bytes are valid UTF-8 and not ASCII, which no other encoding makes
/// by chance; or they mean nothing in it, and all of them something in what they look like.
pub(super) fn declared_or_guess(
    bytes: &[u8],
    declared: Option<&'static Encoding>,
) -> (&'static Encoding, Option<Warning>) {
    let Some(declared) = declared else {
        let guess = guess(bytes);
        return (guess, (guess != UTF_8).then(|| Warning::Guessed { encoding: guess.name() }));
    };
    let is_valid =
        |encoding: &'static Encoding| encoding.decode_without_bom_handling_and_without_replacement(bytes).is_some();
    let other = if declared != UTF_8 && !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok() {
        Some(UTF_8)
    } else if is_valid(declared) {
        None
    } else {
        Some(guess(bytes)).filter(|guess| *guess != declared && is_valid(guess))
    };
    let Some(encoding) = other else { return (declared, None) };
    (encoding, Some(Warning::OtherEncoding { declared: declared.name(), encoding: encoding.name() }))
}

/// Valid UTF-8, or so much of it valid that what is not must be damage: more characters of several bytes than places
/// that are wrong. In other encodings two such bytes hardly ever follow one another by chance as UTF-8 wants it.
fn is_mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut wide, mut wrong) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        wide += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    wrong == 0 || wide > wrong
}

/// UTF-16 of one of the two byte orders, if it makes a text of the bytes: nearly all characters of the scripts and
/// signs that texts here are made of, none a NUL. The wrong byte order makes CJK and unassigned characters of them.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let share = |encoding: &'static Encoding| {
        let sample = &bytes[..bytes.len().min(SAMPLE)];
        let (text, _) = encoding.decode_without_bom_handling(sample);
        let (mut usual, mut all) = (0, 0);
        for c in text.chars() {
            all += 1;
            usual += usize::from(
                matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{7E}' | '\u{A0}'..='\u{52F}')
                    || matches!(c, '\u{1F000}'..='\u{1FAFF}' | '\u{590}'..='\u{8FF}' | '\u{2000}'..='\u{22FF}' | '\u{FB1D}'..='\u{FEFF}'),
            );
            if c == '\0' {
                return 0.0;
            }
        }
        usual as f64 / f64::from(all.max(1))
    };
    [UTF_16LE, UTF_16BE].into_iter().find(|encoding| share(encoding) > 0.95)
}

/// The Arabic encoding that makes Arabic words of the bytes, if one does. `general` is what a detector of all encodings
/// makes of them; it knows Arabic from Cyrillic or Greek well where there is much of it, and the two Arabic encodings from one
/// another less so. A few words in a text of Latin letters are Arabic here if they can be.
fn arabic(sample: &[u8], general: &'static Encoding) -> Option<&'static Encoding> {
    let readings = [WINDOWS_1256, ISO_8859_6].map(|encoding| (Reading::new(sample, encoding), encoding));
    let expected = [WINDOWS_1256, ISO_8859_6].contains(&general);
    let plausible = readings.into_iter().filter(|(reading, encoding)| {
        let is_likely = reading.arabic >= 8 || (*encoding == WINDOWS_1256 && reading.is_certain());
        reading.pure() >= 0.9 && (expected || (is_likely && reading.frequent() >= 0.3))
    });
    // At equal scores windows-1256, because of the two it is the one in use.
    let better = |best: (Reading, _), next: (Reading, _)| if next.0.score() > best.0.score() { next } else { best };
    plausible.reduce(better).map(|(_, encoding)| encoding)
}

/// What an encoding makes of bytes, in letters.
#[derive(Debug, Default)]
struct Reading {
    /// Letters of words that are Arabic from end to end.
    arabic: usize,
    /// Of these, the six letters that make up half of every Arabic text.
    of_the_six: usize,
    /// Letters of other words that are not plain ASCII, and characters that no text has.
    other: usize,
    /// Arabic words.
    words: usize,
    /// Of these, those that begin with the article.
    with_article: usize,
    /// The letters of the longest of them.
    longest: usize,
}

impl Reading {
    fn new(sample: &[u8], encoding: &'static Encoding) -> Self {
        let (text, _) = encoding.decode_without_bom_handling(sample);
        let is_odd = |c: char| c == '\u{FFFD}' || matches!(c, '\u{80}'..='\u{9F}');
        let is_mark = |c: char| matches!(c, '\u{64B}'..='\u{652}' | 'ـ' | '\u{200C}' | '\u{200D}');
        let is_arabic = |c: char| matches!(c, '\u{621}'..='\u{6D3}') || is_mark(c);
        let mut reading = Reading::default();
        for word in text.split(|c: char| !(c.is_alphabetic() || is_mark(c) || is_odd(c))).filter(|w| !w.is_ascii()) {
            let letters = word.chars().filter(|c| !is_mark(*c)).count();
            if word.chars().all(is_arabic) && !word.starts_with(is_mark) && has_nunation_only_at_its_end(word) {
                reading.arabic += letters;
                reading.of_the_six += word.chars().filter(|c| "اليمون".contains(*c)).count();
                reading.words += 1;
                reading.longest = reading.longest.max(letters);
                reading.with_article += usize::from(word.starts_with("ال"));
            } else {
                reading.other += letters.max(1);
            }
        }
        reading
    }

    /// The share of letters in Arabic words among those that are not plain ASCII.
    fn pure(&self) -> f64 {
        share(self.arabic, self.arabic + self.other)
    }

    /// Whether all words beyond ASCII are Arabic, one of them at least of three letters. In Western languages such words have
    /// ASCII letters too, and Cyrillic, Greek and Hebrew ones become Latin letters in part.
    fn is_certain(&self) -> bool {
        self.other == 0 && self.longest >= 3
    }

    /// The share of the six most frequent letters: about one half in Arabic and Persian, whatever the text is about.
    fn frequent(&self) -> f64 {
        share(self.of_the_six, self.arabic)
    }

    fn score(&self) -> f64 {
        self.pure() * (self.frequent() + share(self.with_article, self.words))
    }
}

/// The marks of nunation end a word; only a silent alef may follow. What is ي and ى in windows-1256 are such marks in
/// ISO-8859-6.
fn has_nunation_only_at_its_end(word: &str) -> bool {
    word.trim_end_matches(['ا', 'ى', '\u{651}'])
        .find(['\u{64B}', '\u{64C}', '\u{64D}'])
        .is_none_or(|at| word[at..].chars().skip(1).all(|c| matches!(c, 'ا' | 'ى' | '\u{651}')))
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}
