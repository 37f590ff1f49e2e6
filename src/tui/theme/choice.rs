//! Which theme: what the user asked for, what the terminal answered, what the environment says, in this order.

use std::fmt;
use std::str::FromStr;

use super::Theme;
use crate::tui::terminal::{Answers, Environment};

/// What the user can ask for with `--theme`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ThemeChoice {
    /// By the terminal's own ground.
    #[default]
    Auto,
    /// For a dark ground.
    Dark,
    /// For a light ground.
    Light,
    /// No colours.
    Mono,
}

/// A name that is none of the choices.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no such theme: “{name}” (one of auto, dark, light, mono)")]
pub struct BadThemeChoice {
    /// The name as it was given, cut after 40 characters.
    pub name: String,
}

/// What the text stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ground {
    /// Black, or nearly.
    #[default]
    Dark,
    /// White, or nearly.
    Light,
}

/// How many colours there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Depth {
    /// None.
    None,
    /// The terminal's own.
    #[default]
    Sixteen,
    /// All of them.
    True,
}

impl ThemeChoice {
    /// All choices, in the order in which help names them.
    pub const ALL: [ThemeChoice; 4] = [ThemeChoice::Auto, ThemeChoice::Dark, ThemeChoice::Light, ThemeChoice::Mono];

    /// The name on the command line and in the configuration file.
    pub fn name(self) -> &'static str {
        match self {
            ThemeChoice::Auto => "auto",
            ThemeChoice::Dark => "dark",
            ThemeChoice::Light => "light",
            ThemeChoice::Mono => "mono",
        }
    }
}

impl fmt::Display for ThemeChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for ThemeChoice {
    type Err = BadThemeChoice;

    fn from_str(name: &str) -> Result<Self, BadThemeChoice> {
        ThemeChoice::ALL
            .into_iter()
            .find(|choice| choice.name().eq_ignore_ascii_case(name.trim()))
            .ok_or_else(|| BadThemeChoice { name: name.chars().take(40).collect() })
    }
}

impl fmt::Display for Ground {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Ground::Dark => "dark",
            Ground::Light => "light",
        })
    }
}

impl fmt::Display for Depth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Depth::None => "none",
            Depth::Sixteen => "16",
            Depth::True => "true colour",
        })
    }
}

impl Ground {
    /// By what the terminal answered, then by `COLORFGBG`; dark where nothing is known, as most are.
    pub fn found(environment: &Environment, answers: &Answers) -> Self {
        let lightness = answers.background.map(|[r, g, b]| {
            // The eye's own weights (ITU-R BT.601); half of the way is where black becomes easier to read than white.
            (299 * u32::from(r) + 587 * u32::from(g) + 114 * u32::from(b)) / 1000
        });
        match (lightness, environment.colorfgbg.as_deref().and_then(behind)) {
            (Some(lightness), _) if lightness >= 128 => Ground::Light,
            (None, Some(7 | 9..=15)) => Ground::Light,
            _ => Ground::Dark,
        }
    }
}

/// The colour behind the text in `COLORFGBG`, which is `text;behind` or `text;more;behind`.
fn behind(value: &str) -> Option<u8> {
    value.rsplit_once(';')?.1.parse().ok()
}

impl Depth {
    /// By `NO_COLOR`, `COLORTERM` and `TERM`.
    pub fn found(environment: &Environment) -> Self {
        let term = environment.term.as_deref().unwrap_or("");
        // Those of the VT family that are still asked for by name show no colours.
        if environment.no_color || term.ends_with("-m") || term.ends_with("-mono") || term.starts_with("vt1") {
            return Depth::None;
        }
        match environment.colorterm.as_deref() {
            Some("truecolor" | "24bit") => Depth::True,
            _ if term.ends_with("-direct") => Depth::True,
            _ => Depth::Sixteen,
        }
    }
}

impl Theme {
    /// The theme for a terminal; with as many colours as are asked for, unless there are to be none.
    pub fn found(choice: ThemeChoice, environment: &Environment, answers: &Answers, asked: Option<Depth>) -> Self {
        let ground = match choice {
            ThemeChoice::Auto => Ground::found(environment, answers),
            ThemeChoice::Dark => Ground::Dark,
            ThemeChoice::Light => Ground::Light,
            ThemeChoice::Mono => return Theme::plain(),
        };
        let depth = match (Depth::found(environment), asked) {
            (Depth::None, _) if environment.no_color => Depth::None,
            (found, asked) => asked.unwrap_or(found),
        };
        Theme::new(ground, depth)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(variables: &[(&str, &str)]) -> Environment {
        Environment::read(|name| {
            variables.iter().find(|(variable, _)| *variable == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn names_are_read_back() {
        for choice in ThemeChoice::ALL {
            assert_eq!(choice.to_string().parse(), Ok(choice));
        }
        assert!("night".parse::<ThemeChoice>().unwrap_err().to_string().contains("night"));
    }

    #[test]
    fn the_ground_is_what_the_terminal_says_else_what_the_environment_says() {
        let dark = Some([0x28, 0x2c, 0x34]);
        let light = Some([0xfd, 0xf6, 0xe3]);
        for (background, fgbg, expected, name) in [
            (None, "", Ground::Dark, "nothing is known"),
            (light, "", Ground::Light, "a light answer"),
            (dark, "", Ground::Dark, "a dark answer"),
            (dark, "0;15", Ground::Dark, "the answer goes before the environment"),
            (None, "0;15", Ground::Light, "white"),
            (None, "0;default;7", Ground::Light, "grey, with a field between"),
            (None, "15;0", Ground::Dark, "black"),
            (None, "12;8", Ground::Dark, "dark grey"),
            (None, "0;default", Ground::Dark, "no number"),
        ] {
            let answers = Answers { background, ..Answers::default() };
            let environment = environment(&[("COLORFGBG", fgbg)]);
            assert_eq!(Ground::found(&environment, &answers), expected, "{name}");
        }
    }

    #[test]
    fn colours_are_as_many_as_the_environment_says() {
        for (variables, expected) in [
            (&[("TERM", "xterm-256color")][..], Depth::Sixteen),
            (&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")], Depth::True),
            (&[("COLORTERM", "24bit")], Depth::True),
            (&[("TERM", "xterm-direct")], Depth::True),
            (&[("COLORTERM", "truecolor"), ("NO_COLOR", "1")], Depth::None),
            (&[("COLORTERM", "truecolor"), ("NO_COLOR", "")], Depth::True),
            (&[("TERM", "xterm-mono")], Depth::None),
            (&[("TERM", "vt100")], Depth::None),
        ] {
            assert_eq!(Depth::found(&environment(variables)), expected, "{variables:?}");
        }
    }

    #[test]
    fn what_was_asked_for_goes_before_what_was_found() {
        let answers = Answers { background: Some([255; 3]), ..Answers::default() };
        let colours = environment(&[]);
        let theme = |choice| Theme::found(choice, &colours, &answers, None);
        assert_eq!(theme(ThemeChoice::Auto), theme(ThemeChoice::Light));
        assert_ne!(theme(ThemeChoice::Auto), theme(ThemeChoice::Dark));
        assert_eq!(theme(ThemeChoice::Mono), Theme::plain());
        let none = environment(&[("NO_COLOR", "1")]);
        assert_eq!(Theme::found(ThemeChoice::Light, &none, &answers, Some(Depth::True)), Theme::plain());
    }
}
