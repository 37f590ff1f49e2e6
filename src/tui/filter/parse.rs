//! From what was typed to terms.

use std::ops::Range;

use crate::edit::{Side, Status};
use crate::quality::Warning;
use crate::text::{BlockKind, Matching, Pattern, PatternError, fold};
use crate::tui::filter::field::{FIELDS, Field};
use crate::tui::filter::{Confidence, Kind, Place, Term, Test};

/// Why something is no filter.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FilterError {
    /// There is no such field.
    #[error("there is no “{0}:” ({fields}); a text with a colon stands in quotation marks", fields = fields())]
    Field(String),
    /// A field has no such value.
    #[error("no {field} is “{value}” ({known})")]
    Value {
        /// The field.
        field: &'static str,
        /// What was typed.
        value: String,
        /// What there is.
        known: String,
    },
    /// Several values of a field begin so.
    #[error("“{value}” is the beginning of {known}")]
    Ambiguous {
        /// What was typed.
        value: String,
        /// What it may be.
        known: String,
    },
    /// A confidence is none.
    #[error("a confidence is <.9, <=.9, >.5, >=.5, .5-.9 or hand, and not “{0}”")]
    Confidence(String),
    /// A row's number is none.
    #[error("rows are 120, 100-200 or 500-, and not “{0}”")]
    Row(String),
    /// A text has no end.
    #[error("{0} has no end")]
    Open(char),
    /// A text or an expression can't be looked for.
    #[error(transparent)]
    Pattern(#[from] PatternError),
    /// Nothing stands behind a field.
    #[error("nothing stands behind “{0}:”")]
    Nothing(&'static str),
}

fn fields() -> String {
    FIELDS.map(|(name, _)| name).join(", ")
}

/// A term as it was typed.
struct Token {
    not: bool,
    field: Option<Named>,
    value: String,
    /// Whether the value stood between slashes.
    regex: bool,
}

/// The terms of a filter.
pub(super) fn terms(typed: &str, matching: Matching) -> Result<Vec<Term>, FilterError> {
    let mut terms = Vec::new();
    let mut rest = typed.trim_start();
    while !rest.is_empty() {
        let (token, behind) = token(rest)?;
        terms.extend(term(token, matching)?);
        rest = behind.trim_start();
    }
    Ok(terms)
}

/// The first term, and what stands behind it.
fn token(typed: &str) -> Result<(Token, &str), FilterError> {
    let (not, rest) = match typed.strip_prefix('-') {
        Some(rest) if !rest.is_empty() && !rest.starts_with(char::is_whitespace) => (true, rest),
        _ => (false, typed),
    };
    let (field, rest) = field(rest)?;
    let mut marks = rest.chars();
    let (value, regex, rest) = match marks.next() {
        Some(mark @ ('"' | '/')) => {
            let (value, rest) = closed(marks.as_str(), mark).ok_or(FilterError::Open(mark))?;
            (value, mark == '/', rest)
        }
        Some('«') => {
            let (value, rest) = closed(marks.as_str(), '»').ok_or(FilterError::Open('«'))?;
            (value, false, rest)
        }
        _ => {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            (rest[..end].to_owned(), false, &rest[end..])
        }
    };
    Ok((Token { not, field, value, regex }, rest))
}

/// A field with the word for it.
type Named = (&'static str, Field);

/// The field that a term begins with, and what stands behind its colon.
fn field(typed: &str) -> Result<(Option<Named>, &str), FilterError> {
    let length = typed.bytes().take_while(u8::is_ascii_alphabetic).count();
    let Some(rest) = typed[length..].strip_prefix(':').filter(|_| length > 0) else { return Ok((None, typed)) };
    let name = typed[..length].to_ascii_lowercase();
    let known = FIELDS.iter().find(|(word, _)| *word == name).copied();
    known.map(|known| (Some(known), rest)).ok_or(FilterError::Field(name))
}

/// What stands before a closing mark, in which a backslash before the mark takes away its meaning; and what is behind.
fn closed(typed: &str, mark: char) -> Option<(String, &str)> {
    let mut value = String::new();
    let mut chars = typed.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' if chars.as_str().starts_with(mark) => {
                value.push(mark);
                chars.next();
            }
            '\\' => {
                value.push(c);
                // A backslash before a backslash takes away its meaning too.
                value.extend(chars.next().map(|(_, next)| next));
            }
            c if c == mark => return Some((value, &typed[at + c.len_utf8()..])),
            c => value.push(c),
        }
    }
    None
}

