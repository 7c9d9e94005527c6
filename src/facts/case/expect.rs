//! 期望: what the author of a case expects, compared by `test`.

use super::check::Check;
use super::expected::Expected;
use super::misfit::Misfit;
use super::value;
use crate::data::Node;
use crate::facts::words::{CaseKey, ExpectationKey};
use crate::ir::{DecisionKind, Verdict, Word};
use crate::source::Place;
use crate::values::{Date, Exact};

/// What one rule should decide; only what is stated is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expectation {
    pub rule: String,
    pub place: Place,
    /// 结论
    pub outcome: Option<Stated<Verdict>>,
    /// 总额, in 元
    pub total: Option<Stated<Exact>>,
    /// 最低
    pub low: Option<Stated<Exact>>,
    /// 最高
    pub high: Option<Stated<Exact>>,
    /// 月数
    pub months: Option<Stated<u32>>,
    /// 可享受日期
    pub earliest: Option<Stated<Date>>,
    /// 缺事实
    pub missing_facts: Option<Stated<Vec<String>>>,
    /// 缺参数
    pub missing_parameters: Option<Stated<Vec<String>>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated<T> {
    pub value: T,
    pub place: Place,
}

impl Check<'_, '_, '_> {
    pub fn expectations(&mut self, node: &Node<'_>) -> Vec<Expectation> {
        let Some(entries) = node.entries() else {
            self.misfit(CaseKey::Expectations.word(), Misfit::value(node, Expected::Rules));
            return Vec::new();
        };
        let decisions = &self.reader.program.decisions;
        let mut expectations = Vec::with_capacity(entries.len());
        for entry in entries {
            let Some(kind) = decisions.iter().find(|d| entry.key == d.rule).map(|d| d.kind) else {
                if self.reader.of_other_rules {
                    continue;
                }
                self.unknown(entry, decisions.iter().map(|d| d.rule.as_str()), None);
                continue;
            };
            let place = self.place(entry.key_span);
            expectations.push(self.expectation((&entry.key, kind), place, &entry.value));
        }
        expectations
    }

    /// 申请事项: names of rules that decide.
    pub fn applied(&mut self, node: &Node<'_>) -> Vec<String> {
        let rules: Vec<&str> = self.reader.program.decisions.iter().map(|d| d.rule.as_str()).collect();
        let others = self.reader.of_other_rules;
        let known = |item: &Node<'_>| {
            let name = value::text(item, Expected::Name)?;
            let found = others || rules.contains(&name);
            if found { Ok(name.to_owned()) } else { Err(Misfit::one_of(item, rules.iter().copied())) }
        };
        let read = value::items(node, Expected::Names).and_then(|items| items.iter().map(known).collect());
        self.take(CaseKey::AppliedFor.word(), read).unwrap_or_default()
    }

    fn expectation(&mut self, (rule, kind): (&str, DecisionKind), place: Place, node: &Node<'_>) -> Expectation {
        let mut e = Expectation {
            rule: rule.to_owned(),
            place,
            outcome: None,
            total: None,
            low: None,
            high: None,
            months: None,
            earliest: None,
            missing_facts: None,
            missing_parameters: None,
        };
        let Some(entries) = node.entries() else {
            self.misfit(rule, Misfit::value(node, Expected::Expectation));
            return e;
        };
        for entry in entries {
            let (key, node) = (&*entry.key, &entry.value);
            let Some(what) = ExpectationKey::from_word(key) else {
                self.unknown(entry, ExpectationKey::words(), None);
                continue;
            };
            match what {
                ExpectationKey::Outcome => e.outcome = self.stated(key, node, |n| outcome(n, kind)),
                ExpectationKey::Total => e.total = self.stated(key, node, |n| value::money(n, None)),
                ExpectationKey::Low => e.low = self.stated(key, node, |n| value::money(n, None)),
                ExpectationKey::High => e.high = self.stated(key, node, |n| value::money(n, None)),
                ExpectationKey::Months => e.months = self.stated(key, node, months),
                ExpectationKey::Earliest => e.earliest = self.stated(key, node, value::date),
                ExpectationKey::MissingFacts => e.missing_facts = self.stated(key, node, names),
                ExpectationKey::MissingParameters => e.missing_parameters = self.stated(key, node, names),
            }
        }
        e
    }

    fn stated<'n, 't, T>(
        &mut self,
        key: &str,
        node: &'n Node<'t>,
        read: impl FnOnce(&'n Node<'t>) -> Result<T, Misfit>,
    ) -> Option<Stated<T>> {
        let value = self.take(key, read(node))?;
        Some(Stated { value, place: self.place(node.span) })
    }
}

/// The outcome by its own word, or by what it is called for rules of this kind.
fn outcome(node: &Node<'_>, kind: DecisionKind) -> Result<Verdict, Misfit> {
    let written = value::text(node, Expected::Outcome)?;
    Word::read(kind, written).ok_or_else(|| Misfit::one_of(node, Word::words_of(kind)))
}

fn months(node: &Node<'_>) -> Result<u32, Misfit> {
    let count = value::count(node, "月")?;
    let months = count.to_i64().and_then(|n| u32::try_from(n).ok());
    months.ok_or_else(|| Misfit::value(node, Expected::MonthCount))
}

fn names(node: &Node<'_>) -> Result<Vec<String>, Misfit> {
    value::items(node, Expected::Names)?.iter().map(|n| value::text(n, Expected::Name).map(str::to_owned)).collect()
}
