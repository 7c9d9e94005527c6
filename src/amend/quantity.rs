//! Numbers with their units, in whatever spelling.

use super::token::NUMERALS;
use crate::document::parse_numeral;
use crate::values::Exact;
use std::cmp::Ordering;

/// A number with its unit, so that two spellings can be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Figure {
    number: Option<Exact>,
    unit: String,
    per: Option<String>,
}

fn read(text: &str) -> Figure {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',')).len();
    let numeral: usize = text.chars().take_while(|c| NUMERALS.contains(*c)).map(char::len_utf8).sum();
    let (number, rest) = match digits {
        0 => (parse_numeral(&text[..numeral].replace('两', "二")).map(|n| Exact::from(i64::from(n))), &text[numeral..]),
        _ => (Exact::parse(&text[..digits].replace(',', "")).ok(), &text[digits..]),
    };
    let (unit, per) = match rest.split_once('/') {
        Some((unit, per)) => (unit, Some(per.to_owned())),
        None => (rest, None),
    };
    let times = |by: i64| number.and_then(|n| n.mul(Exact::from(by)).ok());
    let (number, unit) = match unit {
        "万元" => (times(10_000), "元"),
        "亿元" => (times(100_000_000), "元"),
        "天" => (number, "日"),
        "％" => (number, "%"),
        other => (number, other),
    };
    Figure { number, unit: unit.to_owned(), per }
}

/// Whether two spellings mean one figure; a rate unit that only one of them names does not count.
pub(super) fn same(a: &str, b: &str) -> bool {
    let (a, b) = (read(a), read(b));
    a.number.is_some()
        && a.number == b.number
        && a.unit == b.unit
        && (a.per == b.per || a.per.is_none() || b.per.is_none())
}

/// Whether a rule counts in months what the text says in years.
pub(super) fn same_span(rule: &str, text: &str) -> bool {
    let (rule, text) = (read(rule), read(text));
    rule.unit == "个月" && text.unit == "年" && rule.number.is_some() && rule.number == in_months(&text)
}

fn in_months(of: &Figure) -> Option<Exact> {
    match of.unit.as_str() {
        // 0.3年 is no whole number of months, and nobody counts by parts of one.
        "年" => of.number?.mul(Exact::from(12)).ok().filter(|m| m.is_integer()),
        "个月" | "月" => of.number,
        _ => None,
    }
}

/// Which of two figures is the larger, where their units can be compared.
pub(super) fn compare(a: &str, b: &str) -> Option<Ordering> {
    let (a, b) = (read(a), read(b));
    let a_year = |f: &Figure| match f.per.as_deref() {
        Some("年") => f.number,
        Some("月") => f.number?.mul(Exact::from(12)).ok(),
        _ => None,
    };
    let (x, y) = if a.unit != b.unit {
        (in_months(&a)?, in_months(&b)?)
    } else if a.per != b.per {
        (a_year(&a)?, a_year(&b)?)
    } else {
        (a.number?, b.number?)
    };
    Some(x.cmp(&y))
}

/// Whether a figure is a span of time.
pub(super) fn is_time(figure: &str) -> bool {
    matches!(read(figure).unit.as_str(), "年" | "个月" | "月" | "日")
}

/// Whether a figure is what is given, and never what something is given by: money, a share, points.
pub(super) fn is_given(figure: &str) -> bool {
    matches!(read(figure).unit.as_str(), "元" | "%" | "‰" | "个百分点" | "分" | "倍")
}

/// A figure in Arabic digits parted into its number and its unit, as written.
pub(super) fn split(figure: &str) -> (&str, &str) {
    figure.split_at(figure.len() - figure.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len())
}

/// What a rate is by: 年 of 元/年.
pub(super) fn per(figure: &str) -> Option<String> {
    read(figure).per
}

/// A new figure as a rule writes it: Arabic, with the rate unit that the rule adds to the text's, in
/// months where the rule counts months.
pub(super) fn respelled(rule: &str, new: &str) -> String {
    let figure = read(new);
    if let (true, Some(months)) = (read(rule).unit == "个月" && figure.unit == "年", in_months(&figure)) {
        return format!("{}个月", months.display());
    }
    let arabic = if new.starts_with(|c: char| c.is_ascii_digit()) {
        new.replace(',', "")
    } else {
        format!("{}{}", figure.number.map(Exact::display).unwrap_or_default(), figure.unit)
    };
    match (read(rule).per, &figure.per) {
        (Some(per), None) => format!("{arabic}/{per}"),
        _ => arabic,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_figure_are_one() {
        assert!(same("10万元", "100000元") && same("1.5万元", "15000元") && same("三年", "3年"));
        assert!(same("500元", "500元/名") && !same("500元/月", "500元/年") && !same("1年", "12个月"));
    }
}
