//! What is known about the terminal.

use std::fmt;

use serde::Serialize;

use crate::cli::args::ScreenArgs;
use crate::cli::remembered;
use crate::tui::config::Config;
use crate::tui::terminal::{Answers, BidiChoice, Environment, Reason, Session, decide};
use crate::tui::theme::{Depth, Ground};

/// What is known about the terminal; for people as lines, for programs as an object.
#[derive(Debug, Serialize)]
pub struct Facts {
    /// The name that it is remembered by.
    pub terminal: String,
    version: Option<String>,
    answered: bool,
    multiplexer: Option<&'static str>,
    columns: Option<u16>,
    lines: Option<u16>,
    bidi: String,
    bidi_because: String,
    bidi_told: Option<&'static str>,
    remembered: Option<&'static str>,
    utf8: bool,
    locale: Option<String>,
    colours: String,
    background: Option<String>,
    ground: String,
    theme: String,
    mouse: bool,
    clipboard: bool,
}

impl Facts {
    /// What is known; without a session only what the environment tells.
    pub fn of(args: &ScreenArgs, config: &Config, environment: &Environment, session: Option<&Session>) -> Facts {
        let nothing = Answers::default();
        let answers = session.map_or(&nothing, Session::answers);
        let terminal = answers.name(environment);
        let choice = args.bidi.unwrap_or(config.bidi);
        let known = remembered::choice(&terminal).filter(|known| *known != BidiChoice::Auto);
        let mode = session.map_or_else(|| decide(choice, environment, answers), Session::mode);
        let because = match mode.reason {
            Reason::Chosen if args.bidi.is_some_and(|choice| choice != BidiChoice::Auto) => "--bidi says so",
            Reason::Chosen if config.bidi != BidiChoice::Auto => "the configuration file says so",
            Reason::Chosen => "it was chosen here once",
            Reason::ModeReport => "the terminal said in which mode it is",
            Reason::Identity => "the terminal said what it is",
            Reason::Environment => "the environment says what it is",
            Reason::Default => "nothing is known of this terminal, and most print letters where they are put",
        };
        let told = mode.told.what();
        let size = session.and_then(|session| session.size().ok());
        let depth = config.depth.unwrap_or_else(|| Depth::found(environment));
        Facts {
            terminal,
            version: answers.version.clone(),
            answered: answers.complete,
            multiplexer: match (&environment.tmux, &environment.screen) {
                (Some(_), _) => Some("tmux"),
                (None, Some(_)) => Some("screen"),
                (None, None) => None,
            },
            columns: size.map(|size| size.width),
            lines: size.map(|size| size.height),
            bidi: mode.emission.to_string(),
            bidi_because: because.to_owned(),
            bidi_told: (!told.is_empty()).then_some(told),
            remembered: known.map(BidiChoice::name),
            utf8: environment.is_utf8(),
            locale: environment.locale.clone(),
            colours: depth.to_string(),
            background: answers.background.map(|[r, g, b]| format!("#{r:02x}{g:02x}{b:02x}")),
            ground: Ground::found(environment, answers).to_string(),
            theme: args.theme.unwrap_or(config.theme).to_string(),
            mouse: !args.no_mouse && !config.without.mouse,
            clipboard: !config.without.clipboard,
        }
    }
}

impl fmt::Display for Facts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut line = |name: &str, told: String| writeln!(f, "{name:<12}{told}");
        let version = self.version.as_ref().filter(|version| **version != self.terminal);
        line("terminal", version.map_or(self.terminal.clone(), |version| format!("{} ({version})", self.terminal)))?;
        if !self.answered {
            line("", "it did not answer; what follows is by the environment".to_owned())?;
        }
        if let Some(multiplexer) = self.multiplexer {
            line("inside", multiplexer.to_owned())?;
        }
        if let (Some(columns), Some(lines)) = (self.columns, self.lines) {
            line("size", format!("{columns} columns, {lines} lines"))?;
        }
        line("Arabic", format!("{}, because {}", self.bidi, self.bidi_because))?;
        if let Some(told) = self.bidi_told {
            line("", told.to_owned())?;
        }
        let locale = self.locale.as_deref().unwrap_or("none is set");
        let right = if self.utf8 { "" } else { "; Arabic needs a UTF-8 locale, such as C.UTF-8" };
        line("locale", format!("{locale}{right}"))?;
        let background = self.background.as_deref().map(|colour| format!(" ({colour})")).unwrap_or_default();
        line("background", format!("{}{background}", self.ground))?;
        line("colours", format!("{}; theme {}", self.colours, self.theme))?;
        line("mouse", if self.mouse { "used; with Shift it is the terminal's" } else { "not used" }.to_owned())?;
        let clipboard = match (self.clipboard, self.multiplexer) {
            (false, _) => "not used",
            (true, Some("tmux")) => "OSC 52; needs “set -s set-clipboard on” in tmux, and a terminal that allows it",
            (true, _) => "OSC 52, if the terminal allows it (no terminal tells)",
        };
        line("clipboard", clipboard.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_terminal_the_environment_is_told() {
        let environment = Environment::read(|name| match name {
            "TERM" => Some("xterm-kitty".to_owned()),
            "TMUX" => Some("/run/tmux".to_owned()),
            "KITTY_WINDOW_ID" => Some("1".to_owned()),
            "LANG" => Some("C".to_owned()),
            _ => None,
        });
        let told = Facts::of(&ScreenArgs::default(), &Config::default(), &environment, None).to_string();
        for expected in [
            "did not answer",
            "inside      tmux",
            "Arabic      kitty, because the environment",
            "UTF-8",
            "set-clipboard",
        ] {
            assert!(told.contains(expected), "{expected}\n{told}");
        }
    }
}
