//! Which file is likely the translation of another: the one whose name differs least, and in the language best of all.

use strsim::normalized_damerau_levenshtein;

/// Names of languages and sides that come in twos, as file names have them.
const TWOS: &[(&str, &str)] = &[
    ("ar", "en"),
    ("ara", "eng"),
    ("arabic", "english"),
    ("arab", "eng"),
    ("a", "e"),
    ("source", "target"),
    ("src", "tgt"),
    ("src", "trg"),
    ("original", "translation"),
    ("عربي", "إنجليزي"),
    ("عربي", "انجليزي"),
    ("العربية", "الإنجليزية"),
];

/// How alike two names must be for one to be proposed as the other's counterpart.
const ALIKE: f64 = 0.6;

/// The place of the likely counterpart of a name among others; none when no name is like it.
pub(super) fn counterpart<'a>(name: &str, others: impl Iterator<Item = (usize, &'a str)>) -> Option<usize> {
    let scored = others.filter(|(_, other)| *other != name).map(|(at, other)| (at, likeness(name, other)));
    let best = scored.filter(|(_, score)| *score >= ALIKE).fold(None, |best: Option<(usize, f64)>, one| match best {
        // Of several as good the first.
        Some(best) if best.1 >= one.1 => Some(best),
        _ => Some(one),
    });
    best.map(|(at, _)| at)
}

/// How alike two names are, from 0 to 1; above 1 when they differ in just the name of the language.
fn likeness(one: &str, other: &str) -> f64 {
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    let (a, b) = (parts(&one), parts(&other));
    let mut different = a.iter().zip(&b).filter(|(a, b)| a != b);
    if let (true, Some((a, b)), None) = (a.len() == b.len(), different.next(), different.next()) {
        let two = |one: &str, other: &str| {
            TWOS.iter().any(|(left, right)| (one, other) == (*left, *right) || (one, other) == (*right, *left))
        };
        if two(a, b) {
            return 2.0;
        }
    }
    normalized_damerau_levenshtein(&one, &other)
}

fn parts(name: &str) -> Vec<&str> {
    name.split(|c: char| c.is_whitespace() || "._-()[]".contains(c)).filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_other_language_goes_before_what_only_looks_alike() {
        for (name, others, wanted) in [
            ("news.ar.txt", &["news.ar.bak", "news.en.txt", "news2.ar.txt"][..], Some("news.en.txt")),
            ("news_EN.txt", &["news_AR.txt", "news_EN.txt"], Some("news_AR.txt")),
            ("Arabic treaty.txt", &["English treaty.txt", "Arabic treaty2.txt"], Some("English treaty.txt")),
            ("عقد-عربي.txt", &["عقد-إنجليزي.txt", "عقد.txt"], Some("عقد-إنجليزي.txt")),
            ("contract-1.txt", &["contract-2.txt", "letter.txt"], Some("contract-2.txt")),
            ("contract.txt", &["zebra.doc", "b"], None),
            ("alone.txt", &["alone.txt"], None),
            ("", &[], None),
        ] {
            let found = counterpart(name, others.iter().copied().enumerate());
            assert_eq!(found.map(|at| others[at]), wanted, "{name}");
        }
    }
}
