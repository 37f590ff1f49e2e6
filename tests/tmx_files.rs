//! Real TMX files of other programs, and what is found in them.
//!
//! `TMX_FILES` names a folder of files; `MANIFEST.tsv` beside the folder says of each what an independent parser found
//! (columns `file`, `status`, `tu`, `seg`, `langs` as `tag=count;…`). Files whose status is not `ok` must be refused.
//!
//! ```console
//! $ TMX_FILES=… cargo test --test tmx_files -- --ignored --nocapture
//! ```

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use muqabala::formats::units::{Item, OpenOptions, open_units};

/// What was found in a file.
#[derive(Default)]
struct Found {
    units: usize,
    bad: Vec<String>,
    /// Texts by language.
    langs: BTreeMap<String, usize>,
}

fn read(path: &Path) -> Result<Found, String> {
    let mut found = Found::default();
    let mut units = open_units(path, &OpenOptions::default()).map_err(|error| error.to_string())?;
    while let Some(item) = units.read().map_err(|error| format!("{}:{error}", path.display()))? {
        match item {
            Item::Unit(unit) => {
                found.units += 1;
                for variant in &unit.variants {
                    *found.langs.entry(variant.lang.to_string()).or_default() += 1;
                }
            }
            Item::Bad(bad) => found.bad.push(bad.to_string()),
        }
    }
    Ok(found)
}

/// The languages of the manifest, with tags in canonical spelling; what is no tag is left away.
fn languages(list: &str) -> BTreeMap<String, usize> {
    let mut langs = BTreeMap::new();
    for (tag, count) in list.split(';').filter_map(|entry| entry.split_once('=')) {
        if let Ok(lang) = tag.parse::<muqabala::lang::Lang>() {
            *langs.entry(lang.to_string()).or_default() += count.parse::<usize>().unwrap();
        }
    }
    langs
}

#[test]
#[ignore = "needs a folder of files, TMX_FILES"]
fn files_of_other_programs_hold_what_they_should() {
    let folder = PathBuf::from(std::env::var("TMX_FILES").expect("TMX_FILES names a folder"));
    let manifest = fs::read_to_string(folder.parent().unwrap().join("MANIFEST.tsv")).unwrap();
    let mut lines = manifest.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let columns: HashMap<&str, usize> = lines.next().unwrap().into_iter().zip(0..).collect();
    let (mut wrong, mut count) = (Vec::new(), 0);
    for row in lines.filter(|row| row[0].to_ascii_lowercase().contains(".tmx")) {
        let cell = |name: &str| row[columns[name]];
        let found = read(&folder.join(cell("file")));
        count += 1;
        let should_fail = cell("status") != "ok";
        let fits = match &found {
            Err(error) => {
                println!("{:44} refused: {}", cell("file"), error.rsplit('/').next().unwrap_or(error));
                should_fail
            }
            Ok(found) => {
                let texts: usize = found.langs.values().sum();
                let manifest = languages(cell("langs"));
                let same = found.langs == manifest;
                println!(
                    "{:44} tu {:>4} = {:>4} units + {} bad; texts {:>4} of {:>4}; languages {}",
                    cell("file"),
                    cell("tu"),
                    found.units,
                    found.bad.len(),
                    texts,
                    cell("seg"),
                    if same { "the same".to_owned() } else { format!("{:?} for {}", found.langs, cell("langs")) }
                );
                for bad in &found.bad {
                    println!("{:44}   {bad}", "");
                }
                let tu: usize = cell("tu").parse().unwrap_or(0);
                // Elements in upper case are none by the grammar, and counted by nobody else.
                let all_there = found.units + found.bad.len() == tu || (tu == 0 && texts > 0);
                let fewer = found.langs.iter().all(|(lang, count)| manifest.get(lang).is_some_and(|all| count <= all));
                !should_fail && all_there && if found.bad.is_empty() { same } else { fewer }
            }
        };
        if !fits {
            wrong.push(cell("file").to_owned());
        }
    }
    println!("{count} files");
    assert!(wrong.is_empty(), "not as they should be: {wrong:?}");
}
