//! What a step of the trace comes to, from its operands, by the meaning of its operation.

use super::bounds::{bounds, compared, of_operation};
use super::frame::{Frame, Lack};
use super::gather::{count, count_range, exists, runs_on, sum, sum_in_month};
use super::logic::{all, any, stopped};
use super::lookup::look_up;
use super::number::{agree, highest, instalments, least, product, quotient, sum_of};
use super::order::{add_age, compare, during, extreme, moved, not_after};
use super::row::Row;
use super::value::{CONTRADICTION, DATE, Given, OVERFLOW, Val};
use crate::ir::{CmpOp, Literal, NodeId, Op, SlotId};
use crate::values::{Causes, Exact, Month, whole_months};

/// The value that follows for a node in a row of its domain.
///
/// # Errors
/// What the trace does not hold.
pub(super) fn follows(frame: &Frame<'_>, id: NodeId, row: &Row) -> Result<Val, Lack> {
    let at = |node: &NodeId| frame.at(*node, row);
    let direct = match &frame.program.node(id).op {
        Op::Const(literal) => constant(literal),
        Op::Fact(slot) => frame.fact(*slot, row, None)?,
        Op::Presume { slot, value } => frame.fact(*slot, row, Some(constant(value)))?,
        Op::IfGiven { slot, first, then } => if_given(frame, row, *slot, (*first, *then))?,
        Op::RefDate(date) => Val::Date(frame.date(*date)),
        Op::Choose { interpretation, alternatives } => match alternatives.get(frame.chosen(*interpretation)) {
            Some(one) => at(one)?,
            None => Val::Open(Causes::INTERPRETATION),
        },
        Op::Not(of) => match at(of)? {
            Val::True => Val::False,
            Val::False => Val::True,
            other => other,
        },
        Op::Unless(of) => match at(of)? {
            Val::True => Val::False,
            Val::False | Val::NotApplicable => Val::True,
            other => other,
        },
        Op::AtDiscretion(of) => match at(of)? {
            Val::True => Val::Open(Causes::DISCRETION),
            other => other,
        },
        Op::All(parts) => all(&frame.all(parts, row)?),
        Op::Any(parts) => any(&frame.all(parts, row)?),
        Op::Compare { op, left, right } => match (at(left)?, at(right)?) {
            (Val::Open(causes), right) => compared(bounds(frame, *left, row)?, *op, causes, &right),
            (left, right) => compare(*op, &left, &right),
        },
        Op::OneOf { of, values } => match at(of)? {
            Val::Enum(place) => Val::of(values.contains(&place)),
            other => other,
        },
        Op::Holds { set, values } => match at(set)? {
            Val::Set(bits) => Val::of(values.iter().any(|v| 1u64.checked_shl(*v).is_some_and(|bit| bits & bit != 0))),
            other => other,
        },
        Op::LevelAtLeast { of, level } => match at(of)? {
            Val::Enum(place) => Val::of(place >= *level),
            other => other,
        },
        Op::During { date, start, end } => during(&at(date)?, &at(start)?, &at(end)?),
        Op::Overlaps { start, end, from, to } => {
            let (start, end, from, to) = (at(start)?, at(end)?, at(from)?, at(to)?);
            // Each of the two must be a span at all.
            let spans = [not_after(&start, &end), compare(CmpOp::Le, &from, &to)];
            all(&[&[not_after(&start, &to), not_after(&from, &end)], &spans[..]].concat())
        }
        Op::StatusAt { fact, on, since, at } => status(frame, row, (*fact, *on, *since, *at))?,
        Op::PerRules { of, document } => match at(of)? {
            Val::Open(causes) if !frame.in_force(*document) => Val::Open(causes.and(Causes::DOCUMENT)),
            other => other,
        },
        Op::AddPeriod { date, period } => moved(at(date)?, |d| period.after(d)),
        Op::SubPeriod { date, period } => moved(at(date)?, |d| period.before(d)),
        Op::AddAge { date, age } => add_age(at(date)?, at(age)?),
        Op::Later(parts) => extreme(&frame.all(parts, row)?, true),
        Op::Earlier(parts) => extreme(&frame.all(parts, row)?, false),
        Op::MonthOf(of) => at(of).map(|v| v.date().map_or(v, |d| Val::Month(Month::of(d))))?,
        Op::NextMonth(of) => match at(of)? {
            other if other.month().is_none() => other,
            of => of.month().and_then(|m| m.plus(1).ok()).map_or(Val::Failed(DATE), Val::Month),
        },
        Op::YearOf(of) => at(of).map(|v| v.month().map_or(v, |m| Val::Number(i64::from(m.year()).into())))?,
        Op::FirstDay(of) => match at(of)? {
            Val::Month(month) => Val::Date(month.first_day()),
            other => other,
        },
        Op::YearBefore(of) => match at(of)? {
            other if other.month().is_none() => other,
            of => {
                let january = of.month().and_then(|m| Month::new(m.year() - 1, 1).ok());
                january.map_or(Val::Failed(DATE), |m| Val::Date(m.first_day()))
            }
        },
        Op::OnsetIf { condition, date } => match at(condition)? {
            Val::True => at(date)?,
            Val::False | Val::NotApplicable => Val::NotApplicable,
            other => other,
        },
        Op::WholeMonths { from, to } => match (at(from)?, at(to)?) {
            (Val::Date(from), Val::Date(to)) => Val::Number(i64::from(whole_months(from, to)).into()),
            (a, b) => stopped(&[a, b]).unwrap_or(Val::NotApplicable),
        },
        Op::Add(parts) => sum_of(&frame.all(parts, row)?),
        Op::Sub(a, b) => both(at(a)?, at(b)?, |a, b| a.sub(b).ok()),
        Op::Mul(parts) => product(&frame.all(parts, row)?),
        Op::Div(a, b) => quotient(at(a)?, at(b)?),
        Op::Limit(a, b) => both(at(a)?, at(b)?, |a, b| Some(a.min(b))),
        Op::AtLeast(a, b) => both(at(a)?, at(b)?, |a, b| Some(a.max(b))),
        Op::Least(parts) => least(&frame.all(parts, row)?),
        Op::Highest(parts) => highest(&frame.all(parts, row)?),
        Op::Agree(parts) => agree(&frame.all(parts, row)?),
        Op::Floor(of) => match at(of)? {
            Val::Number(n) => Val::Number(n.floor()),
            other => other,
        },
        Op::Instalments { slot, term, taken, granted } => {
            instalments(frame.fact(*slot, row, None)?, at(term)?, at(taken)?, at(granted)?)
        }
        Op::Exists { domain, condition } => exists(frame, row, *domain, *condition)?,
        Op::Count { domain, condition, distinct } => count(frame, row, (*domain, *condition, *distinct))?,
        Op::Sum { domain, of, condition } => sum(frame, row, *domain, (*of, *condition))?,
        Op::RunsOn { domain, start, end, condition, date } => {
            runs_on(frame, row, *domain, (*start, *end, *condition), &at(date)?)?
        }
        Op::SumInMonth { domain, month, of, condition } => {
            sum_in_month(frame, row, (*domain, *month), (*of, *condition))?
        }
        Op::Month => row.month().map_or(Val::NotApplicable, Val::Month),
        Op::Parameter { parameter, at: date, keys, sum_over } => {
            look_up(frame, row, (*parameter, *date), keys, !sum_over.is_empty())?
        }
        Op::If { condition, then, otherwise } => match at(condition)? {
            Val::True => at(then)?,
            Val::False | Val::NotApplicable => at(otherwise)?,
            other => other,
        },
    };
    // A number whose missing parts all come to the same is known.
    if direct.is_open() && may_settle(&frame.program.node(id).op) {
        let settled = of_operation(frame, id, row)?.and_then(|b| b.settled());
        return Ok(settled.map_or(direct, Val::Number));
    }
    Ok(direct)
}

