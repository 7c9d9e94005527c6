//! Definitions and the stretch of the document each governs.

use super::id::{DefinitionId, RuleId};
use crate::syntax::ast::{DefineVerb, RuleKind, Scope};
use std::collections::BTreeMap;

/// A name given a meaning by 定义, 术语 or 对象.
#[derive(Debug, Clone)]
pub struct Definition {
    pub name: String,
    pub rule: RuleId,
    pub kind: RuleKind,
    pub verb: DefineVerb,
    /// 术语 and 对象 hold throughout.
    pub scope: Scope,
    /// Where the words of the definition stand: clause, sentence anchor and byte in the text.
    pub clause: Option<u32>,
    pub anchor: Option<usize>,
}

#[derive(Debug, Clone, Default)]
pub struct Definitions {
    pub all: Vec<Definition>,
    by_name: BTreeMap<String, Vec<DefinitionId>>,
}

/// Where a name is used, in terms of the document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct UseSite {
    pub clause: Option<u32>,
    /// The first anchor that the using rule quotes.
    pub anchor: Option<usize>,
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

    /// The definitions of `name` that govern a use, the nearest first. Order in the document
    /// decides, never order in the rule files.
    pub fn governing(&self, name: &str, site: UseSite) -> Vec<DefinitionId> {
        let mut found: Vec<DefinitionId> =
            self.by_name.get(name).into_iter().flatten().copied().filter(|id| governs(self.get(*id), site)).collect();
        found.sort_by_key(|id| {
            let d = self.get(*id);
            (scope_rank(d.scope), std::cmp::Reverse(d.anchor), id.0)
        });
        found
    }
}

fn governs(definition: &Definition, site: UseSite) -> bool {
    match definition.scope {
        Scope::Document => true,
        Scope::Clause => definition.clause.is_some() && definition.clause == site.clause,
        Scope::Sentence => definition.anchor.is_some() && definition.anchor == site.anchor,
        Scope::Forward => match (definition.anchor, site.anchor) {
            (Some(defined), Some(used)) => used >= defined,
            _ => false,
        },
    }
}

fn scope_rank(scope: Scope) -> u8 {
    match scope {
        Scope::Sentence => 0,
        Scope::Clause => 1,
        Scope::Forward => 2,
        Scope::Document => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn definition(scope: Scope, clause: u32, anchor: usize) -> Definition {
        let kind = RuleKind::Definition;
        let verb = DefineVerb::Narrows;
        Definition {
            name: "甲".into(), rule: RuleId(0), kind, verb, scope, clause: Some(clause), anchor: Some(anchor)
        }
    }

    #[test]
    fn a_forward_definition_does_not_reach_back() {
        let mut definitions = Definitions::default();
        definitions.push(definition(Scope::Forward, 12, 40));
        let at = |anchor| UseSite { clause: Some(12), anchor: Some(anchor) };
        assert!(definitions.governing("甲", at(39)).is_empty());
        assert_eq!(definitions.governing("甲", at(40)).len(), 1);
        assert_eq!(definitions.governing("甲", UseSite { clause: Some(13), anchor: Some(90) }).len(), 1);
    }

    #[test]
    fn the_narrower_scope_comes_first() {
        let mut definitions = Definitions::default();
        definitions.push(definition(Scope::Document, 1, 1));
        let clause = definitions.push(definition(Scope::Clause, 12, 40));
        assert_eq!(definitions.governing("甲", UseSite { clause: Some(12), anchor: Some(3) })[0], clause);
    }
}
