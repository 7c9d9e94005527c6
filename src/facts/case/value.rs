//! Values by the declared kind, from raw text.

use super::expected::Expected;
use super::misfit::{Misfit, Why};
use crate::data::{Content, Node, Scalar};
use crate::diagnostic::Arg;
use crate::facts::words::{Absence, FALSE, TRUE};
use crate::facts::{Given, Value};
use crate::ir::ParamUnit;
use crate::types::{EnumType, Kind};
use crate::values::{Date, Exact, Month, parse_date};

/// 不知, 未提供, 不适用: accepted for any fact, quoted or not.
pub(in crate::facts) fn absence(node: &Node<'_>) -> Option<Given> {
    Absence::from_word(node.text()?).map(Given::from)
}

/// Reads a value of `kind`. A range given for one month is returned as [`Value::Months`]; whether
/// it may stand there is for the caller to say.
pub(in crate::facts) fn read(enums: &[EnumType], kind: &Kind, node: &Node<'_>) -> Result<Value, Misfit> {
    let enumeration =
        |id: &crate::types::EnumId| enums.get(id.index()).ok_or_else(|| Misfit::value(node, Expected::Item));
    match kind {
        Kind::Bool => boolean(node).map(Value::Bool),
        Kind::Date => date(node).map(Value::Date),
        Kind::Month => {
            month_range(node).map(|(a, b)| if a == b { Value::Month(a) } else { Value::Months([(a, b)].into()) })
        }
        Kind::Months => months(node).map(Value::Months),
        Kind::Count { counter } => count(node, counter).map(Value::Number),
        Kind::Money { per } => money(node, per.as_deref()).map(Value::Number),
        Kind::MoneyList => {
            let amounts = items(node, Expected::Amounts)?.iter().map(|n| money(n, None));
            amounts.collect::<Result<Vec<_>, _>>().map(|a| Value::Amounts(a.into()))
        }
        Kind::Ratio => ratio(node).map(Value::Number),
        Kind::Number => number(node, Expected::Number, |unit| unit.is_empty()).map(Value::Number),
        Kind::Age => age(node).map(Value::Number),
        Kind::Enum(id) => choice(enumeration(id)?, node).map(Value::Enum),
        Kind::Set(id) => set(enumeration(id)?, node).map(Value::Set),
        Kind::Text => text(node, Expected::Text).map(|t| Value::Text(t.into())),
    }
}

/// A scalar with something in it. A value left blank is refused: whether it means 未提供 is the
/// author's to say.
fn scalar<'n, 't>(node: &'n Node<'t>, expected: Expected) -> Result<&'n Scalar<'t>, Misfit> {
    match &node.content {
        Content::Scalar(s) if s.quoted || !matches!(&*s.text, "" | "~" | "null") => Ok(s),
        _ => Err(Misfit::value(node, expected)),
    }
}

pub(in crate::facts) fn text<'n>(node: &'n Node<'_>, expected: Expected) -> Result<&'n str, Misfit> {
    scalar(node, expected).map(|s| &*s.text)
}

/// A folder below that of the case; what leads out of it is refused where it is written.
pub(in crate::facts) fn folder<'n>(node: &'n Node<'_>) -> Result<&'n str, Misfit> {
    let path = text(node, Expected::FolderBelow)?.trim_end_matches('/');
    let strange = |part: &str| matches!(part, "" | "..");
    if path.contains(['\\', ':']) || path.split('/').any(strange) {
        return Err(Misfit::value(node, Expected::FolderBelow));
    }
    Ok(path)
}

pub(in crate::facts) fn items<'n, 't>(node: &'n Node<'t>, expected: Expected) -> Result<&'n [Node<'t>], Misfit> {
    node.list().ok_or_else(|| Misfit::value(node, expected))
}

pub(in crate::facts) fn boolean(node: &Node<'_>) -> Result<bool, Misfit> {
    let written = text(node, Expected::YesNo)?;
    if TRUE.contains(&written) {
        Ok(true)
    } else if FALSE.contains(&written) {
        Ok(false)
    } else {
        Err(Misfit::value(node, Expected::YesNo))
    }
}

pub(in crate::facts) fn date(node: &Node<'_>) -> Result<Date, Misfit> {
    parse_date(text(node, Expected::Date)?).map_err(|_| Misfit::new(node, Why::BadDate))
}

/// `2019-04`, or `2019-04..2020-03` with both ends.
pub(in crate::facts) fn month_range(node: &Node<'_>) -> Result<(Month, Month), Misfit> {
    Month::parse_range(text(node, Expected::Month)?).map_err(|_| Misfit::new(node, Why::BadDate))
}

/// How many months there are in ranges that lie apart.
pub(super) fn month_count(ranges: &[(Month, Month)]) -> Exact {
    Exact::from(ranges.iter().map(|(from, to)| i64::from(to.since(*from)) + 1).sum::<i64>())
}

/// One range or a list of them, put in order and joined where they meet.
fn months(node: &Node<'_>) -> Result<Box<[(Month, Month)]>, Misfit> {
    let mut ranges = match &node.content {
        Content::List(items) => items.iter().map(month_range).collect::<Result<Vec<_>, _>>()?,
        _ => vec![month_range(node)?],
    };
    ranges.sort_unstable();
    let mut joined: Vec<(Month, Month)> = Vec::with_capacity(ranges.len());
    for (from, to) in ranges {
        match joined.last_mut() {
            Some((_, end)) if from.since(*end) <= 1 => *end = (*end).max(to),
            _ => joined.push((from, to)),
        }
    }
    Ok(joined.into())
}

