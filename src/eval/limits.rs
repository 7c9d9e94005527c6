//! 上限: caps on amounts, by whom they count and in what time, one after the other.

use super::cell::{Cell, Fault};
use super::monthly::Entry;
use super::open::{Need, Open};
use super::payment::{AmountCap, CapTime, CapUsed, PayPer, PayState, Payment, Segment, UsedUp};
use super::run::Run;
use super::schedule::take_blocked;
use crate::ir::{
    AmountLimit, AmountState, Approved, Decision, DecisionId, DomainId, LimitId, LimitOf, LimitPeriod, Plan, Shared,
    Verdict,
};
use crate::values::{ArithmeticError, Causes, Exact, Month};

/// What is taken to have been approved before where nobody knows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unknown {
    Nothing,
    All,
}

/// What was approved of one group before, as far as it is known.
struct Used {
    by_year: Vec<(i32, Exact)>,
    /// Why more may have been: in these years, or in any.
    open: Vec<(Option<i32>, Causes)>,
    /// What others that share the cap come to in the same run, by year.
    now: Vec<(i32, Exact)>,
}

impl Run<'_> {
    /// Cuts what is due month by month, in the order of the months. Each 上限 cuts what the one before leaves.
    pub(super) fn limit(&self, plan: &Plan, entries: &mut [Entry], payment: &mut Payment) {
        if plan.limits.is_empty() {
            return;
        }
        let mut causes = Causes::NONE;
        let most = self.cut(plan, Unknown::Nothing, entries, payment.count, &mut causes);
        let (most, caps) = match most {
            Ok(done) => done,
            Err(cell) => return take_blocked(payment, cell),
        };
        payment.amount_caps = caps;
        let asked = entries.iter().any(|e| !e.amount.is_zero());
        if asked && payment.open_months.is_empty() && most.is_zero() {
            payment.used_up = Some(UsedUp::Amount);
        }
        if causes == Causes::NONE {
            return;
        }
        let mut least: Vec<Entry> = entries.to_vec();
        let low = match self.cut(plan, Unknown::All, &mut least, payment.count, &mut Causes::default()) {
            Ok((low, _)) => low,
            Err(cell) => return take_blocked(payment, cell),
        };
        // What is not known of the past leaves the sum as it is.
        if low == most {
            return;
        }
        let known = payment.state == PayState::Settled;
        let floor = payment.has_floor;
        payment.open(causes);
        payment.sure = floor && !low.is_zero();
        if known || floor {
            let bounds = self.round(low).and_then(|low| Ok((low, self.round(most)?)));
            match bounds {
                Ok((low, most)) => payment.bounds = Some((low, known.then_some(most))),
                Err(error) => payment.fault = Some(error.into()),
            }
        }
    }

    /// The same for what is not reckoned by the month: a sum for a span is spread over its months.
    pub(super) fn limit_segments(&self, plan: &Plan, payment: &mut Payment) {
        if plan.limits.is_empty() || payment.fault.is_some() {
            return;
        }
        let mut entries: Vec<Entry> = Vec::new();
        let mut parts: Vec<usize> = Vec::new();
        for segment in &payment.segments {
            match self.spread(segment) {
                Ok(of) => {
                    parts.push(of.len());
                    entries.extend(of);
                }
                Err(error) => {
                    payment.fault = Some(error.into());
                    return;
                }
            }
        }
        self.limit(plan, &mut entries, payment);
        let mut rest = entries.as_slice();
        for (segment, count) in payment.segments.iter_mut().zip(parts) {
            let (own, others) = rest.split_at(count);
            rest = others;
            match own.iter().map(|e| e.after).try_fold(Exact::ZERO, Exact::add) {
                Ok(after) if segment.amount.is_some() => segment.amount = Some(after),
                Ok(_) => {}
                Err(error) => {
                    payment.fault = Some(error.into());
                    return;
                }
            }
        }
    }

    /// One sum by months: years whole at their rate, the rest evenly over the months left. What is paid
    /// once falls in the month of its decision.
    fn spread(&self, segment: &Segment) -> Result<Vec<Entry>, ArithmeticError> {
        let holder = segment.member.unwrap_or(0);
        let amount = segment.before_cap.unwrap_or(Exact::ZERO);
        let entry = |month, amount| Entry { holder, month, amount, after: amount };
        let Some((from, to)) = segment.span else { return Ok(vec![entry(Month::of(self.input.decided), amount)]) };
        let months: Vec<Month> = (0..=to.since(from)).filter_map(|n| from.plus(n).ok()).collect();
        let number = |n: usize| Exact::from(i64::try_from(n).unwrap_or(i64::MAX));
        let (whole, monthly) = match segment.rate.filter(|_| segment.per == PayPer::Year) {
            Some(rate) => (months.len() / 12 * 12, rate.div(Exact::from(12))?),
            None => (0, Exact::ZERO),
        };
        let rest = amount.sub(monthly.mul(number(whole))?)?;
        // A rest with no month of its own falls in the last.
        let left = if whole == months.len() && !rest.is_zero() { 1 } else { months.len() - whole };
        let share = if left == 0 { Exact::ZERO } else { rest.div(number(left))? };
        let of = |(i, month): (usize, &Month)| -> Result<Entry, ArithmeticError> {
            let own = if i < whole { monthly } else { Exact::ZERO };
            let more = if i + left >= months.len() { share } else { Exact::ZERO };
            Ok(entry(*month, own.add(more)?))
        };
        months.iter().enumerate().map(of).collect()
    }

    /// One pass over all caps, from what is due on: the sum that is left, and how each cap was used.
    fn cut(
        &self,
        plan: &Plan,
        unknown: Unknown,
        entries: &mut [Entry],
        count: Option<Exact>,
        causes: &mut Causes,
    ) -> Result<(Exact, Vec<AmountCap>), Cell> {
        entries.iter_mut().for_each(|e| e.after = e.amount);
        let mut groups: Vec<AmountCap> = Vec::new();
        for (id, limit) in LimitId::all(&plan.limits).zip(&plan.limits) {
            let amount = match self.root(limit.amount) {
                Cell::Number(n) => n,
                cell => return Err(cell),
            };
            let pieces = count.filter(|_| limit.of == LimitOf::Piece);
            let cap = pieces.map_or(Ok(amount), |n| amount.mul(n)).map_err(fault)?;
            let first = groups.len();
            for e in entries.iter_mut() {
                let member = (limit.of == LimitOf::Member).then_some(e.holder);
                let time = time_of(limit, e.month);
                let at = groups[first..].iter().position(|g| g.member == member && g.time == time);
                let at = match at {
                    Some(at) => first + at,
                    None => {
                        let used = self.used(plan, limit, e.holder as usize)?;
                        let now = used.as_ref().map_or(Ok(Exact::ZERO), |used| used.now(time)).map_err(fault)?;
                        let (approved, open) =
                            used.map_or(Ok((CapUsed::NotCounted, Causes::NONE)), |used| used.of(time).map_err(fault))?;
                        *causes = causes.and(open);
                        let (before, after) = (Exact::ZERO, Exact::ZERO);
                        groups.push(AmountCap { limit: id, member, time, pieces, cap, approved, now, before, after });
                        groups.len() - 1
                    }
                };
                take(&mut groups[at], unknown, e).map_err(fault)?;
            }
        }
        let left = entries.iter().map(|e| e.after).try_fold(Exact::ZERO, Exact::add).map_err(fault)?;
        Ok((left, groups))
    }

    /// What was approved before; nothing where no record is kept of what this cap counts.
    fn used(&self, plan: &Plan, limit: &AmountLimit, holder: usize) -> Result<Option<Used>, Cell> {
        let Some(approved) = &limit.approved else { return Ok(None) };
        let holder = if limit.of == LimitOf::Member { holder } else { 0 };
        let mut used = Used { by_year: vec![], open: vec![], now: vec![] };
        let none = self.none_enjoyed(plan, limit.of, holder);
        self.used_of(approved, holder, none, &mut used)?;
        for shared in &limit.with {
            let other = &self.program.decisions[shared.decision];
            let none = other.plan.as_ref().is_some_and(|plan| self.none_enjoyed(plan, LimitOf::Subject, 0));
            self.used_of(&shared.approved, 0, none, &mut used)?;
            if shared.first {
                self.used_now(shared.decision, &mut used)?;
            }
        }
        Ok(Some(used))
    }

    /// What another entitlement that stands earlier in the text comes to in this run.
    fn used_now(&self, other: DecisionId, used: &mut Used) -> Result<(), Cell> {
        let outcome = self.judge(other);
        if outcome.verdict == Verdict::Met && outcome.amount.state == AmountState::Settled {
            for segment in outcome.payment.iter().flat_map(|p| &p.segments) {
                let due = Segment { before_cap: segment.amount, ..*segment };
                let by_month = self.spread(&due).map_err(fault)?;
                used.now.extend(by_month.into_iter().map(|e| (e.month.year(), e.amount)));
            }
        } else if let Some(fault) = outcome.fault {
            return Err(Cell::Fault(fault));
        } else if !outcome.verdict.is_refusal() {
            let causes = if outcome.causes.is_empty() { Causes::APPLICANT } else { outcome.causes };
            used.open.push((None, causes));
        }
        Ok(())
    }

    /// What the records of one entitlement say; `none` where nothing was had of it.
    fn used_of(&self, approved: &Approved, holder: usize, none: bool, used: &mut Used) -> Result<(), Cell> {
        if !self.listed(approved.domain, holder) {
            if !none {
                used.open.push((None, self.cause(approved.amount)));
            }
            return Ok(());
        }
        for r in self.rows(approved.domain).children(holder) {
            let year = match self.fact(approved.year, r, None) {
                Cell::Number(year) => year.to_i64().and_then(|y| i32::try_from(y).ok()),
                Cell::Open(causes) => {
                    used.open.push((None, causes));
                    continue;
                }
                cell => return Err(cell),
            };
            let year = year.ok_or(Cell::Fault(Fault::DateOutOfRange))?;
            match self.fact(approved.amount, r, None) {
                Cell::Number(amount) => used.by_year.push((year, amount)),
                Cell::Open(causes) => used.open.push((Some(year), causes)),
                cell => return Err(cell),
            }
        }
        Ok(())
    }

    /// No month enjoyed means that nothing was approved.
    fn none_enjoyed(&self, plan: &Plan, of: LimitOf, holder: usize) -> bool {
        let enjoyed = if of == LimitOf::Member { plan.enjoyed_by_member } else { plan.enjoyed };
        let domain = if of == LimitOf::Member { plan.holder } else { DomainId::ROOT };
        enjoyed.is_some_and(|e| self.at(e.count, domain, holder).number().is_some_and(Exact::is_zero))
    }

    /// What the caps still need to know of the past.
    pub(super) fn open_limits(&self, decision: &Decision, plan: &Plan, open: &mut Open) {
        for limit in &plan.limits {
            let Some(approved) = &limit.approved else { continue };
            let holders = if limit.of == LimitOf::Member { self.row_count(plan.holder) } else { 1 };
            for h in 0..holders {
                let counts = limit.of != LimitOf::Member
                    || decision
                        .member
                        .as_ref()
                        .is_none_or(|m| matches!(self.cell(m.condition, h), Cell::True | Cell::Open(_)));
                if !counts {
                    continue;
                }
                for r in self.rows(approved.domain).children(h) {
                    self.open_slot(approved.year, r, true, open);
                    self.open_slot(approved.amount, r, true, open);
                }
                if !self.listed(approved.domain, h) && !self.none_enjoyed(plan, limit.of, h) {
                    open.needs.insert(Need::List { domain: approved.domain, parent: h as u32 });
                }
            }
            for shared in &limit.with {
                self.open_shared(shared, open);
            }
        }
    }
}

