//! Numbers in digits, brought to one spelling.
//!
//! `٣٬٠٠٠`, `3,000` and `3000` are one number; so are `٤٫٥`, `4,5` and `4.5`. A comma before exactly three digits groups
//! thousands, any other comma is a decimal sign: `1,234` is always read the English way. Letters that cling to a number
//! (`5th`, `1990s`, `ب15`) are dropped; names with digits in them (`H1N1`) are no numbers.

use super::fold::ascii_digit;

/// The number a word stands for, in ASCII digits with `.` for the decimal sign; `None` if it is no number.
pub fn number(word: &str) -> Option<String> {
    let start = word.find(char::is_numeric)?;
    // In front only Arabic clitics may cling, so that `H1N1` and `B52` stay names.
    if word[..start].chars().count() > 2 || word[..start].chars().any(|c| !('\u{0621}'..='\u{064A}').contains(&c)) {
        return None;
    }
    let digits = &word[start..];
    let mut groups = vec![String::new()];
    let mut separators = Vec::new();
    for c in digits.chars() {
        match ascii_digit(c) {
            Some(digit) => groups.last_mut().expect("starts with one group").push(digit),
            None if matches!(c, ',' | '٬' | '،' | '.' | '٫' | '\'' | '’' | '_') => {
                separators.push(c);
                groups.push(String::new());
            }
            None => break,
        }
    }
    if groups.last().is_some_and(String::is_empty) {
        groups.pop();
        separators.pop();
    }
    if groups.first().is_none_or(String::is_empty) {
        return None;
    }
    let mut plain = groups[0].trim_start_matches('0').to_owned();
    if plain.is_empty() {
        plain.push('0');
    }
    let last = groups.len() - 1;
    for (index, group) in groups.iter().enumerate().skip(1) {
        let separator = separators[index - 1];
        let thousands = group.len() == 3 && !matches!(separator, '.' | '٫');
        if thousands {
            plain.push_str(group);
        } else if index == last && last == separators.len() && decimal_once(&plain) {
            let fraction = group.trim_end_matches('0');
            if !fraction.is_empty() {
                plain.push('.');
                plain.push_str(fraction);
            }
        } else {
            // A version, a date, an address: kept as it is.
            plain.push('.');
            plain.push_str(group);
        }
    }
    Some(plain)
}

fn decimal_once(plain: &str) -> bool {
    !plain.contains('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_number_are_one() {
        for (word, expected) in [
            ("3000", Some("3000")),
            ("3,000", Some("3000")),
            ("٣٬٠٠٠", Some("3000")),
            ("1,234,567.80", Some("1234567.8")),
            ("٤٫٥", Some("4.5")),
            ("4,5", Some("4.5")),
            ("007", Some("7")),
            ("5th", Some("5")),
            ("1990s", Some("1990")),
            ("ب15", Some("15")),
            ("192.168.1.1", Some("192.168.1.1")),
            ("3.00", Some("3")),
            ("H1N1", None),
            ("word", None),
            ("½", None),
            ("", None),
        ] {
            assert_eq!(number(word).as_deref(), expected, "{word}");
        }
    }
}
