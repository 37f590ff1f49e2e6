//! What is handed in for files: the screen itself opens none, and knows neither formats nor word lists.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::ZonedDateTime;
use jiff::tz::TimeZone;

use crate::align::Alignment;
use crate::edit::Texts;
use crate::text::Document;

/// What a path leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Looked {
    /// A folder, and what is in it.
    Folder(Folder),
    /// A file.
    File(PathBuf),
}

/// A folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    /// Its whole path.
    pub path: PathBuf,
    /// What is in it, in any order.
    pub entries: Vec<Entry>,
    /// How many entries were left out because there are too many.
    pub left_out: usize,
}

/// Something in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name, which may be anything.
    pub name: OsString,
    /// What it is.
    pub kind: Kind,
}

/// What something in a folder is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A folder.
    Folder,
    /// A file of so many bytes, if that could be found out.
    File(Option<u64>),
    /// A device, a socket, a link that leads nowhere.
    Other,
}

/// Which two texts are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// Those of two files: source and target.
    Files(PathBuf, PathBuf),
    /// The sample article that comes with the program.
    Sample,
}

/// Two texts that were read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextsFound {
    /// The source.
    pub source: Document,
    /// The target.
    pub target: Document,
    /// What the pair could be called.
    pub name: String,
    /// What is odd about them, in words.
    pub odd: Vec<String>,
}

/// Two texts, cut and aligned.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// The source with its segments.
    pub source: Texts,
    /// The target with its segments.
    pub target: Texts,
    /// How they go together.
    pub alignment: Alignment,
    /// What is odd about it, in words.
    pub odd: Vec<String>,
}

/// Finds out what a path leads to.
type Look = dyn Fn(&Path) -> Result<Looked, String> + Send + Sync;

/// Reads two texts.
type Read = dyn Fn(&Wanted) -> Result<TextsFound, String> + Send + Sync;

/// Aligns two texts. It is told where to say how far it is, from 0 to 1.
type Align = dyn Fn(TextsFound, &mut dyn FnMut(f32)) -> Result<Prepared, String> + Send + Sync;

/// What the list of pairs has others do with files, and what it is told of the world. What fails says so in words.
#[derive(Clone)]
pub struct Files {
    /// Finds out what a path leads to.
    pub look: Arc<Look>,
    /// Reads two texts.
    pub read: Arc<Read>,
    /// Aligns two texts.
    pub align: Arc<Align>,
    /// The folder in which files are looked for when none is remembered.
    pub start: PathBuf,
    /// The translator's own folder, for `~`.
    pub home: Option<PathBuf>,
    /// What time it is.
    pub now: fn() -> ZonedDateTime,
}

impl Default for Files {
    /// None: where files can't be read.
    fn default() -> Self {
        let none = || "files can't be read here".to_owned();
        Files {
            look: Arc::new(move |_| Err(none())),
            read: Arc::new(move |_| Err(none())),
            align: Arc::new(move |_, _| Err(none())),
            start: PathBuf::from("/"),
            home: None,
            now: || ZonedDateTime::new(jiff::Timestamp::UNIX_EPOCH, TimeZone::UTC),
        }
    }
}
