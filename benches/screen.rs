//! How long it takes to lay text out: sentences as they stand on the review screen, and texts made to be slow.
//!
//! `cargo bench --bench screen`. Each bench asserts what it lays out; for the long texts, time per byte must not grow
//! with the length.

use divan::Bencher;
use divan::counter::BytesCount;
use muqabala::lang::Direction;
use muqabala::screen::{Options, layout, line};

fn main() {
    divan::main();
}

const ARABIC: &str = "أعلنت البلدية يوم الثلاثاء أن أعمال الصيانة (المرحلة الثانية) ستبدأ في 15 آذار 2024 على طول الطريق \
                      الساحلي، وأنها لن تستغرق أكثر من ٤٥ يومًا، بكلفة تقارب 3.5% من ميزانية Public Works السنوية.";

const ENGLISH: &str = "On Tuesday the municipality announced that the maintenance works (phase two) would begin on 15 March \
                       2024 along the coastal road and would take no more than 45 days.";

#[divan::bench(args = [20, 40, 80])]
fn arabic_sentence(bencher: Bencher, width: u16) {
    assert!(layout(ARABIC, Direction::RightToLeft, width, &Options::default()).height() > 1);
    bencher
        .counter(BytesCount::of_str(ARABIC))
        .bench(|| layout(divan::black_box(ARABIC), Direction::RightToLeft, width, &Options::default()));
}

#[divan::bench(args = [20, 40, 80])]
fn english_sentence(bencher: Bencher, width: u16) {
    assert!(layout(ENGLISH, Direction::LeftToRight, width, &Options::default()).height() > 1);
    bencher
        .counter(BytesCount::of_str(ENGLISH))
        .bench(|| layout(divan::black_box(ENGLISH), Direction::LeftToRight, width, &Options::default()));
}

const LONG: &[(&str, usize)] = &[("لا", 100_000), ("لا", 1_000_000), ("\u{2067}ب", 100_000), ("\u{2067}ب", 1_000_000)];

#[divan::bench(args = LONG, sample_count = 5)]
fn text_without_a_space(bencher: Bencher, (piece, length): &(&str, usize)) {
    let text = piece.repeat(length / piece.len());
    let last = layout(&text, Direction::RightToLeft, 40, &Options::default());
    assert_eq!(last.rows().last().map(|row| row.span.range().end), Some(text.len()));
    bencher
        .counter(BytesCount::of_str(&text))
        .bench_local(|| layout(divan::black_box(&text), Direction::RightToLeft, 40, &Options::default()));
}

#[divan::bench]
fn title_of_a_megabyte(bencher: Bencher) {
    let text = ARABIC.repeat(4_000);
    assert_eq!(line(&text, Direction::RightToLeft, 40).height(), 1);
    bencher.bench(|| line(divan::black_box(&text), Direction::RightToLeft, 40));
}
