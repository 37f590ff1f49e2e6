//! Writing rules as an SRX 2.0 file.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::srx::{Group, Map, Srx};

const NAMESPACE: &str = "http://www.lisa.org/srx20";

/// The rules as a file. Comments and what other programs keep in such files are lost.
pub(super) fn to_xml(srx: &Srx) -> String {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    write(srx, &mut writer).expect("writing to memory can't fail");
    let mut xml = writer.into_inner();
    xml.push(b'\n');
    String::from_utf8(xml).expect("what is written is text")
}

fn write(srx: &Srx, writer: &mut Writer<Vec<u8>>) -> io::Result<()> {
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    open(writer, "srx", &[("xmlns", NAMESPACE), ("version", "2.0")])?;
    open(writer, "header", &[("segmentsubflows", "yes"), ("cascade", yes_or_no(srx.cascade))])?;
    for (kind, include) in [("start", "no"), ("end", "yes"), ("isolated", "no")] {
        empty(writer, "formathandle", &[("type", kind), ("include", include)])?;
    }
    close(writer, "header")?;
    open(writer, "body", &[])?;
    open(writer, "languagerules", &[])?;
    srx.groups.iter().try_for_each(|group| write_group(writer, group))?;
    close(writer, "languagerules")?;
    open(writer, "maprules", &[])?;
    for Map { pattern, group, .. } in &srx.maps {
        let name = srx.groups[*group].name.as_str();
        empty(writer, "languagemap", &[("languagepattern", pattern.as_str()), ("languagerulename", name)])?;
    }
    close(writer, "maprules")?;
    close(writer, "body")?;
    close(writer, "srx")
}

fn write_group(writer: &mut Writer<Vec<u8>>, group: &Group) -> io::Result<()> {
    open(writer, "languagerule", &[("languagerulename", group.name.as_str())])?;
    for rule in &group.rules {
        open(writer, "rule", &[("break", yes_or_no(rule.breaks))])?;
        for (name, text) in [("beforebreak", &rule.before), ("afterbreak", &rule.after)] {
            open(writer, name, &[])?;
            writer.write_event(Event::Text(BytesText::from_escaped(escape(text))))?;
            close(writer, name)?;
        }
        close(writer, "rule")?;
    }
    close(writer, "languagerule")
}

fn start<'a>(name: &'a str, attributes: &[(&'a str, &'a str)]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    attributes.iter().for_each(|attribute| start.push_attribute(*attribute));
    start
}

fn open(writer: &mut Writer<Vec<u8>>, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
    writer.write_event(Event::Start(start(name, attributes)))
}

fn empty(writer: &mut Writer<Vec<u8>>, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
    writer.write_event(Event::Empty(start(name, attributes)))
}

fn close(writer: &mut Writer<Vec<u8>>, name: &str) -> io::Result<()> {
    writer.write_event(Event::End(BytesEnd::new(name)))
}

fn yes_or_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

/// Keeps line ends too, which a reader would turn into others.
fn escape(text: &str) -> String {
    quick_xml::escape::escape(text).replace('\r', "&#13;").replace('\n', "&#10;").replace('\t', "&#9;")
}
