//! How things look: colours, and what stands for them where there are none.
//!
//! Nothing is told by colour alone: what a colour says is also said by a letter, a sign, or a way of writing (bold,
//! underlined, struck out, reversed). Colours come from a palette for dark or light grounds, in the terminal's own
//! sixteen colours or in true colour; any of them can be changed by the configuration file.

pub mod colour;

mod choice;
mod palette;

use ratatui::style::{Color, Modifier, Style};

use crate::edit::{BeadRow, Status};
use palette::Palette;

pub use choice::{BadThemeChoice, Depth, Ground, ThemeChoice};
pub use palette::Part;

/// How things look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    palette: Option<Palette>,
}

impl Theme {
    /// The theme for a ground.
    pub fn new(ground: Ground, depth: Depth) -> Self {
        Theme { palette: Palette::of(ground, depth) }
    }

    /// Sixteen colours on a dark ground.
    pub fn colour() -> Self {
        Theme::new(Ground::Dark, Depth::Sixteen)
    }

    /// No colour at all: bold, underlined and reversed only. For `NO_COLOR` and terminals without colours.
    pub fn plain() -> Self {
        Theme { palette: None }
    }

    /// Gives a part another colour. Without colours nothing changes.
    pub fn set(&mut self, part: Part, colour: Color) {
        if let Some(palette) = &mut self.palette {
            palette.set(part, colour);
        }
    }

    /// The colour of a part; none where there are no colours.
    pub fn get(self, part: Part) -> Option<Color> {
        self.palette.map(|palette| palette.get(part))
    }

    /// Whether there are colours.
    pub fn has_colours(self) -> bool {
        self.palette.is_some()
    }

    fn coloured(self, part: Part) -> Style {
        self.palette.map_or_else(Style::new, |palette| Style::new().fg(palette.get(part)))
    }

    /// Text on the colour of a part, reversed where there are no colours.
    fn on(self, part: Part) -> Style {
        match self.palette {
            Some(palette) => Style::new().bg(palette.get(part)).fg(colour::legible_on(palette.get(part))),
            None => Style::new().add_modifier(Modifier::REVERSED),
        }
    }

