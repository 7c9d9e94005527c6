//! Numbers, known or between bounds.

use crate::run::{At, Run};
use crate::several::{agree, best};
use crate::value::{Datum, Fault, Open, Range, Truth, Value};
use tiaowen::facts::Given;
use tiaowen::ir::{NodeId, Op, SlotId};
use tiaowen::values::{ArithmeticError, Causes, Exact};

type Made = Result<Exact, ArithmeticError>;

impl Run<'_> {
    pub fn calculate(&self, op: &Op, at: At) -> Value {
        let values = |parts: &[NodeId]| -> Vec<Value> { parts.iter().map(|n| self.value(*n, at)).collect() };
        match op {
            Op::Add(parts) => fold(values(parts), Exact::ZERO, sum),
            Op::Mul(parts) => fold(values(parts), Exact::ONE, product),
            Op::Sub(a, b) => pair(self.value(*a, at), self.value(*b, at), difference),
            Op::Div(a, b) => pair(self.value(*a, at), self.value(*b, at), quotient),
            Op::Limit(a, b) => pair(self.value(*a, at), self.value(*b, at), |a, b| Ok(lesser(a, b))),
            Op::AtLeast(a, b) => pair(self.value(*a, at), self.value(*b, at), |a, b| Ok(greater(a, b))),
            Op::Least(parts) => best(values(parts), lesser),
            Op::Highest(parts) => best(values(parts), greater),
            Op::Agree(parts) => agree(values(parts)),
            Op::Floor(of) => match self.value(*of, at) {
                Value::Known(Datum::Number(n)) => Value::number(n.floor()),
                Value::Open(o) => {
                    Value::Open(Open { low: o.low.map(Exact::floor), high: o.high.map(Exact::floor), ..o })
                }
                other => other,
            },
            Op::If { condition, then, otherwise } => match self.truth(*condition, at) {
                Truth::Yes => self.value(*then, at),
                Truth::No => self.value(*otherwise, at),
                Truth::Fault(fault) => Value::Fault(fault),
                Truth::Open(causes) => either(self.value(*then, at), self.value(*otherwise, at), causes),
            },
            Op::Instalments { slot, term, taken, granted } => {
                let [term, taken, granted] = [term, taken, granted].map(|n| self.value(*n, at));
                self.instalments(*slot, (term, taken, granted), at)
            }
            _ => Value::Fault(Fault::Shape),
        }
    }

    /// Equal periods of `term`; what of each lies in the months granted after those taken.
    fn instalments(&self, slot: SlotId, (term, taken, granted): (Value, Value, Value), at: At) -> Value {
        let amounts = match self.given(slot, at) {
            Given::Value(Datum::Amounts(amounts)) => amounts,
            Given::NotApplicable => return Value::NotApplicable,
            Given::Value(_) => return Value::Fault(Fault::Shape),
            Given::Missing | Given::Unknown | Given::Disputed => return Value::open(self.lack(slot)),
        };
        let mut causes = Causes::NONE;
        let mut known = Vec::new();
        for value in [term, taken, granted] {
            match value {
                Value::Known(Datum::Number(n)) => known.push(n),
                Value::Open(open) => causes = causes.and(open.causes),
                other => return other,
            }
        }
        let [term, taken, granted] = known[..] else { return Value::open(causes) };
        let count = i64::try_from(amounts.len()).unwrap_or(i64::MAX);
        let made = || -> Made {
            let (length, end) = (term.div(Exact::from(count))?, taken.add(granted)?);
            let (mut from, mut total) = (Exact::ZERO, Exact::ZERO);
            for amount in amounts {
                let to = from.add(length)?;
                let shared = to.min(end).sub(from.max(taken))?;
                if !shared.is_negative() && !shared.is_zero() {
                    total = total.add(amount.mul(shared.div(length)?)?)?;
                }
                from = to;
            }
            Ok(total)
        };
        Value::from(made())
    }
}

/// One of two values, not known which.
pub fn either(a: Value, b: Value, causes: Causes) -> Value {
    if a == b {
        return a;
    }
    match (a, b) {
        (Value::Fault(f), _) | (_, Value::Fault(f)) => Value::Fault(f),
        (Value::NotApplicable, other) | (other, Value::NotApplicable) => match other.range() {
            Some(r) => Value::Open(Open { causes: causes.and(r.causes), low: r.low, high: r.high, perhaps_not: true }),
            None => Value::Open(Open { causes, low: None, high: None, perhaps_not: true }),
        },
        (a, b) => {
            let perhaps_not = [&a, &b].iter().any(|v| matches!(v, Value::Open(o) if o.perhaps_not));
            let (Some(x), Some(y)) = (a.range(), b.range()) else { return Value::open(causes) };
            Value::Open(Open {
                causes: causes.and(x.causes).and(y.causes),
                low: x.low.zip(y.low).map(|(x, y)| x.min(y)),
                high: x.high.zip(y.high).map(|(x, y)| x.max(y)),
                perhaps_not,
            })
        }
    }
}

