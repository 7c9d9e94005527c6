//! A schedule is made twice where something is open: once with the least of it, once with the most.

use crate::value::{Datum, Fault, Truth, Value};
use std::cell::Cell;
use tiaowen::values::{Causes, Exact, Month};

/// Which end is computed, and what was open on the way.
pub struct Side {
    pub most: bool,
    pub causes: Cell<Causes>,
    /// A day is not known, and with it how much is paid at most.
    pub endless: Cell<bool>,
    /// What a row leans on that may yet be out is not asked.
    pub muted: Cell<bool>,
    /// Some month has no amount yet: the rest is the known sum.
    pub partial: Cell<bool>,
}

impl Side {
    pub fn new(most: bool) -> Side {
        Side {
            most,
            causes: Cell::new(Causes::NONE),
            endless: Cell::new(false),
            muted: Cell::new(false),
            partial: Cell::new(false),
        }
    }

    pub fn lacks(&self, causes: Causes) {
        if !self.muted.get() {
            self.causes.set(self.causes.get().and(causes));
        }
    }

    /// What is open holds for the most and does not for the least.
    pub fn holds(&self, truth: Truth) -> Result<bool, Fault> {
        match truth {
            Truth::Yes => Ok(true),
            Truth::No => Ok(false),
            Truth::Fault(fault) => Err(fault),
            Truth::Open(causes) => {
                self.lacks(causes);
                Ok(self.most)
            }
        }
    }

    /// An amount: nothing at least; `None` where it has no upper end. A negative one cannot be paid.
    pub fn amount(&self, value: &Value) -> Result<Option<Exact>, Fault> {
        let found = match value {
            Value::Known(Datum::Number(n)) => Some(*n),
            Value::NotApplicable => Some(Exact::ZERO),
            Value::Open(open) => {
                self.lacks(open.causes);
                let low = if open.perhaps_not { None } else { open.low.filter(|l| !l.is_negative()) };
                if self.most { open.high.map(|h| h.max(Exact::ZERO)) } else { Some(low.unwrap_or(Exact::ZERO)) }
            }
            Value::Fault(fault) => return Err(*fault),
            Value::Known(_) => return Err(Fault::Shape),
        };
        if found.is_some_and(Exact::is_negative) { Err(Fault::Arithmetic) } else { Ok(found) }
    }

    /// What is taken away: the least is left where it is the most.
    pub fn taken(&self, value: &Value, most: Option<Exact>) -> Result<Exact, Fault> {
        match value {
            Value::Open(open) => {
                self.lacks(open.causes);
                let (low, high) = (open.low.unwrap_or(Exact::ZERO), open.high.or(most).unwrap_or(Exact::from(120_000)));
                Ok(if self.most { low } else { high })
            }
            Value::Known(Datum::Number(n)) => Ok(*n),
            Value::NotApplicable => Ok(Exact::ZERO),
            Value::Known(_) => Err(Fault::Shape),
            Value::Fault(fault) => Err(*fault),
        }
    }

    /// The month of a day or month; `Bound::Never` where it does not apply.
    pub fn month(&self, value: &Value) -> Result<Bound, Fault> {
        match value {
            Value::Known(Datum::Month(month)) => Ok(Bound::At(*month)),
            Value::Known(Datum::Date(day)) => Ok(Bound::At(Month::of(*day))),
            Value::NotApplicable => Ok(Bound::Never),
            Value::Open(open) => {
                self.lacks(open.causes);
                self.endless.set(self.most);
                Ok(if self.most { Bound::Any } else { Bound::Nothing })
            }
            Value::Known(_) => Err(Fault::Shape),
            Value::Fault(fault) => Err(*fault),
        }
    }
}

/// A month from which or up to which something is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    At(Month),
    /// 不适用
    Never,
    /// Open, and taken to bound nothing.
    Any,
    /// Open, and taken to leave nothing.
    Nothing,
}
