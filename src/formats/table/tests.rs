use std::io::Read;

use proptest::prelude::*;

use super::*;
use crate::edit::Status;
use crate::formats::units::{FileUnit, Item, ReadUnits};
use crate::formats::written::tests::unit;
use crate::formats::{Format, Options, write_units};
use crate::lang::Lang;
use crate::memory::Unit;

fn items(bytes: &[u8], options: &TableOptions) -> Result<Vec<Item>, String> {
    all(bytes, options).map(|(items, _)| items)
}

/// The items, and what there is to tell of the file as a whole.
fn all(bytes: &[u8], options: &TableOptions) -> Result<(Vec<Item>, Vec<String>), String> {
    let mut reader = TableReader::new(bytes, options).map_err(|error| error.to_string())?;
    let mut items = Vec::new();
    while let Some(item) = reader.read().map_err(|error| error.to_string())? {
        items.push(item);
    }
    Ok((items, reader.remarks().iter().map(ToString::to_string).collect()))
}

/// `ar:نعم en:yes`, a row each; what is wrong with it where it is no unit; remarks behind.
fn told(bytes: &[u8], options: &TableOptions) -> Result<Vec<String>, String> {
    let tell = |item: Item| match item {
        Item::Unit(unit) => unit
            .variants
            .iter()
            .map(|variant| format!("{}:{}", variant.lang, variant.text))
            .collect::<Vec<_>>()
            .join(" "),
        Item::Bad(bad) => bad.to_string(),
    };
    all(bytes, options).map(|(items, remarks)| items.into_iter().map(tell).chain(remarks).collect())
}

fn columns(text: &str) -> TableOptions {
    TableOptions { columns: text.parse().unwrap(), ..TableOptions::default() }
}

#[test]
fn columns_are_found() {
    let none = TableOptions::default();
    for (table, options, expected, name) in [
        ("نعم\tyes\n", none.clone(), &["ar:نعم en:yes"][..], "no header"),
        ("yes,نعم\r\nno,لا\r\n", none.clone(), &["en:yes ar:نعم", "en:no ar:لا"], "English first"),
        ("source,target\nنعم,yes\n", none.clone(), &["ar:نعم en:yes"], "our names"),
        ("id;English text;النص العربي\n1;yes;نعم\n", none.clone(), &["en:yes ar:نعم"], "languages in words"),
        ("ar-EG\ten_GB\nنعم\tyes\n", none.clone(), &["ar-EG:نعم en-GB:yes"], "tags"),
        (
            "en,ar\nyes,نعم\n",
            TableOptions { source_lang: Some(Lang::arabic()), ..none.clone() },
            &["ar:نعم en:yes"],
            "the source that was asked for",
        ),
        ("1,yes,x,نعم\n", columns("source=4,target=2"), &["ar:نعم en:yes"], "by number"),
        ("A,B,C\nx,yes,نعم\n", columns("source=c, target=B"), &["ar:نعم en:yes"], "by name"),
        ("x,yes,نعم\n", columns("target=3,source=2"), &["en:yes ar:نعم"], "the other way round"),
        (
            "source,target,source_lang,target_lang\nja,oui,de,fr\nyes,نعم,,\n",
            TableOptions { source_lang: Some(Lang::english()), target_lang: Some(Lang::arabic()), ..none.clone() },
            &["de:ja fr:oui", "en:yes ar:نعم"],
            "languages in the row",
        ),
        ("no\tلا\n", none.clone(), &["en:no ar:لا"], "a word that is a tag too"),
        ("\"a\nb\",نعم\n", none.clone(), &["en:a\nb ar:نعم"], "a line end in a cell"),
        ("'=yes\tنعم\n'tis\tهذا\n", none.clone(), &["en:=yes ar:نعم", "en:'tis ar:هذا"], "our apostrophe"),
        ("", none.clone(), &[], "nothing"),
    ] {
        if table.is_empty() {
            assert_eq!(told(b"", &options), Err("1:1: this file is empty".to_owned()));
            continue;
        }
        assert_eq!(told(table.as_bytes(), &options).unwrap(), expected, "{name}");
    }
}

