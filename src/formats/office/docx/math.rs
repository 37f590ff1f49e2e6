//! Formulas (Office Math, ECMA-376 part 1, 22.1) on one line, as people type them: `a/b`, `x^2`, `∑_(i=1)^n i`, `a b; c d`.

use super::super::archive::PartReader;
use super::piece::Piece;
use super::properties::value;
use super::story::Story;
use crate::formats::xml::{Token, XmlError};

impl Story<'_> {
    /// A part of a formula with a mark before it, and parentheses around it if it is more than a number or a word.
    pub(super) fn marked(&mut self, xml: &mut PartReader<'_>, mark: &str) -> Result<(), XmlError> {
        let before = self.written();
        self.inside(xml)?;
        let Some(text) = self.flow.open_text().filter(|text| text.len() > before) else { return Ok(()) };
        if !text[before..].chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | ',' | '٫')) {
            text.insert(before, '(');
            text.push(')');
        }
        text.insert_str(before, mark);
        Ok(())
    }

    /// What stands between parentheses (`m:d`), or other characters that its properties name.
    pub(super) fn delimited(&mut self, xml: &mut PartReader<'_>) -> Result<(), XmlError> {
        let mut signs = [Some('('), Some(')'), Some('|')];
        let mut begun = false;
        let outside = xml.depth() - 1;
        while xml.depth() > outside {
            let Token::Start(element) = xml.read()? else { continue };
            if element.name() == "dPr" {
                named_signs(xml, ["begChr", "endChr", "sepChr"], &mut signs)?;
                continue;
            }
            let piece = Piece::of(element);
            self.say_sign(if begun { signs[2] } else { signs[0] });
            begun = true;
            self.piece(xml, piece)?;
        }
        self.say_sign(signs[1]);
        Ok(())
    }

    /// A sum, a product, an integral (`m:nary`).
    pub(super) fn sign(&mut self, xml: &mut PartReader<'_>) -> Result<(), XmlError> {
        let mut sign = [Some('∫')];
        let mut begun = false;
        let mut bare = 0;
        let outside = xml.depth() - 1;
        while xml.depth() > outside {
            let Token::Start(element) = xml.read()? else { continue };
            if element.name() == "naryPr" {
                named_signs(xml, ["chr"], &mut sign)?;
                continue;
            }
            let is_operand = element.name() == "e";
            let piece = Piece::of(element);
            if !begun {
                self.say_sign(sign[0]);
                bare = self.written();
            }
            begun = true;
            // What is summed up would run into the limits.
            if is_operand && self.written() > bare {
                self.say_char(' ');
            }
            self.piece(xml, piece)?;
        }
        Ok(())
    }

    /// The rows of a matrix, the cells of a row, or equations below one another, with something between two of them.
    pub(super) fn lines(&mut self, xml: &mut PartReader<'_>, between: &str) -> Result<(), XmlError> {
        let before = self.written();
        let outside = xml.depth() - 1;
        while xml.depth() > outside {
            let Token::Start(element) = xml.read()? else { continue };
            let is_line = matches!(element.name(), "mr" | "e");
            let piece = Piece::of(element);
            if is_line && self.written() > before {
                between.chars().for_each(|c| self.say_char(c));
            }
            self.piece(xml, piece)?;
        }
        Ok(())
    }

    /// How much of the paragraph that is open is written.
    fn written(&mut self) -> usize {
        self.flow.open_text().map_or(0, |text| text.len())
    }

    fn say_sign(&mut self, sign: Option<char>) {
        sign.into_iter().for_each(|sign| self.say_char(sign));
    }
}

/// Takes over the characters that the properties whose start was read last name; an empty name means none.
fn named_signs<const N: usize>(
    xml: &mut PartReader<'_>,
    names: [&str; N],
    signs: &mut [Option<char>; N],
) -> Result<(), XmlError> {
    let outside = xml.depth() - 1;
    while xml.depth() > outside {
        let Token::Start(element) = xml.read()? else { continue };
        if let Some(at) = names.iter().position(|name| *name == element.name()) {
            signs[at] = value(element).unwrap_or_default().chars().next();
        }
    }
    Ok(())
}
