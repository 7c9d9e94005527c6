//! Payment for a window of days: by the year, as one amount, or in kind.

use super::cell::{Cell, Fault, blocked};
use super::payment::{MonthCap, PayPer, PayState, Payment, Segment, UsedUp};
use super::run::Run;
use super::schedule::take_blocked;
use crate::ir::{Decision, Holder, MonthsFrom, NodeId, Op, Pay, Plan, Proration};
use crate::values::{ArithmeticError, Causes, Date, Exact, Month, add_months, whole_months};

impl Run<'_> {
    /// The window, ending where the duration ends, and its whole months, cut to the duration that is left.
    fn span_months(&self, plan: &Plan, payment: &mut Payment) -> Option<(Date, Option<Date>, u32)> {
        let Some(MonthsFrom::Span { from, to }) = &plan.months else {
            payment.open(Causes::APPLICANT);
            return None;
        };
        let (from, to) = (self.root(*from), self.root(*to));
        let (from, to) = match (from, to) {
            (Cell::Date(from), Cell::Date(to)) => (from, Some(to)),
            (Cell::Date(from), Cell::NotApplicable) => (from, None),
            (a, b) => {
                take_blocked(payment, blocked([a, b]).unwrap_or(Cell::Open(Causes::APPLICANT)));
                return None;
            }
        };
        if let Some(fault) = self.reversed(plan, to) {
            payment.fault = Some(fault);
            return None;
        }
        payment.window = Some((from, to));
        let term = match self.term(plan, 0) {
            Ok(Some(term)) => term,
            Ok(None) => return Some((from, to, 0)),
            Err(cell) => {
                take_blocked(payment, cell);
                return None;
            }
        };
        // A day that ends the duration ends it on that day; a month, on its last.
        let day = term.tier.and_then(|t| plan.tiers[t].until).and_then(|n| self.until_day(n));
        let until = term.until.map(|month| day.unwrap_or_else(|| month.last_day()));
        if until.is_some_and(|until| until < from) {
            payment.used_up = Some(UsedUp::Ended);
        }
        let ends = [to, until].into_iter().flatten().min();
        payment.window = Some((from, ends));
        let asked = ends.map(|end| whole_months(from, end));
        let mut cap = MonthCap {
            member: None,
            tier: term.tier,
            at_most: term.at_most,
            until: term.until,
            enjoyed: None,
            asked: asked.unwrap_or(u32::MAX),
            granted: asked.unwrap_or(0),
        };
        if let Some(at_most) = term.at_most {
            match self.enjoyed(plan, 0, Holder::Subject) {
                Cell::Number(n) => {
                    let enjoyed = n.to_i64().unwrap_or(i64::MAX);
                    let left = u32::try_from(i64::from(at_most).saturating_sub(enjoyed)).unwrap_or_default();
                    cap.enjoyed = Some(enjoyed);
                    cap.granted = asked.map_or(left, |a| a.min(left));
                    if left == 0 {
                        payment.used_up = Some(UsedUp::Months);
                    }
                }
                cell => {
                    take_blocked(payment, cell);
                    payment.month_caps.push(cap);
                    return None;
                }
            }
        } else if asked.is_none() {
            payment.open(Causes::APPLICANT);
            return None;
        }
        let granted = cap.granted;
        payment.month_caps.push(cap);
        Some((from, ends, granted))
    }

    /// A span whose own first day lies after its last cannot be what anyone meant.
    fn reversed(&self, plan: &Plan, to: Option<Date>) -> Option<Fault> {
        let Some(MonthsFrom::Span { from, .. }) = &plan.months else { return None };
        // Where 起算 moves the beginning, the span's own beginning is the first of the two.
        let moved = if let Op::Later(parts) = &self.program.node(*from).op { parts.first() } else { None };
        let own = moved.copied().unwrap_or(*from);
        let reversed = self.root(own).date().zip(to).is_some_and(|(from, to)| from > to);
        reversed.then_some(Fault::ReversedSpan)
    }

    pub(super) fn yearly(&self, plan: &Plan, rate: NodeId) -> Payment {
        let mut payment = Payment::new(PayState::Settled);
        let rate = match self.root(rate) {
            Cell::Number(n) => n,
            cell => {
                take_blocked(&mut payment, cell);
                return payment;
            }
        };
        let Some((from, to, granted)) = self.span_months(plan, &mut payment) else { return payment };
        let proration = plan.proration.as_ref().map(|p| self.setting(p));
        let years = match (proration, granted % 12) {
            (_, 0) if proration != Some(Proration::StartedYears) && proration != Some(Proration::ByDay) => {
                Ok((granted, Exact::from(i64::from(granted / 12))))
            }
            (None, _) => {
                payment.open(Causes::INTERPRETATION);
                return payment;
            }
            (Some(Proration::ByDay), _) => {
                payment.part_year = part_year(from, to, granted, plan_months(&payment));
                by_day(granted, payment.part_year)
            }
            (Some(proration), _) => prorated(proration, from, to, granted, plan_months(&payment)),
        };
        match years.and_then(|(months, years)| Ok((months, rate.mul(years)?))) {
            Ok((months, amount)) if months > 0 || !amount.is_zero() => {
                let first = Month::of(from);
                let last = first.plus(i32::try_from(months.max(1)).unwrap_or(1) - 1).unwrap_or(first);
                payment.segments.push(Segment {
                    member: None,
                    span: Some((first, last)),
                    months,
                    rate: Some(rate),
                    per: PayPer::Year,
                    before_cap: Some(amount),
                    amount: Some(amount),
                    projected: last > Month::of(self.input.basis),
                });
            }
            Ok(_) => {}
            Err(error) => payment.fault = Some(error.into()),
        }
        payment
    }

    pub(super) fn windowed(&self, plan: &Plan, amount: NodeId, granted: NodeId) -> Payment {
        let mut payment = Payment::new(PayState::Settled);
        if self.span_months(plan, &mut payment).is_none() {
            return payment;
        }
        let (amount, granted) = (self.root(amount), self.root(granted));
        let (Cell::Number(amount), Cell::Number(granted), Some((from, _))) = (amount, granted, payment.window) else {
            take_blocked(&mut payment, blocked([amount, granted]).unwrap_or(Cell::Fault(Fault::Overflow)));
            return payment;
        };
        let months = granted.to_i64().and_then(|m| u32::try_from(m).ok()).unwrap_or_default();
        if months == 0 {
            return payment;
        }
        let first = Month::of(from);
        let last = first.plus(i32::try_from(months).unwrap_or(1) - 1).unwrap_or(first);
        let projected = last > Month::of(self.input.basis);
        payment.segments.push(Segment {
            member: None,
            span: Some((first, last)),
            months,
            rate: None,
            per: PayPer::Term,
            before_cap: Some(amount),
            amount: Some(amount),
            projected,
        });
        payment
    }

    /// Relief or service: no sum; a period that is over gives nothing more.
    pub(super) fn in_kind(&self, plan: &Plan, rate: Option<NodeId>) -> Payment {
        let mut payment = Payment::new(PayState::NoAmount);
        let rate = rate.and_then(|r| self.root(r).number());
        match self.term(plan, 0) {
            Ok(Some(term)) => {
                let basis = Month::of(self.input.basis);
                if let Some(until) = term.until {
                    let day = term.tier.and_then(|t| plan.tiers[t].until).and_then(|n| self.until_day(n));
                    let over = day.map_or(until < basis, |d| d < self.input.basis);
                    if over {
                        payment.used_up = Some(UsedUp::Ended);
                    } else {
                        let segment = relief(rate, basis.min(until), until);
                        payment.segments.push(Segment { projected: until > basis, ..segment });
                    }
                }
            }
            Ok(None) => {}
            Err(Cell::Fault(fault)) => payment.fault = Some(fault),
            Err(cell) => {
                if let Cell::Open(causes) = cell {
                    payment.causes = payment.causes.and(causes);
                }
            }
        }
        payment
    }

    /// The day behind a month node, where the end of a period is a day.
    fn until_day(&self, month: NodeId) -> Option<Date> {
        if let Op::MonthOf(day) = self.program.node(month).op { self.root(day).date() } else { None }
    }

    /// The months that 裁量 would add: what was asked for, cut to the bound.
    pub fn extension(&self, decision: &Decision, asked: u32, at_most: u32) -> Option<Segment> {
        let plan = decision.plan.as_ref()?;
        let rate = match plan.pay {
            Pay::InKind { rate } => rate.and_then(|r| self.root(r).number()),
            Pay::Monthly { .. }
            | Pay::Yearly { .. }
            | Pay::Once { .. }
            | Pay::Window { .. }
            | Pay::PerRules { .. }
            | Pay::SameAs { .. } => None,
        };
        let until = self.term(plan, 0).ok()??.until?;
        let months = asked.min(at_most);
        let first = until.plus(1).ok()?;
        let last = first.plus(i32::try_from(months).ok()? - 1).ok()?;
        let projected = last > Month::of(self.input.basis);
        Some(Segment { months, projected, ..relief(rate, first, last) })
    }
}

