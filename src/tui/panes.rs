//! Where things stand on the screen.
//!
//! Right-to-left text stands left of the gutter, flush right, and left-to-right text right of it, flush left: both start
//! at the gutter, and the eye compares first words. Two texts of one direction stand source first. Where there is no
//! room beside one another the source stands above the target.

use ratatui::layout::{Rect, Size};

use crate::edit::{PairState, Side};
use crate::lang::Direction;
use crate::tui::look::Look;

/// The smallest screen that the program works in.
pub const SMALLEST: Size = Size { width: 60, height: 15 };

/// From this width on the two sides stand beside one another.
const BESIDE: u16 = 100;

/// The columns before the texts: status letter, edited mark, confidence, type, bar.
pub const META: u16 = 12;

/// The columns between the texts.
const GUTTER: u16 = 3;

/// The columns of the minimap, and the width of the screen from which on it has room.
pub const MINIMAP: u16 = 2;
const MINIMAP_FROM: u16 = 100;

/// Where a text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its first column on the screen.
    pub x: u16,
    /// How many columns it has.
    pub width: u16,
}

/// The parts of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Panes {
    /// The line on top.
    pub header: Rect,
    /// The rows.
    pub body: Rect,
    /// The detail pane, at the right of the rows or below them, if it is open.
    pub detail: Option<Rect>,
    /// The line for messages and for what is typed.
    pub message: Rect,
    /// The line of keys.
    pub footer: Rect,
    /// The sides in the order they are seen: left and right, or above and below.
    pub order: [Side; 2],
    /// Where their texts are set, in the same order.
    pub columns: [Column; 2],
    /// Whether the second stands below the first.
    pub stacked: bool,
    /// Where the minimap stands, if it is shown.
    pub minimap: Option<Rect>,
}

impl Panes {
    /// Divides a screen; none when it is too small to work in.
    pub fn new(size: Size, state: &PairState, look: &Look) -> Option<Self> {
        if size.width < SMALLEST.width || size.height < SMALLEST.height {
            return None;
        }
        let line = |y: u16| Rect { x: 0, y, width: size.width, height: 1 };
        let all = Rect { x: 0, y: 1, width: size.width, height: size.height - 3 };
        let (body, detail) = if look.detail { beside_detail(all) } else { (all, None) };
        let direction = |side: Side| state.document(side).lang.direction();
        let stacked = body.width < BESIDE;
        let swapped = !stacked
            && direction(Side::Source) == Direction::LeftToRight
            && direction(Side::Target) == Direction::RightToLeft;
        let swapped = swapped != look.swapped;
        let order = if swapped { [Side::Target, Side::Source] } else { Side::BOTH };
        let minimap = (look.minimap && body.width >= MINIMAP_FROM).then(|| Rect {
            x: body.right() - MINIMAP,
            width: MINIMAP,
            ..body
        });
        // One column stays free between it and the texts.
        let room = body.width - META - minimap.map_or(0, |area| area.width + 1);
        let columns = if stacked {
            [Column { x: META, width: room }; 2]
        } else {
            let left = (room - GUTTER) * look.share.clamp(20, 80) / 100;
            let right = room - GUTTER - left;
            [Column { x: META, width: left }, Column { x: META + left + GUTTER, width: right }]
        };
        let (header, message, footer) = (line(0), line(size.height - 2), line(size.height - 1));
        Some(Panes { header, body, detail, message, footer, order, columns, stacked, minimap })
    }

    /// The width that a side's text is laid out in.
    pub fn width(&self, side: Side) -> u16 {
        self.columns[self.place(side)].width
    }

    /// Where a side stands in the order.
    pub fn place(&self, side: Side) -> usize {
        usize::from(self.order[0] != side)
    }

    /// The lines of a row whose sides take so many lines, in the order they are seen.
    pub fn height(&self, lines: [usize; 2]) -> usize {
        let [first, second] = lines.map(|lines| lines.max(1));
        if self.stacked { first + second } else { first.max(second) }
    }
}

/// From this width on the detail pane has its place at the right of the rows.
const WIDE: u16 = 160;

/// Divides the room between the rows and the detail pane.
fn beside_detail(all: Rect) -> (Rect, Option<Rect>) {
    if all.width >= WIDE {
        let width = (all.width / 3).min(66);
        let body = Rect { width: all.width - width, ..all };
        return (body, Some(Rect { x: body.right(), width, ..all }));
    }
    let height = (all.height * 2 / 5).clamp(5, 14);
    let body = Rect { height: all.height - height, ..all };
    (body, Some(Rect { y: body.bottom(), height, ..all }))
}
