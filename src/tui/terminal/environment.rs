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
}

impl Environment {
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
            "TMUX" => Some(String::new()),
            _ => None,
        });
        assert_eq!(environment, Environment { term: Some("xterm".to_owned()), ..Environment::default() });
    }
}
