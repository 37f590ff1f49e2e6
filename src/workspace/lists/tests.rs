use std::path::Path;

use rusqlite::Connection;

use super::*;
use crate::align::{Alignment, Bead};
use crate::edit::{Command, Side, Status, Texts};
use crate::lang::Lang;
use crate::segment::one_per_line;
use crate::text::Document;
use crate::workspace::PairId;

/// Rows about a subject of which no list has the words.
const ROWS: &[(&str, &str)] = &[
    ("يضبط الفني الشقنوب قبل التشغيل.", "The technician adjusts the flange before start-up."),
    ("لا تلمس الشقنوب الساخن.", "Do not touch the hot flange."),
    ("نظف الزعفوق كل أسبوع.", "Clean the gasket every week."),
    ("استبدل الزعفوق والشقنوب معا.", "Replace the gasket and the flange together."),
    ("تحت الشقنوب أنبوب طويل.", "Under the flange is a long pipe."),
    ("هذا زعفوق جديد من المطاط.", "This is a new rubber gasket."),
    ("اترك الآلة تبرد.", "Let the machine cool."),
    ("زعفوقها الأصلي أفضل.", "Its original gasket is better."),
];

fn memory(path: &Path) -> (Workspace, PairId) {
    let mut workspace = Workspace::open(path).unwrap().with_clock(|| "2026-01-02T03:04:05Z".parse().unwrap());
    let texts = |lang, rows: Vec<&str>| {
        let text = rows.join("\n");
        let segments = one_per_line(&text);
        Texts { document: Document::plain("test", lang, text), segments }
    };
    let source = texts(Lang::arabic(), ROWS.iter().map(|row| row.0).collect());
    let target = texts(Lang::english(), ROWS.iter().map(|row| row.1).collect());
    let beads = (0..ROWS.len()).map(|n| Bead { source: n..n + 1, target: n..n + 1, confidence: 0.9 }).collect();
    let alignment = Alignment::new(beads, ROWS.len(), ROWS.len()).unwrap();
    let pair = workspace.add_pair("machine", &source, &target, &alignment).unwrap();
    (workspace, pair)
}

fn accept_all(workspace: &mut Workspace, id: PairId) {
    let mut pair = workspace.open_pair(id).unwrap();
    let beads = pair.state().rows().map(|row| row.bead.id).collect();
    workspace.apply(&mut pair, &Command::SetStatus { beads, status: Status::Accepted }).unwrap();
}

fn list(name: &str, origin: Origin) -> ListInfo {
    ListInfo { name: name.to_owned(), origin }
}

fn entry(arabic: &str, english: &str, weight: f64) -> ListEntry {
    ListEntry { arabic: arabic.to_owned(), english: english.to_owned(), weight }
}

fn found(workspace: &Workspace, learned: bool, word: &str) -> Vec<String> {
    let lexicon = workspace.lexicon(learned).unwrap();
    lexicon.lookup(word).into_iter().map(|equivalent| equivalent.stem).collect()
}

#[test]
fn lists_are_kept_and_used_until_they_are_removed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("memory.db");
    let (mut workspace, _) = memory(&path);
    let entries =
        [entry("شقنوب", "flange", 1.0), entry("شقنوب", "flange", 0.5), entry("بلبوط عظيم", "great widget", 0.25)];
    workspace.put_list(&list("parts", Origin::Imported), "parts.tsv", &entries, false).unwrap();
    drop(workspace);
    let mut workspace = Workspace::open(&path).unwrap();
    let lists = workspace.lists().unwrap();
    let expected = ListRecord {
        info: list("parts", Origin::Imported),
        source: "parts.tsv".to_owned(),
        added: "2026-01-02T03:04:05Z".to_owned(),
        entries: 2,
    };
    assert_eq!(lists, [expected]);
    let kept = [entry("بلبوط عظيم", "great widget", 0.25), entry("شقنوب", "flange", 1.0)];
    assert_eq!(workspace.list_entries("parts").unwrap(), kept);
    assert_eq!(found(&workspace, false, "الشقنوب"), ["flang"]);
    assert_eq!(workspace.lexicon(false).unwrap().known_from("شقنوبها"), Some(Origin::Imported));
    workspace.remove_list("parts").unwrap();
    assert_eq!(workspace.lists().unwrap(), []);
    assert!(matches!(workspace.lexicon(true).unwrap(), Cow::Borrowed(_)), "the program's own needs no copy");
    assert_eq!(workspace.check().unwrap(), []);
}

#[test]
fn a_list_s_name_is_one_short_line() {
    let folder = tempfile::tempdir().unwrap();
    let (mut workspace, _) = memory(&folder.path().join("memory.db"));
    let words = [entry("شقنوب", "flange", 1.0)];
    let (longest, longer) = ("ن".repeat(200), "ن".repeat(201));
    for (name, accepted) in [
        ("قاموس 2026/1", true),
        (longest.as_str(), true),
        (longer.as_str(), false),
        ("", false),
        (" \u{a0}", false),
        ("two\nlines", false),
        ("\u{1b}[31mred", false),
    ] {
        let kept = workspace.put_list(&list(name, Origin::Imported), "a", &words, false);
        assert_eq!(kept.map_err(|error| error.to_string()).is_ok(), accepted, "{name:?}");
    }
}

