//! A stream whose beginning can be looked at before it is read.

use std::io::{self, Cursor, Read};

/// A stream with what was read ahead of it.
pub(super) struct Ahead {
    head: Cursor<Vec<u8>>,
    rest: Box<dyn Read + Send>,
    /// What went wrong behind the head; told when that is read.
    failed: Option<io::Error>,
}

impl Ahead {
    pub(super) fn new(rest: impl Read + Send + 'static) -> Self {
        Ahead { head: Cursor::default(), rest: Box::new(rest), failed: None }
    }

    /// The beginning: so many bytes at least, fewer only where the stream ends or fails. A pipe may give them one by one.
    pub(super) fn look(&mut self, bytes: usize) -> &[u8] {
        let missing = bytes.saturating_sub(self.head.get_ref().len());
        if missing > 0 && self.failed.is_none() {
            self.failed = self.rest.by_ref().take(missing as u64).read_to_end(self.head.get_mut()).err();
        }
        self.head.get_ref()
    }

    /// What went wrong on looking, if something did.
    pub(super) fn failure(&mut self) -> Option<io::Error> {
        self.failed.take()
    }
}

impl Read for Ahead {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self.head.read(into)? {
            0 => match self.failed.take() {
                Some(error) => Err(error),
                None => self.rest.read(into),
            },
            count => Ok(count),
        }
    }
}
