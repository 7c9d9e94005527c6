//! What differs between two packages, each thing by itself.

use super::items::{Key, Listed, SILENT, listed, spoken};
use super::rows::{Row, beside, rows};
use crate::amend::word_changes;
use crate::compare::differing_tables;
use crate::compile::front;
use crate::document::Document;
use crate::plan::input::Origin;
use crate::source::FileId;
use crate::syntax::ast::{self, Item, Rule};
use crate::values::distinct;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Everything that differs, with the rule files that it stands in.
pub struct Differences {
    /// Of the newer side.
    pub document: Arc<Document>,
    pub(super) old: Vec<(FileId, ast::File)>,
    pub(super) new: Vec<(FileId, ast::File)>,
    pub(super) all: Vec<Difference>,
    /// Rules that both sides have, where they differ; by their place in the newer files.
    pub(super) both: BTreeMap<(usize, usize), Vec<Merged>>,
}

/// One thing that differs.
pub struct Difference {
    pub words: String,
    /// The rule that it belongs to, in words.
    owner: String,
    pub(super) what: What,
    /// The words of the older and of the newer side.
    says: (String, String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A line, or an item of its list, of a rule that both have.
    Part,
    /// A rule or declaration that only the older side has, by its place there.
    Gone((usize, usize)),
    /// One that only the newer side has.
    Come((usize, usize)),
    /// A declaration or a line of the head that reads differently.
    Other { old: (usize, usize), new: (usize, usize) },
    /// The table of a parameter.
    Table(String),
}

/// A line of a rule as either side has it, in the order of the newer one.
pub struct Merged {
    pub old: Option<Row>,
    pub new: Option<Row>,
    /// What differs in the line as a whole.
    pub whole: Option<usize>,
    /// The items of its list, where they are looked at one by one.
    pub items: Option<Vec<MergedItem>>,
}

pub struct MergedItem {
    pub old: Option<String>,
    pub new: Option<String>,
    pub differs: Option<usize>,
}

/// Differences that are taken back together: one by itself, or all of a rule where there are very many.
pub struct Unit {
    pub words: String,
    pub differences: BTreeSet<usize>,
}

/// More than this are not tried one by one.
const MOST_UNITS: usize = 64;

impl Differences {
    /// What differs between two sides; nothing where one cannot be read.
    pub fn between(old: Origin<'_>, new: Origin<'_>) -> Option<Differences> {
        let read = |of: Origin<'_>| front(of.package, of.sources, &mut Vec::new());
        let (before, after) = (read(old)?, read(new)?);
        let (was, is) = (listed(&before.files, old.sources), listed(&after.files, new.sources));
        let (all, both) = (Vec::new(), BTreeMap::new());
        let document = after.document;
        let mut found = Differences { document, old: before.files, new: after.files, all, both };
        found.items(&was, &is);
        for name in differing_tables(old.side, new.side) {
            let words = format!("参数：{name}");
            let owner = words.clone();
            found.all.push(Difference { words, owner, what: What::Table(name), says: Default::default() });
        }
        Some(found)
    }

    fn items(&mut self, was: &Listed, is: &Listed) {
        for (key, old) in was {
            match is.get(key) {
                None => {
                    self.push(key, What::Gone(old.at), format!("删去{}", key.title()), (&old.text, ""));
                }
                Some(new) if old.text == new.text => {}
                Some(new) => match (self.rule(false, old.at).cloned(), self.rule(true, new.at).cloned()) {
                    (Some(a), Some(b)) => {
                        let merged = self.lines(key, &rows(&a), &rows(&b));
                        self.both.insert(new.at, merged);
                    }
                    _ => {
                        let words = format!("{}：{}", key.title(), changed(&old.text, &new.text));
                        self.push(key, What::Other { old: old.at, new: new.at }, words, (&old.text, &new.text));
                    }
                },
            }
        }
        for (key, new) in is.iter().filter(|(key, _)| !was.contains_key(*key)) {
            self.push(key, What::Come(new.at), format!("增加{}", key.title()), ("", &new.text));
        }
    }

    fn rule(&self, newer: bool, (file, item): (usize, usize)) -> Option<&Rule> {
        let files = if newer { &self.new } else { &self.old };
        match files.get(file)?.1.items.get(item)? {
            Item::Rule(rule) => Some(rule),
            Item::Head(_) | Item::Heading { .. } | Item::Declaration(_) => None,
        }
    }

    /// The lines of a rule that both sides have.
    fn lines(&mut self, key: &Key, old: &[Row], new: &[Row]) -> Vec<Merged> {
        let pairs = beside(old, new, |a, b| a.label == b.label);
        let mut merged = Vec::new();
        for (a, b) in pairs {
            let (a, b) = (a.and_then(|i| old.get(i)), b.and_then(|i| new.get(i)));
            let mut line = Merged { old: a.cloned(), new: b.cloned(), whole: None, items: None };
            let label = a.or(b).map_or("", |row| row.label.as_str());
            if a == b || SILENT.contains(&label) {
                merged.push(line);
                continue;
            }
            let words = |what: String| format!("{}：{label}{what}", key.name);
            match (a, b) {
                (Some(a), Some(b)) if !a.items.is_empty() && !b.items.is_empty() => {
                    if a.text != b.text {
                        let said = words(spaced(label, &changed(&a.text, &b.text)));
                        line.whole = Some(self.push(key, What::Part, said, (&a.text, &b.text)));
                    }
                    line.items = Some(self.list(key, label, &a.items, &b.items));
                }
                (a, b) => {
                    let (was, is) = (a.map(Row::words).unwrap_or_default(), b.map(Row::words).unwrap_or_default());
                    let said = match (a, b) {
                        (Some(_), Some(_)) => words(spaced(label, &changed(&was, &is))),
                        (Some(_), None) => format!("{}：删去{label} {was}", key.name),
                        _ => format!("{}：增加{label} {is}", key.name),
                    };
                    line.whole = Some(self.push(key, What::Part, said, (&was, &is)));
                }
            }
            merged.push(line);
        }
        merged
    }

