//! The mouse, as terminals report it: SGR reports (mode 1006) of presses, releases and movement with the button held
//! (mode 1002). Source: xterm's control sequences, "Mouse Tracking".

use std::time::{Duration, Instant};

use super::answers::numbers;

/// What switches the reports on and off; off in the reverse order.
pub(super) const ON: &str = "\x1b[?1002h\x1b[?1006h";
pub(super) const OFF: &str = "\x1b[?1006l\x1b[?1002l";

/// Something done with the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Mouse {
    /// What was done.
    pub kind: MouseKind,
    /// Where, in columns from 0 at the left.
    pub column: u16,
    /// Where, in lines from 0 at the top.
    pub line: u16,
}

/// What was done with the mouse. Buttons other than the left one are the terminal's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MouseKind {
    /// The button went down.
    Press,
    /// The button went down at the same place for the second time within a moment.
    DoublePress,
    /// The mouse moved while the button was down.
    Drag,
    /// The button went up.
    Release,
    /// The wheel was turned away from the user.
    WheelUp,
    /// The wheel was turned towards the user.
    WheelDown,
}

/// Reads the parameters of an SGR report, without the `<` before them, and its last byte: `M`, or `m` for a release.
pub(super) fn from_sgr(parameters: &[u8], last: u8) -> Option<Mouse> {
    let [code, column, line] = numbers(parameters)[..] else { return None };
    // Shift, Alt and Control make no difference.
    let kind = match (code & !0b1_1100, last) {
        (0, b'M') => MouseKind::Press,
        (0 | 3, b'm') => MouseKind::Release,
        (32, b'M') => MouseKind::Drag,
        (64, b'M') => MouseKind::WheelUp,
        (65, b'M') => MouseKind::WheelDown,
        _ => return None,
    };
    // Terminals count from 1; one that counts from 0 at its edge is taken for the same.
    let place = |number: u32| u16::try_from(number.saturating_sub(1)).ok();
    Some(Mouse { kind, column: place(column)?, line: place(line)? })
}

/// The longest time between two presses that are one double press.
const DOUBLE_WITHIN: Duration = Duration::from_millis(400);

/// Tells double presses from single ones.
#[derive(Debug, Default)]
pub(super) struct Presses {
    last: Option<(Instant, u16, u16)>,
}

impl Presses {
    /// The same, as a double press if it is the second at its place.
    pub fn count(&mut self, mouse: Mouse, now: Instant) -> Mouse {
        if mouse.kind != MouseKind::Press {
            return mouse;
        }
        let same = self.last.take().is_some_and(|(then, column, line)| {
            (column, line) == (mouse.column, mouse.line) && now.saturating_duration_since(then) <= DOUBLE_WITHIN
        });
        if same {
            return Mouse { kind: MouseKind::DoublePress, ..mouse };
        }
        self.last = Some((now, mouse.column, mouse.line));
        mouse
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_are_read() {
        for (parameters, last, expected, name) in [
            ("0;1;1", b'M', Some((MouseKind::Press, 0, 0)), "the left button in the corner"),
            ("0;12;5", b'm', Some((MouseKind::Release, 11, 4)), "let go"),
            ("32;300;80", b'M', Some((MouseKind::Drag, 299, 79)), "dragged past column 223"),
            ("64;2;3", b'M', Some((MouseKind::WheelUp, 1, 2)), "wheel up"),
            ("65;2;3", b'M', Some((MouseKind::WheelDown, 1, 2)), "wheel down"),
            ("16;2;3", b'M', Some((MouseKind::Press, 1, 2)), "with Control"),
            ("0;0;0", b'M', Some((MouseKind::Press, 0, 0)), "counted from nothing"),
            ("1;2;3", b'M', None, "the middle button"),
            ("2;2;3", b'M', None, "the right button"),
            ("35;2;3", b'M', None, "moved without a button"),
            ("66;2;3", b'M', None, "a wheel that goes sideways"),
            ("0;2", b'M', None, "a report without a line"),
            ("0;2;3;4", b'M', None, "too much"),
            ("0;99999;1", b'M', None, "further than any screen"),
        ] {
            let found = from_sgr(parameters.as_bytes(), last).map(|mouse| (mouse.kind, mouse.column, mouse.line));
            assert_eq!(found, expected, "{name}");
        }
    }

    #[test]
    fn two_presses_at_one_place_are_a_double_press_and_three_are_no_more() {
        let start = Instant::now();
        let press = |column| Mouse { kind: MouseKind::Press, column, line: 3 };
        let mut presses = Presses::default();
        let mut kind = |column, after| presses.count(press(column), start + Duration::from_millis(after)).kind;
        assert_eq!(kind(5, 0), MouseKind::Press);
        assert_eq!(kind(5, 300), MouseKind::DoublePress);
        assert_eq!(kind(5, 400), MouseKind::Press, "a third one begins anew");
        assert_eq!(kind(6, 500), MouseKind::Press, "elsewhere");
        assert_eq!(kind(6, 1500), MouseKind::Press, "too late");
    }
}
