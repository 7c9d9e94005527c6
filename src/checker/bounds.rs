//! Between what a number lies while something behind it is open (1.5).

use super::frame::{Frame, Lack};
use super::gather::count_range;
use super::order::compare;
use super::row::Row;
use super::value::{Given, Val};
use crate::ir::{CmpOp, NodeId, Op};
use crate::types::Kind;
use crate::values::{Causes, Exact};

/// From, and up to; without an end there is none.
type Span = (Exact, Option<Exact>);

/// What a number can be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bounds {
    /// `None` where it can be no number at all.
    pub span: Option<Span>,
    /// It may not apply.
    pub absent: bool,
}

type Found = Result<Option<Bounds>, Lack>;

impl Bounds {
    const ABSENT: Bounds = Bounds { span: None, absent: true };

    fn between(low: Exact, high: Option<Exact>) -> Bounds {
        Bounds { span: Some((low, high)), absent: false }
    }

    /// The one value that it can have.
    pub fn settled(self) -> Option<Exact> {
        let (low, high) = self.span?;
        (!self.absent && high == Some(low)).then_some(low)
    }

    /// The span of what surely applies.
    fn sure(self) -> Option<Span> {
        self.span.filter(|_| !self.absent)
    }

    /// Either of two.
    fn or(self, other: Bounds) -> Bounds {
        let span = match (self.span, other.span) {
            (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.zip(b.1).map(|(a, b)| a.max(b)))),
            (a, b) => a.or(b),
        };
        Bounds { span, absent: self.absent || other.absent }
    }

    fn map(self, with: impl Fn(Exact) -> Option<Exact>) -> Option<Bounds> {
        let span = match self.span {
            None => None,
            Some((low, high)) => Some((with(low)?, end(high, with)?)),
        };
        Some(Bounds { span, ..self })
    }
}

/// An upper end put through; `None` inside stays without an end.
fn end(high: Option<Exact>, with: impl Fn(Exact) -> Option<Exact>) -> Option<Option<Exact>> {
    match high {
        Some(high) => with(high).map(Some),
        None => Some(None),
    }
}

/// Two upper ends put together: without one of them there is none.
fn ends(a: Option<Exact>, b: Option<Exact>, with: impl Fn(Exact, Exact) -> Option<Exact>) -> Option<Option<Exact>> {
    match a.zip(b) {
        Some((a, b)) => with(a, b).map(Some),
        None => Some(None),
    }
}

/// A comparison of what is open with a number: it is decided where both ends come to the same.
pub(super) fn compared(left: Option<Bounds>, op: CmpOp, causes: Causes, right: &Val) -> Val {
    let open = Val::Open(causes);
    let Some(Bounds { span: Some((low, high)), absent }) = left.filter(|_| right.number().is_some()) else {
        return compare(op, &open, right);
    };
    let at = |n: Exact| compare(op, &Val::Number(n), right);
    let decided = match (op, high) {
        (CmpOp::Eq, _) => None,
        (_, Some(high)) => Some(at(low)).filter(|least| *least == at(high)),
        // However far up it may go, it is enough, or too much, already.
        (CmpOp::Ge | CmpOp::Gt, None) => Some(at(low)).filter(|least| *least == Val::True),
        (CmpOp::Le | CmpOp::Lt, None) => Some(at(low)).filter(|least| *least == Val::False),
    };
    // What does not apply fails every comparison.
    decided.filter(|truth| !absent || *truth == Val::False).unwrap_or(open)
}

/// The bounds of a node, seen from a row in or below its own.
pub(super) fn bounds(frame: &Frame<'_>, node: NodeId, row: &Row) -> Found {
    let own = frame.own(frame.program.node(node).domain, row);
    Ok(match frame.at(node, &own)? {
        Val::Number(n) => Some(Bounds::between(n, Some(n))),
        Val::NotApplicable => Some(Bounds::ABSENT),
        Val::Open(_) => of_operation(frame, node, &own)?,
        _ => None,
    })
}