/// The test that a term stands for; none for a text that folds to nothing.
fn term(token: Token, matching: Matching) -> Result<Option<Term>, FilterError> {
    let Token { not, field, value, regex } = token;
    let text = |places: &[Place]| {
        let pattern = Pattern::new(&value, Matching { regex: regex || matching.regex, ..matching })?;
        Ok::<_, FilterError>(Some(Test::Text(places.to_vec(), pattern)).filter(|_| !value.is_empty()))
    };
    let [source, target] = Side::BOTH.map(Place::Side);
    let test = match field {
        None => text(&[source, target])?.filter(|test| !matches!(test, Test::Text(_, pattern) if pattern.is_empty())),
        Some((name, _)) if value.is_empty() => return Err(FilterError::Nothing(name)),
        Some((_, Field::Text)) => text(&[source, target])?,
        Some((_, Field::Source)) => text(&[source])?,
        Some((_, Field::Target)) => text(&[target])?,
        Some((_, Field::Note)) => text(&[Place::Note])?,
        Some((_, Field::Status)) => Some(Test::Status(each(&value, status)?)),
        Some((_, Field::Confidence)) => Some(Test::Confidence(each(&value, confidence)?)),
        Some((_, Field::Kind)) => Some(Test::Kind(each(&value, kind)?)),
        Some((_, Field::Warning)) => Some(Test::Warning(each(&value, warnings)?.concat())),
        Some((_, Field::Row)) => Some(Test::Row(each(&value, rows)?)),
    };
    Ok(test.map(|test| Term { not, test }))
}

fn each<T>(value: &str, read: fn(&str) -> Result<T, FilterError>) -> Result<Vec<T>, FilterError> {
    value.split(',').filter(|part| !part.is_empty()).map(read).collect()
}

