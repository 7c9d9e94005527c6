//! The syntax tree of a rule file: what was written, with places, and nothing inferred.
//!
//! Names are text here; numbers are exact text. A construct that could not be read leaves a
//! diagnostic and is absent from the tree, so the rest of its rule is still checked.

use crate::source::Span;

/// One rule file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct File {
    pub items: Vec<Item>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// A document-head line: 文件、文号、印发日期、施行日期、有效期、解释机关、修改对象、新旧衔接.
    Head(HeadLine),
    /// `一、坚持实施就业优先战略`
    PartHeading {
        title: Text,
    },
    /// `（六）落实创业扶持政策`: `clause` is 6.
    ClauseHeading {
        clause: u32,
        title: Text,
        span: Span,
    },
    Rule(Box<Rule>),
    Declaration(Box<Declaration>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadLine {
    /// The label as written, in its canonical form (`文号`).
    pub label: &'static str,
    /// `未载明` is kept as text here.
    pub value: Text,
    pub span: Span,
}

/// A piece of free text, trimmed, without its final full stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    pub text: String,
    pub span: Span,
}

/// A name; `quoted` when it stood in “…”. Widths are folded, blanks removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    pub text: String,
    pub quoted: bool,
    pub span: Span,
}

// ------------------------------------------------------------------ declarations

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Declaration {
    /// `主体：个人。`
    Entity {
        name: Name,
        span: Span,
    },
    Relation(RelationDecl),
    Fact(FactDecl),
}

/// `关系：单位的招用人员，为个人，可有多名。`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelationDecl {
    pub owner: Name,
    pub name: Name,
    /// `为个人`; absent for records of their own (缴费记录).
    pub target: Option<Name>,
    /// `可有多名` / `可有多条`.
    pub many: bool,
    /// `未提供的即个人`: the top-level entity that stands for an absent one.
    pub fallback: Option<Name>,
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
    /// `以认定结果为准`, optionally `，认定日期为〈事实〉`.
    pub recognised: Option<Recognised>,
    /// `由低到高`
    pub ordered: bool,
    /// `列举未尽`
    pub open: bool,
    /// `由审核部门核实`: the agency supplies it, not the applicant.
    pub by_agency: bool,
    /// `不随时间改变`: nobody can change it.
    pub unchangeable: bool,
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

// ------------------------------------------------------------------ rules

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RuleKind {
    /// 定义
    Definition,
    /// 术语
    Term,
    /// 对象
    Status,
    /// 给付
    Entitlement,
    /// 共同期限
    SharedDuration,
    /// 裁量
    Discretion,
    /// 指标
    Target,
    /// 优先
    Priority,
    /// 职责
    Duty,
    /// 导向
    Guidance,
    /// 责任单位
    Responsible,
    /// 解释事项
    Interpretation,
    /// 参数
    Parameter,
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

/// The labels of attached lines (依据 and 参见 are kept apart, in `authority`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Label {
    /// 来源
    Source,
    /// 适用
    AppliesTo,
    /// 计算范围
    Scope,
    /// 算式
    Formula,
    /// 标准
    Standard,
    /// 计数
    Count,
    /// 发放
    Payment,
    /// 期限
    Duration,
    /// 计算单位
    CountedBy,
    /// 起算
    Start,
    /// 折算
    Proration,
    /// 上限
    Cap,
    /// 幅度
    Bound,
    /// 审定机关
    DecidedBy,
    /// 按规定
    PerRules,
    /// 核查
    Check,
    /// 牵头
    Lead,
    /// 所涉解释
    Concerns,
    /// 说明
    Note,
    /// 推定
    Presumption,
    /// 提示
    Hint,
    /// 问题
    Question,
    /// 甲解 is 0, 乙解 is 1 …
    Alternative(u8),
    /// 采用
    Adopted,
    /// 单位
    Unit,
    /// 索引
    Index,
    /// 取值
    ValueAt,
    /// 地域
    Region,
    /// 发布
    Published,
    /// 执行口径
    Practice,
}

/// `第（六）条第4句“甲”……“乙”`; without a clause, the clause the rule stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authority {
    pub at: Option<ClauseRef>,
    /// The quoted parts in order, as written between the quotation marks.
    pub parts: Vec<Text>,
    pub span: Span,
}

