//! Which rules a change reaches: those whose words changed, and those that lean on them.

use super::by::By;
use super::kinds;
use super::ruletext::{name, open_readings};
use crate::resolve::{Model, RuleId};
use crate::syntax::ast::{
    Duration, ExprKind, Label, LineValue, MainSentence, Referents, Rule, RuleKind, Scope, Standard, When,
};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// A rule that a change reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touched {
    pub rule: RuleId,
    /// From the rule whose words changed to the one before this; empty where its own words changed.
    pub via: Vec<(By, RuleId)>,
}

/// The rules reached from those whose words changed, by the shortest path, in the order of the rules.
///
/// A rule whose quotation reads differently while its own meaning stays (`same`) passes nothing on,
/// unless it leans on one whose meaning changed.
pub fn reach(model: &Model<'_>, direct: &BTreeSet<RuleId>, same: impl Fn(RuleId) -> bool) -> Vec<Touched> {
    let edges = leaning(model);
    let mut carrying: BTreeSet<RuleId> = direct.iter().copied().filter(|r| !same(*r)).collect();
    let mut open: Vec<RuleId> = carrying.iter().copied().collect();
    while let Some(rule) = open.pop() {
        for (_, user) in edges.get(&rule).into_iter().flatten() {
            if direct.contains(user) && carrying.insert(*user) {
                open.push(*user);
            }
        }
    }
    let carries = |rule: RuleId| carrying.contains(&rule) || !direct.contains(&rule);
    let mut found: BTreeMap<RuleId, Vec<(By, RuleId)>> = direct.iter().map(|r| (*r, vec![])).collect();
    let mut open: VecDeque<RuleId> = direct.iter().copied().collect();
    while let Some(rule) = open.pop_front() {
        if !carries(rule) {
            continue;
        }
        let path = found.get(&rule).cloned().unwrap_or_default();
        for (by, user) in edges.get(&rule).into_iter().flatten() {
            if !found.contains_key(user) {
                let via = path.iter().copied().chain([(*by, rule)]).collect();
                found.insert(*user, via);
                open.push_back(*user);
            }
        }
    }
    found.into_iter().map(|(rule, via)| Touched { rule, via }).collect()
}

/// For each rule, those that lean on it.
pub(super) type Edges = BTreeMap<RuleId, BTreeSet<(By, RuleId)>>;

pub(super) fn leaning(model: &Model<'_>) -> Edges {
    let mut edges = Edges::new();
    for (i, info) in model.rules.iter().enumerate() {
        let user = RuleId(i);
        for (by, on) in leans_on(model, user) {
            if on != user {
                edges.entry(on).or_default().insert((by, user));
            }
        }
        // A duration for several entitlements, and a discretion over them, bear on those they name.
        let bears = kinds::kind(info.ast.kind).bears;
        if let Some(by) = bears {
            let names = named_entitlements(info.ast);
            let named = names.iter().filter_map(|name| model.find(RuleKind::Entitlement, name));
            for other in named.chain(model.excluded_from(user)) {
                edges.entry(user).or_default().insert((by, other));
            }
            if by == By::Exclusive {
                rivals(model, info.ast, &mut edges);
            }
        }
    }
    edges
}

/// Of entitlements that exclude each other, a change of one may turn which is given.
fn rivals(model: &Model<'_>, rule: &Rule, edges: &mut Edges) {
    let all: Vec<RuleId> =
        named_entitlements(rule).iter().filter_map(|n| model.find(RuleKind::Entitlement, n)).collect();
    for one in &all {
        let others = all.iter().filter(|o| *o != one).map(|o| (By::Exclusive, *o));
        edges.entry(*one).or_default().extend(others);
    }
}

fn named_entitlements(rule: &Rule) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for line in rule.lines.iter().filter(|l| l.label == Label::AppliesTo) {
        if let LineValue::Names(all) = &line.value {
            names.extend(all.iter().map(|n| n.text.clone()));
        }
    }
    if let Some(MainSentence::Exclude { names: all, .. }) = &rule.main {
        names.extend(all.iter().map(|n| n.text.clone()));
    }
    names
}

/// The rules that one leans on.
fn leans_on(model: &Model<'_>, user: RuleId) -> BTreeSet<(By, RuleId)> {
    let info = model.rule(user);
    let rule = info.ast;
    let mut found = BTreeSet::new();
    let complements = complemented(rule);
    for name in words_of(rule) {
        for id in model.definitions.governing(name, info.site) {
            let definition = model.definitions.get(id);
            let by = if complements.contains(name) {
                By::Rest
            } else if definition.kind == RuleKind::Term {
                By::Term
            } else if definition.kind == RuleKind::Status {
                By::Status
            } else if definition.scope == Scope::Forward {
                By::Onward
            } else {
                By::Definition
            };
            found.insert((by, definition.rule));
        }
        if let Some(parameter) = model.parameters.get(name) {
            found.insert((By::Parameter, parameter.rule));
        }
    }
    let mut point = |by: By, kind: RuleKind, name: &str| found.extend(model.find(kind, name).map(|r| (by, r)));
    if let Some(
        MainSentence::Grant { to: who, .. } | MainSentence::Classify { who, .. } | MainSentence::May { who, .. },
    ) = &rule.main
    {
        who.except.iter().for_each(|n| {
            point(By::Except, RuleKind::Entitlement, &n.text);
            point(By::Except, RuleKind::Status, &n.text);
        });
    }
    for line in &rule.lines {
        match &line.value {
            LineValue::FromShared(n) => point(By::Above, RuleKind::SharedDuration, &n.text),
            LineValue::FromParameter(n) => point(By::Parameter, RuleKind::Parameter, &n.text),
            LineValue::Standard(Standard::SameAs(names)) => {
                names.iter().for_each(|n| point(By::SameAs, RuleKind::Entitlement, &n.text));
            }
            LineValue::Refers { to: Referents::Rules(names), .. } => {
                names.iter().for_each(|n| point(By::Above, RuleKind::Entitlement, &n.text));
            }
            LineValue::Standard(Standard::PerRules(d)) | LineValue::PerRules { document: d, .. } => {
                if let crate::syntax::ast::DocumentRef::Titled(title) = d {
                    point(By::Outside, RuleKind::Outside, &title.text);
                }
            }
            _ => {}
        }
    }
    let readings = open_readings(rule);
    let open = model.interpretations.iter().filter(|i| i.rule != user && readings.contains(i.name.as_str()));
    found.extend(open.map(|i| (By::Interpretation, i.rule)));
    found
}

/// Every name in a rule's own words, the readings of an interpretation included.
pub(super) fn words_of(rule: &Rule) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    rule.each_part(&mut |part| names.extend(name(part).map(|n| n.text.as_str())));
    names
}

/// Names in conditions whose complement the rule itself takes (其余).
fn complemented(rule: &Rule) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    let mut take = |part| names.extend(name(part).map(|n| n.text.as_str()));
    if let Some(main @ MainSentence::ExtendExcept { .. }) = &rule.main {
        main.each_part(&mut take);
    }
    let complements = |value: &LineValue| match value {
        LineValue::Duration(Duration::Among { .. } | Duration::ExtendExcept { .. }) => true,
        LineValue::Standard(Standard::Expr(e)) | LineValue::Formula { expr: e, .. } => {
            matches!(&e.kind, ExprKind::Cases { arms, .. } if arms.iter().any(|a| a.when == When::Others))
        }
        _ => false,
    };
    rule.lines.iter().filter(|l| complements(&l.value)).for_each(|l| l.value.each_part(&mut take));
    names
}
