//! What files say of a translation, as a status.

use crate::edit::Status;

/// The qualifier and the sub-state of units that nobody looked at, in files of ours.
const UNREVIEWED: [&str; 2] = ["x-unreviewed", "muqabala:unreviewed"];
/// The sub-state of those that need another look.
const NEEDS_REVIEW: &str = "muqabala:needs-review";

/// By the `state` and `state-qualifier` of a 1.x target, and the `approved` of its unit.
pub(super) fn of_1(approved: Option<&str>, state: Option<&str>, qualifier: Option<&str>) -> Status {
    if approved == Some("yes") {
        return Status::Accepted;
    }
    match state {
        None if approved == Some("no") => Status::Unreviewed,
        None | Some("translated" | "signed-off" | "final") => Status::Accepted,
        Some(_) if qualifier.is_some_and(|qualifier| UNREVIEWED.contains(&qualifier)) => Status::Unreviewed,
        Some("needs-adaptation" | "needs-l10n") => Status::NeedsReview,
        Some(state) if state.starts_with("needs-review") => Status::NeedsReview,
        Some(_) => Status::Unreviewed,
    }
}

/// By the `state` and `subState` of a 2.x segment.
pub(super) fn of_2(state: Option<&str>, sub_state: Option<&str>) -> Status {
    match (state, sub_state) {
        (_, Some(NEEDS_REVIEW)) => Status::NeedsReview,
        (_, Some(sub_state)) if UNREVIEWED.contains(&sub_state) => Status::Unreviewed,
        (None | Some("translated" | "reviewed" | "final"), _) => Status::Accepted,
        (Some(_), _) => Status::Unreviewed,
    }
}

/// By the `conf` of a segment of SDL Trados; one without is untranslated to it.
pub(super) fn of_trados(conf: &str) -> Status {
    match conf {
        "Translated" | "ApprovedTranslation" | "ApprovedSignOff" => Status::Accepted,
        "RejectedTranslation" | "RejectedSignOff" => Status::NeedsReview,
        _ => Status::Unreviewed,
    }
}

/// By the `mq:status` of a unit of memoQ.
pub(super) fn of_memoq(status: &str) -> Status {
    match status {
        "ManuallyConfirmed" | "Proofread" | "Reviewer1Confirmed" | "Reviewer2Confirmed" => Status::Accepted,
        "Rejected" => Status::NeedsReview,
        _ => Status::Unreviewed,
    }
}
