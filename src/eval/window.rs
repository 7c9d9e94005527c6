//! Payment for a window of days: by the year, as one amount, or in kind.

use super::caps::lies_in;
use super::cell::{Cell, Fault, blocked};
use super::interval::Interval;
use super::payment::{MonthCap, PayPer, PayState, Payment, Segment, UsedUp};
use super::run::Run;
use super::schedule::take_blocked;
use crate::ir::{Decision, DomainId, Holder, MonthsFrom, NodeId, Op, Pay, Plan, Proration};
use crate::values::{ArithmeticError, Causes, Date, Exact, Month, add_months, whole_months};

/// A window of days in months counted from its first day: what was enjoyed lies at its beginning,
/// and what can be paid follows.
#[derive(Clone, Copy)]
struct Window {
    from: Date,
    to: Option<Date>,
    /// Months at the beginning that were enjoyed before.
    taken: u32,
    /// Whole months that can be paid, cut to the duration that is left.
    granted: u32,
    /// Months that the cap leaves, however long the window is.
    left: Option<u32>,
}

/// What there is of a span to pay for.
enum Span {
    Window(Window),
    /// Surely no day.
    Nothing,
    /// It is not known, or failed: the payment says why.
    Open,
}

impl Window {
    /// The same window with nothing enjoyed.
    fn untouched(self) -> Window {
        let whole = self.to.map(|to| whole_months(self.from, to));
        let cap = self.left.map(|left| left.saturating_add(self.taken));
        let granted = [whole, cap].into_iter().flatten().min().unwrap_or_default();
        Window { taken: 0, granted, left: cap, ..self }
    }

    /// The day on which so many further months begin.
    fn after(&self, months: u32) -> Option<Date> {
        add_months(self.from, i32::try_from(self.taken.checked_add(months)?).ok()?).ok()
    }

    /// The first and the last of so many months that are left.
    fn months(&self, count: u32) -> Option<(Month, Month)> {
        let first = Month::of(self.from).plus(i32::try_from(self.taken).ok()?).ok()?;
        Some((first, first.plus(i32::try_from(count.max(1)).ok()? - 1).ok()?))
    }
}

