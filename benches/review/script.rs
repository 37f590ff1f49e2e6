//! The keys of a review, and what must have come of them.

use crossterm::event::{KeyCode, KeyModifiers};
use muqabala::edit::{Side, Status};

use crate::desk::Desk;
use crate::figures::high_water;
use crate::pair::{ROWS, UNSURE_EVERY};

/// How often the keys of a review are pressed, each time elsewhere in the pair.
const ROUNDS: usize = 40;

const NONE: KeyModifiers = KeyModifiers::NONE;

/// Presses all keys; returns how many results were looked at, and what was resident before all rows were aligned anew.
pub fn play(desk: &mut Desk) -> (usize, f64) {
    let mut checked = Checked(0);
    for round in 0..ROUNDS {
        walk(desk, round, &mut checked);
        judge(desk, &mut checked);
        mend(desk, &mut checked);
        write(desk, &mut checked);
        find(desk, round, &mut checked);
        around(desk, &mut checked);
    }
    let resident = high_water();
    all_anew(desk, &mut checked);
    (checked.0, resident)
}

struct Checked(usize);

impl Checked {
    fn that(&mut self, holds: bool, what: &str) {
        assert!(holds, "{what}");
        self.0 += 1;
    }
}

fn walk(desk: &mut Desk, round: usize, checked: &mut Checked) {
    desk.key("first row", 'g');
    checked.that(desk.app.current() == 0, "the first row");
    desk.key("last row", 'G');
    checked.that(desk.app.current() + 1 == desk.app.state().len(), "the last row");
    for _ in 0..3 {
        desk.press("a page up", KeyCode::PageUp, NONE);
    }
    checked.that(desk.app.current() + 4 < desk.app.state().len(), "three pages up");
    desk.key("the map", 'M');
    desk.press("last on the map", KeyCode::End, NONE);
    desk.press("go there", KeyCode::Enter, NONE);
    checked.that(desk.app.current() + 1 == desk.app.state().len(), "the last row, by the map");
    desk.key("the map", 'M');
    desk.press("first on the map", KeyCode::Home, NONE);
    desk.press("go there", KeyCode::Enter, NONE);
    // Elsewhere each time: the rows worth a look lie all over the pair.
    desk.key("first row", 'g');
    for _ in 0..round * 3 {
        desk.key("next to look at", 'n');
    }
    let here = desk.app.current();
    for _ in 0..8 {
        desk.key("row down", 'j');
    }
    checked.that(desk.app.current() == here + 8, "eight rows down");
    for _ in 0..4 {
        desk.key("row up", 'k');
    }
    checked.that(desk.app.current() == here + 4, "four rows up");
    for _ in 0..4 {
        desk.press("a page down", KeyCode::PageDown, NONE);
    }
    desk.key("next to look at", 'n');
    let row = desk.app.row().expect("there are rows");
    checked.that(row.bead.wants_a_look(), "a row worth looking at");
    desk.key("to look at before", 'N');
    desk.press("other side", KeyCode::Tab, NONE);
    desk.press("left side", KeyCode::Left, NONE);
    desk.press("right side", KeyCode::Right, NONE);
    desk.key("help", '?');
    desk.press("a page of help", KeyCode::PageDown, NONE);
    desk.press("help", KeyCode::Esc, NONE);
    desk.key("a key without meaning", '5');
    map(desk, checked);
}

/// Looks at the map and comes back to the row.
fn map(desk: &mut Desk, checked: &mut Checked) {
    let here = desk.app.current();
    desk.key("the map", 'M');
    desk.press("a page on the map", KeyCode::PageDown, NONE);
    desk.press("a cell on the map", KeyCode::Down, NONE);
    desk.key("to look at on the map", 'n');
    desk.press("the map", KeyCode::Esc, NONE);
    checked.that(desk.app.current() == here, "the row where the map was called");
}

