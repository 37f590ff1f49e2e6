//! Whether a text is wrapped, and to which width.
//!
//! Looked at are the *inner* line ends: those between two lines of a block that are of one paragraph by all other signs. Not
//! among them are those before an item of a list or an indented paragraph, and those of short lines at the end of a block
//! (a signature, an address), as long as these are not more than all others. A line end is *forced* if the next word would
//! not have fitted within the width; that is the length of the longest line but for one in fifty, and for lines of one word
//! (a web address cannot be wrapped) and those indented by tabulators. It is [`MIN_WIDTH`] to [`MAX_WIDTH`] characters.
//!
//! A text with a blank line in it is wrapped if there are [`MIN_INNER`] inner line ends, of which at most one in four comes
//! much too early, nine in ten of the others are forced, and half stand where no sentence ends.
//!
//! A text without one, or whose blank lines are not between its paragraphs, has to show more. Lines that end a sentence and
//! are not forced end its paragraphs, as those do that end much too early. Of the others,
//!
//! * there are [`MIN_UNBROKEN`], and not fewer than there are ends of paragraphs; two thirds of them end no sentence;
//! * lines begin with a letter, and not with a capital one, as verses, names and entries of a journal do;
//! * nineteen in twenty are forced, and stops stand inside of lines more often than at their ends;
//! * or, in a text of a proportional font, whose lines are of about the same length only: there are [`MIN_UNEVEN`], nine in
//!   ten have four fifths of the width, and sentences end inside of lines, twice as often as at their ends.

use std::ops::Range;

use super::line::Line;
use super::list;

/// The fewest inner line ends that are enough evidence in a text with blank lines.
const MIN_INNER: usize = 4;
/// In one without.
const MIN_UNBROKEN: usize = 6;
/// In one without, whose lines are not of the same width.
const MIN_UNEVEN: usize = 10;
/// The widest and narrowest a wrapped text is, in characters.
const MAX_WIDTH: usize = 120;
const MIN_WIDTH: usize = 30;
/// The narrowest without blank lines. Verses are mostly shorter.
const MIN_UNBROKEN_WIDTH: usize = 40;

/// How a text is wrapped.
pub(super) struct Wrapped<'a> {
    lines: &'a [Line<'a>],
    width: usize,
    /// How much narrower than the width a full line may be.
    slack: usize,
    /// Which lines begin a paragraph by what they begin with.
    begins: Vec<bool>,
}

