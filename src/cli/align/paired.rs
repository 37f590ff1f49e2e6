//! `muqabala align FILE`: a file whose texts are paired already becomes a pair.

use std::io::{IsTerminal, stdin, stdout};
use std::path::Path;

use crate::cli::align::{name_of_pair, of_file};
use crate::cli::args::AlignArgs;
use crate::cli::output::say;
use crate::cli::read::warn;
use crate::cli::{CliError, Exit, memory, review, summary};
use crate::edit::{Paired, Said};
use crate::formats::table::TableOptions;
use crate::formats::text::MOST_BYTES;
use crate::formats::units::{FileUnit, Item, OpenError, OpenOptions, ReadUnits, Variant, open_units};
use crate::lang::Lang;

/// How many units that can't be used are told of one by one.
const TOLD: usize = 10;

pub fn run(db: Option<&Path>, args: &AlignArgs, path: &Path) -> Result<Exit, CliError> {
    let name = path.display().to_string();
    let options = TableOptions {
        encoding: args.encoding.clone(),
        columns: args.columns.clone().unwrap_or_default(),
        source_lang: args.source_lang.clone(),
        target_lang: args.target_lang.clone(),
    };
    let mut file = match open_units(path, &OpenOptions { table: options, read: None }) {
        Err(OpenError::OtherKind { .. }) => {
            let message = format_args!("{name}: a second text is required; this file is not paired already");
            return Err(CliError::usage(message).hint("TMX, XLIFF and tables of two columns (TSV, CSV) are"));
        }
        file => file?,
    };
    if args.no_store || args.pre_segmented || args.srx.is_some() || args.exact {
        let message = "--no-store, --pre-segmented, --srx and --exact do not go with a file that is paired already";
        return Err(CliError::usage(message));
    }
    let langs = [args.source_lang.clone(), args.target_lang.clone()];
    let paired = collect(&mut *file, &name, langs)?;
    let mut workspace = memory::open(db)?;
    let (source, target) = (&paired.source().document, &paired.target().document);
    let known = if args.again { None } else { workspace.pair_of(source, target)? };
    let id = match known {
        Some(id) => {
            let pair = workspace.open_pair(id)?;
            say(format_args!(
                "the memory has these two texts already, as “{}”; --again makes another pair",
                pair.name()
            ));
            say(summary::of_review(&pair));
            id
        }
        None => {
            let name = name_of_pair(args, || of_file(&path.file_stem().unwrap_or_default().to_string_lossy()))?;
            let id = workspace.add_paired(&name, &paired)?;
            let pair = workspace.open_pair(id)?;
            say(summary::of_review(&pair));
            say(summary::looks(pair.state()));
            say(format_args!("kept in {} as “{}”", workspace.path().display(), pair.name()));
            id
        }
    };
    if args.review && stdin().is_terminal() && stdout().is_terminal() {
        return review::open(&mut workspace, id, &args.lexicon, &args.screen);
    }
    say(format_args!("next: muqabala review {}", id.0));
    Ok(Exit::Done)
}

/// Reads all units of a file that have both languages: those that were asked for, else those of the first unit.
fn collect(file: &mut dyn ReadUnits, name: &str, mut langs: [Option<Lang>; 2]) -> Result<Paired, CliError> {
    let mut paired: Option<Paired> = None;
    let (mut bad, mut others, mut lost) = (0, 0, Lost::default());
    while let Some(item) = file.read().map_err(|error| OpenError::Units { name: name.to_owned(), error })? {
        let unit = match item {
            Item::Unit(unit) => unit,
            Item::Bad(problem) => {
                bad += 1;
                if bad <= TOLD {
                    warn(format_args!("{name}:{problem}"));
                }
                continue;
            }
        };
        let Some(texts) = texts(&unit, &mut langs) else {
            others += 1;
            continue;
        };
        let [Some(source), Some(target)] = &langs else { continue };
        lost.count(&unit, texts, [source, target]);
        let paired = paired.get_or_insert_with(|| Paired::new(name, source.clone(), target.clone()));
        let said = Said { status: unit.status, confidence: unit.confidence, note: unit.note.clone() };
        if !paired.push(texts.map(|variant| &*variant.text), said, MOST_BYTES) {
            return Err(CliError::fault(format_args!(
                "{name}:{}: there is more text than a pair can hold",
                unit.position
            )));
        }
    }
    if bad > TOLD {
        warn(format_args!("{name}: {} more units that can't be used", bad - TOLD));
    }
    file.remarks().iter().for_each(|remark| warn(format_args!("{name}: {remark}")));
    if others > 0 {
        warn(format_args!("{name}: {others} without text in both languages passed over"));
    }
    lost.tell(name, &langs);
    paired.ok_or_else(|| CliError::fault(format_args!("{name}: no unit in it has texts in two languages")))
}

/// What a pair has no place for.
#[derive(Debug, Default)]
struct Lost {
    /// Texts in further languages, and second ones in the same.
    texts: usize,
    /// Rows whose texts have inline codes.
    codes: usize,
    /// Rows whose languages are called otherwise than those of the pair.
    called: usize,
}

impl Lost {
    fn count(&mut self, unit: &FileUnit, taken: [&Variant; 2], langs: [&Lang; 2]) {
        self.texts += unit.variants.len() - taken.len();
        self.codes += usize::from(taken.iter().any(|variant| variant.codes.is_some()));
        self.called += usize::from(taken.map(|variant| &variant.lang) != langs);
    }

    fn tell(&self, name: &str, langs: &[Option<Lang>; 2]) {
        let &Lost { texts, codes, called } = self;
        let rows = |count: usize| if count == 1 { "1 row".to_owned() } else { format!("{count} rows") };
        if texts > 0 {
            let texts = if texts == 1 { "1 text".to_owned() } else { format!("{texts} texts") };
            warn(format_args!("{name}: {texts} in other languages or beside another one in the same left out"));
        }
        if codes > 0 {
            warn(format_args!("{name}: {} without the inline codes of their texts", rows(codes)));
        }
        if let [Some(source), Some(target)] = langs
            && called > 0
        {
            warn(format_args!(
                "{name}: {} in other variants of the languages, here {source} and {target}",
                rows(called)
            ));
        }
        if texts + codes + called > 0 {
            say("muqabala import keeps all of it");
        }
    }
}

/// The texts of a unit in two languages; the languages that nobody has named yet are the unit's own.
fn texts<'u>(unit: &'u FileUnit, langs: &mut [Option<Lang>; 2]) -> Option<[&'u Variant; 2]> {
    let first = unit.source_index();
    let source = match &langs[0] {
        Some(lang) => unit.variants.iter().find(|variant| variant.lang.same_language(lang))?,
        None => {
            let fits = |variant: &&Variant| langs[1].as_ref().is_none_or(|target| !variant.lang.same_language(target));
            unit.variants.get(first).filter(fits).or_else(|| unit.variants.iter().find(fits))?
        }
    };
    let target = match &langs[1] {
        Some(lang) => unit.variants.iter().find(|variant| variant.lang.same_language(lang))?,
        None => unit.variants.iter().find(|variant| !variant.lang.same_language(&source.lang))?,
    };
    langs[0].get_or_insert_with(|| source.lang.clone());
    langs[1].get_or_insert_with(|| target.lang.clone());
    Some([source, target])
}
