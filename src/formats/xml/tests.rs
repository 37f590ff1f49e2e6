use std::io::{self, Read};

use super::*;

/// All tokens of a document, in a form that can be compared.
fn tokens(xml: &[u8]) -> Result<Vec<String>, String> {
    let mut reader = XmlReader::new(xml);
    let mut tokens: Vec<String> = Vec::new();
    loop {
        let token = match reader.read().map_err(|error| error.to_string())? {
            Token::Start(element) => {
                let attributes: String = element.attributes().map(|(name, value)| format!(" {name}={value}")).collect();
                format!("<{}{attributes}>", element.name())
            }
            Token::End(name) => format!("</{name}>"),
            Token::Text(text) => match tokens.last_mut() {
                Some(last) if !last.starts_with('<') => {
                    last.push_str(text);
                    continue;
                }
                _ => text.to_owned(),
            },
            Token::Eof => return Ok(tokens),
        };
        tokens.push(token);
    }
}

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

#[test]
fn documents_of_every_encoding_are_read() {
    let xml = "<a x='سلام'>نعم &amp; لا</a>";
    let expected = Ok(vec!["<a x=سلام>".to_owned(), "نعم & لا".to_owned(), "</a>".to_owned()]);
    let (windows, _, _) = encoding_rs::WINDOWS_1256.encode(xml);
    let declared = |label: &str, bytes: &[u8]| {
        let mut all = format!("<?xml version='1.0' encoding='{label}'?>").into_bytes();
        all.extend_from_slice(bytes);
        all
    };
    for (bytes, name) in [
        (xml.as_bytes().to_vec(), "UTF-8"),
        ([b"\xEF\xBB\xBF", xml.as_bytes()].concat(), "UTF-8 with a mark"),
        (utf16(&format!("\u{FEFF}{xml}"), u16::to_le_bytes), "UTF-16 little endian"),
        (utf16(&format!("\u{FEFF}{xml}"), u16::to_be_bytes), "UTF-16 big endian"),
        (utf16(xml, u16::to_le_bytes), "UTF-16 without a mark"),
        (utf16(xml, u16::to_be_bytes), "UTF-16 big endian without a mark"),
        (declared("windows-1256", &windows), "windows-1256"),
        (declared("UTF-16", xml.as_bytes()), "UTF-8 that says it is UTF-16"),
    ] {
        assert_eq!(tokens(&bytes), expected, "{name}");
    }
}

#[test]
fn what_belongs_to_a_text_is_in_it() {
    for (xml, expected, name) in [
        ("<a>x<!-- c -->y<?p i?>z</a>", "<a>|xyz|</a>", "comments and instructions"),
        ("<a><![CDATA[<b>&amp;]]></a>", "<a>|<b>&amp;|</a>", "CDATA"),
        ("<a>&#x633;&#65;</a>", "<a>|سA|</a>", "references by number"),
        ("<a>x\r\ny\rz</a>", "<a>|x\ny\nz|</a>", "line ends"),
        ("<a/>", "<a>|</a>", "an empty element"),
        ("\n<n:a n:x='1' xml:lang='ar'/>\n", "<a n:x=1 xml:lang=ar>|</a>", "prefixes"),
        (
            "<!DOCTYPE a [<!ENTITY e 'x &#38; y'><!ENTITY f '&e;!'>]><a b='&e;'>&f;</a>",
            "<a b=x & y>|x & y!|</a>",
            "entities",
        ),
        (
            "<!DOCTYPE a [<!ENTITY l '&#38;#60;'><!ENTITY c 'AT&#38;#38;T'>]><a b='&l;'>&l;&c;</a>",
            "<a b=<>|<|AT&T|</a>",
            "entities of references",
        ),
        ("<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/a.dtd'><a/>", "<a>|</a>", "a document type is not looked up"),
    ] {
        assert_eq!(tokens(xml.as_bytes()).map(|tokens| tokens.join("|")).as_deref(), Ok(expected), "{name}");
    }
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    let deep = "<a>".repeat(300);
    let laughs: String = (1..10).map(|n| format!("<!ENTITY e{n} '{}'>", format!("&e{};", n - 1).repeat(10))).collect();
    let laughs = format!("<!DOCTYPE a [<!ENTITY e0 'ha'>{laughs}]><a>&e9;</a>");
    let attribute = format!("<!DOCTYPE a [<!ENTITY e '{}'>]><a b='{}'/>", "x".repeat(2000), "&e;".repeat(1000));
    let unused: String = (0..600).map(|n| format!("<!ENTITY u{n} '&c;'>")).collect();
    let unused = format!(
        "<!DOCTYPE a [<!ENTITY a '{}'><!ENTITY b '{}'><!ENTITY c '{}'>{unused}]><a>&u500;</a>",
        "x".repeat(1000),
        "&a;".repeat(10),
        "&b;".repeat(5)
    );
    let attributes: String = (0..2000).map(|n| format!(" x{n}=''")).collect();
    let attributes = format!("<a{attributes}/>");
    let tag = format!("<a x='{}'/>", "x".repeat(LARGEST_TAG));
    let many = format!("<!DOCTYPE a [<!ENTITY e '{}'>]><a>{}</a>", "x".repeat(2000), "&e;".repeat(1000));
    for (xml, expected) in [
        (&b""[..], "1:1: this file is empty: it has no element"),
        (b"<a>\n<b></a>", "2:4: not XML: "),
        (b"<a>\n\xFF</a>", "2:1: not valid UTF-8"),
        (b"<a>x\n y\x0B</a>", "2:3: U+000B is not allowed in XML"),
        ("<a>\u{FFFE}</a>".as_bytes(), "1:4: U+FFFE is not allowed in XML"),
        (b"<a>&#xD83D;</a>", "1:4: not XML: "),
        (b"<a>&#1;</a>", "1:4: U+0001 is not allowed in XML"),
        (b"<a>&nbsp;</a>", "1:4: unknown entity &nbsp;"),
        (b"<!DOCTYPE a [<!ENTITY x '&y;'><!ENTITY y 'z'>]><a>&x;</a>", "1:51: unknown entity &x;"),
        (b"<a>fish & chips</a>", "1:9: not XML: "),
        (b"<!DOCTYPE a [<!ENTITY x SYSTEM '/etc/passwd'>]><a>&x;</a>", "1:51: &x; stands for another file"),
        (b"<!DOCTYPE a [<!ENTITY x '<b/>'>]><a>&x;</a>", "1:37: &x; stands for elements"),
        (b"<a/>\n<a/>", "2:1: not XML: there is a second root element"),
        (b"<a/>x", "1:5: not XML: there is text behind the last element"),
        (b"x<a/>", "1:1: not XML: there is text before the first element"),
        (b"<a><b>", "1:7: not XML: the file ends with 2 elements still open"),
        (b"<a x='1' x='2'/>", "1:1: not XML: "),
        (b"<a x='&y;'/>", "1:1: not XML: "),
        (b"<?xml version='1.0' encoding='klingon'?><a/>", "1:1: \u{201C}klingon\u{201D} is not an encoding"),
        (deep.as_bytes(), "1:769: elements are nested more than 256 deep"),
        (laughs.as_bytes(), "1:"),
        (many.as_bytes(), "1:"),
        (attribute.as_bytes(), "1:"),
        (unused.as_bytes(), "1:"),
        (attributes.as_bytes(), "1:1: one tag has more than 1000 attributes or 1024 KiB"),
        (tag.as_bytes(), "1:1: one tag has more than 1000 attributes or 1024 KiB"),
    ] {
        let error = tokens(xml).expect_err(expected);
        assert!(error.starts_with(expected), "{error} is not {expected}");
    }
    assert!(tokens(laughs.as_bytes()).unwrap_err().ends_with("bytes of text together"));
    assert!(tokens(unused.as_bytes()).unwrap_err().ends_with("bytes of text together"));
    assert!(
        tokens(unused.replace("&u500;", "&u5;").as_bytes()).is_ok(),
        "what is declared too late and unused does no harm"
    );
    assert!(tokens(attribute.as_bytes()).unwrap_err().ends_with("bytes of text together"));
    assert!(tokens(many.as_bytes()).unwrap_err().ends_with("bytes of text together"));
}

