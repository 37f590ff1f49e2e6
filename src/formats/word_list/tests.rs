use std::fs;
use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::*;

/// Writes a file and reads it.
fn read(name: &str, content: impl AsRef<[u8]>) -> Result<WordList, WordListError> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), content).unwrap();
    read_word_list(&folder.path().join(name), None)
}

fn pairs(list: &WordList) -> Vec<(&str, &str)> {
    list.entries.iter().map(|entry| (entry.arabic.as_str(), entry.english.as_str())).collect()
}

fn message(name: &str, content: impl AsRef<[u8]>) -> String {
    let error = read(name, content).unwrap_err().to_string();
    error[error.find(name).unwrap()..].to_owned()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

const TBX_2: &str = r#"<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><text><body>
<termEntry id="1"><descrip type="subjectField">law</descrip>
 <langSet xml:lang="ar"><tig><term>عقد <hi>إيجار</hi></term></tig></langSet>
 <langSet xml:lang="en-GB"><ntig><termGrp><term>lease</term><termNote type="partOfSpeech">noun</termNote></termGrp></ntig>
  <tig><term>rental &amp; lease</term></tig></langSet>
 <langSet xml:lang="fr"><tig><term>bail</term></tig></langSet>
</termEntry></body></text></martif>"#;

const TBX_3: &str = r#"<?xml version='1.0'?>
<tbx style="dct" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
     xmlns:min="http://www.tbxinfo.net/ns/min"><text><body>
<conceptEntry id="c1"><min:subjectField>law</min:subjectField>
 <langSec xml:lang="ara"><termSec><term>محكمة</term><min:partOfSpeech>noun</min:partOfSpeech></termSec></langSec>
 <langSec xml:lang="eng"><termSec><term>court</term></termSec></langSec>
</conceptEntry>
<conceptEntry id="c2"><langSec xml:lang="ar"><termSec><term>حكم</term></termSec></langSec></conceptEntry>
</body></text></tbx>"#;

const TEI: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>
<entry><form><orth>مرفأ</orth><pron>marfaʔ</pron></form><gramGrp><pos>n</pos></gramGrp>
 <sense n="1"><cit type="trans"><quote>harbour</quote></cit><cit type="trans"><quote>port</quote></cit>
 <cit type="example"><quote>دخلت السفينة المرفأ</quote><cit type="trans"><quote>the ship came in</quote></cit></cit></sense>
</entry>
<entry><form><orth>bridge</orth></form><sense><cit type="translation"><quote>جسر</quote></cit></sense></entry>
</body></text></TEI>"#;

#[test]
fn every_format_is_read() {
    for (name, content, expected) in [
        (
            "a.tsv",
            "# words\nكتاب\tbook, volume\ncar\tسيارة، عربة\n",
            &[("كتاب", "book"), ("كتاب", "volume"), ("سيارة", "car"), ("عربة", "car")][..],
        ),
        (
            "a.csv",
            "id,en,ar,note\n7,\"ship, vessel\",سفينة,x\n8,sea,بحر,\n",
            &[("سفينة", "ship"), ("سفينة", "vessel"), ("بحر", "sea")],
        ),
        (
            "semicolons.csv",
            "بحر;sea;1\r\nسفينة;\"ship; boat\";2\r\n",
            &[("بحر", "sea"), ("سفينة", "ship"), ("سفينة", "boat")],
        ),
        (
            "a.dic",
            "port @ ميناء\nthe United Nations @ الأمم المتحدة\nبحر @ sea\n",
            &[("ميناء", "port"), ("الأمم المتحدة", "the United Nations"), ("بحر", "sea")],
        ),
        ("two.tbx", TBX_2, &[("عقد إيجار", "lease"), ("عقد إيجار", "rental & lease")]),
        ("three.tbx", TBX_3, &[("محكمة", "court")]),
        ("a.tei", TEI, &[("مرفأ", "harbour"), ("مرفأ", "port"), ("جسر", "bridge")]),
        // By their look.
        ("terms.xml", TBX_3, &[("محكمة", "court")]),
        ("dictionary.xml", TEI, &[("مرفأ", "harbour"), ("مرفأ", "port"), ("جسر", "bridge")]),
        ("words.txt", "port @ ميناء\n", &[("ميناء", "port")]),
        ("words", "ميناء\tport\n", &[("ميناء", "port")]),
        ("table.txt", "ميناء,port\n", &[("ميناء", "port")]),
    ] {
        let list = read(name, content).unwrap();
        assert_eq!((pairs(&list), list.bad_count), (expected.to_vec(), 0), "{name}: {:?}", list.bad);
        let packed = read(&format!("{name}.gz"), gzip(content.as_bytes())).unwrap();
        assert_eq!(packed, list, "{name}");
    }
    assert_eq!(read("a.tsv", "كتاب\tbook\t0.25\n").unwrap().entries[0].weight, 0.25);
    let text = "كتاب\tbook\nمدرسة\tschool\nالحكومة\tgovernment\nقال\tsaid\n";
    let (windows, _, _) = encoding_rs::WINDOWS_1256.encode(text);
    assert_eq!(read("a.tsv", &windows).unwrap(), read("a.tsv", text).unwrap());
}

#[test]
fn an_entry_out_of_form_is_skipped_and_told_of() {
    for (name, content, expected, left) in [
        ("a.tsv", "كتاب book\nبحر\tsea\n", "1:1: no tab between the Arabic and the English words", 1),
        ("a.tsv", "بحر\tsea\tnoun\nبحر\tsea\t2\n", "1:9: more than two columns, and the third is no weight", 0),
        ("a.tsv", "livre\tbook\n", "1:1: one column must be Arabic and the other English", 0),
        ("a.tsv", "بحر\t -\n", "1:5: a column is empty", 0),
        ("a.dic", "sea بحر\nport @ ميناء\n", "1:1: no @ between", 1),
        ("a.dic", "sea @ port\n", "1:1: one column must be Arabic", 0),
        ("a.csv", "ar,en\nبحر,\nميناء,port\n", "2:1: a column is empty", 1),
        ("a.csv", "ar,en\nsea,port\n", "2:1: one column must be Arabic", 0),
        ("a.tei", &TEI.replace("harbour", "&bomb;"), "4:40: unknown entity &bomb;", 1),
    ] {
        let list = read(name, content).unwrap();
        assert!(list.bad[0].to_string().starts_with(expected), "{content}: {}", list.bad[0]);
        assert_eq!(list.entries.len(), left, "{content}");
    }
    let list = read("a.tsv", "no tab\n".repeat(1000)).unwrap();
    assert_eq!((list.bad_count, list.bad.len()), (1000, 20));
}

#[test]
fn a_file_that_is_no_list_is_refused() {
    let deep = format!("<tbx>{}", "<x>".repeat(200_000));
    for (name, content, expected) in [
        ("a.tsv", "", "a.tsv: this file is empty"),
        ("a.tbx", "<tbx><text></tbx>", "a.tbx:1:12: not XML: "),
        ("a.tbx", "<tbx><text>", "a.tbx:1:12: not XML: <text> is not closed"),
        ("a.tbx", "<html></html>", "a.tbx:1:1: not a TBX file: the root element is <html>"),
        ("a.tei", "<?xml version='1.0'?>", "a.tei:1:1: there is no element"),
        ("a.tbx", &deep, "a.tbx:1:303: elements are nested more than 100 deep"),
        ("a.index", "x\tA\tB\n", "a.index: a dictd dictionary needs a.dict or a.dict.dz beside it"),
        ("a.dict.dz", "", "a.dict.dz: a dictd dictionary needs a.index beside it"),
        ("a.pdf", "%PDF-1.7", "a.pdf: this is a PDF document"),
    ] {
        assert!(message(name, content).starts_with(expected), "{}", message(name, content));
    }
    let mut broken = gzip("بحر\tsea\n".repeat(1000).as_bytes());
    broken.truncate(broken.len() - 12);
    assert!(message("a.tsv.gz", broken).starts_with("a.tsv.gz: can't be unpacked: "));
    for name in ["none.tsv", "none.index", "none.dict.dz"] {
        assert!(matches!(read_word_list(Path::new(name), None), Err(WordListError::Read(ReadError::Missing { .. }))));
    }
}

#[test]
fn entities_are_not_expanded_and_packed_zeros_are_not_unpacked_to_their_end() {
    let bomb = "<!DOCTYPE tbx [<!ENTITY a 'x'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]>";
    let list = read("a.tbx", format!("{bomb}{}", TBX_3.split_once("?>").unwrap().1.replace("court", "&c;"))).unwrap();
    assert_eq!((list.entries.len(), list.bad_count), (0, 1));
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    let zeros = vec![b' '; 1 << 20];
    (0..=MOST_BYTES >> 20).for_each(|_| packed.write_all(&zeros).unwrap());
    let packed = packed.finish().unwrap();
    assert!(packed.len() < 3 << 20);
    assert!(message("a.tsv.gz", packed).starts_with("a.tsv.gz: this file is larger than 256 MiB"));
}

#[test]
fn a_dictionary_of_two_files_is_read_by_either_name() {
    let dictionary =
        "00-database-info\nnothing\nمِينَاء /miːnaːʔ/\n1. Port\n2. Harbour (n.)\nSynonym: مرفأ\nsea <n>\nبحر، يمّ\n";
    let at = |part: &str| dictionary.find(part).unwrap();
    let encode = |mut number: usize| {
        let digits: Vec<char> = ('A'..='Z').chain('a'..='z').chain('0'..='9').chain("+/".chars()).collect();
        let mut text = String::new();
        while text.is_empty() || number > 0 {
            text.insert(0, digits[number % 64]);
            number /= 64;
        }
        text
    };
    let line = |word: &str, from: usize, to: usize| format!("{word}\t{}\t{}\n", encode(from), encode(to - from));
    let index = line("00databaseinfo", 0, at("مِي"))
        + &line("ميناء", at("مِي"), at("sea <"))
        + &line("sea", at("sea <"), dictionary.len())
        + "lost\tA\t////////\n"
        + "no place\n"
        + "odd\t*\tB\n";
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("words.index"), index).unwrap();
    fs::write(path("words.dict"), dictionary).unwrap();
    let list = read_word_list(&path("words.index"), None).unwrap();
    assert_eq!(pairs(&list), [("مِينَاء", "Port"), ("مِينَاء", "Harbour"), ("بحر", "sea"), ("يمّ", "sea")]);
    let bad: Vec<String> = list.bad.iter().map(BadEntry::to_string).collect();
    assert_eq!(
        bad,
        [
            "4:1: it points to where the dictionary has no text",
            "5:1: not a headword, an offset and a length",
            "6:1: not a headword, an offset and a length"
        ]
    );
    assert_eq!(read_word_list(&path("words.dict"), None).unwrap(), list);
    fs::write(path("words.dict.dz"), gzip(dictionary.as_bytes())).unwrap();
    fs::remove_file(path("words.dict")).unwrap();
    assert_eq!(read_word_list(&path("words.dict.dz"), None).unwrap(), list);
    assert_eq!(read_word_list(&path("words.index"), None).unwrap(), list);
}

#[test]
fn the_dictionary_of_debian_is_read_where_it_is_installed() {
    let path = Path::new("/usr/share/dictd/freedict-ara-eng.index");
    if !path.exists() {
        println!("dict-freedict-ara-eng is not installed: nothing was read");
        return;
    }
    let list = read_word_list(path, None).unwrap();
    println!("{} entries, {} bad, {} unused", list.entries.len(), list.bad_count, list.unused);
    assert!(list.entries.len() > 60_000 && list.bad_count == 0, "{:?}", list.bad);
    assert!(pairs(&list).contains(&("الشفافية", "Transparency")));
}
