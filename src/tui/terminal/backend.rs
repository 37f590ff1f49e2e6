//! A ratatui backend that sends rows in the order this terminal needs, and nothing that is not visible.

use std::borrow::Cow;

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use super::choice::Emission;
use super::printable::printable;

/// Wraps another backend.
#[derive(Debug)]
pub struct BidiBackend<B: Backend> {
    inner: B,
    emission: Emission,
    cursor: Position,
}

impl<B: Backend> BidiBackend<B> {
    /// Wraps `inner`; rows are sent as `emission` says.
    pub fn new(inner: B, emission: Emission) -> Self {
        BidiBackend { inner, emission, cursor: Position::ORIGIN }
    }

    /// The backend inside.
    pub fn inner(&self) -> &B {
        &self.inner
    }

    /// Sends rows another way from now on; the caller clears the screen and draws all of it.
    pub fn set_emission(&mut self, emission: Emission) {
        self.emission = emission;
    }

    /// How rows are sent.
    pub fn emission(&self) -> Emission {
        self.emission
    }
}

impl<B: Backend> Backend for BidiBackend<B> {
    type Error = B::Error;

    fn draw<'a, I>(&mut self, content: I) -> Result<(), B::Error>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let safe: Vec<(u16, u16, Cow<'a, Cell>)> = content.map(|(x, y, cell)| (x, y, printable(cell))).collect();
        self.inner.draw(safe.iter().map(|(x, y, cell)| (*x, *y, cell.as_ref())))
    }

    fn append_lines(&mut self, n: u16) -> Result<(), B::Error> {
        self.inner.append_lines(n)
    }

    fn hide_cursor(&mut self) -> Result<(), B::Error> {
        self.inner.hide_cursor()
    }

    fn show_cursor(&mut self) -> Result<(), B::Error> {
        self.inner.show_cursor()
    }

    fn get_cursor_position(&mut self) -> Result<Position, B::Error> {
        Ok(self.cursor)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> Result<(), B::Error> {
        self.cursor = position.into();
        self.inner.set_cursor_position(self.cursor)
    }

    fn clear(&mut self) -> Result<(), B::Error> {
        self.inner.clear()
    }

    fn clear_region(&mut self, clear_type: ClearType) -> Result<(), B::Error> {
        self.inner.clear_region(clear_type)
    }

    fn size(&self) -> Result<Size, B::Error> {
        self.inner.size()
    }

    fn window_size(&mut self) -> Result<WindowSize, B::Error> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> Result<(), B::Error> {
        self.inner.flush()
    }
}
