//! Reading TMX of any version, as programs really write it.
//!
//! A stream of bytes goes in, in any encoding that XML may have; units come out one by one. Elements are known by their
//! names in any case and with any prefix; unknown ones are passed over with all that is in them. A missing header, missing
//! attributes, properties behind the `seg` and texts directly in a `tuv` are taken as they are.
//!
//! * **Languages:** `xml:lang`, else `lang` (1.1 and 1.2). A text that is blank, or whose language is missing or no tag, is
//!   passed over. A tag of which only the region or what else follows is out of form is read as its language, which is
//!   told of. A unit is bad only when fewer than two tags are left; the reason is that of the first text passed over
//!   for its language, if there is one.
//! * **Source:** `srclang` of the `tu`, else that of the header: the first text with the very tag, else the first in the
//!   language. `*all*` names none.
//! * **Texts** are kept to the letter, white space included; of a text that stands directly in a `tuv` the white space around
//!   goes. Inline codes: see `codes`. Elements in a `seg` that the grammar does not know are tags without meaning: their
//!   text stays.
//! * **Dates** are read leniently; what is none stays an attribute. Those of a `tuv` are its own here; the unit of a memory
//!   that is made of two texts has but one pair of dates, the oldest and the youngest of the `tu` and the two `tuv`.
//! * **Notes and properties** are kept in order. The first note of the unit is its comment, and `x-muqabala-origin`,
//!   `-status` and `-confidence` are fields. A property without `type` is called `x-unnamed`. Empty notes go, and so do
//!   `o-encoding` of notes and properties and the order between the two, which mean nothing once a file is read.
//!
//! What stands in the header besides `srclang` is not kept. A unit of more than [`LARGEST_UNIT`] bytes is refused, and the
//! file with it.

mod parts;
#[cfg(test)]
mod tests;
mod tu;

use std::io::Read;

use crate::formats::Position;
use crate::formats::units::{Item, LARGEST_UNIT, Langs, ReadUnits, Remark, UnitsError, UnitsProblem};
use crate::formats::xml::{Token, XmlReader};
use crate::lang::Lang;
use crate::text::excerpt;

use tu::Tu;

/// Reads a TMX file unit by unit.
pub struct TmxReader<R> {
    xml: XmlReader<R>,
    langs: Langs,
    source_lang: Option<Lang>,
    /// In which unit something was passed over first, and how much it was in all.
    passed_over: Option<(Position, usize)>,
}

/// What stands on the way to the units.
enum Outline {
    Root,
    Header(Option<Lang>),
    Body,
    Tu(Box<Tu>),
    Other,
}

impl<R: Read> TmxReader<R> {
    /// Reads from a stream, which need not be buffered. Nothing is read yet.
    pub fn new(input: R) -> Self {
        TmxReader { xml: XmlReader::new(input), langs: Langs::default(), source_lang: None, passed_over: None }
    }

    /// The next element that matters, and what it is; none at the end.
    fn next_outline(&mut self) -> Result<Option<(Position, Outline)>, UnitsError> {
        loop {
            let position = self.xml.position();
            let is_root = self.xml.depth() == 0;
            let element = match self.xml.read()? {
                Token::Start(element) => element,
                Token::End(_) | Token::Text(_) => continue,
                Token::Eof => return Ok(None),
            };
            let is = |name: &str| element.name().eq_ignore_ascii_case(name);
            let outline = match () {
                () if is_root && is("tmx") => Outline::Root,
                () if is_root => {
                    let problem = UnitsProblem::OtherRoot { expected: "TMX", found: excerpt(element.name(), 60) };
                    return Err(UnitsError { position, problem });
                }
                () if is("tu") => Outline::Tu(Box::new(Tu::beginning(&element, &mut self.langs))),
                () if is("body") => Outline::Body,
                () if is("header") => {
                    Outline::Header(element.attribute("srclang").and_then(|tag| self.langs.parse(tag).ok()))
                }
                () => Outline::Other,
            };
            return Ok(Some((position, outline)));
        }
    }
}

impl<R: Read> ReadUnits for TmxReader<R> {
    fn read(&mut self) -> Result<Option<Item>, UnitsError> {
        while let Some((position, outline)) = self.next_outline()? {
            match outline {
                Outline::Root | Outline::Body => {}
                Outline::Header(source_lang) => {
                    self.source_lang = source_lang;
                    self.xml.skip_element()?;
                }
                Outline::Tu(mut tu) => {
                    self.xml.bind(position, LARGEST_UNIT);
                    tu.read(&mut self.xml, &mut self.langs)?;
                    self.xml.unbind();
                    if tu.passed_over > 0 {
                        let (_, count) = self.passed_over.get_or_insert((position, 0));
                        *count += tu.passed_over;
                    }
                    return Ok(Some(tu.item(position, self.source_lang.as_ref())));
                }
                Outline::Other => self.xml.skip_element()?,
            }
        }
        Ok(None)
    }

    fn remarks(&self) -> Vec<Remark> {
        let passed_over = self.passed_over.map(|(position, count)| Remark::PassedOver { count, position });
        self.langs.remarks().into_iter().chain(passed_over).collect()
    }
}
