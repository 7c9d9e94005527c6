//! Exact numbers put together: sums, products, quotients, the least and the highest (1.4).

use super::logic::stopped;
use super::value::{DISAGREEMENT, DIVISION, OVERFLOW, Val};
use crate::values::Exact;

/// A number, or that it grew too large.
pub(super) fn or_overflow(n: Option<Exact>) -> Val {
    n.map_or(Val::Failed(OVERFLOW), Val::Number)
}

fn numbers(parts: &[Val]) -> Option<Vec<Exact>> {
    parts.iter().map(Val::number).collect()
}

pub(super) fn total(of: impl IntoIterator<Item = Exact>) -> Option<Exact> {
    of.into_iter().try_fold(Exact::ZERO, |sum, n| sum.add(n).ok())
}

pub(super) fn sum_of(parts: &[Val]) -> Val {
    match numbers(parts) {
        Some(numbers) => or_overflow(total(numbers)),
        None => stopped(parts).unwrap_or(Val::NotApplicable),
    }
}

/// Nothing of whatever it is comes to nothing.
pub(super) fn product(parts: &[Val]) -> Val {
    if parts.contains(&Val::Number(Exact::ZERO)) {
        return Val::Number(Exact::ZERO);
    }
    match numbers(parts) {
        Some(numbers) => or_overflow(numbers.into_iter().try_fold(Exact::ONE, |all, n| all.mul(n).ok())),
        None => stopped(parts).unwrap_or(Val::NotApplicable),
    }
}

/// n ÷ 0 is an error, 0 ÷ 0 too.
pub(super) fn quotient(a: Val, b: Val) -> Val {
    match (&a, &b) {
        (Val::Number(_), Val::Number(by)) if by.is_zero() => Val::Failed(DIVISION),
        (Val::Number(of), Val::Number(by)) => or_overflow(of.div(*by).ok()),
        _ => stopped(&[a, b]).unwrap_or(Val::NotApplicable),
    }
}

/// Those of several that apply.
fn applying(parts: &[Val]) -> Vec<Val> {
    parts.iter().filter(|p| **p != Val::NotApplicable).cloned().collect()
}

pub(super) fn least(parts: &[Val]) -> Val {
    chosen(&applying(parts), |numbers| numbers.into_iter().min())
}

pub(super) fn highest(parts: &[Val]) -> Val {
    chosen(&applying(parts), |numbers| numbers.into_iter().max())
}

fn chosen(parts: &[Val], pick: impl Fn(Vec<Exact>) -> Option<Exact>) -> Val {
    stopped(parts).unwrap_or_else(|| numbers(parts).and_then(pick).map_or(Val::NotApplicable, Val::Number))
}

/// Two that apply and differ contradict each other, whatever else is open.
pub(super) fn agree(parts: &[Val]) -> Val {
    let apply = applying(parts);
    let mut known = apply.iter().filter_map(Val::number);
    if let Some(first) = known.next()
        && known.any(|other| other != first)
    {
        return Val::Failed(DISAGREEMENT);
    }
    chosen(&apply, |numbers| numbers.first().copied())
}

/// Of amounts that fall due in equal periods of `term` months, what the `granted` months after the first `taken` come
/// to.
pub(super) fn instalments(amounts: Val, term: Val, taken: Val, granted: Val) -> Val {
    let parts = [amounts, term, taken, granted];
    let [Val::Amounts(amounts), Val::Number(term), Val::Number(taken), Val::Number(granted)] = &parts else {
        return stopped(&parts).unwrap_or(Val::NotApplicable);
    };
    let until = |months: Exact| -> Option<Exact> {
        if term.is_zero() || months >= *term {
            return total(amounts.iter().copied());
        }
        let count = Exact::from(i64::try_from(amounts.len()).ok()?);
        let periods = months.mul(count).ok()?.div(*term).ok()?;
        let mut sum = Exact::ZERO;
        for (before, amount) in (0i64..).zip(amounts) {
            // How much of this period lies within the months.
            let part = periods.sub(before.into()).ok()?.max(Exact::ZERO).min(Exact::ONE);
            sum = sum.add(amount.mul(part).ok()?).ok()?;
        }
        Some(sum)
    };
    let part = taken.add(*granted).ok().and_then(until).zip(until(*taken)).and_then(|(all, had)| all.sub(had).ok());
    or_overflow(part)
}