/// The bounds that an operation's operands give it.
pub(super) fn of_operation(frame: &Frame<'_>, node: NodeId, row: &Row) -> Found {
    let part = |n: &NodeId| bounds(frame, *n, row);
    let every = |parts: &[NodeId]| -> Result<Option<Vec<Bounds>>, Lack> { parts.iter().map(part).collect() };
    Ok(match &frame.program.node(node).op {
        Op::If { condition, then, otherwise } => match frame.at(*condition, row)? {
            Val::True => part(then)?,
            Val::False | Val::NotApplicable => part(otherwise)?,
            Val::Open(_) => part(then)?.zip(part(otherwise)?).map(|(a, b)| a.or(b)),
            _ => None,
        },
        Op::Choose { interpretation, alternatives } => match alternatives.get(frame.chosen(*interpretation)) {
            Some(one) => part(one)?,
            None => None,
        },
        Op::Add(parts) => every(parts)?.and_then(|parts| sum_of(&parts)),
        Op::Sub(a, b) => part(a)?.zip(part(b)?).and_then(|(a, b)| difference(a, b)),
        Op::Mul(parts) => every(parts)?.and_then(|parts| product_of(&parts)),
        Op::Div(a, b) => part(a)?.zip(part(b)?).and_then(|(of, by)| {
            let by = by.settled().filter(|by| *by > Exact::ZERO)?;
            of.span?;
            of.map(|n| n.div(by).ok())
        }),
        Op::Floor(n) => part(n)?.filter(|b| b.span.is_some()).and_then(|b| b.map(|n| Some(n.floor()))),
        Op::Limit(a, b) => part(a)?.zip(part(b)?).and_then(|(of, most)| {
            let most = most.settled()?;
            let (low, high) = of.span?;
            Some(Bounds { span: Some((low.min(most), Some(high.map_or(most, |h| h.min(most))))), ..of })
        }),
        Op::AtLeast(a, b) => part(a)?.zip(part(b)?).and_then(|(of, least)| {
            let least = least.settled()?;
            of.span?;
            of.map(|n| Some(n.max(least)))
        }),
        Op::Highest(parts) => extreme(frame, parts, row, true)?,
        Op::Least(parts) => extreme(frame, parts, row, false)?,
        Op::Agree(parts) => every(parts)?.map(|all| {
            let sure = is_complete(frame, parts) || all.iter().any(|b| !b.absent);
            let either = all.into_iter().fold(Bounds::ABSENT, Bounds::or);
            Bounds { absent: !sure, ..either }
        }),
        Op::Count { domain, condition, distinct } => {
            let range = count_range(frame, row, (*domain, *condition, *distinct))?;
            range.map(|(low, high)| Bounds::between(low.into(), Some(high.into())))
        }
        Op::IfGiven { slot, then, .. } => match frame.given(*slot, row)? {
            Given::Missing => part(then)?,
            _ => None,
        },
        Op::Sum { domain, of, condition } => match frame.children(*domain, row)? {
            Some(records) => {
                let sure: Vec<(Row, bool)> = records.into_iter().map(|r| (r, true)).collect();
                added(frame, &sure, (*of, *condition))?
            }
            None => None,
        },
        Op::SumInMonth { domain, month, of, condition } => {
            let Some(records) = frame.children(*domain, row)? else { return Ok(None) };
            let mut own = Vec::new();
            for record in records {
                match frame.fact(*month, &record, None)? {
                    Val::Month(m) if Some(m) == row.month() => own.push((record, true)),
                    // It may belong to this month or to any other.
                    Val::Open(_) => own.push((record, false)),
                    _ => {}
                }
            }
            added(frame, &own, (*of, *condition))?
        }
        Op::Fact(slot) => {
            let of = frame.program.slot(*slot);
            let counts = matches!(of.kind, Kind::Count { .. });
            let least = of.limits.least.or(counts.then_some(Exact::ZERO));
            least.map(|least| Bounds::between(least, of.limits.most))
        }
        // A standard is taken to be above 0.
        Op::Parameter { .. } => Some(Bounds::between(Exact::ZERO, None)),
        _ => None,
    })
}

fn sum_of(parts: &[Bounds]) -> Option<Bounds> {
    let add = |(low, high): Span, part: &Bounds| -> Option<Span> {
        let (least, most) = part.sure()?;
        Some((low.add(least).ok()?, ends(high, most, |a, b| a.add(b).ok())?))
    };
    let (low, high) = parts.iter().try_fold((Exact::ZERO, Some(Exact::ZERO)), add)?;
    Some(Bounds::between(low, high))
}