type Step = fn(Range, Range) -> Result<Range, ArithmeticError>;

/// Both are needed: 不适用 and faults go through.
pub fn pair(a: Value, b: Value, step: Step) -> Value {
    match (&a, &b) {
        (Value::NotApplicable, _) | (_, Value::NotApplicable) => return Value::NotApplicable,
        (Value::Fault(f), _) | (_, Value::Fault(f)) => return Value::Fault(*f),
        _ => {}
    }
    let perhaps_not = [&a, &b].iter().any(|v| matches!(v, Value::Open(o) if o.perhaps_not));
    let (Some(x), Some(y)) = (a.range(), b.range()) else { return Value::Fault(Fault::Shape) };
    match step(x, y) {
        Ok(r) if perhaps_not => Value::Open(Open { causes: r.causes, low: r.low, high: r.high, perhaps_not }),
        Ok(r) => Value::between(r.causes, r.low, r.high),
        Err(_) => Value::Fault(Fault::Arithmetic),
    }
}

fn fold(values: Vec<Value>, start: Exact, step: Step) -> Value {
    values.into_iter().fold(Value::number(start), |a, b| pair(a, b, step))
}

fn opt(a: Option<Exact>, b: Option<Exact>, of: fn(Exact, Exact) -> Made) -> Result<Option<Exact>, ArithmeticError> {
    a.zip(b).map(|(a, b)| of(a, b)).transpose()
}

pub fn sum(a: Range, b: Range) -> Result<Range, ArithmeticError> {
    let (low, high) = (opt(a.low, b.low, Exact::add)?, opt(a.high, b.high, Exact::add)?);
    Ok(Range { low, high, causes: a.causes.and(b.causes) })
}

fn difference(a: Range, b: Range) -> Result<Range, ArithmeticError> {
    let (low, high) = (opt(a.low, b.high, Exact::sub)?, opt(a.high, b.low, Exact::sub)?);
    Ok(Range { low, high, causes: a.causes.and(b.causes) })
}

/// Bounds of a product follow where both are known, or where neither can be negative.
pub fn product(a: Range, b: Range) -> Result<Range, ArithmeticError> {
    let causes = a.causes.and(b.causes);
    let positive = |r: &Range| r.low.is_some_and(|l| !l.is_negative());
    if positive(&a) && positive(&b) {
        return Ok(Range { low: opt(a.low, b.low, Exact::mul)?, high: opt(a.high, b.high, Exact::mul)?, causes });
    }
    let (Some(al), Some(ah), Some(bl), Some(bh)) = (a.low, a.high, b.low, b.high) else {
        return Ok(Range { low: None, high: None, causes });
    };
    let ends = [al.mul(bl)?, al.mul(bh)?, ah.mul(bl)?, ah.mul(bh)?];
    Ok(Range { low: ends.iter().min().copied(), high: ends.iter().max().copied(), causes })
}

fn quotient(a: Range, b: Range) -> Result<Range, ArithmeticError> {
    let causes = a.causes.and(b.causes);
    match (b.low, b.high) {
        (Some(low), Some(high)) if low == high => {
            let (x, y) = (a.low.map(|n| n.div(low)).transpose()?, a.high.map(|n| n.div(low)).transpose()?);
            if low.is_negative() {
                Ok(Range { low: y, high: x, causes })
            } else {
                Ok(Range { low: x, high: y, causes })
            }
        }
        _ => Ok(Range { low: None, high: None, causes }),
    }
}

pub fn lesser(a: Range, b: Range) -> Range {
    let high = [a.high, b.high].into_iter().flatten().min();
    joined(a, b, a.low.zip(b.low).map(|(a, b)| a.min(b)), high)
}

pub fn greater(a: Range, b: Range) -> Range {
    let low = [a.low, b.low].into_iter().flatten().max();
    joined(a, b, low, a.high.zip(b.high).map(|(a, b)| a.max(b)))
}

fn joined(a: Range, b: Range, low: Option<Exact>, high: Option<Exact>) -> Range {
    Range { low, high, causes: a.causes.and(b.causes) }
}
