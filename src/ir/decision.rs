//! Decisions: which nodes decide, and how an entitlement is paid over time.

use super::Verdict;
use super::id::{CitationId, DecisionId, DocumentId, DomainId, InterpId, LimitId, NodeId, SlotId, TierId};
use crate::values::{RoundingWay, list, words};
use serde::{Deserialize, Serialize};

/// One rule that gives an outcome for a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    pub rule: String,
    pub kind: DecisionKind,
    pub clause: u32,
    pub anchors: Vec<String>,
    pub cites: Vec<CitationId>,
    /// What is granted, owed or left to an agency, in the words of the sentence; two rules that grant one thing
    /// must agree.
    pub grants: String,
    /// Who the rule is about: 个人, 单位, 招用人员 …
    pub subject: String,
    /// 给予, 准予 …
    pub verb: String,
    /// What must hold of the subject, in the root domain.
    pub conditions: NodeId,
    /// Whose share is computed, where that is not the case as a whole.
    pub member: Option<Member>,
    /// Conditions, members and record range together, in the root domain.
    pub eligible: NodeId,
    pub plan: Option<Plan>,
    pub target: Option<TargetSpec>,
    /// Discretion that may lengthen this entitlement.
    pub extension: Option<Extension>,
    /// 按规定: documents that this decision leans on.
    pub open_documents: Vec<OpenDocument>,
    pub hints: Vec<Hint>,
    /// Every interpretation the decision can reach.
    pub interpretations: Vec<InterpId>,
    /// Those in words that say how much or how long and nothing of whether.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub of_amount: Vec<InterpId>,
    /// 审定机关 of a 裁量, where one is named; who decides under a 授权.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_by: Option<String>,
    /// 说明
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

list!(Decision, DecisionId);

impl Decision {
    /// The entitlements that share a cap with this one.
    pub fn shares(&self) -> impl Iterator<Item = DecisionId> {
        self.plan.iter().flat_map(|p| &p.limits).flat_map(|l| &l.with).map(|s| s.decision)
    }
}

words! {
    /// What a rule that decides is called: the word that opens it.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
    pub enum DecisionKind {
        Entitlement = "给付";
        Status = "对象";
        Priority = "优先";
        Target = "指标";
        Discretion = "裁量";
        Authorisation = "授权";
        Duty = "职责";
    }
}

impl DecisionKind {
    /// The outcome where a condition fails.
    pub fn missed(self) -> Verdict {
        match self {
            DecisionKind::Target => Verdict::BelowTarget,
            DecisionKind::Entitlement
            | DecisionKind::Status
            | DecisionKind::Priority
            | DecisionKind::Discretion
            | DecisionKind::Authorisation
            | DecisionKind::Duty => Verdict::Unmet,
        }
    }

    /// The outcome where all conditions hold; of discretion, that the agency may consider it.
    pub fn goal(self) -> Verdict {
        match self {
            DecisionKind::Target => Verdict::OnTarget,
            DecisionKind::Discretion => Verdict::AwaitsDiscretion,
            DecisionKind::Entitlement
            | DecisionKind::Status
            | DecisionKind::Priority
            | DecisionKind::Authorisation
            | DecisionKind::Duty => Verdict::Met,
        }
    }
}

/// The members whose shares make up an entitlement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Member {
    pub domain: DomainId,
    /// Truth in `domain`: this member counts.
    pub condition: NodeId,
    /// A text fact that names the member, if the data has one.
    pub label: Option<SlotId>,
    /// A text fact that tells one natural person from another, if the data has one.
    pub identity: Option<SlotId>,
}

/// Whose rows a schedule is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Holder {
    /// 每户: the subject.
    #[serde(rename = "每户")]
    Subject,
    /// 每名: each member.
    #[serde(rename = "每名")]
    Member,
}

/// A setting written in the rule, or left to an interpretation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Setting<T> {
    Fixed(T),
    /// `first` stands where a run names an alternative that does not exist.
    Chosen {
        interpretation: InterpId,
        alternatives: Vec<T>,
        first: T,
    },
}

/// How an entitlement is paid.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    pub pay: Pay,
    /// Where the months of the schedule come from.
    pub months: Option<MonthsFrom>,
    /// Truth in the months domain: the member belongs to the subject in this month.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<NodeId>,
    /// Truth for a month: some tier of the standard applies, where its tiers may leave a month without any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub graded: Option<NodeId>,
    /// First month that can be paid, in the holder's domain.
    pub start: Option<NodeId>,
    /// Durations: the first whose condition holds applies.
    pub tiers: Vec<Tier>,
    /// Whom the cap on months counts.
    pub counted: Option<Setting<Holder>>,
    /// Months already enjoyed by the subject, in the root domain.
    pub enjoyed: Option<Enjoyed>,
    /// Months already enjoyed by the member, in its domain.
    pub enjoyed_by_member: Option<Enjoyed>,
    pub proration: Option<Setting<Proration>>,
    /// 上限, in the order written: each cuts what the one before leaves.
    pub limits: Vec<AmountLimit>,
    /// A one-time payment that was already made, in the root domain.
    pub spent: Option<NodeId>,
    /// Root or member domain: the rows over which the plan runs.
    pub holder: DomainId,
    /// Citations of 标准, 期限 and 上限, for the sum's explanation.
    pub standard_cites: Vec<CitationId>,
    pub duration_cites: Vec<CitationId>,
    /// The standard read back.
    pub standard_text: String,
    pub duration_text: String,
}

impl Plan {
    /// The counter of a standard by the piece: 名, 夜.
    pub fn counter(&self) -> Option<&str> {
        if let Pay::Once { per, .. } = &self.pay { per.as_deref() } else { None }
    }
}

