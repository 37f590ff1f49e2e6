//! Which colour each thing has: four palettes, for dark and light grounds, in the terminal's own sixteen colours and in
//! true colour.
//!
//! A thing is either written in its colour or stands on it; what stands on a colour is written in black or white,
//! whichever can be read there. So one colour a thing is enough, and whoever changes one can't make a text unreadable.

use ratatui::style::Color;

use super::{Depth, Ground};

/// Something that has a colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// What is there for the eye that looks for it.
    Faint,
    /// Keys, headings, the bar at the current row.
    Accent,
    /// The letter of an accepted row.
    Accepted,
    /// The letter of a row that needs review.
    NeedsReview,
    /// The letter of a rejected row.
    Rejected,
    /// Low confidence.
    Low,
    /// Middling confidence.
    Middle,
    /// High confidence.
    High,
    /// A row made by hand.
    Hand,
    /// A warning.
    Warning,
    /// A message that something went wrong.
    Error,
    /// A sign that stands for a character that can't be seen.
    Sign,
    /// A marked row.
    Marked,
    /// A word that matches one of the other side.
    Matched,
    /// Text that a step would take away.
    Old,
    /// Text that a step would bring.
    New,
    /// The ground of selected text and selected rows.
    Selection,
    /// The ground of a search hit.
    Hit,
    /// The ground of what goes to the row below in a split.
    Below,
    /// The ground of the matching word under the caret.
    MatchedHere,
    /// The ground of the word that tells of a filter.
    Filter,
}

impl Part {
    /// All of them, in the order in which the configuration file names them.
    pub const ALL: [Part; 21] = [
        Part::Faint,
        Part::Accent,
        Part::Accepted,
        Part::NeedsReview,
        Part::Rejected,
        Part::Low,
        Part::Middle,
        Part::High,
        Part::Hand,
        Part::Warning,
        Part::Error,
        Part::Sign,
        Part::Marked,
        Part::Matched,
        Part::Old,
        Part::New,
        Part::Selection,
        Part::Hit,
        Part::Below,
        Part::MatchedHere,
        Part::Filter,
    ];

    /// The name in the configuration file.
    pub fn name(self) -> &'static str {
        self.described().0
    }

    /// What has this colour, for the configuration file.
    pub fn what(self) -> &'static str {
        self.described().1
    }

    /// Whether text stands on it and is not written in it.
    pub fn is_ground(self) -> bool {
        matches!(self, Part::Selection | Part::Hit | Part::Below | Part::MatchedHere | Part::Filter)
    }

    fn described(self) -> (&'static str, &'static str) {
        match self {
            Part::Faint => ("faint", "what is there for the eye that looks for it"),
            Part::Accent => ("accent", "keys, edited marks, the bar at the current row"),
            Part::Accepted => ("accepted", "accepted rows"),
            Part::NeedsReview => ("needs-review", "rows that need review"),
            Part::Rejected => ("rejected", "rejected rows"),
            Part::Low => ("low", "low confidence"),
            Part::Middle => ("middle", "middling confidence"),
            Part::High => ("high", "high confidence"),
            Part::Hand => ("hand", "rows made by hand"),
            Part::Warning => ("warning", "warnings"),
            Part::Error => ("error", "messages that something went wrong"),
            Part::Sign => ("sign", "signs for characters that can't be seen"),
            Part::Marked => ("marked", "marked rows"),
            Part::Matched => ("matched", "words that match one of the other side"),
            Part::Old => ("old", "text that a step would take away"),
            Part::New => ("new", "text that a step would bring"),
            Part::Selection => ("selection", "the ground of what is selected"),
            Part::Hit => ("hit", "the ground of what was searched for"),
            Part::Below => ("below", "the ground of what goes to the row below in a split"),
            Part::MatchedHere => ("matched-here", "the ground of the matching word under the caret"),
            Part::Filter => ("filter", "the ground of the word that tells of a filter"),
        }
    }
}

/// A colour for each part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Palette([Color; Part::ALL.len()]);

impl Palette {
    /// The palette for a ground; none where there are no colours.
    pub fn of(ground: Ground, depth: Depth) -> Option<Self> {
        match (ground, depth) {
            (_, Depth::None) => None,
            (Ground::Dark, Depth::Sixteen) => Some(Palette(Part::ALL.map(dark_of_sixteen))),
            (Ground::Light, Depth::Sixteen) => Some(Palette(Part::ALL.map(light_of_sixteen))),
            (Ground::Dark, Depth::True) => Some(Palette(Part::ALL.map(|part| Color::from_u32(dark(part))))),
            (Ground::Light, Depth::True) => Some(Palette(Part::ALL.map(|part| Color::from_u32(light(part))))),
        }
    }

    pub fn get(&self, part: Part) -> Color {
        self.0[part as usize]
    }

    pub fn set(&mut self, part: Part, colour: Color) {
        self.0[part as usize] = colour;
    }
}

