//! The key table as Markdown: all of it for docs/keys.md, the most needed keys for the README.

use crate::tui::keys::{Binding, Context, Keymap, TABLES};

/// All keys as Markdown: a heading and a table for each place in which they are pressed.
pub fn markdown() -> String {
    let mut text = String::from(
        "# Keys\n\nAll keys of the review screen. A command without a key is called from the command palette. Names are \
         for the configuration file.\n\n",
    );
    for table in TABLES {
        text.push_str(&format!(
            "## {}\n\nIn the configuration file: `[keys.{}]`\n\n",
            table.title,
            table.context.name()
        ));
        text.push_str("| key | name | what it does |\n| --- | --- | --- |\n");
        for binding in table.bindings {
            text.push_str(&format!(
                "| {} | {} | {} |\n",
                keys(binding),
                binding.name,
                binding.help.replace('|', "\\|")
            ));
        }
        text.push('\n');
    }
    text.truncate(text.trim_end().len());
    text + "\n"
}

/// The most needed keys among the rows, as Markdown.
pub fn short_markdown() -> String {
    let mut text = String::from("| key | what it does |\n| --- | --- |\n");
    for (bound, _) in Keymap::default().footer(Context::Rows) {
        text.push_str(&format!("| {} | {} |\n", keys(bound.binding), bound.binding.help.replace('|', "\\|")));
    }
    text
}

fn keys(binding: &Binding) -> String {
    let keys: Vec<String> = binding.keys.iter().map(|key| format!("`{key}`").replace('|', "\\|")).collect();
    keys.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEGIN: &str = "<!-- keys -->";
    const END: &str = "<!-- /keys -->";

    /// With this variable set the documents are written anew instead of being compared.
    const WRITE: &str = "MUQABALA_WRITE_DOCS";

    fn compare(path: &str, is: &str, wanted: &str) {
        if std::env::var_os(WRITE).is_some() {
            std::fs::write(path, wanted).unwrap();
        } else {
            assert!(is == wanted, "{path} is not up to date: run the tests of `markdown` once with {WRITE}=1");
        }
    }

    #[test]
    fn every_context_has_its_table() {
        let text = markdown();
        for context in Context::ALL {
            let mut tables = TABLES.iter().filter(|table| table.context == context).peekable();
            assert!(tables.peek().is_some(), "{context:?}");
            assert!(tables.all(|table| text.contains(table.title)), "{context:?}");
        }
        assert!(text.contains("| `j` `↓` | next-row | "));
    }

    #[test]
    fn the_documents_have_these_tables() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/keys.md");
        compare(path, &std::fs::read_to_string(path).unwrap_or_default(), &markdown());
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
        let readme = std::fs::read_to_string(path).unwrap();
        let (before, rest) = readme.split_once(BEGIN).expect("README.md has the key table's begin mark");
        let (_, behind) = rest.split_once(END).expect("the key table in README.md has an end mark");
        let wanted = format!("{before}{BEGIN}\n{}{END}{behind}", short_markdown());
        compare(path, &readme, &wanted);
    }
}
