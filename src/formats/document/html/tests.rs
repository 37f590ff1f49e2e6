//! Pages as they are met with: what of them is text, in which blocks.

use super::*;

mod beside;
use BlockKind::*;

fn blocks_of(page: &str, whole: bool) -> Vec<(BlockKind, String)> {
    let Ok(parts) = read(page, whole) else { return Vec::new() };
    parts.blocks.iter().map(|block| (block.kind, block.span.of(&parts.text).to_owned())).collect()
}

fn texts(page: &str) -> Vec<String> {
    blocks_of(page, false).into_iter().map(|(_, text)| text).collect()
}

#[test]
fn elements_are_blocks_or_not() {
    for (page, expected, name) in [
        ("<p>one<p>two", &[(Paragraph, "one"), (Paragraph, "two")][..], "paragraphs that are not closed"),
        ("<h1>عنوان</h1><h2>آخر<h3>ثالث</h3>", &[(Heading, "عنوان"), (Heading, "آخر"), (Heading, "ثالث")], "headings"),
        (
            "<ul><li>a<ul><li>b</ul><li>c</ul>d",
            &[(ListItem, "a"), (ListItem, "b"), (ListItem, "c"), (Paragraph, "d")],
            "nested lists",
        ),
        ("<ul><li><p>a</p><p>b</p></li></ul>", &[(ListItem, "a"), (ListItem, "b")], "paragraphs in an item"),
        ("<dl><dt>t<dd>one<dd>two</dl>", &[(ListItem, "t"), (ListItem, "one"), (ListItem, "two")], "terms"),
        (
            "<table><tr><td>a<td>b<tr><th>c</table>",
            &[(Cell, "a"), (Cell, "b"), (Cell, "c")],
            "cells that are not closed",
        ),
        (
            "<table><td><p class=x>a</p></td><td><p>b</p><p>c</p></td></table>",
            &[(Cell, "a"), (Paragraph, "b"), (Paragraph, "c")],
            "a cell and a column of a layout",
        ),
        (
            "<table><tr><td>a<table><tr><td>b</td></tr></table>c</td><td>d</table>",
            &[(Paragraph, "a"), (Cell, "b"), (Paragraph, "c"), (Cell, "d")],
            "a table in a table",
        ),
        ("<table><caption>Of <b>it</b></caption><tbody><tr><td>a", &[(Paragraph, "Of it"), (Cell, "a")], "a caption"),
        (
            "<div>a<div>b</div>c</div>d",
            &[(Paragraph, "a"), (Paragraph, "b"), (Paragraph, "c"), (Paragraph, "d")],
            "text beside blocks",
        ),
        ("<p>a <b>b<i>c</b>d</i> <span>e</span>f", &[(Paragraph, "a bcd ef")], "words that are marked"),
        ("<b>a<div>b</div>c</b>d", &[(Paragraph, "a"), (Paragraph, "b"), (Paragraph, "cd")], "blocks in marked words"),
        ("<p>a<br>b<br/>c</p>", &[(Paragraph, "a\nb\nc")], "line ends"),
        (
            "<p>a<br> <br>b<br>\n<br><br>c<br></p>",
            &[(Paragraph, "a"), (Paragraph, "b"), (Paragraph, "c")],
            "two line ends",
        ),
        ("<p>a<br></p>b</br>c", &[(Paragraph, "a"), (Paragraph, "b\nc")], "a line end at the end, and one of its own"),
        ("<pre>a\n  b\n \n\nc\n</pre>", &[(Paragraph, "a\nb"), (Paragraph, "c")], "preformatted text"),
        ("<pre>\n\nأول\n<b>\n</b>ثان</pre>", &[(Paragraph, "أول"), (Paragraph, "ثان")], "a line end that is marked"),
        (
            "a<hr>b<p></p>c</p>d",
            &[(Paragraph, "a"), (Paragraph, "b"), (Paragraph, "c"), (Paragraph, "d")],
            "rules and ends",
        ),
        ("<p>x\n\t y&nbsp;z  <img alt=no src=a> w", &[(Paragraph, "x y\u{A0}z w")], "white space"),
        (
            "<p>&quot;&#1587;&#x644;&amp;lt; &eacute;&bogus; a&b</p>",
            &[(Paragraph, "\"سل&lt; é&bogus; a&b")],
            "references",
        ),
        ("<p>مر&shy;فأ super\u{AD}long</p>", &[(Paragraph, "مرفأ superlong")], "soft hyphens"),
        ("<p>a<p>\u{200B}\u{A0}<p>&#8203;<p>b", &[(Paragraph, "a"), (Paragraph, "b")], "blocks that show nothing"),
        (
            "<P>One<P>Two<UL><LI>Three</UL>",
            &[(Paragraph, "One"), (Paragraph, "Two"), (ListItem, "Three")],
            "upper case",
        ),
        (
            "<blockquote><p>q</p></blockquote><figure><figcaption>f</figcaption></figure><details><summary>s</summary>t</details>",
            &[(Paragraph, "q"), (Paragraph, "f"), (Paragraph, "s"), (Paragraph, "t")],
            "other blocks",
        ),
        (
            "<div role=heading>h</div><section role=doc-endnotes><ol><li>n</ol></section>",
            &[(Heading, "h"), (Footnote, "n")],
            "roles",
        ),
        (
            "<div><hr><div id=ftn1><p>a</p></div></div><div style='mso-element:footnote'>b</div><div id=sdendnote2>c</div>\
             <p class=MsoFootnoteText>d<p id=ftn>e",
            &[(Footnote, "a"), (Footnote, "b"), (Footnote, "c"), (Footnote, "d"), (Paragraph, "e")],
            "notes of office programs",
        ),
        (
            "<div>a <button>How do <b>I</b> apply?</button><div>b</div></div><button>هل يلزم حضور صاحب الطلب؟</button>c",
            &[
                (Paragraph, "a How do I apply?"),
                (Paragraph, "b"),
                (Paragraph, "هل يلزم حضور صاحب الطلب؟"),
                (Paragraph, "c"),
            ],
            "buttons that are questions",
        ),
        ("<p>a</p></div></table></ul></p>b", &[(Paragraph, "a"), (Paragraph, "b")], "ends of what did not begin"),
        ("plain text", &[(Paragraph, "plain text")], "no element"),
    ] {
        let expected: Vec<_> = expected.iter().map(|(kind, text)| (*kind, (*text).to_owned())).collect();
        assert_eq!(blocks_of(page, true), expected, "{name}");
    }
}

