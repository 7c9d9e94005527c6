//! What an office fills in: who it is, where it is to be reached, which remedies there are and by when.
//!
//! A policy seldom says any of it, and a program must not: what nobody filled in is marked in the letter and listed.

use crate::values::distinct;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The fields, under the names that templates and the file have.
pub const FIELDS: [&str; 18] = [
    "编号",
    "申请日期",
    "受理日期",
    "作出机关",
    "申请人",
    "地址",
    "联系人",
    "联系电话",
    "事先陈述申辩和听证",
    "陈述申辩期限",
    "再次申请",
    "复议机关",
    "复议期限",
    "诉讼法院",
    "诉讼期限",
    "补正期限",
    "逾期后果",
    "举证期限",
];

const OPEN: &str = "【未填：";
const CLOSE: char = '】';

/// What an office filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Office {
    fields: BTreeMap<&'static str, String>,
}

impl Office {
    /// Fills a field; `false` where there is none of this name, or where nothing is filled in.
    pub fn fill(&mut self, name: &str, value: &str) -> bool {
        let field = FIELDS.iter().find(|field| **field == name);
        let value = value.trim();
        match field {
            Some(field) if !value.is_empty() && !value.contains(OPEN) => {
                self.fields.insert(field, value.to_owned());
                true
            }
            Some(_) | None => false,
        }
    }

    /// Fills a field that nobody filled.
    pub fn or_fill(&mut self, name: &str, value: Option<&str>) {
        if !self.fields.contains_key(name) {
            self.fill(name, value.unwrap_or_default());
        }
    }

    /// Each field with its value, or the mark that it has none.
    pub(super) fn context(&self) -> Value {
        let value = |field: &'static str| match self.fields.get(field) {
            Some(value) => Value::String(value.clone()),
            None => Value::String(format!("{OPEN}{field}{CLOSE}")),
        };
        Value::Object(FIELDS.iter().map(|field| ((*field).to_owned(), value(field))).collect::<Map<_, _>>())
    }
}

/// The fields that a letter prints without a value, each once, in order.
pub fn unfilled(letter: &str) -> Vec<&str> {
    distinct(letter.split(OPEN).skip(1).filter_map(|rest| rest.split_once(CLOSE)).map(|(field, _)| field))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_without_a_value_is_listed_once() {
        let mut office = Office::default();
        assert!(office.fill("作出机关", " 示例局 ") && !office.fill("作出机构", "示例局") && !office.fill("地址", " "));
        office.or_fill("作出机关", Some("另一局"));
        let fields = office.context();
        assert_eq!(fields["作出机关"], "示例局");
        let letter = format!("{}、{}、{}", fields["地址"], fields["复议机关"], fields["地址"]);
        assert_eq!(unfilled(&letter), ["地址", "复议机关"]);
    }
}
