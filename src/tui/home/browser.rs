//! Folders, for choosing the two files of a pair.
//!
//! Knows what is in a folder only by what it is told. A file whose name can't be typed can still be chosen from the list.

use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

use crate::text::fold;
use crate::tui::home::counterpart::counterpart;
use crate::tui::home::{Entry, Folder, Kind};

/// A folder that is being looked through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Browser {
    picking: Picking,
    folder: PathBuf,
    /// Folders first, then by name.
    entries: Vec<Entry>,
    left_out: usize,
    /// The indexes of the entries that are shown.
    shown: Vec<usize>,
    current: usize,
    pub(super) top: usize,
    hidden: bool,
    /// Whether something is being read.
    pub(super) reading: bool,
}

/// What a file is chosen for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Picking {
    /// For the text that was translated.
    Source,
    /// For the translation of a file.
    Target(PathBuf),
}

/// What completing a typed name came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Completion {
    /// What the name is now: as much as all that fit have in common.
    pub name: String,
    /// The names that fit.
    pub fit: Vec<String>,
}

impl Browser {
    /// One that chooses the source, in a folder that is still to be read.
    pub fn new(folder: PathBuf) -> Self {
        Browser {
            picking: Picking::Source,
            folder,
            entries: Vec::new(),
            left_out: 0,
            shown: Vec::new(),
            current: 0,
            top: 0,
            hidden: false,
            reading: true,
        }
    }

    /// What a file is chosen for.
    pub fn picking(&self) -> &Picking {
        &self.picking
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// How many entries are shown; the folder above is the first, where there is one.
    pub fn len(&self) -> usize {
        self.shown.len() + usize::from(self.parent().is_some())
    }

    /// Whether nothing is shown.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many entries were left out because there are too many.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// The current place.
    pub fn current(&self) -> usize {
        self.current
    }

    /// The entry at a place; none for the folder above.
    pub fn entry(&self, place: usize) -> Option<&Entry> {
        let place = if self.parent().is_some() { place.checked_sub(1)? } else { place };
        self.entries.get(*self.shown.get(place)?)
    }

    /// Whether a place is that of the folder above.
    pub fn is_parent(&self, place: usize) -> bool {
        place == 0 && self.parent().is_some()
    }

    /// The folder above, if there is one.
    pub fn parent(&self) -> Option<&Path> {
        self.folder.parent()
    }

    /// Whether hidden files are shown.
    pub fn shows_hidden(&self) -> bool {
        self.hidden
    }

    /// Whether a folder is being read.
    pub fn is_reading(&self) -> bool {
        self.reading
    }

    /// Makes a place the current one.
    pub fn go_to(&mut self, place: usize) {
        self.current = place.min(self.len().saturating_sub(1));
    }

    /// Shows hidden files, or no longer.
    pub fn show_hidden(&mut self, hidden: bool) {
        let current = self.entry(self.current).map(|entry| entry.name.clone());
        self.hidden = hidden;
        self.arrange();
        match current {
            Some(name) => self.focus(&name),
            None => self.go_to(self.current),
        }
    }

    /// Shows a folder: at the folder that one comes from, at the likely counterpart of the source, or else at the first
    /// file.
    pub fn put(&mut self, folder: Folder) {
        let from = std::mem::replace(&mut self.folder, folder.path);
        self.entries = folder.entries;
        self.left_out = folder.left_out;
        let key = |entry: &Entry| (entry.kind != Kind::Folder, fold(&entry.name.to_string_lossy()), entry.name.clone());
        self.entries.sort_by_cached_key(key);
        self.reading = false;
        self.top = 0;
        self.arrange();
        self.current = 0;
        if from.parent() == Some(self.folder.as_path()) {
            return self.focus(from.file_name().unwrap_or_default());
        }
        let first =
            (0..self.len()).find(|place| self.entry(*place).is_some_and(|entry| matches!(entry.kind, Kind::File(_))));
        let likely = self.likely();
        self.go_to(likely.or(first).unwrap_or(0));
    }

    /// Goes on to the translation of a source.
    pub fn choose_target(&mut self, source: PathBuf) {
        self.picking = Picking::Target(source);
        if let Some(likely) = self.likely() {
            self.go_to(likely);
        }
    }

    /// Goes back to the source; false when it is being chosen already.
    pub fn choose_source(&mut self) -> bool {
        match std::mem::replace(&mut self.picking, Picking::Source) {
            Picking::Source => false,
            Picking::Target(source) => {
                self.focus(source.file_name().unwrap_or_default());
                true
            }
        }
    }

    /// The place of the file that is likely the translation of the source, if that is in this folder.
    fn likely(&self) -> Option<usize> {
        let Picking::Target(source) = &self.picking else { return None };
        if source.parent() != Some(self.folder.as_path()) {
            return None;
        }
        let name = source.file_name()?.to_str()?;
        let file = |place: usize| {
            let entry = self.entry(place)?;
            matches!(entry.kind, Kind::File(_)).then(|| entry.name.to_str().map(|name| (place, name)))?
        };
        counterpart(name, (0..self.len()).filter_map(file))
    }

    fn focus(&mut self, name: &OsStr) {
        let place = (0..self.len()).find(|place| self.entry(*place).is_some_and(|entry| entry.name == name));
        self.go_to(place.unwrap_or(self.current));
    }

    fn arrange(&mut self) {
        let hidden = |entry: &Entry| entry.name.as_encoded_bytes().starts_with(b".");
        let entries = self.entries.iter().enumerate();
        self.shown = entries.filter(|(_, entry)| self.hidden || !hidden(entry)).map(|(index, _)| index).collect();
    }
}

/// The path that was typed, beginning in a folder; `~` at its beginning is the translator's own folder.
pub(super) fn typed_path(typed: &str, folder: &Path, home: Option<&Path>) -> PathBuf {
    let path = Path::new(typed);
    match (path.strip_prefix("~"), home) {
        (Ok(rest), Some(home)) => plain(&home.join(rest)),
        _ => plain(&folder.join(path)),
    }
}

/// A path without `.` and `..` in it. That may lead elsewhere than the system would go where a folder is a link; it is
/// what stands on the screen.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            component => plain.push(component),
        }
    }
    plain
}

