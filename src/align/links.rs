//! Which units of the two sides may translate each other, and how much likelier each makes the other.

use rustc_hash::FxHashMap;

use super::parallel;
use super::side::{Kind, Reading, Side, Unit};
use crate::lexicon::{Equivalent, Lexicon};
use crate::text::{Sounds, english_number, likeness, without_clitics};

/// A pair of units, seen from the source unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Link {
    /// The target unit.
    pub target: u32,
    /// p(target | source) / p(target).
    pub forward: f32,
    /// p(source | target) / p(source).
    pub backward: f32,
}

/// All links of a document pair.
#[derive(Debug, Clone, Default)]
pub(super) struct Links {
    starts: Vec<usize>,
    links: Vec<Link>,
}

/// From this likeness on two names may be one.
const LIKE: f64 = 0.75;

/// The same for English words that are written with a small letter and may have been borrowed.
const LIKE_SMALL: f64 = 0.85;

/// Arabic endings on borrowed words and on names.
const BORROWED: [&str; 6] = ["ات", "ي", "يه", "يين", "ين", "ه"];

/// An English word by its sound.
struct Name {
    sounds: Sounds,
    unit: u32,
    small: bool,
}

impl Links {
    /// Links the units of an Arabic (or any) source side to those of an English (or any) target side.
    pub fn new(source: &Side, target: &Side, reading: Reading, lexicon: &Lexicon, threads: usize) -> Self {
        let mut weights: Vec<Vec<(u32, f64)>> = vec![Vec::new(); source.units.len()];
        let by_text: FxHashMap<&str, u32> =
            target.units.iter().enumerate().map(|(index, unit)| (unit.text.as_str(), index as u32)).collect();
        let mut linked = vec![false; target.units.len()];
        let mut unknown = Vec::new();
        for (index, unit) in source.units.iter().enumerate().filter(|(_, unit)| unit.count > 0) {
            let mut equivalents = Vec::new();
            match &unit.kind {
                Kind::Number | Kind::Latin => equivalents.push(same(unit)),
                Kind::Phrase(known) => equivalents.extend(known.iter().cloned()),
                Kind::Word if reading == Reading::Arabic => equivalents = lexicon.lookup(&unit.text),
                // Short small words of two languages often look alike without being related.
                Kind::Word if unit.text.chars().count() >= 4 || unit.small == 0 => equivalents.push(same(unit)),
                Kind::Word => {}
            }
            if matches!(unit.kind, Kind::Phrase(_))
                && equivalents.iter().all(|e| !by_text.contains_key(e.stem.as_str()))
            {
                equivalents = unit.text.split(' ').flat_map(|word| lexicon.lookup(word)).collect();
            }
            for Equivalent { stem, weight, .. } in equivalents {
                if let Some(&found) = by_text.get(stem.as_str()) {
                    weights[index].push((found, weight));
                    linked[found as usize] = true;
                }
            }
            if unit.kind == Kind::Word && weights[index].iter().all(|(_, weight)| *weight < 1.0) {
                unknown.push(index);
            }
        }
        if reading == Reading::Arabic {
            number_words(source, target, &mut weights, &mut linked);
            names((source, target), &unknown, &linked, &mut weights, threads);
        }
        Self::normalised(source, target, weights)
    }

    /// The links of a source unit.
    pub fn of(&self, source: u32) -> &[Link] {
        &self.links[self.starts[source as usize]..self.starts[source as usize + 1]]
    }

    fn normalised(source: &Side, target: &Side, mut weights: Vec<Vec<(u32, f64)>>) -> Self {
        for (index, row) in weights.iter_mut().enumerate() {
            let sum: f64 = row.iter().map(|(_, weight)| *weight).sum();
            let from = f64::from(source.units[index].count);
            for (to, weight) in row {
                // Source units that outnumber what they are said to mean mostly mean something else.
                *weight = (*weight / sum).min(1.5 * f64::from(target.units[*to as usize].count) / from);
            }
        }
        Self::from_probabilities(source, target, weights)
    }

    /// Links of which p(target | source) is known.
    pub fn from_probabilities(source: &Side, target: &Side, rows: Vec<Vec<(u32, f64)>>) -> Self {
        let count = |side: &Side, unit: u32| f64::from(side.units[unit as usize].count);
        // How much of each target unit the source side accounts for.
        let mut explained = vec![0.0; target.units.len()];
        for (index, row) in rows.iter().enumerate() {
            for &(to, p) in row {
                explained[to as usize] += p * count(source, index as u32);
            }
        }
        let (source_total, target_total) = (source.total as f64, target.total as f64);
        let mut links = Links { starts: vec![0], links: Vec::new() };
        for row in rows {
            for (to, p) in row {
                let forward = p * target_total / count(target, to);
                let backward = p * source_total / explained[to as usize].max(count(target, to));
                links.links.push(Link { target: to, forward: forward as f32, backward: backward as f32 });
            }
            links.starts.push(links.links.len());
        }
        links
    }
}

