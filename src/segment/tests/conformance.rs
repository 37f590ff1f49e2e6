//! What SRX 2.0 says an engine does, case by case.

use super::*;

/// Rules, text with bars where it is cut, name.
type Case<'a> = (&'a [(&'a str, &'a str, &'a str)], &'a str, &'a str);

fn check(cases: &[Case<'_>]) {
    for (given, marked, name) in cases {
        let text = marked.replace('|', "");
        let wanted: Vec<&str> = marked.split('|').map(str::trim).collect();
        assert_eq!(cut(&rules(given), "en", &text), wanted, "{name}");
    }
}

#[test]
fn the_first_rule_that_matches_decides() {
    check(&[
        (&[("yes", r"\.", r"\s")], "Mr. |A left. |B", "break only"),
        (&[("no", r"Mr\.", r"\s"), ("yes", r"\.", r"\s")], "Mr. A left. |B", "exception first"),
        (&[("yes", r"\.", r"\s"), ("no", r"Mr\.", r"\s")], "Mr. |A left. |B", "exception too late"),
        (&[("no", r"Mr\.\s", ""), ("yes", r"\.", r"\s")], "Mr. |A left. |B", "exception at another position"),
        (&[("no", r"Mr\.\s", ""), ("yes", r"\.\s", "")], "Mr. A left. |B", "both behind the space"),
        (&[("no", "", "")], "A. B", "nothing breaks without a break rule"),
        (&[("yes", "", r"\s+Then")], "A |Then B", "no beforebreak"),
        (&[("yes", ";", "")], "a;|b;|c", "no afterbreak"),
        (&[("yes", r"\.|!", r"\s")], "a! |b. |c", "alternatives"),
        (&[("yes", r"^\w+:", r"\s")], "Note: |a: b", "the start of the paragraph"),
        (&[("yes", r"\.", r"\s\w+$")], "a. b. |c", "the end of the paragraph"),
    ]);
}

#[test]
fn matches_may_overlap_and_end_anywhere() {
    check(&[
        (&[("yes", r"\.[.)]*", r"\s")], "a.). |b", "longest"),
        (&[("yes", "aa", "")], "aa|a|a", "overlapping matches"),
        (&[("yes", "a+", "b")], "aaa|b", "not only the longest"),
        (&[("no", "aba", ""), ("yes", "ba", "")], "aba ba|x", "an exception reaches back over what was matched"),
    ]);
}

#[test]
fn the_dialect_of_icu_and_java() {
    check(&[
        (&[("yes", r"\u002E", r"\h")], "a. |b", "escapes"),
        (&[("yes", r"\x{2E}\x20", "")], "a. |b", "more escapes"),
        (&[("yes", r"\Q.\E", r"\s")], "a. |b", "quoted"),
        (&[("yes", r"[[a-z]&&[^b]]\.", r"\s")], "a. |b. c", "intersection"),
        (&[("yes", r"[[:alpha:]]\.", r"\s")], "ب. |1. c", "POSIX classes are Unicode"),
        (&[("yes", r"[\p{IsArabic}-]\.", r"\s")], "ب. |-. |c. d", "a hyphen at the end of a set"),
        (&[("yes", r"\p{InArabic}\.", r"\s")], "ب. |c. d", "a block"),
        (&[("yes", r"\؟", r"\s")], "أ؟ |ب", "an escaped letter of another script"),
        (&[("yes", r"[\.\?\!]", r"\s")], "a? |b", "needless escapes"),
        (&[("yes", r"(?i)end\.", r"\s")], "END. |x. b", "flags"),
        (&[("yes", r"(?x) \. # a stop (", r"\s")], "a. |b", "comments"),
        (&[("yes", r"\ud83d\ude00", "")], "a😀|b", "a surrogate pair"),
        (&[("yes", r"a{2}\.", r"\s")], "a. aa. |b", "counted"),
        (&[("yes", r"\w++\.", r"\s")], "ab. |c", "possessive"),
        (&[("yes", r"(\w)\1\.", r"\s")], "ab. aa. |c", "back reference"),
    ]);
}

#[test]
fn lookarounds_and_word_boundaries() {
    check(&[
        (&[("yes", r"(?<!Mr)\.", r"\s")], "Mr. a. |b", "longer than one character"),
        (&[("yes", r"(?<!\d)\.", r"\s")], "1. a. |b", "one character"),
        (&[("yes", r"(?<=\d)\.", r"\s")], "1. |a. b", "required"),
        (&[("yes", r"\.(?=\s)", "")], "a. |b.c", "a lookahead that ends beforebreak"),
        (&[("yes", r"\.(?!\d)", "")], "a.|b.1", "a negative one"),
        (&[("yes", r"\.(?<!Mr\.)", r"\s")], "Mr. a. |b", "a lookbehind that ends beforebreak"),
        (&[("yes", "", r"(?<=\.)\s")], "a. |b", "a lookbehind that begins afterbreak"),
        (&[("yes", r"\.", r"(?!\s[a-z])\s")], "a. b. |C", "a lookahead that begins afterbreak"),
        (&[("yes", r"\.", r"\s\w(?!\w)")], "a. bc. |d", "a lookahead that ends afterbreak"),
        (&[("no", r"\bد\.", r"\s"), ("yes", r"\.", r"\s")], "د. سعد. |ب", "a word boundary, Arabic"),
        (&[("no", r"\bno\.", r"\s"), ("yes", r"\.", r"\s")], "no. piano. |b", "a word boundary, English"),
        (&[("yes", r"\.", r"\s(?:the|a)\b")], "x. theme. |a b", "a word boundary that ends afterbreak"),
        (&[("no", r"\b\w\.\b", ""), ("yes", r"\.", "")], "a.b. |ab.|c", "two word boundaries"),
        (&[("yes", r"(?:\bx|y)\.", r"\s")], "ax. x. |ay. |b", "a word boundary in one branch"),
        (&[("yes", r"\Bx\.", r"\s")], "ax. |x. b", "no word boundary"),
    ]);
}

fn maps(cascade: &str, maps: &[(&str, &str)]) -> Result<Srx, SrxError> {
    let mut xml = format!("<srx version='2.0'><header cascade='{cascade}'/><body><languagerules>");
    for (name, mark) in [("stop", r"\."), ("comma", ","), ("bar", "/")] {
        xml.push_str(&format!("<languagerule languagerulename='{name}'>"));
        xml.push_str(&format!("<rule><beforebreak>{mark}</beforebreak></rule></languagerule>"));
    }
    xml.push_str("</languagerules><maprules>");
    for (pattern, name) in maps {
        xml.push_str(&format!("<languagemap languagepattern='{pattern}' languagerulename='{name}'/>"));
    }
    xml.push_str("</maprules></body></srx>");
    Srx::parse(xml.as_bytes())
}

#[test]
fn cascade_and_language_maps() {
    let all = [("ar.*", "stop"), ("EN(-GB)?", "comma"), ("pt_BR", "comma"), (".*", "bar")];
    for (cascade, tag, expected, name) in [
        ("no", "ar", "a.|b,c/d", "the first map that fits, and no other"),
        ("yes", "ar", "a.|b,c/|d", "every map that fits"),
        ("no", "ar-EG", "a.|b,c/d", "an expression for the whole tag"),
        ("no", "en", "a.b,|c/d", "whatever the case"),
        ("no", "en-GB", "a.b,|c/d", "optional region"),
        ("no", "en-US", "a.b,c/|d", "the whole tag must fit"),
        ("no", "pt-BR", "a.b,|c/d", "underscores"),
        ("yes", "de", "a.b,c/|d", "the last map fits all"),
    ] {
        let srx = maps(cascade, &all).unwrap();
        assert_eq!(cut(&srx, tag, "a.b,c/d").join("|"), expected, "{name}");
    }
    let srx = maps("yes", &[("ar", "stop"), ("en", "bar"), ("ar", "comma"), ("ar", "stop")]).unwrap();
    assert_eq!(srx.rules_for(&Lang::arabic()), ["stop", "comma"], "in the order of the maps");
    let srx = maps("yes", &[("ar", "stop")]).unwrap();
    assert_eq!(cut(&srx, "en", "a.b\nc.d"), ["a.b", "c.d"], "no map: paragraphs only");
}

#[test]
fn version_1_files_are_read() {
    let xml = "<?xml version='1.0'?><!DOCTYPE srx PUBLIC '-//LISA OSCAR:1998//DTD for SRX//EN' 'srx.dtd'>
        <srx version='1.0'><header segmentsubflows='yes'><formathandle type='start' include='no'/></header>
        <body><languagerules><languagerule languagerulename='Default'>
        <rule break='no'><beforebreak>Mr\\.</beforebreak><afterbreak>\\s</afterbreak></rule>
        <rule break='yes'><beforebreak>\\.</beforebreak><afterbreak>\\s</afterbreak></rule>
        </languagerule></languagerules><maprules><maprule maprulename='Default'>
        <languagemap languagepattern='.*' languagerulename='Default'/></maprule></maprules></body></srx>";
    assert_eq!(cut(&Srx::parse(xml.as_bytes()).unwrap(), "en", "Mr. A. B"), ["Mr. A.", "B"]);
}

#[test]
fn other_namespaces_prefixes_and_encodings() {
    let xml = "<s:srx xmlns:s='http://www.lisa.org/srx20' xmlns:okpsrx='http://okapi/srx' version='2.0'>
        <s:header cascade='no'><okpsrx:options oneSegmentIncludesAll='no'/><okpsrx:rule break='perhaps'/></s:header>
        <s:body><s:languagerules><s:languagerule languagerulename='ع'><s:rule>
        <s:beforebreak><![CDATA[؟]]></s:beforebreak><s:afterbreak>&#x20;</s:afterbreak>
        </s:rule></s:languagerule></s:languagerules>
        <s:maprules><s:languagemap languagepattern='ar' languagerulename='ع'/></s:maprules></s:body></s:srx>";
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(xml.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for bytes in [xml.as_bytes().to_vec(), format!("\u{FEFF}{xml}").into_bytes(), utf16] {
        assert_eq!(cut(&Srx::parse(&bytes).unwrap(), "ar", "أ؟ ب"), ["أ؟", "ب"]);
    }
    let declared = format!("<?xml version='1.0' encoding='windows-1256'?>{xml}");
    let (bytes, _, _) = encoding_rs::WINDOWS_1256.encode(&declared);
    assert_eq!(cut(&Srx::parse(&bytes).unwrap(), "ar", "أ؟ ب"), ["أ؟", "ب"]);
}

#[test]
fn a_file_that_does_not_say_whether_it_cascades() {
    let rules = |version: &str, header: &str| {
        let xml = format!(
            "<srx version='{version}'>{header}<body><languagerules><languagerule languagerulename='a'/>
             <languagerule languagerulename='b'/></languagerules><maprules>
             <languagemap languagepattern='en' languagerulename='a'/>
             <languagemap languagepattern='.*' languagerulename='b'/></maprules></body></srx>"
        );
        Srx::parse(xml.as_bytes()).unwrap().rules_for(&Lang::english()).join("")
    };
    for (version, header, expected, name) in [
        ("2.0", "", "ab", "no header: OmegaT's rules"),
        ("2.0", "<header></header>", "ab", "a header that says nothing"),
        ("2.0", "<header cascade='no'/>", "a", "a header that says no"),
        ("1.0", "", "a", "the old version has no cascade"),
        ("1.0", "<header/>", "a", "nor with a header"),
        ("1.0", "<header cascade='yes'/>", "ab", "but where it says so"),
    ] {
        assert_eq!(rules(version, header), expected, "{name}");
    }
}