#[test]
fn a_list_takes_no_other_ones_place_unawares() {
    let folder = tempfile::tempdir().unwrap();
    let (mut workspace, _) = memory(&folder.path().join("memory.db"));
    let (one, two) = ([entry("شقنوب", "flange", 1.0)], [entry("زعفوق", "gasket", 1.0)]);
    workspace.put_list(&list("parts", Origin::Imported), "a", &one, false).unwrap();
    for (name, origin, replace, refused) in [
        ("parts", Origin::Imported, false, "there is a word list “parts” in this memory already"),
        ("parts", Origin::Learned, false, "there is a word list “parts” in this memory already"),
        (
            "learned",
            Origin::Imported,
            true,
            "“learned” is the name of a word list of the program's own; choose another",
        ),
        (
            "law.tsv",
            Origin::Imported,
            true,
            "“law.tsv” is the name of a word list of the program's own; choose another",
        ),
    ] {
        let error = workspace.put_list(&list(name, origin), "b", &two, replace).unwrap_err();
        assert_eq!(error.to_string(), refused);
        assert_eq!(workspace.list_entries("parts").unwrap(), one);
    }
    workspace.put_list(&list("parts", Origin::Imported), "b", &two, true).unwrap();
    assert_eq!(workspace.list_entries("parts").unwrap(), two);
    for origin in [Origin::Learned, Origin::Learned] {
        workspace.put_list(&list("machine", origin), "c", &one, false).unwrap();
    }
    for (name, refused) in [
        ("law.tsv", "“law.tsv” is part of the program and can't be removed"),
        ("none", "there is no word list “none” in this memory"),
    ] {
        assert_eq!(workspace.remove_list(name).unwrap_err().to_string(), refused);
    }
    assert!(matches!(workspace.list_entries("none"), Err(WorkspaceError::NoSuchList(_))));
}

#[test]
fn a_list_with_an_entry_that_can_not_be_kept_leaves_the_old_one() {
    let folder = tempfile::tempdir().unwrap();
    let (mut workspace, _) = memory(&folder.path().join("memory.db"));
    let info = list("parts", Origin::Imported);
    let good = [entry("شقنوب", "flange", 1.0)];
    workspace.put_list(&info, "a", &good, false).unwrap();
    for weight in [0.0, -1.0, 2.0, f64::NAN] {
        let bad = [entry("زعفوق", "gasket", 1.0), entry("بلبوط", "widget", weight)];
        assert!(workspace.put_list(&info, "b", &bad, true).is_err(), "{weight}");
        assert_eq!(workspace.list_entries("parts").unwrap(), good);
    }
}

#[test]
fn accepted_rows_are_learned_from_once() {
    let folder = tempfile::tempdir().unwrap();
    let (mut workspace, id) = memory(&folder.path().join("memory.db"));
    assert_eq!(workspace.learn_if_changed().unwrap(), None, "nothing is accepted yet");
    accept_all(&mut workspace, id);
    let learned = workspace.learn_if_changed().unwrap();
    assert_eq!(learned, Some(Learned { rows: 8, entries: 2 }), "{:?}", workspace.list_entries(LEARNED));
    assert_eq!(workspace.learn_if_changed().unwrap(), None, "nothing has changed");
    assert_eq!(found(&workspace, true, "والشقنوب"), ["flang"]);
    assert_eq!(found(&workspace, false, "والشقنوب"), [""; 0]);
    let mut pair = workspace.open_pair(id).unwrap();
    let bead = pair.state().row(0).unwrap().bead.id;
    let edit = Command::EditText { bead, side: Side::Target, text: "Adjust the flanges.".to_owned() };
    workspace.apply(&mut pair, &edit).unwrap();
    assert!(workspace.learn_if_changed().unwrap().is_some(), "a row reads otherwise");
    let beads = pair.state().rows().map(|row| row.bead.id).collect();
    workspace.apply(&mut pair, &Command::SetStatus { beads, status: Status::Rejected }).unwrap();
    assert_eq!(workspace.learn_if_changed().unwrap(), Some(Learned { rows: 0, entries: 0 }));
    assert_eq!(found(&workspace, true, "والشقنوب"), [""; 0]);
}

#[test]
fn learning_stays_off_until_it_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("memory.db");
    let (mut workspace, id) = memory(&path);
    accept_all(&mut workspace, id);
    workspace.learn_if_changed().unwrap().unwrap();
    workspace.remove_list(LEARNED).unwrap();
    workspace.remove_list(LEARNED).unwrap();
    drop(workspace);
    let mut workspace = Workspace::open(&path).unwrap();
    assert_eq!(workspace.learn_if_changed().unwrap(), None);
    assert_eq!(workspace.lists().unwrap(), []);
    assert_eq!(workspace.learn().unwrap(), Learned { rows: 8, entries: 2 });
    let mut pair = workspace.open_pair(id).unwrap();
    workspace.undo(&mut pair).unwrap();
    assert_eq!(workspace.learn_if_changed().unwrap(), Some(Learned { rows: 0, entries: 0 }), "it is on again");
}

