//! What a decision comes to.

use tiaowen::ir::{AmountState, Verdict};
use tiaowen::values::{Causes, Date, Exact};

/// The answer of the reference for one decision.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    Given(Given),
    /// A part of the language that the reference does not do.
    NotCovered(&'static str),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    pub verdict: Verdict,
    pub causes: Causes,
    pub amount: Sum,
    pub earliest: Option<Date>,
    /// Months paid, over all members, where the sum is settled.
    pub months: Option<u32>,
}

/// An amount as people read it: rounded.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sum {
    pub state: AmountState,
    pub total: Option<Exact>,
    pub low: Option<Exact>,
    pub high: Option<Exact>,
}

impl Sum {
    pub const NONE: Sum = Sum { state: AmountState::None, total: None, low: None, high: None };

    pub fn settled(total: Exact) -> Sum {
        Sum { state: AmountState::Settled, total: Some(total), ..Sum::NONE }
    }

    /// With bounds where any are known.
    pub fn between(low: Option<Exact>, high: Option<Exact>) -> Sum {
        let state = if low.is_none() && high.is_none() { AmountState::Undetermined } else { AmountState::Interval };
        Sum { state, total: None, low, high }
    }

    pub fn low(&self) -> Option<Exact> {
        self.total.or(self.low)
    }

    pub fn high(&self) -> Option<Exact> {
        self.total.or(self.high)
    }
}

impl Given {
    pub fn bare(verdict: Verdict, causes: Causes) -> Given {
        Given { verdict, causes, amount: Sum::NONE, earliest: None, months: None }
    }
}