/// `第（六）条第4句第1分句`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClauseRef {
    pub clause: u32,
    pub sentence: Option<u32>,
    pub part: Option<u32>,
    pub span: Span,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MainSentence {
    /// 对……的〈主体〉，给予〈名〉 / 准予〈名〉; the verb is kept for read-back.
    Grant { to: Subject, verb: String, what: Name, span: Span },
    /// 将……的〈主体〉列为〈对象名〉
    Classify { who: Subject, what: Name, span: Span },
    /// 对……的〈主体〉，经审定可以〈事项〉
    May { who: Subject, what: Name, span: Span },
    /// 对……的〈主体〉，确保〈事实〉为〈量〉至〈量〉 / 确保〈事实〉〈量〉以上
    Ensure { who: Subject, what: Condition, span: Span },
    /// 对……的〈主体〉，列入优先次序
    Rank { who: Subject, span: Span },
    /// 〔范围所称〕〈名〉，是指 / 限于 / 包括 ……
    Define(Define),
    /// 除〈条件〉的可延长至〈日期〉外，其余人员最长不超过〈期间〉
    ExtendExcept { except: Condition, until: Operand, others: Period, span: Span },
    /// 责任单位's list
    Agencies(Agencies),
}

/// Who a sentence is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// The entity or relation named after the last 的; `None` for 对〈身份名〉，…
    pub entity: Option<Name>,
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

