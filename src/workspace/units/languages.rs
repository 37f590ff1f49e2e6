//! The languages of the memory, and calling one otherwise.

use std::collections::BTreeMap;

use crate::lang::Lang;
use crate::store::UnitId;
use crate::workspace::{UnitChange, Workspace, WorkspaceError};

/// So many units are looked at at a time.
const PAGE: usize = 512;

/// How many units there are between two languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageCount {
    /// The language of the source.
    pub source_lang: Lang,
    /// The language of the target.
    pub target_lang: Lang,
    /// Units of accepted rows.
    pub rows: usize,
    /// Units that came from files.
    pub imported: usize,
}

impl Workspace {
    /// The languages of all units, by their tags.
    pub fn languages(&self) -> Result<Vec<LanguageCount>, WorkspaceError> {
        self.store.snapshot(|store| {
            let mut counts: BTreeMap<(Lang, Lang), [usize; 2]> = BTreeMap::new();
            for tally in store.language_tallies()? {
                counts.entry(tally.langs).or_default()[usize::from(tally.imported)] += tally.units;
            }
            let counts = counts.into_iter().map(|((source_lang, target_lang), [rows, imported])| LanguageCount {
                source_lang,
                target_lang,
                rows,
                imported,
            });
            Ok(counts.collect())
        })
    }

    /// Calls a language of the units that came from files otherwise, as one step; none when no unit has it. Refuses what
    /// would give a unit the same language on both sides. The languages of pairs stay what they are.
    pub fn rename_language(&mut self, from: &Lang, to: &Lang) -> Result<Option<UnitChange>, WorkspaceError> {
        self.change_each(&format!("language {from} renamed {to}"), |store, changes| {
            let mut last = UnitId(0);
            let mut same = 0;
            let renamed = |lang: &mut Lang| {
                if lang == from {
                    *lang = to.clone();
                }
            };
            loop {
                let page = store.imported_after(last, PAGE)?;
                let Some((end, _)) = page.last() else { break };
                last = *end;
                for (id, mut row) in page {
                    if row.source_lang != *from && row.target_lang != *from {
                        continue;
                    }
                    renamed(&mut row.source_lang);
                    renamed(&mut row.target_lang);
                    same += usize::from(row.source_lang == row.target_lang);
                    changes.put(id, &row)?;
                }
            }
            if same > 0 {
                return Err(WorkspaceError::SameLanguages { lang: to.clone(), count: same });
            }
            Ok(())
        })
    }
}
