//! Documents whose file says what the parts of their text are.

pub mod parts;
