//! Sets of facts that would make a truth hold, or fail: read off the trace.

use super::candidate::{Test, candidates, values};
use super::trial::{Set, Trial};
use super::{MAX_FACTS, is_goal};
use crate::eval::{Cell, Outcome, Run};
use crate::facts::Value;
use crate::ir::{NodeId, Op, SlotId};
use std::collections::{BTreeMap, BTreeSet};

/// Sets kept at most at each step.
const MAX_SETS: usize = 48;

/// Sets that would make the conditions hold, as the facts stand.
pub(super) fn repairs(trial: &mut Trial<'_>) -> Vec<Set> {
    let decision = &trial.prepared.program.decisions[trial.decision];
    match &decision.target {
        Some(_) => Repairs::of_amount(trial),
        None => trial.pass(|trial, run| Repairs::new(trial, run).of(decision.eligible, 0, true)),
    }
}

/// Sets that would make the conditions fail.
pub(super) fn denials(trial: &mut Trial<'_>) -> Vec<Set> {
    let eligible = trial.prepared.program.decisions[trial.decision].eligible;
    trial.pass(|trial, run| Repairs::new(trial, run).of(eligible, 0, false))
}

/// The repairs of one pass.
pub(super) struct Repairs<'r, 'a, 't> {
    trial: &'t mut Trial<'a>,
    run: &'r Run<'r>,
    known: BTreeMap<(NodeId, usize, bool), Vec<Set>>,
}

impl<'r, 'a, 't> Repairs<'r, 'a, 't> {
    pub fn new(trial: &'t mut Trial<'a>, run: &'r Run<'r>) -> Self {
        Repairs { trial, run, known: BTreeMap::new() }
    }

    /// Sets with which `node` in `row` is as wanted; the empty set where it is already.
    pub fn of(&mut self, node: NodeId, row: usize, wanted: bool) -> Vec<Set> {
        let stands = match self.run.cell(node, row) {
            Cell::True => wanted,
            Cell::False | Cell::NotApplicable => !wanted,
            _ => false,
        };
        if stands {
            return vec![Set::new()];
        }
        if let Some(known) = self.known.get(&(node, row, wanted)) {
            return known.clone();
        }
        let mut sets = self.parts(node, row, wanted);
        // A truth that is not as wanted needs something; what its parts cannot tell, trying does.
        sets.retain(|s| !s.is_empty());
        if sets.is_empty() {
            sets = self.turned(node, row, wanted);
        }
        smallest(&mut sets);
        self.known.insert((node, row, wanted), sets.clone());
        sets
    }

    fn parts(&mut self, node: NodeId, row: usize, wanted: bool) -> Vec<Set> {
        let run = self.run;
        let n = run.program.node(node);
        let at = |o: NodeId| run.enclosing(run.program.node(o).domain, n.domain, row);
        match &n.op {
            Op::Not(of) | Op::Unless(of) => self.of(*of, at(*of), !wanted),
            Op::PerRules { of, .. } => self.of(*of, at(*of), wanted),
            Op::Choose { interpretation, alternatives } => {
                let of = run.alternative(*interpretation, alternatives).copied();
                of.map(|of| self.of(of, at(of), wanted)).unwrap_or_default()
            }
            Op::All(parts) | Op::Any(parts) => {
                let each: Vec<Vec<Set>> = parts.iter().map(|p| self.of(*p, at(*p), wanted)).collect();
                combined(each, matches!(n.op, Op::All(_)) == wanted)
            }
            Op::Exists { domain, condition } => {
                let rows = run.rows(*domain).children(row);
                let own = |r: usize| run.enclosing(run.program.node(*condition).domain, *domain, r);
                let each: Vec<Vec<Set>> = rows.map(|r| self.of(*condition, own(r), wanted)).collect();
                combined(each, !wanted)
            }
            _ => vec![],
        }
    }

    /// Single facts behind a node that turn it.
    fn turned(&mut self, node: NodeId, row: usize, wanted: bool) -> Vec<Set> {
        let mut sets = Vec::new();
        for fact in candidates(self.run, &[(node, row)]) {
            let test = Test::Truth { node, row, wanted };
            let values = values(self.trial, self.run, fact, test);
            sets.extend(values.into_iter().map(|v| Set::from([(fact, v)])));
        }
        sets
    }

    /// Single facts behind the amount, the durations or the target that make the decision come out.
    pub fn of_amount(trial: &mut Trial<'a>) -> Vec<Set> {
        let decision = &trial.prepared.program.decisions[trial.decision];
        let kind = decision.kind;
        trial.pass(|trial, run| {
            let rows = |node: NodeId| (0..run.row_count(run.program.node(node).domain)).map(move |r| (node, r));
            let roots: Vec<(NodeId, usize)> = decision.roots().into_iter().flat_map(rows).collect();
            let goal = |outcome: &Outcome| is_goal(kind, outcome.verdict);
            let mut sets = Vec::new();
            for fact in candidates(run, &roots) {
                let values = values(trial, run, fact, Test::Decision(&goal));
                sets.extend(values.into_iter().map(|v| Set::from([(fact, v)])));
            }
            sets
        })
    }
}

/// One of several is enough, or all are needed.
fn combined(each: Vec<Vec<Set>>, all: bool) -> Vec<Set> {
    if !all {
        let mut any: Vec<Set> = each.into_iter().flatten().collect();
        smallest(&mut any);
        return any;
    }
    let mut sets = vec![Set::new()];
    for part in each {
        let mut next: Vec<Set> = Vec::new();
        for set in &sets {
            for more in &part {
                match joined(set, more) {
                    Some(both) => next.push(both),
                    // Two conditions want one fact at two values: either may do for both.
                    None => {
                        let over = |a: &Set, b: &Set| a.clone().into_iter().chain(b.clone()).collect::<Set>();
                        next.extend([over(set, more), over(more, set)]);
                    }
                }
            }
        }
        smallest(&mut next);
        sets = next;
    }
    sets
}

/// Both sets together, unless they give one fact two values.
fn joined(one: &Set, other: &Set) -> Option<Set> {
    let agrees = |(key, value): (&(SlotId, u32), &Value)| one.get(key).is_none_or(|v| v == value);
    other.iter().all(agrees).then(|| one.clone().into_iter().chain(other.clone()).collect())
}

/// Keeps the smallest sets in the order found, each once, none with more facts than are proposed.
fn smallest(sets: &mut Vec<Set>) {
    sets.retain(|s| s.len() <= MAX_FACTS);
    let mut seen = BTreeSet::new();
    sets.retain(|s| seen.insert(s.clone()));
    sets.sort_by_key(Set::len);
    sets.truncate(MAX_SETS);
}
