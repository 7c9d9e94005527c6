//! The walk over a case by the dictionary: every key known, every value of its fact's kind.

use super::expected::Expected;
use super::misfit::{Misfit, with_near};
use super::value::{absence, month_count};
use super::{CaseReader, Supplied, Unlisted};
use crate::data::{Entry, Node};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::facts::words::CaseKey;
use crate::facts::{Given, Value, numbered};
use crate::ir::{DictEntity, DictRelation};
use crate::source::{FileId, Place, Span};
use crate::types::FactRole;
use crate::values::Month;
use std::collections::BTreeSet;

/// What the walk learnt about the nodes of the file.
#[derive(Debug, Default)]
pub(super) struct Learnt {
    /// The value of each scalar or list that is a fact, or why a fact or a whole entity has none; by node.
    pub given: Vec<Option<Given>>,
    /// Records that stand for each month of a span; by node.
    pub spans: Vec<Option<(Month, Month)>>,
    /// Records, by node and month, that stand in the file before.
    pub repeated: BTreeSet<(u32, Option<Month>)>,
    pub supplied: Vec<Supplied>,
    pub unlisted: Vec<Unlisted>,
}

impl Learnt {
    /// The months that a record stands for; one without a month stands for itself.
    pub fn months_of(&self, record: &Node<'_>) -> Vec<Option<Month>> {
        match self.spans[record.id as usize] {
            None => vec![None],
            Some((from, to)) => (0..=to.since(from)).filter_map(|n| from.plus(n).ok()).map(Some).collect(),
        }
    }
}

pub(super) struct Check<'p, 'a, 'd> {
    pub(super) reader: &'a CaseReader<'p>,
    file: FileId,
    /// The path of the node at hand.
    pub(super) path: String,
    /// The items on the way to it, from 1.
    numbers: Vec<u32>,
    pub(super) learnt: Learnt,
    diagnostics: &'d mut Vec<Diagnostic>,
}

/// Where the facts of an entity stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Site<'n> {
    pub entity: &'n str,
    /// The node of the record, where this is one: its month may be a span.
    pub record: Option<u32>,
    /// The members of a relation: what each of them is.
    pub target: Option<&'n str>,
    /// Records of benefits may stand here.
    pub benefits: bool,
}

