//! Two files that belong together: both appear, or neither.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::{Place, Synced, WriteError, failed_at, folder_of, temporary_in};

/// Writes two files all at once, as [`write_file`](super::write_file()) does with one. Neither may be a device or a pipe.
///
/// Both are written and synced under other names before the first takes its own. When the second can't take its name, the
/// first is taken back, and what stood there stands there again. Only a program that is killed, or a machine that stops,
/// between the two leaves the first without the second.
pub fn write_two_files<T>(
    [first, second]: [&Path; 2],
    force: bool,
    write: impl FnOnce([&mut dyn Write; 2]) -> io::Result<T>,
) -> Result<T, WriteError> {
    let begin = |path: &Path| match Place::of(path, force)? {
        Place::File(file) => Ok(file),
        Place::Through => Err(failed_at(path, io::Error::other("this is no file, and two files are wanted"))),
    };
    let (mut first, mut second) = (begin(first)?, begin(second)?);
    let result = write([&mut first.temporary, &mut second.temporary]);
    // Nothing tells which of the two it was; the first stands for both.
    let result = result.map_err(|error| failed_at(&first.path, error))?;
    let (first, second) = (first.sync()?, second.sync()?);
    let before = Before::of(&first)?;
    first.persist(force)?;
    if let Err(error) = second.persist(force) {
        before.bring_back();
        return Err(error);
    }
    Ok(result)
}

/// What stood where a file is written.
struct Before {
    file: PathBuf,
    /// A second name of what stood there, which goes with this.
    kept: Option<tempfile::TempPath>,
}

impl Before {
    fn of(next: &Synced) -> Result<Self, WriteError> {
        let file = next.file.clone();
        if !next.replaces {
            return Ok(Before { file, kept: None });
        }
        let failed = |error| failed_at(&next.path, error);
        let folder = folder_of(&file).unwrap_or(Path::new("."));
        let kept = temporary_in(folder, None).map_err(failed)?.into_temp_path();
        // A second name costs nothing; where there is no such thing, a copy is as good.
        fs::remove_file(&kept)
            .and_then(|()| fs::hard_link(&file, &kept))
            .or_else(|_| fs::copy(&file, &kept).map(drop))
            .map_err(failed)?;
        Ok(Before { file, kept: Some(kept) })
    }

    /// Has it stand there again. Where that fails too, there is nothing left to try.
    fn bring_back(self) {
        match self.kept {
            Some(kept) => drop(kept.persist(&self.file)),
            None => drop(fs::remove_file(&self.file)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(folder: &Path, force: bool) -> Result<(), WriteError> {
        let (first, second) = (folder.join("a.ar"), folder.join("a.en"));
        write_two_files([&first, &second], force, |[first, second]| {
            first.write_all(b"new")?;
            second.write_all(b"new")
        })
    }

    fn files(folder: &Path) -> Vec<(String, String)> {
        let mut files: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .map(|path| {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                (name, fs::read_to_string(&path).unwrap_or_else(|_| "folder".to_owned()))
            })
            .collect();
        files.sort();
        files
    }

    fn named(files: &[(&str, &str)]) -> Vec<(String, String)> {
        files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn both_appear_or_neither() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        both(folder, false).unwrap();
        assert_eq!(files(folder), named(&[("a.ar", "new"), ("a.en", "new")]));
        fs::write(folder.join("a.ar"), "old").unwrap();
        assert!(matches!(both(folder, false), Err(WriteError::Exists { .. })));
        fs::remove_file(folder.join("a.ar")).unwrap();
        assert!(matches!(both(folder, false), Err(WriteError::Exists { .. })), "the second is there");
        assert_eq!(files(folder), named(&[("a.en", "new")]));
        both(folder, true).unwrap();
        assert_eq!(files(folder).len(), 2);
    }

    #[test]
    fn what_fails_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let (first, second) = (folder.join("a.ar"), folder.join("a.en"));
        let failed = write_two_files([&first, &second], true, |[first, _]| {
            first.write_all(b"new")?;
            Err::<(), _>(io::ErrorKind::StorageFull.into())
        });
        assert!(matches!(failed, Err(WriteError::DiskFull { .. })));
        assert_eq!(files(folder), []);
    }

    #[test]
    fn the_first_is_taken_back_when_the_second_cannot_be() {
        for (old, expected, name) in [
            (None, vec![("a.en", "folder")], "a new one"),
            (Some("old"), vec![("a.ar", "old"), ("a.en", "folder")], "one that was replaced"),
        ] {
            let folder = tempfile::tempdir().unwrap();
            let folder = folder.path();
            let (first, second) = (folder.join("a.ar"), folder.join("a.en"));
            old.into_iter().for_each(|old| fs::write(&first, old).unwrap());
            let failed = write_two_files([&first, &second], true, |[first, _]| {
                fs::create_dir(folder.join("a.en"))?;
                first.write_all(b"new")
            });
            assert!(failed.is_err(), "{name}");
            assert_eq!(files(folder), named(&expected), "{name}");
        }
    }
}
