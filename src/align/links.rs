//! Which units of the two sides may translate each other, and how much likelier each makes the other.

use rustc_hash::FxHashMap;

use super::names::names;
use super::side::{Kind, Reading, Side, Unit};
use crate::lexicon::{Equivalent, Lexicon};
use crate::parallel;
use crate::text::english_number;

/// A pair of units, seen from the source unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Link {
    /// The target unit.
    pub target: u32,
    /// p(target | source) / p(target).
    pub forward: f32,
    /// p(source | target) / p(source).
    pub backward: f32,
    pub basis: Basis,
}

/// What makes two words a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// A list of the lexicon has the one as an equivalent of the other: its place among the lists.
    List(u32),
    /// Both are the same number.
    Number,
    /// They sound alike.
    Name,
    /// They are spelled alike: Latin words in Arabic text, and words of any two other languages.
    Spelling,
    /// They keep meeting in sure beads of the same document.
    Document,
}

/// What speaks for a pair of units before it is weighed against the others.
#[derive(Debug, Clone, Copy)]
pub(super) struct Given {
    pub target: u32,
    pub weight: f64,
    pub basis: Basis,
}

/// All links of a document pair.
#[derive(Debug, Clone, Default)]
pub(super) struct Links {
    starts: Vec<usize>,
    links: Vec<Link>,
}

impl Links {
    /// Links the units of an Arabic (or any) source side to those of an English (or any) target side.
    pub fn new(source: &Side, target: &Side, reading: Reading, lexicon: &Lexicon, threads: usize) -> Self {
        let by_text: FxHashMap<&str, u32> =
            target.units.iter().enumerate().map(|(index, unit)| (unit.text.as_str(), index as u32)).collect();
        let known = parallel::map(threads, source.units.len().div_ceil(CHUNK), |chunk| {
            let units = &source.units[chunk * CHUNK..((chunk + 1) * CHUNK).min(source.units.len())];
            units.iter().map(|unit| known(unit, reading, lexicon, &by_text)).collect::<Vec<_>>()
        });
        let mut weights: Vec<Vec<Given>> = known.into_iter().flatten().collect();
        let mut linked = vec![false; target.units.len()];
        weights.iter().flatten().for_each(|given| linked[given.target as usize] = true);
        let unsure = |(unit, row): &(&Unit, &Vec<Given>)| {
            unit.count > 0 && unit.kind == Kind::Word && row.iter().all(|given| given.weight < 1.0)
        };
        let units = source.units.iter().zip(&weights).enumerate();
        let unknown: Vec<usize> = units.filter(|(_, unit)| unsure(unit)).map(|(index, _)| index).collect();
        if reading == Reading::Arabic {
            number_words(source, target, &mut weights, &mut linked);
            for (index, like) in unknown.iter().zip(names(source, target, &unknown, &linked, threads)) {
                let given = |(target, weight)| Given { target, weight, basis: Basis::Name };
                weights[*index].extend(like.into_iter().map(given));
            }
        }
        Self::normalised(source, target, weights)
    }

    /// The links of a source unit.
    pub fn of(&self, source: u32) -> &[Link] {
        &self.links[self.starts[source as usize]..self.starts[source as usize + 1]]
    }

    fn normalised(source: &Side, target: &Side, mut rows: Vec<Vec<Given>>) -> Self {
        for (index, row) in rows.iter_mut().enumerate() {
            let sum: f64 = row.iter().map(|given| given.weight).sum();
            let from = f64::from(source.units[index].count);
            for given in row {
                // Source units that outnumber what they are said to mean mostly mean something else.
                let most = 1.5 * f64::from(target.units[given.target as usize].count) / from;
                given.weight = (given.weight / sum).min(most);
            }
        }
        Self::from_probabilities(source, target, rows)
    }

    /// Links of which the weights are p(target | source).
    pub fn from_probabilities(source: &Side, target: &Side, rows: Vec<Vec<Given>>) -> Self {
        let count = |side: &Side, unit: u32| f64::from(side.units[unit as usize].count);
        // How much of each target unit the source side accounts for.
        let mut explained = vec![0.0; target.units.len()];
        for (index, row) in rows.iter().enumerate() {
            for given in row {
                explained[given.target as usize] += given.weight * count(source, index as u32);
            }
        }
        let (source_total, target_total) = (source.total as f64, target.total as f64);
        let mut links = Links { starts: vec![0], links: Vec::new() };
        for row in rows {
            for Given { target: to, weight: p, basis } in row {
                let forward = (p * target_total / count(target, to)) as f32;
                let backward = (p * source_total / explained[to as usize].max(count(target, to))) as f32;
                links.links.push(Link { target: to, forward, backward, basis });
            }
            links.starts.push(links.links.len());
        }
        links
    }
}

