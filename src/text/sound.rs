//! Sounds: whether a name written in Arabic and a name in Latin letters may be one.
//!
//! Two measures. A *skeleton* is the row of consonant classes of a name: letters that stand for one another (ب for b and
//! p, ف for f and v, ج and غ for g) share a class, doubled ones count once, vowels, hamza and ع go. It is what candidates
//! are found by. [`Sounds::likeness`] then lays the letters of both along one another, each pair with its own cost: nothing for
//! the usual correspondences, little for the rarer ones (`خ` for Spanish j, `ش` for ch) and for vowels that Arabic does
//! not write, much for consonants that are not related.

/// The consonant classes of an Arabic word that is already folded.
pub fn arabic_skeleton(folded: &str) -> String {
    let mut skeleton = String::new();
    for sound in arabic_sounds(folded) {
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

/// The consonant classes of a word in Latin letters; empty if it has others.
pub fn latin_skeleton(word: &str) -> String {
    let mut skeleton = String::new();
    for sound in latin_sounds(word) {
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
            // Greek: Christopher, chlorine.
            ('c', 'h') if matches!(after, 'l' | 'r') => ('k', 2),
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

/// How well each Arabic letter and each Latin sound go together, looked up by place instead of worked out anew for every
/// pair of names of a long document.
#[derive(Debug, Clone)]
pub struct Sounds {
    costs: Vec<f64>,
}

/// The sounds of a name, ready to be compared.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sounded {
    /// The place of each sound in its list.
    places: Vec<u8>,
    /// What each sound counts for, and what it costs to leave it out.
    weights: Vec<(f64, f64)>,
}

const ARABIC: [char; 35] = [
    'ا', 'ب', 'ت', 'ث', 'ج', 'ح', 'خ', 'د', 'ذ', 'ر', 'ز', 'س', 'ش', 'ص', 'ض', 'ط', 'ظ', 'ع', 'غ', 'ف', 'ق', 'ك', 'ل',
    'م', 'ن', 'ه', 'و', 'ي', 'ء', 'پ', 'چ', 'ژ', 'ڤ', 'گ', ' ',
];

const LATIN: [char; 33] = [
    'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w',
    'x', 'y', 'z', 'ʃ', 'ʧ', 'θ', 'ð', 'χ', 'ɣ', ' ',
];

fn place(list: &[char], sound: char) -> u8 {
    list.iter().position(|known| *known == sound).unwrap_or(list.len() - 1) as u8
}

impl Sounded {
    /// The sounds of a folded Arabic word.
    pub fn arabic(folded: &str) -> Self {
        let sounds = arabic_sounds(folded);
        Sounded {
            places: sounds.iter().map(|sound| place(&ARABIC, *sound)).collect(),
            weights: sounds.iter().map(|sound| (weight(*sound), left_out_arabic(*sound))).collect(),
        }
    }

    /// The sounds of a word in Latin letters; none if it has letters beyond them.
    pub fn latin(word: &str) -> Self {
        let sounds = latin_sounds(word);
        let weight = |sound: char| if is_vowel(sound) { 0.2 } else { 1.0 };
        Sounded {
            places: sounds.iter().map(|sound| place(&LATIN, *sound)).collect(),
            weights: sounds.iter().map(|sound| (weight(*sound), left_out_latin(*sound))).collect(),
        }
    }

    fn whole(&self) -> f64 {
        self.weights.iter().map(|(weight, _)| weight).sum()
    }
}

impl Default for Sounds {
    fn default() -> Self {
        let pairs = ARABIC.iter().flat_map(|letter| LATIN.iter().map(|sound| correspondence(*letter, *sound)));
        Sounds { costs: pairs.collect() }
    }
}

impl Sounds {
    /// How alike two names are, from 0 to 1, and how many consonants they agree in.
    pub fn likeness(&self, arabic: &Sounded, latin: &Sounded) -> (f64, f64) {
        // The cheapest way to each pair of places, with the mass of the consonants that agree on it.
        let mut row = Vec::with_capacity(latin.places.len() + 1);
        row.push((0.0, 0.0));
        for (at, (_, left_out)) in latin.weights.iter().enumerate() {
            row.push((row[at].0 + left_out, 0.0));
        }
        for (letter, (weight, left_out)) in arabic.places.iter().zip(&arabic.weights) {
            let costs = &self.costs[usize::from(*letter) * LATIN.len()..];
            let mut diagonal = row[0];
            row[0].0 += left_out;
            for (at, sound) in latin.places.iter().enumerate() {
                let cost = costs[usize::from(*sound)];
                let pair = (diagonal.0 + cost * weight.max(0.5), diagonal.1 + weight * (1.0 - cost));
                let up = (row[at + 1].0 + left_out, row[at + 1].1);
                let left = (row[at].0 + latin.weights[at].1, row[at].1);
                diagonal = row[at + 1];
                let best = if up.0 < pair.0 { up } else { pair };
                row[at + 1] = if left.0 < best.0 { left } else { best };
            }
        }
        let (cost, mass) = row[latin.places.len()];
        ((1.0 - cost / arabic.whole().max(latin.whole()).max(1.0)).max(0.0), mass)
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
        Sounds::default().likeness(&Sounded::arabic(&fold(arabic)), &Sounded::latin(latin)).0
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
