//! Work on several things at once: results come in the order of what went in, whatever the number of threads, and
//! there is never more than a window of things between the two ends.
//!
//! One thread reads, some work, the caller's takes the results. A thing is in the window from when it was read until its
//! result was taken; so one that takes long holds up reading, not memory.

use std::collections::BTreeMap;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;

/// How much may be under way. One thing may always be, whatever it weighs.
#[derive(Debug, Clone, Copy)]
pub struct Window {
    /// The largest number of things.
    pub items: usize,
    /// The largest sum of their weights.
    pub weight: usize,
}

/// The work on a thing failed in a way that nobody foresaw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Died;

/// The system gives no thread.
#[derive(Debug, thiserror::Error)]
#[error("no thread could be started: {0}")]
pub struct NoThread(pub io::Error);

/// Works on all `items`, each with its weight, on up to `threads` threads, and has the caller's thread `take` the
/// results in order. Every thread has a state of its own, made anew when the work on a thing died. The first error of
/// `take` ends it all: nothing more is read, and what is under way is dropped.
pub fn ordered<T: Send, R: Send, S, E: From<NoThread>>(
    threads: usize,
    window: Window,
    items: impl Iterator<Item = (T, usize)> + Send,
    state: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, T) -> R + Sync,
    mut take: impl FnMut(Result<R, Died>) -> Result<(), E>,
) -> Result<(), E> {
    let gate = Gate { window, held: Mutex::default(), left: Condvar::new() };
    let (to_workers, read) = mpsc::channel();
    let read = Mutex::new(read);
    let (to_taker, results) = mpsc::channel();
    thread::scope(|scope| {
        // However this ends, by a panic too, the reader must not wait for ever.
        let open = Open(&gate);
        let (gate, read, state, work) = (&gate, &read, &state, &work);
        let reader = move || {
            for (index, (item, weight)) in items.enumerate() {
                if !gate.enter(weight) || to_workers.send((index, item, weight)).is_err() {
                    break;
                }
            }
        };
        let worker = |to_taker: mpsc::Sender<_>| {
            move || {
                let mut own = state();
                loop {
                    let next = lock(read).recv();
                    let Ok((index, item, weight)) = next else { break };
                    let result = catch_unwind(AssertUnwindSafe(|| work(&mut own, item))).map_err(|_| Died);
                    if result.is_err() {
                        own = state();
                    }
                    if to_taker.send((index, result, weight)).is_err() {
                        break;
                    }
                }
            }
        };
        for number in 0..threads.max(1) {
            let started = thread::Builder::new().spawn_scoped(scope, worker(to_taker.clone()));
            match started {
                Ok(_) => {}
                // Fewer do it too.
                Err(_) if number > 0 => break,
                Err(error) => return Err(NoThread(error).into()),
            }
        }
        drop(to_taker);
        thread::Builder::new().spawn_scoped(scope, reader).map_err(NoThread)?;
        let mut early = BTreeMap::new();
        let mut next = 0;
        for (index, result, weight) in results {
            early.insert(index, (result, weight));
            while let Some((result, weight)) = early.remove(&next) {
                take(result)?;
                gate.leave(weight);
                next += 1;
            }
        }
        drop(open);
        Ok(())
    })
}

/// Where things wait until there is room for them.
struct Gate {
    window: Window,
    held: Mutex<Held>,
    left: Condvar,
}

#[derive(Default)]
struct Held {
    items: usize,
    weight: usize,
    closed: bool,
}

impl Gate {
    /// Waits for room. False when there will be none any more.
    fn enter(&self, weight: usize) -> bool {
        let full = |held: &mut Held| {
            let fits = held.items < self.window.items && held.weight.saturating_add(weight) <= self.window.weight;
            !held.closed && held.items > 0 && !fits
        };
        let mut held = self.left.wait_while(lock(&self.held), full).unwrap_or_else(PoisonError::into_inner);
        held.items += 1;
        held.weight += weight;
        !held.closed
    }

    fn leave(&self, weight: usize) {
        let mut held = lock(&self.held);
        held.items -= 1;
        held.weight -= weight;
        self.left.notify_all();
    }

    fn close(&self) {
        lock(&self.held).closed = true;
        self.left.notify_all();
    }
}

/// Closes the gate when it goes.
struct Open<'a>(&'a Gate);

impl Drop for Open<'_> {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// Nothing that is done under these locks can fail half way.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use proptest::prelude::*;

    use super::*;

    /// What stops the taking in these tests.
    #[derive(Debug, PartialEq)]
    struct Stop;

    impl From<NoThread> for Stop {
        fn from(_: NoThread) -> Self {
            Stop
        }
    }

    const WIDE: Window = Window { items: 16, weight: usize::MAX };

    /// Takes longer for some than for others.
    fn slow(number: u32) -> u64 {
        (0..number % 40 * 100).for_each(|_| std::hint::spin_loop());
        u64::from(number) * 3
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]

        #[test]
        fn any_number_of_threads_gives_the_same(
            numbers in proptest::collection::vec(any::<u32>(), 0..40),
            items in 1..12_usize,
            weight in 1..60_usize,
        ) {
            let expected: Vec<u64> = numbers.iter().map(|number| u64::from(*number) * 3).collect();
            for threads in 1..=8 {
                // How many are read and not taken yet, and what they weigh.
                let (held, weighed) = (AtomicUsize::new(0), AtomicUsize::new(0));
                let weight_of = |number: u32| (number % 9) as usize;
                let mut seen = Vec::new();
                let taken: Result<(), Stop> = ordered(
                    threads,
                    Window { items, weight },
                    numbers.iter().map(|number| (*number, weight_of(*number))),
                    || (),
                    |(), number| {
                        let count = held.fetch_add(1, Ordering::SeqCst) + 1;
                        let sum = weighed.fetch_add(weight_of(number), Ordering::SeqCst) + weight_of(number);
                        (number, slow(number), count, sum)
                    },
                    |result| {
                        let (number, result, count, sum) = result.unwrap();
                        assert!(count <= items && (sum <= weight || count == 1), "{count} {sum}");
                        held.fetch_sub(1, Ordering::SeqCst);
                        weighed.fetch_sub(weight_of(number), Ordering::SeqCst);
                        seen.push(result);
                        Ok(())
                    },
                );
                prop_assert_eq!(taken, Ok(()));
                prop_assert_eq!(&seen, &expected);
            }
        }
    }

    #[test]
    fn the_first_error_ends_it_though_there_is_no_end_of_items() {
        for threads in 1..=4 {
            let mut seen = 0;
            let take = |_| {
                seen += 1;
                if seen == 10 { Err(Stop) } else { Ok(()) }
            };
            assert_eq!(ordered(threads, WIDE, (0..).map(|n| (n, 1)), || (), |(), n: u32| slow(n), take), Err(Stop));
            assert_eq!(seen, 10);
        }
    }

    #[test]
    fn work_that_dies_is_told_of_in_its_place_and_the_rest_goes_on() {
        let mut seen = Vec::new();
        let work = |last: &mut u32, number: u32| {
            *last += 1;
            assert!(number != 3, "three is what this test dies of");
            (number, *last)
        };
        let take = |result| {
            seen.push(result);
            Ok::<(), Stop>(())
        };
        ordered(1, WIDE, (1..=5).map(|n| (n, 0)), || 0, work, take).unwrap();
        assert_eq!(seen, [Ok((1, 1)), Ok((2, 2)), Err(Died), Ok((4, 1)), Ok((5, 2))]);
    }
}
