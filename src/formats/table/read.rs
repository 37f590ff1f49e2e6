//! Reading a table as units.

use std::collections::{HashSet, VecDeque};
use std::io::{self, Read};

use csv::StringRecord;

use super::cell;
use super::columns::{ColumnRef, Layout, Other, TableColumns};
use super::dialect::Dialect;
use super::rows::{Row, Rows};
use super::status::status;
use crate::edit::Status;
use crate::formats::Position;
use crate::formats::text::{DecodedStream, TextError};
use crate::formats::units::{
    BadUnit, FileUnit, Item, Langs, ReadUnits, Remark, UnitProblem, UnitsError, UnitsProblem, Variant,
};
use crate::lang::Lang;
use crate::memory::{Annotations, Prop};
use crate::text::language::detect;

/// How many bytes at the beginning are looked at for the dialect.
const HEAD: u64 = 1024 * 1024;
/// How many rows are looked at for the languages, and how many bytes.
const SAMPLE: usize = 200;
const SAMPLE_BYTES: usize = 64 * 1024;
/// So many words that are no status are told of.
const MOST_WORDS: usize = 100;

/// What the user says of a table.
#[derive(Debug, Clone, Default)]
pub struct TableOptions {
    /// The label of the encoding it is in.
    pub encoding: Option<String>,
    /// Which columns are read.
    pub columns: TableColumns,
    /// The language of the sources.
    pub source_lang: Option<Lang>,
    /// The language of the targets.
    pub target_lang: Option<Lang>,
}

/// Reads the rows of a table in TSV or CSV as units.
///
/// Delimiter and encoding are found by looking, unless a first line like `sep=;` says the delimiter. The first row names
/// the columns if it has `source` and `target`, as tables of ours do, or two languages (`ar`, `English`, `العربية`); else
/// it is a unit, and the first two columns are read. A column of another language that is passed over is remarked
/// on. The languages are those that the row says (`source_lang`), that were given, that the columns are named after,
/// or what the texts look like. A word that is no status makes a unit unreviewed, stays as the property `x-status`, and is
/// remarked on once.
pub struct TableReader<R> {
    rows: Rows<io::Chain<io::Cursor<Vec<u8>>, DecodedStream<R>>>,
    layout: Layout,
    langs: [Option<Lang>; 2],
    /// The tags that rows say.
    tags: Langs,
    /// The rows that were looked at, and are still to be read.
    seen: VecDeque<Row>,
    /// What is wrong with the row behind those; there is nothing behind it.
    failed: Option<UnitsError>,
    /// What there is to tell so far.
    told: Vec<Remark>,
    /// The words that are no status, as far as they were told of.
    words: HashSet<String>,
    encoding: &'static str,
}

impl<R: Read> TableReader<R> {
    /// Looks at the first rows of a stream, which need not be buffered.
    pub fn new(input: R, options: &TableOptions) -> Result<Self, UnitsError> {
        let start = Position { byte: 0, line: 1, column: 1 };
        let refuse = |problem| UnitsError { position: start, problem };
        let mut stream = DecodedStream::new(input, options.encoding.as_deref())
            .map_err(|error| refuse(error.into()))?
            .map_err(|error| refuse(UnitsProblem::Text(error)))?;
        let mut head = Vec::new();
        let read = stream.by_ref().take(HEAD).read_to_end(&mut head);
        // Bytes that are no text are told of with their line, when that is read.
        if let Err(error) = read
            && !stream.is_malformed()
        {
            return Err(refuse(error.into()));
        }
        let sample = String::from_utf8_lossy(&head);
        let whole = (head.len() as u64) < HEAD && !stream.is_malformed();
        if whole && sample.trim().is_empty() {
            return Err(refuse(UnitsProblem::Text(TextError::Empty)));
        }
        let (dialect, first) = Dialect::of(&sample, whole);
        let encoding = stream.encoding();
        let mut head = io::Cursor::new(head);
        head.set_position(first.byte);
        // Where tabs delimit, a quotation mark may always be one of the text.
        let rows = Rows::new(head.chain(stream), dialect, first, dialect.delimiter == b'\t');
        let layout = Layout {
            header: false,
            texts: [0, 1],
            langs: [None, None],
            others: Default::default(),
            unread: Vec::new(),
        };
        let (langs, seen, told, words) = ([None, None], VecDeque::new(), Vec::new(), HashSet::new());
        let tags = Langs::default();
        let mut reader = TableReader { rows, layout, langs, tags, seen, failed: None, told, words, encoding };
        reader.look(options)?;
        Ok(reader)
    }

