//! Rules as they are read back, line by line.

use crate::resolve::Model;
use crate::syntax::print;
use std::collections::BTreeMap;

/// The lines of each rule, read back, without its quotations.
pub type RuleLines = BTreeMap<String, Vec<(String, String)>>;

pub(super) fn rule_lines(model: &Model<'_>) -> RuleLines {
    let mut found = RuleLines::new();
    for info in &model.rules {
        let lines = print::lines(info.ast).into_iter().map(|l| (l.label, format!("{}{}", l.text, l.items.concat())));
        found.entry(info.ast.name.text.clone()).or_default().extend(lines);
    }
    found
}
