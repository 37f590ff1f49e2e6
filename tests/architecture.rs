//! The modules depend on one another in one direction only: each on those named here, and on no other.

use std::fs;
use std::path::{Path, PathBuf};

/// A module and what it may use, in the order of `src/lib.rs`.
const ALLOWED: &[(&str, &[&str])] = &[
    ("parallel", &[]),
    ("lang", &[]),
    ("text", &["lang"]),
    ("segment", &["lang", "text"]),
    ("lexicon", &["parallel", "lang", "text"]),
    ("align", &["parallel", "lang", "text", "segment", "lexicon"]),
    ("quality", &["lang", "text", "segment", "lexicon", "align"]),
    ("edit", &["lang", "text", "segment", "align", "quality"]),
    ("memory", &["lang", "text", "segment", "align", "quality", "edit"]),
    ("formats", &["lang", "text", "segment", "lexicon", "align", "quality", "edit", "memory"]),
    ("screen", &["lang", "text"]),
    ("store", &["lang", "text", "segment", "lexicon", "align", "quality", "edit", "memory"]),
    ("workspace", &["lang", "text", "segment", "lexicon", "align", "quality", "edit", "memory", "store"]),
    ("tui", &["lang", "text", "align", "quality", "edit", "memory", "screen", "workspace"]),
    (
        "cli",
        &[
            "lang",
            "text",
            "segment",
            "lexicon",
            "align",
            "quality",
            "edit",
            "memory",
            "formats",
            "store",
            "workspace",
            "tui",
        ],
    ),
];

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The top-level modules that a file names behind `crate::`, also in `use crate::{a, b::c}`.
fn used(code: &str) -> Vec<String> {
    let mut modules = Vec::new();
    let name = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    for line in code.split("crate::").skip(1) {
        match line.strip_prefix('{') {
            None => modules.push(name(line)),
            Some(list) => {
                let (mut depth, mut first) = (0, true);
                for (at, c) in list.char_indices() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => first = true,
                        c if first && c.is_alphabetic() => {
                            modules.push(name(&list[at..]));
                            first = false;
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    modules
}

/// The module that a file belongs to; none for `lib.rs` and `main.rs`.
fn module_of(path: &Path) -> Option<String> {
    let relative = path.strip_prefix(source()).unwrap();
    let first = relative.components().next()?.as_os_str().to_str()?;
    let module = first.trim_end_matches(".rs").to_owned();
    (module != "lib" && module != "main").then_some(module)
}

fn is_test(path: &Path) -> bool {
    path.components().any(|part| part.as_os_str() == "tests" || part.as_os_str() == "tests.rs")
}

fn place(module: &str) -> usize {
    ALLOWED.iter().position(|(name, _)| *name == module).expect("every module has its place")
}

#[test]
fn no_module_depends_against_the_order() {
    let mut all = Vec::new();
    files(&source(), &mut all);
    let mut wrong = Vec::new();
    for path in all {
        let Some(module) = module_of(&path) else { continue };
        let (_, allowed) = ALLOWED.iter().find(|(name, _)| *name == module).expect("every module has its place");
        let known = |name: &String| ALLOWED.iter().any(|(module, _)| module == name);
        for name in used(&fs::read_to_string(&path).unwrap()).into_iter().filter(known) {
            // Tests may set up what their module is given by others, as long as that comes before it.
            let given = is_test(&path) && place(&name) < place(&module);
            if name != module && !given && !allowed.contains(&name.as_str()) {
                wrong.push(format!("{}: {module} may not use {name}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_order_itself_has_no_circle() {
    for (at, (module, allowed)) in ALLOWED.iter().enumerate() {
        for name in *allowed {
            assert!(place(name) < at, "{module} uses {name}, which comes after it");
        }
    }
}

#[test]
fn uses_are_found_in_every_form() {
    let code =
        "use crate::edit::plan; let x = crate::lang::Lang::arabic(); use crate::{\n  text::{self, Span},\n  store,\n};";
    assert_eq!(used(code), ["edit", "lang", "text", "store"]);
}
