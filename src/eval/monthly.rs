//! Payment by the month: the months that count, and the segments they make.

use super::cell::{Cell, Fault};
use super::interval::Interval;
use super::payment::{OpenMonth, PayPer, PayState, Payment, Segment, Unpaid, WhyUnpaid};
use super::run::Run;
use super::schedule::{Term, take_blocked};
use crate::facts::ListState;
use crate::ir::{Decision, DomainId, Holder, MonthsFrom, NodeId, Plan};
use crate::values::{Causes, Exact, Month};

/// One month of one holder with its amount.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    pub holder: u32,
    pub month: Month,
    pub amount: Exact,
    pub after: Exact,
}

/// The duration of one holder, and the first month that can be paid.
pub(super) struct Months {
    pub holder: usize,
    pub term: Term,
    pub start: Option<Month>,
}

impl Run<'_> {
    pub(super) fn monthly(&self, decision: &Decision, plan: &Plan, amount: NodeId) -> Payment {
        let mut payment = Payment::new(PayState::Settled);
        let rows = self.program.node(amount).domain;
        let of_members = plan.holder != DomainId::ROOT;
        let by = if of_members { self.counted(plan) } else { Holder::Member };
        let mut entries: Vec<Entry> = Vec::new();
        let mut holders: Vec<Months> = Vec::new();
        for h in 0..self.row_count(plan.holder) {
            match decision.member.as_ref().map_or(Cell::True, |m| self.cell(m.condition, h)) {
                Cell::True => {}
                Cell::Open(causes) => {
                    // Whoever may join takes from a cap that all share.
                    match by {
                        Holder::Member => payment.open_part(causes),
                        Holder::Subject => payment.open(causes),
                    }
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
                    let start = self.entries(plan, (rows, amount), h, &term, &mut entries, &mut payment);
                    holders.push(Months { holder: h, term, start });
                }
                Ok(None) => {}
                Err(cell) => take_blocked(&mut payment, cell),
            }
        }
        let unsure = self.cap_months(plan, by, &holders, &mut entries, &mut payment);
        // Months that the cap cut away are not missed.
        let open = payment.open_months.iter().fold(Causes::NONE, |all, o| all.and(o.causes));
        let alone = payment.state == PayState::Settled;
        if !open.is_empty() {
            payment.open_part(open);
        }
        entries.sort_by_key(|e| (e.month, e.holder));
        self.limit(plan, &mut entries, &mut payment);
        let mut certain = entries.iter().filter(|e| !unsure.contains(&e.holder)).map(|e| e.after);
        match certain.try_fold(Exact::ZERO, Exact::add) {
            Ok(certain) => payment.beside_past = certain,
            Err(error) => payment.fault = Some(error.into()),
        }
        entries.sort_by_key(|e| (e.holder, e.month));
        self.segments(of_members, &entries, &mut payment);
        let mut open = payment.open_months.iter().filter_map(|o| {
            let row = self.month_row(rows, o.member.unwrap_or(0), o.month)?;
            Some(self.is_positive(amount, rows, row))
        });
        let paid = entries.iter().any(|e| !e.after.is_zero()) || open.any(|positive| positive);
        if !payment.open_months.is_empty() && payment.has_floor && plan.limits.is_empty() && unsure.is_empty() {
            self.bound_months(plan, (rows, amount), alone, &mut payment);
        }
        // What the caps leave for sure is sure too.
        payment.sure |= paid && payment.has_floor;
        payment
    }

    /// What the sum comes to at least, and at most where nothing else is open, with months that are not known for
    /// certain.
    fn bound_months(&self, plan: &Plan, (rows, amount): (DomainId, NodeId), alone: bool, payment: &mut Payment) {
        let month = |of: &OpenMonth| -> (Exact, Option<Exact>) {
            let bounds = self.month_row(rows, of.member.unwrap_or(0), of.month).and_then(|row| {
                let of = self.interval(amount, rows, row)?;
                Some((of, of.absent || self.graded(plan, rows, row).is_open()))
            });
            match bounds {
                Some((Interval { some: Some((low, high)), .. }, absent)) => {
                    (if absent { Exact::ZERO } else { low.max(Exact::ZERO) }, high.map(|h| h.max(Exact::ZERO)))
                }
                Some(_) => (Exact::ZERO, Some(Exact::ZERO)),
                None => (Exact::ZERO, None),
            }
        };
        let known = payment.beside_past;
        let (mut least, mut most) = (Ok(known), Ok(Some(known)));
        for (low, high) in payment.open_months.iter().map(month) {
            least = least.and_then(|sum| sum.add(low));
            most = most.and_then(|sum| sum.zip(high).map(|(sum, high)| sum.add(high)).transpose());
        }
        let most = most.map(|most| most.filter(|_| alone));
        let rounded = least.and_then(|least| Ok((self.round(least)?, most?.map(|most| self.round(most)).transpose()?)));
        match rounded {
            // No more than what is told anyhow.
            Ok((low, None)) if self.round(known) == Ok(low) => {}
            Ok(bounds) => payment.bounds = Some(bounds),
            Err(error) => payment.fault = Some(error.into()),
        }
    }

    /// Whether some tier of the standard applies in a month.
    fn graded(&self, plan: &Plan, rows: DomainId, row: usize) -> Cell {
        plan.graded.map_or(Cell::True, |g| self.at(g, rows, row))
    }

    /// The months of one holder between start and end, with their amounts; gives the start.
    fn entries(
        &self,
        plan: &Plan,
        (rows, amount): (DomainId, NodeId),
        h: usize,
        term: &Term,
        entries: &mut Vec<Entry>,
        payment: &mut Payment,
    ) -> Option<Month> {
        let start = match plan.start.map(|s| self.at(s, plan.holder, h)) {
            None | Some(Cell::NotApplicable) => None,
            Some(cell) => match cell.month() {
                Some(month) => Some(month),
                None => {
                    take_blocked(payment, cell);
                    return None;
                }
            },
        };
        if let Some(open) = self.unknown_months(plan, h) {
            payment.open(open);
            return start;
        }
        let months = &self.scratch.months[rows.index()];
        for (_, causes) in months.undated.iter().filter(|(holder, _)| *holder as usize == h) {
            // A month more may lie before those that a cap leaves.
            payment.open(*causes);
        }
        for r in months.of(h) {
            let (holder, month) = months.rows[r];
            let service = plan.service.map_or(Cell::True, |s| self.cell(s, r));
            if matches!(service, Cell::False | Cell::NotApplicable) {
                payment.outside.push((holder, month));
                continue;
            }
            let member = (plan.holder != DomainId::ROOT).then_some(holder);
            let early = start.is_some_and(|s| month < s);
            if early || term.until.is_some_and(|u| month > u) {
                let why = if early { WhyUnpaid::BeforeStart } else { WhyUnpaid::AfterEnd };
                let counts = months.within[r].is_true();
                payment.unpaid.extend(counts.then_some(Unpaid { member, why, month }));
                continue;
            }
            if let Some(cell) = [months.within[r], service].into_iter().find(|cell| !cell.is_true()) {
                take_blocked(payment, cell);
                continue;
            }
            let graded = self.graded(plan, rows, r);
            if matches!(graded, Cell::False | Cell::NotApplicable) {
                payment.unpaid.push(Unpaid { member, why: WhyUnpaid::Ungraded, month });
                continue;
            }
            match if graded.is_true() { self.cell(amount, r) } else { graded } {
                Cell::Number(n) if n.is_negative() => payment.fault = Some(Fault::NegativeAmount),
                Cell::Number(n) => entries.push(Entry { holder, month, amount: n, after: n }),
                Cell::Open(causes) => {
                    payment.open_months.push(OpenMonth { member, month, causes });
                }
                cell => take_blocked(payment, cell),
            }
        }
        start
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
                    per: PayPer::Month,
                    before_cap: Some(e.amount),
                    amount: Some(e.after),
                    projected,
                }),
            }
        }
    }
}

fn per_month(amount: Option<Exact>, months: u32) -> Option<Exact> {
    amount?.div(Exact::from(i64::from(months))).ok()
}
