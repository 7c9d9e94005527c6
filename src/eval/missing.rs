//! What a decision lacks: sets of facts and parameters that would decide it.

use super::open::{MAX_SETS, Need, Open};
use super::outcome::Outcome;
use super::run::Run;
use crate::ir::{AmountState, Decision};
use std::collections::BTreeSet;

/// Sets that decide the conditions; where they hold, what the amount still needs.
pub(super) fn missing(
    run: &Run<'_>,
    decision: &Decision,
    outcome: &Outcome,
    open: &Open,
) -> (Vec<BTreeSet<Need>>, bool) {
    if open.needs.is_empty() {
        return (vec![], false);
    }
    if run.root(decision.eligible).is_open() {
        return run.deciding_sets(decision.eligible, 0);
    }
    if outcome.verdict.is_open() || outcome.amount.state != AmountState::Settled {
        let mut all: Vec<BTreeSet<Need>> = open.needs.iter().map(|n| BTreeSet::from([*n])).collect();
        let cut = all.len() > MAX_SETS;
        all.truncate(MAX_SETS);
        return (all, cut);
    }
    (vec![], false)
}