fn dark_of_sixteen(part: Part) -> Color {
    match part {
        Part::Faint => Color::DarkGray,
        Part::Accepted | Part::High | Part::New | Part::Matched => Color::Green,
        Part::NeedsReview | Part::Middle | Part::Warning | Part::Hit => Color::Yellow,
        Part::Rejected | Part::Low | Part::Error | Part::Old => Color::Red,
        Part::Accent | Part::Hand | Part::Below => Color::Cyan,
        Part::Sign | Part::Marked => Color::Magenta,
        Part::Selection => Color::Blue,
        Part::MatchedHere => Color::Green,
        Part::Filter => Color::Magenta,
    }
}

/// Yellow and cyan can't be read on white.
fn light_of_sixteen(part: Part) -> Color {
    match part {
        Part::NeedsReview | Part::Middle | Part::Warning => Color::Magenta,
        Part::Accent | Part::Hand => Color::Blue,
        other => dark_of_sixteen(other),
    }
}

fn dark(part: Part) -> u32 {
    match part {
        Part::Faint => 0x9aa4b2,
        Part::Accent => 0x6cc7e6,
        Part::Accepted | Part::High => 0x86d18c,
        Part::NeedsReview | Part::Middle => 0xe8c26b,
        Part::Rejected | Part::Low => 0xff8f86,
        Part::Hand => 0x7bcfd0,
        Part::Warning => 0xf2ae5c,
        Part::Error => 0xff8f86,
        Part::Sign => 0xdaa8f2,
        Part::Marked => 0xf0a0cf,
        Part::Matched => 0xa9d98a,
        Part::Old => 0xff9d94,
        Part::New => 0x86d18c,
        Part::Selection => 0x2f5d92,
        Part::Hit => 0xe8c26b,
        Part::Below => 0x5ab8cf,
        Part::MatchedHere => 0x9bd07c,
        Part::Filter => 0xc99be8,
    }
}

fn light(part: Part) -> u32 {
    match part {
        Part::Faint => 0x5d6570,
        Part::Accent => 0x0b5a94,
        Part::Accepted | Part::High => 0x1c6b2b,
        Part::NeedsReview | Part::Middle => 0x7a5300,
        Part::Rejected | Part::Low => 0xb02318,
        Part::Hand => 0x0a6470,
        Part::Warning => 0x8f4700,
        Part::Error => 0xb02318,
        Part::Sign => 0x7b2d98,
        Part::Marked => 0xa01f69,
        Part::Matched => 0x356a12,
        Part::Old => 0xa8281d,
        Part::New => 0x1c6b2b,
        Part::Selection => 0xb5d3f5,
        Part::Hit => 0xf4d36b,
        Part::Below => 0x9bdcea,
        Part::MatchedHere => 0xb9e29f,
        Part::Filter => 0xe2c8f3,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::super::colour::{contrast, legible_on};
    use super::*;

    /// Grounds that people have: black and white, and those of well-known colour schemes.
    const DARK: [u32; 5] = [0x000000, 0x1e1e1e, 0x282c34, 0x002b36, 0x300a24];
    const LIGHT: [u32; 4] = [0xffffff, 0xfafafa, 0xfdf6e3, 0xeff1f5];

    #[test]
    fn every_text_can_be_read() {
        for (ground, grounds) in [(Ground::Dark, &DARK[..]), (Ground::Light, &LIGHT[..])] {
            let palette = Palette::of(ground, Depth::True).unwrap();
            for part in Part::ALL {
                let colour = palette.get(part);
                if part.is_ground() {
                    assert!(contrast(colour, legible_on(colour)) >= 4.5, "{} {ground:?}", part.name());
                    continue;
                }
                for behind in grounds {
                    let found = contrast(colour, Color::from_u32(*behind));
                    assert!(found >= 4.5, "{} on {behind:06x}: {found:.2}", part.name());
                }
            }
        }
    }

    #[test]
    fn sixteen_colours_are_the_terminals_own() {
        for ground in [Ground::Dark, Ground::Light] {
            let palette = Palette::of(ground, Depth::Sixteen).unwrap();
            assert!(Part::ALL.iter().all(|part| !matches!(palette.get(*part), Color::Rgb(..) | Color::Indexed(_))));
        }
        let light = Palette::of(Ground::Light, Depth::Sixteen).unwrap();
        for part in Part::ALL.into_iter().filter(|part| !part.is_ground()) {
            assert!(!matches!(light.get(part), Color::Yellow | Color::Cyan | Color::White), "{}", part.name());
        }
        assert_eq!(Palette::of(Ground::Dark, Depth::None), None);
    }

    #[test]
    fn every_part_has_its_name_and_place() {
        let names: HashSet<&str> = Part::ALL.iter().map(|part| part.name()).collect();
        assert_eq!(names.len(), Part::ALL.len());
        for (at, part) in Part::ALL.into_iter().enumerate() {
            assert_eq!(part as usize, at, "{}", part.name());
        }
    }
}
