//! Word lists as they are used: imported, learned, listed, removed, and what they do to an alignment.

use std::fs;
use std::path::PathBuf;
use std::process::{Command as Process, Stdio};

use assert_cmd::cargo::cargo_bin;
use muqabala::align::{Aligner, Text};
use muqabala::edit::{Command, Status};
use muqabala::lang::Lang;
use muqabala::workspace::Workspace;
use tempfile::TempDir;

/// A leaflet with five technical words that no word list has, line by line.
const LEAFLET: &[(&str, &str)] = &[
    ("يضبط الفني الشقنوب قبل التشغيل.", "The technician adjusts the flange before start-up."),
    ("لا تلمس الشقنوب الساخن.", "Do not touch the hot flange."),
    ("نظف الزعفوق كل أسبوع.", "Clean the gasket every week."),
    ("استبدل الزعفوق والشقنوب معا.", "Replace the gasket and the flange together."),
    ("تحت الشقنوب أنبوب طويل.", "Under the flange is a long pipe."),
    ("هذا زعفوق جديد من المطاط.", "This is a new rubber gasket."),
    ("اترك الآلة تبرد.", "Let the machine cool."),
    ("زعفوقها الأصلي أفضل.", "Its original gasket is better."),
    ("يفتح البلبوط ببطء.", "The valve opens slowly."),
    ("افحص البلبوط والقرطبوس كل شهر.", "Check the valve and the bearing every month."),
    ("بلبوطها مصنوع من النحاس.", "Its valve is made of copper."),
    ("يدور القرطبوس في الزيت.", "The bearing turns in oil."),
    ("صوت القرطبوس عال.", "The bearing is loud."),
    ("يتحرك الطمروش داخل الأسطوانة.", "The piston moves inside the cylinder."),
    ("لكل طمروش حلقتان.", "Every piston has two rings."),
    ("أخرج الطمروش بعد أن يبرد.", "Take the piston out when it has cooled."),
];

/// A later text about the same subject. Each version leaves one line out, so that their lengths tell nothing.
const ORDER: (&[&str], &[&str]) = (
    &[
        "اطلب الطمروش مع الشقنوب.",
        "اطلب الزعفوق مع البلبوط.",
        "اطلب القرطبوس مع الطمروش.",
        "اطلب الشقنوب مع البلبوط.",
        "اطلب البلبوط مع القرطبوس.",
        "اطلب الزعفوق مع الطمروش.",
    ],
    &[
        "Order the gasket with the valve.",
        "Order the bearing with the piston.",
        "Order the flange with the valve.",
        "Order the valve with the bearing.",
        "Order the gasket with the piston.",
        "Order the gasket with the bearing.",
    ],
);

struct Place(TempDir);

impl Place {
    fn new() -> Self {
        Place(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.path(name), content).unwrap();
    }

    /// A memory with the leaflet as a pair.
    fn with_leaflet() -> Self {
        let place = Place::new();
        let lines = |side: fn(&(&'static str, &'static str)) -> &'static str| {
            LEAFLET.iter().map(side).collect::<Vec<_>>().join("\n")
        };
        place.file("leaflet.ar.txt", lines(|row| row.0));
        place.file("leaflet.en.txt", lines(|row| row.1));
        place.done(&["align", "leaflet.ar.txt", "leaflet.en.txt", "--pre-segmented"]);
        place
    }

    fn accept_all(&self) {
        let mut workspace = Workspace::open(&self.path("memory.db")).unwrap();
        let mut pair = workspace.open_pair(workspace.find_pair(Some("leaflet")).unwrap()).unwrap();
        let beads = pair.state().rows().map(|row| row.bead.id).collect();
        workspace.apply(&mut pair, &Command::SetStatus { beads, status: Status::Accepted }).unwrap();
    }

    /// The exit code, standard output, standard error.
    fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        let mut program = Process::new(cargo_bin!("muqabala"));
        program.current_dir(self.0.path()).env("MUQABALA_DB", self.path("memory.db")).args(arguments);
        let output = program.stdin(Stdio::null()).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }

    /// Standard output and standard error of what must succeed.
    fn done(&self, arguments: &[&str]) -> (String, String) {
        let (exit, printed, said) = self.run(arguments);
        assert_eq!(exit, 0, "{arguments:?}: {said}");
        (printed, said)
    }
}

