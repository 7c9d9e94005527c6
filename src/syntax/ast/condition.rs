//! Conditions and amounts: the sentences inside a rule.

use super::{Authority, Name};
use crate::source::Span;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    pub kind: ConditionKind,
    /// （以下称“…”）
    pub alias: Option<Name>,
    /// （依据第4句“…”）: the words that this item of a list comes from.
    pub authority: Vec<Authority>,
    pub span: Span,
}

impl Condition {
    pub fn new(kind: ConditionKind, span: Span) -> Condition {
        Condition { kind, alias: None, authority: vec![], span }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConditionKind {
    /// 同时符合下列条件：（1）…；（2）… / ①…；②…
    All(Vec<Condition>),
    /// 符合下列条件之一：… / 有下列情形之一：①…
    Any(Vec<Condition>),
    /// 甲，且乙
    And(Vec<Condition>),
    /// 甲，或者乙
    Or(Vec<Condition>),
    /// 〔甲〕是〈名〉、〔甲〕不是〈名〉
    Is { who: Option<Operand>, negated: bool, what: Name },
    /// A bare name: a 是否 fact, its registered wording, or an alias
    Bare(Operand),
    /// 〈名〉为〈值〉
    Equals { left: Operand, value: Name },
    /// 〈名〉为〈值〉、〈值〉之一
    OneOf { left: Operand, values: Vec<Name> },
    /// 〈名〉含有〈值〉、〈值〉之一
    Contains { left: Operand, values: Vec<Name> },
    /// 〈名〉为〈量〉至〈量〉
    Between { left: Operand, low: Quantity, high: Quantity },
    /// 〈名〉为〈级别〉以上
    LevelAtLeast { left: Operand, level: Name },
    /// 〈名〉〈量〉以上、以下、以内；〈名〉超过、不足〈量〉. `right` may name a parameter: 〈名〉“〈参数〉”以上
    Compare { left: Operand, op: CompareOp, right: Bound },
    /// 〈日期〉不早于〈日期〉…
    DateOrder { left: Operand, op: DateOp, right: Operand },
    /// 自〈日期〉起满〈期间〉
    Elapsed { from: Operand, period: Period },
    /// 自〈日期〉起〈期间〉以内
    Within { from: Operand, period: Period },
    /// 自〈日期〉起超过〈期间〉
    Beyond { from: Operand, period: Period },
    /// 自〈日期〉起不足〈期间〉
    ShortOf { from: Operand, period: Period },
    /// 〔〈日期〉〕处于〈起止记录〉期间
    During { date: Option<Operand>, record: Operand },
    /// 〔自〈日期〉起至〈日期〉止，〕曾处于〈起止记录〉期间; without a span, up to 申请日期
    HadBeen { within: Option<(Operand, Operand)>, record: Operand },
    /// 在〈日期〉当日〔，〕〈条件〉
    AtDate { date: Operand, condition: Box<Condition> },
    /// 自〈日期〉起至〈日期〉止，无〈条件〉的〈记录〉
    NoRecord { from: Operand, to: Operand, condition: Box<Condition>, record: Operand },
    /// 〈日期〉与〈日期〉为同一年度
    SameYear { left: Operand, right: Operand },
    /// 从解释“…”: the adopted alternative's condition stands here
    FromInterpretation(Name),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bound {
    Quantity(Quantity),
    /// A parameter or fact by name, as in 当年吸纳就业人数“吸纳就业人数规定标准”以上
    Named(Operand),
}

worded! {
    CompareOp {
        AtLeast = "以上",
        AtMost = "以下",
        Within = "以内",
        Over = "超过",
        Under = "不足",
        Exactly = "恰为",
    }
}

worded! {
    DateOp {
        NotBefore = "不早于",
        NotAfter = "不晚于",
        Before = "早于",
        After = "晚于",
    }
}

/// A name with its owners: 项目的正常经营起始日 is [项目, 正常经营起始日].
/// 当日 alone, 基准日, 适用日 and 核定日 are ordinary one-segment operands here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operand {
    pub segments: Vec<Name>,
    pub span: Span,
}

/// A number as written, exactly, with its unit: `3000` `元/年`, `10` `万元`, `60` `%`, `36` `个月`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// ASCII digits with an optional `.`; widths folded, no sign.
    pub number: String,
    /// As written, widths folded: 元/年, 万元, %, 名, 个月, 年, 月, 日, 周岁; empty for a bare number.
    pub unit: String,
    pub span: Span,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    pub count: u32,
    pub unit: PeriodUnit,
    pub span: Span,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PeriodUnit {
    Year,
    Month,
    Day,
}

/// 量式
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expr {
    pub kind: ExprKind,
    pub span: Span,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExprKind {
    Quantity(Quantity),
    Operand(Operand),
    /// 〈名〉（〈条件〉）之和; without a condition, 〈名〉之和
    Sum {
        of: Operand,
        condition: Option<Box<Condition>>,
    },
    Binary {
        op: BinaryOp,
        left: Box<Expr>,
        right: Box<Expr>,
    },
    /// 〈名〉每满〈量〉计〈量〉〔，最高〈量〉〕
    ForEachFull {
        of: Operand,
        every: Quantity,
        value: Quantity,
        at_most: Option<Quantity>,
    },
    /// 下列各项之和（各项中最高或者最低的一项、各档之一）：（1）〈条件〉的，〈量〉；（2）其余的，〈量〉
    Cases {
        combine: Combine,
        arms: Vec<Arm>,
    },
    /// 〈甲〉未提供的，按〈乙〉: the second stands where the first was not given
    Otherwise {
        first: Box<Expr>,
        second: Box<Expr>,
    },
    /// 〈量式〉，不低于0元
    NotBelowZero(Box<Expr>),
    /// 从解释“…”
    FromInterpretation(Name),
}

worded! {
    /// How the items of a list of amounts make one.
    Combine {
        /// Those that apply, added.
        Sum = "下列各项之和",
        /// The highest of those that apply.
        Highest = "下列各项中最高的一项",
        /// The lowest of those that apply.
        Lowest = "下列各项中最低的一项",
        /// The one that applies; two that differ contradict each other.
        Only = "下列各档之一",
    }
}

/// One item of a list of amounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arm {
    pub when: When,
    pub value: Expr,
    pub span: Span,
}

/// When an item of a list of amounts applies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// 〈条件〉的
    Asked(Box<Condition>),
    /// 其余的: where none of its siblings applies.
    Others,
    /// An amount without a condition.
    Always,
}

impl Arm {
    /// What must hold, where something must.
    pub fn condition(&self) -> Option<&Condition> {
        if let When::Asked(condition) = &self.when { Some(condition) } else { None }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BinaryOp {
    Add,
    Sub,
    Mul,
    Div,
}
