//! Facts: each value by its declared kind.

use super::check::{Check, Site};
use super::misfit::Misfit;
use super::value::{absence, read};
use super::{BENEFIT_RECORDS, Supplied, Unlisted};
use crate::data::Node;
use crate::diagnostic::nearest;
use crate::facts::{Given, Value};
use crate::ir::{DictFact, DictKind};
use crate::types::{EnumType, Kind};

/// Longest span of a record, in months.
const MOST_MONTHS: i32 = 1200;

/// The fact of 补贴记录 that is a list of years and amounts.
const YEARLY: &str = "年度已核额";

impl Check<'_, '_, '_> {
    pub fn fact(&mut self, site: Site<'_>, name: &str, fact: &DictFact, node: &Node<'_>) {
        if site.entity == BENEFIT_RECORDS && name == YEARLY {
            return self.yearly(node);
        }
        match &fact.kind {
            DictKind::Plain(kind) => self.plain(site, name, kind, node),
            DictKind::Range => self.bounds(name, node, &[("起", Kind::Date), ("止", Kind::Date)]),
        }
    }

    /// 年度已核额: what was approved, year by year.
    fn yearly(&mut self, node: &Node<'_>) {
        let facts = [("年", Kind::Number), ("金额", Kind::Money { per: None })];
        self.rows(YEARLY, node, |c, item| c.bounds(YEARLY, item, &facts));
    }

    /// A mapping with a fixed set of facts.
    fn bounds(&mut self, name: &str, node: &Node<'_>, facts: &[(&str, Kind)]) {
        let Some(entries) = self.group(name, node) else { return };
        let site = Site { entity: name, record: None, target: None, benefits: false };
        for entry in entries {
            match facts.iter().find(|(name, _)| entry.key == *name) {
                Some((name, kind)) => self.under(name, |c| c.plain(site, name, kind, &entry.value)),
                None => self.unknown(entry, facts.iter().map(|(name, _)| *name), None),
            }
        }
    }

    fn plain(&mut self, site: Site<'_>, name: &str, kind: &Kind, node: &Node<'_>) {
        let given = match absence(node) {
            Some(absent) => Some(absent),
            None => self.value(site, name, kind, node).map(Given::Value),
        };
        if given.as_ref().is_some_and(|g| *g != Given::Missing) {
            let slot = self.reader.slots.get(self.path.as_str()).copied();
            let stands_for = self.reader.stand_ins.get(&self.path).cloned().unwrap_or_default();
            let place = self.place(node.span);
            self.learnt.supplied.push(Supplied { path: self.path.clone(), slot, stands_for, place });
        }
        self.learnt.given[node.id as usize] = given;
    }

    fn value(&mut self, site: Site<'_>, name: &str, kind: &Kind, node: &Node<'_>) -> Option<Value> {
        let enums = &self.reader.program.enums;
        let value = self.take(name, read(enums, kind, node))?;
        if let (Kind::Month, Value::Months(ranges)) = (kind, &value) {
            let (from, to) = *ranges.first()?;
            let spans = &mut self.learnt.spans;
            let span = site.record.map(|id| &mut spans[id as usize]).filter(|s| s.is_none());
            match span.filter(|_| to.since(from) < MOST_MONTHS) {
                Some(span) => *span = Some((from, to)),
                None => {
                    self.misfit(name, Misfit::value(node, "一个月份，如2020-03"));
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
