//! What a row gathers from the rows of a relation: whether any, how many.

use super::cell::{Cell, Tally};
use super::compare::{compare, during};
use super::run::Run;
use crate::facts::{Given, ListState};
use crate::ir::{CmpOp, DomainId, NodeId, Op, SlotId};
use crate::values::{Causes, Exact};

impl Run<'_> {
    /// A count that is open still has bounds: rows that count for certain, and rows that may.
    pub(super) fn compare_open(
        &self,
        op: CmpOp,
        (left, causes): (NodeId, Causes),
        right: Cell,
        (domain, row): (DomainId, usize),
    ) -> Cell {
        let (Some(bounds), Cell::Number(_)) = (self.interval(left, domain, row), right) else {
            return compare(op, Cell::Open(causes), right);
        };
        let Some((low, high)) = bounds.some else { return Cell::Open(causes) };
        let at = |value: Exact| compare(op, Cell::Number(value), right);
        // Without a bound above, a number that is enough at its least is enough.
        let settled = match (high.map(at), op) {
            (_, CmpOp::Eq) => None,
            (Some(high), _) => (at(low) == high).then_some(high),
            (None, CmpOp::Ge | CmpOp::Gt) => Some(at(low)).filter(|c| c.is_true()),
            (None, CmpOp::Le | CmpOp::Lt) => Some(at(low)).filter(|c| *c == Cell::False),
        };
        // 不适用 fails every comparison.
        settled.filter(|c| !bounds.absent || *c == Cell::False).unwrap_or(Cell::Open(causes))
    }

    /// How many rows count for certain, and how many at most, where the rows themselves are known.
    pub fn count_range(&self, node: NodeId, row: usize) -> Option<(i64, i64)> {
        let n = self.program.node(node);
        // A count that was not given is the one that follows from the rows.
        if let Op::IfGiven { slot, then, .. } = n.op {
            let own = self.enclosing(self.program.slot(slot).domain, n.domain, row);
            let missing = *self.input.facts.given(slot, own) == Given::Missing;
            let row = self.enclosing(self.program.node(then).domain, n.domain, row);
            return missing.then(|| self.count_range(then, row)).flatten();
        }
        let Op::Count { domain, condition, distinct } = n.op else { return None };
        if self.unknown_rows(domain, row).is_some() {
            return None;
        }
        let mut certain: Vec<&Given> = Vec::new();
        let mut possible: Vec<&Given> = Vec::new();
        let (mut low, mut high) = (0, 0);
        for r in self.rows(domain).children(row) {
            let identity = distinct.map(|s| self.input.facts.given(s, r)).filter(|g| matches!(g, Given::Value(_)));
            match (self.at(condition, domain, r), identity) {
                (Cell::True, None) => (low, high) = (low + 1, high + 1),
                (Cell::True, Some(identity)) => certain.push(identity),
                (Cell::Open(_), None) => high += 1,
                (Cell::Open(_), Some(identity)) => possible.push(identity),
                (Cell::Fault(_), _) => return None,
                _ => {}
            }
        }
        // One person counts once, however many rows name them.
        let distinct_count = |of: &[&Given]| {
            let mut seen: Vec<&Given> = Vec::new();
            for given in of {
                if !seen.contains(given) {
                    seen.push(given);
                }
            }
            seen.len() as i64
        };
        let sure = distinct_count(&certain);
        let all: Vec<&Given> = certain.iter().chain(&possible).copied().collect();
        Some((low + sure, high + distinct_count(&all)))
    }

    /// Why the rows of `child` are not known for a parent row, if they are not.
    fn unknown_rows(&self, child: DomainId, parent: usize) -> Option<Cell> {
        match self.rows(child).lists.get(parent) {
            Some(ListState::Given | ListState::NotApplicable) => None,
            _ => Some(Cell::Open(Causes::APPLICANT)),
        }
    }

    pub(super) fn exists(&self, row: usize, child: DomainId, condition: NodeId) -> Cell {
        if let Some(open) = self.unknown_rows(child, row) {
            return open;
        }
        let mut truths = Tally::new();
        for r in self.rows(child).children(row) {
            truths.take(self.at(condition, child, r));
        }
        truths.any()
    }

    /// The row that owns the records of `child`, seen from a row in or below it.
    pub fn owner_row(&self, child: DomainId, (domain, row): (DomainId, usize)) -> usize {
        self.enclosing(self.program.domain(child).parent.unwrap_or(DomainId::ROOT), domain, row)
    }

    /// Whether a record that meets the condition runs on the date.
    pub(super) fn runs_on(
        &self,
        row: usize,
        child: DomainId,
        span: (NodeId, NodeId),
        condition: Option<NodeId>,
        date: Cell,
    ) -> Cell {
        if let Some(open) = self.unknown_rows(child, row) {
            return open;
        }
        let mut truths = Tally::new();
        for r in self.rows(child).children(row) {
            truths.take(self.runs(child, r, span, condition, date));
        }
        truths.any()
    }

    /// The same for one record.
    pub fn runs(
        &self,
        child: DomainId,
        row: usize,
        (start, end): (NodeId, NodeId),
        condition: Option<NodeId>,
        date: Cell,
    ) -> Cell {
        let mut both = Tally::new();
        both.take(during(date, self.at(start, child, row), self.at(end, child, row)));
        both.take(condition.map_or(Cell::True, |c| self.at(c, child, row)));
        both.all()
    }

    pub(super) fn count(&self, row: usize, child: DomainId, condition: NodeId, distinct: Option<SlotId>) -> Cell {
        if let Some(open) = self.unknown_rows(child, row) {
            return open;
        }
        let mut count = 0i64;
        let mut open = Causes::NONE;
        let mut seen: Vec<&Given> = Vec::new();
        for r in self.rows(child).children(row) {
            match self.at(condition, child, r) {
                Cell::True => {
                    let identity =
                        distinct.map(|s| self.input.facts.given(s, r)).filter(|g| matches!(g, Given::Value(_)));
                    if let Some(identity) = identity {
                        if seen.contains(&identity) {
                            continue;
                        }
                        seen.push(identity);
                    }
                    count += 1;
                }
                Cell::Open(causes) => open = open.and(causes),
                Cell::Fault(fault) => return Cell::Fault(fault),
                _ => {}
            }
        }
        if open.is_empty() { Cell::Number(count.into()) } else { Cell::Open(open) }
    }
}