impl<'a> Wrapped<'a> {
    /// Finds out how a text is wrapped; none if it is not.
    pub(super) fn of(lines: &'a [Line<'a>]) -> Option<Self> {
        let first = lines.iter().position(|line| !line.is_blank())?;
        let last = lines.iter().rposition(|line| !line.is_blank())?;
        let is_broken = lines[first..=last].iter().any(Line::is_blank);
        let is_sure = |line: &&Line| line.first_word() < line.chars && !line.tabbed && !line.alone;
        let mut widths: Vec<usize> = lines.iter().filter(is_sure).map(Line::end).collect();
        widths.sort_unstable();
        let width = *widths.get((widths.len() - widths.len() / 50).checked_sub(1)?)?;
        if !(MIN_WIDTH..=MAX_WIDTH).contains(&width) {
            return None;
        }
        let mut wrapped = Wrapped { lines, width, slack: 0, begins: vec![false; lines.len()] };
        wrapped.find_items();
        wrapped.find_indents();
        if !is_broken || !wrapped.is_evident() {
            wrapped.slack = wrapped.slack_if_unbroken()?;
        }
        wrapped.part_uneven_lines();
        Some(wrapped)
    }

    /// Whether a line goes on with the paragraph of the one before it.
    pub(super) fn goes_on(&self, at: usize) -> bool {
        self.is_inner(at) && !self.ends_early(at - 1) && !self.ends_paragraph(at - 1)
    }

    /// Whether the end before a line is one between two lines of a block.
    fn is_inner(&self, at: usize) -> bool {
        let is_line = |at: usize| self.lines.get(at).is_some_and(|line| !line.is_blank() && !line.alone);
        at > 0 && is_line(at - 1) && is_line(at) && !self.begins[at]
    }

    /// The length of the first word of the next line, with the space before it.
    fn next_word(&self, at: usize) -> usize {
        self.lines.get(at + 1).map_or(0, |next| 1 + next.first_word())
    }

    /// Whether a line ends so early that nobody would have wrapped it there: at three quarters of the width, or at nine tenths
    /// before what looks like a beginning.
    fn ends_early(&self, at: usize) -> bool {
        let length = self.lines[at].chars + self.next_word(at);
        let begins =
            |next: &Line| next.text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_punctuation() || c == '©');
        length * 4 <= self.width * 3
            || (length * 10 <= (self.width - self.slack) * 9 && self.lines.get(at + 1).is_some_and(begins))
    }

    fn is_forced(&self, at: usize) -> bool {
        self.lines[at].end() + self.next_word(at) > self.width - self.slack
    }

    fn ends_paragraph(&self, at: usize) -> bool {
        self.lines[at].ends_a_sentence() && !self.is_forced(at)
    }

    /// Parts lines that would be put together and of which most end early all the same: entries, addresses.
    fn part_uneven_lines(&mut self) {
        let mut at = 1;
        while at < self.lines.len() {
            let length = (at..self.lines.len()).take_while(|at| self.goes_on(*at)).count();
            let is_full = |before: &usize| {
                let end = self.lines[*before].end() + self.next_word(*before);
                end * 10 > (self.width - self.slack) * 9
            };
            if (at - 1..at - 1 + length).filter(is_full).count() * 2 < length {
                self.begins[at..at + length].fill(true);
            }
            at += length + 1;
        }
    }

    /// The lines between blank ones.
    fn blocks(&self) -> Vec<Range<usize>> {
        let mut from = 0;
        let mut blocks = Vec::new();
        for block in self.lines.split(Line::is_blank) {
            if !block.is_empty() {
                blocks.push(from..from + block.len());
            }
            from += block.len() + 1;
        }
        blocks
    }

    /// Marks items of lists, and what comes back to the margin behind one whose lines are indented.
    fn find_items(&mut self) {
        for block in self.blocks() {
            let lines = &self.lines[block.clone()];
            let may_begin = |at: usize| {
                let before = block.start + at - 1;
                self.lines[before].alone || self.ends_early(before) || self.ends_paragraph(before)
            };
            let items = list::items(lines, may_begin);
            let mut items = items.into_iter().peekable();
            let mut margin = None;
            for (at, line) in lines.iter().enumerate() {
                if items.next_if_eq(&at).is_some() {
                    margin = Some(line.indent);
                    self.begins[block.start + at] = true;
                } else if margin.is_some_and(|margin| line.indent <= margin && lines[at - 1].indent > margin) {
                    margin = None;
                    self.begins[block.start + at] = true;
                }
            }
        }
    }

    /// Marks indented lines, if they begin paragraphs.
    fn find_indents(&mut self) {
        let mut indented = Vec::new();
        for block in self.blocks() {
            let mut in_item = false;
            let is_of_block = |line: &&Line| !line.alone;
            let Some(margin) = self.lines[block.clone()].iter().filter(is_of_block).map(|line| line.indent).min()
            else {
                continue;
            };
            for at in block.clone() {
                if self.begins[at] || at == block.start {
                    in_item = list::Mark::of(self.lines[at].text).is_some();
                } else if !in_item && self.lines[at].indent > margin && self.is_inner(at) {
                    indented.push(at);
                }
            }
        }
        let is_end = |at: &&usize| self.lines[**at - 1].ends_a_sentence() || self.ends_early(**at - 1);
        if indented.iter().filter(is_end).count() * 5 >= indented.len() * 4 {
            indented.into_iter().for_each(|at| self.begins[at] = true);
        }
    }

    /// The inner line ends of short lines at the end of a block.
    fn short_at_ends(&self) -> Vec<usize> {
        let is_short = |at: &usize| self.is_inner(*at) && self.ends_early(*at - 1);
        self.blocks().into_iter().flat_map(|block| block.rev().take_while(is_short)).map(|at| at - 1).collect()
    }

    fn is_evident(&self) -> bool {
        let mut short = self.short_at_ends();
        short.sort_unstable();
        let is_counted = |at: &usize| self.is_inner(*at + 1) && short.binary_search(at).is_err();
        let counted: Vec<usize> = (0..self.lines.len()).filter(is_counted).collect();
        let count = |holds: &dyn Fn(usize) -> bool| counted.iter().filter(|at| holds(**at)).count();
        let early = count(&|at| self.ends_early(at));
        let forced = count(&|at| self.is_forced(at) && !self.ends_early(at));
        let open = count(&|at| !self.lines[at].ends_a_sentence());
        counted.len() >= MIN_INNER
            && short.len() <= counted.len()
            && early * 4 <= counted.len()
            && forced * 10 >= (counted.len() - early) * 9
            && open * 2 >= counted.len()
    }

    /// By how much narrower than the width full lines are, if this is a wrapped text without blank lines.
    fn slack_if_unbroken(&self) -> Option<usize> {
        let mut ends = 0;
        let mut full = Vec::new();
        for at in 1..self.lines.len() {
            if !self.is_inner(at) {
                ends += usize::from(self.begins[at]);
            } else if self.ends_early(at - 1) || self.ends_paragraph(at - 1) {
                ends += 1;
            } else {
                full.push(at - 1);
            }
        }
        let count = |holds: &dyn Fn(&Line) -> bool| full.iter().filter(|at| holds(&self.lines[**at])).count();
        let final_ends = count(&|line| line.ends_a_sentence());
        if self.width < MIN_UNBROKEN_WIDTH
            || full.len() < MIN_UNBROKEN.max(ends)
            || final_ends * 3 > full.len()
            || !self.is_running_text(&full)
        {
            return None;
        }
        let (stops, finals) = full.iter().fold((0, 0), |(stops, finals), at| {
            let inner = self.lines[*at].inner_stops();
            (stops + inner.0, finals + inner.1)
        });
        let forced = full.iter().filter(|at| self.is_forced(**at)).count();
        if forced * 20 >= full.len() * 19 && stops > count(&|line| line.ends_with_a_stop()) {
            return Some(0);
        }
        let even = count(&|line| line.end() * 5 >= self.width * 4);
        let is_uneven =
            full.len() >= MIN_UNEVEN && even * 10 >= full.len() * 9 && finals >= 3 && finals >= 2 * final_ends;
        is_uneven.then_some(self.width * 3 / 20)
    }

    /// Whether the lines behind these begin as the words of a text do.
    fn is_running_text(&self, lines: &[usize]) -> bool {
        let firsts = lines.iter().filter_map(|at| {
            let is_word = |c: &char| c.is_alphanumeric();
            self.lines[*at + 1].text.chars().find(is_word)
        });
        let (mut letters, mut capitals, mut cased) = (0, 0, 0);
        for first in firsts {
            letters += usize::from(first.is_alphabetic());
            capitals += usize::from(first.is_uppercase());
            cased += usize::from(first.is_uppercase() || first.is_lowercase());
        }
        letters * 4 >= lines.len() * 3 && capitals * 2 <= cased
    }
}
