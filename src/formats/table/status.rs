//! What words for a status mean, those of other programs too.

use crate::edit::Status;

/// The status that a word stands for, whatever its case.
pub(super) fn status(word: &str) -> Option<Status> {
    let word = word.trim().to_lowercase().replace(['-', '_'], " ");
    Some(match word.as_str() {
        "accepted" | "approved" | "final" | "signed off" => Status::Accepted,
        "unreviewed" | "translated" | "draft" => Status::Unreviewed,
        "needs review" => Status::NeedsReview,
        "rejected" => Status::Rejected,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_ours_and_of_others_are_known_in_any_case() {
        for known in Status::ALL {
            assert_eq!(status(known.name()), Some(known));
        }
        for (word, expected) in [
            ("Approved", Some(Status::Accepted)),
            ("FINAL", Some(Status::Accepted)),
            ("Signed off", Some(Status::Accepted)),
            ("signed-off", Some(Status::Accepted)),
            ("Translated", Some(Status::Unreviewed)),
            ("draft", Some(Status::Unreviewed)),
            ("Needs review", Some(Status::NeedsReview)),
            ("needs_review", Some(Status::NeedsReview)),
            (" Rejected ", Some(Status::Rejected)),
            ("معتمد", None),
            ("", None),
        ] {
            assert_eq!(status(word), expected, "{word}");
        }
    }
}
