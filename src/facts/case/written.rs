//! A value as a case writes it: the inverse of reading.

use super::value::money_unit;
use crate::data::Plain;
use crate::facts::words::{Absence, FALSE, TRUE};
use crate::facts::{Given, Value};
use crate::ir::Program;
use crate::types::Kind;
use crate::values::{Exact, Month};

/// What a case file would say to give this: 是, 2020-03-01, 36, 60%, 不知.
pub fn written(program: &Program, kind: &Kind, given: &Given) -> Plain {
    let value = match given {
        Given::Unknown | Given::Disputed => return absent(Absence::Unknown),
        Given::Missing => return absent(Absence::Missing),
        Given::NotApplicable => return absent(Absence::NotApplicable),
        Given::Value(value) => value,
    };
    match value {
        Value::Bool(b) => Plain::Text(if *b { TRUE } else { FALSE }[0].to_owned()),
        Value::Number(n) => Plain::Text(number(kind, *n)),
        Value::Date(d) => Plain::Text(d.to_string()),
        Value::Month(m) => Plain::Text(m.to_string()),
        Value::Enum(at) => Plain::Text(choice(program, kind, *at)),
        Value::Set(bits) => Plain::List(
            (0..64).filter(|i| bits & (1 << i) != 0).map(|i| Plain::Text(choice(program, kind, i))).collect(),
        ),
        Value::Months(ranges) => Plain::List(ranges.iter().map(|r| Plain::Text(range(*r))).collect()),
        Value::Amounts(amounts) => Plain::List(amounts.iter().map(|a| Plain::Text(a.money())).collect()),
        Value::Text(text) => Plain::Text(text.to_string()),
    }
}

fn absent(of: Absence) -> Plain {
    Plain::Text(of.word().to_owned())
}

fn number(kind: &Kind, n: Exact) -> String {
    match kind {
        Kind::Money { .. } => n.money(),
        Kind::Ratio => n.mul(Exact::from(100)).map_or_else(|_| n.display(), |p| format!("{}%", p.display())),
        Kind::Age => match n.to_i64() {
            Some(m) if m % 12 == 0 => format!("{}周岁", m / 12),
            Some(m) => format!("{}周岁{}个月", m / 12, m % 12),
            None => n.display(),
        },
        _ => n.display(),
    }
}

/// A number with its unit, as a message names it.
pub(super) fn with_unit(kind: &Kind, n: Exact) -> String {
    let number = number(kind, n);
    match kind {
        Kind::Money { per } => format!("{number}{}", money_unit(per.as_deref())),
        Kind::Count { counter } => format!("{number}{counter}"),
        _ => number,
    }
}

/// A value that the enumeration does not list (列举未尽) has no name of its own.
fn choice(program: &Program, kind: &Kind, at: u32) -> String {
    let (Kind::Enum(id) | Kind::Set(id)) = kind else { return String::new() };
    let of = program.enums.get(id.index());
    of.and_then(|e| e.value(at)).unwrap_or("其他").to_owned()
}

fn range((from, to): (Month, Month)) -> String {
    if from == to { from.to_string() } else { format!("{from}..{to}") }
}
