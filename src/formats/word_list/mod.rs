//! Word lists of other programs, read into entries of a lexicon.
//!
//! | format | what a file looks like |
//! | --- | --- |
//! | TSV | `Arabic TAB English, English`, either column first; a third column may hold a weight from 0 to 1 |
//! | CSV | a table with commas or semicolons; columns named ar and en, or the first Arabic and the first other one |
//! | TBX | TermBase eXchange (ISO 30042:2008 and :2019): Core, Min and Basic, DCA and DCT |
//! | dic | a dictionary of hunalign: `English words @ Arabic words` |
//! | dictd | a dictionary of dictd: `NAME.index` beside `NAME.dict` or `NAME.dict.dz` |
//! | TEI | a dictionary of FreeDict |
//!
//! Every file may be packed with gzip. The languages of an entry are told by its letters. Notes in brackets are taken off,
//! and what explains a word in a whole sentence is left out ([`WordList::unused`]), because it translates nothing. A line
//! or an entry that is out of form is a [`BadEntry`] and skipped; a file that as a whole is none is a [`WordListError`].
//! Nothing in a file makes reading it take more than a limit of memory: packed data is unpacked up to
//! [`MOST_BYTES`], entities are never expanded, elements nest to a limit.

mod dictd;
mod entries;
mod error;
mod lines;
mod tbx;
mod tei;
#[cfg(test)]
mod tests;
mod xml;

use std::borrow::Cow;
use std::fmt;
use std::io::Read;
use std::path::Path;
use std::str::FromStr;

use flate2::read::MultiGzDecoder;

use crate::formats::text::{self, FileKind};
use crate::formats::{ReadError, read_bytes};
use crate::lexicon::ListEntry;

pub use error::{BadEntry, BadWordListFormat, EntryProblem, WordListError};

/// The largest file that is read, in bytes, unpacked.
pub const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// A format of word lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordListFormat {
    /// Two columns and a tab between them.
    Tsv,
    /// A table of a spreadsheet.
    Csv,
    /// TermBase eXchange.
    Tbx,
    /// A dictionary of hunalign.
    Dic,
    /// A dictionary of dictd.
    Dictd,
    /// A dictionary of FreeDict.
    Tei,
}

/// What was read.
#[derive(Debug, Clone, PartialEq)]
pub struct WordList {
    /// What it was read as.
    pub format: WordListFormat,
    /// The entries, in the order of the file.
    pub entries: Vec<ListEntry>,
    /// The first of what is out of form.
    pub bad: Vec<BadEntry>,
    /// How much is out of form altogether.
    pub bad_count: usize,
    /// How many entries are in form, but say nothing of how an Arabic word is translated into English.
    pub unused: usize,
}

impl WordListFormat {
    /// All of them, in the order in which they are explained.
    pub const ALL: [WordListFormat; 6] = [
        WordListFormat::Tsv,
        WordListFormat::Csv,
        WordListFormat::Tbx,
        WordListFormat::Dic,
        WordListFormat::Dictd,
        WordListFormat::Tei,
    ];

