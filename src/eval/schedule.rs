//! Payment over time: windows, caps by months and by year, segments and the total.

use super::cell::{Cell, Fault};
use super::payment::{AmountCap, MonthCap, PayState, Payment, Segment, UsedUp};
use super::run::Run;
use crate::facts::ListState;
use crate::ir::{AnnualCap, Decision, DomainId, Holder, MonthsFrom, NodeId, Pay, Plan, Proration, Rounding, Setting};
use crate::values::{ArithmeticError, Causes, Date, Exact, Month, add_months, whole_months};

/// One month of one holder with its amount.
struct Entry {
    holder: u32,
    month: Month,
    amount: Exact,
    after: Exact,
}

/// The duration that applies to one holder.
struct Term {
    tier: usize,
    at_most: Option<u32>,
    until: Option<Month>,
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

    /// The one rounding there is: of a total, as the document's rule or interpretation says.
    pub fn round(&self, amount: Exact) -> Result<Exact, ArithmeticError> {
        match self.program.rounding.as_ref().map(|r| self.setting(r)) {
            Some(Rounding::HalfUp { places }) => amount.round_half_up(places),
            Some(Rounding::None) | None => Ok(amount),
        }
    }

    /// A setting as the interpretation in force chooses it.
    pub fn setting<T: Copy>(&self, setting: &Setting<T>) -> T {
        match setting {
            Setting::Fixed(value) => *value,
            Setting::Chosen { interpretation, alternatives, first } => {
                let chosen = self.input.choices.get(interpretation.index()).copied().unwrap_or_default() as usize;
                alternatives.get(chosen).copied().unwrap_or(*first)
            }
        }
    }

    /// The first duration whose condition holds; without durations there is no limit.
    fn term(&self, plan: &Plan, holder: usize) -> Result<Option<Term>, Cell> {
        if plan.tiers.is_empty() {
            return Ok(Some(Term { tier: usize::MAX, at_most: None, until: None }));
        }
        for (i, tier) in plan.tiers.iter().enumerate() {
            match tier.condition.map_or(Cell::True, |c| self.at(c, plan.holder, holder)) {
                Cell::True => {
                    let until = match tier.until.map(|u| self.at(u, plan.holder, holder)) {
                        None | Some(Cell::NotApplicable) => None,
                        Some(cell) => match cell.month() {
                            Some(month) => Some(month),
                            None => return Err(cell),
                        },
                    };
                    return Ok(Some(Term { tier: i, at_most: tier.at_most.map(|c| c.0), until }));
                }
                cell @ (Cell::Open(_) | Cell::Fault(_)) => return Err(cell),
                _ => {}
            }
        }
        Ok(None)
    }

    fn counted(&self, plan: &Plan) -> Holder {
        plan.counted.as_ref().map_or(Holder::Member, |c| self.setting(c))
    }

    /// Months already enjoyed that count against a holder's cap.
    fn enjoyed(&self, plan: &Plan, holder: usize, by: Holder) -> Cell {
        let of_member =
            plan.enjoyed_by_member.filter(|_| by == Holder::Member).map(|n| self.at(n, plan.holder, holder));
        let cell = of_member.or_else(|| plan.enjoyed.map(|n| self.at(n, plan.holder, holder)));
        match cell {
            None | Some(Cell::NotApplicable) => Cell::Number(Exact::ZERO),
            Some(cell) => cell,
        }
    }

    fn monthly(&self, decision: &Decision, plan: &Plan, amount: NodeId) -> Payment {
        let mut payment = Payment::new(PayState::Settled);
        let rows = self.program.node(amount).domain;
        let of_members = plan.holder != DomainId::ROOT;
        let by = if of_members { self.counted(plan) } else { Holder::Member };
        let mut entries: Vec<Entry> = Vec::new();
        let mut holders: Vec<(usize, Term)> = Vec::new();
        for h in 0..self.row_count(plan.holder) {
            match decision.member.as_ref().map_or(Cell::True, |m| self.cell(m.condition, h)) {
                Cell::True => {}
                Cell::Open(causes) => {
                    payment.open(causes);
                    continue;
                }
                Cell::Fault(fault) => {
                    payment.fault = Some(fault);
                    continue;
                }
                _ => continue,
            }
            match self.term(plan, h) {
                Ok(Some(term)) => {
                    self.entries(plan, (rows, amount), h, &term, &mut entries, &mut payment);
                    holders.push((h, term));
                }
                Ok(None) => {}
                Err(cell) => take_blocked(&mut payment, cell),
            }
        }
        self.cap_months(plan, by, &holders, &mut entries, &mut payment);
        entries.sort_by_key(|e| (e.month, e.holder));
        if let Some(annual) = &plan.annual {
            self.cap_amounts(plan, annual, &mut entries, &mut payment);
        }
        entries.sort_by_key(|e| (e.holder, e.month));
        self.segments(of_members, &entries, &mut payment);
        payment
    }

