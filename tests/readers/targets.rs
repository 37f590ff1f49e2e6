//! The readers, each with some small good files.

use std::io::{Cursor, Write};

use muqabala::formats::text;
use muqabala::formats::units::{Item, OpenOptions, open_units_from};
use muqabala::segment::Srx;

use crate::fuzz::Target;
use crate::samples::{SRX, TMX};

/// All readers.
pub fn all() -> Vec<Target> {
    vec![
        Target {
            name: "text",
            seeds: vec![
                "سلام.\nنعم، لا.\n\nA line that is\nwrapped.\n".into(),
                encoding_rs::WINDOWS_1256.encode("قال الرجل إن المدينة كبيرة جدا.\r\n").0.into_owned(),
            ],
            words: &["\u{2028}", "\u{85}"],
            read: |bytes| {
                let read = text::decode(bytes, None).map_err(|error| error.to_string())?;
                Ok(format!("{} {}", read.encoding, read.warnings.len()))
            },
        },
        Target {
            name: "srx",
            seeds: vec![SRX.into()],
            words: &[
                "<rule break=\"no\">",
                "<beforebreak>",
                "</afterbreak>",
                "<languagemap languagepattern=\".*\" languagerulename=\"a\"/>",
                "(a+)+$",
                "\\p{L}{1,999}",
                "(?<=x)",
                "\\b",
                "[\\p{L}&&[^ا]]",
                "cascade=\"yes\"",
            ],
            read: |bytes| {
                let rules = Srx::parse(bytes).map_err(|error| error.to_string())?;
                let segments = rules
                    .segmenter(&"ar".parse().unwrap())
                    .segment("قال د. علي نعم. ثم سكت! aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b");
                Ok(format!("{}", segments.len()))
            },
        },
        Target {
            name: "tmx",
            seeds: vec![TMX.into(), gzipped(TMX)],
            words: &[
                "<tu>",
                "</tu>",
                "<tuv xml:lang=\"ar\">",
                "<seg>",
                "</seg>",
                "<bpt i=\"1\">",
                "<ph/>",
                "<hi>",
                "<sub>",
                "<prop type=\"x\">",
                "srclang=\"*all*\"",
                "<!ENTITY e 'x'>",
                "&firm;",
                "encoding=\"windows-1256\"",
                "encoding=\"UTF-16\"",
            ],
            read: units,
        },
    ]
}

/// The reader of a format.
pub fn named(name: &str) -> Target {
    all().into_iter().find(|target| target.name == name).expect("it is one of them")
}

/// Reads a file of units to its end.
fn units(bytes: &[u8]) -> Result<String, String> {
    let stream = Cursor::new(bytes.to_vec());
    let mut reader = open_units_from("file", stream, &OpenOptions::default()).map_err(|error| error.to_string())?;
    let mut told = String::new();
    while let Some(item) = reader.read().map_err(|error| error.to_string())? {
        match item {
            Item::Unit(unit) => {
                let codes = unit.variants.iter().filter(|variant| variant.codes.is_some()).count();
                told += &format!("{}-{codes}-{} ", unit.variants.len(), unit.annotations.props.len());
            }
            Item::Bad(bad) => told += &format!("{} ", bad.problem),
        }
    }
    Ok(told)
}

fn gzipped(text: &str) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(text.as_bytes()).unwrap();
    packed.finish().unwrap()
}
