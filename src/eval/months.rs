//! The months of a schedule, as rows of a domain of its own.

use super::cell::Cell;
use super::run::Run;
use crate::facts::{Given, Value};
use crate::ir::{DomainId, MonthsFrom};
use crate::values::Month;

/// The candidate months of each holder, before start, end and caps.
#[derive(Debug, Clone, Default)]
pub struct MonthRows {
    pub made: bool,
    /// Holder row and month, ascending.
    pub rows: Vec<(u32, Month)>,
    /// Whether each month is in range: it holds, or it is open.
    pub within: Vec<Cell>,
}

impl MonthRows {
    pub(super) fn clear(&mut self) {
        self.made = false;
        self.rows.clear();
        self.within.clear();
    }

    /// The rows of one holder.
    pub fn of(&self, holder: usize) -> std::ops::Range<usize> {
        let holder = holder as u32;
        self.rows.partition_point(|(h, _)| *h < holder)..self.rows.partition_point(|(h, _)| *h <= holder)
    }
}

impl Run<'_> {
    pub(super) fn make_months(&mut self, domain: DomainId, decision: u32) {
        let mut made = std::mem::take(&mut self.scratch.months[domain.index()]);
        made.clear();
        made.made = true;
        let plan = self.program.decisions.get(decision as usize).and_then(|d| d.plan.as_ref());
        match plan.and_then(|p| p.months.as_ref()) {
            Some(MonthsFrom::Records { domain: records, month, condition, .. }) => {
                let holder = self.program.domain(*records).parent.unwrap_or(DomainId::ROOT);
                for h in 0..self.row_count(holder) {
                    let first = made.rows.len();
                    for r in self.rows(*records).children(h) {
                        let within = self.at(*condition, *records, r);
                        let Cell::Month(m) = self.fact(*month, r, None) else { continue };
                        if matches!(within, Cell::True | Cell::Open(_) | Cell::Fault(_)) {
                            add(&mut made, first, h as u32, m, within);
                        }
                    }
                }
            }
            Some(MonthsFrom::Set { slot, .. }) => {
                let holder = self.program.slot(*slot).domain;
                for h in 0..self.row_count(holder) {
                    let first = made.rows.len();
                    let Given::Value(Value::Months(ranges)) = self.input.facts.given(*slot, h) else { continue };
                    for (from, to) in ranges {
                        let mut m = *from;
                        while m <= *to {
                            add(&mut made, first, h as u32, m, Cell::True);
                            match m.plus(1) {
                                Ok(next) => m = next,
                                Err(_) => break,
                            }
                        }
                    }
                }
            }
            Some(MonthsFrom::Span { .. }) | None => {}
        }
        self.scratch.months[domain.index()] = made;
    }
}

/// Adds a month once, in order; of several records in it, one that holds is enough.
fn add(made: &mut MonthRows, first: usize, holder: u32, month: Month, within: Cell) {
    // Months mostly come in order, or again for another kind of insurance.
    let at = match made.rows[first..].last() {
        Some((_, last)) if *last < month => Err(made.rows.len()),
        Some(_) => {
            made.rows[first..].binary_search_by_key(&month, |(_, m)| *m).map(|i| i + first).map_err(|i| i + first)
        }
        None => Err(made.rows.len()),
    };
    match at {
        Ok(known) => {
            if within == Cell::True || matches!(within, Cell::Fault(_)) {
                made.within[known] = within;
            }
        }
        Err(at) => {
            made.rows.insert(at, (holder, month));
            made.within.insert(at, within);
        }
    }
}

impl Run<'_> {
    /// The row of one holder's month in a months domain.
    pub fn month_row(&self, domain: DomainId, holder: u32, month: Month) -> Option<usize> {
        self.scratch.months[domain.index()].rows.binary_search(&(holder, month)).ok()
    }
}
