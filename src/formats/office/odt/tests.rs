use super::super::made::{archive, fodt, listed, odt};
use super::*;
use crate::formats::text::Warning;

#[track_caller]
fn reads(text: &str, expected: &[&str], name: &str) {
    assert_eq!(listed(read_odt(&odt(text))), expected, "{name}");
    assert_eq!(listed(read_fodt(fodt("", text).as_bytes())), expected, "{name}, flat");
}

#[test]
fn paragraphs_are_what_their_elements_say() {
    for (text, expected, name) in [
        ("<text:p>Hello</text:p>", "paragraph: Hello", "a paragraph"),
        ("<text:h text:outline-level='1'>عنوان</text:h>", "heading: عنوان", "a heading"),
        ("<text:h><text:number>1.</text:number>Intro</text:h>", "heading: Intro", "a heading with its number"),
        ("<text:p text:style-name='Title'>x</text:p>", "heading: x", "a title"),
        ("<text:p text:style-name='Heading_20_2'>x</text:p>", "heading: x", "a paragraph in a heading's style"),
        ("<text:list><text:list-item><text:p>x</text:p></text:list-item></text:list>", "list item: x", "a list"),
        (
            "<text:list><text:list-item><text:h>x</text:h></text:list-item></text:list>",
            "heading: x",
            "numbered headings",
        ),
        ("<text:numbered-paragraph><text:p>x</text:p></text:numbered-paragraph>", "list item: x", "numbered"),
        ("<text:section><text:p>x</text:p></text:section>", "paragraph: x", "a section"),
    ] {
        reads(text, &[expected], name);
    }
}

#[test]
fn what_is_in_a_paragraph_is_read_as_it_is_seen() {
    for (content, expected, name) in [
        ("<text:span>He</text:span>llo", "Hello", "spans"),
        ("a<text:s text:c='4000000000'/>b", "a b", "spaces"),
        ("أ<text:tab/>ب", "أ ب", "a tab"),
        ("a<text:line-break/>b", "a\nb", "a line break"),
        ("inter\u{AD}national", "international", "a soft hyphen"),
        ("a<text:soft-page-break/>b", "ab", "a page break of the layout"),
        ("see <text:a href='http://x'>this</text:a>", "see this", "a link"),
        (
            "a<office:annotation><text:p>comment</text:p></office:annotation>b<office:annotation-end/>",
            "ab",
            "a comment",
        ),
        (
            "<text:ruby><text:ruby-base>漢</text:ruby-base><text:ruby-text>kan</text:ruby-text></text:ruby>",
            "漢",
            "ruby",
        ),
        ("<text:title>The title</text:title>, p. <text:page-number>7</text:page-number>", "The title, p. 7", "fields"),
        ("a<text:change-start/>b<text:change-end/>", "ab", "an insertion"),
        ("a<text:hidden-text text:is-hidden='true'>no</text:hidden-text>", "a", "hidden text"),
        ("a<text:variable-set text:display='none'>7</text:variable-set>", "a", "a variable that is set"),
        ("a<text:hidden-text text:is-hidden='false'> b</text:hidden-text>", "a b", "text that could be hidden"),
        (
            "a<draw:frame>\n <draw:image><office:binary-data>AAAA</office:binary-data></draw:image>\n\
          <svg:title>alt</svg:title>\n<svg:desc>alt</svg:desc>\n</draw:frame>b",
            "ab",
            "a picture",
        ),
    ] {
        reads(&format!("<text:p>{content}</text:p>"), &[&format!("paragraph: {expected}")], name);
    }
}

#[test]
fn what_is_not_seen_is_left_out() {
    let seen = "<text:p>seen</text:p>";
    for (text, name) in [
        ("<text:section text:display='none'><text:p>x</text:p></text:section>", "a section"),
        (
            "<text:section text:display='condition' text:condition='ooow:x' text:is-hidden='true'><text:p>x</text:p>\
             </text:section>",
            "a section that a condition hid",
        ),
        (
            "<text:section text:display='condition' text:condition='ooow:1'><text:p>x</text:p></text:section>",
            "a section that a condition always hides",
        ),
        ("<text:p>x<text:hidden-paragraph text:is-hidden='true'/></text:p>", "a paragraph"),
        (
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>x</text:p></text:deletion>\
             </text:changed-region></text:tracked-changes>",
            "a deletion",
        ),
        ("<text:sequence-decls><text:sequence-decl/></text:sequence-decls>", "declarations"),
        ("<office:forms><form:form xmlns:form='f'><text:p>x</text:p></form:form></office:forms>", "forms"),
        ("<text:p text:style-name='unknown'> </text:p>", "a blank paragraph"),
    ] {
        reads(&format!("{text}{seen}"), &["paragraph: seen"], name);
    }
}

