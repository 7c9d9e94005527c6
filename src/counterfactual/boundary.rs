//! The value at which an answer turns, found by doubling steps and halving.

use crate::facts::{Dates, Value};
use crate::types::Kind;
use crate::values::{Date, Exact, Month};
use chrono::{Datelike, NaiveDate};

/// A kind whose values stand on a line of whole steps: days, months, 分, persons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    unit: Unit,
    pub low: i64,
    pub high: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Day,
    Month,
    /// So many steps to one.
    Parts(i64),
}

impl Line {
    /// The line of a kind, if it has one.
    pub fn of(kind: &Kind) -> Option<Line> {
        let (unit, low, high) = match kind {
            Kind::Date => (Unit::Day, 1, 3_652_059),
            Kind::Month => (Unit::Month, 12, 119_999),
            kind if kind.has_decimals() => (Unit::Parts(10), 0, 10_000_000),
            Kind::Count { .. } | Kind::Age | Kind::Number => (Unit::Parts(1), 0, 1_000_000),
            Kind::Money { .. } => (Unit::Parts(100), 0, 1_000_000_000_000),
            Kind::Ratio => (Unit::Parts(10_000), 0, 10_000),
            _ => return None,
        };
        Some(Line { unit, low, high })
    }

    /// The same line, long enough on both sides of a value that lies beyond what is usual.
    pub fn around(self, from: Option<i64>) -> Line {
        match (self.unit, from) {
            (Unit::Parts(_), Some(from)) => Line { high: self.high.max(from.saturating_mul(4)), ..self },
            _ => self,
        }
    }

    /// The step at or below a value.
    pub fn step(self, value: &Value) -> Option<i64> {
        match (self.unit, value) {
            (Unit::Day, Value::Date(d)) => Some(i64::from(d.num_days_from_ce())),
            (Unit::Day, Value::Month(m)) => Some(i64::from(m.first_day().num_days_from_ce())),
            (Unit::Month, Value::Month(m)) => Some(i64::from(m.year()) * 12 + i64::from(m.month()) - 1),
            (Unit::Month, Value::Date(d)) => Some(i64::from(d.year()) * 12 + i64::from(d.month0())),
            (Unit::Parts(parts), Value::Number(n)) => n.mul(Exact::from(parts)).ok()?.floor().to_i64(),
            _ => None,
        }
    }

    pub fn value(self, step: i64) -> Option<Value> {
        match self.unit {
            Unit::Day => NaiveDate::from_num_days_from_ce_opt(i32::try_from(step).ok()?).map(Value::Date),
            Unit::Month => {
                let year = i32::try_from(step.div_euclid(12)).ok()?;
                let month = u32::try_from(step.rem_euclid(12)).ok()? + 1;
                Month::new(year, month).ok().map(Value::Month)
            }
            Unit::Parts(parts) => Exact::from(step).div(Exact::from(parts)).ok().map(Value::Number),
        }
    }

    /// Where the search begins for a fact that has no value.
    pub fn origin(self, dates: Dates) -> i64 {
        let day: Date = dates.basis;
        self.step(&Value::Date(day)).unwrap_or(self.low)
    }

    /// The steps nearest to `from` at which `holds` begins to hold, one each way. Without a value, of
    /// a stretch that holds around the origin, its ends.
    pub fn turns(self, from: Option<i64>, origin: i64, seeds: &[i64], mut holds: impl FnMut(i64) -> bool) -> Vec<i64> {
        let start = from.unwrap_or(origin).clamp(self.low, self.high);
        let inside = from.is_none() && holds(start);
        let mut found: Vec<i64> = [-1, 1]
            .into_iter()
            .filter_map(|way| {
                let (last, first) = self.change(start, way, seeds, |at| holds(at) != inside)?;
                Some(if inside { last } else { first })
            })
            .collect();
        if inside && found.is_empty() {
            found.push(start);
        }
        found.sort_by_key(|at| (at - start).abs());
        found
    }

    /// The last step before and the first at which `changed` is true, going one way from `start`.
    fn change(self, start: i64, way: i64, seeds: &[i64], mut changed: impl FnMut(i64) -> bool) -> Option<(i64, i64)> {
        let far = if way < 0 { start - self.low } else { self.high - start };
        let doubled = (0..41).map(|k| 1i64 << k).take_while(|d| *d < far).chain([far]);
        let mut distances: Vec<i64> = seeds.iter().map(|s| (s - start) * way).chain(doubled).collect();
        distances.retain(|d| (1..=far).contains(d));
        distances.sort_unstable();
        distances.dedup();
        let mut last = 0;
        for distance in distances {
            if !changed(start + way * distance) {
                last = distance;
                continue;
            }
            let (mut not, mut is) = (last, distance);
            while is - not > 1 {
                let middle = not + (is - not) / 2;
                if changed(start + way * middle) { is = middle } else { not = middle }
            }
            return Some((start + way * not, start + way * is));
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_turn_each_way_is_found() {
        let line = Line::of(&Kind::Number).unwrap_or(Line { unit: Unit::Parts(1), low: 0, high: 0 });
        assert_eq!(line.turns(Some(40), 0, &[], |n| n >= 60 || n <= 7), [60, 7]);
        assert_eq!(line.turns(Some(40), 0, &[], |n| n > 2_000_000), [] as [i64; 0]);
        // A stretch that steps of a doubling width pass over is found where something points to it.
        assert_eq!(line.turns(Some(0), 0, &[700], |n| (700..=702).contains(&n)), [700]);
    }

    #[test]
    fn without_a_value_the_ends_of_what_holds_are_found() {
        let line = Line::of(&Kind::Number).unwrap_or(Line { unit: Unit::Parts(1), low: 0, high: 0 });
        assert_eq!(line.turns(None, 0, &[], |n| n <= 5), [5]);
        assert_eq!(line.turns(None, 0, &[], |n| n >= 36), [36]);
        assert_eq!(line.turns(None, 3, &[], |_| true), [3]);
    }

    #[test]
    fn steps_are_exact_for_money_and_dates() {
        let money = Line::of(&Kind::Money { per: None });
        let value = Exact::parse("997.50").ok().map(Value::Number);
        let step = money.zip(value.clone()).and_then(|(l, v)| l.step(&v));
        assert_eq!(step, Some(99_750));
        assert_eq!(money.zip(step).and_then(|(l, s)| l.value(s)), value);
        let day = NaiveDate::from_ymd_opt(2020, 2, 29).map(Value::Date);
        let line = Line::of(&Kind::Date);
        let step = line.zip(day.clone()).and_then(|(l, v)| l.step(&v));
        assert_eq!(line.zip(step).and_then(|(l, s)| l.value(s)), day);
    }
}
