//! The syntax tree written back in canonical legal Chinese.

mod line;
mod list;
mod rule;

pub use line::{authority, clause_ref, line_text};
pub use rule::{Printed, lines, rule};

use super::CIRCLED;
use super::ast::{
    AlternativeValue, Arm, BinaryOp, Bound, CompareOp, Condition, ConditionKind, DocumentRef, Duration, End, Expr,
    ExprKind, Longest, Name, Operand, PerHead, Period, PeriodUnit, Quantity, Share, Standard, Start, When,
};

/// A name, in quotation marks where it stood in them.
pub fn name(name: &Name) -> String {
    if name.quoted { format!("“{}”", name.text) } else { name.text.clone() }
}

pub fn operand(operand: &Operand) -> String {
    operand.segments.iter().map(name).collect::<Vec<_>>().join("的")
}

pub fn quantity(quantity: &Quantity) -> String {
    format!("{}{}", quantity.number, quantity.unit)
}

pub fn period(period: &Period) -> String {
    let unit = match period.unit {
        PeriodUnit::Year => "年",
        PeriodUnit::Month => "个月",
        PeriodUnit::Day => "日",
    };
    format!("{}{unit}", period.count)
}

/// A condition as one sentence; a list stands in it with its marks.
pub fn condition(condition: &Condition) -> String {
    let text = kind(&condition.kind);
    match &condition.alias {
        Some(alias) => format!("{text}（以下称“{}”）", alias.text),
        None => text,
    }
}

/// The limit of a condition with the word that names its side: 50%以上, 满1年; none where it has no limit.
pub fn limit(kind: &ConditionKind) -> Option<String> {
    use ConditionKind::*;
    Some(match kind {
        LevelAtLeast { level, .. } => format!("{}以上", name(level)),
        Compare { op, right, .. } => compare(*op, right),
        Elapsed { period: p, .. } => format!("满{}", period(p)),
        Within { period: p, .. } => format!("{}以内", period(p)),
        Beyond { period: p, .. } => format!("超过{}", period(p)),
        ShortOf { period: p, .. } => format!("不足{}", period(p)),
        All(_)
        | Any(_)
        | And(_)
        | Or(_)
        | Is { .. }
        | Bare(_)
        | Equals { .. }
        | OneOf { .. }
        | Contains { .. }
        | Between { .. }
        | DateOrder { .. }
        | During { .. }
        | HadBeen { .. }
        | AtDate { .. }
        | NoRecord { .. }
        | SameYear { .. }
        | FromInterpretation(_) => return None,
    })
}

fn kind(kind: &ConditionKind) -> String {
    use ConditionKind::*;
    let limit = || limit(kind).unwrap_or_default();
    match kind {
        All(items) => list::inline(true, items, condition),
        Any(items) => list::inline(false, items, condition),
        And(items) => items.iter().map(condition).collect::<Vec<_>>().join("，且"),
        Or(items) => items.iter().map(condition).collect::<Vec<_>>().join("，或者"),
        Is { who, negated, what } => {
            let who = who.as_ref().map(operand).unwrap_or_default();
            format!("{who}{}{}", if *negated { "不是" } else { "是" }, name(what))
        }
        Bare(of) => operand(of),
        Equals { left, value } => format!("{}为{}", operand(left), name(value)),
        OneOf { left, values } => format!("{}为{}之一", operand(left), names(values)),
        Contains { left, values } => {
            format!("{}含有{}{}", operand(left), names(values), if values.len() > 1 { "之一" } else { "" })
        }
        Between { left, low, high } => format!("{}为{}至{}", operand(left), quantity(low), quantity(high)),
        LevelAtLeast { left, .. } => format!("{}为{}", operand(left), limit()),
        Compare { left, .. } => format!("{}{}", operand(left), limit()),
        DateOrder { left, op, right } => format!("{}{}{}", operand(left), op.word(), operand(right)),
        Elapsed { from, .. } | Within { from, .. } | Beyond { from, .. } | ShortOf { from, .. } => {
            format!("自{}起{}", operand(from), limit())
        }
        During { date, record } => {
            format!("{}处于{}期间", date.as_ref().map(operand).unwrap_or_default(), operand(record))
        }
        HadBeen { within, record } => {
            let within = within.as_ref().map(|(from, to)| format!("自{}起至{}止，", operand(from), operand(to)));
            format!("{}曾处于{}期间", within.unwrap_or_default(), operand(record))
        }
        AtDate { date, condition: c } => format!("在{}当日，{}", operand(date), condition(c)),
        NoRecord { from, to, condition: c, record } => {
            format!("自{}起至{}止，无{}的{}", operand(from), operand(to), condition(c), operand(record))
        }
        SameYear { left, right } => format!("{}与{}为同一年度", operand(left), operand(right)),
        FromInterpretation(name) => format!("从解释“{}”", name.text),
    }
}

