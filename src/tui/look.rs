//! What is shown, and how: what a translator sets once and keeps.

/// What is shown on the review screen, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// Whether the vowel marks of Arabic are shown.
    pub marks: bool,
    /// Whether signs stand for characters that can't be seen.
    pub signs: bool,
    /// Whether left and right have changed places.
    pub swapped: bool,
    /// How much of the width the left side has, in percent, from 20 to 80.
    pub share: u16,
    /// Whether the detail pane is open.
    pub detail: bool,
    /// Whether the minimap is shown where it has room.
    pub minimap: bool,
    /// Whether the map is drawn in dots of braille characters, or else in signs.
    pub dots: bool,
}

impl Default for Look {
    fn default() -> Self {
        Look { marks: true, signs: true, swapped: false, share: 50, detail: false, minimap: true, dots: true }
    }
}
