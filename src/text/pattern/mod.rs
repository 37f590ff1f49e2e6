//! What is looked for in a text, and what is put in its place.
//!
//! A pattern is a text or a regular expression, compared as texts are folded (vowel marks, tatweel, alef forms, digits
//! and case make no difference) or exactly. Hits are byte ranges of the text as it stands, in order, not overlapping and
//! never empty; in a folded comparison the marks behind a hit's last letter belong to it.
//!
//! A regular expression takes time linear in the text (the `regex` crate), and one that would take too much memory is
//! refused. In a folded comparison its letters are folded too, in classes and at the ends of ranges as well; escapes,
//! properties and named groups are as they were written. `\w` and the like then see folded letters.

mod folding;
mod replacement;

use std::ops::Range;

use regex::{Regex, RegexBuilder};

use crate::text::{Folded, fold};

pub use replacement::{Replacement, ReplacementError};

/// How a pattern is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Matching {
    /// Whether marks, alef forms and case make a difference.
    pub exact: bool,
    /// Whether it is a regular expression.
    pub regex: bool,
}

/// Something to look for.
#[derive(Debug, Clone, Default)]
pub struct Pattern {
    wanted: String,
    matching: Matching,
    matcher: Matcher,
}

#[derive(Debug, Clone, Default)]
enum Matcher {
    #[default]
    Nothing,
    Folded(Folded),
    Exact,
    /// On the folded text, or on the text as it stands.
    Regex(Regex),
}

/// Why something is no pattern.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PatternError {
    /// It is no regular expression.
    #[error("character {at}: {why}")]
    Syntax {
        /// The character where it goes wrong, from 1.
        at: usize,
        /// What is wrong there.
        why: String,
    },
    /// It would take too much memory.
    #[error("this regular expression is too large")]
    TooLarge,
}

/// The memory that a compiled regular expression may take, and its cache.
const MOST_BYTES: usize = 1 << 20;

/// How deep the groups of a regular expression may nest.
const DEEPEST: u32 = 64;

impl Pattern {
    /// A pattern of what was typed. Nothing, and a text that folds to nothing, is found nowhere.
    pub fn new(wanted: &str, matching: Matching) -> Result<Self, PatternError> {
        let matcher = match matching {
            _ if wanted.is_empty() => Matcher::Nothing,
            Matching { regex: true, exact } => Matcher::Regex(compile(wanted, exact)?),
            Matching { exact: true, .. } => Matcher::Exact,
            Matching { .. } => {
                let folded = Folded::new(wanted);
                if folded.as_str().is_empty() { Matcher::Nothing } else { Matcher::Folded(folded) }
            }
        };
        Ok(Pattern { wanted: wanted.to_owned(), matching, matcher })
    }

    /// What was typed.
    pub fn wanted(&self) -> &str {
        &self.wanted
    }

    /// How it is compared.
    pub fn matching(&self) -> Matching {
        self.matching
    }

    /// Whether it is found nowhere because nothing is looked for.
    pub fn is_empty(&self) -> bool {
        matches!(self.matcher, Matcher::Nothing)
    }

    /// Whether a text has it. A regular expression may match an empty text, or an empty place in one.
    pub fn is_in(&self, text: &str) -> bool {
        match &self.matcher {
            Matcher::Nothing => false,
            Matcher::Folded(wanted) => fold(text).contains(wanted.as_str()),
            Matcher::Exact => text.contains(&self.wanted),
            Matcher::Regex(regex) if self.matching.exact => regex.is_match(text),
            Matcher::Regex(regex) => regex.is_match(&fold(text)),
        }
    }

    /// Whether every text with this pattern has `earlier` too, for certain.
    pub fn narrows(&self, earlier: &Pattern) -> bool {
        match (&self.matcher, &earlier.matcher) {
            (Matcher::Folded(now), Matcher::Folded(then)) => now.as_str().contains(then.as_str()),
            (Matcher::Exact, Matcher::Exact) => self.wanted.contains(&earlier.wanted),
            _ => false,
        }
    }

    /// Where a text has it.
    pub fn hits(&self, text: &str) -> Vec<Range<usize>> {
        match &self.matcher {
            Matcher::Nothing => Vec::new(),
            Matcher::Folded(wanted) => apart(Folded::new(text).find(wanted)),
            Matcher::Exact => text.match_indices(&self.wanted).map(|(at, hit)| at..at + hit.len()).collect(),
            Matcher::Regex(regex) if self.matching.exact => apart(regex.find_iter(text).map(|hit| hit.range())),
            Matcher::Regex(regex) => {
                let folded = Folded::new(text);
                apart(
                    regex
                        .find_iter(folded.as_str())
                        .map(|hit| hit.range())
                        .filter(some)
                        .map(|hit| folded.original(hit)),
                )
            }
        }
    }

