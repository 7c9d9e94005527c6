//! From the cells of one pass to the outcome of each kind of rule.

use super::cell::Cell;
use super::outcome::{Amount, Outcome};
use super::payment::{Nothing, PayPer, PayState, Payment, UsedUp};
use super::run::Run;
use crate::ir::{
    AmountState, Decision, DecisionId, DecisionKind, Extension, NodeId, Op, Pay, Plan, TargetSpec, Verdict,
};
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
            DecisionKind::Status | DecisionKind::Priority | DecisionKind::Authorisation | DecisionKind::Duty => None,
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
            cell => self.unmet(index, cell),
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
    fn unmet(&self, index: DecisionId, cell: Cell) -> Outcome {
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
            _ => Outcome::new(index, Verdict::Unmet),
        }
    }

    fn entitlement(&self, index: DecisionId, decision: &Decision, plan: &Plan) -> Outcome {
        let cell = self.root(decision.eligible);
        if !matches!(cell, Cell::True | Cell::Open(_)) {
            return self.unmet(index, cell);
        }
        let payment = self.pay(decision, plan);
        let mut outcome = Outcome::new(index, Verdict::Met);
        let spent = self.surely_used(decision, plan).or(payment.used_up.filter(|u| *u == UsedUp::Paid));
        if let Some(used_up) = spent.filter(|_| cell.is_true() || decision.extension.is_none()) {
            outcome.use_up(used_up, &payment);
        } else if cell.is_open() {
            outcome = self.unmet(index, cell);
            // What the amount still needs is asked for in the same breath.
            outcome.await_causes(payment.causes);
            outcome.amount = perhaps(&payment);
        } else if let Some(fault) = payment.fault {
            outcome.verdict = fault.verdict();
            outcome.fault = Some(fault);
            return outcome;
        } else {
            self.met(plan, &payment, &mut outcome);
        }
        if cell.is_true()
            && let Some(extension) = &decision.extension
        {
            self.extended(decision, extension, &mut outcome);
        }
        outcome.payment = Some(payment);
        outcome
    }

    /// The outcome where every condition holds: something to pay, nothing, or what may be either.
    fn met(&self, plan: &Plan, payment: &Payment, outcome: &mut Outcome) {
        outcome.causes = payment.causes;
        outcome.amount = amount(payment);
        if let Some(used_up) = payment.used_up.filter(|_| payment.is_nothing()) {
            outcome.use_up(used_up, payment);
        } else if payment.is_nothing() && payment.state == PayState::Settled {
            outcome.verdict = Verdict::Unmet;
            outcome.nothing = Some(match &plan.pay {
                Pay::Yearly { .. } | Pay::Window { .. } if payment.reversed => Nothing::Span,
                Pay::Monthly { .. } | Pay::Yearly { .. } | Pay::Window { .. } => Nothing::Months,
                Pay::Once { .. } if payment.count.is_some_and(Exact::is_zero) => Nothing::Pieces,
                Pay::Once { .. } | Pay::InKind { .. } | Pay::PerRules { .. } | Pay::SameAs { .. } => Nothing::Sum,
            });
        } else if payment.state == PayState::NoAmount && !payment.causes.is_empty() {
            // Whether the period still runs is not known.
            outcome.await_causes(payment.causes);
        } else if payment.state == PayState::Open {
            // A fact that is missing may leave nothing to pay.
            if payment.causes.has(Causes::FACTS) && !payment.sure || payment.causes.has(Causes::INTERPRETATION) {
                outcome.await_causes(payment.causes);
            }
        }
    }

    /// Whether an agency may lengthen the period, and was asked to.
    fn extended(&self, decision: &Decision, extension: &Extension, outcome: &mut Outcome) {
        match self.root(extension.conditions) {
            Cell::True => {
                let asked = extension.asked.map(|n| self.root(n));
                // Nothing was asked for.
                if asked == Some(Cell::Number(Exact::ZERO)) {
                    return;
                }
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
            cell => return self.unmet(index, cell),
        }
        let bound = |node: Option<NodeId>| node.and_then(|n| self.root(n).number());
        if self.without_denominator(target.value) {
            return Outcome::new(index, Verdict::NotApplicable);
        }
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
                _ => self.unmet(index, cell),
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

    /// Whether a number is a ratio of nothing to nothing.
    fn without_denominator(&self, node: NodeId) -> bool {
        let Op::Div(a, b) = self.program.node(node).op else { return false };
        [a, b].into_iter().all(|n| self.root(n) == Cell::Number(Exact::ZERO))
    }
}

/// The amount of a payment whose conditions may yet fail: nothing, or what it comes to where they hold.
fn perhaps(payment: &Payment) -> Amount {
    let of = if payment.fault.is_some() { Amount::UNDETERMINED } else { amount(payment) };
    match (of.state, of.total.or(of.high)) {
        (AmountState::None, _) => Amount::NONE,
        (_, Some(most)) => Amount::between(Exact::ZERO, Some(most)),
        (_, None) => Amount::UNDETERMINED,
    }
}

/// The amount of a payment whose conditions are met.
pub(super) fn amount(payment: &Payment) -> Amount {
    match payment.state {
        PayState::Settled => Amount::settled(payment.total),
        PayState::NoAmount => Amount::NONE,
        PayState::PerRules => Amount::UNDETERMINED,
        PayState::Open => match payment.bounds {
            Some((low, Some(high))) if low == high => Amount::settled(low),
            Some((low, high)) if high.is_some() || !low.is_zero() => Amount::between(low, high),
            // Of months without a parameter what is known is told, be it nothing.
            _ if payment.has_floor
                && payment.has_parts()
                && (!payment.total.is_zero() || payment.causes == Causes::PARAMETER) =>
            {
                Amount::between(payment.total, None)
            }
            Some(_) | None => Amount::UNDETERMINED,
        },
    }
}
