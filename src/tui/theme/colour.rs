//! Colours by name and number, and how well two of them can be told apart.

use std::fmt;
use std::str::FromStr;

use ratatui::style::Color;

/// The sixteen colours of a terminal's own palette, and the colour that it writes in anyway.
const NAMES: [(&str, Color); 17] = [
    ("default", Color::Reset),
    ("black", Color::Black),
    ("red", Color::Red),
    ("green", Color::Green),
    ("yellow", Color::Yellow),
    ("blue", Color::Blue),
    ("magenta", Color::Magenta),
    ("cyan", Color::Cyan),
    ("gray", Color::Gray),
    ("dark-gray", Color::DarkGray),
    ("light-red", Color::LightRed),
    ("light-green", Color::LightGreen),
    ("light-yellow", Color::LightYellow),
    ("light-blue", Color::LightBlue),
    ("light-magenta", Color::LightMagenta),
    ("light-cyan", Color::LightCyan),
    ("white", Color::White),
];

/// A colour as it is written in the configuration file: `#rrggbb`, or the name of one of the terminal's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named(pub Color);

/// What is neither a name nor a number of a colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no such colour")]
pub struct NoColour;

impl FromStr for Named {
    type Err = NoColour;

    fn from_str(text: &str) -> Result<Self, NoColour> {
        if let Some(digits) = text.strip_prefix('#') {
            let whole = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
            let number = u32::from_str_radix(digits, 16).ok().filter(|_| whole).ok_or(NoColour)?;
            return Ok(Named(Color::from_u32(number)));
        }
        NAMES.iter().find(|(name, _)| *name == text).map(|(_, colour)| Named(*colour)).ok_or(NoColour)
    }
}

impl fmt::Display for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0, NAMES.iter().find(|(_, colour)| *colour == self.0)) {
            (_, Some((name, _))) => f.write_str(name),
            (Color::Rgb(r, g, b), None) => write!(f, "#{r:02x}{g:02x}{b:02x}"),
            (other, None) => write!(f, "{other}"),
        }
    }
}

/// The names of the terminal's own colours.
pub fn names() -> impl Iterator<Item = &'static str> {
    NAMES.iter().map(|(name, _)| *name)
}

/// How light a colour is, from 0 to 1 (WCAG 2.2, relative luminance). The terminal's own colours are taken as xterm has
/// them.
pub fn luminance(colour: Color) -> f64 {
    let linear = |channel: u8| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { libm::pow((share + 0.055) / 1.055, 2.4) }
    };
    let (r, g, b) = channels(colour);
    0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

/// The contrast of two colours, from 1 (the same) to 21 (WCAG 2.2).
pub fn contrast(one: Color, other: Color) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Black or white, whichever can be read on a ground.
pub fn legible_on(ground: Color) -> Color {
    let black = if matches!(ground, Color::Rgb(..)) { Color::Rgb(0, 0, 0) } else { Color::Black };
    let white = if matches!(ground, Color::Rgb(..)) { Color::Rgb(255, 255, 255) } else { Color::White };
    if contrast(black, ground) >= contrast(white, ground) { black } else { white }
}

fn channels(colour: Color) -> (u8, u8, u8) {
    match colour {
        Color::Rgb(r, g, b) => (r, g, b),
        Color::Black | Color::Reset => (0, 0, 0),
        Color::Red => (205, 0, 0),
        Color::Green => (0, 205, 0),
        Color::Yellow => (205, 205, 0),
        Color::Blue => (0, 0, 238),
        Color::Magenta => (205, 0, 205),
        Color::Cyan => (0, 205, 205),
        Color::Gray => (229, 229, 229),
        Color::DarkGray => (127, 127, 127),
        Color::LightRed => (255, 0, 0),
        Color::LightGreen => (0, 255, 0),
        Color::LightYellow => (255, 255, 0),
        Color::LightBlue => (92, 92, 255),
        Color::LightMagenta => (255, 0, 255),
        Color::LightCyan => (0, 255, 255),
        Color::White => (255, 255, 255),
        // No theme uses one.
        Color::Indexed(_) => (127, 127, 127),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_and_written() {
        for (text, colour) in [
            ("#1a2b3c", Color::Rgb(0x1a, 0x2b, 0x3c)),
            ("#ffffff", Color::Rgb(255, 255, 255)),
            ("light-red", Color::LightRed),
            ("default", Color::Reset),
        ] {
            assert_eq!(text.parse(), Ok(Named(colour)), "{text}");
            assert_eq!(Named(colour).to_string(), text);
        }
        for name in names() {
            assert_eq!(name.parse::<Named>().unwrap().to_string(), name);
        }
        for bad in ["", "#", "#fff", "#1a2b3g", "#+12345", "crimson", "Red", "1"] {
            assert_eq!(bad.parse::<Named>(), Err(NoColour), "{bad}");
        }
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        let rgb = |number| Color::from_u32(number);
        for (one, other, expected) in [
            (0x000000, 0xffffff, 21.0),
            (0x777777, 0xffffff, 4.48),
            (0xff0000, 0xffffff, 4.0),
            (0x123456, 0x123456, 1.0),
        ] {
            assert!((contrast(rgb(one), rgb(other)) - expected).abs() < 0.01, "{one:06x} on {other:06x}");
        }
    }

    #[test]
    fn what_stands_on_a_ground_can_be_read() {
        for ground in (0..=0xff).step_by(5).map(|grey| Color::Rgb(grey, grey, grey)) {
            assert!(contrast(legible_on(ground), ground) >= 4.5, "{ground}");
        }
    }
}
