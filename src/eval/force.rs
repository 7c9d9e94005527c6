//! Days and months on which the policy was not yet, or is no longer, in force: said, never decided on.

use super::decided::{Decided, Warning};
use super::run::Run;
use crate::values::{Exact, Month};

/// What is odd about 适用日, and about months that are paid.
pub(super) fn outside(run: &Run<'_>, decided: &mut [Decided]) {
    let policy = &run.program.policy;
    let on = run.input.facts.dates.applicable;
    let mut days = Vec::new();
    if on < policy.issued {
        days.push(Warning::BeforeIssue { on, issued: policy.issued });
    }
    if let Some(force) = policy.force {
        let first = Some(force.from).filter(|first| on < *first);
        let last = force.until.filter(|last| on > *last);
        if first.is_some() || last.is_some() {
            days.push(Warning::NotInForce { on, first, last });
        }
    }
    for d in decided {
        let before = paid_before(d, Month::of(policy.force.map_or(policy.issued, |force| force.from)));
        let before = before.map(|months| Warning::PaidBefore {
            months,
            effective: policy.force.map(|force| force.from),
            issued: policy.issued,
        });
        d.warnings.splice(0..0, days.iter().cloned().chain(before));
    }
}

/// The months that are paid and end before `first`, from the earliest to the latest.
fn paid_before(of: &Decided, first: Month) -> Option<(Month, Month)> {
    let segments = of.outcome.payment.iter().flat_map(|payment| &payment.segments);
    let paid = segments.filter(|s| s.amount.is_none_or(|amount| amount > Exact::ZERO)).filter_map(|s| s.span);
    let before = paid.filter(|(from, _)| *from < first);
    let before = before.map(|(from, to)| (from, to.min(first.plus(-1).unwrap_or(to))));
    before.reduce(|(a, b), (c, d)| (a.min(c), b.max(d)))
}
