//! Parameter look-ups by two times: validity at the date asked, publication by 核定日.

use super::cell::{Cell, Fault, blocked};
use super::run::Run;
use crate::facts::{Given, KeyCell, Table, TableRow, Value};
use crate::ir::{DomainId, NodeId, Op, ParamId};
use crate::types::Kind;
use crate::values::{Causes, Date, Exact, Month};
use std::collections::BTreeSet;

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

/// Combinations of keys that are not known, at most.
const MOST_WORLDS: usize = 64;

/// A column that is asked about.
struct Wanted<'k> {
    column: usize,
    cell: Cell,
    kind: &'k Kind,
}

impl Wanted<'_> {
    fn is_open(&self) -> bool {
        matches!(self.cell, Cell::Open(_))
    }
}

/// What a row is asked for in one column.
#[derive(Debug, Clone, Copy)]
enum Probe<'t> {
    Cell(Cell),
    Text(&'t str),
    /// A value that no row names.
    Other,
}

/// A value for each column whose key is not known.
type World<'t> = Vec<(usize, Probe<'t>)>;

/// The row published last, and its value; where rates are added, one row for each value of the columns that nobody
/// asked about, and their sum.
fn winners(rows: &[(u32, &TableRow)], asked: &[usize], add: bool) -> Result<(Vec<u32>, Exact), Fault> {
    let mut winners: Vec<(u32, &TableRow, bool)> = Vec::new();
    for (i, row) in rows {
        let same = |w: &TableRow| (0..row.keys.len()).all(|c| asked.contains(&c) || w.keys[c] == row.keys[c]);
        match winners.iter_mut().find(|(_, w, _)| !add || same(w)) {
            None => winners.push((*i, row, false)),
            Some(w) if row.published > w.1.published => *w = (*i, row, false),
            Some(w) if row.published == w.1.published => w.2 = true,
            Some(_) => {}
        }
    }
    if winners.iter().any(|(_, _, tie)| *tie) {
        return Err(Fault::TableTie);
    }
    let sum = winners.iter().try_fold(Exact::ZERO, |sum, (_, row, _)| sum.add(row.value))?;
    Ok((winners.iter().map(|(i, _, _)| *i).collect(), sum))
}

