//! The segmentation rules of a memory, if it has rules of its own.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use crate::segment::{Srx, SrxError};
use crate::workspace::{Workspace, WorkspaceError, stamp};

/// The setting that holds them; an empty value stands for the built-in ones.
const SETTING: &str = "segmentation-rules";

/// An SRX file that a memory's texts are cut by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemoryRules {
    /// What the file was called.
    pub name: String,
    /// When it was put into the memory, UTC.
    pub added: String,
    /// The file, byte for byte.
    pub file: Vec<u8>,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    name: String,
    added: String,
    file: String,
}

impl MemoryRules {
    /// Reads them. Fails only where the memory was changed by other means.
    pub fn parse(&self) -> Result<Srx, SrxError> {
        Srx::parse(&self.file)
    }
}

impl Workspace {
    /// The memory's own rules; none when it goes by the built-in ones.
    pub fn rules(&self) -> Result<Option<MemoryRules>, WorkspaceError> {
        let Some(value) = self.store.setting(SETTING)?.filter(|value| !value.is_empty()) else { return Ok(None) };
        let kept: Kept = serde_json::from_str(&value).map_err(|_| WorkspaceError::BadRules)?;
        let file = STANDARD.decode(&kept.file).map_err(|_| WorkspaceError::BadRules)?;
        Ok(Some(MemoryRules { name: kept.name, added: kept.added, file }))
    }

    /// Has the memory go by the rules of a file from now on; pairs that are there stay as they are. A file that can't be
    /// read changes nothing. Returns the rules that were in force before.
    pub fn use_rules(&mut self, name: &str, file: &[u8]) -> Result<Option<MemoryRules>, WorkspaceError> {
        Srx::parse(file).map_err(WorkspaceError::WrongRules)?;
        let kept = Kept { name: name.to_owned(), added: stamp(self.now()), file: STANDARD.encode(file) };
        let value = serde_json::to_string(&kept).map_err(|_| WorkspaceError::BadRules)?;
        self.keep_rules(&value)
    }

    /// Has the memory go by the built-in rules again. Returns the rules that were in force before.
    pub fn use_built_in_rules(&mut self) -> Result<Option<MemoryRules>, WorkspaceError> {
        self.keep_rules("")
    }

    fn keep_rules(&mut self, value: &str) -> Result<Option<MemoryRules>, WorkspaceError> {
        // Rules that can't be read any more are no reason to keep them.
        let before = match self.rules() {
            Err(WorkspaceError::BadRules) => None,
            before => before?,
        };
        self.store.transact(|store| Ok::<_, WorkspaceError>(store.set(SETTING, value)?))?;
        Ok(before)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &[u8] = b"<srx version='2.0'><body><languagerules/><maprules/></body></srx>";

    #[test]
    fn rules_are_kept_to_the_byte_and_given_back_when_others_come() {
        let mut memory = Workspace::in_memory().unwrap();
        assert_eq!(memory.rules().unwrap(), None);
        assert_eq!(memory.use_rules("قواعد.srx", FILE).unwrap(), None);
        let kept = memory.rules().unwrap().unwrap();
        assert_eq!((kept.name.as_str(), kept.file.as_slice()), ("قواعد.srx", FILE));
        let wrong = memory.use_rules("wrong.srx", b"<srx/>");
        assert!(matches!(wrong, Err(WorkspaceError::WrongRules(_))));
        assert_eq!(memory.rules().unwrap().as_ref(), Some(&kept), "what can't be read changes nothing");
        assert_eq!(memory.use_built_in_rules().unwrap(), Some(kept));
        assert_eq!(memory.rules().unwrap(), None);
    }
}
