//! What came of an effect.

use crate::tui::action::Action;
use crate::tui::editor::Editor;
use crate::tui::home::browser::{complete, halves};
use crate::tui::home::update::{add, browse, key_of, settle};
use crate::tui::home::{Home, HomeEffect, HomeMode, HomeOutcome, Looked, Purpose};
use crate::tui::keys::Context;
use crate::workspace::{PairChange, PairStep};

/// Tells the list what came of an effect, and returns what the world has to do next. The list of pairs is as it stands
/// now by then.
pub(in crate::tui::home) fn outcome(home: &mut Home, outcome: HomeOutcome) -> Vec<HomeEffect> {
    let mut effects = Vec::new();
    match outcome {
        HomeOutcome::Done(change) => {
            home.mode = HomeMode::List;
            home.shelf.focus(change.pair);
            let undo = key_of(home, Context::Home, &Action::Undo);
            home.tell(format!("{}; {undo} takes it back", told(&change)));
        }
        HomeOutcome::Undone(change) => {
            home.shelf.focus(change.pair);
            home.tell(format!("undone: {}", told(&change)));
        }
        HomeOutcome::Redone(change) => {
            home.shelf.focus(change.pair);
            home.tell(format!("done again: {}", told(&change)));
        }
        HomeOutcome::NothingToUndo => home.tell("nothing to undo: no pair was renamed or deleted"),
        HomeOutcome::NothingToRedo => home.tell("nothing to do again"),
        HomeOutcome::Refused(why) => home.tell(why),
        HomeOutcome::Failed(why) => failed(home, why),
        HomeOutcome::Exported(told) => {
            home.mode = HomeMode::List;
            home.tell(told);
        }
        HomeOutcome::FileExists => {
            if let HomeMode::File(pair, editor) = &home.mode {
                home.mode = HomeMode::Question(*pair, editor.clone());
            }
        }
        HomeOutcome::Looked(looked, purpose) => effects = self::looked(home, looked, purpose),
        HomeOutcome::Read(texts) => {
            if let HomeMode::Waiting { back, .. } = &mut home.mode {
                match back.take() {
                    Some(browser) => add::begin(home, texts, browser),
                    // The sample has its name.
                    None => effects.push(add::align(home, texts.clone(), texts.name, None)),
                }
            }
        }
        HomeOutcome::Known(pair) => {
            home.mode = HomeMode::List;
            home.shelf.focus(pair);
            effects.push(HomeEffect::Open(pair));
        }
        // It is kept next.
        HomeOutcome::Aligned(_) => {}
        HomeOutcome::Added(pair, odd) => {
            home.mode = HomeMode::List;
            home.shelf.focus(pair);
            if !odd.is_empty() {
                home.tell(odd.join("; "));
            }
            effects.push(HomeEffect::Open(pair));
        }
    }
    settle(home);
    effects
}

fn told(change: &PairChange) -> String {
    let name = &change.name;
    match &change.what {
        PairStep::Renamed { from } => format!("“{from}” is called “{name}” now"),
        PairStep::Deleted => format!("“{name}” was deleted, and is kept"),
        PairStep::Restored => format!("“{name}” is back"),
    }
}

/// Back to where something can be done about it.
fn failed(home: &mut Home, why: String) {
    match &mut home.mode {
        HomeMode::Question(pair, editor) => home.mode = HomeMode::File(*pair, editor.clone()),
        HomeMode::Waiting { back, .. } => {
            let back = back.take();
            add::go_back(home, back);
        }
        _ => {}
    }
    home.complain(why);
}

fn looked(home: &mut Home, looked: Result<Looked, String>, purpose: Purpose) -> Vec<HomeEffect> {
    let (HomeMode::Browse(browser) | HomeMode::Path(browser, _)) = &mut home.mode else { return Vec::new() };
    browser.reading = false;
    match (looked, purpose) {
        (Err(why), _) => home.complain(why),
        (Ok(Looked::Folder(folder)), Purpose::Go) => {
            let mut browser = browser.clone();
            browser.put(folder);
            home.mode = HomeMode::Browse(browser);
        }
        (Ok(Looked::File(path)), Purpose::Go) => return browse::choose(home, path),
        (Ok(Looked::File(_)), Purpose::Complete(_)) => home.tell("this is a file, no folder"),
        (Ok(Looked::Folder(folder)), Purpose::Complete(beginning)) => {
            let HomeMode::Path(_, editor) = &mut home.mode else { return Vec::new() };
            let (front, typed) = halves(editor.text());
            // What was typed meanwhile goes before.
            if typed != beginning {
                return Vec::new();
            }
            let Some(found) = complete(&beginning, &folder.entries) else {
                home.tell("nothing there has such a name");
                return Vec::new();
            };
            let text = format!("{front}{}", found.name);
            *editor = Editor::new(&text, text.len());
            if found.fit.len() > 1 {
                home.tell(format!("{} fit: {}", found.fit.len(), found.fit.join("  ")));
            }
        }
    }
    Vec::new()
}
