//! Files that are made to hurt: entities that stand for very much or for other files, elements without end, archives that
//! unpack to more than they should.

use std::fs;
use std::io::{Cursor, Write};

use crate::fuzz::{Target, outcome, outcome_within};
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
    // A quarter of a gigabyte of spaces in a quarter of a megabyte.
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
    assert_eq!((targets::named("tmx").read)(&packed).unwrap_err(), "1:26: what begins here is larger than 16 MiB");
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

/// The memory that a few of the largest units may take up, in bytes.
const A_FEW_UNITS: usize = 128 * 1024 * 1024;

/// What comes of a file of units that may not take up more than that.
fn told_within(target: &str, input: &[u8], name: &str) -> Result<String, String> {
    let target = targets::named(target);
    let found = outcome_within(&target, input, A_FEW_UNITS);
    found.unwrap_or_else(|what| panic!("{name}: {what}"));
    (target.read)(input)
}

#[test]
fn a_unit_of_very_much_is_refused() {
    let note = format!("<note>{}</note>", "x".repeat(1024 * 1024));
    // Made piece by piece: what other tests take up meanwhile is counted too.
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(b"<tmx><tu>").unwrap();
    for _ in 0..60 {
        packed.write_all(note.as_bytes()).unwrap();
    }
    packed.write_all(b"</tu></tmx>").unwrap();
    let told = told_within("tmx", &packed.finish().unwrap(), "notes");
    assert_eq!(told.unwrap_err(), "1:6: what begins here is larger than 16 MiB");
    let told = told_within("tmx", format!("<tmx>{}</tmx>", format!("<tu>{note}</tu>").repeat(20)).as_bytes(), "units");
    assert!(told.is_ok(), "{told:?}");

    let large = "ا".repeat(100_000);
    let english = "<tuv xml:lang='en'><seg>a</seg></tuv>".repeat(8000);
    let texts = format!("<tmx><tu><tuv xml:lang='ar'><seg>{large}</seg></tuv>{english}</tu></tmx>");
    let told = told_within("tmx", texts.as_bytes(), "texts").unwrap();
    assert_eq!(told, "8001-0-0 its 8000 translations would be units of more than 16 MiB together ");
}

#[test]
fn what_segments_have_in_common_is_not_there_for_each() {
    let large = "x".repeat(100_000);
    let marks = |names: usize| -> String {
        (0..20_000).map(|n| format!("<mrk mtype='seg' mid='{}'>a</mrk>", n % names)).collect()
    };
    let segments = "<segment><source>a</source><target>ب</target></segment>".repeat(20_000);
    let in_1 = |id: &str, file: &str, source: &str, target: &str| {
        format!(
            "<xliff version='1.2'><file original='{file}' source-language='en' target-language='ar'><body>\
             <trans-unit id='{id}'><seg-source>{source}</seg-source><target>{target}</target></trans-unit></body></file></xliff>"
        )
    };
    let one = format!("<mrk mtype='seg' mid='0'>{large}</mrk>");
    let two = |id: &str| {
        let head = "<xliff version='2.0' srcLang='en' trgLang='ar'><file>";
        format!("{head}<unit id='{id}'>{segments}</unit></file></xliff>")
    };
    for (file, units, name) in [
        (in_1("1", "a", &marks(1), &one), 1, "a translation"),
        (in_1(&large, "a", &marks(20_000), &marks(20_000)), 20_000, "the name of a unit"),
        (in_1("1", &large, &marks(20_000), &marks(20_000)), 20_000, "the name of a file"),
        (two(&large), 20_000, "the name of a unit of 2.0"),
    ] {
        let told = told_within("xliff", file.as_bytes(), name).unwrap();
        assert_eq!(told.matches("2-0-0").count(), units, "{name}");
    }
}

#[test]
fn declarations_alone_take_no_room() {
    let unused: String = (0..600).map(|n| format!("<!ENTITY e{n} '&c;'>")).collect();
    let (a, b, c) = ("x".repeat(1000), "&a;".repeat(10), "&b;".repeat(100));
    let declarations = format!("<!ENTITY firm 'x'><!ENTITY a '{a}'><!ENTITY b '{b}'><!ENTITY c '{c}'>{unused}");
    for (target, input) in with_entity(&declarations, "") {
        outcome_within(&target, &input, A_FEW_UNITS).unwrap_or_else(|what| panic!("{}: {what}", target.name));
        assert!((target.read)(&input).is_ok(), "{}", target.name);
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
