//! A sentence by key, with typed arguments that the renderer words.

use crate::types::Kind;
use crate::values::{Date, Exact, Month};

#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    Text(String),
    Date(Date),
    Month(Month),
    /// A number with its unit.
    Number(Exact, Kind),
    /// An amount in 元, to the 分 at least.
    Money(Exact),
    Count(i64),
    /// A stretch of calendar time, as years, months and days.
    Stretch {
        years: u32,
        months: u32,
        days: u32,
    },
    /// Sentences joined by the list mark.
    List(Vec<Arg>),
    /// A word of the catalogue.
    Word(&'static str),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Arg::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Arg::Text(text)
    }
}

impl From<Date> for Arg {
    fn from(date: Date) -> Self {
        Arg::Date(date)
    }
}

impl From<Month> for Arg {
    fn from(month: Month) -> Self {
        Arg::Month(month)
    }
}

/// `key` of the catalogue with its arguments.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    pub key: &'static str,
    pub args: Vec<(&'static str, Arg)>,
}

impl Message {
    pub fn new(key: &'static str) -> Message {
        Message { key, args: Vec::new() }
    }

    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> Message {
        self.args.push((name, value.into()));
        self
    }
}

/// Whole years, months and days from one day to a later one.
pub fn stretch(from: Date, to: Date) -> Arg {
    use crate::values::{Month as M, add_months};
    let guess = M::of(to).since(M::of(from)).max(0);
    let months = if add_months(from, guess).is_ok_and(|d| d <= to) { guess } else { guess - 1 }.max(0);
    let begun = add_months(from, months).unwrap_or(from);
    let days = u32::try_from((to - begun).num_days()).unwrap_or_default();
    let months = u32::try_from(months).unwrap_or_default();
    Arg::Stretch { years: months / 12, months: months % 12, days }
}