    fn list(&mut self, key: &Key, label: &str, old: &[String], new: &[String]) -> Vec<MergedItem> {
        let mut found = Vec::new();
        for (a, b) in beside(old, new, |_, _| true) {
            let (was, is) = (a.and_then(|i| old.get(i)), b.and_then(|i| new.get(i)));
            let number = |at: Option<usize>| at.map_or(0, |i| i + 1);
            let words = |what: String| format!("{}：{what}", key.name);
            let said = match (was, is) {
                (Some(x), Some(y)) if x == y => None,
                (Some(x), Some(y)) => Some(words(format!("{label}（{}）{}", number(b), changed(x, y)))),
                (Some(x), None) => Some(words(format!("删去{label}（{}）{x}", number(a)))),
                (None, Some(y)) => Some(words(format!("增加{label}（{}）{y}", number(b)))),
                (None, None) => None,
            };
            let text = |of: Option<&String>| of.cloned().unwrap_or_default();
            let differs = said.map(|said| self.push(key, What::Part, said, (&text(was), &text(is))));
            found.push(MergedItem { old: was.cloned(), new: is.cloned(), differs });
        }
        found
    }

    fn push(&mut self, key: &Key, what: What, words: String, (old, new): (&str, &str)) -> usize {
        let says = (old.to_owned(), new.to_owned());
        self.all.push(Difference { words, owner: key.title(), what, says });
        self.all.len() - 1
    }

    /// What can be taken back by itself; nothing where there is too much of it.
    pub fn units(&self) -> Option<Vec<Unit>> {
        let one = |(i, d): (usize, &Difference)| Unit { words: d.words.clone(), differences: BTreeSet::from([i]) };
        if self.all.len() <= MOST_UNITS {
            return Some(self.all.iter().enumerate().map(one).collect());
        }
        let mut by: BTreeMap<&str, Unit> = BTreeMap::new();
        for (i, d) in self.all.iter().enumerate() {
            let unit = by.entry(&d.owner).or_insert(Unit { words: String::new(), differences: BTreeSet::new() });
            if !unit.words.is_empty() {
                unit.words.push('；');
            }
            unit.words.push_str(&d.words);
            unit.differences.insert(i);
        }
        (by.len() <= MOST_UNITS).then(|| by.into_values().collect())
    }

    /// Differences with all that cannot stand without them taken back too: what names a rule that comes back
    /// needs it, and what names one that goes cannot stay.
    pub fn closed(&self, set: &BTreeSet<usize>) -> BTreeSet<usize> {
        let mut all = set.clone();
        let mut open: Vec<usize> = set.iter().copied().collect();
        while let Some(at) = open.pop() {
            for (i, other) in self.all.iter().enumerate().filter(|(i, _)| *i != at) {
                let one = &self.all[at];
                let needs = matches!(other.what, What::Gone(_)) && named(&one.says.0, self.name(other));
                let holds = matches!(one.what, What::Come(_)) && named(&other.says.1, self.name(one));
                if (needs || holds) && all.insert(i) {
                    open.push(i);
                }
            }
        }
        all
    }

    /// The name by which others may speak of what comes or goes.
    fn name(&self, of: &Difference) -> Option<&str> {
        let item = match of.what {
            What::Gone((file, item)) => self.old.get(file).and_then(|f| f.1.items.get(item)),
            What::Come((file, item)) => self.new.get(file).and_then(|f| f.1.items.get(item)),
            What::Part | What::Other { .. } | What::Table(_) => None,
        };
        item.and_then(spoken)
    }

    /// The parameters whose tables are taken back.
    pub fn tables(&self, set: &BTreeSet<usize>) -> BTreeSet<&str> {
        let table = |i: &usize| match &self.all.get(*i)?.what {
            What::Table(name) => Some(name.as_str()),
            What::Part | What::Gone(_) | What::Come(_) | What::Other { .. } => None,
        };
        set.iter().filter_map(table).collect()
    }
}

fn named(words: &str, name: Option<&str>) -> bool {
    name.is_some_and(|name| words.contains(name))
}

/// A blank between a label and what differs behind it.
fn spaced(label: &str, words: &str) -> String {
    if label.is_empty() { words.to_owned() } else { format!(" {words}") }
}

/// 3000元/年→5000元/年，…
fn changed(old: &str, new: &str) -> String {
    let dash = |words: &str| if words.is_empty() { "（无）".to_owned() } else { words.to_owned() };
    // What an item says it may quote as well.
    let pairs = distinct(word_changes(old, new)).into_iter().map(|(a, b)| format!("{}→{}", dash(&a), dash(&b)));
    pairs.collect::<Vec<_>>().join("，")
}
