//! The months of a schedule, as rows of a domain of its own.

use super::cell::Cell;
use super::run::Run;
use super::scratch::MonthRows;
use crate::facts::{Given, Value};
use crate::ir::{DecisionId, DomainId, MonthsFrom, SlotId};
use crate::values::Month;

impl Run<'_> {
    /// Fills the candidate months of one decision's schedule.
    pub(super) fn make_months(&self, made: &mut MonthRows, decision: DecisionId) {
        made.clear();
        made.made = true;
        let plan = self.program.decisions.get(decision.index()).and_then(|d| d.plan.as_ref());
        match plan.and_then(|p| p.months.as_ref()) {
            Some(MonthsFrom::Records { domain: records, month, condition, .. }) => {
                let holder = self.program.domain(*records).parent.unwrap_or(DomainId::ROOT);
                for h in 0..self.row_count(holder) {
                    let first = made.rows.len();
                    for r in self.rows(*records).children(h) {
                        let within = self.at(*condition, *records, r);
                        let m = match self.fact(*month, r, None) {
                            Cell::Month(m) => m,
                            Cell::Open(causes) if !matches!(within, Cell::False | Cell::NotApplicable) => {
                                made.undated.push((h as u32, causes));
                                continue;
                            }
                            _ => continue,
                        };
                        if matches!(within, Cell::True | Cell::Open(_) | Cell::Fault(_)) {
                            add(made, first, h as u32, m, within);
                        }
                    }
                }
                self.index(made, *records, *month);
            }
            Some(MonthsFrom::Set { slot, .. }) => {
                let holder = self.program.slot(*slot).domain;
                for h in 0..self.row_count(holder) {
                    let first = made.rows.len();
                    let Given::Value(Value::Months(ranges)) = self.input.facts.given(*slot, h) else { continue };
                    for (from, to) in ranges {
                        let mut m = *from;
                        while m <= *to {
                            add(made, first, h as u32, m, Cell::True);
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
    }

    /// Sorts the records by the row of their month, so that a month's sum reads its own records only.
    fn index(&self, made: &mut MonthRows, records: DomainId, month: SlotId) {
        let holders = self.rows(records);
        made.loose.clear();
        let mut dated: Vec<(u32, u32)> = Vec::with_capacity(holders.len());
        for (r, holder) in holders.parents.iter().enumerate() {
            match self.fact(month, r, None) {
                Cell::Month(m) => {
                    if let Ok(row) = made.rows.binary_search(&(*holder, m)) {
                        dated.push((row as u32, r as u32));
                    }
                }
                Cell::Open(_) => made.loose.push((*holder, r as u32)),
                _ => {}
            }
        }
        dated.sort_unstable();
        made.records.clear();
        made.records.extend(dated.iter().map(|(_, r)| *r));
        made.starts.clear();
        made.starts.extend((0..=made.rows.len() as u32).map(|row| dated.partition_point(|(at, _)| *at < row) as u32));
        made.source = Some((records, month));
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
    /// The holder's row and the month of a row of a months domain.
    pub fn month_at(&self, domain: DomainId, row: usize) -> Option<(usize, Month)> {
        self.scratch.months[domain.index()].rows.get(row).map(|(holder, month)| (*holder as usize, *month))
    }

    /// The row of one holder's month in a months domain.
    pub fn month_row(&self, domain: DomainId, holder: u32, month: Month) -> Option<usize> {
        self.scratch.months[domain.index()].rows.binary_search(&(holder, month)).ok()
    }
}
