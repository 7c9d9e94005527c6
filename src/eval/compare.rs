//! Comparisons and choices between dates and numbers.

use super::cell::{Cell, Fault, Tally, blocked};
use crate::ir::CmpOp;
use crate::values::{CalendarError, Date};
use std::cmp::Ordering;

/// A comparison; with 不适用 it does not hold, whatever the other side.
pub(super) fn compare(op: CmpOp, left: Cell, right: Cell) -> Cell {
    let order = match (left, right) {
        (Cell::Number(a), Cell::Number(b)) => a.cmp(&b),
        (Cell::Date(a), Cell::Date(b)) => a.cmp(&b),
        (Cell::Month(a), Cell::Month(b)) => a.cmp(&b),
        _ => return blocked([left, right]).unwrap_or(Cell::NotApplicable),
    };
    Cell::of(match op {
        CmpOp::Ge => order.is_ge(),
        CmpOp::Le => order.is_le(),
        CmpOp::Gt => order.is_gt(),
        CmpOp::Lt => order.is_lt(),
        CmpOp::Eq => order.is_eq(),
    })
}

/// `start ≤ date ≤ end`; without an end the record still runs.
pub(super) fn during(date: Cell, start: Cell, end: Cell) -> Cell {
    let mut both = Tally::new();
    both.take(compare(CmpOp::Le, start, date));
    // No end: still running.
    both.take(not_after(date, end));
    both.all()
}

/// `a` no later than `b`; an end that does not apply is never reached.
pub(super) fn not_after(a: Cell, b: Cell) -> Cell {
    if b == Cell::NotApplicable { Cell::True } else { compare(CmpOp::Le, a, b) }
}

/// A step on a date; what is no date stays as it is.
pub(super) fn on_date(cell: Cell, f: impl Fn(Date) -> Result<Cell, CalendarError>) -> Cell {
    match cell {
        Cell::Date(d) => f(d).unwrap_or(Cell::Fault(Fault::DateOutOfRange)),
        other => other,
    }
}

/// The later or earlier of several dates or months; what does not apply is passed over.
pub(super) fn pick(cells: impl Iterator<Item = Cell> + Clone, wanted: Ordering) -> Cell {
    let stopped = blocked(cells.clone().filter(|c| *c != Cell::NotApplicable));
    if let Some(stopped) = stopped {
        return stopped;
    }
    let mut best = Cell::NotApplicable;
    for cell in cells {
        let better = match (cell, best) {
            (Cell::Date(a), Cell::Date(b)) => a.cmp(&b) == wanted,
            (Cell::Month(a), Cell::Month(b)) => a.cmp(&b) == wanted,
            (Cell::Date(_) | Cell::Month(_), Cell::NotApplicable) => true,
            _ => false,
        };
        if better {
            best = cell;
        }
    }
    best
}
