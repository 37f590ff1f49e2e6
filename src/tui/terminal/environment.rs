//! The environment variables that tell terminals apart. The caller reads them; nothing here looks them up itself.

/// What the environment says about the terminal. A variable that is not set, or empty, is `None`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Environment {
    /// `TERM`.
    pub term: Option<String>,
    /// `TERM_PROGRAM`: iTerm2, WezTerm, mintty, tmux and others name themselves.
    pub term_program: Option<String>,
    /// `VTE_VERSION`: GNOME Terminal, Xfce Terminal, Tilix and others.
    pub vte_version: Option<String>,
    /// `KONSOLE_VERSION`.
    pub konsole_version: Option<String>,
    /// `MLTERM`: mlterm's version.
    pub mlterm: Option<String>,
    /// `KITTY_WINDOW_ID`.
    pub kitty_window_id: Option<String>,
    /// `TMUX`: the socket of the tmux that the program runs in.
    pub tmux: Option<String>,
    /// `STY`: the session of the GNU screen that the program runs in.
    pub screen: Option<String>,
    /// `COLORTERM`: `truecolor` or `24bit` where there are all colours.
    pub colorterm: Option<String>,
    /// `COLORFGBG`: the colours of text and ground by number, from rxvt and those that follow it.
    pub colorfgbg: Option<String>,
    /// `NO_COLOR`; set to nothing it does not count (no-color.org).
    pub no_color: bool,
    /// The locale in force for characters: the first that is set of `LC_ALL`, `LC_CTYPE` and `LANG`.
    pub locale: Option<String>,
}

impl Environment {
    /// Whether the locale says that characters are sent as UTF-8; the program sends nothing else.
    pub fn is_utf8(&self) -> bool {
        let locale = self.locale.as_deref().unwrap_or("").to_ascii_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    }

    /// Reads the variables through `lookup`, usually `|name| std::env::var(name).ok()`.
    pub fn read(lookup: impl Fn(&str) -> Option<String>) -> Self {
        let get = |name: &str| lookup(name).filter(|value| !value.is_empty());
        Environment {
            term: get("TERM"),
            term_program: get("TERM_PROGRAM"),
            vte_version: get("VTE_VERSION"),
            konsole_version: get("KONSOLE_VERSION"),
            mlterm: get("MLTERM"),
            kitty_window_id: get("KITTY_WINDOW_ID"),
            tmux: get("TMUX"),
            screen: get("STY"),
            colorterm: get("COLORTERM"),
            colorfgbg: get("COLORFGBG"),
            no_color: get("NO_COLOR").is_some(),
            locale: get("LC_ALL").or_else(|| get("LC_CTYPE")).or_else(|| get("LANG")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_variable_counts_as_none() {
        let environment = Environment::read(|name| match name {
            "TERM" => Some("xterm".to_owned()),
            "TMUX" | "NO_COLOR" | "LC_ALL" => Some(String::new()),
            _ => None,
        });
        assert_eq!(environment, Environment { term: Some("xterm".to_owned()), ..Environment::default() });
    }

    #[test]
    fn the_locale_is_the_first_that_is_set() {
        for (variables, utf8, name) in [
            (&[("LANG", "ar_EG.UTF-8")][..], true, "the language's"),
            (&[("LC_ALL", "C"), ("LANG", "ar_EG.UTF-8")], false, "all goes before"),
            (&[("LC_CTYPE", "en_GB.utf8"), ("LANG", "C")], true, "characters go before the language"),
            (&[], false, "none"),
        ] {
            let get = |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, v)| (*v).to_owned());
            assert_eq!(Environment::read(get).is_utf8(), utf8, "{name}");
        }
    }
}
