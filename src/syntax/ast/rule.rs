//! Rules: their kind, sentence, authority and attached lines.

use super::{Condition, Expr, Label, LineValue, Longest, Name, Operand, Text};
use crate::document::Address;
use crate::source::Span;

worded! {
    RuleKind {
        Definition = "定义",
        Term = "术语",
        Status = "对象",
        Entitlement = "给付",
        SharedDuration = "共同期限",
        Discretion = "裁量",
        /// What an agency may do, left to it without a bound.
        Authorisation = "授权",
        Target = "指标",
        Priority = "优先",
        Duty = "职责",
        Guidance = "导向",
        Responsible = "责任单位",
        Interpretation = "解释事项",
        Parameter = "参数",
        /// A document outside the policy that something is done 按.
        Outside = "所按文件",
        /// Entitlements that exclude each other.
        Exclusive = "竞合",
        /// Who does not get what other rules give, as a rule of its own.
        Excluded = "除外情形",
    }
}

/// An opening line with its sentence and the lines attached to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    pub kind: RuleKind,
    /// What follows the opening label; for 责任单位 the list itself stands in `agencies`.
    pub name: Name,
    /// 依据 right below the opening line or below the main sentence.
    pub authority: Vec<Authority>,
    /// 参见: words that belong elsewhere; claims nothing.
    pub see_also: Vec<Authority>,
    pub main: Option<MainSentence>,
    pub lines: Vec<Line>,
    /// Labels of lines that could not be read, and were reported.
    pub unread: Vec<Label>,
    pub span: Span,
}

/// An attached line with the 依据 that follows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub label: Label,
    pub label_span: Span,
    pub value: LineValue,
    pub authority: Vec<Authority>,
    pub span: Span,
}

/// `第（六）条第4句“甲”……“乙”`; without a clause, the clause the rule stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authority {
    pub at: Option<ClauseRef>,
    /// The quoted parts in order, as written between the quotation marks.
    pub parts: Vec<Text>,
    pub span: Span,
}

/// `第（六）条第4句第1分句`, `第五条第二款第（三）项`, `附件1第3行`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClauseRef {
    pub at: Address,
    pub span: Span,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MainSentence {
    /// 对……的〈主体〉，给予〈名〉 / 准予〈名〉; the verb is kept for read-back. A rule with a title of its own gives it
    /// behind the name: 给予〈名〉（以下称“〈规则名〉”）.
    Grant { to: Subject, verb: String, what: Name, alias: Option<Name>, span: Span },
    /// 将……的〈主体〉列为〈对象名〉
    Classify { who: Subject, what: Name, span: Span },
    /// 对……的〈主体〉，经审定可以〈事项〉
    May { who: Subject, what: Name, span: Span },
    /// 由〈机关〉决定是否〈事项〉 / 对……的〈主体〉，由〈机关〉决定是否〈事项〉
    Decide { who: Option<Subject>, by: Name, what: Name, span: Span },
    /// 对……的〈主体〉，确保〈事实〉为〈量〉至〈量〉 / 确保〈事实〉〈量〉以上
    Ensure { who: Subject, what: Condition, span: Span },
    /// 对……的〈主体〉，列入优先次序
    Rank { who: Subject, span: Span },
    /// 对……的〈主体〉，应当〈事项〉
    Must { who: Subject, what: Name, span: Span },
    /// “甲”“乙”不重复享受，就高给予
    Exclude { names: Vec<Name>, span: Span },
    /// 〈条件〉的〈主体〉，不享受“甲”“乙” / 有下列情形之一的〈主体〉，不列为“甲”：（1）…
    Deny { who: Subject, verb: Denial, of: Reach, span: Span },
    /// 〔范围所称〕〈名〉，是指 / 限于 / 包括 ……
    Define(Define),
    /// 除〈条件〉的可延长至〈日期〉外，其余人员最长不超过〈期间〉
    ExtendExcept { except: Condition, until: Operand, others: Longest, span: Span },
    /// 责任单位's list
    Agencies(Agencies),
}

