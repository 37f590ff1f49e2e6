//! Texts in Markdown, and what blocks they are.

use super::*;
use BlockKind::*;

fn blocks(markdown: &str) -> Vec<(BlockKind, String)> {
    let Ok(parts) = read(markdown) else { return Vec::new() };
    parts.blocks.iter().map(|block| (block.kind, block.span.of(&parts.text).to_owned())).collect()
}

#[test]
fn marks_go_and_structure_stays() {
    for (markdown, expected, name) in [
        ("One\nline.\n\nTwo.", &[(Paragraph, "One line."), (Paragraph, "Two.")][..], "paragraphs"),
        ("سطر\nأول.\n\nثان.", &[(Paragraph, "سطر أول."), (Paragraph, "ثان.")], "Arabic paragraphs"),
        ("hard  \nbreak\\\nagain<br>and", &[(Paragraph, "hard\nbreak\nagain\nand")], "hard breaks"),
        ("# عنوان #\n\nTitle\n=====\n", &[(Heading, "عنوان"), (Heading, "Title")], "headings"),
        ("## Title {#id .class}", &[(Heading, "Title")], "a heading with attributes"),
        (
            "* one\n* **two**\n\n1. three\n   goes on",
            &[(ListItem, "one"), (ListItem, "two"), (ListItem, "three goes on")],
            "lists",
        ),
        ("* one\n\n  more\n\n  * inner", &[(ListItem, "one"), (ListItem, "more"), (ListItem, "inner")], "a loose list"),
        ("- [x] مهمة\n- [ ] task", &[(ListItem, "مهمة"), (ListItem, "task")], "tasks"),
        ("| a | ب |\n|---|---|\n| c | |\n", &[(Cell, "a"), (Cell, "ب"), (Cell, "c")], "a table"),
        ("> quoted\n> *so*\n>\n> * item", &[(Paragraph, "quoted so"), (ListItem, "item")], "a quotation"),
        ("> [!NOTE]\n> Take care.", &[(Paragraph, "Take care.")], "an alert"),
        (
            "A [link](http://x.y \"t\"), ![صورة](a.png) and <http://z.w>.",
            &[(Paragraph, "A link, صورة and http://z.w.")],
            "links",
        ),
        ("[ref][1] `code`\n\n[1]: http://x", &[(Paragraph, "ref code")], "references"),
        ("~~old *and `so` on*~~ new", &[(Paragraph, "new")], "deletions"),
        ("١. أول\n٢. *ثان*\n٣. ثالث", &[(ListItem, "أول"), (ListItem, "ثان"), (ListItem, "ثالث")], "Arabic numbers"),
        (
            "مقدمة:\n۱) أول\nيتبع\n۲) ثان\n\n7- سابع",
            &[(Paragraph, "مقدمة:"), (ListItem, "أول يتبع"), (ListItem, "ثان"), (ListItem, "سابع")],
            "items below a paragraph, and one by itself",
        ),
        (
            "انظر\n٥. خامس\n٦. سادس\n  • فرع\n٧. سابع",
            &[(Paragraph, "انظر"), (ListItem, "خامس"), (ListItem, "سادس"), (ListItem, "فرع"), (ListItem, "سابع")],
            "a list that begins with another number, and one in it",
        ),
        (
            "كان ذلك في سنة\n١٩٩٠. ثم عاد",
            &[(Paragraph, "كان ذلك في سنة ١٩٩٠. ثم عاد")],
            "a year at the start of a line",
        ),
        ("one\n– two – three", &[(Paragraph, "one – two – three")], "a dash at the start of a line"),
        ("– one\n– two", &[(ListItem, "one"), (ListItem, "two")], "dashes"),
        ("- one\n  ١. أول\n  ٢. ثان", &[(ListItem, "one"), (ListItem, "أول"), (ListItem, "ثان")], "items in an item"),
        ("> ١. أول\n> ٢. ثان", &[(ListItem, "أول"), (ListItem, "ثان")], "items in a quotation"),
        ("```\n١. a\n• b\n```", &[(Paragraph, "١. a\n• b")], "no items in code"),
        (
            "# ١. عنوان\n\n| ١. a |\n|---|\n| • b |",
            &[(Heading, "١. عنوان"), (Cell, "١. a"), (Cell, "• b")],
            "nor in others",
        ),
        ("**١. a**\nb", &[(Paragraph, "١. a b")], "nor in marked words"),
        ("x[^1]\n\n[^1]: ١. a\n    ٢. b", &[(Paragraph, "x"), (Footnote, "a"), (Footnote, "b")], "items in a note"),
        (
            "\u{200F}# عنوان\n\u{200F}- بند\n\u{200F}- ثان\n\n\u{200F}> قول\n\n\u{200F}نص",
            &[(Heading, "عنوان"), (ListItem, "بند"), (ListItem, "ثان"), (Paragraph, "قول"), (Paragraph, "\u{200F}نص")],
            "marks of direction",
        ),
        (
            "One.[^n]\n\n[^n]: The *note*.\n\nTwo.",
            &[(Paragraph, "One."), (Paragraph, "Two."), (Footnote, "The note.")],
            "notes at the end",
        ),
        ("```rust\nfn a() {\n    b\n}\n```", &[(Paragraph, "fn a() {\nb\n}")], "a code block"),
        ("Text <b class=x>bold</b> &amp; &#1587;.", &[(Paragraph, "Text bold & س.")], "tags and references"),
        (
            "<div align=center>\n<h1>عنوان</h1>\n<p>Intro</p>\n</div>\n\nText.",
            &[(Heading, "عنوان"), (Paragraph, "Intro"), (Paragraph, "Text.")],
            "an HTML block",
        ),
        ("<!-- secret -->\n\n<script>\nlet x;\n</script>\n\nText.", &[(Paragraph, "Text.")], "hidden things"),
        ("Term\n: said of it", &[(ListItem, "Term"), (ListItem, "said of it")], "a list of terms"),
        ("a\n\n---\n\nb", &[(Paragraph, "a"), (Paragraph, "b")], "a rule"),
        ("\\*not\\* emphasis, snake_case_name", &[(Paragraph, "*not* emphasis, snake_case_name")], "escapes"),
        (
            "---\ntitle: \"عنوان: آخر\"\ntags: [a]\n---\n\nText.",
            &[(Heading, "عنوان: آخر"), (Paragraph, "Text.")],
            "YAML",
        ),
        ("+++\ntitle = 'Title'\n[x]\ntitle = 'y'\n+++\n\nText.", &[(Heading, "Title"), (Paragraph, "Text.")], "TOML"),
        ("---\ntitle: Same\n---\n# Same\n", &[(Heading, "Same")], "a title that is there twice"),
        ("---\ntitle: |\n  x\n---\na", &[(Paragraph, "a")], "a title that goes on below"),
        ("one\r\ntwo\r\n\r\nthree", &[(Paragraph, "one two"), (Paragraph, "three")], "CRLF"),
        ("", &[], "nothing"),
        ("---\n\n***", &[], "only rules"),
    ] {
        let expected: Vec<_> = expected.iter().map(|(kind, text)| (*kind, (*text).to_owned())).collect();
        assert_eq!(blocks(markdown), expected, "{name}");
    }
}

#[test]
fn front_matter_names_the_language() {
    for (markdown, lang) in [
        ("---\nlang: ar-EG\n---\nx", Some("ar-EG")),
        ("+++\nlanguage = \"en\"\n+++\nx", Some("en")),
        ("---\nlang: ???\n---\nx", None),
        ("x", None),
    ] {
        assert_eq!(read(markdown).unwrap().lang.as_ref().map(|lang| lang.as_str()), lang);
    }
}

#[test]
fn endless_nesting_ends() {
    for piece in [
        ">",
        "* ",
        "[",
        "![",
        "*a **b ",
        "<div>",
        "`",
        "| a ",
        "- a\n\t",
        "1. ",
        "[^a]: ",
        "a\n: ",
        "\\",
        "• a\n",
        "١. ",
        "~~a ",
        "\u{200F}> ",
    ] {
        let _ = read(&piece.repeat(20_000));
    }
}
