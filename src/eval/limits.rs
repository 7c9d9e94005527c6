//! 上限: caps on amounts and on the number of times, by whom they count and in what time, one after the other.

use super::approved::{Unknown, Used, fault};
use super::cell::Cell;
use super::monthly::Entry;
use super::payment::{AmountCap, CapTime, CapUsed, PayPer, PayState, Payment, Segment, UsedUp};
use super::run::Run;
use super::schedule::take_blocked;
use crate::ir::{AmountLimit, DomainId, LimitId, LimitOf, LimitPeriod, LimitWhat, NodeId, Plan, TIMES};
use crate::values::{ArithmeticError, Causes, Exact, Month};

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
            let no_times = |c: &AmountCap| plan.limits[c.limit].what == LimitWhat::Times && c.after.is_zero();
            let by_times = payment.amount_caps.iter().any(no_times);
            payment.used_up = Some(if by_times { UsedUp::Times } else { UsedUp::Amount });
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
    pub(super) fn spread(&self, segment: &Segment) -> Result<Vec<Entry>, ArithmeticError> {
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

    /// What the capped part of the sum comes to in a month, or of what is paid once.
    fn part(&self, part: NodeId, e: &Entry) -> Result<Exact, Cell> {
        let domain = self.program.node(part).domain;
        let cell = match domain == DomainId::ROOT {
            true => self.root(part),
            false => match self.month_row(domain, e.holder, e.month) {
                Some(row) => self.cell(part, row),
                None => Cell::NotApplicable,
            },
        };
        match cell {
            Cell::Number(n) => Ok(n.max(Exact::ZERO)),
            // What does not apply is no part of the sum.
            Cell::NotApplicable => Ok(Exact::ZERO),
            cell => Err(cell),
        }
    }

    /// One pass over all caps, from what is due on: the sum that is left, and how each cap was used.
    pub(super) fn cut(
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
            // Of what is paid once so many times, each counts; else a decision is one time.
            let times = count.filter(|_| plan.counter() == Some(TIMES)).unwrap_or(Exact::ONE);
            let first = groups.len();
            for e in entries.iter_mut() {
                let member = (limit.of == LimitOf::Member).then_some(e.holder);
                let time = time_of(limit, e.month);
                let at = groups[first..].iter().position(|g| g.member == member && g.time == time);
                let at = match at {
                    Some(at) => first + at,
                    None => {
                        let used = self.used(plan, limit, e.holder as usize)?;
                        let own: Vec<&AmountCap> = groups[first..].iter().filter(|g| g.member == member).collect();
                        let (group, open) = open_group((id, limit, unknown), used, (cap, time), &own).map_err(fault)?;
                        *causes = causes.and(open);
                        groups.push(AmountCap { member, pieces, ..group });
                        groups.len() - 1
                    }
                };
                let group = &mut groups[at];
                match (limit.what, limit.part) {
                    (LimitWhat::Times, _) => take_times(group, (times, unknown), e).map_err(fault)?,
                    (LimitWhat::Money, None) => e.after = take(group, unknown, e.after).map_err(fault)?,
                    (LimitWhat::Money, Some(part)) => {
                        let due = self.part(part, e)?;
                        let over = take(group, unknown, due).and_then(|paid| due.sub(paid)).map_err(fault)?;
                        e.after = e.after.sub(over).map_err(fault)?.max(Exact::ZERO);
                    }
                }
            }
        }
        let left = entries.iter().map(|e| e.after).try_fold(Exact::ZERO, Exact::add).map_err(fault)?;
        Ok((left, groups))
    }
}

fn time_of(limit: &AmountLimit, month: Month) -> Option<CapTime> {
    match limit.period {
        LimitPeriod::Year => Some(CapTime::Year(month.year())),
        LimitPeriod::Month => Some(CapTime::Month(month)),
        LimitPeriod::Decision | LimitPeriod::Ever => None,
    }
}

/// A group before anything is taken: what was used of it before, and what the year before left.
fn open_group(
    (id, limit, unknown): (LimitId, &AmountLimit, Unknown),
    used: Option<Used>,
    (cap, time): (Exact, Option<CapTime>),
    own: &[&AmountCap],
) -> Result<(AmountCap, Causes), ArithmeticError> {
    let mut group = AmountCap {
        limit: id,
        member: None,
        time,
        pieces: None,
        cap,
        carried: Exact::ZERO,
        approved: CapUsed::NotCounted,
        now: Exact::ZERO,
        before: Exact::ZERO,
        after: Exact::ZERO,
    };
    let Some(used) = used else { return Ok((group, Causes::NONE)) };
    group.now = used.now(time)?;
    let (approved, mut open) = used.of(time)?;
    group.approved = approved;
    if let Some(CapTime::Year(year)) = time.filter(|_| limit.carries) {
        group.carried = used.carried(year - 1, cap, own, unknown)?;
        open = open.and(used.open_before(year));
    }
    Ok((group, open))
}

/// What of an amount due the cap leaves.
fn take(group: &mut AmountCap, unknown: Unknown, due: Exact) -> Result<Exact, ArithmeticError> {
    let paid = due.min(left(group, unknown)?);
    group.before = group.before.add(due)?;
    group.after = group.after.add(paid)?;
    Ok(paid)
}

/// The same of so many times: what is paid for those that are left.
fn take_times(group: &mut AmountCap, (times, unknown): (Exact, Unknown), e: &mut Entry) -> Result<(), ArithmeticError> {
    let paid = take(group, unknown, times)?;
    if paid != times {
        // A part of a time is none.
        let whole = paid.floor();
        e.after = e.after.min(e.amount.mul(whole)?.div(times)?);
    }
    Ok(())
}

/// What a cap leaves, with what was carried over to it.
fn left(group: &AmountCap, unknown: Unknown) -> Result<Exact, ArithmeticError> {
    let all = group.cap.add(group.carried)?;
    let approved = match group.approved {
        CapUsed::NotCounted => Exact::ZERO,
        CapUsed::Known(approved) => approved,
        CapUsed::Unknown if unknown == Unknown::Nothing => Exact::ZERO,
        CapUsed::Unknown => all,
    };
    Ok(all.sub(approved.add(group.now)?.add(group.after)?)?.max(Exact::ZERO))
}
