//! One pass over a program's nodes for one case.
//!
//! Every node is computed for every row of its domain, in the program's order; the cells that are
//! left are the trace. A pass may be limited to the nodes that one decision needs.

use super::cell::{Cell, Fault, Tally, blocked};
use super::compare::{compare, during, not_after, on_date, pick};
use super::months::MonthRows;
use super::prepared::Prepared;
use crate::facts::{Facts, Given, Rows, Value};
use crate::ir::{
    DecisionId, DocumentId, DocumentStanding, DomainId, DomainKind, Literal, NodeId, Op, Program, RefDate, SlotId,
};
use crate::values::{Causes, Date, Month, Period, add_months, whole_months};
use std::cmp::Ordering;
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
}

/// A cell put in place of what a node came to.
pub type Assumed = (NodeId, u32, Cell);

impl<'a> Input<'a> {
    pub fn new(facts: &'a Facts, choices: &'a [u8]) -> Self {
        let d = facts.dates;
        Input { facts, choices, basis: d.basis, applicable: d.applicable, decided: d.decided, assumed: &[] }
    }
}

/// The cells of a pass: its trace. Kept between cases, nothing is allocated again.
#[derive(Debug, Clone, Default)]
pub struct Scratch {
    pub(super) cells: Vec<Cell>,
    /// Where each node's cells begin; `u32::MAX` for a node that was not computed.
    pub(super) starts: Vec<u32>,
    pub(super) months: Vec<MonthRows>,
    /// The cells of the node at hand, before they stand in the trace.
    fresh: Vec<Cell>,
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
        scratch.starts.clear();
        scratch.starts.resize(program.nodes.len(), u32::MAX);
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
        let start = self.scratch.starts[node.index()];
        self.scratch.cells.get(start as usize + row).copied().unwrap_or(Cell::Open(Causes::NONE))
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
        self.scratch.starts[node.index()] != u32::MAX
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
                && *start != u32::MAX
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

    fn compute(&self, id: NodeId, domain: DomainId, op: &'a Op, row: usize) -> Cell {
        let at = |n: NodeId| self.at(n, domain, row);
        match op {
            Op::Const(literal) => constant(literal),
            Op::Fact(slot) => self.fact(*slot, self.enclosing(self.program.slot(*slot).domain, domain, row), None),
            Op::Presume { slot, value } => {
                let row = self.enclosing(self.program.slot(*slot).domain, domain, row);
                self.fact(*slot, row, Some(constant(value)))
            }
            Op::IfGiven { slot, first, then } => self.if_given(*slot, (domain, row), *first, *then),
            Op::RefDate(date) => Cell::Date(match date {
                RefDate::Basis => self.input.basis,
                RefDate::Applicable => self.input.applicable,
                RefDate::Decided => self.input.decided,
            }),
            Op::Choose { interpretation, alternatives } => {
                self.alternative(*interpretation, alternatives).map_or(Cell::Open(Causes::INTERPRETATION), |n| at(*n))
            }
            Op::Not(n) => match at(*n) {
                Cell::True => Cell::False,
                Cell::False => Cell::True,
                other => other,
            },
            Op::Unless(n) => match at(*n) {
                Cell::True => Cell::False,
                Cell::False | Cell::NotApplicable => Cell::True,
                other => other,
            },
            Op::AtDiscretion(n) => match at(*n) {
                Cell::True => Cell::Open(Causes::DISCRETION),
                other => other,
            },
            Op::All(parts) => {
                let mut truths = Tally::new();
                parts.iter().for_each(|n| truths.take(at(*n)));
                truths.all()
            }
            Op::Any(parts) => {
                let mut truths = Tally::new();
                parts.iter().for_each(|n| truths.take(at(*n)));
                truths.any()
            }
            Op::Compare { op, left, right } => match (at(*left), at(*right)) {
                (Cell::Open(causes), right) => self.compare_open(*op, (*left, causes), right, (domain, row)),
                (left, right) => compare(*op, left, right),
            },
            Op::OneOf { of, values } => match at(*of) {
                Cell::Enum(v) => Cell::of(values.contains(&v)),
                other => other,
            },
            Op::Holds { set, values } => match at(*set) {
                Cell::Set(bits) => Cell::of(values.iter().any(|v| *v < 64 && bits & (1 << v) != 0)),
                other => other,
            },
            Op::LevelAtLeast { of, level } => match at(*of) {
                Cell::Enum(v) => Cell::of(v >= *level),
                other => other,
            },
            Op::During { date, start, end } => during(at(*date), at(*start), at(*end)),
            Op::Overlaps { start, end, from, to } => {
                let mut both = Tally::new();
                both.take(not_after(at(*start), at(*to)));
                both.take(not_after(at(*from), at(*end)));
                both.all()
            }
            Op::StatusAt { fact, on, at: day } => self.status_at(at(*fact), on.map(at), at(*day), *fact),
            Op::PerRules { of, document } => match at(*of) {
                Cell::Open(causes) if !self.in_force(*document) => Cell::Open(causes.and(Causes::DOCUMENT)),
                other => other,
            },
            Op::AddPeriod { date, period } => on_date(at(*date), |d| period.after(d).map(Cell::Date)),
            Op::SubPeriod { date, period } => on_date(at(*date), |d| period.before(d).map(Cell::Date)),
            Op::AddAge { date, age } => {
                let (date, age) = (at(*date), at(*age));
                match (date, age.number().and_then(|n| n.to_i64()).and_then(|n| i32::try_from(n).ok())) {
                    (Cell::Date(d), Some(months)) => {
                        add_months(d, months).map_or(Cell::Fault(Fault::DateOutOfRange), Cell::Date)
                    }
                    _ => blocked([date, age]).unwrap_or(Cell::Fault(Fault::DateOutOfRange)),
                }
            }
            Op::Later(parts) => pick(parts.iter().map(|n| at(*n)), Ordering::Greater),
            Op::Earlier(parts) => pick(parts.iter().map(|n| at(*n)), Ordering::Less),
            Op::MonthOf(n) => on_date(at(*n), |d| Ok(Cell::Month(Month::of(d)))),
            Op::NextMonth(n) => match at(*n) {
                Cell::Month(m) => m.plus(1).map_or(Cell::Fault(Fault::DateOutOfRange), Cell::Month),
                other => other,
            },
            Op::YearOf(n) => match at(*n).month() {
                Some(m) => Cell::Number(i64::from(m.year()).into()),
                None => at(*n),
            },
            Op::FirstDay(n) => match at(*n) {
                Cell::Month(m) => Cell::Date(m.first_day()),
                other => other,
            },
            Op::YearBefore(n) => match at(*n).month() {
                Some(m) => Month::new(m.year() - 1, 1)
                    .map_or(Cell::Fault(Fault::DateOutOfRange), |m| Cell::Date(m.first_day())),
                None => at(*n),
            },
            Op::OnsetIf { condition, date } => match at(*condition) {
                Cell::True => at(*date),
                Cell::False | Cell::NotApplicable => Cell::NotApplicable,
                other => other,
            },
            Op::WholeMonths { from, to } => match (at(*from), at(*to)) {
                (Cell::Date(a), Cell::Date(b)) => Cell::Number(i64::from(whole_months(a, b)).into()),
                (a, b) => blocked([a, b]).unwrap_or(Cell::NotApplicable),
            },
            Op::Exists { domain: child, condition } => self.exists(row, *child, *condition),
            Op::Count { domain: child, condition, distinct } => self.count(row, *child, *condition, *distinct),
            Op::Sum { domain: child, of, condition } => self.sum(row, *child, *of, *condition),
            Op::SumInMonth { domain: child, month, of, condition } => {
                self.sum_in_month((domain, row), *child, *month, (*of, *condition))
            }
            Op::Month => Cell::Month(self.scratch.months[domain.index()].rows[row].1),
            Op::Parameter { .. } => self.look_up(domain, op, row).cell(),
            Op::If { condition, then, otherwise } => match at(*condition) {
                Cell::True => at(*then),
                Cell::False | Cell::NotApplicable => at(*otherwise),
                other => other,
            },
            _ => self.arithmetic(id, domain, op, row),
        }
    }

