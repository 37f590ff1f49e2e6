//! What the user can ask for with `--bidi`, and what was decided about this terminal.

use std::fmt;
use std::str::FromStr;

/// What the user wants done about terminals that reorder Arabic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BidiChoice {
    /// Ask the terminal, then go by the environment.
    #[default]
    Auto,
    /// Send cells as they are; still tell the terminal to leave them alone where it can be told.
    Visual,
    /// The terminal turns each right-to-left word around and nothing else.
    Kitty,
    /// The terminal reorders each row and joins nothing that is joined already.
    Inverse,
    /// The terminal reorders each row and joins the letters itself.
    Logical,
}

/// A name that is none of the choices.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no such way of showing Arabic: “{name}” (one of auto, visual, kitty, inverse, logical)")]
pub struct BadBidiChoice {
    /// The name as it was given, cut after 40 characters.
    pub name: String,
}

/// How rows are sent to the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Emission {
    /// Cells as they are, left to right.
    #[default]
    Visual,
    /// The symbols of each right-to-left word in reverse; everything else as it is.
    Kitty,
    /// Each row such that the bidirectional algorithm, run by the terminal on that row alone, brings it back.
    Inverse,
    /// As [`Emission::Inverse`], and with plain letters in place of the joined forms.
    Logical,
}

/// What the terminal was told, to be taken back on the way out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Told {
    /// Nothing: it prints cells where they are put, or cannot be told.
    #[default]
    Nothing,
    /// Explicit instead of implicit direction: ECMA-48's BDSM, mode 8, reset.
    Explicit,
    /// Konsole's property for its own rendering of right-to-left text.
    Konsole,
    /// mlterm's switch for complex text layout.
    Mlterm,
}

/// What a decision rests on; shown to users who ask why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The user's choice.
    Chosen,
    /// The terminal said in which mode it is.
    ModeReport,
    /// The terminal said its name or kind.
    Identity,
    /// A variable of the environment.
    Environment,
    /// Nothing was known; most terminals print cells where they are put.
    Default,
}

/// What was decided about this terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BidiMode {
    /// How rows are sent.
    pub emission: Emission,
    /// What the terminal was told.
    pub told: Told,
    /// What the decision rests on.
    pub reason: Reason,
}

impl BidiChoice {
    /// All choices, in the order in which help names them.
    pub const ALL: [BidiChoice; 5] =
        [BidiChoice::Auto, BidiChoice::Visual, BidiChoice::Kitty, BidiChoice::Inverse, BidiChoice::Logical];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            BidiChoice::Auto => "auto",
            BidiChoice::Visual => "visual",
            BidiChoice::Kitty => "kitty",
            BidiChoice::Inverse => "inverse",
            BidiChoice::Logical => "logical",
        }
    }
}

impl fmt::Display for BidiChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for BidiChoice {
    type Err = BadBidiChoice;

    fn from_str(name: &str) -> Result<Self, BadBidiChoice> {
        BidiChoice::ALL
            .into_iter()
            .find(|choice| choice.name().eq_ignore_ascii_case(name.trim()))
            .ok_or_else(|| BadBidiChoice { name: name.chars().take(40).collect() })
    }
}

impl fmt::Display for Emission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Emission::Visual => "visual",
            Emission::Kitty => "kitty",
            Emission::Inverse => "inverse",
            Emission::Logical => "logical",
        })
    }
}

impl Told {
    /// The bytes that make the terminal leave right-to-left text alone.
    pub fn tell(self) -> &'static str {
        match self {
            Told::Nothing => "",
            Told::Explicit => "\x1b[8l",
            Told::Konsole => "\x1b]50;BidiRenderingEnabled=false\x07",
            Told::Mlterm => "\x1b]5379;use_ctl=false\x07",
        }
    }

    /// What that is, in words; nothing for nothing.
    pub fn what(self) -> &'static str {
        match self {
            Told::Nothing => "",
            Told::Explicit => "the terminal was told to leave letters where they are put (mode 8)",
            Told::Konsole => "Konsole was told to leave letters where they are put",
            Told::Mlterm => "mlterm was told to leave letters where they are put",
        }
    }

    /// The bytes that take it back.
    pub fn take_back(self) -> &'static str {
        match self {
            Told::Nothing => "",
            Told::Explicit => "\x1b[8h",
            Told::Konsole => "\x1b]50;BidiRenderingEnabled=true\x07",
            Told::Mlterm => "\x1b]5379;use_ctl=true\x07",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back() {
        for choice in BidiChoice::ALL {
            assert_eq!(choice.to_string().parse(), Ok(choice));
            assert_eq!(choice.name().to_uppercase().parse(), Ok(choice));
        }
        let error = "sideways".parse::<BidiChoice>().unwrap_err();
        assert!(error.to_string().contains("sideways"), "{error}");
        for choice in BidiChoice::ALL {
            assert!(error.to_string().contains(choice.name()), "the message names {choice}");
        }
    }

    #[test]
    fn what_is_told_is_taken_back() {
        for told in [Told::Explicit, Told::Konsole, Told::Mlterm] {
            assert_ne!(told.tell(), told.take_back(), "{told:?}");
            assert!(told.tell().starts_with('\x1b') && told.take_back().starts_with('\x1b'), "{told:?}");
        }
        assert_eq!((Told::Nothing.tell(), Told::Nothing.take_back()), ("", ""));
    }
}
