//! A value as an explanation shows it: what it is, never how it is worded.

use crate::eval::{Cell, Run};
use crate::facts::{Given, Value};
use crate::ir::{Program, SlotId};
use crate::types::{EnumId, Kind};
use crate::values::{Date, Exact, Month, add_months};

/// A value, or why there is none.
#[derive(Debug, Clone, PartialEq)]
pub enum Shown {
    Yes,
    No,
    /// A number with the unit of its kind.
    Number(Exact, Kind),
    Date(Date),
    Month(Month),
    /// A value of an enumeration, or a text of the case.
    Text(String),
    /// The values of a set.
    Several(Vec<String>),
    /// A set without values.
    Nothing,
    /// A value of an open enumeration that is not among those listed.
    Unlisted,
    /// A list that the case gives, too long to be shown.
    Listed,
    /// 不适用
    Inapplicable,
    /// Not known yet.
    Open,
    /// Not given in the case.
    Missing,
    /// Given as 不详.
    Unknown,
    /// Sources say different things.
    Disputed,
}

impl Shown {
    /// An amount in 元.
    pub fn money(value: Exact) -> Shown {
        Shown::Number(value, Kind::Money { per: None })
    }

    /// A cell by its kind alone, where no fact stands behind it.
    pub fn cell(cell: Cell, kind: &Kind) -> Shown {
        match cell {
            Cell::True => Shown::Yes,
            Cell::False => Shown::No,
            Cell::Number(n) => Shown::Number(n, kind.clone()),
            Cell::Date(d) => Shown::Date(d),
            Cell::Month(m) => Shown::Month(m),
            Cell::NotApplicable => Shown::Inapplicable,
            _ => Shown::Open,
        }
    }

    /// The cell of a fact.
    pub fn fact(run: &Run<'_>, slot: SlotId, row: usize, cell: Cell) -> Shown {
        let kind = &run.program.slot(slot).kind;
        match (cell, kind) {
            (Cell::Enum(at), Kind::Enum(id)) => Shown::value(run.program, *id, at),
            (Cell::Set(bits), Kind::Set(id)) => Shown::set(run.program, *id, bits),
            (Cell::Given(..), _) => match run.input.facts.given(slot, row) {
                Given::Value(Value::Text(text)) => Shown::Text(text.to_string()),
                _ => Shown::Listed,
            },
            (cell, kind) => Shown::cell(cell, kind),
        }
    }

    /// A fact as the case gives it.
    pub fn given(program: &Program, kind: &Kind, given: &Given) -> Shown {
        let value = match given {
            Given::Missing => return Shown::Missing,
            Given::Unknown => return Shown::Unknown,
            Given::Disputed => return Shown::Disputed,
            Given::NotApplicable => return Shown::Inapplicable,
            Given::Value(value) => value,
        };
        match (value, kind) {
            (Value::Bool(true), _) => Shown::Yes,
            (Value::Bool(false), _) => Shown::No,
            (Value::Number(n), kind) => Shown::Number(*n, kind.clone()),
            (Value::Date(d), _) => Shown::Date(*d),
            (Value::Month(m), _) => Shown::Month(*m),
            (Value::Enum(at), Kind::Enum(id)) => Shown::value(program, *id, *at),
            (Value::Set(bits), Kind::Set(id)) => Shown::set(program, *id, *bits),
            (Value::Text(text), _) => Shown::Text(text.to_string()),
            _ => Shown::Listed,
        }
    }

    fn value(program: &Program, of: EnumId, at: u32) -> Shown {
        program.enums[of.index()].value(at).map_or(Shown::Unlisted, |v| Shown::Text(v.to_owned()))
    }

    fn set(program: &Program, of: EnumId, bits: u64) -> Shown {
        let values = program.enums[of.index()].values.iter().enumerate();
        let held = values.filter(|(i, _)| bits & (1u64 << (*i).min(63)) != 0);
        let held: Vec<String> = held.map(|(_, v)| v.clone()).collect();
        if held.is_empty() { Shown::Nothing } else { Shown::Several(held) }
    }
}

/// A stretch of calendar time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    pub years: u32,
    /// Beyond the years, 0 to 11.
    pub months: u32,
    /// Beyond the months.
    pub days: u32,
}

impl Stretch {
    /// From one day to a later one.
    pub fn between(from: Date, to: Date) -> Stretch {
        let guess = Month::of(to).since(Month::of(from)).max(0);
        let months = if add_months(from, guess).is_ok_and(|d| d <= to) { guess } else { guess - 1 }.max(0);
        let begun = add_months(from, months).unwrap_or(from);
        let days = u32::try_from((to - begun).num_days()).unwrap_or_default();
        Stretch { days, ..Stretch::of_months(u32::try_from(months).unwrap_or_default()) }
    }

    pub fn of_months(months: u32) -> Stretch {
        Stretch { years: months / 12, months: months % 12, days: 0 }
    }
}
