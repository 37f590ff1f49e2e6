//! The progress bar: what was accepted in eighths of a cell, then what was rejected and what needs review, each by its
//! letter, then what is left. Nothing that is there is too little to be seen.

use crate::edit::{Status, Tally};

/// Eighths of a cell, from none to all.
const EIGHTHS: [char; 9] = [' ', '▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'];

/// What is left.
const LEFT: char = '░';

/// The bar in so many cells.
pub(super) fn bar(tally: &Tally, cells: usize) -> String {
    let [accepted, rejected, review] =
        [Status::Accepted, Status::Rejected, Status::NeedsReview].map(|status| tally.get(status));
    let all = tally.all();
    let left = all - accepted - rejected - review;
    if all == 0 {
        return LEFT.to_string().repeat(cells);
    }
    // Whole cells for what is told by letters: at least one where there is any.
    let whole = |rows: usize| match rows {
        0 => 0,
        rows => ((rows * cells + all / 2) / all).max(1),
    };
    let (mut rejected, mut review) = (whole(rejected), whole(review));
    // What was accepted and what is left keep a cell each.
    let least = usize::from(accepted > 0) + usize::from(left > 0);
    while rejected + review + least > cells && rejected.max(review) > 1 {
        let larger = if rejected > review { &mut rejected } else { &mut review };
        *larger -= 1;
    }
    // Where nothing is left, what was accepted takes the room, or else what was rejected.
    let room = cells.saturating_sub(rejected + review);
    let eighths = match (accepted, left) {
        (0, _) => 0,
        (_, 0) => room * 8,
        _ => (accepted * cells * 8 / all).clamp(1, room.saturating_sub(1).max(1) * 8),
    };
    let rejected = if accepted + left == 0 && rejected > 0 { cells.saturating_sub(review) } else { rejected };
    let review = if accepted + left + rejected == 0 { cells } else { review };
    let mut bar: String = std::iter::repeat_n('█', eighths / 8).collect();
    if eighths % 8 > 0 {
        bar.push(EIGHTHS[eighths % 8]);
    }
    bar.extend(std::iter::repeat_n(Status::Rejected.letter(), rejected));
    bar.extend(std::iter::repeat_n(Status::NeedsReview.letter(), review));
    let used = bar.chars().count();
    bar.extend(std::iter::repeat_n(LEFT, cells.saturating_sub(used)));
    bar.chars().take(cells).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::edit::{BeadId, BeadRow};

    fn tally(counts: [usize; 4]) -> Tally {
        let mut tally = Tally::default();
        for (status, count) in Status::ALL.into_iter().zip(counts) {
            (0..count).for_each(|_| tally.add(&BeadRow { status, ..BeadRow::new(BeadId(0), 1) }));
        }
        tally
    }

    /// Unreviewed, accepted, needs review, rejected.
    #[test]
    fn every_part_is_seen() {
        for (counts, expected, name) in [
            ([0, 0, 0, 0], "░░░░░░░░", "no rows"),
            ([80, 0, 0, 0], "░░░░░░░░", "nothing said yet"),
            ([79, 1, 0, 0], "▏░░░░░░░", "one of many"),
            ([40, 40, 0, 0], "████░░░░", "half"),
            ([45, 35, 0, 0], "███▌░░░░", "in eighths"),
            ([1, 1000, 0, 0], "███████░", "one left"),
            ([0, 80, 0, 0], "████████", "all accepted"),
            ([40, 20, 10, 10], "██XR░░░░", "all kinds"),
            ([1000, 1, 1, 1], "▏XR░░░░░", "few of each"),
            ([0, 1000, 1, 1], "██████XR", "nothing left"),
            ([0, 0, 0, 3], "XXXXXXXX", "all rejected"),
            ([0, 0, 3, 0], "RRRRRRRR", "all to be looked at again"),
            ([0, 0, 3, 3], "XXXXRRRR", "half and half"),
        ] {
            assert_eq!(bar(&tally(counts), 8), expected, "{name}");
        }
    }

    proptest! {
        #[test]
        fn it_is_as_long_as_it_should_be_and_hides_nothing(
            counts in prop::array::uniform4(0usize..200),
            cells in 4usize..40,
        ) {
            let bar = bar(&tally(counts), cells);
            prop_assert_eq!(bar.chars().count(), cells);
            let [left, accepted, review, rejected] = counts.map(|count| count > 0);
            let any = counts.iter().sum::<usize>() > 0;
            prop_assert_eq!(bar.contains(LEFT), left || !any);
            prop_assert_eq!(bar.contains(|c| EIGHTHS[1..].contains(&c)), accepted);
            prop_assert_eq!((bar.contains('R'), bar.contains('X')), (review, rejected));
        }
    }
}
