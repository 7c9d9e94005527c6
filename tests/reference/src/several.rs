//! Of several numbers those that apply: the least, the highest, the one on which they agree.

use crate::calculate::either;
use crate::value::{Datum, Fault, Open, Range, Value};
use tiaowen::values::{Causes, Exact};

/// The least or the highest of those that apply.
pub fn best(values: Vec<Value>, of: fn(Range, Range) -> Range) -> Value {
    let mut found = Value::NotApplicable;
    for value in values {
        found = match (found, value) {
            (Value::Fault(f), _) | (_, Value::Fault(f)) => return Value::Fault(f),
            (Value::NotApplicable, other) | (other, Value::NotApplicable) => other,
            (a, b) => {
                let (Some(x), Some(y)) = (a.range(), b.range()) else { return Value::Fault(Fault::Shape) };
                let shaky = |v: &Value| matches!(v, Value::Open(o) if o.perhaps_not);
                let both = of(x, y);
                let mut low = vec![both.low];
                let mut high = vec![both.high];
                // Where one may not apply, the other alone stands.
                if shaky(&a) {
                    low.push(y.low);
                    high.push(y.high);
                }
                if shaky(&b) {
                    low.push(x.low);
                    high.push(x.high);
                }
                let low: Option<Vec<Exact>> = low.into_iter().collect();
                let high: Option<Vec<Exact>> = high.into_iter().collect();
                let (low, high) = (low.and_then(|l| l.into_iter().min()), high.and_then(|h| h.into_iter().max()));
                if shaky(&a) && shaky(&b) {
                    Value::Open(Open { causes: both.causes, low, high, perhaps_not: true })
                } else {
                    Value::between(both.causes, low, high)
                }
            }
        };
    }
    found
}

/// The value on which all that apply agree.
pub fn agree(values: Vec<Value>) -> Value {
    let mut sure: Option<Exact> = None;
    let mut open: Option<Value> = None;
    for value in values {
        match value {
            Value::Known(Datum::Number(n)) if sure.is_some_and(|s| s != n) => {
                return Value::Fault(Fault::Contradiction);
            }
            Value::Known(Datum::Number(n)) => sure = Some(n),
            Value::NotApplicable => {}
            Value::Open(o) => {
                let causes = o.causes;
                let this = Value::Open(o);
                open = Some(open.map_or(this.clone(), |before| either(before, this, causes)));
            }
            other => return other,
        }
    }
    match (sure, open) {
        (None, None) => Value::NotApplicable,
        (Some(n), None) => Value::number(n),
        (None, Some(open)) => open,
        (Some(n), Some(open)) => {
            let causes = open.range().map_or(Causes::NONE, |r| r.causes);
            match either(Value::number(n), open, causes) {
                Value::Open(o) => Value::Open(Open { perhaps_not: false, ..o }),
                other => other,
            }
        }
    }
}
