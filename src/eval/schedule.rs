//! Payment over time: how each kind of standard is paid, and the total.

use super::cell::{Cell, Fault, blocked};
use super::payment::{PayPer, PayState, Payment, Segment, UsedUp};
use super::run::Run;
use crate::ir::{Decision, Holder, NodeId, Pay, Plan, Rounding, TierId};
use crate::values::{ArithmeticError, Causes, Exact, Month};

/// The duration that applies to one holder.
pub(super) struct Term {
    pub tier: Option<TierId>,
    pub at_most: Option<u32>,
    pub until: Option<Month>,
}

impl Run<'_> {
    /// What the decision pays, its conditions taken as met.
    pub fn pay(&self, decision: &Decision, plan: &Plan) -> Payment {
        let mut payment = match &plan.pay {
            Pay::Monthly { amount } => self.monthly(decision, plan, *amount),
            Pay::Yearly { rate } => self.yearly(plan, *rate),
            Pay::Once { rate, count, per } => self.once(*rate, *count, per.as_deref()),
            Pay::Window { amount, granted } => self.windowed(plan, *amount, *granted),
            Pay::InKind { rate } => self.in_kind(plan, *rate),
            Pay::PerRules { .. } => Payment::new(PayState::PerRules),
            Pay::SameAs { .. } => Payment::new(PayState::NoAmount),
        };
        if let Some(spent) = plan.spent {
            match self.root(spent) {
                Cell::True => payment.used_up = Some(UsedUp::Paid),
                Cell::Open(causes) => payment.open(causes),
                Cell::Fault(fault) => payment.fault = Some(fault),
                _ => {}
            }
        }
        if !matches!(plan.pay, Pay::Monthly { .. }) {
            self.limit_segments(plan, &mut payment);
        }
        self.total(&mut payment);
        payment
    }

    fn total(&self, payment: &mut Payment) {
        let sum = payment.segments.iter().filter_map(|s| s.amount).try_fold(Exact::ZERO, Exact::add);
        let rounded = sum.and_then(|s| Ok((s, self.round(s)?)));
        match rounded {
            Ok((exact, total)) => (payment.exact_total, payment.total) = (exact, total),
            Err(error) => payment.fault = Some(error.into()),
        }
    }

    /// How totals are rounded in this run, if at all.
    pub fn rounding(&self) -> Option<Rounding> {
        self.program.rounding.as_ref().map(|r| self.setting(r))
    }

    /// The one rounding there is: of a total, as the document's rule or interpretation says.
    pub fn round(&self, amount: Exact) -> Result<Exact, ArithmeticError> {
        match self.rounding().and_then(Rounding::way) {
            Some((way, places)) => amount.rounded(way, places),
            None => Ok(amount),
        }
    }

    /// The first duration whose condition holds; without durations there is no limit.
    pub(super) fn term(&self, plan: &Plan, holder: usize) -> Result<Option<Term>, Cell> {
        if plan.tiers.is_empty() {
            return Ok(Some(Term { tier: None, at_most: None, until: None }));
        }
        for (id, tier) in TierId::all(&plan.tiers).zip(&plan.tiers) {
            match tier.condition.map_or(Cell::True, |c| self.at(c, plan.holder, holder)) {
                Cell::True => {
                    let until = match tier.until.map(|u| self.at(u, plan.holder, holder)) {
                        None | Some(Cell::NotApplicable) => None,
                        Some(cell) => match cell.month() {
                            Some(month) => Some(month),
                            None => return Err(cell),
                        },
                    };
                    return Ok(Some(Term { tier: Some(id), at_most: tier.at_most.map(|c| c.0), until }));
                }
                cell @ (Cell::Open(_) | Cell::Fault(_)) => return Err(cell),
                _ => {}
            }
        }
        Ok(None)
    }

    pub(super) fn counted(&self, plan: &Plan) -> Holder {
        plan.counted.as_ref().map_or(Holder::Member, |c| self.setting(c))
    }

    /// Months already enjoyed that count against a holder's cap.
    pub(super) fn enjoyed(&self, plan: &Plan, holder: usize, by: Holder) -> Cell {
        let of_member =
            plan.enjoyed_by_member.filter(|_| by == Holder::Member).map(|n| self.at(n, plan.holder, holder));
        let cell = of_member.or_else(|| plan.enjoyed.map(|n| self.at(n, plan.holder, holder)));
        match cell {
            None | Some(Cell::NotApplicable) => Cell::Number(Exact::ZERO),
            Some(cell) => cell,
        }
    }

    fn once(&self, rate: NodeId, count: Option<NodeId>, per: Option<&str>) -> Payment {
        let mut payment = Payment::new(PayState::Settled);
        let plan_rate = rate;
        let rate = self.root(rate);
        let count = count.map_or(Cell::Number(Exact::ONE), |c| self.root(c));
        let (Cell::Number(rate), Cell::Number(count)) = (rate, count) else {
            let cell = blocked([rate, count]).unwrap_or(Cell::Fault(Fault::Overflow));
            take_blocked(&mut payment, cell);
            return payment;
        };
        payment.count = Some(count);
        match rate.mul(count) {
            Ok(amount) if amount.is_negative() => payment.fault = Some(Fault::NegativeAmount),
            // Nobody and no month is left to pay for.
            Ok(_) if count.is_zero() || rate.is_zero() && counts_down(self.program, plan_rate) => {
                payment.used_up = Some(UsedUp::Amount);
            }
            Ok(amount) if amount.is_zero() => {}
            Ok(amount) => payment.segments.push(Segment {
                member: None,
                span: None,
                months: 0,
                rate: Some(rate),
                per: PayPer::of_counter(per),
                before_cap: Some(amount),
                amount: Some(amount),
                projected: false,
            }),
            Err(error) => payment.fault = Some(error.into()),
        }
        payment
    }
}

/// Whether an amount hangs on a count of what is left, such as months not yet drawn.
fn counts_down(program: &crate::ir::Program, node: NodeId) -> bool {
    let of = program.node(node);
    matches!(of.op, crate::ir::Op::Counted(_)) || of.op.operands().iter().any(|n| counts_down(program, *n))
}

/// Something that is no amount: an error, or a reason why the amount is open.
pub(super) fn take_blocked(payment: &mut Payment, cell: Cell) {
    match cell {
        Cell::Fault(fault) => payment.fault = Some(fault),
        Cell::Open(causes) => payment.open(causes),
        Cell::NotApplicable => payment.fault = Some(Fault::NoAmount),
        _ => payment.open(Causes::APPLICANT),
    }
}
