use encoding_rs::{ISO_8859_6, WINDOWS_1256};

use super::*;

/// Made up, in the manner of the news.
const ARABIC: &[&str] = &[
    "أعلنت وزارة النقل أمس أن أعمال الصيانة على الطريق الساحلي ستبدأ مطلع الشهر المقبل.",
    "وقال المتحدث باسم البلدية إن عدد الزوار تجاوز ألفي زائر، معظمهم من خارج المدينة؛ وهذا رقم جديد.",
    "هل تكفي الأمطار الأخيرة لملء السدود؟ يقول الخبراء: لا.",
    "قُتِلَ ثلاثةُ أشخاصٍ في حادثِ سيرٍ",
    "فازت شركة ACME بعقد بناء الجسر في 12 مارس 2024",
    "سلام عليكم",
    // Too short for a detector of all encodings, which finds Hebrew or Greek in these.
    "كتب له كل ما رآه",
    "لن أقول لك",
    "وقال لنا ذلك",
    // In windows-1256 these are letters and nunation in ISO-8859-6.
    "نحن بعيدون عنه",
    "نحن في بيتنا هنا",
];

fn utf_16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

#[test]
fn arabic_is_told_from_its_bytes() {
    for text in ARABIC {
        for encoding in [WINDOWS_1256, ISO_8859_6] {
            let (bytes, _, unmappable) = encoding.encode(text);
            assert!(!unmappable, "{text}");
            let decoded = decode(&bytes, None).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.encoding), (*text, encoding.name()));
            assert_eq!(decoded.warnings, [Warning::Guessed { encoding: encoding.name() }]);
        }
    }
}

#[test]
fn a_few_arabic_words_in_another_text_are_told() {
    for text in [
        "The word كتاب means book, and the word قلم means pen in the Arabic language.",
        "He said مرحبا to me.",
        "Titre : السلام",
        "Name: علي\r\nAge: 30\r\n",
    ] {
        let (bytes, _, unmappable) = WINDOWS_1256.encode(text);
        assert!(!unmappable, "{text}");
        let decoded = decode(&bytes, None).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.encoding), (text, "windows-1256"));
    }
}

#[test]
fn unicode_is_told_with_and_without_a_mark() {
    for text in ARABIC.iter().copied().chain(["The road is closed.\r\nNo “why” was given.\r\n"]) {
        for (bytes, encoding, name) in [
            (text.as_bytes().to_vec(), "UTF-8", "UTF-8"),
            (format!("\u{FEFF}{text}").into_bytes(), "UTF-8", "UTF-8 with a mark"),
            (utf_16(&format!("\u{FEFF}{text}"), u16::to_le_bytes), "UTF-16LE", "UTF-16LE with a mark"),
            (utf_16(&format!("\u{FEFF}{text}"), u16::to_be_bytes), "UTF-16BE", "UTF-16BE with a mark"),
            (utf_16(text, u16::to_le_bytes), "UTF-16LE", "UTF-16LE"),
            (utf_16(text, u16::to_be_bytes), "UTF-16BE", "UTF-16BE"),
        ] {
            let decoded = decode(&bytes, None).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.encoding), (text, encoding), "{name}");
        }
    }
}

#[test]
fn other_encodings_are_not_taken_for_arabic() {
    for (text, encoding) in [
        (
            "L’été dernier, le ministère a annoncé des travaux près de la forêt à côté du château.",
            encoding_rs::WINDOWS_1252,
        ),
        ("It’s “closed” – again.", encoding_rs::WINDOWS_1252),
        ("The café in the Champs-Élysées was open for the naïve minister.", encoding_rs::WINDOWS_1252),
        ("The word été means summer, and the word à means to.", encoding_rs::WINDOWS_1252),
        ("Über die Straße läuft ein großer Bär, müde und öde.", encoding_rs::WINDOWS_1252),
        ("El niño está aquí; mañana comerá más piña.", encoding_rs::WINDOWS_1252),
        ("Сегодня он сказал, что не придет домой.", encoding_rs::WINDOWS_1251),
        ("The word Москва means Moscow, and the word Россия means Russia.", encoding_rs::WINDOWS_1251),
        ("МИНИСТЕРСТВО ТРАНСПОРТА СООБЩИЛО О РАБОТАХ", encoding_rs::WINDOWS_1251),
        ("Η λέξη βιβλίο είναι ελληνική λέξη.", encoding_rs::WINDOWS_1253),
        ("המילה ספר היא מילה בעברית והיא עתיקה מאוד.", encoding_rs::WINDOWS_1255),
        ("Министерство сообщило, что работы на дороге начнутся в начале месяца.", encoding_rs::WINDOWS_1251),
        ("Министерство сообщило, что работы на дороге начнутся в начале месяца.", encoding_rs::KOI8_U),
        ("Το υπουργείο ανακοίνωσε χθες ότι τα έργα στον δρόμο θα αρχίσουν.", encoding_rs::WINDOWS_1253),
    ] {
        let (bytes, _, unmappable) = encoding.encode(text);
        assert!(!unmappable);
        let decoded = decode(&bytes, None).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.encoding), (text, encoding.name()));
    }
}

