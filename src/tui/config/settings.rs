//! The settings that are a word, a number, or a truth: what they are called, what they may be, where they go.

use std::ops::RangeInclusive;

use toml::de::DeValue;

use super::Config;
use crate::tui::terminal::BidiChoice;
use crate::tui::theme::{Depth, ThemeChoice};

/// A setting.
pub(super) struct Setting {
    pub section: &'static str,
    pub name: &'static str,
    /// What it is for.
    pub what: &'static str,
    pub values: Values,
    put: fn(&mut Config, Given<'_>) -> bool,
    get: fn(&Config) -> String,
}

/// What a setting may be.
pub(super) enum Values {
    Truth,
    Number(RangeInclusive<i64>),
    Words(&'static [&'static str]),
}

/// A value as it stands in the file.
#[derive(Clone, Copy)]
struct Given<'a> {
    text: Option<&'a str>,
    truth: Option<bool>,
    number: Option<i64>,
}

impl Values {
    /// What it may be, in words.
    pub fn told(&self) -> String {
        match self {
            Values::Truth => "true or false".to_owned(),
            Values::Number(range) => format!("a number from {} to {}", range.start(), range.end()),
            Values::Words(words) => format!("one of {}", words.join(", ")),
        }
    }

    /// The words that it may be.
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        let words = if let Values::Words(words) = self { words } else { &[][..] };
        words.iter().copied()
    }
}

impl Setting {
    /// Sets it; false when it can't be that.
    pub fn set(&self, config: &mut Config, value: &DeValue<'_>) -> bool {
        let number = value.as_integer().and_then(|number| i64::from_str_radix(number.as_str(), number.radix()).ok());
        let given = Given { text: value.as_str(), truth: value.as_bool(), number };
        let allowed = match &self.values {
            Values::Truth => given.truth.is_some(),
            Values::Number(range) => given.number.is_some_and(|number| range.contains(&number)),
            Values::Words(words) => given.text.is_some_and(|text| words.contains(&text)),
        };
        allowed && (self.put)(config, given)
    }

    /// Its value as the file has it.
    pub fn value(&self, config: &Config) -> String {
        match self.values {
            Values::Words(_) => format!("\"{}\"", (self.get)(config)),
            Values::Truth | Values::Number(_) => (self.get)(config),
        }
    }
}

/// Puts what was given to where it belongs; false where it is nothing.
fn into<T>(place: &mut T, given: Option<T>) -> bool {
    given.map(|given| *place = given).is_some()
}

/// The ways of counting colours.
const DEPTHS: [(&str, Option<Depth>); 3] = [("auto", None), ("16", Some(Depth::Sixteen)), ("true", Some(Depth::True))];

/// All settings, in the order in which the file has them.
pub(super) static SETTINGS: &[Setting] = &[
    Setting {
        section: "look",
        name: "theme",
        what: "auto looks whether the terminal is dark or light; mono has no colours",
        values: Values::Words(&["auto", "dark", "light", "mono"]),
        put: |config, given| into(&mut config.theme, given.text.and_then(|text| text.parse().ok())),
        get: |config| ThemeChoice::name(config.theme).to_owned(),
    },
    Setting {
        section: "look",
        name: "colours",
        what: "auto, the terminal's own 16, or true colour",
        values: Values::Words(&["auto", "16", "true"]),
        put: |config, given| {
            let found = DEPTHS.iter().find(|(name, _)| given.text == Some(name));
            into(&mut config.depth, found.map(|(_, depth)| *depth))
        },
        get: |config| {
            let found = DEPTHS.iter().find(|(_, depth)| *depth == config.depth);
            found.map_or("auto", |(name, _)| name).to_owned()
        },
    },
    Setting {
        section: "look",
        name: "marks",
        what: "whether the vowel marks of Arabic are shown",
        values: Values::Truth,
        put: |config, given| into(&mut config.look.marks, given.truth),
        get: |config| config.look.marks.to_string(),
    },
    Setting {
        section: "look",
        name: "signs",
        what: "whether signs stand for characters that can't be seen",
        values: Values::Truth,
        put: |config, given| into(&mut config.look.signs, given.truth),
        get: |config| config.look.signs.to_string(),
    },
    Setting {
        section: "look",
        name: "swap-sides",
        what: "whether left and right change places",
        values: Values::Truth,
        put: |config, given| into(&mut config.look.swapped, given.truth),
        get: |config| config.look.swapped.to_string(),
    },
    Setting {
        section: "look",
        name: "left-share",
        what: "how much of the width the left side has, in percent",
        values: Values::Number(20..=80),
        put: |config, given| into(&mut config.look.share, given.number.and_then(|number| u16::try_from(number).ok())),
        get: |config| config.look.share.to_string(),
    },
    Setting {
        section: "look",
        name: "detail",
        what: "whether the pane with a row's details is open at the start",
        values: Values::Truth,
        put: |config, given| into(&mut config.look.detail, given.truth),
        get: |config| config.look.detail.to_string(),
    },
    Setting {
        section: "look",
        name: "minimap",
        what: "whether a small map of all rows stands beside them where there is room",
        values: Values::Truth,
        put: |config, given| into(&mut config.look.minimap, given.truth),
        get: |config| config.look.minimap.to_string(),
    },
    Setting {
        section: "look",
        name: "map-dots",
        what: "whether the map is drawn in dots (braille characters), or else in signs",
        values: Values::Truth,
        put: |config, given| into(&mut config.look.dots, given.truth),
        get: |config| config.look.dots.to_string(),
    },
    Setting {
        section: "terminal",
        name: "bidi",
        what: "who puts Arabic letters in order; muqabala doctor finds out",
        values: Values::Words(&["auto", "visual", "kitty", "inverse", "logical"]),
        put: |config, given| into(&mut config.bidi, given.text.and_then(|text| text.parse().ok())),
        get: |config| BidiChoice::name(config.bidi).to_owned(),
    },
    Setting {
        section: "terminal",
        name: "mouse",
        what: "whether clicks and the wheel are for the program (with Shift they stay the terminal's)",
        values: Values::Truth,
        put: |config, given| into(&mut config.without.mouse, given.truth.map(|mouse| !mouse)),
        get: |config| (!config.without.mouse).to_string(),
    },
    Setting {
        section: "terminal",
        name: "clipboard",
        what: "whether texts may be copied to the clipboard through the terminal (OSC 52)",
        values: Values::Truth,
        put: |config, given| into(&mut config.without.clipboard, given.truth.map(|clipboard| !clipboard)),
        get: |config| (!config.without.clipboard).to_string(),
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_can_be_set_and_is_written_back() {
        for setting in SETTINGS {
            for word in setting.values.words() {
                let mut config = Config::default();
                assert!(setting.set(&mut config, &DeValue::String(word.into())), "{} = {word}", setting.name);
                assert_eq!(setting.value(&config), format!("\"{word}\""), "{}", setting.name);
            }
        }
    }

    #[test]
    fn the_words_are_those_of_the_choices() {
        let words = |name: &str| {
            let setting = SETTINGS.iter().find(|setting| setting.name == name).unwrap();
            setting.values.words().collect::<Vec<_>>()
        };
        assert_eq!(words("theme"), ThemeChoice::ALL.map(ThemeChoice::name));
        assert_eq!(words("bidi"), BidiChoice::ALL.map(BidiChoice::name));
    }
}
