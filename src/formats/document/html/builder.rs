//! From the tokens of a page to its outline.

mod taken_back;

use std::convert::Infallible;

use html5gum::emitters::callback::{Callback, CallbackEmitter, CallbackEvent};
use html5gum::{Emitter, ForwardingEmitter, Span as TokenSpan, State, Tokenizer};

use crate::formats::characters::is_blank;
use crate::formats::document::parts::LINE_BREAK;
use crate::text::{BlockKind, Span};

use super::attributes::{Attributes, Role};
use super::outline::{Block, Element, Outline, PAGE};
use super::tags::{TAGS, Tag};

use taken_back::{Button, Link};

/// How deep elements may be nested; what is deeper counts for the deepest one. It is what browsers allow.
const DEEPEST: usize = 512;

/// Reads a page.
pub(super) fn outline(page: &str) -> Outline {
    let mut builder = Builder::new(page.trim_start().starts_with("<?xml"));
    let mut emitter = CallbackEmitter::new(Events(&mut builder));
    emitter.naively_switch_states(true);
    let Ok(()) = Tokenizer::new_with_emitter(page, Tokens(emitter)).finish();
    builder.finish()
}

/// Hands the tokens on, and takes an element for raw text only if the builder does.
struct Tokens<'b>(CallbackEmitter<Events<'b>>);

impl ForwardingEmitter for Tokens<'_> {
    type Token = Infallible;

    fn inner(&mut self) -> &mut impl Emitter<Token = Infallible> {
        &mut self.0
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        let next = self.0.emit_current_tag();
        next.filter(|_| self.0.callback_mut().0.in_raw)
    }

    fn should_emit_errors(&mut self) -> bool {
        false
    }
}

struct Events<'b>(&'b mut Builder);

impl Callback<Infallible, ()> for Events<'_> {
    fn handle_event(&mut self, event: CallbackEvent<'_>, _: TokenSpan<()>) -> Option<Infallible> {
        let builder = &mut *self.0;
        match event {
            CallbackEvent::OpenStartTag { name } => builder.tag = Tag::of(name),
            CallbackEvent::AttributeName { name } => builder.attributes.name(name),
            CallbackEvent::AttributeValue { value } => builder.attributes.value(value),
            CallbackEvent::CloseStartTag { self_closing } => {
                let attributes = std::mem::take(&mut builder.attributes);
                builder.start(builder.tag, attributes, self_closing);
            }
            CallbackEvent::EndTag { name } => {
                builder.attributes = Attributes::default();
                builder.end(Tag::of(name));
            }
            CallbackEvent::String { value } => builder.text(&String::from_utf8_lossy(value)),
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
        None
    }
}

/// An element that is open. What it says holds for all that stands in it.
#[derive(Debug, Clone, Copy)]
struct Open {
    tag: Tag,
    /// The innermost element that the outline has.
    element: u32,
    kind: BlockKind,
    is_title: bool,
    cell: u32,
    is_silent: bool,
    is_preformatted: bool,
}

/// The block that is being put together, and what is known of it so far.
#[derive(Debug, Clone, Copy, Default)]
struct Current {
    start: usize,
    letters: u32,
    linked: u32,
    /// Behind the last letter that is in no link.
    unlinked_end: usize,
    /// Whether nothing but white space stands behind a line break.
    after_break: bool,
}

struct Builder {
    outline: Outline,
    open: Vec<Open>,
    /// How many elements of each tag are open.
    counts: [u32; TAGS],
    /// How many elements are open beyond the deepest one.
    too_deep: u32,
    in_raw: bool,
    link: Option<Link>,
    button: Option<Button>,
    superscript: Option<(usize, Current)>,
    current: Current,
    tag: Tag,
    attributes: Attributes,
    is_xml: bool,
}

