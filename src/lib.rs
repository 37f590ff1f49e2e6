//! Muqabala aligns an Arabic text with its English version, lets a translator review the pairs at the terminal, keeps
//! them in a translation memory and writes them out as TMX.
//!
//! This file is only the map. The modules stand in the order in which data flows through them; a module may use those
//! before it and none after it (`tests/architecture.rs` holds them to that).
//!
//! | module | what it is for | never does |
//! | --- | --- | --- |
//! | `parallel` | work on several threads, with the same outcome for any number | — |
//! | [`lang`] | language tags and the direction of writing | — |
//! | [`text`] | documents, spans, folding for comparison, words, stems, numbers, transliteration | read files |
//! | [`segment`] | SRX rules and engine: text in, segments out | know a file format |
//! | [`lexicon`] | word translations: bundled, imported, learned | — |
//! | [`align`] | the model, the search, confidences, evidence; evaluation against gold | touch the memory |
//! | [`quality`] | what may be wrong with a translation: warnings from its two texts | — |
//! | [`edit`] | what a translator asked for, turned into operations that can be undone | write anything |
//! | [`memory`] | translation units and what can be asked of them | know SQL |
//! | [`formats`] | documents in; TMX and the others out | open the memory |
//! | [`screen`] | Arabic and English laid out into terminal cells | know what a bead is |
//! | [`store`] | the SQLite file | decide what changes |
//! | [`workspace`] | the one door through which anything in the memory changes | draw |
//! | [`tui`] | the review screen | write to the memory but through the workspace |
//! | [`cli`] | the subcommands and their exit codes | — |

pub mod align;
pub mod cli;
pub mod edit;
pub mod formats;
pub mod lang;
pub mod lexicon;
pub mod memory;
mod parallel;
pub mod quality;
pub mod screen;
pub mod segment;
pub mod store;
pub mod text;
pub mod tui;
pub mod workspace;
