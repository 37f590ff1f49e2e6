//! Sounds: whether a name written in Arabic and a name in Latin letters may be one.
//!
//! Two measures. A *skeleton* is the row of consonant classes of a name: letters that stand for one another (ب for b and
//! p, ف for f and v, ج and غ for g) share a class, doubled ones count once, vowels, hamza and ع go. It is what candidates
//! are found by. [`likeness`] then lays the letters of both along one another, each pair with its own cost: nothing for
//! the usual correspondences, little for the rarer ones (`خ` for Spanish j, `ش` for ch) and for vowels that Arabic does
//! not write, much for consonants that are not related.

use std::sync::OnceLock;

/// A word as a row of sounds, ready to be compared with those of the other script.
#[derive(Debug, Clone)]
pub struct Sounds {
    skeleton: String,
    /// Places in [`ARABIC`] or [`LATIN`].
    places: Vec<u8>,
    /// What its sounds count for altogether.
    mass: f64,
}

/// The letters of Arabic words that stand for a sound of the other script; any other stands for none.
const ARABIC: &str = "ابپتثجچحخدذرزژسشصضطظعغفڤقكگلمنهويء";

/// The sounds of words in Latin letters.
const LATIN: &str = "abcdefghijklmnopqrstuvwxyzʧʃθðχɣ";

impl Sounds {
    /// Those of an Arabic word that is already folded.
    pub fn arabic(folded: &str) -> Self {
        let sounds = arabic_sounds(folded);
        let mass = sounds.iter().map(|letter| weight(*letter)).sum();
        Sounds { skeleton: arabic_skeleton(&sounds), places: places(&sounds, ARABIC), mass }
    }

    /// Those of a word in Latin letters; none if it has others.
    pub fn latin(word: &str) -> Self {
        let sounds = latin_sounds(word);
        let mass = sounds.iter().map(|sound| if is_vowel(*sound) { 0.2 } else { 1.0 }).sum();
        Sounds { skeleton: latin_skeleton(&sounds), places: places(&sounds, LATIN), mass }
    }

    /// The consonant classes.
    pub fn skeleton(&self) -> &str {
        &self.skeleton
    }
}

fn places(sounds: &[char], alphabet: &str) -> Vec<u8> {
    let end = alphabet.chars().count();
    sounds.iter().map(|sound| alphabet.chars().position(|c| c == *sound).unwrap_or(end) as u8).collect()
}

/// The consonant classes of an Arabic word.
fn arabic_skeleton(sounds: &[char]) -> String {
    let mut skeleton = String::new();
    for &sound in sounds {
        let class = match sound {
            'ب' | 'پ' => 'b',
            'ت' | 'ط' | 'ث' => 't',
            'د' | 'ض' | 'ذ' | 'ظ' => 'd',
            'ج' | 'غ' | 'گ' => 'g',
            'ك' | 'ق' | 'خ' => 'k',
            'س' | 'ص' | 'ز' | 'ژ' => 's',
            'ش' | 'چ' => 'c',
            'ف' | 'ڤ' => 'f',
            'ح' | 'ه' => 'h',
            'ل' => 'l',
            'م' => 'm',
            'ن' => 'n',
            'ر' => 'r',
            _ => continue,
        };
        push(&mut skeleton, class);
    }
    skeleton
}

/// The consonant classes of a word in Latin letters.
fn latin_skeleton(sounds: &[char]) -> String {
    let mut skeleton = String::new();
    for &sound in sounds {
        let class = match sound {
            'b' | 'p' => 'b',
            't' | 'θ' => 't',
            'd' | 'ð' => 'd',
            'g' | 'j' | 'ɣ' => 'g',
            'k' | 'q' | 'χ' => 'k',
            's' | 'z' => 's',
            'ʃ' | 'ʧ' => 'c',
            'f' | 'v' => 'f',
            'l' | 'm' | 'n' | 'r' | 'h' => sound,
            _ => continue,
        };
        push(&mut skeleton, class);
    }
    skeleton
}

/// The sounds of a folded Arabic word: its letters, `تش` as one, a final ه left out.
fn arabic_sounds(folded: &str) -> Vec<char> {
    let mut sounds = Vec::with_capacity(folded.len() / 2);
    let mut letters = folded.strip_suffix('ه').unwrap_or(folded).chars().peekable();
    while let Some(letter) = letters.next() {
        let sound = match letter {
            'ت' if letters.next_if_eq(&'ش').is_some() => 'چ',
            letter => letter,
        };
        if sounds.last() != Some(&sound) || matches!(sound, 'و' | 'ي') {
            sounds.push(sound);
        }
    }
    sounds
}

