//! Payment over time: how each kind of standard is paid, and the total.

use super::cell::{Cell, Fault, blocked};
use super::interval::Interval;
use super::payment::{PayPer, PayState, Payment, Segment, UsedUp};
use super::run::Run;
use crate::facts::{Given, Value};
use crate::ir::{Decision, DomainId, Enjoyed, Holder, NodeId, Op, Pay, Plan, Rounding, TierId};
use crate::types::FactRole;
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
            Pay::Once { rate, count, per: _ } => self.once(*rate, *count),
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
        self.bound_by_past(&mut payment);
        payment
    }

    /// Where nobody knows how many months were had before: from what is paid whatever they were to what is paid if
    /// there were none.
    fn bound_by_past(&self, payment: &mut Payment) {
        if payment.past == Causes::NONE || payment.fault.is_some() || payment.is_nothing() {
            return;
        }
        let low = match self.round(payment.beside_past) {
            Ok(low) => low,
            Err(error) => return payment.fault = Some(error.into()),
        };
        let bounds = match (payment.state, payment.bounds) {
            (PayState::Settled, _) => Some((low, Some(payment.total))),
            (_, Some((least, most))) => Some((least.min(low), most)),
            _ => None,
        };
        payment.open(payment.past);
        payment.bounds = bounds;
        payment.sure = bounds.is_some_and(|(low, _)| !low.is_zero());
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
        match had_by(plan, by).map(|had| self.at(had.count, plan.holder, holder)) {
            None | Some(Cell::NotApplicable) => Cell::Number(Exact::ZERO),
            Some(cell) => cell,
        }
    }

    /// Which months they were, where the case says so: in order and apart.
    pub(super) fn enjoyed_in(&self, plan: &Plan, holder: usize, by: Holder) -> Option<&[(Month, Month)]> {
        let slot = had_by(plan, by)?.months?;
        let row = self.enclosing(self.program.slot(slot).domain, plan.holder, holder);
        match self.input.facts.given(slot, row) {
            Given::Value(Value::Months(months)) => Some(months),
            _ => None,
        }
    }

    fn once(&self, rate_of: NodeId, count_of: Option<NodeId>) -> Payment {
        let mut payment = Payment::new(PayState::Settled);
        let rate = self.root(rate_of);
        let count = count_of.map_or(Cell::Number(Exact::ONE), |c| self.root(c));
        let (Cell::Number(rate), Cell::Number(count)) = (rate, count) else {
            if let (Cell::Number(n), _) | (_, Cell::Number(n)) = (rate, count)
                && n.is_zero()
                && !matches!((rate, count), (Cell::Fault(_), _) | (_, Cell::Fault(_)))
            {
                // Nothing of whatever it is.
                payment.used_up = self.spent([Some(rate_of), count_of]);
                return payment;
            }
            let cell = blocked([rate, count]).unwrap_or(Cell::Fault(Fault::Overflow));
            take_blocked(&mut payment, cell);
            self.bound_once(rate_of, count_of, &mut payment);
            return payment;
        };
        payment.count = Some(count);
        match rate.mul(count) {
            Ok(_) if count.is_negative() => payment.fault = Some(Fault::NegativeCount),
            Ok(amount) if amount.is_negative() => payment.fault = Some(Fault::NegativeAmount),
            Ok(amount) if amount.is_zero() => payment.used_up = self.spent([Some(rate_of), count_of]),
            Ok(amount) => payment.segments.push(Segment {
                member: None,
                span: None,
                months: 0,
                rate: Some(rate),
                per: PayPer::Time,
                before_cap: Some(amount),
                amount: Some(amount),
                projected: false,
            }),
            Err(error) => payment.fault = Some(error.into()),
        }
        payment
    }

    /// The bounds of what is paid once, from those of its factors.
    fn bound_once(&self, rate: NodeId, count: Option<NodeId>, payment: &mut Payment) {
        let of = |node: NodeId| self.interval(node, DomainId::ROOT, 0);
        let factors: Option<Vec<Interval>> = std::iter::once(rate).chain(count).map(of).collect();
        let Some(interval) = factors.as_deref().and_then(Interval::product) else { return };
        payment.sure = interval.is_positive();
        let rounded = |n: Exact| self.round(n).ok();
        payment.bounds = interval.some.and_then(|(low, high)| {
            let high = match high {
                Some(high) => Some(rounded(high)?),
                None => None,
            };
            Some((rounded(low)?, high))
        });
    }

    /// What made a factor nothing: of what there was to be had all was had before.
    fn spent(&self, factors: [Option<NodeId>; 2]) -> Option<UsedUp> {
        let spent = factors.into_iter().flatten().any(|node| self.is_spent(node, 0));
        spent.then_some(UsedUp::Amount)
    }

    fn is_spent(&self, node: NodeId, row: usize) -> bool {
        if self.cell(node, row) != Cell::Number(Exact::ZERO) {
            return false;
        }
        let n = self.program.node(node);
        let part = |o: NodeId| self.is_spent(o, self.enclosing(self.program.node(o).domain, n.domain, row));
        if let Op::Sub(of, had) = n.op {
            let some = |o: NodeId| matches!(self.at(o, n.domain, row), Cell::Number(n) if n > Exact::ZERO);
            return (some(of) && some(had) && self.was_had(had)) || part(of);
        }
        // A share of nothing, the least of several of which one is nothing.
        n.op.operands().into_iter().any(part)
    }

    /// Whether a number is what was had before.
    fn was_had(&self, node: NodeId) -> bool {
        let had = |id: &NodeId| {
            let (Op::Fact(slot) | Op::Presume { slot, .. }) = self.program.node(*id).op else { return false };
            self.program.slot(slot).role.is_some_and(FactRole::is_of_past)
        };
        self.prepared().behind(&[node]).iter().any(had)
    }
}

/// Whose months count: those of the member, else of the subject.
fn had_by(plan: &Plan, by: Holder) -> Option<Enjoyed> {
    plan.enjoyed_by_member.filter(|_| by == Holder::Member).or(plan.enjoyed)
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
