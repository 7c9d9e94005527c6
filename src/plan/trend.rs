//! Directions that the cases tell, where the changes themselves do not.

use super::Plan;
use super::cases::Decisions;
use super::changes::{Basis, ChangeOut};
use crate::amend::Direction;
use crate::compare::Summary;
use crate::values::Exact;
use std::cmp::Ordering;

impl Plan {
    /// Takes the decisions in, and lets the cases tell the directions that the changes do not.
    pub fn decide(&mut self, decisions: Decisions) {
        let open = |c: &ChangeOut| c.basis == Basis::Nothing && !c.awaits_drafting;
        let told: Vec<Option<Direction>> =
            self.changes.iter().map(|c| if open(c) { told_by(c, &self.changes, &decisions) } else { None }).collect();
        for (change, direction) in self.changes.iter_mut().zip(told) {
            if let Some(direction) = direction {
                (change.direction, change.basis) = (direction, Basis::Cases);
            }
        }
        let pending = self.edits.iter().filter(|e| !e.is_ready()).map(|e| e.title.clone());
        let pending = pending.collect();
        self.decisions = Some(Decisions { pending, ..decisions });
    }
}

/// The direction of a change as far as the decisions that it alone reaches tell it.
fn told_by(change: &ChangeOut, all: &[ChangeOut], decisions: &Decisions) -> Option<Direction> {
    let others = |rule: &str| {
        let bears =
            |c: &&ChangeOut| c.anchor != change.anchor && !(c.basis == Basis::Change && c.direction == Direction::Same);
        all.iter().filter(bears).any(|c| c.reaches.contains(rule))
    };
    let changes = decisions.groups.iter().flat_map(|g| &g.changes);
    let reached = changes.filter(|c| change.reaches.contains(&c.rule) && !others(&c.rule));
    reached.map(|c| trend(c.before.as_ref(), c.after.as_ref())).reduce(Direction::and)
}

/// What is open may still turn out either way: it is never worse than a refusal, nor better than 符合.
fn trend(before: Option<&Summary>, after: Option<&Summary>) -> Direction {
    let rank = |s: Option<&Summary>| match s {
        None => 0,
        Some(s) if s.earliest.is_some() => 1,
        Some(s) if s.outcome.is_refusal() => 0,
        Some(s) if s.is_met() => 3,
        Some(_) => 2,
    };
    let day = |s: Option<&Summary>| s.and_then(|s| s.earliest.clone());
    match rank(before).cmp(&rank(after)) {
        Ordering::Less => return Direction::Wider,
        Ordering::Greater => return Direction::Narrower,
        Ordering::Equal if rank(before) == 0 => return Direction::Same,
        // The sooner the better.
        Ordering::Equal if rank(before) == 1 => {
            return match day(before).cmp(&day(after)) {
                Ordering::Less => Direction::Narrower,
                Ordering::Equal => Direction::Same,
                Ordering::Greater => Direction::Wider,
            };
        }
        Ordering::Equal => {}
    }
    let amount = |s: Option<&Summary>, of: fn(&Summary) -> &Option<String>| {
        s.and_then(|s| of(s).as_deref()).and_then(|t| Exact::parse(t).ok())
    };
    let by = |of: fn(&Summary) -> &Option<String>| match (amount(before, of), amount(after, of)) {
        (Some(a), Some(b)) => match a.cmp(&b) {
            Ordering::Less => Direction::Wider,
            Ordering::Equal => Direction::Same,
            Ordering::Greater => Direction::Narrower,
        },
        (None, None) => Direction::Same,
        _ => Direction::Mixed,
    };
    let months = match (before.and_then(|s| s.months), after.and_then(|s| s.months)) {
        (Some(a), Some(b)) if a < b => Direction::Wider,
        (Some(a), Some(b)) if a > b => Direction::Narrower,
        _ => Direction::Same,
    };
    let sums = by(|s| &s.total).and(by(|s| &s.low)).and(by(|s| &s.high));
    // The same money over more months is the same money.
    if amount(before, |s| &s.total).is_some() { sums } else { sums.and(months) }
}