#[test]
fn every_encoding_of_spreadsheets_is_read() {
    let table = "source\ttarget\nوصلت السفينة إلى الميناء.\tThe ship arrived.\n";
    let (windows, _, _) = encoding_rs::WINDOWS_1256.encode(table);
    let utf16: Vec<u8> = format!("\u{FEFF}{table}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (bytes, name) in [
        (table.as_bytes(), "UTF-8"),
        (format!("\u{FEFF}{table}").as_bytes(), "UTF-8 with a mark"),
        (&*windows, "windows-1256"),
        (&*utf16, "Excel's Unicode text"),
    ] {
        let expected = ["ar:وصلت السفينة إلى الميناء. en:The ship arrived."];
        assert_eq!(told(bytes, &TableOptions::default()).unwrap(), expected, "{name}");
    }
}

#[test]
fn what_is_wrong_is_told_with_its_line() {
    let options = TableOptions::default();
    let table = "source,target\nنعم,yes\nلا\n\nربما,\n ,x\nاثنان,two\n";
    assert_eq!(
        told(table.as_bytes(), &options).unwrap(),
        [
            "ar:نعم en:yes",
            "3:1: this row has no cell for the target",
            "5:1: there is text in fewer than two languages",
            "6:1: there is text in fewer than two languages",
            "ar:اثنان en:two",
        ]
    );
    let bad_lang = "source,target,source_lang\nنعم,yes,??\n";
    assert_eq!(told(bad_lang.as_bytes(), &options).unwrap(), ["2:1: not a language tag: “??”"]);
    let named = |column: &str| told("a,b\nنعم,yes\n".as_bytes(), &columns(column));
    assert_eq!(named("source=x"), Err("1:1: there is no column “x”".to_owned()));
    assert_eq!(
        told("да\tyes\n".as_bytes(), &options),
        Err("1:1: the texts of the source column look neither Arabic nor English, and their language was not named"
            .to_owned())
    );
    let wrong = TableOptions { encoding: Some("utf-8".to_owned()), ..options };
    assert_eq!(told(b"ar,en\n\xE4,yes\n", &wrong), Err("2:1: not valid UTF-8".to_owned()));
    for text in ["", "source", "source=", "source=0", "source=1,source=2", "x=1", "source=99999999999999999999"] {
        assert!(text.parse::<TableColumns>().is_err(), "{text}");
    }
}

#[test]
fn a_row_without_end_is_refused() {
    for (start, expected) in [
        ("source,target\n", "2:1: one row is larger than 16 MiB"),
        ("source,target\nx,\"", "2:3: this quotation mark is never closed"),
        ("source\ttarget\n\"", "2:1: one row is larger than 16 MiB"),
    ] {
        let endless = start.as_bytes().chain(std::io::repeat(b'x'));
        let error = TableReader::new(endless, &TableOptions::default()).and_then(|mut reader| {
            loop {
                if reader.read()?.is_none() {
                    return Ok(());
                }
            }
        });
        assert_eq!(error.unwrap_err().to_string(), expected);
    }
}

#[test]
fn a_mark_that_is_never_closed_swallows_nothing() {
    let options = TableOptions::default();
    for (table, expected) in [
        ("en,ar\nHello,\"مرحبا\nBye,وداعا\nOne,واحد\n", "2:7"),
        ("en,ar\nYes,نعم\n\"Hello,مرحبا\nBye,وداعا\n", "3:1"),
        ("Hello;\"مرحبا\nBye;وداعا\n", "1:7"),
    ] {
        let told = told(table.as_bytes(), &options);
        // What is behind the first rows is told of when it is reached.
        assert_eq!(told, Err(format!("{expected}: this quotation mark is never closed")), "{table}");
    }
    let tabs = "en\tar\nHello\t\"مرحبا\nBye\tوداعا\n";
    assert_eq!(told(tabs.as_bytes(), &options).unwrap(), ["en:Hello ar:\"مرحبا", "en:Bye ar:وداعا"]);
    // A mark below that opens a cell of its own closes none above.
    let below = "en,ar\nHello,\"مرحبا\nBye,\"وداعا\"\n";
    assert_eq!(told(below.as_bytes(), &options).unwrap(), ["en:Hello ar:\"مرحبا", "en:Bye ar:وداعا"]);
}

#[test]
fn marks_of_the_text_stay() {
    for (table, expected, name) in [
        ("\"Stop\" he said,قال قف\n\"a, b\",نعم\n", &["en:\"Stop\" he said ar:قال قف", "en:a, b ar:نعم"][..], "CSV"),
        ("\"quoted\" word\tكلمة\n\"yes\"\tنعم\n", &["en:\"quoted\" word ar:كلمة", "en:\"yes\" ar:نعم"], "TSV without"),
        ("\"say \"\"yes\"\"\"\tنعم\n\"no\"\tلا\n", &["en:say \"yes\" ar:نعم", "en:no ar:لا"], "TSV with quoted cells"),
    ] {
        assert_eq!(told(table.as_bytes(), &TableOptions::default()).unwrap(), expected, "{name}");
    }
}

