//! The places in which the translator can be: the list of pairs, and the review of one.
//!
//! The loop is the same in both: draw, wait for an event, have it carried out. A place says what an event means and
//! where it leads.

use std::io;
use std::time::Duration;

use crossterm::event::{KeyEvent, KeyEventKind};
use ratatui::Frame;

use crate::tui::action::Action;
use crate::tui::run::{Stage, Tools};
use crate::tui::terminal::Event;
use crate::tui::theme::Theme;
use crate::workspace::{PairId, Workspace};

/// What a place has carried out by others.
pub(super) struct World<'w, 't> {
    pub workspace: &'w mut Workspace,
    pub tools: &'w mut Tools<'t>,
}

/// What a place asks of the loop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Request {
    /// The terminal goes back to the shell for a while.
    Suspend,
    /// Everything is drawn anew.
    Redraw,
    /// A text is put on the clipboard.
    Copy(String),
    /// The place is left.
    Go(Way),
}

/// Where one goes from a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// To where one came from: the list, or out of the program.
    Back,
    /// To the list of pairs.
    List,
    /// Into the review of a pair.
    Open(PairId),
    /// Out of the program.
    End,
}

/// A place.
pub(super) trait Place {
    /// Does what can be done while no key waits, before the screen is drawn.
    fn go_on(&mut self, world: &mut World<'_, '_>) -> Vec<Request>;
    /// Draws it.
    fn draw(&mut self, theme: Theme, frame: &mut Frame<'_>);
    /// How long an event is waited for.
    fn patience(&self, world: &World<'_, '_>) -> Duration;
    /// What a key means.
    fn action(&self, key: &KeyEvent) -> Action;
    /// Looks what other programs have done, now that nothing came for a while.
    fn look_elsewhere(&mut self, world: &mut World<'_, '_>);
    /// Has an action carried out.
    fn act(&mut self, action: Action, world: &mut World<'_, '_>) -> Vec<Request>;
}

/// Stays in a place until it is left, and says which way.
pub(super) fn stay(
    stage: &mut impl Stage,
    place: &mut impl Place,
    theme: Theme,
    world: &mut World<'_, '_>,
) -> io::Result<Way> {
    loop {
        let requests = place.go_on(world);
        if let Some(way) = answer(stage, &requests)? {
            return Ok(way);
        }
        stage.draw(&mut |frame| place.draw(theme, frame))?;
        let action = match stage.next_event(place.patience(world))? {
            Event::Key(key) if key.kind == KeyEventKind::Release => continue,
            Event::Key(key) => place.action(&key),
            Event::Mouse(mouse) => Action::Mouse(mouse),
            Event::Paste(text) => Action::Paste(text),
            Event::Hangup => return Ok(Way::End),
            Event::Resize(..) => continue,
            Event::Resumed | Event::Tick => {
                place.look_elsewhere(world);
                Action::Tick
            }
        };
        let requests = place.act(action, world);
        if let Some(way) = answer(stage, &requests)? {
            return Ok(way);
        }
    }
}

/// Does what the terminal is asked for; the way, if the place is left.
fn answer(stage: &mut impl Stage, requests: &[Request]) -> io::Result<Option<Way>> {
    for request in requests {
        match request {
            Request::Suspend => stage.suspend()?,
            Request::Redraw => stage.redraw()?,
            Request::Copy(text) => stage.copy(text)?,
            Request::Go(way) => return Ok(Some(*way)),
        }
    }
    Ok(None)
}
