//! One run of the program from place to place, with a list of events in the place of a terminal.

use super::super::loops::{Script, key};
use super::*;
use crate::tui::terminal::Event;
use crate::tui::{Reviewed, Start, run};

/// Plays events, from the list or from the review of `ship`.
fn play(in_review: bool, events: Vec<Event>) -> (Script, Workspace, Reviewed) {
    let mut workspace = three(Workspace::in_memory().unwrap());
    let pair = workspace.open_pair(workspace.find_pair(Some("ship")).unwrap()).unwrap();
    let start = if in_review { Start::Pair(Box::new(pair)) } else { Start::List };
    let export = |_: &OpenPair, _: &Path, _: bool| Ok("written".to_owned());
    let mut tools = Tools::new(export, Arc::new(align)).with_files(files());
    let mut script = Script::new(events);
    script.patient = true;
    let reviewed = run(&mut script, &mut workspace, start, Theme::plain(), &mut tools);
    (script, workspace, reviewed)
}

fn screen(script: &Script) -> Screen {
    Screen { buffer: script.terminal.backend().buffer().clone(), caret: None }
}

fn ctrl_c() -> Event {
    key(keys::Key::ctrl(KeyCode::Char('c')))
}

fn accepted(workspace: &Workspace, name: &str) -> usize {
    workspace.pairs().unwrap().iter().find(|pair| pair.name == name).unwrap().accepted
}

#[test]
fn several_pairs_are_reviewed_in_one_run() {
    let events = vec![
        key('j'),
        key(KeyCode::Enter),
        key('a'),
        key('a'),
        key('q'),
        key('j'),
        key(KeyCode::Enter),
        key('a'),
        key('q'),
        Event::Tick,
        key('q'),
    ];
    let (script, workspace, reviewed) = play(false, events);
    assert!(reviewed.ended.is_ok() && reviewed.pair.is_none());
    let done = ["sea", "ship", "عقد"].map(|name| accepted(&workspace, name));
    // A pair that was changed goes to the top; one goes on from there.
    assert_eq!((done.iter().sum::<usize>(), done[1]), (3, 2), "{done:?}");
    assert!(screen(&script).has("3 pairs"), "back at the list");
}

#[test]
fn quitting_a_review_that_was_asked_for_ends_the_program_but_a_key_leads_to_the_list() {
    let (_, _, reviewed) = play(true, vec![key('a'), key('q')]);
    assert_eq!(reviewed.pair.unwrap().name(), "ship");
    assert!(reviewed.ended.is_ok());
    let (script, workspace, reviewed) = play(true, vec![key('a'), key('H'), Event::Tick, ctrl_c()]);
    assert!(reviewed.ended.is_ok() && reviewed.pair.is_none());
    assert!(screen(&script).has("▌ ship"), "at that pair: {:#?}", screen(&script).lines());
    assert_eq!(accepted(&workspace, "ship"), 1);
    let (_, _, reviewed) = play(true, vec![key('H'), key('q')]);
    assert!(reviewed.ended.is_ok());
}

#[test]
fn interrupting_ends_the_program_also_in_a_review_that_was_opened_from_the_list() {
    let (_, _, reviewed) = play(false, vec![key(KeyCode::Enter), ctrl_c()]);
    assert!(reviewed.ended.is_ok());
    assert_eq!(reviewed.pair.unwrap().name(), "sea");
}

#[test]
fn a_terminal_that_is_gone_ends_the_list_too_and_keeps_a_text_in_a_review() {
    let (_, _, reviewed) = play(false, vec![key('j'), Event::Hangup]);
    assert!(reviewed.ended.is_ok() && reviewed.unkept.is_none());
    let (_, _, reviewed) = play(false, vec![key('j')]);
    assert!(reviewed.ended.is_err());
    let (_, workspace, reviewed) = play(false, vec![key(KeyCode::Enter), key('e'), key('!'), Event::Hangup]);
    let pair = workspace.open_pair(reviewed.pair.unwrap().id()).unwrap();
    assert!(pair.state().row(0).unwrap().text(Side::Source).as_str().ends_with('!'));
}

#[test]
fn a_pair_is_added_and_reviewed_and_is_in_the_list_afterwards() {
    let enter = || key(KeyCode::Enter);
    let events = vec![key('a'), key('j'), enter(), enter(), enter(), key('a'), key('q'), key('q')];
    let (script, workspace, reviewed) = play(false, events);
    assert!(reviewed.ended.is_ok());
    assert_eq!(accepted(&workspace, "port"), 1);
    assert!(screen(&script).has("4 pairs"));
}
