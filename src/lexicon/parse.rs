//! Reading word lists of two columns.

use std::borrow::Cow;

use super::{Lexicon, List, ListInfo, Origin};
use crate::text::Span;

/// A line of a word list that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{name}:{line}: {problem}")]
pub struct LexiconError {
    /// The name of the list.
    pub name: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub problem: LexiconProblem,
}

/// What is wrong with a line of a word list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LexiconProblem {
    /// There is only one column.
    #[error("no tab between the Arabic and the English words")]
    NoTab,
    /// There are more than two columns.
    #[error("more than two columns")]
    TooManyColumns,
    /// Neither column is written in Arabic letters, or both are.
    #[error("one column must be Arabic and the other English")]
    NotArabicAndEnglish,
    /// A column without a word.
    #[error("a column is empty")]
    EmptyColumn,
}

impl Lexicon {
    /// Reads a word list: one headword a line, a tab, its equivalents separated by commas. Empty lines and lines that
    /// begin with `#` count for nothing. The columns may stand in either order; which is the Arabic one is told by its
    /// letters, and several Arabic words for one English headword are separated by commas too.
    pub fn parse_tsv(name: &str, text: &str) -> Result<Self, LexiconError> {
        let mut lexicon = Lexicon::empty();
        let info = ListInfo { name: name.to_owned(), origin: Origin::Imported };
        lexicon.read(info, Cow::Owned(text.to_owned()))?;
        Ok(lexicon)
    }

    /// Adds the lines of a list up to the first that is wrong.
    pub(super) fn read(&mut self, info: ListInfo, text: Cow<'static, str>) -> Result<(), LexiconError> {
        let list = self.lists.len() as u32;
        let mut start = 0;
        let mut read = Ok(());
        for (index, line) in text.split('\n').enumerate() {
            let bare = line.trim_start_matches('\u{FEFF}').trim_end_matches('\r');
            if !bare.trim().is_empty() && !bare.starts_with('#') {
                let place = Place { list, start: start + line.len() - line.trim_start_matches('\u{FEFF}').len() };
                let error = |problem| LexiconError { name: info.name.clone(), line: index + 1, problem };
                read = self.read_line(bare, place).map_err(error);
                if read.is_err() {
                    break;
                }
            }
            start += line.len() + 1;
        }
        self.lists.push(List { info, text });
        read
    }

    fn read_line(&mut self, line: &str, place: Place) -> Result<(), LexiconProblem> {
        let (first, second) = line.split_once('\t').ok_or(LexiconProblem::NoTab)?;
        if second.contains('\t') {
            return Err(LexiconProblem::TooManyColumns);
        }
        if ![first, second].iter().all(|column| column.contains(char::is_alphanumeric)) {
            return Err(LexiconProblem::EmptyColumn);
        }
        let (list, middle, end) = (place.list, place.start + first.len(), place.start + line.len());
        match (has_arabic(first), has_arabic(second)) {
            (true, false) => self.add_headword(first, list, Span::new(middle + 1, end), 1.0),
            (false, true) => {
                for arabic in second.split([',', '،']).filter(|arabic| has_arabic(arabic)) {
                    self.add_headword(arabic, list, Span::new(place.start, middle), 1.0);
                }
            }
            _ => return Err(LexiconProblem::NotArabicAndEnglish),
        }
        Ok(())
    }
}

/// Where a line stands: the list and the first byte in it.
#[derive(Clone, Copy)]
struct Place {
    list: u32,
    start: usize,
}

fn has_arabic(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(|c| matches!(c, '\u{0620}'..='\u{064A}' | '\u{0671}'..='\u{06D3}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_are_no_entry_are_refused_with_their_number() {
        for (line, problem) in [
            ("كتاب book", LexiconProblem::NoTab),
            ("كتاب\tbook\tnoun", LexiconProblem::TooManyColumns),
            ("livre\tbook", LexiconProblem::NotArabicAndEnglish),
            ("كتاب\tكتاب", LexiconProblem::NotArabicAndEnglish),
            ("كتاب\t ", LexiconProblem::EmptyColumn),
            ("\tbook", LexiconProblem::EmptyColumn),
        ] {
            let error = Lexicon::parse_tsv("list.tsv", &format!("# words\n\nقلم\tpen\n{line}\n")).unwrap_err();
            assert_eq!(error, LexiconError { name: "list.tsv".to_owned(), line: 4, problem }, "{line}");
        }
        let error = Lexicon::parse_tsv("list.tsv", "x").unwrap_err();
        assert_eq!(error.to_string(), "list.tsv:1: no tab between the Arabic and the English words");
    }

    #[test]
    fn columns_may_stand_in_either_order() {
        let arabic_first = Lexicon::parse_tsv("a", "\u{FEFF}سيارة\tcar\r\nعربة\tcar\r\n").unwrap();
        let english_first = Lexicon::parse_tsv("b", "car\tسيارة، عربة\n").unwrap();
        for word in ["سيارة", "عربة"] {
            assert_eq!(arabic_first.lookup(word), english_first.lookup(word));
            assert_eq!(arabic_first.lookup(word).len(), 1);
        }
    }
}
