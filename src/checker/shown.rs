//! Whether words for a value say the value that the trace holds.

use super::trace::enumeration;
use super::value::{Val, exact};
use crate::ir::Program;
use crate::types::Kind;
use crate::values::{Exact, chinese_date};

pub(super) fn shows(program: &Program, kind: &Kind, value: &Val, said: &str) -> bool {
    match value {
        Val::True => matches!(said, "是" | "yes" | "Yes"),
        Val::False => matches!(said, "否" | "no" | "No"),
        Val::Number(n) => number(kind, *n, said),
        Val::Date(day) => said == chinese_date(*day) || said == day.to_string(),
        Val::Month(month) => said == month.chinese() || said == month.to_string(),
        Val::Enum(place) => match enumeration(program, kind).and_then(|e| e.value(*place)) {
            Some(word) => said == word,
            // In words for what is not listed there is nothing of the value.
            None => enumeration(program, kind).is_some_and(|e| e.position(said).is_none()),
        },
        Val::Set(bits) => {
            let Some(of) = enumeration(program, kind) else { return false };
            let held: Vec<&str> = of.places().filter(|p| bits & (1 << p) != 0).filter_map(|p| of.value(p)).collect();
            if held.is_empty() { of.values.iter().all(|v| !said.contains(v.as_str())) } else { several(said, &held) }
        }
        Val::Text(text) => said == text,
        // A list too long to be shown has a word for it.
        Val::Months(_) | Val::Amounts(_) => !said.chars().any(|c| c.is_ascii_digit()),
        Val::Open(_) => matches!(said, "不明" | "not known"),
        Val::NotApplicable => matches!(said, "不适用" | "not applicable"),
        Val::Failed(_) => false,
    }
}

/// The same words, however they are joined.
fn several(said: &str, held: &[&str]) -> bool {
    let parts: Vec<&str> = said.split(['、', ',']).map(str::trim).collect();
    parts == held
}

/// A number with its unit: the digits are those of the number.
fn number(kind: &Kind, n: Exact, said: &str) -> bool {
    let said = said.replace(',', "");
    let digits: Vec<Exact> = said
        .split(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | '/' | '-'))
        .filter(|t| t.chars().any(|c| c.is_ascii_digit()))
        .filter_map(|t| exact(t.trim_matches(|c: char| !c.is_ascii_digit() && c != '-')))
        .collect();
    match (kind, digits.as_slice()) {
        (Kind::Age, [years]) => years.mul(Exact::from(12)) == Ok(n) || *years == n,
        (Kind::Age, [years, months]) => years.mul(Exact::from(12)).and_then(|y| y.add(*months)) == Ok(n),
        (_, [one]) if said.contains('…') => is_cut(n, *one, &said),
        (_, [one]) if said.contains('%') => n.mul(Exact::from(100)) == Ok(*one),
        (_, [one]) => *one == n,
        _ => false,
    }
}

/// A decimal that does not end is told as far as its last digit shown.
fn is_cut(n: Exact, told: Exact, said: &str) -> bool {
    let behind = said.split_once('.').map_or("", |(_, rest)| rest);
    let places = behind.chars().take_while(char::is_ascii_digit).count();
    let scale = u32::try_from(places).ok().and_then(|p| 10i128.checked_pow(p));
    let n = if said.contains('%') { n.mul(Exact::from(100)).ok() } else { Some(n) };
    let below = |step: Exact, n: Exact| Some(told <= n && n < told.add(step).ok()?);
    scale.and_then(|s| Exact::ratio(1, s).ok()).zip(n).and_then(|(step, n)| below(step, n)).unwrap_or(false)
}
