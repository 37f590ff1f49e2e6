//! What was measured, and how it is told.

use crate::clock::Time;

/// Milliseconds within which a key is answered, 99 times in 100.
const ANSWER_WITHIN: f64 = 16.0;

/// How long each key took.
#[derive(Default)]
pub struct Figures {
    times: Vec<(&'static str, Time)>,
}

impl Figures {
    pub fn add(&mut self, kind: &'static str, time: Time) {
        self.times.push((kind, time));
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
        println!("{:<24} {:>6}   {:^26}   {:^26}", "milliseconds", "", "by the clock", "less waiting for a processor");
        println!("{:<24} {:>6}   {HEADS}   {HEADS}", "key", "times");
        for kind in kinds {
            line(kind, self.times.iter().filter(|(other, _)| *other == kind).map(|(_, time)| *time).collect());
        }
        line("all", self.times.iter().map(|(_, time)| *time).collect());
    }
}

const HEADS: &str = "     p50      p99      max";

fn line(kind: &str, times: Vec<Time>) {
    let sorted = |figure: fn(&Time) -> f64| {
        let mut figures: Vec<f64> = times.iter().map(figure).collect();
        figures.sort_by(f64::total_cmp);
        // The smallest time that so many of a hundred do not exceed, and the longest.
        let share = |percent: usize| figures[(figures.len() * percent).div_ceil(100).max(1) - 1];
        [share(50), share(99), figures[figures.len() - 1]]
    };
    let [wall, own] = [sorted(|time| time.wall), sorted(|time| time.own)];
    let told = |figures: [f64; 3]| figures.map(|figure| format!("{figure:>8.2}")).join(" ");
    let verdict = if own[1] <= ANSWER_WITHIN { "ok" } else { "over" };
    println!("{kind:<24} {:>6}   {}   {}  {verdict}", times.len(), told(wall), told(own));
}

/// Whether a target is met.
pub fn verdict(figure: f64, target: f64, unit: &str) -> String {
    let met = if figure <= target { "ok" } else { "over" };
    format!("{figure:.0} {unit}, {met} (target {target:.0})")
}

pub fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
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
