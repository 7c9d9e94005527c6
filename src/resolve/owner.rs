//! Whose a status is, where the sentence that defines or asks it does not say.
//!
//! 是指困难人员 is whoever is a 困难人员; 按解释事项“…”确定 is whoever the readings are about.

use super::definitions::UseSite;
use super::id::DefinitionId;
use super::model::Model;
use crate::syntax::ast::{AlternativeValue, Condition, ConditionKind, DefineBody, MainSentence, Name, Subject};
use std::collections::BTreeSet;

impl Model<'_> {
    /// The entity that a sentence is about.
    pub fn subject_of(&self, who: &Subject, site: UseSite) -> Option<String> {
        match (&who.entity, &who.condition.kind) {
            (Some(name), _) => Some(name.text.clone()),
            (None, ConditionKind::Is { what, .. }) => self.owner_of_status(what, site),
            (None, _) => None,
        }
    }

    /// 对〈身份名〉: the entity whose status it is.
    pub fn owner_of_status(&self, what: &Name, site: UseSite) -> Option<String> {
        Owner::new(self).of_status(what, site)
    }

    /// The entity whose status a definition or a 对象 defines.
    pub fn owner_of_definition(&self, id: DefinitionId) -> Option<String> {
        Owner::new(self).of_definition(id)
    }
}

/// A walk from name to name, each definition once.
struct Owner<'r, 'm> {
    model: &'r Model<'m>,
    seen: BTreeSet<DefinitionId>,
}

impl<'r, 'm> Owner<'r, 'm> {
    fn new(model: &'r Model<'m>) -> Owner<'r, 'm> {
        Owner { model, seen: BTreeSet::new() }
    }

    /// The entity whose status a name is: as a definition that governs says, else as a fact does.
    fn of_status(&mut self, what: &Name, site: UseSite) -> Option<String> {
        let governing = self.model.definitions.governing(&what.text, site);
        if let Some(owner) = governing.into_iter().find_map(|id| self.of_definition(id)) {
            return Some(owner);
        }
        let mut entities = self.model.symbols.entities.iter().filter(|(_, e)| e.root);
        entities.find(|(_, e)| e.status(&what.text).is_some()).map(|(name, _)| name.clone())
    }

    fn of_definition(&mut self, id: DefinitionId) -> Option<String> {
        if !self.seen.insert(id) {
            return None;
        }
        let rule = self.model.rule(self.model.definitions.get(id).rule);
        match &rule.ast.main {
            Some(MainSentence::Define(d)) => match &d.body {
                DefineBody::Status { entity, condition } if entity.text.is_empty() => {
                    self.of_condition(condition, rule.site)
                }
                DefineBody::Status { entity, .. } | DefineBody::Exists { entity, .. } => Some(entity.text.clone()),
                DefineBody::CountOf { .. }
                | DefineBody::Span { .. }
                | DefineBody::DayAfter { .. }
                | DefineBody::Quantity { .. } => None,
            },
            Some(MainSentence::Classify { who, .. }) => who.entity.as_ref().map(|n| n.text.clone()),
            _ => None,
        }
    }

    fn of_condition(&mut self, of: &Condition, site: UseSite) -> Option<String> {
        match &of.kind {
            ConditionKind::Is { who: None, what, .. } => self.of_status(what, site),
            ConditionKind::All(parts)
            | ConditionKind::Any(parts)
            | ConditionKind::And(parts)
            | ConditionKind::Or(parts) => parts.iter().find_map(|p| self.of_condition(p, site)),
            ConditionKind::AtDate { condition, .. } => self.of_condition(condition, site),
            ConditionKind::FromInterpretation(name) => {
                let id = self.model.interpretation(&name.text)?;
                let readings = &self.model.interpretations[id.index()].alternatives;
                readings.iter().find_map(|(value, _)| {
                    if let AlternativeValue::Condition(condition) = value {
                        self.of_condition(condition, site)
                    } else {
                        None
                    }
                })
            }
            ConditionKind::Bare(of)
            | ConditionKind::Equals { left: of, .. }
            | ConditionKind::OneOf { left: of, .. }
            | ConditionKind::Contains { left: of, .. }
            | ConditionKind::Between { left: of, .. }
            | ConditionKind::LevelAtLeast { left: of, .. }
            | ConditionKind::Compare { left: of, .. }
            | ConditionKind::DateOrder { left: of, .. }
            | ConditionKind::SameYear { left: of, .. }
            | ConditionKind::Elapsed { from: of, .. }
            | ConditionKind::Within { from: of, .. }
            | ConditionKind::Beyond { from: of, .. }
            | ConditionKind::ShortOf { from: of, .. }
            | ConditionKind::During { record: of, .. }
            | ConditionKind::HadBeen { record: of, .. }
            | ConditionKind::NoRecord { record: of, .. } => self.of_name(of.segments.first()?),
            ConditionKind::Is { who: Some(of), .. } => self.of_name(of.segments.first()?),
        }
    }

    /// The entity at the top of a case that has a fact or a relation of this name.
    fn of_name(&self, name: &Name) -> Option<String> {
        let entities = &self.model.symbols.entities;
        if entities.get(&name.text).is_some_and(|e| e.root) {
            return Some(name.text.clone());
        }
        let has = |e: &super::Entity| {
            e.relations.contains_key(&name.text) || e.facts.values().any(|f| f.is_called(&name.text))
        };
        entities.iter().find(|(_, e)| e.root && has(e)).map(|(owner, _)| owner.clone())
    }
}
