//! What a decision came to, in what a person would compare.

use crate::eval::{Decided, Options, Outcome, Prepared, Run, Scratch, Warning, examine};
use crate::facts::Facts;
use crate::ir::{AmountState, DecisionId, Verdict};
use crate::values::{Date, Exact, Month, stretches};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Outcome, amount and stretch of one decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    pub outcome: Verdict,
    /// Amounts in 元.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months: Option<u32>,
    /// First and last month.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earliest: Option<String>,
    /// 金额待定
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub undetermined: bool,
    /// The day of application lies outside the days in force.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub not_in_force: bool,
}

impl Summary {
    pub fn of(decided: &Decided) -> Summary {
        let outcome = &decided.outcome;
        let money = |value: Option<Exact>| value.map(Exact::money);
        let payment = outcome.payment.as_ref().filter(|p| !p.segments.is_empty());
        let asked = outcome.asked.as_ref();
        let spans = || payment.into_iter().flat_map(|p| &p.segments).chain(asked).filter_map(|s| s.span);
        let month = |m: Month| m.to_string();
        let months = asked.map(|a| a.months).or(payment.map(|p| p.months()));
        Summary {
            outcome: outcome.verdict,
            total: money(outcome.amount.total),
            low: money(outcome.amount.low),
            high: money(outcome.amount.high),
            months: months.filter(|m| *m > 0),
            from: spans().map(|s| s.0).min().map(month),
            to: spans().map(|s| s.1).max().map(month),
            earliest: outcome.earliest.map(|d: Date| d.to_string()),
            undetermined: outcome.amount.state == AmountState::Undetermined,
            not_in_force: decided.warnings.iter().any(|w| matches!(w, Warning::NotInForce { .. })),
        }
    }

    pub fn is_met(&self) -> bool {
        self.outcome == Verdict::Met
    }

    /// 符合 6000.00元 24个月（2018-03至2020-02）
    pub fn words(&self) -> String {
        let mut words = self.outcome.word().to_owned();
        match (&self.total, &self.low, &self.high) {
            (Some(total), _, _) => words.push_str(&format!(" {total}元")),
            (None, Some(low), Some(high)) => words.push_str(&format!(" {low}元至{high}元")),
            (None, Some(low), None) => words.push_str(&format!(" 不少于{low}元")),
            _ if self.undetermined => words.push_str(" 金额待定"),
            _ => {}
        }
        if let Some(months) = self.months {
            words.push_str(&format!(" {months}个月"));
        }
        if let (Some(from), Some(to)) = (&self.from, &self.to) {
            words.push_str(&format!("（{from}至{to}）"));
        }
        if let Some(day) = &self.earliest {
            words.push_str(&format!(" 最早{day}"));
        }
        if self.not_in_force {
            words.push_str(" 适用日不在施行期间");
        }
        words
    }
}

/// Decides the given rules of one case in full, alternatives included.
pub fn evaluate<T>(
    prepared: &Prepared<'_>,
    facts: &Facts,
    decisions: Vec<DecisionId>,
    scratch: &mut Scratch,
    then: impl FnOnce(&Run<'_>, &[Decided]) -> T,
) -> T {
    let (choices, settled) = (prepared.adopted(), BTreeSet::new());
    let options = Options { decisions, choices, settled, alternatives: true };
    let (run, decided) = examine(prepared, facts, &options, scratch);
    then(&run, &decided)
}

/// The months for which two schedules pay differently, as ranges.
pub fn months_that_differ(old: Option<&Outcome>, new: Option<&Outcome>) -> Vec<(Month, Month)> {
    let (a, b) = (by_month(old), by_month(new));
    let months: BTreeSet<Month> = a.keys().chain(b.keys()).copied().collect();
    stretches(months.into_iter().filter(|m| a.get(m) != b.get(m)))
}

/// What each month is paid at, by member.
type Rates = BTreeMap<Month, BTreeSet<(Option<u32>, Option<String>, &'static str)>>;

fn by_month(outcome: Option<&Outcome>) -> Rates {
    let mut months = Rates::new();
    let payment = outcome.and_then(|o| o.payment.as_ref());
    for segment in payment.into_iter().flat_map(|p| &p.segments) {
        let Some((from, to)) = segment.span else { continue };
        let mut month = Some(from);
        while let Some(m) = month.filter(|m| *m <= to) {
            let rate = segment.rate.map(Exact::display);
            months.entry(m).or_default().insert((segment.member, rate, segment.per.word()));
            month = m.plus(1).ok();
        }
    }
    months
}
