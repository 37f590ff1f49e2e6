//! Colours and what stands for them where there are none.
//!
//! Sixteen colours, so that the terminal's own palette decides how they look. Nothing is told by colour alone.

use ratatui::style::{Color, Modifier, Style};

use crate::edit::{BeadRow, Status};

/// How things look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    colour: bool,
}

impl Theme {
    /// Sixteen colours.
    pub fn colour() -> Self {
        Theme { colour: true }
    }

    /// No colour at all: bold, underlined and reversed only. For `NO_COLOR` and terminals without colours.
    pub fn plain() -> Self {
        Theme { colour: false }
    }

    fn coloured(self, colour: Color) -> Style {
        if self.colour { Style::new().fg(colour) } else { Style::new() }
    }

    /// The first line of the screen.
    pub fn header(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// A status letter.
    pub fn status(self, status: Status) -> Style {
        match status {
            Status::Unreviewed => self.faint(),
            Status::Accepted => self.coloured(Color::Green),
            Status::NeedsReview => self.coloured(Color::Yellow).add_modifier(Modifier::BOLD),
            Status::Rejected => self.coloured(Color::Red),
        }
    }

    /// The confidence of a row: it stands out just where the row wants a look because of it.
    pub fn confidence(self, row: &BeadRow) -> Style {
        let open = row.status == Status::Unreviewed && row.wants_a_look();
        let colour = match row.confidence {
            _ if !open => return self.faint(),
            Some(sure) if sure < 0.5 => Color::Red,
            Some(_) => Color::Yellow,
            None => Color::Cyan,
        };
        self.coloured(colour).add_modifier(Modifier::BOLD)
    }

    /// What is there for the eye that looks for it.
    pub fn faint(self) -> Style {
        if self.colour { Style::new().fg(Color::DarkGray) } else { Style::new().add_modifier(Modifier::DIM) }
    }

    /// The bar at the current row.
    pub fn bar(self) -> Style {
        self.coloured(Color::Cyan).add_modifier(Modifier::BOLD)
    }

    /// The letter, confidence and type of the current row.
    pub fn current(self) -> Style {
        Style::reset().add_modifier(Modifier::REVERSED | Modifier::BOLD)
    }

    /// The text of a rejected row.
    pub fn rejected(self) -> Style {
        self.faint()
    }

    /// A search hit.
    pub fn hit(self) -> Style {
        if self.colour {
            Style::new().fg(Color::Black).bg(Color::Yellow)
        } else {
            Style::new().add_modifier(Modifier::REVERSED)
        }
    }

    /// What goes to the row below in a split.
    pub fn below(self) -> Style {
        if self.colour {
            Style::new().fg(Color::Black).bg(Color::Cyan)
        } else {
            Style::new().add_modifier(Modifier::REVERSED)
        }
    }

    /// A sign that stands for a character which can't be seen.
    pub fn placeholder(self) -> Style {
        self.coloured(Color::Magenta).add_modifier(Modifier::BOLD)
    }

    /// A key in the footer and on the help screen.
    pub fn key(self) -> Style {
        self.coloured(Color::Cyan).add_modifier(Modifier::BOLD)
    }

    /// A heading.
    pub fn heading(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// A message that something went wrong.
    pub fn error(self) -> Style {
        self.coloured(Color::Red).add_modifier(Modifier::BOLD)
    }

    /// The label of a line that is typed in.
    pub fn label(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }
}
