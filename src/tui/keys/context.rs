//! Where a key is pressed.

/// Where a key is pressed: what it means depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Context {
    /// Among the rows.
    Rows,
    /// While a row is being split.
    Split,
    /// While a text is being edited.
    Edit,
    /// While a search is being typed.
    Find,
    /// While a filter is being typed.
    Filter,
    /// While a replacement is being typed.
    Replacement,
    /// While hits are replaced.
    Replace,
    /// While the number of a row is being typed.
    GoTo,
    /// While the number of a character is being typed.
    CodePoint,
    /// While a file's name is being typed.
    File,
    /// While a question waits for yes or no.
    Question,
    /// While a kind of row is being chosen.
    Kind,
    /// While a line that was asked for is being typed.
    Prompt,
    /// On the map.
    Map,
    /// While rows are aligned anew.
    Aligning,
    /// In the command palette.
    Palette,
    /// On the help screen.
    Help,
    /// While typing what the help screen is to show.
    HelpFind,
    /// Wherever there is a caret.
    Caret,
    /// Wherever text is typed.
    Writing,
    /// In all of the above.
    Anywhere,
}

impl Context {
    /// All of them, in the order in which they are explained.
    pub const ALL: [Context; 21] = [
        Context::Rows,
        Context::Split,
        Context::Edit,
        Context::Find,
        Context::Filter,
        Context::Replacement,
        Context::Replace,
        Context::GoTo,
        Context::CodePoint,
        Context::File,
        Context::Question,
        Context::Kind,
        Context::Prompt,
        Context::Map,
        Context::Aligning,
        Context::Palette,
        Context::Help,
        Context::HelpFind,
        Context::Caret,
        Context::Writing,
        Context::Anywhere,
    ];

    /// The word for it in the configuration file.
    pub fn name(self) -> &'static str {
        match self {
            Context::Rows => "rows",
            Context::Split => "split",
            Context::Edit => "edit",
            Context::Find => "find",
            Context::Filter => "filter",
            Context::Replacement => "replacement",
            Context::Replace => "replace",
            Context::GoTo => "go-to",
            Context::CodePoint => "code-point",
            Context::File => "file",
            Context::Question => "question",
            Context::Kind => "kind",
            Context::Prompt => "prompt",
            Context::Map => "map",
            Context::Aligning => "aligning",
            Context::Palette => "palette",
            Context::Help => "help",
            Context::HelpFind => "help-find",
            Context::Caret => "caret",
            Context::Writing => "writing",
            Context::Anywhere => "anywhere",
        }
    }

    /// The contexts whose bindings are in force here too, where a key is not bound in this one.
    pub fn inherits(self) -> &'static [Context] {
        use Context::{Anywhere, Caret, Writing};
        match self {
            Context::Split => &[Caret, Anywhere],
            Context::Edit | Context::Find | Context::File | Context::Prompt | Context::Palette | Context::HelpFind => {
                &[Caret, Writing, Anywhere]
            }
            Context::Filter | Context::Replacement | Context::GoTo | Context::CodePoint => &[Caret, Writing, Anywhere],
            Context::Rows
            | Context::Kind
            | Context::Question
            | Context::Map
            | Context::Replace
            | Context::Aligning
            | Context::Help => &[Anywhere],
            Caret | Writing | Anywhere => &[],
        }
    }

    /// Whether keys with a letter write it.
    pub fn takes_text(self) -> bool {
        self.inherits().contains(&Context::Writing)
    }
}
