//! What was measured, and how it is told.

use std::time::Duration;

/// Milliseconds within which a key is answered, 99 times in 100.
const ANSWER_WITHIN: f64 = 16.0;

/// How long each key took.
#[derive(Default)]
pub struct Figures {
    times: Vec<(&'static str, f64)>,
}

impl Figures {
    pub fn add(&mut self, kind: &'static str, time: Duration) {
        self.times.push((kind, time.as_secs_f64() * 1000.0));
    }

    pub fn len(&self) -> usize {
        self.times.len()
    }

    /// A line for each kind, in the order in which they came, and one for all.
    pub fn print(&self) {
        let mut kinds: Vec<&str> = Vec::new();
        for (kind, _) in &self.times {
            if !kinds.contains(kind) {
                kinds.push(kind);
            }
        }
        println!("{:<24} {:>6} {:>8} {:>8} {:>8}  milliseconds", "key", "times", "p50", "p99", "max");
        for kind in kinds {
            line(kind, self.times.iter().filter(|(other, _)| *other == kind).map(|(_, time)| *time).collect());
        }
        line("all", self.times.iter().map(|(_, time)| *time).collect());
    }
}

fn line(kind: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    // The smallest time that so many of a hundred do not exceed.
    let share = |percent: usize| times[(times.len() * percent).div_ceil(100).max(1) - 1];
    let verdict = if share(99) <= ANSWER_WITHIN { "ok" } else { "over" };
    let most = times[times.len() - 1];
    println!("{kind:<24} {:>6} {:>8.2} {:>8.2} {most:>8.2}  {verdict}", times.len(), share(50), share(99));
}

/// Whether a target is met.
pub fn verdict(figure: f64, target: f64, unit: &str) -> String {
    format!("{} (target {target:.0} {unit})", if figure <= target { "ok" } else { "over" })
}

pub fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// The most memory of this process that was resident, in MiB; 0 where the system does not tell.
pub fn high_water() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kibibytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kibibytes.unwrap_or(0.0) / 1024.0
}
