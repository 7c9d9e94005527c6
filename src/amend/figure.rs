//! Figures of a rule, with the word that names the side on which something lies.

use super::atom::Limit;
use super::edit::Reason;
use super::kinds;
use super::quantity::{is_time, per, respelled, same, same_span, split};
use super::text::{Alone, In};
use super::token::{TokenKind, tokens};
use crate::document::side::{AT_MOST, Boundary, FULL, Side, Stands};
use crate::resolve::RuleInfo;
use crate::source::Span;
use crate::syntax::ast::{Bound, CompareOp, ConditionKind, Figure, Name, Part, Period, PeriodUnit, Quantity};
use crate::syntax::print;

/// A figure where a rule has it.
#[derive(Debug, Clone)]
pub(super) struct Written<'a> {
    /// The attached line that holds it; none for the rule's sentence.
    pub line: Option<usize>,
    pub place: Span,
    /// As the rule spells it.
    spelled: String,
    of: Figure<'a>,
    /// The text of its file.
    text: &'a str,
}

/// The figures of a rule's sentence and of its lines that compute something, each in its own order.
pub(super) fn figures<'a>(info: &RuleInfo<'a>, text: &'a str) -> Vec<Written<'a>> {
    let mut found = Vec::new();
    let mut take = |line: Option<usize>, parts: Vec<(Span, Figure<'a>)>| {
        let mut own: Vec<Written<'a>> = parts.into_iter().flat_map(|part| written(line, part, text)).collect();
        // What follows a list stands before it in the tree, or the reverse.
        own.sort_by_key(|w| w.place);
        found.extend(own);
    };
    let mut parts = Vec::new();
    info.ast.main.iter().for_each(|m| m.each_part(&mut |p| parts.extend(figured(p))));
    take(None, parts);
    for (index, line) in info.ast.lines.iter().enumerate().filter(|(_, l)| kinds::line(l.label).computes) {
        let mut parts = Vec::new();
        line.value.each_part(&mut |p| parts.extend(figured(p)));
        take(Some(index), parts);
    }
    found
}

/// Where a part of a rule may be a figure. An unquoted name is one only where it is a day; the
/// numerals of 一年 are part of a name.
fn figured(part: Part<'_>) -> Option<(Span, Figure<'_>)> {
    let named = |of: &Name| !of.quoted && of.text.contains(|c: char| c.is_ascii_digit());
    match part {
        Part::Quantity(of, figure) => Some((of.span, figure)),
        Part::Period(of, figure) => Some((of.span, figure)),
        Part::Value(of, figure) => named(of).then_some((of.span, figure)),
        Part::Name(of) => named(of).then_some((of.span, Figure::Amount)),
        Part::Interpretation(_) => None,
    }
}

/// The figures of one part: 2018年1月1日 has three.
fn written<'a>(line: Option<usize>, (span, of): (Span, Figure<'a>), text: &'a str) -> Vec<Written<'a>> {
    let tokens = tokens(text, In::<Alone>::from(span)).into_iter();
    let figures = tokens.filter(|t| t.kind == TokenKind::Figure && t.text.starts_with(|c: char| c.is_ascii_digit()));
    figures.map(|t| Written { line, place: t.place.span(), spelled: t.text, of, text }).collect()
}

impl Written<'_> {
    /// Whether it is the figure that the text writes so.
    pub fn is(&self, figure: &str) -> bool {
        same(&self.spelled, figure) || same_span(&self.spelled, figure)
    }

    /// The word at its side, in the rule's own pattern.
    pub fn boundary(&self) -> Option<Boundary> {
        match self.of {
            Figure::Limit(kind) => print::limit(kind).and_then(|words| Boundary::at_an_end_of(&words)),
            Figure::AtMost => Some(AT_MOST),
            Figure::Full => Some(FULL),
            Figure::From | Figure::To | Figure::Amount => None,
        }
    }

    /// The side on which the rule's own words lie.
    pub fn side(&self) -> Option<Side> {
        self.boundary().map(|b| b.side)
    }

    /// The figure with its word, as the rule says it.
    fn wording(&self) -> String {
        self.boundary().map_or_else(|| self.spelled.clone(), |b| b.with(&self.spelled))
    }

    /// The figure with its word, where they stand.
    fn whole(&self) -> Span {
        let (before, behind) = self.text.split_at(self.place.range().start);
        let behind = behind.get(self.place.range().len()..).unwrap_or_default();
        match self.boundary() {
            Some(Boundary { word, stands: Stands::Before, .. }) => {
                let start = before.trim_end().strip_suffix(word).map_or(before.len(), str::len);
                Span::new(start, self.place.range().end)
            }
            Some(Boundary { word, stands: Stands::Behind, .. }) => {
                let rest = behind.trim_start().strip_prefix(word).map_or(behind.len(), str::len);
                Span::new(before.len(), self.place.range().end + behind.len() - rest)
            }
            None => self.place,
        }
    }

    /// The place to change and what is to stand there, for a limit that became another.
    pub fn replaced(&self, before: &Limit, after: &Limit) -> Result<(Span, String), Reason> {
        let own = self.side();
        if let (Some(text), Some(rule)) = (before.side(), own)
            && text != rule
        {
            return Err(Reason::ValueDiffers { text: before.wording(), rule: self.wording() });
        }
        // By the year, by the month, by the head: a rule is built on its rate.
        if before.each || per(&before.figure) != per(&after.figure) {
            return Err(Reason::Rate { before: before.figure.clone(), after: after.figure.clone() });
        }
        let figure = respelled(&self.spelled, &after.figure);
        if before.side() == after.side() {
            return Ok((self.place, figure));
        }
        let turned = after.side().filter(|_| own.is_some()).and_then(|side| self.on_side(side, &figure));
        match turned {
            Some(words) => Ok((self.whole(), words)),
            None => Err(Reason::NoPattern { wording: after.wording() }),
        }
    }

    /// Another figure on another side, in the wording that the condition's pattern has for it.
    fn on_side(&self, side: Side, figure: &str) -> Option<String> {
        let Figure::Limit(kind) = self.of else { return None };
        print::limit(&turned(kind, side, figure)?)
    }
}

