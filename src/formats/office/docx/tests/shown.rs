//! What is shown in place of what stands in the file.

use super::super::super::made::{archive, docx, listed, word};
use super::super::read_docx;
use super::{p, reads};
use crate::formats::text::Warning;

#[test]
fn of_alternatives_the_first_that_is_understood_is_read() {
    let choice = |requires: &str, text: &str| format!("<mc:Choice Requires='{requires}'><w:t>{text}</w:t></mc:Choice>");
    let fallback = "<mc:Fallback><w:t>old</w:t></mc:Fallback>";
    let emoji = "<mc:Choice Requires='w16se'><w16se:symEx w16se:font='Segoe UI Emoji' w16se:char='1F60A'/></mc:Choice>\
                 <mc:Fallback><w:t>😊</w:t></mc:Fallback>";
    for (alternatives, expected, name) in [
        (choice("wps", "new") + fallback, "new", "understood"),
        (choice("zz", "unknown") + fallback, "old", "not understood"),
        (choice("wps zz", "half") + fallback, "old", "understood in part"),
        (choice("wpg w14", "new") + fallback, "new", "several"),
        (choice("zz", "unknown") + &choice("wps", "second") + &choice("w14", "third") + fallback, "second", "in order"),
        (choice("", "nothing") + fallback, "old", "nothing required"),
        (fallback.to_owned(), "old", "no choice"),
        (emoji.to_owned(), "😊", "an emoji"),
    ] {
        let body = format!("<w:p><w:r><mc:AlternateContent>{alternatives}</mc:AlternateContent></w:r></w:p>");
        reads(&body, &[&format!("paragraph: {expected}")], name);
    }
    let alone = "<w:p><w:r><w16se:symEx w16se:font='Segoe UI Emoji' w16se:char='1F60A'/></w:r></w:p>";
    reads(alone, &["paragraph: 😊"], "an emoji without alternative");
}

#[test]
fn what_is_embedded_is_told_of() {
    let drawing =
        |what: &str| format!("<w:p><w:r><w:drawing><a:graphicData>{what}</a:graphicData></w:drawing></w:r></w:p>");
    let embedded = format!(
        "<w:altChunk r:id='r1'/>{}{}<w:p><w:r><w:object><o:OLEObject/></w:object></w:r></w:p>",
        drawing("<dgm:relIds r:dm='r2'/>"),
        drawing("<c:chart r:id='r3'/>"),
    );
    let deleted = format!("<w:p><w:del><w:r><w:drawing>{}</w:drawing></w:r></w:del></w:p>", "<c:chart/>");
    let warnings = |body: &str| read_docx(&docx(&(body.to_owned() + &p("seen")))).unwrap().warnings;
    assert_eq!(warnings(&embedded), [Warning::NotRead { count: 4 }]);
    assert_eq!(warnings(&deleted), [Warning::TrackedChanges { count: 1 }]);
}

#[test]
fn letters_that_are_drawn_are_a_box() {
    let art = "<w:p><w:r><w:t>be</w:t><w:pict><v:shapetype><v:textpath on='t'/></v:shapetype><v:shape>\
               <v:textpath string='عنوان'/></v:shape></w:pict><w:t>fore</w:t></w:r></w:p>";
    reads(art, &["paragraph: before", "paragraph: عنوان"], "word art");
}

#[test]
fn what_is_chosen_in_a_form_is_read() {
    let form = |chosen: &str, result: &str| {
        format!(
            "<w:p><w:r><w:t>Status: </w:t><w:fldChar w:fldCharType='begin'><w:ffData><w:name w:val='n'/><w:ddList>{chosen}\
             <w:listEntry w:val='أعزب'/><w:listEntry w:val='married'/></w:ddList></w:ffData></w:fldChar>\
             <w:instrText>FORMDROPDOWN</w:instrText>{result}<w:fldChar w:fldCharType='end'/><w:t>.</w:t></w:r></w:p>"
        )
    };
    let separate = "<w:fldChar w:fldCharType='separate'/>";
    for (chosen, result, expected) in [
        ("<w:result w:val='1'/>", "", "paragraph: Status: married."),
        ("<w:default w:val='1'/>", separate, "paragraph: Status: married."),
        ("<w:result w:val='0'/><w:default w:val='1'/>", "", "paragraph: Status: أعزب."),
        ("", "", "paragraph: Status: أعزب."),
        ("<w:result w:val='1'/>", &format!("{separate}<w:t>shown</w:t>"), "paragraph: Status: shown."),
        ("<w:result w:val='9'/>", "", "paragraph: Status: ."),
    ] {
        reads(&form(chosen, result), &[expected], chosen);
    }
}

