//! Segmentation rules as data: groups of rules, and which language takes which.

use std::sync::OnceLock;

use super::error::SrxError;
use super::matcher::Matcher;
use super::pattern::Condition;
use super::place::Position;
use super::read;
use super::segmenter::Segmenter;
use super::write;
use crate::lang::Lang;

/// The rules of one SRX file.
#[derive(Debug, Clone)]
pub struct Srx {
    /// Whether a language takes the rules of every map that fits it, not of the first only.
    pub(super) cascade: bool,
    pub(super) groups: Vec<Group>,
    pub(super) maps: Vec<Map>,
    /// Where a file says that it is of version 1.0.
    pub(super) old_version: Option<Position>,
}

/// A named list of rules.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub name: String,
    pub rules: Vec<Rule>,
    pub at: Position,
}

/// One rule, as it was written and as it is asked.
#[derive(Debug, Clone)]
pub(super) struct Rule {
    pub breaks: bool,
    pub before: String,
    pub after: String,
    pub conditions: Vec<Condition>,
    pub at: Position,
}

/// Which group the languages take that fit an expression.
#[derive(Debug, Clone)]
pub(super) struct Map {
    pub pattern: String,
    pub regex: fancy_regex::Regex,
    pub group: usize,
    pub at: Position,
}

const BUNDLED: &str = include_str!("rules/muqabala.srx");

impl Srx {
    /// The largest file that is read, in bytes; the largest in use has about a tenth of it.
    pub const MOST_BYTES: usize = 16 * 1024 * 1024;

    /// Reads an SRX file, version 2.0 or 1.0, in UTF-8, UTF-16 with a byte order mark or whatever its declaration says.
    pub fn parse(xml: &[u8]) -> Result<Srx, SrxError> {
        let read::ReadFile { srx, errors } = read::read(xml);
        errors.into_iter().next().map_or(Ok(srx), Err)
    }

    /// The rules that come with the program: Arabic, English, and what holds for every other language.
    pub fn bundled() -> &'static Srx {
        static PARSED: OnceLock<Srx> = OnceLock::new();
        PARSED.get_or_init(|| Srx::parse(BUNDLED.as_bytes()).expect("the bundled rules are read in the tests"))
    }

    /// The file that [`bundled`](Srx::bundled) is read from, comments and all, for those who want to start from it.
    pub fn bundled_file() -> &'static str {
        BUNDLED
    }

    pub(super) fn empty() -> Self {
        Srx { cascade: false, groups: Vec::new(), maps: Vec::new(), old_version: None }
    }

    /// The rules for a language, ready for use. A language that no map fits has none: only its paragraphs are cut.
    ///
    /// Building the automata takes some milliseconds; keep the segmenter when there are several texts.
    pub fn segmenter(&self, lang: &Lang) -> Segmenter {
        Segmenter::new(self.matcher(lang))
    }

    pub(super) fn matcher(&self, lang: &Lang) -> Matcher {
        let groups = self.groups_for(lang);
        let rules = groups.iter().flat_map(|group| &group.rules);
        Matcher::new(rules.map(|rule| (rule.breaks, rule.conditions.as_slice())))
    }

    /// The names of the groups of rules that a language takes, in order.
    pub fn rules_for(&self, lang: &Lang) -> Vec<&str> {
        self.groups_for(lang).iter().map(|group| group.name.as_str()).collect()
    }

    pub(super) fn groups_for(&self, lang: &Lang) -> Vec<&Group> {
        let hyphens = lang.as_str();
        let underscores = hyphens.replace('-', "_");
        let fits = |map: &&Map| {
            map.regex.is_match(hyphens).unwrap_or(false) || map.regex.is_match(&*underscores).unwrap_or(false)
        };
        let most = if self.cascade { usize::MAX } else { 1 };
        let mut taken = Vec::new();
        for map in self.maps.iter().filter(fits).take(most) {
            // A group that several maps lead to counts where it is met first; asked again it could decide nothing.
            if !taken.contains(&map.group) {
                taken.push(map.group);
            }
        }
        taken.into_iter().map(|group| &self.groups[group]).collect()
    }

    /// The rules as an SRX 2.0 file. Comments and what other programs keep in such files are lost.
    pub fn to_xml(&self) -> String {
        write::to_xml(self)
    }
}
