//! What made decisions come out differently: the line, or the rule, that taken back alone restores them.
//!
//! Each thing that differs is taken back in the newer package and the cases are decided again. What restores a
//! decision is its cause; where nothing does so alone, the fewest that do so together are.

mod difference;
mod graft;
mod hybrid;
mod items;
mod pending;
mod rows;

pub use pending::Pending;

use super::input::{CaseInput, Origin};
use crate::compare::{Acts, Causes};
use crate::eval::Scratch;
use difference::{Differences, Unit};
use hybrid::Hybrids;
use std::collections::BTreeSet;

/// More packages than this are not put together to find what acts only together.
const MOST_TRIED: usize = 256;

/// Names the causes of changed decisions.
pub(super) fn name((old, new): (Origin<'_>, Origin<'_>), cases: &[CaseInput], all: &mut [Pending]) {
    if all.is_empty() {
        return;
    }
    let found = Differences::between(old, new).and_then(|d| {
        let units = d.units()?;
        Some((Hybrids::new(old, new, d), units))
    });
    let Some((hybrids, units)) = found else {
        all.iter_mut().for_each(|p| p.change.causes = unclear(p));
        return;
    };
    let closed = units.iter().map(|u| hybrids.differences.closed(&u.differences)).collect();
    let mut search = Search { hybrids, units, closed, cases, scratch: Scratch::default(), tried: 0 };
    let alone = search.alone(all);
    let left: Vec<usize> = (0..all.len()).filter(|i| alone[*i].is_empty()).collect();
    let together = search.together(all, left);
    for (i, pending) in all.iter_mut().enumerate() {
        let joint = together.iter().find(|(of, _)| of.contains(&i)).map(|(_, units)| units.as_slice());
        let (units, acts) = match (alone[i].as_slice(), joint) {
            ([], Some(units)) => (units, Acts::Together),
            ([], None) => {
                pending.change.causes = unclear(pending);
                continue;
            }
            (units, _) if search.are_one(units) => (units, Acts::Together),
            (units, _) => (units, Acts::Each),
        };
        let parts = units.iter().map(|u| search.units[*u].words.clone()).collect();
        pending.change.causes = Causes { parts, acts };
    }
}

/// Nothing that the rules say restores the decision, such as where a sentence came under another definition.
fn unclear(pending: &Pending) -> Causes {
    Causes { parts: pending.among.iter().cloned().collect(), acts: Acts::Unclear }
}

struct Search<'a> {
    hybrids: Hybrids<'a>,
    units: Vec<Unit>,
    /// Of each unit, all that is taken back with it.
    closed: Vec<BTreeSet<usize>>,
    cases: &'a [CaseInput],
    scratch: Scratch,
    tried: usize,
}

impl Search<'_> {
    /// Whether several units can only be taken back with each other.
    fn are_one(&self, units: &[usize]) -> bool {
        units.len() > 1 && units.iter().all(|u| self.closed[*u] == self.closed[units[0]])
    }

    /// Of each decision, the units that restore it alone.
    fn alone(&mut self, all: &[Pending]) -> Vec<Vec<usize>> {
        let mut found: Vec<Vec<usize>> = vec![vec![]; all.len()];
        let everyone: Vec<usize> = (0..all.len()).collect();
        let closed = self.closed.clone();
        for (unit, set) in closed.iter().enumerate() {
            for i in self.restored(set, all, &everyone) {
                found[i].push(unit);
            }
        }
        // What has to be taken back along with another thing that does it alone is no cause.
        for units in &mut found {
            let own = units.clone();
            units.retain(|u| {
                let wider = |v: &usize| closed[*v].is_subset(&closed[*u]) && closed[*v] != closed[*u];
                !own.iter().any(wider)
            });
        }
        found
    }

    /// Of the decisions that nothing restores alone, fewest units that do so together.
    fn together(&mut self, all: &[Pending], left: Vec<usize>) -> Vec<(Vec<usize>, Vec<usize>)> {
        let every: BTreeSet<usize> = (0..self.units.len()).collect();
        let left = if left.is_empty() { left } else { self.restored(&self.of(&every), all, &left) };
        let mut done = Vec::new();
        let mut open = vec![(left, every, 0)];
        while let Some((group, kept, next)) = open.pop() {
            if group.is_empty() {
                continue;
            }
            if next == self.units.len() || self.tried >= MOST_TRIED {
                done.push((group, kept.into_iter().collect()));
                continue;
            }
            let mut fewer = kept.clone();
            fewer.remove(&next);
            let without = self.restored(&self.of(&fewer), all, &group);
            let with = group.into_iter().filter(|i| !without.contains(i)).collect();
            open.push((without, fewer, next + 1));
            open.push((with, kept, next + 1));
        }
        done
    }

    fn of(&self, units: &BTreeSet<usize>) -> BTreeSet<usize> {
        units.iter().flat_map(|u| &self.units[*u].differences).copied().collect()
    }

    /// Those of some decisions that come to what they were once these differences are taken back.
    fn restored(&mut self, set: &BTreeSet<usize>, all: &[Pending], of: &[usize]) -> Vec<usize> {
        self.tried += 1;
        self.hybrids.restored(set, self.cases, all, of, &mut self.scratch)
    }
}