/// So many units are looked up by one thread before it asks for more.
const CHUNK: usize = 256;

/// The target units that a source unit may be by itself, without a look at the others.
fn known(unit: &Unit, reading: Reading, lexicon: &Lexicon, by_text: &FxHashMap<&str, u32>) -> Vec<Given> {
    let mut equivalents = Vec::new();
    if unit.count == 0 {
        return Vec::new();
    }
    match &unit.kind {
        Kind::Number | Kind::Latin => equivalents.push(same(unit)),
        Kind::Phrase(known) => equivalents.extend(known.iter().cloned()),
        Kind::Word if reading == Reading::Arabic => equivalents = lexicon.lookup(&unit.text),
        // Short small words of two languages often look alike without being related.
        Kind::Word if unit.text.chars().count() >= 4 || unit.small == 0 => equivalents.push(same(unit)),
        Kind::Word => {}
    }
    let missing = |equivalent: &Equivalent| !by_text.contains_key(equivalent.stem.as_str());
    if matches!(unit.kind, Kind::Phrase(_)) && equivalents.iter().all(missing) {
        equivalents = unit.text.split(' ').flat_map(|word| lexicon.lookup(word)).collect();
    }
    let basis = |list| match (&unit.kind, list) {
        (Kind::Word | Kind::Phrase(_), Some(list)) => Basis::List(list),
        (Kind::Number, _) => Basis::Number,
        _ => Basis::Spelling,
    };
    let given = |Equivalent { stem, weight, list }| {
        by_text.get(stem.as_str()).map(|&target| Given { target, weight, basis: basis(list) })
    };
    equivalents.into_iter().filter_map(given).collect()
}

fn same(unit: &Unit) -> Equivalent {
    Equivalent { stem: unit.text.clone(), weight: 1.0, list: None }
}

/// Links numbers in digits on the Arabic side to numbers in words on the English side.
fn number_words(source: &Side, target: &Side, weights: &mut [Vec<Given>], linked: &mut [bool]) {
    let mut digits: FxHashMap<&str, usize> = FxHashMap::default();
    digits.extend(source.units.iter().enumerate().filter(|(_, u)| u.kind == Kind::Number).map(|(i, u)| (&*u.text, i)));
    for (index, unit) in target.units.iter().enumerate() {
        let value = english_number(&unit.written.to_lowercase());
        if let Some(&number) = value.and_then(|value| digits.get(value)) {
            weights[number].push(Given { target: index as u32, weight: 0.5, basis: Basis::Number });
            linked[index] = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_tell_where_they_come_from() {
        let lexicon = Lexicon::parse_tsv("test", "وزير\tminister\nقال\tsay\nالأمم المتحدة\tUN").unwrap();
        for (arabic, english, target, basis) in [
            ("قال الوزير", "The minister said", "minist", Some(Basis::List(0))),
            ("الأمم المتحدة", "the UN", "un", Some(Basis::List(0))),
            ("عام ٢٠٢٤", "in 2024", "2024", Some(Basis::Number)),
            ("ثلاثة ملايين", "3,000,000", "3000000", Some(Basis::Number)),
            ("25", "twenty-five", "25", Some(Basis::Number)),
            ("لافروف", "Lavrov", "lavrov", Some(Basis::Name)),
            ("كلوروكين", "with chloroquine", "chloroquin", Some(Basis::Name)),
            ("شركة Siemens", "Siemens", "siemen", Some(Basis::Spelling)),
            ("وSiemens", "Siemens", "siemen", Some(Basis::Spelling)),
            ("لافروف", "Merkel", "merkel", None),
            ("عام ٢٠٢٤", "in 2023", "2023", None),
        ] {
            let source = Side::new(&[arabic], Reading::Arabic, &lexicon);
            let target_side = Side::new(&[english], Reading::English, &lexicon);
            let links = Links::new(&source, &target_side, Reading::Arabic, &lexicon, 1);
            let wanted = target_side.units.iter().position(|unit| unit.text == target).unwrap() as u32;
            let all = (0..source.units.len() as u32).flat_map(|unit| links.of(unit));
            let found = all.into_iter().find(|link| link.target == wanted).map(|link| link.basis);
            assert_eq!(found, basis, "{arabic} / {english}");
        }
    }
}