#[test]
fn an_encoding_that_is_named_is_the_one() {
    let text = "سلام";
    for (label, bytes) in [
        ("windows-1256", WINDOWS_1256.encode(text).0.into_owned()),
        ("CP1256", WINDOWS_1256.encode(text).0.into_owned()),
        ("iso-8859-6", ISO_8859_6.encode(text).0.into_owned()),
        ("utf8", text.as_bytes().to_vec()),
        ("utf-8", format!("\u{FEFF}{text}").into_bytes()),
        ("utf-16le", utf_16(text, u16::to_le_bytes)),
        ("utf-16be", utf_16(text, u16::to_be_bytes)),
        ("utf-16", utf_16(&format!("\u{FEFF}{text}"), u16::to_be_bytes)),
    ] {
        let decoded = decode(&bytes, Some(label)).unwrap();
        assert_eq!(decoded.text, text, "{label}");
        assert!(decoded.warnings.is_empty(), "{label}");
    }
    let decoded = decode("\u{FEFF}x".as_bytes(), Some("windows-1256")).unwrap();
    assert_eq!(decoded.warnings, [Warning::OtherMark { mark: "UTF-8", encoding: "windows-1256" }]);
    for label in ["", "klingon", "utf-7", "hz-gb-2312"] {
        assert_eq!(decode(b"x", Some(label)), Err(TextError::UnknownEncoding { label: label.to_owned() }));
    }
}

#[test]
fn invalid_bytes_are_refused_with_their_place() {
    let place = |byte, line, column| Some(Position { byte, line, column });
    let mut cut = "أعلنت الوزارة\nأمس أن".as_bytes().to_vec();
    cut.pop();
    let mut damaged = "أعلنت\r\nالوزارة أمس".as_bytes().to_vec();
    damaged[14] = 0xFF;
    for (bytes, label, encoding, expected, name) in [
        (&b"abc\nde\xFFf"[..], Some("utf-8"), "UTF-8", place(6, 2, 3), "forced"),
        (b"\xEF\xBB\xBFab\xFF", None, "UTF-8", place(5, 1, 3), "declared by a mark"),
        (&cut, None, "UTF-8", place(cut.len() as u64 - 1, 2, 6), "cut at the end"),
        (&damaged, None, "UTF-8", place(14, 2, 2), "damaged in the middle"),
        (b"a\x81\xA1b", Some("iso-8859-6"), "ISO-8859-6", place(2, 1, 3), "not in the table"),
        (b"\xFF\xFEa\0\n\0\0\xD8b\0", None, "UTF-16LE", place(6, 2, 1), "half a surrogate pair"),
        (b"\xFF\xFEa\0b", None, "UTF-16LE", place(4, 1, 2), "half a unit"),
    ] {
        match decode(bytes, label).unwrap_err() {
            TextError::Invalid { encoding: found, position, .. } => {
                assert_eq!((found, Some(position)), (encoding, expected), "{name}");
            }
            other => panic!("{name}: {other}"),
        }
    }
}