impl Builder {
    fn new(is_xml: bool) -> Self {
        let page = Element { tag: Tag::Html, role: None, parent: PAGE, lang: 0, first: 0, end: 0 };
        let outline = Outline {
            text: String::new(),
            blocks: Vec::new(),
            elements: vec![page],
            langs: vec![String::new()],
            labels: 0,
            is_document: false,
        };
        let open = Open {
            tag: Tag::Html,
            element: PAGE,
            kind: BlockKind::Paragraph,
            is_title: false,
            cell: PAGE,
            is_silent: false,
            is_preformatted: false,
        };
        Builder {
            outline,
            open: vec![open],
            counts: [0; TAGS],
            too_deep: 0,
            in_raw: false,
            link: None,
            button: None,
            superscript: None,
            current: Current::default(),
            tag: Tag::Other,
            attributes: Attributes::default(),
            is_xml,
        }
    }

    fn finish(mut self) -> Outline {
        while self.open.len() > 1 {
            self.pop();
        }
        self.end_button();
        self.flush();
        self.outline.elements[PAGE as usize].end = self.outline.blocks.len() as u32;
        self.outline
    }

    /// The innermost open element; the page itself is never closed.
    fn top(&self) -> Open {
        *self.open.last().expect("the page is open to the end")
    }

    fn is_silent(&self) -> bool {
        self.in_raw || self.top().is_silent || self.link.is_some_and(|link| link.is_hidden)
    }

    fn start(&mut self, tag: Tag, attributes: Attributes, self_closing: bool) {
        // Elsewhere the slash at the end means nothing.
        let is_empty = self_closing && (self.is_xml || self.top().is_silent);
        match tag {
            Tag::Html | Tag::Body => {
                if let Some(lang) = attributes.lang.filter(|_| self.outline.elements.len() == 1) {
                    self.outline.elements[PAGE as usize].lang = self.lang(lang);
                }
            }
            Tag::Void => self.outline.is_document |= attributes.is_by_office_program(),
            Tag::Break => self.line_break(),
            Tag::Raw => self.in_raw = !is_empty,
            Tag::A => {
                self.end_link();
                let is_hidden = attributes.hidden || attributes.is_note_mark;
                if (attributes.href || is_hidden) && !is_empty {
                    let (start, depth) = (self.outline.text.len(), self.open.len());
                    let is_inside = attributes.is_inside;
                    self.link = Some(Link { start, depth, is_hidden, is_inside, before: self.current });
                }
            }
            _ => {
                self.end_what_ends(tag);
                self.push(tag, attributes);
                if is_empty || tag.is_void() {
                    self.end(tag);
                }
            }
        }
    }

    /// Ends the open elements that a start tag ends (HTML, 13.2.6.4.7 and what follows).
    fn end_what_ends(&mut self, tag: Tag) {
        if tag.ends_paragraph() && self.button.is_none() {
            self.close(Tag::Paragraph, true);
        }
        match tag {
            Tag::Item | Tag::Term | Tag::Caption => self.close(tag, true),
            Tag::Ruby | Tag::RubyText => self.close(Tag::RubyText, true),
            Tag::Button => self.end(tag),
            Tag::H1 | Tag::Heading if matches!(self.top().tag, Tag::H1 | Tag::Heading) => self.pop(),
            Tag::Cell => [Tag::Caption, Tag::Cell].into_iter().for_each(|tag| self.close(tag, true)),
            Tag::Row => [Tag::Caption, Tag::Cell, Tag::Row].into_iter().for_each(|tag| self.close(tag, true)),
            Tag::TablePart => {
                [Tag::Caption, Tag::Cell, Tag::Row, Tag::TablePart].into_iter().for_each(|tag| self.close(tag, true));
            }
            _ => {}
        }
    }