impl MainSentence {
    /// Who the sentence is about, where it names somebody.
    pub fn who(&self) -> Option<&Subject> {
        match self {
            MainSentence::Grant { to: who, .. }
            | MainSentence::Classify { who, .. }
            | MainSentence::May { who, .. }
            | MainSentence::Ensure { who, .. }
            | MainSentence::Rank { who, .. }
            | MainSentence::Must { who, .. }
            | MainSentence::Deny { who, .. } => Some(who),
            MainSentence::Decide { who, .. } => who.as_ref(),
            MainSentence::Exclude { .. }
            | MainSentence::Define(_)
            | MainSentence::ExtendExcept { .. }
            | MainSentence::Agencies(_) => None,
        }
    }
}

worded! {
    /// What an exclusion takes away.
    Denial {
        /// What other rules give.
        Enjoy = "不享受",
        /// A place among those that another rule lists.
        Listed = "不列为",
    }
}

/// The rules that a sentence reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// “甲”“乙”
    Named(Vec<Name>),
    /// 第一部分给予个人的各项给付，“护理津贴”除外
    Within(Within),
}

/// Every entitlement of a stretch of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Within {
    /// 第一部分, 第二章, 第五条; the whole document where it is absent.
    pub at: Option<ClauseRef>,
    /// 给予〈主体〉的
    pub to: Option<Name>,
    /// “护理津贴”除外
    pub except: Vec<Name>,
    pub span: Span,
}

/// Who a sentence is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// The entity or relation named after the last 的; `None` for 对〈身份名〉，…
    pub entity: Option<Name>,
    /// 除“甲”外: rules whose conditions, where they hold, take a case out of this one.
    pub except: Vec<Name>,
    /// `All` for 同时符合下列条件, `Any` for 符合下列条件之一; one condition stands as itself.
    pub condition: Condition,
    pub span: Span,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Define {
    pub scope: Option<Scope>,
    pub name: Name,
    pub verb: DefineVerb,
    pub body: DefineBody,
    pub span: Span,
}

worded! {
    /// How far a definition reaches, the nearest first; a text that calls itself 本办法 means the whole by it.
    Scope {
        Sentence = "本句",
        Item = "本项",
        Paragraph = "本款",
        Clause = "本条",
        Section = "本节",
        Chapter = "本章",
        Book = "本编",
        Part = "本部分",
        Annex = "本附件",
        Forward = "自本句起",
        Document = "本文",
    }
}

worded! {
    DefineVerb {
        /// A meaning of its own.
        Means = "是指",
        /// Narrows the meaning so far.
        Narrows = "限于",
        /// Widens the meaning so far.
        Widens = "包括",
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DefineBody {
    /// 〈主体〉的〈条件〉 / 〈主体〉同时符合下列条件：… / 〈条件〉的〈主体〉
    Status { entity: Name, condition: Condition },
    /// 〈主体〉的〈记录〉中有符合下列条件的（同时符合下列条件的、符合下列条件之一的）：…
    Exists { entity: Name, relation: Operand, condition: Condition },
    /// 〈主体〉的〈关系〉中符合下列条件的人数（户数、件数）：…; 同时, 之一 as above
    CountOf { entity: Name, relation: Operand, condition: Condition },
    /// 自〈日期〉起至〈日期〉止的期间, optionally led by 在〈日期〉当日，
    Span { at: Option<Operand>, from: Operand, to: Operand },
    /// 自〈日期〉起满〈期间名〉之日
    DayAfter { from: Operand, period: Operand },
    /// 〈量式〉: 是指〈主体〉的〈量式〉
    Quantity { entity: Name, expr: Expr },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agencies {
    pub groups: Vec<AgencyGroup>,
    pub span: Span,
}

/// Agencies between commas: `市发展改革委、市经信委牵头`, `市财政局、市国资委等按职责分工负责`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgencyGroup {
    pub names: Vec<Name>,
    /// 牵头
    pub lead: bool,
    /// 等
    pub open: bool,
    /// Words after the names, such as 按职责分工负责.
    pub manner: Option<Text>,
}
