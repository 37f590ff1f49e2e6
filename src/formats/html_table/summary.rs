//! What the page says of its rows above them.

use std::cmp::Ordering;

use jiff::Timestamp;

use crate::edit::Status;
use crate::lang::Lang;
use crate::memory::Unit;

use super::plot::{DOUBTFUL, Plot};

/// Pairs that get a plot. A page of a whole memory would have one for each document.
const MOST_PLOTS: usize = 6;

/// Language pairs that are told by name.
const MOST_LANGUAGES: usize = 8;

/// Rows of the least confidence that are told by their number.
const WEAKEST: usize = 10;

/// What there is in the rows, and their plots. Its size does not grow with theirs.
#[derive(Default)]
pub(super) struct Summary {
    /// Rows of each status, in the order of [`Status::ALL`].
    pub counts: [usize; Status::ALL.len()],
    /// How many pairs the rows come from, as they follow one another.
    pub pairs: usize,
    /// The name of the first pair.
    pub title: String,
    /// The languages of the rows, in the order in which they come; no more than a few.
    pub languages: Vec<(Lang, Lang)>,
    /// Whether some row has a comment.
    pub comments: bool,
    /// The rows of the least confidence, least first: number and confidence. Accepted and rejected
    /// ones are not meant, nor those that are not doubtful.
    pub weakest: Vec<(usize, f64)>,
    /// When a row was last changed.
    pub changed: Option<Timestamp>,
    /// The plots of the first pairs.
    pub plots: Vec<Plot>,
    /// The pair of the last row.
    current: String,
    /// Confidences: how many, and their sum.
    confidences: (usize, f64),
}

impl Summary {
    /// Counts a row.
    pub(super) fn add(&mut self, unit: &Unit, number: usize) {
        if self.pairs == 0 || unit.origin != self.current {
            self.begin_pair(unit);
        }
        let status = Status::ALL.iter().position(|status| *status == unit.status);
        if let Some(count) = status.and_then(|status| self.counts.get_mut(status)) {
            *count += 1;
        }
        let known = |(source, target): &(Lang, Lang)| *source == unit.source_lang && *target == unit.target_lang;
        if self.languages.len() < MOST_LANGUAGES && !self.languages.iter().any(known) {
            self.languages.push((unit.source_lang.clone(), unit.target_lang.clone()));
        }
        self.comments |= unit.note.as_ref().is_some_and(|note| !note.trim().is_empty());
        self.changed = self.changed.max(unit.changed);
        if let Some(confidence) = unit.confidence.filter(|value| !value.is_nan()) {
            let confidence = confidence.clamp(0.0, 1.0);
            self.confidences = (self.confidences.0 + 1, self.confidences.1 + confidence);
            if confidence < DOUBTFUL && matches!(unit.status, Status::Unreviewed | Status::NeedsReview) {
                self.weigh(number, confidence);
            }
        }
        if self.pairs <= MOST_PLOTS
            && let Some(plot) = self.plots.last_mut()
        {
            plot.add(unit, number);
        }
    }

    /// How many rows there are.
    pub(super) fn rows(&self) -> usize {
        self.counts.iter().sum()
    }

    /// The mean of the confidences; none when no row has one.
    pub(super) fn mean_confidence(&self) -> Option<f64> {
        let (count, sum) = self.confidences;
        (count > 0).then(|| sum / count as f64)
    }

    fn begin_pair(&mut self, unit: &Unit) {
        self.pairs += 1;
        self.current.clone_from(&unit.origin);
        if self.pairs == 1 {
            self.title.clone_from(&unit.origin);
        }
        if self.pairs <= MOST_PLOTS {
            self.plots.push(Plot::new(unit));
        }
    }

    /// Keeps a row if it is among the weakest.
    fn weigh(&mut self, number: usize, confidence: f64) {
        let at = self.weakest.partition_point(|(_, kept)| kept.total_cmp(&confidence) != Ordering::Greater);
        if at < WEAKEST {
            self.weakest.insert(at, (number, confidence));
            self.weakest.truncate(WEAKEST);
        }
    }
}
