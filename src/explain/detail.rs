//! What a single statement rests on, as values: facts, limits, dates, rows.

use super::formula::Piece;
use super::parameter::Lookup;
use super::shown::{Shown, Stretch};
use super::state::State;
use crate::ir::{PeriodEnd, SlotId};
use crate::types::Kind;
use crate::values::{Date, Exact, Month, Period};
use std::cmp::Ordering;

/// One thing that a statement rests on.
#[derive(Debug, Clone, PartialEq)]
pub enum Detail {
    /// A fact, or another value that has a name, and how it stands in the case.
    Fact {
        /// Absent for a value that is no fact of its own.
        slot: Option<SlotId>,
        name: String,
        standing: Standing,
        value: Shown,
    },
    /// The day from which what is said of a status holds.
    Since { day: Date },
    /// The fact is known as of 基准日 alone, and the day asked about is another.
    Undated { day: String },
    /// A number beside its limit, both in `kind`.
    Limit {
        name: String,
        value: Exact,
        bound: Exact,
        /// What the limit is called, where it is no figure of the rule.
        of: Option<String>,
        kind: Kind,
        /// The limit itself still counts.
        inclusive: bool,
        /// Where the value stands to the limit.
        side: Ordering,
        /// How far from it, never negative.
        margin: Exact,
    },
    /// How a number comes about.
    Made { name: String, pieces: Vec<Piece>, value: Shown },
    /// A figure of a table, with its source.
    Parameter(Lookup),
    /// One of the items that make up a number.
    Item { value: Shown },
    /// The highest of the items that make up a number.
    Highest { value: Shown },
    /// Items that do not count, by what each is for.
    LeftOut { named: Vec<String> },
    /// The day to which a period leads, and whether it must be over or may not be.
    Period { name: String, from: Shown, period: Period, limit: Date, sense: Sense, inclusive: bool },
    /// Where a day stands to the end of the period before it.
    Day { name: String, day: Date, order: Ordering, sense: Sense, margin: Stretch },
    /// Two days.
    Dates { name: String, day: Date, other: String, limit: Date, order: Ordering, margin: Stretch },
    /// A day beside the span of a record; without an end it still runs.
    During { name: String, day: Date, start: Date, end: Option<Date> },
    /// A relation without rows; `known` where the case says so.
    NoRows { relation: String, known: bool },
    /// Rows that stand alike.
    Rows {
        state: State,
        named: Vec<Named>,
        /// All of them, named or not.
        count: usize,
        /// Only the first are named.
        cut: bool,
        /// They are somebody.
        persons: bool,
    },
    /// Facts that are all found not to be.
    Denied { of: Vec<Detail> },
    /// Records that are there though none may be.
    Records { records: Vec<Record> },
}

/// A row by its name; of a record that is kept by the month, the months that stand alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    pub name: String,
    /// In order and apart; none where it is no record of months.
    pub months: Vec<(Month, Month)>,
}

/// A fact of a record; of its first and last day which it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    pub name: String,
    pub value: Shown,
    pub end: Option<PeriodEnd>,
}

/// A record by its name, with its facts and what they are.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    pub name: String,
    pub says: Vec<Said>,
}

/// How a fact stands in the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// A value that is not a truth.
    Valued,
    /// A truth as the applicant states it.
    Stated,
    /// A truth for the agency to check.
    Checked,
    /// Not given, and presumed by a rule.
    Presumed,
    Missing,
    /// Missing, and for the agency to find out.
    MissingFromAgency,
    /// Given as 不详.
    Unknown,
    Disputed,
    /// 不适用
    Inapplicable,
}

/// What a period is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// It must be over: 自……起满, 超过.
    Complete,
    /// It must not be over: ……以内, 不足.
    Until,
}

/// How far a fact is from its limit.
#[derive(Debug, Clone, PartialEq)]
pub struct Margin {
    pub way: Way,
    pub by: Distance,
}

/// On which side of its limit a fact is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Short,
    Over,
    /// Within a period, with so much of it left.
    Left,
    After,
    Before,
}

