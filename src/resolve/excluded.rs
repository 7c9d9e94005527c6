//! Which rules a 除外情形 takes somebody out of.

use super::id::RuleId;
use super::info::RuleInfo;
use super::model::Model;
use crate::syntax::ast::{Denial, MainSentence, Name, Reach, RuleKind, Subject, Within};

/// The sentence of a 除外情形.
#[derive(Debug, Clone, Copy)]
pub struct Excluding<'a> {
    pub who: &'a Subject,
    pub verb: Denial,
    pub of: &'a Reach,
}

impl Excluding<'_> {
    /// The kind of rule that it speaks of.
    pub fn kind(&self) -> RuleKind {
        match self.verb {
            Denial::Enjoy => RuleKind::Entitlement,
            Denial::Listed => RuleKind::Status,
        }
    }
}

impl<'a> RuleInfo<'a> {
    /// What the rule says as a 除外情形.
    pub fn exclusion(&self) -> Option<Excluding<'a>> {
        match &self.ast.main {
            Some(MainSentence::Deny { who, verb, of, .. }) => Some(Excluding { who, verb: *verb, of }),
            _ => None,
        }
    }
}

impl<'a> Model<'a> {
    /// The rules that an exclusion takes somebody out of.
    pub fn excluded_from(&self, id: RuleId) -> Vec<RuleId> {
        let Some(exclusion) = self.rule(id).exclusion() else { return vec![] };
        match exclusion.of {
            Reach::Named(names) => names.iter().filter_map(|n| self.find(exclusion.kind(), &n.text)).collect(),
            Reach::Within(within) => self.within(exclusion.kind(), within),
        }
    }

    /// The exclusions that take somebody out of a rule, in the order of the text.
    pub fn exclusions_of(&self, rule: RuleId) -> Vec<RuleId> {
        let all = (0..self.rules.len()).map(RuleId);
        self.in_order(all.filter(|id| self.excluded_from(*id).contains(&rule)))
    }

    fn in_order(&self, rules: impl Iterator<Item = RuleId>) -> Vec<RuleId> {
        let mut found: Vec<RuleId> = rules.collect();
        found.sort_by_key(|id| (self.rule(*id).site.anchor, &self.rule(*id).ast.name.text));
        found
    }

    /// Every rule of a kind that stands in a stretch of the text and is about whom it names.
    fn within(&self, kind: RuleKind, within: &Within) -> Vec<RuleId> {
        let all = self.rules.iter().enumerate().filter(|(_, r)| r.ast.kind == kind);
        let named = |names: &[Name], text: &str| names.iter().any(|n| n.text == text);
        let fits = |info: &RuleInfo<'_>| {
            let who = info.ast.main.as_ref().and_then(MainSentence::who);
            let entity = || self.subject_of(who?, info.site);
            let about = within.to.as_ref().is_none_or(|to| entity().is_some_and(|e| e == to.text));
            about && !named(&within.except, &info.ast.name.text) && self.stands_in(info, within)
        };
        self.in_order(all.filter(|(_, r)| fits(r)).map(|(i, _)| RuleId(i)))
    }

    fn stands_in(&self, info: &RuleInfo<'_>, within: &Within) -> bool {
        let Some(at) = &within.at else { return true };
        let Some(extent) = self.document.extent(&at.at) else { return false };
        let anchor = info.site.anchor.and_then(|a| self.document.anchors().get(a));
        anchor.is_some_and(|a| extent.start <= a.span.start && a.span.end <= extent.end)
    }
}
