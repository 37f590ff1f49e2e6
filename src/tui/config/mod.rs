//! The configuration file: what is in it, read and checked.
//!
//! A TOML file (1.0) with the sections `keys` (a preset, and a table for each context), `look`, `colours` and `terminal`.
//! Text in, a [`Config`] out, or all that is wrong with it, each with its line and column; a file with a mistake in it
//! is not used in part. What each setting is called, may be and is by default stands in one table (`settings`), of
//! which also [`example()`] is made, so that neither can fall behind.

mod example;
mod fault;
mod keys;
mod preset;
mod settings;

use ratatui::style::Color;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::tui::keys::Keymap;
use crate::tui::look::Look;
use crate::tui::terminal::{Answers, BidiChoice, Environment};
use crate::tui::theme::{Depth, Part, Theme, ThemeChoice};

pub use example::example;
pub use fault::Fault;
pub use preset::Preset;

/// What a user has set.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// The keys.
    pub keys: Keymap,
    /// The preset that the keys began with.
    pub preset: Preset,
    /// What is shown, and how.
    pub look: Look,
    /// The theme.
    pub theme: ThemeChoice,
    /// How many colours there are, if not as the environment says.
    pub depth: Option<Depth>,
    /// Parts with other colours than the theme's.
    pub colours: Vec<(Part, Color)>,
    /// Who puts Arabic letters in order.
    pub bidi: BidiChoice,
    /// What is not asked of the terminal.
    pub without: Without,
    /// What can be said of a file that is right but may not be what was meant.
    pub notes: Vec<String>,
}

/// What is not asked of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Without {
    /// The mouse is left to the terminal.
    pub mouse: bool,
    /// Nothing is put on the clipboard.
    pub clipboard: bool,
}

impl Config {
    /// Reads a configuration file's text. An empty one is the default.
    pub fn parse(text: &str) -> Result<Config, Vec<Fault>> {
        let (table, errors) = DeTable::parse_recoverable(text);
        if !errors.is_empty() {
            let fault = |error: &toml::de::Error| {
                Fault::at(text, error.span().map_or(0, |span| span.start), error.message().replace('\n', ", "))
            };
            return Err(errors.iter().map(fault).collect());
        }
        let mut reader = Reader { text, config: Config::default(), faults: Vec::new() };
        reader.sections(table.get_ref());
        reader.faults.sort_by_key(|fault| (fault.line, fault.column));
        if reader.faults.is_empty() { Ok(reader.config) } else { Err(reader.faults) }
    }

    /// The theme for a terminal, with this file's colours.
    pub fn theme(&self, choice: ThemeChoice, environment: &Environment, answers: &Answers) -> Theme {
        let mut theme = Theme::found(choice, environment, answers, self.depth);
        self.colours.iter().for_each(|(part, colour)| theme.set(*part, *colour));
        theme
    }
}

/// A file that is being read.
struct Reader<'a> {
    text: &'a str,
    config: Config,
    faults: Vec<Fault>,
}

/// A key of a TOML table with its value.
type Entry<'a> = (&'a Spanned<std::borrow::Cow<'a, str>>, &'a Spanned<DeValue<'a>>);

/// The names of the sections.
const SECTIONS: [&str; 4] = ["keys", "look", "colours", "terminal"];

