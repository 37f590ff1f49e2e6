//! What the list of pairs knows, and what is being done in it.

use std::path::PathBuf;

use jiff::ZonedDateTime;
use jiff::tz::TimeZone;
use ratatui::layout::Size;

use crate::tui::app::Message;
use crate::tui::editor::Editor;
use crate::tui::home::{Browser, Shelf, TextsFound};
use crate::tui::keys::{Context, Keymap};
use crate::tui::panes::SMALLEST;
use crate::workspace::{PairId, PairList};

/// The list's state. Changed by `update` only.
#[derive(Debug)]
pub struct Home {
    pub(super) shelf: Shelf,
    pub(super) mode: HomeMode,
    pub(super) message: Option<Message>,
    /// The place on top of the screen.
    pub(super) top: usize,
    pub(super) size: Size,
    pub(super) keys: Keymap,
    /// What time it is.
    pub(super) now: ZonedDateTime,
    /// The memory's file, in words.
    pub(super) memory: String,
    /// The number of the memory's state that is shown.
    pub(super) version: Option<i64>,
    /// The translator's own folder.
    pub(super) home: Option<PathBuf>,
}

/// What is being done.
#[derive(Debug)]
pub enum HomeMode {
    /// Going through the pairs.
    List,
    /// Typing what the names that are shown have in them.
    Find {
        /// What was typed.
        editor: Editor,
        /// What was shown before.
        before: String,
    },
    /// Typing another name for a pair.
    Rename(PairId, Editor),
    /// Typing the name of the file that a pair is written to.
    File(PairId, Editor),
    /// Asking whether a file of that name may be replaced.
    Question(PairId, Editor),
    /// Choosing a file.
    Browse(Browser),
    /// Typing the path of a file or folder.
    Path(Browser, Editor),
    /// Typing the name of a new pair.
    Name {
        /// Its texts.
        texts: Box<TextsFound>,
        /// What was typed.
        editor: Editor,
        /// Where its files were chosen.
        back: Option<Browser>,
    },
    /// Waiting while texts are read or aligned.
    Waiting {
        /// For what.
        waiting: Waiting,
        /// Where its files were chosen.
        back: Option<Browser>,
    },
    /// Reading the keys.
    Help {
        /// How many lines are scrolled past.
        top: usize,
        /// Which words the lines must have.
        filter: Editor,
        /// Whether those are being typed.
        typing: bool,
        /// Where to go back to.
        back: Box<HomeMode>,
    },
}

/// What is waited for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Waiting {
    /// Texts are being read.
    Reading,
    /// Texts are being aligned.
    Aligning {
        /// How much of it is done.
        percent: u8,
        /// What the pair is to be called.
        name: String,
    },
}

impl Home {
    /// A list of pairs, of the memory in a file.
    pub fn new(list: PairList, memory: impl Into<String>) -> Self {
        Home {
            shelf: Shelf::new(list),
            mode: HomeMode::List,
            message: None,
            top: 0,
            size: Size::new(80, 24),
            keys: Keymap::default(),
            now: ZonedDateTime::new(jiff::Timestamp::UNIX_EPOCH, TimeZone::UTC),
            memory: memory.into(),
            version: None,
            home: None,
        }
    }

    /// The same, with other keys.
    pub fn with_keys(self, keys: Keymap) -> Self {
        Home { keys, ..self }
    }

    /// The same, told what `~` stands for.
    pub fn with_home(self, home: Option<PathBuf>) -> Self {
        Home { home, ..self }
    }

    /// The keys in force.
    pub fn keys(&self) -> &Keymap {
        &self.keys
    }

    /// The pairs.
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// What is being done.
    pub fn mode(&self) -> &HomeMode {
        &self.mode
    }

    /// What was told last, until the next key.
    pub fn message(&self) -> Option<&Message> {
        self.message.as_ref()
    }

    /// Tells what time it is.
    pub fn set_now(&mut self, now: ZonedDateTime) {
        self.now = now;
    }

    /// Puts the list as it was read again in the place of this one.
    pub fn read_again(&mut self, list: PairList) {
        self.shelf.put(list);
    }

    /// Tells again what was told before something else was.
    pub(in crate::tui) fn take_message(&mut self, message: Option<Message>) {
        self.message = message;
    }

    /// Makes a pair the current one, if it is shown.
    pub fn focus(&mut self, pair: PairId) {
        self.shelf.focus(pair);
    }

    /// Which keys are in force.
    pub fn context(&self) -> Context {
        match self.mode {
            HomeMode::List => Context::Home,
            HomeMode::Find { .. } => Context::HomeFind,
            HomeMode::Rename(..) | HomeMode::Name { .. } => Context::HomeName,
            HomeMode::File(..) => Context::File,
            HomeMode::Question(..) => Context::Question,
            HomeMode::Browse(_) => Context::Browse,
            HomeMode::Path(..) => Context::Path,
            HomeMode::Waiting { .. } => Context::Waiting,
            HomeMode::Help { typing: true, .. } => Context::HelpFind,
            HomeMode::Help { .. } => Context::Help,
        }
    }

    /// The next pair whose rows are to be counted.
    pub fn uncounted(&self) -> Option<PairId> {
        self.shelf.uncounted(self.top)
    }

    /// Whether the window is large enough to work in.
    pub(super) fn has_room(&self) -> bool {
        self.size.width >= SMALLEST.width && self.size.height >= SMALLEST.height
    }

    /// How many pairs, or files, have room on the screen.
    pub(super) fn room(&self) -> usize {
        usize::from(self.size.height).saturating_sub(FRAME).max(1)
    }

    pub(in crate::tui) fn tell(&mut self, text: impl Into<String>) {
        self.message = Some(Message { text: text.into(), error: false });
    }

    pub(in crate::tui) fn complain(&mut self, text: impl Into<String>) {
        self.message = Some(Message { text: text.into(), error: true });
    }
}

/// The lines that are no pairs: the header, the heading, the message, the keys.
const FRAME: usize = 4;
