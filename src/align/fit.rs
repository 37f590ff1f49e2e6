//! The few numbers that are fitted to each document by its evidence.
//!
//! How loosely a document is translated, how much is left out and how often sentences are joined differ so much between a
//! news desk and a novel that no constant serves both. The sum over all alignments needs no gold to say which numbers
//! explain a document best. Long documents are judged by a few stretches of them.

use super::grid::Corridor;
use super::lattice::{Lattice, Sums};
use super::prior::Prior;
use super::problem::Problem;
use crate::parallel;

/// The numbers of a document.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Numbers {
    /// The share of words without a counterpart.
    pub lambda: f64,
    pub prior: Prior,
}

/// Where fitting starts.
pub(super) const USUAL: Numbers = Numbers { lambda: 0.6, prior: Prior { empty: 0.03, merges: 0.09 } };

/// The values tried.
const LAMBDAS: [f64; 9] = [0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9];
const EMPTIES: [f64; 5] = [0.003, 0.01, 0.03, 0.06, 0.1];
const MERGES: [f64; 4] = [0.02, 0.05, 0.09, 0.15];

/// What evidence a step away from the usual numbers must bring, so that a few sentences do not set their own rules.
const STEP: f64 = 1.0;

/// Leaving out more or less than usual must be worth this much more for every segment: in loose prose, empty sides can
/// explain a little of what is only badly matched.
const STEP_PER_SEGMENT: f64 = 0.01;

/// The numbers with the greatest evidence on all stretches together, found one after the other.
pub(super) fn fit(stretches: &[(Problem, Corridor)], threads: usize) -> Numbers {
    let lattices = |lambda: f64| -> Vec<Lattice> {
        stretches.iter().map(|(problem, corridor)| problem.lattice(corridor.clone(), lambda, None)).collect()
    };
    let evidence = |lattices: &[Lattice], prior: Prior| -> f64 {
        let each = lattices.iter().zip(stretches);
        each.map(|(lattice, (problem, _))| lattice.evidence(&problem.prior(prior))).sum()
    };
    let usual = USUAL.prior;
    let segments: usize = stretches.iter().map(|(problem, _)| problem.source.len() + problem.target.len()).sum();
    let step = STEP + STEP_PER_SEGMENT * segments as f64;
    let first = parallel::map(threads, LAMBDAS.len(), |index| {
        let lattices = lattices(LAMBDAS[index]);
        let priors = [EMPTIES[1], EMPTIES[3]].map(|empty| Prior { empty, ..usual });
        let evidence = priors
            .map(|prior| evidence(&lattices, prior) - step * steps(&EMPTIES, prior.empty, usual.empty))
            .into_iter()
            .fold(f64::NEG_INFINITY, f64::max);
        (evidence - STEP * steps(&LAMBDAS, LAMBDAS[index], USUAL.lambda), lattices)
    });
    let better = |best: usize, index: usize| if first[index].0 > first[best].0 { index } else { best };
    let lambda = (1..first.len()).fold(0, better);
    let lattices = &first[lambda].1;
    let mut priors = Vec::new();
    for empty in EMPTIES {
        priors.extend(MERGES.map(|merges| Prior { empty, merges }));
    }
    let second = parallel::map(threads, priors.len(), |index| {
        let Prior { empty, merges } = priors[index];
        let away = step * steps(&EMPTIES, empty, usual.empty) + STEP * steps(&MERGES, merges, usual.merges);
        evidence(lattices, priors[index]) - away
    });
    let better = |best: usize, index: usize| if second[index] > second[best] { index } else { best };
    Numbers { lambda: LAMBDAS[lambda], prior: priors[(1..second.len()).fold(0, better)] }
}

/// How many values lie between two of a list, the second one counted.
fn steps(values: &[f64], a: f64, b: f64) -> f64 {
    let place = |wanted: f64| values.iter().position(|value| *value == wanted).unwrap_or(0);
    place(a).abs_diff(place(b)) as f64
}

/// Documents of up to this many source segments are judged whole; of longer ones as many in stretches of equal length.
pub(super) const JUDGED: usize = 1200;

/// A stretch has about this many source segments.
const STRETCH: usize = 150;

/// A stretch of a document, from a node to another.
pub(super) type Stretch = ((usize, usize), (usize, usize));

/// The stretches by which a document is judged. Their ends are as good as certain.
pub(super) fn stretches(corridor: &Corridor, sums: &Sums) -> Vec<Stretch> {
    let (n, m) = (corridor.source(), corridor.target());
    if n <= JUDGED && m <= 4 * JUDGED {
        return vec![((0, 0), (n, m))];
    }
    let certain = |i: &usize| {
        let sure = |j: &usize| corridor.node(*i, *j).is_some_and(|node| sums.passes(node, -0.01));
        corridor.row(*i).find(sure).map(|j| (*i, j))
    };
    let count = JUDGED / STRETCH;
    let mut stretches: Vec<Stretch> = Vec::new();
    for part in 0..count {
        let begin = part * n / count;
        let from = (begin..(begin + STRETCH).min(n)).find_map(|i| certain(&i));
        let Some(from) = from.filter(|from| stretches.last().is_none_or(|last| last.1.0 <= from.0)) else { continue };
        let to = (from.0 + STRETCH..(from.0 + 2 * STRETCH).min(n + 1)).find_map(|i| certain(&i));
        if let Some(to) = to.filter(|to| to.1 - from.1 <= 8 * STRETCH) {
            stretches.push((from, to));
        }
    }
    stretches
}
