//! Typing the number of a character that no key writes.

use crate::lang::Direction;
use crate::screen::clean_input;
use crate::text::{character_name, fold};
use crate::tui::action::Action;
use crate::tui::app::{App, Mode};
use crate::tui::editor::Editor;
use crate::tui::effect::Effect;
use crate::tui::update::writing;

/// Begins asking for the number.
pub(super) fn begin(app: &mut App) {
    let back = Box::new(std::mem::replace(&mut app.mode, Mode::Rows));
    app.mode = Mode::CodePoint { editor: Editor::default(), back };
}

pub(super) fn update(app: &mut App, action: Action) -> Vec<Effect> {
    match action {
        Action::Leave => back(app, None),
        Action::Confirm => match read(typed(app)) {
            Ok(None) => back(app, None),
            Ok(Some(c)) => back(app, Some(c)),
            Err(why) => app.complain(why),
        },
        action => {
            let effects = writing::update(app, action, Direction::LeftToRight);
            if app.message.is_none()
                && let Ok(Some(c)) = read(typed(app))
            {
                app.tell(character_name(c));
            }
            return effects;
        }
    }
    Vec::new()
}

fn typed(app: &App) -> &str {
    app.writing().map_or("", |editor| editor.text())
}

/// Goes back to the text, and writes the character there.
fn back(app: &mut App, character: Option<char>) {
    let Mode::CodePoint { back, .. } = std::mem::replace(&mut app.mode, Mode::Rows) else { return };
    app.mode = *back;
    let (Some(c), Mode::Edit(editor)) = (character, &mut app.mode) else { return };
    editor.insert(c.encode_utf8(&mut [0; 4]));
    app.tell(format!("{} written", character_name(c)));
}

/// The character of a number: up to six hexadecimal digits, `U+` before them or not. None when nothing was typed.
fn read(typed: &str) -> Result<Option<char>, String> {
    let folded = fold(typed);
    let digits = folded.trim();
    let digits = digits.strip_prefix("u+").unwrap_or(digits);
    if digits.is_empty() {
        return Ok(None);
    }
    let number = Some(digits).filter(|digits| digits.len() <= 6 && digits.bytes().all(|b| b.is_ascii_hexdigit()));
    let number = number.and_then(|digits| u32::from_str_radix(digits, 16).ok());
    let number = number.ok_or("a code point is up to six digits from 0 to 9 and A to F")?;
    let c = char::from_u32(number).ok_or_else(|| format!("U+{number:04X} is no character"))?;
    match clean_input(c.encode_utf8(&mut [0; 4])) {
        (_, dropped) if dropped > 0 => {
            Err(format!("{} commands or means nothing: no text may hold it", character_name(c)))
        }
        // Line ends and tabs would be written as spaces.
        (clean, _) if clean == " " && c != ' ' => {
            Err(format!("{} ends a line: no text may hold it", character_name(c)))
        }
        _ => Ok(Some(c)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_characters_are_read() {
        for (typed, expected) in [
            ("64e", Ok(Some('\u{64E}'))),
            (" U+200F ", Ok(Some('\u{200F}'))),
            ("u+1f468", Ok(Some('👨'))),
            ("٦٤٨", Ok(Some('\u{648}'))),
            ("", Ok(None)),
            ("U+", Ok(None)),
            ("fatha", Err("a code point is up to six digits from 0 to 9 and A to F")),
            ("0000041", Err("a code point is up to six digits from 0 to 9 and A to F")),
            ("d800", Err("U+D800 is no character")),
            ("110000", Err("U+110000 is no character")),
            ("1b", Err("U+001B commands or means nothing: no text may hold it")),
            ("202e", Err("U+202E right-to-left override commands or means nothing: no text may hold it")),
            ("a", Err("U+000A ends a line: no text may hold it")),
        ] {
            assert_eq!(read(typed), expected.map_err(str::to_owned), "{typed}");
        }
    }
}
