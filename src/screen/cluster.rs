//! From text to cells in logical order.
//!
//! A grapheme cluster (UAX #29) becomes one cell, with four exceptions. What cannot be seen gets a cell of its own, with
//! a sign in it. A cluster wider than two columns (an emoji joined of several, an Indic syllable) is cut before
//! characters that take columns. Marks beyond the first [`MARKS`] go into a second cell with an ellipsis. Lam and alef,
//! two clusters, share one cell. The caret stops at grapheme boundaries all the same: each cell knows its stop.

use std::iter::Peekable;

use compact_str::CompactString;
use unicode_bidi_mirroring::get_mirrored;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::Options;
use super::bidi::Levels;
use super::cell::{Cell, CellKind};
use super::forms::{LAM, lam_alef};
use super::joining::{Letter, letters};
use super::sign::{DOTTED_CIRCLE, ELLIPSIS, GENERIC, Unshown, is_silent, is_vowel_mark, sign, unshown};
use crate::text::Span;

/// The marks that are printed on one base; no writing system is known to need more than half as many.
const MARKS: usize = 12;

/// The cells of a text in logical order; their spans tile it.
pub(super) fn cells(text: &str, levels: &Levels, options: &Options) -> Vec<Cell> {
    let mut builder = Builder {
        letters: letters(text).into_iter().peekable(),
        levels,
        options,
        cells: Vec::new(),
        open: None,
        lam: None,
        stop: 0,
    };
    for (start, cluster) in text.grapheme_indices(true) {
        builder.stop = start;
        for (at, c) in cluster.char_indices() {
            builder.push(start + at, c);
        }
        builder.close();
    }
    builder.cells
}

struct Builder<'a, I: Iterator<Item = Letter>> {
    letters: Peekable<I>,
    levels: &'a Levels<'a>,
    options: &'a Options,
    cells: Vec<Cell>,
    /// The cell that can still take marks.
    open: Option<Open>,
    /// The last of `cells`, if it is a lam that an alef can join.
    lam: Option<Lam>,
    /// The start of the grapheme cluster at hand.
    stop: usize,
}

/// A cell that is not complete yet.
struct Open {
    symbol: CompactString,
    start: usize,
    end: usize,
    stop: usize,
    marks: usize,
    kind: CellKind,
    lam: Option<Lam>,
}

/// A lam with nothing but marks behind it.
#[derive(Clone, Copy)]
struct Lam {
    /// Whether it joins to the letter before it.
    before: bool,
    /// How many marks stand on it.
    marks: usize,
}

impl<I: Iterator<Item = Letter>> Builder<'_, I> {
    fn push(&mut self, at: usize, c: char) {
        let end = at + c.len_utf8();
        if is_silent(c)
            && let Some(open) = &mut self.open
        {
            open.end = end;
            if matches!(c, '\u{200C}' | '\u{200D}') {
                open.lam = None;
            }
        } else if let Some(sign) = sign(c) {
            let unshown = if self.options.signs { Unshown::Sign } else { unshown(c) };
            if unshown == Unshown::Gone && self.absorb(end) {
                return;
            }
            self.close();
            match unshown {
                Unshown::Blank => self.start(' ', at, end, CellKind::Text),
                Unshown::Sign | Unshown::Gone => self.start(sign, at, end, CellKind::Control),
            };
            self.close();
        } else if c.width().unwrap_or(0) == 0 {
            self.push_mark(at, end, c);
        } else {
            self.push_base(at, end, c);
        }
    }

    /// Gives the bytes up to `end` to the cell before, if there is one.
    fn absorb(&mut self, end: usize) -> bool {
        self.lam = None;
        match (&mut self.open, self.cells.last_mut()) {
            (Some(open), _) => (open.end, open.lam) = (end, None),
            (None, Some(last)) => last.span = Span::new(last.span.start as usize, end),
            (None, None) => return false,
        }
        true
    }

    fn push_mark(&mut self, at: usize, end: usize, mark: char) {
        match &mut self.open {
            Some(open) if open.kind == CellKind::Control || (!self.options.marks && is_vowel_mark(mark)) => {
                open.end = end;
            }
            Some(open) if open.marks < MARKS => {
                open.symbol.push(mark);
                open.marks += 1;
                open.end = end;
                if let Some(lam) = &mut open.lam {
                    lam.marks += 1;
                }
            }
            Some(_) => {
                self.close();
                self.start(ELLIPSIS, at, end, CellKind::Control);
            }
            None => {
                let open = self.start(DOTTED_CIRCLE, at, end, CellKind::Text);
                open.symbol.push(mark);
                open.marks = 1;
            }
        }
    }

    fn push_base(&mut self, at: usize, end: usize, c: char) {
        let letter = self.letters.next_if(|letter| letter.at == at);
        let shape = match letter {
            Some(letter) => letter.forms.shape(letter.before, letter.after),
            None if self.levels.at(at) % 2 == 1 => get_mirrored(c).unwrap_or(c),
            None => c,
        };
        if let Some(open) = &mut self.open
            && open.kind == CellKind::Text
        {
            let length = open.symbol.len();
            open.symbol.push(shape);
            if open.symbol.width() <= 2 {
                open.end = end;
                open.lam = None;
                return;
            }
            open.symbol.truncate(length);
        }
        self.close();
        if letter.is_some_and(|letter| letter.before) && self.options.caret != Some(at) && self.ligate(c, end) {
            return;
        }
        let open = self.start(shape, at, end, CellKind::Text);
        open.lam = letter.filter(|_| c == LAM).map(|letter| Lam { before: letter.before, marks: 0 });
    }

    /// Opens the cell of the lam before again, as lam-alef, if there is one and `alef` is an alef.
    fn ligate(&mut self, alef: char, end: usize) -> bool {
        let Some(lam) = self.lam.take() else { return false };
        let Some(shape) = lam_alef(alef, lam.before) else { return false };
        let Some(cell) = self.cells.pop() else { return false };
        let symbol = std::iter::once(shape).chain(cell.symbol.chars().skip(1)).collect();
        let (start, stop) = (cell.span.start as usize, cell.stop as usize);
        self.open = Some(Open { symbol, start, end, stop, marks: lam.marks, kind: CellKind::Text, lam: None });
        true
    }

    fn start(&mut self, base: char, start: usize, end: usize, kind: CellKind) -> &mut Open {
        let symbol = std::iter::once(base).collect();
        self.open.insert(Open { symbol, start, end, stop: self.stop, marks: 0, kind, lam: None })
    }

    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        let (symbol, width, kind) = match open.symbol.width() {
            1 => (open.symbol, 1, open.kind),
            2 => (open.symbol, 2, open.kind),
            _ => (std::iter::once(GENERIC).collect(), 1, CellKind::Control),
        };
        self.lam = open.lam;
        self.cells.push(Cell {
            symbol,
            width,
            span: Span::new(open.start, open.end),
            level: self.levels.at(open.start),
            kind,
            stop: Span::new(open.stop, open.start).start,
        });
    }
}
