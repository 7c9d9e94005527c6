//! Parameter look-ups by two times: validity at the date asked, publication by 核定日.

use super::cell::{Cell, Fault, blocked};
use super::run::Run;
use crate::facts::{Given, KeyCell, Table, TableRow, Value};
use crate::ir::{DomainId, NodeId, Op, ParamId};
use crate::values::{Causes, Date, Exact, Month};

/// What a look-up found.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// The sum of these rows; one row where nothing is added.
    Rows {
        rows: Vec<u32>,
        value: Exact,
        at: Date,
    },
    /// 缺参数: no row is valid at the date and published in time.
    Nothing {
        at: Date,
    },
    /// The date or a key is itself not known, or failed.
    Blocked(Cell),
    Fault(Fault),
}

impl Found {
    pub fn cell(&self) -> Cell {
        match self {
            Found::Rows { value, .. } => Cell::Number(*value),
            Found::Nothing { .. } => Cell::Open(Causes::PARAMETER),
            Found::Blocked(cell) => *cell,
            Found::Fault(fault) => Cell::Fault(*fault),
        }
    }
}

impl Run<'_> {
    /// The look-up of a parameter node in one row.
    pub fn look_up(&self, domain: DomainId, op: &Op, row: usize) -> Found {
        let Op::Parameter { parameter, at, keys, sum_over } = op else { return Found::Blocked(Cell::NotApplicable) };
        let date = match self.at(*at, domain, row) {
            Cell::Date(d) => d,
            Cell::Month(m) => m.first_day(),
            other => return Found::Blocked(blocked([other]).unwrap_or(Cell::NotApplicable)),
        };
        self.look_up_at((domain, row), *parameter, date, keys, !sum_over.is_empty())
    }

    /// The same for another day, as where a value changes inside a month.
    pub fn look_up_at(
        &self,
        (domain, row): (DomainId, usize),
        parameter: ParamId,
        date: Date,
        keys: &[(String, NodeId)],
        add: bool,
    ) -> Found {
        let declared = &self.program.parameters[parameter.index()].index;
        let mut wanted: Vec<(usize, Cell)> = Vec::with_capacity(keys.len());
        for (name, node) in keys {
            let cell = self.at(*node, domain, row);
            if matches!(cell, Cell::Fault(_)) {
                return Found::Blocked(cell);
            }
            if let Some(column) = declared.iter().position(|c| c.name == *name) {
                wanted.push((column, cell));
            }
        }
        let empty = Table::default();
        let table = self.prepared.tables.tables.get(parameter.index()).unwrap_or(&empty);
        let valid = table.rows.iter().enumerate().filter(|(_, r)| {
            r.from.is_none_or(|d| d <= date)
                && r.to.is_none_or(|d| date <= d)
                && r.published.is_none_or(|d| d <= self.input.decided)
                && wanted.iter().all(|(column, cell)| self.matches(&r.keys[*column], *cell))
        });
        // One winner for each combination of the columns that nobody asked about.
        let mut winners: Vec<(u32, &TableRow, bool)> = Vec::new();
        for (i, row) in valid {
            let rival = winners.iter_mut().find(|(_, w, _)| {
                !add || (0..declared.len()).all(|c| wanted.iter().any(|(x, _)| *x == c) || w.keys[c] == row.keys[c])
            });
            match rival {
                None => winners.push((i as u32, row, false)),
                Some(w) if row.published > w.1.published => *w = (i as u32, row, false),
                Some(w) if row.published == w.1.published => w.2 = true,
                Some(_) => {}
            }
        }
        let unknown = wanted.iter().find_map(|(_, cell)| matches!(cell, Cell::Open(_)).then_some(*cell));
        match unknown {
            // A key that is not known matters only where the rows it would choose from differ.
            Some(cell)
                if winners.is_empty()
                    || winners.iter().any(|(_, _, tie)| *tie)
                    || !self.agree(table, date, &wanted) =>
            {
                return Found::Blocked(cell);
            }
            None if winners.is_empty() => return Found::Nothing { at: date },
            None if winners.iter().any(|(_, _, tie)| *tie) => return Found::Fault(Fault::TableTie),
            _ => {}
        }
        let mut value = Exact::ZERO;
        for (_, row, _) in &winners {
            match value.add(row.value) {
                Ok(sum) => value = sum,
                Err(error) => return Found::Fault(error.into()),
            }
        }
        Found::Rows { rows: winners.iter().map(|(i, _, _)| *i).collect(), value, at: date }
    }

    /// Whether every row that could be meant has one value.
    fn agree(&self, table: &Table, date: Date, wanted: &[(usize, Cell)]) -> bool {
        let mut values = table.rows.iter().filter(|r| {
            r.from.is_none_or(|d| d <= date)
                && r.to.is_none_or(|d| date <= d)
                && r.published.is_none_or(|d| d <= self.input.decided)
                && wanted.iter().all(|(column, cell)| self.matches(&r.keys[*column], *cell))
        });
        let first = values.next().map(|r| r.value);
        values.all(|r| Some(r.value) == first)
    }

    /// A key that is not known could be any.
    fn matches(&self, key: &KeyCell, cell: Cell) -> bool {
        match (key, cell) {
            (KeyCell::Any, _) | (_, Cell::Open(_)) => true,
            (KeyCell::Enum(a), Cell::Enum(b)) => *a == b,
            (KeyCell::Months(from, to), cell) => cell.month().is_some_and(|m| *from <= m && m <= *to),
            (KeyCell::Text(text), Cell::Given(slot, row)) => {
                matches!(self.input.facts.given(slot, row as usize), Given::Value(Value::Text(t)) if **t == **text)
            }
            _ => false,
        }
    }

    /// Another row that takes over inside the month whose first day was asked.
    pub fn change_within(&self, domain: DomainId, op: &Op, row: usize) -> Option<Month> {
        let Op::Parameter { parameter, keys, sum_over, .. } = op else { return None };
        let Found::Rows { rows, at, .. } = self.look_up(domain, op, row) else { return None };
        let month = Month::of(at);
        if at != month.first_day() {
            return None;
        }
        match self.look_up_at((domain, row), *parameter, month.last_day(), keys, !sum_over.is_empty()) {
            Found::Rows { rows: last, .. } if last != rows => Some(month),
            _ => None,
        }
    }
}

impl<'a> Run<'a> {
    /// The table of a parameter, for the source of a value.
    pub fn table(&self, parameter: ParamId) -> &'a Table {
        static EMPTY: Table = Table { rows: Vec::new() };
        self.prepared.tables.tables.get(parameter.index()).unwrap_or(&EMPTY)
    }
}
