//! What terminals say of themselves when asked.
//!
//! Five questions are sent at once, with a sixth behind them that every terminal answers: when its answer is there, the
//! others will not come any more. Sources: ECMA-48 (BDSM, mode 8), the VT510 manual (DECRQM, DA1, DA2, DA3), xterm's
//! control sequences (XTVERSION, OSC 11).

use super::environment::Environment;

/// The questions: the state of mode 8, the name and version, the kind by number, the kind by letters, the colour of the
/// ground; then the fence.
pub(super) const QUESTIONS: &str = "\x1b[8$p\x1b[>q\x1b[>c\x1b[=c\x1b]11;?\x1b\\\x1b[c";

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Answer {
    /// DECRQM: an ANSI mode and its state: 0 unknown, 1 set, 2 reset, 3 set for good, 4 reset for good.
    Mode { mode: u32, state: u32 },
    /// XTVERSION: the name and version, in a form of the terminal's own.
    Version(String),
    /// DA2: the kind, the version, the hardware.
    Secondary(Vec<u32>),
    /// DA3: the unit's number, eight hexadecimal digits.
    Tertiary(String),
    /// OSC 11: the colour of the ground, its channels of eight bits each.
    Background([u8; 3]),
    /// DA1: the fence.
    Primary,
}

/// What a terminal has answered so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers {
    /// The state of mode 8 (implicit direction): 0 unknown, 1 set, 2 reset, 3 set for good, 4 reset for good.
    pub implicit_mode: Option<u32>,
    /// The name and version.
    pub version: Option<String>,
    /// The kind, the version, the hardware.
    pub secondary: Option<Vec<u32>>,
    /// The unit's number, eight hexadecimal digits.
    pub tertiary: Option<String>,
    /// The colour of the ground: red, green, blue.
    pub background: Option<[u8; 3]>,
    /// Whether the fence was reached, after which nothing more comes.
    pub complete: bool,
}

impl Answers {
    /// The name that the terminal goes by: what it answered, else what the environment says. Without its version; with
    /// the terminal that tmux or GNU screen runs in, as far as that is known, since that is what shows the letters.
    pub fn name(&self, environment: &Environment) -> String {
        let letters = |name: &str| {
            let end = name.find(['(', ' ', '/']).unwrap_or(name.len());
            name[..end].to_ascii_lowercase()
        };
        let answered = self.version.as_deref().map(letters).filter(|name| !name.is_empty());
        // Those that tell no version but a number by which they are known.
        let by_number = match (self.tertiary.as_deref(), self.secondary.as_deref()) {
            (Some("7E565445"), _) => Some("vte".to_owned()),
            (Some("7E4B4445"), _) => Some("konsole".to_owned()),
            (_, Some([0, 136, ..])) => Some("putty".to_owned()),
            (_, Some([24, ..])) => Some("mlterm".to_owned()),
            (_, Some([77, ..])) => Some("mintty".to_owned()),
            _ => None,
        };
        let term = || environment.term_program.as_deref().or(environment.term.as_deref()).map(letters);
        let own = answered.or(by_number).or_else(term).unwrap_or_else(|| "unknown".to_owned());
        let outside = [
            (environment.mlterm.is_some(), "mlterm"),
            (environment.kitty_window_id.is_some(), "kitty"),
            (environment.konsole_version.is_some(), "konsole"),
            (environment.vte_version.is_some(), "vte"),
        ];
        let outside = outside.iter().find(|(there, _)| *there).map(|(_, name)| *name);
        match outside.filter(|_| environment.tmux.is_some() || environment.screen.is_some()) {
            Some(outside) => format!("{own} in {outside}"),
            None => own,
        }
    }

    /// Takes one answer in.
    pub(super) fn take(&mut self, answer: Answer) {
        match answer {
            Answer::Mode { mode: 8, state } => self.implicit_mode = Some(state),
            Answer::Mode { .. } => {}
            Answer::Version(version) => self.version = Some(version),
            Answer::Secondary(numbers) => self.secondary = Some(numbers),
            Answer::Tertiary(unit) => self.tertiary = Some(unit),
            Answer::Background(colour) => self.background = Some(colour),
            Answer::Primary => self.complete = true,
        }
    }
}

