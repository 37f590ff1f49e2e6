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

#[cfg(test)]
mod tests {
    use super::*;

    const NOTHING: Told = Told::Nothing;

    fn environment(variables: &[(&str, &str)]) -> Environment {
        Environment::read(|name| {
            variables.iter().find(|(variable, _)| *variable == name).map(|(_, value)| (*value).to_owned())
        })
    }

    /// Answers as terminals give them: the state of mode 8, the version, the kind, the unit.
    fn answers(mode: Option<u32>, version: Option<&str>, kind: &[u32], unit: Option<&str>) -> Answers {
        Answers {
            implicit_mode: mode,
            version: version.map(str::to_owned),
            secondary: (!kind.is_empty()).then(|| kind.to_vec()),
            tertiary: unit.map(str::to_owned),
            background: None,
            complete: true,
        }
    }

    /// Answers that were seen from the terminals named, except where noted.
    #[test]
    fn every_terminal_by_its_answers() {
        for (name, answers, emission, told) in [
            (
                "xterm 379",
                answers(Some(0), Some("XTerm(379)"), &[41, 379, 0], Some("00000000")),
                Emission::Visual,
                NOTHING,
            ),
            ("VTE 0.70", answers(Some(1), None, &[65, 7006, 1], Some("7E565445")), Emission::Visual, Told::Explicit),
            (
                "Konsole 22.12",
                answers(None, Some("Konsole 22.12.3"), &[1, 115, 0], Some("7E4B4445")),
                Emission::Visual,
                Told::Konsole,
            ),
            ("mlterm 3.9", answers(Some(0), None, &[24, 279, 0], Some("000000")), Emission::Visual, Told::Mlterm),
            ("kitty 0.26", answers(Some(0), Some("kitty(0.26.5)"), &[1, 4000, 26], None), Emission::Kitty, NOTHING),
            ("PuTTY 0.78", answers(None, None, &[0, 136, 0], None), Emission::Inverse, NOTHING),
            (
                "tmux 3.3 with nothing known outside",
                answers(None, Some("tmux 3.3a"), &[84, 0, 0], None),
                Emission::Visual,
                NOTHING,
            ),
            // By their documentation.
            (
                "VTE, mode already reset",
                answers(Some(2), None, &[65, 7006, 1], Some("7E565445")),
                Emission::Visual,
                NOTHING,
            ),
            ("explicit for good", answers(Some(4), None, &[], None), Emission::Visual, NOTHING),
            ("implicit for good", answers(Some(3), None, &[], None), Emission::Inverse, NOTHING),
            ("VTE without mode reports", answers(None, None, &[1, 3801, 0], None), Emission::Visual, Told::Explicit),
            ("VTE by its unit", answers(Some(0), None, &[], Some("7E565445")), Emission::Visual, Told::Explicit),
            ("Konsole by its unit", answers(None, None, &[], Some("7E4B4445")), Emission::Visual, Told::Konsole),
            (
                "WezTerm",
                answers(Some(0), Some("WezTerm 20240203"), &[1, 277, 0], None),
                Emission::Visual,
                Told::Explicit,
            ),
            ("mintty", answers(None, Some("mintty 3.7.0"), &[77, 30700, 0], None), Emission::Visual, Told::Explicit),
            ("mintty, old", answers(None, None, &[77, 20900, 0], None), Emission::Visual, Told::Explicit),
            ("iTerm2", answers(Some(0), Some("iTerm2 3.5.0"), &[0, 95, 0], None), Emission::Visual, Told::Explicit),
            ("foot", answers(Some(0), Some("foot(1.16.2)"), &[1, 11602, 0], None), Emission::Visual, NOTHING),
            ("alacritty", answers(Some(0), Some("alacritty 0.13"), &[0, 1301, 1], None), Emission::Visual, NOTHING),
            ("kitty by its kind", answers(None, None, &[1, 4000, 35], None), Emission::Kitty, NOTHING),
            ("GNU screen", answers(None, None, &[83, 40900, 0], None), Emission::Visual, NOTHING),
            ("a name not known", answers(Some(0), Some("Newterm 1"), &[], None), Emission::Visual, NOTHING),
            ("fence only", answers(None, None, &[], None), Emission::Visual, NOTHING),
        ] {
            let mode = decide(BidiChoice::Auto, &Environment::default(), &answers);
            assert_eq!((mode.emission, mode.told), (emission, told), "{name}");
        }
    }

