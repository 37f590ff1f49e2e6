//! Putting text on the clipboard through the terminal (OSC 52), which also works over a network.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::environment::Environment;

/// The longest text in bytes: terminals drop sequences beyond some 100,000 bytes, and four are sent for three.
pub const MOST_COPIED: usize = 74_994;

/// The sequence that puts a text on the clipboard; none for a text that is too long. The text goes as Base64, so nothing
/// in it can be taken for anything else.
///
/// tmux takes the sequence itself where `set-clipboard` is on, and hands on what is wrapped where `allow-passthrough` is;
/// so it is sent both ways. GNU screen hands on what is wrapped, in pieces that it can hold.
pub(super) fn copy(text: &str, environment: &Environment) -> Option<String> {
    if text.len() > MOST_COPIED {
        return None;
    }
    let plain = format!("\x1b]52;c;{}\x07", STANDARD.encode(text));
    if environment.tmux.is_some() {
        let doubled = plain.replace('\x1b', "\x1b\x1b");
        return Some(format!("{plain}\x1bPtmux;{doubled}\x1b\\"));
    }
    if environment.screen.is_some() {
        let pieces = plain.as_bytes().chunks(SCREEN_PIECE);
        return Some(pieces.map(|piece| format!("\x1bP{}\x1b\\", String::from_utf8_lossy(piece))).collect());
    }
    Some(plain)
}

/// GNU screen's strings hold 768 bytes, and an escape character before them.
const SCREEN_PIECE: usize = 760;

#[cfg(test)]
mod tests {
    use super::*;

    fn inside(variable: &str) -> Environment {
        Environment::read(|name| (name == variable).then(|| "there".to_owned()))
    }

    #[test]
    fn a_text_goes_as_base64() {
        for (text, sent) in [
            ("", "\x1b]52;c;\x07"),
            ("a", "\x1b]52;c;YQ==\x07"),
            ("سلام", "\x1b]52;c;2LPZhNin2YU=\x07"),
            ("\x1b]0;x\x07", "\x1b]52;c;G10wO3gH\x07"),
        ] {
            assert_eq!(copy(text, &inside("TERM")).unwrap(), sent, "{}", text.escape_debug());
        }
        let tmux = copy("a", &inside("TMUX")).unwrap();
        assert_eq!(tmux, "\x1b]52;c;YQ==\x07\x1bPtmux;\x1b\x1b]52;c;YQ==\x07\x1b\\");
    }

    #[test]
    fn screen_gets_pieces_that_it_can_hold() {
        let sent = copy(&"x".repeat(3000), &inside("STY")).unwrap();
        let pieces: Vec<&str> = sent.split_terminator("\x1b\\").collect();
        assert!(pieces.len() > 4 && pieces.iter().all(|piece| piece.len() <= 768 && piece.starts_with("\x1bP")));
        let joined: String = pieces.iter().map(|piece| &piece[2..]).collect();
        assert_eq!(joined, copy(&"x".repeat(3000), &inside("TERM")).unwrap());
    }

    #[test]
    fn a_text_that_terminals_would_drop_is_not_sent() {
        let environment = Environment::default();
        assert!(copy(&"x".repeat(MOST_COPIED), &environment).is_some_and(|sent| sent.len() <= 100_000));
        assert_eq!(copy(&"x".repeat(MOST_COPIED + 1), &environment), None);
    }
}