fn may_settle(op: &Op) -> bool {
    matches!(
        op,
        Op::If { .. }
            | Op::Add(_)
            | Op::Sub(..)
            | Op::Mul(_)
            | Op::Div(..)
            | Op::Limit(..)
            | Op::AtLeast(..)
            | Op::Least(_)
            | Op::Highest(_)
            | Op::Agree(_)
            | Op::Floor(_)
            | Op::Count { .. }
            | Op::Sum { .. }
            | Op::SumInMonth { .. }
    )
}

pub(super) fn constant(literal: &Literal) -> Val {
    match literal {
        Literal::Bool(truth) => Val::of(*truth),
        Literal::Number(n) => Val::Number(*n),
        Literal::Date(d) => Val::Date(*d),
        Literal::Month(m) => Val::Month(*m),
        Literal::Enum(place) => Val::Enum(*place),
        Literal::NotApplicable => Val::NotApplicable,
    }
}

/// Two numbers put together.
fn both(a: Val, b: Val, with: impl Fn(Exact, Exact) -> Option<Exact>) -> Val {
    match (&a, &b) {
        (Val::Number(a), Val::Number(b)) => with(*a, *b).map_or(Val::Failed(OVERFLOW), Val::Number),
        _ => stopped(&[a, b]).unwrap_or(Val::NotApplicable),
    }
}

