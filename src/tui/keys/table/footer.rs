//! What the last line of the screen offers, the most needed first: a binding's name, and what it does in a word. As many
//! are shown as have room; help always is.

use crate::tui::keys::Context;

/// The footer of a context.
pub(in crate::tui::keys) fn footer(context: Context) -> &'static [(&'static str, &'static str)] {
    match context {
        Context::Rows => &[
            ("accept", "accept"),
            ("next-to-look", "next"),
            ("merge", "merge"),
            ("split", "split"),
            ("move-up", "up"),
            ("move-down", "down"),
            ("edit", "edit"),
            ("realign", "realign"),
            ("other-side", "side"),
            ("undo", "undo"),
            ("detail", "why"),
            ("needs-review", "review"),
            ("reject", "reject"),
            ("find", "find"),
            ("filter", "filter"),
            ("export", "export"),
            ("map", "map"),
            ("palette", "commands"),
            ("quit", "quit"),
            ("help", "help"),
        ],
        Context::Split => &[
            ("confirm", "split"),
            ("leave", "cancel"),
            ("word-left", "word"),
            ("other-side", "side"),
            ("help", "help"),
        ],
        Context::Edit => &[
            ("confirm", "keep"),
            ("leave", "cancel"),
            ("undo-typing", "undo"),
            ("restore-text", "original"),
            ("bring-back", "bring back"),
            ("code-point", "U+"),
            ("word-left", "word"),
            ("help", "help"),
        ],
        Context::Find => &[
            ("confirm", "go"),
            ("leave", "cancel"),
            ("next-hit", "next"),
            ("previous-hit", "previous"),
            ("search-sides", "sides"),
            ("search-exactly", "exactly"),
            ("search-regex", "regex"),
            ("replace-hits", "replace"),
        ],
        Context::Filter => &[
            ("confirm", "show"),
            ("leave", "cancel"),
            ("complete", "complete"),
            ("search-exactly", "exactly"),
            ("search-regex", "regex"),
        ],
        Context::Replacement => &[("confirm", "go"), ("leave", "cancel")],
        Context::Replace => &[
            ("replace-this", "replace"),
            ("skip", "skip"),
            ("replace-all", "all"),
            ("leave", "leave"),
            ("help", "help"),
        ],
        Context::GoTo => &[("confirm", "go"), ("leave", "cancel")],
        Context::CodePoint => &[("confirm", "write"), ("leave", "cancel")],
        Context::File => &[("confirm", "write"), ("leave", "cancel")],
        Context::Question => &[("yes", "yes"), ("no", "no")],
        Context::Kind => &[("leave", "leave")],
        Context::Prompt => &[("confirm", "go"), ("leave", "cancel")],
        Context::Palette => &[("confirm", "call"), ("leave", "cancel"), ("next-row", "down"), ("previous-row", "up")],
        Context::HelpFind => &[("confirm", "done"), ("leave", "show all")],
        Context::Map => &[
            ("confirm", "go there"),
            ("leave", "back"),
            ("next-to-look", "next"),
            ("signs", "signs"),
            ("help", "help"),
        ],
        Context::Aligning => &[("leave", "leave")],
        Context::Help => {
            &[("leave", "back"), ("next-row", "down"), ("previous-row", "up"), ("next-page", "page"), ("find", "find")]
        }
        Context::Caret | Context::Writing | Context::Anywhere => &[],
    }
}