#[test]
fn a_cell_that_goes_on_from_above_is_not_seen() {
    let cell = |properties: &str, text: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text));
    let begins = |text| cell("<w:vMerge w:val='restart'/>", text);
    let goes_on = |text| cell("<w:vMerge/>", text);
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let two = "<w:gridSpan w:val='2'/>";
    for (rows, expected, hidden, name) in [
        (row(&[begins("top")]) + &row(&[goes_on("x")]) + &row(&[goes_on("y")]), &["cell: top"][..], 2, "a merged cell"),
        (
            row(&[begins("أعلى")]) + &row(&[cell("", "أسفل")]) + &row(&[goes_on("after")]),
            &["cell: أعلى", "cell: أسفل", "cell: after"],
            0,
            "the merged cell has ended",
        ),
        (row(&[goes_on("first")]) + &row(&[goes_on("second")]), &["cell: first", "cell: second"], 0, "never begun"),
        (
            row(&[begins("a"), cell("", "b")]) + &row(&[cell("<w:vMerge w:val='continue'/>", "x"), goes_on("d")]),
            &["cell: a", "cell: b", "cell: d"],
            1,
            "only in its column",
        ),
        (
            row(&[cell(two, "wide"), begins("right")]) + &row(&[cell("", "1"), cell("", "2"), goes_on("x")]),
            &["cell: wide", "cell: right", "cell: 1", "cell: 2"],
            1,
            "columns are those of the grid",
        ),
        (
            row(&[cell("", "1"), begins("2")])
                + &format!("<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>{}</w:tr>", goes_on("x")),
            &["cell: 1", "cell: 2"],
            1,
            "columns before the row",
        ),
        (
            row(&[begins("out")])
                + &row(&[cell(
                    "",
                    &format!("</w:t></w:r></w:p><w:tbl>{}</w:tbl><w:p><w:r><w:t>", row(&[goes_on("in")])),
                )]),
            &["cell: out", "cell: in"],
            0,
            "a table in a cell",
        ),
    ] {
        let body = format!("<w:tbl>{rows}</w:tbl>");
        reads(&body, expected, name);
        let warnings = if hidden > 0 { vec![Warning::Hidden { count: hidden }] } else { Vec::new() };
        assert_eq!(read_docx(&docx(&body)).unwrap().warnings, warnings, "{name}");
    }
}

#[test]
fn placeholders_are_no_text() {
    let control = |properties: &str| {
        format!(
            "<w:p><w:r><w:t>Name:</w:t></w:r><w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent><w:r><w:t> Ali</w:t>\
             </w:r></w:sdtContent></w:sdt></w:p>"
        )
    };
    for (properties, expected) in [
        ("<w:showingPlcHdr/>", "paragraph: Name:"),
        ("<w:showingPlcHdr w:val='0'/>", "paragraph: Name: Ali"),
        ("<w:placeholder><w:docPart w:val='x'/></w:placeholder>", "paragraph: Name: Ali"),
    ] {
        reads(&control(properties), &[expected], properties);
    }
}

#[test]
fn letters_of_symbol_fonts_become_what_they_look_like() {
    let run = |fonts: &str| format!("<w:r><w:rPr><w:rFonts {fonts}/></w:rPr><w:t>a \u{F061}\u{F0FC}</w:t></w:r>");
    for (fonts, expected) in [
        ("w:ascii='Symbol' w:hAnsi='Symbol'", "paragraph: a α"),
        ("w:cs='Wingdings'", "paragraph: a ✓"),
        ("w:ascii='Arial'", "paragraph: a \u{F061}\u{F0FC}"),
    ] {
        reads(&format!("<w:p>{}</w:p>", run(fonts)), &[expected], fonts);
    }
    let styles = "<w:styles><w:style w:type='character' w:styleId='S'><w:rPr><w:rFonts w:hAnsi='Symbol'/></w:rPr></w:style></w:styles>";
    let body = "<w:p><w:r><w:rPr><w:rStyle w:val='S'/></w:rPr><w:t>\u{F062}</w:t></w:r></w:p>";
    let bytes = archive(&[("word/document.xml", &word(body)), ("word/styles.xml", styles)]);
    assert_eq!(listed(read_docx(&bytes)), ["paragraph: β"], "by a style");
}
