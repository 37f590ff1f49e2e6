//! What a rule asks of a position, in the form in which it can be asked fast.
//!
//! `beforebreak` asks whether some match of an expression ends at the position, `afterbreak` whether one begins there.
//! Both are turned into [`Condition`]s that must all hold. Lookarounds at the position become conditions of their own;
//! those at the far ends become part of what is matched where that changes nothing. What is then left without
//! lookaround, back reference, possessive quantifier or unresolved `\b` is *fast*: one automaton answers all fast
//! conditions of a language together. The rest is *slow* and asked one by one of a backtracking engine.

use fancy_regex::RegexBuilder;
use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind, Look as HirLook};

use super::boundary::{self, FreeEnd};
use super::error::PatternError;
use super::icu::{self, Look, Translated};

/// The number of times the backtracking engine may go back in one test.
const BACKTRACK_LIMIT: usize = 20_000;
/// The number of states, roughly, one expression may need.
const WEIGHT_LIMIT: u64 = 100_000;
/// The number of bytes of the longest expression that is read.
const LENGTH_LIMIT: usize = 64 * 1024;

/// On which side of the position an expression is matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// A match must end at the position.
    Before,
    /// A match must begin at the position.
    After,
}

/// One thing that must hold at a position.
#[derive(Debug, Clone)]
pub(super) struct Condition {
    pub place: Place,
    /// Whether the expression must not match.
    pub negated: bool,
    pub test: Test,
}

/// How a condition is tested.
#[derive(Debug, Clone)]
pub(super) enum Test {
    /// By an automaton.
    Fast(Hir),
    /// By backtracking; where it matches before the position, the expression ends with the end of the text.
    Slow(fancy_regex::Regex),
}

/// The conditions that a `beforebreak` (or an `afterbreak`) stands for. An empty expression asks for nothing.
pub(super) fn conditions(pattern: &str, place: Place) -> Result<Vec<Condition>, PatternError> {
    if pattern.len() > LENGTH_LIMIT {
        return Err(PatternError::TooLarge);
    }
    let translated = icu::translate(pattern)?;
    let mut parts = Parts::new(&translated);
    let mut conditions = Vec::new();
    match place {
        Place::Before => {
            while let Some(look) = parts.take_last() {
                conditions.push(look_condition(&parts, look)?);
            }
        }
        Place::After => {
            while let Some(look) = parts.take_first() {
                conditions.push(look_condition(&parts, look)?);
            }
        }
    }
    if parts.core().is_empty() {
        return Ok(conditions);
    }
    let test = match far_lookarounds(&parts, place) {
        Some(hir) => Test::Fast(hir),
        None => test(&parts.text(parts.core()), place, parts.possessive)?,
    };
    conditions.push(Condition { place, negated: false, test });
    Ok(conditions)
}

/// The weight of all conditions, so that whoever collects many of them can stop in time.
pub(super) fn weight(conditions: &[Condition]) -> u64 {
    conditions
        .iter()
        .map(|condition| match &condition.test {
            Test::Fast(hir) => hir_weight(hir),
            Test::Slow(regex) => regex.as_str().len() as u64 * 4,
        })
        .sum()
}

/// Whether a language map's expression matches the whole tag, whatever the case of either.
pub(super) fn tag_pattern(pattern: &str) -> Result<fancy_regex::Regex, PatternError> {
    if pattern.len() > LENGTH_LIMIT {
        return Err(PatternError::TooLarge);
    }
    let translated = icu::translate(pattern)?;
    build(&format!(r"(?i)\A(?:{})\z", translated.text))
}

/// An expression, the lookarounds still on it, and what is left of it.
struct Parts<'a> {
    translated: &'a str,
    flags: &'a str,
    looks: &'a [Look],
    start: usize,
    end: usize,
    possessive: bool,
}

impl<'a> Parts<'a> {
    fn new(translated: &'a Translated) -> Self {
        Parts {
            translated: &translated.text,
            flags: &translated.text[..translated.flags],
            looks: &translated.looks,
            start: translated.flags,
            end: translated.text.len(),
            possessive: translated.possessive,
        }
    }

    fn core(&self) -> &'a str {
        &self.translated[self.start..self.end]
    }

    fn text(&self, part: &str) -> String {
        format!("{}{part}", self.flags)
    }

    fn inner(&self, look: &Look) -> String {
        self.text(&self.translated[look.inner.clone()])
    }

    fn take_first(&mut self) -> Option<&'a Look> {
        let (look, rest) = self.looks.split_first().filter(|(look, _)| look.group.start == self.start)?;
        (self.start, self.looks) = (look.group.end, rest);
        Some(look)
    }

    fn take_last(&mut self) -> Option<&'a Look> {
        let (look, rest) = self.looks.split_last().filter(|(look, _)| look.group.end == self.end)?;
        (self.end, self.looks) = (look.group.start, rest);
        Some(look)
    }
}

/// A lookaround at the position itself.
fn look_condition(parts: &Parts<'_>, look: &Look) -> Result<Condition, PatternError> {
    let place = if look.behind { Place::Before } else { Place::After };
    Ok(Condition { place, negated: look.negated, test: test(&parts.inner(look), place, parts.possessive)? })
}

