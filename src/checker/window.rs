//! Payment for a span of days: by the year, or one amount for the whole.

use super::finding::Unconfirmed;
use super::frame::{Frame, Lack};
use super::months::named;
use super::paid::{Paid, Share, term};
use super::row::Row;
use super::value::{NEGATIVE_AMOUNT, OVERFLOW, Val};
use crate::ir::{MonthsFrom, NodeId, Op, Plan, Proration};
use crate::values::{Date, Exact, Month, add_months, whole_months};

/// What is left of a span after what was had of its beginning.
struct Left {
    from: Date,
    to: Option<Date>,
    /// Months at the beginning that were had before.
    had: u32,
    /// Whole months that can be paid.
    granted: u32,
    /// Months that the cap leaves.
    cap: Option<u32>,
}

impl Left {
    /// The day on which so many months of what is left are over.
    fn after(&self, months: u32) -> Option<Date> {
        add_months(self.from, i32::try_from(self.had.checked_add(months)?).ok()?).ok()
    }

    fn months(&self, count: u32) -> Option<(Month, Month)> {
        let first = Month::of(self.from).plus(i32::try_from(self.had).ok()?).ok()?;
        Some((first, first.plus(i32::try_from(count.max(1)).ok()? - 1).ok()?))
    }
}

fn left(frame: &Frame<'_>, plan: &Plan) -> Result<Result<Left, Paid>, Lack> {
    let case = Row::default();
    let unknown = |why| Ok(Err(Paid::Unknown(why)));
    let Some(MonthsFrom::Span { from, to }) = &plan.months else { return unknown(Unconfirmed::Window) };
    let (first, last) = (frame.at(*from, &case)?, frame.at(*to, &case)?);
    let (first, last) = match (&first, &last) {
        (Val::Date(first), Val::Date(last)) => (*first, Some(*last)),
        (Val::Date(first), Val::NotApplicable) => (*first, None),
        (Val::Date(_), stop) | (stop, _) => return Ok(Err(Paid::stopped(stop))),
    };
    // The span's own beginning, before 起算 moves it.
    let own = match &frame.program.node(*from).op {
        Op::Later(parts) => parts.first().copied().unwrap_or(*from),
        _ => *from,
    };
    if frame.at(own, &case)?.date().zip(last).is_some_and(|(from, to)| from > to) {
        // A span that ends before it begins is none.
        return Ok(Err(Paid::Sum(vec![])));
    }
    let term = match term(frame, plan, &case)? {
        Ok(Some(term)) => term,
        Ok(None) => return Ok(Err(Paid::Sum(vec![]))),
        Err(stop) => return Ok(Err(Paid::stopped(&stop))),
    };
    let until = term.until.map(|month| term.day.unwrap_or_else(|| month.last_day()));
    let to = [last, until].into_iter().flatten().min();
    let asked = to.map(|to| whole_months(first, to));
    if term.at_most.is_none() && asked.is_none() {
        return unknown(Unconfirmed::Bounds);
    }
    let Some(had) = plan.enjoyed else {
        let granted = [asked, term.at_most].into_iter().flatten().min().unwrap_or_default();
        return Ok(Ok(Left { from: first, to, had: 0, granted, cap: term.at_most }));
    };
    if named(frame, had, &case)?.is_some() {
        return unknown(Unconfirmed::Window);
    }
    let count = match frame.at(had.count, &case)? {
        Val::NotApplicable => 0,
        Val::Number(n) => n.to_i64().and_then(|n| u32::try_from(n).ok()).unwrap_or(u32::MAX),
        other => return Ok(Err(Paid::stopped(&other))),
    };
    // A bare count means the first months of the span.
    let taken = asked.map_or(count, |asked| asked.min(count));
    let cap = term.at_most.map(|most| most.saturating_sub(count));
    let granted = [asked.map(|asked| asked - taken), cap].into_iter().flatten().min().unwrap_or_default();
    let mut left = Left { from: first, to, had: taken, granted, cap };
    if asked.is_some_and(|asked| count > asked) {
        // The days behind the last whole month were had with it.
        left.to = left.after(0).and_then(|next| next.pred_opt());
    }
    Ok(Ok(left))
}

