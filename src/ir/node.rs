//! Nodes and their operations.

use super::id::{CitationId, DocumentId, DomainId, InterpId, NodeId, ParamId, SlotId};
use crate::types::Kind;
use crate::values::{Exact, Month, Period, list};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One step of the computation, for every row of its domain.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Node {
    /// 条/规则/路径; the full id is 文号 + `/` + this. Survives comments, layout and order of rules.
    pub id: String,
    pub domain: DomainId,
    pub kind: Kind,
    pub op: Op,
    /// The statement this node stands for, read back in legal Chinese; empty for inner steps.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<CitationId>,
    /// The 除外情形 that the statement denies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exclusion: Option<String>,
    /// Where the statement stands in its rule file; not part of the content hash.
    #[serde(skip)]
    pub place: Option<crate::source::Place>,
}

list!(Node, NodeId);

/// The three dates of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RefDate {
    /// 基准日: the state of the facts.
    #[serde(rename = "基准日")]
    Basis,
    /// 适用日: which version of text and parameters.
    #[serde(rename = "适用日")]
    Applicable,
    /// 核定日: when it is decided.
    #[serde(rename = "核定日")]
    Decided,
}

impl RefDate {
    pub fn name(self) -> &'static str {
        match self {
            RefDate::Basis => "基准日",
            RefDate::Applicable => "适用日",
            RefDate::Decided => "核定日",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CmpOp {
    Ge,
    Le,
    Gt,
    Lt,
    Eq,
}

/// A value written in a rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Literal {
    Bool(bool),
    Number(Exact),
    Date(NaiveDate),
    Month(Month),
    /// A value of an enumeration, by its place in it.
    Enum(u32),
    /// 不适用
    NotApplicable,
}

/// What a node computes. Operands stand earlier in the program, in the same or an enclosing domain
/// unless the operation says otherwise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Op {
    Const(Literal),
    Fact(SlotId),
    /// The fact, or `value` where it was not provided (不知 stays unknown).
    Presume {
        slot: SlotId,
        value: Literal,
    },
    /// `first`, or `then` where the slots of `first` were not provided at all.
    IfGiven {
        slot: SlotId,
        first: NodeId,
        then: NodeId,
    },
    RefDate(RefDate),
    /// The operand of the alternative in force.
    Choose {
        interpretation: InterpId,
        alternatives: Vec<NodeId>,
    },

    // Truth
    Not(NodeId),
    All(Vec<NodeId>),
    Any(Vec<NodeId>),
    Compare {
        op: CmpOp,
        left: NodeId,
        right: NodeId,
    },
    /// An enumerated value is one of these.
    OneOf {
        of: NodeId,
        values: Vec<u32>,
    },
    /// An enumerated set holds one of these.
    Holds {
        set: NodeId,
        values: Vec<u32>,
    },
    /// A level is at least this one of an ordered enumeration.
    LevelAtLeast {
        of: NodeId,
        level: u32,
    },
    /// `start ≤ date ≤ end`; an end that is 不适用 is still running.
    During {
        date: NodeId,
        start: NodeId,
        end: NodeId,
    },
    /// `[start, end]` and `[from, to]` share a day.
    Overlaps {
        start: NodeId,
        end: NodeId,
        from: NodeId,
        to: NodeId,
    },
    /// A status asked at a date: as given where the date is 基准日; otherwise true only if it was
    /// recognised on or before the date, and unknown where nothing dates the recognition.
    StatusAt {
        fact: NodeId,
        on: Option<NodeId>,
        /// The day from which what is said of it holds, where nothing dates a recognition.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        since: Option<NodeId>,
        at: NodeId,
    },
    /// A truth that leans on an outside document: unknown stays unknown for want of the document.
    PerRules {
        of: NodeId,
        document: DocumentId,
    },

    /// Holds unless the operand does; 不适用 does not. The complement behind 其余 and 除……外.
    Unless(NodeId),
    /// Where it holds, an agency decides: 待审定.
    AtDiscretion(NodeId),

    // Dates
    AddPeriod {
        date: NodeId,
        period: Period,
    },
    /// An age in months added to a date: years first, then months.
    AddAge {
        date: NodeId,
        age: NodeId,
    },
    SubPeriod {
        date: NodeId,
        period: Period,
    },
    Later(Vec<NodeId>),
    Earlier(Vec<NodeId>),
    MonthOf(NodeId),
    NextMonth(NodeId),
    YearOf(NodeId),
    FirstDay(NodeId),
    /// 1 January of the year before the month's or date's.
    YearBefore(NodeId),
    /// The date if the condition holds, else the earliest date there is (no lower bound).
    OnsetIf {
        condition: NodeId,
        date: NodeId,
    },
    /// Whole months of a span that includes both its days.
    WholeMonths {
        from: NodeId,
        to: NodeId,
    },

    // Numbers
    Add(Vec<NodeId>),
    Sub(NodeId, NodeId),
    Mul(Vec<NodeId>),
    Div(NodeId, NodeId),
    Least(Vec<NodeId>),
    /// A number, at most the other; 不适用 where either is.
    Limit(NodeId, NodeId),
    /// A number, at least the other; 不适用 where either is.
    AtLeast(NodeId, NodeId),
    /// The highest of those that apply.
    Highest(Vec<NodeId>),
    /// The value on which all that apply agree; two that differ contradict each other.
    Agree(Vec<NodeId>),
    /// The whole part of a number.
    Floor(NodeId),
    /// An amount list's sum over the `granted` of `term` months that follow the first `taken`, instalments
    /// being equal periods.
    Instalments {
        slot: SlotId,
        term: NodeId,
        taken: NodeId,
        granted: NodeId,
    },

    // From a child domain into this one
    Exists {
        domain: DomainId,
        condition: NodeId,
    },
    Count {
        domain: DomainId,
        condition: NodeId,
        distinct: Option<SlotId>,
    },
    Sum {
        domain: DomainId,
        of: NodeId,
        condition: Option<NodeId>,
    },
    /// Of the records in `domain`, which belong to this row or to one around it, one runs on `date` and meets
    /// `condition`. The date is this row's, as a month of a schedule that owns no records.
    RunsOn {
        domain: DomainId,
        start: NodeId,
        end: NodeId,
        condition: Option<NodeId>,
        date: NodeId,
    },
    /// In a months domain: the sum over records of this row's month and parent.
    SumInMonth {
        domain: DomainId,
        month: SlotId,
        of: NodeId,
        condition: Option<NodeId>,
    },

    // In a months domain
    /// The month of the row.
    Month,

    // Tables
    Parameter {
        parameter: ParamId,
        at: NodeId,
        keys: Vec<(String, NodeId)>,
        sum_over: Vec<String>,
    },
    If {
        condition: NodeId,
        then: NodeId,
        otherwise: NodeId,
    },
}
