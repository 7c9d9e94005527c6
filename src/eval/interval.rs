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
    /// Above nothing, though its least may not be known.
    above: bool,
}

impl Interval {
    const ABSENT: Interval = Interval { some: None, absent: true, above: false };

    pub fn point(value: Exact) -> Interval {
        Interval::between(value, Some(value))
    }

    fn between(low: Exact, high: Option<Exact>) -> Interval {
        Interval { some: Some((low, high)), absent: false, above: low > Exact::ZERO }
    }

    /// Above nothing, whatever it comes to.
    pub fn is_positive(self) -> bool {
        self.above && !self.absent
    }

    /// The product of numbers that are not below nothing.
    pub fn product(of: &[Interval]) -> Option<Interval> {
        let (mut low, mut high) = (Exact::ONE, Some(Exact::ONE));
        for factor in of {
            let (a, b) = factor.some.filter(|_| !factor.absent)?;
            if a.is_negative() {
                return None;
            }
            low = low.mul(a).ok()?;
            high = match (high, b) {
                (Some(high), Some(b)) => Some(high.mul(b).ok()?),
                // Nothing of whatever it is.
                (Some(n), None) | (None, Some(n)) if n.is_zero() => Some(Exact::ZERO),
                _ => None,
            };
        }
        Some(Interval { above: of.iter().all(|i| i.is_positive()), ..Interval::between(low, high) })
    }