#[test]
fn a_memory_from_before_word_lists_keeps_everything() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("memory.db");
    let old = Connection::open(&path).unwrap();
    old.execute_batch(include_str!("../../../migrations/0001_memory.sql")).unwrap();
    old.execute_batch(
        "pragma user_version = 1;
         insert into document values (1, 'ship', 'ar', 'وصلت السفينة.', '2026-01-02T03:04:05Z');
         insert into document values (2, 'ship', 'en', 'The ship arrived.', '2026-01-02T03:04:05Z');
         insert into pair values (1, 'ship', 1, 2, '2026-01-02T03:04:05Z', '2026-01-02T03:04:05Z', null);
         insert into bead values (1, 0, 1, 'accepted', 0.9, null);
         insert into segment values (1, 0, 'source', 0, 24, 0, 0, 0, null);
         insert into segment values (1, 1, 'target', 0, 17, 0, 0, 0, null);
         insert into unit values (1, 1, 0, 'ar', 'en', 'وصلت السفينة.', 'The ship arrived.', 'ship', 'then', 'then');
         insert into log values (1, 1, null, 'accept', 0,
            '[{\"row\":\"bead\",\"before\":{\"id\":0,\"rank\":1,\"status\":\"unreviewed\",\"confidence\":0.9},
              \"after\":{\"id\":0,\"rank\":1,\"status\":\"accepted\",\"confidence\":0.9}}]', 'then');
         update pair set head = 1;",
    )
    .unwrap();
    drop(old);
    let mut workspace = Workspace::open(&path).unwrap();
    assert_eq!(workspace.check().unwrap(), []);
    let pair = workspace.open_pair(workspace.find_pair(Some("ship")).unwrap()).unwrap();
    let row = pair.state().row(0).unwrap();
    assert_eq!((row.bead.status, row.text(Side::Target).as_str()), (Status::Accepted, "The ship arrived."));
    workspace.put_list(&list("parts", Origin::Imported), "a", &[entry("شقنوب", "flange", 1.0)], false).unwrap();
    assert_eq!(workspace.learn().unwrap().rows, 1);
    let backup = Connection::open(folder.path().join("memory.db.schema-1.backup")).unwrap();
    let number = |db: &Connection| db.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(number(&backup), 1);
    assert!(number(&Connection::open(&path).unwrap()) > 1);
    let units: i64 = backup.query_row("select count(*) from unit", [], |row| row.get(0)).unwrap();
    assert_eq!(units, 1);
}

#[test]
#[ignore = "for its figures; run it by name, with --release"]
fn ten_thousand_accepted_rows() {
    let folder = tempfile::tempdir().unwrap();
    let (mut workspace, _) = memory(&folder.path().join("memory.db"));
    let arabic: Vec<&str> = ROWS.iter().flat_map(|row| row.0.split(' ')).collect();
    let english: Vec<&str> = ROWS.iter().flat_map(|row| row.1.split(' ')).collect();
    workspace
        .store
        .transact(|store| {
            store.sql(|db| {
                let mut insert = db.prepare(
                    "insert into unit (pair, bead, source_lang, target_lang, source, target, origin, created, changed)
                     values (1, ?1, 'ar', 'en', ?2, ?3, '', '', '')",
                )?;
                db.execute_batch("pragma defer_foreign_keys = on")?;
                let mut random = 1_usize;
                for row in 0..10_000 {
                    let mut word = |words: &[&str]| {
                        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                        // A third of the words are of a kind that comes up now and then.
                        let own = (random >> 40) % 3000;
                        let word = words[(random >> 33) % words.len()];
                        if own < 1000 {
                            format!("{word}{}", char::from_u32(0x62A + own as u32 % 20).unwrap())
                        } else {
                            word.to_owned()
                        }
                    };
                    let source: Vec<String> = (0..20).map(|_| word(&arabic)).collect();
                    let target: Vec<String> = (0..22).map(|_| word(&english)).collect();
                    insert.execute(rusqlite::params![1000 + row, source.join(" "), target.join(" ")])?;
                }
                db.execute(
                    "insert into bead select 1, bead, bead, 'accepted', 1, null from unit where bead >= 1000",
                    [],
                )?;
                Ok(())
            })
        })
        .unwrap_or_else(|error: crate::store::StoreError| panic!("{error}"));
    let started = std::time::Instant::now();
    println!("{:?} in {:?}", workspace.learn_if_changed().unwrap(), started.elapsed());
    let started = std::time::Instant::now();
    println!("{:?} in {:?}", workspace.learn_if_changed().unwrap(), started.elapsed());
    let entries: Vec<ListEntry> = (0..85_000).map(|n| entry(&format!("كلمة{n}"), "word", 1.0)).collect();
    workspace.put_list(&list("large", Origin::Imported), "a", &entries, false).unwrap();
    let started = std::time::Instant::now();
    println!("{} entries in {:?}", workspace.lexicon(true).unwrap().len(), started.elapsed());
}
