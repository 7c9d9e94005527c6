//! Attached lines and their authority, printed.

use super::list::{listed, tail};
use super::{
    alternative, condition, document_ref, duration, expr, longest, name, names, operand, period, quantity, standard,
    start,
};
use crate::syntax::ast::{
    Adopted, Adoption, Authority, Cap, CapPeriod, ClauseRef, Day, Duration, Expr, ExprKind, Extent, Force, Label,
    LineValue, MoneyUnit, Name, ParameterUnit, PointOfTime, Referents, ScopeValue, Standard, WrittenIn, stem,
};

/// `第（六）条第4句“甲”……“乙”`
pub fn authority(of: &Authority) -> String {
    let parts: Vec<String> = of.parts.iter().map(|p| format!("“{}”", p.text)).collect();
    format!("{}{}", of.at.as_ref().map(clause_ref).unwrap_or_default(), parts.join("……"))
}

/// `第（六）条第4句`; what the heading says is not written again.
pub fn clause_ref(of: &ClauseRef) -> String {
    of.at.words()
}

/// What follows the label, and the items of its list.
pub(super) fn line_value(label: Label, value: &LineValue) -> (String, Vec<String>) {
    let text = match value {
        LineValue::NotStated => "未载明".to_owned(),
        LineValue::FromInterpretation(n) => format!("从解释“{}”", n.text),
        LineValue::FromParameter(n) => format!("按参数“{}”推算", n.text),
        LineValue::FromShared(n) => format!("从共同期限“{}”", n.text),
        LineValue::Words(text) => text.text.clone(),
        LineValue::Names(all) => listed_names(all),
        LineValue::Scope(of) => return scope(of),
        LineValue::Formula { name: n, expr: of } => match cases(of) {
            Some((head, items)) => return (format!("{}＝{head}", name(n)), items),
            None => format!("{}＝{}", name(n), expr(of)),
        },
        LineValue::Standard(Standard::Expr(of)) => match cases(of) {
            Some(listed) => return listed,
            None => expr(of),
        },
        LineValue::Standard(of) => standard(of),
        LineValue::Count(of) => expr(of),
        LineValue::Once { spent: None } => "一次性".to_owned(),
        LineValue::Once { spent: Some(c) } => format!("一次性，{}的不再发放", condition(c)),
        LineValue::Duration(Duration::Among { condition: c, at_most }) => {
            let (tail, items) = tail(c);
            return (format!("其中，对{tail}的，{}", longest(at_most)), items);
        }
        LineValue::Duration(of) => duration(of),
        LineValue::CountedBy(by) => by.word().to_owned(),
        LineValue::Start(of) => start(of),
        LineValue::Proration(of) => of.word().to_owned(),
        LineValue::Uncapped => "不设".to_owned(),
        LineValue::Cap(of) => cap(of),
        LineValue::Bound { period: p, asked } => {
            let asked = asked.as_ref().map(|o| format!("，按{}", operand(o))).unwrap_or_default();
            format!("最长不超过{}{asked}", period(p))
        }
        LineValue::PerRules { fact, document } => format!("“{}”，{}", fact.text, document_ref(document)),
        LineValue::Lead(of) => of.word().to_owned(),
        LineValue::Presume { fact, value } => format!("{}，未提供的视为{}", operand(fact), name(value)),
        LineValue::Hint { condition: c, text } => format!("{}的，提示“{}”", condition(c), text.text),
        LineValue::Alternative { value, reason } if reason.text.is_empty() => alternative(value),
        LineValue::Alternative { value, reason } => format!("{}。理由：{}", alternative(value), reason.text),
        LineValue::TimePoint { of, at } => {
            let whose: String = of.iter().map(|name| format!("“{}”", name.text)).collect();
            let whose = if of.is_empty() { "各项条件".to_owned() } else { whose };
            match at {
                PointOfTime::On(date) => format!("{whose}，以{}当日为准", operand(date)),
                PointOfTime::Interpreted(name) => format!("{whose}，从解释“{}”", name.text),
            }
        }
        LineValue::Adopted(of) => adopted(of),
        LineValue::Unit(of) => unit(of),
        LineValue::ValueAt { name: of, year_before } => {
            format!("{}{}", operand(of), if *year_before { "的上一年度" } else { "" })
        }
        LineValue::Published { outside, by } => {
            let by = by.as_ref().map_or_else(|| "发布机关未载明".to_owned(), name);
            format!("{}{by}", if *outside { "文外，" } else { "" })
        }
        LineValue::SetAside { words, reason } => {
            let reason = reason.as_ref().map(|r| format!("。理由：{}", r.text)).unwrap_or_default();
            format!("“{}”{reason}", words.text)
        }
        LineValue::Enumeration { words, extent, reason } => {
            let extent = match extent {
                Extent::Closed => "以所列为限".to_owned(),
                Extent::Open => "列举未尽".to_owned(),
                Extent::Interpreted(n) => format!("从解释“{}”", n.text),
            };
            let reason = reason.as_ref().map(|r| format!("。理由：{}", r.text)).unwrap_or_default();
            format!("“{}”，{extent}{reason}", words.text)
        }
        LineValue::Refers { words, to } => {
            let to = match to {
                Referents::Rules(all) => listed_names(all),
                Referents::Words(all) => all.iter().map(authority).collect::<Vec<_>>().join("，"),
            };
            format!("“{}”，指{to}", words.text)
        }
        LineValue::Force(Force::Unknown) => "未查明".to_owned(),
        LineValue::Force(Force::Between { from, until }) => {
            let until = until.map(|d| format!("，至{}止", day(d))).unwrap_or_default();
            format!("自{}起施行{until}", day(*from))
        }
    };
    debug_assert!(!text.is_empty() || matches!(label, Label::Note | Label::Question | Label::Practice));
    (text, vec![])
}

