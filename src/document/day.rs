//! Days in every writing of 公文: 2023年1月10日, ２０２３年 １月, 二〇二三年一月十日, 二○二三年元月.

use super::numeral::{digit, parse_numeral};
use std::ops::Range;

/// A day as written: year, month and day.
pub type WrittenDay = (i32, u32, u32);

/// The first day that a text writes, with its place.
pub fn find_day(text: &str) -> Option<(WrittenDay, Range<usize>)> {
    let mut in_number = false;
    let begins = |(at, c): (usize, char)| {
        let goes_on = std::mem::replace(&mut in_number, any_digit(c).is_some());
        (in_number && !goes_on).then_some(at)
    };
    text.char_indices()
        .filter_map(begins)
        .filter_map(|at| leading_day(&text[at..]).map(|(day, length)| (day, at..at + length)))
        .next()
}

/// The day that a text is, and nothing else.
pub fn whole_day(text: &str) -> Option<WrittenDay> {
    leading_day(text).filter(|(_, length)| *length == text.len()).map(|(day, _)| day)
}

/// The day that a text begins with, and the length of it.
pub fn leading_day(text: &str) -> Option<(WrittenDay, usize)> {
    let mut rest = text;
    let year = year(number(&mut rest, '年')?)?;
    let month = small(number(&mut rest, '月')?).filter(|month| (1..=12).contains(month))?;
    let day = small(number(&mut rest, '日')?).filter(|day| (1..=31).contains(day))?;
    Some(((year, month, day), text.len() - rest.len()))
}

/// What stands before a mark, blanks left out; the rest goes on behind the mark.
fn number(rest: &mut &str, mark: char) -> Option<String> {
    // No number of a day is longer, blanks between its digits counted.
    let (at, _) = rest.char_indices().take(12).find(|(_, c)| *c == mark)?;
    let (before, behind) = (rest.get(..at)?, rest.get(at + mark.len_utf8()..)?);
    // A day is not torn across paragraphs.
    let torn = before.contains('\n');
    *rest = behind;
    (!torn).then(|| before.chars().filter(|c| !c.is_whitespace()).collect())
}

/// Four digits. A circle or a Latin O among Chinese digits is a zero: 二○二三年, 二O二三年.
fn year(words: String) -> Option<i32> {
    let chinese = words.chars().any(|c| "一二三四五六七八九".contains(c));
    let zero = |c: char| (chinese && matches!(c, 'O' | 'Ｏ' | '◯')).then_some(0);
    let digits: Vec<u32> = words.chars().map(|c| any_digit(c).or_else(|| zero(c))).collect::<Option<_>>()?;
    let year = digits.iter().fold(0, |year, digit| year * 10 + digit);
    i32::try_from(year).ok().filter(|_| digits.len() == 4)
}

/// A month or a day: one or two digits of any width, or a numeral.
fn small(words: String) -> Option<u32> {
    if words == "元" {
        return Some(1);
    }
    let digits: Option<Vec<u32>> = words.chars().map(digit).collect();
    match digits.as_deref() {
        Some([one]) => Some(*one),
        Some([ten, one]) => Some(ten * 10 + one),
        Some(_) => None,
        None => parse_numeral(&words),
    }
}

fn any_digit(c: char) -> Option<u32> {
    let spelled = "〇一二三四五六七八九".chars().zip(0..).find(|(d, _)| *d == c).map(|(_, n)| n);
    digit(c).or(spelled).or(matches!(c, '零' | '○').then_some(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_day_in_every_writing() {
        for text in [
            "2023年1月10日",
            "2023年01月10日",
            "2023 年 1 月 10 日",
            "２０２３年１月１０日",
            "2023年１月10日",
            "二〇二三年一月十日",
            "二○二三年一月十日",
            "二零二三年一月十日",
            "二O二三年一月十日",
            "二Ｏ二三年一月十日",
            "二◯二三年元月十日",
            "二〇二三年　一月　十日",
            "二 〇 二 三年一月十日",
        ] {
            assert_eq!(whole_day(text), Some((2023, 1, 10)), "{text}");
            let within = format!("（第5号）{text}印发");
            assert_eq!(find_day(&within).map(|(day, place)| (day, &within[place])), Some(((2023, 1, 10), text)));
        }
        assert_eq!(whole_day("二〇一二年十二月三十一日"), Some((2012, 12, 31)));
        assert_eq!(find_day("自2017年起，至2023年1月10日止").map(|f| f.0), Some((2023, 1, 10)));
        assert_eq!(find_day("12023年1月10日"), None);
        assert_eq!(find_day("20年，2021年7月27日").map(|f| f.0), Some((2021, 7, 27)));
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in [
            "",
            "2023年",
            "2023年1月",
            "23年1月10日",
            "2023年13月1日",
            "2023年1月32日",
            "2O23年1月10日",
            "l023年1月10日",
            "二十三年一月十日",
            "2023年1月十十日",
            "2023年\n1月10日",
            "2023.1.10",
            "12023年1月10日",
            "2023年1月10日起",
        ] {
            assert_eq!(whole_day(text), None, "{text}");
        }
    }
}
