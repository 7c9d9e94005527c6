//! Names, owners, values, quantities and periods: what every sentence is made of.

use super::ast::{Name, Operand, Period, PeriodUnit, Quantity, Text};
use super::grammar::Rule;
use super::parts::{Forms, Parts, Reading};
use super::piece::fold;

/// A name, its quotation marks and blanks removed, its widths folded.
pub(super) const NAME: Forms<Name> = &[
    (Rule::name, named),
    (Rule::name_with, named),
    (Rule::name_among, named),
    (Rule::name_out, named),
    (Rule::decl_name, named),
    (Rule::decl_owner, named),
    (Rule::value, named),
    (Rule::agency, named),
    (Rule::quoted_name, named),
    (Rule::quoted_text, quoted),
    (Rule::raw_name, unquoted),
    (Rule::raw_name_with, unquoted),
    (Rule::raw_name_among, unquoted),
    (Rule::raw_name_out, unquoted),
    (Rule::raw_decl, unquoted),
    (Rule::raw_owner, unquoted),
    (Rule::raw_value, unquoted),
    (Rule::raw_agency, unquoted),
    (Rule::record_value, unquoted),
    (Rule::kind_counter, unquoted),
    (Rule::cap_counter, unquoted),
    (Rule::granted_name, unquoted),
    (Rule::day_name, unquoted),
    (Rule::today, unquoted),
];

/// A name with its owners.
pub(super) const OPERAND: Forms<Operand> = &[
    (Rule::operand, operand),
    (Rule::operand_with, operand),
    (Rule::operand_among, operand),
    (Rule::operand_out, operand),
];

/// 甲、乙、丙
pub(super) const VALUES: Forms<Vec<Name>> =
    &[(Rule::values, |p| p.many(NAME)), (Rule::record_values, |p| p.many(NAME))];

pub(super) const QUANTITY: Forms<Quantity> = &[(Rule::quantity, quantity)];

pub(super) const PERIOD: Forms<Period> = &[(Rule::period, period)];

/// Digits as written, widths folded.
pub(super) const NUMBER: Forms<String> = &[(Rule::number, folded)];

/// A unit, or what stands after 元/.
pub(super) const UNIT: Forms<String> = &[(Rule::unit, folded), (Rule::unit_word, folded)];

/// 从解释“……”, and 文内未定义，从解释“……”, by the name of the 解释事项.
pub(super) const INTERPRETATION: Forms<Name> = &[
    (Rule::from_interpretation, |p| p.take(NAME)),
    (Rule::from_named, |p| p.take(NAME)),
    (Rule::interpreted_expr, |p| p.take(NAME)),
];

/// A whole number: of a sentence, a year, a day.
pub(super) const FIGURE: Forms<u32> = &[(Rule::figure, |p| p.number(|text| text.parse().ok()))];

const PERIOD_COUNT: Forms<u32> = &[(Rule::period_count, |p| p.number(|text| text.parse().ok()))];

const PERIOD_UNIT: Forms<PeriodUnit> = &[(Rule::period_unit, |p| p.word(period_unit))];

/// Words between quotation marks, by the place of the marks.
pub(super) fn quotation(parts: &mut Parts<'_>) -> Reading<Text> {
    let Name { text, span, .. } = parts.take(NAME)?;
    Ok(Text { text, span })
}

/// The words of a pattern as they stand.
pub(super) fn words(parts: &mut Parts<'_>) -> Reading<Text> {
    Ok(Text { text: parts.text().trim().to_owned(), span: parts.span() })
}

fn named(parts: &mut Parts<'_>) -> Reading<Name> {
    let inner = parts.take(NAME)?;
    Ok(Name { span: parts.span(), ..inner })
}

fn quoted(parts: &mut Parts<'_>) -> Reading<Name> {
    Ok(Name { text: parts.text().trim().to_owned(), quoted: true, span: parts.span() })
}

fn unquoted(parts: &mut Parts<'_>) -> Reading<Name> {
    Ok(Name { text: fold(parts.text()), quoted: false, span: parts.span() })
}

fn operand(parts: &mut Parts<'_>) -> Reading<Operand> {
    Ok(Operand { segments: parts.many(NAME)?, span: parts.span() })
}

fn quantity(parts: &mut Parts<'_>) -> Reading<Quantity> {
    let number = parts.take(NUMBER)?;
    let unit = parts.maybe(UNIT)?.unwrap_or_default();
    Ok(Quantity { number, unit, span: parts.span() })
}

fn period(parts: &mut Parts<'_>) -> Reading<Period> {
    let count = parts.take(PERIOD_COUNT)?;
    let unit = parts.take(PERIOD_UNIT)?;
    Ok(Period { count, unit, span: parts.span() })
}

/// Two words each but for 年; `print::period` writes the first of them.
fn period_unit(word: &str) -> Option<PeriodUnit> {
    match word {
        "年" => Some(PeriodUnit::Year),
        "个月" | "月" => Some(PeriodUnit::Month),
        "日" | "天" => Some(PeriodUnit::Day),
        _ => None,
    }
}

fn folded(parts: &mut Parts<'_>) -> Reading<String> {
    Ok(fold(parts.text()))
}

#[cfg(test)]
pub(super) fn tables() -> Vec<Rule> {
    use super::parts::of;
    [
        of(NAME),
        of(OPERAND),
        of(VALUES),
        of(QUANTITY),
        of(PERIOD),
        of(NUMBER),
        of(UNIT),
        of(INTERPRETATION),
        of(FIGURE),
        of(PERIOD_COUNT),
        of(PERIOD_UNIT),
    ]
    .concat()
}
