//! Segmentation rules as data: groups of rules, and which language takes which.

use std::fmt::Write;
use std::sync::OnceLock;

use super::error::SrxError;
use super::matcher::Matcher;
use super::pattern::Condition;
use super::read;
use super::segmenter::Segmenter;
use crate::lang::Lang;

/// The rules of one SRX file.
#[derive(Debug, Clone)]
pub struct Srx {
    /// Whether a language takes the rules of every map that fits it, not of the first only.
    pub(super) cascade: bool,
    pub(super) groups: Vec<Group>,
    pub(super) maps: Vec<Map>,
}

/// A named list of rules.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub name: String,
    pub rules: Vec<Rule>,
}

/// One rule, as it was written and as it is asked.
#[derive(Debug, Clone)]
pub(super) struct Rule {
    pub breaks: bool,
    pub before: String,
    pub after: String,
    pub conditions: Vec<Condition>,
}

/// Which group the languages take that fit an expression.
#[derive(Debug, Clone)]
pub(super) struct Map {
    pub pattern: String,
    pub regex: fancy_regex::Regex,
    pub group: usize,
}

const BUNDLED: &str = include_str!("rules/muqabala.srx");

impl Srx {
    /// The largest file that is read, in bytes; the largest in use has about a tenth of it.
    pub const MOST_BYTES: usize = 16 * 1024 * 1024;

    /// Reads an SRX file, version 2.0 or 1.0, in UTF-8, UTF-16 with a byte order mark or whatever its declaration says.
    pub fn parse(xml: &[u8]) -> Result<Srx, SrxError> {
        read::read(xml)
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
        Srx { cascade: false, groups: Vec::new(), maps: Vec::new() }
    }

    /// The rules for a language, ready for use. A language that no map fits has none: only its paragraphs are cut.
    ///
    /// Building the automata takes some milliseconds; keep the segmenter when there are several texts.
    pub fn segmenter(&self, lang: &Lang) -> Segmenter {
        let groups = self.groups_for(lang);
        let rules = groups.iter().flat_map(|group| &group.rules);
        Segmenter::new(Matcher::new(rules.map(|rule| (rule.breaks, rule.conditions.as_slice()))))
    }

    /// The names of the groups of rules that a language takes, in order.
    pub fn rules_for(&self, lang: &Lang) -> Vec<&str> {
        self.groups_for(lang).iter().map(|group| group.name.as_str()).collect()
    }

    fn groups_for(&self, lang: &Lang) -> Vec<&Group> {
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
        let yes_or_no = |yes| if yes { "yes" } else { "no" };
        let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.push_str("<srx xmlns=\"http://www.lisa.org/srx20\" version=\"2.0\">\n");
        let _ = writeln!(xml, "<header segmentsubflows=\"yes\" cascade=\"{}\">", yes_or_no(self.cascade));
        xml.push_str("<formathandle type=\"start\" include=\"no\"/>\n<formathandle type=\"end\" include=\"yes\"/>\n");
        xml.push_str("<formathandle type=\"isolated\" include=\"no\"/>\n</header>\n<body>\n<languagerules>\n");
        for group in &self.groups {
            let _ = writeln!(xml, "<languagerule languagerulename=\"{}\">", escape(&group.name));
            for rule in &group.rules {
                let _ = writeln!(
                    xml,
                    "<rule break=\"{}\"><beforebreak>{}</beforebreak><afterbreak>{}</afterbreak></rule>",
                    yes_or_no(rule.breaks),
                    escape(&rule.before),
                    escape(&rule.after)
                );
            }
            xml.push_str("</languagerule>\n");
        }
        xml.push_str("</languagerules>\n<maprules>\n");
        for Map { pattern, group, .. } in &self.maps {
            let (pattern, name) = (escape(pattern), escape(&self.groups[*group].name));
            let _ = writeln!(xml, "<languagemap languagepattern=\"{pattern}\" languagerulename=\"{name}\"/>");
        }
        xml.push_str("</maprules>\n</body>\n</srx>\n");
        xml
    }
}

/// Also keeps line ends and tabs, which a reader of attributes would turn into spaces.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' | '\r' | '\t' => {
                let _ = write!(escaped, "&#{};", u32::from(c));
            }
            c => escaped.push(c),
        }
    }
    escaped
}
