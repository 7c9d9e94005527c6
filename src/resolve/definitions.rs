//! Definitions and the stretch of the document each governs.

use super::id::{DefinitionId, RuleId};
use crate::syntax::ast::{DefineVerb, RuleKind, Scope};
use std::collections::BTreeMap;
use std::ops::Range;

/// A name given a meaning by 定义, 术语 or 对象.
#[derive(Debug, Clone)]
pub struct Definition {
    pub name: String,
    pub rule: RuleId,
    pub kind: RuleKind,
    pub verb: DefineVerb,
    /// 术语 and 对象 hold throughout.
    pub scope: Scope,
    /// Where the words of the definition stand.
    pub clause: Option<u32>,
    pub anchor: Option<usize>,
    /// The anchors of the 款 or 项 that they stand in.
    pub unit: Range<usize>,
}

#[derive(Debug, Clone, Default)]
pub struct Definitions {
    pub all: Vec<Definition>,
    by_name: BTreeMap<String, Vec<DefinitionId>>,
    /// Where a name stands in the words that a rule quotes, by name and rule.
    stands: BTreeMap<(String, RuleId), UseSite>,
}

/// Where a name is used, in terms of the document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct UseSite {
    pub clause: Option<u32>,
    /// The first anchor that the using rule quotes.
    pub anchor: Option<usize>,
    /// The rule whose words are read; a name is used where it stands in what that rule quotes.
    pub rule: Option<RuleId>,
}

impl Definitions {
    pub fn push(&mut self, definition: Definition) -> DefinitionId {
        let id = DefinitionId(self.all.len());
        self.by_name.entry(definition.name.clone()).or_default().push(id);
        self.all.push(definition);
        id
    }

    pub fn get(&self, id: DefinitionId) -> &Definition {
        &self.all[id.0]
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.by_name.keys().map(String::as_str)
    }

    /// Whether anything by this name is defined anywhere.
    pub fn knows(&self, name: &str) -> bool {
        self.by_name.contains_key(name)
    }

    /// Says where a name stands in the words that a rule quotes.
    pub fn stand(&mut self, name: &str, rule: RuleId, site: UseSite) {
        self.stands.insert((name.to_owned(), rule), site);
    }

    /// Where a name is used: where it stands in the words that the rule quotes, else where the rule stands.
    pub fn used_at(&self, name: &str, site: UseSite) -> UseSite {
        let stands = site.rule.and_then(|rule| self.stands.get(&(name.to_owned(), rule)));
        stands.copied().unwrap_or(site)
    }

    /// The definitions of `name` that govern a use, the nearest first. Where the word stands in the document
    /// decides, never order in the rule files.
    pub fn governing(&self, name: &str, site: UseSite) -> Vec<DefinitionId> {
        let site = self.used_at(name, site);
        let mut found: Vec<DefinitionId> =
            self.by_name.get(name).into_iter().flatten().copied().filter(|id| governs(self.get(*id), site)).collect();
        found.sort_by_key(|id| {
            let d = self.get(*id);
            (d.scope, std::cmp::Reverse(d.anchor), id.0)
        });
        found
    }
}

fn governs(definition: &Definition, site: UseSite) -> bool {
    match definition.scope {
        Scope::Document => true,
        Scope::Clause => definition.clause.is_some() && definition.clause == site.clause,
        Scope::Sentence => definition.anchor.is_some() && definition.anchor == site.anchor,
        Scope::Item | Scope::Paragraph | Scope::Section | Scope::Chapter | Scope::Book | Scope::Part | Scope::Annex => {
            site.anchor.is_some_and(|used| definition.unit.contains(&used))
        }
        Scope::Forward => match (definition.anchor, site.anchor) {
            (Some(defined), Some(used)) => used >= defined,
            _ => false,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn definition(scope: Scope, clause: u32, anchor: usize) -> Definition {
        let kind = RuleKind::Definition;
        let verb = DefineVerb::Narrows;
        Definition {
            name: "甲".into(),
            rule: RuleId(0),
            kind,
            verb,
            scope,
            clause: Some(clause),
            anchor: Some(anchor),
            unit: anchor..anchor + 2,
        }
    }

    #[test]
    fn a_forward_definition_does_not_reach_back() {
        let mut definitions = Definitions::default();
        definitions.push(definition(Scope::Forward, 12, 40));
        let at = |anchor| UseSite { clause: Some(12), anchor: Some(anchor), rule: None };
        assert!(definitions.governing("甲", at(39)).is_empty());
        assert_eq!(definitions.governing("甲", at(40)).len(), 1);
        assert_eq!(definitions.governing("甲", UseSite { clause: Some(13), anchor: Some(90), rule: None }).len(), 1);
    }

    #[test]
    fn the_narrower_scope_comes_first() {
        let mut definitions = Definitions::default();
        definitions.push(definition(Scope::Document, 1, 1));
        let clause = definitions.push(definition(Scope::Clause, 12, 40));
        assert_eq!(definitions.governing("甲", UseSite { clause: Some(12), anchor: Some(3), rule: None })[0], clause);
    }
}
