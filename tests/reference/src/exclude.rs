//! 竞合: of entitlements that exclude each other only the highest is given.

use crate::answer::{Answer, Given, Sum};
use crate::run::Run;
use tiaowen::ir::{Decision, Program, Verdict};
use tiaowen::values::{Causes, Exact};

/// The entitlements that exclude one, and whether each is named before it.
pub fn rivals<'p>(program: &'p Program, decision: &Decision) -> Vec<(&'p Decision, bool)> {
    let mut found = Vec::new();
    for exclusion in &program.exclusions {
        let Some(own) = exclusion.rules.iter().position(|r| *r == decision.rule) else { continue };
        for (place, rule) in exclusion.rules.iter().enumerate().filter(|(place, _)| *place != own) {
            found.extend(program.decision(rule).map(|d| (d, place < own)));
        }
    }
    found
}

impl Run<'_> {
    /// One reading of one case: each by itself first, then the highest; of equals the one named first.
    pub fn decide(&self, decision: &Decision) -> Answer {
        let mut own = match self.alone(decision) {
            Answer::Given(own) => own,
            other => return other,
        };
        for (rival, first) in rivals(self.program, decision) {
            let theirs = match self.alone(rival) {
                Answer::Given(theirs) => theirs,
                other => return other,
            };
            if own.verdict.is_refusal() || theirs.verdict.is_refusal() {
                continue;
            }
            own = beside(own, &theirs, first);
        }
        Answer::Given(own)
    }
}

/// One that may be paid beside another that may be paid.
fn beside(own: Given, theirs: &Given, first: bool) -> Given {
    let beats = |a: Option<Exact>, b: Option<Exact>, wins_ties: bool| {
        a.zip(b).is_some_and(|(a, b)| if wins_ties { a >= b } else { a > b })
    };
    // What is open may come to nothing.
    let least = |g: &Given| if g.verdict == Verdict::Met { g.amount.low() } else { Some(Exact::ZERO) };
    if beats(least(&own), theirs.amount.high(), !first) || own.amount.high() == Some(Exact::ZERO) {
        return own;
    }
    if beats(least(theirs), own.amount.high(), first) {
        let amount = Sum::settled(Exact::ZERO);
        return Given { amount, months: Some(0), ..Given::bare(Verdict::Unmet, Causes::NONE) };
    }
    if own.verdict == Verdict::Met || own.verdict.is_open() {
        let causes = own.causes.and(theirs.causes);
        let high = own.amount.high();
        let amount = Sum::between(high.map(|_| Exact::ZERO), high);
        return Given { verdict: Verdict::awaiting(causes), causes, amount, months: Some(0), ..own };
    }
    own
}