    fn push(&mut self, tag: Tag, attributes: Attributes) {
        let top = self.top();
        let is_silent = match tag {
            Tag::Silent | Tag::Deleted | Tag::RubyText => true,
            Tag::Phrase => attributes.is_note_mark,
            Tag::Dialog => !attributes.open,
            _ => false,
        };
        let is_silent = top.is_silent || is_silent || attributes.hidden;
        if tag == Tag::Superscript && !is_silent {
            self.superscript = Some((self.outline.text.len(), self.current));
        }
        if tag == Tag::Button && top.kind != BlockKind::Heading && !is_silent && self.button.is_none() {
            let (start, depth) = (self.outline.text.len(), self.open.len());
            self.button = Some(Button { start, depth, before: self.current });
        }
        if tag.is_inline() && !is_silent {
            return;
        }
        if !tag.is_inline() && !top.is_silent {
            self.flush();
        }
        if self.open.len() >= DEEPEST {
            self.too_deep = self.too_deep.saturating_add(u32::from(!tag.is_inline()));
            return;
        }
        let mut open = Open { tag, is_silent, ..top };
        open.is_preformatted |= tag == Tag::Preformatted;
        let holds_blocks = !matches!(
            tag,
            Tag::Paragraph | Tag::H1 | Tag::Heading | Tag::Preformatted | Tag::Row | Tag::TablePart | Tag::Rule
        );
        if holds_blocks && !is_silent {
            open.element = self.element(tag, &attributes, top.element);
        }
        open.kind = match (tag, attributes.role) {
            _ if top.kind == BlockKind::Footnote => BlockKind::Footnote,
            (_, Some(Role::Footnote)) => BlockKind::Footnote,
            (Tag::H1 | Tag::Heading, _) | (_, Some(Role::Heading)) => BlockKind::Heading,
            (Tag::Item | Tag::Term, _) => BlockKind::ListItem,
            (Tag::Cell, _) => BlockKind::Cell,
            (Tag::Caption, _) => BlockKind::Paragraph,
            _ => top.kind,
        };
        open.is_title |= tag == Tag::H1;
        if tag == Tag::Cell {
            open.cell = open.element;
        }
        self.counts[tag as usize] += 1;
        self.open.push(open);
    }

    fn element(&mut self, tag: Tag, attributes: &Attributes, parent: u32) -> u32 {
        let lang = match &attributes.lang {
            Some(lang) => self.lang(lang.clone()),
            None => self.outline.elements[parent as usize].lang,
        };
        let first = self.outline.blocks.len() as u32;
        let has_furniture_name = match tag {
            Tag::Article | Tag::Main => false,
            _ if attributes.has_text_name => false,
            // Its id is often made of its heading.
            Tag::Section => attributes.has_furniture_class,
            _ => attributes.has_furniture_class || attributes.has_furniture_id,
        };
        let role = attributes.role.or(has_furniture_name.then_some(Role::Furniture));
        let element = Element { tag, role, parent, lang, first, end: first };
        self.outline.elements.push(element);
        (self.outline.elements.len() - 1) as u32
    }

    /// The number of a language tag; a page has few, and near ones are mostly the same.
    fn lang(&mut self, lang: String) -> u32 {
        let langs = &mut self.outline.langs;
        let near = langs.len().saturating_sub(8);
        let known = langs[near..].iter().position(|known| *known == lang).map(|at| near + at);
        known.unwrap_or_else(|| {
            langs.push(lang);
            langs.len() - 1
        }) as u32
    }

    fn end(&mut self, tag: Tag) {
        match tag {
            Tag::Html | Tag::Body | Tag::Void => {}
            Tag::Raw => self.in_raw = false,
            Tag::A => self.end_link(),
            Tag::Break => self.line_break(),
            _ if self.too_deep > 0 && !tag.is_inline() => {
                self.too_deep -= 1;
                self.flush();
            }
            Tag::Superscript if !self.is_silent() => self.end_superscript(),
            Tag::Button if self.button.is_some() && self.counts[tag as usize] == 0 => self.end_button_with_all_in_it(),
            Tag::Ruby => self.close(Tag::RubyText, false),
            Tag::Paragraph if self.counts[tag as usize] == 0 && !self.is_silent() => self.flush(),
            _ => self.close(tag, false),
        }
    }