#[test]
fn the_first_line_may_say_the_delimiter() {
    for (line, table) in [
        ("sep=;", "en;ar\r\nyes, sir;نعم\r\n;x\r\n"),
        ("\"sep=|\"", "en|ar\nyes, sir|نعم\n|x\n"),
        ("SEP=\t", "en\tar\nyes, sir\tنعم\n\tx\n"),
    ] {
        assert_eq!(
            told(format!("{line}\n{table}").as_bytes(), &TableOptions::default()).unwrap(),
            ["en:yes, sir ar:نعم", "4:1: there is text in fewer than two languages"],
            "{line}"
        );
    }
    assert_eq!(
        told(b"sep=;\nA;B\n1;2\n", &columns("source=x,target=A")),
        Err("2:1: there is no column \u{201C}x\u{201D}".to_owned())
    );
}

#[test]
fn columns_that_are_not_there_or_not_read_are_told_of() {
    let refused = |asked: &str| told("id,en,ar\n1,yes,نعم\n".as_bytes(), &columns(asked)).unwrap_err();
    assert_eq!(refused("source=9,target=2"), "1:1: there is no column “9”");
    assert_eq!(refused("target=4"), "1:1: there is no column “4”");
    for asked in ["source=2,target=2", "source=en,target=2", "source=EN,target=en"] {
        assert_eq!(refused(asked), "1:1: source and target can't be the same column, “en”");
    }
    let bare = told("yes,نعم\n".as_bytes(), &columns("source=2,target=2"));
    assert_eq!(bare, Err("1:1: source and target can't be the same column, “2”".to_owned()));
    let wanted = |source: Lang, target: Lang| TableOptions {
        source_lang: Some(source),
        target_lang: Some(target),
        ..columns("source=1")
    };
    let french = || "fr".parse::<Lang>().unwrap();
    for (table, options, expected, name) in [
        ("en,ar\nyes,نعم\n", columns("source=ar"), &["ar:نعم en:yes"][..], "one named"),
        ("en,ar\nyes,نعم\n", columns("target=1"), &["ar:نعم en:yes"], "the other one named"),
        (
            "en,ar,fr\nyes,نعم,oui\n",
            TableOptions::default(),
            &["en:yes ar:نعم", "the column “fr” is not read: name the columns (--columns)"],
            "a third language",
        ),
        (
            "en,ar,العربية\nyes,نعم,أجل\n",
            TableOptions::default(),
            &["en:yes ar:نعم", "the column “العربية” is not read: name the columns (--columns)"],
            "the same language again",
        ),
        ("en,ar,fr\nyes,نعم,oui\n", columns("source=en,target=3"), &["en:yes fr:oui"], "both named"),
        ("en,ar,fr\nyes,نعم,oui\n", wanted(Lang::english(), french()), &["en:yes fr:oui"], "both languages named"),
    ] {
        assert_eq!(told(table.as_bytes(), &options).unwrap(), expected, "{name}");
    }
}

#[test]
fn a_file_of_white_space_is_empty() {
    for table in ["", " \n\n", "\u{FEFF}", "\r\n"] {
        let told = told(table.as_bytes(), &TableOptions::default());
        assert_eq!(told, Err("1:1: this file is empty".to_owned()), "{table:?}");
    }
}

#[test]
fn tables_of_ours_come_back() {
    let units = [
        Unit { note: Some("=note".to_owned()), ..unit("- نعم، \"قال\"", "'- \"yes\", he; said") },
        Unit { status: Status::NeedsReview, confidence: None, origin: "b".to_owned(), ..unit("ب", "@b") },
        Unit { source_lang: "ar-EG".parse().unwrap(), ..unit("ج", "c") },
    ];
    for format in [Format::Tsv, Format::Csv] {
        let mut out = Vec::new();
        let options = Options { byte_order_mark: true, ..Options::default() };
        write_units(format, units.iter().cloned(), &options, &mut out).unwrap();
        let read: Vec<FileUnit> = items(&out, &TableOptions::default())
            .unwrap()
            .into_iter()
            .map(|item| match item {
                Item::Unit(unit) => *unit,
                Item::Bad(bad) => panic!("{bad}"),
            })
            .collect();
        assert_eq!(read.len(), units.len());
        for (read, unit) in read.iter().zip(&units) {
            assert_eq!([&read.variants[0].text, &read.variants[1].text], [&unit.source, &unit.target], "{format}");
            assert_eq!([&read.variants[0].lang, &read.variants[1].lang], [&unit.source_lang, &unit.target_lang]);
            assert_eq!((read.status, &read.note), (unit.status, &unit.note));
            assert_eq!((read.origin.as_ref(), read.changed), (Some(&unit.origin), unit.changed));
            assert_eq!(read.confidence.is_some(), unit.confidence.is_some());
        }
    }
}

