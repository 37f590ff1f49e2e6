//! A line of the filter's input.

use std::borrow::Cow;
use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::lang::{BadLang, Lang};

/// A field that goes through as it is.
pub type Passed<'a> = (String, &'a RawValue);

/// The fields of a line as they stand there. Only that it is one JSON object has been looked at.
#[derive(Default)]
pub struct Fields<'a> {
    /// The text that was translated.
    pub source: Option<&'a RawValue>,
    /// Its translation.
    pub target: Option<&'a RawValue>,
    /// The source's language.
    pub source_lang: Option<&'a RawValue>,
    /// The target's language.
    pub target_lang: Option<&'a RawValue>,
    /// All others, in their order.
    pub passed: Vec<Passed<'a>>,
}

/// Why there is nothing to align in a line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadInput {
    /// More than is held at once.
    #[error("the line is longer than {} MiB", super::MOST >> 20)]
    TooLong,
    /// Nothing in it.
    #[error("the line is empty")]
    Empty,
    /// Bytes that are no UTF-8.
    #[error("column {column}: not valid UTF-8")]
    NotUtf8 {
        /// Where, in characters from 1.
        column: usize,
    },
    /// JSON of another kind, or something else altogether.
    #[error("the line is no JSON object")]
    NoObject,
    /// Something that begins like an object.
    #[error("column {column}: {message}")]
    NotJson {
        /// Where, in characters from 1.
        column: usize,
        /// What the reader of JSON says.
        message: String,
    },
    /// A field without which nothing can be done.
    #[error("there is no “{field}”")]
    Missing {
        /// The field.
        field: &'static str,
    },
    /// Neither a text nor a list of texts.
    #[error("“{field}” is neither a text nor a list of texts: {message}")]
    NotText {
        /// The field.
        field: &'static str,
        /// What it is.
        message: String,
    },
    /// No language tag.
    #[error("“{side}_lang”: {error}")]
    BadLang {
        /// Which text it is of.
        side: &'static str,
        /// What is wrong.
        error: BadLang,
    },
    /// Something else where a language tag should be.
    #[error("“{side}_lang” is no text")]
    LangNotText {
        /// Which text it is of.
        side: &'static str,
    },
    /// Neither of the languages that are known by their looks.
    #[error("“{side}” looks neither Arabic nor English, and there is no “{side}_lang”")]
    NoLang {
        /// Which text it is.
        side: &'static str,
    },
}

impl<'a> Fields<'a> {
    /// Takes a line apart.
    pub fn read(line: &'a [u8]) -> Result<Self, BadInput> {
        let text = std::str::from_utf8(line).map_err(|error| BadInput::NotUtf8 {
            column: String::from_utf8_lossy(&line[..error.valid_up_to()]).chars().count() + 1,
        })?;
        let text = text.trim_start_matches('\u{FEFF}');
        match text.trim_start().chars().next() {
            None => return Err(BadInput::Empty),
            Some('{') => {}
            Some(_) => return Err(BadInput::NoObject),
        }
        serde_json::from_str(text).map_err(|error| {
            let before = text.floor_char_boundary(error.column().saturating_sub(1));
            BadInput::NotJson { column: text[..before].chars().count() + 1, message: message(&error) }
        })
    }
}

/// What the reader of JSON says, without the place, which is one in this line.
fn message(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message).to_owned()
}

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(AnyFields)
    }
}

struct AnyFields;

impl<'de> Visitor<'de> for AnyFields {
    type Value = Fields<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields<'de>, A::Error> {
        let mut fields = Fields::default();
        while let Some(key) = map.next_key::<String>()? {
            let value: &RawValue = map.next_value()?;
            let (field, name) = match key.as_str() {
                "source" => (&mut fields.source, "source"),
                "target" => (&mut fields.target, "target"),
                "source_lang" => (&mut fields.source_lang, "source_lang"),
                "target_lang" => (&mut fields.target_lang, "target_lang"),
                _ => {
                    fields.passed.push((key, value));
                    continue;
                }
            };
            if field.replace(value).is_some() {
                return Err(de::Error::duplicate_field(name));
            }
        }
        Ok(fields)
    }
}

/// A text, as it is given.
pub enum Given {
    /// To be cut.
    Text(String),
    /// Cut already.
    Segments(Vec<String>),
}