fn same(unit: &Unit) -> Equivalent {
    Equivalent { stem: unit.text.clone(), weight: 1.0, list: None }
}

/// Links numbers in digits on the Arabic side to numbers in words on the English side.
fn number_words(source: &Side, target: &Side, weights: &mut [Vec<(u32, f64)>], linked: &mut [bool]) {
    let mut digits: FxHashMap<&str, usize> = FxHashMap::default();
    digits.extend(source.units.iter().enumerate().filter(|(_, u)| u.kind == Kind::Number).map(|(i, u)| (&*u.text, i)));
    for (index, unit) in target.units.iter().enumerate() {
        let value = english_number(&unit.written.to_lowercase());
        if let Some(&number) = value.and_then(|value| digits.get(value)) {
            weights[number].push((index as u32, 0.5));
            linked[index] = true;
        }
    }
}

/// English words by their first consonant class and the number of classes.
type Names = FxHashMap<(u8, usize), Vec<Name>>;

/// Links Arabic words that the lexicon does not know, or of which nothing it knows occurs, to English names and
/// borrowed words that sound like them and stand roughly where they do.
fn names(
    (source, target): (&Side, &Side),
    unknown: &[usize],
    linked: &[bool],
    weights: &mut [Vec<(u32, f64)>],
    threads: usize,
) {
    let mut names = Names::default();
    for (index, unit) in target.units.iter().enumerate() {
        if unit.kind == Kind::Word && unit.count > 0 && !linked[index] {
            let sounds = Sounds::latin(&unit.written);
            let skeleton = sounds.skeleton().as_bytes();
            if skeleton.len() >= 2 {
                let key = (skeleton[0], skeleton.len());
                names.entry(key).or_default().push(Name { sounds, unit: index as u32, small: unit.small > 0 });
            }
        }
    }
    let near = Near::new(source, target);
    let found = parallel::map(threads, unknown.len(), |index| {
        let unit = unknown[index] as u32;
        like(&source.units[unit as usize].text, &names, |name| near.somewhere(unit, name))
    });
    for (index, like) in unknown.iter().zip(found) {
        weights[*index].extend(like);
    }
}

/// The names that sound like an Arabic word and are `near` it, with their weights.
fn like(word: &str, names: &Names, near: impl Fn(u32) -> bool) -> Vec<(u32, f64)> {
    let mut best: Vec<(u32, f64)> = Vec::new();
    let bare = without_clitics(word);
    let spellings = bare.flat_map(|bare| {
        std::iter::once(bare).chain(BORROWED.iter().filter_map(move |ending| bare.strip_suffix(ending)))
    });
    for spelling in spellings {
        let sounds = Sounds::arabic(spelling);
        let skeleton = sounds.skeleton().as_bytes();
        let Some(&first) = skeleton.first().filter(|_| skeleton.len() >= 2) else { continue };
        for length in skeleton.len().saturating_sub(2)..=skeleton.len() + 2 {
            for name in names.get(&(first, length)).into_iter().flatten() {
                // A whole consonant too many is too much for what need not be a name.
                if name.small && length.abs_diff(skeleton.len()) > 1 {
                    continue;
                }
                let least = if name.small { LIKE_SMALL } else { LIKE };
                let alike = if near(name.unit) { likeness(&sounds, &name.sounds, least) } else { None };
                let Some((likeness, mass)) = alike else { continue };
                if !name.small || mass >= 3.0 {
                    // Two or three consonants agree by chance more often.
                    let weight = likeness * likeness * (mass / 4.0).min(1.0);
                    match best.iter_mut().find(|(known, _)| *known == name.unit) {
                        Some((_, known)) => *known = known.max(weight),
                        None => best.push((name.unit, weight)),
                    }
                }
            }
        }
    }
    let top = best.iter().map(|(_, weight)| *weight).fold(0.0, f64::max);
    best.retain(|(_, weight)| *weight >= 0.8 * top);
    best
}

/// Whether units occur in about the same place of both texts. In a long text a likeness far away is chance.
struct Near<'s> {
    source: &'s Side,
    target: &'s Side,
    ratio: f64,
    /// How many target segments away is still near.
    reach: f64,
}

impl<'s> Near<'s> {
    fn new(source: &'s Side, target: &'s Side) -> Self {
        let ratio = target.len() as f64 / source.len().max(1) as f64;
        Near { source, target, ratio, reach: f64::max(300.0, 0.1 * target.len() as f64) }
    }

    fn somewhere(&self, source: u32, target: u32) -> bool {
        if self.reach >= self.target.len() as f64 {
            return true;
        }
        let there = self.target.postings(target);
        self.source.postings(source).iter().any(|(segment, _)| {
            let place = f64::from(*segment) * self.ratio;
            let next = there.partition_point(|(segment, _)| f64::from(*segment) < place - self.reach);
            there.get(next).is_some_and(|(segment, _)| f64::from(*segment) <= place + self.reach)
        })
    }
}
