//! What differs between two packages' rules, in words.

use super::rule_lines::RuleLines;
use crate::amend::word_changes;
use std::collections::BTreeSet;

/// How each side writes its rules, for causes in words.
#[derive(Clone, Copy)]
pub struct Wordings<'a> {
    pub old: &'a RuleLines,
    pub new: &'a RuleLines,
}

impl Wordings<'_> {
    /// 创业场地补贴：标准 3000元/年→5000元/年
    fn cause(&self, name: &str) -> String {
        self.own_cause(name).unwrap_or_else(|| {
            // What a rule takes from another stands in that other's lines.
            let lines = self.old.get(name).or_else(|| self.new.get(name)).map(|r| &r.lines);
            let named = |other: &String| {
                other != name && lines.into_iter().flatten().any(|(_, text)| text.contains(&format!("“{other}”")))
            };
            let others: Vec<String> = self.old.keys().filter(|o| named(o)).filter_map(|o| self.own_cause(o)).collect();
            if others.is_empty() { name.to_owned() } else { others.join("；") }
        })
    }

    /// What differs in a rule's own lines, if anything does.
    fn own_cause(&self, name: &str) -> Option<String> {
        let lines = |of: &'_ RuleLines| of.get(name).map(|r| r.lines.clone()).unwrap_or_default();
        let (old, new) = (lines(self.old), lines(self.new));
        let silent = ["所涉解释", "说明", "列举", "理由", "问题"];
        let gone: Vec<&(String, String)> = old.iter().filter(|l| !new.contains(l)).collect();
        let come: Vec<&(String, String)> = new.iter().filter(|l| !old.contains(l)).collect();
        let mut said = Vec::new();
        let mut answered = BTreeSet::new();
        for (label, was) in gone.into_iter().filter(|l| !silent.contains(&l.0.as_str())) {
            let other = come.iter().enumerate().find(|(i, l)| l.0 == *label && !answered.contains(i));
            match other {
                Some((i, (_, is))) => {
                    answered.insert(i);
                    let words =
                        word_changes(was, is).into_iter().map(|(a, b)| format!("{}→{}", or_dash(&a), or_dash(&b)));
                    let words: Vec<String> = words.collect();
                    said.push(format!("{label} {}", words.join("，")).trim().to_owned());
                }
                None => said.push(format!("删去{label} {was}")),
            }
        }
        for (_, (label, is)) in
            come.iter().enumerate().filter(|(i, l)| !answered.contains(i) && !silent.contains(&l.0.as_str()))
        {
            said.push(format!("增加{label} {is}"));
        }
        (!said.is_empty()).then(|| format!("{name}：{}", said.join("；")))
    }
}

/// The causes in words, once each; facts only where no rule is one.
pub(super) fn named_causes(causes: &BTreeSet<String>, wordings: Wordings<'_>) -> Vec<String> {
    let is_fact = |n: &&String| n.starts_with("事实：");
    let rules: Vec<&String> = causes.iter().filter(|n| !is_fact(n)).collect();
    let kept: Vec<&String> = if rules.is_empty() { causes.iter().collect() } else { rules };
    let named: BTreeSet<String> = kept.into_iter().map(|n| wordings.cause(n)).collect();
    named.into_iter().collect()
}

fn or_dash(words: &str) -> &str {
    if words.is_empty() { "（无）" } else { words }
}
