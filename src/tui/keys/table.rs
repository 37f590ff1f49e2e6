//! The table of bindings.

use crossterm::event::KeyCode;

use crate::tui::action::Action;
use crate::tui::keys::{Binding, Context, Key};

const fn bind(
    context: Context,
    keys: &'static [Key],
    action: Action,
    footer: &'static str,
    help: &'static str,
) -> Binding {
    Binding { context, keys, action, help, footer }
}

const ENTER: Key = Key::plain(KeyCode::Enter);
const ESC: Key = Key::plain(KeyCode::Esc);
const TAB: Key = Key::plain(KeyCode::Tab);
const BACK_TAB: Key = Key::plain(KeyCode::BackTab);
const LEFT: Key = Key::plain(KeyCode::Left);
const RIGHT: Key = Key::plain(KeyCode::Right);
const UP: Key = Key::plain(KeyCode::Up);
const DOWN: Key = Key::plain(KeyCode::Down);
const HOME: Key = Key::plain(KeyCode::Home);
const END: Key = Key::plain(KeyCode::End);
const PAGE_UP: Key = Key::plain(KeyCode::PageUp);
const PAGE_DOWN: Key = Key::plain(KeyCode::PageDown);

const WORD_LEFT: &[Key] = &[Key::ctrl(KeyCode::Left)];
const WORD_RIGHT: &[Key] = &[Key::ctrl(KeyCode::Right)];
const START: &[Key] = &[HOME, Key::ctrl(KeyCode::Char('a'))];
const FINISH: &[Key] = &[END, Key::ctrl(KeyCode::Char('e'))];
// Some terminals send Ctrl+H for the Backspace key.
const BACKSPACE: &[Key] = &[Key::plain(KeyCode::Backspace), Key::ctrl(KeyCode::Char('h'))];
const DELETE: &[Key] = &[Key::plain(KeyCode::Delete), Key::ctrl(KeyCode::Char('d'))];
const DELETE_WORD: &[Key] = &[Key::ctrl(KeyCode::Char('w'))];