    #[test]
    fn every_terminal_by_its_environment() {
        for (variables, emission, told) in [
            (&[("TERM", "xterm-256color")][..], Emission::Visual, NOTHING),
            (&[("TERM", "rxvt-unicode-256color")], Emission::Visual, NOTHING),
            (&[("TERM", "st-256color")], Emission::Visual, NOTHING),
            (&[("TERM", "alacritty")], Emission::Visual, NOTHING),
            (&[("TERM", "foot")], Emission::Visual, NOTHING),
            (&[("TERM", "linux")], Emission::Visual, NOTHING),
            (&[("TERM", "xterm-256color"), ("VTE_VERSION", "7006")], Emission::Visual, Told::Explicit),
            (&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "WezTerm")], Emission::Visual, Told::Explicit),
            (&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "iTerm.app")], Emission::Visual, Told::Explicit),
            (&[("TERM", "xterm"), ("TERM_PROGRAM", "mintty")], Emission::Visual, Told::Explicit),
            (&[("TERM", "xterm-256color"), ("KONSOLE_VERSION", "221203")], Emission::Visual, Told::Konsole),
            (&[("TERM", "mlterm"), ("MLTERM", "3.9.2")], Emission::Visual, Told::Mlterm),
            (&[("TERM", "xterm"), ("MLTERM", "3.9.2")], Emission::Visual, Told::Mlterm),
            (&[("TERM", "xterm-kitty")], Emission::Kitty, NOTHING),
            (&[("TERM", "xterm-256color"), ("KITTY_WINDOW_ID", "1")], Emission::Kitty, NOTHING),
            (&[("TERM", "putty-256color")], Emission::Inverse, NOTHING),
            (&[("TERM", "tmux-256color"), ("TMUX", "/s,1,0"), ("TERM_PROGRAM", "tmux")], Emission::Visual, NOTHING),
            (&[("TERM", "screen"), ("TMUX", "/s,1,0"), ("VTE_VERSION", "7006")], Emission::Inverse, NOTHING),
            (&[("TERM", "screen"), ("STY", "1.pts"), ("VTE_VERSION", "7006")], Emission::Inverse, NOTHING),
            (&[("TERM", "screen"), ("TMUX", "/s,1,0"), ("KONSOLE_VERSION", "221203")], Emission::Inverse, NOTHING),
            (&[("TERM", "screen"), ("TMUX", "/s,1,0"), ("KITTY_WINDOW_ID", "1")], Emission::Kitty, NOTHING),
            // A terminal that sets TERM, started from within another.
            (&[("TERM", "alacritty"), ("KONSOLE_VERSION", "221203")], Emission::Visual, NOTHING),
            (&[("TERM", "xterm-kitty"), ("VTE_VERSION", "7006")], Emission::Kitty, NOTHING),
            (&[], Emission::Visual, NOTHING),
        ] {
            let mode = decide(BidiChoice::Auto, &environment(variables), &Answers::default());
            assert_eq!((mode.emission, mode.told), (emission, told), "{variables:?}");
        }
    }

    #[test]
    fn the_users_choice_goes_first_then_answers_then_the_environment() {
        let konsole = environment(&[("KONSOLE_VERSION", "221203")]);
        let xterm = answers(Some(0), Some("XTerm(379)"), &[41, 379, 0], None);
        let vte = answers(Some(1), None, &[65, 7006, 1], None);
        let decided = |choice, answers| {
            let mode = decide(choice, &konsole, answers);
            (mode.emission, mode.told, mode.reason)
        };
        let none = Answers::default();
        assert_eq!(decided(BidiChoice::Auto, &none), (Emission::Visual, Told::Konsole, Reason::Environment));
        assert_eq!(decided(BidiChoice::Auto, &xterm), (Emission::Visual, NOTHING, Reason::Identity));
        assert_eq!(decided(BidiChoice::Auto, &vte), (Emission::Visual, Told::Explicit, Reason::ModeReport));
        assert_eq!(decided(BidiChoice::Visual, &vte), (Emission::Visual, Told::Explicit, Reason::Chosen));
        assert_eq!(decided(BidiChoice::Kitty, &vte), (Emission::Kitty, NOTHING, Reason::Chosen));
        assert_eq!(decided(BidiChoice::Inverse, &vte), (Emission::Inverse, NOTHING, Reason::Chosen));
        assert_eq!(decided(BidiChoice::Logical, &vte), (Emission::Logical, NOTHING, Reason::Chosen));
    }
}
