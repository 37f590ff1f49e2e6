//! The schema's history.

/// What marks a SQLite file as one of ours: `MQBL`.
pub(super) const APPLICATION_ID: i32 = 0x4D51_424C;

/// The steps from an empty file to the newest schema; each makes the schema whose number is its place, from 1.
pub(super) const STEPS: &[&str] = &[include_str!("../../migrations/0001_memory.sql")];

/// The number of the newest schema.
pub(super) const LATEST: usize = STEPS.len();
