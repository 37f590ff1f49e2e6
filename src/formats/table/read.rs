//! Reading a table as units.

use std::collections::VecDeque;
use std::io::{self, Read};

use csv::{ErrorKind, Reader, ReaderBuilder, StringRecord};

use super::cell;
use super::columns::{Layout, Other, TableColumns};
use super::dialect::Dialect;
use crate::edit::Status;
use crate::formats::Position;
use crate::formats::text::DecodedStream;
use crate::formats::units::{
    BadUnit, FileUnit, Item, Langs, ReadUnits, Remark, UnitProblem, UnitsError, UnitsProblem, Variant,
};
use crate::lang::Lang;
use crate::memory::{Annotations, Prop};
use crate::text::language::detect;

/// How large a row may be, in bytes.
const LARGEST_ROW: u64 = 16 * 1024 * 1024;
/// How many bytes at the beginning are looked at for the dialect.
const HEAD: u64 = 64 * 1024;
/// How many rows are looked at for the languages.
const SAMPLE: usize = 200;

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
/// Delimiter and encoding are found by looking. The first row names the columns if it has `source` and `target`, as tables
/// of ours do, or two languages (`ar`, `English`, `العربية`); else it is a unit, and the first two columns are read. The
/// languages are those that the row says (`source_lang`), that were given, that the columns are named after, or what the
/// texts look like. A status that is not one of ours makes a unit unreviewed, and stays as the property `x-status`.
pub struct TableReader<R> {
    rows: Reader<Gauge<R>>,
    layout: Layout,
    langs: [Option<Lang>; 2],
    /// The tags that rows say.
    tags: Langs,
    /// The rows that were looked at, and are still to be read.
    seen: VecDeque<Row>,
    /// What is wrong with the row behind those; there is nothing behind it.
    failed: Option<UnitsError>,
    /// How many line ends a row of one line has that the CSV reader has counted when it is read: it leaves the LF of a CR LF
    /// to the next row.
    counted: u64,
    encoding: &'static str,
}

/// A row and where it begins.
type Row = (StringRecord, Position);

/// A stream that ends with a line end, or with an error when one row takes up too much of it.
struct Gauge<R> {
    head: io::Cursor<Vec<u8>>,
    stream: DecodedStream<R>,
    taken: u64,
    too_large: bool,
    ended: bool,
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
        let dialect = Dialect::of(&sample, (head.len() as u64) < HEAD);
        let crlf = sample.find('\n').is_some_and(|at| sample[..at].ends_with('\r'));
        let encoding = stream.encoding();
        let gauge = Gauge { head: io::Cursor::new(head), stream, taken: 0, too_large: false, ended: false };
        let rows = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(dialect.delimiter)
            .quoting(dialect.quoted)
            .from_reader(gauge);
        let layout = Layout { header: false, texts: [0, 1], langs: [None, None], others: Default::default() };
        let (langs, seen, counted) = ([None, None], VecDeque::new(), u64::from(!crlf));
        let tags = Langs::default();
        let mut reader = TableReader { rows, layout, langs, tags, seen, failed: None, counted, encoding };
        reader.look(options, start)?;
        Ok(reader)
    }

    /// Finds columns and languages by the first rows.
    fn look(&mut self, options: &TableOptions, start: Position) -> Result<(), UnitsError> {
        let refuse = |problem| Err(UnitsError { position: start, problem });
        let Some(first) = self.next_row()? else { return Ok(()) };
        let given = [options.source_lang.clone(), options.target_lang.clone()];
        self.layout = match Layout::of(&first.0, &options.columns, [given[0].as_ref(), given[1].as_ref()]) {
            Ok(layout) => layout,
            Err(column) => return refuse(UnitsProblem::NoColumn { name: column.to_string() }),
        };
        if !self.layout.header {
            self.seen.push_back(first);
        }
        let mut size = 0;
        while self.seen.len() < SAMPLE && size < HEAD as usize {
            match self.next_row() {
                Ok(Some(row)) => {
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
        let mut row = StringRecord::new();
        self.rows.get_mut().taken = 0;
        match self.rows.read_record(&mut row) {
            Ok(true) => {
                // The reader's own place is before the empty lines above the row.
                let inside = row.as_slice().bytes().filter(|byte| *byte == b'\n').count() as u64;
                let mut position = place(row.position().unwrap_or_else(|| self.rows.position()));
                position.line = self.rows.position().line().saturating_sub(inside + self.counted).max(position.line);
                Ok(Some((row, position)))
            }
            Ok(false) => Ok(None),
            Err(error) => Err(self.explain(error)),
        }
    }

    fn explain(&self, error: csv::Error) -> UnitsError {
        let position = place(error.position().unwrap_or_else(|| self.rows.position()));
        let gauge = self.rows.get_ref();
        let problem = if gauge.too_large {
            UnitsProblem::RowTooLarge { limit: LARGEST_ROW }
        } else if gauge.stream.is_malformed() {
            UnitsProblem::NotText { encoding: self.encoding }
        } else {
            match error.into_kind() {
                ErrorKind::Io(error) => UnitsProblem::Io(error),
                // What comes of the stream is UTF-8, and rows may have any length.
                ErrorKind::Utf8 { .. } => UnitsProblem::NotText { encoding: self.encoding },
                _ => UnitsProblem::Table { reason: "its cells can't be told apart".to_owned() },
            }
        };
        UnitsError { position, problem }
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
        let other = |column| self.layout.other(row, column);
        let text = |column| other(column).map(|cell| cell::text(cell).to_owned());
        let mut annotations = Annotations::default();
        let status = match other(Other::Status).map(|word| (word, word.parse())) {
            None => Status::Accepted,
            Some((_, Ok(status))) => status,
            Some((word, Err(_))) => {
                annotations.props.push(Prop { name: "x-status".to_owned(), lang: None, value: word.to_owned() });
                Status::Unreviewed
            }
        };
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
        self.tags.remarks()
    }
}

impl<R: Read> Read for Gauge<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.taken > LARGEST_ROW {
            self.too_large = true;
            return Err(io::Error::other("one row is too large"));
        }
        let count = match self.head.read(into)? {
            0 => self.stream.read(into)?,
            count => count,
        };
        self.taken += count as u64;
        // So that the last row ends as the others do.
        if count == 0 && !self.ended && !into.is_empty() {
            self.ended = true;
            into[0] = b'\n';
            return Ok(1);
        }
        Ok(count)
    }
}

/// A place in a table; its bytes are those of UTF-8.
fn place(position: &csv::Position) -> Position {
    Position { byte: position.byte(), line: position.line(), column: 1 }
}
