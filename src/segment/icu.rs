//! From the regular expressions of SRX files (those of ICU and Java) to those of the Rust engines.
//!
//! The two dialects agree on most things; this pass rewrites what they do not agree on: `\h`, `\v`, `\R`, `\uXXXX`,
//! `\0ooo`, `\cX`, `\Q…\E`, escaped letters of other scripts, POSIX classes and Java's property names, lone `&`, `~` and
//! `-` in sets, comments, the flags that only Java has, and `.` (which stops at every line end, not only at `\n`).
//! On the way it notes the lookarounds that stand at either end, because those can be taken off (see `pattern`).
//!
//! Not supported, and refused by name: `\N{…}`, `\X`, `\G`, `\K`, and blocks (`\p{InX}`) other than a few.

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

const NEWLINES: &str = r"\n\x0B\x0C\r\x{85}\x{2028}\x{2029}";
const HORIZONTAL: &str = r"\t\p{Zs}";

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
                '{' => self.braces(),
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

    fn braces(&mut self) {
        let mut text = String::from("{");
        while let Some(c) = self.peek(0).filter(|c| c.is_ascii_digit() || *c == ',' || *c == '}') {
            text.push(c);
            self.at += 1;
            if c == '}' {
                return self.quantifier(text);
            }
        }
        self.push(&text);
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

    fn escape(&mut self) -> Result<(), PatternError> {
        let Some(c) = self.peek(0) else { return Err(syntax("a backslash at the end")) };
        match c {
            'b' | 'B' => {
                self.at += 1;
                let start = self.out.text.len();
                self.push(&format!("\\{c}"));
                if self.frames.len() == 1 {
                    let group = start..start + 2;
                    self.out.looks.push(Look { behind: false, negated: false, group: group.clone(), inner: group });
                }
            }
            'd' | 'D' | 'w' | 'W' | 's' | 'S' | 'A' | 'z' => {
                self.at += 1;
                self.push(&format!("\\{c}"));
            }
            'Z' => {
                self.at += 1;
                self.push(r"\z");
            }
            'R' => {
                self.at += 1;
                self.push(&format!(r"(?:\r\n|[{NEWLINES}])"));
            }
            '1'..='9' => {
                self.peelable = false;
                self.at += 1;
                self.push(&format!("\\{c}"));
            }
            'k' => {
                self.peelable = false;
                self.at += 1;
                self.push(r"\k");
                while let Some(c) = self.peek(0) {
                    self.at += 1;
                    self.out.text.push(c);
                    if c == '>' {
                        break;
                    }
                }
            }
            'Q' => {
                self.at += 1;
                for c in self.quoted() {
                    self.literal(c);
                }
            }
            _ => match self.item()? {
                Item::Char(c) => self.literal(c),
                Item::Set(content) => self.push(&format!("[{content}]")),
            },
        }
        Ok(())
    }

    /// The characters up to `\E` or the end.
    fn quoted(&mut self) -> Vec<char> {
        let start = self.at;
        while self.at < self.chars.len() && !self.looking_at(r"\E") {
            self.at += 1;
        }
        let quoted = self.chars[start..self.at].to_vec();
        self.at = (self.at + 2).min(self.chars.len());
        quoted
    }

    /// What an escape stands for, both inside and outside a set; the backslash has been read.
    fn item(&mut self) -> Result<Item, PatternError> {
        let Some(c) = self.peek(0) else { return Err(syntax("a backslash at the end")) };
        self.at += 1;
        Ok(match c {
            'h' => Item::Set(HORIZONTAL.to_owned()),
            'H' => Item::Set(format!("[^{HORIZONTAL}]")),
            'v' => Item::Set(NEWLINES.to_owned()),
            'V' => Item::Set(format!("[^{NEWLINES}]")),
            'd' | 'D' | 'w' | 'W' | 's' | 'S' => Item::Set(format!("\\{c}")),
            'p' | 'P' => Item::Set(self.property(c == 'P')?),
            'n' => Item::Char('\n'),
            'r' => Item::Char('\r'),
            't' => Item::Char('\t'),
            'f' => Item::Char('\u{C}'),
            'a' => Item::Char('\u{7}'),
            'e' => Item::Char('\u{1B}'),
            '0' => Item::Char(self.number(8, 3)?),
            'x' if self.peek(0) == Some('{') => {
                self.at += 1;
                let c = self.number(16, 8)?;
                if self.peek(0) != Some('}') {
                    return Err(syntax("unclosed \\x{"));
                }
                self.at += 1;
                Item::Char(c)
            }
            'x' => Item::Char(self.number(16, 2)?),
            'u' => Item::Char(self.utf16()?),
            'U' => Item::Char(self.number(16, 8)?),
            'c' => {
                let Some(c) = self.peek(0).filter(char::is_ascii) else { return Err(syntax("\\c without a letter")) };
                self.at += 1;
                Item::Char(char::from(c.to_ascii_uppercase() as u8 ^ 0x40))
            }
            c if c.is_ascii_alphanumeric() => return Err(unsupported(format!("\\{c}"))),
            c => Item::Char(c),
        })
    }

    fn number(&mut self, radix: u32, most: usize) -> Result<char, PatternError> {
        let (mut value, mut digits) = (0u32, 0);
        while let Some(digit) = self.peek(0).and_then(|c| c.to_digit(radix)).filter(|_| digits < most) {
            value = value.saturating_mul(radix).saturating_add(digit);
            digits += 1;
            self.at += 1;
        }
        if digits == 0 {
            return Err(syntax("an escape without digits"));
        }
        char::from_u32(value).ok_or_else(|| syntax("an escape that is no character"))
    }

    /// `\uXXXX`, or two of them for a character beyond the first 65,536, as Java writes it.
    fn utf16(&mut self) -> Result<char, PatternError> {
        let unit = |this: &Self, at: usize| -> Option<u16> {
            let digits: String = (0..4).filter_map(|i| this.peek(at + i)).collect();
            if digits.len() == 4 { u16::from_str_radix(&digits, 16).ok() } else { None }
        };
        let first = unit(self, 0).ok_or_else(|| syntax("\\u without four digits"))?;
        self.at += 4;
        if let Some(c) = char::from_u32(u32::from(first)) {
            return Ok(c);
        }
        let second = if self.looking_at("\\u") { unit(self, 2) } else { None };
        let pair = [first, second.ok_or_else(|| syntax("half of a surrogate pair"))?];
        self.at += 6;
        match char::decode_utf16(pair).next() {
            Some(Ok(c)) => Ok(c),
            _ => Err(syntax("half of a surrogate pair")),
        }
    }

    /// A Unicode property, as it is written inside a set.
    fn property(&mut self, negated: bool) -> Result<String, PatternError> {
        let mut name = String::new();
        match self.peek(0) {
            Some('{') => {
                self.at += 1;
                loop {
                    let Some(c) = self.peek(0) else { return Err(syntax("unclosed \\p{")) };
                    self.at += 1;
                    if c == '}' {
                        break;
                    }
                    name.push(c);
                }
            }
            Some(c) if c.is_ascii_alphabetic() => {
                self.at += 1;
                name.push(c);
            }
            _ => return Err(syntax("\\p without a name")),
        }
        let (name, negated) = match name.strip_prefix('^') {
            Some(rest) => (rest, !negated),
            None => (name.as_str(), negated),
        };
        let content = property_set(name)?;
        Ok(if negated { format!("[^{content}]") } else { content })
    }

    /// A set; its opening bracket has been read.
    fn set(&mut self) -> Result<(), PatternError> {
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

enum Item {
    Char(char),
    /// The inside of a set.
    Set(String),
}

/// A property by any of the names that ICU, Java and POSIX have for it, as the inside of a set.
fn property_set(name: &str) -> Result<String, PatternError> {
    let bare = name.trim().to_ascii_lowercase();
    let posix = match bare.strip_prefix("is").unwrap_or(&bare) {
        "alpha" | "alphabetic" => r"\p{Alphabetic}",
        "digit" => r"\p{Nd}",
        "alnum" => r"\p{Alphabetic}\p{Nd}",
        "upper" | "javauppercase" => r"\p{Uppercase}",
        "lower" | "javalowercase" => r"\p{Lowercase}",
        "punct" | "punctuation" => r"\p{P}",
        "space" | "javawhitespace" => r"\s",
        "blank" => HORIZONTAL,
        "cntrl" => r"\p{Cc}",
        "xdigit" => "0-9A-Fa-f",
        "word" => r"\w",
        "graph" => r"[^\s\p{Cc}\p{Cs}\p{Cn}]",
        "print" => r"[^\p{Cc}\p{Cs}\p{Cn}]",
        "ascii" => r"\x00-\x7F",
        "javaletter" => r"\p{L}",
        "javadigit" => r"\p{Nd}",
        _ => "",
    };
    if !posix.is_empty() {
        return Ok(posix.to_owned());
    }
    let block = bare.strip_prefix("in").or_else(|| bare.strip_prefix("block=")).or_else(|| bare.strip_prefix("blk="));
    let range = match block.map(|block| block.replace(['_', ' ', '-'], "")).as_deref() {
        Some("basiclatin") => r"\x{0}-\x{7F}",
        Some("latin1supplement" | "latin1") => r"\x{80}-\x{FF}",
        Some("generalpunctuation") => r"\x{2000}-\x{206F}",
        Some("greek" | "greekandcoptic") => r"\x{370}-\x{3FF}",
        Some("cyrillic") => r"\x{400}-\x{4FF}",
        Some("hebrew") => r"\x{590}-\x{5FF}",
        Some("arabic") => r"\x{600}-\x{6FF}",
        Some("arabicsupplement") => r"\x{750}-\x{77F}",
        Some("arabicpresentationformsa") => r"\x{FB50}-\x{FDFF}",
        Some("arabicpresentationformsb") => r"\x{FE70}-\x{FEFF}",
        Some("hiragana") => r"\x{3040}-\x{309F}",
        Some("katakana") => r"\x{30A0}-\x{30FF}",
        Some("cjkunifiedideographs") => r"\x{4E00}-\x{9FFF}",
        _ => "",
    };
    if !range.is_empty() {
        return Ok(range.to_owned());
    }
    let plain = if bare.starts_with("is") { name.trim()[2..].to_owned() } else { name.trim().to_owned() };
    for candidate in [plain.as_str(), name.trim()] {
        let property = format!(r"\p{{{candidate}}}");
        if regex_syntax::parse(&property).is_ok() {
            return Ok(property);
        }
    }
    Err(unsupported(format!(r"\p{{{name}}}")))
}
