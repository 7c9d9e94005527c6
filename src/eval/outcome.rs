//! What a decision came to.

use super::cell::Fault;
use super::grounds::Ground;
use super::payment::{Nothing, PayState, Payment, Segment, UsedUp};
use crate::ir::{AmountState, DecisionId, Verdict};
use crate::values::{Causes, Date, Exact};

/// An amount in 元, or its bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    pub state: AmountState,
    pub total: Option<Exact>,
    pub low: Option<Exact>,
    pub high: Option<Exact>,
}

impl Amount {
    pub const NONE: Amount = Amount { state: AmountState::None, total: None, low: None, high: None };
    pub const UNDETERMINED: Amount = Amount { state: AmountState::Undetermined, total: None, low: None, high: None };

    pub fn settled(total: Exact) -> Amount {
        Amount { state: AmountState::Settled, total: Some(total), low: None, high: None }
    }

    pub fn between(low: Exact, high: Option<Exact>) -> Amount {
        Amount { state: AmountState::Interval, total: None, low: Some(low), high }
    }
}

/// The answer to one rule for one case.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    pub decision: DecisionId,
    pub verdict: Verdict,
    pub amount: Amount,
    pub payment: Option<Payment>,
    /// With 时间未到: the first day on which all conditions hold.
    pub earliest: Option<Date>,
    pub causes: Causes,
    /// With 不符合: later days may change it, but none of those tried is sure to.
    pub later_unsure: bool,
    pub used_up: Option<UsedUp>,
    /// With 不符合: all conditions hold, and there is nothing to pay for.
    pub nothing: Option<Nothing>,
    pub fault: Option<Fault>,
    /// With 待审定: what was asked for, cut to the bound.
    pub asked: Option<Segment>,
    /// Something is not known, and whatever it is the outcome is this one.
    pub whatever: bool,
    /// Of a refusal whatever is not known: why under each answer, each reason once.
    pub grounds: Vec<Ground>,
    /// The decision that is given instead of this one (就高不重复), or that must be known first.
    pub yields_to: Option<DecisionId>,
}

impl Outcome {
    /// The segments to be told: what was asked for where that is to be decided; none of what waits for facts.
    pub fn schedule(&self) -> Vec<&Segment> {
        let segments = self.payment.iter().flat_map(|p| &p.segments);
        match &self.asked {
            Some(asked) => vec![asked],
            None if self.verdict.is_open() && self.verdict != Verdict::AwaitsInterpretation => vec![],
            None => segments.collect(),
        }
    }

    pub fn new(decision: DecisionId, verdict: Verdict) -> Outcome {
        Outcome {
            decision,
            verdict,
            amount: Amount::NONE,
            payment: None,
            earliest: None,
            causes: Causes::NONE,
            later_unsure: false,
            used_up: None,
            nothing: None,
            fault: None,
            asked: None,
            whatever: false,
            grounds: vec![],
            yields_to: None,
        }
    }

    /// 已享受完毕.
    pub(super) fn use_up(&mut self, used_up: UsedUp, payment: &Payment) {
        self.verdict = Verdict::UsedUp;
        self.used_up = Some(used_up);
        self.causes = Causes::NONE;
        self.amount = match payment.state {
            PayState::NoAmount => Amount::NONE,
            PayState::Settled | PayState::Open | PayState::PerRules => Amount::settled(Exact::ZERO),
        };
    }

    /// Open, for these causes beside those that were known.
    pub(super) fn await_causes(&mut self, causes: Causes) {
        self.causes = self.causes.and(causes);
        self.verdict = Verdict::awaiting(self.causes);
    }
}
