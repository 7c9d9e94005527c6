//! One pass over a program's nodes for one case.
//!
//! Every node is computed for every row of its domain, in the program's order; the cells that are
//! left are the trace. A pass may be limited to the nodes that one decision needs.

use super::cell::{Cell, Fault};
use super::prepared::Prepared;
use super::scratch::{MonthRows, Scratch};
use crate::facts::{Facts, Given, Rows, Value};
use crate::ir::{DecisionId, DomainId, DomainKind, NodeId, Op, Program, SlotId};
use crate::values::{Causes, Date, Period};
use std::collections::BTreeSet;

/// What a pass reads beside the program and the tables.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    pub facts: &'a Facts,
    /// The alternative in force for each interpretation.
    pub choices: &'a [u8],
    /// The three dates, moved together where a later day is tried.
    pub basis: Date,
    pub applicable: Date,
    pub decided: Date,
    /// Cells that stand in for what is not known, sorted by node and row.
    pub assumed: &'a [Assumed],
    /// Answers that stand in for facts that are not known, sorted by column and row.
    pub answers: &'a [Answer],
}

/// A cell put in place of what a node came to.
pub type Assumed = (NodeId, u32, Cell);

/// A cell put in place of a fact.
pub type Answer = (SlotId, u32, Cell);

impl<'a> Input<'a> {
    pub fn new(facts: &'a Facts, choices: &'a [u8]) -> Self {
        let d = facts.dates;
        Input {
            facts,
            choices,
            basis: d.basis,
            applicable: d.applicable,
            decided: d.decided,
            assumed: &[],
            answers: &[],
        }
    }
}

/// A pass that is done, or as far as it has come: what it read and the cells that it left.
#[derive(Clone, Copy)]
pub struct Run<'a> {
    pub program: &'a Program,
    pub(super) prepared: Prepared<'a>,
    pub input: Input<'a>,
    pub(super) scratch: &'a Scratch,
}

impl<'a> Run<'a> {
    /// Computes `nodes` (in order) for the input.
    pub fn over(prepared: &Prepared<'a>, input: Input<'a>, nodes: &[NodeId], scratch: &'a mut Scratch) -> Self {
        let program = prepared.program;
        scratch.cells.clear();
        for id in scratch.computed.drain(..) {
            scratch.starts[id.index()] = None;
        }
        scratch.starts.resize(program.nodes.len(), None);
        scratch.months.iter_mut().for_each(MonthRows::clear);
        scratch.months.resize_with(program.domains.len(), MonthRows::default);
        for id in nodes {
            fill(*prepared, input, *id, scratch);
        }
        Run::read(*prepared, input, scratch)
    }

    /// The pass whose cells stand in `scratch`; `prepared` and `input` are those it was made with.
    pub fn read(prepared: Prepared<'a>, input: Input<'a>, scratch: &'a Scratch) -> Self {
        Run { program: prepared.program, prepared, input, scratch }
    }