/// The sounds of a word in Latin letters, digraphs as one; none if it has letters beyond them.
fn latin_sounds(word: &str) -> Vec<char> {
    let folded = super::fold(word);
    let letters: Vec<char> = folded.chars().filter(|c| c.is_alphabetic()).collect();
    if letters.iter().any(|c| !c.is_ascii()) {
        return Vec::new();
    }
    let mut sounds = Vec::with_capacity(letters.len());
    let mut at = 0;
    while at < letters.len() {
        let next = letters.get(at + 1).copied().unwrap_or(' ');
        let after = letters.get(at + 2).copied().unwrap_or(' ');
        let (sound, taken) = match (letters[at], next) {
            ('t', 'c') if after == 'h' => ('ʧ', 3),
            ('s', 'c') if after == 'h' => ('ʃ', 3),
            ('s', 'h') => ('ʃ', 2),
            ('c', 'h') => ('ʧ', 2),
            ('p', 'h') => ('f', 2),
            ('t', 'h') => ('θ', 2),
            ('d', 'h') => ('ð', 2),
            ('k', 'h') => ('χ', 2),
            ('c', 'k') => ('k', 2),
            ('g', 'h') => ('ɣ', 2),
            ('d', 'j') => ('j', 2),
            ('t', 'z') => ('z', 2),
            ('c', 'e' | 'i' | 'y') => ('s', 1),
            ('c', _) => ('k', 1),
            ('x', _) => {
                sounds.push('k');
                ('s', 1)
            }
            // A final h is mute or a mere ending, as ه is in Arabic.
            ('h', ' ') => (' ', 1),
            (letter, _) => (letter, 1),
        };
        if sound != ' ' && sounds.last() != Some(&sound) {
            sounds.push(sound);
        }
        at += taken;
    }
    sounds
}

/// How alike two names are, from 0 to 1, and how many consonants they agree in; `None` if they are less alike than
/// `least`.
pub fn likeness(arabic: &Sounds, latin: &Sounds, least: f64) -> Option<(f64, f64)> {
    let table = Table::get();
    let whole = arabic.mass.max(latin.mass).max(1.0);
    let most = (1.0 - least) * whole + 1e-9;
    if latin.places.len() > LONGEST {
        return None;
    }
    // The cheapest way to each pair of places, with the mass of the consonants that agree on it.
    let mut row = [(0.0, 0.0); LONGEST + 1];
    for (at, sound) in latin.places.iter().enumerate() {
        row[at + 1] = (row[at].0 + table.latin[usize::from(*sound)], 0.0);
    }
    for letter in &arabic.places {
        let (left_out, weight, costs) = &table.arabic[usize::from(*letter)];
        let mut diagonal = row[0];
        row[0].0 += left_out;
        let mut cheapest = row[0].0;
        for (at, sound) in latin.places.iter().enumerate() {
            let cost = costs[usize::from(*sound)];
            let pair = (diagonal.0 + cost * f64::max(*weight, 0.5), diagonal.1 + weight * (1.0 - cost));
            let up = (row[at + 1].0 + left_out, row[at + 1].1);
            let left = (row[at].0 + table.latin[usize::from(*sound)], row[at].1);
            diagonal = row[at + 1];
            let mut best = pair;
            for way in [up, left] {
                if way.0 < best.0 {
                    best = way;
                }
            }
            row[at + 1] = best;
            cheapest = cheapest.min(best.0);
        }
        // It never gets cheaper.
        if cheapest > most {
            return None;
        }
    }
    let (cost, mass) = row[latin.places.len()];
    (cost <= most).then_some(((1.0 - cost / whole).max(0.0), mass))
}

/// Longer words are no names.
const LONGEST: usize = 40;

/// All costs by places in the alphabets.
struct Table {
    /// By letter: what it costs to leave it out, what it counts for, and what each Latin sound for it costs.
    arabic: Vec<(f64, f64, Vec<f64>)>,
    /// What it costs to leave a sound out.
    latin: Vec<f64>,
}

impl Table {
    fn get() -> &'static Table {
        static TABLE: OnceLock<Table> = OnceLock::new();
        TABLE.get_or_init(|| {
            // The last of each alphabet stands for all others.
            let sounds: Vec<char> = LATIN.chars().chain(['?']).collect();
            let costs = |letter| sounds.iter().map(|sound| correspondence(letter, *sound)).collect();
            let arabic = ARABIC.chars().chain(['؟']);
            Table {
                arabic: arabic.map(|letter| (left_out_arabic(letter), weight(letter), costs(letter))).collect(),
                latin: sounds.iter().map(|sound| left_out_latin(*sound)).collect(),
            }
        })
    }
}

