//! Which bead file is compared with which.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::align::eval::BadBead;
use crate::cli::CliError;
use crate::formats::text::TextError;
use crate::formats::{ReadError, read_text, read_text_from};

/// A gold file and what is to be compared with it.
#[derive(Debug, PartialEq)]
pub struct Pairing {
    /// The document: the gold file's path in its folder, without its ending.
    pub name: String,
    /// The gold file.
    pub gold: PathBuf,
    /// The prediction, if there is one.
    pub predicted: Option<PathBuf>,
}

/// What a prediction may be called, the first that is there.
const ENDINGS: [&str; 4] = ["pred", "gold", "out", "align"];

/// Two files, or the files of two folders: in the order of their paths.
pub fn pairings(gold: &Path, predicted: &Path) -> Result<Vec<Pairing>, CliError> {
    if !gold.is_dir() {
        let name = gold.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        return Ok(vec![Pairing { name, gold: gold.to_owned(), predicted: Some(predicted.to_owned()) }]);
    }
    if !predicted.is_dir() {
        let what = if predicted.exists() { "this is no folder" } else { "there is no such folder" };
        return Err(CliError::fault(format_args!("{}: {what}, and the gold is one", predicted.display())));
    }
    let mut found = Vec::new();
    gold_files(gold, &mut found)?;
    if found.is_empty() {
        return Err(CliError::fault(format_args!("{}: there is no file *.gold in this folder", gold.display())));
    }
    found.sort_unstable();
    let pairing = |path: PathBuf| {
        let inside = path.strip_prefix(gold).unwrap_or(&path);
        let named = |ending| predicted.join(inside.with_extension(ending));
        Pairing {
            name: inside.with_extension("").display().to_string(),
            predicted: ENDINGS.into_iter().map(named).find(|path| path.exists()),
            gold: path,
        }
    };
    Ok(found.into_iter().map(pairing).collect())
}

/// All gold files in a folder and the folders in it. Links to folders are not followed: they may lead round in a circle.
fn gold_files(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), CliError> {
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let failed = |error: io::Error| CliError::fault(format_args!("{}: can't be read: {error}", folder.display()));
        for entry in fs::read_dir(&folder).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let path = entry.path();
            if entry.file_type().map_err(failed)?.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "gold") && !path.is_dir() {
                found.push(path);
            }
        }
    }
    Ok(())
}

/// Reads the beads of a file; - is standard input. An empty file has none.
pub fn read<T>(path: &Path, parse: impl Fn(&str) -> Result<Vec<T>, BadBead>) -> Result<Vec<T>, CliError> {
    let decoded = match path.as_os_str() == "-" {
        true => read_text_from("-", io::stdin().lock()),
        false => read_text(path),
    };
    let text = match decoded {
        Ok(decoded) => decoded.text,
        Err(ReadError::Text { error: TextError::Empty | TextError::NoText, .. }) => String::new(),
        Err(error) => return Err(error.into()),
    };
    parse(&text).map_err(|error| CliError::fault(format_args!("{}:{error}", path.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn predictions_are_found_by_path_and_in_the_order_of_endings() {
        let place = tempfile::tempdir().unwrap();
        let (gold, predicted) = (place.path().join("g"), place.path().join("p"));
        for file in ["g/b.gold", "g/a/x.y.gold", "g/a/z.gold", "g/notes.txt", "p/b.gold", "p/b.out", "p/a/x.y.pred"] {
            let path = place.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        let found = pairings(&gold, &predicted).unwrap();
        let shown: Vec<_> = found
            .iter()
            .map(|pairing| {
                (pairing.name.as_str(), pairing.predicted.as_ref().map(|path| path.strip_prefix(&predicted)))
            })
            .collect();
        let expected =
            [("a/x.y", Some(Ok(Path::new("a/x.y.pred")))), ("a/z", None), ("b", Some(Ok(Path::new("b.gold"))))];
        assert_eq!(shown, expected);
        let error = pairings(&gold, &place.path().join("g/b.gold")).unwrap_err().to_string();
        assert!(error.contains("this is no folder"), "{error}");
        let error = pairings(&predicted.join("a"), &predicted).unwrap_err().to_string();
        assert!(error.contains("there is no file *.gold"), "{error}");
    }
}