fn relief(rate: Option<Exact>, from: Month, to: Month) -> Segment {
    let months = u32::try_from(to.since(from) + 1).unwrap_or_default();
    Segment {
        member: None,
        span: Some((from, to)),
        months,
        rate,
        per: PayPer::Month,
        before_cap: None,
        amount: None,
        projected: false,
    }
}

/// Months that the cap leaves, however long the window is.
fn plan_months(payment: &Payment) -> Option<u32> {
    let cap = payment.month_caps.last()?;
    let enjoyed = u32::try_from(cap.enjoyed.unwrap_or_default()).unwrap_or(u32::MAX);
    cap.at_most.map(|m| m.saturating_sub(enjoyed))
}

/// Months and years paid for a window that is no whole number of years.
fn prorated(
    proration: Proration,
    from: Date,
    to: Option<Date>,
    granted: u32,
    left: Option<u32>,
) -> Result<(u32, Exact), ArithmeticError> {
    let months = i64::from(granted);
    match proration {
        Proration::ByMonth => Ok((granted, Exact::ratio(i128::from(months), 12)?)),
        Proration::WholeYears => Ok((granted / 12 * 12, Exact::from(months / 12))),
        Proration::StartedYears => {
            // A day of a new year starts it, unless the cap is used up.
            let years = granted / 12;
            let begun = to.is_none_or(|to| anniversary(from, years).is_some_and(|d| d <= to));
            let room = left.is_none_or(|left| left > years * 12);
            let years = years + u32::from(begun && room);
            Ok((granted, Exact::from(i64::from(years))))
        }
        Proration::ByDay => by_day(granted, part_year(from, to, granted, left)),
    }
}

