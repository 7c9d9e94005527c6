//! Caps: by months, per member or for all of a subject, and by amounts of a calendar year.

use super::cell::{Cell, Fault};
use super::monthly::Entry;
use super::payment::{AmountCap, MonthCap, PayState, Payment, UsedUp};
use super::run::Run;
use super::schedule::{Term, take_blocked};
use crate::facts::ListState;
use crate::ir::{AnnualCap, DomainId, Holder, Plan};
use crate::values::{Causes, Exact, Month};

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

    /// 每户每年最多: in month order within each group; what is not used does not carry over.
    pub(super) fn cap_amounts(&self, plan: &Plan, annual: &AnnualCap, entries: &mut [Entry], payment: &mut Payment) {
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
            let at = match known {
                Some(at) => at,
                None => {
                    let of_year = |(y, _): &&(i32, Exact)| year.is_none_or(|year| year == *y);
                    let sum = approved.iter().filter(of_year).map(|(_, a)| *a).try_fold(Exact::ZERO, Exact::add);
                    let approved = match sum {
                        Ok(approved) => approved,
                        Err(error) => {
                            payment.fault = Some(error.into());
                            return;
                        }
                    };
                    let (before, after) = (Exact::ZERO, Exact::ZERO);
                    payment.amount_caps.push(AmountCap { member, year, cap, approved, before, after });
                    payment.amount_caps.len() - 1
                }
            };
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
            return if none_enjoyed { Ok(vec![]) } else { Err(Cell::Open(self.cause(approved.amount))) };
        }
        rows.children(0)
            .map(|r| match (self.fact(approved.year, r, None), self.fact(approved.amount, r, None)) {
                (Cell::Number(year), Cell::Number(amount)) => {
                    let year = year.to_i64().and_then(|y| i32::try_from(y).ok());
                    year.map(|year| (year, amount)).ok_or(Cell::Fault(Fault::DateOutOfRange))
                }
                (Cell::Number(_), other) | (other, _) => Err(other),
            })
            .collect()
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
