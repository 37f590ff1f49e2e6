//! The readers, each with some small good files.

use muqabala::formats::text;
use muqabala::segment::Srx;

use crate::fuzz::Target;

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
    ]
}

const SRX: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0">
<header segmentsubflows="yes" cascade="no"/>
<body>
<languagerules>
<languagerule languagerulename="a">
<rule break="no"><beforebreak>\bد\.</beforebreak><afterbreak>\s</afterbreak></rule>
<rule break="yes"><beforebreak>[.!؟]+</beforebreak><afterbreak>\s+</afterbreak></rule>
</languagerule>
</languagerules>
<maprules><languagemap languagepattern="ar.*" languagerulename="a"/></maprules>
</body>
</srx>
"#;