/// Whole years and the part of the year that follows.
fn by_day(granted: u32, part: Option<(i64, i64)>) -> Result<(u32, Exact), ArithmeticError> {
    let whole = Exact::from(i64::from(granted / 12));
    match part {
        Some((days, of)) => Ok((granted, whole.add(Exact::ratio(i128::from(days), i128::from(of))?)?)),
        None => Ok((granted, whole)),
    }
}

/// Days paid of the year that follows the whole years, and how many days that year has.
fn part_year(from: Date, to: Option<Date>, granted: u32, left: Option<u32>) -> Option<(i64, i64)> {
    let years = granted / 12;
    let (start, next) = (anniversary(from, years)?, anniversary(from, years + 1)?);
    // Days after the last month that the cap leaves are not paid.
    let last = left.and_then(|left| anniversary_months(from, left)?.pred_opt());
    let to = [to, last].into_iter().flatten().min()?;
    if left.is_some_and(|left| left <= years * 12) || start > to {
        return None;
    }
    let of = (next - start).num_days();
    Some((((to - start).num_days() + 1).min(of), of))
}

fn anniversary(from: Date, years: u32) -> Option<Date> {
    anniversary_months(from, years.checked_mul(12)?)
}

fn anniversary_months(from: Date, months: u32) -> Option<Date> {
    add_months(from, i32::try_from(months).ok()?).ok()
}
