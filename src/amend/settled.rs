//! Which rules have what changed in their own words, and which leave it to another.

use super::atom::AtomId;
use super::ruletext::{open_readings, own_names, readings_of};
use super::subject::Subject;
use crate::resolve::RuleId;
use crate::syntax::ast::{Label, Rule, RuleKind};
use std::collections::{BTreeMap, BTreeSet};

/// A rule found to have a change in its own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Settlement {
    pub atom: AtomId,
    pub rule: RuleId,
    /// Rules to which it leaves other parts of its meaning.
    pub leaves_to: Vec<RuleId>,
}

/// What the rules seen so far have settled.
#[derive(Debug, Default)]
pub(super) struct Settled {
    by: BTreeMap<AtomId, BTreeSet<RuleId>>,
    beside: BTreeMap<(AtomId, RuleId), Vec<RuleId>>,
}

impl Settled {
    /// Whether a rule mirrors a change.
    pub fn holds(&self, atom: AtomId, rule: RuleId) -> bool {
        self.by.get(&atom).is_some_and(|d| d.contains(&rule))
    }

    /// Rules whose own words have a change, with those to which they leave other parts of their meaning.
    pub fn beside(&self) -> impl Iterator<Item = (AtomId, RuleId, &[RuleId])> {
        self.beside.iter().map(|((atom, rule), others)| (*atom, *rule, others.as_slice()))
    }

    pub fn take(&mut self, settlement: Settlement) {
        let Settlement { atom, rule, leaves_to } = settlement;
        self.by.entry(atom).or_default().insert(rule);
        if !leaves_to.is_empty() {
            self.beside.insert((atom, rule), leaves_to);
        }
    }
}

/// Definitions, terms and open readings to which a rule leaves part of its meaning, and those to which such a
/// term of ours leaves its own.
pub(super) fn leaves_to(subject: Subject<'_>, id: RuleId) -> Vec<RuleId> {
    let mut found = directly(subject, id);
    let mut seen = 0;
    while let Some(rule) = found.get(seen).copied() {
        seen += 1;
        if subject.model.rule(rule).ast.kind == RuleKind::Term {
            let further = directly(subject, rule).into_iter().filter(|r| *r != id && !found.contains(r));
            found.extend(further.collect::<Vec<RuleId>>());
        }
    }
    found
}

/// Terms that come of a question (来源：从解释“…”): in them its readings say what they mean.
pub(super) fn terms_of(subject: Subject<'_>, question: RuleId) -> Vec<RuleId> {
    let model = subject.model;
    let Some(question) = model.interpretations.iter().find(|i| i.rule == question) else { return Vec::new() };
    let comes = |rule: &Rule| {
        let mut lines = rule.lines.iter().filter(|l| l.label == Label::Source);
        lines.any(|l| readings_of(&l.value).contains(question.name.as_str()))
    };
    let all = (0..model.rules.len()).map(RuleId);
    all.filter(|r| model.rule(*r).ast.kind == RuleKind::Term && comes(model.rule(*r).ast)).collect()
}

fn directly(subject: Subject<'_>, id: RuleId) -> Vec<RuleId> {
    let model = subject.model;
    let info = model.rule(id);
    let names: BTreeSet<&str> = own_names(info.ast).into_iter().map(|n| n.text.as_str()).collect();
    let readings = open_readings(info.ast);
    let open = model.interpretations.iter().filter(|i| readings.contains(i.name.as_str())).map(|i| i.rule);
    let governing = names.into_iter().flat_map(|name| model.definitions.governing(name, info.site));
    let definitions = governing.map(|d| model.definitions.get(d));
    let definitions = definitions.filter(|d| matches!(d.kind, RuleKind::Term | RuleKind::Definition)).map(|d| d.rule);
    open.chain(definitions).filter(|rule| *rule != id).collect()
}
