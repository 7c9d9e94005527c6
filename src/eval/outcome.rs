//! What a decision came to.

use super::cell::Fault;
use super::payment::{Payment, Segment, UsedUp};
use crate::ir::DecisionId;
use crate::values::{Causes, Date, Exact};
use serde::Serialize;

/// The words of outcomes, in no order of merit; open ones never count as refusals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Verdict {
    #[serde(rename = "符合")]
    Met,
    #[serde(rename = "不符合")]
    Unmet,
    #[serde(rename = "时间未到")]
    TooEarly,
    #[serde(rename = "已享受完毕")]
    UsedUp,
    #[serde(rename = "待补正")]
    AwaitsApplicant,
    #[serde(rename = "待核实")]
    AwaitsAgency,
    #[serde(rename = "待公布")]
    AwaitsParameter,
    #[serde(rename = "待解释")]
    AwaitsInterpretation,
    #[serde(rename = "待审定")]
    AwaitsDiscretion,
    #[serde(rename = "规定不一致")]
    Inconsistent,
    #[serde(rename = "无法计算")]
    NotComputable,
    #[serde(rename = "不适用")]
    NotApplicable,
    #[serde(rename = "达标")]
    OnTarget,
    #[serde(rename = "未达标")]
    BelowTarget,
    #[serde(rename = "超出区间")]
    AboveTarget,
}

impl Verdict {
    /// What a computation that failed comes to: rules that contradict each other are no error.
    pub fn of_fault(fault: Fault) -> Verdict {
        match fault {
            Fault::Disagreement => Verdict::Inconsistent,
            _ => Verdict::NotComputable,
        }
    }

    pub const ALL: [Verdict; 15] = [
        Verdict::Met,
        Verdict::Unmet,
        Verdict::TooEarly,
        Verdict::UsedUp,
        Verdict::AwaitsApplicant,
        Verdict::AwaitsAgency,
        Verdict::AwaitsParameter,
        Verdict::AwaitsInterpretation,
        Verdict::AwaitsDiscretion,
        Verdict::Inconsistent,
        Verdict::NotComputable,
        Verdict::NotApplicable,
        Verdict::OnTarget,
        Verdict::BelowTarget,
        Verdict::AboveTarget,
    ];

    /// The key of its word in the message catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Verdict::Met => "verdict-met",
            Verdict::Unmet => "verdict-unmet",
            Verdict::TooEarly => "verdict-too-early",
            Verdict::UsedUp => "verdict-used-up",
            Verdict::AwaitsApplicant => "verdict-awaits-applicant",
            Verdict::AwaitsAgency => "verdict-awaits-agency",
            Verdict::AwaitsParameter => "verdict-awaits-parameter",
            Verdict::AwaitsInterpretation => "verdict-awaits-interpretation",
            Verdict::AwaitsDiscretion => "verdict-awaits-discretion",
            Verdict::Inconsistent => "verdict-inconsistent",
            Verdict::NotComputable => "verdict-not-computable",
            Verdict::NotApplicable => "verdict-not-applicable",
            Verdict::OnTarget => "verdict-on-target",
            Verdict::BelowTarget => "verdict-below-target",
            Verdict::AboveTarget => "verdict-above-target",
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Verdict::Met => "符合",
            Verdict::Unmet => "不符合",
            Verdict::TooEarly => "时间未到",
            Verdict::UsedUp => "已享受完毕",
            Verdict::AwaitsApplicant => "待补正",
            Verdict::AwaitsAgency => "待核实",
            Verdict::AwaitsParameter => "待公布",
            Verdict::AwaitsInterpretation => "待解释",
            Verdict::AwaitsDiscretion => "待审定",
            Verdict::Inconsistent => "规定不一致",
            Verdict::NotComputable => "无法计算",
            Verdict::NotApplicable => "不适用",
            Verdict::OnTarget => "达标",
            Verdict::BelowTarget => "未达标",
            Verdict::AboveTarget => "超出区间",
        }
    }

    /// The first of 待补正, 待核实, 待公布, 待解释, 待审定 that the causes call for. A document that
    /// was not looked up is for the agency to look up.
    pub fn awaiting(causes: Causes) -> Verdict {
        if causes.has(Causes::APPLICANT) {
            Verdict::AwaitsApplicant
        } else if causes.has(Causes::AGENCY) || causes.has(Causes::DOCUMENT) {
            Verdict::AwaitsAgency
        } else if causes.has(Causes::PARAMETER) {
            Verdict::AwaitsParameter
        } else if causes.has(Causes::INTERPRETATION) {
            Verdict::AwaitsInterpretation
        } else {
            Verdict::AwaitsDiscretion
        }
    }

    pub fn is_open(self) -> bool {
        matches!(
            self,
            Verdict::AwaitsApplicant
                | Verdict::AwaitsAgency
                | Verdict::AwaitsParameter
                | Verdict::AwaitsInterpretation
                | Verdict::AwaitsDiscretion
        )
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum AmountState {
    #[serde(rename = "已定")]
    Settled,
    #[serde(rename = "区间")]
    Interval,
    #[serde(rename = "金额待定")]
    Undetermined,
    #[serde(rename = "无金额")]
    None,
}

impl AmountState {
    pub fn name(self) -> &'static str {
        match self {
            AmountState::Settled => "已定",
            AmountState::Interval => "区间",
            AmountState::Undetermined => "金额待定",
            AmountState::None => "无金额",
        }
    }
}

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
    pub fault: Option<Fault>,
    /// With 待审定: what was asked for, cut to the bound.
    pub asked: Option<Segment>,
    /// The decision that is given instead of this one (就高不重复), or that must be known first.
    pub yields_to: Option<DecisionId>,
}

impl Outcome {
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
            fault: None,
            asked: None,
            yields_to: None,
        }
    }
}
