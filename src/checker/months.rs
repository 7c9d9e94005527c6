//! Payment by the month: which months are paid, and how much of each.

use super::finding::Unconfirmed;
use super::frame::{Frame, Lack};
use super::paid::{Paid, Share, is_case, term};
use super::row::{Row, depth};
use super::trace::List;
use super::value::{Given, NEGATIVE_AMOUNT, Val};
use crate::ir::{Decision, Enjoyed, Holder, MonthsFrom, NodeId, Plan};
use crate::values::{Exact, Month};
use std::collections::BTreeSet;

/// A holder whose months are reckoned.
struct Holding {
    row: Row,
    start: Option<Month>,
    at_most: Option<u32>,
    months: Vec<(Month, Exact)>,
}

pub(super) fn due(frame: &Frame<'_>, decision: &Decision, plan: &Plan, amount: NodeId) -> Result<Paid, Lack> {
    let unknown = Ok(Paid::Unknown(Unconfirmed::Bounds));
    let Some(holders) = frame.trace.rows(frame.program, plan.holder) else { return unknown };
    let mut holdings = Vec::new();
    for row in holders {
        match decision.member.as_ref().map_or(Ok(Val::True), |m| frame.at(m.condition, &row))? {
            Val::True => {}
            Val::False | Val::NotApplicable => continue,
            other => return Ok(Paid::stopped(&other)),
        }
        let term = match term(frame, plan, &row)? {
            Ok(Some(term)) => term,
            Ok(None) => continue,
            Err(stop) => return Ok(Paid::stopped(&stop)),
        };
        let start = match plan.start.map(|s| frame.at(s, &row)).transpose()? {
            None | Some(Val::NotApplicable) => None,
            Some(first) => match first.month() {
                Some(month) => Some(month),
                None => return Ok(Paid::stopped(&first)),
            },
        };
        if !is_listed(frame, plan, &row)? {
            return unknown;
        }
        let rows = frame.program.node(amount).domain;
        let own = frame.trace.rows(frame.program, rows).unwrap_or_default();
        let own = own.into_iter().filter(|r| r.around(depth(frame.program, plan.holder)) == row);
        let mut months = Vec::new();
        for of in own {
            let Some(month) = of.month() else { continue };
            let service = plan.service.map_or(Ok(Val::True), |s| frame.at(s, &of))?;
            let outside = start.is_some_and(|s| month < s) || term.until.is_some_and(|u| month > u);
            if service.is_denied() || outside {
                continue;
            }
            if service != Val::True || !is_sure(frame, plan, &row, month)? {
                return unknown;
            }
            match plan.graded.map_or(Ok(Val::True), |g| frame.at(g, &of))? {
                Val::True => {}
                Val::False | Val::NotApplicable => continue,
                other => return Ok(Paid::stopped(&other)),
            }
            match frame.at(amount, &of)? {
                Val::Number(n) if n.is_negative() => return Ok(Paid::Failed(NEGATIVE_AMOUNT)),
                Val::Number(n) => months.push((month, n)),
                other => return Ok(Paid::stopped(&other)),
            }
        }
        holdings.push(Holding { row, start, at_most: term.at_most, months });
    }
    left(frame, plan, holdings)
}

/// Whether the records or the set that months come from are known.
fn is_listed(frame: &Frame<'_>, plan: &Plan, holder: &Row) -> Result<bool, Lack> {
    Ok(match &plan.months {
        Some(MonthsFrom::Records { domain, month, condition, .. }) => {
            let Some(List { known: true, .. }) = frame.trace.lists.get(&(*domain, holder.clone())) else {
                return Ok(false);
            };
            // A record in range whose month is not known may bring another month.
            for record in frame.trace.children(*domain, holder) {
                let in_range = !frame.at(*condition, &record)?.is_denied();
                if in_range && frame.fact(*month, &record, None)?.is_open() {
                    return Ok(false);
                }
            }
            true
        }
        Some(MonthsFrom::Set { slot, .. }) => !frame.fact(*slot, holder, None)?.is_open(),
        Some(MonthsFrom::Span { .. }) | None => true,
    })
}

