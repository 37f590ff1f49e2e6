//! Sets in brackets.

use super::property::property_set;
use super::{Item, Translator, syntax};
use crate::segment::error::PatternError;

impl Translator {
    /// A set; its opening bracket has been read.
    pub(super) fn set(&mut self) -> Result<(), PatternError> {
        let mut depth = 1;
        self.push("[");
        self.set_start();
        // Whether what stands before could be the first end of a range.
        let mut single = false;
        while depth > 0 {
            let Some(c) = self.peek(0) else { return Err(syntax("unclosed set")) };
            self.at += 1;
            match c {
                ']' => {
                    depth -= 1;
                    self.push("]");
                    single = false;
                }
                '[' if self.peek(0) == Some(':') => {
                    let content = self.posix()?;
                    self.push(&content);
                    single = false;
                }
                '[' => {
                    depth += 1;
                    self.push("[");
                    self.set_start();
                    single = false;
                }
                '&' if self.peek(0) == Some('&') => {
                    self.at += 1;
                    self.push("&&");
                    single = false;
                }
                '-' if self.peek(0) == Some('-') && self.peek(1) == Some('[') => {
                    self.at += 1;
                    self.push("--");
                    single = false;
                }
                '-' => {
                    let range = single && !self.range_ends_here();
                    self.push(if range { "-" } else { r"\-" });
                    single = false;
                }
                '\\' if self.peek(0) == Some('Q') => {
                    self.at += 1;
                    for c in self.quoted() {
                        self.set_char(c);
                    }
                    single = false;
                }
                '\\' => match self.item()? {
                    Item::Char(c) => {
                        self.set_char(c);
                        single = true;
                    }
                    Item::Set(content) => {
                        self.push(&content);
                        single = false;
                    }
                },
                c => {
                    self.set_char(c);
                    single = true;
                }
            }
        }
        Ok(())
    }

    /// `^`, and a `]` that stands first and therefore for itself.
    fn set_start(&mut self) {
        if self.peek(0) == Some('^') {
            self.at += 1;
            self.push("^");
        }
        if self.peek(0) == Some(']') {
            self.at += 1;
            self.push(r"\]");
        }
    }

    fn range_ends_here(&self) -> bool {
        match self.peek(0) {
            None | Some(']' | '[') => true,
            Some('&') => self.peek(1) == Some('&'),
            Some('\\') => self.peek(1).is_some_and(|c| "dDwWsShHvVpPQ".contains(c)),
            Some(_) => false,
        }
    }

    fn set_char(&mut self, c: char) {
        if c.is_ascii_punctuation() {
            self.out.text.push('\\');
        }
        self.out.text.push(c);
    }

    /// `[:name:]`; the bracket has been read.
    fn posix(&mut self) -> Result<String, PatternError> {
        self.at += 1;
        let mut name = String::new();
        while !self.looking_at(":]") {
            let Some(c) = self.peek(0) else { return Err(syntax("unclosed [:")) };
            self.at += 1;
            name.push(c);
        }
        self.at += 2;
        match name.strip_prefix('^') {
            Some(name) => Ok(format!("[^{}]", property_set(name)?)),
            None => property_set(&name),
        }
    }
}