/// What was had before of an entitlement over time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enjoyed {
    /// How many months.
    pub count: NodeId,
    /// Which months they were, where a case may say so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months: Option<SlotId>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pay {
    /// An amount for each month, computed in the months domain.
    Monthly { amount: NodeId },
    /// A rate per year, in the holder's domain.
    Yearly { rate: NodeId },
    /// `rate × count`, once.
    Once { rate: NodeId, count: Option<NodeId>, per: Option<String> },
    /// One amount for the whole window; `granted` is the months it covers.
    Window { amount: NodeId, granted: NodeId },
    /// Relief or service: no sum is paid.
    InKind { rate: Option<NodeId> },
    /// 标准：按规定.
    PerRules { document: DocumentId },
    /// 从“甲”“乙”，不另计.
    SameAs { rules: Vec<String> },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MonthsFrom {
    /// The distinct months of records in range.
    Records { domain: DomainId, month: SlotId, condition: NodeId, rows: DomainId },
    /// A set of months among the holder's facts.
    Set { slot: SlotId, rows: DomainId },
    /// A span of days, counted in months from its first day.
    Span { from: NodeId, to: NodeId },
}

/// One duration: how many months at most, and up to which month.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tier {
    /// In the holder's domain; `None` for all others.
    pub condition: Option<NodeId>,
    pub at_most: Option<CapMonths>,
    /// Last month that can be paid.
    pub until: Option<NodeId>,
    pub text: String,
    pub cites: Vec<CitationId>,
}

list!(Tier, TierId);

/// A cap on months, written in the rule; where an interpretation chooses it, each alternative makes a tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CapMonths(pub u32);

/// How a rate per year is paid for less than a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Proration {
    #[serde(rename = "按月折算")]
    ByMonth,
    #[serde(rename = "满年计发")]
    WholeYears,
    #[serde(rename = "不足一年按一年计发")]
    StartedYears,
    #[serde(rename = "按日折算")]
    ByDay,
}

/// How a total is rounded, once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// 四舍五入 to so many decimals of 元; -1 is 十元.
    HalfUp {
        places: i32,
    },
    /// 去尾
    Down {
        places: i32,
    },
    /// 进一
    Up {
        places: i32,
    },
    None,
}

impl Rounding {
    /// Which way, and to how many decimals of 元; nothing for 不舍入.
    pub fn way(self) -> Option<(RoundingWay, i32)> {
        match self {
            Rounding::HalfUp { places } => Some((RoundingWay::HalfUp, places)),
            Rounding::Down { places } => Some((RoundingWay::Down, places)),
            Rounding::Up { places } => Some((RoundingWay::Up, places)),
            Rounding::None => None,
        }
    }
}

/// 每户每年最多: the most that is paid to whom it counts, in what time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AmountLimit {
    pub amount: NodeId,
    pub of: LimitOf,
    pub period: LimitPeriod,
    /// What `amount` is a number of.
    #[serde(default, skip_serializing_if = "LimitWhat::is_money")]
    pub what: LimitWhat,
    /// The part of the sum that alone is capped: of each month, or of what is paid once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<NodeId>,
    /// What a year leaves of it is added to the year after.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub carries: bool,
    /// Records of what was already approved: year and amount; those of the member where members are counted.
    pub approved: Option<Approved>,
    /// Other entitlements that the cap counts together with this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<Shared>,
    pub cites: Vec<CitationId>,
    pub text: String,
}

list!(AmountLimit, LimitId);

/// An entitlement that shares a cap.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Shared {
    pub decision: DecisionId,
    /// It stands earlier in the text: what it comes to in the same run is taken first.
    pub first: bool,
    /// What was approved of it before.
    pub approved: Approved,
}

/// The unit of a cap on the number of times.
pub const TIMES: &str = "次";

/// What a 上限 counts up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitWhat {
    #[default]
    Money,
    /// How often something is paid: each decision, or each of what a payment counts in 次.
    Times,
}

impl LimitWhat {
    /// Whether it is what nearly every cap counts.
    pub fn is_money(&self) -> bool {
        *self == LimitWhat::Money
    }
}

/// Whom a 上限 counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitOf {
    /// The subject, whatever its measure word.
    Subject,
    /// Each member.
    Member,
    /// Each of what a one-time payment is multiplied with.
    Piece,
}

/// The time in which a 上限 counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitPeriod {
    /// 每次: one decision.
    Decision,
    /// 每月
    Month,
    /// 每年: a calendar year.
    Year,
    /// 累计, or no time said: all that was ever approved.
    Ever,
}

/// 年度已核额, or 已享受次数 by the year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Approved {
    pub domain: DomainId,
    pub year: SlotId,
    pub amount: SlotId,
}

/// 指标: a value that must lie between two bounds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TargetSpec {
    pub value: NodeId,
    pub low: Option<NodeId>,
    pub high: Option<NodeId>,
    pub text: String,
}

/// 裁量 that may lengthen an entitlement after its end.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Extension {
    pub rule: String,
    /// What must hold before the agency may consider it, in the root domain.
    pub conditions: NodeId,
    /// The end of the period that it may lengthen.
    pub after: Option<NodeId>,
    pub at_most: u32,
    /// Months asked for.
    pub asked: Option<NodeId>,
    pub decided_by: Option<String>,
    pub cites: Vec<CitationId>,
}

/// A document that 按规定 leans on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenDocument {
    pub document: DocumentId,
    /// What it would decide: 标准, or the fact that leans on it.
    pub decides: String,
}

/// 提示: said where the condition holds or cannot be told; never a condition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Hint {
    pub condition: NodeId,
    pub text: String,
}

/// A norm that decides nothing, kept for the ledger and the register.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Register {
    pub kind: String,
    pub name: String,
    pub clause: u32,
    pub anchors: Vec<String>,
    pub cites: Vec<CitationId>,
}
