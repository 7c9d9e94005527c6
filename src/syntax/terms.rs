//! What a 给付 pays, to whom, from when and for how long: the patterns of its lines.

use super::ast::{
    Cap, CapPeriod, Condition, CountedBy, DocumentRef, Duration, End, LineValue, Longest, Name, Operand, PerHead,
    PeriodUnit, Proration, Quantity, ScopeValue, Share, Standard, Start, Text,
};
use super::condition::{CONDITION, LISTED, RELATIVE};
use super::expression::{EXPR, FLOOR, floored, not_below_zero};
use super::grammar::Rule;
use super::parts::{Forms, Parts, Reading, mark};
use super::phrase::{NAME, OPERAND, PERIOD, QUANTITY, words};

pub(super) const SCOPE: Forms<ScopeValue> = &[(Rule::scope, |p| p.take(SCOPES))];

const SCOPES: Forms<ScopeValue> = &[
    (Rule::scope_span, |p| Ok(ScopeValue::Span { from: p.take(OPERAND)?, to: p.take(OPERAND)? })),
    (Rule::scope_members, |p| {
        let relation = p.take(OPERAND)?;
        let condition = match p.maybe(LISTED)? {
            Some(listed) => listed,
            None => p.take(CONDITION)?,
        };
        Ok(ScopeValue::Members { relation, condition })
    }),
    (Rule::scope_months, |p| Ok(ScopeValue::Months(p.take(OPERAND)?))),
];

pub(super) const STANDARD: Forms<Standard> = &[(Rule::standard, |p| p.take(STANDARDS))];

const STANDARDS: Forms<Standard> = &[
    (Rule::standard_none, |_| Ok(Standard::InKind)),
    (Rule::standard_per_rules, |p| {
        Ok(match p.maybe(SAME_AS)? {
            Some(names) => Standard::SameAs(names),
            None => Standard::PerRules(p.take(DOCUMENT)?),
        })
    }),
    (Rule::standard_share, |p| {
        let (per_member, per) = (p.maybe(PER_MEMBER)?, p.maybe(PER_UNIT)?);
        let (base, share) = (p.take(EXPR)?, p.take(SHARE)?);
        // A share of what is never below zero is not either.
        let base = if p.has(FLOOR)? { not_below_zero(base) } else { base };
        Ok(Standard::Share { per_member, per, base, share })
    }),
    (Rule::standard_fixed, |p| {
        Ok(match p.maybe(EACH)? {
            Some(each) => each,
            None => Standard::Fixed { amount: p.take(QUANTITY)?, each: None },
        })
    }),
    (Rule::standard_expr, |p| Ok(Standard::Expr(floored(p)?))),
];

const SAME_AS: Forms<Vec<super::ast::Name>> = &[(Rule::same_as, |p| p.many(NAME))];

const PER_MEMBER: Forms<PerHead> = &[(Rule::per_member, |p| p.word(PerHead::from_word))];

/// 每人每月300元
const EACH: Forms<Standard> = &[(Rule::standard_each, |p| {
    let each = Some(words(p)?.text);
    p.has(EACH_WHAT)?;
    let per = if p.take(PER_UNIT)? == PeriodUnit::Month { "月" } else { "年" };
    let Quantity { number, unit, .. } = p.take(QUANTITY)?;
    Ok(Standard::Fixed { amount: Quantity { number, unit: format!("{unit}/{per}"), span: p.span() }, each })
})];

const EACH_WHAT: Forms<()> = &[(Rule::each_what, mark)];

const PER_UNIT: Forms<PeriodUnit> = &[(Rule::per_unit, |p| {
    p.word(|text| match text {
        "每月" => Some(PeriodUnit::Month),
        "每年" => Some(PeriodUnit::Year),
        _ => None,
    })
})];

const SHARE: Forms<Share> = &[(Rule::share, |p| p.take(SHARES))];

const SHARES: Forms<Share> = &[
    (Rule::share_full, |_| Ok(Share::Full)),
    (Rule::share_relief, |_| Ok(Share::Relief)),
    (Rule::share_percent, |p| Ok(Share::Percent(p.take(QUANTITY)?))),
];

/// 从《……》 and 所按文件未载明.
pub(super) const DOCUMENT: Forms<DocumentRef> = &[(Rule::document, |p| {
    Ok(match p.maybe(TITLE)? {
        Some(title) => DocumentRef::Titled(title),
        None => p.take(NO_DOCUMENT)?,
    })
})];

const NO_DOCUMENT: Forms<DocumentRef> = &[(Rule::no_document, |_| Ok(DocumentRef::NotStated))];

const TITLE: Forms<Text> = &[(Rule::title, |p| Ok(Text { span: p.span(), ..p.take(TITLE_TEXT)? }))];

const TITLE_TEXT: Forms<Text> = &[(Rule::title_text, words)];

pub(super) const DURATION: Forms<Duration> = &[(Rule::duration, |p| {
    Ok(match p.maybe(EXTENSION)? {
        Some((except, until, others)) => Duration::ExtendExcept { except, until, others },
        None => p.take(DURATIONS)?,
    })
})];

/// 除〈条件〉的可延长至〈日期〉外，其余人员最长不超过〈期间〉
pub(super) const EXTENSION: Forms<(Condition, Operand, Longest)> =
    &[(Rule::duration_extend, |p| Ok((p.take(RELATIVE)?, p.take(OPERAND)?, p.take(LONGEST)?)))];

/// 最长不超过〈期间〉〔，至〈日期〉止〕〔，终止时间从解释“…”〕
const LONGEST: Forms<Longest> = &[(Rule::longest, |p| Ok(Longest { period: p.take(PERIOD)?, end: p.maybe(END)? }))];