    /// The months of one holder between start and end, with their amounts.
    fn entries(
        &self,
        plan: &Plan,
        (rows, amount): (DomainId, NodeId),
        h: usize,
        term: &Term,
        entries: &mut Vec<Entry>,
        payment: &mut Payment,
    ) {
        let start = match plan.start.map(|s| self.at(s, plan.holder, h)) {
            None | Some(Cell::NotApplicable) => None,
            Some(cell) => match cell.month() {
                Some(month) => Some(month),
                None => return take_blocked(payment, cell),
            },
        };
        if let Some(open) = self.unknown_months(plan, h) {
            return payment.open(open);
        }
        let months = &self.scratch.months[rows.index()];
        for r in months.of(h) {
            let (holder, month) = months.rows[r];
            if start.is_some_and(|s| month < s) || term.until.is_some_and(|u| month > u) {
                continue;
            }
            match months.within[r] {
                Cell::True => {}
                cell => {
                    take_blocked(payment, cell);
                    continue;
                }
            }
            match self.cell(amount, r) {
                Cell::Number(n) => entries.push(Entry { holder, month, amount: n, after: n }),
                Cell::Open(causes) => {
                    let floor = payment.only_months_open && causes == Causes::PARAMETER;
                    payment.open(causes);
                    payment.only_months_open = floor;
                    payment.open_months.push(((plan.holder != DomainId::ROOT).then_some(holder), month));
                }
                cell => take_blocked(payment, cell),
            }
        }
    }

    fn unknown_months(&self, plan: &Plan, h: usize) -> Option<Causes> {
        match plan.months.as_ref()? {
            MonthsFrom::Records { domain, .. } => match self.rows(*domain).lists.get(h) {
                Some(ListState::Given | ListState::NotApplicable) => None,
                _ => Some(Causes::APPLICANT),
            },
            MonthsFrom::Set { slot, .. } => match self.fact(*slot, h, None) {
                Cell::Open(causes) => Some(causes),
                _ => None,
            },
            MonthsFrom::Span { .. } => None,
        }
    }

    /// A cap on months is used up in month order, per member or for all members of the subject.
    fn cap_months(
        &self,
        plan: &Plan,
        by: Holder,
        holders: &[(usize, Term)],
        entries: &mut Vec<Entry>,
        payment: &mut Payment,
    ) {
        let mut together: Vec<Month> =
            entries.iter().map(|e| e.month).chain(payment.open_months.iter().map(|(_, m)| *m)).collect();
        together.sort_unstable();
        together.dedup();
        let mut exhausted = !holders.is_empty();
        for (h, term) in holders {
            let member = (plan.holder != DomainId::ROOT).then_some(*h as u32);
            let mine = |e: &Entry| e.holder as usize == *h;
            let own: Vec<Month> = own_months(entries, payment, *h, member);
            let order = if by == Holder::Subject { &together } else { &own };
            let mut cap = MonthCap {
                member,
                tier: term.tier,
                at_most: term.at_most,
                until: term.until,
                enjoyed: None,
                asked: own.len() as u32,
                granted: own.len() as u32,
            };
            match term.at_most {
                None => exhausted = false,
                Some(at_most) => match self.enjoyed(plan, *h, by) {
                    Cell::Number(n) => {
                        let enjoyed = n.to_i64().unwrap_or(i64::MAX);
                        let left = usize::try_from(i64::from(at_most).saturating_sub(enjoyed)).unwrap_or_default();
                        let allowed: &[Month] = &order[..order.len().min(left)];
                        entries.retain(|e| !mine(e) || allowed.binary_search(&e.month).is_ok());
                        payment.open_months.retain(|(m, month)| *m != member || allowed.binary_search(month).is_ok());
                        cap.enjoyed = Some(enjoyed);
                        cap.granted = own.iter().filter(|m| allowed.binary_search(m).is_ok()).count() as u32;
                        exhausted &= left == 0;
                    }
                    cell => {
                        take_blocked(payment, cell);
                        exhausted = false;
                    }
                },
            }
            payment.month_caps.push(cap);
        }
        if exhausted {
            payment.used_up = Some(UsedUp::Months);
        }
        // Months that the cap cut away are no longer missed.
        if payment.only_months_open && payment.open_months.is_empty() {
            payment.state = PayState::Settled;
            payment.causes = Causes::NONE;
        }
    }