fn within<T: PartialOrd>(from: Option<T>, to: Option<T>, value: T) -> bool {
    from.is_none_or(|from| from <= value) && to.is_none_or(|to| value <= to)
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
        let mut wanted: Vec<Wanted<'_>> = Vec::with_capacity(keys.len());
        for (name, node) in keys {
            let cell = self.at(*node, domain, row);
            if matches!(cell, Cell::Fault(_)) {
                return Found::Blocked(cell);
            }
            if let Some(column) = declared.iter().position(|c| c.name == *name) {
                wanted.push(Wanted { column, cell, kind: &self.program.node(*node).kind });
            }
        }
        let valid: Vec<(u32, &TableRow)> = (0..)
            .zip(&self.table(parameter).rows)
            .filter(|(_, r)| {
                within(r.from, r.to, date)
                    // Of a later day that is tried nothing more is known than on the day of decision.
                    && r.published.is_none_or(|d| d <= self.input.facts.dates.decided)
                    && wanted.iter().all(|w| w.is_open() || self.matches(&r.keys[w.column], Probe::Cell(w.cell)))
            })
            .collect();
        let asked: Vec<usize> = wanted.iter().map(|w| w.column).collect();
        let Some(open) = wanted.iter().find(|w| w.is_open()) else {
            return match winners(&valid, &asked, add) {
                Err(fault) => Found::Fault(fault),
                Ok((rows, _)) if rows.is_empty() => Found::Nothing { at: date },
                Ok((rows, value)) => Found::Rows { rows, value, at: date },
            };
        };
        // A key that is not known matters unless every value that it can have finds the same.
        let found = self.worlds(&wanted, &valid).and_then(|worlds| self.same_in_all(&worlds, &valid, &asked, add));
        match found {
            Some((rows, value)) => Found::Rows { rows, value, at: date },
            None => Found::Blocked(open.cell),
        }
    }

    /// What the keys that are not known can be, all together; nothing where that cannot be listed.
    fn worlds<'t>(&self, wanted: &[Wanted<'_>], rows: &[(u32, &'t TableRow)]) -> Option<Vec<World<'t>>> {
        let mut worlds: Vec<World<'t>> = vec![Vec::new()];
        for w in wanted.iter().filter(|w| w.is_open()) {
            let values = self.values(w, rows)?;
            worlds = worlds
                .iter()
                .flat_map(|world| values.iter().map(|v| world.iter().copied().chain([(w.column, *v)]).collect()))
                .collect();
            if worlds.len() > MOST_WORLDS {
                return None;
            }
        }
        Some(worlds)
    }

    /// What a key that is not known can be, as far as the rows tell it apart.
    fn values<'t>(&self, wanted: &Wanted<'_>, rows: &[(u32, &'t TableRow)]) -> Option<Vec<Probe<'t>>> {
        let cells = || rows.iter().map(|(_, r)| &r.keys[wanted.column]);
        if cells().all(|c| *c == KeyCell::Any) {
            return Some(vec![Probe::Other]);
        }
        match wanted.kind {
            Kind::Bool => Some(vec![Probe::Cell(Cell::True), Probe::Cell(Cell::False)]),
            Kind::Enum(id) => {
                let of = self.program.enums.get(id.index())?;
                Some(of.places().chain(of.unlisted()).map(|place| Probe::Cell(Cell::Enum(place))).collect())
            }
            Kind::Text => {
                let texts: BTreeSet<&'t str> = cells()
                    .filter_map(|c| if let KeyCell::Text(text) = c { Some(text.as_str()) } else { None })
                    .collect();
                Some(texts.into_iter().map(Probe::Text).chain([Probe::Other]).collect())
            }
            Kind::Date
            | Kind::Month
            | Kind::Months
            | Kind::Count { .. }
            | Kind::Money { .. }
            | Kind::MoneyList
            | Kind::Ratio
            | Kind::Number
            | Kind::Age
            | Kind::Set(_) => None,
        }
    }

    /// The value that is found whatever the keys are, with every row that can be meant.
    fn same_in_all(
        &self,
        worlds: &[World<'_>],
        rows: &[(u32, &TableRow)],
        asked: &[usize],
        add: bool,
    ) -> Option<(Vec<u32>, Exact)> {
        let mut same: Option<(BTreeSet<u32>, Exact)> = None;
        for world in worlds {
            let meant = |r: &TableRow| world.iter().all(|(column, probe)| self.matches(&r.keys[*column], *probe));
            let meant: Vec<(u32, &TableRow)> = rows.iter().filter(|(_, r)| meant(r)).copied().collect();
            let (found, value) = winners(&meant, asked, add).ok()?;
            if found.is_empty() {
                return None;
            }
            match &mut same {
                None => same = Some((found.into_iter().collect(), value)),
                Some((all, one)) if *one == value => all.extend(found),
                Some(_) => return None,
            }
        }
        same.map(|(rows, value)| (rows.into_iter().collect(), value))
    }

    fn matches(&self, key: &KeyCell, probe: Probe<'_>) -> bool {
        let cell = match probe {
            Probe::Cell(cell) => cell,
            Probe::Text(text) => return matches!(key, KeyCell::Any) || matches!(key, KeyCell::Text(t) if t == text),
            Probe::Other => return matches!(key, KeyCell::Any),
        };
        match (key, cell) {
            (KeyCell::Any, _) => true,
            (KeyCell::Enum(a), Cell::Enum(b)) => *a == b,
            (KeyCell::Bool(a), Cell::True | Cell::False) => *a == (cell == Cell::True),
            (KeyCell::Months(from, to), cell) => cell.month().is_some_and(|m| *from <= m && m <= *to),
            (KeyCell::Days(from, to), Cell::Date(day)) => within(*from, *to, day),
            (KeyCell::Numbers(from, to) | KeyCell::Ratios(from, to), Cell::Number(n)) => within(*from, *to, n),
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
