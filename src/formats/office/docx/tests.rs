use super::super::made::{archive, docx, listed, word};
use super::*;
use crate::formats::text::TextError;
use crate::formats::text::Warning;

mod shown;

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[track_caller]
fn reads(body: &str, expected: &[&str], name: &str) {
    assert_eq!(listed(read_docx(&docx(body))), expected, "{name}");
}

#[test]
fn runs_are_joined_to_paragraphs() {
    for (body, expected, name) in [
        ("<w:p><w:r><w:t>He</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>llo</w:t></w:r></w:p>", "Hello", "runs"),
        ("<w:p><w:r><w:t>سطر</w:t><w:tab/><w:t>آخر</w:t></w:r></w:p>", "سطر آخر", "a tab"),
        ("<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr><w:r><w:t>x</w:t></w:r></w:p>", "x", "a tab stop"),
        ("<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t></w:r></w:p>", "a\nb\nc", "line breaks"),
        ("<w:p><w:r><w:t>e</w:t><w:noBreakHyphen/><w:t>mail</w:t></w:r></w:p>", "e\u{2011}mail", "a hyphen"),
        ("<w:p><w:r><w:t>zu</w:t><w:softHyphen/><w:t>sammen</w:t></w:r></w:p>", "zusammen", "a soft hyphen"),
        ("<w:p><w:r><w:t>inter\u{AD}national\u{AD}</w:t></w:r></w:p>", "international", "soft hyphens in the text"),
        ("<w:p><w:r><w:sym w:font='Symbol' w:char='F061'/></w:r></w:p>", "α", "a symbol"),
        ("<w:p><w:hyperlink r:id='x' xmlns:r='r'><w:r><w:t>link</w:t></w:r></w:hyperlink></w:p>", "link", "a link"),
        (
            "<w:p><w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent><w:r><w:t>in</w:t></w:r></w:sdtContent></w:sdt></w:p>",
            "in",
            "a control",
        ),
        ("<w:p><w:smartTag w:element='x'><w:r><w:t>Cairo</w:t></w:r></w:smartTag></w:p>", "Cairo", "a smart tag"),
        (
            "<w:p><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>kan</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
            "漢",
            "ruby",
        ),
        (
            "<w:p><w:commentRangeStart w:id='0'/><w:r><w:t>x</w:t></w:r><w:commentRangeEnd w:id='0'/><w:r><w:commentReference w:id='0'/></w:r></w:p>",
            "x",
            "a comment",
        ),
        (
            "<w:p>\n <w:r>\n  <w:t xml:space='preserve'>a </w:t>\n </w:r>\n <w:r>\n <w:t>b</w:t></w:r></w:p>",
            "a b",
            "indented XML",
        ),
    ] {
        reads(body, &[&format!("paragraph: {expected}")], name);
    }
}

#[test]
fn fields_give_their_results() {
    let char = |kind: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>");
    let (begin, separate, end) = (char("begin"), char("separate"), char("end"));
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let code = "<w:r><w:instrText> PAGE </w:instrText></w:r>";
    for (content, expected, name) in [
        (format!("p. {begin}{code}{separate}{}{end}", run("7")), "paragraph: 7", "a result"),
        (format!("{}{begin}{code}{end}", run("x")), "paragraph: x", "no result"),
        (
            format!("{begin}{begin}{code}{separate}{}{end}{separate}{}{end}", run("in the code"), run("result")),
            "paragraph: result",
            "a field in a code",
        ),
        (format!("<w:fldSimple w:instr='DATE'>{}</w:fldSimple>", run("أمس")), "paragraph: أمس", "a simple field"),
    ] {
        reads(&format!("<w:p>{content}</w:p>"), &[expected], name);
    }
}

#[test]
fn tracked_changes_are_read_as_accepted() {
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let deleted = "<w:del w:id='1'><w:r><w:delText>gone</w:delText></w:r></w:del>";
    let inserted = format!("<w:ins w:id='2'>{}</w:ins>", run("new"));
    reads(&format!("<w:p>{}{deleted}{inserted}</w:p>", run("a ")), &["paragraph: a new"], "insertion and deletion");
    let from = format!("<w:p><w:moveFrom>{}</w:moveFrom></w:p>", run("moved"));
    let to = format!("<w:p><w:moveTo>{}</w:moveTo></w:p>", run("moved"));
    reads(&format!("{from}{}{to}", p("between")), &["paragraph: between", "paragraph: moved"], "a move");
    let row = |properties: &str, text: &str| {
        format!("<w:tr><w:trPr>{properties}</w:trPr><w:tc><w:tcPr/>{}</w:tc></w:tr>", p(text))
    };
    let rows = format!("{}{}{}", row("<w:del/>", "old"), row("<w:ins/>", "new"), row("<w:hidden/>", "hidden"));
    reads(&format!("<w:tbl>{rows}</w:tbl>"), &["cell: new"], "rows");
    let cell = format!("<w:tc><w:tcPr><w:cellDel/></w:tcPr>{}</w:tc><w:tc>{}</w:tc>", p("old"), p("kept"));
    reads(&format!("<w:tbl><w:tr>{cell}</w:tr></w:tbl>"), &["cell: kept"], "a cell");
}

