//! What was decided, as data without a sentence of the catalogue.

use crate::eval::{Amount, Decided, InterpretationUse, Need, Run, Segment, Warning};
use crate::explain::path_of_need;
use crate::ir::{AmountState, Decision, Program};
use crate::render::decision_json::warning_code;
use crate::values::{Date, Exact};
use serde::Serialize;

/// One decision. What there is none of is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Conclusion {
    rule: String,
    verdict: &'static str,
    amount: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    schedule: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    earliest: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    used_up: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    causes: Vec<&'static str>,
    /// The smallest sets of what is missing that can decide.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    missing: Vec<Vec<String>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    interpretations: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    warnings: Vec<String>,
}

pub(super) fn conclusion(run: &Run<'_>, decided: &Decided) -> Conclusion {
    let outcome = &decided.outcome;
    let decision = &run.program.decisions[outcome.decision];
    Conclusion {
        rule: decision.rule.clone(),
        verdict: outcome.verdict.word(),
        amount: amount(&outcome.amount),
        schedule: outcome.schedule().into_iter().map(|s| segment(run, decision, s)).collect(),
        earliest: outcome.earliest,
        used_up: outcome.used_up.map(|u| u.name()),
        causes: outcome.causes.names().collect(),
        missing: decided.missing.iter().map(|set| set.iter().map(|n| need(run, *n)).collect()).collect(),
        interpretations: decided.interpretations.iter().map(|u| interpretation(run.program, u)).collect(),
        warnings: decided.warnings.iter().map(warning).collect(),
    }
}

/// `6000.00`, `3000.00..6000.00`, `3000.00..`, or why there is none.
fn amount(of: &Amount) -> String {
    let money = |n: Option<Exact>| n.map(|n| n.money()).unwrap_or_default();
    match of.state {
        AmountState::Settled => money(of.total),
        AmountState::Interval => format!("{}..{}", money(of.low), money(of.high)),
        AmountState::Undetermined | AmountState::None => of.state.word().to_owned(),
    }
}

/// `张某 2018-03..2020-02 24×3000/年 6000.00`, with `→` before what a cap leaves and `…` after what is to come.
fn segment(run: &Run<'_>, decision: &Decision, of: &Segment) -> String {
    let holder = decision.plan.as_ref().map(|p| p.holder);
    let member = of.member.zip(holder).and_then(|(row, holder)| run.rows(holder).labels.get(row as usize).cloned());
    let span = of.span.map(|(from, to)| if from == to { from.to_string() } else { format!("{from}..{to}") });
    let rate = of.rate.map(|rate| format!("{}×{}/{}", of.months, rate.display(), of.counter(decision.plan.as_ref())));
    let amount = match (of.before_cap, of.amount) {
        (Some(before), Some(amount)) if before != amount => Some(format!("{}→{}", before.money(), amount.money())),
        (_, amount) => amount.map(|amount| amount.money()),
    };
    let mut said = [member, span, rate, amount].into_iter().flatten().collect::<Vec<_>>().join(" ");
    if of.projected {
        said.push('…');
    }
    said
}

/// The place in the case, or `参数@日期`.
fn need(run: &Run<'_>, need: Need) -> String {
    match need {
        Need::Parameter { at, .. } => format!("{}@{at}", path_of_need(run, need)),
        Need::Fact { .. } | Need::List { .. } => path_of_need(run, need),
    }
}

/// `起算日=甲解 → 甲解 符合/6000.00；乙解 …`: what each alternative that was reckoned comes to.
fn interpretation(program: &Program, of: &InterpretationUse) -> String {
    let interpretation = &program.interpretations[of.id];
    let name = |at: u8| interpretation.alternatives.get(usize::from(at)).map_or("", |a| a.name.as_str());
    let reckoned = |at: u8| interpretation.alternatives.get(usize::from(at)).is_some_and(|a| a.computed);
    let results = of.alternatives.iter().filter(|r| reckoned(r.alternative));
    let results: Vec<String> =
        results.map(|r| format!("{} {}/{}", name(r.alternative), r.verdict.word(), amount(&r.amount))).collect();
    let head = format!("{}={}", interpretation.name, name(of.used));
    if results.is_empty() { head } else { format!("{head} → {}", results.join("；")) }
}

fn warning(of: &Warning) -> String {
    let (code, with) = warning_code(of);
    if with.is_empty() { code.to_owned() } else { format!("{code}：{}", with.join("、")) }
}
