//! Payment by the month: the months that count, and the segments they make.

use super::cell::Cell;
use super::payment::{PayPer, PayState, Payment, Segment};
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

impl Run<'_> {
    pub(super) fn monthly(&self, decision: &Decision, plan: &Plan, amount: NodeId) -> Payment {
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
        self.limit(plan, &mut entries, &mut payment);
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
        for (_, causes) in months.undated.iter().filter(|(holder, _)| *holder as usize == h) {
            payment.open(*causes);
        }
        for r in months.of(h) {
            let (holder, month) = months.rows[r];
            let service = plan.service.map_or(Cell::True, |s| self.cell(s, r));
            if matches!(service, Cell::False | Cell::NotApplicable) {
                payment.outside.push((holder, month));
                continue;
            }
            if start.is_some_and(|s| month < s) || term.until.is_some_and(|u| month > u) {
                continue;
            }
            if let Some(cell) = [months.within[r], service].into_iter().find(|cell| !cell.is_true()) {
                take_blocked(payment, cell);
                continue;
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