/// The probability of the five right beads of the later text, on average.
fn right(workspace: &Workspace, learned: bool) -> f64 {
    let (ar, en) = (Lang::arabic(), Lang::english());
    let source = Text { lang: &ar, segments: ORDER.0.to_vec(), paragraphs: None, kinds: None };
    let target = Text { lang: &en, segments: ORDER.1.to_vec(), paragraphs: None, kinds: None };
    let lexicon = workspace.lexicon(learned).unwrap();
    let beads = Aligner::new(&lexicon).align(&source, &target).alignment.into_beads();
    let right = beads.iter().filter(|bead| bead.shape() == (1, 1) && bead.source.start == bead.target.start + 1);
    right.map(|bead| bead.confidence).sum::<f64>() / 5.0
}

#[test]
fn what_was_accepted_makes_a_later_text_come_out_right() {
    let place = Place::with_leaflet();
    let mut workspace = Workspace::open(&place.path("memory.db")).unwrap();
    assert_eq!(workspace.learn_if_changed().unwrap(), None);
    let before = right(&workspace, true);
    place.accept_all();
    workspace.learn_if_changed().unwrap().unwrap();
    let after = right(&workspace, true);
    println!("{before:.4} before, {after:.4} after");
    assert!(before < 0.2 && after > 0.6, "{before} {after}");
    assert_eq!(right(&workspace, false).to_bits(), before.to_bits(), "it can be left aside");
}

#[test]
fn align_learns_from_what_was_accepted_and_says_so() {
    let place = Place::with_leaflet();
    place.file("order.ar.txt", ORDER.0.join("\n"));
    place.file("order.en.txt", ORDER.1.join("\n"));
    let align = ["align", "order.ar.txt", "order.en.txt", "--pre-segmented", "--again"];
    let unlearned = |said: &str| assert!(!said.contains("learned") && !said.contains("only yours"), "{said}");
    unlearned(&place.done(&align).1);
    place.accept_all();
    unlearned(&place.done(&[&align[..], &["--no-learned"]].concat()).1);
    let (_, said) = place.done(&align);
    assert!(said.contains("learned 5 entries from 16 accepted rows"), "{said}");
    assert!(said.contains("that the word lists know: 100 % (50 % the program's, 50 % only yours)"), "{said}");
    let (_, said) = place.done(&align);
    assert!(!said.contains("learned") && said.contains("50 % only yours"), "{said}");
    let (_, said) = place.done(&["lexicon", "remove", "learned"]);
    assert!(said.contains("nothing is learned from accepted rows any more"), "{said}");
    unlearned(&place.done(&align).1);
    let (_, said) = place.done(&["lexicon", "learn"]);
    assert!(said.contains("learned 5 entries from 16 accepted rows"), "{said}");
    // Work that keeps nothing is the same for everyone, unless the memory is named.
    let filter = ["align", "order.ar.txt", "order.en.txt", "--pre-segmented", "--no-store"];
    let alone = place.done(&filter).0;
    let named = place.done(&[&filter[..], &["--db", "memory.db"]].concat()).0;
    let unlearned = place.done(&[&filter[..], &["--db", "memory.db", "--no-learned"]].concat()).0;
    assert_ne!(alone, named);
    assert_eq!(alone, unlearned);
}