#[test]
fn a_paragraph_whose_end_was_deleted_goes_on_in_the_next() {
    let cut = |style: &str, text: &str| {
        let mark = "<w:rPr><w:del w:id='1'/></w:rPr>";
        format!("<w:p><w:pPr>{style}{mark}</w:pPr><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>")
    };
    let heading = "<w:outlineLvl w:val='0'/>";
    reads(&format!("{}{}", cut("", "one "), p("two")), &["paragraph: one two"], "two");
    reads(&format!("{}{}{}", cut("", "a"), cut("", "b"), p("c")), &["paragraph: abc"], "three");
    reads(&format!("{}{}", cut(heading, "a"), p("b")), &["paragraph: ab"], "the last one says what it is");
    reads(&cut(heading, "last"), &["heading: last"], "no next one");
    let table = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", cut("", "in"));
    reads(
        &format!("{}{table}{}", cut("", "before"), p("behind")),
        &["paragraph: before", "cell: in", "paragraph: behind"],
        "around a table",
    );
    let inserted = "<w:p><w:pPr><w:rPr><w:ins w:id='1'/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>";
    reads(&format!("{inserted}{}", p("b")), &["paragraph: a", "paragraph: b"], "an end that was inserted");
}

#[test]
fn tables_are_read_cell_by_cell() {
    let cell = |content: &str| format!("<w:tc><w:tcPr><w:tcW w:w='1'/></w:tcPr>{content}</w:tc>");
    let inner = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cell(&p("inner")));
    let rows = format!(
        "<w:tr>{}{}</w:tr><w:tr>{}{}</w:tr>",
        cell(&p("الاسم")),
        cell(&format!("{}{}", p("one"), p("two"))),
        cell(&format!("{inner}<w:p/>")),
        cell("<w:p><w:pPr><w:outlineLvl w:val='0'/></w:pPr><w:r><w:t>4</w:t></w:r></w:p>"),
    );
    reads(
        &format!("{}<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>{}", p("before"), p("after")),
        &["paragraph: before", "cell: الاسم", "cell: one", "cell: two", "cell: inner", "cell: 4", "paragraph: after"],
        "a table",
    );
}

#[test]
fn hidden_text_is_left_out() {
    let run = |properties: &str, text: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>");
    for (runs, expected, name) in [
        (run("<w:vanish/>", "no") + &run("", "yes"), "paragraph: yes", "hidden"),
        (run("<w:vanish w:val='0'/>", "yes"), "paragraph: yes", "not hidden"),
        (run("<w:vanish w:val='false'/>", "yes"), "paragraph: yes", "not hidden either"),
        (run("<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>", "yes"), "paragraph: yes", "formerly hidden"),
    ] {
        reads(&format!("<w:p>{runs}</w:p>"), &[expected], name);
    }
}

#[test]
fn text_boxes_come_behind_their_paragraph_and_once() {
    let text_box = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(text));
    let both = format!(
        "<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{}</wps:txbx></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict>{}</w:pict></mc:Fallback></mc:AlternateContent>",
        text_box("box"),
        text_box("box"),
    );
    reads(
        &format!("<w:p><w:r><w:t>be</w:t></w:r><w:r>{both}</w:r><w:r><w:t>fore</w:t></w:r></w:p>{}", p("after")),
        &["paragraph: before", "paragraph: box", "paragraph: after"],
        "a choice",
    );
    let old = format!("<w:p><w:r><w:pict>{}</w:pict></w:r></w:p>", text_box("box"));
    reads(&old, &["paragraph: box"], "no choice");
    let deleted = format!("<w:p><w:del><w:r><w:pict>{}</w:pict></w:r></w:del></w:p>{}", text_box("box"), p("x"));
    reads(&deleted, &["paragraph: x"], "a deleted one");
}