#[test]
fn what_is_no_text_goes() {
    for (page, expected, name) in [
        (
            "<script>if (a<b) '<p>x</p>'</script>a<style>p{}</style><!-- c --><template><p>t</p></template>",
            "a",
            "scripts",
        ),
        ("<title>t</title>a<noscript><p>n</p></noscript><iframe>i</iframe><textarea>x</textarea>", "a", "raw text"),
        (
            "a <button><div>b</div></button><select><option>c</select><svg><title>d</title><text>e</text></svg>f",
            "a f",
            "controls and drawings",
        ),
        ("<h3><button aria-expanded=false>Question?</button></h3>", "Question?", "a button that is a heading"),
        (
            "<p>a <button><i>Copy</i> <div>the</div> <a href=x>link</a></button> b</p>",
            "a b",
            "a label with elements in it",
        ),
        ("<sup>a<button>b</sup>c</button>d<a href=#x><button>→</a>e</button>f", "adf", "crossed buttons"),
        ("<button>a<button>b</button>c", "c", "a button in a button"),
        ("<div><button>a</div>b", "b", "a button that is not closed"),
        ("<button><svg>a</button>b", "b", "a drawing in a button that is not closed"),
        ("<button hidden>Would you like to read on?</button>a", "a", "a hidden button"),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp>字</ruby>a", "漢字a", "how characters are read"),
        ("<ruby>漢<rt>kan<rb>字<rt>ji</ruby>a<p><rt>b</p>c", "漢字a c", "the same that is not closed"),
        ("<p hidden>a</p><p aria-hidden=true>b<p style='display:none'>c</p><p hidden=until-found>d", "d", "hidden"),
        (
            "<span style='display : none'>a<span>b</span>c</span>d<div hidden><div>e</div>f</div>",
            "d",
            "hidden with others in it",
        ),
        ("<a class=anchor aria-hidden=true href=#x>#</a>Text<a aria-hidden=true>x</a>", "Text", "hidden links"),
        ("<dialog>a</dialog><dialog open>b</dialog>c", "b c", "dialogs"),
        ("old <del>was <b>here</b></del><ins>is</ins>", "old is", "deletions"),
        (
            "Fact.<sup><a href=#n1>[1]</a></sup> 10<sup>3</sup> x<a href=n.xhtml><sup>2</sup></a>",
            "Fact. 103 x",
            "marks of notes",
        ),
        ("a<a href=#n>[1]</a> <a href='#n'><span>[ب]</span></a>b <a href=x>[2]</a>", "a b [2]", "the same in brackets"),
        (
            "a<a href='#_ftn1'><span class='MsoFootnoteReference'><span>1</span></span></a>b\
             <a class=sdfootnoteanc href='#x'><sup>1</sup></a>c<a role=doc-noteref href=n>*2</a>d\
             <a style='mso-footnote-id:ftn1' href='#y'>2</a>",
            "abcd",
            "marks of notes of office programs",
        ),
        (
            "<h2>History<span>[<a href=e>edit</a> | <a href=s>source</a>]</span></h2>",
            "History",
            "what can be done to a section",
        ),
        ("<h2>Array[<b>T</b>]</h2>", "Array[T]", "brackets in a heading"),
        ("<h2>عنوان<a href=#s>¶</a></h2>", "عنوان", "a sign for the place"),
        ("<p>a <a href=x>→</a></p>", "a", "an arrow"),
        ("a<svg><title/><style/><script/></svg>b", "ab", "empty elements in a drawing"),
        (
            "<?xml version='1.0'?><html><script src='x'/><p>a<a id='n'/>b</p><div/>c</html>",
            "ab c",
            "empty elements of XHTML",
        ),
    ] {
        let shown: Vec<_> = blocks_of(page, true).into_iter().map(|(_, text)| text).collect();
        assert_eq!(shown.join(" "), expected, "{name}");
    }
}