/// Reads a control sequence as an answer: its parameter bytes, its intermediate bytes, its last byte.
pub(super) fn from_csi(parameters: &[u8], intermediates: &[u8], last: u8) -> Option<Answer> {
    match (parameters.first(), intermediates, last) {
        (Some(b'0'..=b'9'), b"$", b'y') => match numbers(parameters)[..] {
            [mode, state] => Some(Answer::Mode { mode, state }),
            _ => None,
        },
        (Some(b'?'), b"", b'c') => Some(Answer::Primary),
        (Some(b'>'), b"", b'c') => Some(Answer::Secondary(numbers(&parameters[1..]))),
        _ => None,
    }
}

/// Reads a device control string as an answer: what stands between the introducer and the terminator.
pub(super) fn from_dcs(content: &[u8]) -> Option<Answer> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).chars().filter(|c| !c.is_control()).take(100).collect();
    if let Some(version) = content.strip_prefix(b">|") {
        return Some(Answer::Version(text(version)));
    }
    content.strip_prefix(b"!|").map(|unit| Answer::Tertiary(text(unit)))
}

/// Reads an operating system command as an answer: what stands between the introducer and the terminator.
pub(super) fn from_osc(content: &[u8]) -> Option<Answer> {
    let colour = std::str::from_utf8(content).ok()?.strip_prefix("11;")?;
    let (_, channels) = colour.split_once(':').filter(|(kind, _)| matches!(*kind, "rgb" | "rgba"))?;
    let mut channels = channels.split('/').map(channel);
    Some(Answer::Background([channels.next()??, channels.next()??, channels.next()??]))
}

/// A channel of one to four hexadecimal digits, which stand for all the way from none to full (X11, XParseColor).
fn channel(digits: &str) -> Option<u8> {
    let length = u32::try_from(digits.len()).ok().filter(|length| (1..=4).contains(length))?;
    let number = u32::from_str_radix(digits, 16).ok()?;
    u8::try_from(number * 255 / (16u32.pow(length) - 1)).ok()
}

/// Numbers between semicolons; what is missing or too large counts as 0.
pub(super) fn numbers(parameters: &[u8]) -> Vec<u32> {
    parameters
        .split(|&byte| byte == b';')
        .map(|part| std::str::from_utf8(part).ok().and_then(|part| part.parse().ok()).unwrap_or(0))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_keeps_its_name_from_version_to_version() {
        for (version, variables, expected) in [
            (Some("kitty(0.26.5)"), &[][..], "kitty"),
            (Some("kitty(0.41)"), &[("TERM", "xterm-kitty")], "kitty"),
            (Some("Konsole 22.12.3"), &[], "konsole"),
            (Some("tmux 3.3a"), &[("TMUX", "x"), ("VTE_VERSION", "7006")], "tmux in vte"),
            (Some("tmux 3.3a"), &[("TMUX", "x")], "tmux"),
            (None, &[("TERM", "xterm-256color"), ("TERM_PROGRAM", "Apple_Terminal")], "apple_terminal"),
            (None, &[("TERM", "xterm-256color")], "xterm-256color"),
            (Some(""), &[("TERM", "x")], "x"),
            (None, &[], "unknown"),
        ] {
            let environment = Environment::read(|name| {
                variables.iter().find(|(variable, _)| *variable == name).map(|(_, value)| (*value).to_owned())
            });
            let answers = Answers { version: version.map(str::to_owned), ..Answers::default() };
            assert_eq!(answers.name(&environment), expected);
        }
        let environment = Environment::read(|name| (name == "TERM").then(|| "xterm-256color".to_owned()));
        for (kind, unit, expected) in [
            (&[65, 7006, 1][..], Some("7E565445"), "vte"),
            (&[0, 136, 0], None, "putty"),
            (&[41, 379, 0], Some("00000000"), "xterm-256color"),
        ] {
            let secondary = Some(kind.to_vec());
            let answers = Answers { secondary, tertiary: unit.map(str::to_owned), ..Answers::default() };
            assert_eq!(answers.name(&environment), expected);
        }
    }
}
