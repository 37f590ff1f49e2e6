//! The archive that a Word document is, and the files in it that are always the same.

use std::io::{self, Write};

use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The files besides the document itself. The list of content types has to come first.
const PARTS: [(&str, &str); 4] = [
    ("[Content_Types].xml", include_str!("parts/content_types.xml")),
    ("_rels/.rels", include_str!("parts/package.rels")),
    ("word/_rels/document.xml.rels", include_str!("parts/document.rels")),
    ("word/styles.xml", include_str!("parts/styles.xml")),
];

/// The archive, with the document's text as what is written to it.
pub(super) struct Package<'a> {
    zip: ZipWriter<StreamWriter<FailsOnce<'a>>>,
}

impl<'a> Package<'a> {
    /// Writes all files but the document, and begins that.
    pub(super) fn begin(out: &'a mut dyn Write) -> io::Result<Self> {
        let mut zip = ZipWriter::new_stream(FailsOnce { out, failed: false });
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        for (name, text) in PARTS {
            zip.start_file(name, options)?;
            zip.write_all(text.as_bytes())?;
        }
        zip.start_file("word/document.xml", options)?;
        Ok(Package { zip })
    }

    /// Ends the document and the archive.
    pub(super) fn end(self) -> io::Result<()> {
        self.zip.finish()?;
        Ok(())
    }
}

impl Write for Package<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.zip.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        // What was compressed so far is given out when there is enough of it.
        Ok(())
    }
}

/// An output that fails once and from then on takes everything: an archive that is dropped after a failure tries to
/// write its end, and would print that it can't.
struct FailsOnce<'a> {
    out: &'a mut dyn Write,
    failed: bool,
}

impl FailsOnce<'_> {
    fn unless_failed<T>(&mut self, otherwise: T, work: impl FnOnce(&mut dyn Write) -> io::Result<T>) -> io::Result<T> {
        if self.failed {
            return Ok(otherwise);
        }
        let result = work(self.out);
        self.failed = result.as_ref().is_err_and(|error| error.kind() != io::ErrorKind::Interrupted);
        result
    }
}

impl Write for FailsOnce<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.unless_failed(bytes.len(), |out| match out.write(bytes)? {
            0 if !bytes.is_empty() => Err(io::ErrorKind::WriteZero.into()),
            taken => Ok(taken),
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.unless_failed((), |out| out.flush())
    }
}
