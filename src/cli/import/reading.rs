//! Reading a file of units on a thread of its own, while this one writes to the memory.

use std::collections::{BTreeMap, VecDeque};
use std::fmt::Display;
use std::io;
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use crate::cli::CliError;
use crate::cli::parallel::NoThread;
use crate::formats::Position;
use crate::formats::units::{
    BadUnit, Item, LanguageChoice, OpenOptions, ReadUnits, UnitsError, open_units, open_units_from, units_of_file,
    weight,
};
use crate::lang::Lang;
use crate::memory::Unit;
use crate::workspace::Skipped;

/// So many items go to the other thread together, and so many of these may wait.
const TOGETHER: usize = 256;
/// Fewer items go together when their units take up more bytes than this.
const HEAVIEST: usize = 1024 * 1024;
const WAITING: usize = 8;
/// So many units that were left out are remembered one by one: a file may hold any number of them.
const MOST_TOLD: usize = 100_000;

/// What was read of a file.
#[derive(Debug, Default)]
pub struct Read {
    /// Units, usable or not.
    pub units: usize,
    /// How many units were left out.
    pub skipped: usize,
    /// Which ones and why, in the order of the file; the first [`MOST_TOLD`] of them.
    pub trouble: Vec<Trouble>,
    /// How many texts there are in each language.
    pub languages: BTreeMap<Lang, usize>,
    /// What is to be told of the file as a whole.
    pub remarks: Vec<String>,
}

impl Read {
    fn skip(&mut self, position: Position, reason: &dyn Display) {
        self.skipped += 1;
        if self.trouble.len() < MOST_TOLD {
            self.trouble.push(Trouble { position, reason: reason.to_string() });
        }
    }
}

/// A unit that was left out.
#[derive(Debug)]
pub struct Trouble {
    /// Where it begins.
    pub position: Position,
    /// Why.
    pub reason: String,
}

/// A file being read.
pub struct Reading {
    batches: Receiver<Batch>,
    ready: VecDeque<(Position, Unit)>,
    /// Where the unit began that was handed out last.
    last: Option<Position>,
    read: Read,
}

/// Some items of a file, or how it ended.
enum Batch {
    Items(Vec<(Position, Result<Vec<Unit>, BadUnit>)>, BTreeMap<Lang, usize>),
    Failed(UnitsError),
    /// With what is to be told of the file.
    End(Vec<String>),
}

/// Why reading ended before the end of the file.
pub enum Stopped {
    /// The file can't be read on.
    File(UnitsError),
    /// The thread that read it is gone.
    Died,
}

impl Stopped {
    /// The error, with the file's name.
    pub fn at_file(self, name: &str) -> CliError {
        match self {
            Stopped::File(error) => CliError::fault(format_args!("{name}:{error}")).hint("nothing of it was kept"),
            Stopped::Died => CliError::fault(format_args!("{name}: reading it failed; nothing of it was kept")),
        }
    }
}

impl Reading {
    /// Opens a file and begins to read it.
    pub fn begin(file: &Path, options: &OpenOptions, choice: LanguageChoice) -> Result<Self, CliError> {
        let reader = match file.as_os_str() == "-" {
            true => open_units_from("-", io::stdin(), options),
            false => open_units(file, options),
        };
        let reader = reader?;
        let (send, batches) = sync_channel(WAITING);
        let read = move || read_all(reader, &choice, &send);
        thread::Builder::new().spawn(read).map_err(NoThread)?;
        Ok(Reading { batches, ready: VecDeque::new(), last: None, read: Read::default() })
    }

    /// The next unit; none at the end of the file.
    pub fn next(&mut self) -> Result<Option<Unit>, Stopped> {
        loop {
            if let Some((position, unit)) = self.ready.pop_front() {
                self.last = Some(position);
                return Ok(Some(unit));
            }
            match self.batches.recv().map_err(|_| Stopped::Died)? {
                Batch::Items(items, languages) => {
                    self.read.units += items.len();
                    for (lang, count) in languages {
                        *self.read.languages.entry(lang).or_default() += count;
                    }
                    for (position, item) in items {
                        match item {
                            Ok(units) => self.ready.extend(units.into_iter().map(|unit| (position, unit))),
                            Err(bad) => self.read.skip(position, &bad.problem),
                        }
                    }
                }
                Batch::Failed(error) => return Err(Stopped::File(error)),
                Batch::End(remarks) => {
                    self.read.remarks = remarks;
                    return Ok(None);
                }
            }
        }
    }

    /// The unit that was handed out last is left out.
    pub fn skip(&mut self, why: Skipped) {
        if let Some(position) = self.last {
            self.read.skip(position, &why);
        }
    }

    /// What was read.
    pub fn finish(self) -> Read {
        self.read
    }
}

/// Reads to the end, or until nobody takes the units any more.
fn read_all(mut reader: Box<dyn ReadUnits + Send>, choice: &LanguageChoice, to: &SyncSender<Batch>) {
    loop {
        let mut items = Vec::with_capacity(TOGETHER);
        let mut languages: BTreeMap<Lang, usize> = BTreeMap::new();
        let mut bytes = 0;
        let last = loop {
            match reader.read() {
                Ok(Some(Item::Unit(unit))) => {
                    unit.variants.iter().for_each(|variant| count(&variant.lang, &mut languages));
                    let position = unit.position;
                    let units = units_of_file(*unit, choice);
                    bytes += units.iter().flatten().map(weight).sum::<usize>();
                    items.push((position, units));
                }
                Ok(Some(Item::Bad(bad))) => {
                    bad.langs.iter().for_each(|lang| count(lang, &mut languages));
                    items.push((bad.position, Err(bad)));
                }
                Ok(None) => break Some(Batch::End(reader.remarks().iter().map(ToString::to_string).collect())),
                Err(error) => break Some(Batch::Failed(error)),
            }
            if items.len() == TOGETHER || bytes > HEAVIEST {
                break None;
            }
        };
        let sent = to.send(Batch::Items(items, languages));
        match last {
            // Nobody is left to be told of what goes wrong here.
            Some(last) => return drop(to.send(last)),
            None if sent.is_err() => return,
            None => {}
        }
    }
}

fn count(lang: &Lang, languages: &mut BTreeMap<Lang, usize>) {
    match languages.get_mut(lang) {
        Some(count) => *count += 1,
        None => drop(languages.insert(lang.clone(), 1)),
    }
}