#[test]
fn formulas_are_put_on_one_line() {
    let r = |text: &str| format!("<m:r><m:t>{text}</m:t></m:r>");
    let e = |text: &str| format!("<m:e>{}</m:e>", r(text));
    let row = |a: &str, b: &str| format!("<m:mr>{}{}</m:mr>", e(a), e(b));
    for (math, expected) in [
        (format!("<m:f><m:fPr/><m:num>{}</m:num><m:den>{}</m:den></m:f>", r("1"), r("2")), "1/2"),
        (format!("<m:f><m:num>{}</m:num><m:den>{}</m:den></m:f>", r("a+b"), r("c−d")), "(a+b)/(c−d)"),
        (format!("<m:sSup>{}<m:sup>{}</m:sup></m:sSup>", e("x"), r("2")), "x^2"),
        (format!("<m:sSub>{}<m:sub>{}</m:sub></m:sSub>", e("x"), r("i")), "x_i"),
        (format!("<m:rad><m:radPr/><m:deg/>{}</m:rad>", e("س")), "√س"),
        (format!("<m:d><m:dPr/>{}{}</m:d>", e("a"), e("b")), "(a|b)"),
        (format!("<m:d><m:dPr><m:begChr m:val='['/><m:endChr m:val=''/></m:dPr>{}</m:d>", e("a")), "[a"),
        (format!("<m:nary><m:naryPr/><m:sub/><m:sup/>{}</m:nary>", e("x")), "∫x"),
        (
            format!("<m:d>{}</m:d>", format_args!("<m:e><m:m><m:mPr/>{}{}</m:m></m:e>", row("a", "b"), row("ج", "د"))),
            "(a b; ج د)",
        ),
        (format!("<m:eqArr><m:eqArrPr/>{}{}</m:eqArr>", e("x=1"), e("y=2")), "x=1; y=2"),
        (
            format!(
                "<m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr><m:sub>{}</m:sub><m:sup/>{}</m:nary>",
                r("i=1"),
                e("i")
            ),
            "∑_(i=1) i",
        ),
    ] {
        let body = format!("<w:p><m:oMath>{math}</m:oMath></w:p>");
        reads(&body, &[&format!("paragraph: {expected}")], expected);
    }
}

const STYLES: &str = "<w:styles xmlns:w='w'>\
    <w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val='en-US' w:bidi='ar-SA'/></w:rPr></w:rPrDefault></w:docDefaults>\
    <w:style w:type='paragraph' w:default='1' w:styleId='a'><w:name w:val='Normal'/></w:style>\
    <w:style w:type='paragraph' w:styleId='1'><w:name w:val='heading 1'/><w:basedOn w:val='a'/></w:style>\
    <w:style w:type='paragraph' w:styleId='a5'><w:name w:val='Title'/></w:style>\
    <w:style w:type='paragraph' w:styleId='Mine'><w:name w:val='My chapters'/><w:pPr><w:outlineLvl w:val='1'/></w:pPr></w:style>\
    <w:style w:type='paragraph' w:styleId='Child'><w:name w:val='x'/><w:basedOn w:val='Mine'/></w:style>\
    <w:style w:type='paragraph' w:styleId='Body'><w:name w:val='x'/><w:basedOn w:val='1'/><w:pPr><w:outlineLvl w:val='9'/></w:pPr></w:style>\
    <w:style w:type='paragraph' w:styleId='Bullet'><w:name w:val='List Bullet'/><w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr></w:style>\
    <w:style w:type='paragraph' w:styleId='Loop'><w:name w:val='x'/><w:basedOn w:val='Loop'/></w:style>\
    <w:style w:type='paragraph' w:styleId='Secret'><w:name w:val='x'/><w:rPr><w:vanish/></w:rPr></w:style>\
    <w:style w:type='character' w:styleId='Hidden'><w:name w:val='x'/><w:rPr><w:vanish/></w:rPr></w:style>\
    <w:style w:type='character' w:styleId='Egypt'><w:name w:val='x'/><w:rPr><w:lang w:bidi='ar-EG'/></w:rPr></w:style>\
    </w:styles>";

