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
