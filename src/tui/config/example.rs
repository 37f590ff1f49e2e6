//! The configuration file written out: all that can be set, as it is set, with what is as by default behind a `#`.

use super::settings::SETTINGS;
use super::{Config, Preset, SECTIONS};
use crate::tui::keys::{Key, Keymap, TABLES};
use crate::tui::theme::colour::Named;
use crate::tui::theme::{Depth, Ground, Part, Theme};

/// A configuration as a file that can be read again. What is as by default is commented out.
pub fn example(config: &Config) -> String {
    let mut text = String::from(
        "# Muqabala's configuration. A line that begins with # says what is set anyway:\n\
         # take the # away to change it. muqabala config --check looks for mistakes.\n",
    );
    for section in SECTIONS {
        match section {
            "keys" => keys(config, &mut text),
            "colours" => colours(config, &mut text),
            section => settings(section, config, &mut text),
        }
    }
    text
}

fn settings(section: &str, config: &Config, text: &mut String) {
    text.push_str(&format!("\n[{section}]\n"));
    let default = Config::default();
    for setting in SETTINGS.iter().filter(|setting| setting.section == section) {
        let value = setting.value(config);
        text.push_str(&format!("# {} ({}).\n", capital(setting.what), setting.values.told()));
        line(setting.name, &value, value == setting.value(&default), text);
    }
}

fn colours(config: &Config, text: &mut String) {
    text.push_str(
        "\n[colours]\n# \"#rrggbb\", or one of the terminal's own: black, red, green, yellow, blue, magenta, cyan, gray,\n\
         # dark-gray, white, and light- before a colour. Those that follow are of the dark theme in 16 colours.\n",
    );
    let theme = Theme::new(Ground::Dark, Depth::Sixteen);
    for part in Part::ALL {
        let set = config.colours.iter().rev().find(|(own, _)| *own == part).map(|(_, colour)| *colour);
        let colour = set.or(theme.get(part)).map(|colour| Named(colour).to_string()).unwrap_or_default();
        text.push_str(&format!("# {}.\n", capital(part.what())));
        line(part.name(), &format!("\"{colour}\""), set.is_none(), text);
    }
}

fn keys(config: &Config, text: &mut String) {
    let presets = Preset::ALL.map(Preset::name).join(", ");
    text.push_str(&format!("\n[keys]\n# The keys to begin with (one of {presets}).\n"));
    line("preset", &format!("\"{}\"", config.preset.name()), config.preset == Preset::Default, text);
    text.push_str(
        "# A command has a key, a list of keys, or [] for none. Keys are letters, F1 to F24, and Enter, Esc, Tab, Space,\n\
         # Backspace, Del, Ins, Home, End, PgUp, PgDn, Up, Down, Left, Right, with Ctrl+, Alt+, Shift+ before them.\n",
    );
    let mut preset = Keymap::default();
    config.preset.apply(&mut preset);
    let mut context = None;
    for table in TABLES {
        if context != Some(table.context) {
            text.push_str(&format!("\n[keys.{}]\n", table.context.name()));
            context = Some(table.context);
        }
        text.push_str(&format!("# {}\n", table.title));
        for binding in table.bindings {
            let keys_in = |keys: &Keymap| {
                let found = keys.of(table.context).find(|bound| bound.binding.name == binding.name);
                found.map(|bound| bound.keys.clone()).unwrap_or_default()
            };
            let own = keys_in(&config.keys);
            line(binding.name, &list(&own), own == keys_in(&preset), text);
        }
    }
}

fn list(keys: &[Key]) -> String {
    let quoted = |key: &Key| {
        let name = key.to_string();
        if name.contains(['"', '\\']) { format!("'{name}'") } else { format!("\"{name}\"") }
    };
    format!("[{}]", keys.iter().map(quoted).collect::<Vec<_>>().join(", "))
}

fn line(name: &str, value: &str, as_by_default: bool, text: &mut String) {
    let mark = if as_by_default { "#" } else { "" };
    text.push_str(&format!("{mark}{name} = {value}\n"));
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::keys::Context;

    /// What is set in a file, without what is said about it.
    fn set(text: &str) -> String {
        text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn the_example_is_the_default_commented_or_not() {
        let text = example(&Config::default());
        assert_eq!(example(&Config::parse(&text).unwrap()), text);
        let is_setting = |line: &&str| line.starts_with('#') && line.contains(" = ") && !line.starts_with("# ");
        let settings = text.lines().filter(is_setting).count();
        let commands: usize = TABLES.iter().map(|table| table.bindings.len()).sum();
        assert_eq!(settings, SETTINGS.len() + Part::ALL.len() + 1 + commands, "all that can be set is there");
        let uncommented: String = text
            .lines()
            .map(|line| if is_setting(&line) { &line[1..] } else { line })
            .map(|line| line.to_owned() + "\n")
            .collect();
        let config = Config::parse(&uncommented).unwrap_or_else(|faults| panic!("{faults:?}"));
        assert!(config.notes.is_empty(), "{:?}", config.notes);
        for (one, other) in config.keys.all().iter().zip(Keymap::default().all()) {
            assert_eq!(one.keys, other.keys, "{}", one.binding.name);
        }
        assert_eq!(config.look, Config::default().look);
    }

    #[test]
    fn what_is_set_is_written_and_read_back() {
        let given = "[keys]\npreset = \"vim\"\n[keys.rows]\naccept = [\"F5\", \"'\", '\"', \"\\\\\"]\n[look]\nmarks = false\n\
                     left-share = 30\n[colours]\nhit = \"#0a0b0c\"\n[terminal]\nmouse = false\n";
        let config = Config::parse(given).unwrap();
        let text = example(&config);
        let again = Config::parse(&text).unwrap_or_else(|faults| panic!("{faults:?}\n{text}"));
        assert_eq!(example(&again), text);
        assert_eq!(again.look, config.look);
        for name in ["preset = \"vim\"", "marks = false", "left-share = 30", "hit = \"#0a0b0c\"", "mouse = false"] {
            assert!(set(&text).contains(name), "{name}\n{}", set(&text));
        }
        let keys = again.keys.of(Context::Rows).find(|bound| bound.binding.name == "accept").unwrap();
        assert_eq!(
            keys.keys,
            [Key::plain(crossterm::event::KeyCode::F(5)), Key::char('\''), Key::char('"'), Key::char('\\')]
        );
    }
}
