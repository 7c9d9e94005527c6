//! Words before the subject and the object of 给付 and 对象 that no line of the rule carries: 新产生的, 城乡, 依法.
//!
//! A qualifier that is lost widens who is given something. Which words of a quotation are carried is told by the words
//! of the rule itself: its names, values and readings, the definitions behind them, and how the text puts each fact.

use super::info::RuleInfo;
use super::model::Model;
use crate::document::bare;
use crate::syntax::ast::{ConditionKind, LineValue, Part, RuleKind, each_condition};
use crate::values::distinct;
use std::collections::BTreeSet;

/// Where what comes before the verb ends.
const VERBS: [&str; 15] = [
    "按照",
    "给予",
    "纳入",
    "列为",
    "可申请",
    "可按规定",
    "享受",
    "可",
    "实行",
    "按其",
    "按上年度",
    "按规定",
    "准予",
    "提供",
    "每招用",
];

/// What parts one qualifier from the next.
const PARTED: [&str; 21] = [
    "并", "，", "、", "。", "；", "（", "）", "“", "”", "‘", "’", "：", "……", "以及", "和", "或", "的", "对", "将",
    "及", "等",
];

/// Words that limit nobody.
const EMPTY: [&str; 9] = ["人员", "属于", "实现", "达到", "面向", "凡在", "同时", "其中", "所称"];

impl<'a> Model<'a> {
    /// The qualifiers of a rule that nothing in it carries and that it does not set aside.
    pub fn uncarried(&self, info: &RuleInfo<'a>) -> Vec<String> {
        if !matches!(info.ast.kind, RuleKind::Entitlement | RuleKind::Status) {
            return Vec::new();
        }
        let quote: Vec<&str> = info.ast.authority.iter().flat_map(|a| &a.parts).map(|p| p.text.as_str()).collect();
        let quote = quote.join("……");
        let end = VERBS.iter().filter_map(|verb| quote.find(verb)).min();
        let mut head = quote[..end.unwrap_or(quote.len())].to_owned();
        for mark in PARTED {
            head = head.replace(mark, "\n");
        }
        let head = without_figures(&head);
        let carried = self.carried(info);
        distinct(head.lines().flat_map(|segment| rest(&bare(segment), &carried)))
    }

    /// Everything that the rule says of its subject and its object, as letters.
    fn carried(&self, info: &RuleInfo<'a>) -> BTreeSet<String> {
        let mut words: BTreeSet<String> = EMPTY.iter().map(|w| (*w).to_owned()).collect();
        words.insert(bare(&info.ast.name.text));
        words.extend(self.symbols.entities.keys().map(|name| bare(name)));
        let mut due = vec![info];
        let mut seen = BTreeSet::new();
        while let Some(next) = due.pop() {
            each_condition(next.ast, &mut |condition| {
                if let ConditionKind::SameYear { .. } = condition.kind {
                    words.extend(["年度", "当年"].map(str::to_owned));
                }
            });
            next.ast.each_part(&mut |part| match part {
                Part::Name(name) | Part::Value(name, _) => {
                    words.insert(bare(&name.text));
                    words.extend(self.wordings(&name.text));
                    let defined = self.definitions.all.iter().filter(|d| d.name == name.text);
                    due.extend(defined.filter(|d| seen.insert(d.rule)).map(|d| self.rule(d.rule)));
                }
                Part::Interpretation(name) => {
                    let item = self.interpretations.iter().find(|i| i.name == name.text);
                    due.extend(item.filter(|i| seen.insert(i.rule)).map(|i| self.rule(i.rule)));
                }
                Part::Quantity(..) | Part::Period(..) => {}
            });
        }
        words.extend(info.items.iter().flat_map(|i| &i.item.authority).flat_map(|a| &a.parts).map(|p| bare(&p.text)));
        for line in &info.ast.lines {
            if let LineValue::SetAside { words: own, .. } | LineValue::Enumeration { words: own, .. } = &line.value {
                words.insert(bare(&own.text));
            } else if let LineValue::PerRules { fact, .. } = &line.value {
                words.insert(bare(&fact.text));
            }
            // What a line quotes itself is that line's, as it is with an item.
            words.extend(line.authority.iter().flat_map(|a| &a.parts).map(|p| bare(&p.text)));
        }
        words
    }

    /// How the text and the rules put a fact.
    fn wordings(&self, name: &str) -> BTreeSet<String> {
        let facts = self.symbols.entities.values().flat_map(|e| e.facts.values());
        let all = facts.filter(|f| f.is_called(name)).flat_map(|f| {
            f.worded().map(bare).chain(f.written.iter().map(|(words, _)| bare(words))).collect::<Vec<_>>()
        });
        all.collect()
    }
}

/// What is left of words once the longest pieces that are carried are taken out.
fn rest(words: &str, carried: &BTreeSet<String>) -> Vec<String> {
    let all: Vec<char> = words.chars().collect();
    let is_carried = |piece: &[char]| {
        let piece: String = piece.iter().collect();
        carried.iter().any(|c| c.contains(&piece))
    };
    let (mut left, mut open, mut at) = (Vec::new(), String::new(), 0);
    while at < all.len() {
        let longest = (at + 2..=all.len()).rev().find(|to| is_carried(&all[at..*to]));
        match longest {
            Some(to) => {
                left.push(std::mem::take(&mut open));
                at = to;
            }
            None => {
                open.push(all[at]);
                at += 1;
            }
        }
    }
    left.push(open);
    left.retain(|words| words.chars().count() >= 2);
    left
}

/// The words with the figures taken out, each with its unit and its 以上: they are looked after by themselves.
fn without_figures(text: &str) -> String {
    const UNITS: &str = "年个月日天人名户家元万％%周岁";
    const SIDES: [&str; 8] = ["以上", "以下", "以内", "不足", "内", "满", "的", "后"];
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        out.push_str(&rest[..at]);
        rest = rest[at..].trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || UNITS.contains(c));
        rest = SIDES.iter().find_map(|side| rest.strip_prefix(side)).unwrap_or(rest);
        out.push('\n');
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::rest;

    #[test]
    fn what_no_word_of_the_rule_carries_is_left() {
        let carried = ["就业困难人员", "招用日期"].map(str::to_owned).into_iter().collect();
        assert_eq!(rest("新产生就业困难人员", &carried), ["新产生"]);
        assert_eq!(rest("招用就业困难人员", &carried), [""; 0]);
        assert_eq!(rest("城乡就业困难群体", &carried), ["城乡", "群体"]);
    }
}
