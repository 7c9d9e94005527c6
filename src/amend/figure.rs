//! Figures and boundaries of the text where a rule file writes them.

use super::atom::Limit;
use super::edit::Reason;
use super::quantity::{per, respelled, same, same_span, unit};
use super::token::{Side, Token, TokenKind, tokens};
use crate::source::Span;
use std::ops::Range;

/// A figure of a rule file with the word at its side.
#[derive(Debug, Clone)]
pub(super) struct Found {
    tokens: Vec<Token>,
    at: usize,
}

/// Where a figure stands in a stretch of a rule file, outside quotation marks. Rules write figures in
/// Arabic digits: 一年 is part of a name.
pub(super) fn occurrences(text: &str, within: Span, figure: &str) -> Vec<Found> {
    let all = tokens(text, within);
    let mut depth = 0i32;
    let mut found = Vec::new();
    for (at, token) in all.iter().enumerate() {
        depth += token.text.matches('“').count() as i32 - token.text.matches('”').count() as i32;
        if depth == 0
            && token.kind == TokenKind::Figure
            && token.text.starts_with(|c: char| c.is_ascii_digit())
            && (same(&token.text, figure) || same_span(&token.text, figure))
        {
            found.push(Found { tokens: all.clone(), at });
        }
    }
    found
}

impl Found {
    fn token(&self, at: Option<usize>) -> Option<&Token> {
        at.and_then(|n| self.tokens.get(n))
    }

    /// The side on which the rule's own words lie.
    pub fn side(&self) -> Option<Side> {
        let boundary = |at| self.token(at).filter(|t| t.kind == TokenKind::Boundary).map(|t| t.text.clone());
        let trailing = |w: &String| matches!(w.as_str(), "以上" | "以下" | "以内" | "之内" | "内" | "以外");
        let after = boundary(self.at.checked_add(1)).filter(trailing);
        let before = boundary(self.at.checked_sub(1)).filter(|w| !trailing(w));
        after.or(before).and_then(|w| Side::of(&w))
    }

    /// The word at its side; empty where there is none.
    pub fn word(&self) -> &str {
        let range = self.range();
        let word = |at: usize| self.token(Some(at)).map(|t| t.text.as_str()).unwrap_or_default();
        match (range.start < self.at, range.end > self.at + 1) {
            (_, true) => word(self.at + 1),
            (true, false) => word(self.at - 1),
            (false, false) => "",
        }
    }

    pub fn place(&self) -> Span {
        self.tokens.get(self.at).map(|t| t.span).unwrap_or_default()
    }

    /// What the rule writes.
    pub fn wording(&self) -> String {
        let range = self.range();
        self.tokens[range].iter().map(|t| t.text.as_str()).collect()
    }

    /// The figure with its boundary words.
    fn range(&self) -> Range<usize> {
        let trailing = |t: &Token| matches!(t.text.as_str(), "以上" | "以下" | "以内" | "之内" | "内" | "以外");
        let is_boundary = |t: &&Token| t.kind == TokenKind::Boundary;
        let before = self.token(self.at.checked_sub(1)).filter(is_boundary).is_some_and(|t| !trailing(t));
        let after = self.token(self.at.checked_add(1)).filter(is_boundary).is_some_and(trailing);
        self.at - usize::from(before)..self.at + 1 + usize::from(after)
    }

