//! What stands before and behind a unit in its text.

use crate::memory::Unit;

/// Units with the sources around them.
pub(super) struct WithContext<I> {
    units: I,
    wanted: bool,
    /// The source of the unit before, and where it comes from.
    before: Option<(String, String)>,
    next: Option<Unit>,
}

/// The sources before and behind a unit that come from the same pair.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Context {
    pub(super) before: Option<String>,
    pub(super) behind: Option<String>,
}

impl<I: Iterator<Item = Unit>> WithContext<I> {
    pub(super) fn new(mut units: I, wanted: bool) -> Self {
        let next = units.next();
        WithContext { units, wanted, before: None, next }
    }

    /// The unit that comes first, as long as none was taken.
    pub(super) fn first(&self) -> Option<&Unit> {
        self.next.as_ref()
    }
}

impl<I: Iterator<Item = Unit>> Iterator for WithContext<I> {
    type Item = (Unit, Context);

    fn next(&mut self) -> Option<(Unit, Context)> {
        let unit = self.next.take()?;
        self.next = self.units.next();
        if !self.wanted || unit.origin.is_empty() {
            self.before = None;
            return Some((unit, Context::default()));
        }
        let before = self.before.take().filter(|(_, origin)| *origin == unit.origin).map(|(source, _)| source);
        let behind = self.next.as_ref().filter(|next| next.origin == unit.origin).map(|next| next.source.clone());
        self.before = Some((unit.source.clone(), unit.origin.clone()));
        let filled = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        Some((unit, Context { before: filled(before), behind: filled(behind) }))
    }
}
