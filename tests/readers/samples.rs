//! Small good files of every format, with something of everything that the format has.

/// TMX 1.4 with codes, notes, props, three languages, an entity of its own.
pub const TMX: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd" [<!ENTITY firm "نور">]>
<tmx version="1.4">
<header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="ar" datatype="xml">
<prop type="p">v</prop><note>n</note></header>
<body>
<tu tuid="a" creationdate="20260102T030405Z" changeid="layla"><note xml:lang="en">first</note><prop type="x-origin">&firm;</prop>
<tuv xml:lang="AR-eg" changedate="20260102T030405Z"><seg>قال: <bpt i="1">&lt;b></bpt>نعم<ept i="1">&lt;/b></ept>.</seg></tuv>
<tuv xml:lang="en_GB"><seg>He said: <bpt i="1"/><hi type="x">yes</hi><ept i="1"/><ph x="2">{1}<sub>title</sub></ph>.</seg></tuv>
<tuv lang="fr"><seg><![CDATA[Il a dit oui.]]></seg></tuv></tu>
<tu srclang="*all*"><tuv xml:lang="ar"><seg>لا &#x200F;&amp; لا</seg></tuv><tuv xml:lang="en"><seg>No &amp; no</seg></tuv></tu>
<tu><tuv xml:lang="ar"><seg> </seg></tuv><tuv xml:lang="en"><seg>alone</seg></tuv></tu>
</body></tmx>
"#;

/// XLIFF 1.2 with groups, inline elements, states, segmented sources.
pub const XLIFF: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a.txt" source-language="ar" target-language="en" datatype="plaintext"><header><note>h</note></header><body>
<group id="g"><trans-unit id="1" approved="yes"><source>قال <g id="1">نعم</g><x id="2"/>.</source><target state="final">He said <g id="1">yes</g><x id="2"/>.</target><note>n</note></trans-unit></group>
<trans-unit id="2"><source>نعم. لا.</source><seg-source><mrk mtype="seg" mid="1">نعم.</mrk> <mrk mtype="seg" mid="2">لا.</mrk></seg-source>
<target><mrk mtype="seg" mid="1">Yes.</mrk> <mrk mtype="seg" mid="2">No.</mrk></target></trans-unit>
<trans-unit id="3" translate="no"><source>ثم</source><alt-trans><target>then</target></alt-trans></trans-unit>
</body></file></xliff>
"#;

/// XLIFF 2.1 with inline elements, original data, states, ignorables.
pub const XLIFF2: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="ar" trgLang="en">
<file id="f1"><group id="g1"><unit id="u1"><notes><note id="n1">n</note></notes><originalData><data id="d1">&lt;b></data></originalData>
<segment id="s1" state="final"><source>قال <pc id="1" dataRefStart="d1">نعم</pc><ph id="2"/>.</source><target>He said <pc id="1">yes</pc><ph id="2"/>.</target></segment>
<ignorable><source> </source></ignorable>
<segment state="translated"><source>لا<cp hex="0007"/></source><target>No<sc id="3"/>!<ec startRef="3"/></target></segment></unit></group></file></xliff>
"#;

/// A table with a header.
pub const TSV: &str = "source\ttarget\tstatus\tconfidence\tnote\nنعم.\tYes.\taccepted\t0.9981\t\nقال: \"لا\"\t\"He said \"\"no\"\"\"\tunreviewed\t\task\n'- نعم\t'- Yes\t\t\t\n";

/// The same with commas.
pub const CSV: &str = "ar,en\r\nنعم.,Yes.\r\n\"لا، شكرا\",\"No, thanks\r\nreally\"\r\n";

/// A page with furniture around its text.
pub const HTML: &str = r##"<!DOCTYPE html>
<html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>عنوان</title><style>p{color:red}</style><script>if(a<b){"</p>"}</script></head>
<body><nav><ul><li><a href="#">الرئيسية</a></li></ul></nav>
<main><article><h1>عنوان المقال</h1><p>قال <b>الرجل</b>: نعم.<br>ثم &amp; سكت&nbsp;طويلا.</p><ul><li>بند أول</li><li>بند <i>ثان</i></li></ul>
<table><tr><th>اسم</th><td>قيمة</td></tr></table><blockquote>قول مأثور لا ينسى.</blockquote><p hidden>خفي</p></article></main>
<footer>حقوق</footer></body></html>
"##;

/// Markdown with something of everything.
pub const MARKDOWN: &str = "---\ntitle: x\n---\n# عنوان\n\nقال **الرجل** [نعم](http://example.org).\nثم سكت.[^1]\n\n- أول\n- ثان\n  1. ثالث\n\n> قول\n\n| a | b |\n|---|---|\n| c | d |\n\n```\ncode\n```\n\n<div>html</div>\n\n[^1]: حاشية\n";

/// Subtitles.
pub const SRT: &str = "1\n00:00:01,000 --> 00:00:02,500\n<i>قال الرجل</i>\nإن المدينة\n\n2\n00:00:02,600 --> 00:00:04,000\nكبيرة.\n\n3\n00:00:09,000 --> 00:00:10,000 X1:1\n{\\an8}- نعم\n- لا\n";

/// Subtitles for the web.
pub const VTT: &str = "WEBVTT - x\n\nSTYLE\n::cue{}\n\nNOTE n\n\nid\n00:01.000 --> 00:02.500 align:start\n<v علي>قال <b>نعم</b>\n\n00:00:02.600 --> 00:00:04.000\nHe &amp; she.\n";

/// Segmentation rules.
pub const SRX: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0">
<header segmentsubflows="yes" cascade="no"/>
<body>
<languagerules>
<languagerule languagerulename="a">
<rule break="no"><beforebreak>\bد\.</beforebreak><afterbreak>\s</afterbreak></rule>
<rule break="yes"><beforebreak>[.!؟]+</beforebreak><afterbreak>\s+</afterbreak></rule>
</languagerule>
</languagerules>
<maprules><languagemap languagepattern="ar.*" languagerulename="a"/></maprules>
</body>
</srx>
"#;

/// The parts of a small DOCX: name and content.
pub const DOCX: &[(&str, &str)] = &[
    (
        "[Content_Types].xml",
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#,
    ),
    (
        "_rels/.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#,
    ),
    (
        "word/document.xml",
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:pPr><w:pStyle w:val="Heading1"/><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>عنوان</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve">قال </w:t></w:r><w:ins><w:r><w:t>نعم</w:t></w:r></w:ins><w:del><w:r><w:delText>لا</w:delText></w:r></w:del><w:r><w:t>.</w:t><w:br/><w:footnoteReference w:id="2"/></w:r></w:p><w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>بند</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>خلية</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"#,
    ),
    (
        "word/footnotes.xml",
        r#"<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>حاشية</w:t></w:r></w:p></w:footnote></w:footnotes>"#,
    ),
];

/// The parts of a small ODT.
pub const ODT: &[(&str, &str)] = &[
    ("mimetype", "application/vnd.oasis.opendocument.text"),
    (
        "content.xml",
        r#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:text><text:tracked-changes><text:changed-region><text:deletion><text:p>محذوف</text:p></text:deletion></text:changed-region></text:tracked-changes><text:h text:outline-level="1">عنوان</text:h><text:p>قال<text:s text:c="3"/><text:span>نعم</text:span><text:tab/><text:line-break/>ثم<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>حاشية</text:p></text:note-body></text:note>.</text:p><text:list><text:list-item><text:p>بند</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell table:number-columns-repeated="2"><text:p>خلية</text:p></table:table-cell></table:table-row></table:table></office:text></office:body></office:document-content>"#,
    ),
];
