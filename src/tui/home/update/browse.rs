//! Choosing two files.

use std::path::PathBuf;

use crate::tui::action::Action;
use crate::tui::editor::Editor;
use crate::tui::home::browser::{halves, typed_path};
use crate::tui::home::update::{gone, tell_dropped, write};
use crate::tui::home::{Browser, Home, HomeEffect, HomeMode, Kind, Picking, Purpose, Waiting, Wanted};

pub(super) fn update(home: &mut Home, action: Action) -> Vec<HomeEffect> {
    let room = home.room();
    let own = home.home.clone();
    let HomeMode::Browse(browser) = &mut home.mode else { return Vec::new() };
    if let Some(place) = gone(&action, browser.current(), browser.len(), room) {
        browser.go_to(place);
        return Vec::new();
    }
    match action {
        Action::Confirm => return confirm(home),
        Action::ParentFolder => match browser.parent() {
            Some(parent) => return look(parent.to_owned()),
            None => home.tell("there is no folder above"),
        },
        Action::OwnFolder => match own {
            Some(own) => return look(own),
            None => home.tell("your own folder is not known"),
        },
        Action::ShowHidden => {
            let hidden = !browser.shows_hidden();
            browser.show_hidden(hidden);
            home.tell(if hidden { "hidden files are shown" } else { "hidden files are shown no longer" });
        }
        Action::TypePath => {
            let browser = browser.clone();
            home.mode = HomeMode::Path(browser, Editor::default());
        }
        Action::Leave if browser.choose_source() => {}
        Action::Leave => home.mode = HomeMode::List,
        _ => {}
    }
    Vec::new()
}

fn look(path: PathBuf) -> Vec<HomeEffect> {
    vec![HomeEffect::Look(path, Purpose::Go)]
}

/// Opens the current folder, or chooses the current file.
fn confirm(home: &mut Home) -> Vec<HomeEffect> {
    let HomeMode::Browse(browser) = &home.mode else { return Vec::new() };
    let place = browser.current();
    if browser.is_parent(place) {
        return browser.parent().map(|parent| look(parent.to_owned())).unwrap_or_default();
    }
    let Some(entry) = browser.entry(place) else { return Vec::new() };
    let path = browser.folder().join(&entry.name);
    match entry.kind {
        Kind::Folder => look(path),
        Kind::File(_) => choose(home, path),
        Kind::Other => {
            home.tell("this is neither a folder nor a file");
            Vec::new()
        }
    }
}

/// Takes a file for the text that is being chosen: then comes the other, or both are read.
pub(super) fn choose(home: &mut Home, path: PathBuf) -> Vec<HomeEffect> {
    let mode = std::mem::replace(&mut home.mode, HomeMode::List);
    let (HomeMode::Browse(mut browser) | HomeMode::Path(mut browser, _)) = mode else {
        home.mode = mode;
        return Vec::new();
    };
    match browser.picking().clone() {
        Picking::Source => {
            let folder = path.parent().map(PathBuf::from);
            let elsewhere = folder.filter(|folder| folder != browser.folder());
            browser.choose_target(path);
            home.mode = HomeMode::Browse(browser);
            // The translation is looked for beside the source.
            elsewhere.map(look).unwrap_or_default()
        }
        Picking::Target(source) if source == path => {
            home.mode = HomeMode::Browse(browser);
            home.tell("this is the source itself: choose its translation");
            Vec::new()
        }
        Picking::Target(source) => {
            let remembered = browser.folder().to_owned();
            home.mode = HomeMode::Waiting { waiting: Waiting::Reading, back: Some(browser) };
            vec![HomeEffect::Remember(remembered), HomeEffect::Read(Wanted::Files(source, path))]
        }
    }
}

/// While a path is typed.
pub(super) fn path(home: &mut Home, action: Action) -> Vec<HomeEffect> {
    let own = home.home.clone();
    let HomeMode::Path(browser, editor) = &mut home.mode else { return Vec::new() };
    let full = |browser: &Browser, typed: &str| typed_path(typed, browser.folder(), own.as_deref());
    match &action {
        Action::Confirm if editor.text().trim().is_empty() => {
            let browser = browser.clone();
            home.mode = HomeMode::Browse(browser);
        }
        Action::Confirm => return look(full(browser, editor.text().trim_start())),
        Action::Leave => {
            let browser = browser.clone();
            home.mode = HomeMode::Browse(browser);
        }
        Action::Complete if editor.text() == "~" => {
            editor.insert("/");
        }
        Action::Complete => {
            let (folder, beginning) = halves(editor.text());
            return vec![HomeEffect::Look(full(browser, folder), Purpose::Complete(beginning.to_owned()))];
        }
        action => {
            let dropped = write(editor, action);
            tell_dropped(home, dropped);
        }
    }
    Vec::new()
}
