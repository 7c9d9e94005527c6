//! What a decision can come to, and how far its amount is known.

use crate::values::{Causes, words};
use serde::{Deserialize, Serialize};

words! {
    /// The closed list of outcomes, in no order of merit; open ones never count as refusals.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
    pub enum Verdict {
        Met = "符合", "verdict-met";
        Unmet = "不符合", "verdict-unmet";
        TooEarly = "时间未到", "verdict-too-early";
        UsedUp = "已享受完毕", "verdict-used-up";
        AwaitsApplicant = "待补正", "verdict-awaits-applicant";
        AwaitsAgency = "待核实", "verdict-awaits-agency";
        AwaitsParameter = "待公布", "verdict-awaits-parameter";
        AwaitsInterpretation = "待解释", "verdict-awaits-interpretation";
        AwaitsDiscretion = "待审定", "verdict-awaits-discretion";
        Inconsistent = "规定不一致", "verdict-inconsistent";
        NotComputable = "无法计算", "verdict-not-computable";
        NotApplicable = "不适用", "verdict-not-applicable";
        OnTarget = "达标", "verdict-on-target";
        BelowTarget = "未达标", "verdict-below-target";
        AboveTarget = "超出区间", "verdict-above-target";
    }
}

impl Verdict {
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

    /// Something has still to be supplied, found out, published, read or decided.
    pub fn is_open(self) -> bool {
        match self {
            Verdict::AwaitsApplicant
            | Verdict::AwaitsAgency
            | Verdict::AwaitsParameter
            | Verdict::AwaitsInterpretation
            | Verdict::AwaitsDiscretion => true,
            Verdict::Met
            | Verdict::Unmet
            | Verdict::TooEarly
            | Verdict::UsedUp
            | Verdict::Inconsistent
            | Verdict::NotComputable
            | Verdict::NotApplicable
            | Verdict::OnTarget
            | Verdict::BelowTarget
            | Verdict::AboveTarget => false,
        }
    }

    /// Decided against the applicant: a refusal, too early or used up, nothing that is still open.
    pub fn is_refusal(self) -> bool {
        match self {
            Verdict::Unmet | Verdict::TooEarly | Verdict::UsedUp => true,
            Verdict::Met
            | Verdict::AwaitsApplicant
            | Verdict::AwaitsAgency
            | Verdict::AwaitsParameter
            | Verdict::AwaitsInterpretation
            | Verdict::AwaitsDiscretion
            | Verdict::Inconsistent
            | Verdict::NotComputable
            | Verdict::NotApplicable
            | Verdict::OnTarget
            | Verdict::BelowTarget
            | Verdict::AboveTarget => false,
        }
    }
}

impl Verdict {
    /// A refusal that no later day changes.
    pub fn is_final_refusal(self) -> bool {
        self.is_refusal() && self != Verdict::TooEarly
    }
}

words! {
    /// How far an amount is known.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
    pub enum AmountState {
        Settled = "已定";
        Interval = "区间";
        Undetermined = "金额待定";
        None = "无金额";
    }
}