#[test]
fn what_holds_no_text_is_refused() {
    for (bytes, expected, name) in [
        (&b""[..], TextError::Empty, "nothing"),
        (b"\xEF\xBB\xBF", TextError::Empty, "a mark"),
        (b" \r\n\t\x0C", TextError::NoText, "white space"),
        ("\u{200F}\u{A0}\n\u{2029}".as_bytes(), TextError::NoText, "invisible characters"),
        (b"%PDF-1.7\n...", TextError::OtherKind { kind: FileKind::Pdf }, "PDF"),
        (b"PK\x03\x04..[Content_Types].xml..word/document.xml", TextError::OtherKind { kind: FileKind::Word }, "DOCX"),
        (b"PK\x03\x04..[Content_Types].xml..xl/", TextError::OtherKind { kind: FileKind::OfficeOpenXml }, "XLSX"),
        (b"PK\x03\x04..x", TextError::OtherKind { kind: FileKind::Zip }, "zip"),
        (b"{\\rtf1\\ansi x}", TextError::OtherKind { kind: FileKind::Rtf }, "RTF"),
        (b"GIF89a..", TextError::OtherKind { kind: FileKind::Picture }, "GIF"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", TextError::OtherKind { kind: FileKind::Picture }, "WebP"),
        (b"II*\0\x08\0\0\0", TextError::OtherKind { kind: FileKind::Picture }, "TIFF"),
        (b"ID3\x04\0", TextError::OtherKind { kind: FileKind::Recording }, "MP3"),
        (b"\0\0\0\x18ftypmp42", TextError::OtherKind { kind: FileKind::Recording }, "MP4"),
        (b"\0\0\0\x18ftypheic", TextError::OtherKind { kind: FileKind::Picture }, "HEIC"),
        (b"7z\xBC\xAF\x27\x1C\0\x04", TextError::OtherKind { kind: FileKind::Archive }, "7z"),
        (b"\xFF\xFE\0\0a\0\0\0", TextError::OtherKind { kind: FileKind::Utf32 }, "UTF-32"),
    ] {
        assert_eq!(decode(bytes, None).unwrap_err(), expected, "{name}");
        if !matches!(expected, TextError::Empty | TextError::NoText) {
            assert_eq!(decode(bytes, Some("windows-1252")).unwrap_err(), expected, "{name}, forced");
        }
    }
    for bytes in
        [&b"ab\ncd\0ef"[..], &b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0\x03\0\x3E\0\x01\0\0\0\x80\x91"[..], &[0; 500]]
    {
        assert!(matches!(decode(bytes, None), Err(TextError::Nul { .. } | TextError::Invalid { .. })));
    }
    let position = Position { byte: 5, line: 2, column: 3 };
    assert_eq!(decode(b"ab\ncd\0ef", None).unwrap_err(), TextError::Nul { forced: false, position });
}

#[test]
fn an_encoding_that_was_given_is_not_proposed() {
    for (bytes, label, expected, name) in [
        (&b"a\x81\xA1b"[..], Some("iso-8859-6"), "without --encoding", "given"),
        (b"ab\0cd", Some("windows-1256"), "without --encoding", "given, a NUL"),
        (b"\xEF\xBB\xBFab\xFF", None, "--encoding windows-1256", "declared by a mark"),
    ] {
        let hint = decode(bytes, label).unwrap_err().hint().unwrap();
        assert!(hint.contains(expected), "{name}: {hint}");
    }
    let word = TextError::OtherKind { kind: FileKind::Word };
    assert_eq!(word.to_string(), "this is a Word document (DOCX), not a plain text");
    assert!(word.hint().unwrap().contains("--as"));
}

#[test]
fn odd_texts_are_read_with_a_warning() {
    let decoded = decode("a\u{FFFD}b\u{FFFD}".as_bytes(), None).unwrap();
    assert_eq!(decoded.warnings, [Warning::Replacements { count: 2 }]);
    let decoded = decode("\n<!DOCTYPE html><p>سلام</p>".as_bytes(), None).unwrap();
    assert_eq!(decoded.warnings, [Warning::Markup]);
}

#[test]
fn line_ends_and_order_marks_inside_stay() {
    let text = "a\r\nb\rc\n\u{2028}d\u{FEFF}e\r\n";
    assert_eq!(decode(text.as_bytes(), None).unwrap().text, text);
}

#[test]
fn a_text_over_several_chunks_is_read_whole() {
    let text = "المدينة قرب البحر، ".repeat(100_000);
    let (bytes, _, _) = WINDOWS_1256.encode(&text);
    assert_eq!(decode(&bytes, None).unwrap().text, text);
    assert_eq!(decode(&utf_16(&text, u16::to_be_bytes), None).unwrap().text, text);
}

proptest::proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes: Vec<u8>, label in proptest::option::of("utf-8|utf-16|windows-1256|iso-8859-6|big5")) {
        if let Ok(decoded) = decode(&bytes, label.as_deref()) {
            proptest::prop_assert!(!decoded.text.contains('\0'));
        }
    }

    #[test]
    fn every_text_comes_back_from_utf_8(text in "\\PC{1,40}") {
        proptest::prop_assume!(!text.starts_with('\u{FEFF}') && !text.chars().all(is_blank));
        proptest::prop_assume!(FileKind::of(text.as_bytes()).is_none());
        proptest::prop_assert_eq!(decode(text.as_bytes(), None).unwrap().text, text);
    }
}
