//! Testing all rules of a language at a position.
//!
//! A few automata, built once for a language and filled in as texts are read. Some run over the text and find where a
//! break rule could break, by its `beforebreak` or, if it has none, by its `afterbreak`. At such a place one reads
//! backwards and tells which `beforebreak`s end there, one reads forwards and tells which `afterbreak`s begin there.
//! Those look at [`WINDOW`] bytes at most, so that the time for a text grows with its length and no more.

use std::fmt;
use std::sync::Mutex;

use regex_automata::hybrid::dfa::{Cache, DFA, OverlappingState};
use regex_automata::nfa::thompson::{self, NFA, WhichCaptures};
use regex_automata::{Anchored, HalfMatch, Input, MatchKind};
use regex_syntax::hir::Hir;

use super::pattern::{Condition, Place, Test};

/// How many bytes on either side of a position a fast condition can see.
const WINDOW: usize = 1024;
/// The same for a slow one.
const SLOW_WINDOW: usize = 256;
/// How often a slow condition may run into its limit before it counts as not matching for the rest of the text.
const PATIENCE: u32 = 8;

/// The rules of one language, in order, ready to be asked.
pub(super) struct Matcher {
    rules: Vec<Rule>,
    /// Finds where the `beforebreak` of a break rule ends.
    ends: Option<DFA>,
    /// Finds, backwards, where the `afterbreak` of a break rule without `beforebreak` begins.
    starts: Option<DFA>,
    /// Whether some break rule has nothing fast to be found by, so that it could break at every position.
    everywhere: bool,
    before: Automaton,
    after: Automaton,
    slow: Vec<fancy_regex::Regex>,
    scratch: Mutex<Vec<Scratch>>,
}

struct Rule {
    breaks: bool,
    before: Vec<Slot>,
    after: Vec<Slot>,
    slow: Vec<(Place, Slot)>,
}

#[derive(Debug, Clone, Copy)]
struct Slot {
    index: usize,
    negated: bool,
}

impl fmt::Debug for Matcher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Matcher").field("rules", &self.rules.len()).finish_non_exhaustive()
    }
}