#[test]
fn tables_are_read_cell_by_cell() {
    let cell = |content: &str| format!("<table:table-cell>{content}</table:table-cell>");
    let p = |text: &str| format!("<text:p>{text}</text:p>");
    let inner = format!("<table:table><table:table-row>{}</table:table-row></table:table>", cell(&p("inner")));
    let rows = format!(
        "<table:table-header-rows><table:table-row>{}{}</table:table-row></table:table-header-rows>\
         <table:table-row table:number-rows-repeated='1000000000'>{}<table:table-cell \
         table:number-columns-repeated='1000000000'>{}</table:table-cell></table:table-row>\
         <table:table-row table:visibility='collapse'>{}</table:table-row>\
         <table:table-row>{}<table:covered-table-cell><text:p>covered</text:p></table:covered-table-cell></table:table-row>",
        cell(&p("الاسم")),
        cell(&(p("one") + &p("two"))),
        cell(&inner),
        p("once"),
        cell(&p("collapsed")),
        cell("<text:list><text:list-item><text:p>in a list</text:p></text:list-item></text:list>"),
    );
    reads(
        &format!("<table:table><table:table-column/>{rows}</table:table>{}", p("after")),
        &["cell: الاسم", "cell: one", "cell: two", "cell: inner", "cell: once", "cell: in a list", "paragraph: after"],
        "a table",
    );
}

#[test]
fn notes_and_text_boxes_come_behind() {
    let note = |class: &str, text: &str| {
        format!(
            "<text:note text:note-class='{class}'><text:note-citation>1</text:note-citation>\n<text:note-body>\
             <text:p>{text}</text:p></text:note-body></text:note>"
        )
    };
    let text_box = "<draw:frame> <draw:text-box><text:p>box</text:p><text:list><text:list-item><text:p>in the box</text:p>\
                    </text:list-item></text:list></draw:text-box> </draw:frame>";
    reads(
        &format!(
            "<text:p>te{}xt{text_box}{}{}</text:p><text:p>more</text:p>",
            note("endnote", "last"),
            note("footnote", "حاشية"),
            note("footnote", "second")
        ),
        &[
            "paragraph: text",
            "paragraph: box",
            "list item: in the box",
            "paragraph: more",
            "footnote: حاشية",
            "footnote: second",
            "footnote: last",
        ],
        "notes",
    );
}

#[test]
fn indexes_are_read_as_they_stand() {
    reads(
        "<text:table-of-content><text:table-of-content-source><text:index-title-template>no</text:index-title-template>\
         </text:table-of-content-source><text:index-body><text:index-title><text:p>Contents</text:p></text:index-title>\
         <text:p><text:a>Chapter<text:tab/>1</text:a></text:p></text:index-body></text:table-of-content>",
        &["paragraph: Contents", "paragraph: Chapter 1"],
        "a table of contents",
    );
}

const STYLES: &str = "\
    <style:default-style style:family='paragraph'><style:text-properties fo:language='en' fo:country='US' \
    style:language-complex='ar' style:country-complex='EG'/></style:default-style>\
    <style:style style:name='P1' style:family='paragraph' style:parent-style-name='Title'/>\
    <style:style style:name='P2' style:family='paragraph'><style:text-properties text:display='none'/></style:style>\
    <style:style style:name='P3' style:family='paragraph' style:default-outline-level='3'/>\
    <style:style style:name='P4' style:family='paragraph' style:parent-style-name='P4'/>\
    <style:style style:name='T1' style:family='text'><style:text-properties text:display='none'/></style:style>\
    <style:style style:name='T2' style:family='text'><style:text-properties text:display='true' fo:language='fr' \
    fo:country='none'/></style:style>";

#[test]
fn styles_say_what_is_hidden_and_what_is_a_heading() {
    for (text, expected) in [
        ("<text:p text:style-name='P1'>x</text:p>", "heading: x"),
        ("<text:p text:style-name='P3'>x</text:p>", "heading: x"),
        ("<text:p text:style-name='P4'>x</text:p>", "paragraph: x"),
        ("<text:p text:style-name='P2'>x</text:p>", "there is no text in this file, only white space"),
        ("<text:p text:style-name='P2'>x<text:span text:style-name='T2'>y</text:span></text:p>", "paragraph: y"),
        ("<text:p>x<text:span text:style-name='T1'>y<text:s/>z</text:span></text:p>", "paragraph: x"),
    ] {
        assert_eq!(listed(read_fodt(fodt(STYLES, text).as_bytes())), [expected], "{text}");
    }
}