fn compare(op: CompareOp, right: &Bound) -> String {
    let right = match right {
        Bound::Quantity(q) => quantity(q),
        Bound::Named(o) => format!("在{}", operand(o)),
    };
    match op {
        CompareOp::AtLeast => format!("{right}以上"),
        CompareOp::AtMost => format!("{right}以下"),
        CompareOp::Within => format!("{right}以内"),
        CompareOp::Over => format!("超过{right}"),
        CompareOp::Under => format!("不足{right}"),
        CompareOp::Exactly => format!("恰为{right}"),
    }
}

fn names(values: &[Name]) -> String {
    values.iter().map(name).collect::<Vec<_>>().join("、")
}

/// A 量式, with brackets only where the binding of × and ÷ needs them.
pub fn expr(of: &Expr) -> String {
    match &of.kind {
        ExprKind::Quantity(q) => quantity(q),
        ExprKind::Operand(o) => operand(o),
        ExprKind::Sum { of, condition: None } => format!("{}之和", operand(of)),
        ExprKind::Sum { of, condition: Some(c) } => format!("{}（{}）之和", operand(of), condition(c)),
        ExprKind::Binary { op, left, right } => {
            let strong = |op: BinaryOp| matches!(op, BinaryOp::Mul | BinaryOp::Div);
            let side = |e: &Expr, is_right: bool| {
                let text = expr(e);
                let ExprKind::Binary { op: inner, .. } = e.kind else { return text };
                let weaker = strong(*op) && !strong(inner);
                let same = is_right && strong(*op) == strong(inner);
                if weaker || same { format!("（{text}）") } else { text }
            };
            let mark = match op {
                BinaryOp::Add => '＋',
                BinaryOp::Sub => '－',
                BinaryOp::Mul => '×',
                BinaryOp::Div => '÷',
            };
            format!("{}{mark}{}", side(left, false), side(right, true))
        }
        ExprKind::ForEachFull { of, every, value, at_most } => {
            let most = at_most.as_ref().map(|q| format!("，最高{}", quantity(q))).unwrap_or_default();
            format!("{}每满{}计{}{most}", operand(of), quantity(every), quantity(value))
        }
        ExprKind::Cases { combine, arms } => {
            let items = arms.iter().enumerate().map(|(i, arm)| {
                let mark = CIRCLED.get(i).copied().unwrap_or('○');
                format!("{mark}{}", self::arm(arm))
            });
            format!("{}：{}", combine.word(), items.collect::<Vec<_>>().join("；"))
        }
        ExprKind::Otherwise { first, second } => format!("{}；未提供的，为{}", expr(first), expr(second)),
        ExprKind::NotBelowZero(of) => format!("{}{NOT_BELOW_ZERO}", expr(of)),
        ExprKind::FromInterpretation(name) => format!("从解释“{}”", name.text),
    }
}

/// An item of a list of amounts.
pub(super) fn arm(of: &Arm) -> String {
    let value = expr(&of.value);
    match &of.when {
        When::Asked(asked) => format!("{}的，{value}", condition(asked)),
        When::Others => format!("其余的，{value}"),
        When::Always => value,
    }
}

const NOT_BELOW_ZERO: &str = "，不低于0元";

