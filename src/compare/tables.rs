//! Parameter tables before and after: new rows, changed values, rows published afterwards.

use super::affected::Side;
use crate::facts::TableRow;
use crate::ir::Program;
use crate::types::Kind;

/// A row of a table that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowChange {
    pub parameter: String,
    pub kind: RowKind,
    /// 2018-01-01至2018-12-31，用工地：甲区
    pub place: String,
    pub before: Option<String>,
    pub after: Option<String>,
    pub published: Option<String>,
    /// Published after the day from which it holds: it reaches back.
    pub retroactive: bool,
    pub source: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowKind {
    /// 新增
    Added,
    /// 改值: another value for the same days and keys.
    Changed,
    /// 另行公布: the earlier value stays for whoever was decided before.
    Superseded,
    /// 删去
    Removed,
}

impl RowKind {
    pub fn name(self) -> &'static str {
        match self {
            RowKind::Added => "新增",
            RowKind::Changed => "改值",
            RowKind::Superseded => "另行公布",
            RowKind::Removed => "删去",
        }
    }
}

/// What differs between the tables of two sides, by parameter.
pub fn changed_rows(old: Side<'_>, new: Side<'_>) -> Vec<RowChange> {
    let mut found = Vec::new();
    for (index, parameter) in new.program.parameters.iter().enumerate() {
        let before = old.program.parameters.iter().position(|p| p.name == parameter.name);
        let of = |side: Side<'_>, index: Option<usize>| -> Vec<TableRow> {
            index.and_then(|i| side.tables.tables.get(i)).map(|t| t.rows.clone()).unwrap_or_default()
        };
        let (old_rows, new_rows) = (of(old, before), of(new, Some(index)));
        let place = |row: &TableRow| place(new.program, index, row);
        let slot = |row: &TableRow| (row.from, row.to, row.keys.clone());
        let gone: Vec<&TableRow> = old_rows.iter().filter(|r| !new_rows.contains(r)).collect();
        let mut answered = vec![false; gone.len()];
        for row in new_rows.iter().filter(|r| !old_rows.contains(r)) {
            let replaced = (0..gone.len()).find(|i| !answered[*i] && slot(gone[*i]) == slot(row));
            let earlier = old_rows.iter().find(|r| new_rows.contains(r) && slot(r) == slot(row));
            let (kind, was) = match (replaced, earlier) {
                (Some(i), _) => {
                    answered[i] = true;
                    (RowKind::Changed, Some(gone[i]))
                }
                (None, Some(r)) => (RowKind::Superseded, Some(r)),
                (None, None) => (RowKind::Added, None),
            };
            found.push(RowChange {
                parameter: parameter.name.clone(),
                kind,
                place: place(row),
                before: was.map(|r| r.value.display()),
                after: Some(row.value.display()),
                published: row.published.map(|d| d.to_string()),
                retroactive: row.published.zip(row.from).is_some_and(|(p, f)| p > f),
                source: row.source.clone(),
            });
        }
        for row in gone.iter().zip(&answered).filter(|(_, a)| !**a).map(|(r, _)| *r) {
            found.push(RowChange {
                parameter: parameter.name.clone(),
                kind: RowKind::Removed,
                place: place(row),
                before: Some(row.value.display()),
                after: None,
                published: row.published.map(|d| d.to_string()),
                retroactive: false,
                source: row.source.clone(),
            });
        }
    }
    found
}

/// The days and the keys of a row, in words.
fn place(program: &Program, parameter: usize, row: &TableRow) -> String {
    let day = |d: Option<crate::values::Date>| d.map(|d| d.to_string()).unwrap_or_default();
    let mut words = match (row.from, row.to) {
        (None, None) => String::new(),
        (from, None) => format!("{}起", day(from)),
        (from, to) => format!("{}至{}", day(from), day(to)),
    };
    let columns = program.parameters.get(parameter).map(|p| p.index.as_slice()).unwrap_or_default();
    for (column, key) in columns.iter().zip(&row.keys) {
        let Some(key) = key.words(|value| value_name(program, &column.name, value)) else { continue };
        if !words.is_empty() {
            words.push('，');
        }
        words.push_str(&format!("{}：{key}", column.name));
    }
    words
}

/// A value of the enumeration that the column's fact has.
fn value_name(program: &Program, column: &str, value: u32) -> String {
    let kinds = program.slots.iter().filter(|s| s.name == column).map(|s| &s.kind);
    let found = kinds.filter_map(|k| match k {
        Kind::Enum(id) | Kind::Set(id) => program.enums.get(id.index())?.value(value),
        _ => None,
    });
    found.into_iter().next().map_or_else(|| value.to_string(), str::to_owned)
}
