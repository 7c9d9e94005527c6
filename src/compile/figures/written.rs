//! Figures of a rule: what its sentence and its lines are built on.

use crate::document::figure::{Figure, Rate, Size, Time, figures};
use crate::document::side::Side;
use crate::source::Span;
use crate::syntax::ast::{
    self, Cap, CapPeriod, CompareOp, ConditionKind, LineValue, Name, Part, PeriodUnit, Rule, Standard,
};

/// A figure where a rule has it.
#[derive(Debug, Clone)]
pub(in crate::compile) struct Written {
    /// The attached line that holds it; none for the rule's sentence.
    pub line: Option<usize>,
    pub span: Span,
    pub figure: Figure,
    /// As the rule spells it.
    pub spelled: String,
    /// Its unit as the rule spells it.
    pub unit: String,
    pub form: Form,
}

/// How the rule says on which side of the figure something lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::compile) enum Form {
    /// 〈名〉12个月以上, 〈名〉超过12个月
    Compared,
    /// 自……起满1年, 自……起1年以内
    Elapsed,
    /// 最长不超过2年, 最多10万元
    AtMost,
    /// A standard that is one sum and no more: it says by itself what it is paid by.
    Whole,
    Other,
}

/// The figures of a rule's sentence and lines, readings of an interpretation included.
pub(in crate::compile) fn written(rule: &Rule) -> Vec<Written> {
    let mut found = Vec::new();
    rule.main.iter().for_each(|m| m.each_part(&mut |part| found.extend(one(None, part))));
    let once = rule.lines.iter().any(|l| matches!(l.value, LineValue::Once { .. }));
    for (index, line) in rule.lines.iter().enumerate() {
        let start = found.len();
        line.value.each_part(&mut |part| found.extend(one(Some(index), part)));
        for figure in &mut found[start..] {
            figure.paid_by(&line.value, once);
        }
    }
    found
}

fn one(line: Option<usize>, part: Part<'_>) -> Option<Written> {
    match part {
        Part::Quantity(of, role) => {
            let unit = if of.unit == "月" { "个月" } else { &of.unit };
            let figure = figures(&format!("{}{unit}", of.number), &[unit]).into_iter().next()?;
            let (number, side) = (&of.number, side(role));
            let mut written = Written {
                line,
                span: of.span,
                figure,
                spelled: format!("{number}{}", of.unit),
                unit: of.unit.clone(),
                form: form(role),
            };
            written.figure.side = side;
            written.figure.each = matches!(role, ast::Figure::Full);
            Some(written)
        }
        Part::Period(of, role) => {
            let unit = match of.unit {
                PeriodUnit::Year => "年",
                PeriodUnit::Month => "个月",
                PeriodUnit::Day => "日",
            };
            let spelled = format!("{}{unit}", of.count);
            let mut figure = figures(&spelled, &[]).into_iter().next()?;
            figure.side = side(role);
            Some(Written { line, span: of.span, figure, spelled, unit: unit.to_owned(), form: form(role) })
        }
        Part::Name(of) | Part::Value(of, _) => day(line, of),
        Part::Interpretation(_) => None,
    }
}

/// A name is a figure only where it is a day.
fn day(line: Option<usize>, of: &Name) -> Option<Written> {
    let figure = figures(&of.text, &[]).into_iter().next().filter(|_| !of.quoted)?;
    let whole = matches!(figure.size, Size::Day(..)) && figure.range == (0..of.text.len());
    whole.then(|| Written {
        line,
        span: of.span,
        figure,
        spelled: of.text.clone(),
        unit: String::new(),
        form: Form::Other,
    })
}

fn side(role: ast::Figure<'_>) -> Option<Side> {
    match role {
        ast::Figure::Limit(kind) => limit(kind),
        ast::Figure::AtMost | ast::Figure::To => Some(Side::AtMost),
        ast::Figure::Full | ast::Figure::From => Some(Side::AtLeast),
        ast::Figure::Amount => None,
    }
}