    /// Ends the innermost open element of a tag, with all in it, if there is one to be ended from here.
    fn close(&mut self, tag: Tag, by_start: bool) {
        let is_heading = matches!(tag, Tag::H1 | Tag::Heading);
        if self.counts[tag as usize] == 0 && !is_heading {
            return;
        }
        for at in (1..self.open.len()).rev() {
            let open = self.open[at].tag;
            if tag.matches(open) {
                while self.open.len() > at {
                    self.pop();
                }
                return;
            }
            if open.is_scope(tag) || (by_start && open.is_closed_world()) {
                return;
            }
        }
    }

    fn pop(&mut self) {
        if self.button.is_some_and(|button| button.depth >= self.open.len()) {
            self.end_button();
        }
        let around_is_silent = self.open.len() >= 2 && self.open[self.open.len() - 2].is_silent;
        let top = self.top();
        if !top.tag.is_inline() && !around_is_silent {
            self.flush();
        }
        self.open.pop();
        self.counts[top.tag as usize] -= 1;
        if top.element != self.top().element {
            self.outline.elements[top.element as usize].end = self.outline.blocks.len() as u32;
        }
        // Whoever forgot its end did not mean it to go on behind the block that it is in.
        if self.link.is_some_and(|link| link.depth > self.open.len()) {
            self.link = None;
        }
    }

    fn line_break(&mut self) {
        if self.is_silent() {
            return;
        }
        if self.current.after_break {
            self.flush();
        } else if self.outline.text.len() > self.current.start {
            self.outline.text.push(LINE_BREAK);
            self.current.after_break = true;
        }
    }

    fn text(&mut self, text: &str) {
        if self.is_silent() {
            return;
        }
        let is_preformatted = self.top().is_preformatted;
        for c in text.chars() {
            match c {
                '\u{AD}' => continue,
                '\n' if is_preformatted => self.line_break(),
                c => self.outline.text.push(c),
            }
            self.current.after_break &= is_blank(c);
            if c.is_alphanumeric() {
                self.current.letters = self.current.letters.saturating_add(1);
                if self.link.is_some() {
                    self.current.linked = self.current.linked.saturating_add(1);
                } else {
                    self.current.unlinked_end = self.outline.text.len();
                }
            }
        }
    }

    /// Ends the block. The text of a button is none by itself.
    fn flush(&mut self) {
        if self.button.is_some() {
            self.outline.text.push(' ');
            return;
        }
        let top = self.top();
        let current = std::mem::take(&mut self.current);
        let mut text = &self.outline.text[current.start..];
        if top.kind == BlockKind::Heading {
            text = without_links_in_brackets(text, current.unlinked_end.saturating_sub(current.start));
        }
        let end = current.start + text.len();
        if text.chars().all(is_blank) {
            self.outline.text.truncate(current.start);
        } else {
            self.outline.text.truncate(end);
            self.outline.blocks.push(Block {
                span: Span::new(current.start, end),
                kind: top.kind,
                is_title: top.is_title,
                element: top.element,
                cell: top.cell,
                letters: current.letters,
                linked: current.linked,
                lang: self.outline.elements[top.element as usize].lang,
            });
        }
        let start = self.outline.text.len();
        self.current = Current { start, unlinked_end: start, ..Current::default() };
        self.link = self.link.map(|link| Link { start, before: self.current, ..link });
        self.superscript = None;
    }
}

/// A heading without what stands behind it in brackets, if all letters in them are links: what can be done to its section.
/// `unlinked_end` is behind the last letter that is in no link.
fn without_links_in_brackets(heading: &str, unlinked_end: usize) -> &str {
    if !heading.trim_end().ends_with(']') {
        return heading;
    }
    match heading.rfind('[') {
        Some(at) if at >= unlinked_end && !heading[..at].trim().is_empty() => &heading[..at],
        _ => heading,
    }
}