/// The expression with the lookarounds at its far end matched instead of looked at, where that comes to the same.
fn far_lookarounds(parts: &Parts<'_>, place: Place) -> Option<Hir> {
    if parts.possessive {
        return None;
    }
    let before = place == Place::Before;
    let mut rest = Parts { ..*parts };
    let (mut required, mut forbidden) = (None, ClassUnicode::empty());
    while let Some(look) = if before { rest.take_first() } else { rest.take_last() } {
        if look.behind != before {
            return None;
        }
        let hir = parse(&parts.inner(look)).ok()?;
        if look.negated {
            forbidden.union(&single(&hir)?);
        } else if required.replace(hir).is_some() {
            return None;
        }
    }
    let core = parse(&rest.text(rest.core())).ok()?;
    let neighbour = match (required, forbidden.ranges().is_empty()) {
        (None, true) => return None,
        (Some(required), true) => required,
        (None, false) => {
            forbidden.negate();
            let end = if before { HirLook::Start } else { HirLook::End };
            Hir::alternation(vec![Hir::look(end), Hir::class(Class::Unicode(forbidden))])
        }
        (Some(_), false) => return None,
    };
    let hir = Hir::concat(if before { vec![neighbour, core] } else { vec![core, neighbour] });
    fast(hir, place)
}

/// The characters of an expression that matches exactly one.
fn single(hir: &Hir) -> Option<ClassUnicode> {
    match hir.kind() {
        HirKind::Class(Class::Unicode(class)) => Some(class.clone()),
        HirKind::Literal(literal) => {
            let mut chars = std::str::from_utf8(&literal.0).ok()?.chars();
            let c = chars.next().filter(|_| chars.as_str().is_empty())?;
            Some(ClassUnicode::new([ClassUnicodeRange::new(c, c)]))
        }
        HirKind::Capture(capture) => single(&capture.sub),
        _ => None,
    }
}

fn test(pattern: &str, place: Place, possessive: bool) -> Result<Test, PatternError> {
    let parsed = if possessive { None } else { Some(parse(pattern)) };
    if let Some(Ok(hir)) = &parsed {
        if hir_weight(hir) > WEIGHT_LIMIT {
            return Err(PatternError::TooLarge);
        }
        if let Some(hir) = fast(hir.clone(), place) {
            return Ok(Test::Fast(hir));
        }
    }
    let anchored = match place {
        Place::Before => format!(r"(?:{pattern})\z"),
        Place::After => format!("(?:{pattern})"),
    };
    match (build(&anchored), parsed) {
        (Ok(regex), _) => Ok(Test::Slow(regex)),
        // Of an expression that neither engine takes, the stricter parser speaks more clearly, but it knows of no
        // lookaround and must not be heard on that.
        (Err(PatternError::Syntax { message }), Some(Err(own))) => {
            let about_lookaround = own.contains("look-around") || own.contains("backreferences");
            Err(PatternError::Syntax { message: if about_lookaround { message } else { own } })
        }
        (Err(error), _) => Err(error),
    }
}

fn fast(hir: Hir, place: Place) -> Option<Hir> {
    let free = match place {
        Place::Before => FreeEnd::Left,
        Place::After => FreeEnd::Right,
    };
    boundary::resolve(hir, free).filter(|hir| hir_weight(hir) <= WEIGHT_LIMIT)
}

fn parse(pattern: &str) -> Result<Hir, String> {
    regex_syntax::ParserBuilder::new().nest_limit(64).build().parse(pattern).map_err(|error| match error {
        regex_syntax::Error::Parse(error) => error.kind().to_string(),
        regex_syntax::Error::Translate(error) => error.kind().to_string(),
        _ => "it cannot be understood".to_owned(),
    })
}

fn build(pattern: &str) -> Result<fancy_regex::Regex, PatternError> {
    let limit = 4 * 1024 * 1024;
    RegexBuilder::new(pattern)
        .backtrack_limit(BACKTRACK_LIMIT)
        .delegate_size_limit(limit)
        .delegate_dfa_size_limit(limit)
        .max_prog_size(WEIGHT_LIMIT as usize)
        .build()
        .map_err(|error| match error {
            fancy_regex::Error::ParseError(_, error) => PatternError::Syntax { message: lower(&error.to_string()) },
            fancy_regex::Error::CompileError(error) => match *error {
                fancy_regex::CompileError::PatternTooComplex => PatternError::TooLarge,
                fancy_regex::CompileError::InnerError(error) if error.size_limit().is_some() => PatternError::TooLarge,
                // The engine's message holds the whole expression over several lines.
                fancy_regex::CompileError::InnerError(_) => {
                    PatternError::Syntax { message: "it is no regular expression".to_owned() }
                }
                error => PatternError::Syntax { message: lower(&error.to_string()) },
            },
            error => PatternError::Syntax { message: lower(&error.to_string()) },
        })
}

fn lower(message: &str) -> String {
    let mut chars = message.lines().next().unwrap_or_default().chars();
    chars.next().map(|c| c.to_lowercase().chain(chars).collect()).unwrap_or_default()
}

/// About how many states of an automaton an expression becomes.
fn hir_weight(hir: &Hir) -> u64 {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => 1,
        HirKind::Literal(literal) => literal.0.len() as u64,
        HirKind::Class(Class::Unicode(class)) => 2 + class.ranges().len() as u64 * 2,
        HirKind::Class(Class::Bytes(class)) => 2 + class.ranges().len() as u64,
        HirKind::Repetition(repetition) => {
            let times = u64::from(repetition.max.unwrap_or(repetition.min.saturating_add(1))).max(1);
            hir_weight(&repetition.sub).saturating_mul(times).saturating_add(1)
        }
        HirKind::Capture(capture) => hir_weight(&capture.sub).saturating_add(1),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => {
            parts.iter().map(hir_weight).fold(1, u64::saturating_add)
        }
    }
}
