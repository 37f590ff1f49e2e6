//! Sounds: the consonants of a name, so that a name written in Arabic and the same name in Latin letters can be compared.
//!
//! Both spellings are reduced to a skeleton of consonant classes. Vowels, و and ي, hamza and ع go, because the two
//! scripts write them differently or not at all; letters that stand for one another (ب for b and p, ف for f and v, ج and
//! غ for g) share a class; doubled consonants count once.

/// The consonants of an Arabic word that is already folded.
pub fn arabic_skeleton(folded: &str) -> String {
    let mut skeleton = String::new();
    let mut letters = folded.trim_end_matches('ه').chars().peekable();
    while let Some(letter) = letters.next() {
        let class = match letter {
            'ت' if letters.peek() == Some(&'ش') => {
                letters.next();
                'c'
            }
            'ك' if letters.peek() == Some(&'س') => {
                letters.next();
                push(&mut skeleton, 'k');
                's'
            }
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

/// The consonants of a word in Latin letters; empty if it has others.
pub fn latin_skeleton(word: &str) -> String {
    let folded = super::fold(word);
    let letters: Vec<char> = folded.chars().filter(|c| c.is_alphabetic()).collect();
    if letters.iter().any(|c| !c.is_ascii()) {
        return String::new();
    }
    let mut skeleton = String::new();
    let mut at = 0;
    while at < letters.len() {
        let next = letters.get(at + 1).copied().unwrap_or(' ');
        let after = letters.get(at + 2).copied().unwrap_or(' ');
        let (class, taken) = match (letters[at], next) {
            ('t', 'c') if after == 'h' => ('c', 3),
            ('s', 'h') | ('c', 'h') => ('c', 2),
            ('p', 'h') => ('f', 2),
            ('t', 'h') => ('t', 2),
            ('d', 'h') => ('d', 2),
            ('k', 'h') | ('c', 'k') => ('k', 2),
            ('g', 'h') | ('d', 'j') => ('g', 2),
            ('t', 'z') => ('s', 2),
            ('c', 'e' | 'i' | 'y') => ('s', 1),
            ('b' | 'p', _) => ('b', 1),
            ('t', _) => ('t', 1),
            ('d', _) => ('d', 1),
            ('g' | 'j', _) => ('g', 1),
            ('k' | 'q' | 'c', _) => ('k', 1),
            ('s' | 'z', _) => ('s', 1),
            ('f' | 'v', _) => ('f', 1),
            ('l' | 'm' | 'n' | 'r', _) => (letters[at], 1),
            ('x', _) => {
                push(&mut skeleton, 'k');
                ('s', 1)
            }
            // A final h is mute or a mere ending, as ه is in Arabic.
            ('h', ' ') => (' ', 1),
            ('h', _) => ('h', 1),
            _ => (' ', 1),
        };
        if class != ' ' {
            push(&mut skeleton, class);
        }
        at += taken;
    }
    skeleton
}

/// How alike two skeletons are, 0 to 1. Short ones tell little, so below four consonants only equal ones are alike.
pub fn alike(a: &str, b: &str) -> f64 {
    if a == b {
        return if a.is_empty() { 0.0 } else { 1.0 };
    }
    if a.len().min(b.len()) < 3 || a.len().max(b.len()) < 4 { 0.0 } else { strsim::normalized_levenshtein(a, b) }
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
        ] {
            let (a, b) = (arabic_skeleton(&fold(arabic)), latin_skeleton(latin));
            assert!(alike(&a, &b) >= 0.75, "{arabic} {a} / {latin} {b}");
        }
    }

    #[test]
    fn different_names_do_not() {
        for (arabic, latin) in [("لافروف", "Pezeshkian"), ("سالم", "Sami"), ("و", "Aiea"), ("أحمد", "Ali")] {
            let (a, b) = (arabic_skeleton(&fold(arabic)), latin_skeleton(latin));
            assert!(alike(&a, &b) < 0.75, "{arabic} {a} / {latin} {b}");
        }
    }
}
