//! Conditions that hide a section (OpenDocument 1.3 part 3, 19.184 and 19.186), as far as they can be told without
//! computing anything.

/// Whether a condition holds whatever the document says: a number but 0, `true`, or a constant that is compared with
/// itself.
pub(super) fn is_plainly_true(condition: &str) -> bool {
    // The prefix says in which language the formula is.
    let formula = ["ooow:", "oooc:", "of:="].into_iter().find_map(|prefix| condition.trim().strip_prefix(prefix));
    let formula = formula.unwrap_or(condition).trim();
    match formula.split_once("==").or_else(|| formula.split_once(" EQ ")) {
        Some((left, right)) => is_constant(left.trim()) && left.trim() == right.trim(),
        None => {
            formula.eq_ignore_ascii_case("true")
                || formula.parse().is_ok_and(|number: f64| number.is_finite() && number != 0.0)
        }
    }
}

fn is_constant(operand: &str) -> bool {
    let quoted = operand.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    quoted.is_some_and(|inner| !inner.contains('"')) || operand.parse::<i64>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_constants_are_told() {
        for (condition, expected) in [
            ("ooow:1", true),
            ("ooow:true", true),
            ("ooow:TRUE", true),
            ("1", true),
            ("of:=1", true),
            ("ooow:1==1", true),
            ("ooow:1 EQ 1", true),
            ("ooow:\"سري\" == \"سري\"", true),
            ("ooow:0", false),
            ("ooow:false", false),
            ("ooow:1==2", false),
            ("ooow:draft==1", false),
            ("ooow:x==x", false),
            ("ooow:\"a\"==\"a\" AND x==\"a\"", false),
            ("ooow:x", false),
            ("ooow:nan", false),
            ("ooow:==", false),
            ("ooow:", false),
            ("", false),
        ] {
            assert_eq!(is_plainly_true(condition), expected, "{condition}");
        }
    }
}
