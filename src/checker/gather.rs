//! What a row gathers from the records of a list: whether any, how many, what they come to.

use super::frame::{Frame, Lack};
use super::logic::{all, any};
use super::number::or_overflow;
use super::order::during;
use super::row::Row;
use super::value::{Given, Val};
use crate::ir::{DomainId, NodeId, SlotId};
use crate::values::{Causes, Exact};
use std::collections::BTreeSet;

/// It is not known which records there are.
const UNLISTED: Val = Val::Open(Causes::APPLICANT);

/// A count: over which list, under which condition, of whom one counts once.
pub(super) type Counted = (DomainId, NodeId, Option<SlotId>);

pub(super) fn exists(frame: &Frame<'_>, row: &Row, domain: DomainId, condition: NodeId) -> Result<Val, Lack> {
    let Some(records) = frame.children(domain, row)? else { return Ok(UNLISTED) };
    let truths: Vec<Val> = records.iter().map(|r| frame.at(condition, r)).collect::<Result<_, _>>()?;
    Ok(any(&truths))
}

pub(super) fn runs_on(
    frame: &Frame<'_>,
    row: &Row,
    domain: DomainId,
    (start, end, condition): (NodeId, NodeId, Option<NodeId>),
    date: &Val,
) -> Result<Val, Lack> {
    let Some(records) = frame.children(domain, row)? else { return Ok(UNLISTED) };
    let one = |r: &Row| -> Result<Val, Lack> {
        let runs = during(date, &frame.at(start, r)?, &frame.at(end, r)?);
        let meets = condition.map_or(Ok(Val::True), |c| frame.at(c, r))?;
        Ok(all(&[runs, meets]))
    };
    Ok(any(&records.iter().map(one).collect::<Result<Vec<_>, _>>()?))
}

/// The heads of some records: those that count for certain, those that may, and why.
struct Heads {
    low: i64,
    high: i64,
    causes: Causes,
}

/// What tells a head from others.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    Known(String),
    Called(String),
    Anyone,
    Apart(Row),
}

fn heads(
    frame: &Frame<'_>,
    records: &[Row],
    (domain, condition, distinct): Counted,
) -> Result<Result<Heads, Val>, Lack> {
    let mut rows: Vec<(Who, Option<&String>, bool)> = Vec::new();
    let mut causes = Causes::NONE;
    for record in records {
        let certain = match frame.at(condition, record)? {
            Val::True => true,
            Val::Open(why) => {
                causes = causes.and(why);
                false
            }
            failed @ Val::Failed(_) => return Ok(Err(failed)),
            _ => continue,
        };
        let name = frame.trace.names.get(&(domain, record.clone()));
        let apart = || Who::Apart(record.clone());
        let who = match distinct.map(|slot| frame.given(slot, record)).transpose()? {
            None => apart(),
            Some(Given::Value(Val::Text(text))) => Who::Known(text.trim().to_ascii_uppercase()),
            Some(Given::Unknown) => Who::Anyone,
            Some(_) => name.map_or_else(apart, |name| Who::Called(name.clone())),
        };
        rows.push((who, name, certain));
    }
    let certain: Vec<_> = rows.iter().filter(|(.., certain)| *certain).collect();
    // One identity is one head; one name may be a head that is known, or the same as another of that name.
    let known: BTreeSet<&Who> = certain.iter().map(|(who, ..)| who).filter(|w| matches!(w, Who::Known(_))).collect();
    let named: BTreeSet<&Who> = certain.iter().map(|(who, ..)| who).filter(|w| matches!(w, Who::Called(_))).collect();
    let is_known = |who: &&&Who| {
        let Who::Called(name) = who else { return false };
        certain.iter().any(|(other, n, _)| matches!(other, Who::Known(_)) && *n == Some(name))
    };
    let apart = certain.iter().filter(|(who, ..)| matches!(who, Who::Apart(_))).count();
    let sure = known.len() + named.iter().filter(|who| !is_known(who)).count() + apart;
    let low = if sure == 0 && !certain.is_empty() { 1 } else { sure };
    let identities: BTreeSet<&Who> = rows.iter().map(|(who, ..)| who).filter(|w| matches!(w, Who::Known(_))).collect();
    let others = rows.iter().filter(|(who, ..)| !matches!(who, Who::Known(_))).count();
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    Ok(Ok(Heads { low: number(low), high: number(identities.len() + others), causes }))
}

