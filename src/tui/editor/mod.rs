//! A text with a caret in it.
//!
//! The caret is a byte offset between two grapheme clusters of the logical text, or, when it was brought there mark by
//! mark, between two characters of one; what is left and right of it on the screen is the layout's business. A selection
//! is what lies between the caret and its other end, the anchor. What comes in is cleaned first: no control characters,
//! no presentation forms, no line ends. Every change can be taken back.

mod history;
mod motion;

use std::ops::Range;

use unicode_segmentation::GraphemeCursor;

use crate::lang::Direction;
use crate::screen::{caret, clean_input};
use crate::tui::action::Action;
use history::{History, Kind};
pub use motion::Motion;

/// A text that is being edited, or only walked through.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Editor {
    text: String,
    caret: usize,
    /// Where the selection was begun; its end is the caret.
    anchor: Option<usize>,
    /// The column that the caret keeps to while it goes from line to line.
    column: Option<u16>,
    history: History,
}

impl Editor {
    /// An editor of a text, with the caret as near behind `caret` as one may stand.
    pub fn new(text: &str, caret: usize) -> Self {
        let mut editor = Editor { text: text.to_owned(), ..Editor::default() };
        editor.put(caret);
        editor
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the caret stands, in bytes.
    pub fn caret(&self) -> usize {
        self.caret
    }

    /// What is selected; none when that is nothing.
    pub fn selection(&self) -> Option<Range<usize>> {
        let anchor = self.anchor.filter(|anchor| *anchor != self.caret)?;
        Some(anchor.min(self.caret)..anchor.max(self.caret))
    }

    /// The text that is selected; empty when that is nothing.
    pub fn selected(&self) -> &str {
        self.selection().map_or("", |range| &self.text[range])
    }

    /// Puts the caret to an offset, or behind the cluster that it falls into. Nothing is selected then.
    pub fn put(&mut self, caret: usize) {
        self.anchor = None;
        self.go(caret);
    }

    /// Puts the caret to an offset as [`put`](Self::put) does, and selects what lies between there and where it, or the
    /// selection that there is, began.
    pub fn select_to(&mut self, caret: usize) {
        self.anchor.get_or_insert(self.caret);
        self.go(caret);
    }

    /// Selects everything.
    pub fn select_all(&mut self) {
        self.put(self.text.len());
        self.anchor = Some(0);
    }

    fn go(&mut self, caret: usize) {
        let mut caret = caret.min(self.text.len());
        while !self.may_stand(caret) {
            caret += 1;
        }
        self.go_inside(caret);
    }

    /// Puts the caret to a character boundary, inside a cluster too.
    fn go_inside(&mut self, caret: usize) {
        self.caret = caret;
        self.column = None;
        self.history.part();
    }

    /// The column that the caret keeps to while it goes from line to line; the one it is drawn in when it sets out.
    pub fn column(&self, drawn: u16) -> u16 {
        self.column.unwrap_or(drawn)
    }

    /// Keeps to a column until the caret moves in another way.
    pub fn keep_to(&mut self, column: u16) {
        self.column = Some(column);
    }

    /// Whether the caret stands inside a grapheme cluster, before one of its marks.
    pub fn is_inside(&self) -> bool {
        !self.may_stand(self.caret)
    }

    /// The character before the caret.
    pub fn before(&self) -> Option<char> {
        self.text[..self.caret].chars().next_back()
    }

    /// Puts another text in the place of this one, with the caret at its end, and returns this one.
    pub fn exchange(&mut self, text: String) -> String {
        let before = self.text.clone();
        self.replace(0..self.text.len(), &text, Kind::Other);
        before
    }

    /// Writes one character, or several that belong together, in the place of what is selected. Returns how many
    /// characters were dropped because no text may hold them.
    pub fn insert(&mut self, typed: &str) -> usize {
        let kind = if typed.chars().nth(1).is_none() { Kind::Typed } else { Kind::Other };
        let (clean, dropped) = clean_input(typed);
        if !clean.is_empty() {
            self.replace(self.selection().unwrap_or(self.caret..self.caret), &clean, kind);
        }
        dropped
    }

    /// Takes what is selected out of the text; empty when that is nothing.
    pub fn cut(&mut self) -> String {
        let cut = self.selected().to_owned();
        if let Some(range) = self.selection() {
            self.replace(range, "", Kind::Other);
        }
        cut
    }

    /// Takes the last change back. Returns whether there was one.
    pub fn undo(&mut self) -> bool {
        let place = self.history.undo(&mut self.text);
        self.return_to(place)
    }

    /// Makes the change again that was last taken back. Returns whether there was one.
    pub fn redo(&mut self) -> bool {
        let place = self.history.redo(&mut self.text);
        self.return_to(place)
    }

    fn return_to(&mut self, place: Option<history::Place>) -> bool {
        let Some((caret, anchor)) = place else { return false };
        self.go_inside(caret);
        self.anchor = anchor;
        true
    }

    /// Carries out an action on the text in which Left and Right are as `base` has them. Returns whether it was one.
    /// Lines are not known here: where the text has several, the ends of a line are those of the text.
    pub fn act(&mut self, action: &Action, base: Direction) -> bool {
        if let Some((motion, select)) = motion::of(action, base) {
            self.carry(motion, select);
            return true;
        }
        let to_caret = |start: usize| start..self.caret;
        match action {
            Action::Backspace => {
                self.remove(to_caret(caret::backspace_start(&self.text, self.caret)), Kind::RemovedBefore);
            }
            Action::Delete => self.remove(self.caret..self.delete_end(), Kind::RemovedBehind),
            Action::DeleteWord => self.remove(to_caret(caret::word_backward(&self.text, self.caret)), Kind::Other),
            Action::DeleteWordAhead => {
                self.remove(self.caret..caret::word_forward(&self.text, self.caret), Kind::Other);
            }
            Action::SelectAll => self.select_all(),
            _ => return false,
        }
        true
    }

    /// Moves the caret, and the end of the selection with it where `select` says so. A selection that is given up leaves
    /// the caret at its end in the direction of a step.
    fn carry(&mut self, motion: Motion, select: bool) {
        let (text, at) = (&self.text, self.caret);
        let selection = self.selection().filter(|_| !select);
        let to = match (motion, selection) {
            (Motion::Back, Some(selection)) => selection.start,
            (Motion::Forward, Some(selection)) => selection.end,
            (Motion::Back, None) => caret::previous(text, at),
            (Motion::Forward, None) => caret::next(text, at),
            (Motion::WordBack, _) => caret::word_backward(text, at),
            (Motion::WordForward, _) => caret::word_forward(text, at),
            (Motion::MarkBack, _) => text[..at].char_indices().next_back().map_or(0, |(start, _)| start),
            (Motion::MarkForward, _) => at + text[at..].chars().next().map_or(0, char::len_utf8),
            (Motion::Start, _) => 0,
            (Motion::End, _) => text.len(),
        };
        match select {
            true => drop(self.anchor.get_or_insert(at)),
            false => self.anchor = None,
        }
        match motion {
            Motion::MarkBack | Motion::MarkForward => self.go_inside(to),
            _ => self.go(to),
        }
    }

    /// Where the deletion ends that Delete makes: the end of the cluster, or of the one mark behind a caret inside it.
    fn delete_end(&self) -> usize {
        match self.is_inside() {
            true => self.caret + self.text[self.caret..].chars().next().map_or(0, char::len_utf8),
            false => caret::next(&self.text, self.caret),
        }
    }

    /// Removes what is selected, or else a range.
    fn remove(&mut self, range: Range<usize>, kind: Kind) {
        let (range, kind) = self.selection().map_or((range, kind), |selection| (selection, Kind::Other));
        if !range.is_empty() {
            self.replace(range, "", kind);
        }
    }

    /// The one way in which the text changes.
    fn replace(&mut self, range: Range<usize>, with: &str, kind: Kind) {
        let inside = self.is_inside();
        self.history.remember(&self.text, range.clone(), with, (self.caret, self.anchor), kind);
        self.text.replace_range(range.clone(), with);
        self.anchor = None;
        self.column = None;
        self.caret = range.start + with.len();
        // What stood on both sides may have grown into one cluster; a caret that was brought into one stays in it.
        while !inside && !self.may_stand(self.caret) {
            self.caret += 1;
        }
    }

    fn may_stand(&self, at: usize) -> bool {
        let boundary = || GraphemeCursor::new(at, self.text.len(), true).is_boundary(&self.text, 0);
        self.text.is_char_boundary(at) && boundary().unwrap_or(true)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::screen::{Options, layout};

    const ACTIONS: [Action; 19] = [
        Action::CaretLeft,
        Action::CaretRight,
        Action::WordLeft,
        Action::WordRight,
        Action::TextStart,
        Action::TextEnd,
        Action::SelectLeft,
        Action::SelectRight,
        Action::SelectWordLeft,
        Action::SelectWordRight,
        Action::SelectLineStart,
        Action::SelectTextEnd,
        Action::SelectAll,
        Action::Backspace,
        Action::Delete,
        Action::DeleteWord,
        Action::DeleteWordAhead,
        Action::MarkLeft,
        Action::MarkRight,
    ];

    /// Letters, marks, joiners, controls, emoji, flags, Latin and digits.
    const TEXT: &str = "[ابلأ\u{64E}\u{651} \u{200D}\u{200C}a1é\u{301}👨👩\u{1F1EA}\u{1F1EC}\u{1B}\u{202E}(.]{0,24}";

    #[test]
    fn left_is_forward_in_arabic_and_back_in_english() {
        for (text, base, caret) in [
            ("سلام", Direction::RightToLeft, "س".len()),
            ("peace", Direction::LeftToRight, 0),
            ("", Direction::RightToLeft, 0),
        ] {
            let mut editor = Editor::new(text, 0);
            editor.act(&Action::CaretLeft, base);
            assert_eq!(editor.caret(), caret, "{text}");
        }
    }

    #[test]
    fn the_caret_stands_between_clusters_only() {
        assert_eq!(Editor::new("بَ", 2).caret(), 4);
        assert_eq!(Editor::new("ab", 1).caret(), 1);
        assert_eq!(Editor::new("ab", 9).caret(), 2);
    }

    #[test]
    fn removing_marks_then_the_letter_they_stand_on() {
        let mut editor = Editor::new("بَّ", usize::MAX);
        let left: Vec<usize> = (0..3)
            .map(|_| {
                editor.act(&Action::Backspace, Direction::RightToLeft);
                editor.text().chars().count()
            })
            .collect();
        assert_eq!(left, [2, 1, 0]);
        let mut editor = Editor::new("بَّ", 0);
        editor.act(&Action::Delete, Direction::RightToLeft);
        assert_eq!(editor.text(), "");
    }

    fn acted(text: &str, caret: usize, actions: &[Action]) -> Editor {
        let mut editor = Editor::new(text, caret);
        actions.iter().for_each(|action| assert!(editor.act(action, Direction::RightToLeft)));
        editor
    }

    #[test]
    fn what_is_selected_lies_between_caret_and_anchor() {
        let text = "وصلت السفينة إلى الميناء";
        let start = "وصلت ".len();
        use Action::*;
        for (actions, selected, name) in [
            (vec![SelectLeft, SelectLeft], "ال", "left is forward"),
            (vec![SelectRight], " ", "right is back"),
            (vec![SelectWordLeft], "السفينة ", "a word"),
            (vec![SelectWordRight], "وصلت ", "the word before"),
            (vec![SelectWordLeft, SelectRight], "السفينة", "less again"),
            (vec![SelectTextEnd, SelectTextStart], "وصلت ", "over to the other side of the anchor"),
            (vec![SelectLeft, CaretLeft], "", "a step gives it up"),
            (vec![SelectLeft, SelectRight], "", "nothing between"),
            (vec![SelectAll], text, "everything"),
        ] {
            assert_eq!(acted(text, start, &actions).selected(), selected, "{name}");
        }
    }

    #[test]
    fn a_step_leaves_a_selection_at_its_end_in_that_direction() {
        let (text, start) = ("one two three", 4);
        for (step, caret) in [(Action::CaretLeft, 4), (Action::CaretRight, 8)] {
            let mut editor = Editor::new(text, start);
            editor.act(&Action::SelectWordRight, Direction::LeftToRight);
            editor.act(&step, Direction::LeftToRight);
            assert_eq!((editor.caret(), editor.selection()), (caret, None));
        }
    }

    #[test]
    fn what_is_selected_is_replaced() {
        let select = |action: Action| acted("واحد اثنان ثلاثة", "واحد ".len(), &[Action::SelectWordLeft, action]);
        for action in [Action::Backspace, Action::Delete, Action::DeleteWord, Action::DeleteWordAhead] {
            assert_eq!(select(action.clone()).text(), "واحد ثلاثة", "{action:?}");
        }
        let mut editor = acted("واحد اثنان ثلاثة", "واحد ".len(), &[Action::SelectWordLeft]);
        let whole = editor.clone();
        editor.insert("و");
        editor.insert("ب");
        assert_eq!((editor.text(), editor.selected()), ("واحد وبثلاثة", ""));
        assert!(editor.undo());
        assert_eq!((editor.text(), editor.selection()), (whole.text(), whole.selection()), "with what was selected");
        assert_eq!(editor.cut(), "اثنان ");
        assert_eq!(editor.text(), "واحد ثلاثة");
    }

    #[test]
    fn marks_are_stepped_through_and_removed_one_by_one() {
        let text = "بَّا";
        let mut editor = Editor::new(text, 0);
        let mut seen = Vec::new();
        for _ in 0..4 {
            editor.act(&Action::MarkLeft, Direction::RightToLeft);
            seen.push((editor.before().unwrap(), editor.is_inside()));
        }
        let marks: Vec<char> = text.chars().collect();
        assert_eq!(seen, [(marks[0], true), (marks[1], true), (marks[2], false), (marks[3], false)]);
        let second = marks[0].len_utf8() + marks[1].len_utf8();
        for (action, left, name) in [
            (Action::Backspace, [marks[0], marks[2], marks[3]].as_slice(), "the mark before"),
            (Action::Delete, &[marks[0], marks[1], marks[3]], "the mark behind"),
        ] {
            let mut editor = acted(text, 0, &[Action::MarkLeft, Action::MarkLeft]);
            assert_eq!(editor.caret(), second);
            editor.act(&action, Direction::RightToLeft);
            assert_eq!(editor.text().chars().collect::<Vec<_>>(), left, "{name}");
        }
        let mut editor = acted(text, 0, &[Action::MarkLeft]);
        editor.insert("\u{650}");
        assert_eq!(editor.text().chars().nth(1), Some('\u{650}'), "a mark goes where the caret stands");
        assert!(editor.is_inside());
    }

    proptest! {
        #[test]
        fn every_action_leaves_the_caret_where_it_may_stand(
            text in TEXT,
            steps in prop::collection::vec((0usize..17, TEXT, any::<bool>()), 0..16),
        ) {
            let mut editor = Editor::new(&text, text.len() / 2);
            for (action, typed, rtl) in steps {
                let base = if rtl { Direction::RightToLeft } else { Direction::LeftToRight };
                editor.act(&ACTIONS[action], base);
                prop_assert!(editor.may_stand(editor.caret()));
                editor.insert(&typed);
                prop_assert!(editor.may_stand(editor.caret()));
            }
        }

        #[test]
        fn everything_that_was_done_is_taken_back_and_done_again(
            text in TEXT,
            steps in prop::collection::vec((0usize..ACTIONS.len(), TEXT, any::<bool>()), 0..16),
        ) {
            let mut editor = Editor::new(&text, text.len() / 2);
            for (action, typed, types) in steps {
                editor.act(&ACTIONS[action], Direction::RightToLeft);
                prop_assert!(editor.text().is_char_boundary(editor.caret()));
                if types {
                    editor.insert(&typed);
                }
            }
            let written = editor.text().to_owned();
            while editor.undo() {
                prop_assert!(editor.text().is_char_boundary(editor.caret()));
                prop_assert!(editor.selection().is_none_or(|range| editor.text().get(range).is_some()));
            }
            prop_assert_eq!(editor.text(), text.as_str());
            while editor.redo() {}
            prop_assert_eq!(editor.text(), written);
        }

        #[test]
        fn back_undoes_forward(text in TEXT) {
            let mut editor = Editor::new(&text, 0);
            let mut stops = vec![0];
            while editor.caret() < text.len() {
                editor.act(&Action::CaretLeft, Direction::RightToLeft);
                stops.push(editor.caret());
            }
            while let Some(stop) = stops.pop() {
                prop_assert_eq!(editor.caret(), stop);
                editor.act(&Action::CaretRight, Direction::RightToLeft);
            }
        }

        #[test]
        fn what_was_typed_is_taken_away_again(text in "[ابلأ a1(.]{0,12}", typed in "[بتa ]{1,6}") {
            let mut editor = Editor::new(&text, text.len() / 2);
            let caret = editor.caret();
            editor.insert(&typed);
            for _ in typed.chars() {
                editor.act(&Action::Backspace, Direction::LeftToRight);
            }
            prop_assert_eq!((editor.text(), editor.caret()), (text.as_str(), caret));
        }

        #[test]
        fn every_stop_of_the_caret_has_a_place_on_the_screen(text in TEXT, width in 1u16..20) {
            for base in [Direction::RightToLeft, Direction::LeftToRight] {
                let mut editor = Editor::new(&text, 0);
                loop {
                    let options = Options { caret: Some(editor.caret()), ..Options::default() };
                    let laid = layout(editor.text(), base, width, &options);
                    let place = laid.caret(editor.caret());
                    prop_assert!(place.row < laid.height() && place.column < width);
                    if editor.caret() == text.len() {
                        break;
                    }
                    editor.act(&Action::CaretLeft, Direction::RightToLeft);
                }
            }
        }
    }
}