pub fn duration(duration: &Duration) -> String {
    match duration {
        Duration::AtMost(of) => longest(of),
        Duration::NoEnd => "不另设终止时间".to_owned(),
        Duration::Until(date) => format!("至{}止", operand(date)),
        Duration::Among { condition: c, at_most } => {
            format!("其中，对{}的，{}", condition(c), longest(at_most))
        }
        Duration::Others { condition: c, at_most } => {
            let condition = c.as_ref().map(|c| format!("{}的，", condition(c))).unwrap_or_default();
            format!("其余人员，{condition}{}", longest(at_most))
        }
        Duration::ExtendExcept { except, until, others } => {
            format!("除{}的可延长至{}外，其余人员{}", condition(except), operand(until), longest(others))
        }
    }
}

/// 最长不超过3年〔，至〈日期〉止〕
pub fn longest(of: &Longest) -> String {
    let end = match &of.end {
        None => String::new(),
        Some(End::Until(date)) => format!("，至{}止", operand(date)),
        Some(End::Interpreted(name)) => format!("，终止时间从解释“{}”", name.text),
    };
    format!("最长不超过{}{end}", period(&of.period))
}

pub fn standard(standard: &Standard) -> String {
    match standard {
        Standard::Fixed { amount, each } => each.clone().unwrap_or_else(|| quantity(amount)),
        Standard::Share { per_member, per, base, share } => {
            let member = per_member.map_or("", PerHead::word);
            let unit = match per {
                Some(PeriodUnit::Month) => "每月",
                Some(_) => "每年",
                None => "",
            };
            let share = match share {
                Share::Full => "全额给予".to_owned(),
                Share::Relief => "全额减免".to_owned(),
                Share::Percent(q) => format!("的{}给予", quantity(q)),
            };
            let floored = if let ExprKind::NotBelowZero(of) = &base.kind { Some(of.as_ref()) } else { None };
            let (base, floor) = floored.map_or((base, ""), |of| (of, NOT_BELOW_ZERO));
            format!("{member}{unit}按{}{share}{floor}", expr(base))
        }
        Standard::Expr(e) => expr(e),
        Standard::PerRules(document) => format!("按规定，{}", document_ref(document)),
        Standard::SameAs(names) => {
            let names: String = names.iter().map(|n| format!("“{}”", n.text)).collect();
            format!("按规定，从{names}，不另计")
        }
        Standard::InKind => "无金额".to_owned(),
    }
}

fn document_ref(document: &DocumentRef) -> String {
    match document {
        DocumentRef::NotStated => "所按文件未载明".to_owned(),
        DocumentRef::Titled(text) => format!("从《{}》", text.text),
    }
}

pub fn start(start: &Start) -> String {
    match start {
        Start::On(date) => operand(date),
        Start::Later(a, b) => format!("{}与{}较晚者", operand(a), operand(b)),
        Start::MonthAfter(date) => format!("{}的次月", operand(date)),
        Start::MonthAfterConditions => "条件全部具备的次月".to_owned(),
        Start::MonthOfCompletion { since, period: p } => format!("自{}起满{}之月", operand(since), period(p)),
        Start::FirstMonthInScope(date) => format!("自{}起计算范围内的首月", operand(date)),
    }
}

/// What an alternative of an 解释事项 says.
pub fn alternative(value: &AlternativeValue) -> String {
    match value {
        AlternativeValue::Start(s) => format!("起算为{}", start(s)),
        AlternativeValue::Proration(p) => format!("折算为{}", p.word()),
        AlternativeValue::CountedBy(by) => format!("计算单位为{}", by.word()),
        AlternativeValue::Duration(d) => format!("期限为{}", duration(d)),
        AlternativeValue::Condition(c) => condition(c),
        AlternativeValue::Formula(e) => format!("算式为{}", expr(e)),
        AlternativeValue::ValueAt { name, year_before } => {
            format!("取值为{}{}", operand(name), if *year_before { "的上一年度" } else { "" })
        }
        AlternativeValue::Rounding(r) => format!("舍入为{}", r.word()),
        AlternativeValue::Expiry(e) => format!("届满日为{}", e.word()),
        AlternativeValue::Words(text) => format!("“{}”", text.text),
    }
}
