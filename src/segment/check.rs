//! What is wrong, or looks wrong, in a file of rules.

use std::collections::HashMap;
use std::fmt;

use super::error::SrxErrorKind;
use super::pattern::{Place, Test};
use super::place::Position;
use super::read::{self, ReadFile};
use super::srx::{Group, Rule, Srx};
use crate::lang::Lang;

/// Something that was found, and where. Shown as `line:column: kind: reason`, so that a path can be put in front.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SrxFinding {
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
    /// An error, because of which the file is refused, or a warning.
    pub found: Result<SrxWarning, SrxErrorKind>,
}

impl SrxFinding {
    /// Whether the file is refused because of it.
    pub fn is_error(&self) -> bool {
        self.found.is_err()
    }
}

impl fmt::Display for SrxFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.line, self.column)?;
        match &self.found {
            Ok(warning) => write!(f, "warning: {warning}"),
            Err(error) => write!(f, "error: {error}"),
        }
    }
}

/// What looks wrong in a file that can be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SrxWarning {
    /// The same rule a second time.
    #[error("this rule stands in line {line} already")]
    Duplicate {
        /// Where it stands first.
        line: usize,
    },
    /// A rule that is never asked, because an earlier one decides wherever it matches.
    #[error("this rule can never decide: the one in line {line} matches wherever it does")]
    Shadowed {
        /// Where the earlier one stands.
        line: usize,
    },
    /// A rule that matches everywhere.
    #[error("this rule asks for nothing, so that it matches at every place")]
    AsksNothing,
    /// An expression for the backtracking engine.
    #[error("<{element}> is slow: it looks around, refers back or is possessive in a way that no automaton can follow")]
    Slow {
        /// The element that holds it.
        element: &'static str,
    },
    /// A language map behind one that takes every language.
    #[error("this map is never reached: the one in line {line} takes every language that it fits")]
    UnreachedMap {
        /// Where that one stands.
        line: usize,
    },
    /// Rules for nobody.
    #[error("no language map leads to “{group}”")]
    UnusedGroup {
        /// Its name.
        group: String,
    },
    /// Arabic questions run into one another.
    #[error("Arabic text does not break after ؟")]
    NoArabicQuestion,
    /// Arabic that no map fits.
    #[error("no language map fits Arabic, so that only its paragraphs are cut")]
    NoArabic,
    /// An old version of the standard.
    #[error("SRX 1.0 was replaced by 2.0, and programs differ in how they read it")]
    OldVersion,
}

impl SrxWarning {
    /// A word for it, for programs.
    pub fn name(&self) -> &'static str {
        match self {
            SrxWarning::Duplicate { .. } => "duplicate-rule",
            SrxWarning::Shadowed { .. } => "shadowed-rule",
            SrxWarning::AsksNothing => "rule-asks-nothing",
            SrxWarning::Slow { .. } => "slow",
            SrxWarning::UnreachedMap { .. } => "unreached-map",
            SrxWarning::UnusedGroup { .. } => "unused-group",
            SrxWarning::NoArabicQuestion => "no-arabic-question",
            SrxWarning::NoArabic => "no-arabic",
            SrxWarning::OldVersion => "old-version",
        }
    }
}

impl Srx {
    /// All that is wrong or looks wrong in a file, in its order. Without an error, [`parse`](Srx::parse) takes it.
    pub fn check(xml: &[u8]) -> Vec<SrxFinding> {
        let ReadFile { srx, errors } = read::read(xml);
        let refused = !errors.is_empty();
        let mut findings: Vec<SrxFinding> = errors
            .into_iter()
            .map(|error| SrxFinding { line: error.line, column: error.column, found: Err(error.kind) })
            .collect();
        let mut warn = |at: Position, warning| {
            findings.push(SrxFinding { line: at.line, column: at.column, found: Ok(warning) });
        };
        if let Some(at) = srx.old_version {
            warn(at, SrxWarning::OldVersion);
        }
        srx.groups.iter().for_each(|group| check_rules(group, &mut warn));
        // What lacks a group or a map may be what was in error.
        if !refused {
            srx.check_maps(&mut warn);
            srx.check_arabic(&mut warn);
        }
        findings.sort_by_key(|finding| (finding.line, finding.column));
        findings
    }

    fn check_maps(&self, warn: &mut impl FnMut(Position, SrxWarning)) {
        for (index, map) in self.maps.iter().enumerate().filter(|_| !self.cascade) {
            let takes = |earlier: &&super::srx::Map| earlier.pattern == map.pattern || takes_all(&earlier.pattern);
            if let Some(earlier) = self.maps[..index].iter().find(takes) {
                warn(map.at, SrxWarning::UnreachedMap { line: earlier.at.line });
            }
        }
        for (index, group) in self.groups.iter().enumerate() {
            if self.maps.iter().all(|map| map.group != index) {
                warn(group.at, SrxWarning::UnusedGroup { group: group.name.clone() });
            }
        }
    }

    fn check_arabic(&self, warn: &mut impl FnMut(Position, SrxWarning)) {
        let start = Position { line: 1, column: 1 };
        let arabic = Lang::arabic();
        match self.groups_for(&arabic).first() {
            None => warn(start, SrxWarning::NoArabic),
            Some(group) => {
                let segments = self.segmenter(&arabic).segment("هل وصلت السفينة؟ نعم وصلت السفينة.");
                if segments.len() < 2 {
                    warn(group.at, SrxWarning::NoArabicQuestion);
                }
            }
        }
    }
}

/// Whether a map's pattern fits every language; of those that do, the ones that are in use.
fn takes_all(pattern: &str) -> bool {
    matches!(pattern, ".*" | ".+" | "^.*$" | ".*?" | "(.*)" | "") && !pattern.is_empty()
}

fn check_rules(group: &Group, warn: &mut impl FnMut(Position, SrxWarning)) {
    let mut seen: HashMap<(&str, &str), &Rule> = HashMap::new();
    let mut all: Option<&Rule> = None;
    for rule in &group.rules {
        let key = (rule.before.as_str(), rule.after.as_str());
        match (seen.get(&key).copied(), all) {
            (Some(known), _) if known.breaks == rule.breaks => {
                warn(rule.at, SrxWarning::Duplicate { line: known.at.line })
            }
            (Some(earlier), _) | (None, Some(earlier)) => warn(rule.at, SrxWarning::Shadowed { line: earlier.at.line }),
            (None, None) => {}
        }
        seen.entry(key).or_insert(rule);
        if key == ("", "") {
            warn(rule.at, SrxWarning::AsksNothing);
            all = all.or(Some(rule));
        }
        for (place, element) in [(Place::Before, "beforebreak"), (Place::After, "afterbreak")] {
            let slow = |condition: &super::pattern::Condition| {
                condition.place == place && matches!(condition.test, Test::Slow(_))
            };
            if rule.conditions.iter().any(slow) {
                warn(rule.at, SrxWarning::Slow { element });
            }
        }
    }
}
