//! 就高不重复: of several entitlements only the highest is given.
//!
//! What is decided of each by itself comes first; then those that pay less give way. Where a rival is
//! still open and may be higher, the decision waits for what the rival waits for.

use super::cell::Cell;
use super::decided::{Decided, Warning};
use super::outcome::{Amount, Outcome};
use super::run::Run;
use crate::ir::{AmountState, DecisionId, Program, Verdict};
use crate::values::{Causes, Exact};

/// Decisions that must be known before these are: members of the same exclusions.
pub fn with_rivals(program: &Program, decisions: &[DecisionId]) -> Vec<DecisionId> {
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

/// Decisions that exclude each other, directly or through others.
pub(super) fn groups(program: &Program) -> Vec<Vec<DecisionId>> {
    let mut found: Vec<Vec<DecisionId>> = Vec::new();
    for exclusion in &program.exclusions {
        for member in members(program, &exclusion.rules) {
            if !found.iter().any(|g| g.contains(&member)) {
                found.push(with_rivals(program, &[member]));
            }
        }
    }
    found
}

fn members(program: &Program, rules: &[String]) -> Vec<DecisionId> {
    rules.iter().filter_map(|r| program.decision_of(r)).collect()
}

/// Lets the lower of each exclusion's members give way.
pub(super) fn highest_only(program: &Program, decided: &mut [Decided]) {
    for exclusion in &program.exclusions {
        let order = members(program, &exclusion.rules);
        let own: Vec<Outcome> = order.iter().filter_map(|m| outcome(decided, *m)).collect();
        for (rank, one) in own.iter().enumerate() {
            let rivals = own.iter().enumerate().filter(|(r, _)| *r != rank);
            let Some(verdict) = against(one, rank, rivals) else { continue };
            let asked = match &verdict {
                Standing::Waits { rivals, .. } => {
                    let among = |d: &&Decided| rivals.iter().any(|r| own[*r].decision == d.outcome.decision);
                    decided.iter().filter(among).map(|d| (d.open.clone(), d.missing.clone())).collect()
                }
                Standing::GivesWay(_) => vec![],
            };
            let Some(d) = decided.iter_mut().find(|d| d.outcome.decision == one.decision) else { continue };
            match verdict {
                Standing::GivesWay(to) => {
                    d.outcome.verdict = Verdict::Unmet;
                    d.outcome.yields_to = Some(to);
                    d.outcome.causes = Causes::NONE;
                    d.outcome.amount = Amount::settled(Exact::ZERO);
                    d.outcome.payment = None;
                    d.missing.clear();
                }
                Standing::Waits { rivals, causes } => {
                    let faulty = rivals.iter().map(|r| &own[*r].verdict).find(|v| !v.is_open() && **v != Verdict::Met);
                    d.outcome.verdict = match faulty {
                        Some(verdict) if causes.is_empty() => *verdict,
                        _ => Verdict::awaiting(causes),
                    };
                    d.outcome.causes = causes;
                    d.outcome.yields_to = rivals.first().map(|r| own[*r].decision);
                    // What the rivals lack is lacking here too.
                    for (open, missing) in asked {
                        d.open.needs.extend(open.needs);
                        d.missing.extend(missing);
                        d.missing.sort();
                        d.missing.dedup();
                    }
                    d.outcome.amount = match d.outcome.amount.total.or(d.outcome.amount.high) {
                        Some(most) => Amount::between(Exact::ZERO, Some(most)),
                        None => Amount::UNDETERMINED,
                    };
                }
            }
        }
    }
}

/// Says of what is to be given that another member of its exclusion was enjoyed before: what that comes to for the
/// present sum, the text seldom says.
pub(super) fn enjoyed_before(run: &Run<'_>, decided: &mut [Decided]) {
    for exclusion in &run.program.exclusions {
        let order = members(run.program, &exclusion.rules);
        let before: Vec<DecisionId> = order.iter().copied().filter(|m| was_enjoyed(run, decided, *m)).collect();
        for d in decided.iter_mut().filter(|d| order.contains(&d.outcome.decision)) {
            let others = before.iter().filter(|m| **m != d.outcome.decision);
            let with: Vec<String> = others.map(|m| run.program.decisions[*m].rule.clone()).collect();
            if !with.is_empty() && (d.outcome.verdict == Verdict::Met || d.outcome.verdict.is_open()) {
                d.warnings.push(Warning::RivalEnjoyed { with });
            }
        }
    }
}

fn was_enjoyed(run: &Run<'_>, decided: &[Decided], decision: DecisionId) -> bool {
    if outcome(decided, decision).is_some_and(|o| o.verdict == Verdict::UsedUp) {
        return true;
    }
    let Some(plan) = &run.program.decisions[decision].plan else { return false };
    let months = plan.enjoyed.map(|e| run.root(e.count));
    matches!(months, Some(Cell::Number(n)) if n > Exact::ZERO) || plan.spent.is_some_and(|s| run.root(s) == Cell::True)
}

fn outcome(decided: &[Decided], decision: DecisionId) -> Option<Outcome> {
    decided.iter().find(|d| d.outcome.decision == decision).map(|d| d.outcome.clone())
}

enum Standing {
    /// A rival pays more for certain, or as much and is named first.
    GivesWay(DecisionId),
    /// Which of them pays more is not known, for these causes.
    Waits { rivals: Vec<usize>, causes: Causes },
}

/// How one member stands against the others; nothing where it is given whatever they come to.
fn against<'o>(one: &Outcome, rank: usize, rivals: impl Iterator<Item = (usize, &'o Outcome)>) -> Option<Standing> {
    let (own_least, own_most) = bounds(one)?;
    let (mut waits, mut causes) = (Vec::new(), one.causes);
    for (other, rival) in rivals {
        let Some((least, most)) = bounds(rival) else { continue };
        let first = other < rank;
        let certain = rival.verdict == Verdict::Met;
        let beaten = own_most.is_some_and(|own| least > own || (least == own && first));
        if certain && beaten {
            return Some(Standing::GivesWay(rival.decision));
        }
        let safe = most.is_some_and(|most| own_least > most || (own_least == most && !first));
        if one.verdict == Verdict::Met && !safe {
            waits.push(other);
            causes = causes.and(rival.causes);
            let unknown = |o: &Outcome| o.verdict == Verdict::Met && o.amount.state == AmountState::Undetermined;
            if causes.is_empty() && (unknown(one) || unknown(rival)) {
                // 按规定: the amount stands in a document that is to be looked up.
                causes = Causes::DOCUMENT;
            }
        }
    }
    (!waits.is_empty()).then_some(Standing::Waits { rivals: waits, causes })
}

/// The least and the most that an outcome may come to; nothing where it pays nothing.
fn bounds(outcome: &Outcome) -> Option<(Exact, Option<Exact>)> {
    let amount = &outcome.amount;
    match outcome.verdict {
        Verdict::Met => {
            let least = amount.total.or(amount.low).unwrap_or(Exact::ZERO);
            Some((least, amount.total.or(amount.high)))
        }
        // What cannot be reckoned may come to anything.
        Verdict::Inconsistent | Verdict::NotComputable => Some((Exact::ZERO, None)),
        Verdict::AwaitsApplicant
        | Verdict::AwaitsAgency
        | Verdict::AwaitsParameter
        | Verdict::AwaitsInterpretation
        | Verdict::AwaitsDiscretion => Some((Exact::ZERO, amount.total.or(amount.high))),
        Verdict::Unmet
        | Verdict::TooEarly
        | Verdict::UsedUp
        | Verdict::NotApplicable
        | Verdict::OnTarget
        | Verdict::BelowTarget
        | Verdict::AboveTarget => None,
    }
}