impl Reader<'_> {
    fn sections(&mut self, table: &DeTable<'_>) {
        for (name, value) in table {
            match name.get_ref().as_ref() {
                section if !SECTIONS.contains(&section) => {
                    self.unknown("section", name.span().start, section, SECTIONS.into_iter());
                }
                section => match value.get_ref().as_table() {
                    None => self.fault(value.span().start, format!("“{section}” is a section: write [{section}]")),
                    Some(table) => match section {
                        "keys" => self.keys(table),
                        "colours" => self.colours(table),
                        section => self.settings(section, table),
                    },
                },
            }
        }
    }

    fn settings(&mut self, section: &str, table: &DeTable<'_>) {
        for (name, value) in table {
            let found =
                settings::SETTINGS.iter().find(|known| known.section == section && known.name == name.get_ref());
            let Some(setting) = found else {
                let known = settings::SETTINGS.iter().filter(|known| known.section == section).map(|known| known.name);
                self.unknown("setting", name.span().start, name.get_ref(), known);
                continue;
            };
            if !setting.set(&mut self.config, value.get_ref()) {
                let fault = format!("{} is {}", setting.name, setting.values.told());
                let hint = value.get_ref().as_str().and_then(|given| fault::nearest(given, setting.values.words()));
                self.faults.push(Fault::at(self.text, value.span().start, fault).hint(hint));
            }
        }
    }

    fn colours(&mut self, table: &DeTable<'_>) {
        use crate::tui::theme::colour::{Named, names};
        for (name, value) in table {
            let Some(part) = Part::ALL.into_iter().find(|part| part.name() == name.get_ref()) else {
                self.unknown("part", name.span().start, name.get_ref(), Part::ALL.iter().map(|part| part.name()));
                continue;
            };
            match value.get_ref().as_str().map(str::parse::<Named>) {
                Some(Ok(Named(colour))) => self.config.colours.push((part, colour)),
                _ => {
                    let fault = "a colour is \"#rrggbb\" or one of the terminal's own, such as \"light-blue\"";
                    let hint = value.get_ref().as_str().and_then(|given| fault::nearest(given, names()));
                    self.faults.push(Fault::at(self.text, value.span().start, fault.to_owned()).hint(hint));
                }
            }
        }
        self.config.colours.sort_by_key(|(part, _)| *part as usize);
    }

    fn fault(&mut self, at: usize, message: String) {
        self.faults.push(Fault::at(self.text, at, message));
    }

    fn unknown<'b>(&mut self, kind: &str, at: usize, name: &str, known: impl Iterator<Item = &'b str>) {
        let fault = Fault::at(self.text, at, format!("there is no {kind} “{}”", fault::short(name)));
        self.faults.push(fault.hint(fault::nearest(name, known)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::keys::Context;
    use crate::tui::theme::Ground;

    fn faults(text: &str) -> Vec<String> {
        let faults = Config::parse(text).err().unwrap_or_default();
        faults.iter().map(|fault| format!("{}:{}: {}", fault.line, fault.column, fault.message)).collect()
    }

    fn hint(text: &str) -> String {
        Config::parse(text).unwrap_err().remove(0).hint.unwrap_or_default()
    }

    #[test]
    fn everything_can_be_set() {
        let config = Config::parse(
            "[keys]\npreset = 'vim'\n[keys.rows]\naccept = ['F5', 'Ctrl+Y']\nmerge = 'F6'\n\
             [look]\ntheme = 'light'\ncolours = '16'\nmarks = false\nsigns = false\nswap-sides = true\n\
             left-share = 35\ndetail = true\nminimap = false\nmap-dots = false\n[colours]\nhit = '#102030'\naccent = 'light-red'\n\
             [terminal]\nbidi = 'kitty'\nmouse = false\nclipboard = false\n",
        )
        .unwrap();
        assert_eq!(config.preset, Preset::Vim);
        let keys = |name: &str| {
            let bound = config.keys.of(Context::Rows).find(|bound| bound.binding.name == name).unwrap();
            bound.keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
        };
        assert_eq!((keys("accept").as_str(), keys("merge").as_str()), ("F5 Ctrl+Y", "F6"));
        assert_eq!(
            config.look,
            Look { marks: false, signs: false, swapped: true, share: 35, detail: true, minimap: false, dots: false }
        );
        assert_eq!((config.theme, config.depth), (ThemeChoice::Light, Some(Depth::Sixteen)));
        assert_eq!(config.colours, [(Part::Accent, Color::LightRed), (Part::Hit, Color::Rgb(0x10, 0x20, 0x30))]);
        assert_eq!((config.bidi, config.without), (BidiChoice::Kitty, Without { mouse: true, clipboard: true }));
        let theme = config.theme(config.theme, &Environment::default(), &Answers::default());
        assert_eq!(theme.hit().bg, Some(Color::Rgb(0x10, 0x20, 0x30)));
        assert_eq!(theme.error(), Theme::new(Ground::Light, Depth::Sixteen).error());
    }

    #[test]
    fn mistakes_are_told_with_their_place() {
        for (text, expected, name) in [
            ("[look]\ntheme = 'night'\n", "2:9: theme is one of auto, dark, light, mono", "a word"),
            ("[look]\nmarks = 'no'\n", "2:9: marks is true or false", "a truth"),
            ("[look]\nleft-share = 90\n", "2:14: left-share is a number from 20 to 80", "a number"),
            ("[look]\nthème = 'x'\n", "2:3: ", "a name with an accent"),
            ("[looks]\n", "1:2: there is no section “looks”", "a section"),
            ("look = 1\n", "1:8: “look” is a section: write [look]", "no section"),
            ("[look]\n'اسم' = 1\n", "2:1: there is no setting “اسم”", "an Arabic name"),
            ("[colours]\nhit = 'crimson'\n", "2:7: a colour is", "a colour"),
            ("[colours]\nhits = 'red'\n", "2:1: there is no part “hits”", "a part"),
            ("[keys]\npreset = 'emacs'\n", "2:10: preset is one of default, omegat, vim", "a preset"),
            ("[keys.row]\na = 'b'\n", "1:7: there is no context “row”", "a context"),
            ("[keys.rows]\nacept = 'b'\n", "2:1: there is no command “acept” in [keys.rows]", "a command"),
            ("[keys.rows]\naccept = 'Entre'\n", "2:10: there is no key “Entre”", "a key"),
            ("[keys.rows]\naccept = ['F5', 7]\n", "2:17: a key is a text", "no text"),
            ("[keys.rows]\naccept = 7\n", "2:10: keys are a text or a list of texts", "no list"),
            ("[keys.edit]\nconfirm = ['Enter', 'x']\n", "2:21: x writes a letter here", "a letter where text is typed"),
            (
                "[keys.rows]\naccept = 'F5'\nmerge = ['m', 'F5']\n",
                "3:15: F5 is bound to accept already (2:10)",
                "one key twice",
            ),
            ("[keys.anywhere]\ninterrupt = []\n", "2:1: ", "no way out"),
            ("[look]\nmarks = true\nmarks = false\n", "3:1: duplicate key", "twice"),
            ("[look\n", "1:6: ", "no TOML"),
        ] {
            let found = faults(text);
            assert!(found.iter().any(|found| found.starts_with(expected)), "{name}: {found:?}");
        }
    }

    #[test]
    fn all_mistakes_are_told_at_once_and_in_order() {
        let found = faults("[terminal]\nmouse = 1\nbidi = 'x'\n[look]\ntheme = 1\n");
        let lines: Vec<&str> = found.iter().filter_map(|fault| fault.split(':').next()).collect();
        assert_eq!(lines, ["2", "3", "5"]);
    }

    #[test]
    fn a_name_that_is_nearly_right_is_suggested() {
        for (text, expected) in [
            ("[look]\nthem = 'auto'\n", "theme"),
            ("[look]\ntheme = 'drak'\n", "dark"),
            ("[keys.rows]\nneed-review = 'F5'\n", "needs-review"),
            ("[keys.rows]\naccept = 'Entre'\n", "Enter"),
            ("[colours]\nhit = 'yelow'\n", "yellow"),
            ("[lok]\n", "look"),
        ] {
            assert!(hint(text).contains(expected), "{text}: {}", hint(text));
        }
        assert_eq!(hint("[zzzzzz]\n"), "", "nothing is near");
    }

    #[test]
    fn a_key_that_is_taken_is_taken_away_and_told() {
        let config = Config::parse("[keys.rows]\naccept = 'm'\n").unwrap();
        let merge = config.keys.of(Context::Rows).find(|bound| bound.binding.name == "merge").unwrap();
        assert!(merge.keys.is_empty());
        assert_eq!(config.notes, ["merge in [keys.rows] has no key any more: accept took m"]);
        assert!(config.keys.conflicts().is_empty());
        let exchanged = Config::parse("[keys.rows]\naccept = 'm'\nmerge = 'a'\n").unwrap();
        assert!(exchanged.notes.is_empty());
        let unbound = Config::parse("[keys.rows]\nmerge = []\n").unwrap();
        assert!(unbound.notes.is_empty(), "it was meant");
    }
}