#[test]
fn styles_say_what_a_paragraph_is() {
    for (properties, expected) in [
        ("", "paragraph: x"),
        ("<w:pStyle w:val='1'/>", "heading: x"),
        ("<w:pStyle w:val='a5'/>", "heading: x"),
        ("<w:pStyle w:val='Mine'/>", "heading: x"),
        ("<w:pStyle w:val='Child'/>", "heading: x"),
        ("<w:pStyle w:val='Body'/>", "paragraph: x"),
        ("<w:pStyle w:val='1'/><w:outlineLvl w:val='9'/>", "paragraph: x"),
        ("<w:pStyle w:val='Bullet'/>", "list item: x"),
        ("<w:pStyle w:val='Bullet'/><w:numPr><w:numId w:val='0'/></w:numPr>", "paragraph: x"),
        ("<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>", "list item: x"),
        ("<w:outlineLvl w:val='2'/>", "heading: x"),
        ("<w:pStyle w:val='Loop'/>", "paragraph: x"),
        ("<w:pStyle w:val='Heading2'/>", "heading: x"),
        ("<w:pStyle w:val='unknown'/>", "paragraph: x"),
        ("<w:pStyle w:val='Secret'/>", "there is no text in this file, only white space"),
        ("<w:pPrChange><w:pPr><w:pStyle w:val='1'/></w:pPr></w:pPrChange>", "paragraph: x"),
    ] {
        let body = format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>x</w:t></w:r></w:p>");
        let bytes = archive(&[("word/document.xml", &word(&body)), ("word/styles.xml", STYLES)]);
        assert_eq!(listed(read_docx(&bytes)), [expected], "{properties}");
    }
}

#[test]
fn runs_follow_their_styles() {
    let body = "<w:p><w:r><w:rPr><w:rStyle w:val='Hidden'/></w:rPr><w:t>no</w:t></w:r>\
                <w:r><w:rPr><w:rStyle w:val='Hidden'/><w:vanish w:val='0'/></w:rPr><w:t>yes</w:t></w:r></w:p>";
    let bytes = archive(&[("word/document.xml", &word(body)), ("word/styles.xml", STYLES)]);
    assert_eq!(listed(read_docx(&bytes)), ["paragraph: yes"]);
}

#[test]
fn the_language_is_what_the_text_is_marked_with() {
    let run = |properties: &str, text: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>");
    for (runs, lang) in [
        (run("", "Hello"), "en-US"),
        (run("<w:rtl/>", "مرحبا"), "ar-SA"),
        (run("<w:lang w:bidi='ar-EG'/>", "مرحبا"), "ar-EG"),
        (run("<w:rStyle w:val='Egypt'/>", "مرحبا") + &run("", "Hi"), "ar-EG"),
        (run("<w:lang w:val='en-GB'/>", "colour") + &run("", "مرة"), "en-GB"),
    ] {
        let body = word(&format!("<w:p>{runs}</w:p>"));
        let bytes = archive(&[("word/document.xml", &body), ("word/styles.xml", STYLES)]);
        assert_eq!(read_docx(&bytes).unwrap().lang.unwrap().as_str(), lang);
    }
}

#[test]
fn notes_come_behind_the_body_in_the_order_of_their_references() {
    let reference = |kind: &str, id: u8| format!("<w:r><w:{kind}Reference w:id='{id}'/></w:r>");
    let body = word(&format!(
        "<w:p><w:r><w:t>text</w:t></w:r>{}{}{}<w:del>{}</w:del></w:p>{}",
        reference("footnote", 3),
        reference("endnote", 1),
        reference("footnote", 2),
        reference("footnote", 4),
        p("more"),
    ));
    let note = |id: u8, text: &str| format!("<w:footnote w:id='{id}'>{}</w:footnote>", p(text));
    let separator = format!("<w:footnote w:type='separator' w:id='0'>{}</w:footnote>", p("———"));
    let footnotes = format!(
        "<w:footnotes xmlns:w='w'>{separator}{}{}{}</w:footnotes>",
        note(2, "ثانية"),
        note(3, "first</w:t></w:r></w:p><w:p><w:r><w:t>its second paragraph"),
        note(4, "deleted"),
    );
    let endnotes = format!("<w:endnotes xmlns:w='w'><w:endnote w:id='1'>{}</w:endnote></w:endnotes>", p("at the end"));
    let bytes =
        archive(&[("word/document.xml", &body), ("word/footnotes.xml", &footnotes), ("word/endnotes.xml", &endnotes)]);
    assert_eq!(
        listed(read_docx(&bytes)),
        [
            "paragraph: text",
            "paragraph: more",
            "footnote: first",
            "footnote: its second paragraph",
            "footnote: ثانية",
            "footnote: at the end"
        ]
    );
}

