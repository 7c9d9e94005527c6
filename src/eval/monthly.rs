//! Payment by the month: the months that count, and the segments they make.

use super::cell::{Cell, Fault};
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
        if !self.all_listed(plan.holder) {
            payment.open(Causes::APPLICANT);
        }
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
                Err(cell) => {
                    take_blocked(&mut payment, cell);
                    self.take_past(plan, (h, by), &mut payment);
                }
            }
        }
        self.cap_months(plan, by, &holders, &mut entries, &mut payment);
        // Months that the cap cut away are not missed.
        let open = payment.open_months.iter().fold(Causes::NONE, |all, o| all.and(o.causes));
        if !open.is_empty() {
            payment.open_part(open);
        }
        entries.sort_by_key(|e| (e.month, e.holder));
        self.limit(plan, &mut entries, &mut payment);
        entries.sort_by_key(|e| (e.holder, e.month));
        self.segments(of_members, &entries, &mut payment);
        payment
    }

    /// Who has no schedule, for want of something, may also have had months that nobody knows of: all is told.
    fn take_past(&self, plan: &Plan, (holder, by): (usize, Holder), payment: &mut Payment) {
        let had = self.enjoyed(plan, holder, by);
        if had.is_open() {
            take_blocked(payment, had);
        }
    }

    /// Whether some tier of the standard applies in a month.
    pub(super) fn graded(&self, plan: &Plan, rows: DomainId, row: usize) -> Cell {
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
            payment.open_part(*causes);
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

    pub(super) fn unknown_months(&self, plan: &Plan, h: usize) -> Option<Causes> {
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
