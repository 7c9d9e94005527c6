//! What a row gathers from the rows of a relation: whether any, how many.

use super::cell::{Cell, Fault, Tally};
use super::compare::{compare, during};
use super::heads::{Heads, Who};
use super::run::Run;
use crate::facts::{Given, ListState, Value};
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
        self.heads(row, domain, condition, distinct).ok().map(|heads| heads.range())
    }

    /// The heads that count, or may.
    fn heads(
        &self,
        row: usize,
        child: DomainId,
        condition: NodeId,
        distinct: Option<SlotId>,
    ) -> Result<Heads<'_>, Fault> {
        let mut heads = Heads::default();
        for r in self.rows(child).children(row) {
            let certain = match self.at(condition, child, r) {
                Cell::True => true,
                Cell::Open(causes) => {
                    heads.causes = heads.causes.and(causes);
                    false
                }
                Cell::Fault(fault) => return Err(fault),
                _ => continue,
            };
            let name = self.rows(child).labels.get(r).map(String::as_str);
            let who = match distinct {
                None => Who::Apart,
                Some(slot) => match self.input.facts.given(slot, r) {
                    Given::Value(Value::Text(text)) => Who::Known(text),
                    Given::Unknown | Given::Disputed => Who::Anyone,
                    Given::Value(_) | Given::Missing | Given::NotApplicable => name.map_or(Who::Apart, Who::Called),
                },
            };
            heads.add(r, (who, name), certain);
        }
        Ok(heads)
    }

    /// Rows of which it must be told who they are, where that changes the count.
    pub(super) fn unnamed_heads(&self, row: usize, child: DomainId, condition: NodeId, distinct: SlotId) -> Vec<usize> {
        self.heads(row, child, condition, Some(distinct)).map(|heads| heads.unclear()).unwrap_or_default()
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
        match self.heads(row, child, condition, distinct) {
            Err(fault) => Cell::Fault(fault),
            Ok(heads) => match (heads.range(), distinct) {
                ((low, high), _) if low == high => Cell::Number(low.into()),
                (_, Some(slot)) if heads.causes.is_empty() => Cell::Open(self.cause(slot)),
                _ => Cell::Open(heads.causes),
            },
        }
    }
}