    /// 每户每年最多: in month order within each group; what is not used does not carry over.
    fn cap_amounts(&self, plan: &Plan, annual: &AnnualCap, entries: &mut [Entry], payment: &mut Payment) {
        let cap = match self.root(annual.amount) {
            Cell::Number(n) => n,
            cell => return take_blocked(payment, cell),
        };
        let approved = match self.approved(plan, annual) {
            Ok(approved) => approved,
            Err(cell) => return take_blocked(payment, cell),
        };
        for e in entries.iter_mut() {
            let member = (annual.per == Holder::Member).then_some(e.holder);
            let year = annual.yearly.then_some(e.month.year());
            let known = payment.amount_caps.iter().position(|c| c.member == member && c.year == year);
            let at = known.unwrap_or_else(|| {
                let of_year = |(y, _): &&(i32, Exact)| year.is_none_or(|year| year == *y);
                let approved = approved.iter().filter(of_year).map(|(_, a)| *a).try_fold(Exact::ZERO, Exact::add);
                let approved = approved.unwrap_or(cap);
                payment.amount_caps.push(AmountCap {
                    member,
                    year,
                    cap,
                    approved,
                    before: Exact::ZERO,
                    after: Exact::ZERO,
                });
                payment.amount_caps.len() - 1
            });
            let group = &mut payment.amount_caps[at];
            let used = group.approved.add(group.after);
            let step = used.and_then(|used| cap.sub(used)).and_then(|left| {
                let after = e.amount.min(left.max(Exact::ZERO));
                Ok((after, group.before.add(e.amount)?, group.after.add(after)?))
            });
            match step {
                Ok((after, before, sum)) => {
                    e.after = after;
                    (group.before, group.after) = (before, sum);
                }
                Err(error) => {
                    payment.fault = Some(error.into());
                    return;
                }
            }
        }
        let asked = payment.amount_caps.iter().any(|c| !c.before.is_zero());
        if asked && payment.open_months.is_empty() && payment.amount_caps.iter().all(|c| c.after.is_zero()) {
            payment.used_up = Some(UsedUp::Amount);
        }
    }

    /// What was approved before, by year. No month enjoyed means that nothing was.
    fn approved(&self, plan: &Plan, annual: &AnnualCap) -> Result<Vec<(i32, Exact)>, Cell> {
        let Some(approved) = &annual.approved else { return Ok(vec![]) };
        let rows = self.rows(approved.domain);
        if !matches!(rows.lists.first(), Some(ListState::Given | ListState::NotApplicable)) {
            let none_enjoyed = plan.enjoyed.is_some_and(|n| self.root(n).number().is_some_and(Exact::is_zero));
            return if none_enjoyed { Ok(vec![]) } else { Err(Cell::Open(Causes::APPLICANT)) };
        }
        rows.children(0)
            .map(|r| match (self.fact(approved.year, r, None), self.fact(approved.amount, r, None)) {
                (Cell::Number(year), Cell::Number(amount)) => {
                    let year = year.to_i64().and_then(|y| i32::try_from(y).ok()).unwrap_or(i32::MAX);
                    Ok((year, amount))
                }
                (Cell::Number(_), other) | (other, _) => Err(other),
            })
            .collect()
    }

    /// Consecutive months of one holder with one amount become a segment.
    fn segments(&self, of_members: bool, entries: &[Entry], payment: &mut Payment) {
        let basis = Month::of(self.input.basis);
        for e in entries {
            let projected = e.month > basis;
            let member = of_members.then_some(e.holder);
            let last = payment.segments.last_mut().filter(|s| {
                s.member == member
                    && s.rate == Some(e.amount)
                    && s.projected == projected
                    && s.span.is_some_and(|(_, to)| e.month.since(to) == 1)
                    && per_month(s.amount, s.months) == Some(e.after)
            });
            match last {
                Some(segment) => {
                    segment.span = segment.span.map(|(from, _)| (from, e.month));
                    segment.months += 1;
                    segment.before_cap = segment.before_cap.and_then(|b| b.add(e.amount).ok());
                    segment.amount = segment.amount.and_then(|a| a.add(e.after).ok());
                }
                None => payment.segments.push(Segment {
                    member,
                    span: Some((e.month, e.month)),
                    months: 1,
                    rate: Some(e.amount),
                    per: "月",
                    before_cap: Some(e.amount),
                    amount: Some(e.after),
                    projected,
                }),
            }
        }
    }

