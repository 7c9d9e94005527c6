//! Numbers: exact sums, products and quotients, and sums over rows.

use super::cell::{Cell, Fault, blocked};
use super::run::Run;
use crate::facts::{Given, ListState, Value};
use crate::ir::{DomainId, NodeId, Op, SlotId};
use crate::values::{ArithmeticError, Causes, Exact};

impl Run<'_> {
    /// The one value that an open number can have, whatever is missing.
    pub(super) fn settled(&self, node: NodeId, op: &Op, (domain, row): (DomainId, usize)) -> Option<Exact> {
        self.interval_of(node, op, domain, row)?.settled()
    }

    /// The sum over a parent's rows. An empty sum is 0.
    pub(super) fn sum(&self, parent: usize, child: DomainId, of: NodeId, condition: Option<NodeId>) -> Cell {
        if !self.listed(child, parent) {
            return Cell::Open(Causes::APPLICANT);
        }
        self.sum_rows(self.rows(child).children(parent), child, of, condition, Causes::NONE)
    }

    /// The sum over the records of one month of a schedule.
    pub(super) fn sum_in_month(
        &self,
        (months, row): (DomainId, usize),
        child: DomainId,
        month: SlotId,
        (of, condition): (NodeId, Option<NodeId>),
    ) -> Cell {
        let rows = &self.scratch.months[months.index()];
        let (parent, wanted) = rows.rows[row];
        let parent = parent as usize;
        if !self.listed(child, parent) {
            return Cell::Open(Causes::APPLICANT);
        }
        if let Some(records) = rows.records((child, month), row) {
            let open = self.perhaps(rows.loose(row), (child, month), of, condition);
            return self.sum_rows(records.iter().map(|r| *r as usize), child, of, condition, open);
        }
        let mut loose = Vec::new();
        let mut own = Vec::new();
        for r in self.rows(child).children(parent) {
            match self.fact(month, r, None) {
                Cell::Month(m) if m == wanted => own.push(r),
                Cell::Open(_) => loose.push(r),
                _ => {}
            }
        }
        let open = self.perhaps(loose.into_iter(), (child, month), of, condition);
        self.sum_rows(own.into_iter(), child, of, condition, open)
    }

    /// Why a sum of a month is open for records whose month is not known: those that may add to it.
    fn perhaps(
        &self,
        rows: impl Iterator<Item = usize>,
        (child, month): (DomainId, SlotId),
        of: NodeId,
        condition: Option<NodeId>,
    ) -> Causes {
        let mut open = Causes::NONE;
        for r in rows {
            let (counts, value) = (condition.map_or(Cell::True, |c| self.at(c, child, r)), self.at(of, child, r));
            if matches!(counts, Cell::False | Cell::NotApplicable)
                || matches!(value, Cell::NotApplicable)
                || value == Cell::Number(Exact::ZERO)
            {
                continue;
            }
            for cell in [self.fact(month, r, None), counts, value] {
                if let Cell::Open(causes) = cell {
                    open = open.and(causes);
                }
            }
        }
        open
    }

    /// The records of the month of a schedule's row, as far as their months are known.
    pub fn records_in_month(&self, (months, row): (DomainId, usize), child: DomainId, month: SlotId) -> Vec<usize> {
        let rows = &self.scratch.months[months.index()];
        if let Some(records) = rows.records((child, month), row) {
            return records.iter().map(|r| *r as usize).collect();
        }
        let (parent, wanted) = rows.rows[row];
        let own = |r: &usize| self.fact(month, *r, None) == Cell::Month(wanted);
        self.rows(child).children(parent as usize).filter(own).collect()
    }

    pub(super) fn listed(&self, child: DomainId, parent: usize) -> bool {
        matches!(self.rows(child).lists.get(parent), Some(ListState::Given | ListState::NotApplicable))
    }

    fn sum_rows(
        &self,
        rows: impl Iterator<Item = usize>,
        child: DomainId,
        of: NodeId,
        condition: Option<NodeId>,
        mut open: Causes,
    ) -> Cell {
        let mut total = Exact::ZERO;
        for r in rows {
            match condition.map_or(Cell::True, |c| self.at(c, child, r)) {
                Cell::True => {}
                Cell::Open(causes) => {
                    open = open.and(causes);
                    continue;
                }
                Cell::Fault(fault) => return Cell::Fault(fault),
                _ => continue,
            }
            match self.at(of, child, r) {
                Cell::Number(n) => match total.add(n) {
                    Ok(sum) => total = sum,
                    Err(error) => return Cell::Fault(error.into()),
                },
                Cell::Open(causes) => open = open.and(causes),
                Cell::Fault(fault) => return Cell::Fault(fault),
                _ => {}
            }
        }
        if open.is_empty() { Cell::Number(total) } else { Cell::Open(open) }
    }

    /// Of amounts paid in equal periods, those of the `granted` months that follow the first `taken`.
    pub(super) fn instalments(&self, slot: SlotId, row: usize, term: Cell, (taken, granted): (Cell, Cell)) -> Cell {
        let fact = self.fact(slot, row, None);
        let (Cell::Given(..), Cell::Number(term), Cell::Number(taken), Cell::Number(granted)) =
            (fact, term, taken, granted)
        else {
            return blocked([fact, term, taken, granted]).unwrap_or(Cell::NotApplicable);
        };
        let Given::Value(Value::Amounts(amounts)) = self.input.facts.given(slot, row) else {
            return Cell::NotApplicable;
        };
        let part =
            taken.add(granted).and_then(|until| part_of(amounts, term, until)?.sub(part_of(amounts, term, taken)?));
        part.map_or_else(|e| Cell::Fault(e.into()), Cell::Number)
    }
}

