//! The values of attached lines.

use super::{Authority, Condition, Expr, MoneyUnit, Name, Operand, Period, PeriodUnit, Quantity, Text};

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
    /// 上限：不设: the text says that there is none
    Uncapped,
    /// 上限：每户每年最多10万元
    Cap(Cap),
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
    /// 时点：“未就业”，以见习起始日期当日为准; 各项条件 names none
    TimePoint { of: Vec<Name>, at: PointOfTime },
    /// 采用
    Adopted(Adoption),
    /// 单位 of a parameter
    Unit(ParameterUnit),
    /// 取值：〈名〉 / 〈名〉的上一年度
    ValueAt { name: Operand, year_before: bool },
    /// 列举：“……等……”，以所列为限。理由：……。
    Enumeration { words: Text, extent: Extent, reason: Option<Text> },
    /// 不作条件：“新产生的”。理由：……。
    SetAside { words: Text, reason: Option<Text> },
    /// 所指：“上述补贴”，指“甲”“乙”。
    Refers { words: Text, to: Referents },
    /// 效力
    Force(Force),
    /// 发布：〔文外，〕〈机关〉 / 发布机关未载明
    Published { outside: bool, by: Option<Name> },
}

/// Whether an enumeration ending in 等 is closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Extent {
    /// 以所列为限
    Closed,
    /// 列举未尽
    Open,
    /// 从解释“…”
    Interpreted(Name),
}

/// What words that point elsewhere stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Referents {
    /// Rules, by name.
    Rules(Vec<Name>),
    /// Words of the text: 第3句“…”.
    Words(Vec<Authority>),
}

/// Whether a document outside the policy is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Force {
    /// 自〈日期〉起施行〔，至〈日期〉止〕: both days included.
    Between { from: Day, until: Option<Day> },
    /// 未查明
    Unknown,
}

/// A day of the calendar as written; `year`-`month`-`day` exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    pub year: i32,
    pub month: u32,
    pub day: u32,
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
    /// 3000元/年, 500元/名, 1000元/人; 每人每月300元 is 300元/月, with its own words kept
    Fixed { amount: Quantity, each: Option<String> },
    /// 〔每人〕〔每月〕按〈量式〉全额给予 / 的30%给予 / 全额减免
    Share {
        per_member: Option<PerHead>,
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
    AtMost(Longest),
    /// 至孵化期满日止
    Until(Operand),
    /// 其中，对符合下列条件之一的，最长不超过3年：…
    Among { condition: Condition, at_most: Longest },
    /// 其余人员，〈条件〉的，最长不超过1年
    Others { condition: Option<Condition>, at_most: Longest },
    /// 除……可延长至……外，其余人员最长不超过3年
    ExtendExcept { except: Condition, until: Operand, others: Longest },
    /// 不另设终止时间: only among the alternatives of an interpretation
    NoEnd,
}

/// 最长不超过〈期间〉, and what ends it earlier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Longest {
    pub period: Period,
    pub end: Option<End>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// 至〈日期〉止
    Until(Operand),
    /// 终止时间从解释“…”
    Interpreted(Name),
}

worded! {
    CountedBy {
        Subject = "每户",
        Member = "每名",
        Person = "每人",
    }
}

worded! {
    /// That a share is one for each head.
    PerHead {
        Member = "每名",
        Person = "每人",
    }
}

/// 〔与“乙”合计，〕〔其中“耗材费”，〕每户每年最多10万元〔，未用的可以结转至次年〕, 每人每年最多2次
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cap {
    pub with: Vec<Name>,
    /// The 算式 whose part of the sum is capped.
    pub part: Option<Name>,
    /// The measure word of what is counted.
    pub per: Name,
    pub period: Option<CapPeriod>,
    /// An amount, or a number of times.
    pub amount: Quantity,
    pub carries: bool,
}

worded! {
    /// The time that a cap speaks of.
    CapPeriod {
        Decision = "每次",
        Month = "每月",
        Year = "每年",
        Ever = "累计",
    }
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

worded! {
    Proration {
        ByMonth = "按月折算",
        WholeYears = "满年计发",
        StartedYears = "不足一年按一年计发",
        ByDay = "按日折算",
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DocumentRef {
    /// 所按文件未载明
    NotStated,
    /// 从《…》
    Titled(Text),
}

worded! {
    Lead {
        Listed = "列明",
        First = "列第一位者",
    }
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
    /// 届满日为…: on which day years and months end, for the whole document
    Expiry(Expiry),
    /// “…”: a reading in words, which changes no computation
    Words(Text),
}

worded! {
    /// 届满日: on which day a period of years or months ends.
    Expiry {
        Corresponding = "到期月的对应日，没有对应日的为月末日",
        DayBefore = "到期月对应日的前一日，没有对应日的为月末日",
        NextMonth = "到期月的对应日，没有对应日的为次月首日",
    }
}

/// How a total is rounded: 四舍五入到分, 去尾到元, 不舍入.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    To(RoundingWay, RoundingUnit),
    None,
}

worded! {
    RoundingWay {
        HalfUp = "四舍五入",
        Down = "去尾",
        Up = "进一",
    }
}

worded! {
    RoundingUnit {
        TenYuan = "十元",
        Yuan = "元",
        Jiao = "角",
        Fen = "分",
    }
}

impl Rounding {
    const NONE: &'static str = "不舍入";

    /// The words that rules write for it.
    pub fn word(self) -> String {
        match self {
            Rounding::To(way, unit) => format!("{}到{}", way.word(), unit.word()),
            Rounding::None => Rounding::NONE.to_owned(),
        }
    }

    /// The one that words stand for.
    pub fn from_word(word: &str) -> Option<Rounding> {
        if word == Rounding::NONE {
            return Some(Rounding::None);
        }
        let (way, unit) = word.split_once('到')?;
        Some(Rounding::To(RoundingWay::from_word(way)?, RoundingUnit::from_word(unit)?))
    }
}

impl LineValue {
    /// Whose conditions are asked on which day.
    pub fn time_point(&self) -> Option<(&[Name], &PointOfTime)> {
        if let LineValue::TimePoint { of, at } = self { Some((of, at)) } else { None }
    }
}

/// The day on which conditions are asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PointOfTime {
    /// 以〈日期〉当日为准
    On(Operand),
    /// 从解释“…”, whose readings are 取值为〈日期〉
    Interpreted(Name),
}

impl PointOfTime {
    /// Whether an 解释事项 says the day.
    pub fn is_interpreted(&self) -> bool {
        matches!(self, PointOfTime::Interpreted(_))
    }
}

/// 采用 of an 解释事项.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adoption {
    pub adopted: Adopted,
    /// 已写入: where a reading in words stands as a rule.
    pub written: Vec<WrittenIn>,
}

/// “创业场地补贴”的期限
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenIn {
    pub rule: Name,
    /// A label, 主句, or an item as 第（2）项; the lines that quote the same words where it is left out.
    pub line: Option<Text>,
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
