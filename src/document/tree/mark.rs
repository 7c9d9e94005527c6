//! Marks: what a line begins with when it begins a numbered unit.
//!
//! Full or half width, with or without a blank behind. A mark is only a candidate: whether it begins a unit is decided
//! by the run of the numbers around it (`nest`).

use crate::document::letter::is_blank;
use crate::document::numeral::{digit, parse_numeral};

/// Kinds of marks, as a text may nest them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkKind {
    /// 第一编
    Book,
    /// 第一章
    Chapter,
    /// 第一节
    Section,
    /// 第一条, 第一条之一
    Article,
    /// 一、
    Part,
    /// （一）
    Bracket,
    /// 1. 1、 1）
    Arabic,
    /// （1）
    Paren,
    /// ①
    Circle,
}

/// A mark at the beginning of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    pub kind: MarkKind,
    pub number: u32,
    /// 之一 is 1; 0 where there is none.
    pub again: u32,
    /// In bytes, from the beginning of the line.
    pub length: usize,
}

/// The mark that a line begins with, with the signs of a web page's layout around it.
pub fn mark(line: &str) -> Option<Mark> {
    let laid_out = layout(line);
    let rest = &line[laid_out..];
    let mut mark = ordinal(rest).or_else(|| circle(rest)).or_else(|| bracketed(rest)).or_else(|| plain(rest))?;
    let bold = laid_out > 0 && rest[mark.length..].starts_with(BOLD);
    mark.length += laid_out + if bold { BOLD.len() } else { 0 };
    Some(mark)
}

/// What Markdown writes around bold words.
const BOLD: &str = "**";

/// The bytes of Markdown's signs that a line begins with: ## of a heading, ** of bold words.
fn layout(line: &str) -> usize {
    let heading = line.trim_start_matches('#');
    let heading = if heading.len() < line.len() { heading.trim_start_matches(is_blank) } else { line };
    let rest = heading.strip_prefix(BOLD).unwrap_or(heading);
    line.len() - rest.len()
}

/// Whether a line has signs of Markdown's, which are no words of a document.
pub fn is_laid_out(line: &str) -> bool {
    layout(line) > 0 || line.matches(BOLD).count() > 1
}

/// 第五条, 第5条, 第五条之一, 第二章.
fn ordinal(line: &str) -> Option<Mark> {
    let rest = line.strip_prefix('第')?;
    let (at, kind) = rest.char_indices().take(9).find_map(|(at, c)| {
        let kind = match c {
            '编' => MarkKind::Book,
            '章' => MarkKind::Chapter,
            '节' => MarkKind::Section,
            '条' => MarkKind::Article,
            _ => return None,
        };
        Some((at, kind))
    })?;
    let number = any_number(&rest[..at])?;
    let mut length = '第'.len_utf8() + at + '条'.len_utf8();
    let mut again = 0;
    if let Some(behind) = line[length..].strip_prefix('之').filter(|_| kind == MarkKind::Article) {
        let digits: String = behind.chars().take_while(|c| "一二三四五六七八九十".contains(*c)).collect();
        if let Some(number) = parse_numeral(&digits) {
            (again, length) = (number, length + '之'.len_utf8() + digits.len());
        }
    }
    Some(Mark { kind, number, again, length })
}

/// ①, ②, … ⑳
fn circle(line: &str) -> Option<Mark> {
    let c = line.chars().next()?;
    let number = u32::from(c).checked_sub(u32::from('①')).filter(|n| *n < 20)? + 1;
    Some(Mark { kind: MarkKind::Circle, number, again: 0, length: c.len_utf8() })
}

/// （一）, (1)
fn bracketed(line: &str) -> Option<Mark> {
    let rest = line.strip_prefix(['（', '('])?;
    let (at, close) = rest.char_indices().take(8).find(|(_, c)| matches!(c, '）' | ')'))?;
    let inner = rest[..at].trim_matches(is_blank);
    let length = line.len() - rest.len() + at + close.len_utf8();
    let (kind, number) = match parse_numeral(inner) {
        Some(number) => (MarkKind::Bracket, number),
        None => (MarkKind::Paren, figures(inner)?),
    };
    Some(Mark { kind, number, again: 0, length })
}

/// 一、, 1., 1．, 1、, 1）; no mark before another digit (1.5倍).
fn plain(line: &str) -> Option<Mark> {
    let (at, stop) = line.char_indices().take(8).find(|(_, c)| matches!(c, '、' | '．' | '.' | ')' | '）'))?;
    let length = at + stop.len_utf8();
    let (kind, number) = match parse_numeral(&line[..at]).filter(|_| !matches!(stop, ')' | '）')) {
        Some(number) => (MarkKind::Part, number),
        None => (MarkKind::Arabic, figures(&line[..at])?),
    };
    let goes_on = line[length..].chars().next().is_some_and(|c| digit(c).is_some());
    (!goes_on).then_some(Mark { kind, number, again: 0, length })
}

fn any_number(text: &str) -> Option<u32> {
    let text = text.trim_matches(is_blank);
    parse_numeral(text).or_else(|| figures(text))
}

/// Up to three digits of any width.
fn figures(text: &str) -> Option<u32> {
    let digits: Vec<u32> = text.chars().map(digit).collect::<Option<_>>()?;
    let number = digits.iter().fold(0, |number, digit| number * 10 + digit);
    ((1..=3).contains(&digits.len()) && number > 0).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_every_writing() {
        let cases = [
            ("第一条为完善", MarkKind::Article, 1, 0, "第一条"),
            ("第12条 甲", MarkKind::Article, 12, 0, "第12条"),
            ("第五条之一 甲", MarkKind::Article, 5, 1, "第五条之一"),
            ("第二章 总 则", MarkKind::Chapter, 2, 0, "第二章"),
            ("第三节申请", MarkKind::Section, 3, 0, "第三节"),
            ("（十一）甲", MarkKind::Bracket, 11, 0, "（十一）"),
            ("(二) 甲", MarkKind::Bracket, 2, 0, "(二)"),
            ("(２)甲", MarkKind::Paren, 2, 0, "(２)"),
            ("十二、甲", MarkKind::Part, 12, 0, "十二、"),
            ("1. 甲", MarkKind::Arabic, 1, 0, "1."),
            ("2．甲", MarkKind::Arabic, 2, 0, "2．"),
            ("3、甲", MarkKind::Arabic, 3, 0, "3、"),
            ("4）甲", MarkKind::Arabic, 4, 0, "4）"),
            ("③甲", MarkKind::Circle, 3, 0, "③"),
            ("**第一条** 甲", MarkKind::Article, 1, 0, "**第一条**"),
            ("## 第二章 甲", MarkKind::Chapter, 2, 0, "## 第二章"),
            ("**（三）甲**", MarkKind::Bracket, 3, 0, "**（三）"),
        ];
        for (line, kind, number, again, words) in cases {
            assert_eq!(mark(line), Some(Mark { kind, number, again, length: words.len() }), "{line}");
        }
    }

    #[test]
    fn what_is_no_mark() {
        for line in [
            "1.5倍",
            "3-5级",
            "2019.10",
            "（甲）乙",
            "（含50人）",
            "第一款规定",
            "一次性",
            "一是甲；",
            "",
            "（",
            "0.甲",
            "第条",
        ] {
            assert_eq!(mark(line), None, "{line}");
        }
    }
}