const PROSE: &str = "<p>The minister opened the new port in the coastal town yesterday morning.</p>\
                     <p>قال الوزير إن المرفأ سيستقبل خمسين سفينة في الشهر وإن العمل فيه يوفر ألف فرصة.</p>";

#[test]
fn furniture_goes() {
    for (page, more, name) in [
        (format!("<nav><a href=a>Home</a></nav>{PROSE}<footer>Rights</footer>"), &[][..], "navigation"),
        (
            format!(
                "<header><h1><a href=/>Site</a></h1></header><article><header><h1>T</h1></header>{PROSE}</article>"
            ),
            &["T"],
            "headers",
        ),
        (format!("<div role=banner>x</div><div role='navigation foo'>y</div>{PROSE}<aside>z</aside>"), &[], "roles"),
        (
            format!("<form><div>{PROSE}</div><ul><li><a href=1>Home</a><li><a href=2>About us</a></ul></form>"),
            &[],
            "a page in a form",
        ),
        (format!("<div>Cookie</div><main>{PROSE}</main><div>Teaser</div>"), &[], "main"),
        (format!("<div>Cookie</div><div role=main>{PROSE}</div>"), &[], "the role main"),
        (
            format!("<main><article>{PROSE}</article><article>A teaser.</article></main>"),
            &[],
            "an article and a teaser",
        ),
        (format!("<h1>T</h1><div><p>By x</p></div><div>{PROSE}</div>"), &["T"], "a title outside"),
        (format!("<h1><a href=/>Site</a></h1><div>{PROSE}</div>"), &[], "the name of the site"),
        (format!("<header><h1>T</h1></header><main>{PROSE}</main>"), &["T"], "a title in the header of the page"),
        (format!("<div><div>Menu</div><div><div>{PROSE}</div></div></div>"), &[], "the densest element"),
        (
            format!("{PROSE}<h2>See also</h2><ul><li><a href=1>One</a><li><a href=2>Two</a></ul>"),
            &[],
            "a list of links with its heading",
        ),
        (format!("{PROSE}<p><a href=x>Read more »</a></p>"), &[], "a link by itself"),
    ] {
        let mut expected: Vec<&str> = more.to_vec();
        expected.extend(PROSE.split("<p>").skip(1).map(|text| text.trim_end_matches("</p>")));
        assert_eq!(texts(&page), expected, "{name}");
        let all = blocks_of(&page, true).len();
        let parts = read(&page, false).unwrap();
        let left_out = all - parts.blocks.len();
        let warned = parts.warnings == [Warning::LeftOut { left_out, all }];
        assert!(if left_out > 0 { warned } else { parts.warnings.is_empty() }, "{name}: {:?}", parts.warnings);
    }
}