fn difference(of: Bounds, less: Bounds) -> Option<Bounds> {
    let ((low, high), (least, most)) = of.sure().zip(less.sure())?;
    // Without an end of what is taken off there is no bound below.
    let low = low.sub(most?).ok()?;
    Some(Bounds::between(low, end(high, |h| h.sub(least).ok())?))
}

fn product_of(parts: &[Bounds]) -> Option<Bounds> {
    let times = |(low, high): Span, part: &Bounds| -> Option<Span> {
        let (least, most) = part.sure().filter(|(least, _)| !least.is_negative())?;
        let high = match (high, most) {
            (Some(a), Some(b)) => Some(a.mul(b).ok()?),
            (Some(zero), None) | (None, Some(zero)) if zero.is_zero() => Some(zero),
            _ => None,
        };
        Some((low.mul(least).ok()?, high))
    };
    let (low, high) = parts.iter().try_fold((Exact::ONE, Some(Exact::ONE)), times)?;
    Some(Bounds::between(low, high))
}

/// A sum over records, each surely one of them or perhaps: those that count, and those that may.
fn added(frame: &Frame<'_>, records: &[(Row, bool)], (of, condition): (NodeId, Option<NodeId>)) -> Found {
    let mut parts = Vec::new();
    for (record, sure) in records {
        let counts = condition.map_or(Ok(Val::True), |c| frame.at(c, record))?;
        match counts {
            Val::True | Val::Open(_) => {}
            Val::Failed(_) => return Ok(None),
            _ => continue,
        }
        let Some(one) = bounds(frame, of, record)? else { return Ok(None) };
        let Some((low, high)) = one.span else { continue };
        let may_be_none = !sure || one.absent || counts.is_open();
        let zero = Exact::ZERO;
        parts.push(match may_be_none {
            true => Bounds::between(low.min(zero), high.map(|h| h.max(zero))),
            false => Bounds::between(low, high),
        });
    }
    Ok(sum_of(&parts))
}

/// Whether one of several items is 其余, so that one of them surely applies.
fn is_complete(frame: &Frame<'_>, parts: &[NodeId]) -> bool {
    let op = |node: NodeId| &frame.program.node(node).op;
    let asked: Vec<NodeId> = parts
        .iter()
        .filter_map(|p| if let Op::If { condition, .. } = op(*p) { Some(*condition) } else { None })
        .collect();
    let is_rest = |c: &NodeId| match op(*c) {
        Op::Unless(of) => matches!(op(*of), Op::Any(named) if named.iter().all(|n| asked.contains(n))),
        _ => false,
    };
    asked.iter().any(is_rest)
}

/// The highest or the least of those that apply.
fn extreme(frame: &Frame<'_>, parts: &[NodeId], row: &Row, highest: bool) -> Found {
    let (mut all, mut unbounded) = (Vec::new(), false);
    for part in parts {
        match bounds(frame, *part, row)? {
            Some(bounds) => all.push(bounds),
            // The highest is at least what is sure, whatever another comes to.
            None if highest && frame.at(*part, row)?.is_open() => unbounded = true,
            None => return Ok(None),
        }
    }
    let sure: Vec<Span> = all.iter().filter_map(|b| b.sure()).collect();
    let any: Vec<Span> = all.iter().filter_map(|b| b.span).collect();
    if sure.is_empty() && unbounded && all.iter().all(|b| b.absent) {
        return Ok(None);
    }
    let Some(lowest) = any.iter().map(|(low, _)| *low).min() else { return Ok(Some(Bounds::ABSENT)) };
    let absent = all.iter().all(|b| b.absent) && !is_complete(frame, parts);
    let top = || any.iter().map(|(_, high)| *high).collect::<Option<Vec<_>>>().and_then(|h| h.into_iter().max());
    let span = match highest {
        true => (sure.iter().map(|(low, _)| *low).max().unwrap_or(lowest), top().filter(|_| !unbounded)),
        false => (lowest, sure.iter().filter_map(|(_, high)| *high).min().or_else(top)),
    };
    Ok(Some(Bounds { span: Some(span), absent }))
}
