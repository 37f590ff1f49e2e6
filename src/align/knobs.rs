//! temporary
use std::sync::OnceLock;
#[allow(missing_docs)]
pub fn knob(name: &str, default: f64) -> f64 {
    static K: OnceLock<Vec<(String, f64)>> = OnceLock::new();
    let k = K.get_or_init(|| {
        std::env::var("KNOBS").unwrap_or_default().split_whitespace().filter_map(|p| {
            let (a, b) = p.split_once('=')?;
            Some((a.to_owned(), b.parse().ok()?))
        }).collect()
    });
    k.iter().find(|(n, _)| n == name).map_or(default, |(_, v)| *v)
}
