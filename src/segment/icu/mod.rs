//! From the regular expressions of SRX files (those of ICU and Java) to those of the Rust engines.
//!
//! The two dialects agree on most things; this pass rewrites what they do not agree on: `\h`, `\v`, `\R`, `\uXXXX`,
//! `\0ooo`, `\cX`, `\Q…\E`, escaped letters of other scripts, POSIX classes and Java's property names, lone `&`, `~` and
//! `-` in sets, comments, the flags that only Java has, and `.` (which stops at every line end, not only at `\n`).
//! On the way it notes the lookarounds that stand at either end, because those can be taken off (see `pattern`).
//!
//! Not supported, and refused by name: `\N{…}`, `\X`, `\G`, `\K`, and blocks (`\p{InX}`) other than a few.

mod escape;
mod property;
mod set;

use std::ops::Range;

use super::error::PatternError;

/// A lookaround, or a word boundary (which looks both ways), at the top level of an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Look {
    pub behind: bool,
    pub negated: bool,
    /// The whole group in the translated text.
    pub group: Range<usize>,
    /// What it holds.
    pub inner: Range<usize>,
}

/// An expression in the dialect of the Rust engines.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Translated {
    pub text: String,
    /// The length of the flags, such as `(?i)`, that stand first and hold for everything.
    pub flags: usize,
    /// The top-level lookarounds, in order; empty where taking one off would change the meaning of the rest.
    pub looks: Vec<Look>,
    /// Whether a quantifier is possessive: such an expression looks well formed to an engine that has none.
    pub possessive: bool,
}

/// Translates one expression.
pub(super) fn translate(pattern: &str) -> Result<Translated, PatternError> {
    let mut translator = Translator {
        chars: pattern.chars().collect(),
        at: 0,
        out: Translated::default(),
        frames: vec![Frame::default()],
        peelable: true,
    };
    translator.run()?;
    if !translator.peelable {
        translator.out.looks.clear();
    }
    Ok(translator.out)
}

/// The flags that hold inside a group.
#[derive(Debug, Clone, Copy, Default)]
struct Frame {
    dot_all: bool,
    verbose: bool,
    look: Option<(bool, bool, usize, usize)>,
}

struct Translator {
    chars: Vec<char>,
    at: usize,
    out: Translated,
    frames: Vec<Frame>,
    peelable: bool,
}

fn unsupported(what: impl Into<String>) -> PatternError {
    PatternError::Unsupported { what: what.into() }
}

fn syntax(message: &str) -> PatternError {
    PatternError::Syntax { message: message.to_owned() }
}

impl Translator {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    fn looking_at(&self, text: &str) -> bool {
        text.chars().enumerate().all(|(i, c)| self.peek(i) == Some(c))
    }

    fn frame(&mut self) -> &mut Frame {
        self.frames.last_mut().expect("the outermost frame is never taken off")
    }

    fn push(&mut self, text: &str) {
        self.out.text.push_str(text);
    }

    fn literal(&mut self, c: char) {
        if regex_syntax::is_meta_character(c) {
            self.out.text.push('\\');
        }
        self.out.text.push(c);
    }

    fn run(&mut self) -> Result<(), PatternError> {
        while let Some(c) = self.peek(0) {
            self.at += 1;
            match c {
                '\\' => self.escape()?,
                '[' => self.set()?,
                '(' => self.open()?,
                ')' => self.close()?,
                '|' => {
                    if self.frames.len() == 1 {
                        self.peelable = false;
                    }
                    self.push("|");
                }
                '.' if self.frame().dot_all => self.push("(?s:.)"),
                '.' => self.push(r"[^\n\r\x{85}\x{2028}\x{2029}]"),
                '*' | '+' | '?' => self.quantifier(c.to_string()),
                '{' => self.braces()?,
                c if self.frame().verbose && c.is_whitespace() => {}
                '#' if self.frame().verbose => {
                    while self.peek(0).is_some_and(|c| c != '\n') {
                        self.at += 1;
                    }
                }
                '^' | '$' => self.out.text.push(c),
                c => self.literal(c),
            }
        }
        if self.frames.len() > 1 { Err(syntax("unclosed group")) } else { Ok(()) }
    }

