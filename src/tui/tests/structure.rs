//! What documents mark: headings, items, cells and footnotes.

use ratatui::style::Modifier;

use super::*;
use crate::text::{Block, BlockKind};

/// A pair of documents of one sentence a block.
fn marked(kinds: [&[BlockKind]; 2]) -> Desk {
    let texts = |lang: Lang, kinds: &[BlockKind], word: &str| {
        let parts: Vec<String> = (1..=kinds.len()).map(|n| format!("{word} {n}.\n")).collect();
        let mut texts = texts(lang, &parts.iter().map(String::as_str).collect::<Vec<_>>());
        for ((paragraph, segment), kind) in (0..).zip(&mut texts.segments).zip(kinds) {
            segment.paragraph = paragraph;
            texts.document.blocks.push(Block { span: segment.span, kind: *kind });
        }
        texts
    };
    let (source, target) = (texts(Lang::arabic(), kinds[0], "نص"), texts(Lang::english(), kinds[1], "text"));
    let beads = (0..kinds[0].len()).map(|n| Bead { source: n..n + 1, target: n..n + 1, confidence: 0.9 });
    let alignment = Alignment::new(beads.collect(), kinds[0].len(), kinds[1].len()).unwrap();
    let mut workspace = Workspace::in_memory().unwrap();
    let id = workspace.add_pair("marked", &source, &target, &alignment).unwrap();
    // Read again: the memory keeps what is marked.
    let pair = workspace.open_pair(id).unwrap();
    Desk::of(workspace, pair)
}

#[test]
fn what_a_document_marks_is_seen_and_can_be_asked_for() {
    use BlockKind::{Cell, Footnote, Heading, ListItem, Paragraph};
    let kinds: &[BlockKind] = &[Heading, Paragraph, ListItem, Cell, Footnote];
    let mut desk = marked([kinds, &[Heading, Paragraph, Paragraph, Paragraph, Paragraph]]);
    let screen = desk.screen(120, 35);
    let signs: Vec<&str> = (0..5).map(|row| screen.symbol(1, 1 + row * 2)).collect();
    assert_eq!(signs, ["#", " ", "·", "|", "^"], "{}", screen.lines().join("\n"));
    let x = (0..120).rev().find(|x| screen.symbol(*x, 1) == "x").unwrap();
    assert!(screen.buffer[(x, 1)].modifier.contains(Modifier::BOLD), "a heading stands out");
    assert!(!screen.buffer[(x, 3)].modifier.contains(Modifier::BOLD), "running text does not");
    desk.press('i');
    assert!(desk.screen(120, 35).has("row 1, 1:1, confidence .90, heading"));
    for (kind, row) in [("heading", 0), ("item", 2), ("cell", 3), ("footnote", 4)] {
        let filter = crate::tui::filter::Filter::new(&format!("kind:{kind}"), Default::default()).unwrap();
        let found: Vec<usize> = (0..5)
            .filter(|row| filter.accepts(&desk.app.state().row(*row).unwrap(), &|| Some(*row), &|_| Vec::new()))
            .collect();
        assert_eq!(found, [row], "{kind}");
    }
}
