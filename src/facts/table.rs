//! Parameter tables: rows by validity, key and date of publication.

use crate::ir::Program;
use crate::values::{Date, Exact, Month};
use serde::{Deserialize, Serialize};

/// What a row asks of one index column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeyCell {
    /// The column is absent from the row: it holds for all.
    Any,
    Text(String),
    /// A value of the enumeration that the column's fact has, by its place.
    Enum(u32),
    /// Months, ends included: compared with the month of a date.
    Months(Month, Month),
    Bool(bool),
    /// Days, ends included; open where absent.
    Days(Option<Date>, Option<Date>),
    /// Counts or amounts, ends included; open where absent.
    Numbers(Option<Exact>, Option<Exact>),
    /// The same of ratios.
    Ratios(Option<Exact>, Option<Exact>),
}

impl KeyCell {
    /// As people read it; nothing where the row holds for all. `value` says what an enumeration's place is called.
    pub fn words(&self, value: impl Fn(u32) -> String) -> Option<String> {
        let percent =
            |ratio: Exact| ratio.mul(Exact::from(100)).map_or(ratio.display(), |p| format!("{}%", p.display()));
        Some(match self {
            KeyCell::Any => return None,
            KeyCell::Text(text) => text.clone(),
            KeyCell::Enum(place) => value(*place),
            KeyCell::Months(from, to) => format!("{from}至{to}"),
            KeyCell::Bool(true) => "是".to_owned(),
            KeyCell::Bool(false) => "否".to_owned(),
            KeyCell::Days(from, to) => ends(*from, *to, |day| day.to_string()),
            KeyCell::Numbers(from, to) => ends(*from, *to, Exact::display),
            KeyCell::Ratios(from, to) => ends(*from, *to, percent),
        })
    }
}

/// One value, or a range of them that may be open on a side.
fn ends<T: Copy + PartialEq>(from: Option<T>, to: Option<T>, say: impl Fn(T) -> String) -> String {
    match (from, to) {
        (Some(from), Some(to)) if from == to => say(from),
        (Some(from), Some(to)) => format!("{}至{}", say(from), say(to)),
        (Some(from), None) => format!("{}以上", say(from)),
        (None, Some(to)) => format!("{}以下", say(to)),
        (None, None) => String::new(),
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableRow {
    /// Validity, ends included; open where absent.
    pub from: Option<Date>,
    pub to: Option<Date>,
    /// One for each column of the parameter's index.
    pub keys: Vec<KeyCell>,
    /// 元, a ratio, months of age, or a count, as the parameter's unit says.
    pub value: Exact,
    /// The date of publication; a row without one was always known.
    pub published: Option<Date>,
    pub source: String,
    /// A source marked 示例.
    pub example: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Table {
    pub rows: Vec<TableRow>,
}

/// One table for each parameter of a program, in the program's order; one without rows knows nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Tables {
    pub tables: Vec<Table>,
}

impl Tables {
    pub fn empty(program: &Program) -> Tables {
        Tables { tables: program.parameters.iter().map(|_| Table::default()).collect() }
    }
}

/// The tables that a case brings itself (参数目录) and is decided by, in place of the package's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OwnTables {
    /// As the case names it: below its own folder.
    pub folder: String,
    /// The parameters whose tables are taken from there.
    pub tables: Vec<String>,
}
