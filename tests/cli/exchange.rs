//! Files that other tools exchange: paired ones in, all formats out.

use std::fs;

use super::Place;

const XLIFF: &str = "<xliff version='1.2'><file original='ship' source-language='ar' target-language='en'><body>
<trans-unit id='1' approved='yes'><source>وصلت السفينة.</source><target>The ship arrived.</target><note>ask</note></trans-unit>
<trans-unit id='2'><source>نزل الركاب.</source><target state='needs-review-translation'>They went ashore.</target></trans-unit>
<trans-unit id='3'><source>ناقص</source></trans-unit>
</body></file></xliff>";

#[test]
fn a_paired_file_becomes_a_pair_that_is_whole() {
    let place = Place::new();
    place.file("ship.xlf", XLIFF);
    let (exit, _, said) = place.run(&["align", "ship.xlf", "--review"]);
    assert_eq!(exit, 0, "{said}");
    assert!(said.contains("warning: ship.xlf:4:1: there is text in fewer than two languages"), "{said}");
    assert!(said.contains("ship: 1 of 2 rows accepted, 1 marked for another look"), "{said}");
    assert_eq!(place.run(&["check"]).0, 0);
    let (_, tsv, _) = place.run(&["export", "--format", "tsv"]);
    assert!(tsv.contains("وصلت السفينة.\tThe ship arrived.\taccepted\t\task\tship\tar\ten\t0\t0\t"), "{tsv}");
    let (exit, _, said) = place.run(&["align", "ship.xlf"]);
    assert!(exit == 0 && said.contains("the memory has these two texts already, as “ship”"), "{said}");
    // What is written comes back as the same pair, from every format that holds both texts.
    for (format, file) in [("xliff", "a.xlf"), ("xliff2", "b.xlf"), ("tsv", "c.txt"), ("csv", "d.csv")] {
        assert_eq!(place.run(&["export", "ship", "--format", format, "-o", file]).0, 0);
        let (exit, _, said) = place.run(&["align", file]);
        assert!(exit == 0 && said.contains("the memory has these two texts already"), "{format}: {said}");
        let (exit, _, said) = place.run(&["align", file, "--again", "--name", format]);
        assert!(exit == 0 && said.contains("1 of 2 rows accepted, 1 marked for another look"), "{format}: {said}");
    }
    assert_eq!(place.run(&["check"]).0, 0);
}

#[test]
fn columns_are_named_or_numbered() {
    let place = Place::new();
    place.file("table.csv", "1;x;وصلت السفينة.;The ship arrived.\r\n2;y;نزل الركاب.;They went ashore.\r\n");
    let (exit, _, said) = place.run(&["align", "table.csv", "--columns", "source=4,target=3", "--name", "back"]);
    assert!(exit == 0 && said.contains("back: 2 of 2 rows accepted"), "{said}");
    let (_, tsv, _) = place.run(&["export", "back", "--format", "tsv"]);
    assert!(tsv.contains("The ship arrived.\tوصلت السفينة.\t"), "{tsv}");
    for (arguments, exit, message) in [
        (&["align", "table.csv", "--columns", "source=Arabic"][..], 1, "table.csv:1:1: there is no column “Arabic”"),
        (&["align", "table.csv", "--columns", "third"], 2, "not columns: “third”"),
        (
            &["align", "table.csv", "--columns", "source=3,target=4", "--no-store"],
            2,
            "do not go with a file that is paired already",
        ),
        (&["align", "none.csv"], 1, "none.csv: there is no such file"),
    ] {
        let (found, _, said) = place.run(arguments);
        assert!(found == exit && said.contains(message), "{arguments:?}: {said}");
    }
}

#[test]
fn two_files_appear_or_none() {
    let place = Place::with_pair();
    assert_eq!(place.run(&["export", "--format", "moses", "-o", "ship"]).0, 0);
    let lines = |name: &str| fs::read_to_string(place.path(name)).unwrap().lines().count();
    assert!(lines("ship.ar") > 1 && lines("ship.ar") == lines("ship.en"));
    fs::remove_file(place.path("ship.ar")).unwrap();
    let (exit, _, said) = place.run(&["export", "--format", "moses", "-o", "ship"]);
    assert!(exit == 1 && said.contains("ship.en: this file exists already"), "{said}");
    assert!(!place.path("ship.ar").exists());
    let (exit, _, said) = place.run(&["export", "--format", "moses"]);
    assert!(exit == 2 && said.contains("moses is two files"), "{said}");
}

#[test]
fn what_a_pair_has_no_place_for_is_told_of() {
    let place = Place::new();
    let tuv = |lang: &str, seg: &str| format!("<tuv xml:lang='{lang}'><seg>{seg}</seg></tuv>");
    let first = [tuv("en", "<ph>1</ph>yes"), tuv("ar", "نعم"), tuv("ar", "أجل"), tuv("fr", "oui")].concat();
    let second = [tuv("en-GB", "no"), tuv("ar-EG", "لا")].concat();
    place.file("a.tmx", format!("<tmx version='1.4'><body><tu>{first}</tu><tu>{second}</tu></body></tmx>"));
    let (exit, _, said) = place.run(&["align", "a.tmx"]);
    assert_eq!(exit, 0, "{said}");
    for told in [
        "2 texts in other languages or beside another one",
        "1 row without the inline codes",
        "1 row in other variants of the languages, here en and ar",
        "muqabala import keeps all of it",
    ] {
        assert!(said.contains(told), "{told}: {said}");
    }
}

#[test]
fn formats_of_one_alignment_take_one_pair() {
    let place = Place::with_pair();
    place.file("ship.xlf", XLIFF);
    assert_eq!(place.run(&["align", "ship.xlf", "--name", "second"]).0, 0);
    for format in ["beads", "ladder"] {
        let (exit, _, said) = place.run(&["export", "--all", "--format", format]);
        assert!(exit == 2 && said.contains("tells of the alignment of one pair, and these are 2"), "{format}: {said}");
    }
    for options in [["--only", "accepted"], ["--contains", "ship"], ["--level", "1"]] {
        let expected = if options[0] == "--level" { 0 } else { 2 };
        let ladder = ["export", "second", "--format", "ladder"];
        assert_eq!(place.run(&[&ladder[..], &options].concat()).0, expected, "{options:?}");
    }
    place.file("units.csv", "source,target\nنعم,yes\n");
    assert_eq!(place.run(&["import", "units.csv"]).0, 0);
    for format in ["beads", "ladder", "tei"] {
        let (exit, _, said) = place.run(&["export", "--imported", "--format", format]);
        assert!(exit == 2 && said.contains("units from files have none"), "{format}: {said}");
    }
    let (exit, tei, _) = place.run(&["export", "--all", "--format", "tei"]);
    assert_eq!((exit, tei.matches("<linkGrp ").count()), (0, 2));
    let (_, ladder, _) = place.run(&["export", "second", "--format", "ladder"]);
    assert_eq!(ladder, "0\t0\t1\n1\t1\t1\n2\t2\t0\n");
    let (_, csv, _) = place.run(&["export", "second", "--format", "csv", "--bom"]);
    assert!(csv.starts_with('\u{FEFF}') && csv.ends_with("\r\n"));
}
