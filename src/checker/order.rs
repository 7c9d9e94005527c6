//! What stands before what: comparisons, days moved by periods, the later and the earlier (1.8).

use super::logic::{all, stopped};
use super::value::{DATE, Val};
use crate::ir::CmpOp;
use crate::values::{CalendarError, Date, add_months};

/// A comparison; with 不适用 on either side it does not hold (1.5).
pub(super) fn compare(op: CmpOp, left: &Val, right: &Val) -> Val {
    let order = match (left, right) {
        (Val::Number(a), Val::Number(b)) => a.cmp(b),
        (Val::Date(a), Val::Date(b)) => a.cmp(b),
        (Val::Month(a), Val::Month(b)) => a.cmp(b),
        (a, b) => return stopped(&[a.clone(), b.clone()]).unwrap_or(Val::NotApplicable),
    };
    Val::of(match op {
        CmpOp::Ge => order.is_ge(),
        CmpOp::Le => order.is_le(),
        CmpOp::Gt => order.is_gt(),
        CmpOp::Lt => order.is_lt(),
        CmpOp::Eq => order.is_eq(),
    })
}

/// `start ≤ date ≤ end`.
pub(super) fn during(date: &Val, start: &Val, end: &Val) -> Val {
    all(&[compare(CmpOp::Le, start, date), not_after(date, end)])
}

/// An end that does not apply is never reached: it still runs.
pub(super) fn not_after(day: &Val, end: &Val) -> Val {
    if *end == Val::NotApplicable { Val::True } else { compare(CmpOp::Le, day, end) }
}

pub(super) fn moved(date: Val, by: impl Fn(Date) -> Result<Date, CalendarError>) -> Val {
    match date.date() {
        Some(day) => by(day).map_or(Val::Failed(DATE), Val::Date),
        None => date,
    }
}

/// Years first, then the months beyond them.
pub(super) fn add_age(date: Val, age: Val) -> Val {
    let (Val::Date(day), Val::Number(months)) = (&date, &age) else {
        return stopped(&[date, age]).unwrap_or(Val::NotApplicable);
    };
    let months = months.to_i64().and_then(|m| i32::try_from(m).ok());
    let reached = months.and_then(|m| add_months(*day, m / 12 * 12).and_then(|d| add_months(d, m % 12)).ok());
    reached.map_or(Val::Failed(DATE), Val::Date)
}

/// The later or the earlier of those that apply.
pub(super) fn extreme(parts: &[Val], later: bool) -> Val {
    let apply: Vec<Val> = parts.iter().filter(|p| **p != Val::NotApplicable).cloned().collect();
    if let Some(stop) = stopped(&apply) {
        return stop;
    }
    let better = |best: Val, next: Val| {
        let wins = match (&next, &best) {
            (Val::Date(a), Val::Date(b)) => {
                if later {
                    a > b
                } else {
                    a < b
                }
            }
            (Val::Month(a), Val::Month(b)) => {
                if later {
                    a > b
                } else {
                    a < b
                }
            }
            _ => false,
        };
        if wins { next } else { best }
    };
    apply.into_iter().reduce(better).unwrap_or(Val::NotApplicable)
}
