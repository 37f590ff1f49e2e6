//! A picture of an alignment: source segments from left to right, target segments from top to bottom, a mark where a
//! bead joins them.
//!
//! A good alignment runs down the diagonal; what was left untranslated is a gap in it, and what is doubtful has another
//! shape. The picture has at most [`MOST_MARKS`] marks: in a longer alignment each stands for several rows that follow
//! one another, and shows the one that most needs to be looked at.

use std::fmt::Write as _;
use std::ops::Range;

use crate::edit::Status;
use crate::formats::{Format, Written};
use crate::lang::Lang;
use crate::memory::Unit;

use super::escape::{push_plain, push_text};
use super::row::{letter, two_decimals};

/// Marks in a plot; more could not be told from one another on a screen.
const MOST_MARKS: usize = 2000;

/// The width of the picture in its own units, without what stands around it.
const WIDTH: f64 = 600.0;

/// Its least and greatest height.
const HEIGHT: Range<f64> = 240.0..600.0;

/// The least extent of a mark.
const LEAST: f64 = 5.0;

/// Below this confidence an unreviewed row is drawn hollow.
pub(super) const DOUBTFUL: f64 = 0.9;

/// The alignment of one pair.
pub(super) struct Plot {
    name: String,
    source_lang: Lang,
    target_lang: Lang,
    marks: Vec<Mark>,
    /// Rows that a mark stands for; the last mark may stand for fewer.
    rows_a_mark: usize,
    /// Rows of one segment with one, of several, and of segments without a counterpart.
    kinds: [usize; 3],
}

/// A few rows that follow one another.
struct Mark {
    /// The number of the first row.
    first: usize,
    /// The number of the last row.
    last: usize,
    rows: usize,
    source: Range<usize>,
    target: Range<usize>,
    /// The status that most needs to be looked at.
    status: Status,
    /// The least confidence.
    confidence: Option<f64>,
}

impl Plot {
    /// The plot of the pair that a unit comes from, without any row yet.
    pub(super) fn new(unit: &Unit) -> Self {
        Plot {
            name: unit.origin.clone(),
            source_lang: unit.source_lang.clone(),
            target_lang: unit.target_lang.clone(),
            marks: Vec::new(),
            rows_a_mark: 1,
            kinds: [0; 3],
        }
    }

    /// Adds a row.
    pub(super) fn add(&mut self, unit: &Unit, number: usize) {
        let kind = match (unit.source_segments.len(), unit.target_segments.len()) {
            (0, _) | (_, 0) => 2,
            (1, 1) => 0,
            _ => 1,
        };
        self.kinds[kind] += 1;
        let mark = Mark {
            first: number,
            last: number,
            rows: 1,
            source: unit.source_segments.clone(),
            target: unit.target_segments.clone(),
            status: unit.status,
            confidence: unit.confidence.filter(|value| !value.is_nan()).map(|value| value.clamp(0.0, 1.0)),
        };
        match self.marks.last_mut().filter(|last| last.rows < self.rows_a_mark) {
            Some(last) => last.join(mark),
            None => self.marks.push(mark),
        }
        if self.marks.len() > MOST_MARKS {
            self.halve();
        }
    }

    /// Joins every two marks to one.
    fn halve(&mut self) {
        let mut halved: Vec<Mark> = Vec::with_capacity(MOST_MARKS);
        self.rows_a_mark *= 2;
        for mark in self.marks.drain(..) {
            match halved.last_mut().filter(|last| last.rows + mark.rows <= self.rows_a_mark) {
                Some(last) => last.join(mark),
                None => halved.push(mark),
            }
        }
        self.marks = halved;
    }

