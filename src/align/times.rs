//! Evidence in words: how many times likelier something becomes.

/// How many times likelier (×) or less likely (÷) something becomes, from the natural logarithm of it.
pub fn times(ln: f64) -> String {
    let sign = if ln < 0.0 { '÷' } else { '×' };
    let ln = ln.abs();
    if ln >= libm::log(1e6) {
        return format!("{sign} 10^{:.0}", ln / std::f64::consts::LN_10);
    }
    let value = libm::exp(ln);
    if value < 9.95 { format!("{sign} {value:.1}") } else { format!("{sign} {value:.0}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_are_told_as_factors() {
        for (ln, told) in [
            (0.0, "× 1.0"),
            (-0.2, "÷ 1.2"),
            (libm::log(3.44), "× 3.4"),
            (libm::log(9.97), "× 10"),
            (-libm::log(35.0), "÷ 35"),
            (libm::log(403.4), "× 403"),
            (libm::log(999_999.0), "× 999999"),
            (libm::log(2e6), "× 10^6"),
            (-5000.0, "÷ 10^2171"),
        ] {
            assert_eq!(times(ln), told, "{ln}");
        }
    }
}
