//! The least and the most that a payment by the month comes to where a part of it is open.
//!
//! What is sure is paid whatever the open part comes to, and what may be is paid at most: each side is a schedule of
//! its own, under the same caps.

use super::approved::Unknown;
use super::caps::{first_out, lies_in};
use super::cell::{Cell, Tally};
use super::interval::Interval;
use super::monthly::Entry;
use super::payment::{PayState, Payment};
use super::run::Run;
use super::schedule::Term;
use crate::facts::ListState;
use crate::ir::{Decision, DomainId, Holder, NodeId, Plan, TierId};
use crate::values::{Causes, Exact, Month};

/// A month that is paid, or may be, with what it may come to.
struct Part {
    month: Month,
    /// It counts whatever is missing turns out to be.
    sure: bool,
    low: Exact,
    high: Option<Exact>,
    /// Above nothing, though how much may not be known.
    above: bool,
}

/// One holder who is in, or may be.
struct Own {
    holder: usize,
    /// It is in, and has a duration and a beginning.
    sure: bool,
    term: Term,
    /// Nothing where it is not known; the first month that can be paid, if there is one.
    start: Option<Option<Month>>,
    parts: Vec<Part>,
    /// Records that may lie in any month; nothing where nobody knows how many.
    loose: Option<usize>,
}

/// What stands in the way: a cell that failed, of which the schedule tells.
struct Failed;

