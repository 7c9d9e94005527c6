//! Dates and months.

use crate::run::{At, Run};
use crate::value::{Datum, Fault, Truth, Value};
use tiaowen::ir::{NodeId, Op};
use chrono::Datelike;
use tiaowen::values::{
    CalendarError, Causes, Date, Exact, Expiry, Month, Period, PeriodUnit, add_months, whole_months,
};

impl Run<'_> {
    pub fn day(&self, op: &Op, at: At) -> Value {
        match op {
            Op::Month => at.1.month.map_or(Value::Fault(Fault::Shape), |m| Datum::Month(m).into()),
            Op::AddPeriod { date, period } => self.of_date(*date, at, |d| made(self.ends(*period, d).map(Datum::Date))),
            Op::SubPeriod { date, period } => self.of_date(*date, at, |d| made(period.before(d).map(Datum::Date))),
            Op::MonthOf(of) => self.of_date(*of, at, |d| Datum::Month(Month::of(d)).into()),
            Op::NextMonth(of) => self.of_month(*of, at, |m| made(m.plus(1).map(Datum::Month))),
            Op::FirstDay(of) => self.of_month(*of, at, |m| Datum::Date(m.first_day()).into()),
            Op::YearOf(of) => self.of_month(*of, at, |m| Value::number(Exact::from(i64::from(m.year())))),
            Op::YearBefore(of) => {
                self.of_month(*of, at, |m| made(Month::new(m.year() - 1, 1).map(|m| Datum::Date(m.first_day()))))
            }
            Op::AddAge { date, age } => match self.both(*date, *age, at) {
                Ok((Datum::Date(day), Datum::Number(age))) => aged(day, age),
                Ok(_) => Value::Fault(Fault::Shape),
                Err(value) => value,
            },
            Op::WholeMonths { from, to } => match self.both(*from, *to, at) {
                Ok((Datum::Date(from), Datum::Date(to))) => {
                    Value::number(Exact::from(i64::from(whole_months(from, to))))
                }
                Ok(_) => Value::Fault(Fault::Shape),
                Err(value) => value,
            },
            Op::Later(parts) => self.extreme(parts, at, true),
            Op::Earlier(parts) => self.extreme(parts, at, false),
            Op::OnsetIf { condition, date } => match self.truth(*condition, at) {
                Truth::Yes => self.value(*date, at),
                Truth::No => Month::new(1, 1).map_or(Value::Fault(Fault::Shape), |m| Datum::Date(m.first_day()).into()),
                open => open.value(),
            },
            _ => Value::Fault(Fault::Shape),
        }
    }

    /// The day on which a period ends, as the document reads it. A month that lacks the day has its last day for it.
    fn ends(&self, period: Period, from: Date) -> Result<Date, CalendarError> {
        let end = period.after(from)?;
        let expiry = self.program.expiry.as_ref().map(|e| self.setting(e)).unwrap_or_default();
        let by_days = period.unit == PeriodUnit::Day;
        let moved = match (expiry, end.day() == from.day()) {
            _ if by_days => Some(end),
            (Expiry::DayBefore, true) => end.pred_opt(),
            (Expiry::NextMonth, false) => end.succ_opt(),
            (Expiry::Corresponding | Expiry::DayBefore | Expiry::NextMonth, _) => Some(end),
        };
        moved.ok_or(CalendarError::OutOfRange)
    }

    fn of_date(&self, of: NodeId, at: At, make: impl Fn(Date) -> Value) -> Value {
        match self.value(of, at) {
            Value::Known(Datum::Date(day)) => make(day),
            Value::Known(_) => Value::Fault(Fault::Shape),
            other => plain(other),
        }
    }

    /// Of a month, or of the month of a date.
    fn of_month(&self, of: NodeId, at: At, make: impl Fn(Month) -> Value) -> Value {
        match self.value(of, at) {
            Value::Known(Datum::Month(month)) => make(month),
            Value::Known(Datum::Date(day)) => make(Month::of(day)),
            Value::Known(_) => Value::Fault(Fault::Shape),
            other => plain(other),
        }
    }

    /// Two known values; else what stands in their place.
    fn both(&self, a: NodeId, b: NodeId, at: At) -> Result<(Datum, Datum), Value> {
        match (self.value(a, at), self.value(b, at)) {
            (Value::NotApplicable, _) | (_, Value::NotApplicable) => Err(Value::NotApplicable),
            (Value::Fault(f), _) | (_, Value::Fault(f)) => Err(Value::Fault(f)),
            (Value::Open(a), Value::Open(b)) => Err(Value::open(a.causes.and(b.causes))),
            (Value::Open(o), _) | (_, Value::Open(o)) => Err(Value::open(o.causes)),
            (Value::Known(a), Value::Known(b)) => Ok((a, b)),
        }
    }

    fn extreme(&self, parts: &[NodeId], at: At, latest: bool) -> Value {
        let values: Vec<Value> = parts.iter().map(|n| self.value(*n, at)).collect();
        let mut found: Option<Datum> = None;
        let mut causes = Causes::NONE;
        for value in values {
            match value {
                Value::Known(datum) => {
                    let better = found.as_ref().is_none_or(|f| if latest { datum > *f } else { datum < *f });
                    found = if better { Some(datum) } else { found };
                }
                Value::Open(open) => causes = causes.and(open.causes),
                // Of those that apply, as of numbers.
                Value::NotApplicable => {}
                fault @ Value::Fault(_) => return fault,
            }
        }
        match found {
            Some(datum) if causes.is_empty() => datum.into(),
            None if causes.is_empty() => Value::NotApplicable,
            _ => Value::open(causes),
        }
    }
}

/// An open day says nothing of the number made of it.
fn plain(value: Value) -> Value {
    match value {
        Value::Open(open) => Value::open(open.causes),
        other => other,
    }
}

fn made<E>(datum: Result<Datum, E>) -> Value {
    datum.map_or(Value::Fault(Fault::Arithmetic), Value::from)
}

/// Years first, then months.
fn aged(day: Date, age: Exact) -> Value {
    let months = age.to_i64().and_then(|m| i32::try_from(m).ok());
    let Some(months) = months else { return Value::Fault(Fault::Arithmetic) };
    let years = add_months(day, months.div_euclid(12) * 12);
    made(years.and_then(|d| add_months(d, months.rem_euclid(12))).map(Datum::Date))
}
