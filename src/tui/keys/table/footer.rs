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
            ("bring-back", "bring back"),
            ("word-left", "word"),
            ("help", "help"),
        ],
        Context::Find => &[("confirm", "go"), ("leave", "cancel"), ("next-hit", "next"), ("previous-hit", "previous")],
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
        Context::Home => &[
            ("open", "open"),
            ("add", "add"),
            ("rename", "rename"),
            ("delete", "delete"),
            ("undo", "undo"),
            ("find", "find"),
            ("sort", "sort"),
            ("export", "export"),
            ("bring-back", "bring back"),
            ("quit", "quit"),
            ("help", "help"),
        ],
        Context::HomeFind => &[("confirm", "go"), ("leave", "cancel"), ("next-row", "down"), ("previous-row", "up")],
        Context::HomeName => &[("confirm", "take"), ("leave", "cancel")],
        Context::Browse => &[
            ("open", "choose"),
            ("parent", "above"),
            ("type", "type"),
            ("own-folder", "own folder"),
            ("hidden", "hidden"),
            ("leave", "back"),
            ("help", "help"),
        ],
        Context::Path => &[("complete", "complete"), ("confirm", "go"), ("leave", "cancel")],
        Context::Waiting => &[("leave", "leave")],
        Context::Caret | Context::Writing | Context::Anywhere => &[],
    }
}