/// A condition with another limit, on another side.
fn turned(kind: &ConditionKind, side: Side, figure: &str) -> Option<ConditionKind> {
    let (number, unit) = split(figure);
    match kind {
        ConditionKind::Compare { left, right: Bound::Quantity(right), .. } => {
            let op = match side {
                Side::AtLeast => CompareOp::AtLeast,
                Side::AtMost if is_time(figure) => CompareOp::Within,
                Side::AtMost => CompareOp::AtMost,
                Side::Over => CompareOp::Over,
                Side::Under => CompareOp::Under,
            };
            let right = Quantity { number: number.to_owned(), unit: unit.to_owned(), ..right.clone() };
            Some(ConditionKind::Compare { left: left.clone(), op, right: Bound::Quantity(right) })
        }
        ConditionKind::Elapsed { from, period }
        | ConditionKind::Within { from, period }
        | ConditionKind::Beyond { from, period }
        | ConditionKind::ShortOf { from, period } => {
            let unit = match unit {
                "年" => PeriodUnit::Year,
                "个月" | "月" => PeriodUnit::Month,
                "日" | "天" => PeriodUnit::Day,
                _ => return None,
            };
            let (from, period) = (from.clone(), Period { count: number.parse().ok()?, unit, ..*period });
            Some(match side {
                Side::AtLeast => ConditionKind::Elapsed { from, period },
                Side::AtMost => ConditionKind::Within { from, period },
                Side::Over => ConditionKind::Beyond { from, period },
                Side::Under => ConditionKind::ShortOf { from, period },
            })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::side::BOUNDARIES;
    use crate::source::FileId;
    use crate::syntax::ast::{Item, Rule};

    fn limit(figure: &str, word: &str) -> Limit {
        let boundary = BOUNDARIES.iter().find(|b| b.word == word).copied();
        Limit { figure: figure.to_owned(), boundary, each: false }
    }

    /// A rule of the kind whose line or sentence this is.
    fn parsed(line: &str) -> (String, Rule) {
        let text = match line.split_once('：') {
            Some(_) => format!("给付：补贴。\n对成立的单位，给予补贴。\n{line}\n"),
            None => format!("给付：补贴。\n对{line}的单位，给予补贴。\n"),
        };
        let parsed = crate::syntax::parse(FileId::new(0), &text);
        let rule =
            parsed.tree.items.into_iter().find_map(|i| if let Item::Rule(rule) = i { Some(*rule) } else { None });
        assert!(parsed.diagnostics.is_empty(), "{line}: {:?}", parsed.diagnostics);
        (text, rule.unwrap_or_else(|| unreachable!()))
    }

    fn check(line: &str, before: (&str, &str), after: (&str, &str)) -> Result<String, Reason> {
        let (text, rule) = parsed(line);
        let mut parts = Vec::new();
        rule.each_part(&mut |p| parts.extend(figured(p)));
        let all: Vec<Written<'_>> = parts.into_iter().flat_map(|p| written(None, p, &text)).collect();
        let found: Vec<&Written<'_>> = all.iter().filter(|w| w.is(before.0)).collect();
        assert_eq!(found.len(), 1, "{line}");
        let (span, new) = found[0].replaced(&limit(before.0, before.1), &limit(after.0, after.1))?;
        let whole = format!("{}{new}{}", &text[..span.range().start], &text[span.range().end..]);
        let from = text.find(line).unwrap_or_default();
        Ok(whole[from..whole.len() - (text.len() - from - line.len())].to_owned())
    }

    #[test]
    fn a_limit_is_rewritten_in_the_pattern_of_the_rule() {
        let is = |rule, before, after, new: &str| assert_eq!(check(rule, before, after).as_deref(), Ok(new));
        is("标准：3000元/年。", ("3000元/年", ""), ("5000元/年", ""), "标准：5000元/年。");
        is("标准：500元/名。", ("500元", ""), ("800元", ""), "标准：800元/名。");
        is("自经营日起满1年", ("1年", "以上"), ("6个月", "以上"), "自经营日起满6个月");
        is("自经营日起满1年", ("1年", "以上"), ("2年", "超过"), "自经营日起超过2年");
        is("自毕业日期起5年以内", ("五年", "内"), ("三年", "内"), "自毕业日期起3年以内");
        is("距退休时间不足5年", ("5年", "不足"), ("5年", "以内"), "距退休时间5年以内");
        is("留用率50%以上", ("50%", "以上"), ("50%", "超过"), "留用率超过50%");
        is("合同月数36个月以上", ("3年", "以上"), ("2年", "以上"), "合同月数24个月以上");
        is("期限：最长不超过2年。", ("2年", "不超过"), ("3年", "不超过"), "期限：最长不超过3年。");
        assert!(check("标准：3000元/年。", ("3000元/年", ""), ("300元/月", "")).is_err(), "another rate is drafted");
        assert!(check("自经营日起满1年", ("1年", "超过"), ("2年", "超过")).is_err(), "the rule says something else");
        assert!(check("期限：最长不超过2年。", ("2年", "不超过"), ("2年", "以上")).is_err(), "a duration has one side");
    }
}
