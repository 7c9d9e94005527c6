//! The rules, declarations and head lines of a package, known on both sides by kind and name.

use crate::source::{FileId, Sources};
use crate::syntax::ast::{self, Declaration, Item, RuleKind};
use crate::syntax::print;
use std::collections::BTreeMap;

/// What an item is known by; two of one kind and name are told apart by their order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    kind: &'static str,
    pub name: String,
    nth: usize,
}

/// Lines that decide nothing.
pub const SILENT: [&str; 6] = ["所涉解释", "说明", "列举", "不作条件", "理由", "问题"];

/// Kinds of items that no rule speaks of by name.
const UNNAMED: [&str; 5] = ["竞合", "职责", "导向", "优先", "文件头"];

impl Key {
    /// 竞合“购房补贴与租房补贴”
    pub fn title(&self) -> String {
        format!("{}“{}”", self.kind, self.name)
    }
}

/// An item with its place and what it says.
pub struct Found {
    /// Of its file, and in it.
    pub at: (usize, usize),
    pub text: String,
}

pub type Listed = BTreeMap<Key, Found>;

/// The items of rule files that may bear on a decision.
pub fn listed(files: &[(FileId, ast::File)], sources: &Sources) -> Listed {
    let mut found = Listed::new();
    for (f, (file, tree)) in files.iter().enumerate() {
        let text = sources.get(*file).map(|f| f.text.as_str()).unwrap_or_default();
        for (i, item) in tree.items.iter().enumerate() {
            let Some((kind, name)) = key(item) else { continue };
            let mut own = Key { kind, name: name.to_owned(), nth: 0 };
            while found.contains_key(&own) {
                own.nth += 1;
            }
            found.insert(own, Found { at: (f, i), text: said(item, text) });
        }
    }
    found
}

/// Kind and name of an item that may bear on a decision.
pub fn key(item: &Item) -> Option<(&'static str, &str)> {
    Some(match item {
        Item::Head(line) => ("文件头", line.label),
        // Who is responsible decides nothing.
        Item::Rule(rule) if rule.kind == RuleKind::Responsible => return None,
        Item::Rule(rule) => (rule.kind.word(), rule.name.text.as_str()),
        Item::Declaration(of) => match &**of {
            Declaration::Entity { name, .. } => ("主体", name.text.as_str()),
            Declaration::Relation(of) => ("关系", of.name.text.as_str()),
            Declaration::Fact(of) => ("事实", of.name.text.as_str()),
        },
        Item::Heading { .. } => return None,
    })
}

/// The name of an item by which others may speak of it.
pub fn spoken(item: &Item) -> Option<&str> {
    key(item).filter(|(kind, name)| !UNNAMED.contains(kind) && !name.is_empty()).map(|k| k.1)
}

/// What an item says, without its quotations and its layout.
fn said(item: &Item, source: &str) -> String {
    match item {
        Item::Head(line) => line.value.text.clone(),
        Item::Rule(rule) => {
            let lines = print::lines(rule).into_iter().filter(|l| !SILENT.contains(&l.label.as_str()));
            lines.map(|l| format!("{}：{}{}", l.label, l.text, l.items.concat())).collect::<Vec<_>>().join("。")
        }
        Item::Declaration(of) => source.get(of.span().range()).unwrap_or_default().split_whitespace().collect(),
        Item::Heading { title, .. } => title.text.clone(),
    }
}