#[test]
fn line_ends_and_tabs_come_back_where_commas_delimit() {
    let units = [
        unit("أ\nب\r\nج\rد\tه\u{2028}", "a\nb\tc"),
        unit(&"س\n".repeat(253), &"x, \"y\"\r\n".repeat(253)),
        unit("\n=1", "\t- x\n"),
    ];
    let mut out = Vec::new();
    let written = write_units(Format::Csv, units.iter().cloned(), &Options::default(), &mut out).unwrap();
    assert_eq!(written.spaced, 0);
    let read = items(&out, &TableOptions::default()).unwrap();
    assert_eq!(read.len(), units.len());
    for (item, unit) in read.iter().zip(&units) {
        let Item::Unit(read) = item else { panic!("{item:?}") };
        assert_eq!([&read.variants[0].text, &read.variants[1].text], [&unit.source, &unit.target]);
    }
}

proptest! {
    /// Whatever stands in a cell, it is the same when it is read again.
    #[test]
    fn cells_come_back_to_the_letter(
        texts in proptest::collection::vec(("[\"',;=\t\n\r a]{0,12}|\\PC{0,12}", "[\", ]{0,6}"), 1..6),
    ) {
        let units: Vec<Unit> =
            texts.iter().map(|(source, target)| unit(&format!("{source}س"), &format!("{target}x"))).collect();
        for format in [Format::Csv, Format::Tsv] {
            let mut out = Vec::new();
            write_units(format, units.iter().cloned(), &Options::default(), &mut out).unwrap();
            let read = items(&out, &TableOptions::default()).unwrap();
            prop_assert_eq!(read.len(), units.len());
            for (item, unit) in read.iter().zip(&units) {
                let Item::Unit(read) = item else { panic!("{item:?}") };
                let is_end = |c| matches!(c, '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}');
                let source = match format {
                    Format::Csv => unit.source.clone(),
                    _ => unit.source.replace("\r\n", "\n").replace(is_end, " "),
                };
                prop_assert_eq!([&read.variants[0].text, &read.variants[1].text], [&source, &unit.target]);
            }
        }
    }
}

#[test]
fn an_unknown_status_is_kept_and_told_of_once() {
    let table = "source,target,status\nنعم,yes,done\nلا,no,Rejected\nربما,maybe,\nثم,then,done\nهنا,here,معتمد\n";
    let (found, remarks) = all(table.as_bytes(), &TableOptions::default()).unwrap();
    let statuses: Vec<_> = found
        .iter()
        .map(|item| match item {
            Item::Unit(unit) => format!("{} {:?}", unit.status, unit.annotations.prop("x-status")),
            Item::Bad(bad) => bad.to_string(),
        })
        .collect();
    assert_eq!(
        statuses,
        [
            "unreviewed Some(\"done\")",
            "rejected None",
            "accepted None",
            "unreviewed Some(\"done\")",
            "unreviewed Some(\"معتمد\")",
        ]
    );
    assert_eq!(
        remarks,
        [
            "“done” (first in line 2) is no status that is known: unreviewed",
            "“معتمد” (first in line 6) is no status that is known: unreviewed",
        ]
    );
}

#[test]
fn any_bytes_give_units_or_an_error() {
    let table = "source,target,status,confidence\nنعم,\"yes, \"\"x\"\"\",accepted,0.5\nلا,no,,\n";
    let utf16: Vec<u8> = format!("\u{FEFF}{table}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    for good in [table.as_bytes(), &utf16] {
        for end in 0..good.len() {
            let _ = items(&good[..end], &TableOptions::default());
        }
        let mut seed = 1_u64;
        for _ in 0..10_000 {
            let mut bytes = good.to_vec();
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            bytes[(seed >> 33) as usize % good.len()] = (seed >> 20) as u8;
            let _ = items(&bytes, &TableOptions::default());
        }
    }
}
