//! How long ago something was, in the words of a calendar on the wall.

use jiff::{Timestamp, ZonedDateTime};

/// A time as it is told at another: “today 14:05”, “yesterday 09:10”, “3 days ago”, “12 Nov”, “12 Nov 2024”.
pub(super) fn when(then: Timestamp, now: &ZonedDateTime) -> String {
    let then = then.to_zoned_datetime(now.time_zone().clone());
    match days_between(&then, now) {
        0 => then.strftime("today %H:%M").to_string(),
        1 => then.strftime("yesterday %H:%M").to_string(),
        days @ 2..=6 => format!("{days} days ago"),
        _ if then.year() == now.year() => then.strftime("%-d %b").to_string(),
        _ => then.strftime("%-d %b %Y").to_string(),
    }
}

/// The same in at most nine columns: “14:05”, “yesterday”, “3 d ago”, “12 Nov”, “Nov 2024”.
pub(super) fn when_short(then: Timestamp, now: &ZonedDateTime) -> String {
    let then = then.to_zoned_datetime(now.time_zone().clone());
    match days_between(&then, now) {
        0 => then.strftime("%H:%M").to_string(),
        1 => "yesterday".to_owned(),
        days @ 2..=6 => format!("{days} d ago"),
        _ if then.year() == now.year() => then.strftime("%-d %b").to_string(),
        _ => then.strftime("%b %Y").to_string(),
    }
}

/// How many midnights lie between; negative when `then` is later, as it may be when clocks differ.
fn days_between(then: &ZonedDateTime, now: &ZonedDateTime) -> i32 {
    (now.date() - then.date()).get_days()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_told_as_people_do() {
        let now: ZonedDateTime = "2026-11-24T18:30:00+02:00[+02:00]".parse().unwrap();
        for (then, told, short) in [
            ("2026-11-24T12:05:00Z", "today 14:05", "14:05"),
            ("2026-11-23T22:00:00Z", "today 00:00", "00:00"),
            ("2026-11-23T21:59:00Z", "yesterday 23:59", "yesterday"),
            ("2026-11-21T12:00:00Z", "3 days ago", "3 d ago"),
            ("2026-11-18T12:00:00Z", "6 days ago", "6 d ago"),
            ("2026-11-17T12:00:00Z", "17 Nov", "17 Nov"),
            ("2026-01-02T12:00:00Z", "2 Jan", "2 Jan"),
            ("2025-12-31T12:00:00Z", "31 Dec 2025", "Dec 2025"),
            // A clock that was wrong once.
            ("2026-11-26T12:00:00Z", "26 Nov", "26 Nov"),
            ("2031-11-26T12:00:00Z", "26 Nov 2031", "Nov 2031"),
        ] {
            let at: Timestamp = then.parse().unwrap();
            assert_eq!((when(at, &now).as_str(), when_short(at, &now).as_str()), (told, short), "{then}");
        }
    }
}
