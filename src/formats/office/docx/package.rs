//! Where the parts of a document are: a package of the Open Packaging Conventions (ECMA-376 part 2).

use super::super::archive::Archive;
use super::super::error::OfficeError;
use crate::formats::xml::{Element, Token, XmlError};

/// What this reader takes to be the kind of document, for messages.
pub(super) const KIND: &str = "a Word document";

/// The names of the parts that are read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Package {
    pub main: String,
    pub styles: Option<String>,
    pub footnotes: Option<String>,
    pub endnotes: Option<String>,
}

impl Package {
    /// Follows the relations of the archive to its main part, and those of the main part to the others. Where relations
    /// are missing the content types count, then the usual names.
    pub(super) fn find(archive: &mut Archive<'_>) -> Result<Self, OfficeError> {
        let usual = "word/document.xml";
        let related = Relations::read(archive, "")?.target("/officeDocument");
        let main = match related.filter(|part| archive.has(part)) {
            Some(part) => part,
            None => by_content_type(archive)?.filter(|part| archive.has(part)).unwrap_or_else(|| usual.to_owned()),
        };
        if !archive.has(&main) {
            return Err(OfficeError::missing(&main, KIND));
        }
        let relations = Relations::read(archive, &main)?;
        let find = |kind: &str| {
            let beside = || resolve(&main, &format!("{kind}.xml"));
            let part = relations.target(&format!("/{kind}")).unwrap_or_else(beside);
            archive.has(&part).then_some(part)
        };
        let (styles, footnotes, endnotes) = (find("styles"), find("footnotes"), find("endnotes"));
        Ok(Package { main, styles, footnotes, endnotes })
    }
}

/// What a part is related to: the type and the name of each other part.
struct Relations(Vec<(String, String)>);

impl Relations {
    /// Reads the relations of a part, of the archive itself if that has no name.
    fn read(archive: &mut Archive<'_>, of: &str) -> Result<Self, OfficeError> {
        let (folder, name) = of.rsplit_once('/').unwrap_or(("", of));
        let part = format!("{folder}/_rels/{name}.rels");
        let part = part.trim_start_matches('/');
        let mut relations = Vec::new();
        each_element(archive, part, |element| {
            let outside = element.attribute("TargetMode").is_some_and(|mode| mode.eq_ignore_ascii_case("External"));
            if let (Some(kind), Some(target)) = (element.attribute("Type"), element.attribute("Target"))
                && !outside
            {
                relations.push((kind.to_owned(), resolve(of, target)));
            }
        })?;
        Ok(Relations(relations))
    }

    /// The first part of a type; the types of the two editions of the standard end in the same word.
    fn target(&self, kind: &str) -> Option<String> {
        self.0.iter().find(|(known, _)| known.ends_with(kind)).map(|(_, target)| target.clone())
    }
}

/// The main part of a text document by its content type.
fn by_content_type(archive: &mut Archive<'_>) -> Result<Option<String>, OfficeError> {
    let mut found = None;
    each_element(archive, "[Content_Types].xml", |element| {
        let kind = element.attribute("ContentType").unwrap_or_default();
        // document.main+xml, template.main+xml, and those with macros.
        let is_main = kind.ends_with(".main+xml") && (kind.contains("wordprocessingml") || kind.contains("ms-word"));
        if let Some(name) = element.attribute("PartName").filter(|_| is_main && found.is_none()) {
            found = Some(resolve("", name));
        }
    })?;
    Ok(found)
}

/// Whether an archive is a text document of Word by its content types, whatever its parts are called.
pub fn is_word(bytes: &[u8]) -> bool {
    Archive::open(bytes).and_then(|mut archive| by_content_type(&mut archive)).is_ok_and(|main| main.is_some())
}

fn each_element(archive: &mut Archive<'_>, part: &str, mut each: impl FnMut(Element<'_>)) -> Result<(), OfficeError> {
    let Some(mut xml) = archive.part(part)? else { return Ok(()) };
    let mut read = || -> Result<(), XmlError> {
        loop {
            match xml.read()? {
                Token::Start(element) => each(element),
                Token::End(_) | Token::Text(_) => {}
                Token::Eof => return Ok(()),
            }
        }
    };
    read().map_err(|error| OfficeError::in_part(part, error))
}

/// The name of a part that is given as seen from another.
fn resolve(from: &str, target: &str) -> String {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut names: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for name in target.split('/') {
        match name {
            "" | "." => {}
            ".." => _ = names.pop(),
            name => names.push(name),
        }
    }
    names.retain(|name| !name.is_empty());
    names.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_seen_from_the_part_that_names_them() {
        for (from, target, name) in [
            ("", "word/document.xml", "word/document.xml"),
            ("", "/word/document.xml", "word/document.xml"),
            ("word/document.xml", "styles.xml", "word/styles.xml"),
            ("word/document.xml", "/word/styles.xml", "word/styles.xml"),
            ("word/document.xml", "../other/./styles.xml", "other/styles.xml"),
            ("word/document.xml", "../../../etc/passwd", "etc/passwd"),
        ] {
            assert_eq!(resolve(from, target), name);
        }
    }
}