    /// Where a text has it, and what comes there instead.
    pub fn replacements(&self, text: &str, with: &Replacement) -> Vec<(Range<usize>, String)> {
        let Matcher::Regex(regex) = &self.matcher else {
            return self.hits(text).into_iter().map(|hit| (hit, with.expand(|_| ""))).collect();
        };
        let folded = (!self.matching.exact).then(|| Folded::new(text));
        let compared = folded.as_ref().map_or(text, Folded::as_str);
        let original = |range: Range<usize>| folded.as_ref().map_or(range.clone(), |folded| folded.original(range));
        let mut found: Vec<(Range<usize>, String)> = Vec::new();
        for captures in regex.captures_iter(compared) {
            let Some(hit) = captures.get(0).map(|hit| hit.range()).filter(some).map(original) else { continue };
            if found.last().is_some_and(|(last, _)| hit.start < last.end) {
                continue;
            }
            let group = |number: usize| captures.get(number).map_or("", |group| &text[original(group.range())]);
            let instead = with.expand(group);
            found.push((hit, instead));
        }
        found
    }

    /// The number of a group, by its number or its name.
    fn group(&self, name: &str) -> Option<usize> {
        let Matcher::Regex(regex) = &self.matcher else { return None };
        let number = name.parse().ok().filter(|number| *number < regex.captures_len());
        number.or_else(|| regex.capture_names().position(|group| group == Some(name)))
    }
}

fn some(range: &Range<usize>) -> bool {
    !range.is_empty()
}

/// Leaves out hits that are empty or overlap the one before: two hits in what one character was folded to are one.
fn apart(hits: impl IntoIterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut kept: Vec<Range<usize>> = Vec::new();
    for hit in hits.into_iter().filter(some) {
        if kept.last().is_none_or(|last| last.end <= hit.start) {
            kept.push(hit);
        }
    }
    kept
}

/// Puts the second of each pair in the place of the first, which are in order and do not overlap.
pub fn replaced(text: &str, replacements: &[(Range<usize>, String)]) -> String {
    let mut made = String::with_capacity(text.len());
    let mut at = 0;
    for (range, with) in replacements {
        made.push_str(&text[at..range.start]);
        made.push_str(with);
        at = range.end;
    }
    made.push_str(&text[at..]);
    made
}

fn compile(wanted: &str, exact: bool) -> Result<Regex, PatternError> {
    let parsed = regex_syntax::ParserBuilder::new().nest_limit(DEEPEST).build().parse(wanted);
    if let Err(error) = parsed {
        return Err(told(wanted, &error));
    }
    let folded = if exact { wanted.to_owned() } else { folding::folded(wanted) };
    let mut builder = RegexBuilder::new(&folded);
    builder.case_insensitive(!exact).size_limit(MOST_BYTES).dfa_size_limit(MOST_BYTES).nest_limit(2 * DEEPEST);
    builder.build().map_err(|error| match error {
        regex::Error::CompiledTooBig(_) => PatternError::TooLarge,
        error => PatternError::Syntax { at: 1, why: last_line(&error.to_string()) },
    })
}

/// What is wrong with a regular expression, and at which of its characters.
fn told(wanted: &str, error: &regex_syntax::Error) -> PatternError {
    let (offset, why) = match error {
        regex_syntax::Error::Parse(error) => (error.span().start.offset, error.kind().to_string()),
        regex_syntax::Error::Translate(error) => (error.span().start.offset, error.kind().to_string()),
        error => (0, last_line(&error.to_string())),
    };
    let before = wanted.get(..offset).unwrap_or(wanted);
    PatternError::Syntax { at: before.chars().count() + 1, why }
}