    /// Finds columns and languages by the first rows.
    fn look(&mut self, options: &TableOptions) -> Result<(), UnitsError> {
        let Some(first) = self.next_row()? else { return Ok(()) };
        let position = first.1;
        let refuse = |problem| Err(UnitsError { position, problem });
        let given = [options.source_lang.clone(), options.target_lang.clone()];
        self.layout = match Layout::of(&first.0, &options.columns, [given[0].as_ref(), given[1].as_ref()]) {
            Ok(layout) => layout,
            Err(problem) => return refuse(problem),
        };
        for at in &self.layout.unread {
            let name = first.0.get(*at).unwrap_or_default().trim().chars().take(40).collect();
            self.told.push(Remark::UnreadColumn { name });
        }
        let mut widest = first.0.len();
        if !self.layout.header {
            self.seen.push_back(first);
        }
        let mut size = 0;
        while self.seen.len() < SAMPLE && size < SAMPLE_BYTES {
            match self.next_row() {
                Ok(Some(row)) => {
                    widest = widest.max(row.0.len());
                    size += row.0.as_slice().len();
                    self.seen.push_back(row);
                }
                Ok(None) => break,
                Err(error) => {
                    self.failed = Some(error);
                    break;
                }
            }
        }
        for asked in [&options.columns.source, &options.columns.target].into_iter().flatten() {
            if let ColumnRef::Number(number) = asked
                && *number > widest
            {
                return refuse(UnitsProblem::NoColumn { name: asked.to_string() });
            }
        }
        let per_row = [Other::SourceLang, Other::TargetLang];
        for (side, given) in given.into_iter().enumerate() {
            let named = given.or_else(|| self.layout.langs[side].clone());
            let at = self.layout.texts[side];
            let look = || {
                let texts: Vec<&str> = self.seen.iter().filter_map(|(row, _)| row.get(at)).collect();
                detect(&texts.join("\n")).language.lang()
            };
            self.langs[side] = named.or_else(look);
            let said = self.layout.others[per_row[side] as usize].is_some();
            if self.langs[side].is_none() && !said && !self.seen.is_empty() {
                return refuse(UnitsProblem::NoLanguage { column: ["source", "target"][side] });
            }
        }
        Ok(())
    }

    /// The next row of the stream.
    fn next_row(&mut self) -> Result<Option<Row>, UnitsError> {
        self.rows.next().map_err(|error| match error.problem {
            UnitsProblem::Io(_) if self.rows.stream().get_ref().1.is_malformed() => {
                UnitsError { problem: UnitsProblem::NotText { encoding: self.encoding }, ..error }
            }
            _ => error,
        })
    }

    /// The status of a row, and the word for it if that is none.
    fn status(&mut self, row: &StringRecord, position: Position) -> (Status, Option<Prop>) {
        let Some(word) = self.layout.other(row, Other::Status) else { return (Status::Accepted, None) };
        if let Some(status) = status(word) {
            return (status, None);
        }
        let shown: String = word.chars().take(40).collect();
        if self.words.len() < MOST_WORDS && self.words.insert(shown.clone()) {
            self.told.push(Remark::UnknownStatus { word: shown, position });
        }
        (Status::Unreviewed, Some(Prop { name: "x-status".to_owned(), lang: None, value: word.to_owned() }))
    }

    fn unit(&mut self, row: &StringRecord, position: Position) -> Result<FileUnit, UnitProblem> {
        let mut variants = Vec::with_capacity(2);
        for (side, per_row) in [Other::SourceLang, Other::TargetLang].into_iter().enumerate() {
            let column = || ["source", "target"][side].to_owned();
            let cell = row.get(self.layout.texts[side]).ok_or_else(|| UnitProblem::ShortRow { column: column() })?;
            let text = cell::text(cell);
            if text.trim().is_empty() {
                return Err(UnitProblem::OneLanguage);
            }
            let lang = match self.layout.other(row, per_row) {
                Some(tag) => self.tags.parse(tag)?,
                None => self.langs[side].clone().ok_or(UnitProblem::NoLanguage)?,
            };
            variants.push(Variant {
                lang,
                text: text.to_owned(),
                codes: None,
                created: None,
                changed: None,
                annotations: Annotations::default(),
            });
        }
        let (status, word) = self.status(row, position);
        let annotations = Annotations { props: word.into_iter().collect(), ..Annotations::default() };
        let other = |column| self.layout.other(row, column);
        let text = |column| other(column).map(|cell| cell::text(cell).to_owned());
        let source_lang = variants.first().map(|variant: &Variant| variant.lang.clone());
        Ok(FileUnit {
            position,
            id: text(Other::Id),
            variants,
            source_lang,
            status,
            confidence: other(Other::Confidence)
                .and_then(|cell| cell.parse().ok())
                .filter(|value| (0.0..=1.0).contains(value)),
            note: text(Other::Note),
            origin: text(Other::Origin),
            created: other(Other::Created).and_then(|cell| cell.parse().ok()),
            changed: other(Other::Changed).and_then(|cell| cell.parse().ok()),
            annotations,
        })
    }
}

impl<R: Read> ReadUnits for TableReader<R> {
    fn read(&mut self) -> Result<Option<Item>, UnitsError> {
        let row = match self.seen.pop_front() {
            Some(row) => Some(row),
            None => match self.failed.take() {
                Some(error) => return Err(error),
                None => self.next_row()?,
            },
        };
        let Some((row, position)) = row else { return Ok(None) };
        Ok(Some(match self.unit(&row, position) {
            Ok(unit) => Item::Unit(Box::new(unit)),
            Err(problem) => Item::Bad(BadUnit { position, problem, langs: Vec::new() }),
        }))
    }

    fn remarks(&self) -> Vec<Remark> {
        self.tags.remarks().into_iter().chain(self.told.iter().cloned()).collect()
    }
}