    /// The program and tables of this pass.
    pub fn prepared(&self) -> Prepared<'a> {
        self.prepared
    }

    fn assumed(&self, id: NodeId, row: usize) -> Option<Cell> {
        if self.input.assumed.is_empty() {
            return None;
        }
        let key = (id, row as u32);
        let at = self.input.assumed.binary_search_by_key(&key, |(n, r, _)| (*n, *r)).ok()?;
        Some(self.input.assumed[at].2)
    }

    pub fn row_count(&self, domain: DomainId) -> usize {
        match self.program.domain(domain).kind {
            DomainKind::Root => 1,
            DomainKind::Relation { .. } => self.rows(domain).len(),
            DomainKind::Months { .. } => self.scratch.months[domain.index()].rows.len(),
        }
    }

    pub fn rows(&self, domain: DomainId) -> &'a Rows {
        self.input.facts.rows(domain)
    }

    /// The row of `outer` that encloses `row` of `inner`.
    pub fn enclosing(&self, outer: DomainId, inner: DomainId, row: usize) -> usize {
        let (mut domain, mut row) = (inner, row);
        while domain != outer {
            let d = self.program.domain(domain);
            row = match d.kind {
                DomainKind::Root => return 0,
                DomainKind::Relation { .. } => self.rows(domain).parents[row] as usize,
                DomainKind::Months { .. } => self.scratch.months[domain.index()].rows[row].0 as usize,
            };
            match d.parent {
                Some(parent) => domain = parent,
                None => return 0,
            }
        }
        row
    }

    /// The cell of `node`, seen from `row` of `domain`.
    pub fn at(&self, node: NodeId, domain: DomainId, row: usize) -> Cell {
        let own = self.program.node(node).domain;
        let row = if own == domain {
            row
        } else if own == DomainId::ROOT {
            0
        } else {
            self.enclosing(own, domain, row)
        };
        self.cell(node, row)
    }

    /// The cell of `node` in a row of its own domain.
    pub fn cell(&self, node: NodeId, row: usize) -> Cell {
        let cell = self.scratch.starts[node.index()].and_then(|start| self.scratch.cells.get(start + row));
        cell.copied().unwrap_or(Cell::Open(Causes::NONE))
    }

    pub fn root(&self, node: NodeId) -> Cell {
        self.cell(node, 0)
    }

    /// How many facts that a decision reads are known.
    pub fn known_facts(&self, decision: DecisionId) -> usize {
        let known = |slot: &SlotId| {
            let rows = self.row_count(self.program.slot(*slot).domain);
            (0..rows).any(|r| matches!(self.input.facts.given(*slot, r), Given::Value(_) | Given::NotApplicable))
        };
        self.prepared.slots_of(&[decision]).iter().filter(|s| known(s)).count()
    }

    /// Every column that these decisions read.
    pub fn read_by(&self, decisions: &[DecisionId]) -> BTreeSet<SlotId> {
        self.prepared.slots_of(decisions)
    }

    /// The nodes that a decision reads.
    pub fn nodes_of(&self, decision: DecisionId) -> &'a [NodeId] {
        self.prepared.nodes_for(decision)
    }

    /// Whether this pass computed the node.
    pub fn computed(&self, node: NodeId) -> bool {
        self.scratch.starts[node.index()].is_some()
    }

    /// Every cell of this pass.
    fn cells(&self) -> impl Iterator<Item = Cell> {
        self.scratch.cells.iter().copied()
    }

    /// The cells of some nodes.
    pub fn cells_of(&self, nodes: &[NodeId]) -> impl Iterator<Item = Cell> {
        let computed = nodes.iter().filter(|n| self.computed(**n));
        computed.flat_map(|n| (0..self.row_count(self.program.node(*n).domain)).map(|r| self.cell(*n, r)))
    }

    /// What failed in this pass.
    pub fn faults(&self) -> impl Iterator<Item = Fault> {
        self.cells().filter_map(|cell| match cell {
            Cell::Fault(fault) => Some(fault),
            _ => None,
        })
    }

    /// The periods that the nodes of this pass add to dates or take from them, each once.
    pub fn periods(&self) -> Vec<Period> {
        let mut found = Vec::new();
        for (node, start) in self.program.nodes.iter().zip(&self.scratch.starts) {
            if let Op::AddPeriod { period, .. } | Op::SubPeriod { period, .. } = node.op
                && start.is_some()
                && !found.contains(&period)
            {
                found.push(period);
            }
        }
        found
    }

    pub(super) fn cause(&self, slot: SlotId) -> Causes {
        if self.program.slot(slot).by_agency { Causes::AGENCY } else { Causes::APPLICANT }
    }

    /// A fact's cell; `missing` stands for one not provided.
    pub fn fact(&self, slot: SlotId, row: usize, missing: Option<Cell>) -> Cell {
        if !self.input.answers.is_empty()
            && let Ok(at) = self.input.answers.binary_search_by_key(&(slot, row as u32), |(s, r, _)| (*s, *r))
        {
            return self.input.answers[at].2;
        }
        match self.input.facts.given(slot, row) {
            Given::Value(value) => match value {
                Value::Bool(b) => Cell::of(*b),
                Value::Number(n) => Cell::Number(*n),
                Value::Date(d) => Cell::Date(*d),
                Value::Month(m) => Cell::Month(*m),
                Value::Enum(e) => Cell::Enum(*e),
                Value::Set(s) => Cell::Set(*s),
                Value::Months(_) | Value::Amounts(_) | Value::Text(_) => Cell::Given(slot, row as u32),
            },
            Given::NotApplicable => Cell::NotApplicable,
            Given::Unknown | Given::Disputed => Cell::Open(self.cause(slot)),
            Given::Missing => match missing {
                Some(cell) => cell,
                None if self.program.slot(slot).is_end() => Cell::NotApplicable,
                None => Cell::Open(self.cause(slot)),
            },
        }
    }
}

/// Computes one node for every row of its domain and puts its cells into the trace.
fn fill(prepared: Prepared<'_>, input: Input<'_>, id: NodeId, scratch: &mut Scratch) {
    let program = prepared.program;
    let node = program.node(id);
    if let DomainKind::Months { decision } = program.domain(node.domain).kind
        && !scratch.months[node.domain.index()].made
    {
        let mut made = std::mem::take(&mut scratch.months[node.domain.index()]);
        Run::read(prepared, input, scratch).make_months(&mut made, decision);
        scratch.months[node.domain.index()] = made;
    }
    let mut fresh = std::mem::take(&mut scratch.fresh);
    let run = Run::read(prepared, input, scratch);
    for row in 0..run.row_count(node.domain) {
        fresh.push(run.assumed(id, row).unwrap_or_else(|| run.compute(id, node.domain, &node.op, row)));
    }
    scratch.starts[id.index()] = Some(scratch.cells.len());
    scratch.computed.push(id);
    scratch.cells.append(&mut fresh);
    scratch.fresh = fresh;
}