fn last_line(told: &str) -> String {
    told.lines().last().unwrap_or_default().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FOLDED: Matching = Matching { exact: false, regex: false };
    const EXACT: Matching = Matching { exact: true, regex: false };
    const REGEX: Matching = Matching { exact: false, regex: true };
    const EXACT_REGEX: Matching = Matching { exact: true, regex: true };

    fn found<'a>(wanted: &str, matching: Matching, text: &'a str) -> Vec<&'a str> {
        let pattern = Pattern::new(wanted, matching).unwrap();
        pattern.hits(text).into_iter().map(|hit| &text[hit]).collect()
    }

    #[test]
    fn hits_are_found_as_they_are_compared() {
        for (wanted, matching, text, expected, name) in [
            ("محمد", FOLDED, "قال مُحَمَّدٌ نعم", vec!["مُحَمَّدٌ"], "marks"),
            ("مُحمد", FOLDED, "قال محمد", vec!["محمد"], "marks in the pattern"),
            ("احمد", FOLDED, "أحـــمد", vec!["أحـــمد"], "alef forms and tatweel"),
            ("SHIP", FOLDED, "The ship, the Ship", vec!["ship", "Ship"], "case"),
            ("12", FOLDED, "سنة ١٢", vec!["١٢"], "digits"),
            ("\u{64E}", FOLDED, "بَ", vec![], "a mark alone folds to nothing"),
            ("", REGEX, "text", vec![], "nothing"),
            ("محمد", EXACT, "مُحَمَّد محمد", vec!["محمد"], "exactly"),
            ("\u{64E}", EXACT, "بَ", vec!["\u{64E}"], "a mark, exactly"),
            ("Ship", EXACT, "The ship, the Ship", vec!["Ship"], "case, exactly"),
            ("السفين[ةه]", REGEX, "السَّفينة", vec!["السَّفينة"], "a class"),
            ("[أ-ي]+", REGEX, "قال Ali نعم", vec!["قال", "نعم"], "a range that folds"),
            ("أحمد|إلى", REGEX, "احمد الى", vec!["احمد", "الى"], "letters of an expression fold"),
            (r"\d+", REGEX, "من ٢٤٠ إلى 300", vec!["٢٤٠", "300"], "digits are folded"),
            (r"\S+", REGEX, "The Ship", vec!["The", "Ship"], "an escape keeps its case"),
            (r"^(?i)the\b", EXACT_REGEX, "The ship", vec!["The"], "flags"),
            ("x*", REGEX, "axxb", vec!["xx"], "no empty hits"),
            ("[A-Z]+", REGEX, "ship", vec!["ship"], "a class without case"),
            ("[A-Z]+", EXACT_REGEX, "Ship", vec!["S"], "a class with case"),
            (".", REGEX, "ﬁx", vec!["ﬁ", "x"], "a character that folds to two is one hit"),
        ] {
            assert_eq!(found(wanted, matching, text), expected, "{name}");
            let pattern = Pattern::new(wanted, matching).unwrap();
            assert!(expected.is_empty() || pattern.is_in(text), "{name}");
        }
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        for (wanted, told) in [
            ("سفينة(", "character 6: unclosed group"),
            ("a[b", "character 2: unclosed character class"),
            ("*", "character 1: repetition operator missing expression"),
            (r"ab\q", "character 3: unrecognized escape sequence"),
            (r"\p{Nope}", "character 1: Unicode property not found"),
            ("(?=a)", "character 1: look-around, including look-ahead and look-behind, is not supported"),
            (r"\w{500}{500}", "this regular expression is too large"),
        ] {
            for exact in [false, true] {
                let error = Pattern::new(wanted, Matching { exact, regex: true }).unwrap_err();
                assert_eq!(error.to_string(), told, "{wanted}");
            }
        }
    }

    #[test]
    fn what_grows_narrows() {
        let narrows = |now: &str, then: &str, matching| {
            Pattern::new(now, matching).unwrap().narrows(&Pattern::new(then, matching).unwrap())
        };
        assert!(narrows("السفينة", "سفينه", FOLDED) && narrows("ships", "ship", EXACT));
        assert!(!narrows("ship", "ships", FOLDED) && !narrows("ab|c", "ab", REGEX));
        assert!(!Pattern::new("ship", EXACT).unwrap().narrows(&Pattern::new("ship", FOLDED).unwrap()));
    }

    proptest! {
        #[test]
        fn hits_lie_in_the_text_in_order(
            wanted in "[ابأة\u{64E}a-c.*+()\\[\\]\\\\|^$?]{0,8}",
            text in "[ابأة\u{64E}\u{640}ﬁa-cA-C ]{0,24}",
            exact: bool,
            regex: bool,
        ) {
            let Ok(pattern) = Pattern::new(&wanted, Matching { exact, regex }) else { return Ok(()) };
            let hits = pattern.hits(&text);
            let mut end = 0;
            for hit in &hits {
                prop_assert!(end <= hit.start && hit.start < hit.end && text.get(hit.clone()).is_some());
                end = hit.end;
            }
            prop_assert!(hits.is_empty() || pattern.is_in(&text));
            let with = Replacement::new("$0", &pattern);
            if let (Ok(with), true) = (with, regex) {
                let same = pattern.replacements(&text, &with);
                prop_assert_eq!(same.iter().map(|(range, _)| range.clone()).collect::<Vec<_>>(), hits);
                prop_assert_eq!(replaced(&text, &same), text, "each hit in its own place changes nothing");
            }
        }

        #[test]
        fn a_text_is_found_in_itself(text in "[ابأة\u{64E}a-cA-C .*]{1,12}") {
            for matching in [FOLDED, EXACT] {
                let pattern = Pattern::new(&text, matching).unwrap();
                prop_assert!(pattern.is_empty() || pattern.is_in(&text));
            }
        }
    }
}