/// 本句、本条、自本句起、本意见
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    Sentence,
    Clause,
    Forward,
    Document,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DefineVerb {
    /// 是指: a meaning of its own
    Means,
    /// 限于: narrows the meaning so far
    Narrows,
    /// 包括: widens the meaning so far
    Widens,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DefineBody {
    /// 〈主体〉的〈条件〉 / 〈主体〉同时符合下列条件：… / 〈条件〉的〈主体〉
    Status { entity: Name, condition: Condition },
    /// 〈主体〉的〈记录〉中有符合下列条件的：…
    Exists { entity: Name, relation: Operand, condition: Condition },
    /// 〈主体〉的〈关系〉中符合下列条件的人数（户数、件数）：…
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

// ------------------------------------------------------------------ attached values

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineValue {
    /// 未载明
    NotStated,
    /// 从解释“…”, optionally led by 文内未定义，
    FromInterpretation(Name),
    /// 〔文内未定义，〕按参数“…”推算
    FromParameter(Name),
    /// 从共同期限“…”
    FromShared(Name),
    /// 来源 in words: an outside document or plain text
    Words(Text),
    /// 适用、所涉解释、索引、参见: names
    Names(Vec<Name>),
    /// 计算范围
    Scope(ScopeValue),
    /// 算式: 〈名〉＝〈量式〉
    Formula { name: Name, expr: Expr },
    /// 标准
    Standard(Standard),
    /// 计数
    Count(Expr),
    /// 发放：一次性〔，〈条件〉的不再发放〕
    Once { spent: Option<Condition> },
    /// 期限
    Duration(Duration),
    /// 每户、每名
    CountedBy(CountedBy),
    /// 起算
    Start(Start),
    /// 折算
    Proration(Proration),
    /// 上限：每户每年最多10万元
    Cap { per: CountedBy, period: Option<PeriodUnit>, amount: Quantity },
    /// 幅度：最长不超过2年〔，按〈申请延长月数〉〕
    Bound { period: Period, asked: Option<Operand> },
    /// 按规定：“〈事实名〉”，所按文件未载明 / 从《…》
    PerRules { fact: Name, document: DocumentRef },
    /// 牵头：列明 / 列第一位者
    Lead(Lead),
    /// 推定：〈事实〉，未提供的视为〈值〉
    Presume { fact: Operand, value: Name },
    /// 提示：〈条件〉的，提示“…”
    Hint { condition: Condition, text: Text },
    /// 甲解
    Alternative { value: AlternativeValue, reason: Text },
    /// 采用
    Adopted(Adopted),
    /// 单位 of a parameter
    Unit(ParameterUnit),
    /// 取值：〈名〉 / 〈名〉的上一年度
    ValueAt { name: Operand, year_before: bool },
    /// 发布：〔文外，〕〈机关〉 / 发布机关未载明
    Published { outside: bool, by: Option<Name> },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScopeValue {
    /// 〈关系〉中，〈条件〉的 / 〈关系〉中，符合下列条件之一的：…
    Members { relation: Operand, condition: Condition },
    /// A set of months, such as 在岗月
    Months(Operand),
    /// 自〈日期〉起至〈日期〉止
    Span { from: Operand, to: Operand },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standard {
    /// 3000元/年, 500元/名, 1000元/人
    Fixed { amount: Quantity },
    /// 〔每名〕〔每月〕按〈量式〉全额给予 / 的30%给予 / 全额减免
    Share {
        per_member: bool,
        /// 每月 or 每年
        per: Option<PeriodUnit>,
        base: Expr,
        share: Share,
    },
    /// A bare 量式, such as 失业保险金月标准×应享受月数
    Expr(Expr),
    /// 按规定，所按文件未载明 / 按规定，从《…》
    PerRules(DocumentRef),
    /// 按规定，从“甲”“乙”，不另计
    SameAs(Vec<Name>),
    /// 实物 or service, without an amount: 提供服务，无金额
    InKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Share {
    /// 全额给予
    Full,
    /// 全额减免
    Relief,
    /// 的30%给予
    Percent(Quantity),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Duration {
    /// 最长不超过2年
    AtMost(Period),
    /// 至孵化期满日止
    Until(Operand),
    /// 其中，对符合下列条件之一的，最长不超过3年：…
    Among { condition: Condition, at_most: Period },
    /// 其余人员，〈条件〉的，最长不超过1年〔，至〈日期〉止〕
    Others { condition: Option<Condition>, at_most: Period, until: Option<Operand> },
    /// 除……可延长至……外，其余人员最长不超过3年
    ExtendExcept { except: Condition, until: Operand, others: Period },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CountedBy {
    /// 每户
    Subject,
    /// 每名
    Member,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Start {
    /// 〈日期〉 or 〈日期〉当月
    On(Operand),
    /// 〈日期〉与〈日期〉较晚者
    Later(Operand, Operand),
    /// 〈日期〉的次月
    MonthAfter(Operand),
    /// 条件全部具备的次月
    MonthAfterConditions,
    /// 〈名〉满〈期间〉之月: `since` names the date from which the period runs
    MonthOfCompletion { since: Operand, period: Period },
    /// 〈日期〉后首个缴费月: the first month in 计算范围 not before the month of the date
    FirstMonthInScope(Operand),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proration {
    /// 按月折算
    ByMonth,
    /// 满年计发
    WholeYears,
    /// 不足一年按一年计发
    StartedYears,
    /// 按日折算
    ByDay,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DocumentRef {
    /// 所按文件未载明
    NotStated,
    /// 从《…》
    Titled(Text),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lead {
    /// 列明
    Listed,
    /// 列第一位者
    First,
}

/// What an 解释事项's alternative puts in the open place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AlternativeValue {
    /// 起算为…
    Start(Start),
    /// 折算为…
    Proration(Proration),
    /// 计算单位为…
    CountedBy(CountedBy),
    /// 期限为…
    Duration(Duration),
    /// A condition
    Condition(Condition),
    /// 算式为〈量式〉
    Formula(Expr),
    /// 取值为〈名〉〔的上一年度〕
    ValueAt { name: Operand, year_before: bool },
    /// 舍入为…: how a total is rounded, for the whole document
    Rounding(Rounding),
    /// “…”: a reading in words, which changes no computation
    Words(Text),
}

/// 四舍五入到分、四舍五入到元、不舍入
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    Cent,
    Yuan,
    None,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Adopted {
    /// 甲解，〈机关〉〈日期〉作出
    Decided { alternative: u8, by: Text },
    /// 暂用甲解，未经有权机关解释
    Provisional { alternative: u8 },
    /// 未定，各解并列计算
    Undecided,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParameterUnit {
    Money(MoneyUnit),
    /// 比率
    Ratio,
    /// 岁: an age in years and months
    Age,
    /// 人, 名, 月 …
    Count(Name),
    /// 文本 or another word
    Other(Text),
}

// ------------------------------------------------------------------ conditions

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    pub kind: ConditionKind,
    /// （以下称“…”）
    pub alias: Option<Name>,
    pub span: Span,
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
    /// 〔〈日期〉〕处于〈起止记录〉期间
    During { date: Option<Operand>, record: Operand },
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

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CompareOp {
    /// 以上
    AtLeast,
    /// 以下
    AtMost,
    /// 以内
    Within,
    /// 超过
    Over,
    /// 不足
    Under,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateOp {
    /// 不早于
    NotBefore,
    /// 不晚于
    NotAfter,
    /// 早于
    Before,
    /// 晚于
    After,
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

// ------------------------------------------------------------------ amounts

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
    /// 〈甲〉未提供的，按〈乙〉: the second stands where the first was not given
    Otherwise {
        first: Box<Expr>,
        second: Box<Expr>,
    },
    /// 从解释“…”
    FromInterpretation(Name),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BinaryOp {
    Add,
    Sub,
    Mul,
    Div,
}
