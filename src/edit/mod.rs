//! What a translator asked for, turned into operations that can be undone.

mod status;

pub use status::{BadStatus, Status};
