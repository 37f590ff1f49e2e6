//! The schema's history.

use rusqlite_migration::{M, Migrations};

/// What marks a SQLite file as one of ours: `MQBL`.
pub(super) const APPLICATION_ID: i32 = 0x4D51_424C;

const STEPS: &[M<'static>] = &[
    M::up(include_str!("../../migrations/0001_memory.sql")),
    M::up(include_str!("../../migrations/0002_word_lists.sql")),
    M::up(include_str!("../../migrations/0003_marks.sql")),
    M::up(include_str!("../../migrations/0004_pairs.sql")),
    M::up(include_str!("../../migrations/0005_blocks.sql")),
    M::up(include_str!("../../migrations/0006_imported_units.sql")),
];

/// The number of the newest schema.
pub(super) const LATEST: usize = STEPS.len();

/// The steps from an empty file to the newest schema; each makes the schema whose number is its place, from 1.
pub(super) fn migrations() -> Migrations<'static> {
    Migrations::from_slice(STEPS)
}