/// What a letter counts for: consonants tell names apart, vowels hardly.
fn weight(letter: char) -> f64 {
    match letter {
        'ا' | 'ع' | 'ء' => 0.2,
        'و' | 'ي' => 0.4,
        _ => 1.0,
    }
}

fn is_vowel(sound: char) -> bool {
    matches!(sound, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

fn left_out_arabic(letter: char) -> f64 {
    match letter {
        'ا' | 'ي' | 'و' => 0.25,
        'ع' | 'ء' | 'ه' => 0.15,
        _ => 1.0,
    }
}

fn left_out_latin(sound: char) -> f64 {
    match sound {
        'a' | 'e' | 'i' | 'o' | 'u' | 'y' => 0.08,
        'h' | 'w' | 'ɣ' => 0.2,
        't' | 's' | 'g' | 'd' => 0.8,
        _ => 1.0,
    }
}

/// What it costs that an Arabic letter stands for a Latin sound, from 0 (usual) to 1 (never).
fn correspondence(letter: char, sound: char) -> f64 {
    let (usual, rare, rarer) = match letter {
        'ب' => ("bp", "v", "f"),
        'پ' => ("p", "b", ""),
        'ت' => ("t", "θ", "d"),
        'ط' => ("t", "θ", ""),
        'ث' => ("θ", "ts", ""),
        'ج' => ("jg", "z", "ʧʃy"),
        'گ' => ("g", "", ""),
        'غ' => ("gɣ", "", "rkj"),
        'ق' => ("qk", "g", "ʧ"),
        'ك' => ("kq", "ʧ", "gχ"),
        'خ' => ("χ", "ʧj", "khg"),
        'ح' | 'ه' => ("h", "", "χj"),
        'د' | 'ض' => ("d", "ð", "t"),
        'ذ' | 'ظ' => ("ð", "zdθ", ""),
        'ر' => ("r", "", ""),
        'ز' => ("z", "s", "ʧð"),
        'ژ' => ("jz", "", ""),
        'س' => ("s", "z", "θʃ"),
        'ص' => ("s", "", "z"),
        'ش' => ("ʃ", "ʧ", "sjz"),
        'چ' => ("ʧ", "", "ʃjsk"),
        'ف' => ("fv", "", "pw"),
        'ڤ' => ("v", "f", ""),
        'ل' => ("l", "", ""),
        'م' => ("m", "", "n"),
        'ن' => ("n", "", "m"),
        'و' => ("wou", "v", "a"),
        'ي' => ("yie", "j", "a"),
        'ا' => ("a", "eo", "iu"),
        'ع' => ("a", "eiou", ""),
        _ => return 1.0,
    };
    [(usual, 0.0), (rare, 0.2), (rarer, 0.45)].iter().find(|(sounds, _)| sounds.contains(sound)).map_or(1.0, |it| it.1)
}

fn push(skeleton: &mut String, class: char) {
    if !skeleton.ends_with(class) {
        skeleton.push(class);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    fn like(arabic: &str, latin: &str) -> f64 {
        likeness(&Sounds::arabic(&fold(arabic)), &Sounds::latin(latin), 0.0).map_or(0.0, |like| like.0)
    }

    #[test]
    fn one_name_in_two_scripts_sounds_alike() {
        for (arabic, latin) in [
            ("بزشكيان", "Pezeshkian"),
            ("لافروف", "Lavrov"),
            ("تشرشل", "Churchill"),
            ("فيلادلفيا", "Philadelphia"),
            ("غوتيريش", "Guterres"),
            ("تكساس", "Texas"),
            ("سارة", "Sarah"),
            ("روزا", "Rosa"),
            ("مايكل", "Michael"),
            ("خوسيه", "José"),
            ("ماي", "May"),
            ("ميركل", "Merkel"),
            ("كلوروكين", "chloroquine"),
            ("مورسيا", "Murcia"),
        ] {
            assert!(like(arabic, latin) >= 0.75, "{arabic} / {latin}: {}", like(arabic, latin));
        }
    }

    #[test]
    fn different_names_do_not() {
        for (arabic, latin) in [
            ("لافروف", "Pezeshkian"),
            ("سالم", "Sami"),
            ("و", "Aiea"),
            ("أحمد", "Ali"),
            ("جونسون", "Jackson"),
            ("مارتن", "Merton-Smith"),
            ("رام", "Rome's"),
        ] {
            assert!(like(arabic, latin) < 0.75, "{arabic} / {latin}: {}", like(arabic, latin));
        }
    }
}