#[test]
fn words_are_learned_from_files_and_pairs() {
    let place = Place::with_leaflet();
    let learned = "بلبوط\tvalve\t";
    let (_, said) = place.done(&["lexicon", "learn", "--from", "leaflet.ar.txt", "leaflet.en.txt"]);
    assert!(said.contains("learned 5 entries from 16 pairs of lines"), "{said}");
    assert!(place.done(&["lexicon", "list", "leaflet"]).0.starts_with(learned));
    // The other way round, with beads, under another name: learned again, and the same.
    let beads: String = (0..LEAFLET.len()).map(|n| format!("{n}:{n}:1.0\n")).collect();
    place.file("leaflet.beads", format!("{beads}:\n"));
    place.done(&["lexicon", "remove", "leaflet"]);
    let turned = ["lexicon", "learn", "--from", "leaflet.en.txt", "leaflet.ar.txt", "--beads", "leaflet.beads"];
    place.done(&[&turned[..], &["--name", "parts"]].concat());
    assert!(place.done(&["lexicon", "list", "parts"]).0.starts_with(learned));
    place.done(&[&turned[..], &["--name", "parts"]].concat());
    assert!(place.done(&["lexicon", "list", "parts"]).0.starts_with(learned), "learning again finds the same");
    let (_, said) = place.done(&["lexicon", "learn", "--pair", "leaflet"]);
    assert!(said.contains("learned 0 entries") && said.contains("of “leaflet”"), "they are known by now: {said}");
    place.done(&["lexicon", "remove", "parts"]);
    place.accept_all();
    let (_, said) = place.done(&["lexicon", "learn", "--pair", "1", "--name", "من الدليل"]);
    assert!(said.contains("16 accepted and sure rows of “leaflet”"), "{said}");
    let listed = place.done(&["lexicon", "list", "--format", "jsonl"]).0;
    assert!(listed.contains(r#"{"name":"من الدليل","origin":"learned","entries":5,"#), "{listed}");
}

#[test]
fn lists_are_imported_listed_and_removed() {
    let place = Place::new();
    let own = place.done(&["lexicon", "list"]).0;
    assert!(own.contains("bundled") && own.contains("law.tsv") && !place.path("memory.db").exists(), "{own}");
    place.file("parts.tsv", "شقنوب\tflange, collar\nno tab\nزعفوق\tgasket\t0.5\n");
    let (_, said) = place.done(&["lexicon", "import", "parts.tsv"]);
    for part in ["parts.tsv:2:1: no tab", "3 entries for 2 Arabic words (tsv); skipped: 1 out of form", "as “parts”"]
    {
        assert!(said.contains(part), "{part}: {said}");
    }
    let (entries, _) = place.done(&["lexicon", "list", "parts"]);
    assert_eq!(entries, "زعفوق\tgasket\t0.5\nشقنوب\tcollar\nشقنوب\tflange\n");
    // What is listed is read again.
    place.file("copy.tsv", &entries);
    place.done(&["lexicon", "import", "copy.tsv"]);
    assert_eq!(place.done(&["lexicon", "list", "copy"]).0, entries);
    let (listed, _) = place.done(&["lexicon", "list"]);
    assert!(listed.contains("imported") && listed.contains("parts  (from parts.tsv)"), "{listed}");
    let (listed, _) = place.done(&["lexicon", "list", "parts", "--format", "jsonl"]);
    assert!(listed.starts_with(r#"{"arabic":"زعفوق","english":"gasket","weight":0.5}"#), "{listed}");
    assert!(place.done(&["lexicon", "list", "law.tsv"]).0.lines().count() > 500);
    place.done(&["lexicon", "remove", "parts"]);
    assert!(!place.done(&["lexicon", "list"]).0.contains("parts.tsv"));
    assert_eq!(place.run(&["check"]).0, 0);
}

#[test]
fn a_list_of_any_format_can_be_named_for_one_alignment() {
    let place = Place::new();
    place.file("a.ar", "شقنوب\nالزعفوق\n");
    place.file("a.en", "A gasket\n");
    place.file("list.tsv", "زعفوق\tgasket\n");
    place.file("list.csv", "en,ar\ngasket,زعفوق\n");
    place.file("list.dic", "gasket @ زعفوق\n");
    let tbx = "<tbx><text><conceptEntry><langSec xml:lang='ar'><termSec><term>زعفوق</term></termSec></langSec>\
               <langSec xml:lang='en'><termSec><term>gasket</term></termSec></langSec></conceptEntry></text></tbx>";
    place.file("list.tbx", tbx);
    let align =
        ["align", "a.ar", "a.en", "--pre-segmented", "--no-store", "--source-lang", "ar", "--target-lang", "en"];
    let with = |list: &str| place.done(&[&align[..], &["--lexicon", list]].concat()).0;
    let expected = with("list.tsv");
    assert_ne!(place.done(&align).0, expected);
    for list in ["list.csv", "list.dic", "list.tbx"] {
        assert_eq!(with(list), expected, "{list}");
    }
}

#[test]
fn bad_input_is_refused_in_one_line() {
    let place = Place::with_leaflet();
    place.file("parts.tsv", "شقنوب\tflange\n");
    place.file("bad.tsv", "شقنوب\tflange\nno tab\n");
    place.file("none.tsv", "no tab\n");
    place.file("broken.tbx", "<tbx><text>");
    place.file("cut.tsv.gz", b"\x1F\x8B\x08\x00cut");
    place.file("empty.csv", "");
    place.file("short.txt", "One line.\n");
    place.file("wrong.beads", "0:99\n");
    place.file("no.beads", "0-0\n");
    place.file("fr.txt", "Le chat est sur la table et la maison est grande.\n");
    place.done(&["lexicon", "import", "parts.tsv"]);
    let (ar, en) = ("leaflet.ar.txt", "leaflet.en.txt");
    for (arguments, exit, part) in [
        (&["lexicon", "import", "parts.tsv"][..], 1, "there is a word list “parts” in this memory already"),
        (&["lexicon", "import", "missing.tsv"], 1, "missing.tsv: there is no such file"),
        (&["lexicon", "import", "."], 1, ".: this is a folder"),
        (&["lexicon", "import", "broken.tbx"], 1, "broken.tbx:1:12: not XML"),
        (&["lexicon", "import", "cut.tsv.gz"], 1, "cut.tsv.gz: can't be unpacked"),
        (&["lexicon", "import", "empty.csv"], 1, "empty.csv: this file is empty"),
        (&["lexicon", "import", "parts.tsv", "--name", "law.tsv"], 1, "“law.tsv” is the name of a word list"),
        (&["lexicon", "import", "parts.tsv", "--name", ""], 2, "a value is required"),
        (&["lexicon", "import", "parts.tsv", "--format", "doc"], 2, "not a format of word lists: “doc”"),
        (&["lexicon", "remove", "law.tsv"], 1, "“law.tsv” is part of the program and can't be removed"),
        (&["lexicon", "remove", "nothing"], 1, "there is no word list “nothing”"),
        (&["lexicon", "list", "nothing"], 1, "there is no word list “nothing”"),
        (&["lexicon", "learn", "--pair", "nothing"], 1, "there is no pair “nothing”"),
        (&["lexicon", "learn", "--from", ar, "short.txt"], 1, "has 16 lines and short.txt 1"),
        (&["lexicon", "learn", "--from", ar, ar, "--name", "x"], 1, "between Arabic and English only"),
        (
            &["lexicon", "learn", "--from", ar, en, "--beads", "wrong.beads"],
            1,
            "wrong.beads: there is no target line 99",
        ),
        (&["lexicon", "learn", "--from", ar, en, "--beads", "no.beads"], 1, "no.beads:1:1: "),
        (&["lexicon", "learn", "--from", ar, en, "--name", "parts"], 1, "there is a word list “parts” in this memory"),
        (&["lexicon", "learn", "--from", ar], 2, "2 values required"),
        (&["lexicon", "learn", "--name", "x"], 2, "is always called learned"),
        (&["--db", "none.db", "lexicon", "learn"], 1, "none.db: there is no memory yet"),
        (&["align", ar, en, "--again", "--lexicon", "bad.tsv"], 1, "bad.tsv:2:1: no tab"),
        (&["align", ar, en, "--no-store", "--db", "none.db"], 1, "none.db: there is no memory yet"),
    ] {
        let (code, printed, said) = place.run(arguments);
        assert_eq!((code, printed.as_str()), (exit, ""), "{arguments:?}: {said}");
        assert!(said.contains(part), "{arguments:?}: {said}");
        if exit == 1 {
            let lines: Vec<&str> = said.lines().filter(|line| !line.starts_with("hint: ")).collect();
            assert!(lines.len() == 1 && lines[0].starts_with("muqabala: "), "{arguments:?}: {said}");
        }
    }
    let (code, _, said) = place.run(&["lexicon", "import", "none.tsv"]);
    assert_eq!(code, 1);
    assert!(said.contains("none.tsv:1:1: no tab") && said.contains("no entry with an Arabic and an English"), "{said}");
    assert_eq!(place.done(&["lexicon", "list", "parts"]).0, "شقنوب\tflange\n");
}

#[test]
fn the_dictionary_of_debian_is_imported_where_it_is_installed() {
    let index = "/usr/share/dictd/freedict-ara-eng.index";
    if !std::path::Path::new(index).exists() {
        println!("dict-freedict-ara-eng is not installed: nothing was imported");
        return;
    }
    let place = Place::new();
    let (_, said) = place.done(&["lexicon", "import", index]);
    assert!(said.contains("Arabic words (dictd)") && said.contains("as “freedict-ara-eng”"), "{said}");
    assert!(place.done(&["lexicon", "list", "freedict-ara-eng"]).0.contains("الشفافية\tTransparency\n"));
}