impl Matcher {
    /// Takes the rules in the order in which they are to be asked: whether they break, and their conditions.
    pub(super) fn new<'a>(rules: impl Iterator<Item = (bool, &'a [Condition])>) -> Self {
        let (mut befores, mut afters, mut slow) = (Vec::new(), Vec::new(), Vec::new());
        let (mut ends, mut starts, mut everywhere) = (Vec::new(), Vec::new(), false);
        let mut compiled = Vec::new();
        for (breaks, conditions) in rules {
            let mut rule = Rule { breaks, before: Vec::new(), after: Vec::new(), slow: Vec::new() };
            let (mut end, mut start) = (None, None);
            for Condition { place, negated, test } in conditions {
                let negated = *negated;
                match (place, test) {
                    (Place::Before, Test::Fast(hir)) => {
                        if !negated {
                            end = Some(hir);
                        }
                        rule.before.push(Slot { index: slot(&mut befores, hir), negated });
                    }
                    (Place::After, Test::Fast(hir)) => {
                        if !negated {
                            start = Some(hir);
                        }
                        rule.after.push(Slot { index: slot(&mut afters, hir), negated });
                    }
                    (place, Test::Slow(regex)) => {
                        slow.push(regex.clone());
                        rule.slow.push((*place, Slot { index: slow.len() - 1, negated }));
                    }
                }
            }
            match (end, start) {
                _ if !breaks => {}
                (Some(hir), _) => ends.push(hir.clone()),
                (None, Some(hir)) => starts.push(hir.clone()),
                (None, None) => everywhere = true,
            }
            compiled.push(rule);
        }
        let any = |all: Vec<Hir>, backwards| (!all.is_empty()).then(|| automaton(&[Hir::alternation(all)], backwards));
        Matcher {
            rules: compiled,
            ends: any(ends, false),
            starts: any(starts, true),
            everywhere,
            before: Automaton::new(&befores, true),
            after: Automaton::new(&afters, false),
            slow,
            scratch: Mutex::new(Vec::new()),
        }
    }

    /// What is needed to read one text, new or left by another.
    pub(super) fn scratch(&self) -> Scratch {
        let pooled = self.scratch.lock().ok().and_then(|mut pool| pool.pop());
        let mut scratch = pooled.unwrap_or_else(|| Scratch::new(self));
        scratch.trouble.fill(0);
        scratch
    }

    /// Gives back what the next text can use.
    pub(super) fn give_back(&self, scratch: Scratch) {
        if let Ok(mut pool) = self.scratch.lock() {
            pool.push(scratch);
        }
    }

    /// The positions inside a paragraph at which it is to be broken, in order; neither its start nor its end is one.
    pub(super) fn breaks(&self, text: &str, scratch: &mut Scratch) -> Vec<usize> {
        let mut positions = Vec::new();
        if self.everywhere {
            positions.extend(text.char_indices().map(|(at, _)| at));
        } else {
            find_all(self.starts.as_ref(), scratch.starts.as_mut(), text, true, &mut positions);
            positions.reverse();
            let sorted = positions.is_empty();
            find_all(self.ends.as_ref(), scratch.ends.as_mut(), text, false, &mut positions);
            if !sorted {
                positions.sort_unstable();
            }
            positions.dedup();
        }
        positions.retain(|&at| at > 0 && at < text.len() && self.decide(text, at, scratch));
        positions
    }

    /// Whether the first rule that matches at the position is one that breaks.
    fn decide(&self, text: &str, at: usize, scratch: &mut Scratch) -> bool {
        let holds = |slots: &[Slot], found: &Found| slots.iter().all(|slot| found.has(slot.index) != slot.negated);
        let end = ceil(text, at.saturating_add(WINDOW));
        self.after.find(text, at, end, &mut scratch.after);
        if !self.rules.iter().any(|rule| rule.breaks && holds(&rule.after, &scratch.after)) {
            return false;
        }
        let start = floor(text, at.saturating_sub(WINDOW));
        self.before.find(text, start, at, &mut scratch.before);
        let first = self.rules.iter().find(|rule| self.matches(rule, text, at, scratch));
        first.is_some_and(|rule| rule.breaks)
    }

    /// The rules that match at a position, by their places in the list, in order: the first one decides. Patience with slow
    /// conditions is as within a text.
    pub(super) fn matching(&self, text: &str, at: usize, scratch: &mut Scratch) -> Vec<(usize, bool)> {
        self.after.find(text, at, ceil(text, at.saturating_add(WINDOW)), &mut scratch.after);
        self.before.find(text, floor(text, at.saturating_sub(WINDOW)), at, &mut scratch.before);
        let matches = |rule: &Rule, scratch: &mut Scratch| self.matches(rule, text, at, scratch);
        let rules = self.rules.iter().enumerate();
        rules.filter(|(_, rule)| matches(rule, scratch)).map(|(index, rule)| (index, rule.breaks)).collect()
    }

    /// Whether a rule matches at the position that was just looked at from both sides.
    fn matches(&self, rule: &Rule, text: &str, at: usize, scratch: &mut Scratch) -> bool {
        let holds = |slots: &[Slot], found: &Found| slots.iter().all(|slot| found.has(slot.index) != slot.negated);
        holds(&rule.after, &scratch.after)
            && holds(&rule.before, &scratch.before)
            && rule.slow.iter().all(|&(place, slot)| {
                self.slow_holds(text, at, place, slot.index, &mut scratch.trouble) != slot.negated
            })
    }

    fn slow_holds(&self, text: &str, at: usize, place: Place, index: usize, trouble: &mut [u32]) -> bool {
        if trouble[index] >= PATIENCE {
            return false;
        }
        let regex = &self.slow[index];
        let found = match place {
            Place::Before => {
                let start = floor(text, at.saturating_sub(SLOW_WINDOW));
                regex.find_from_pos(&text[..at], start).map(|found| found.is_some())
            }
            Place::After => {
                let end = ceil(text, at.saturating_add(SLOW_WINDOW));
                let input = fancy_regex::RegexInput::new(&text[..end]).from_pos(at).anchored(true);
                regex.find_input(input).map(|found| found.is_some())
            }
        };
        found.unwrap_or_else(|_| {
            trouble[index] += 1;
            false
        })
    }
}

