//! Facts: each value by its declared kind.

use super::check::{Check, Site};
use super::expected::Expected;
use super::misfit::Misfit;
use super::value::{absence, read};
use super::written::with_unit;
use super::{Supplied, Unlisted, value};
use crate::data::{Node, Plain};
use crate::diagnostic::nearest;
use crate::facts::words::ClaimKey;
use crate::facts::{Given, Value};
use crate::ir::{DictFact, DictKind, PeriodEnd, SINCE, YearPart};
use crate::types::{EnumType, Kind, Limits};
use crate::values::Date;

/// Longest span of a record, in months.
const MOST_MONTHS: i32 = 1200;

/// What one source says of a fact.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Claim {
    pub value: Plain,
    pub source: Option<String>,
    /// When it was said, or found.
    pub on: Option<Date>,
    /// Another source of the same fact says something else.
    pub disputed: bool,
}

impl Claim {
    fn bare(node: &Node<'_>) -> Claim {
        Claim { value: Plain::from(node), ..Claim::default() }
    }
}

/// `{值, 来源, 日期}`, or a list of them: one for each source.
fn claims<'n, 't>(node: &'n Node<'t>) -> Vec<&'n Node<'t>> {
    let is_claim = |n: &Node<'_>| n.entries().is_some_and(|e| e.iter().any(|e| e.key == ClaimKey::Value.word()));
    match node.list() {
        Some(items) if !items.is_empty() && items.iter().all(is_claim) => items.iter().collect(),
        _ if is_claim(node) => vec![node],
        _ => vec![],
    }
}

/// What a value of a fact must be.
#[derive(Clone, Copy)]
pub(super) struct Wanted<'k> {
    kind: &'k Kind,
    limits: Limits,
}

impl<'k> Wanted<'k> {
    pub(super) fn any(kind: &'k Kind) -> Wanted<'k> {
        Wanted { kind, limits: Limits::default() }
    }
}

impl Check<'_, '_, '_> {
    pub fn fact(&mut self, site: Site<'_>, name: &str, fact: &DictFact, node: &Node<'_>) {
        if let Some(parts) = YearPart::of(fact.role) {
            return self.yearly(name, parts, node);
        }
        match &fact.kind {
            DictKind::Plain(kind) => self.plain(site, name, Wanted { kind, limits: fact.limits }, node),
            DictKind::Range => {
                let end = |key: &str| PeriodEnd::from_word(key).map(|end| (end.word(), Kind::Date));
                self.parts(name, node, end, PeriodEnd::words());
                let [start, end] = [PeriodEnd::Start, PeriodEnd::End].map(PeriodEnd::word);
                self.in_order(node.entries().unwrap_or_default(), start, end);
            }
        }
    }

    /// What was approved, or how often, year by year.
    fn yearly(&mut self, name: &str, parts: [YearPart; 2], node: &Node<'_>) {
        let part = |key: &str| parts.into_iter().find(|part| part.word() == key).map(|part| (part.word(), part.kind()));
        self.rows(name, node, |c, item| c.parts(name, item, part, parts.iter().map(|part| part.word())));
    }

    /// A mapping with a fixed set of parts.
    fn parts<'k>(
        &mut self,
        name: &str,
        node: &Node<'_>,
        part: impl Fn(&str) -> Option<(&'static str, Kind)>,
        known: impl Iterator<Item = &'k str> + Clone,
    ) {
        let Some(entries) = self.group(name, node) else { return };
        let site = Site { entity: name, record: None, target: None, benefits: false };
        for entry in entries {
            match part(&entry.key) {
                Some((name, kind)) => self.under(name, |c| c.plain(site, name, Wanted::any(&kind), &entry.value)),
                None => self.unknown(entry, known.clone(), None),
            }
        }
    }

