//! Archives and documents made for tests.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::OfficeError;
use crate::formats::document::parts::Parts;

/// An archive of parts, packed.
pub fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The main part of a Word document with this in its body.
pub fn word(body: &str) -> String {
    format!(
        "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' xmlns:mc='mc' \
         xmlns:m='m' xmlns:wps='wps'><w:body>{body}</w:body></w:document>"
    )
}

/// A Word document with this in its body.
pub fn docx(body: &str) -> Vec<u8> {
    archive(&[("word/document.xml", &word(body))])
}

/// An OpenDocument text, flat, with these styles and this text.
pub fn fodt(styles: &str, text: &str) -> String {
    format!("<office:document {NAMES}><office:automatic-styles>{styles}</office:automatic-styles>{}", body(text))
        + "</office:document>"
}

/// An OpenDocument text with this text.
pub fn odt(text: &str) -> Vec<u8> {
    let content = format!("<office:document-content {NAMES}>{}</office:document-content>", body(text));
    archive(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &content)])
}

const NAMES: &str = "xmlns:office='o' xmlns:text='t' xmlns:table='tb' xmlns:draw='d' xmlns:style='s' xmlns:fo='fo' \
                     xmlns:svg='svg'";

fn body(text: &str) -> String {
    format!("<office:body><office:text>{text}</office:text></office:body>")
}

/// A sequence of numbers that looks random and is always the same.
pub fn numbers() -> impl FnMut() -> usize {
    let mut state = 1_u64;
    move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize
    }
}

/// The blocks of what was read, each as `kind: text`, or why it was not.
pub fn listed(parts: Result<Parts, OfficeError>) -> Vec<String> {
    match parts {
        Ok(parts) => {
            let block = |block: &crate::text::Block| format!("{}: {}", block.kind.name(), block.span.of(&parts.text));
            parts.blocks.iter().map(block).collect()
        }
        Err(error) => vec![error.to_string()],
    }
}
