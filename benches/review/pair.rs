//! A large pair, made of the sample.

use std::fs;
use std::ops::Range;
use std::path::Path;

use muqabala::align::eval::read_beads;
use muqabala::align::{Alignment, Bead};
use muqabala::edit::Texts;
use muqabala::lang::Lang;
use muqabala::segment::{Segment, Srx};
use muqabala::text::{Document, Span};
use muqabala::workspace::Workspace;

/// How many rows it has.
pub const ROWS: usize = 100_000;

/// Every so many rows the aligner was not sure.
pub const UNSURE_EVERY: usize = 9;

/// Writes a memory with the pair in it.
pub fn make(path: &Path) {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let read = |name: &str| fs::read_to_string(samples.join(name)).expect("the sample is there");
    let gold = read_beads(&read("treaty.gold")).expect("the sample's gold is a bead file");
    let [arabic, english] = [(Lang::arabic(), "treaty.ar.txt"), (Lang::english(), "treaty.en.txt")]
        .map(|(lang, name)| sentences(&lang, &read(name)));
    let (mut source, mut target) = (Side::default(), Side::default());
    let mut beads = Vec::with_capacity(ROWS);
    for (number, (sources, targets)) in gold.iter().cycle().take(ROWS).enumerate() {
        let sure = if number % UNSURE_EVERY == UNSURE_EVERY - 1 { 0.2 + (number % 70) as f64 / 100.0 } else { 0.9975 };
        let source = source.add(&arabic, sources, number);
        let target = target.add(&english, targets, number);
        beads.push(Bead { source, target, confidence: sure });
    }
    let alignment =
        Alignment::new(beads, source.segments.len(), target.segments.len()).expect("beads follow one another");
    let mut workspace = Workspace::open(path).expect("a new memory");
    let source = source.into_texts("large.ar.txt", Lang::arabic());
    let target = target.into_texts("large.en.txt", Lang::english());
    workspace.add_pair("large", &source, &target, &alignment).expect("the pair is kept");
}

fn sentences(lang: &Lang, text: &str) -> Vec<String> {
    let segments = Srx::bundled().segmenter(lang).segment(text);
    segments.iter().map(|segment| segment.span.of(text).trim().to_owned()).collect()
}

/// One side as it grows.
#[derive(Default)]
struct Side {
    text: String,
    segments: Vec<Segment>,
    paragraph: u32,
}

impl Side {
    /// Adds the sentences of a bead, each with a number, and says which segments they became.
    fn add(&mut self, sentences: &[String], wanted: &[usize], number: usize) -> Range<usize> {
        let first = self.segments.len();
        for index in wanted {
            let start = self.text.len();
            self.text.push_str(&sentences[*index]);
            self.text.push_str(&format!(" ({number})\n"));
            self.segments.push(Segment { span: Span::new(start, self.text.len()), paragraph: self.paragraph });
            self.paragraph += 1;
        }
        first..self.segments.len()
    }

    fn into_texts(self, name: &str, lang: Lang) -> Texts {
        Texts { document: Document::plain(name, lang, self.text), segments: self.segments }
    }
}