#[test]
fn the_language_is_what_the_text_is_marked_with() {
    for (text, lang) in [
        ("<text:p>Hello</text:p>", "en-US"),
        ("<text:p>مرحبا</text:p>", "ar-EG"),
        ("<text:p><text:span text:style-name='T2'>Bonjour</text:span> you</text:p>", "fr"),
    ] {
        assert_eq!(read_fodt(fodt(STYLES, text).as_bytes()).unwrap().lang.unwrap().as_str(), lang);
    }
}

#[test]
fn styles_of_headers_do_not_count_in_the_content() {
    let styles = "<office:document-styles xmlns:office='o' xmlns:style='s' xmlns:text='t'>\
        <office:styles><style:style style:name='Mine' style:family='paragraph' style:parent-style-name='Title'/></office:styles>\
        <office:automatic-styles><style:style style:name='P1' style:family='paragraph' style:parent-style-name='Title'/>\
        </office:automatic-styles><office:master-styles><text:p>header</text:p></office:master-styles></office:document-styles>";
    let content = "<office:document-content xmlns:office='o' xmlns:text='t'><office:body><office:text>\
        <text:p text:style-name='P1'>a</text:p><text:p text:style-name='Mine'>b</text:p>\
        </office:text></office:body></office:document-content>";
    let bytes = archive(&[("content.xml", content), ("styles.xml", styles)]);
    assert_eq!(listed(read_odt(&bytes)), ["paragraph: a", "heading: b"]);
}

#[test]
fn what_is_no_text_document_is_refused() {
    let sheet = "<office:document-content xmlns:office='o'><office:body><office:spreadsheet/></office:body>\
                 </office:document-content>";
    let manifest = "<m:manifest xmlns:m='m'><m:file-entry m:full-path='content.xml'><m:encryption-data/>\
                    </m:file-entry></m:manifest>";
    for (bytes, expected) in [
        (
            archive(&[("content.xml", sheet)]),
            "content.xml is of another kind of document (<spreadsheet>) than an OpenDocument text",
        ),
        (archive(&[("a", "b")]), "there is no content.xml in this archive, so it is not an OpenDocument text"),
        (
            archive(&[("META-INF/manifest.xml", manifest), ("content.xml", "\u{1}")]),
            "this document is encrypted; save it without a password",
        ),
        (odt(""), "there is no text in this file, only white space"),
    ] {
        assert_eq!(read_odt(&bytes).unwrap_err().to_string(), expected);
    }
    for (xml, expected) in [
        ("<html/>", "this file is of another kind of document (<html>) than an OpenDocument text"),
        ("<office:document>\n<x", "2:1: not XML: "),
        ("", "1:1: this file is empty: it has no element"),
    ] {
        let error = read_fodt(xml.as_bytes()).unwrap_err().to_string();
        assert!(error.starts_with(expected), "{error} is not {expected}");
    }
}

#[test]
fn changes_and_hidden_text_are_told_of() {
    let region = "<text:changed-region><text:insertion/></text:changed-region>";
    let changes = format!("<text:tracked-changes>{}</text:tracked-changes><text:p>seen</text:p>", region.repeat(2));
    let hidden = "<text:p>a<text:span text:style-name='T1'>y<text:s/></text:span></text:p>\
                  <text:p>x<text:hidden-paragraph text:is-hidden='true'/></text:p>";
    let warnings = |text: &str| read_fodt(fodt(STYLES, text).as_bytes()).unwrap().warnings;
    assert_eq!(warnings(&changes), [Warning::TrackedChanges { count: 2 }]);
    assert_eq!(warnings(hidden), [Warning::Hidden { count: 2 }]);
}

#[test]
fn a_section_whose_condition_cannot_be_told_is_read() {
    for condition in ["ooow:0", "ooow:draft==1"] {
        let text = format!(
            "<text:section text:display='condition' text:condition='{condition}'><text:p>نص</text:p></text:section>"
        );
        reads(&text, &["paragraph: نص"], condition);
    }
}

#[test]
fn an_empty_line_parts_a_paragraph() {
    let text = "<text:p>أول<text:line-break/><text:line-break/>second<text:line-break/>goes on</text:p>";
    reads(text, &["paragraph: أول", "paragraph: second\ngoes on"], "two line breaks");
}

#[test]
fn what_is_embedded_and_hidden_sections_are_told_of() {
    let text = "<text:p>x<draw:frame><draw:object/></draw:frame></text:p><text:section text:display='none'>\
                <text:p>a</text:p><text:p>b</text:p></text:section>";
    let warnings = read_odt(&odt(text)).unwrap().warnings;
    assert_eq!(warnings, [Warning::Hidden { count: 1 }, Warning::NotRead { count: 1 }]);
}