/// The amounts of the first `granted` of `term` months.
fn part_of(amounts: &[Exact], term: Exact, granted: Exact) -> Result<Exact, ArithmeticError> {
    let sum = |part: &[Exact]| part.iter().try_fold(Exact::ZERO, |total, a| total.add(*a));
    if granted >= term || term.is_zero() {
        return sum(amounts);
    }
    // How many of the equal periods the granted months cover, the last perhaps in part.
    let periods = granted.mul(Exact::from(amounts.len() as i64))?.div(term)?;
    let whole = periods.floor();
    let full = usize::try_from(whole.to_i64().unwrap_or_default()).unwrap_or_default();
    let paid = sum(&amounts[..full.min(amounts.len())])?;
    match amounts.get(full) {
        Some(next) => paid.add(next.mul(periods.sub(whole)?)?),
        None => Ok(paid),
    }
}

/// Two that differ contradict each other, whatever else is open.
pub(super) fn agree(cells: impl Iterator<Item = Cell> + Clone) -> Cell {
    let mut values = cells.clone().filter_map(Cell::number);
    let first = values.next();
    if let Some(first) = first
        && values.any(|other| other != first)
    {
        return Cell::Fault(Fault::Disagreement);
    }
    blocked(cells).unwrap_or_else(|| first.map_or(Cell::NotApplicable, Cell::Number))
}

pub(super) fn fold(
    cells: impl Iterator<Item = Cell> + Clone,
    start: Exact,
    op: fn(Exact, Exact) -> Result<Exact, ArithmeticError>,
) -> Cell {
    let mut total = start;
    for cell in cells.clone() {
        match cell {
            Cell::Number(n) => match op(total, n) {
                Ok(next) => total = next,
                Err(error) => return Cell::Fault(error.into()),
            },
            _ => return blocked(cells).unwrap_or(Cell::NotApplicable),
        }
    }
    Cell::Number(total)
}

pub(super) fn both(a: Cell, b: Cell, op: fn(Exact, Exact) -> Result<Exact, ArithmeticError>) -> Cell {
    match (a, b) {
        (Cell::Number(a), Cell::Number(b)) => op(a, b).map_or_else(|e| Cell::Fault(e.into()), Cell::Number),
        _ => blocked([a, b]).unwrap_or(Cell::NotApplicable),
    }
}

/// A product: nothing of whatever it is comes to nothing.
pub(super) fn product(cells: impl Iterator<Item = Cell> + Clone) -> Cell {
    if cells.clone().any(|c| c == Cell::Number(Exact::ZERO)) {
        return Cell::Number(Exact::ZERO);
    }
    fold(cells, Exact::ONE, Exact::mul)
}

/// The least or the highest of those that apply.
pub(super) fn chosen<I>(cells: I, pick: fn(std::vec::IntoIter<Exact>) -> Option<Exact>) -> Cell
where
    I: Iterator<Item = Cell> + Clone,
{
    let cells = cells.filter(|c| *c != Cell::NotApplicable);
    let numbers: Vec<Exact> = cells.clone().filter_map(Cell::number).collect();
    blocked(cells).unwrap_or_else(|| pick(numbers.into_iter()).map_or(Cell::NotApplicable, Cell::Number))
}
