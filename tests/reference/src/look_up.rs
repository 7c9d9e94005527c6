//! Parameter tables: rows by validity, by publication and by key.

use crate::run::{At, Run};
use crate::value::{Datum, Fault, Value};
use tiaowen::facts::{KeyCell, TableRow};
use tiaowen::ir::{NodeId, ParamId, RefDate};
use tiaowen::types::Kind;
use tiaowen::values::{Causes, Date, Exact, Month};

/// The keys asked for by column, and the columns over which rows are added.
type Asked<'k> = (&'k Vec<(String, NodeId)>, &'k Vec<String>);

/// How many combinations of keys that are not known are looked up.
const MOST: usize = 4096;

impl Run<'_> {
    pub fn look_up(&self, parameter: ParamId, day: &Value, (keys, sum_over): Asked<'_>, at: At) -> Value {
        let day = match day {
            Value::Known(Datum::Date(day)) => *day,
            Value::Known(Datum::Month(month)) => month.first_day(),
            Value::Known(_) => return Value::Fault(Fault::Shape),
            Value::Open(open) => return Value::open(open.causes),
            other => return other.clone(),
        };
        let mut causes = Causes::NONE;
        let mut combinations: Option<Vec<Vec<Value>>> = Some(vec![Vec::new()]);
        for (_, node) in keys {
            let value = self.value(*node, at);
            let answers = match &value {
                Value::Open(open) => {
                    causes = causes.and(open.causes);
                    self.answers(&self.program.node(*node).kind)
                }
                Value::Fault(fault) => return Value::Fault(*fault),
                Value::Known(_) | Value::NotApplicable => Some(vec![value]),
            };
            combinations = combinations.zip(answers).and_then(|(before, answers)| {
                let all =
                    before.iter().flat_map(|b| answers.iter().map(|a| [&b[..], std::slice::from_ref(a)].concat()));
                let all: Vec<Vec<Value>> = all.collect();
                (all.len() <= MOST).then_some(all)
            });
        }
        // A key that is not known is wanted only where some row asks for it.
        let Some(combinations) = combinations else { return Value::open(causes) };
        let names: Vec<&str> = keys.iter().map(|(name, _)| name.as_str()).collect();
        let mut found = combinations.iter().map(|values| self.found(parameter, day, (&names, values), sum_over));
        let first = found.next().unwrap_or(Value::Fault(Fault::Shape));
        if causes.is_empty()
            || found.all(|v| v == first && matches!(v, Value::Known(_))) && matches!(first, Value::Known(_))
        {
            return first;
        }
        Value::open(causes)
    }

    /// Every value that a key can have, where its list is closed.
    fn answers(&self, kind: &Kind) -> Option<Vec<Value>> {
        match kind {
            Kind::Bool => Some(vec![true.into(), false.into()]),
            Kind::Enum(id) => {
                let of = self.program.enums.get(id.index()).filter(|e| !e.open)?;
                Some(of.places().map(|p| Value::Known(Datum::Enum(p))).collect())
            }
            _ => None,
        }
    }

    fn found(&self, parameter: ParamId, day: Date, keys: (&[&str], &[Value]), sum_over: &[String]) -> Value {
        let Some(table) = self.tables.tables.get(parameter.index()) else { return Value::Fault(Fault::Shape) };
        let columns = &self.program.parameters[parameter.index()].index;
        let decided = self.date(RefDate::Decided);
        let fits = |row: &&TableRow| {
            let valid = row.from.is_none_or(|f| f <= day) && row.to.is_none_or(|t| day <= t);
            let out = row.published.is_none_or(|p| p <= decided);
            let meets = |(column, cell): (&tiaowen::ir::Column, &KeyCell)| {
                let asked = keys.0.iter().position(|name| *name == column.name);
                asked.and_then(|i| keys.1.get(i)).is_none_or(|value| matches(cell, value))
            };
            valid && out && columns.iter().zip(&row.keys).all(meets)
        };
        // Rows that are added are alike in the columns added over; of those alike the last published counts.
        let apart = |row: &TableRow| -> Vec<KeyCell> {
            let of = columns.iter().zip(&row.keys).filter(|(c, _)| sum_over.contains(&c.name));
            of.map(|(_, cell)| cell.clone()).collect()
        };
        let mut groups: Vec<(Vec<KeyCell>, Vec<&TableRow>)> = Vec::new();
        for row in table.rows.iter().filter(fits) {
            let key = apart(row);
            match groups.iter_mut().find(|(k, _)| *k == key) {
                Some((_, rows)) => rows.push(row),
                None => groups.push((key, vec![row])),
            }
        }
        if groups.is_empty() {
            return Value::open(Causes::PARAMETER);
        }
        let mut total = Exact::ZERO;
        for (_, rows) in groups {
            let last = rows.iter().map(|r| r.published).max().flatten();
            let latest: Vec<&&TableRow> = rows.iter().filter(|r| r.published == last).collect();
            let [row] = latest[..] else { return Value::Fault(Fault::Table) };
            match total.add(row.value) {
                Ok(sum) => total = sum,
                Err(_) => return Value::Fault(Fault::Arithmetic),
            }
        }
        Value::number(total)
    }
}

/// A cell takes a value of its kind; 不适用 is in none but one that holds for all.
fn matches(cell: &KeyCell, value: &Value) -> bool {
    let within = |from: &Option<Exact>, to: &Option<Exact>, n: &Exact| {
        from.is_none_or(|f| f <= *n) && to.is_none_or(|t| *n <= t)
    };
    match (cell, value) {
        (KeyCell::Any, _) => true,
        (KeyCell::Text(text), Value::Known(Datum::Text(given))) => **text == **given,
        (KeyCell::Enum(place), Value::Known(Datum::Enum(given))) => place == given,
        (KeyCell::Bool(truth), Value::Known(Datum::Bool(given))) => truth == given,
        (KeyCell::Months(from, to), Value::Known(Datum::Month(month))) => from <= month && month <= to,
        (KeyCell::Months(from, to), Value::Known(Datum::Date(day))) => {
            let month = Month::of(*day);
            *from <= month && month <= *to
        }
        (KeyCell::Days(from, to), Value::Known(Datum::Date(day))) => {
            from.is_none_or(|f| f <= *day) && to.is_none_or(|t| *day <= t)
        }
        (KeyCell::Numbers(from, to) | KeyCell::Ratios(from, to), Value::Known(Datum::Number(n))) => within(from, to, n),
        _ => false,
    }
}
