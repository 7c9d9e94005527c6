//! Figures of a text: sums, shares, spans of time, ages, counts and days, with the words that say on
//! which side of them something lies.
//!
//! Read from words alone, so that a rule and the text it quotes are read alike: 10万元 and 100000元 are
//! one figure, 三成 and 30%. What stands in 《》 or 〔〕 or behind 第 names or counts something and is none.

mod around;
mod number;
mod size;
mod unit;

pub use size::{Rate, Size, Time};

use super::side::Side;
use crate::values::Exact;
use number::number;
use std::ops::Range;
use unit::Unit;

/// A figure where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    pub size: Size,
    /// The side on which its words lie: 12个月以上, 不足5年, 最多10万元.
    pub side: Option<Side>,
    /// 每满12个月, 每招用1名: a step of something counted, and no limit.
    pub each: bool,
    /// In Chinese numerals, which also make words: 一家企业.
    pub numerals: bool,
    /// The number with its unit.
    pub range: Range<usize>,
    /// The same with the words at its side.
    pub whole: Range<usize>,
}

/// The figures of a text, in order. `units` are measure words known beside those of every 公文.
pub fn figures(text: &str, units: &[&str]) -> Vec<Figure> {
    let mut found: Vec<Figure> = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        at += if let Some(length) = passed_over(rest, units) {
            length
        } else if let Some((size, length, numerals)) = measured(rest, text[..at].chars().next_back(), units) {
            let range = at..at + length;
            found.push(around::placed(text, range, size, numerals, &found));
            length
        } else {
            number(rest).map_or(c.len_utf8(), |n| n.length)
        };
    }
    found
}

/// Titles, the years of document numbers, ordinals and days of every year.
fn passed_over(rest: &str, units: &[&str]) -> Option<usize> {
    for (open, close) in [('《', '》'), ('〔', '〕')] {
        if rest.starts_with(open) {
            return Some(rest.find(close).map_or(open.len_utf8(), |end| end + close.len_utf8()));
        }
    }
    if let Some(counted) = rest.strip_prefix('第') {
        let n = number(counted)?;
        return Some(
            '第'.len_utf8() + n.length + unit::unit(&counted[n.length..], units).map_or(0, |(_, length)| length),
        );
    }
    if number::day(rest).is_some() {
        return None;
    }
    // 2025年, 12月31日, 每年3月: a year or a month by its name.
    let n = number(rest)?;
    let behind = &rest[n.length..];
    let is_year = behind.starts_with('年') && n.value.to_i64().is_some_and(|y| (1900..2200).contains(&y));
    if is_year {
        return Some(n.length + '年'.len_utf8());
    }
    behind.strip_prefix('月').map(|day| {
        let day = number(day).filter(|d| day[d.length..].starts_with('日')).map_or(0, |d| d.length + '日'.len_utf8());
        n.length + '月'.len_utf8() + day
    })
}

/// A figure at the beginning of `rest`, with its length and whether it is in Chinese numerals.
fn measured(rest: &str, before: Option<char>, units: &[&str]) -> Option<(Size, usize, bool)> {
    if let Some((day, length)) = number::day(rest) {
        return Some((day, length, false));
    }
    if let Some((share, length)) = number::share(rest) {
        return Some((Size::Share(share), length, true));
    }
    if rest.starts_with("半年") && before.is_none_or(|c| c != '上' && c != '下') {
        return Some((Size::Span(Exact::from(6), Time::Month), "半年".len(), true));
    }
    let n = number(rest)?;
    // 统一年度, 第一年, 每一名, 之一 and 前一年 are words.
    let one = n.value == Exact::ONE;
    if n.numerals
        && before.is_some_and(|c| "统同唯第之任某每逐其单另初".contains(c) || one && "前上下后次翌头".contains(c))
    {
        return None;
    }
    let behind = &rest[n.length..];
    let gap = behind.len() - behind.trim_start_matches([' ', '\u{3000}']).len();
    let (unit, value, length) = match unit::unit(&behind[gap..], units) {
        Some((unit, length)) => (unit, n.value, n.length + gap + length),
        None => match unit::of_range(behind, units) {
            Some((unit, times)) => {
                let value = if n.times == 1 { n.value.mul(Exact::from(times)).ok()? } else { n.value };
                (unit, value, n.length)
            }
            None if n.numerals => return None,
            None => (Unit::None, n.value, n.length),
        },
    };
    if n.numerals && !unit.is_counted_in_numerals() {
        return None;
    }
    let (size, tail) = unit.size(value, &rest[length..])?;
    Some((size, length + tail, n.numerals))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let one = |f: Figure| {
            let side = f.side.map_or_else(String::new, |s| format!(" {s:?}"));
            format!("{}{side}{}", f.size, if f.each { " 每" } else { "" })
        };
        figures(text, &["公里"]).into_iter().map(one).collect::<Vec<_>>().join("；")
    }

    #[test]
    fn figures_of_every_kind_are_read() {
        for (text, expected) in [
            ("给予3000元/年的创业场地补贴", "3000元/年"),
            ("每人每月3,000元", "3000元/月/人"),
            ("每户每年最多给予10万元", "100000元/年/户 AtMost"),
            ("三千元", "3000元"),
            ("200元每月", "200元/月"),
            ("给予应缴纳社会保险费30%的补贴", "30%"),
            ("三成", "30%"),
            ("百分之三十以上", "30% AtLeast"),
            ("三分之一", "1/3"),
            ("1.5倍", "150%"),
            ("离校1年内未就业", "1年 AtMost"),
            ("一年半", "18个月"),
            ("半年以上", "6个月 AtLeast"),
            ("上半年", ""),
            ("不足5年的人员", "5年 Under"),
            ("40分以上不足60分的", "40分 AtLeast；60分 Under"),
            ("3年以上（不含3年）", "3年 Over；3年"),
            ("达到50%以上", "50% AtLeast"),
            ("不得少于30日", "30日 AtLeast"),
            ("未超过12个月", "12个月 AtMost"),
            ("未达到60分", "60分 Under"),
            ("年满16周岁、不满60周岁", "16岁 AtLeast；60岁 Under"),
            ("16至60周岁", "16岁；60岁"),
            ("配备1-2名专职工作人员", "1人；2人"),
            ("2—3万元", "20000元；30000元"),
            ("至少有1人稳定就业", "1人 AtLeast"),
            ("每满12个月计2分，最高10分", "12个月 AtLeast 每；2分；10分 AtMost"),
            ("每招用1名城镇登记失业人员按500元的标准", "1人 每；500元/人"),
            ("通勤30公里以上", "30公里 AtLeast"),
            ("自2024年3月1日起施行，有效期5年", "2024-3-1；5年"),
            ("15个工作日内", "15个工作日 AtMost"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn words_titles_and_ordinals_are_no_figures() {
        for text in [
            "大政发〔2017〕46号",
            "《甲市制造2025行动计划》",
            "统一年度，一次性，第3年，第十二条，三支一扶，一系列，五证合一",
            "2025年底前，每年12月31日，3月起",
            "零就业家庭，万众创新，十分必要，所属月的前一年",
        ] {
            let loud: Vec<Figure> =
                figures(text, &[]).into_iter().filter(|f| !matches!(f.size, Size::Plain(_))).collect();
            assert!(loud.is_empty(), "{text} {loud:?}");
        }
    }
}
