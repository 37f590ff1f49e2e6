//! `muqabala lexicon import`.

use std::collections::HashSet;
use std::path::Path;

use super::ImportArgs;
use crate::cli::output::say;
use crate::cli::{CliError, Exit, memory};
use crate::formats::word_list::{WordList, WordListError, read_word_list};
use crate::lexicon::{ListInfo, Origin};

pub fn run(db: Option<&Path>, args: &ImportArgs) -> Result<Exit, CliError> {
    let path = args.file.display();
    let list = read_word_list(&args.file, args.format)?;
    for bad in &list.bad {
        say(format_args!("{path}:{bad}"));
    }
    if list.entries.is_empty() {
        let message = format!("{path}: no entry with an Arabic and an English word, read as {}", list.format);
        return Err(CliError::fault(message).hint("--format says what kind of file it is"));
    }
    let mut workspace = memory::open(db)?;
    let info = ListInfo { name: args.name.clone().unwrap_or_else(|| name_of(&args.file)), origin: Origin::Imported };
    workspace.put_list(&info, &path.to_string(), &list.entries, args.replace)?;
    say(format_args!("{path}: {}", of_import(&list)));
    say(format_args!("kept in {} as “{}”", workspace.path().display(), info.name));
    Ok(Exit::Done)
}

fn of_import(list: &WordList) -> String {
    let words: HashSet<&str> = list.entries.iter().map(|entry| entry.arabic.as_str()).collect();
    let noun = |count: usize, one, many| if count == 1 { one } else { many };
    let (entries, words) = (list.entries.len(), words.len());
    let mut text = format!("{entries} {}", noun(entries, "entry", "entries"));
    text += &format!(" for {words} Arabic {} ({})", noun(words, "word", "words"), list.format);
    if list.bad_count > 0 {
        text += &format!("; skipped: {} out of form", list.bad_count);
    }
    if list.unused > 0 {
        text += &format!("; left out: {} that translate no word", list.unused);
    }
    text
}

/// A file's name without what tells its kind.
fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let packed = [".gz", ".dz"].into_iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(&name);
    match packed.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem.to_owned(),
        _ => packed.to_owned(),
    }
}

impl From<WordListError> for CliError {
    fn from(error: WordListError) -> Self {
        match error {
            WordListError::Read(error) => error.into(),
            other => CliError::fault(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_called_after_its_file() {
        for (path, name) in [
            ("lists/glossary.tsv", "glossary"),
            ("قاموس.tbx", "قاموس"),
            ("freedict-ara-eng.dict.dz", "freedict-ara-eng"),
            ("a.b.csv.gz", "a.b"),
            (".tsv", ".tsv"),
            ("words", "words"),
        ] {
            assert_eq!(name_of(Path::new(path)), name);
        }
    }
}