/// The one of some words that a value is, or is the beginning of.
fn word<'a>(field: &'static str, value: &str, words: &[&'a str]) -> Result<&'a str, FilterError> {
    if let Some(same) = words.iter().find(|word| **word == value) {
        return Ok(same);
    }
    match words.iter().filter(|word| word.starts_with(value)).copied().collect::<Vec<_>>().as_slice() {
        [only] => Ok(only),
        [] => Err(FilterError::Value { field, value: value.to_owned(), known: words.join(", ") }),
        several => Err(FilterError::Ambiguous { value: value.to_owned(), known: several.join(", ") }),
    }
}

fn status(value: &str) -> Result<Status, FilterError> {
    let letter = |status: &Status| value.len() == 1 && value.eq_ignore_ascii_case(&status.letter().to_string());
    if let Some(status) = Status::ALL.into_iter().find(letter) {
        return Ok(status);
    }
    let found = word("status", &value.to_ascii_lowercase(), &Status::ALL.map(Status::name))?;
    Ok(Status::ALL.into_iter().find(|status| status.name() == found).unwrap_or_default())
}

fn warnings(value: &str) -> Result<Vec<Warning>, FilterError> {
    let names: Vec<&str> = std::iter::once("any").chain(Warning::ALL.map(Warning::name)).collect();
    let found = word("warning", &value.to_ascii_lowercase(), &names)?;
    Ok(Warning::ALL.into_iter().filter(|warning| found == "any" || warning.name() == found).collect())
}

fn kind(value: &str) -> Result<Kind, FilterError> {
    let number = |text: &str| fold(text).parse::<usize>().ok();
    if let Some((n, m)) = value.split_once(':').and_then(|(n, m)| Some((number(n)?, number(m)?))) {
        return Ok(Kind::Shape(n, m));
    }
    Ok(match word("kind", &value.to_ascii_lowercase(), &super::field::KINDS)? {
        "other" => Kind::Other,
        "empty" => Kind::Empty(None),
        "empty-source" => Kind::Empty(Some(Side::Source)),
        "empty-target" => Kind::Empty(Some(Side::Target)),
        "edited" => Kind::Edited,
        "commented" => Kind::Commented,
        "marked" => Kind::Marked,
        "left-out" => Kind::LeftOut,
        "heading" => Kind::Block(BlockKind::Heading),
        "item" => Kind::Block(BlockKind::ListItem),
        "cell" => Kind::Block(BlockKind::Cell),
        "footnote" => Kind::Block(BlockKind::Footnote),
        "look" => Kind::Look,
        _ => Kind::Shape(1, 1),
    })
}

fn confidence(value: &str) -> Result<Confidence, FilterError> {
    let bad = || FilterError::Confidence(value.to_owned());
    let text = fold(value);
    type Made = fn(f64) -> Confidence;
    let made: [(&str, Made); 6] = [
        ("<=", Confidence::AtMost),
        (">=", Confidence::AtLeast),
        ("≤", Confidence::AtMost),
        ("≥", Confidence::AtLeast),
        ("<", Confidence::Below),
        (">", Confidence::Above),
    ];
    if "hand".starts_with(&text) && !text.is_empty() {
        return Ok(Confidence::Hand);
    }
    if let Some((number, made)) = made.iter().find_map(|(sign, made)| Some((text.strip_prefix(sign)?, made))) {
        return share(number).map(made).ok_or_else(bad);
    }
    let (low, high) = text.split_once('-').ok_or_else(bad)?;
    let between = share(low).zip(share(high)).filter(|(low, high)| low <= high);
    between.map(|(low, high)| Confidence::Between(low, high)).ok_or_else(bad)
}

/// A number from 0 to 1, or one from 0 to 100 with a percent sign.
fn share(text: &str) -> Option<f64> {
    let (number, whole) = match text.strip_suffix('%').or_else(|| text.strip_suffix('٪')) {
        Some(number) => (number, 100.0),
        None => (text, 1.0),
    };
    let number = number.replace('٫', ".").parse::<f64>().ok()? / whole;
    (0.0..=1.0).contains(&number).then_some(number)
}

fn rows(value: &str) -> Result<Range<usize>, FilterError> {
    let bad = || FilterError::Row(value.to_owned());
    let number = |text: &str| text.parse::<usize>().ok().filter(|number| *number > 0);
    let text = fold(value);
    let (low, high) = text.split_once('-').unwrap_or((&text, &text));
    let low = number(low).ok_or_else(bad)?;
    let high = if high.is_empty() { usize::MAX - 1 } else { number(high).ok_or_else(bad)? };
    Ok(low..high.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::filter::Filter;

    #[test]
    fn what_is_no_filter_is_told() {
        for (typed, told) in [
            (
                "state:u",
                "there is no “state:” (status, conf, kind, source, target, text, note, warning, row); a text with a colon stands in quotation marks",
            ),
            ("status:maybe", "no status is “maybe” (unreviewed, accepted, needs-review, rejected)"),
            ("kind:empty-", "“empty-” is the beginning of empty-source, empty-target"),
            ("status:", "nothing stands behind “status:”"),
            ("conf:.9", "a confidence is <.9, <=.9, >.5, >=.5, .5-.9 or hand, and not “.9”"),
            ("conf:>2", "a confidence is <.9, <=.9, >.5, >=.5, .5-.9 or hand, and not “>2”"),
            ("conf:.9-.1", "a confidence is <.9, <=.9, >.5, >=.5, .5-.9 or hand, and not “.9-.1”"),
            ("row:0", "rows are 120, 100-200 or 500-, and not “0”"),
            ("\"ship", "\" has no end"),
            ("ship /a(/", "character 2: unclosed group"),
            (
                "warning:odd",
                "no warning is “odd” (any, empty, untranslated, length, numbers, mixed-digits, punctuation, unbalanced, inconsistent, bidi-controls)",
            ),
        ] {
            let error = Filter::new(typed, Matching::default()).unwrap_err();
            assert_eq!(error.to_string(), told, "{typed}");
        }
    }

    #[test]
    fn texts_may_hold_anything() {
        for (typed, wanted) in [
            ("10:30", vec!["10:30"]),
            (r#""http://a b""#, vec!["http://a b"]),
            (r#""say \"no\"""#, vec![r#"say "no""#]),
            ("«قال نعم» -", vec!["قال نعم", "-"]),
            (r"/a\/b\\/", vec![r"a/b\\"]),
            ("\u{64E} ship", vec!["ship"]),
            ("text:a,b", vec!["a,b"]),
        ] {
            let terms = terms(typed, Matching::default()).unwrap();
            let patterns = terms.iter().map(|term| match &term.test {
                Test::Text(_, pattern) => pattern.wanted(),
                other => panic!("{other:?}"),
            });
            assert_eq!(patterns.collect::<Vec<_>>(), wanted, "{typed}");
        }
    }
}