/// How many count at least and at most, where the list is known.
pub(super) fn count_range(frame: &Frame<'_>, row: &Row, of: Counted) -> Result<Option<(i64, i64)>, Lack> {
    let Some(records) = frame.children(of.0, row)? else { return Ok(None) };
    Ok(heads(frame, &records, of)?.ok().map(|h| (h.low, h.high)))
}

pub(super) fn count(frame: &Frame<'_>, row: &Row, of: Counted) -> Result<Val, Lack> {
    let Some(records) = frame.children(of.0, row)? else { return Ok(UNLISTED) };
    Ok(match (heads(frame, &records, of)?, of.2) {
        (Err(failed), _) => failed,
        (Ok(heads), _) if heads.low == heads.high => Val::Number(heads.low.into()),
        // Which rows count is known; who they are is not.
        (Ok(heads), Some(slot)) if heads.causes.is_empty() => Val::Open(frame.cause(slot)),
        (Ok(heads), _) => Val::Open(heads.causes),
    })
}

/// The sum over the records that count; over none it is 0.
pub(super) fn sum(frame: &Frame<'_>, row: &Row, domain: DomainId, of: (NodeId, Option<NodeId>)) -> Result<Val, Lack> {
    match frame.children(domain, row)? {
        Some(records) => added(frame, &records, of, Causes::NONE),
        None => Ok(UNLISTED),
    }
}

/// The records of the row's month; one whose month is not known may be among them.
pub(super) fn sum_in_month(
    frame: &Frame<'_>,
    row: &Row,
    (domain, month): (DomainId, SlotId),
    of: (NodeId, Option<NodeId>),
) -> Result<Val, Lack> {
    let Some(records) = frame.children(domain, row)? else { return Ok(UNLISTED) };
    let (mut own, mut open) = (Vec::new(), Causes::NONE);
    for record in records {
        match frame.fact(month, &record, None)? {
            Val::Month(m) if Some(m) == row.month() => own.push(record),
            Val::Open(why) => open = open.and(perhaps(frame, &record, why, of)?),
            _ => {}
        }
    }
    added(frame, &own, of, open)
}

/// Why a sum is open for a record of which it is not known whether it is of the month: not at all where it surely adds
/// nothing.
fn perhaps(
    frame: &Frame<'_>,
    record: &Row,
    month: Causes,
    (of, condition): (NodeId, Option<NodeId>),
) -> Result<Causes, Lack> {
    let counts = condition.map_or(Ok(Val::True), |c| frame.at(c, record))?;
    let value = frame.at(of, record)?;
    if counts.is_denied() || matches!(value, Val::NotApplicable) || value == Val::Number(Exact::ZERO) {
        return Ok(Causes::NONE);
    }
    let why = |of: Val| if let Val::Open(why) = of { why } else { Causes::NONE };
    Ok(month.and(why(counts)).and(why(value)))
}

fn added(
    frame: &Frame<'_>,
    records: &[Row],
    (of, condition): (NodeId, Option<NodeId>),
    mut open: Causes,
) -> Result<Val, Lack> {
    let mut sum = Some(Exact::ZERO);
    for record in records {
        match condition.map_or(Ok(Val::True), |c| frame.at(c, record))? {
            Val::True => {}
            Val::Open(why) => {
                open = open.and(why);
                continue;
            }
            failed @ Val::Failed(_) => return Ok(failed),
            _ => continue,
        }
        match frame.at(of, record)? {
            Val::Number(n) => sum = sum.and_then(|s| s.add(n).ok()),
            Val::Open(why) => open = open.and(why),
            failed @ Val::Failed(_) => return Ok(failed),
            _ => {}
        }
    }
    Ok(match sum {
        Some(_) if !open.is_empty() => Val::Open(open),
        sum => or_overflow(sum),
    })
}
