//! What is usual in a pair: how long its translations are, and whether both of its sides have question and quotation
//! marks.
//!
//! Some texts have none at all (old prints, scripture), and then the other side's tell nothing.

use super::length::ratio;
use super::pairs::has_quotes;
use super::punctuation::asks;

/// What is usual in a pair.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Habits {
    /// How many characters of target there are for one of source.
    pub ratio: f64,
    /// Whether both sides put question marks where one does.
    pub questions: bool,
    /// Whether both sides put quotation marks where one does.
    pub quotes: bool,
}

impl Default for Habits {
    fn default() -> Self {
        Habits { ratio: 1.0, questions: true, quotes: true }
    }
}

/// So many rows are enough to know what is usual.
const ENOUGH: usize = 5;

impl Habits {
    /// What is usual in these rows, of which some hundreds are enough. Where they are too few to tell, nothing is unusual.
    pub fn of<'a>(rows: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let (mut ratios, mut questions, mut quotes) = (Vec::new(), Shared::default(), Shared::default());
        for (source, target) in rows {
            ratios.extend(ratio([source, target]));
            questions.count(asks(source), asks(target));
            quotes.count(has_quotes(source), has_quotes(target));
        }
        ratios.sort_unstable_by(f64::total_cmp);
        let usual = if ratios.len() < ENOUGH { 1.0 } else { ratios[ratios.len() / 2] };
        Habits { ratio: usual, questions: questions.usual(), quotes: quotes.usual() }
    }
}

/// In how many rows a side has something, and in how many both have it.
#[derive(Debug, Default)]
struct Shared {
    either: usize,
    both: usize,
}

impl Shared {
    fn count(&mut self, source: bool, target: bool) {
        self.either += usize::from(source || target);
        self.both += usize::from(source && target);
    }

    fn usual(&self) -> bool {
        self.either < ENOUGH || 2 * self.both >= self.either
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_ratio_is_the_median() {
        let rows = [("أب", "abcd"), ("أب", "abcd"), ("أب", "abcdef"), ("أب", "ab"), ("أب", "a"), ("", "abc")];
        assert_eq!(Habits::of(rows.into_iter()).ratio, 2.0);
        assert_eq!(Habits::of(rows.into_iter().take(3)), Habits::default(), "three rows tell nothing");
        assert_eq!(Habits::of(std::iter::empty()), Habits::default());
    }

    #[test]
    fn a_side_without_marks_is_known() {
        let (with, without) = (("أين هو؟", "“Where is he?”"), ("أين هو", "“Where is he?”"));
        for (rows, questions, quotes) in
            [([with; 6], true, false), ([without; 6], false, false), ([("«لا»", "“No”"); 6], true, true)]
        {
            let habits = Habits::of(rows.into_iter());
            assert_eq!((habits.questions, habits.quotes), (questions, quotes), "{rows:?}");
        }
    }
}
