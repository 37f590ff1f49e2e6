//! A row of cells in the order that a reordering terminal needs.