/// What was given, else what follows from the records; a count that the records do not allow is a contradiction.
fn if_given(frame: &Frame<'_>, row: &Row, slot: SlotId, (first, then): (NodeId, NodeId)) -> Result<Val, Lack> {
    let (given, derived) = (frame.at(first, row)?, frame.at(then, row)?);
    if matches!(frame.given(slot, row)?, Given::Missing | Given::NotApplicable) {
        return Ok(derived);
    }
    let own = frame.own(frame.program.node(then).domain, row);
    let range = match frame.program.node(then).op {
        Op::Count { domain, condition, distinct } => count_range(frame, &own, (domain, condition, distinct))?,
        _ => None,
    };
    let apart = |n: Exact| range.is_some_and(|(low, high)| n < low.into() || n > high.into());
    Ok(if given.number().is_some_and(apart) { Val::Failed(CONTRADICTION) } else { given })
}

/// A status at a day (1.8): as given on 基准日; on another day only as far as something dates it.
fn status(
    frame: &Frame<'_>,
    row: &Row,
    (fact_node, on, since, day): (NodeId, Option<NodeId>, Option<NodeId>, NodeId),
) -> Result<Val, Lack> {
    let (fact, day) = (frame.at(fact_node, row)?, frame.at(day, row)?);
    let on = on.map(|node| frame.at(node, row).map(|value| (node, value))).transpose()?;
    let since = since.map(|node| frame.at(node, row)).transpose()?;
    let Some(day) = day.date() else { return Ok(stopped(&[day]).unwrap_or(Val::False)) };
    let today = day == frame.basis;
    let is_truth = matches!(fact, Val::True | Val::False);
    if let Some(since) = since {
        return Ok(match since {
            _ if today || !is_truth => fact,
            // Before that day it was the other way.
            Val::Date(from) if from <= day => fact,
            Val::Date(_) => Val::of(fact == Val::False),
            Val::Open(_) | Val::Failed(_) => since,
            _ => Val::Open(Causes::APPLICANT),
        });
    }
    Ok(match (on, &fact) {
        (Some((_, Val::Date(on))), Val::True) => Val::of(on <= day),
        // Asked when it was recognised, nobody knew.
        (Some((node, Val::Open(causes))), Val::True) if today => {
            let asked = match stated(frame, node) {
                Some(slot) => *frame.given(slot, row)? == Given::Unknown,
                None => false,
            };
            if asked { Val::Open(causes) } else { fact }
        }
        _ if today => fact,
        (Some((_, on)), Val::True) => on,
        // It was recognised by then and is no more: since when it is not, nobody says.
        (Some((_, Val::Date(on))), Val::False) if on <= day => Val::Open(undated(frame, fact_node)),
        (Some((_, open @ Val::Open(_))), Val::False) => open,
        (None, Val::True | Val::False) => Val::Open(undated(frame, fact_node)),
        _ => fact,
    })
}

/// 缺事实, by whom the day of a status is to be supplied.
fn undated(frame: &Frame<'_>, fact: NodeId) -> Causes {
    stated(frame, fact).map_or(Causes::APPLICANT, |slot| frame.cause(slot))
}

/// The fact that a node gives as it stands.
fn stated(frame: &Frame<'_>, node: NodeId) -> Option<SlotId> {
    match frame.program.node(node).op {
        Op::Fact(slot) | Op::Presume { slot, .. } => Some(slot),
        Op::PerRules { of, .. } => stated(frame, of),
        _ => None,
    }
}