#[test]
fn an_error_is_one_line() {
    for xml in [
        "<?xml version='1.0' encoding='a\nb'?><a/>".to_owned(),
        "<a></b\nc>".to_owned(),
        "<a>&x\ny;</a>".to_owned(),
        format!("<{0}></b>", "x\u{85}".repeat(1000)),
    ] {
        let error = tokens(xml.as_bytes()).unwrap_err();
        assert!(!error.contains(char::is_control) && error.len() < 1000, "{error}");
    }
}

#[test]
fn one_token_without_end_is_refused() {
    for (head, name) in [(&b"<a>"[..], "a text"), (b"<a x='", "an attribute"), (b"<!--", "a comment")] {
        let mut reader = XmlReader::new(head.chain(io::repeat(b'x')));
        let error = loop {
            if let Err(error) = reader.read() {
                break error.to_string();
            }
        };
        assert!(error.ends_with("one tag or text is larger than 64 MiB"), "{name}: {error}");
    }
}

#[test]
fn what_is_bounded_is_told_with_its_beginning() {
    let rows = format!("<a>\n<b>{}</b></a>", "<c>x</c>".repeat(100));
    let text = format!("<a>\n<b>{}</b></a>", "x".repeat(800));
    for (xml, limit, fits) in [(&rows, 500, false), (&text, 500, false), (&rows, 900, true), (&text, 900, true)] {
        let mut reader = XmlReader::new(xml.as_bytes());
        let read = loop {
            let at = reader.position();
            match reader.read() {
                Ok(Token::Start(element)) if element.name() == "b" => reader.bind(at, limit),
                Ok(Token::End("b")) => reader.unbind(),
                Ok(Token::Eof) => break Ok(()),
                Ok(_) => {}
                Err(error) => break Err(error.to_string()),
            }
        };
        let expected = if fits { Ok(()) } else { Err("2:1: what begins here is larger than 0 MiB".to_owned()) };
        assert_eq!(read, expected, "{limit}");
    }
}

#[test]
fn elements_can_be_passed_over_or_read_as_text() {
    let mut reader = XmlReader::new(&b"<a><b>x<c>y</c></b><d>p<e>q</e>r</d></a>"[..]);
    let mut names = Vec::new();
    loop {
        match reader.read().unwrap() {
            Token::Start(element) if element.name() == "b" => reader.skip_element().unwrap(),
            Token::Start(element) if element.name() == "d" => names.push(reader.element_text().unwrap()),
            Token::Start(element) => names.push(element.name().to_owned()),
            Token::Eof => break,
            Token::End(_) | Token::Text(_) => {}
        }
    }
    assert_eq!(names, ["a", "pqr"]);
}

#[test]
fn any_bytes_give_tokens_or_an_error() {
    let good =
        "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY e 'x'>]><a b='ج'>&e;<![CDATA[y]]><!--z--><c/></a>".as_bytes();
    for end in 0..good.len() {
        let _ = tokens(&good[..end]);
    }
    let mut seed = 1_u64;
    for _ in 0..10_000 {
        let mut bytes = good.to_vec();
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        bytes[(seed >> 33) as usize % good.len()] = (seed >> 20) as u8;
        let _ = tokens(&bytes);
    }
}