    /// The first line of the screen.
    pub fn header(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// A status letter.
    pub fn status(self, status: Status) -> Style {
        match status {
            Status::Unreviewed => self.faint(),
            Status::Accepted => self.coloured(Part::Accepted),
            Status::NeedsReview => self.coloured(Part::NeedsReview).add_modifier(Modifier::BOLD),
            Status::Rejected => self.coloured(Part::Rejected),
        }
    }

    /// The confidence of a row: it stands out just where the row wants a look because of it.
    pub fn confidence(self, row: &BeadRow) -> Style {
        let open = row.status == Status::Unreviewed && row.wants_a_look();
        let part = match row.confidence {
            _ if !open => return self.faint(),
            Some(sure) if sure < 0.5 => Part::Low,
            Some(_) => Part::Middle,
            None => Part::Hand,
        };
        self.coloured(part).add_modifier(Modifier::BOLD)
    }

    /// A point of the map or the minimap, by the confidence of its row; none for a row made by hand. Bold is what is
    /// not sure.
    pub fn map(self, confidence: Option<f64>) -> Style {
        match confidence {
            None => self.coloured(Part::Hand),
            Some(sure) if sure < 0.5 => self.coloured(Part::Low).add_modifier(Modifier::BOLD),
            Some(sure) if sure < 0.99 => self.coloured(Part::Middle).add_modifier(Modifier::BOLD),
            Some(_) => self.coloured(Part::High),
        }
    }

    /// A point of the map or the minimap, by the status of its row.
    pub fn map_status(self, status: Status) -> Style {
        self.status(status)
    }

    /// What of the map and the minimap is on the screen.
    pub fn map_here(self) -> Style {
        self.coloured(Part::Accent).add_modifier(Modifier::REVERSED)
    }

    /// The minimap's own lines.
    pub fn minimap(self) -> Style {
        self.faint()
    }

    /// What is there for the eye that looks for it.
    pub fn faint(self) -> Style {
        match self.palette {
            Some(_) => self.coloured(Part::Faint),
            None => Style::new().add_modifier(Modifier::DIM),
        }
    }

    /// The bar at the current row.
    pub fn bar(self) -> Style {
        self.coloured(Part::Accent).add_modifier(Modifier::BOLD)
    }

    /// The letter, confidence and type of the current row.
    pub fn current(self) -> Style {
        Style::reset().add_modifier(Modifier::REVERSED | Modifier::BOLD)
    }

    /// The entry of a list that Enter takes: in the palette of commands, among pairs and files.
    pub fn chosen(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// The text of a rejected row.
    pub fn rejected(self) -> Style {
        self.faint()
    }

    /// A search hit.
    pub fn hit(self) -> Style {
        self.on(Part::Hit)
    }

    /// What goes to the row below in a split.
    pub fn below(self) -> Style {
        self.on(Part::Below)
    }

    /// Selected text, and what stands before the texts of a selected row.
    pub fn selection(self) -> Style {
        self.on(Part::Selection)
    }

    /// A word that matches one of the other side.
    pub fn matched(self) -> Style {
        self.coloured(Part::Matched).add_modifier(Modifier::UNDERLINED)
    }

    /// The matching word under the caret, and the one that it matches.
    pub fn matched_here(self) -> Style {
        self.on(Part::MatchedHere).add_modifier(Modifier::UNDERLINED | Modifier::BOLD)
    }

    /// A warning.
    pub fn warning(self) -> Style {
        self.coloured(Part::Warning).add_modifier(Modifier::BOLD)
    }

    /// The sign of a marked row.
    pub fn marked(self) -> Style {
        self.coloured(Part::Marked).add_modifier(Modifier::BOLD)
    }

    /// The word that tells of a filter.
    pub fn filter(self) -> Style {
        self.on(Part::Filter)
    }

    /// Text that a step would take away.
    pub fn preview_old(self) -> Style {
        self.coloured(Part::Old).add_modifier(Modifier::CROSSED_OUT)
    }

    /// Text that a step would bring.
    pub fn preview_new(self) -> Style {
        self.coloured(Part::New).add_modifier(Modifier::UNDERLINED)
    }

    /// A sign that stands for a character which can't be seen.
    pub fn placeholder(self) -> Style {
        self.coloured(Part::Sign).add_modifier(Modifier::BOLD)
    }

    /// A key in the footer and on the help screen.
    pub fn key(self) -> Style {
        self.coloured(Part::Accent).add_modifier(Modifier::BOLD)
    }

    /// A heading.
    pub fn heading(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// A message that something went wrong.
    pub fn error(self) -> Style {
        self.coloured(Part::Error).add_modifier(Modifier::BOLD)
    }

    /// The label of a line that is typed in.
    pub fn label(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_must_be_told_apart_is_so_without_colour() {
        let plain = Theme::plain();
        let text = Style::new();
        for (style, name) in [
            (plain.selection(), "selection"),
            (plain.hit(), "hit"),
            (plain.below(), "below"),
            (plain.matched(), "matched"),
            (plain.matched_here(), "matched here"),
            (plain.warning(), "warning"),
            (plain.marked(), "marked"),
            (plain.filter(), "filter"),
            (plain.preview_old(), "old"),
            (plain.preview_new(), "new"),
            (plain.map_here(), "here"),
            (plain.chosen(), "chosen"),
            (plain.error(), "error"),
        ] {
            assert_ne!(style, text, "{name}");
            assert_eq!((style.fg, style.bg), (None, None), "{name}");
        }
        assert_ne!(plain.matched(), plain.matched_here());
        assert_ne!(plain.preview_old(), plain.preview_new());
        assert_ne!(plain.map(Some(0.2)), plain.map(Some(1.0)), "what is not sure is bold");
    }

    #[test]
    fn a_colour_that_is_changed_stays_legible() {
        let mut theme = Theme::new(Ground::Dark, Depth::True);
        theme.set(Part::Hit, Color::Rgb(0, 0, 80));
        assert_eq!((theme.hit().bg, theme.hit().fg), (Some(Color::Rgb(0, 0, 80)), Some(Color::Rgb(255, 255, 255))));
        theme.set(Part::Accent, Color::LightRed);
        assert_eq!(theme.key().fg, Some(Color::LightRed));
        let mut plain = Theme::plain();
        plain.set(Part::Hit, Color::Red);
        assert_eq!(plain, Theme::plain());
    }
}