    /// The place to change and what is to stand there, for a limit that became another.
    pub fn replaced(&self, before: &Limit, after: &Limit) -> Result<(Span, String), Reason> {
        let own = self.side();
        if let (Some(text), Some(rule)) = (before.side, own)
            && text != rule
        {
            let text = format!("{}{}", before.word, before.figure);
            return Err(Reason::ValueDiffers { text, rule: self.wording() });
        }
        let token = &self.tokens[self.at];
        // By the year, by the month, by the head: a rule is built on its rate.
        let rate = per(&before.figure) != per(&after.figure);
        if before.each || rate {
            return Err(Reason::Rate { before: before.figure.clone(), after: after.figure.clone() });
        }
        let figure = respelled(&token.text, &after.figure);
        if before.side == after.side || own.is_none() {
            if before.side != after.side {
                return Err(Reason::NoPattern { wording: format!("{}{}", after.word, after.figure) });
            }
            return Ok((token.span, figure));
        }
        let range = self.range();
        let from = self.tokens[range.start].span;
        let whole = self.tokens[range.clone()].iter().map(|t| t.span).fold(from, Span::to);
        let no_pattern = || Reason::NoPattern { wording: format!("{}{}", after.word, after.figure) };
        let side = after.side.ok_or_else(no_pattern)?;
        let wording = self.worded(&figure, side, range.start).ok_or_else(no_pattern)?;
        Ok((whole, wording))
    }

    /// A limit in the wording that its pattern has.
    fn worded(&self, figure: &str, side: Side, start: usize) -> Option<String> {
        let previous = self.token(start.checked_sub(1)).map(|t| t.text.as_str()).unwrap_or_default();
        if self.tokens.get(start).is_some_and(|t| t.text == "不超过") || previous.ends_with("最长") {
            return None;
        }
        let span_of_time = ["年", "个月", "月", "日", "天"].contains(&unit(figure).as_str());
        // 自〈日期〉起…
        if previous.ends_with('起') {
            return Some(match side {
                Side::AtLeast => format!("满{figure}"),
                Side::AtMost => format!("{figure}以内"),
                Side::Over => format!("超过{figure}"),
                Side::Under => format!("不足{figure}"),
            });
        }
        Some(match side {
            Side::AtLeast => format!("{figure}以上"),
            Side::AtMost if span_of_time => format!("{figure}以内"),
            Side::AtMost => format!("{figure}以下"),
            Side::Over => format!("超过{figure}"),
            Side::Under => format!("不足{figure}"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limit(figure: &str, word: &str) -> Limit {
        Limit { figure: figure.to_owned(), side: Side::of(word), word: word.to_owned(), each: false }
    }

    fn check(rule: &str, before: (&str, &str), after: (&str, &str)) -> Result<String, Reason> {
        let found = occurrences(rule, Span::new(0, rule.len()), before.0);
        assert_eq!(found.len(), 1, "{rule}");
        let (span, new) = found[0].replaced(&limit(before.0, before.1), &limit(after.0, after.1))?;
        Ok(format!("{}{new}{}", &rule[..span.range().start], &rule[span.range().end..]))
    }

    #[test]
    fn a_limit_is_rewritten_in_the_pattern_of_the_rule() {
        let is = |rule, before, after, new: &str| assert_eq!(check(rule, before, after).as_deref(), Ok(new));
        is("标准：3000元/年。", ("3000元/年", ""), ("5000元/年", ""), "标准：5000元/年。");
        is("标准：500元/名。", ("500元", ""), ("800元", ""), "标准：800元/名。");
        is("自经营日起满1年", ("1年", "以上"), ("6个月", "以上"), "自经营日起满6个月");
        is("自毕业日期起5年以内", ("五年", "内"), ("三年", "内"), "自毕业日期起3年以内");
        is("距退休时间不足5年的", ("5年", "不足"), ("5年", "以内"), "距退休时间5年以内的");
        is("留用率50%以上", ("50%", "以上"), ("50%", "超过"), "留用率超过50%");
        is("合同月数36个月以上", ("3年", "以上"), ("2年", "以上"), "合同月数24个月以上");
        is("最长不超过2年", ("2年", "不超过"), ("3年", "不超过"), "最长不超过3年");
        assert!(check("标准：3000元/年。", ("3000元/年", ""), ("300元/月", "")).is_err(), "another rate is drafted");
        assert!(check("自经营日起满1年", ("1年", "超过"), ("2年", "超过")).is_err(), "the rule says something else");
    }
}
