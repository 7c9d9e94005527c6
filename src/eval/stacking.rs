//! What several decisions say of each other: overlaps are reported, never excluded; rules of equal
//! rank that grant one thing must agree.

use super::cell::Cell;
use super::decided::{Decided, Warning};
use super::run::Run;
use crate::facts::Given;
use crate::ir::{Decision, DomainId, MonthsFrom, Program, Verdict};
use crate::values::Month;
use std::collections::{BTreeMap, BTreeSet};

/// 可能重复享受: two entitlements pay for the same person's records in the same month.
pub(super) fn overlaps(run: &Run<'_>, decided: &mut [Decided]) {
    let paid: Vec<Option<Paid>> = decided.iter().map(|d| paid(run, d)).collect();
    for i in 0..decided.len() {
        let mut with = Vec::new();
        for j in 0..decided.len() {
            let (Some(a), Some(b)) = (&paid[i], &paid[j]) else { continue };
            if i != j && a.records == b.records && a.months.iter().any(|m| b.months.contains(m)) {
                with.push(run.program.decisions[decided[j].outcome.decision].rule.clone());
            }
        }
        if !with.is_empty() {
            decided[i].warnings.push(Warning::MayOverlap { with });
        }
    }
}

struct Paid {
    records: DomainId,
    months: BTreeSet<(Option<u32>, Month)>,
}

fn paid(run: &Run<'_>, decided: &Decided) -> Option<Paid> {
    let decision: &Decision = &run.program.decisions[decided.outcome.decision];
    let Some(MonthsFrom::Records { domain, .. }) = decision.plan.as_ref()?.months else { return None };
    let counts = matches!(decided.outcome.verdict, Verdict::Met | Verdict::AwaitsInterpretation);
    let payment = decided.outcome.payment.as_ref().filter(|_| counts)?;
    let mut months = BTreeSet::new();
    for segment in &payment.segments {
        let Some((from, to)) = segment.span else { continue };
        let mut month = from;
        while month <= to {
            months.insert((segment.member, month));
            month = month.plus(1).ok()?;
        }
    }
    Some(Paid { records: domain, months })
}

/// Rows that name one person twice, each reckoned for itself: worth a look, never merged.
pub(super) fn same_person(run: &Run<'_>, decided: &mut [Decided]) {
    for d in decided {
        let decision = &run.program.decisions[d.outcome.decision];
        let Some(member) = &decision.member else { continue };
        let Some(identity) = member.identity else { continue };
        let counts = |r: &usize| matches!(run.cell(member.condition, *r), Cell::True | Cell::Open(_));
        let mut seen: Vec<&Given> = Vec::new();
        let mut twice: BTreeSet<String> = BTreeSet::new();
        for r in (0..run.row_count(member.domain)).filter(counts) {
            let given = run.input.facts.given(identity, r);
            if !matches!(given, Given::Value(_)) {
                continue;
            }
            if seen.contains(&given) {
                twice.extend(run.rows(member.domain).labels.get(r).cloned());
            }
            seen.push(given);
        }
        if !twice.is_empty() {
            d.warnings.push(Warning::SamePerson { who: twice.into_iter().collect() });
        }
    }
}

/// 规定不一致: several rules grant one thing, all apply, and they differ.
pub(super) fn disagreements(program: &Program, decided: &mut [Decided]) {
    let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, d) in decided.iter().enumerate() {
        let decision = &program.decisions[d.outcome.decision];
        if decision.plan.is_some() && d.outcome.verdict == Verdict::Met {
            groups.entry(decision.grants.as_str()).or_default().push(i);
        }
    }
    for group in groups.into_values().filter(|g| g.len() > 1) {
        let differ = group.windows(2).any(|w| decided[w[0]].outcome.amount != decided[w[1]].outcome.amount);
        if !differ {
            continue;
        }
        for i in &group {
            let with = group.iter().filter(|j| *j != i);
            let with = with.map(|j| program.decisions[decided[*j].outcome.decision].rule.clone()).collect();
            decided[*i].warnings.push(Warning::Disagrees { with });
        }
        for i in group {
            decided[i].outcome.verdict = Verdict::Inconsistent;
        }
    }
}
