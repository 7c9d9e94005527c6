//! Months that a case lists of a member before it came or after it left: not counted, and said.

use super::decided::{Decided, Warning};
use super::run::Run;
use crate::ir::Slot;
use crate::values::{Month, stretches};

/// Warns of each member whose months lie outside its time with the subject.
pub(super) fn outside(run: &Run<'_>, decided: &mut [Decided]) {
    for d in decided {
        let Some(plan) = &run.program.decisions[d.outcome.decision].plan else { continue };
        let outside: Vec<(u32, Month)> = d.outcome.payment.iter().flat_map(|p| p.outside.iter().copied()).collect();
        let named = |is: fn(&Slot) -> bool| {
            let mut slots = run.program.slots.iter();
            slots.find(|s| s.domain == plan.holder && is(s)).map(|s| s.name.clone()).unwrap_or_default()
        };
        let (start, end) = (named(Slot::is_start), named(Slot::is_end));
        for of in outside.chunk_by(|a, b| a.0 == b.0) {
            let who = run.rows(plan.holder).labels.get(of[0].0 as usize).cloned().unwrap_or_default();
            let months = stretches(of.iter().map(|(_, month)| *month));
            d.warnings.push(Warning::OutsideService { who, months, start: start.clone(), end: end.clone() });
        }
    }
}
