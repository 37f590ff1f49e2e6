//! What can be counted of a memory's units.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::edit::Status;
use crate::lang::Lang;
use crate::memory::Unit;
use crate::text::words;

/// What is counted of units, one after the other.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stats {
    /// How many there are.
    pub units: usize,
    /// How many words their sources have, and their targets.
    pub words: [usize; 2],
    /// How many there are between two languages.
    pub languages: BTreeMap<(Lang, Lang), usize>,
    /// How many there are of each status, in the order of [`Status::ALL`].
    pub statuses: [usize; Status::ALL.len()],
    /// How many come from where, as far as that is said; of more than [`MOST_ORIGINS`] the first ones that came.
    pub origins: BTreeMap<String, usize>,
    /// How many come from places that are not in `origins`.
    pub other_origins: usize,
    /// When the first of them came into being and the last was changed.
    pub times: Option<(Timestamp, Timestamp)>,
}

/// So many origins are told apart.
pub const MOST_ORIGINS: usize = 1000;

impl Stats {
    /// Counts a unit.
    pub fn take(&mut self, unit: &Unit) {
        self.units += 1;
        for (count, text) in self.words.iter_mut().zip([&unit.source, &unit.target]) {
            *count += words(text).count();
        }
        *self.languages.entry((unit.source_lang.clone(), unit.target_lang.clone())).or_default() += 1;
        let status = Status::ALL.iter().position(|status| *status == unit.status);
        self.statuses[status.expect("every status is one of all")] += 1;
        if self.origins.len() < MOST_ORIGINS || self.origins.contains_key(&unit.origin) {
            *self.origins.entry(unit.origin.clone()).or_default() += 1;
        } else {
            self.other_origins += 1;
        }
        if let (Some(created), Some(changed)) = (unit.created, unit.changed) {
            let (first, last) = self.times.unwrap_or((created, changed));
            self.times = Some((first.min(created), last.max(changed)));
        }
    }

    /// The origins, those with the most units first.
    pub fn origins_by_size(&self) -> Vec<(&str, usize)> {
        let mut origins: Vec<(&str, usize)> =
            self.origins.iter().map(|(name, count)| (name.as_str(), *count)).collect();
        origins.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        origins
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::sample;

    #[test]
    fn everything_is_counted_once() {
        let mut stats = Stats::default();
        assert_eq!(stats.times, None);
        let mut second = sample("لا", "no");
        second.status = Status::Rejected;
        second.origin = "أخبار".to_owned();
        second.changed = second.changed.map(|changed| changed + jiff::SignedDuration::from_secs(60));
        for unit in [sample("قال نعم", "He said yes"), second.clone()] {
            stats.take(&unit);
        }
        assert_eq!((stats.units, stats.words), (2, [3, 4]));
        assert_eq!(stats.statuses, [0, 1, 0, 1]);
        assert_eq!(stats.origins_by_size(), [("", 1), ("أخبار", 1)]);
        assert_eq!(stats.times, second.created.zip(second.changed));
        assert_eq!(stats.languages[&(Lang::arabic(), Lang::english())], 2);
    }

    #[test]
    fn a_flood_of_origins_is_not_kept() {
        let mut stats = Stats::default();
        for number in 0..MOST_ORIGINS + 5 {
            stats.take(&Unit { origin: number.to_string(), ..sample("نعم", "yes") });
        }
        assert_eq!((stats.origins.len(), stats.other_origins), (MOST_ORIGINS, 5));
    }
}
