//! The times of a cue, in Western or Arabic digits.

use std::borrow::Cow;

use crate::formats::characters::is_blank;

/// Whether a line holds the times of a cue.
pub fn is_times(line: &str) -> bool {
    times(line).is_some()
}

/// Whether a line is meant for times: an arrow behind something that begins with a digit.
pub(super) fn is_meant_for_times(line: &str) -> bool {
    line.contains("-->") && western(line.trim_start_matches(is_blank)).starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a line is the number of a cue.
pub fn is_number(line: &str) -> bool {
    let line = western(line.trim_matches(is_blank));
    !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit())
}

/// The two times of a line, in milliseconds; settings may follow.
pub(super) fn times(line: &str) -> Option<(u64, u64)> {
    let line = western(line);
    let (start, rest) = line.split_once("-->")?;
    let end = rest.split_whitespace().next()?;
    Some((time(start.trim())?, time(end)?))
}

/// A line with Western digits, and their comma, in the place of Arabic and Persian ones.
fn western(line: &str) -> Cow<'_, str> {
    if line.is_ascii() {
        return Cow::Borrowed(line);
    }
    let western = |c: char| match c {
        '٠'..='٩' => char::from(b'0' + (u32::from(c) - u32::from('٠')) as u8),
        '۰'..='۹' => char::from(b'0' + (u32::from(c) - u32::from('۰')) as u8),
        '٫' | '،' => ',',
        c => c,
    };
    Cow::Owned(line.chars().map(western).collect())
}

/// `01:02:03,004`, `02:03.004`, with one to three digits behind the comma, or none.
fn time(text: &str) -> Option<u64> {
    let text = text.trim_matches(|c: char| !c.is_ascii_digit());
    let (whole, fraction) = text.split_once([',', '.']).unwrap_or((text, "0"));
    let digits = |text: &str| text.len() <= 6 && !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut seconds = 0_u64;
    let mut fields = 0;
    for field in whole.split(':') {
        let field = field.trim();
        if !digits(field) || fields == 3 {
            return None;
        }
        seconds = seconds * 60 + field.parse::<u64>().ok()?;
        fields += 1;
    }
    if !(2..=3).contains(&fields) || !digits(fraction) {
        return None;
    }
    let milliseconds: u64 = format!("{fraction:0<3}").get(..3)?.parse().ok()?;
    Some(seconds * 1000 + milliseconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_players_read_them() {
        for (line, expected, name) in [
            ("00:00:01,000 --> 00:01:02,500", Some((1_000, 62_500)), "SRT"),
            ("00:01.000 --> 01:00:02.500 align:start position:0%", Some((1_000, 3_602_500)), "VTT with settings"),
            ("0:0:1,5-->0:0:2,05", Some((1_500, 2_050)), "short"),
            ("00:00:01 --> 00:00:02", Some((1_000, 2_000)), "whole seconds"),
            ("٠٠:٠٠:٠١,٠٠٠ --> ٠٠:٠١:٠٢,٥٠٠", Some((1_000, 62_500)), "Arabic digits"),
            ("۰۰:۰۰:۰۱٫۵ --> ۰۰:۰۰:۰۲،۵", Some((1_500, 2_500)), "Persian digits and Arabic commas"),
            ("\u{200F}00:00:01,000 --> 00:00:02,000\u{200F}", Some((1_000, 2_000)), "marks of direction"),
            ("00:00:05,000 --> 00:00:02,000", Some((5_000, 2_000)), "backwards"),
            ("00:00:0x,000 --> 00:00:02,000", None, "a letter"),
            ("1 --> 2", None, "numbers"),
            ("00:00:01,000 -->", None, "no end"),
            ("00:00:01,000 - 00:00:02,000", None, "no arrow"),
            ("9999999999999999999999:00 --> 00:00:02,000", None, "a number too large"),
        ] {
            assert_eq!(times(line), expected, "{name}");
        }
    }

    #[test]
    fn numbers_may_be_arabic() {
        for (line, expected) in [("12", true), (" ١٢ ", true), ("۳", true), ("١a", false), ("", false), ("-", false)]
        {
            assert_eq!(is_number(line), expected, "{line}");
        }
    }
}
