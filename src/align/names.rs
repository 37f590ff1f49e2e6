//! Words that sound alike: names, and words that one language has borrowed from the other.

use rustc_hash::FxHashMap;

use super::side::{Kind, Side};
use crate::parallel;
use crate::text::{Sounds, likeness, without_clitics};

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

/// English words by their first consonant class and the number of classes.
type Names = FxHashMap<(u8, usize), Alike>;

/// English words that begin alike and are as long as one another.
#[derive(Default)]
struct Alike {
    /// The consonant classes of each as a set; beside the words, because most are passed over for it.
    classes: Vec<u32>,
    words: Vec<Name>,
}

/// For each unknown Arabic unit the English names and borrowed words that sound like it and stand roughly where it does,
/// with weights; target units that are linked already are left out.
pub(super) fn names(
    source: &Side,
    target: &Side,
    unknown: &[usize],
    linked: &[bool],
    threads: usize,
) -> Vec<Vec<(u32, f64)>> {
    let mut names = Names::default();
    for (index, unit) in target.units.iter().enumerate() {
        if unit.kind == Kind::Word && unit.count > 0 && !linked[index] {
            let sounds = Sounds::latin(&unit.written);
            let skeleton = sounds.skeleton().as_bytes();
            if skeleton.len() >= 2 {
                let key = (skeleton[0], skeleton.len());
                let alike: &mut Alike = names.entry(key).or_default();
                alike.classes.push(classes(skeleton));
                alike.words.push(Name { sounds, unit: index as u32, small: unit.small > 0 });
            }
        }
    }
    let near = Near::new(source, target);
    parallel::map(threads, unknown.len(), |index| {
        let unit = unknown[index] as u32;
        like(&source.units[unit as usize].text, &names, |name| near.somewhere(unit, name))
    })
}

/// The consonant classes of a skeleton as a set.
fn classes(skeleton: &[u8]) -> u32 {
    skeleton.iter().fold(0, |set, class| set | 1 << (class & 31))
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
        let own = classes(skeleton);
        for length in skeleton.len().saturating_sub(2)..=skeleton.len() + 2 {
            let Some(alike) = names.get(&(first, length)) else { continue };
            // Three classes that only one of both has are too many.
            let near_in_sound =
                alike.classes.iter().zip(&alike.words).filter(|(set, _)| (own ^ **set).count_ones() <= 3);
            for (_, name) in near_in_sound {
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
