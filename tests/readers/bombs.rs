//! Files that are made to hurt: entities that stand for very much or for other files, elements without end, archives that
//! unpack to more than they should.

use std::fs;
use std::io::{Cursor, Write};

use crate::fuzz::{Target, outcome};
use crate::targets;

/// The files of XML among the good ones, with these declarations put into a document type of their own and this put into
/// the first piece of Arabic text.
fn with_entity(declarations: &str, text: &str) -> Vec<(Target, Vec<u8>)> {
    let mut all = Vec::new();
    for target in targets::all() {
        for seed in target.seeds.clone() {
            let Ok(xml) = String::from_utf8(seed) else { continue };
            let Some((declaration, rest)) = xml.split_once("?>").filter(|_| xml.starts_with("<?xml")) else { continue };
            let rest = match rest.find("<!DOCTYPE") {
                Some(at) => &rest[at..][rest[at..].find(">\n").unwrap() + 1..],
                None => rest,
            };
            let at = rest.find(|c| ('ء'..='ي').contains(&c)).unwrap();
            let xml = format!("{declaration}?><!DOCTYPE x [{declarations}]>{}{text}{}", &rest[..at], &rest[at..]);
            all.push((targets::named(target.name), xml.into_bytes()));
        }
    }
    assert!(!all.is_empty());
    all
}

#[test]
fn entities_that_stand_for_very_much_are_refused() {
    let laughs: String = (1..12).map(|n| format!("<!ENTITY e{n} '{}'>", format!("&e{};", n - 1).repeat(10))).collect();
    for (target, input) in with_entity(&format!("<!ENTITY e0 'ha'>{laughs}"), "&e11;") {
        let told = outcome(&target, &input).unwrap_or_else(|what| panic!("{}: {what}", target.name));
        assert!((target.read)(&input).is_err(), "{}: {told}", target.name);
    }
    let long = format!("<!ENTITY e '{}'>", "x".repeat(40_000));
    for (target, input) in with_entity(&long, &"&e;".repeat(20_000)) {
        outcome(&target, &input).unwrap_or_else(|what| panic!("{}: {what}", target.name));
        assert!((target.read)(&input).is_err(), "{}", target.name);
    }
}

#[test]
fn other_files_and_addresses_are_never_read() {
    let folder = tempfile::tempdir().unwrap();
    let secret = folder.path().join("secret.txt");
    fs::write(&secret, "SECRET").unwrap();
    // Nobody may connect here: a connection would be seen.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = format!("http://{}/x.dtd", listener.local_addr().unwrap());
    for declarations in [
        format!("<!ENTITY x SYSTEM 'file://{}'>", secret.display()),
        format!("<!ENTITY x SYSTEM '{address}'>"),
        format!("<!ENTITY x PUBLIC 'x' '{address}'>"),
        format!("<!ENTITY % p SYSTEM '{address}'> %p;"),
    ] {
        for (target, input) in with_entity(&declarations, "&x;") {
            outcome(&target, &input).unwrap_or_else(|what| panic!("{}: {what}", target.name));
            let read = (target.read)(&input);
            assert!(read.as_ref().is_err_and(|error| !error.contains("SECRET")), "{}: {read:?}", target.name);
        }
    }
    assert!(listener.accept().is_err(), "something was looked up");
}

#[test]
fn elements_inside_elements_without_end_are_refused_or_read() {
    for target in targets::all() {
        for (open, close) in [("<b>", "</b>"), ("<div>", "</div>"), ("> ", ""), ("- ", ""), ("[", "]"), ("<!--", "-->")]
        {
            for times in [300, 100_000] {
                let deep = format!("{}x{}", open.repeat(times), close.repeat(times));
                let mut inputs = vec![deep.clone().into_bytes()];
                for seed in &target.seeds {
                    if let Ok(text) = std::str::from_utf8(seed)
                        && let Some(at) = text.find(|c| ('ء'..='ي').contains(&c))
                    {
                        inputs.push(format!("{}{deep}{}", &text[..at], &text[at..]).into_bytes());
                    }
                }
                for input in inputs {
                    outcome(&target, &input).unwrap_or_else(|what| panic!("{}, {open}: {what}", target.name));
                }
            }
        }
    }
}

#[test]
fn what_is_packed_may_not_unpack_to_too_much() {
    // A gigabyte of spaces in a megabyte.
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(b"<tmx version='1.4'><body><tu><tuv xml:lang='ar'><seg>").unwrap();
    let block = vec![b' '; 1024 * 1024];
    for _ in 0..256 {
        packed.write_all(&block).unwrap();
    }
    let packed = packed.finish().unwrap();
    for target in targets::all() {
        outcome(&target, &packed).unwrap_or_else(|what| panic!("{}: {what}", target.name));
    }
    // The same as a part of a document.
    for (target, part, head) in [
        ("docx", "word/document.xml", "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>"),
        ("odt", "content.xml", "<office:document-content><office:body><office:text><text:p>"),
    ] {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file(part, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(head.as_bytes()).unwrap();
        for _ in 0..300 {
            archive.write_all(&block).unwrap();
        }
        let packed = archive.finish().unwrap().into_inner();
        let target = targets::named(target);
        outcome(&target, &packed).unwrap_or_else(|what| panic!("{}: {what}", target.name));
        assert!((target.read)(&packed).is_err(), "{}", target.name);
    }
}

#[test]
fn names_in_archives_are_never_paths() {
    let folder = tempfile::tempdir().unwrap();
    let outside = folder.path().join("outside.xml");
    let absolute = outside.display().to_string();
    for target in [targets::named("docx"), targets::named("odt")] {
        for name in
            ["../../outside.xml", absolute.as_str(), "word/../../../outside.xml", "C:\\outside.xml", "", "\u{202E}x"]
        {
            let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
            archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            archive.write_all(b"<x/>").unwrap();
            let packed = archive.finish().unwrap().into_inner();
            outcome(&target, &packed).unwrap_or_else(|what| panic!("{}, {name}: {what}", target.name));
        }
    }
    assert!(!outside.exists() && fs::read_dir(folder.path()).unwrap().next().is_none());
}