/// How many bytes are enough to see which language a text is in.
const SAMPLE: usize = 200_000;

impl Given {
    /// Reads a field that holds one.
    pub fn read(field: &'static str, value: Option<&RawValue>) -> Result<Given, BadInput> {
        let json = value.ok_or(BadInput::Missing { field })?.get();
        let not_text = |error| BadInput::NotText { field, message: message(&error) };
        match json.starts_with('[') {
            true => serde_json::from_str(json).map(Given::Segments).map_err(not_text),
            false => serde_json::from_str(json).map(Given::Text).map_err(not_text),
        }
    }

    /// As much of it as shows which language it is in.
    pub fn sample(&self) -> Cow<'_, str> {
        match self {
            Given::Text(text) => Cow::Borrowed(text),
            Given::Segments(segments) => {
                let mut sample = String::new();
                for segment in segments {
                    sample.push_str(segment);
                    sample.push('\n');
                    if sample.len() > SAMPLE {
                        break;
                    }
                }
                Cow::Owned(sample)
            }
        }
    }
}

/// Reads a field that holds a language tag; `null` is none.
pub fn lang(side: &'static str, value: Option<&RawValue>) -> Result<Option<Lang>, BadInput> {
    let Some(value) = value else { return Ok(None) };
    let tag: Option<String> = serde_json::from_str(value.get()).map_err(|_| BadInput::LangNotText { side })?;
    tag.map(|tag| tag.parse().map_err(|error| BadInput::BadLang { side, error })).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_taken_apart_and_others_are_kept_as_they_are() {
        let line =
            "\u{FEFF} {\"id\": 12345678901234567890123, \"source\": \"نص\", \"x\": {\"b\" :1.50}, \"target\": []} ";
        let fields = Fields::read(line.as_bytes()).unwrap();
        assert_eq!(fields.source.unwrap().get(), "\"نص\"");
        assert_eq!(fields.target.unwrap().get(), "[]");
        assert!(fields.source_lang.is_none());
        let passed: Vec<_> = fields.passed.iter().map(|(key, value)| (key.as_str(), value.get())).collect();
        assert_eq!(passed, [("id", "12345678901234567890123"), ("x", "{\"b\" :1.50}")]);
    }

    #[test]
    fn what_is_no_line_of_input_is_refused_with_its_place() {
        for (line, message) in [
            (&b" \t"[..], "the line is empty"),
            (b"[1]", "the line is no JSON object"),
            (b"\"text\"", "the line is no JSON object"),
            (b"{\"id\xFF\":1}", "column 5: not valid UTF-8"),
            ("{\"ن\": x}".as_bytes(), "column 7: expected value"),
            (b"{\"a\":1", "column 6: EOF while parsing an object"),
            (b"{} {}", "column 4: trailing characters"),
            (b"{\"source\":1,\"source\":2}", "column 23: duplicate field `source`"),
        ] {
            let error = Fields::read(line).err().map(|error| error.to_string());
            assert_eq!(error.as_deref(), Some(message), "{}", String::from_utf8_lossy(line));
        }
    }

    #[test]
    fn texts_and_languages_are_read_or_refused() {
        let raw = |json: &'static str| serde_json::from_str::<&RawValue>(json).unwrap();
        for (json, message) in [
            ("7", "“source” is neither a text nor a list of texts: invalid type: integer `7`, expected a string"),
            ("null", "“source” is neither a text nor a list of texts: invalid type: null, expected a string"),
            ("[\"a\", {}]", "“source” is neither a text nor a list of texts: invalid type: map, expected a string"),
        ] {
            let error = Given::read("source", Some(raw(json))).err().map(|error| error.to_string());
            assert_eq!(error.as_deref(), Some(message));
        }
        assert_eq!(Given::read("source", Some(raw("[\"نص\", \"\"]"))).unwrap().sample(), "نص\n\n");
        assert_eq!(lang("target", Some(raw("null"))), Ok(None));
        assert_eq!(lang("target", Some(raw("\"EN\""))), Ok(Some(Lang::english())));
        let error = lang("target", Some(raw("\"?\""))).unwrap_err().to_string();
        assert_eq!(error, "“target_lang”: not a language tag: “?” (examples: ar, en, en-GB)");
        assert_eq!(lang("target", Some(raw("[]"))), Err(BadInput::LangNotText { side: "target" }));
    }
}
