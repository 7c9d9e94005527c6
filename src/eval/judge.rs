//! From the cells of one pass to the outcome of each kind of rule.

use super::cell::Cell;
use super::outcome::{Amount, Outcome};
use super::payment::{PayPer, PayState, Payment};
use super::run::Run;
use crate::ir::{Decision, DecisionId, DecisionKind, Extension, NodeId, Op, Plan, TargetSpec, Verdict};
use crate::values::{Causes, Exact};

impl Run<'_> {
    /// The outcome as this pass has it: no later day tried, no interval, no alternative.
    pub fn judge(&self, index: DecisionId) -> Outcome {
        let decision = &self.program.decisions[index];
        let met = || self.plain(index, decision, Verdict::Met);
        match decision.kind {
            DecisionKind::Entitlement => decision.plan.as_ref().map(|plan| self.entitlement(index, decision, plan)),
            DecisionKind::Target => decision.target.as_ref().map(|target| self.target(index, decision, target)),
            DecisionKind::Discretion => Some(self.plain(index, decision, Verdict::AwaitsDiscretion)),
            DecisionKind::Status | DecisionKind::Priority | DecisionKind::Duty => None,
        }
        .unwrap_or_else(met)
    }

    fn plain(&self, index: DecisionId, decision: &Decision, met: Verdict) -> Outcome {
        match self.root(decision.eligible) {
            Cell::True => {
                let mut outcome = Outcome::new(index, met);
                if met == Verdict::AwaitsDiscretion {
                    outcome.causes = Causes::DISCRETION;
                    outcome.asked = decision.extension.as_ref().and_then(|e| self.asked_alone(e));
                }
                outcome
            }
            cell => self.unmet(index, decision, cell),
        }
    }

    fn asked_alone(&self, extension: &Extension) -> Option<super::payment::Segment> {
        let asked = self.root(extension.asked?).number()?.to_i64()?;
        let months = u32::try_from(asked).ok()?.min(extension.at_most);
        Some(super::payment::Segment {
            member: None,
            span: None,
            months,
            rate: None,
            per: PayPer::Month,
            before_cap: None,
            amount: None,
            projected: false,
        })
    }

    /// An outcome whose conditions do not hold, or not yet for certain.
    fn unmet(&self, index: DecisionId, decision: &Decision, cell: Cell) -> Outcome {
        match cell {
            Cell::Open(causes) => {
                let mut outcome = Outcome::new(index, Verdict::awaiting(causes));
                outcome.causes = causes;
                outcome
            }
            Cell::Fault(fault) => {
                let mut outcome = Outcome::new(index, fault.verdict());
                outcome.fault = Some(fault);
                outcome
            }
            _ if self.without_denominator(decision.eligible, 0) => Outcome::new(index, Verdict::NotApplicable),
            _ => Outcome::new(index, Verdict::Unmet),
        }
    }

    fn entitlement(&self, index: DecisionId, decision: &Decision, plan: &Plan) -> Outcome {
        let cell = self.root(decision.eligible);
        match cell {
            Cell::True => {}
            Cell::Open(_) => {
                let mut outcome = self.unmet(index, decision, cell);
                let payment = self.pay(decision, plan);
                // What the amount still needs is asked for in the same breath.
                let causes = outcome.causes.and(payment.causes);
                outcome.verdict = Verdict::awaiting(causes);
                outcome.causes = causes;
                outcome.amount = match payment.state {
                    PayState::NoAmount => Amount::NONE,
                    _ => Amount::UNDETERMINED,
                };
                outcome.payment = Some(payment);
                return outcome;
            }
            _ => return self.unmet(index, decision, cell),
        }
        let payment = self.pay(decision, plan);
        let mut outcome = Outcome::new(index, Verdict::Met);
        if let Some(fault) = payment.fault {
            outcome.verdict = fault.verdict();
            outcome.fault = Some(fault);
            return outcome;
        }
        outcome.causes = payment.causes;
        outcome.amount = amount(&payment);
        let nothing_left = payment.state != PayState::Open
            && payment.open_months.is_empty()
            && payment.segments.iter().all(|s| s.amount.is_none_or(Exact::is_zero));
        if let Some(used_up) = payment.used_up.filter(|u| nothing_left || *u == super::payment::UsedUp::Paid) {
            outcome.verdict = Verdict::UsedUp;
            outcome.used_up = Some(used_up);
            if payment.state != PayState::NoAmount {
                outcome.amount = Amount::settled(Exact::ZERO);
            }
        }
        if let Some(extension) = &decision.extension {
            self.extended(decision, extension, &mut outcome);
        }
        outcome.payment = Some(payment);
        outcome
    }

    /// Whether an agency may lengthen the period, and was asked to.
    fn extended(&self, decision: &Decision, extension: &Extension, outcome: &mut Outcome) {
        match self.root(extension.conditions) {
            Cell::True => {
                let asked = extension.asked.map(|n| self.root(n));
                outcome.verdict = Verdict::AwaitsDiscretion;
                outcome.causes = outcome.causes.and(Causes::DISCRETION);
                outcome.used_up = None;
                match asked {
                    Some(Cell::Number(n)) => {
                        let months = n.to_i64().and_then(|m| u32::try_from(m).ok()).unwrap_or_default();
                        outcome.asked = self.extension(decision, months, extension.at_most);
                    }
                    Some(Cell::Open(causes)) => {
                        outcome.causes = outcome.causes.and(causes);
                        outcome.verdict = Verdict::awaiting(outcome.causes);
                    }
                    _ => {}
                }
            }
            // The period is over and nobody knows yet whether it may be lengthened.
            Cell::Open(causes) if outcome.verdict == Verdict::UsedUp => {
                outcome.verdict = Verdict::awaiting(causes);
                outcome.causes = outcome.causes.and(causes);
                outcome.used_up = None;
            }
            Cell::Fault(fault) => {
                outcome.verdict = fault.verdict();
                outcome.fault = Some(fault);
            }
            _ => {}
        }
    }

    fn target(&self, index: DecisionId, decision: &Decision, target: &TargetSpec) -> Outcome {
        match self.root(decision.conditions) {
            Cell::True => {}
            Cell::False | Cell::NotApplicable => return Outcome::new(index, Verdict::NotApplicable),
            cell => return self.unmet(index, decision, cell),
        }
        let bound = |node: Option<NodeId>| node.and_then(|n| self.root(n).number());
        match self.root(target.value) {
            Cell::Number(n) => {
                let below = bound(target.low).is_some_and(|low| n < low);
                let above = bound(target.high).is_some_and(|high| n > high);
                Outcome::new(
                    index,
                    if below {
                        Verdict::BelowTarget
                    } else if above {
                        Verdict::AboveTarget
                    } else {
                        Verdict::OnTarget
                    },
                )
            }
            Cell::NotApplicable => Outcome::new(index, Verdict::NotApplicable),
            cell => match self.count_range(target.value, 0) {
                // Whatever the open rows turn out to be, the count lies on one side.
                Some((low, high)) if self.side(target, low) == self.side(target, high) => {
                    Outcome::new(index, self.side(target, low))
                }
                _ => self.unmet(index, decision, cell),
            },
        }
    }

    fn side(&self, target: &TargetSpec, count: i64) -> Verdict {
        let bound = |node: Option<NodeId>| node.and_then(|n| self.root(n).number());
        let n = Exact::from(count);
        if bound(target.low).is_some_and(|low| n < low) {
            Verdict::BelowTarget
        } else if bound(target.high).is_some_and(|high| n > high) {
            Verdict::AboveTarget
        } else {
            Verdict::OnTarget
        }
    }

    /// Whether a truth fails for nothing but a ratio without a denominator.
    fn without_denominator(&self, node: NodeId, row: usize) -> bool {
        if self.cell(node, row) != Cell::NotApplicable {
            return false;
        }
        let n = self.program.node(node);
        if matches!(n.op, Op::Div(..)) {
            return true;
        }
        n.op.operands().into_iter().any(|o| {
            let own = self.program.node(o).domain;
            own == n.domain && self.without_denominator(o, row)
        })
    }
}

/// The amount of a payment whose conditions are met.
pub(super) fn amount(payment: &Payment) -> Amount {
    match payment.state {
        PayState::Settled => Amount::settled(payment.total),
        PayState::NoAmount => Amount::NONE,
        PayState::PerRules => Amount::UNDETERMINED,
        PayState::Open if let Some((low, high)) = payment.within => Amount::between(low, high),
        PayState::Open if payment.has_floor() => Amount::between(payment.total, None),
        PayState::Open => Amount::UNDETERMINED,
    }
}
