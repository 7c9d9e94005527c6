//! Rules as they are read back, line by line.

use crate::resolve::Model;
use crate::syntax::ast::RuleKind;
use crate::syntax::print;
use std::collections::BTreeMap;

/// The rules of a package by name, each read back without its quotations.
pub type RuleLines = BTreeMap<String, ReadBack>;

/// What the rules of one name say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadBack {
    /// Of the first of them.
    pub kind: RuleKind,
    /// Label and text of each line; the sentence has no label.
    pub lines: Vec<(String, String)>,
}

pub(super) fn rule_lines(model: &Model<'_>) -> RuleLines {
    let mut found = RuleLines::new();
    for info in &model.rules {
        let lines = print::lines(info.ast).into_iter().map(|l| (l.label, format!("{}{}", l.text, l.items.concat())));
        let none = ReadBack { kind: info.ast.kind, lines: vec![] };
        found.entry(info.ast.name.text.clone()).or_insert(none).lines.extend(lines);
    }
    found
}