    pub(super) fn plain(&mut self, site: Site<'_>, name: &str, wanted: Wanted<'_>, node: &Node<'_>) {
        let claims = claims(node);
        let (given, claims) = match absence(node) {
            Some(absent) => (Some(absent), vec![]),
            None if claims.is_empty() => {
                (self.value(site, name, wanted, node).map(Given::Value), vec![Claim::bare(node)])
            }
            None => self.claimed(site, name, wanted, &claims),
        };
        if given.as_ref().is_some_and(|g| *g != Given::Missing) {
            let slot = self.reader.paths.slots.get(self.path.as_str()).copied();
            let stands_for = self.reader.paths.stand_ins.get(&self.path).cloned().unwrap_or_default();
            let place = self.place(node.span);
            let (path, at) = (self.path.clone(), self.at());
            self.learnt.supplied.push(Supplied { path, at, slot, stands_for, place, claims });
        }
        self.learnt.given[node.id as usize] = given;
    }

    /// What several sources say of one fact: where they differ, nobody knows it yet.
    fn claimed(
        &mut self,
        site: Site<'_>,
        name: &str,
        wanted: Wanted<'_>,
        nodes: &[&Node<'_>],
    ) -> (Option<Given>, Vec<Claim>) {
        let (mut said, mut claims): (Vec<Given>, Vec<Claim>) = (Vec::new(), Vec::new());
        for node in nodes {
            let mut claim = Claim::default();
            for entry in node.entries().unwrap_or_default() {
                let Some(key) = ClaimKey::from_word(&entry.key) else {
                    self.unknown(entry, ClaimKey::words(), None);
                    continue;
                };
                match key {
                    ClaimKey::Value => {
                        claim.value = Plain::from(&entry.value);
                        let value = |c: &mut Self| c.value(site, name, wanted, &entry.value).map(Given::Value);
                        said.extend(absence(&entry.value).or_else(|| value(self)));
                    }
                    ClaimKey::Source => {
                        let read = value::text(&entry.value, Expected::Text).map(str::to_owned);
                        claim.source = self.take(key.word(), read);
                    }
                    ClaimKey::Since => {
                        self.under(SINCE, |c| c.plain(site, SINCE, Wanted::any(&Kind::Date), &entry.value));
                    }
                    ClaimKey::On => claim.on = self.take(key.word(), value::date(&entry.value)),
                }
            }
            claims.push(claim);
        }
        // A source that does not know contradicts none that does.
        let knows = |g: &&Given| !matches!(g, Given::Missing | Given::Unknown | Given::Disputed);
        let disputed = said.iter().filter(knows).any(|g| Some(g) != said.iter().find(knows));
        claims.iter_mut().for_each(|c| c.disputed = disputed);
        let agreed = said.iter().find(knows).or(said.first()).cloned();
        (if disputed { Some(Given::Disputed) } else { agreed }, claims)
    }

    fn value(&mut self, site: Site<'_>, name: &str, wanted: Wanted<'_>, node: &Node<'_>) -> Option<Value> {
        let Wanted { kind, limits } = wanted;
        let enums = &self.reader.program.enums;
        let value = self.take(name, read(enums, kind, node))?;
        if matches!(value, Value::Number(number) if !limits.hold(number)) {
            let [least, most] = [limits.least, limits.most].map(|end| end.map(|end| with_unit(kind, end)));
            self.misfit(name, Misfit::value(node, Expected::Within { least, most }));
            return None;
        }
        if let (Kind::Month, Value::Months(ranges)) = (kind, &value) {
            let (from, to) = *ranges.first()?;
            let spans = &mut self.learnt.spans;
            let span = site.record.map(|id| &mut spans[id as usize]).filter(|s| s.is_none());
            match span.filter(|_| to.since(from) < MOST_MONTHS) {
                Some(span) => *span = Some((from, to)),
                None => {
                    self.misfit(name, Misfit::value(node, Expected::OneMonth));
                    return None;
                }
            }
        }
        if let Kind::Enum(id) | Kind::Set(id) = kind
            && let Some(of) = enums.get(id.index())
        {
            self.unlisted(of, node);
        }
        Some(value)
    }

    fn unlisted(&mut self, of: &EnumType, node: &Node<'_>) {
        for item in node.list().unwrap_or(std::slice::from_ref(node)) {
            let Some(value) = item.text().filter(|t| of.position(t).is_none()) else { continue };
            let near = nearest(value, of.values.iter().map(String::as_str)).map(str::to_owned);
            let (path, value, place) = (self.path.clone(), value.to_owned(), self.place(item.span));
            self.learnt.unlisted.push(Unlisted { path, value, near, place });
        }
    }
}
