//! Dates as TMX has them: UTC, `YYYYMMDDThhmmssZ`.

use std::fmt::Write;

use jiff::civil::DateTime;
use jiff::tz::Offset;
use jiff::{RoundMode, Timestamp, TimestampRound, Unit};

/// A date as it stands in a file; parts of a second go.
#[cfg(test)]
pub fn format(date: Timestamp) -> String {
    let mut text = String::with_capacity(16);
    push(&mut text, date);
    text
}

/// Writes a date at the end of a text.
pub(super) fn push(out: &mut String, date: Timestamp) {
    let at = Offset::UTC.to_datetime(date);
    let date = i64::from(at.year()) * 10_000 + i64::from(at.month()) * 100 + i64::from(at.day());
    let time = i64::from(at.hour()) * 10_000 + i64::from(at.minute()) * 100 + i64::from(at.second());
    write!(out, "{date:08}T{time:06}Z").expect("a text takes all that is written to it");
}

/// The date that a text says: as above, and as other programs write it: without seconds, time or `Z`, with `-`, `:` or a
/// space between, in RFC 3339. Parts of a second are cut off. None for all else, and for years that TMX can't write.
pub(super) fn parse(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if text.contains('-')
        && let Ok(date) = text.parse::<Timestamp>()
    {
        let whole = TimestampRound::new().smallest(Unit::Second).mode(RoundMode::Floor);
        let writable = |date: &Timestamp| (0..=9999).contains(&Offset::UTC.to_datetime(*date).year());
        return date.round(whole).ok().filter(writable);
    }
    let text = text.split_once('.').map_or(text, |(whole, _)| whole);
    let mut digits = [0_u8; 14];
    let mut count = 0;
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' => {
                *digits.get_mut(count)? = byte - b'0';
                count += 1;
            }
            b'T' | b't' | b' ' | b'-' | b':' | b'Z' | b'z' => {}
            _ => return None,
        }
    }
    if !matches!(count, 8 | 12 | 14) {
        return None;
    }
    let number = |from: usize| i16::from(digits[from]) * 10 + i16::from(digits[from + 1]);
    let two = |from: usize| i8::try_from(number(from)).ok();
    let date = DateTime::new(number(0) * 100 + number(2), two(4)?, two(6)?, two(8)?, two(10)?, two(12)?, 0).ok()?;
    Offset::UTC.to_timestamp(date).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_programs_write_them() {
        for (text, expected) in [
            ("20260102T030405Z", Some("20260102T030405Z")),
            ("20260102t030405z", Some("20260102T030405Z")),
            ("20260102T030405", Some("20260102T030405Z")),
            ("20260102T0304Z", Some("20260102T030400Z")),
            ("20260102", Some("20260102T000000Z")),
            ("2026-01-02", Some("20260102T000000Z")),
            ("2026-01-02T03:04:05Z", Some("20260102T030405Z")),
            ("2026-01-02 03:04:05.678", Some("20260102T030405Z")),
            ("2026-01-02T03:04:05+02:00", Some("20260102T010405Z")),
            ("2026-01-02T03:04:05.999Z", Some("20260102T030405Z")),
            ("1960-01-02T03:04:05.999Z", Some("19600102T030405Z")),
            ("0000-01-01T00:00:00+05:00", None),
            ("-000001-01-02T03:04:05Z", None),
            ("+010000-01-02T03:04:05Z", None),
            (" 20260102T030405Z ", Some("20260102T030405Z")),
            ("20261302T030405Z", None),
            ("20260230T030405Z", None),
            ("20260102T250405Z", None),
            ("yesterday", None),
            ("", None),
            ("2026", None),
            ("202601020304050607", None),
        ] {
            assert_eq!(parse(text).map(format).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn a_date_comes_back_as_it_was() {
        for second in [0, 1, 1_767_323_045, 253_402_207_200] {
            let date = Timestamp::from_second(second).unwrap();
            assert_eq!(parse(&format(date)), Some(date));
        }
        let late = "2026-01-02T03:04:05.999Z".parse().unwrap();
        assert_eq!(format(late), "20260102T030405Z");
    }
}
