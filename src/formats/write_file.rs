//! Files that are written all at once or not at all.

use std::fs::{self, File, Metadata};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

mod two;

pub use two::write_two_files;

/// Why a file was not written. Nothing of it is left behind, and a file that stood there is as it was.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// There is a file of that name.
    #[error("{}: this file exists already and was kept", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// There is a folder of that name.
    #[error("{}: this is a folder", path.display())]
    IsFolder {
        /// The folder.
        path: PathBuf,
    },
    /// The folder that the file should be in is not there.
    #[error("{}: there is no folder {}", path.display(), folder.display())]
    NoFolder {
        /// The file.
        path: PathBuf,
        /// The missing folder.
        folder: PathBuf,
    },
    /// The folder may not be written to.
    #[error("{}: the folder {} may not be written to", path.display(), folder.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
        /// Its folder.
        folder: PathBuf,
    },
    /// No room left.
    #[error("{}: the disk is full; nothing was written", path.display())]
    DiskFull {
        /// The file.
        path: PathBuf,
    },
    /// Anything else that the operating system, or what is written, reports.
    #[error("{}: can't be written: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// The reason.
        source: io::Error,
    },
}

impl WriteError {
    /// What to do about it, if there is something.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            WriteError::Exists { .. } => Some("--force replaces it"),
            WriteError::IsFolder { .. } => Some("give the name of a file in it"),
            _ => None,
        }
    }
}

/// How many symbolic links are followed before they are taken for a circle; Linux itself follows 40.
const MOST_LINKS: usize = 40;

/// Writes a file all at once: into a temporary file in the same folder, which is synced and takes the file's name when
/// `write` has succeeded, after which the folder is synced. Whatever fails before that leaves everything as it was.
///
/// Without `force` an existing file is kept and refused, even one that comes into being meanwhile. A symbolic link is
/// followed: what it points to is replaced, also when that is not there yet. A new file has the usual mode (0666 less
/// the umask), a replaced one the mode it had. A device or a pipe (`/dev/null`, a shell's `>(…)`) is no file to keep and
/// cannot be replaced; it is simply written to.
pub fn write_file<T>(
    path: &Path,
    force: bool,
    write: impl FnOnce(&mut dyn Write) -> io::Result<T>,
) -> Result<T, WriteError> {
    let mut out = match Place::of(path, force)? {
        Place::Through => return write_through(path, write),
        Place::File(file) => file,
    };
    let result = write(&mut out.temporary).map_err(|error| failed_at(path, error))?;
    out.sync()?.persist(force)?;
    Ok(result)
}

/// Where something is to be written.
enum Place {
    /// A device or a pipe, which can't be replaced.
    Through,
    /// A file that is not there yet, or not yet as it will be.
    File(Beginning),
}

/// A file that is being written, under another name.
struct Beginning {
    /// The file as the user calls it.
    path: PathBuf,
    /// The file that it will be, its links followed.
    file: PathBuf,
    /// Whether there is a file already.
    replaces: bool,
    temporary: BufWriter<NamedTempFile>,
}

/// A file that is written, and still has another name.
struct Synced {
    path: PathBuf,
    file: PathBuf,
    replaces: bool,
    temporary: NamedTempFile,
}

impl Place {
    fn of(path: &Path, force: bool) -> Result<Self, WriteError> {
        let failed = |error| failed_at(path, error);
        let standing = match fs::metadata(path) {
            Ok(standing) if standing.is_dir() => return Err(WriteError::IsFolder { path: path.to_owned() }),
            Ok(standing) if !standing.is_file() => return Ok(Place::Through),
            Ok(_) if !force => return Err(WriteError::Exists { path: path.to_owned() }),
            Ok(standing) => Some(standing),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => None,
            Err(error) => return Err(failed(error)),
        };
        let file = follow_links(path).map_err(failed)?;
        let Some(folder) = folder_of(&file) else { return Err(WriteError::IsFolder { path: path.to_owned() }) };
        let temporary = temporary_in(folder, standing.as_ref()).map_err(|error| no_place(path, folder, error))?;
        let (path, replaces, temporary) = (path.to_owned(), standing.is_some(), BufWriter::new(temporary));
        Ok(Place::File(Beginning { path, file, replaces, temporary }))
    }
}

impl Beginning {
    fn sync(self) -> Result<Synced, WriteError> {
        let Beginning { path, file, replaces, temporary } = self;
        let temporary = temporary.into_inner().map_err(|error| failed_at(&path, error.into_error()))?;
        temporary.as_file().sync_all().map_err(|error| failed_at(&path, error))?;
        Ok(Synced { path, file, replaces, temporary })
    }
}

impl Synced {
    fn persist(self, force: bool) -> Result<(), WriteError> {
        let Synced { path, file, temporary, .. } = self;
        let persisted = if force { temporary.persist(&file) } else { temporary.persist_noclobber(&file) };
        persisted.map_err(|error| match error.error.kind() {
            ErrorKind::AlreadyExists => WriteError::Exists { path },
            _ => failed_at(&path, error.error),
        })?;
        folder_of(&file).into_iter().for_each(sync_folder);
        Ok(())
    }
}

/// The folder that a file is in; none for the root of the file system.
fn folder_of(file: &Path) -> Option<&Path> {
    file.parent().map(|folder| if folder.as_os_str().is_empty() { Path::new(".") } else { folder })
}

/// Writes to something that is neither a file nor a folder.
fn write_through<T>(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<T>) -> Result<T, WriteError> {
    let attempt = || {
        let mut out = BufWriter::new(File::options().write(true).open(path)?);
        let result = write(&mut out)?;
        out.flush()?;
        Ok(result)
    };
    attempt().map_err(|error| failed_at(path, error))
}

fn temporary_in(folder: &Path, standing: Option<&Metadata>) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".muqabala-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // The operating system takes the umask off.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let temporary = builder.tempfile_in(folder)?;
    if let Some(standing) = standing {
        temporary.as_file().set_permissions(standing.permissions())?;
    }
    Ok(temporary)
}

/// The path that a chain of symbolic links ends at; the path itself when it is none.
fn follow_links(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        let Ok(to) = fs::read_link(&path) else { return Ok(path) };
        path = path.parent().unwrap_or(Path::new("")).join(to);
    }
    Err(io::Error::other("a circle of symbolic links"))
}

/// Why there can be no new file in a folder.
fn no_place(path: &Path, folder: &Path, source: io::Error) -> WriteError {
    let (path, folder) = (path.to_owned(), folder.to_owned());
    match source.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => WriteError::ReadOnly { path, folder },
        ErrorKind::NotFound | ErrorKind::NotADirectory => WriteError::NoFolder { path, folder },
        _ => failed_at(&path, source),
    }
}

/// Why writing or renaming failed.
fn failed_at(path: &Path, source: io::Error) -> WriteError {
    let path = path.to_owned();
    match source.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => WriteError::DiskFull { path },
        _ => WriteError::Io { path, source },
    }
}

/// Makes the new name last through a power cut. The file is there and whole by now, and some file systems cannot sync a
/// folder, so a failure is none.
fn sync_folder(folder: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

#[cfg(test)]
mod tests;
