//! 就高不重复: of several entitlements only the highest is given.
//!
//! What is decided of each by itself comes first; then those that pay less give way. Where a rival is
//! still open and may be higher, the decision waits for what the rival waits for.

use super::examine::Decided;
use super::outcome::{Amount, AmountState, Outcome, Verdict};
use crate::ir::Program;
use crate::values::Exact;
use std::cmp::Ordering;

/// Decisions that must be known before these are: members of the same exclusions.
pub(super) fn with_rivals(program: &Program, decisions: &[usize]) -> Vec<usize> {
    let mut all = decisions.to_vec();
    let mut changed = true;
    while changed {
        changed = false;
        for exclusion in &program.exclusions {
            let members = members(program, &exclusion.rules);
            if members.iter().any(|m| all.contains(m)) {
                for member in members.into_iter().filter(|m| !all.contains(m)).collect::<Vec<_>>() {
                    all.push(member);
                    changed = true;
                }
            }
        }
    }
    all
}

fn members(program: &Program, rules: &[String]) -> Vec<usize> {
    rules.iter().filter_map(|r| program.decisions.iter().position(|d| d.rule == *r)).collect()
}

/// Lets the lower of each exclusion's members give way.
pub(super) fn highest_only(program: &Program, decided: &mut [Decided]) {
    for exclusion in &program.exclusions {
        let order = members(program, &exclusion.rules);
        let own: Vec<Outcome> = order.iter().filter_map(|m| outcome(decided, *m)).collect();
        for (rank, one) in own.iter().enumerate() {
            let rivals = own.iter().enumerate().filter(|(r, _)| *r != rank);
            let Some(verdict) = against(one, rank, rivals) else { continue };
            let Some(d) = decided.iter_mut().find(|d| d.outcome.decision == one.decision) else { continue };
            match verdict {
                Standing::GivesWay(to) => {
                    d.outcome.verdict = Verdict::Unmet;
                    d.outcome.yields_to = Some(to);
                    d.outcome.causes = crate::values::Causes::NONE;
                    d.outcome.amount = Amount::settled(Exact::ZERO);
                }
                Standing::Waits(rival) => {
                    d.outcome.verdict = rival.verdict;
                    d.outcome.causes = d.outcome.causes.and(rival.causes);
                    d.outcome.yields_to = Some(rival.decision);
                    d.outcome.amount = match d.outcome.amount.total {
                        Some(total) => Amount::between(Exact::ZERO, Some(total)),
                        None => Amount::UNDETERMINED,
                    };
                }
            }
        }
    }
}

fn outcome(decided: &[Decided], decision: usize) -> Option<Outcome> {
    decided.iter().find(|d| d.outcome.decision == decision).map(|d| d.outcome.clone())
}

enum Standing {
    /// A rival pays more, or as much and is named first.
    GivesWay(usize),
    /// A rival that is still open may pay more.
    Waits(Box<Outcome>),
}

fn against<'o>(one: &Outcome, rank: usize, rivals: impl Iterator<Item = (usize, &'o Outcome)>) -> Option<Standing> {
    let mut waits = None;
    let most = most(one)?;
    for (other, rival) in rivals {
        let least = least(rival);
        let above = |a: Option<Exact>, b: Option<Exact>| match (a, b) {
            (Some(a), Some(b)) => Some(a.cmp(&b)),
            _ => None,
        };
        match above(least, most) {
            Some(Ordering::Greater) => return Some(Standing::GivesWay(rival.decision)),
            Some(Ordering::Equal) if other < rank && rival.verdict == Verdict::Met => {
                return Some(Standing::GivesWay(rival.decision));
            }
            _ => {}
        }
        let settled = one.verdict == Verdict::Met && one.amount.state == AmountState::Settled;
        let may_be_higher = match (self::most(rival), one.amount.total) {
            (Some(Some(high)), Some(total)) => high > total || (high == total && other < rank),
            (Some(None), _) => true,
            _ => false,
        };
        if settled && rival.verdict.is_open() && may_be_higher {
            waits = Some(Standing::Waits(Box::new(rival.clone())));
        }
    }
    waits
}

/// The most that an outcome may come to; `Some(None)` without a bound, `None` where it pays nothing.
fn most(outcome: &Outcome) -> Option<Option<Exact>> {
    match outcome.verdict {
        Verdict::Met => Some(outcome.amount.total.or(outcome.amount.high)),
        v if v.is_open() => Some(outcome.amount.high),
        _ => None,
    }
}

/// The least it pays for certain.
fn least(outcome: &Outcome) -> Option<Exact> {
    match outcome.verdict {
        Verdict::Met => outcome.amount.total.or(outcome.amount.low),
        _ => None,
    }
}