impl Run<'_> {
    /// What is still to be known of another entitlement that shares a cap.
    fn open_shared(&self, shared: &Shared, open: &mut Open) {
        let (other, approved) = (&self.program.decisions[shared.decision], &shared.approved);
        for r in self.rows(approved.domain).children(0) {
            self.open_slot(approved.year, r, true, open);
            self.open_slot(approved.amount, r, true, open);
        }
        let none = other.plan.as_ref().is_some_and(|plan| self.none_enjoyed(plan, LimitOf::Subject, 0));
        if !self.listed(approved.domain, 0) && !none {
            open.needs.insert(Need::List { domain: approved.domain, parent: 0 });
        }
        if shared.first {
            let of = self.open_of(other);
            open.needs.extend(of.needs);
            open.atoms.extend(of.atoms);
        }
    }
}

impl Used {
    /// What the others come to in the time of a group.
    fn now(&self, time: Option<CapTime>) -> Result<Exact, ArithmeticError> {
        let within = |year: i32| !matches!(time, Some(CapTime::Year(of)) if of != year);
        self.now.iter().filter(|(year, _)| within(*year)).map(|(_, a)| *a).try_fold(Exact::ZERO, Exact::add)
    }

    /// What was approved in the time of a group, and why it is not known where it is not.
    fn of(&self, time: Option<CapTime>) -> Result<(CapUsed, Causes), ArithmeticError> {
        let within = |year: i32| match time {
            Some(CapTime::Year(of)) => of == year,
            Some(CapTime::Month(_)) | None => true,
        };
        let open = self.open.iter().filter(|(year, _)| year.is_none_or(within));
        let open = open.fold(Causes::NONE, |all, (_, causes)| all.and(*causes));
        if open != Causes::NONE {
            return Ok((CapUsed::Unknown, open));
        }
        let mut sum = self.by_year.iter().filter(|(year, _)| within(*year)).map(|(_, a)| *a);
        Ok((CapUsed::Known(sum.try_fold(Exact::ZERO, Exact::add)?), Causes::NONE))
    }
}

fn time_of(limit: &AmountLimit, month: Month) -> Option<CapTime> {
    match limit.period {
        LimitPeriod::Year => Some(CapTime::Year(month.year())),
        LimitPeriod::Month => Some(CapTime::Month(month)),
        LimitPeriod::Decision | LimitPeriod::Ever => None,
    }
}

/// One month's part of a group, cut to what the cap leaves.
fn take(group: &mut AmountCap, unknown: Unknown, e: &mut Entry) -> Result<(), ArithmeticError> {
    let approved = match group.approved {
        CapUsed::NotCounted => Exact::ZERO,
        CapUsed::Known(approved) => approved,
        CapUsed::Unknown if unknown == Unknown::Nothing => Exact::ZERO,
        CapUsed::Unknown => group.cap,
    };
    let left = group.cap.sub(approved.add(group.now)?.add(group.after)?)?.max(Exact::ZERO);
    let after = e.after.min(left);
    group.before = group.before.add(e.after)?;
    group.after = group.after.add(after)?;
    e.after = after;
    Ok(())
}

fn fault(error: ArithmeticError) -> Cell {
    Cell::Fault(error.into())
}
