//! The decision: how rows are sent to this terminal, and what it is told.
//!
//! What the user chose goes before what the terminal answered, that before what the environment says, and where nothing
//! is known the cells are sent as they are. Inside tmux and GNU screen the answers are theirs, and so is the mode: they
//! keep the terminal outside from being told anything, so what counts is how the terminal outside treats a row.

use super::answers::Answers;
use super::choice::{BidiChoice, BidiMode, Emission, Reason, Told};
use super::environment::Environment;

/// The kinds of terminal that differ in what has to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Prints cells where they are put.
    Plain,
    /// Reorders rows until mode 8 is reset: VTE, WezTerm, mintty, iTerm2.
    ByMode,
    Konsole,
    Mlterm,
    /// Turns each right-to-left word around.
    Kitty,
    /// Reorders rows and cannot be told.
    Putty,
    /// tmux, GNU screen.
    Multiplexer,
}

/// Decides from what the user chose, what the environment says, and what the terminal answered.
pub fn decide(choice: BidiChoice, environment: &Environment, answers: &Answers) -> BidiMode {
    let chosen = |emission, told| BidiMode { emission, told, reason: Reason::Chosen };
    match choice {
        BidiChoice::Auto => automatic(environment, answers),
        // The cells are sent as they are, whatever the terminal; one that can be told not to reorder them still is.
        BidiChoice::Visual => chosen(Emission::Visual, automatic(environment, answers).told),
        BidiChoice::Kitty => chosen(Emission::Kitty, Told::Nothing),
        BidiChoice::Inverse => chosen(Emission::Inverse, Told::Nothing),
        BidiChoice::Logical => chosen(Emission::Logical, Told::Nothing),
    }
}

fn automatic(environment: &Environment, answers: &Answers) -> BidiMode {
    let by = |emission, told, reason| BidiMode { emission, told, reason };
    match answers.implicit_mode {
        Some(1) => return by(Emission::Visual, Told::Explicit, Reason::ModeReport),
        Some(2 | 4) => return by(Emission::Visual, Told::Nothing, Reason::ModeReport),
        Some(3) => return by(Emission::Inverse, Told::Nothing, Reason::ModeReport),
        _ => {}
    }
    let (kind, reason) = match from_answers(answers) {
        Some(kind) => (kind, Reason::Identity),
        None => match from_environment(environment) {
            Some(kind) => (kind, Reason::Environment),
            None => (Kind::Plain, Reason::Default),
        },
    };
    match kind {
        Kind::Plain => by(Emission::Visual, Told::Nothing, reason),
        Kind::ByMode => by(Emission::Visual, Told::Explicit, reason),
        Kind::Konsole => by(Emission::Visual, Told::Konsole, reason),
        Kind::Mlterm => by(Emission::Visual, Told::Mlterm, reason),
        Kind::Kitty => by(Emission::Kitty, Told::Nothing, reason),
        Kind::Putty => by(Emission::Inverse, Told::Nothing, reason),
        Kind::Multiplexer => match outside(environment) {
            Some(Kind::Kitty) => by(Emission::Kitty, Told::Nothing, Reason::Environment),
            Some(Kind::ByMode | Kind::Konsole | Kind::Mlterm | Kind::Putty) => {
                by(Emission::Inverse, Told::Nothing, Reason::Environment)
            }
            _ => by(Emission::Visual, Told::Nothing, reason),
        },
    }
}

/// The kind by what the terminal said of itself. A name that is not known here is of a terminal that prints cells where
/// they are put: those that do not are all known.
fn from_answers(answers: &Answers) -> Option<Kind> {
    if let Some(version) = &answers.version {
        return Some(named(version).unwrap_or(Kind::Plain));
    }
    match answers.tertiary.as_deref() {
        // "~VTE" and "~KDE" in hexadecimal.
        Some("7E565445") => return Some(Kind::ByMode),
        Some("7E4B4445") => return Some(Kind::Konsole),
        _ => {}
    }
    match answers.secondary.as_deref()? {
        [24, ..] => Some(Kind::Mlterm),
        [77, ..] => Some(Kind::ByMode), // mintty: "M"
        [83 | 84, ..] => Some(Kind::Multiplexer),
        [0, 136, ..] => Some(Kind::Putty),
        [1, 4000, ..] => Some(Kind::Kitty), // 4000 and its major version, which is 0
        // VTE has reported 1 and later 61 or 65 for the kind, and its version as four or five digits.
        [1 | 61 | 65, 2800..=9999, ..] => Some(Kind::ByMode),
        [41, ..] => Some(Kind::Plain), // xterm
        _ => None,
    }
}

/// The kind by a name that a terminal gives itself, in an answer or in `TERM_PROGRAM`.
fn named(name: &str) -> Option<Kind> {
    const NAMES: &[(&str, Kind)] = &[
        ("vte", Kind::ByMode),
        ("wezterm", Kind::ByMode),
        ("mintty", Kind::ByMode),
        ("iterm", Kind::ByMode),
        ("konsole", Kind::Konsole),
        ("mlterm", Kind::Mlterm),
        ("kitty", Kind::Kitty),
        ("putty", Kind::Putty),
        ("tmux", Kind::Multiplexer),
        ("screen", Kind::Multiplexer),
        ("xterm", Kind::Plain),
        ("foot", Kind::Plain),
        ("alacritty", Kind::Plain),
    ];
    let name = name.to_ascii_lowercase();
    NAMES.iter().find(|(start, _)| name.starts_with(start)).map(|&(_, kind)| kind)
}

/// The kind by the environment. `TERM` is set anew by each terminal and so goes before variables that a terminal's
/// children inherit, also when they are terminals themselves.
fn from_environment(environment: &Environment) -> Option<Kind> {
    if environment.tmux.is_some() || environment.screen.is_some() {
        return Some(Kind::Multiplexer);
    }
    const TERMS: &[(&str, Kind)] = &[
        ("mlterm", Kind::Mlterm),
        ("xterm-kitty", Kind::Kitty),
        ("konsole", Kind::Konsole),
        ("putty", Kind::Putty),
        ("vte", Kind::ByMode),
        ("gnome", Kind::ByMode),
        ("mintty", Kind::ByMode),
        ("wezterm", Kind::ByMode),
        ("iterm", Kind::ByMode),
        ("tmux", Kind::Multiplexer),
        ("screen", Kind::Multiplexer),
        ("foot", Kind::Plain),
        ("alacritty", Kind::Plain),
        ("rxvt", Kind::Plain),
        ("st-", Kind::Plain),
        ("linux", Kind::Plain),
    ];
    let term = environment.term.as_deref().unwrap_or("");
    TERMS.iter().find(|(start, _)| term.starts_with(start)).map(|&(_, kind)| kind).or_else(|| outside(environment))
}

/// The kind by the variables that a terminal gives its children, which also reach through tmux and GNU screen.
fn outside(environment: &Environment) -> Option<Kind> {
    let set = |variable: &Option<String>, kind| variable.as_ref().map(|_| kind);
    set(&environment.mlterm, Kind::Mlterm)
        .or(set(&environment.kitty_window_id, Kind::Kitty))
        .or(set(&environment.konsole_version, Kind::Konsole))
        .or(set(&environment.vte_version, Kind::ByMode))
        .or_else(|| environment.term_program.as_deref().and_then(named).filter(|kind| *kind != Kind::Multiplexer))
}
