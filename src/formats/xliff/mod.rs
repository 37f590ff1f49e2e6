//! XLIFF: the bilingual files that translation tools work on, versions 1.0 to 1.2 and 2.0 to 2.1.
//!
//! The two generations have little in common but the name. [`XliffReader`] reads both, and what SDL Trados and memoQ put
//! into theirs; [`write_1_2`] and [`write_2_1`] write them.
//!
//! **Units.** In 1.x a `trans-unit`, or each pair of `mrk mtype="seg"` with the same `mid` where its `seg-source` and
//! `target` are cut into those (of several with one name the first); in 2.x a `segment`. Suggestions (`alt-trans`, the modules of 2.x), binary units, headers,
//! and elements of other names are passed over. A unit with `translate="no"` is one that can't be used, with that reason. What
//! stands between segments (`ignorable`) belongs to none. A unit of more than
//! [`LARGEST_UNIT`](crate::formats::units::LARGEST_UNIT) bytes is refused, and the file with it.
//!
//! **Status.** A unit of which the file says nothing is accepted, as all in a memory are. What files say:
//!
//! | status | 1.x | 2.x | Trados | memoQ |
//! | --- | --- | --- | --- | --- |
//! | accepted | `approved="yes"`; `translated`, `signed-off`, `final` | `translated`, `reviewed`, `final` | `Translated`, `ApprovedTranslation`, `ApprovedSignOff` | `ManuallyConfirmed`, `Proofread`, `Reviewer1Confirmed`, `Reviewer2Confirmed` |
//! | needs review | `needs-review-…`, `needs-adaptation`, `needs-l10n` | | `RejectedTranslation`, `RejectedSignOff` | `Rejected` |
//! | unreviewed | `new`, `needs-translation`, anything else | `initial` | `Draft`, anything else | anything else |
//!
//! A state `translated` is accepted because it is what a translator's own confirmation is called. What is ours is told
//! from it: units that nobody looked at are written as `needs-review-translation` with the qualifier `x-unreviewed`, in 2.1
//! as `translated` with the sub-state `muqabala:unreviewed`; those that need another look without the first and with
//! `muqabala:needs-review`.
//!
//! **Inline codes** become those of TMX (see [`Extra`](crate::memory::Extra)): `ph`, `it`, `bpt` and `ept` of 1.x stay what
//! they are, `g` and `pc` become `bpt` and `ept`, `x`, `bx`, `ex`, `ph`, `sc` and `ec` become `ph`. What a code stands for
//! in the document is its content where the file says it (`originalData` in 2.x), else the tag itself as text. Annotations
//! (`mrk`) leave their text. A text in a code (`sub`) stays in the code. Characters that 2.x writes as `cp` are put in,
//! but those that XML cannot hold, which are [told of](crate::formats::units::Remark::DroppedCharacters).
//!
//! What is lost: skeletons, contexts, alternatives, the order that codes may be moved in, and whatever other namespaces say.

mod read;
#[cfg(test)]
mod tests;
mod write;

pub use read::XliffReader;
pub use write::{write_1_2, write_2_1};

/// The namespace of what is only ours.
const NAMESPACE: &str = "urn:muqabala";
