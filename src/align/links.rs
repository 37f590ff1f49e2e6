//! Which units of the two sides may translate each other, and how much likelier each makes the other.

use rustc_hash::FxHashMap;

use super::side::{Kind, Reading, Side, Unit};
use crate::lexicon::Lexicon;
use crate::text::{alike, arabic_skeleton, english_number, latin_skeleton, without_clitics};

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

impl Links {
    /// Links the units of an Arabic (or any) source side to those of an English (or any) target side.
    pub fn new(source: &Side, target: &Side, reading: Reading, lexicon: &Lexicon) -> Self {
        let mut weights: Vec<Vec<(u32, f64)>> = vec![Vec::new(); source.units.len()];
        let by_text: FxHashMap<&str, u32> =
            target.units.iter().enumerate().map(|(index, unit)| (unit.text.as_str(), index as u32)).collect();
        let mut linked = vec![false; target.units.len()];
        let mut unknown = Vec::new();
        for (index, unit) in source.units.iter().enumerate().filter(|(_, unit)| unit.count > 0) {
            let mut equivalents = Vec::new();
            match &unit.kind {
                Kind::Number | Kind::Latin => equivalents.push(same(unit)),
                Kind::Phrase(known) => equivalents.extend(known.iter().map(|e| (e.stem.clone(), e.weight))),
                Kind::Word if reading == Reading::Arabic => {
                    equivalents.extend(lexicon.lookup(&unit.text).into_iter().map(|e| (e.stem, e.weight)));
                }
                // Short small words of two languages often look alike without being related.
                Kind::Word if unit.text.chars().count() >= 4 || unit.small == 0 => equivalents.push(same(unit)),
                Kind::Word => {}
            }
            if unit.kind == Kind::Word && equivalents.is_empty() {
                unknown.push(index);
            }
            for (stem, weight) in equivalents {
                if let Some(&found) = by_text.get(stem.as_str()) {
                    weights[index].push((found, weight));
                    linked[found as usize] = true;
                }
            }
        }
        if reading == Reading::Arabic {
            number_words(source, target, &mut weights, &mut linked);
            names(source, target, &unknown, &linked, &mut weights);
        }
        Self::normalised(source, target, weights)
    }

    /// The links of a source unit.
    pub fn of(&self, source: u32) -> &[Link] {
        &self.links[self.starts[source as usize]..self.starts[source as usize + 1]]
    }

    fn normalised(source: &Side, target: &Side, weights: Vec<Vec<(u32, f64)>>) -> Self {
        let count = |side: &Side, unit: u32| f64::from(side.units[unit as usize].count);
        // How much of each target unit the source side accounts for.
        let mut explained = vec![0.0; target.units.len()];
        let mut links = Links { starts: vec![0], links: Vec::new() };
        let mut given = Vec::new();
        for (index, row) in weights.iter().enumerate() {
            let sum: f64 = row.iter().map(|(_, weight)| weight).sum();
            for &(to, weight) in row {
                // Source units that outnumber what they are said to mean mostly mean something else.
                let p = (weight / sum).min(1.5 * count(target, to) / count(source, index as u32));
                explained[to as usize] += p * count(source, index as u32);
                given.push((index as u32, to, p));
            }
        }
        let (source_total, target_total) = (source.total as f64, target.total as f64);
        let mut next = given.into_iter().peekable();
        for index in 0..weights.len() as u32 {
            while let Some((_, to, p)) = next.next_if(|(from, ..)| *from == index) {
                let forward = p * target_total / count(target, to);
                let backward = p * source_total / explained[to as usize].max(count(target, to));
                links.links.push(Link { target: to, forward: forward as f32, backward: backward as f32 });
            }
            links.starts.push(links.links.len());
        }
        links
    }
}

fn same(unit: &Unit) -> (String, f64) {
    (unit.text.clone(), 1.0)
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

/// Links Arabic words that the lexicon does not know to English names that sound like them.
fn names(source: &Side, target: &Side, unknown: &[usize], linked: &[bool], weights: &mut [Vec<(u32, f64)>]) {
    let mut by_sound: FxHashMap<(u8, usize), Vec<(String, u32)>> = FxHashMap::default();
    for (index, unit) in target.units.iter().enumerate() {
        let named = unit.kind == Kind::Word && unit.count > 0 && unit.small == 0 && !linked[index];
        let skeleton = if named { latin_skeleton(&unit.written) } else { String::new() };
        if skeleton.len() >= 2 {
            let key = (skeleton.as_bytes()[0], skeleton.len());
            by_sound.entry(key).or_default().push((skeleton, index as u32));
        }
    }
    for &index in unknown {
        let mut best: Vec<(u32, f64)> = Vec::new();
        for bare in without_clitics(&source.units[index].text) {
            let skeleton = arabic_skeleton(bare);
            let Some(&first) = skeleton.as_bytes().first() else { continue };
            for length in skeleton.len().saturating_sub(2)..=skeleton.len() + 2 {
                for (sound, name) in by_sound.get(&(first, length)).into_iter().flatten() {
                    let likeness = alike(&skeleton, sound);
                    if likeness >= LIKE {
                        // Two or three consonants agree by chance more often.
                        let weight = likeness * likeness * (skeleton.len() as f64 / 4.0).min(1.0);
                        match best.iter_mut().find(|(known, _)| known == name) {
                            Some((_, known)) => *known = known.max(weight),
                            None => best.push((*name, weight)),
                        }
                    }
                }
            }
        }
        let top = best.iter().map(|(_, weight)| *weight).fold(0.0, f64::max);
        weights[index].extend(best.into_iter().filter(|(_, weight)| *weight >= 0.8 * top));
    }
}
