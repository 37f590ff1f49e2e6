//! Where the caret can go.

use crate::lang::Direction;
use crate::tui::action::Action;

/// A movement of the caret in the logical text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    /// To the cluster before.
    Back,
    /// Behind the next cluster.
    Forward,
    /// To the start of the word, or of the one before.
    WordBack,
    /// To the start of the next word.
    WordForward,
    /// A single character back, into a cluster too.
    MarkBack,
    /// A single character forward, into a cluster too.
    MarkForward,
    /// To the start of the text.
    Start,
    /// To the end of the text.
    End,
}

/// The movement that an action asks for in a text whose Left and Right are as `base` has them, and whether it selects.
pub(super) fn of(action: &Action, base: Direction) -> Option<(Motion, bool)> {
    let (backward, forward) = match base {
        Direction::LeftToRight => (true, false),
        Direction::RightToLeft => (false, true),
    };
    let step = |back: bool| if back { Motion::Back } else { Motion::Forward };
    let word = |back: bool| if back { Motion::WordBack } else { Motion::WordForward };
    let mark = |back: bool| if back { Motion::MarkBack } else { Motion::MarkForward };
    Some(match action {
        Action::CaretLeft => (step(backward), false),
        Action::CaretRight => (step(forward), false),
        Action::SelectLeft => (step(backward), true),
        Action::SelectRight => (step(forward), true),
        Action::WordLeft => (word(backward), false),
        Action::WordRight => (word(forward), false),
        Action::SelectWordLeft => (word(backward), true),
        Action::SelectWordRight => (word(forward), true),
        Action::MarkLeft => (mark(backward), false),
        Action::MarkRight => (mark(forward), false),
        Action::TextStart | Action::LineStart => (Motion::Start, false),
        Action::TextEnd | Action::LineEnd => (Motion::End, false),
        Action::SelectTextStart | Action::SelectLineStart => (Motion::Start, true),
        Action::SelectTextEnd | Action::SelectLineEnd => (Motion::End, true),
        _ => return None,
    })
}
