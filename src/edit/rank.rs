//! Ranks: integers with room between them, so that a bead put between two others moves none of its neighbours.

use crate::edit::{BeadId, BeadRow};

/// The room left between two neighbours at the start: forty halvings, unless there are millions of them.
const GAP: i64 = 1 << 40;
/// The room left before the first and behind the last: so little that it is never used up.
const END_GAP: i64 = 1 << 24;
/// The rank that no fresh alignment goes beyond.
const LAST_INITIAL: i64 = 1 << 61;
/// No rank is as far as this from 0, up or down: there is room for 2^37 beads at either end of any alignment before.
const LIMIT: i64 = 1 << 62;

/// The rank of the bead at `index` of a fresh alignment of `count` beads.
pub fn initial(index: usize, count: usize) -> i64 {
    let gap = GAP.min(LAST_INITIAL / (count as i64).max(1));
    (index as i64 + 1) * gap
}

/// Whether a rank can have come about by aligning and editing.
pub fn is_sound(rank: i64) -> bool {
    (1 - LIMIT..LIMIT).contains(&rank)
}

/// Finds `count` ranks between `previous` and the first of `following`, evenly spaced. When there is no room, beads of
/// `following` are moved: the second value holds their new ranks, and is empty nearly always. All ranks that go in are
/// [sound](is_sound).
pub fn between<'a>(
    previous: Option<i64>,
    mut following: impl Iterator<Item = &'a BeadRow>,
    count: usize,
) -> (Vec<i64>, Vec<(BeadId, i64)>) {
    let mut moved: Vec<BeadId> = Vec::new();
    loop {
        let wanted = (count + moved.len()) as i64;
        let next = following.next();
        let (low, high) = match (previous, next.map(|bead| bead.rank)) {
            (Some(low), Some(high)) => (low, high),
            (Some(low), None) => (low, low + (wanted + 1) * END_GAP),
            (None, Some(high)) => (high - (wanted + 1) * END_GAP, high),
            (None, None) => (0, (wanted + 1) * END_GAP),
        };
        // Sound ranks lie less than 2^63 apart.
        let step = (high - low) / (wanted + 1);
        if step > 0 {
            let mut ranks: Vec<i64> = (1..=wanted).map(|k| low + step * k).collect();
            let tail = ranks.split_off(count);
            return (ranks, moved.into_iter().zip(tail).collect());
        }
        match next {
            Some(bead) => moved.push(bead.id),
            None => unreachable!("with nothing following there is always room"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bead(id: u32, rank: i64) -> BeadRow {
        BeadRow::new(BeadId(id), rank)
    }

    #[test]
    fn a_rank_between_two_lies_between_them() {
        let next = bead(2, initial(1, 2));
        let (ranks, moved) = between(Some(initial(0, 2)), [&next].into_iter(), 1);
        assert!(ranks[0] > initial(0, 2) && ranks[0] < initial(1, 2));
        assert!(moved.is_empty());
    }

    #[test]
    fn both_ends_have_room() {
        let first = bead(1, initial(0, 2));
        assert!(between(None, [&first].into_iter(), 1).0[0] < initial(0, 2));
        assert!(between(Some(initial(0, 2)), [].into_iter(), 1).0[0] > initial(0, 2));
        assert_eq!(between(None, [].into_iter(), 2).0.len(), 2);
    }

    #[test]
    fn a_full_place_moves_the_beads_behind_it_and_keeps_their_order() {
        let following = [bead(2, 11), bead(3, 12), bead(4, 1000)];
        let (ranks, moved) = between(Some(10), following.iter(), 1);
        assert_eq!(moved.iter().map(|(id, _)| id.0).collect::<Vec<_>>(), [2, 3]);
        let all: Vec<i64> = [10].into_iter().chain(ranks).chain(moved.iter().map(|m| m.1)).chain([1000]).collect();
        assert!(all.windows(2).all(|pair| pair[0] < pair[1]), "{all:?}");
    }

    #[test]
    fn ranks_stay_sound_however_many_beads_there_are() {
        for count in [1, 100_000, 1 << 23, u32::MAX as usize] {
            let [first, second, last] = [0, 1, count - 1].map(|index| initial(index, count));
            assert!(is_sound(first) && is_sound(last) && (count == 1 || first < second && second <= last), "{count}");
        }
        let last = bead(1, initial(0, 1));
        assert!(is_sound(between(Some(last.rank), [].into_iter(), 1_000_000).0[999_999]));
        assert!(!is_sound(i64::MAX) && !is_sound(i64::MIN));
    }
}
