//! Numbers as 公文 writes them: 3,000, 1.5, 三千, 百分之三十, 2024年3月1日.

use super::size::Size;
use crate::document::day::leading_day;
use crate::document::parse_numeral;
use crate::values::Exact;

/// A number at the beginning of a text.
pub(super) struct Number {
    pub value: Exact,
    pub length: usize,
    /// In Chinese numerals.
    pub numerals: bool,
    /// 万 of 3万元: the low end of 2-3万元 shares it.
    pub times: i64,
}

const NUMERALS: &str = "零〇一二两三四五六七八九十百千万亿";

pub(super) fn number(rest: &str) -> Option<Number> {
    arabic(rest).or_else(|| chinese(rest))
}

fn arabic(rest: &str) -> Option<Number> {
    let mut digits = String::new();
    let mut length = 0;
    for (at, c) in rest.char_indices() {
        let next = &rest[at + c.len_utf8()..];
        let digit = narrow(c);
        let goes_on = next.chars().next().is_some_and(|c| narrow(c).is_ascii_digit());
        match digit {
            '0'..='9' => digits.push(digit),
            '.' if !digits.is_empty() && !digits.contains('.') && goes_on => digits.push('.'),
            // 3,000: three digits behind the mark, and no more.
            ',' if !digits.is_empty() && groups(next) => {}
            _ => break,
        }
        length = at + c.len_utf8();
    }
    let mut value = Exact::parse(&digits).ok()?;
    let mut times = 1;
    for (word, by) in [("万", 10_000), ("亿", 100_000_000), ("千", 1_000), ("百", 100)] {
        // 10万元 is a sum whose unit is 万元 all the same; 10万人 is a count.
        if rest[length..].starts_with(word) && !rest[length + word.len()..].starts_with("分之") {
            value = value.mul(Exact::from(by)).ok()?;
            length += word.len();
            times = by;
            break;
        }
    }
    Some(Number { value, length, numerals: false, times })
}

fn groups(next: &str) -> bool {
    let digits = next.chars().take_while(|c| narrow(*c).is_ascii_digit()).count();
    digits == 3
}

fn chinese(rest: &str) -> Option<Number> {
    let length: usize = rest.chars().take_while(|c| NUMERALS.contains(*c)).map(char::len_utf8).sum();
    let value = parse_numeral(&rest[..length].replace('两', "二"))?;
    Some(Number { value: Exact::from(i64::from(value)), length, numerals: true, times: 1 })
}

/// 百分之三十, 千分之五, 三分之一, 1/3, 一半.
pub(super) fn share(rest: &str) -> Option<(Exact, usize)> {
    if rest.starts_with("半数") || rest.starts_with("一半") {
        return Some((Exact::ratio(1, 2).ok()?, "半数".len()));
    }
    for (word, whole) in [("百分之", 100), ("千分之", 1_000)] {
        if let Some(parts) = rest.strip_prefix(word) {
            let n = number(parts)?;
            return Some((n.value.div(Exact::from(whole)).ok()?, word.len() + n.length));
        }
    }
    let of = number(rest)?;
    let (mark, turned) = match &rest[of.length..] {
        behind if behind.starts_with("分之") => ("分之", true),
        behind if behind.starts_with('/') && !of.numerals => ("/", false),
        _ => return None,
    };
    let other = number(&rest[of.length + mark.len()..])?;
    let (part, whole) = if turned { (other.value, of.value) } else { (of.value, other.value) };
    Some((part.div(whole).ok()?, of.length + mark.len() + other.length))
}

/// 2024年3月1日, 二〇二四年三月一日.
pub(super) fn day(rest: &str) -> Option<(Size, usize)> {
    let ((year, month, day), length) = leading_day(rest)?;
    Some((Size::Day(i64::from(year), i64::from(month), i64::from(day)), length))
}

/// Width is no difference.
fn narrow(c: char) -> char {
    if c == '．' { '.' } else { crate::document::narrow(c) }
}
