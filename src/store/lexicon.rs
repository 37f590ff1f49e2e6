//! The memory's own word lists.

use rusqlite::{OptionalExtension, Row, params};

use crate::lexicon::{ListEntry, ListInfo, Origin};
use crate::store::documents::bad_column;
use crate::store::{Store, StoreError};

/// A word list as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListRecord {
    /// Its name and origin.
    pub info: ListInfo,
    /// What it was made of, in words: a file's path, or which rows.
    pub source: String,
    /// When it was put there, as UTC text.
    pub added: String,
    /// How many entries it has.
    pub entries: usize,
}

/// What stands for no origin of a list in a memory.
#[derive(Debug, thiserror::Error)]
#[error("not where a word list may come from: “{0}”")]
struct NotAnOrigin(String);

impl Store {
    /// Keeps a list in the place of one of the same name, if there is one. An entry that is there twice is kept once, with
    /// the greater weight. `units` stands for the units it was learned from, if it is to be learned again by itself.
    pub(crate) fn put_list(
        &self,
        info: &ListInfo,
        source: &str,
        units: Option<&str>,
        entries: &[ListEntry],
        now: &str,
    ) -> Result<(), StoreError> {
        self.sql(|db| {
            db.execute("delete from word_list where name = ?1", [&info.name])?;
            db.execute(
                "insert into word_list (name, origin, source, units, added) values (?1, ?2, ?3, ?4, ?5)",
                params![info.name, info.origin.name(), source, units, now],
            )?;
            let list = db.last_insert_rowid();
            let mut insert = db.prepare(
                "insert into word (list, arabic, english, weight) values (?1, ?2, ?3, ?4)
                 on conflict do update set weight = max(weight, ?4)",
            )?;
            entries.iter().try_for_each(|entry| {
                insert.execute(params![list, entry.arabic, entry.english, entry.weight]).map(drop)
            })
        })
    }

    /// Removes a list. False when there is none of that name.
    pub(crate) fn remove_list(&self, name: &str) -> Result<bool, StoreError> {
        self.sql(|db| Ok(db.execute("delete from word_list where name = ?1", [name])? > 0))
    }

    /// All lists, by name.
    pub(crate) fn lists(&self) -> Result<Vec<ListRecord>, StoreError> {
        self.sql(|db| {
            let mut select = db.prepare(
                "select name, origin, source, added, (select count(*) from word where list = id) from word_list
                 order by name",
            )?;
            select.query_map([], record)?.collect()
        })
    }

    /// The entries of a list, by Arabic word, the weightiest first.
    pub(crate) fn list_entries(&self, name: &str) -> Result<Vec<ListEntry>, StoreError> {
        self.sql(|db| {
            let mut select = db.prepare_cached(
                "select arabic, english, weight from word where list = (select id from word_list where name = ?1)
                 order by arabic, weight desc, english",
            )?;
            let entry = |row: &Row<'_>| {
                Ok(ListEntry {
                    arabic: row.get(0)?,
                    english: row.get(1)?,
                    weight: row.get::<_, f64>(2)?.clamp(0.0, 1.0),
                })
            };
            select.query_map([name], entry)?.collect()
        })
    }

    /// The units that the list was learned from which is learned again by itself.
    pub(crate) fn units_of_list(&self, name: &str) -> Result<Option<String>, StoreError> {
        self.sql(|db| {
            let select = "select units from word_list where name = ?1";
            Ok(db.query_row(select, [name], |row| row.get(0)).optional()?.flatten())
        })
    }

    /// What stands for all units of accepted rows, and is another text when one of them has changed; and their number.
    pub(crate) fn units_now(&self) -> Result<(String, usize), StoreError> {
        self.sql(|db| {
            let select = "select count(*), coalesce(max(changed), ''), coalesce(sum(pair * 31 + bead), 0),
                                 coalesce(sum(octet_length(source) * 31 + octet_length(target)), 0)
                          from live_unit where bead is not null";
            db.query_row(select, [], |row| {
                let count: i64 = row.get(0)?;
                let (changed, which, size): (String, i64, i64) = (row.get(1)?, row.get(2)?, row.get(3)?);
                Ok((format!("{count} {changed} {which} {size}"), count.max(0) as usize))
            })
        })
    }

    /// The Arabic and English texts of accepted rows, in the order of pairs and beads; of more than `most` the last changed.
    pub(crate) fn taught(&self, most: usize) -> Result<Vec<(String, String)>, StoreError> {
        self.sql(|db| {
            let mut select = db.prepare(
                "select source_lang, source, target_lang, target from unit
                 where id in (select id from live_unit where bead is not null order by changed desc, id desc limit ?1)
                 order by pair, bead",
            )?;
            let mut rows = select.query([i64::try_from(most).unwrap_or(i64::MAX)])?;
            let mut texts = Vec::new();
            while let Some(row) = rows.next()? {
                let language = |at: usize| -> rusqlite::Result<&str> {
                    Ok(row.get_ref(at)?.as_str()?.split('-').next().unwrap_or_default())
                };
                match (language(0)?, language(2)?) {
                    ("ar", "en") => texts.push((row.get(1)?, row.get(3)?)),
                    ("en", "ar") => texts.push((row.get(3)?, row.get(1)?)),
                    _ => {}
                }
            }
            Ok(texts)
        })
    }

    /// What was decided for the memory under a name.
    pub(crate) fn setting(&self, name: &str) -> Result<Option<String>, StoreError> {
        self.sql(|db| db.query_row("select value from setting where name = ?1", [name], |row| row.get(0)).optional())
    }

    /// Decides something for the memory.
    pub(crate) fn set(&self, name: &str, value: &str) -> Result<(), StoreError> {
        self.sql(|db| {
            let insert = "insert into setting (name, value) values (?1, ?2) on conflict do update set value = ?2";
            db.execute(insert, [name, value]).map(drop)
        })
    }
}

fn record(row: &Row<'_>) -> rusqlite::Result<ListRecord> {
    let name = row.get_ref(1)?.as_str()?;
    let origin = [Origin::Imported, Origin::Learned].into_iter().find(|origin| origin.name() == name);
    let origin = origin.ok_or_else(|| bad_column(1, NotAnOrigin(name.to_owned())))?;
    Ok(ListRecord {
        info: ListInfo { name: row.get(0)?, origin },
        source: row.get(2)?,
        added: row.get(3)?,
        entries: row.get::<_, i64>(4)?.max(0) as usize,
    })
}