/// Whether a month is surely in range: one record of it that is, is enough.
fn is_sure(frame: &Frame<'_>, plan: &Plan, holder: &Row, wanted: Month) -> Result<bool, Lack> {
    let Some(MonthsFrom::Records { domain, month, condition, .. }) = &plan.months else { return Ok(true) };
    for record in frame.trace.children(*domain, holder) {
        let own = frame.fact(*month, &record, None)? == Val::Month(wanted);
        if own && frame.at(*condition, &record)? == Val::True {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The months that those had before and the cap leave, in order, of each holder or of all together.
fn left(frame: &Frame<'_>, plan: &Plan, holdings: Vec<Holding>) -> Result<Paid, Lack> {
    let by = match is_case(plan.holder) {
        true => Holder::Member,
        false => plan.counted.as_ref().map_or(Holder::Member, |c| frame.setting(c)),
    };
    let together: BTreeSet<Month> = holdings.iter().flat_map(|h| h.months.iter().map(|(m, _)| *m)).collect();
    let first = holdings.iter().map(|h| h.start).min().flatten();
    let mut shares = Vec::new();
    for holding in &holdings {
        let own: Vec<Month> = holding.months.iter().map(|(m, _)| *m).collect();
        let (order, start) = match by {
            Holder::Subject => (together.iter().copied().collect(), first),
            Holder::Member => (own, holding.start),
        };
        let allowed: Vec<Month> = match plan.enjoyed {
            None => order,
            Some(_) => match further(frame, plan, holding, (by, order, start))? {
                Ok(allowed) => allowed,
                Err(stop) => return Ok(Paid::stopped(&stop)),
            },
        };
        for (month, amount) in holding.months.iter().filter(|(m, _)| allowed.contains(m)) {
            let span = Some((*month, *month));
            let (holder, rate) = (holding.row.clone(), Some(*amount));
            shares.push(Share { holder, span, months: 1, rate, before: *amount, after: *amount });
        }
    }
    shares.sort_by(|a, b| (a.span, &a.holder).cmp(&(b.span, &b.holder)));
    Ok(Paid::Sum(shares))
}

/// Which of the months in order are left.
fn further(
    frame: &Frame<'_>,
    plan: &Plan,
    holding: &Holding,
    (by, order, start): (Holder, Vec<Month>, Option<Month>),
) -> Result<Result<Vec<Month>, Val>, Lack> {
    let Some(had) = plan.enjoyed_by_member.filter(|_| by == Holder::Member).or(plan.enjoyed) else {
        return Ok(Ok(order));
    };
    let count = match frame.at(had.count, &holding.row)? {
        Val::NotApplicable => 0,
        Val::Number(n) => n.to_i64().unwrap_or(i64::MAX),
        other => return Ok(Err(other)),
    };
    let further: Vec<Month> = match named(frame, had, &holding.row)? {
        Some(spans) => {
            let had = |m: &Month| spans.iter().any(|(from, to)| from <= m && m <= to);
            order.into_iter().filter(|m| !had(m)).collect()
        }
        None => {
            // As many as fit before the first month listed are taken to lie there.
            let before = order.first().zip(start).map(|(first, start)| i64::from(first.since(start)).max(0));
            let inside = before.map_or(0, |before| count.saturating_sub(before).max(0));
            order.into_iter().skip(usize::try_from(inside).unwrap_or(usize::MAX)).collect()
        }
    };
    let left = holding
        .at_most
        .map_or(usize::MAX, |at_most| usize::try_from(i64::from(at_most).saturating_sub(count)).unwrap_or_default());
    Ok(Ok(further.into_iter().take(left).collect()))
}

/// The months had before by name, where the case names them.
pub(super) fn named(frame: &Frame<'_>, had: Enjoyed, holder: &Row) -> Result<Option<Vec<(Month, Month)>>, Lack> {
    let Some(slot) = had.months else { return Ok(None) };
    Ok(match frame.given(slot, holder)? {
        Given::Value(Val::Months(spans)) => Some(spans.clone()),
        _ => None,
    })
}