/// All bindings. Within a context the most needed come first: the footer shows as many as have room.
pub static BINDINGS: &[Binding] = &[
    bind(Context::Rows, &[Key::char('a')], Action::Accept, "accept", "accept the row and go on to the next"),
    bind(
        Context::Rows,
        &[Key::char('n')],
        Action::NextToLook,
        "next",
        "next row worth looking at: marked for another look, or not reviewed and less than sure (below .99, or made by hand)",
    ),
    bind(Context::Rows, &[Key::char('N')], Action::PreviousToLook, "", "the row worth looking at before this one"),
    bind(Context::Rows, &[Key::char('m')], Action::Merge, "merge", "merge with the row below"),
    bind(Context::Rows, &[Key::char('s')], Action::Split, "split", "split the row at a caret in the current side"),
    bind(
        Context::Rows,
        &[Key::char('u')],
        Action::MoveUp,
        "up",
        "move the first segment of the current side to the row above",
    ),
    bind(
        Context::Rows,
        &[Key::char('d')],
        Action::MoveDown,
        "down",
        "move the last segment of the current side to the row below",
    ),
    bind(Context::Rows, &[Key::char('e')], Action::Edit, "edit", "edit the text of the current side"),
    bind(
        Context::Rows,
        &[Key::char('R')],
        Action::Realign,
        "realign",
        "align anew around this row, between the nearest accepted rows above and below; those stay",
    ),
    bind(
        Context::Rows,
        &[Key::ctrl(KeyCode::Char('r'))],
        Action::RealignAll,
        "",
        "align all rows anew but the accepted ones, which stay",
    ),
    bind(Context::Rows, &[TAB, BACK_TAB], Action::OtherSide, "side", "make the other side the current one"),
    bind(Context::Rows, &[LEFT], Action::LeftSide, "", "make the left side (the upper one in a narrow window) current"),
    bind(Context::Rows, &[RIGHT], Action::RightSide, "", "make the right side (the lower one) current"),
    bind(
        Context::Rows,
        &[Key::char('z')],
        Action::Undo,
        "undo",
        "undo, also what was done before the program was closed",
    ),
    bind(Context::Rows, &[Key::char('Z')], Action::Redo, "", "redo"),
    bind(Context::Rows, &[Key::char('r')], Action::NeedsReview, "review", "mark the row for another look"),
    bind(Context::Rows, &[Key::char('x')], Action::Reject, "reject", "reject the row: it is no translation"),
    bind(Context::Rows, &[Key::char('c')], Action::Clear, "", "clear: the row is unreviewed again"),
    bind(
        Context::Rows,
        &[Key::char('/')],
        Action::Find,
        "find",
        "search both sides; vowel marks, tatweel, alef forms and case make no difference",
    ),
    bind(
        Context::Rows,
        &[Key::char('>'), Key::plain(KeyCode::F(3))],
        Action::NextHit,
        "",
        "next row with what was searched for",
    ),
    bind(
        Context::Rows,
        &[Key::char('<'), Key::shift(KeyCode::F(3))],
        Action::PreviousHit,
        "",
        "the row with what was searched for before this one",
    ),
    bind(Context::Rows, &[ESC], Action::Leave, "", "show search hits no longer"),
    bind(Context::Rows, &[Key::char('j'), DOWN], Action::NextRow, "", "the row below"),
    bind(Context::Rows, &[Key::char('k'), UP], Action::PreviousRow, "", "the row above"),
    bind(Context::Rows, &[PAGE_DOWN], Action::NextPage, "", "a screen down"),
    bind(Context::Rows, &[PAGE_UP], Action::PreviousPage, "", "a screen up"),
    bind(Context::Rows, &[Key::char('g'), HOME], Action::FirstRow, "", "the first row"),
    bind(Context::Rows, &[Key::char('G'), END], Action::LastRow, "", "the last row"),
    bind(Context::Rows, &[Key::char('w')], Action::Export, "export", "write the pair to a TMX file"),
    bind(Context::Rows, &[Key::char('q')], Action::Quit, "quit", "quit; everything is kept already"),
    bind(Context::Rows, &[Key::char('?'), Key::plain(KeyCode::F(1))], Action::Help, "help", "show all keys"),
    bind(Context::Split, &[ENTER], Action::Confirm, "split", "split here: what is highlighted goes to the row below"),
    bind(Context::Split, &[ESC], Action::Leave, "cancel", "leave the row as it is"),
    bind(Context::Split, &[LEFT], Action::CaretLeft, "", "the caret to the left: forward in Arabic"),
    bind(Context::Split, &[RIGHT], Action::CaretRight, "", "the caret to the right: back in Arabic"),
    bind(Context::Split, WORD_LEFT, Action::WordLeft, "word", "a word to the left"),
    bind(Context::Split, WORD_RIGHT, Action::WordRight, "", "a word to the right"),
    bind(Context::Split, &[UP], Action::CaretUp, "", "the line above"),
    bind(Context::Split, &[DOWN], Action::CaretDown, "", "the line below"),
    bind(Context::Split, START, Action::TextStart, "", "the start of the text"),
    bind(Context::Split, FINISH, Action::TextEnd, "", "the end of the text"),
    bind(Context::Split, &[TAB, BACK_TAB], Action::OtherSide, "side", "the caret to the other side"),
    bind(Context::Split, &[Key::char('?'), Key::plain(KeyCode::F(1))], Action::Help, "help", "show all keys"),
    bind(Context::Edit, &[ENTER], Action::Confirm, "keep", "keep the text"),
    bind(Context::Edit, &[ESC], Action::Leave, "cancel", "leave without keeping the text"),
    bind(
        Context::Edit,
        &[Key::ctrl(KeyCode::Char('y'))],
        Action::BringBack,
        "bring back",
        "exchange the text with the one that was last left without being kept",
    ),
    bind(Context::Edit, &[LEFT], Action::CaretLeft, "", "the caret to the left: forward in Arabic"),
    bind(Context::Edit, &[RIGHT], Action::CaretRight, "", "the caret to the right: back in Arabic"),
    bind(Context::Edit, WORD_LEFT, Action::WordLeft, "word", "a word to the left"),
    bind(Context::Edit, WORD_RIGHT, Action::WordRight, "", "a word to the right"),
    bind(Context::Edit, &[UP], Action::CaretUp, "", "the line above"),
    bind(Context::Edit, &[DOWN], Action::CaretDown, "", "the line below"),
    bind(Context::Edit, START, Action::TextStart, "", "the start of the text"),
    bind(Context::Edit, FINISH, Action::TextEnd, "", "the end of the text"),
    bind(
        Context::Edit,
        BACKSPACE,
        Action::Backspace,
        "",
        "remove the vowel mark before the caret, or the letter when it has none",
    ),
    bind(Context::Edit, DELETE, Action::Delete, "", "remove the letter behind the caret with its marks"),
    bind(Context::Edit, DELETE_WORD, Action::DeleteWord, "", "remove the word before the caret"),
    bind(Context::Edit, &[Key::plain(KeyCode::F(1))], Action::Help, "help", "show all keys"),
    bind(Context::Find, &[ENTER], Action::Confirm, "go", "stay at the row that was found"),
    bind(Context::Find, &[ESC], Action::Leave, "cancel", "go back to where the search began"),
    bind(Context::Find, &[DOWN], Action::NextHit, "next", "the next row with it"),
    bind(Context::Find, &[UP], Action::PreviousHit, "previous", "the row with it before this one"),
    bind(Context::Find, &[LEFT], Action::CaretLeft, "", "the caret to the left"),
    bind(Context::Find, &[RIGHT], Action::CaretRight, "", "the caret to the right"),
    bind(Context::Find, WORD_LEFT, Action::WordLeft, "", "a word to the left"),
    bind(Context::Find, WORD_RIGHT, Action::WordRight, "", "a word to the right"),
    bind(Context::Find, START, Action::TextStart, "", "the start of the text"),
    bind(Context::Find, FINISH, Action::TextEnd, "", "the end of the text"),
    bind(Context::Find, BACKSPACE, Action::Backspace, "", "remove the letter before the caret"),
    bind(Context::Find, DELETE, Action::Delete, "", "remove the letter behind the caret"),
    bind(Context::Find, DELETE_WORD, Action::DeleteWord, "", "remove the word before the caret"),
    bind(Context::File, &[ENTER], Action::Confirm, "write", "write the file; asks before it replaces one"),
    bind(Context::File, &[ESC], Action::Leave, "cancel", "leave without writing"),
    bind(Context::File, &[LEFT], Action::CaretLeft, "", "the caret to the left"),
    bind(Context::File, &[RIGHT], Action::CaretRight, "", "the caret to the right"),
    bind(Context::File, WORD_LEFT, Action::WordLeft, "", "a word to the left"),
    bind(Context::File, WORD_RIGHT, Action::WordRight, "", "a word to the right"),
    bind(Context::File, START, Action::TextStart, "", "the start of the name"),
    bind(Context::File, FINISH, Action::TextEnd, "", "the end of the name"),
    bind(Context::File, BACKSPACE, Action::Backspace, "", "remove the letter before the caret"),
    bind(Context::File, DELETE, Action::Delete, "", "remove the letter behind the caret"),
    bind(Context::File, DELETE_WORD, Action::DeleteWord, "", "remove the word before the caret"),
    bind(Context::Question, &[Key::char('y')], Action::Yes, "yes", "yes: replace the file"),
    bind(Context::Question, &[Key::char('n'), ESC], Action::No, "no", "no: back to the file's name"),
    bind(Context::Aligning, &[ESC], Action::Leave, "leave", "leave the rows as they are"),
    bind(Context::Help, &[Key::char('q'), Key::char('?'), ESC], Action::Leave, "back", "back to where help was called"),
    bind(Context::Help, &[Key::char('j'), DOWN], Action::NextRow, "down", "down"),
    bind(Context::Help, &[Key::char('k'), UP], Action::PreviousRow, "up", "up"),
    bind(Context::Help, &[PAGE_DOWN, Key::char(' ')], Action::NextPage, "page", "a screen down"),
    bind(Context::Help, &[PAGE_UP], Action::PreviousPage, "", "a screen up"),
    bind(Context::Help, &[Key::char('g'), HOME], Action::FirstRow, "", "the top"),
    bind(Context::Help, &[Key::char('G'), END], Action::LastRow, "", "the bottom"),
    bind(
        Context::Anywhere,
        &[Key::ctrl(KeyCode::Char('c'))],
        Action::Interrupt,
        "",
        "quit; a changed text that is being edited is left first and can be brought back",
    ),
    bind(
        Context::Anywhere,
        &[Key::ctrl(KeyCode::Char('z'))],
        Action::Suspend,
        "",
        "suspend; fg brings the program back",
    ),
    bind(Context::Anywhere, &[Key::ctrl(KeyCode::Char('l'))], Action::Redraw, "", "draw the screen anew"),
];