    /// Draws it, with what it shows in words. Nothing when no row knows its segments on both sides.
    pub(super) fn draw(&self, page: &mut String, named: bool) {
        // What the name loses was counted with the rows.
        let mut written = Written::nothing(Format::Html);
        let most = |side: fn(&Mark) -> usize| self.marks.iter().map(side).max().unwrap_or(0);
        let (sources, targets) = (most(|mark| mark.source.end), most(|mark| mark.target.end));
        if sources == 0 || targets == 0 {
            return;
        }
        let height = (WIDTH * targets as f64 / sources as f64).clamp(HEIGHT.start, HEIGHT.end);
        let scale = (WIDTH / sources as f64, height / targets as f64);
        page.push_str("<figure class=\"plot\">\n");
        let _ = write!(
            page,
            "<svg viewBox=\"-2 -22 {:.0} {:.0}\" role=\"img\" aria-label=\"Dot plot of the alignment",
            WIDTH + 24.0,
            height + 24.0
        );
        if named {
            page.push_str(" of ");
            push_plain(page, &self.name, &mut written);
        }
        page.push_str(", told in words below\">\n");
        let _ = writeln!(page, "<rect class=\"ground\" width=\"{WIDTH:.0}\" height=\"{height:.0}\"/>");
        let _ = writeln!(
            page,
            "<text x=\"0\" y=\"-7\">source ({}), 1 to {sources} →</text>\
             <text transform=\"translate({:.0} 0) rotate(90)\">target ({}), 1 to {targets} →</text>",
            self.source_lang,
            WIDTH + 7.0,
            self.target_lang
        );
        for mark in &self.marks {
            mark.draw(page, scale);
        }
        page.push_str("</svg>\n<figcaption>");
        if named {
            page.push_str("<b><bdi>");
            push_text(page, &self.name, &mut written);
            page.push_str("</bdi></b> ");
        }
        self.tell(page, sources, targets);
        page.push_str("</figcaption>\n</figure>\n");
    }

    fn tell(&self, page: &mut String, sources: usize, targets: usize) {
        let [one_to_one, several, alone] = self.kinds;
        let _ = write!(
            page,
            "{sources} source and {targets} target segments: {one_to_one} rows join one with one, {several} join several"
        );
        match alone {
            0 => page.push_str(", none is without a counterpart."),
            1 => page.push_str(", 1 has no counterpart."),
            _ => drop(write!(page, ", {alone} have no counterpart.")),
        }
        if self.rows_a_mark > 1 {
            let _ = write!(page, " Each mark stands for up to {} rows and shows the weakest.", self.rows_a_mark);
        }
        // What the shapes say, of those that are there.
        let there = |sort: fn(&Mark) -> bool| self.marks.iter().any(sort);
        let hollow = format!("hollow: unreviewed, confidence below {DOUBTFUL}");
        let shapes = [
            (there(|mark| mark.status == Status::Accepted), "square: accepted"),
            (there(|mark| mark.status == Status::Unreviewed && !mark.is_doubtful()), "octagon: unreviewed"),
            (there(Mark::is_doubtful), &hollow),
            (there(|mark| mark.status == Status::NeedsReview), "diamond: needs review"),
            (there(|mark| mark.status == Status::Rejected), "cross: rejected"),
        ];
        let told: Vec<&str> = shapes.into_iter().filter_map(|(there, says)| there.then_some(says)).collect();
        let _ = write!(page, " {}.", told.join("; "));
    }
}

impl Mark {
    /// Takes the next mark into this one.
    fn join(&mut self, next: Mark) {
        self.last = next.last;
        self.rows += next.rows;
        self.source = self.source.start.min(next.source.start)..self.source.end.max(next.source.end);
        self.target = self.target.start.min(next.target.start)..self.target.end.max(next.target.end);
        if urgency(next.status) > urgency(self.status) {
            self.status = next.status;
        }
        self.confidence = match (self.confidence, next.confidence) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
    }

    fn is_doubtful(&self) -> bool {
        self.status == Status::Unreviewed && self.confidence.is_some_and(|value| value < DOUBTFUL)
    }

