//! Payment over time: how each kind of standard is paid, and the total.

use super::approved::Unknown;
use super::cell::{Cell, Fault, blocked};
use super::interval::Interval;
use super::payment::{PayState, Payment, Segment, UsedUp};
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
            Pay::Once { rate, count, per: _ } => self.once(plan, *rate, *count),
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
        match plan.pay {
            Pay::Monthly { amount } => self.bound_months(decision, plan, amount, &mut payment),
            Pay::Yearly { .. }
            | Pay::Once { .. }
            | Pay::Window { .. }
            | Pay::InKind { .. }
            | Pay::PerRules { .. }
            | Pay::SameAs { .. } => bound_by_past(&mut payment),
        }
        if payment.past != Causes::NONE && payment.fault.is_none() && !payment.is_nothing() {
            payment.open(payment.past);
        }
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

    fn once(&self, plan: &Plan, rate_of: NodeId, count_of: Option<NodeId>) -> Payment {
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
            self.bound_once(plan, rate_of, count_of, &mut payment);
            return payment;
        };
        payment.count = Some(count);
        match rate.mul(count) {
            Ok(_) if count.is_negative() => payment.fault = Some(Fault::NegativeCount),
            Ok(amount) if amount.is_negative() => payment.fault = Some(Fault::NegativeAmount),
            Ok(amount) if amount.is_zero() => payment.used_up = self.spent([Some(rate_of), count_of]),
            Ok(amount) => payment.segments.push(Segment { rate: Some(rate), ..Segment::once(amount) }),
            Err(error) => payment.fault = Some(error.into()),
        }
        payment
    }

    /// The bounds of what is paid once, from those of its factors.
    fn bound_once(&self, plan: &Plan, rate: NodeId, count: Option<NodeId>, payment: &mut Payment) {
        let of = |node: NodeId| self.interval(node, DomainId::ROOT, 0);
        let count = count.map_or(Some(Interval::point(Exact::ONE)), of);
        let Some((rate, count)) = of(rate).zip(count) else { return };
        let Some((amount, pieces)) = Interval::product(&[rate, count]).zip(count.some) else { return };
        self.bound_sum(plan, (None, amount), pieces, payment);
    }

    /// The bounds of a sum that is not paid by the month, after every cap; `pieces` at least and at most.
    pub(super) fn bound_sum(
        &self,
        plan: &Plan,
        (span, amount): (Option<(Month, Month)>, Interval),
        pieces: (Exact, Option<Exact>),
        payment: &mut Payment,
    ) {
        let Some((low, high)) = amount.some else { return };
        let mut causes = Causes::NONE;
        let mut left = |amount: Exact, pieces: Exact, unknown: Unknown| -> Result<Exact, Cell> {
            let segment = Segment { span, ..Segment::once(amount) };
            let mut entries = self.spread(&segment).map_err(|e| Cell::Fault(e.into()))?;
            Ok(self.cut(plan, unknown, &mut entries, Some(pieces), &mut causes)?.0)
        };
        let least = if amount.absent { Exact::ZERO } else { low.max(Exact::ZERO) };
        let most = high.zip(pieces.1).map(|(high, pieces)| left(high.max(Exact::ZERO), pieces, Unknown::Nothing));
        let (Ok(low), Ok(high)) = (left(least, pieces.0, Unknown::All), most.transpose()) else { return };
        // Of a standard above nothing a cap that is not used up leaves something.
        let above = amount.is_positive() && low.is_zero();
        let some = above.then(|| left(Exact::ONE, pieces.0.max(Exact::ONE), Unknown::All));
        payment.sure = low > Exact::ZERO || matches!(some, Some(Ok(left)) if left > Exact::ZERO);
        let (Ok(low), Ok(high)) = (self.round(low), high.map(|high| self.round(high)).transpose()) else { return };
        payment.bounds = Some((low, high));
        payment.causes = payment.causes.and(causes);
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

/// Of a span, where nobody knows how many months were had before: from nothing to what is paid if there were none.
fn bound_by_past(payment: &mut Payment) {
    if payment.past == Causes::NONE || payment.fault.is_some() || payment.is_nothing() {
        return;
    }
    payment.bounds = match (payment.state, payment.bounds) {
        (PayState::Settled, _) => Some((Exact::ZERO, Some(payment.total))),
        (_, Some((_, most))) => Some((Exact::ZERO, most)),
        _ => None,
    };
    payment.sure = false;
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