/// A typed path cut into the folder, with the line behind it, and the beginning of a name.
pub(super) fn halves(typed: &str) -> (&str, &str) {
    typed.split_at(typed.rfind('/').map_or(0, |at| at + 1))
}

/// Completes the beginning of a name by what is in a folder. Hidden files only when it begins as they do. Case makes no
/// difference where nothing fits with it. None when nothing fits at all.
pub(super) fn complete(beginning: &str, entries: &[Entry]) -> Option<Completion> {
    let hidden = beginning.starts_with('.');
    let name = |entry: &Entry| {
        let name = entry.name.to_str()?;
        let line = if entry.kind == Kind::Folder { "/" } else { "" };
        (hidden || !name.starts_with('.')).then(|| format!("{name}{line}"))
    };
    let names: Vec<String> = entries.iter().filter_map(name).collect();
    let exact = |name: &&String| name.starts_with(beginning);
    let small = beginning.to_lowercase();
    let alike = |name: &&String| name.to_lowercase().starts_with(&small);
    let mut fit: Vec<String> = names.iter().filter(exact).cloned().collect();
    if fit.is_empty() {
        fit = names.iter().filter(alike).cloned().collect();
    }
    fit.sort();
    let first = fit.first()?;
    let shared = |common: &str, name: &String| {
        common.chars().zip(name.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a).collect::<String>()
    };
    let common = fit.iter().fold(first.clone(), |common, name| shared(&common, name));
    // Names that differ in case may have nothing in common: what was typed stays.
    let name = if common.chars().count() < beginning.chars().count() { beginning.to_owned() } else { common };
    Some(Completion { name, fit })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(path: &str, names: &[&str]) -> Folder {
        let entry = |name: &&str| match name.strip_suffix('/') {
            Some(name) => Entry { name: name.into(), kind: Kind::Folder },
            None => Entry { name: name.into(), kind: Kind::File(Some(1)) },
        };
        Folder { path: path.into(), entries: names.iter().map(entry).collect(), left_out: 0 }
    }

    fn names(browser: &Browser) -> Vec<String> {
        let name = |place| browser.entry(place).map_or("..".to_owned(), |entry| entry.name.to_string_lossy().into());
        (0..browser.len()).map(name).collect()
    }

    #[test]
    fn folders_come_first_and_hidden_files_when_they_are_asked_for() {
        let mut browser = Browser::new("/".into());
        browser.put(folder("/a", &["ب.txt", "B.txt", ".git/", "z/", "a.txt", ".x"]));
        assert_eq!(names(&browser), ["..", "z", "a.txt", "B.txt", "ب.txt"]);
        assert_eq!(browser.entry(browser.current()).unwrap().name, "a.txt", "at the first file");
        browser.show_hidden(true);
        assert_eq!(names(&browser), ["..", ".git", "z", ".x", "a.txt", "B.txt", "ب.txt"]);
        assert_eq!(browser.entry(browser.current()).unwrap().name, "a.txt", "it stays");
        browser.put(folder("/", &["a/", "b/"]));
        assert_eq!(names(&browser), ["a", "b"], "nothing is above");
        assert_eq!(browser.current(), 0, "at the folder that one comes from");
        browser.put(folder("/b", &[]));
        assert_eq!(names(&browser), [".."]);
    }

    #[test]
    fn the_likely_translation_is_proposed() {
        let mut browser = Browser::new("/".into());
        browser.put(folder("/a", &["news.en.txt", "news.ar.txt", "other.txt"]));
        assert_eq!(browser.entry(browser.current()).unwrap().name, "news.ar.txt");
        browser.choose_target("/a/news.ar.txt".into());
        assert_eq!(browser.entry(browser.current()).unwrap().name, "news.en.txt");
        assert!(browser.choose_source());
        assert_eq!(browser.entry(browser.current()).unwrap().name, "news.ar.txt");
        assert!(!browser.choose_source());
    }

    #[test]
    fn typed_paths_begin_in_the_folder_in_the_home_folder_or_at_the_root() {
        let (folder, home) = (Path::new("/texts/news"), Some(Path::new("/home/layla")));
        for (typed, path) in [
            ("a.txt", "/texts/news/a.txt"),
            ("../b/./c.txt", "/texts/b/c.txt"),
            ("../../../../x", "/x"),
            ("/etc/motd", "/etc/motd"),
            ("~", "/home/layla"),
            ("~/a b.txt", "/home/layla/a b.txt"),
            ("~layla/a", "/texts/news/~layla/a"),
            ("", "/texts/news"),
            ("عقد.txt", "/texts/news/عقد.txt"),
        ] {
            assert_eq!(typed_path(typed, folder, home), Path::new(path), "{typed}");
        }
        assert_eq!(typed_path("~/a", folder, None), Path::new("/texts/news/~/a"));
    }

    #[test]
    fn names_are_completed_as_far_as_all_that_fit_agree() {
        let entries = folder("/", &["news.ar.txt", "news.en.txt", "Notes/", ".hidden", "عقد.txt", "عقود/"]).entries;
        for (beginning, name, fit) in [
            ("ne", "news.", 2),
            ("news.a", "news.ar.txt", 1),
            ("No", "Notes/", 1),
            ("no", "Notes/", 1),
            ("n", "news.", 2),
            (".", ".hidden", 1),
            ("عق", "عق", 2),
            ("عقد", "عقد.txt", 1),
        ] {
            let found = complete(beginning, &entries).unwrap();
            assert_eq!((found.name.as_str(), found.fit.len()), (name, fit), "{beginning}");
        }
        assert_eq!(complete("x", &entries), None);
        assert_eq!(complete("", &entries).unwrap().fit.len(), 5);
        assert_eq!(complete("", &[]), None);
        assert_eq!(halves("~/a/b"), ("~/a/", "b"));
        assert_eq!(halves("b"), ("", "b"));
    }
}