    /// The word for it on the command line.
    pub fn name(self) -> &'static str {
        match self {
            WordListFormat::Tsv => "tsv",
            WordListFormat::Csv => "csv",
            WordListFormat::Tbx => "tbx",
            WordListFormat::Dic => "dic",
            WordListFormat::Dictd => "dictd",
            WordListFormat::Tei => "tei",
        }
    }

    /// The format that a file's name promises.
    fn by_name(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_str()?.to_lowercase();
        let name = name.strip_suffix(".gz").unwrap_or(&name);
        let endings = [
            (".tsv", WordListFormat::Tsv),
            (".csv", WordListFormat::Csv),
            (".tbx", WordListFormat::Tbx),
            (".dic", WordListFormat::Dic),
            (".index", WordListFormat::Dictd),
            (".dict", WordListFormat::Dictd),
            (".dict.dz", WordListFormat::Dictd),
            (".tei", WordListFormat::Tei),
        ];
        endings.into_iter().find(|(ending, _)| name.ends_with(ending)).map(|(_, format)| format)
    }

    /// The format that a text looks like. Any text looks like one of them.
    fn by_look(text: &str) -> Self {
        let head = &text[..text.floor_char_boundary(64 * 1024)];
        if head.trim_start_matches('\u{FEFF}').trim_start().starts_with('<') {
            return if head.contains("<TEI") { WordListFormat::Tei } else { WordListFormat::Tbx };
        }
        let lines = || head.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()).take(50);
        let most = |has: &dyn Fn(&str) -> bool| 2 * lines().filter(|line| has(line)).count() > lines().count();
        if most(&|line| line.contains('\t')) {
            WordListFormat::Tsv
        } else if most(&|line| line.contains(" @ ")) {
            WordListFormat::Dic
        } else if most(&|line| line.contains([',', ';'])) {
            WordListFormat::Csv
        } else {
            WordListFormat::Tsv
        }
    }
}

impl FromStr for WordListFormat {
    type Err = BadWordListFormat;

    fn from_str(name: &str) -> Result<Self, BadWordListFormat> {
        let mut all = WordListFormat::ALL.into_iter();
        all.find(|format| format.name() == name).ok_or_else(|| BadWordListFormat(name.to_owned()))
    }
}

impl fmt::Display for WordListFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Reads a word list from a file. What it is tells its name, else its look, unless `format` says it.
pub fn read_word_list(path: &Path, format: Option<WordListFormat>) -> Result<WordList, WordListError> {
    let format = format.or_else(|| WordListFormat::by_name(path));
    if format == Some(WordListFormat::Dictd) {
        return dictd::read(path);
    }
    let bytes = unpacked(path)?;
    let text = decoded(path, &bytes)?;
    let format = format.unwrap_or_else(|| WordListFormat::by_look(&text));
    let located = |source| WordListError::Xml { name: path.display().to_string(), source };
    match format {
        WordListFormat::Csv => Ok(lines::csv(&text)),
        WordListFormat::Dic => Ok(lines::dic(&text)),
        WordListFormat::Tbx => tbx::read(&text).map_err(located),
        WordListFormat::Tei => tei::read(&text).map_err(located),
        WordListFormat::Tsv | WordListFormat::Dictd => Ok(lines::tsv(&text)),
    }
}

/// Reads a list of two columns from a text.
pub fn read_tsv(text: &str) -> WordList {
    lines::tsv(text)
}

/// The bytes of a file, unpacked if it is packed with gzip (dictzip is gzip too).
fn unpacked(path: &Path) -> Result<Vec<u8>, WordListError> {
    let name = || path.display().to_string();
    let too_large = || WordListError::TooLarge { name: name(), limit: MOST_BYTES };
    let bytes = read_bytes(path, MOST_BYTES + 1)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(too_large());
    }
    if !bytes.starts_with(b"\x1F\x8B") {
        return Ok(bytes);
    }
    let mut unpacked = Vec::new();
    MultiGzDecoder::new(&*bytes)
        .take(MOST_BYTES + 1)
        .read_to_end(&mut unpacked)
        .map_err(|source| WordListError::Gzip { name: name(), source })?;
    if unpacked.len() as u64 > MOST_BYTES { Err(too_large()) } else { Ok(unpacked) }
}

/// The text of a file. One in XML may name its encoding itself.
fn decoded<'b>(path: &Path, bytes: &'b [u8]) -> Result<Cow<'b, str>, WordListError> {
    if let Ok(text) = std::str::from_utf8(bytes)
        && FileKind::of(bytes).is_none()
        && !text.contains('\0')
        && !text.trim().is_empty()
    {
        return Ok(Cow::Borrowed(text.trim_start_matches('\u{FEFF}')));
    }
    let not_text = |error| ReadError::Text { name: path.display().to_string(), error };
    let decoded = text::decode(bytes, xml::declared(bytes)).map_err(not_text)?;
    Ok(Cow::Owned(decoded.text))
}
