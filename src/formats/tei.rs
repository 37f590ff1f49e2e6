//! TEI and XCES stand-off links: which sentences belong together, by their names in two other files.
//!
//! It is what corpora exchange (OPUS) and InterText reads: a `linkGrp` for each pair, in it a `link` for each bead.
//!
//! ```xml
//! <cesAlign version="1.0">
//!   <linkGrp targType="s" fromDoc="treaty.ar" toDoc="treaty.en">
//!     <link type="2-1" xtargets="s1 s2;s1" certainty="0.9981" status="auto"/>
//!   </linkGrp>
//! </cesAlign>
//! ```
//!
//! Segments are called `s1`, `s2` and so on, in the order of their document; the documents are called after the pair and
//! the language. `certainty` is the confidence; `status` is InterText's word: `man` where a translator accepted the bead,
//! else `auto`. Rejected beads, those left out by hand and those with an empty side are written like all others. A pair
//! begins where the name, the languages or the numbers of the segments do not go on.

use std::io::{self, Write};
use std::ops::Range;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, Event};

use crate::edit::Status;
use crate::formats::characters::{allowed, confidence};
use crate::formats::{Format, Options, Written};
use crate::lang::Lang;
use crate::memory::Unit;

/// Writes the link of each unit's bead.
pub fn write(units: impl IntoIterator<Item = Unit>, options: &Options, out: &mut dyn Write) -> io::Result<Written> {
    let mut written = Written::nothing(Format::Tei);
    let mut xml = Writer::new_with_indent(out, b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let mut root = BytesStart::new("cesAlign");
    root.push_attribute(("version", "1.0"));
    xml.write_event(Event::Start(root))?;
    let mut open: Option<Group> = None;
    for unit in units {
        let goes_on = open.as_mut().is_some_and(|group| group.goes_on(&unit));
        if !goes_on {
            if open.is_some() {
                xml.write_event(Event::End(BytesEnd::new("linkGrp")))?;
            }
            let group = Group::of(&unit);
            let mut start = BytesStart::new("linkGrp");
            let name = allowed(&unit.origin, &mut written.removed_characters);
            start.push_attribute(("targType", "s"));
            start.push_attribute(("fromDoc", &*format!("{name}.{}", unit.source_lang)));
            start.push_attribute(("toDoc", &*format!("{name}.{}", unit.target_lang)));
            xml.write_event(Event::Start(start))?;
            open = Some(group);
        }
        if written.wants_status(&unit, options.only) {
            link(&mut xml, &unit)?;
            written.units += 1;
        }
    }
    if open.is_some() {
        xml.write_event(Event::End(BytesEnd::new("linkGrp")))?;
    }
    xml.write_event(Event::End(BytesEnd::new("cesAlign")))?;
    xml.get_mut().write_all(b"\n")?;
    Ok(written)
}

/// The pair whose links are being written.
struct Group {
    origin: String,
    langs: [Lang; 2],
    /// Where the last bead ended.
    end: [usize; 2],
}

impl Group {
    fn of(unit: &Unit) -> Self {
        Group {
            origin: unit.origin.clone(),
            langs: [unit.source_lang.clone(), unit.target_lang.clone()],
            end: [unit.source_segments.end, unit.target_segments.end],
        }
    }

    /// Whether a unit is of the same pair; if so, it is the last one from now on.
    fn goes_on(&mut self, unit: &Unit) -> bool {
        let same = self.origin == unit.origin
            && self.langs[0] == unit.source_lang
            && self.langs[1] == unit.target_lang
            && self.end == [unit.source_segments.start, unit.target_segments.start];
        self.end = [unit.source_segments.end, unit.target_segments.end];
        same
    }
}

fn link(xml: &mut Writer<&mut dyn Write>, unit: &Unit) -> io::Result<()> {
    let (source, target) = (&unit.source_segments, &unit.target_segments);
    let mut link = BytesStart::new("link");
    link.push_attribute(("type", &*format!("{}-{}", source.len(), target.len())));
    link.push_attribute(("xtargets", &*format!("{};{}", names(source), names(target))));
    if let Some(confidence) = confidence(unit.confidence) {
        link.push_attribute(("certainty", &*confidence));
    }
    link.push_attribute(("status", if unit.status == Status::Accepted { "man" } else { "auto" }));
    xml.write_event(Event::Empty(link))
}

/// What segments are called, with spaces between.
fn names(segments: &Range<usize>) -> String {
    segments.clone().map(|segment| format!("s{}", segment + 1)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::written::tests::unit;

    fn written(units: Vec<Unit>) -> String {
        let mut out = Vec::new();
        write(units, &Options::default(), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn every_pair_has_a_group() {
        let bead = |origin: &str, source, target| Unit {
            origin: origin.to_owned(),
            source_segments: source,
            target_segments: target,
            ..unit("س", "s")
        };
        let units = vec![
            bead("عقد \"1\" & <2>", 0..2, 0..1),
            Unit { confidence: None, status: Status::Rejected, ..bead("عقد \"1\" & <2>", 2..2, 1..2) },
            bead("b", 0..1, 0..1),
            bead("b", 1..2, 1..1),
            bead("b", 0..1, 0..1),
        ];
        assert_eq!(
            written(units),
            r#"<?xml version="1.0" encoding="UTF-8"?>
<cesAlign version="1.0">
  <linkGrp targType="s" fromDoc="عقد &quot;1&quot; &amp; &lt;2&gt;.ar" toDoc="عقد &quot;1&quot; &amp; &lt;2&gt;.en">
    <link type="2-1" xtargets="s1 s2;s1" certainty="0.9982" status="man"/>
    <link type="0-1" xtargets=";s2" status="auto"/>
  </linkGrp>
  <linkGrp targType="s" fromDoc="b.ar" toDoc="b.en">
    <link type="1-1" xtargets="s1;s1" certainty="0.9982" status="man"/>
    <link type="1-0" xtargets="s2;" certainty="0.9982" status="man"/>
  </linkGrp>
  <linkGrp targType="s" fromDoc="b.ar" toDoc="b.en">
    <link type="1-1" xtargets="s1;s1" certainty="0.9982" status="man"/>
  </linkGrp>
</cesAlign>
"#
        );
    }

    #[test]
    fn nothing_is_a_whole_file() {
        assert_eq!(
            written(vec![]),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<cesAlign version=\"1.0\">\n</cesAlign>\n"
        );
    }
}