    fn draw(&self, page: &mut String, (across, down): (f64, f64)) {
        // A side without segments has a place and no extent.
        let extent = |range: &Range<usize>, scale: f64| {
            let (length, start) = (range.len() as f64 * scale, range.start as f64 * scale);
            let shown = length.max(LEAST);
            (start - (shown - length) / 2.0, shown)
        };
        let ((x, width), (y, height)) = (extent(&self.source, across), extent(&self.target, down));
        let class = if self.is_doubtful() { "u low" } else { &*letter(self.status).to_string() };
        let _ = write!(page, "<a href=\"#r{}\" tabindex=\"-1\"><path class=\"{class}\" d=\"", self.first);
        let _ = match self.status {
            Status::Unreviewed => {
                // A box with its corners cut.
                let (cut_x, cut_y) = (width / 4.0, height / 4.0);
                let (inner_x, inner_y) = (width - 2.0 * cut_x, height - 2.0 * cut_y);
                write!(
                    page,
                    "M{:.1} {y:.1}h{inner_x:.1}l{cut_x:.1} {cut_y:.1}v{inner_y:.1}l-{cut_x:.1} {cut_y:.1}h-{inner_x:.1}\
                     l-{cut_x:.1}-{cut_y:.1}v-{inner_y:.1}z",
                    x + cut_x
                )
            }
            Status::Accepted => write!(page, "M{x:.1} {y:.1}h{width:.1}v{height:.1}h-{width:.1}z"),
            Status::NeedsReview => {
                let (half_x, half_y) = (width / 2.0, height / 2.0);
                write!(
                    page,
                    "M{:.1} {y:.1}l{half_x:.1} {half_y:.1}l-{half_x:.1} {half_y:.1}l-{half_x:.1}-{half_y:.1}z",
                    x + half_x
                )
            }
            Status::Rejected => {
                write!(page, "M{x:.1} {y:.1}l{width:.1} {height:.1}m0-{height:.1}l-{width:.1} {height:.1}")
            }
        };
        page.push_str("\"><title>");
        let _ = match self.rows {
            1 => write!(page, "row {}: {}", self.first, self.status.name()),
            rows => write!(page, "{rows} rows, {} to {}: {}", self.first, self.last, self.status.name()),
        };
        if let Some(confidence) = self.confidence {
            let _ = write!(page, ", confidence {}", two_decimals(confidence));
        }
        page.push_str("</title></path></a>\n");
    }
}

/// How much a status asks to be looked at.
fn urgency(status: Status) -> u8 {
    match status {
        Status::Accepted => 0,
        Status::Unreviewed => 1,
        Status::Rejected => 2,
        Status::NeedsReview => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::html_table::tests::unit;

    fn drawn(units: impl Iterator<Item = Unit>) -> String {
        let mut units = units.zip(1..).peekable();
        let mut plot = Plot::new(&units.peek().unwrap().0);
        units.for_each(|(unit, number)| plot.add(&unit, number));
        let mut page = String::new();
        plot.draw(&mut page, false);
        page
    }

    fn one_to_one(count: usize) -> impl Iterator<Item = Unit> {
        (0..count).map(|n| Unit { source_segments: n..n + 1, target_segments: n..n + 1, ..unit("س", "s") })
    }

    #[test]
    fn each_bead_has_its_mark_and_leads_to_its_row() {
        let page = drawn(one_to_one(3));
        assert_eq!(page.matches("<path class=\"a\"").count(), 3);
        assert!(page.contains("<a href=\"#r2\"") && page.contains("<title>row 2: accepted, confidence 0.99</title>"));
        assert!(page.contains("3 source and 3 target segments: 3 rows join one with one, 0 join several, none is"));
    }

    #[test]
    fn the_shapes_that_are_there_are_told_in_words() {
        let of = |status, confidence| Unit { status, confidence: Some(confidence), ..one_to_one(1).next().unwrap() };
        let page = drawn([of(Status::Unreviewed, 0.95), of(Status::Unreviewed, 0.5)].into_iter());
        assert!(
            page.contains(" octagon: unreviewed; hollow: unreviewed, confidence below 0.9.</figcaption>"),
            "{page}"
        );
        let page = drawn([of(Status::Accepted, 0.5), of(Status::Rejected, 0.5)].into_iter());
        assert!(page.contains(" square: accepted; cross: rejected.</figcaption>"), "{page}");
    }

    #[test]
    fn a_long_alignment_has_a_bounded_number_of_marks() {
        for count in [MOST_MARKS, MOST_MARKS + 1, 100_003] {
            let weak = |(n, unit)| {
                if n == 7 { Unit { status: Status::NeedsReview, confidence: Some(0.1), ..unit } } else { unit }
            };
            let page = drawn(one_to_one(count).enumerate().map(weak));
            let marks = page.matches("<path").count();
            assert!((MOST_MARKS / 2..=MOST_MARKS).contains(&marks), "{marks} marks of {count} rows");
            assert_eq!(page.matches("needs-review, confidence 0.10").count(), 1, "{count}");
        }
    }

    #[test]
    fn a_pair_without_segments_has_no_plot() {
        let nowhere = Unit { source_segments: 0..0, target_segments: 0..0, ..unit("س", "s") };
        assert_eq!(drawn([nowhere].into_iter()), "");
    }
}
