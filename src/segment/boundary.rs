//! Word boundaries without looking around.
//!
//! An automaton that reads bytes cannot look at the characters around a `\b`. Most need no looking: in `\bMr\.` what
//! follows is a letter, so that the boundary is there exactly when the text starts or a character that belongs to no
//! word stands before. Such a `\b` becomes part of what is matched, which changes where the match begins but not where
//! it ends, and the end is all that counts.

use std::sync::OnceLock;

use regex_syntax::hir::{Class, ClassUnicode, Hir, HirKind, Look, LookSet};

/// Which end of an expression may be made longer without changing what it is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FreeEnd {
    Left,
    Right,
}

/// What is known of the character on one side of a boundary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Word,
    NonWord,
    /// Either, or nobody knows.
    Mixed,
    /// The end of the expression, where it may be made longer.
    Free,
}

/// The same expression without `\b` and `\B`, or nothing where one cannot be resolved.
pub(super) fn resolve(hir: Hir, free: FreeEnd) -> Option<Hir> {
    if !has_boundary(&hir) {
        return Some(hir);
    }
    match free {
        FreeEnd::Left => rewrite(&hir, Side::Free, Side::Mixed),
        FreeEnd::Right => rewrite(&hir, Side::Mixed, Side::Free),
    }
}

fn has_boundary(hir: &Hir) -> bool {
    let looks: LookSet = hir.properties().look_set();
    looks.contains_word()
}

fn rewrite(hir: &Hir, left: Side, right: Side) -> Option<Hir> {
    if !has_boundary(hir) {
        return Some(hir.clone());
    }
    match hir.kind() {
        HirKind::Look(Look::WordUnicode) => boundary(true, left, right),
        HirKind::Look(Look::WordUnicodeNegate) => boundary(false, left, right),
        HirKind::Capture(capture) => rewrite(&capture.sub, left, right),
        HirKind::Alternation(branches) => {
            let branches: Option<Vec<Hir>> = branches.iter().map(|branch| rewrite(branch, left, right)).collect();
            branches.map(Hir::alternation)
        }
        HirKind::Concat(parts) => {
            let rewritten: Option<Vec<Hir>> = (0..parts.len())
                .map(|i| {
                    let before = if i == 0 { left } else { side(&parts[i - 1], false) };
                    let after = if i + 1 == parts.len() { right } else { side(&parts[i + 1], true) };
                    rewrite(&parts[i], before, after)
                })
                .collect();
            rewritten.map(Hir::concat)
        }
        _ => None,
    }
}

/// `\b` (or `\B`, when `wanted` is false) between two sides.
fn boundary(wanted: bool, left: Side, right: Side) -> Option<Hir> {
    let other = |side: Side| match (side, wanted) {
        (Side::Word, true) | (Side::NonWord, false) => Some(Side::NonWord),
        (Side::Word, false) | (Side::NonWord, true) => Some(Side::Word),
        _ => None,
    };
    match (left, right) {
        (Side::Free, known) => other(known).map(|side| beside(side, Look::Start)),
        (known, Side::Free) => other(known).map(|side| beside(side, Look::End)),
        (Side::Mixed, _) | (_, Side::Mixed) => None,
        (left, right) => Some(if (left != right) == wanted { Hir::empty() } else { Hir::fail() }),
    }
}

/// One character of the kind, where the text's end counts as no word.
fn beside(side: Side, end: Look) -> Hir {
    let mut class = word_class().clone();
    if side == Side::Word {
        return Hir::class(Class::Unicode(class));
    }
    class.negate();
    Hir::alternation(vec![Hir::look(end), Hir::class(Class::Unicode(class))])
}

/// What an expression begins (or ends) with.
fn side(hir: &Hir, first: bool) -> Side {
    match hir.kind() {
        HirKind::Literal(literal) => match std::str::from_utf8(&literal.0) {
            Ok(text) => {
                let c = if first { text.chars().next() } else { text.chars().next_back() };
                c.map_or(Side::Mixed, |c| side_of_class(&ClassUnicode::new([regex_syntax::hir::ClassUnicodeRange::new(c, c)])))
            }
            Err(_) => Side::Mixed,
        },
        HirKind::Class(Class::Unicode(class)) => side_of_class(class),
        HirKind::Repetition(repetition) if repetition.min > 0 => side(&repetition.sub, first),
        HirKind::Capture(capture) => side(&capture.sub, first),
        HirKind::Concat(parts) => {
            let end = if first { parts.first() } else { parts.last() };
            end.map_or(Side::Mixed, |part| side(part, first))
        }
        HirKind::Alternation(branches) => {
            let mut sides = branches.iter().map(|branch| side(branch, first));
            let one = sides.next().unwrap_or(Side::Mixed);
            if sides.all(|other| other == one) { one } else { Side::Mixed }
        }
        _ => Side::Mixed,
    }
}

fn side_of_class(class: &ClassUnicode) -> Side {
    let mut words = class.clone();
    words.intersect(word_class());
    if words.ranges().is_empty() {
        Side::NonWord
    } else if words == *class {
        Side::Word
    } else {
        Side::Mixed
    }
}

fn word_class() -> &'static ClassUnicode {
    static WORD: OnceLock<ClassUnicode> = OnceLock::new();
    WORD.get_or_init(|| match regex_syntax::parse(r"\w").map(Hir::into_kind) {
        Ok(HirKind::Class(Class::Unicode(class))) => class,
        _ => ClassUnicode::empty(),
    })
}