impl Run<'_> {
    /// Bounds for a payment that is open, or of which it is not known what was had before.
    pub(super) fn bound_months(&self, decision: &Decision, plan: &Plan, amount: NodeId, payment: &mut Payment) {
        let open = payment.state == PayState::Open || payment.past != Causes::NONE && !payment.is_nothing();
        if !open || payment.fault.is_some() {
            return;
        }
        let Ok((own, all)) = self.owners(decision, plan, amount) else { return };
        let bounds = self.sides(plan, &own, all).and_then(|(least, most, sure)| {
            let most = most.map(|most| self.round(most)).transpose().map_err(|_| Failed)?;
            Ok((least, self.round(least).map_err(|_| Failed)?, most, sure))
        });
        let Ok((exact, least, most, sure)) = bounds else { return };
        // What is known stands only if it is sure.
        payment.has_floor &= payment.exact_total <= exact;
        payment.sure = sure;
        payment.bounds = Some((least, most));
    }

    /// Everybody who is in or may be, with the months; and whether that is all there may be.
    fn owners(&self, decision: &Decision, plan: &Plan, amount: NodeId) -> Result<(Vec<Own>, bool), Failed> {
        let mut found = Vec::new();
        for holder in 0..self.row_count(plan.holder) {
            let mut sure = match decision.member.as_ref().map_or(Cell::True, |m| self.cell(m.condition, holder)) {
                Cell::True => true,
                Cell::Open(_) => false,
                Cell::Fault(_) => return Err(Failed),
                _ => continue,
            };
            let term = match self.term(plan, holder) {
                Ok(Some(term)) => term,
                Ok(None) => continue,
                Err(Cell::Open(_)) => {
                    sure = false;
                    self.longest(plan, holder)
                }
                Err(_) => return Err(Failed),
            };
            let start = match plan.start.map(|s| self.at(s, plan.holder, holder)) {
                None | Some(Cell::NotApplicable) => Some(None),
                Some(Cell::Open(_)) => None,
                Some(cell) => Some(Some(cell.month().ok_or(Failed)?)),
            };
            let rows = self.program.node(amount).domain;
            let undated = self.scratch.months[rows.index()].undated.iter().filter(|(h, _)| *h as usize == holder);
            let loose = if self.unknown_months(plan, holder).is_some() { None } else { Some(undated.count()) };
            sure &= start.is_some();
            let parts = self.parts(plan, (rows, amount), (holder, sure), &term, start.flatten())?;
            found.push(Own { holder, sure, term, start, parts, loose });
        }
        Ok((found, self.all_listed(plan.holder)))
    }

    /// The months of one holder that are in range, or may be.
    fn parts(
        &self,
        plan: &Plan,
        (rows, amount): (DomainId, NodeId),
        (holder, sure): (usize, bool),
        term: &Term,
        start: Option<Month>,
    ) -> Result<Vec<Part>, Failed> {
        let months = &self.scratch.months[rows.index()];
        let mut parts = Vec::new();
        for r in months.of(holder) {
            let month = months.rows[r].1;
            if start.is_some_and(|s| month < s) || term.until.is_some_and(|u| month > u) {
                continue;
            }
            let mut counts = Tally::new();
            counts.take(months.within[r]);
            counts.take(plan.service.map_or(Cell::True, |s| self.cell(s, r)));
            counts.take(self.graded(plan, rows, r));
            let sure = match counts.all() {
                Cell::True => sure,
                Cell::Open(_) => false,
                Cell::Fault(_) => return Err(Failed),
                _ => continue,
            };
            let bounds = self.interval(amount, rows, r);
            let above = bounds.is_some_and(Interval::is_positive);
            let (low, high) = match (self.cell(amount, r), bounds) {
                (Cell::Number(n), _) => (n, Some(n)),
                (Cell::Open(_), None) => (Exact::ZERO, None),
                (Cell::Open(_), Some(Interval { some, absent, .. })) => {
                    let (low, high) = some.unwrap_or((Exact::ZERO, Some(Exact::ZERO)));
                    (if absent { Exact::ZERO } else { low }, high)
                }
                _ => return Err(Failed),
            };
            parts.push(Part { month, sure, low: low.max(Exact::ZERO), high: high.map(|h| h.max(Exact::ZERO)), above });
        }
        Ok(parts)
    }

    /// The longest of the durations that may apply.
    fn longest(&self, plan: &Plan, holder: usize) -> Term {
        let (mut at_most, mut until) = (Some(0), None);
        let mut endless = false;
        for (_, tier) in TierId::all(&plan.tiers).zip(&plan.tiers) {
            let applies = tier.condition.map_or(Cell::True, |c| self.at(c, plan.holder, holder));
            if matches!(applies, Cell::False | Cell::NotApplicable) {
                continue;
            }
            at_most = at_most.zip(tier.at_most).map(|(a, b)| a.max(b.0));
            match tier.until.map(|u| self.at(u, plan.holder, holder).month()) {
                Some(Some(month)) => until = until.max(Some(month)),
                Some(None) | None => endless = true,
            }
            if applies == Cell::True {
                break;
            }
        }
        Term { tier: None, at_most, until: until.filter(|_| !endless) }
    }

    /// Both sides under the caps on months and on amounts, and whether something is surely paid.
    fn sides(&self, plan: &Plan, own: &[Own], all: bool) -> Result<(Exact, Option<Exact>, bool), Failed> {
        let by = if plan.holder == DomainId::ROOT { Holder::Member } else { self.counted(plan) };
        let loose = own.iter().map(|o| o.loose).try_fold(0, |sum, loose| loose.map(|n| sum + n)).filter(|_| all);
        // A month that may be any has no amount yet.
        let (mut least, mut most) = (Vec::new(), loose.filter(|n| *n == 0).map(|_| Vec::new()));
        let mut above = Vec::new();
        for of in own {
            let group: Vec<&Own> = if by == Holder::Subject { own.iter().collect() } else { vec![of] };
            let loose = if by == Holder::Subject { loose } else { of.loose };
            let entry = |month, amount| Entry { holder: of.holder as u32, month, amount, after: amount };
            let cap = self.cap_of(plan, of, &group, by, loose)?;
            for part in of.parts.iter().filter(|p| p.sure && cap.surely_leaves(p.month)) {
                least.push(entry(part.month, part.low));
                if part.above {
                    above.push(entry(part.month, part.low.max(Exact::ONE)));
                }
            }
            let most = most.as_mut().and_then(|most| cap.at_most(&of.parts).map(|parts| (most, parts)));
            let Some((most, parts)) = most else { continue };
            most.extend(parts.into_iter().map(|(month, high)| entry(month, high)));
        }
        let bounded = own.iter().flat_map(|o| &o.parts).all(|p| p.high.is_some());
        let cut = |unknown, mut entries: Vec<Entry>| {
            entries.sort_by_key(|e| (e.month, e.holder));
            self.cut(plan, unknown, &mut entries, None, &mut Causes::default()).map_err(|_| Failed)
        };
        let (least, _) = cut(Unknown::All, least)?;
        let most = most.filter(|_| bounded).map(|most| cut(Unknown::Nothing, most)).transpose()?;
        // Of a standard above nothing a cap that is not used up leaves something.
        let sure = least > Exact::ZERO || !above.is_empty() && cut(Unknown::All, above)?.0 > Exact::ZERO;
        Ok((least, most.map(|(most, _)| most), sure))
    }

    /// How the cap on months stands for one holder of a group.
    fn cap_of(
        &self,
        plan: &Plan,
        of: &Own,
        group: &[&Own],
        by: Holder,
        loose: Option<usize>,
    ) -> Result<MonthsLeft, Failed> {
        let of_group = |sure: bool| -> Vec<Month> {
            let parts = group.iter().flat_map(|o| &o.parts).filter(|p| p.sure || !sure);
            let mut months: Vec<Month> = parts.map(|p| p.month).collect();
            months.sort_unstable();
            months.dedup();
            months
        };
        let (sure, possible) = (of_group(true), of_group(false));
        let free = MonthsLeft { sure, possible, loose, out: None, left: None };
        if plan.enjoyed.is_none() {
            return Ok(free);
        }
        let cap = |enjoyed: i64| {
            let left = |n: u32| usize::try_from(i64::from(n).saturating_sub(enjoyed)).unwrap_or_default();
            Some(of.term.at_most.map_or(usize::MAX, left))
        };
        match self.enjoyed(plan, of.holder, by) {
            Cell::Number(n) => {
                let enjoyed = n.to_i64().unwrap_or(i64::MAX);
                let left = cap(enjoyed);
                if let Some(spans) = self.enjoyed_in(plan, of.holder, by) {
                    let further = |months: Vec<Month>| months.into_iter().filter(|m| !lies_in(*m, spans)).collect();
                    let (sure, possible) = (further(free.sure), further(free.possible));
                    return Ok(MonthsLeft { sure, possible, loose, out: Some((0, 0)), left });
                }
                // Whoever may be in may have begun first.
                let starts = group.iter().map(|o| o.start.filter(|_| o.sure)).collect::<Option<Vec<_>>>();
                let start = starts.map(|all| all.into_iter().min().flatten());
                let all = usize::try_from(enjoyed.max(0)).unwrap_or(usize::MAX);
                let out = match start {
                    // Whenever it began, no more than all of them are taken out of the months listed.
                    None => (0, all),
                    Some(None) => (0, 0),
                    Some(start) => {
                        let first = |months: &[Month]| first_out(enjoyed, start, months.first().copied());
                        let most = if loose == Some(0) { first(&free.possible) } else { all };
                        (if free.sure.is_empty() { 0 } else { first(&free.sure) }, most)
                    }
                };
                Ok(MonthsLeft { out: Some(out), left, ..free })
            }
            // Months had before can only leave fewer.
            Cell::Open(_) => Ok(MonthsLeft { out: None, left: cap(0), ..free }),
            _ => Err(Failed),
        }
    }

    /// Whether every list of a relation is known.
    pub(super) fn all_listed(&self, domain: DomainId) -> bool {
        let known = |list: &ListState| matches!(list, ListState::Given | ListState::NotApplicable);
        domain == DomainId::ROOT || self.rows(domain).lists.iter().all(known)
    }
}

