//! Which kind of row to go through.

use crate::tui::action::Action;
use crate::tui::keys::table::{ESC, bind};
use crate::tui::keys::{Binding, Key};
use crate::tui::kind::Kind;

pub(super) static KIND: &[Binding] = &[
    bind("to-look", &[Key::char('l')], Action::Kind(Kind::ToLook), "worth a look (what n goes to at first)"),
    bind("unreviewed", &[Key::char('u')], Action::Kind(Kind::Unreviewed), "unreviewed"),
    bind("below", &[Key::char('b')], Action::KindBelow, "unreviewed and below a confidence: asks for it"),
    bind("not-one-to-one", &[Key::char('o')], Action::Kind(Kind::NotOneToOne), "other than 1:1"),
    bind("empty-side", &[Key::char('e')], Action::Kind(Kind::EmptySide), "with an empty side"),
    bind("marked", &[Key::char('m')], Action::Kind(Kind::Marked), "bookmarked"),
    bind("commented", &[Key::char('c')], Action::Kind(Kind::Commented), "with a comment"),
    bind("edited", &[Key::char('t')], Action::Kind(Kind::Edited), "with an edited text"),
    bind("left-out", &[Key::char('x')], Action::Kind(Kind::LeftOut), "left out of exports"),
    bind("warning", &[Key::char('w')], Action::Kind(Kind::Warning), "with a warning"),
    bind("changed", &[Key::char('d')], Action::Kind(Kind::Changed), "changed when rows were last aligned anew"),
    bind("leave", &[ESC], Action::Leave, "leave"),
];
