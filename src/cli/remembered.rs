//! What was found out about terminals that can't be asked: a small file in the user's state folder, by the name that a
//! terminal goes by. It is no part of any memory, and losing it costs an answer to one question.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::PathBuf;

use etcetera::BaseStrategy;

use crate::tui::terminal::BidiChoice;

/// The most terminals that are remembered; nobody has more, and a file that grows is read at every start.
const MOST: usize = 200;

/// How Arabic is shown in a terminal, if that was settled once.
pub fn choice(terminal: &str) -> Option<BidiChoice> {
    read().get(terminal).and_then(|name| name.parse().ok())
}

/// Remembers how Arabic is shown in a terminal. Fails with what there is to tell.
pub fn remember(terminal: &str, choice: BidiChoice) -> Result<PathBuf, String> {
    let path = path().ok_or("your home folder can't be found")?;
    let told = |error: std::io::Error| format!("{}: {error}", path.display());
    let mut known = read();
    if known.len() >= MOST {
        known.clear();
    }
    known.insert(terminal.to_owned(), choice.name().to_owned());
    let folder = path.parent().ok_or("the state folder has no name")?;
    fs::create_dir_all(folder).map_err(told)?;
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(told)?;
    let text = serde_json::to_string_pretty(&known).map_err(|error| error.to_string())?;
    writeln!(file, "{text}").map_err(told)?;
    file.persist(&path).map_err(|error| told(error.error))?;
    Ok(path)
}

/// What is remembered. A file that can't be read or makes no sense counts as none.
fn read() -> BTreeMap<String, String> {
    let text = path().and_then(|path| fs::read_to_string(path).ok()).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

fn path() -> Option<PathBuf> {
    let folders = etcetera::choose_base_strategy().ok()?;
    let folder = folders.state_dir().unwrap_or_else(|| folders.data_dir());
    Some(folder.join("muqabala").join("terminals.json"))
}
