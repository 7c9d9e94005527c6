//! What a value should have been, as a term that a diagnostic names.

use crate::diagnostic::{Arg, Term};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::facts) enum Expected {
    Item,
    Group,
    Rules,
    Expectation,
    Row,
    Text,
    FolderBelow,
    Outcome,
    Names,
    Name,
    MonthCount,
    Amounts,
    Number,
    YesNo,
    Date,
    NotBeforeFrom,
    Month,
    OneMonth,
    MonthRange,
    Percent,
    Age,
    Choice,
    Choices,
    EarlyChoice,
    Members,
    TableRows,
    Unit,
    Columns,
    Column,
    ValueEntry,
    YearOrSpan,
    Year,
    /// An amount in 元, or in 元 for each of something.
    Money {
        per: Option<String>,
    },
    Count {
        counter: String,
    },
    /// A date not earlier than that of `start`.
    NotBefore {
        start: String,
    },
    /// A number between the limits that its fact declares.
    Within {
        least: Option<String>,
        most: Option<String>,
    },
    /// At most so many rows.
    FewerRows {
        most: usize,
    },
}

impl From<Expected> for Arg {
    fn from(of: Expected) -> Arg {
        let key = match of {
            Expected::Money { per: None } => "expected-money",
            Expected::Money { per: Some(per) } => return Term::new("expected-money-per").arg("per", per).into(),
            Expected::Count { counter } => return Term::new("expected-count").arg("counter", counter).into(),
            Expected::NotBefore { start } => return Term::new("expected-not-before-start").arg("start", start).into(),
            Expected::Within { least, most } => {
                let (key, least, most) = match (least, most) {
                    (Some(least), Some(most)) => ("expected-between", least, most),
                    (Some(least), None) => ("expected-at-least", least, String::new()),
                    (None, most) => ("expected-at-most", String::new(), most.unwrap_or_default()),
                };
                return Term::new(key).arg("least", least).arg("most", most).into();
            }
            Expected::FewerRows { most } => {
                return Term::new("expected-fewer-rows").arg("most", most.to_string()).into();
            }
            Expected::Item => "expected-item",
            Expected::Group => "expected-group",
            Expected::Rules => "expected-rules",
            Expected::Expectation => "expected-expectation",
            Expected::Row => "expected-row",
            Expected::Text => "expected-text",
            Expected::FolderBelow => "expected-folder-below",
            Expected::Outcome => "expected-outcome",
            Expected::Names => "expected-names",
            Expected::Name => "expected-name",
            Expected::MonthCount => "expected-month-count",
            Expected::Amounts => "expected-amounts",
            Expected::Number => "expected-number",
            Expected::YesNo => "expected-yes-no",
            Expected::Date => "expected-date",
            Expected::NotBeforeFrom => "expected-not-before-from",
            Expected::Month => "expected-month",
            Expected::OneMonth => "expected-one-month",
            Expected::MonthRange => "expected-month-range",
            Expected::Percent => "expected-percent",
            Expected::Age => "expected-age",
            Expected::Choice => "expected-choice",
            Expected::Choices => "expected-choices",
            Expected::EarlyChoice => "expected-early-choice",
            Expected::Members => "expected-members",
            Expected::TableRows => "expected-table-rows",
            Expected::Unit => "expected-unit",
            Expected::Columns => "expected-columns",
            Expected::Column => "expected-column",
            Expected::ValueEntry => "expected-value-entry",
            Expected::YearOrSpan => "expected-year-or-span",
            Expected::Year => "expected-year",
        };
        Term::new(key).into()
    }
}
