//! The cap on months: per member or for all members of a subject.

use super::cell::Cell;
use super::monthly::{Entry, Months};
use super::payment::{MonthCap, Payment, Unpaid, UsedUp, WhyUnpaid};
use super::run::Run;
use super::schedule::take_blocked;
use crate::ir::{DomainId, Holder, Plan};
use crate::values::Month;

impl Run<'_> {
    /// A cap on months is used up in month order, per member or for all members of the subject.
    pub(super) fn cap_months(
        &self,
        plan: &Plan,
        by: Holder,
        holders: &[Months],
        entries: &mut Vec<Entry>,
        payment: &mut Payment,
    ) {
        let mut together: Vec<Month> =
            entries.iter().map(|e| e.month).chain(payment.open_months.iter().map(|o| o.month)).collect();
        together.sort_unstable();
        together.dedup();
        let mut exhausted = !holders.is_empty();
        let first_start = holders.iter().map(|of| of.start).min().flatten();
        for Months { holder: h, term, start } in holders {
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
            if plan.enjoyed.is_none() {
                exhausted = false;
                payment.month_caps.push(cap);
                continue;
            }
            match self.enjoyed(plan, *h, by) {
                Cell::Number(n) => {
                    let enjoyed = n.to_i64().unwrap_or(i64::MAX);
                    let start = if by == Holder::Subject { first_start } else { *start };
                    let further: Vec<Month> = match self.enjoyed_in(plan, *h, by) {
                        Some(spans) => order.iter().copied().filter(|m| !lies_in(*m, spans)).collect(),
                        None => order[first_out(enjoyed, start, order.first().copied()).min(order.len())..].to_vec(),
                    };
                    let taken = order.len() - further.len();
                    let left = term.at_most.map_or(usize::MAX, |at_most| {
                        usize::try_from(i64::from(at_most).saturating_sub(enjoyed)).unwrap_or_default()
                    });
                    let allowed: &[Month] = &further[..further.len().min(left)];
                    entries.retain(|e| !mine(e) || allowed.binary_search(&e.month).is_ok());
                    payment.open_months.retain(|o| o.member != member || allowed.binary_search(&o.month).is_ok());
                    for month in own.iter().copied().filter(|m| allowed.binary_search(m).is_err()) {
                        let beyond = further.binary_search(&month).is_ok();
                        let why = if beyond { WhyUnpaid::BeyondCap } else { WhyUnpaid::Enjoyed };
                        payment.unpaid.push(Unpaid { member, why, month });
                    }
                    cap.enjoyed = Some(enjoyed);
                    cap.granted = own.iter().filter(|m| allowed.binary_search(m).is_ok()).count() as u32;
                    exhausted &= left == 0 || taken > 0 && allowed.is_empty();
                }
                Cell::Open(causes) => {
                    // Months had before can only leave fewer.
                    let most = order.len().min(term.at_most.map_or(usize::MAX, |n| n as usize));
                    let allowed = &order[..most];
                    entries.retain(|e| !mine(e) || allowed.binary_search(&e.month).is_ok());
                    payment.open_months.retain(|o| o.member != member || allowed.binary_search(&o.month).is_ok());
                    cap.granted = own.iter().filter(|m| allowed.binary_search(m).is_ok()).count() as u32;
                    payment.past = payment.past.and(causes);
                    exhausted = false;
                }
                cell => {
                    take_blocked(payment, cell);
                    exhausted = false;
                }
            }
            payment.month_caps.push(cap);
        }
        if exhausted {
            payment.used_up = Some(UsedUp::Months);
        }
    }
}

pub(super) fn lies_in(month: Month, spans: &[(Month, Month)]) -> bool {
    spans.iter().any(|(from, to)| (*from..=*to).contains(&month))
}

/// How many of the months asked for were enjoyed: so many months from the beginning, as many as fit before the first
/// month that is listed taken to lie there.
pub(super) fn first_out(enjoyed: i64, start: Option<Month>, first: Option<Month>) -> usize {
    let Some((first, start)) = first.zip(start) else { return 0 };
    let inside = enjoyed.saturating_sub(i64::from(first.since(start)).max(0)).max(0);
    usize::try_from(inside).unwrap_or(usize::MAX)
}

fn own_months(entries: &[Entry], payment: &Payment, h: usize, member: Option<u32>) -> Vec<Month> {
    let known = entries.iter().filter(|e| e.holder as usize == h).map(|e| e.month);
    let open = payment.open_months.iter().filter(|o| o.member == member).map(|o| o.month);
    let mut own: Vec<Month> = known.chain(open).collect();
    own.sort_unstable();
    own.dedup();
    own
}
