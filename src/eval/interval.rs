//! What a number may be while facts are missing: settled where everything open comes to the same.

use super::cell::Cell;
use super::run::Run;
use crate::ir::{DomainId, NodeId, Op};
use crate::values::Exact;

/// Bounds of a number; without `high` there is none above.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Interval {
    /// `None` where it cannot be a number at all.
    pub some: Option<(Exact, Option<Exact>)>,
    /// It may be 不适用.
    pub absent: bool,
}

impl Interval {
    const ABSENT: Interval = Interval { some: None, absent: true };

    fn point(value: Exact) -> Interval {
        Interval { some: Some((value, Some(value))), absent: false }
    }

    /// Either of two.
    fn or(self, other: Interval) -> Interval {
        let some = match (self.some, other.some) {
            (Some((a, b)), Some((c, d))) => Some((a.min(c), b.zip(d).map(|(b, d)| b.max(d)))),
            (one, None) | (None, one) => one,
        };
        Interval { some, absent: self.absent || other.absent }
    }

    /// The one value that it can have.
    pub fn settled(self) -> Option<Exact> {
        match self.some {
            Some((low, Some(high))) if low == high && !self.absent => Some(low),
            _ => None,
        }
    }
}

impl Run<'_> {
    /// The bounds of a node that was computed, seen from a row of `domain`; nothing where none are known.
    pub(super) fn interval(&self, node: NodeId, domain: DomainId, row: usize) -> Option<Interval> {
        let n = self.program.node(node);
        let own = self.enclosing(n.domain, domain, row);
        match self.cell(node, own) {
            Cell::Number(value) => Some(Interval::point(value)),
            Cell::NotApplicable => Some(Interval::ABSENT),
            Cell::Open(_) => self.interval_of(node, &n.op, n.domain, own),
            _ => None,
        }
    }

    /// The bounds that an operation's operands give it.
    pub(super) fn interval_of(&self, node: NodeId, op: &Op, domain: DomainId, row: usize) -> Option<Interval> {
        let part = |n: &NodeId| self.interval(*n, domain, row);
        match op {
            Op::If { condition, then, otherwise } => match self.at(*condition, domain, row) {
                Cell::True => part(then),
                Cell::Open(_) => Some(part(then)?.or(part(otherwise)?)),
                Cell::Fault(_) => None,
                _ => part(otherwise),
            },
            Op::Choose { interpretation, alternatives } => part(self.alternative(*interpretation, alternatives)?),
            Op::Add(parts) => {
                let (mut low, mut high) = (Exact::ZERO, Some(Exact::ZERO));
                for of in parts {
                    let of = part(of)?;
                    let (a, b) = of.some.filter(|_| !of.absent)?;
                    low = low.add(a).ok()?;
                    high = match (high, b) {
                        (Some(high), Some(b)) => Some(high.add(b).ok()?),
                        _ => None,
                    };
                }
                Some(Interval { some: Some((low, high)), absent: false })
            }
            Op::Mul(parts) => {
                let (mut low, mut high) = (Exact::ONE, Some(Exact::ONE));
                for of in parts {
                    let of = part(of)?;
                    let (a, b) = of.some.filter(|_| !of.absent)?;
                    if a.is_negative() {
                        return None;
                    }
                    low = low.mul(a).ok()?;
                    high = match (high, b) {
                        (Some(high), Some(b)) => Some(high.mul(b).ok()?),
                        _ => None,
                    };
                }
                Some(Interval { some: Some((low, high)), absent: false })
            }
            Op::Div(a, b) => {
                let by = part(b)?.settled().filter(|b| !b.is_negative() && !b.is_zero())?;
                let of = part(a)?;
                let (low, high) = of.some?;
                let high = match high {
                    Some(high) => Some(high.div(by).ok()?),
                    None => None,
                };
                Some(Interval { some: Some((low.div(by).ok()?, high)), ..of })
            }
            Op::Floor(n) => {
                let of = part(n)?;
                let (low, high) = of.some?;
                Some(Interval { some: Some((low.floor(), high.map(Exact::floor))), ..of })
            }
            Op::Limit(a, b) => {
                let (of, most) = (part(a)?, part(b)?.settled()?);
                let (low, high) = of.some?;
                Some(Interval { some: Some((low.min(most), Some(high.map_or(most, |h| h.min(most))))), ..of })
            }
            Op::AtLeast(a, b) => {
                let (of, least) = (part(a)?, part(b)?.settled()?);
                let (low, high) = of.some?;
                Some(Interval { some: Some((low.max(least), high.map(|h| h.max(least)))), ..of })
            }
            Op::Highest(parts) => self.extreme(parts, domain, row, true),
            Op::Least(parts) => self.extreme(parts, domain, row, false),
            Op::Agree(parts) => {
                let mut all = Interval::ABSENT;
                for of in parts {
                    all = all.or(part(of)?);
                }
                // Where one applies for certain, there is a value.
                let certain = parts.iter().any(|p| part(p).is_some_and(|i| !i.absent));
                Some(Interval { absent: !certain, ..all })
            }
            Op::Count { .. } | Op::IfGiven { .. } => {
                let (low, high) = self.count_range(node, row)?;
                Some(Interval { some: Some((low.into(), Some(high.into()))), absent: false })
            }
            // A count is never below zero.
            Op::Fact(slot) => {
                let counts = matches!(self.program.slot(*slot).kind, crate::types::Kind::Count { .. });
                counts.then_some(Interval { some: Some((Exact::ZERO, None)), absent: false })
            }
            Op::Const(_)
            | Op::Presume { .. }
            | Op::RefDate(_)
            | Op::Not(_)
            | Op::All(_)
            | Op::Any(_)
            | Op::Compare { .. }
            | Op::OneOf { .. }
            | Op::Holds { .. }
            | Op::LevelAtLeast { .. }
            | Op::During { .. }
            | Op::Overlaps { .. }
            | Op::StatusAt { .. }
            | Op::PerRules { .. }
            | Op::Unless(_)
            | Op::AtDiscretion(_)
            | Op::AddPeriod { .. }
            | Op::AddAge { .. }
            | Op::SubPeriod { .. }
            | Op::Later(_)
            | Op::Earlier(_)
            | Op::MonthOf(_)
            | Op::NextMonth(_)
            | Op::YearOf(_)
            | Op::FirstDay(_)
            | Op::YearBefore(_)
            | Op::OnsetIf { .. }
            | Op::WholeMonths { .. }
            | Op::Sub(..)
            | Op::Counted(_)
            | Op::Instalments { .. }
            | Op::Exists { .. }
            | Op::Sum { .. }
            | Op::RunsOn { .. }
            | Op::SumInMonth { .. }
            | Op::Month
            | Op::Parameter { .. } => None,
        }
    }

    /// The highest, or the least, of those that apply.
    fn extreme(&self, parts: &[NodeId], domain: DomainId, row: usize, highest: bool) -> Option<Interval> {
        let mut intervals = Vec::new();
        for of in parts {
            intervals.push(self.interval(*of, domain, row)?);
        }
        let sure = intervals.iter().filter(|i| !i.absent).filter_map(|i| i.some);
        let every = intervals.iter().filter_map(|i| i.some);
        let absent = intervals.iter().all(|i| i.absent);
        if every.clone().next().is_none() {
            return Some(Interval::ABSENT);
        }
        let some = if highest {
            // At least what is sure; where nothing is, any one of them may stand alone.
            let low = sure.map(|(low, _)| low).max().or_else(|| every.clone().map(|(low, _)| low).min())?;
            let high = every.map(|(_, high)| high).try_fold(low, |most, high| high.map(|h| most.max(h)));
            (low, high)
        } else {
            let low = every.clone().map(|(low, _)| low).min()?;
            let bounded = sure.filter_map(|(_, high)| high).min();
            let high = bounded.or_else(|| {
                let all: Option<Vec<Exact>> = every.map(|(_, high)| high).collect();
                all.and_then(|h| h.into_iter().max())
            });
            (low, high)
        };
        Some(Interval { some: Some(some), absent })
    }
}