#[test]
fn labels_of_buttons_are_counted() {
    let page = format!("{PROSE}<button>Share</button><button>×</button><nav>Home</nav>");
    assert_eq!(read(&page, false).unwrap().warnings, [Warning::LeftOut { left_out: 2, all: 4 }]);
    assert!(read(&page, true).unwrap().warnings.is_empty());
}

#[test]
fn nothing_is_lost_where_there_is_no_main_text() {
    for (page, count, name) in [
        ("<nav><ul><li><a href=1>One</a><li><a href=2>Two</a></ul></nav>", 2, "nothing but navigation"),
        ("<ul><li><a href=1>One</a><li><a href=2>Two</a></ul><p>Links</p>", 3, "a list of links"),
        ("<table><tr><td>كتاب</td><td>book</td></tr></table>", 2, "a table of words"),
        ("<header>Hello</header>", 1, "nothing but a header"),
        (&format!("<article>{PROSE}</article><article>{PROSE}</article>"), 4, "two articles"),
        (&format!("<article>{PROSE}</article><div>{PROSE}</div>"), 4, "an article and as much beside it"),
        (&format!("<aside>{PROSE}</aside>"), 2, "all in an aside"),
        (&format!("<p>Dear all</p>{PROSE}<p>Yours,<br>Mona</p>"), 4, "a letter"),
        (&format!("{PROSE}<p>See <a href=x>the annual report of the ministry</a>.</p>"), 3, "a link in a sentence"),
    ] {
        assert_eq!(texts(page).len(), count, "{name}");
    }
}

#[test]
fn the_language_is_that_of_the_main_text() {
    for (page, lang) in [
        ("<html lang=ar>x", Some("ar")),
        ("<html xml:lang='en-GB'><body lang=fr>x", Some("fr")),
        (&*format!("<html lang=en><article lang='ar-EG'>{PROSE}</article>"), Some("ar-EG")),
        ("<html lang=''>x", None),
        ("<html lang='no such language at all, and long'>x", None),
        ("<div lang=ar>x</div>", Some("ar")),
        ("x", None),
    ] {
        assert_eq!(read(page, false).unwrap().lang.as_ref().map(Lang::as_str), lang, "{page}");
    }
}

#[test]
fn depth_and_disorder_cost_nothing() {
    let deep = format!("{}سلام{}", "<div>".repeat(100_000), "</div>".repeat(100_000));
    assert_eq!(blocks_of(&deep, false), [(Paragraph, "سلام".to_owned())]);
    for (piece, name) in [
        ("<b>", "marked words"),
        ("<b><p>", "marked words and paragraphs"),
        ("<table><tr><td>", "tables"),
        ("<ul><li>", "lists"),
        ("<a href=x>", "links"),
        ("<font><nav><h1>", "furniture"),
        ("<svg>", "drawings"),
        ("</div></p></table>", "ends"),
        ("<div></b></i></h1>", "starts and wrong ends"),
        ("<nav>x", "navigation with text"),
        ("<button>", "buttons"),
        ("<button>x<p>", "buttons and paragraphs"),
        ("<ruby>x<rt>", "characters and how they are read"),
        ("<aside><blockquote>", "asides and quotations"),
        ("<div lang=a1>x<div lang=b2>", "languages"),
        ("<![CDATA[<!--", "comments"),
        ("<a b=c ", "attributes"),
    ] {
        let page = format!("<p>one</p>{}<p>two", piece.repeat(50_000));
        let found = texts(&page);
        assert!(found.first().is_some_and(|text| text.starts_with("one")), "{name}: {found:.200?}");
    }
}

#[test]
fn a_page_without_text_is_refused() {
    for page in ["", "<html><body></body></html>", "<script>x</script>", "<div hidden>x</div>", "<p>&nbsp;"] {
        assert_eq!(read(page, false), Err(TextError::NoText), "{page}");
    }
}

#[test]
fn links_and_superscripts_that_cut_one_another_lose_no_text() {
    for (page, expected) in [
        ("<p>abc <a href=x>→<sup></a><a href=y>نعم</a></sup> d</p>", "abc نعم d"),
        ("<p>abc <a href=x>→<sup></a><a href=y>123456</a></sup> d</p>", "abc 123456 d"),
    ] {
        assert_eq!(texts(page), [expected]);
    }
}
