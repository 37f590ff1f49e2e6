//! The way through a long document, found without scoring it: a chain of segment pairs that share rare units.

use rustc_hash::FxHashMap;

use super::grid::Corridor;
use super::links::Links;
use super::side::Side;

/// Units that occur more often than this on a side point nowhere.
const RARE: u32 = 8;

/// Documents with at most this many nodes are searched whole.
const WHOLE: usize = 1_000;

/// Nodes on each side of the chain, where it is dense.
const HALF_WIDTH: usize = 3;

/// A corridor has at most this many nodes for each segment of both sides, but at least as many as a whole small document.
const WIDEST: usize = 16;

/// The number of nodes that a document may take, whatever is in it.
pub(super) fn budget(source: usize, target: usize) -> usize {
    WIDEST.saturating_mul(source + target).max(WHOLE)
}

/// The corridor in which to look first.
pub(super) fn corridor(source: &Side, target: &Side, links: &Links) -> Corridor {
    let (n, m) = (source.len(), target.len());
    if (n + 1).saturating_mul(m + 1) <= WHOLE {
        return Corridor::full(n, m);
    }
    let chain = chain(pairs(source, target, links), m);
    around(&chain, n, m)
}

/// Segment pairs with the weight of what speaks for them, in order of source and target.
fn pairs(source: &Side, target: &Side, links: &Links) -> Vec<(u32, u32, f64)> {
    let mut weights: FxHashMap<(u32, u32), f64> = FxHashMap::default();
    for (index, _) in source.units.iter().enumerate().filter(|(_, unit)| unit.count > 0 && unit.count <= RARE) {
        for link in links.of(index as u32).iter().filter(|l| target.units[l.target as usize].count <= RARE) {
            let (here, there) = (source.postings(index as u32), target.postings(link.target));
            let weight = f64::from(link.forward.min(link.backward)) / (here.len() * there.len()) as f64;
            let weight = libm::log(1.0 + weight);
            for (i, _) in here {
                for (j, _) in there {
                    *weights.entry((*i, *j)).or_default() += weight;
                }
            }
        }
    }
    let mut pairs: Vec<_> = weights.into_iter().map(|((i, j), weight)| (i, j, weight)).collect();
    pairs.sort_unstable_by_key(|&(i, j, _)| (i, j));
    pairs
}

/// The heaviest chain of pairs in which both numbers rise.
fn chain(pairs: Vec<(u32, u32, f64)>, target: usize) -> Vec<(usize, usize)> {
    // For each target segment the best chain that ends at or before it, as a Fenwick tree of maxima.
    let mut tree: Vec<(f64, u32)> = vec![(0.0, u32::MAX); target + 1];
    let mut before: Vec<u32> = Vec::with_capacity(pairs.len());
    let mut best: Vec<f64> = Vec::with_capacity(pairs.len());
    for same in pairs.chunk_by(|a, b| a.0 == b.0) {
        let done = best.len();
        for &(_, j, weight) in same {
            let (mut heaviest, mut at) = ((0.0, u32::MAX), j as usize);
            while at > 0 {
                if tree[at].0 > heaviest.0 {
                    heaviest = tree[at];
                }
                at &= at - 1;
            }
            before.push(heaviest.1);
            best.push(heaviest.0 + weight);
        }
        for (offset, &(_, j, _)) in same.iter().enumerate() {
            let index = done + offset;
            let mut at = j as usize + 1;
            while at <= target {
                if best[index] > tree[at].0 {
                    tree[at] = (best[index], index as u32);
                }
                at += at & at.wrapping_neg();
            }
        }
    }
    let mut last = (0..best.len()).max_by(|&a, &b| best[a].total_cmp(&best[b]).then(b.cmp(&a)));
    let mut chain = Vec::new();
    while let Some(index) = last {
        chain.push((pairs[index].0 as usize, pairs[index].1 as usize));
        last = (before[index] != u32::MAX).then_some(before[index] as usize);
    }
    chain.reverse();
    chain
}

/// A corridor along a chain: narrow where it is dense, wide over gaps and where the two sides of a gap differ.
fn around(chain: &[(usize, usize)], n: usize, m: usize) -> Corridor {
    let slope = m as f64 / n.max(1) as f64;
    let budget = budget(n, m);
    let mut scale = 1.0;
    loop {
        let mut rows = vec![(u32::MAX, 0u32); n + 1];
        let (mut from, ends) = ((0, 0), chain.iter().copied().chain([(n, m)]));
        for to in ends {
            let (rise, run) = ((to.1 - from.1) as f64, (to.0 - from.0) as f64);
            let uneven = (rise - run * slope).abs();
            let near = HALF_WIDTH as f64 * slope.max(1.0);
            let width = near + scale * (uneven + 0.1 * rise.max(run * slope));
            for (i, row) in rows.iter_mut().enumerate().take(to.0 + 1).skip(from.0) {
                let share = if run > 0.0 { (i - from.0) as f64 / run } else { 0.0 };
                let step = if run > 0.0 { rise / run } else { rise };
                let middle = from.1 as f64 + share * rise;
                // However uneven a gap is, what is in it lies between its ends.
                let low = (middle - width - step).max(from.1 as f64 - near).max(0.0) as u32;
                let high = (middle + width + step).min(to.1 as f64 + near).min(m as f64) as u32;
                *row = (row.0.min(low), row.1.max(high));
            }
            from = to;
        }
        let corridor = Corridor::new(rows, m);
        if corridor.nodes() <= budget || scale < 1e-4 {
            return corridor;
        }
        scale /= 2.0;
    }
}
