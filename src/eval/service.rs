//! Months that a case lists of a member before it came or after it left: not counted, and said.

use super::decided::{Decided, Warning};
use super::run::Run;
use crate::ir::Slot;
use crate::values::Month;

/// Warns of each member whose months lie outside its time with the subject.
pub(super) fn outside(run: &Run<'_>, decided: &mut [Decided]) {
    for d in decided {
        let Some(plan) = &run.program.decisions[d.outcome.decision].plan else { continue };
        let months = d.outcome.payment.iter().flat_map(|p| &p.outside);
        let mut of: Vec<(u32, Vec<(Month, Month)>)> = Vec::new();
        for (holder, month) in months.copied() {
            match of.last_mut().filter(|(last, _)| *last == holder) {
                Some((_, stretches)) => join(stretches, month),
                None => of.push((holder, vec![(month, month)])),
            }
        }
        let named = |is: fn(&Slot) -> bool| {
            let mut slots = run.program.slots.iter();
            slots.find(|s| s.domain == plan.holder && is(s)).map(|s| s.name.clone()).unwrap_or_default()
        };
        let (start, end) = (named(Slot::is_start), named(Slot::is_end));
        for (holder, months) in of {
            let who = run.rows(plan.holder).labels.get(holder as usize).cloned().unwrap_or_default();
            d.warnings.push(Warning::OutsideService { who, months, start: start.clone(), end: end.clone() });
        }
    }
}

fn join(stretches: &mut Vec<(Month, Month)>, month: Month) {
    match stretches.last_mut().filter(|(_, to)| month.since(*to) == 1) {
        Some((_, to)) => *to = month,
        None => stretches.push((month, month)),
    }
}
