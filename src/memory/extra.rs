//! What files of units say of a unit besides its two texts: kept as it is, and written back.

use serde::{Deserialize, Serialize};

/// What a file said of a unit besides what [`Unit`](super::Unit) has fields for.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Extra {
    /// Its name in the file (`tuid` in TMX).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The source with its inline codes, as the content of a TMX `seg`: well-formed XML without the elements around it. None
    /// when it has no codes, and then the text alone is all of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_codes: Option<String>,
    /// The target with its inline codes, likewise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_codes: Option<String>,
    /// What was said of the unit as a whole.
    #[serde(skip_serializing_if = "Annotations::is_empty")]
    pub unit: Annotations,
    /// What was said of the source.
    #[serde(skip_serializing_if = "Annotations::is_empty")]
    pub source: Annotations,
    /// What was said of the target.
    #[serde(skip_serializing_if = "Annotations::is_empty")]
    pub target: Annotations,
}

/// What was said of a unit or of one of its sides.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Annotations {
    /// Attributes without fields of their own, with their names in TMX (`creationid`, `usagecount`, …), in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<(String, String)>,
    /// Comments, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// Properties, in order; names may repeat.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub props: Vec<Prop>,
}

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Note {
    /// The language that it says it is in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// What it says.
    pub text: String,
}

/// A property: a name and a value that some program knows the meaning of.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Prop {
    /// Its name (`type` in TMX).
    pub name: String,
    /// The language that it says it is in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// Its value.
    pub value: String,
}

impl Extra {
    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        *self == Extra::default()
    }
}

impl Annotations {
    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.attributes.is_empty() && self.notes.is_empty() && self.props.is_empty()
    }

    /// The value of the first property of a name.
    pub fn prop(&self, name: &str) -> Option<&str> {
        self.props.iter().find(|prop| prop.name == name).map(|prop| prop.value.as_str())
    }
}