impl<'p: 'a, 'a, 'd> Check<'p, 'a, 'd> {
    pub fn new(reader: &'a CaseReader<'p>, file: FileId, nodes: usize, diagnostics: &'d mut Vec<Diagnostic>) -> Self {
        let learnt = Learnt { given: vec![None; nodes], spans: vec![None; nodes], ..Learnt::default() };
        Check { reader, file, path: String::new(), numbers: Vec::new(), learnt, diagnostics }
    }

    pub fn finish(self) -> (Learnt, &'d mut Vec<Diagnostic>) {
        (self.learnt, self.diagnostics)
    }

    /// The path of the node at hand, its items numbered.
    pub fn at(&self) -> String {
        numbered(&self.path, self.numbers.iter())
    }

    pub fn place(&self, span: Span) -> Place {
        Place { file: self.file, span }
    }

    pub fn push(&mut self, code: Code, span: Span, with: impl FnOnce(Diagnostic) -> Diagnostic) {
        self.diagnostics.push(with(Diagnostic::new(code, self.file, span)));
    }

    pub fn misfit(&mut self, fact: &str, misfit: Misfit) {
        self.diagnostics.push(misfit.report(self.file, fact));
    }

    /// The value read, or a report that it does not fit.
    pub fn take<T>(&mut self, fact: &str, read: Result<T, Misfit>) -> Option<T> {
        read.map_err(|misfit| self.misfit(fact, misfit)).ok()
    }

    pub fn unknown<'k>(&mut self, entry: &Entry<'_>, known: impl Iterator<Item = &'k str>, at: Option<&str>) {
        let near = nearest(&entry.key, known);
        self.push(Code::UnknownKey, entry.key_span, |d| {
            let d = d.arg("key", &*entry.key);
            match at {
                Some(at) => d.arg("at", at).help("help-at"),
                None => with_near(d, near),
            }
        });
    }

    /// Runs `inner` one step further down.
    pub fn under(&mut self, step: &str, inner: impl FnOnce(&mut Self)) {
        let length = self.path.len();
        if length > 0 && step != "[]" {
            self.path.push('.');
        }
        self.path.push_str(step);
        inner(self);
        self.path.truncate(length);
    }

    /// Everything at the top that is no reserved key.
    pub fn entities(&mut self, root: &Node<'_>) {
        let dictionary = &self.reader.program.dictionary;
        for entry in root.entries().unwrap_or_default() {
            let key = &*entry.key;
            if CaseKey::from_word(key).is_some() {
                continue;
            }
            if self.reader.records() == Some(key) {
                self.under(key, |c| c.benefits(&entry.value));
            } else if dictionary.entities.get(key).is_some_and(|e| e.root) {
                let site = Site { entity: key, record: None, target: None, benefits: false };
                self.under(key, |c| c.entity(site, &entry.value));
            } else {
                let roots = dictionary.entities.iter().filter(|(_, e)| e.root);
                let holds = |e: &DictEntity| e.facts.contains_key(key) || e.relations.contains_key(key);
                let mut owners = roots.clone().filter(|(_, e)| holds(e)).map(|(name, _)| name.as_str());
                let at = owners.next().filter(|_| owners.next().is_none());
                let mut known: Vec<&str> = roots.map(|(name, _)| name.as_str()).collect();
                known.extend(CaseKey::words().chain(self.reader.records()));
                self.unknown(entry, known.into_iter(), at);
            }
        }
        self.given_twice(root);
    }

    /// Records of benefits, by benefit.
    fn benefits(&mut self, node: &Node<'_>) {
        let reader = self.reader;
        let Some((name, own)) = reader.program.dictionary.benefits() else { return };
        let Some(entries) = self.group(name, node) else { return };
        let site = Site { entity: name, record: None, target: None, benefits: false };
        for entry in entries {
            let key = &*entry.key;
            if reader.paths.benefits.contains(key) {
                self.under(key, |c| c.entity(site, &entry.value));
            } else if let Some(fact) = own.facts.get(key).filter(|_| self.path == name) {
                self.under(key, |c| c.fact(site, key, fact, &entry.value));
            } else {
                self.unknown(entry, reader.paths.benefits.iter().map(String::as_str), None);
            }
        }
    }

    /// The entries of a mapping; a whole that is 不知, 未提供 or 不适用 has none.
    pub fn group<'n, 't>(&mut self, name: &str, node: &'n Node<'t>) -> Option<&'n [Entry<'t>]> {
        if let Some(absent) = absence(node) {
            self.learnt.given[node.id as usize] = Some(absent);
            return None;
        }
        let entries = node.entries();
        if entries.is_none() {
            self.misfit(name, Misfit::value(node, Expected::Group));
        }
        entries
    }

    fn entity(&mut self, site: Site<'_>, node: &Node<'_>) {
        let Some(entries) = self.group(site.entity, node) else { return };
        let dictionary = &self.reader.program.dictionary;
        let Some(entity) = dictionary.entities.get(site.entity) else { return };
        for entry in entries {
            let (key, value) = (&*entry.key, &entry.value);
            if let Some(fact) = entity.facts.get(key) {
                self.under(key, |c| c.fact(site, key, fact, value));
            } else if let Some(relation) = entity.relations.get(key) {
                self.under(key, |c| c.relation(key, relation, value));
            } else if site.target == Some(key) {
                let person = Site { entity: key, record: None, target: None, benefits: true };
                self.under(key, |c| c.entity(person, value));
            } else if site.benefits && self.reader.records() == Some(key) {
                self.under(key, |c| c.benefits(value));
            } else {
                let target = site.target.and_then(|t| dictionary.entities.get(t));
                let at = site.target.filter(|_| target.is_some_and(|t| t.facts.contains_key(key)));
                let known = entity.facts.keys().chain(entity.relations.keys()).map(String::as_str);
                let records = self.reader.records().filter(|_| site.benefits);
                self.unknown(entry, known.chain(site.target).chain(records), at);
            }
        }
        if let (Some(number), Some(months)) =
            (entity.in_role(FactRole::MonthsEnjoyed), entity.in_role(FactRole::EnjoyedIn))
        {
            self.as_many(entries, number, months);
        }
        if let (Some(start), Some(end)) = (entity.in_role(FactRole::Start), entity.in_role(FactRole::End)) {
            self.in_order(entries, start, end);
        }
    }

    /// Reports a record or a span that ends before it begins: one that cannot be is not none.
    pub fn in_order(&mut self, entries: &[Entry<'_>], start: &str, end: &str) {
        let of = |key: &str| entries.iter().find(|e| e.key == key).map(|e| &e.value);
        let date = |node: &Node<'_>| match &self.learnt.given[node.id as usize] {
            Some(Given::Value(Value::Date(day))) => Some(*day),
            _ => None,
        };
        if let (Some(from), Some(to)) = (of(start), of(end))
            && date(to).zip(date(from)).is_some_and(|(last, first)| last < first)
        {
            let expected = Expected::NotBefore { start: start.to_owned() };
            self.push(Code::BadValue, to.span, |d| d.arg("fact", end).arg("expected", expected).help("help"));
        }
    }

    /// Months by name and their number, both given, must agree.
    fn as_many(&mut self, entries: &[Entry<'_>], number: &str, months: &str) {
        let of = |key: &str| entries.iter().find(|e| e.key == key).map(|e| &e.value);
        let (Some(number), Some(named)) = (of(number), of(months)) else { return };
        let given = |node: &Node<'_>| self.learnt.given[node.id as usize].clone();
        if let (Some(Given::Value(Value::Number(n))), Some(Given::Value(Value::Months(m)))) =
            (given(number), given(named))
            && n != month_count(&m)
        {
            let place = self.place(number.span);
            self.push(Code::Contradiction, named.span, |d| d.arg("fact", months).also(place, "first").help("help"));
        }
    }

    fn relation(&mut self, name: &str, relation: &DictRelation, node: &Node<'_>) {
        let target = relation.target.as_deref();
        if !relation.many {
            let site = Site { entity: target.unwrap_or(name), record: None, target: None, benefits: false };
            return self.entity(site, node);
        }
        self.rows(name, node, |c, item| {
            let record = target.is_none().then_some(item.id);
            c.entity(Site { entity: name, record, target, benefits: false }, item);
        });
        self.unrepeated(relation, node);
    }

    /// A list of mappings, each read by `row`.
    pub fn rows(&mut self, name: &str, node: &Node<'_>, mut row: impl FnMut(&mut Self, &Node<'_>)) {
        if let Some(absent) = absence(node) {
            self.learnt.given[node.id as usize] = Some(absent);
            return;
        }
        let Some(items) = node.list() else {
            return self.misfit(name, Misfit::value(node, Expected::Members));
        };
        self.under("[]", |c| {
            for (number, item) in (1..).zip(items) {
                c.numbers.push(number);
                row(c, item);
                c.numbers.pop();
            }
        });
    }
}
