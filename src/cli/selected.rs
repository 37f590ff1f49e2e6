//! Which units a command is about, as it is said on the command line.

use clap::Args;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::cli::CliError;
use crate::edit::Status;
use crate::lang::Lang;
use crate::memory::Selection;
use crate::text::{Matching, Pattern};

/// Options that choose units.
#[derive(Debug, Default, Args)]
pub struct SelectArgs {
    /// Only units from here: the name of a pair, or what a file said
    #[arg(long, value_name = "NAME")]
    pub origin: Option<String>,
    /// Only units with this source language; ar stands for ar-EG too
    #[arg(long, value_name = "LANG")]
    pub source_lang: Option<Lang>,
    /// Only units with this target language
    #[arg(long, value_name = "LANG")]
    pub target_lang: Option<Lang>,
    /// Only units that were changed on this day or later (UTC), as in 2026-03-31
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub changed_since: Option<Timestamp>,
    /// Only units with this in one of their texts; vowel marks, alef forms and case make no difference
    #[arg(long, value_name = "TEXT")]
    pub contains: Option<String>,
    /// Only units of this status: unreviewed, accepted, needs-review, rejected
    #[arg(long, value_name = "STATUS")]
    pub status: Option<Status>,
}

impl SelectArgs {
    /// The units that are meant.
    pub fn selection(&self) -> Result<Selection, CliError> {
        let pattern = |text: &String| Pattern::new(text, Matching::default());
        let contains = self.contains.as_ref().map(pattern).transpose().map_err(CliError::usage)?;
        if contains.as_ref().is_some_and(Pattern::is_empty) {
            return Err(CliError::usage("--contains: there is nothing to look for in this text"));
        }
        Ok(Selection {
            origin: self.origin.clone(),
            source_lang: self.source_lang.clone(),
            target_lang: self.target_lang.clone(),
            since: self.changed_since,
            contains,
            status: self.status,
        })
    }
}

/// The beginning of a day, or a moment.
fn date(text: &str) -> Result<Timestamp, String> {
    let day = |text: &str| TimeZone::UTC.to_timestamp(text.parse::<Date>().ok()?.at(0, 0, 0, 0)).ok();
    text.parse().ok().or_else(|| day(text)).ok_or_else(|| "not a date such as 2026-03-31".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_days_or_moments() {
        for (text, shown) in [
            ("2026-03-31", Some("2026-03-31T00:00:00Z")),
            ("2026-03-31T10:00:00Z", Some("2026-03-31T10:00:00Z")),
            ("31.3.2026", None),
            ("2026-13-01", None),
            ("", None),
        ] {
            assert_eq!(date(text).ok().map(|date| date.to_string()).as_deref(), shown, "{text}");
        }
    }
}