/// Names side by side in quotation marks, or parted by 、 where they stand without.
fn listed_names(all: &[Name]) -> String {
    if all.iter().all(|n| n.quoted) { all.iter().map(name).collect() } else { names(all) }
}

fn day(day: Day) -> String {
    format!("{}年{}月{}日", day.year, day.month, day.day)
}

fn scope(of: &ScopeValue) -> (String, Vec<String>) {
    match of {
        ScopeValue::Members { relation, condition: c } if listed(c).is_some() => {
            let (tail, items) = tail(c);
            (format!("{}中，{tail}的", operand(relation)), items)
        }
        ScopeValue::Members { relation, condition: c } => {
            (format!("{}中，{}的", operand(relation), condition(c)), vec![])
        }
        ScopeValue::Months(of) => (operand(of), vec![]),
        ScopeValue::Span { from, to } => (format!("自{}起至{}止", operand(from), operand(to)), vec![]),
    }
}

/// The head and the items of a list of amounts.
pub(super) fn cases(of: &Expr) -> Option<(String, Vec<String>)> {
    let ExprKind::Cases { combine: how, arms } = &of.kind else { return None };
    let items = arms.iter().enumerate().map(|(i, arm)| format!("（{}）{}", i + 1, super::arm(arm)));
    Some((how.word().to_owned(), items.collect()))
}

fn adopted(of: &Adoption) -> String {
    let standing = match &of.adopted {
        Adopted::Decided { alternative, by } => format!("{}解，{}作出", stem(*alternative), by.text),
        Adopted::Provisional { alternative } => format!("暂用{}解，未经有权机关解释", stem(*alternative)),
        Adopted::Undecided => "未定，各解并列计算".to_owned(),
    };
    let at = |of: &WrittenIn| match &of.line {
        Some(line) => format!("“{}”的{}", of.rule.text, line.text),
        None => format!("“{}”", of.rule.text),
    };
    match of.written.iter().map(at).collect::<Vec<_>>() {
        written if written.is_empty() => standing,
        written => format!("{standing}，已写入{}", written.join("、")),
    }
}

fn unit(of: &ParameterUnit) -> String {
    match of {
        ParameterUnit::Money(MoneyUnit { per: Some(per) }) => format!("元/{per}"),
        ParameterUnit::Money(MoneyUnit { per: None }) => "元".to_owned(),
        ParameterUnit::Ratio => "比率".to_owned(),
        ParameterUnit::Age => "周岁".to_owned(),
        ParameterUnit::Count(n) => name(n),
        ParameterUnit::Other(text) => text.text.clone(),
    }
}

/// What follows the label of a line, its list aside.
pub fn line_text(line: &crate::syntax::ast::Line) -> String {
    line_value(line.label, &line.value).0
}

/// 与“乙”合计，每户每年最多10万元，未用的可以结转至次年
fn cap(of: &Cap) -> String {
    let every = of.period.map(CapPeriod::word).unwrap_or_default();
    let with = if of.with.is_empty() { String::new() } else { format!("与{}合计，", listed_names(&of.with)) };
    let part = of.part.as_ref().map(|part| format!("其中“{}”，", part.text)).unwrap_or_default();
    let carries = if of.carries { "，未用的可以结转至次年" } else { "" };
    format!("{with}{part}每{}{every}最多{}{carries}", of.per.text, quantity(&of.amount))
}