    /// Either of two.
    fn or(self, other: Interval) -> Interval {
        let some = match (self.some, other.some) {
            (Some((a, b)), Some((c, d))) => Some((a.min(c), b.zip(d).map(|(b, d)| b.max(d)))),
            (one, None) | (None, one) => one,
        };
        let above = some.is_some() && [self, other].iter().all(|i| i.above || i.some.is_none());
        Interval { some, absent: self.absent || other.absent, above }
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
                let (mut low, mut high, mut above) = (Exact::ZERO, Some(Exact::ZERO), false);
                for of in parts {
                    let of = part(of)?;
                    let (a, b) = of.some.filter(|_| !of.absent)?;
                    above |= of.above && a.is_zero();
                    low = low.add(a).ok()?;
                    high = match (high, b) {
                        (Some(high), Some(b)) => Some(high.add(b).ok()?),
                        _ => None,
                    };
                }
                let sum = Interval::between(low, high);
                Some(Interval { above: sum.above || above && low.is_zero(), ..sum })
            }
            Op::Sub(a, b) => {
                let (of, less) = (part(a)?, part(b)?);
                let (a, b) = of.some.zip(less.some).filter(|_| !of.absent && !less.absent)?;
                let high = match a.1 {
                    Some(high) => Some(high.sub(b.0).ok()?),
                    None => None,
                };
                // Without a bound above on what is taken off there is none below.
                Some(Interval::between(a.0.sub(b.1?).ok()?, high))
            }
            Op::Mul(parts) => Interval::product(&parts.iter().map(part).collect::<Option<Vec<_>>>()?),
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
                Some(Interval { absent: of.absent, ..Interval::between(low.floor(), high.map(Exact::floor)) })
            }
            Op::Limit(a, b) => {
                let (of, limit) = (part(a)?, part(b)?);
                let most = limit.settled()?;
                let (low, high) = of.some?;
                let cut = Interval::between(low.min(most), Some(high.map_or(most, |h| h.min(most))));
                Some(Interval { absent: of.absent, above: of.above && limit.above, ..cut })
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
                let certain = self.leaves_nothing(parts) || parts.iter().any(|p| part(p).is_some_and(|i| !i.absent));
                Some(Interval { absent: !certain, ..all })
            }
            Op::Count { .. } | Op::IfGiven { .. } => {
                let (low, high) = self.count_range(node, row)?;
                Some(Interval::between(low.into(), Some(high.into())))
            }
            Op::Sum { domain: child, of, condition } => {
                let rows = self.listed(*child, row).then(|| self.rows(*child).children(row))?;
                self.sum_interval(rows.map(|r| (r, true)), *child, *of, *condition)
            }
            Op::SumInMonth { domain: child, month, of, condition } => {
                let months = &self.scratch.months[domain.index()];
                let records = months.records((*child, *month), row)?;
                // A record of which nobody knows the month may be of this one.
                let loose = months.loose(row).map(|r| (r, false));
                self.sum_interval(records.iter().map(|r| (*r as usize, true)).chain(loose), *child, *of, *condition)
            }
            // A count is never below zero.
            Op::Fact(slot) => {
                let of = self.program.slot(*slot);
                let counts = matches!(of.kind, crate::types::Kind::Count { .. });
                let least = of.limits.least.or(counts.then_some(Exact::ZERO))?;
                Some(Interval::between(least, of.limits.most))
            }
            // A standard is taken to be above nothing.
            Op::Parameter { .. } => Some(Interval { above: true, ..Interval::between(Exact::ZERO, None) }),
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
            | Op::Instalments { .. }
            | Op::Exists { .. }
            | Op::RunsOn { .. }
            | Op::Month => None,
        }
    }

    /// The bounds of a sum over rows, each of which is surely one of them or may be: those that count, and those that
    /// may.
    fn sum_interval(
        &self,
        rows: impl Iterator<Item = (usize, bool)>,
        child: DomainId,
        of: NodeId,
        condition: Option<NodeId>,
    ) -> Option<Interval> {
        let (mut low, mut high) = (Exact::ZERO, Some(Exact::ZERO));
        for (r, sure) in rows {
            let counts = condition.map_or(Cell::True, |c| self.at(c, child, r));
            let (least, most) = match counts {
                Cell::True | Cell::Open(_) => match self.interval(of, child, r)? {
                    Interval { some: None, .. } => continue,
                    Interval { some: Some((least, most)), absent, .. } if !sure || absent || counts.is_open() => {
                        (least.min(Exact::ZERO), most.map(|m| m.max(Exact::ZERO)))
                    }
                    Interval { some: Some(bounds), .. } => bounds,
                },
                Cell::Fault(_) => return None,
                _ => continue,
            };
            low = low.add(least).ok()?;
            high = match (high, most) {
                (Some(high), Some(most)) => Some(high.add(most).ok()?),
                _ => None,
            };
        }
        Some(Interval::between(low, high))
    }

    /// Whether one of several items is 其余: what applies where none of its siblings does.
    fn leaves_nothing(&self, parts: &[NodeId]) -> bool {
        let op = |n: NodeId| &self.program.node(n).op;
        let asked: Vec<NodeId> = parts
            .iter()
            .filter_map(|p| if let Op::If { condition, .. } = op(*p) { Some(*condition) } else { None })
            .collect();
        asked.iter().any(|c| {
            let Op::Unless(any) = op(*c) else { return false };
            matches!(op(*any), Op::Any(named) if named.iter().all(|n| asked.contains(n)))
        })
    }

    /// The highest, or the least, of those that apply.
    fn extreme(&self, parts: &[NodeId], domain: DomainId, row: usize, highest: bool) -> Option<Interval> {
        let mut intervals = Vec::new();
        let mut unbounded = false;
        for of in parts {
            match self.interval(*of, domain, row) {
                Some(interval) => intervals.push(interval),
                // The highest is not below one that is sure, whatever another may be.
                None if highest && self.at(*of, domain, row).is_open() => unbounded = true,
                None => return None,
            }
        }
        let none_sure = intervals.iter().all(|i| i.absent);
        if unbounded && none_sure {
            return None;
        }
        let sure = intervals.iter().filter(|i| !i.absent).filter_map(|i| i.some);
        let every = intervals.iter().filter_map(|i| i.some);
        let absent = none_sure && !self.leaves_nothing(parts);
        if every.clone().next().is_none() {
            return Some(Interval::ABSENT);
        }
        let (some, above) = if highest {
            // At least what is sure; where nothing is, any one of them may stand alone.
            let low = sure.map(|(low, _)| low).max().or_else(|| every.clone().map(|(low, _)| low).min())?;
            let high = every.map(|(_, high)| high).try_fold(low, |most, high| high.map(|h| most.max(h)));
            let high = high.filter(|_| !unbounded);
            ((low, high), intervals.iter().any(|i| i.is_positive()))
        } else {
            let low = every.clone().map(|(low, _)| low).min()?;
            let bounded = sure.filter_map(|(_, high)| high).min();
            let high = bounded.or_else(|| {
                let all: Option<Vec<Exact>> = every.map(|(_, high)| high).collect();
                all.and_then(|h| h.into_iter().max())
            });
            ((low, high), intervals.iter().all(|i| i.above || i.some.is_none()))
        };
        Some(Interval { some: Some(some), absent, above: above || some.0 > Exact::ZERO })
    }
}
