//! What the list of pairs does with files: folders, texts that are read and aligned, and the sample that comes with the
//! program.

use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::ZonedDateTime;

use crate::cli::align::{default_name, prepare, same_file};
use crate::cli::{CliError, read, rules};
use crate::formats::Reading;
use crate::lang::Lang;
use crate::text::Document;
use crate::tui::{Entry, EntryKind, Files, Folder, Looked, Prepared, TextsFound, Wanted};
use crate::workspace::Workspace;

/// More entries of a folder are not shown: finding out their sizes takes a while.
const MOST_ENTRIES: usize = 20_000;

/// What the list of pairs needs, with the memory in a file and these word lists beside the built-in one.
pub fn for_screen(memory: &Path, lexicon: &[PathBuf]) -> Files {
    let (memory, lexicon) = (memory.to_owned(), lexicon.to_owned());
    Files {
        look: Arc::new(look),
        read: Arc::new(|wanted| texts(wanted).map_err(|error| error.told())),
        align: Arc::new(move |found, progress| align(&memory, &lexicon, found, progress).map_err(|error| error.told())),
        start: std::env::current_dir().unwrap_or_else(|_| PathBuf::from("/")),
        home: etcetera::home_dir().ok(),
        now: ZonedDateTime::now,
    }
}

/// Finds out what a path leads to.
fn look(path: &Path) -> Result<Looked, String> {
    let failed = |error: io::Error| format!("{}: {}", path.display(), in_words(&error));
    if !fs::metadata(path).map_err(failed)?.is_dir() {
        return Ok(Looked::File(path.to_owned()));
    }
    let (mut entries, mut left_out) = (Vec::new(), 0);
    for entry in fs::read_dir(path).map_err(failed)? {
        match entry {
            _ if entries.len() == MOST_ENTRIES => left_out += 1,
            Ok(entry) => entries.push(described(&entry)),
            Err(error) => return Err(failed(error)),
        }
    }
    Ok(Looked::Folder(Folder { path: path.to_owned(), entries, left_out }))
}

fn described(entry: &DirEntry) -> Entry {
    // Where a link leads.
    let kind = match fs::metadata(entry.path()) {
        Ok(metadata) if metadata.is_dir() => EntryKind::Folder,
        Ok(metadata) if metadata.is_file() => EntryKind::File(Some(metadata.len())),
        _ => EntryKind::Other,
    };
    Entry { name: entry.file_name(), kind }
}

fn in_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "you may not read it".to_owned(),
        io::ErrorKind::NotADirectory => "this is no folder".to_owned(),
        _ => error.to_string(),
    }
}

/// Reads two texts.
fn texts(wanted: &Wanted) -> Result<TextsFound, CliError> {
    let (source, target) = match wanted {
        Wanted::Sample => return Ok(sample()),
        Wanted::Files(source, target) => (source, target),
    };
    if same_file(source, target) {
        return Err(CliError::fault("the two are the same file"));
    }
    let name = default_name(source, target);
    let read = |path| read::file(path, &Reading::default(), None);
    let (source, target) = (read(source)?, read(target)?);
    let mut odd: Vec<String> = source.warnings.iter().chain(&target.warnings).cloned().collect();
    let (source, target) = (source.document, target.document);
    if source.text == target.text {
        odd.push("the two texts are the same".to_owned());
    } else if source.lang.same_language(&target.lang) {
        odd.push(format!("both texts look like {}", source.lang));
    }
    Ok(TextsFound { source, target, name, odd })
}

/// The sample article.
fn sample() -> TextsFound {
    let document = |name: &str, lang, text: &str| Document::plain(name, lang, text);
    TextsFound {
        source: document("treaty.ar.txt", Lang::arabic(), include_str!("../../samples/treaty.ar.txt")),
        target: document("treaty.en.txt", Lang::english(), include_str!("../../samples/treaty.en.txt")),
        name: "treaty".to_owned(),
        odd: Vec::new(),
    }
}

/// Aligns two texts with the words of the memory as it is now, learned anew if rows were accepted since.
fn align(
    memory: &Path,
    lexicon: &[PathBuf],
    found: TextsFound,
    progress: &mut dyn FnMut(f32),
) -> Result<Prepared, CliError> {
    let (lexicon, srx) = {
        let mut workspace = Workspace::open(memory)?;
        workspace.learn_if_changed()?;
        (read::lexicon(workspace.lexicon(true)?, lexicon)?, rules::of_memory(&workspace, None)?)
    };
    prepare(&lexicon, &srx, found.source, found.target, progress)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_read_and_what_can_not_be_read_is_told_in_words() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("ملفات")).unwrap();
        fs::write(folder.path().join("a\u{202E}.txt"), "12345").unwrap();
        let Ok(Looked::Folder(found)) = look(folder.path()) else { panic!("a folder") };
        let mut entries = found.entries;
        entries.sort_by(|a, b| a.name.cmp(&b.name));
        assert_eq!(entries[0], Entry { name: "a\u{202E}.txt".into(), kind: EntryKind::File(Some(5)) });
        assert_eq!(entries[1], Entry { name: "ملفات".into(), kind: EntryKind::Folder });
        let file = folder.path().join("a\u{202E}.txt");
        assert_eq!(look(&file), Ok(Looked::File(file.clone())));
        assert!(look(&folder.path().join("none")).unwrap_err().ends_with("there is no such file or folder"));
        assert!(look(&file.join("none")).is_err());
    }

    #[test]
    fn what_is_no_text_is_told_in_words() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, bytes: &[u8]| {
            let path = folder.path().join(name);
            fs::write(&path, bytes).unwrap();
            path
        };
        let arabic = file("a.ar.txt", "وصلت السفينة إلى الميناء صباح الأحد.".as_bytes());
        let english = file("a.en.txt", b"The ship reached the port on Sunday morning.");
        for (name, other) in [
            ("binary", file("b", b"\x7fELF\x01\x00\x00\x00\xff\xfe\x00\x00")),
            ("empty", file("c", b"")),
            ("neither", file("d", b"123 456")),
            ("missing", folder.path().join("none")),
            ("folder", folder.path().to_owned()),
            ("the same", arabic.clone()),
        ] {
            let told = texts(&Wanted::Files(arabic.clone(), other)).unwrap_err().told();
            assert!(!told.is_empty() && !told.contains('\n'), "{name}: {told}");
        }
        let found = texts(&Wanted::Files(arabic.clone(), english)).unwrap();
        assert_eq!((found.name.as_str(), found.odd.len()), ("a", 0));
        let second = file("b.ar.txt", "تعود السفينة غدا إلى البحر.".as_bytes());
        assert_eq!(texts(&Wanted::Files(arabic, second)).unwrap().odd, ["both texts look like ar"]);
    }

    #[test]
    fn the_sample_is_aligned_and_kept_by_any_program_that_is_installed() {
        let folder = tempfile::tempdir().unwrap();
        let memory = folder.path().join("memory.db");
        let mut workspace = Workspace::open(&memory).unwrap();
        let files = for_screen(&memory, &[]);
        let found = (files.read)(&Wanted::Sample).unwrap();
        let prepared = (files.align)(found, &mut |_| {}).unwrap();
        let id = workspace.add_pair("treaty", &prepared.source, &prepared.target, &prepared.alignment).unwrap();
        assert!(workspace.open_pair(id).unwrap().state().len() > 10);
    }
}