fn judge(desk: &mut Desk, checked: &mut Checked) {
    let status = |desk: &Desk, row: usize| desk.app.state().row(row).expect("a row").bead.status;
    let here = desk.app.current();
    for _ in 0..4 {
        desk.key("accept", 'a');
    }
    checked.that((here..here + 4).all(|row| status(desk, row) == Status::Accepted), "four rows accepted");
    checked.that(desk.app.current() == here + 4, "the row behind them");
    for (key, kind, said) in [
        ('r', "needs review", Status::NeedsReview),
        ('x', "reject", Status::Rejected),
        ('c', "clear", Status::Unreviewed),
    ] {
        desk.key("row down", 'j');
        desk.key("accept", 'a');
        desk.key("row up", 'k');
        desk.key(kind, key);
        checked.that(status(desk, desk.app.current()) == said, kind);
    }
    for _ in 0..3 {
        desk.key("undo", 'z');
    }
    desk.key("redo", 'Z');
    desk.key("redo", 'Z');
    desk.key("undo", 'z');
}

fn mend(desk: &mut Desk, checked: &mut Checked) {
    let rows = desk.app.state().len();
    desk.key("merge", 'm');
    checked.that(desk.app.state().len() == rows - 1, "one row fewer");
    desk.key("split", 's');
    desk.press("caret in a split", KeyCode::Left, NONE);
    desk.press("caret in a split", KeyCode::Up, NONE);
    desk.press("caret in a split", KeyCode::Left, KeyModifiers::CONTROL);
    desk.press("split here", KeyCode::Enter, NONE);
    desk.press("leave", KeyCode::Esc, NONE);
    checked.that(desk.app.state().len() >= rows - 1, "a row split, or refused");
    let split = desk.app.state().len() - (rows - 1);
    desk.key("up", 'u');
    desk.key("down", 'd');
    for _ in 0..2 + 1 + split {
        desk.key("undo", 'z');
    }
    for _ in 0..2 + 1 + split {
        desk.key("redo", 'Z');
    }
    checked.that(desk.app.state().len() + 1 >= rows, "done again");
}

fn write(desk: &mut Desk, checked: &mut Checked) {
    desk.key("row down", 'j');
    desk.key("edit", 'e');
    for c in " رقم٧".chars() {
        desk.key("a letter in a text", c);
    }
    desk.press("backspace in a text", KeyCode::Backspace, NONE);
    desk.press("caret in a text", KeyCode::Left, NONE);
    desk.press("caret in a text", KeyCode::Up, NONE);
    desk.press("caret in a text", KeyCode::Home, NONE);
    desk.press("caret in a text", KeyCode::End, NONE);
    desk.press("keep the text", KeyCode::Enter, NONE);
    let row = desk.app.row().expect("there are rows");
    checked.that(row.text(desk.app.side()).as_str().ends_with(" رقم"), "the text with what was typed");
    desk.key("undo", 'z');
    desk.key("redo", 'Z');
}

fn find(desk: &mut Desk, round: usize, checked: &mut Checked) {
    // A number that one row has, or a few next to one another.
    let wanted = (round * 2477 + 1200) % ROWS;
    desk.key("find", '/');
    for c in format!("({wanted})").chars() {
        desk.key("a letter to find", c);
    }
    desk.press("go to what was found", KeyCode::Enter, NONE);
    let row = desk.app.row().expect("there are rows");
    let text = Side::BOTH.map(|side| row.text(side).as_str().to_owned()).concat();
    checked.that(text.contains(&format!("({wanted})")), "the row that was searched for");
    desk.key("next hit", '>');
    desk.press("leave", KeyCode::Esc, NONE);
}

/// Aligns the stretch around a row anew.
fn around(desk: &mut Desk, checked: &mut Checked) {
    desk.key("accept", 'a');
    for _ in 0..UNSURE_EVERY {
        desk.key("row down", 'j');
    }
    desk.key("accept", 'a');
    desk.key("row up", 'k');
    desk.key("row up", 'k');
    desk.key("realign here", 'R');
    desk.await_rows("(while rows are aligned)");
    checked.that(desk.app.message().is_some(), "something is told of rows aligned anew");
}

/// Aligns all rows anew, and takes it back.
fn all_anew(desk: &mut Desk, checked: &mut Checked) {
    let before: Vec<_> = desk.app.state().rows().map(|row| row.bead.clone()).collect();
    desk.press("realign all", KeyCode::Char('r'), KeyModifiers::CONTROL);
    desk.await_rows("(while all are aligned)");
    desk.key("undo all of that", 'z');
    let after: Vec<_> = desk.app.state().rows().map(|row| row.bead.clone()).collect();
    checked.that(before == after, "all rows as before");
    desk.key("do all of it again", 'Z');
}