    fn quantifier(&mut self, mut quantifier: String) {
        match self.peek(0) {
            Some('?') => {
                quantifier.push('?');
                self.at += 1;
            }
            Some('+') => {
                quantifier.push('+');
                self.at += 1;
                self.out.possessive = true;
            }
            _ => {}
        }
        // A repeated lookaround is no longer one that can be taken off.
        if self.out.looks.last().is_some_and(|look| look.group.end == self.out.text.len()) {
            self.peelable = false;
        }
        self.push(&quantifier);
    }

    fn braces(&mut self) -> Result<(), PatternError> {
        let mut text = String::from("{");
        while let Some(c) = self.peek(0).filter(|c| c.is_ascii_digit() || *c == ',' || *c == '}') {
            text.push(c);
            self.at += 1;
            if c == '}' {
                let limits =
                    text.trim_matches(['{', '}']).split_once(',').map(|(least, most)| (least.parse(), most.parse()));
                if let Some((Ok(least), Ok(most))) = limits
                    && u32::gt(&least, &most)
                {
                    return Err(syntax(&format!("{text} repeats at least more often than at most")));
                }
                self.quantifier(text);
                return Ok(());
            }
        }
        self.push(&text);
        Ok(())
    }

    fn open(&mut self) -> Result<(), PatternError> {
        let start = self.out.text.len();
        let inherited = Frame { look: None, ..*self.frame() };
        let top = self.frames.len() == 1;
        if self.looking_at("?#") {
            while let Some(c) = self.peek(0) {
                self.at += 1;
                if c == ')' {
                    return Ok(());
                }
            }
            return Err(syntax("unclosed comment"));
        }
        for (opening, behind, negated) in
            [("?=", false, false), ("?!", false, true), ("?<=", true, false), ("?<!", true, true)]
        {
            if self.looking_at(opening) {
                self.at += opening.len();
                self.push("(");
                self.push(opening);
                let look = top.then_some((behind, negated, start, self.out.text.len()));
                self.frames.push(Frame { look, ..inherited });
                return Ok(());
            }
        }
        self.push("(");
        for opening in ["?:", "?>", "?<", "?P<"] {
            if self.looking_at(opening) {
                self.at += opening.len();
                self.push(opening);
                self.frames.push(inherited);
                return Ok(());
            }
        }
        if self.peek(0) != Some('?') {
            self.frames.push(inherited);
            return Ok(());
        }
        self.at += 1;
        self.flags(start, top, inherited)
    }

    /// `(?i)`, `(?i-s:` and the like; the opening parenthesis is written already.
    fn flags(&mut self, start: usize, top: bool, mut frame: Frame) -> Result<(), PatternError> {
        let (mut on, mut off, mut turn_on) = (String::new(), String::new(), true);
        loop {
            let Some(c) = self.peek(0) else { return Err(syntax("unclosed group")) };
            self.at += 1;
            match c {
                '-' => turn_on = false,
                's' => frame.dot_all = turn_on,
                'x' => frame.verbose = turn_on,
                // Unicode rules always hold here; Unix lines and ICU's word breaks have no counterpart.
                'u' | 'U' | 'd' | 'w' => {}
                'i' | 'm' => (if turn_on { &mut on } else { &mut off }).push(c),
                ')' | ':' => {
                    let minus = if off.is_empty() { "" } else { "-" };
                    let flags = format!("{on}{minus}{off}");
                    if c == ':' {
                        self.push(&format!("?{flags}:"));
                        self.frames.push(frame);
                        return Ok(());
                    }
                    *self.frame() = Frame { look: self.frame().look, ..frame };
                    self.out.text.truncate(start);
                    if !flags.is_empty() {
                        self.push(&format!("(?{flags})"));
                        if top && start == self.out.flags {
                            self.out.flags = self.out.text.len();
                        } else if top {
                            self.peelable = false;
                        }
                    }
                    return Ok(());
                }
                c => return Err(unsupported(format!("(?{c}"))),
            }
        }
    }

    fn close(&mut self) -> Result<(), PatternError> {
        if self.frames.len() == 1 {
            return Err(syntax("unopened group"));
        }
        let end = self.out.text.len();
        self.push(")");
        if let Some(Frame { look: Some((behind, negated, start, inner)), .. }) = self.frames.pop() {
            self.out.looks.push(Look { behind, negated, group: start..end + 1, inner: inner..end });
        }
        Ok(())
    }
}

enum Item {
    Char(char),
    /// The inside of a set.
    Set(String),
}