#[test]
fn the_main_part_is_found() {
    let relations = "<Relationships xmlns='r'>\
        <Relationship Type='http://x/core-properties' Target='docProps/core.xml'/>\
        <Relationship Type='http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument' Target='/odd/Doc2.xml'/>\
        </Relationships>";
    let types = "<Types xmlns='t'><Default Extension='xml' ContentType='application/xml'/><Override PartName='/odd/doc2.xml' \
        ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>";
    let main = word(
        "<w:p><w:pPr><w:pStyle w:val='Q'/></w:pPr><w:r><w:t>x</w:t></w:r><w:r><w:footnoteReference w:id='1'/></w:r></w:p>",
    );
    let beside = "<Relationships xmlns='r'><Relationship Type='a/styles' Target='../s/st.xml'/>\
        <Relationship Type='a/footnotes' Target='http://127.0.0.1:1/f.xml' TargetMode='External'/></Relationships>";
    let styles =
        "<w:styles xmlns:w='w'><w:style w:type='paragraph' w:styleId='Q'><w:name w:val='Title'/></w:style></w:styles>";
    let others = [("odd/_rels/doc2.xml.rels", beside), ("s/st.xml", styles)];
    for (parts, name) in [
        (vec![("_rels/.rels", relations), ("odd/doc2.xml", &main)], "by relation, in another case"),
        (vec![("[Content_Types].xml", types), ("odd/doc2.xml", &main)], "by content type"),
        (vec![("_rels\\.rels", relations), ("odd\\doc2.xml", &main)], "with the other slashes"),
    ] {
        let bytes = archive(&[parts, others.to_vec()].concat());
        assert_eq!(listed(read_docx(&bytes)), ["heading: x"], "{name}");
    }
}

#[test]
fn an_error_is_one_line_whatever_parts_are_called() {
    let relations = "<r><r Type='/officeDocument' Target='a&#10;b&#x9B;.xml'/></r>";
    let bytes = archive(&[("_rels/.rels", relations), ("a\nb\u{9B}.xml", "<x/>")]);
    let expected = "a\u{FFFD}b\u{FFFD}.xml is of another kind of document (<x>) than a Word document";
    assert_eq!(read_docx(&bytes).unwrap_err().to_string(), expected);
}

#[test]
fn what_is_no_word_document_is_refused() {
    let workbook = "<workbook xmlns='w'><sheets/></workbook>";
    for (bytes, expected) in [
        (archive(&[("a.txt", "x")]), "there is no word/document.xml in this archive, so it is not a Word document"),
        (
            archive(&[("word/document.xml", workbook)]),
            "word/document.xml is of another kind of document (<workbook>) than a Word document",
        ),
        (archive(&[("word/document.xml", "<w:document>\n<x")]), "word/document.xml:2:1: not XML: "),
        (docx("<w:p/>"), "there is no text in this file, only white space"),
        (b"hello".to_vec(), "this is not a document of an office program: it is no zip archive"),
        (Vec::new(), "this is not a document of an office program: it is no zip archive"),
    ] {
        let error = read_docx(&bytes).unwrap_err().to_string();
        assert!(error.starts_with(expected), "{error} is not {expected}");
    }
    assert!(matches!(read_docx(&docx("")), Err(OfficeError::Text(TextError::NoText))));
}

#[test]
fn changes_and_hidden_text_are_told_of() {
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t><w:t> </w:t></w:r>";
    let deleted = format!("<w:del><w:r><w:delText>gone</w:delText></w:r>{hidden}</w:del>");
    let inserted = "<w:ins><w:r><w:t>new</w:t></w:r></w:ins>";
    let moved = "<w:moveTo><w:r><w:t>moved</w:t></w:r></w:moveTo>";
    let warnings = |content: &str| read_docx(&docx(&format!("<w:p>{content}</w:p>{}", p("seen")))).unwrap().warnings;
    assert_eq!(warnings(&format!("{deleted}{inserted}{moved}")), [Warning::TrackedChanges { count: 3 }]);
    assert_eq!(warnings(&hidden.repeat(2)), [Warning::Hidden { count: 2 }]);
    assert_eq!(warnings(""), []);
}

#[test]
fn an_empty_line_parts_a_paragraph_and_marks_make_a_list() {
    let lines = |text: &str| format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", text.replace('|', "</w:t><w:br/><w:t>"));
    for (text, expected, name) in [
        ("وزارة الخارجية||القاهرة", &["paragraph: وزارة الخارجية", "paragraph: القاهرة"][..], "an empty line"),
        ("one|two", &["paragraph: one\ntwo"], "a line break"),
        ("Has:|١. أول|٢. ثان", &["paragraph: Has:", "paragraph: ١. أول", "paragraph: ٢. ثان"], "a list"),
    ] {
        reads(&lines(text), expected, name);
    }
    let cell = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", lines("a||b"));
    reads(&cell, &["cell: a", "cell: b"], "in a cell");
}