/// What the months had before and the cap leave of the months of a group.
struct MonthsLeft {
    /// Those that surely count, and those that may.
    sure: Vec<Month>,
    possible: Vec<Month>,
    /// Months beside them of which nobody knows when they are; nothing where there is no end to them.
    loose: Option<usize>,
    /// How many of the first were had before, at least and at most; nothing where that is not known, or no cap counts.
    out: Option<(usize, usize)>,
    /// How many the cap leaves; nothing without one.
    left: Option<usize>,
}

impl MonthsLeft {
    /// Whether a month is paid wherever the open ones lie.
    fn surely_leaves(&self, month: Month) -> bool {
        let (Some(left), Some((fewest, most))) = (self.left, self.out) else { return self.left.is_none() };
        let before = |months: &[Month]| months.partition_point(|m| *m < month);
        // The cap may be used up by months before it of which nobody knows when they are.
        let room = left == usize::MAX || self.loose.is_some_and(|loose| before(&self.possible) + loose < left + fewest);
        self.possible.contains(&month) && before(&self.sure) >= most && room
    }

    /// The months of one holder that are paid at most, with their amounts; nothing without a bound.
    fn at_most(&self, parts: &[Part]) -> Option<Vec<(Month, Exact)>> {
        let (fewest, most) = self.out.unwrap_or((0, 0));
        let further = &self.possible[fewest.min(self.possible.len())..];
        let mut found: Vec<(Month, Exact)> = parts
            .iter()
            .filter(|p| further.binary_search(&p.month).is_ok())
            .map(|p| p.high.map(|high| (p.month, high)))
            .collect::<Option<_>>()?;
        let left = self.left.unwrap_or(usize::MAX);
        if self.sure == self.possible && fewest == most {
            // Every month is known: the cap is used up in their order.
            let last = further.get(left).copied();
            found.retain(|(month, _)| last.is_none_or(|last| *month < last));
        } else {
            // Any of them may drop out: the cap leaves the best at most.
            found.sort_by_key(|(_, high)| std::cmp::Reverse(*high));
            found.truncate(left);
        }
        Some(found)
    }
}
