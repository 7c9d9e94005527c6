//! The cap on months: per member or for all members of a subject.

use super::cell::Cell;
use super::monthly::Entry;
use super::payment::{MonthCap, PayState, Payment, UsedUp};
use super::run::Run;
use super::schedule::{Term, take_blocked};
use crate::ir::{DomainId, Holder, Plan};
use crate::values::{Causes, Month};

impl Run<'_> {
    /// A cap on months is used up in month order, per member or for all members of the subject.
    pub(super) fn cap_months(
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
}

fn own_months(entries: &[Entry], payment: &Payment, h: usize, member: Option<u32>) -> Vec<Month> {
    let known = entries.iter().filter(|e| e.holder as usize == h).map(|e| e.month);
    let open = payment.open_months.iter().filter(|(m, _)| *m == member).map(|(_, month)| *month);
    let mut own: Vec<Month> = known.chain(open).collect();
    own.sort_unstable();
    own.dedup();
    own
}
