//! What a node comes to: a value, 不适用, not yet known, or a fault.

pub use tiaowen::facts::Value as Datum;
use tiaowen::values::{Causes, Exact};

/// The value of a node in one row.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Known(Datum),
    NotApplicable,
    Open(Open),
    Fault(Fault),
}

/// Not known, why, and between what it lies if it is a number.
#[derive(Debug, Clone, PartialEq)]
pub struct Open {
    pub causes: Causes,
    pub low: Option<Exact>,
    pub high: Option<Exact>,
    /// It may turn out to be 不适用.
    pub perhaps_not: bool,
}

/// Why there is no value at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// 规定不一致
    Contradiction,
    /// Overflow, ÷ 0, no such day.
    Arithmetic,
    /// Two rows of a table published on one day.
    Table,
    /// What the contract rules out and a verified program never asks.
    Shape,
}

impl From<Datum> for Value {
    fn from(datum: Datum) -> Value {
        Value::Known(datum)
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Value {
        Value::Known(Datum::Bool(truth))
    }
}

impl<E> From<Result<Exact, E>> for Value {
    fn from(made: Result<Exact, E>) -> Value {
        made.map_or(Value::Fault(Fault::Arithmetic), |n| Value::Known(Datum::Number(n)))
    }
}

impl Value {
    pub fn number(of: Exact) -> Value {
        Value::Known(Datum::Number(of))
    }

    /// Not known, with nothing said of where it lies.
    pub fn open(causes: Causes) -> Value {
        Value::between(causes, None, None)
    }

    pub fn between(causes: Causes, low: Option<Exact>, high: Option<Exact>) -> Value {
        match (low, high) {
            (Some(low), Some(high)) if low == high => Value::number(low),
            _ => Value::Open(Open { causes, low, high, perhaps_not: false }),
        }
    }

    /// 不适用 is 不成立 wherever a truth is asked for.
    pub fn truth(&self) -> Truth {
        match self {
            Value::Known(Datum::Bool(true)) => Truth::Yes,
            Value::Known(Datum::Bool(false)) | Value::NotApplicable => Truth::No,
            Value::Open(open) => Truth::Open(open.causes),
            Value::Fault(fault) => Truth::Fault(*fault),
            Value::Known(_) => Truth::Fault(Fault::Shape),
        }
    }

    /// The bounds of a number, and why it is open if it is.
    pub fn range(&self) -> Option<Range> {
        match self {
            Value::Known(Datum::Number(n)) => Some(Range { low: Some(*n), high: Some(*n), causes: Causes::NONE }),
            Value::Open(open) => Some(Range { low: open.low, high: open.high, causes: open.causes }),
            Value::Known(_) | Value::NotApplicable | Value::Fault(_) => None,
        }
    }
}

/// Where a number lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    pub low: Option<Exact>,
    pub high: Option<Exact>,
    pub causes: Causes,
}

/// A truth of 1.5, or the fault that stands in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Truth {
    Yes,
    No,
    Open(Causes),
    Fault(Fault),
}

impl Truth {
    pub fn value(self) -> Value {
        match self {
            Truth::Yes => true.into(),
            Truth::No => false.into(),
            Truth::Open(causes) => Value::open(causes),
            Truth::Fault(fault) => Value::Fault(fault),
        }
    }

    pub fn negated(self) -> Truth {
        match self {
            Truth::Yes => Truth::No,
            Truth::No => Truth::Yes,
            Truth::Open(_) | Truth::Fault(_) => self,
        }
    }

    /// Kleene's 且; 假 且 错误 is 假, and a fault decides where nothing is open beside it.
    pub fn all(parts: impl IntoIterator<Item = Truth>) -> Truth {
        let mut found = Truth::Yes;
        for part in parts {
            found = match (found, part) {
                (Truth::No, _) | (_, Truth::No) => Truth::No,
                (Truth::Fault(a), Truth::Fault(b)) => Truth::Fault(a.min(b)),
                (Truth::Open(a), Truth::Open(b)) => Truth::Open(a.and(b)),
                // An answer may yet make the fault not needed: less information never closes a question.
                (Truth::Open(c), Truth::Fault(_)) | (Truth::Fault(_), Truth::Open(c)) => Truth::Open(c),
                (Truth::Fault(f), Truth::Yes) | (Truth::Yes, Truth::Fault(f)) => Truth::Fault(f),
                (Truth::Open(c), Truth::Yes) | (Truth::Yes, Truth::Open(c)) => Truth::Open(c),
                (Truth::Yes, Truth::Yes) => Truth::Yes,
            };
        }
        found
    }

    /// Kleene's 或, by the same table.
    pub fn any(parts: impl IntoIterator<Item = Truth>) -> Truth {
        Truth::all(parts.into_iter().map(Truth::negated)).negated()
    }
}
