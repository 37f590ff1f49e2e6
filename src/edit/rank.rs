//! Ranks: integers with room between them, so that a bead put between two others moves none of its neighbours.

use crate::edit::{BeadId, BeadRow};

/// The room left between two neighbours at the start: forty halvings.
const GAP: i64 = 1 << 40;

/// The rank of the bead at `index` of a fresh alignment.
pub fn initial(index: usize) -> i64 {
    (index as i64 + 1) * GAP
}

/// Finds `count` ranks between `previous` and the first of `following`, evenly spaced. When there is no room, beads of
/// `following` are moved: the second value holds their new ranks, and is empty nearly always.
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
            (Some(low), None) => (low, low.saturating_add((wanted + 1) * GAP)),
            (None, Some(high)) => (high.saturating_sub((wanted + 1) * GAP), high),
            (None, None) => (0, (wanted + 1) * GAP),
        };
        // In 128 bits: the two may lie further apart than an i64 can say.
        let step = (i128::from(high) - i128::from(low)) / i128::from(wanted + 1);
        if step > 0 {
            let mut ranks: Vec<i64> = (1..=wanted).map(|k| (i128::from(low) + step * i128::from(k)) as i64).collect();
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
    use crate::edit::Status;

    fn bead(id: u32, rank: i64) -> BeadRow {
        BeadRow { id: BeadId(id), rank, status: Status::Unreviewed, confidence: None, note: None }
    }

    #[test]
    fn a_rank_between_two_lies_between_them() {
        let next = bead(2, initial(1));
        let (ranks, moved) = between(Some(initial(0)), [&next].into_iter(), 1);
        assert!(ranks[0] > initial(0) && ranks[0] < initial(1));
        assert!(moved.is_empty());
    }

    #[test]
    fn both_ends_have_room() {
        let first = bead(1, initial(0));
        assert!(between(None, [&first].into_iter(), 1).0[0] < initial(0));
        assert!(between(Some(initial(0)), [].into_iter(), 1).0[0] > initial(0));
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
}