fn limit(kind: &ConditionKind) -> Option<Side> {
    match kind {
        ConditionKind::Compare { op, .. } => Some(match op {
            CompareOp::AtLeast => Side::AtLeast,
            CompareOp::AtMost | CompareOp::Within => Side::AtMost,
            CompareOp::Over => Side::Over,
            CompareOp::Under => Side::Under,
            CompareOp::Exactly => return None,
        }),
        ConditionKind::Elapsed { .. } => Some(Side::AtLeast),
        ConditionKind::Within { .. } => Some(Side::AtMost),
        ConditionKind::Beyond { .. } => Some(Side::Over),
        ConditionKind::ShortOf { .. } => Some(Side::Under),
        ConditionKind::All(_)
        | ConditionKind::Any(_)
        | ConditionKind::And(_)
        | ConditionKind::Or(_)
        | ConditionKind::Is { .. }
        | ConditionKind::Bare(_)
        | ConditionKind::Equals { .. }
        | ConditionKind::OneOf { .. }
        | ConditionKind::Contains { .. }
        | ConditionKind::Between { .. }
        | ConditionKind::LevelAtLeast { .. }
        | ConditionKind::DateOrder { .. }
        | ConditionKind::During { .. }
        | ConditionKind::HadBeen { .. }
        | ConditionKind::AtDate { .. }
        | ConditionKind::NoRecord { .. }
        | ConditionKind::SameYear { .. }
        | ConditionKind::FromInterpretation(_) => None,
    }
}

fn form(role: ast::Figure<'_>) -> Form {
    match role {
        ast::Figure::Limit(ConditionKind::Compare { .. }) => Form::Compared,
        ast::Figure::Limit(_) => Form::Elapsed,
        ast::Figure::AtMost | ast::Figure::To => Form::AtMost,
        ast::Figure::Full | ast::Figure::From | ast::Figure::Amount => Form::Other,
    }
}

impl Written {
    /// What the line around a sum says it is paid by: 每户每年最多10万元, 每名每月按……给予.
    fn paid_by(&mut self, line: &LineValue, once: bool) {
        let Size::Money(_, rate) = &mut self.figure.size else { return };
        match line {
            LineValue::Cap(Cap { per, period, .. }) => {
                rate.by(&per.text);
                match period {
                    Some(CapPeriod::Year) => drop(rate.times.insert(Time::Year)),
                    Some(CapPeriod::Month) => drop(rate.times.insert(Time::Month)),
                    Some(CapPeriod::Decision | CapPeriod::Ever) | None => {}
                }
            }
            LineValue::Standard(Standard::Share { per: Some(per), .. }) => {
                rate.times.insert(match per {
                    PeriodUnit::Year => Time::Year,
                    PeriodUnit::Month => Time::Month,
                    PeriodUnit::Day => Time::Day,
                });
            }
            LineValue::Standard(Standard::Fixed { .. }) if *rate == Rate::default() && !once => self.form = Form::Whole,
            _ => {}
        }
    }

    /// The figure with the word at its side, as the rule says it.
    pub fn wording(&self) -> String {
        self.with(&self.spelled, self.figure.side)
    }

    /// The figure with the words at its side where it stands: 超过20分, 3年以内.
    pub fn with_side(&self, source: &str) -> Span {
        let range = self.span.range();
        let (before, after) = (source.get(..range.start), source.get(range.end..));
        let ahead = ["不超过", "超过", "不足", "满"].iter().find(|w| before.is_some_and(|b| b.ends_with(**w)));
        let behind = ["以上", "以下", "以内"].iter().find(|w| after.is_some_and(|a| a.starts_with(**w)));
        Span::new(range.start - ahead.map_or(0, |w| w.len()), range.end + behind.map_or(0, |w| w.len()))
    }

    /// A figure on a side, in the form that the rule has here.
    pub fn with(&self, figure: &str, side: Option<Side>) -> String {
        let time = matches!(self.figure.size, Size::Span(..));
        match (side, self.form) {
            (None, _) | (_, Form::Other | Form::Whole) => figure.to_owned(),
            (Some(Side::AtLeast), Form::Elapsed) => format!("满{figure}"),
            (Some(Side::AtLeast), Form::Compared | Form::AtMost) => format!("{figure}以上"),
            (Some(Side::AtMost), Form::AtMost) => format!("不超过{figure}"),
            (Some(Side::AtMost), Form::Elapsed) => format!("{figure}以内"),
            (Some(Side::AtMost), Form::Compared) => format!("{figure}{}", if time { "以内" } else { "以下" }),
            (Some(Side::Over), _) => format!("超过{figure}"),
            (Some(Side::Under), _) => format!("不足{figure}"),
        }
    }

    /// Whether it says nothing but that something is there: 0, 1名以上, 不足1人, and the twelve months of a year.
    pub fn is_bare_presence(&self) -> bool {
        let is = |n: i64| self.figure.size.number().is_some_and(|v| v.to_i64() == Some(n));
        match (&self.figure.size, self.figure.side) {
            _ if is(0) => true,
            (Size::Count(..), Some(Side::AtLeast | Side::Under)) => is(1),
            (Size::Plain(_), _) => is(1) || is(12) || is(100),
            _ => false,
        }
    }
}
