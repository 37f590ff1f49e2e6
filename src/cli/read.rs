//! Reading what a subcommand works on: documents, segmentation rules, word lists.

use std::borrow::Cow;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;

use crate::cli::CliError;
use crate::cli::doubt::{self, Looks};
use crate::cli::output::say;
use crate::formats::text::{Decoded, Warning};
use crate::formats::word_list::read_word_list;
use crate::formats::{Reading, read_bytes, read_document, read_document_from};
use crate::lang::Lang;
use crate::lexicon::{Lexicon, ListInfo, Origin};
use crate::segment::Srx;
use crate::text::Document;
use crate::text::language::{Detected, detect};

/// A document, and what its text looks like.
pub struct Read {
    /// The document.
    pub document: Document,
    /// The guess at its language, whatever was asked for.
    pub detected: Detected,
    /// What is odd about the file, with its name.
    pub warnings: Vec<String>,
}

impl Read {
    /// What it looks like, beside what it is taken for.
    pub fn looks(&self) -> Looks<'_> {
        Looks { name: &self.document.name, lang: &self.document.lang, detected: self.detected }
    }
}

/// Reads a document and tells of what is odd about it; - is standard input. Its language is the given one, or else what
/// it looks like or says that it is in.
pub fn document(path: &Path, reading: &Reading, lang: Option<Lang>) -> Result<Read, CliError> {
    let read = match path.as_os_str() == "-" {
        true => looked_at(path, read_document_from("-", io::stdin().lock(), reading)?, lang),
        false => file(path, reading, lang),
    }?;
    read.warnings.iter().for_each(warn);
    Ok(read)
}

/// Reads a document from a file, and tells of nothing.
pub fn file(path: &Path, reading: &Reading, lang: Option<Lang>) -> Result<Read, CliError> {
    looked_at(path, read_document(path, reading)?, lang)
}

fn looked_at(path: &Path, decoded: Decoded, lang: Option<Lang>) -> Result<Read, CliError> {
    let name = path.display().to_string();
    let warning = |warning: &Warning| match warning.position() {
        Some(at) => format!("{name}:{at}: {warning}"),
        None => format!("{name}: {warning}"),
    };
    let warnings = decoded.warnings.iter().map(warning).collect();
    let detected = detect(&decoded.text);
    let lang = lang.or_else(|| doubt::guess(detected, decoded.lang.clone())).ok_or_else(|| {
        CliError::fault(format_args!("{name}: this looks neither Arabic nor English, and its language was not named"))
            .hint("name the languages; muqabala help align says how")
    })?;
    Ok(Read { document: decoded.into_document(name, lang), detected, warnings })
}

/// The segmentation rules of a file, or the built-in ones.
pub fn srx(path: Option<&Path>) -> Result<Cow<'static, Srx>, CliError> {
    let Some(path) = path else { return Ok(Cow::Borrowed(Srx::bundled())) };
    let bytes = read_bytes(path, Srx::MOST_BYTES as u64 + 1)?;
    let srx = Srx::parse(&bytes).map_err(|error| CliError::fault(format_args!("{}:{error}", path.display())))?;
    Ok(Cow::Owned(srx))
}

/// A lexicon with the word lists of files on top. Nothing in them may be out of form: whoever names a list counts on it.
pub fn lexicon<'l>(lexicon: Cow<'l, Lexicon>, paths: &[PathBuf]) -> Result<Cow<'l, Lexicon>, CliError> {
    let mut lexicon = lexicon;
    for path in paths {
        let name = path.display().to_string();
        let list = read_word_list(path, None)?;
        if let Some(bad) = list.bad.first() {
            let hint = "muqabala lexicon import takes what is in form and skips the rest";
            return Err(CliError::fault(format_args!("{name}:{bad}")).hint(hint));
        }
        lexicon.to_mut().add_list(ListInfo { name, origin: Origin::Imported }, &list.entries);
    }
    Ok(lexicon)
}

/// Tells of something that is not as it should be, but does not stop the work.
pub fn warn(text: impl std::fmt::Display) {
    say(format_args!("warning: {text}"));
}

/// As many threads as the machine has.
pub fn threads() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}
