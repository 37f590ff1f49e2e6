//! The key table as Markdown, for the README.

use crate::tui::keys::{Context, bindings};

/// All keys as Markdown: a heading and a table for each context.
pub fn markdown() -> String {
    let mut text = String::new();
    for context in Context::ALL {
        text.push_str(&format!("**{}**\n\n| key | what it does |\n| --- | --- |\n", context.title()));
        for binding in bindings(context) {
            let keys: Vec<String> = binding.keys.iter().map(|key| format!("`{key}`").replace('|', "\\|")).collect();
            text.push_str(&format!("| {} | {} |\n", keys.join(" "), binding.help.replace('|', "\\|")));
        }
        text.push('\n');
    }
    text.truncate(text.trim_end().len());
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEGIN: &str = "<!-- keys -->";
    const END: &str = "<!-- /keys -->";

    #[test]
    fn every_context_has_its_table() {
        let text = markdown();
        for context in Context::ALL {
            assert!(text.contains(context.title()), "{context:?}");
            assert!(bindings(context).count() > 0, "{context:?}");
        }
        assert!(text.contains("| `j` `↓` | "));
    }

    #[test]
    fn the_readme_has_this_table() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
        let readme = std::fs::read_to_string(path).unwrap();
        let (_, rest) = readme.split_once(BEGIN).expect("README.md has the key table's begin mark");
        let (table, _) = rest.split_once(END).expect("the key table in README.md has an end mark");
        assert_eq!(table.trim(), markdown(), "README.md: put this between {BEGIN} and {END}:\n{}", markdown());
    }
}