/// A number with its unit, or time.
#[derive(Debug, Clone, PartialEq)]
pub enum Distance {
    Number(Exact, Kind),
    Time(Stretch),
}

impl Detail {
    /// How far the fact is from its limit; `None` where it has none or is exactly at it.
    pub fn margin(&self) -> Option<Margin> {
        let (way, by) = match self {
            Detail::Limit { side, margin, kind, .. } => {
                let way = match side {
                    Ordering::Less => Way::Short,
                    Ordering::Greater => Way::Over,
                    Ordering::Equal => return None,
                };
                (way, Distance::Number(*margin, kind.clone()))
            }
            Detail::Day { order, sense, margin, .. } => {
                let way = match (order, sense) {
                    (Ordering::Equal, _) => return None,
                    (Ordering::Less, Sense::Complete) => Way::Short,
                    (Ordering::Less, Sense::Until) => Way::Left,
                    (Ordering::Greater, _) => Way::Over,
                };
                (way, Distance::Time(*margin))
            }
            Detail::Dates { order, margin, .. } => {
                let way = match order {
                    Ordering::Equal => return None,
                    Ordering::Less => Way::Before,
                    Ordering::Greater => Way::After,
                };
                (way, Distance::Time(*margin))
            }
            Detail::Fact { .. }
            | Detail::Since { .. }
            | Detail::Undated { .. }
            | Detail::Item { .. }
            | Detail::Highest { .. }
            | Detail::LeftOut { .. }
            | Detail::Made { .. }
            | Detail::Parameter(_)
            | Detail::Period { .. }
            | Detail::During { .. }
            | Detail::NoRows { .. }
            | Detail::Rows { .. }
            | Detail::Denied { .. }
            | Detail::Records { .. } => return None,
        };
        Some(Margin { way, by })
    }

    /// Whether it says what the statement itself rests on, not how its parts stand.
    pub fn is_of_itself(&self) -> bool {
        !matches!(self, Detail::Rows { .. })
    }

    /// The value that the statement turns on, where there is one.
    pub fn value(&self) -> Option<Shown> {
        match self {
            Detail::Fact { standing, value, .. } => standing.has_value().then(|| value.clone()),
            Detail::Limit { value, kind, .. } => Some(Shown::Number(*value, kind.clone())),
            Detail::Item { value } | Detail::Highest { value } => Some(value.clone()),
            Detail::Since { .. }
            | Detail::Undated { .. }
            | Detail::LeftOut { .. }
            | Detail::Made { .. }
            | Detail::Parameter(_)
            | Detail::Period { .. }
            | Detail::Day { .. }
            | Detail::Dates { .. }
            | Detail::During { .. }
            | Detail::NoRows { .. }
            | Detail::Rows { .. }
            | Detail::Denied { .. }
            | Detail::Records { .. } => None,
        }
    }

    /// Whether the fact, list or day of this name is what it speaks of.
    pub fn speaks_of(&self, asked: &str) -> bool {
        match self {
            Detail::Parameter(of) => of.parameter == asked,
            Detail::Fact { name, .. }
            | Detail::Made { name, .. }
            | Detail::Limit { name, .. }
            | Detail::Period { name, .. }
            | Detail::Day { name, .. }
            | Detail::During { name, .. } => name == asked,
            Detail::Dates { name, other, .. } => name == asked || other == asked,
            Detail::Undated { day } => day == asked,
            Detail::NoRows { relation, .. } => relation == asked,
            Detail::Denied { of } => of.iter().any(|d| d.speaks_of(asked)),
            Detail::Since { .. }
            | Detail::Item { .. }
            | Detail::Highest { .. }
            | Detail::LeftOut { .. }
            | Detail::Rows { .. }
            | Detail::Records { .. } => false,
        }
    }
}

impl Standing {
    /// Whether the case or a presumption gives the fact a value.
    pub fn has_value(self) -> bool {
        matches!(self, Standing::Valued | Standing::Stated | Standing::Checked | Standing::Presumed)
    }
}