/// All positions at which a match ends, or begins where the automaton reads backwards, in the order of reading.
fn find_all(dfa: Option<&DFA>, cache: Option<&mut Cache>, text: &str, backwards: bool, positions: &mut Vec<usize>) {
    let (Some(dfa), Some(cache)) = (dfa, cache) else { return };
    let input = Input::new(text);
    let mut state = OverlappingState::start();
    while let Some(found) = search(dfa, cache, &input, backwards, &mut state) {
        positions.push(found.offset());
    }
}

/// The next match. The search cannot fail: these automata read every byte and never give up.
fn search(
    dfa: &DFA,
    cache: &mut Cache,
    input: &Input<'_>,
    backwards: bool,
    state: &mut OverlappingState,
) -> Option<HalfMatch> {
    let result = match backwards {
        true => dfa.try_search_overlapping_rev(cache, input, state),
        false => dfa.try_search_overlapping_fwd(cache, input, state),
    };
    result.ok().and_then(|()| state.get_match())
}

/// The place of an expression among those of its automaton; the same expression has one place.
fn slot(all: &mut Vec<Hir>, hir: &Hir) -> usize {
    all.iter().position(|known| known == hir).unwrap_or_else(|| {
        all.push(hir.clone());
        all.len() - 1
    })
}

fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at)
}

fn ceil(text: &str, at: usize) -> usize {
    text.ceil_char_boundary(at.min(text.len()))
}

/// What is filled in while a text is read, kept for the next one.
pub(super) struct Scratch {
    ends: Option<Cache>,
    starts: Option<Cache>,
    before: Found,
    after: Found,
    trouble: Vec<u32>,
}

impl Scratch {
    fn new(matcher: &Matcher) -> Self {
        Scratch {
            ends: matcher.ends.as_ref().map(DFA::create_cache),
            starts: matcher.starts.as_ref().map(DFA::create_cache),
            before: Found::new(&matcher.before),
            after: Found::new(&matcher.after),
            trouble: vec![0; matcher.slow.len()],
        }
    }
}

/// Which expressions of an automaton match at a position.
struct Found {
    cache: Option<Cache>,
    bits: Vec<u64>,
}

impl Found {
    fn new(automaton: &Automaton) -> Self {
        let cache = automaton.dfa.as_ref().map(DFA::create_cache);
        Found { cache, bits: vec![0; automaton.words] }
    }

    fn has(&self, index: usize) -> bool {
        self.bits[index / 64] & (1 << (index % 64)) != 0
    }
}

/// Many expressions, asked together.
struct Automaton {
    dfa: Option<DFA>,
    backwards: bool,
    /// How many words of 64 bits a set of its expressions takes.
    words: usize,
}

impl Automaton {
    fn new(expressions: &[Hir], backwards: bool) -> Self {
        let dfa = (!expressions.is_empty()).then(|| automaton(expressions, backwards));
        Automaton { dfa, backwards, words: expressions.len().div_ceil(64) }
    }

    fn find(&self, text: &str, start: usize, end: usize, found: &mut Found) {
        found.bits.fill(0);
        let (Some(dfa), Some(cache)) = (&self.dfa, &mut found.cache) else { return };
        let input = Input::new(text).span(start..end).anchored(Anchored::Yes);
        let mut state = OverlappingState::start();
        while let Some(hit) = search(dfa, cache, &input, self.backwards, &mut state) {
            let index = hit.pattern().as_usize();
            found.bits[index / 64] |= 1 << (index % 64);
        }
    }
}

fn automaton(expressions: &[Hir], backwards: bool) -> DFA {
    let nfa: NFA = thompson::Compiler::new()
        .configure(thompson::Config::new().reverse(backwards).which_captures(WhichCaptures::None))
        .build_many_from_hir(expressions)
        .expect("the size of every expression and of all together was checked when it was read");
    DFA::builder()
        .configure(
            DFA::config().match_kind(MatchKind::All).cache_capacity(8 * 1024 * 1024).skip_cache_capacity_check(true),
        )
        .build_from_nfa(nfa)
        .expect("expressions without word boundaries always make an automaton")
}