pub(in crate::facts) fn money(node: &Node<'_>, per: Option<&str>) -> Result<Exact, Misfit> {
    let unit = money_unit(per);
    number(node, Expected::Money { per: per.map(str::to_owned) }, |u| u.is_empty() || u == unit)
        .map_err(|m| m.in_unit(&unit))
}

pub(in crate::facts) fn money_unit(per: Option<&str>) -> String {
    per.map_or_else(|| "元".to_owned(), |per| format!("元/{per}"))
}

pub(in crate::facts) fn count(node: &Node<'_>, counter: &str) -> Result<Exact, Misfit> {
    let expected = || match Kind::has_decimals(&Kind::Count { counter: counter.to_owned() }) {
        true => Expected::Number,
        false => Expected::Count { counter: counter.to_owned() },
    };
    let kind = |c: &str| Kind::Count { counter: c.to_owned() };
    let fits = |u: &str| u.is_empty() || kind(u).agrees_with(&kind(counter));
    let measured = kind(counter).has_decimals();
    let value = number(node, expected(), fits).map_err(|m| match m.why {
        Why::BareFraction if !measured => Misfit::value(node, expected()),
        Why::BareFraction => m,
        _ => m.in_unit(counter),
    })?;
    let whole = measured || value.is_integer();
    if whole && !value.is_negative() { Ok(value) } else { Err(Misfit::value(node, expected())) }
}

/// A number with a unit that `fits`; an unquoted fraction is refused, for other readers of the same
/// file would take it for a binary float.
pub(in crate::facts) fn number(
    node: &Node<'_>,
    expected: Expected,
    fits: impl Fn(&str) -> bool,
) -> Result<Exact, Misfit> {
    let scalar = scalar(node, expected.clone())?;
    let end = scalar.text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '-' | '.')));
    let (figure, unit) = scalar.text.split_at(end.unwrap_or(scalar.text.len()));
    // Amounts, counts and rates of a case are never below zero.
    let value = exact(figure).filter(|v| !v.is_negative()).ok_or_else(|| Misfit::value(node, expected.clone()))?;
    if unit.is_empty() && !scalar.quoted && figure.contains('.') {
        return Err(Misfit::new(node, Why::BareFraction));
    }
    match unit.replace('／', "/") {
        unit if fits(&unit) => Ok(value),
        unit if unit.starts_with(|c: char| !c.is_ascii()) => {
            Err(Misfit::new(node, Why::WrongUnit { expected: Arg::from("") }))
        }
        _ => Err(Misfit::value(node, expected)),
    }
}

/// Decimal text without the leading zeros that some readers take for octal.
fn exact(figure: &str) -> Option<Exact> {
    let unsigned = figure.strip_prefix('-').unwrap_or(figure);
    let padded = unsigned.len() > 1 && unsigned.starts_with('0') && !unsigned.starts_with("0.");
    if padded { None } else { Exact::parse(figure).ok() }
}

pub(in crate::facts) fn ratio(node: &Node<'_>) -> Result<Exact, Misfit> {
    let written = text(node, Expected::Percent)?;
    let Some(figure) = written.strip_suffix(['%', '％']) else {
        return Err(if exact(written).is_some() {
            Misfit::new(node, Why::NotPercent)
        } else {
            Misfit::value(node, Expected::Percent)
        });
    };
    let value = exact(figure).filter(|v| !v.is_negative()).and_then(|n| n.div(Exact::from(100)).ok());
    value.ok_or_else(|| Misfit::value(node, Expected::Percent))
}

/// `60周岁` or `60周岁1个月`, in months.
pub(in crate::facts) fn age(node: &Node<'_>) -> Result<Exact, Misfit> {
    let read = || {
        let (years, rest) = text(node, Expected::Age).ok()?.split_once('岁')?;
        let years = exact(years.strip_suffix('周').unwrap_or(years))?.to_i64()?;
        let months = match rest {
            "" => 0,
            rest => exact(rest.strip_suffix("个月")?)?.to_i64()?,
        };
        ((0..=200).contains(&years) && (0..12).contains(&months)).then(|| Exact::from(years * 12 + months))
    };
    read().ok_or_else(|| Misfit::value(node, Expected::Age))
}

/// A value of an enumeration by its place; of one that lists not all, any other counts as its length.
pub(in crate::facts) fn choice(of: &EnumType, node: &Node<'_>) -> Result<u32, Misfit> {
    let written = text(node, Expected::Choice)?;
    of.position(written).or(of.unlisted()).ok_or_else(|| Misfit::choice(node, of))
}

fn set(of: &EnumType, node: &Node<'_>) -> Result<u64, Misfit> {
    let mut bits = 0u64;
    for item in items(node, Expected::Choices)? {
        let bit = 1u64.checked_shl(choice(of, item)?);
        bits |= bit.ok_or_else(|| Misfit::value(item, Expected::EarlyChoice))?;
    }
    Ok(bits)
}

/// A value of a parameter, in the unit that it declares.
pub(in crate::facts) fn of_parameter(unit: &ParamUnit, node: &Node<'_>) -> Result<Exact, Misfit> {
    match unit {
        ParamUnit::Money { per } => money(node, per.as_deref()),
        ParamUnit::Ratio => ratio(node),
        ParamUnit::Age => age(node),
        ParamUnit::Count { counter } => count(node, counter),
        ParamUnit::Other { word } => {
            number(node, Expected::Number, |u| u.is_empty() || u == word).map_err(|m| m.in_unit(word))
        }
    }
}