    fn once(&self, rate: NodeId, count: Option<NodeId>, per: Option<&str>) -> Payment {
        let mut payment = Payment::new(PayState::Settled);
        let rate = self.root(rate);
        let count = count.map_or(Cell::Number(Exact::ONE), |c| self.root(c));
        let (Cell::Number(rate), Cell::Number(count)) = (rate, count) else {
            let cell = super::cell::blocked([rate, count]).unwrap_or(Cell::Fault(Fault::Overflow));
            take_blocked(&mut payment, cell);
            return payment;
        };
        payment.count = Some(count);
        match rate.mul(count) {
            Ok(amount) => payment.segments.push(Segment {
                member: None,
                span: None,
                months: 0,
                rate: Some(rate),
                per: match per {
                    Some("名") => "名",
                    Some("人") => "人",
                    Some("户") => "户",
                    _ => "次",
                },
                before_cap: Some(amount),
                amount: Some(amount),
                projected: false,
            }),
            Err(error) => payment.fault = Some(error.into()),
        }
        payment
    }

    /// Whole months of the window, cut to the duration that is left.
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
                take_blocked(payment, super::cell::blocked([a, b]).unwrap_or(Cell::Open(Causes::APPLICANT)));
                return None;
            }
        };
        payment.window = Some((from, to));
        let term = match self.term(plan, 0) {
            Ok(Some(term)) => term,
            Ok(None) => return Some((from, to, 0)),
            Err(cell) => {
                take_blocked(payment, cell);
                return None;
            }
        };
        let ends = [to, term.until.map(Month::last_day)].into_iter().flatten().min();
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
        Some((from, to, granted))
    }

    fn yearly(&self, plan: &Plan, rate: NodeId) -> Payment {
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
                    per: "年",
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

    fn windowed(&self, plan: &Plan, amount: NodeId, granted: NodeId) -> Payment {
        let mut payment = Payment::new(PayState::Settled);
        if self.span_months(plan, &mut payment).is_none() {
            return payment;
        }
        let (amount, granted) = (self.root(amount), self.root(granted));
        let (Cell::Number(amount), Cell::Number(granted), Some((from, _))) = (amount, granted, payment.window) else {
            take_blocked(&mut payment, super::cell::blocked([amount, granted]).unwrap_or(Cell::Fault(Fault::Overflow)));
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
            per: "期",
            before_cap: Some(amount),
            amount: Some(amount),
            projected,
        });
        payment
    }

    /// Relief or service: no sum; a period that is over gives nothing more.
    fn in_kind(&self, plan: &Plan, rate: Option<NodeId>) -> Payment {
        let mut payment = Payment::new(PayState::NoAmount);
        let rate = rate.and_then(|r| self.root(r).number());
        match self.term(plan, 0) {
            Ok(Some(term)) => {
                let basis = Month::of(self.input.basis);
                if let Some(until) = term.until {
                    let day = plan.tiers.get(term.tier).and_then(|t| t.until).and_then(|n| self.until_day(n));
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
        match self.program.node(month).op {
            crate::ir::Op::MonthOf(day) => self.root(day).date(),
            _ => None,
        }
    }

    /// The months that 裁量 would add: what was asked for, cut to the bound.
    pub fn extension(&self, decision: &Decision, asked: u32, at_most: u32) -> Option<Segment> {
        let plan = decision.plan.as_ref()?;
        let rate = match plan.pay {
            Pay::InKind { rate } => rate.and_then(|r| self.root(r).number()),
            _ => None,
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
        per: "月",
        before_cap: None,
        amount: None,
        projected: false,
    }
}

fn own_months(entries: &[Entry], payment: &Payment, h: usize, member: Option<u32>) -> Vec<Month> {
    let known = entries.iter().filter(|e| e.holder as usize == h).map(|e| e.month);
    let open = payment.open_months.iter().filter(|(m, _)| *m == member).map(|(_, month)| *month);
    let mut own: Vec<Month> = known.chain(open).collect();
    own.sort_unstable();
    own.dedup();
    own
}

fn per_month(amount: Option<Exact>, months: u32) -> Option<Exact> {
    amount?.div(Exact::from(i64::from(months))).ok()
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
        Proration::ByDay => {
            let years = granted / 12;
            let whole = Exact::from(i64::from(years));
            let (Some(start), Some(next), Some(to)) = (anniversary(from, years), anniversary(from, years + 1), to)
            else {
                return Ok((granted, whole));
            };
            if left.is_some_and(|left| left <= years * 12) || start > to {
                return Ok((granted, whole));
            }
            let days = (to - start).num_days() + 1;
            let part = Exact::ratio(i128::from(days), i128::from((next - start).num_days()))?;
            Ok((granted, whole.add(part.min(Exact::ONE))?))
        }
    }
}

fn anniversary(from: Date, years: u32) -> Option<Date> {
    add_months(from, i32::try_from(years.checked_mul(12)?).ok()?).ok()
}

fn take_blocked(payment: &mut Payment, cell: Cell) {
    match cell {
        Cell::Fault(fault) => payment.fault = Some(fault),
        Cell::Open(causes) => payment.open(causes),
        _ => payment.open(Causes::APPLICANT),
    }
}