const END: Forms<End> = &[(Rule::end, |p| {
    Ok(match p.maybe(END_NAMED)? {
        Some(name) => End::Interpreted(name),
        None => End::Until(p.take(OPERAND)?),
    })
})];

const END_NAMED: Forms<Name> = &[(Rule::end_named, |p| p.take(NAME))];

/// 不另设终止时间: what an alternative may say of an end.
pub(super) const NO_END: Forms<Duration> = &[(Rule::end_none, |_| Ok(Duration::NoEnd))];

const DURATIONS: Forms<Duration> = &[
    (Rule::duration_at_most, |p| Ok(Duration::AtMost(p.take(LONGEST)?))),
    (Rule::duration_until, |p| Ok(Duration::Until(p.take(OPERAND)?))),
    (Rule::duration_among, |p| Ok(Duration::Among { condition: p.take(LISTED)?, at_most: p.take(LONGEST)? })),
    (Rule::duration_others, |p| Ok(Duration::Others { condition: p.maybe(RELATIVE)?, at_most: p.take(LONGEST)? })),
];

/// 从共同期限“……”
pub(super) const SHARED: Forms<LineValue> = &[(Rule::duration_shared, |p| Ok(LineValue::FromShared(p.take(NAME)?)))];

pub(super) const COUNTED_BY: Forms<CountedBy> = &[(Rule::counted_by, |p| p.word(CountedBy::from_word))];

pub(super) const PRORATION: Forms<Proration> = &[(Rule::proration, |p| p.word(Proration::from_word))];

pub(super) const START: Forms<Start> = &[(Rule::start, |p| p.take(STARTS))];

const STARTS: Forms<Start> = &[
    (Rule::start_elapsed, |p| Ok(Start::MonthOfCompletion { since: p.take(OPERAND)?, period: p.take(PERIOD)? })),
    (Rule::start_first, |p| Ok(Start::FirstMonthInScope(p.take(OPERAND)?))),
    (Rule::start_conditions, |_| Ok(Start::MonthAfterConditions)),
    (Rule::start_later, |p| Ok(Start::Later(p.take(OPERAND)?, p.take(OPERAND)?))),
    (Rule::start_next, |p| Ok(Start::MonthAfter(p.take(OPERAND)?))),
    (Rule::start_on, |p| Ok(Start::On(p.take(OPERAND)?))),
];

/// 不设, 每人最多5000元, 每户每年最多10万元
pub(super) const CAP: Forms<LineValue> = &[
    (Rule::uncapped, |_| Ok(LineValue::Uncapped)),
    (Rule::cap, |p| {
        let with = p.maybe(CAP_WITH)?.unwrap_or_default();
        let part = p.maybe(CAP_PART)?;
        let (per, period) = (p.take(NAME)?, p.maybe(CAP_PERIOD)?);
        let (amount, carries) = (p.take(QUANTITY)?, p.has(CAP_CARRIES)?);
        Ok(LineValue::Cap(Cap { with, part, per, period, amount, carries }))
    }),
];

/// 与“急难救助金”合计
const CAP_WITH: Forms<Vec<Name>> = &[(Rule::cap_with, |p| p.many(NAME))];

/// 其中“耗材费”
const CAP_PART: Forms<Name> = &[(Rule::cap_part, |p| p.take(NAME))];

/// 未用的可以结转至次年
const CAP_CARRIES: Forms<()> = &[(Rule::cap_carries, mark)];

const CAP_PERIOD: Forms<CapPeriod> = &[(Rule::cap_period, |p| p.word(CapPeriod::from_word))];

/// 一次性〔，〈条件〉的不再发放〕
pub(super) const PAYMENT: Forms<LineValue> = &[(Rule::payment, |p| Ok(LineValue::Once { spent: p.maybe(RELATIVE)? }))];

/// 最长不超过2年〔，按〈申请延长月数〉〕
pub(super) const BOUND: Forms<LineValue> =
    &[(Rule::bound, |p| Ok(LineValue::Bound { period: p.take(PERIOD)?, asked: p.maybe(OPERAND)? }))];

/// 〈名〉＝〈量式〉〔；未提供的，为〈量式〉〕
pub(super) const FORMULA: Forms<LineValue> = &[(Rule::formula, formula)];

fn formula(parts: &mut Parts<'_>) -> Reading<LineValue> {
    use super::ast::{Expr, ExprKind};
    let name = parts.take(NAME)?;
    let first = floored(parts)?;
    let expr = match parts.maybe(EXPR)? {
        Some(second) => {
            let span = first.span.to(second.span);
            Expr { kind: ExprKind::Otherwise { first: Box::new(first), second: Box::new(second) }, span }
        }
        None => first,
    };
    Ok(LineValue::Formula { name, expr })
}

#[cfg(test)]
pub(super) fn tables() -> Vec<Rule> {
    use super::parts::of;
    [
        of(SCOPE),
        of(SCOPES),
        of(STANDARD),
        of(STANDARDS),
        of(SAME_AS),
        of(PER_MEMBER),
        of(EACH),
        of(EACH_WHAT),
        of(PER_UNIT),
        of(SHARE),
        of(SHARES),
        of(DOCUMENT),
        of(NO_DOCUMENT),
        of(TITLE),
        of(TITLE_TEXT),
        of(DURATION),
        of(EXTENSION),
        of(LONGEST),
        of(END),
        of(END_NAMED),
        of(NO_END),
        of(DURATIONS),
        of(SHARED),
        of(COUNTED_BY),
        of(PRORATION),
        of(START),
        of(STARTS),
        of(CAP),
        of(CAP_WITH),
        of(CAP_PART),
        of(CAP_CARRIES),
        of(CAP_PERIOD),
        of(PAYMENT),
        of(BOUND),
        of(FORMULA),
    ]
    .concat()
}
