//! The document: title, table, and what there is in it.

use std::fmt::Write as _;
use std::io::{self, Write};

use crate::edit::Status;
use crate::formats::Written;
use crate::formats::characters::confidence;
use crate::lang::{Direction, Lang};
use crate::memory::Unit;

use super::paragraph::{push_own, push_text, push_unknown};

/// The columns: heading and width in twentieths of a point. A4 on its side has 15,398 between margins of 720.
const COLUMNS: [(&str, u32); 6] =
    [("#", 800), ("Source", 5000), ("Target", 5000), ("Status", 1350), ("Confidence", 1500), ("Comment", 1748)];

/// A table that is being written.
pub(super) struct Table<'a, W: Write> {
    out: &'a mut W,
    /// The row that is being made; used again and again.
    xml: String,
    /// The pair of the last row.
    origin: Option<String>,
}

impl<'a, W: Write> Table<'a, W> {
    /// Begins the document and the table in it, with its header row.
    pub(super) fn begin(out: &'a mut W, direction: Direction, languages: Option<&(Lang, Lang)>) -> io::Result<Self> {
        let mut xml = String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
             <w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>",
        );
        let title = languages.map(|(source, target)| format!("Bilingual table, {source} → {target}"));
        push_own(&mut xml, "Title", title.as_deref().unwrap_or("Bilingual table"));
        xml.push_str("<w:tbl><w:tblPr><w:tblStyle w:val=\"Bilingual\"/>");
        if direction == Direction::RightToLeft {
            xml.push_str("<w:bidiVisual/>");
        }
        let _ = write!(
            xml,
            "<w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>",
            width()
        );
        for (_, width) in COLUMNS {
            let _ = write!(xml, "<w:gridCol w:w=\"{width}\"/>");
        }
        xml.push_str("</w:tblGrid>\n<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (heading, width) in COLUMNS {
            let _ = write!(
                xml,
                "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>\
                 <w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EDE9E0\"/></w:tcPr>"
            );
            push_own(&mut xml, "Heading", heading);
            xml.push_str("</w:tc>");
        }
        xml.push_str("</w:tr>\n");
        out.write_all(xml.as_bytes())?;
        Ok(Table { out, xml, origin: None })
    }

    /// Writes the row of a unit, and before it the name of its pair where one begins.
    pub(super) fn row(&mut self, unit: &Unit, number: usize, written: &mut Written) -> io::Result<()> {
        self.xml.clear();
        if self.origin.as_ref() != Some(&unit.origin) {
            self.origin = Some(unit.origin.clone());
            let _ = write!(
                self.xml,
                "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>\
                 <w:gridSpan w:val=\"{}\"/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F7F5F0\"/></w:tcPr>",
                width(),
                COLUMNS.len()
            );
            push_unknown(&mut self.xml, "Heading", &unit.origin, written);
            self.xml.push_str("</w:tc></w:tr>\n");
        }
        self.xml.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        self.cell(0, |xml| push_own(xml, "Small", &number.to_string()));
        self.cell(1, |xml| push_text(xml, "Normal", &unit.source, &unit.source_lang, written));
        self.cell(2, |xml| push_text(xml, "Normal", &unit.target, &unit.target_lang, written));
        self.cell(3, |xml| push_own(xml, "Small", words(unit.status)));
        self.cell(4, |xml| push_own(xml, "Small", &confidence(unit.confidence).unwrap_or_default()));
        self.cell(5, |xml| push_unknown(xml, "Small", unit.note.as_deref().unwrap_or_default(), written));
        self.xml.push_str("</w:tr>\n");
        self.out.write_all(self.xml.as_bytes())
    }

    /// Ends the table and the document, with what there is of each status.
    pub(super) fn end(mut self, counts: &[usize; Status::ALL.len()]) -> io::Result<()> {
        self.xml.clear();
        self.xml.push_str("</w:tbl>");
        let rows: usize = counts.iter().sum();
        let mut summary = format!("{rows} {}", if rows == 1 { "row" } else { "rows" });
        let mut separator = ": ";
        for (status, count) in Status::ALL.into_iter().zip(counts).filter(|(_, count)| **count > 0) {
            let _ = write!(summary, "{separator}{count} {}", words(status));
            separator = ", ";
        }
        push_own(&mut self.xml, "Normal", &summary);
        self.xml.push_str(
            "<w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>\
             <w:pgMar w:top=\"720\" w:right=\"720\" w:bottom=\"720\" w:left=\"720\" w:header=\"360\" w:footer=\"360\" \
             w:gutter=\"0\"/></w:sectPr></w:body></w:document>\n",
        );
        self.out.write_all(self.xml.as_bytes())
    }

    fn cell(&mut self, column: usize, content: impl FnOnce(&mut String)) {
        let width = COLUMNS[column].1;
        let _ = write!(self.xml, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>");
        content(&mut self.xml);
        self.xml.push_str("</w:tc>");
    }
}

/// The width of the whole table.
fn width() -> u32 {
    COLUMNS.iter().map(|(_, width)| width).sum()
}

/// A status as people read it.
fn words(status: Status) -> &'static str {
    match status {
        Status::NeedsReview => "needs review",
        status => status.name(),
    }
}
