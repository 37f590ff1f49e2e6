use std::io::{Error, Result};

use super::*;

fn hello(out: &mut dyn Write) -> Result<usize> {
    out.write_all("مرحبا\n".as_bytes())?;
    Ok(1)
}

/// The names in a folder, so that nothing left behind goes unseen.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_new_file_holds_what_was_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out.tmx");
    assert_eq!(write_file(&path, false, hello).unwrap(), 1);
    assert_eq!(fs::read_to_string(&path).unwrap(), "مرحبا\n");
    assert_eq!(names(folder.path()), ["out.tmx"]);
}

#[test]
fn an_existing_file_is_kept_unless_forced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out.tmx");
    fs::write(&path, "old").unwrap();
    let error = write_file(&path, false, |_| -> Result<()> { panic!("must not be asked") }).unwrap_err();
    assert!(matches!(error, WriteError::Exists { .. }));
    assert_eq!(error.hint(), Some("--force replaces it"));
    assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    write_file(&path, true, hello).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "مرحبا\n");
    assert_eq!(names(folder.path()), ["out.tmx"]);
}

#[test]
fn a_file_that_comes_into_being_meanwhile_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out.tmx");
    let error = write_file(&path, false, |out| {
        fs::write(&path, "theirs")?;
        hello(out)
    });
    assert!(matches!(error, Err(WriteError::Exists { .. })));
    assert_eq!(fs::read_to_string(&path).unwrap(), "theirs");
    assert_eq!(names(folder.path()), ["out.tmx"]);
}

#[test]
fn a_failure_leaves_everything_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old"), folder.path().join("new"));
    fs::write(&old, "old").unwrap();
    for path in [&old, &new] {
        let fails = |out: &mut dyn Write| {
            out.write_all(&[b'x'; 100_000])?;
            Err::<(), _>(Error::from(ErrorKind::StorageFull))
        };
        assert!(matches!(write_file(path, true, fails), Err(WriteError::DiskFull { .. })));
        let fails = |_: &mut dyn Write| Err::<(), _>(Error::other("gone"));
        let error = write_file(path, true, fails).unwrap_err();
        assert!(error.to_string().ends_with(": can't be written: gone"), "{error}");
    }
    assert_eq!(fs::read_to_string(&old).unwrap(), "old");
    assert_eq!(names(folder.path()), ["old"]);
}

#[test]
fn folders_and_missing_folders_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let error = write_file(folder.path(), true, hello).unwrap_err();
    assert!(matches!(error, WriteError::IsFolder { .. }));
    assert!(matches!(write_file(Path::new("/"), true, hello), Err(WriteError::IsFolder { .. })));
    let missing = folder.path().join("no/such/out.tmx");
    let error = write_file(&missing, false, hello).unwrap_err();
    assert!(matches!(&error, WriteError::NoFolder { folder, .. } if folder.ends_with("no/such")));
    assert!(names(folder.path()).is_empty());
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    assert!(matches!(write_file(&file.join("out.tmx"), true, hello), Err(WriteError::NoFolder { .. })));
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn a_new_file_has_the_usual_mode_and_a_replaced_one_keeps_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let (usual, written) = (folder.path().join("usual"), folder.path().join("written"));
        fs::write(&usual, "").unwrap();
        write_file(&written, false, hello).unwrap();
        assert_eq!(mode(&written), mode(&usual));
        fs::set_permissions(&written, fs::Permissions::from_mode(0o640)).unwrap();
        write_file(&written, true, hello).unwrap();
        assert_eq!(mode(&written), 0o640);
    }

    #[test]
    fn a_link_is_followed_and_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("real")).unwrap();
        let (link, real) = (folder.path().join("link"), folder.path().join("real/out.tmx"));
        symlink("real/out.tmx", &link).unwrap();
        for force in [false, true] {
            write_file(&link, force, hello).unwrap();
            assert!(link.is_symlink());
            assert_eq!(fs::read_to_string(&real).unwrap(), "مرحبا\n");
        }
        assert!(matches!(write_file(&link, false, hello), Err(WriteError::Exists { .. })));
        assert_eq!(names(real.parent().unwrap()), ["out.tmx"]);
    }

    #[test]
    fn a_circle_of_links_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let (a, b) = (folder.path().join("a"), folder.path().join("b"));
        symlink(&b, &a).unwrap();
        symlink(&a, &b).unwrap();
        assert!(matches!(write_file(&a, true, hello), Err(WriteError::Io { .. })));
    }

    #[test]
    fn a_device_is_written_to_and_not_replaced() {
        assert_eq!(write_file(Path::new("/dev/null"), false, hello).unwrap(), 1);
        assert!(!fs::metadata("/dev/null").unwrap().is_file());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_device_says_so() {
        assert!(matches!(write_file(Path::new("/dev/full"), false, hello), Err(WriteError::DiskFull { .. })));
    }

    #[test]
    fn a_read_only_folder_says_so() {
        let folder = tempfile::tempdir().unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
        let result = write_file(&folder.path().join("out.tmx"), false, hello);
        // The superuser may write to it all the same.
        if File::create(folder.path().join("probe")).is_err() {
            assert!(matches!(result, Err(WriteError::ReadOnly { .. })));
        }
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    }
}