pub(super) fn yearly(frame: &Frame<'_>, plan: &Plan, rate: NodeId) -> Result<Paid, Lack> {
    let rate = match frame.at(rate, &Row::default())? {
        Val::Number(rate) => rate,
        other => return Ok(Paid::stopped(&other)),
    };
    let left = match left(frame, plan)? {
        Ok(left) => left,
        Err(paid) => return Ok(paid),
    };
    let proration = plan.proration.as_ref().map(|p| frame.setting(p));
    if proration.is_none() && left.granted % 12 != 0 {
        return Ok(Paid::Unknown(Unconfirmed::Readings));
    }
    let whole = left.granted / 12;
    let part = match proration {
        Some(Proration::ByMonth) => Exact::ratio(i128::from(left.granted % 12), 12).ok(),
        Some(Proration::WholeYears) | None => Some(Exact::ZERO),
        Some(Proration::StartedYears) => {
            let begun = left.to.is_none_or(|to| left.after(whole * 12).is_some_and(|next| next <= to));
            let room = left.cap.is_none_or(|cap| cap > whole * 12);
            Some(if begun && room { Exact::ONE } else { Exact::ZERO })
        }
        Some(Proration::ByDay) => by_day(&left, whole),
    };
    let months = match proration {
        Some(Proration::WholeYears) | None => whole * 12,
        Some(_) => left.granted,
    };
    let amount = part.and_then(|part| rate.mul(Exact::from(i64::from(whole)).add(part).ok()?).ok());
    Ok(match amount {
        None => Paid::Failed(OVERFLOW),
        Some(amount) if amount.is_negative() => Paid::Failed(NEGATIVE_AMOUNT),
        Some(amount) if months == 0 && amount.is_zero() => Paid::Sum(vec![]),
        Some(amount) => one(&left, months, Some(rate), amount),
    })
}

fn one(left: &Left, months: u32, rate: Option<Exact>, amount: Exact) -> Paid {
    let span = left.months(months);
    Paid::Sum(vec![Share { holder: Row::default(), span, months, rate, before: amount, after: amount }])
}

/// The days of the year that is not whole, as a part of that year.
fn by_day(left: &Left, whole: u32) -> Option<Exact> {
    let (start, next) = (left.after(whole * 12)?, left.after((whole + 1) * 12)?);
    let capped = match left.cap {
        Some(cap) if cap <= whole * 12 => return Some(Exact::ZERO),
        Some(cap) => left.after(cap).and_then(|day| day.pred_opt()),
        None => None,
    };
    let Some(to) = [left.to, capped].into_iter().flatten().min().filter(|to| start <= *to) else {
        return Some(Exact::ZERO);
    };
    let of = (next - start).num_days();
    let days = ((to - start).num_days() + 1).min(of);
    Exact::ratio(i128::from(days), i128::from(of)).ok()
}

pub(super) fn whole(frame: &Frame<'_>, plan: &Plan, (amount, granted): (NodeId, NodeId)) -> Result<Paid, Lack> {
    let case = Row::default();
    let left = match left(frame, plan)? {
        Ok(left) => left,
        Err(paid) => return Ok(paid),
    };
    let (amount, granted) = match (frame.at(amount, &case)?, frame.at(granted, &case)?) {
        (Val::Number(amount), Val::Number(granted)) => (amount, granted),
        (Val::Number(_), stop) | (stop, _) => return Ok(Paid::stopped(&stop)),
    };
    let months = granted.to_i64().and_then(|n| u32::try_from(n).ok()).unwrap_or_default();
    Ok(match amount {
        amount if amount.is_negative() => Paid::Failed(NEGATIVE_AMOUNT),
        amount if amount.is_zero() || months == 0 => Paid::Sum(vec![]),
        amount => one(&left, months, None, amount),
    })
}
