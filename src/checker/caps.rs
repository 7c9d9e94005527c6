//! 上限: what caps on amounts leave, each cutting what the one before leaves.

use super::finding::Unconfirmed;
use super::frame::{Frame, Lack};
use super::number::total;
use super::paid::{Paid, Share};
use super::row::Row;
use super::value::{OVERFLOW, Val};
use crate::ir::{AmountLimit, Approved, LimitOf, LimitPeriod, LimitWhat, Plan};
use crate::values::{Exact, Month};

/// Whom and what time one use of a cap is for.
type Group = (Option<Row>, Option<i32>, Option<Month>);

pub(super) fn cut(frame: &Frame<'_>, plan: &Plan, mut shares: Vec<Share>, pieces: Option<Exact>) -> Result<Paid, Lack> {
    for limit in &plan.limits {
        let simple = limit.what == LimitWhat::Money && limit.part.is_none() && !limit.carries && limit.with.is_empty();
        // What is paid for a span falls into several years.
        let spread = shares.iter().any(|s| s.months > 1);
        let timed = matches!(limit.period, LimitPeriod::Year | LimitPeriod::Month);
        if !simple || spread && timed {
            return Ok(Paid::Unknown(Unconfirmed::Caps));
        }
        let most = match frame.at(limit.amount, &Row::default())? {
            Val::Number(most) => most,
            other => return Ok(Paid::stopped(&other)),
        };
        let pieces = pieces.filter(|_| limit.of == LimitOf::Piece).unwrap_or(Exact::ONE);
        let Ok(most) = most.mul(pieces) else { return Ok(Paid::Failed(OVERFLOW)) };
        let mut used: Vec<(Group, Exact)> = Vec::new();
        for share in &mut shares {
            let month = share.span.map_or_else(|| Month::of(frame.decided), |(from, _)| from);
            let member = (limit.of == LimitOf::Member).then(|| share.holder.clone());
            let group: Group = match limit.period {
                LimitPeriod::Year => (member, Some(month.year()), None),
                LimitPeriod::Month => (member, None, Some(month)),
                LimitPeriod::Decision | LimitPeriod::Ever => (member, None, None),
            };
            if !used.iter().any(|(g, _)| *g == group) {
                let Some(before) = approved(frame, plan, limit, &share.holder, group.1)? else {
                    return Ok(Paid::Unknown(Unconfirmed::Caps));
                };
                used.push((group.clone(), before));
            }
            let Some((_, taken)) = used.iter_mut().find(|(g, _)| *g == group) else { continue };
            let Ok(room) = most.sub(*taken) else { return Ok(Paid::Failed(OVERFLOW)) };
            share.after = share.after.min(room.max(Exact::ZERO));
            match taken.add(share.after) {
                Ok(more) => *taken = more,
                Err(_) => return Ok(Paid::Failed(OVERFLOW)),
            }
        }
    }
    Ok(Paid::Sum(shares))
}

/// What was approved before of what the cap counts; nothing where that is not known.
fn approved(
    frame: &Frame<'_>,
    plan: &Plan,
    limit: &AmountLimit,
    holder: &Row,
    year: Option<i32>,
) -> Result<Option<Exact>, Lack> {
    let Some(Approved { domain, year: of, amount }) = limit.approved else { return Ok(Some(Exact::ZERO)) };
    let holder = if limit.of == LimitOf::Member { holder.clone() } else { Row::default() };
    let Some(records) = frame.children(domain, &holder)? else {
        // Where no month was had, nothing was approved.
        let had = plan.enjoyed_by_member.filter(|_| limit.of == LimitOf::Member).or(plan.enjoyed);
        let none = match had {
            Some(had) => frame.at(had.count, &holder)? == Val::Number(Exact::ZERO),
            None => false,
        };
        return Ok(none.then_some(Exact::ZERO));
    };
    let mut sums = Vec::new();
    for record in &records {
        let own = match frame.fact(of, record, None)? {
            Val::Number(n) => n.to_i64(),
            _ => return Ok(None),
        };
        if year.is_none_or(|year| own == Some(i64::from(year))) {
            match frame.fact(amount, record, None)? {
                Val::Number(n) => sums.push(n),
                _ => return Ok(None),
            }
        }
    }
    // A cap by the month does not look back.
    Ok(if limit.period == LimitPeriod::Month && !records.is_empty() { None } else { total(sums) })
}
