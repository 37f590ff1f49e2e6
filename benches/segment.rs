//! Cutting text by the built-in rules: megabytes a second, for Arabic and for English, each with the number of segments.
//!
//! The text is that of the samples, repeated with other numbers in it, so that no two paragraphs are the same.

use std::time::Instant;

use muqabala::lang::Lang;
use muqabala::segment::Srx;

const ARABIC: &str = include_str!("../samples/treaty.ar.txt");
const ENGLISH: &str = include_str!("../samples/treaty.en.txt");
/// How much text is cut.
const BYTES: usize = 10 * 1024 * 1024;

fn main() {
    for (lang, sample) in [(Lang::arabic(), ARABIC), (Lang::english(), ENGLISH)] {
        let segmenter = Srx::bundled().segmenter(&lang);
        let one = segmenter.segment(sample).len();
        let mut text = String::with_capacity(BYTES + sample.len());
        let mut copies = 0;
        while text.len() < BYTES {
            text.push_str(sample.trim_end());
            text.push_str(&format!("\n{copies}\n"));
            copies += 1;
        }
        let started = Instant::now();
        let segments = segmenter.segment(&text).len();
        let seconds = started.elapsed().as_secs_f64();
        assert_eq!(segments, copies * (one + 1), "each copy is cut like the first, and its number stands alone");
        println!("{lang}: {:.1} MB/s, {segments} segments", text.len() as f64 / 1e6 / seconds);
    }
}
