//! Escapes: what a backslash makes of what follows it.

use super::property::{HORIZONTAL, NEWLINES, property_set};
use super::{Item, Look, Translator, syntax, unsupported};
use crate::segment::error::PatternError;

impl Translator {
    pub(super) fn escape(&mut self) -> Result<(), PatternError> {
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
    pub(super) fn quoted(&mut self) -> Vec<char> {
        let start = self.at;
        while self.at < self.chars.len() && !self.looking_at(r"\E") {
            self.at += 1;
        }
        let quoted = self.chars[start..self.at].to_vec();
        self.at = (self.at + 2).min(self.chars.len());
        quoted
    }

    /// What an escape stands for, both inside and outside a set; the backslash has been read.
    pub(super) fn item(&mut self) -> Result<Item, PatternError> {
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
}