    fn if_given(&self, slot: SlotId, (domain, row): (DomainId, usize), first: NodeId, then: NodeId) -> Cell {
        let own = self.enclosing(self.program.slot(slot).domain, domain, row);
        let (given, derived) = (self.at(first, domain, row), self.at(then, domain, row));
        if matches!(self.input.facts.given(slot, own), Given::Missing | Given::NotApplicable) {
            return derived;
        }
        // A count that was given must be one that the rows allow.
        let counted = self.enclosing(self.program.node(then).domain, domain, row);
        let range = match self.program.node(then).op {
            Op::Count { .. } => self.count_range(then, counted),
            _ => None,
        };
        match (given, range) {
            (Cell::Number(n), Some((low, high))) if n < low.into() || n > high.into() => {
                Cell::Fault(Fault::Contradiction)
            }
            _ => given,
        }
    }

    /// As given on 基准日; on another day only where a date of recognition tells.
    fn status_at(&self, fact: Cell, on: Option<Cell>, day: Cell, node: NodeId) -> Cell {
        let Cell::Date(day) = day else { return blocked([day]).unwrap_or(Cell::False) };
        match (fact, on) {
            // What is recognised later does not hold yet, whatever the case says of today.
            (Cell::True, Some(Cell::Date(on))) if on > day => Cell::False,
            _ if day == self.input.basis => fact,
            (Cell::True, Some(Cell::Date(on))) => Cell::of(on <= day),
            (Cell::True, Some(other)) => other,
            (Cell::True | Cell::False, None) => Cell::Open(self.leaf_cause(node)),
            (other, _) => other,
        }
    }

    /// Whether a document that is leaned on is known and in force on 适用日.
    fn in_force(&self, document: DocumentId) -> bool {
        let of = self.program.documents.get(document.index());
        of.is_some_and(|d| d.standing(self.input.applicable) == DocumentStanding::InForce)
    }

    fn leaf_cause(&self, node: NodeId) -> Causes {
        match self.program.node(node).op {
            Op::Fact(slot) | Op::Presume { slot, .. } => self.cause(slot),
            Op::PerRules { of, .. } => self.leaf_cause(of),
            _ => Causes::APPLICANT,
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
    scratch.starts[id.index()] = scratch.cells.len() as u32;
    scratch.cells.append(&mut fresh);
    scratch.fresh = fresh;
}

fn constant(literal: &Literal) -> Cell {
    match literal {
        Literal::Bool(b) => Cell::of(*b),
        Literal::Number(n) => Cell::Number(*n),
        Literal::Date(d) => Cell::Date(*d),
        Literal::Month(m) => Cell::Month(*m),
        Literal::Enum(e) => Cell::Enum(*e),
        Literal::NotApplicable => Cell::NotApplicable,
    }
}
