//! The newer rule files with some of what differs taken back.

use super::difference::{Differences, Merged, What};
use super::items::key;
use super::rows::{Row, rows, written};
use crate::source::FileId;
use crate::syntax::{self, ast};
use ast::{File, Item, Rule};
use std::collections::{BTreeMap, BTreeSet};

impl Differences {
    /// The newer rule files with these differences taken back.
    pub fn graft(&self, set: &BTreeSet<usize>) -> Vec<(FileId, File)> {
        let mut changed: BTreeMap<(usize, usize), Option<Item>> = BTreeMap::new();
        let mut behind: BTreeMap<(usize, usize), Vec<(usize, usize)>> = BTreeMap::new();
        for difference in set.iter().filter_map(|i| self.all.get(*i)) {
            match &difference.what {
                What::Come(at) => drop(changed.insert(*at, None)),
                What::Other { old, new } => drop(changed.insert(*new, self.item(*old).cloned())),
                What::Gone(at) => behind.entry(self.stands_behind(*at)).or_default().push(*at),
                What::Part | What::Table(_) => {}
            }
        }
        for (at, lines) in &self.both {
            let rows: Vec<Row> = lines.iter().filter_map(|line| line.with(set)).collect();
            if lines.iter().any(|line| line.differs(set)) {
                changed.insert(*at, reread(&rows, self.new[at.0].0).map(|rule| Item::Rule(Box::new(rule))));
            }
        }
        let names = self.names(set);
        let mut files = Vec::new();
        for (f, (id, file)) in self.new.iter().enumerate() {
            let mut items = Vec::new();
            self.come_back(&mut items, behind.get(&(f, 0)), &names, *id);
            for (i, item) in file.items.iter().enumerate() {
                match changed.remove(&(f, i)) {
                    Some(other) => items.extend(other),
                    None => items.push(item.clone()),
                }
                self.come_back(&mut items, behind.get(&(f, i + 1)), &names, *id);
            }
            files.push((*id, File { items }));
        }
        files
    }

    fn item(&self, (file, item): (usize, usize)) -> Option<&Item> {
        self.old.get(file)?.1.items.get(item)
    }

    /// Where in the newer files what only the older ones have would stand: behind the nearest item before it that
    /// both have; as a count of the items ahead of it.
    fn stands_behind(&self, (file, item): (usize, usize)) -> (usize, usize) {
        let before = self.old.get(file).map(|f| &f.1.items[..item]).unwrap_or_default();
        for old in before.iter().rev() {
            let place = self
                .new
                .iter()
                .enumerate()
                .find_map(|(f, (_, new))| Some((f, new.items.iter().position(|item| is_same(old, item))? + 1)));
            if let Some(place) = place {
                return place;
            }
        }
        (file.min(self.new.len().saturating_sub(1)), 0)
    }

    /// Names that stand once these differences are taken back.
    fn names(&self, set: &BTreeSet<usize>) -> BTreeSet<&str> {
        let back = |at: &(usize, usize)| {
            let of = |i: &usize| self.all.get(*i).is_some_and(|d| d.what == What::Gone(*at));
            set.iter().any(of)
        };
        let mut names = BTreeSet::new();
        for (_, file) in &self.new {
            names.extend(file.items.iter().filter_map(key).map(|k| k.1));
        }
        for (f, (_, file)) in self.old.iter().enumerate() {
            let own = file.items.iter().enumerate().filter(|(i, _)| back(&(f, *i)));
            names.extend(own.filter_map(|(_, item)| key(item)).map(|k| k.1));
        }
        names
    }

    /// Rules that come back stand where the rule before them stands: their own words may not be in the newer text.
    fn come_back(
        &self,
        items: &mut Vec<Item>,
        back: Option<&Vec<(usize, usize)>>,
        names: &BTreeSet<&str>,
        file: FileId,
    ) {
        let mut back = back.cloned().unwrap_or_default();
        back.sort_unstable();
        for item in back.into_iter().filter_map(|at| self.item(at)) {
            let Item::Rule(rule) = item else {
                items.push(item.clone());
                continue;
            };
            let above = items.iter().rev().find_map(|i| if let Item::Rule(rule) = i { Some(&**rule) } else { None });
            let mut own = rows(rule);
            own.iter_mut().for_each(|row| row.under.clear());
            own.retain_mut(|row| row.label != CONCERNS || only_known(row, names));
            let mut read = reread(&own, file);
            if let Some(read) = &mut read {
                read.authority = above.map_or_else(|| rule.authority.clone(), |above| above.authority.clone());
            }
            items.extend(read.map(|rule| Item::Rule(Box::new(rule))));
        }
    }
}

const CONCERNS: &str = "所涉解释";

/// Keeps the names that stand; whether any does.
fn only_known(row: &mut Row, names: &BTreeSet<&str>) -> bool {
    let named = row.text.split('“').filter_map(|part| part.split_once('”')).map(|(name, _)| name);
    let known: Vec<String> = named.filter(|n| names.contains(n)).map(|n| format!("“{n}”")).collect();
    row.text = known.concat();
    !known.is_empty()
}

impl Merged {
    /// Whether the line is another with these differences taken back.
    fn differs(&self, set: &BTreeSet<usize>) -> bool {
        let taken = |of: &Option<usize>| of.is_some_and(|i| set.contains(&i));
        taken(&self.whole) || self.items.iter().flatten().any(|item| taken(&item.differs))
    }

    /// The line with these differences taken back; its quotations are the newer side's.
    fn with(&self, set: &BTreeSet<usize>) -> Option<Row> {
        let taken = |of: &Option<usize>| of.is_some_and(|i| set.contains(&i));
        let under = self.new.as_ref().map(|row| row.under.clone()).unwrap_or_default();
        let of = if taken(&self.whole) { &self.old } else { &self.new };
        let mut row = Row { under, ..of.clone()? };
        if let Some(items) = &self.items {
            let pick = items.iter().filter_map(|i| if taken(&i.differs) { i.old.clone() } else { i.new.clone() });
            row.items = pick.collect();
        }
        Some(row)
    }
}

fn reread(rows: &[Row], file: FileId) -> Option<Rule> {
    let read = syntax::parse(file, &written(rows));
    let sound = !read.diagnostics.iter().any(crate::diagnostic::Diagnostic::is_error);
    read.tree.items.into_iter().filter(|_| sound).find_map(|item| match item {
        Item::Rule(rule) => Some(*rule),
        Item::Head(_) | Item::Heading { .. } | Item::Declaration(_) => None,
    })
}

/// Whether two items are one on both sides; headings by their title, for their numbers change.
fn is_same(a: &Item, b: &Item) -> bool {
    match (a, b) {
        (Item::Heading { title: a, .. }, Item::Heading { title: b, .. }) => a.text == b.text,
        _ => key(a).is_some() && key(a) == key(b),
    }
}
