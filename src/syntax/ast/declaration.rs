//! 主体, 关系 and 事实 as written.

use super::{ClauseRef, Name, Quantity};
use crate::source::Span;

worded! {
    /// What a declaration declares.
    DeclarationKind {
        Entity = "主体",
        Relation = "关系",
        Fact = "事实",
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Declaration {
    /// `主体：个人。`
    Entity {
        name: Name,
        /// `按给付分记`: its facts are kept for each benefit.
        by_benefit: bool,
        span: Span,
    },
    Relation(RelationDecl),
    Fact(Box<FactDecl>),
}

impl Declaration {
    pub fn span(&self) -> Span {
        match self {
            Declaration::Entity { span, .. } => *span,
            Declaration::Relation(relation) => relation.span,
            Declaration::Fact(fact) => fact.span,
        }
    }
}

/// `关系：单位的招用人员，为个人，可有多名。`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelationDecl {
    pub owner: Name,
    pub name: Name,
    /// `为个人`; absent for records of their own (缴费记录).
    pub target: Option<Name>,
    /// The measure word of `可有多名`, `可有多条`, `可有多户`.
    pub many: Option<String>,
    /// `未提供的即个人`: the top-level entity that stands for an absent one.
    pub fallback: Option<Name>,
    /// `按“所属月”“险种”不重复`: no two records have these alike.
    pub unrepeated: Vec<Name>,
    pub span: Span,
}

/// `事实：个人的此前曾领取营业执照，为是否，否定写作“此前未曾领取营业执照”。`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactDecl {
    pub owner: Name,
    pub name: Name,
    pub kind: FactKind,
    pub affirmative: Option<Name>,
    pub negative: Option<Name>,
    /// `为零写作“没有裁减人员”`, of a number or an amount.
    pub zero: Option<Name>,
    /// `不为零写作“已取得补偿”`
    pub nonzero: Option<Name>,
    /// `以认定结果为准`, optionally `，认定日期为〈事实〉`.
    pub recognised: Option<Recognised>,
    /// `由低到高`
    pub ordered: bool,
    /// `列举未尽`
    pub open: bool,
    /// `由审核部门核实`: the agency supplies it, not the applicant.
    pub by_agency: bool,
    /// `不小于0人`
    pub least: Option<Quantity>,
    /// `不大于100%`
    pub most: Option<Quantity>,
    /// `不能改变`: nobody can change it.
    pub unchangeable: bool,
    /// `可以公开`: may be shown to everybody; all others are sensitive.
    pub public: bool,
    /// `用作已享受月数`: what the language knows it for.
    pub role: Option<Name>,
    /// `原文写作“在我市”`: how the text says it, where it does not use the name.
    pub written: Vec<Name>,
    /// `见第（六）条第4句`: the sentences that need it.
    pub cited: Vec<ClauseRef>,
    pub span: Span,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recognised {
    pub on: Option<Name>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactKind {
    /// 是否
    Bool,
    /// 日期
    Date,
    /// 月份; `many` for 月份之数项
    Month { many: bool },
    /// 起止: a record with 起 and 止
    Range,
    /// 数量，名
    Count { counter: Name },
    /// 金额，元/月; `many` for 金额之数项
    Money { unit: MoneyUnit, many: bool },
    /// 比率
    Ratio,
    /// 文本
    Text,
    /// 甲、乙之一
    OneOf(Vec<Name>),
    /// 甲、乙之数项
    SetOf(Vec<Name>),
}

/// 元, 元/月, 元/年, 元/人, 元/名 …
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoneyUnit {
    pub per: Option<String>,
}
