//! The encoding that a file of XML is in.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How much of a file is looked at for its declaration, in bytes.
const HEAD: usize = 1024;

/// The encoding of a file of XML by its beginning, and how many bytes its byte order mark has: by that mark, by the zeros
/// of UTF-16, or by the declaration; else it is UTF-8. An error is a label that the declaration has and nobody knows.
pub fn xml_encoding(bytes: &[u8]) -> Result<(&'static Encoding, usize), String> {
    if let Some(found) = Encoding::for_bom(bytes) {
        return Ok(found);
    }
    match bytes {
        [b'<', 0, ..] => return Ok((UTF_16LE, 0)),
        [0, b'<', ..] => return Ok((UTF_16BE, 0)),
        _ => {}
    }
    let Some(label) = declared(bytes) else { return Ok((UTF_8, 0)) };
    // What can be read as ASCII up to here is not UTF-16, whatever it says.
    match Encoding::for_label_no_replacement(label.as_bytes()) {
        Some(encoding) if encoding == UTF_16LE || encoding == UTF_16BE => Ok((UTF_8, 0)),
        Some(encoding) => Ok((encoding, 0)),
        None => Err(label),
    }
}

/// The encoding that a declaration names.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(HEAD)];
    if !head.trim_ascii_start().starts_with(b"<?xml") {
        return None;
    }
    let end = head.windows(2).position(|two| two == b"?>")?;
    let declaration = String::from_utf8_lossy(&head[..end]);
    let value = declaration.split("encoding").nth(1)?.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..].split(quote).next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_counts_before_zeros_and_zeros_before_what_is_declared() {
        for (bytes, expected, name) in [
            (&b""[..], Ok(("UTF-8", 0)), "nothing"),
            (b"<a/>", Ok(("UTF-8", 0)), "nothing said"),
            (b"\xEF\xBB\xBF<?xml encoding='windows-1256'?>", Ok(("UTF-8", 3)), "a mark"),
            (b"<\0a\0", Ok(("UTF-16LE", 0)), "zeros"),
            (b"\0<\0a", Ok(("UTF-16BE", 0)), "zeros before"),
            (b"<?xml version='1.0' encoding = \"windows-1256\" ?>", Ok(("windows-1256", 0)), "declared"),
            (b"<?xml version='1.0' encoding='UTF-16'?>", Ok(("UTF-8", 0)), "UTF-16 in ASCII"),
            (b"<?xml version='1.0' encoding='klingon'?>", Err("klingon".to_owned()), "unknown"),
            (b"<a encoding='klingon'?>", Ok(("UTF-8", 0)), "no declaration"),
            (b"<?xml encoding='", Ok(("UTF-8", 0)), "cut off"),
        ] {
            assert_eq!(xml_encoding(bytes).map(|(encoding, mark)| (encoding.name(), mark)), expected, "{name}");
        }
    }
}
