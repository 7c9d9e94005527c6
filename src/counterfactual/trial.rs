//! A case whose facts are tried with other values.

use super::boundary::Line;
use crate::eval::{Cell, Input, Outcome, Prepared, Run, Scratch};
use crate::facts::{Case, Facts, Given, Value};
use crate::ir::{DecisionId, DomainId, NodeId, SlotId};
use std::collections::BTreeMap;

/// Facts with the values they would have.
pub type Set = BTreeMap<(SlotId, u32), Value>;

/// More passes than this are not made for one decision.
const MAX_PASSES: usize = 6_000;

/// The facts of one case, for one decision.
pub struct Trial<'a> {
    pub prepared: &'a Prepared<'a>,
    pub decision: DecisionId,
    choices: &'a [u8],
    facts: Facts,
    case: &'a Case,
    scratch: Scratch,
    passes: usize,
    /// What a node reads, once looked up.
    behind: BTreeMap<NodeId, Vec<NodeId>>,
}

impl<'a> Trial<'a> {
    pub fn new(prepared: &'a Prepared<'a>, case: &'a Case, choices: &'a [u8], decision: DecisionId) -> Trial<'a> {
        let (facts, scratch) = (case.facts.clone(), Scratch::default());
        Trial { prepared, decision, choices, facts, case, scratch, passes: 0, behind: BTreeMap::new() }
    }

    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Where the case gives a fact, or would.
    fn path(&self, slot: SlotId) -> &'a str {
        self.case.home(self.prepared.program, slot)
    }

    /// The same with the items numbered.
    pub fn place(&self, slot: SlotId, row: u32) -> String {
        self.case.place(self.prepared.program, slot, row)
    }

    /// Every cell that one fact of the case fills: the months of a record, and whoever it stands for.
    pub fn cells_of(&self, slot: SlotId, row: u32) -> Vec<(SlotId, usize)> {
        let program = self.prepared.program;
        let domain = program.slot(slot).domain;
        if domain != DomainId::ROOT {
            return self.facts.rows(domain).of_item(row as usize).map(|r| (slot, r)).collect();
        }
        let path = self.path(slot);
        let same = |s: &SlotId| {
            let of = program.slot(*s);
            of.domain == DomainId::ROOT
                && (of.path == path || of.or_path.as_deref() == Some(path) && self.path(*s) == path)
        };
        SlotId::all(&program.slots).filter(same).map(|s| (s, 0)).collect()
    }

    /// Does something while the facts of a set have its values.
    pub fn with<T>(&mut self, set: &Set, then: impl FnOnce(&mut Self) -> T) -> T {
        let cells = set
            .iter()
            .flat_map(|((slot, row), value)| self.cells_of(*slot, *row).into_iter().map(move |cell| (cell, value)));
        let cells: Vec<((SlotId, usize), &Value)> = cells.collect();
        self.while_set(cells.into_iter(), then)
    }

    /// Does something while these cells have other values.
    fn while_set<'v, T>(
        &mut self,
        cells: impl Iterator<Item = ((SlotId, usize), &'v Value)>,
        then: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let mut before: Vec<((SlotId, usize), Given)> = Vec::new();
        for (cell, value) in cells {
            before.extend(self.put(cell, Given::Value(value.clone())).map(|given| (cell, given)));
        }
        let result = then(self);
        for (cell, given) in before.into_iter().rev() {
            self.put(cell, given);
        }
        result
    }

    /// How many steps the numbers and dates of a set are from what the case gives.
    pub(super) fn distance(&self, set: &Set) -> i64 {
        let steps = set.iter().filter_map(|((slot, row), to)| {
            let line = Line::of(&self.prepared.program.slot(*slot).kind)?;
            let Given::Value(from) = self.facts.given(*slot, *row as usize) else { return None };
            Some((line.step(to)? - line.step(from)?).abs())
        });
        steps.fold(0, i64::saturating_add)
    }

    fn put(&mut self, (slot, row): (SlotId, usize), given: Given) -> Option<Given> {
        let cell = self.facts.columns.get_mut(slot.index())?.get_mut(row)?;
        Some(std::mem::replace(cell, given))
    }

    /// What a node comes to with some cells set to a value; `None` once too many passes were made.
    pub(super) fn cell_with(
        &mut self,
        (node, row): (NodeId, usize),
        cells: &[(SlotId, usize)],
        value: &Value,
    ) -> Option<Cell> {
        self.passes += 1;
        if self.passes > MAX_PASSES {
            return None;
        }
        self.behind(node);
        let cell = self.while_set(cells.iter().map(|cell| (*cell, value)), |t| {
            let nodes = t.behind.get(&node).map(Vec::as_slice).unwrap_or_default();
            let input = Input::new(&t.facts, t.choices);
            Run::over(t.prepared, input, nodes, &mut t.scratch).cell(node, row)
        });
        Some(cell)
    }

    /// Every node that a node reads, itself included.
    pub(super) fn behind(&mut self, node: NodeId) -> &[NodeId] {
        self.behind.entry(node).or_insert_with(|| self.prepared.behind(&[node]))
    }

    /// The outcome of the decision as the facts stand; no later day is tried.
    pub fn judge(&mut self) -> Outcome {
        self.passes += 1;
        let nodes = self.prepared.nodes_for(self.decision);
        let input = Input::new(&self.facts, self.choices);
        Run::over(self.prepared, input, nodes, &mut self.scratch).judge(self.decision)
    }

    /// The same with some cells set to a value.
    pub(super) fn judge_with(&mut self, cells: &[(SlotId, usize)], value: &Value) -> Option<Outcome> {
        if self.passes > MAX_PASSES {
            return None;
        }
        Some(self.while_set(cells.iter().map(|cell| (*cell, value)), Self::judge))
    }

    /// Whether the conditions hold as the facts stand.
    pub(super) fn is_eligible(&mut self) -> bool {
        let eligible = self.prepared.program.decisions[self.decision].eligible;
        self.pass(|_, run| run.root(eligible).is_true())
    }

    /// Looks at a pass of the whole decision while other values are tried beside it.
    pub fn pass<T>(&mut self, see: impl FnOnce(&mut Trial<'a>, &Run<'_>) -> T) -> T {
        let facts = self.facts.clone();
        let mut scratch = Scratch::default();
        let input = Input::new(&facts, self.choices);
        let run = Run::over(self.prepared, input, self.prepared.nodes_for(self.decision), &mut scratch);
        see(self, &run)
    }
}