impl Run<'_> {
    /// The window, ending where the duration ends, less what was enjoyed of it. Of several things that are missing all
    /// are told.
    fn span_months(&self, plan: &Plan, payment: &mut Payment) -> Span {
        let Some(MonthsFrom::Span { from, to }) = &plan.months else {
            payment.open(Causes::APPLICANT);
            return Span::Open;
        };
        let days = self.days(*from, *to);
        payment.window = days.ok();
        payment.reversed = self.is_reversed(*from, *to);
        let term = self.term(plan, 0);
        if payment.reversed || matches!(term, Ok(None)) {
            return Span::Nothing;
        }
        let had = self.enjoyed(plan, 0, Holder::Subject);
        let ((from, to), term) = match (days, term) {
            (Ok(days), Ok(Some(term))) => (days, term),
            (days, term) => {
                let missing = [days.err(), term.err(), Some(had).filter(|had| had.is_open())];
                missing.into_iter().flatten().for_each(|cell| take_blocked(payment, cell));
                return Span::Open;
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
        let mut window = Window { from, to: ends, taken: 0, granted: cap.granted, left: None };
        if term.at_most.is_none() && asked.is_none() {
            payment.open(Causes::APPLICANT);
            return Span::Open;
        }
        match had {
            Cell::Number(n) => {
                let enjoyed = n.to_i64().unwrap_or(i64::MAX);
                let Some((taken, rest)) = self.taken(plan, enjoyed, (from, asked)) else {
                    payment.fault = Some(Fault::EnjoyedApart);
                    payment.month_caps.push(cap);
                    return Span::Open;
                };
                let left = term
                    .at_most
                    .map(|at_most| u32::try_from(i64::from(at_most).saturating_sub(enjoyed)).unwrap_or_default());
                let granted = [asked.map(|asked| asked - taken), left].into_iter().flatten().min().unwrap_or_default();
                window = Window { taken, granted, left, ..window };
                if rest && let Some(next) = window.after(0) {
                    // The days behind the last whole month were enjoyed with it.
                    window.to = next.pred_opt();
                }
                (cap.enjoyed, cap.granted) = (plan.enjoyed.map(|_| enjoyed), granted);
                payment.taken = taken;
                if left == Some(0) {
                    payment.used_up = Some(UsedUp::Months);
                }
            }
            // Months had before can only leave fewer.
            Cell::Open(causes) => {
                payment.past = payment.past.and(causes);
                let granted = [asked, term.at_most].into_iter().flatten().min().unwrap_or_default();
                window = Window { granted, left: term.at_most, ..window };
                cap.granted = granted;
            }
            cell => {
                take_blocked(payment, cell);
                payment.month_caps.push(cap);
                return Span::Open;
            }
        }
        payment.month_caps.push(cap);
        Span::Window(window)
    }

    /// The first and the last day of a span; without a last day it still runs.
    fn days(&self, from: NodeId, to: NodeId) -> Result<(Date, Option<Date>), Cell> {
        match (self.root(from), self.root(to)) {
            (Cell::Date(from), Cell::Date(to)) => Ok((from, Some(to))),
            (Cell::Date(from), Cell::NotApplicable) => Ok((from, None)),
            (a, b) => {
                // Without an end the window still runs: that is not what is missing.
                let end = Some(b).filter(|b| *b != Cell::NotApplicable);
                Err(blocked(std::iter::once(a).chain(end)).unwrap_or(Cell::Open(Causes::APPLICANT)))
            }
        }
    }

    /// How many months at the beginning of a window were enjoyed: a bare count means the first. Months by name must
    /// stand there too, or lie outside; with a hole in it a window has no one beginning. Beside it whether the month
    /// that follows the last whole one was enjoyed too.
    fn taken(&self, plan: &Plan, enjoyed: i64, (from, asked): (Date, Option<u32>)) -> Option<(u32, bool)> {
        let Some(spans) = self.enjoyed_in(plan, 0, Holder::Subject) else {
            let taken = u32::try_from(enjoyed).unwrap_or(u32::MAX);
            return Some((asked.map_or(taken, |a| a.min(taken)), asked.is_some_and(|asked| taken > asked)));
        };
        let first = Month::of(from);
        let inside = |n: i64| {
            let month = i32::try_from(n).ok().and_then(|n| first.plus(n).ok());
            month.is_some_and(|month| lies_in(month, spans))
        };
        let taken = (0..asked.map_or(i64::MAX, i64::from)).take_while(|n| inside(*n)).count();
        let last = spans.last().map_or(-1, |(_, to)| i64::from(to.since(first)));
        let last = asked.map_or(last, |asked| last.min(i64::from(asked) - 1));
        let holes = (i64::try_from(taken).ok()?..=last).any(inside);
        // What is paid by instalments counts all that was enjoyed as its first.
        let by_instalments = matches!(plan.pay, Pay::Window { .. }) && i64::try_from(taken).ok()? != enjoyed;
        let taken = u32::try_from(taken).ok().filter(|_| !holes && !by_instalments)?;
        Some((taken, asked.is_some_and(|asked| taken == asked && inside(i64::from(asked)))))
    }

    /// Whether a span ends before it begins: then there is none, whenever its payment would start.
    fn is_reversed(&self, from: NodeId, to: NodeId) -> bool {
        // Where 起算 moves the beginning, the span's own beginning is the first of the two.
        let moved = if let Op::Later(parts) = &self.program.node(from).op { parts.first() } else { None };
        let own = moved.copied().unwrap_or(from);
        self.root(own).date().zip(self.root(to).date()).is_some_and(|(from, to)| from > to)
    }

    pub(super) fn yearly(&self, plan: &Plan, rate_of: NodeId) -> Payment {
        let mut payment = Payment::new(PayState::Settled);
        let window = match self.span_months(plan, &mut payment) {
            Span::Window(window) => window,
            Span::Nothing => return payment,
            Span::Open => {
                self.take_open(&mut payment, [rate_of]);
                return payment;
            }
        };
        let proration = plan.proration.as_ref().map(|p| self.setting(p));
        if proration.is_none() && !window.granted.is_multiple_of(12) {
            payment.open(Causes::INTERPRETATION);
            self.take_open(&mut payment, [rate_of]);
            return payment;
        }
        if proration == Some(Proration::ByDay) {
            payment.part_year = part_year(&window);
        }
        let years = prorated(proration, &window);
        // Of no time at all nothing is paid, whatever the rate.
        let none = matches!(years, Ok((0, years)) if years.is_zero());
        let rate = match self.root(rate_of) {
            Cell::Number(rate) => rate,
            _ if none => Exact::ZERO,
            cell => {
                take_blocked(&mut payment, cell);
                let of = self.interval(rate_of, DomainId::ROOT, 0);
                if let (Some(rate), Ok((months, years))) = (of, years)
                    && let Some(amount) = Interval::product(&[rate, Interval::point(years)])
                {
                    self.bound_sum(plan, (window.months(months), amount), (Exact::ONE, Some(Exact::ONE)), &mut payment);
                }
                return payment;
            }
        };
        match years.and_then(|(months, years)| Ok((months, rate.mul(years)?))) {
            Ok((_, amount)) if amount.is_negative() => payment.fault = Some(Fault::NegativeAmount),
            Ok((months, amount)) if months > 0 || !amount.is_zero() => {
                let span = window.months(months);
                payment.segments.push(Segment {
                    member: None,
                    span,
                    months,
                    rate: Some(rate),
                    per: PayPer::Year,
                    before_cap: Some(amount),
                    amount: Some(amount),
                    projected: span.is_some_and(|(_, last)| last > Month::of(self.input.basis)),
                });
            }
            Ok(_) => {
                // What was enjoyed alone leaves nothing.
                let before = prorated(proration, &window.untouched());
                if window.taken > 0 && before.is_ok_and(|(_, years)| !years.is_zero()) {
                    payment.used_up.get_or_insert(UsedUp::Months);
                }
            }
            Err(error) => payment.fault = Some(error.into()),
        }
        payment
    }

    pub(super) fn windowed(&self, plan: &Plan, amount: NodeId, granted: NodeId) -> Payment {
        let mut payment = Payment::new(PayState::Settled);
        let window = match self.span_months(plan, &mut payment) {
            Span::Window(window) => window,
            Span::Nothing => return payment,
            Span::Open => {
                self.take_open(&mut payment, [amount, granted]);
                return payment;
            }
        };
        let (amount, granted) = (self.root(amount), self.root(granted));
        let (Cell::Number(amount), Cell::Number(granted)) = (amount, granted) else {
            take_blocked(&mut payment, blocked([amount, granted]).unwrap_or(Cell::Fault(Fault::Overflow)));
            return payment;
        };
        if amount.is_negative() {
            payment.fault = Some(Fault::NegativeAmount);
            return payment;
        }
        let months = granted.to_i64().and_then(|m| u32::try_from(m).ok()).unwrap_or_default();
        if months == 0 {
            if window.taken > 0 && window.untouched().granted > 0 {
                payment.used_up.get_or_insert(UsedUp::Months);
            }
            return payment;
        }
        let span = window.months(months);
        payment.segments.push(Segment {
            member: None,
            span,
            months,
            rate: None,
            per: PayPer::Term,
            before_cap: Some(amount),
            amount: Some(amount),
            projected: span.is_some_and(|(_, last)| last > Month::of(self.input.basis)),
        });
        payment
    }

    /// What else is missing of a sum that is open already.
    fn take_open<const N: usize>(&self, payment: &mut Payment, nodes: [NodeId; N]) {
        let open = nodes.into_iter().map(|n| self.root(n)).filter(|cell| cell.is_open());
        open.for_each(|cell| take_blocked(payment, cell));
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

/// Months and years paid for a window; without a way to divide a year, of whole years alone.
fn prorated(proration: Option<Proration>, window: &Window) -> Result<(u32, Exact), ArithmeticError> {
    let granted = window.granted;
    let months = i64::from(granted);
    match proration {
        Some(Proration::ByMonth) => Ok((granted, Exact::ratio(i128::from(months), 12)?)),
        // Only the months that it pays are used up.
        Some(Proration::WholeYears) | None => Ok((granted / 12 * 12, Exact::from(months / 12))),
        Some(Proration::StartedYears) => {
            // A day of a new year starts it, unless the cap is used up.
            let years = granted / 12;
            let begun = window.to.is_none_or(|to| window.after(years * 12).is_some_and(|d| d <= to));
            let room = window.left.is_none_or(|left| left > years * 12);
            let years = years + u32::from(begun && room);
            Ok((granted, Exact::from(i64::from(years))))
        }
        Some(Proration::ByDay) => {
            let whole = Exact::from(i64::from(granted / 12));
            match part_year(window) {
                Some((days, of)) => Ok((granted, whole.add(Exact::ratio(i128::from(days), i128::from(of))?)?)),
                None => Ok((granted, whole)),
            }
        }
    }
}

/// Days paid of the year that follows the whole years, and how many days that year has.
fn part_year(window: &Window) -> Option<(i64, i64)> {
    let years = window.granted / 12;
    let (start, next) = (window.after(years * 12)?, window.after((years + 1) * 12)?);
    // Days after the last month that the cap leaves are not paid.
    let last = window.left.and_then(|left| window.after(left)?.pred_opt());
    let to = [window.to, last].into_iter().flatten().min()?;
    if window.left.is_some_and(|left| left <= years * 12) || start > to {
        return None;
    }
    let of = (next - start).num_days();
    Some((((to - start).num_days() + 1).min(of), of))
}
