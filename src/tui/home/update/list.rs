//! Going through the pairs, and narrowing them down.

use crate::tui::action::Action;
use crate::tui::editor::Editor;
use crate::tui::home::update::{gone, key_of, name, tell_dropped, write};
use crate::tui::home::{Home, HomeEffect, HomeMode, Waiting, Wanted};
use crate::tui::keys::Context;
use crate::workspace::PairId;

pub(super) fn update(home: &mut Home, action: Action) -> Vec<HomeEffect> {
    let (from, all) = (home.shelf.current(), home.shelf.len());
    if let Some(place) = gone(&action, from, all, home.room()) {
        home.shelf.go_to(place);
        return Vec::new();
    }
    match action {
        Action::Confirm => return open(home),
        Action::AddPair => return vec![HomeEffect::Browse],
        Action::Rename => with_pair(home, |home, id| {
            let name = home.shelf.by_id(id).map_or("", |pair| &pair.name);
            home.mode = HomeMode::Rename(id, Editor::new(name, name.len()));
        }),
        Action::DeletePair => return delete(home),
        Action::BringBackPair => return bring_back(home),
        Action::Undo => return vec![HomeEffect::Undo],
        Action::Redo => return vec![HomeEffect::Redo],
        Action::Export => with_pair(home, name::begin_file),
        Action::Sort => {
            home.shelf.set_sort(home.shelf.sort().next());
            home.tell(home.shelf.sort().told());
        }
        Action::ShowDeleted => {
            let shown = !home.shelf.shows_deleted();
            home.shelf.show_deleted(shown);
            home.tell(match (shown, home.shelf.gone()) {
                (true, 0) => "no pair was deleted",
                (true, _) => "deleted pairs are shown too",
                (false, _) => "deleted pairs are shown no longer",
            });
        }
        Action::Find => {
            let before = home.shelf.filter().to_owned();
            home.mode = HomeMode::Find { editor: Editor::new(&before, before.len()), before };
        }
        Action::Leave => home.shelf.set_filter(""),
        Action::Quit => return vec![HomeEffect::Quit],
        _ => {}
    }
    Vec::new()
}

/// Opens the current pair; where there is none at all, the sample.
fn open(home: &mut Home) -> Vec<HomeEffect> {
    match home.shelf.pair() {
        Some(pair) if pair.deleted => {
            let key = key_of(home, Context::Home, &Action::BringBackPair);
            home.tell(format!("this pair was deleted; {key} brings it back"));
            Vec::new()
        }
        Some(pair) => vec![HomeEffect::Open(pair.id)],
        None if home.shelf.there() == 0 => {
            home.mode = HomeMode::Waiting { waiting: Waiting::Reading, back: None };
            vec![HomeEffect::Read(Wanted::Sample)]
        }
        None => Vec::new(),
    }
}

fn delete(home: &mut Home) -> Vec<HomeEffect> {
    match home.shelf.pair() {
        Some(pair) if pair.deleted => {
            home.tell("this pair is deleted already");
            Vec::new()
        }
        Some(pair) => vec![HomeEffect::Delete(pair.id)],
        None => no_pair(home),
    }
}

fn bring_back(home: &mut Home) -> Vec<HomeEffect> {
    match home.shelf.pair() {
        Some(pair) if pair.deleted => return vec![HomeEffect::Restore(pair.id)],
        _ if home.shelf.gone() == 0 => home.tell("no pair was deleted"),
        _ if !home.shelf.shows_deleted() => {
            home.shelf.show_deleted(true);
            let first = (0..home.shelf.len()).find(|place| home.shelf.get(*place).is_some_and(|pair| pair.deleted));
            home.shelf.go_to(first.unwrap_or(home.shelf.current()));
            let key = key_of(home, Context::Home, &Action::BringBackPair);
            home.tell(format!("deleted pairs are shown too; {key} on one brings it back"));
        }
        _ => home.tell("this pair was not deleted: go to one that was"),
    }
    Vec::new()
}

fn no_pair(home: &mut Home) -> Vec<HomeEffect> {
    home.tell("there is no pair here");
    Vec::new()
}

/// Begins something with the current pair, unless that is deleted.
fn with_pair(home: &mut Home, begin: impl FnOnce(&mut Home, PairId)) {
    match home.shelf.pair() {
        Some(pair) if pair.deleted => {
            let key = key_of(home, Context::Home, &Action::BringBackPair);
            home.tell(format!("this pair was deleted; {key} brings it back first"));
        }
        Some(pair) => {
            let id = pair.id;
            begin(home, id);
        }
        None => {
            no_pair(home);
        }
    }
}

/// While what the names have in them is typed.
pub(super) fn find(home: &mut Home, action: Action) -> Vec<HomeEffect> {
    let room = home.room();
    let HomeMode::Find { editor, before } = &mut home.mode else { return Vec::new() };
    match &action {
        Action::Leave => {
            let before = std::mem::take(before);
            home.shelf.set_filter(&before);
            home.mode = HomeMode::List;
        }
        Action::Confirm => {
            home.mode = HomeMode::List;
            return if home.shelf.len() == 1 { open(home) } else { Vec::new() };
        }
        Action::NextRow | Action::PreviousRow => {
            let place = gone(&action, home.shelf.current(), home.shelf.len(), room);
            home.shelf.go_to(place.unwrap_or(0));
        }
        action => {
            let dropped = write(editor, action);
            let typed = editor.text().to_owned();
            home.shelf.set_filter(&typed);
            tell_dropped(home, dropped);
        }
    }
    Vec::new()
}
