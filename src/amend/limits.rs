//! A figure or a boundary word that changed, in the rule that mirrors it.

use super::atom::{Limit, What};
use super::edit::{Edit, PieceKind, Reason, State};
use super::figure::{Found, occurrences};
use super::follow::{AtomId, Comparison};
use super::propose::{Subject, Work};
use super::ruletext::{Owner, computing, without_own_words};
use crate::resolve::RuleId;
use crate::source::Span;
use crate::syntax::ast::RuleKind;
use std::collections::{BTreeMap, BTreeSet};

/// Which rules have the figure of a change in their own words.
#[derive(Debug, Default)]
pub(super) struct Settled {
    by: BTreeMap<AtomId, BTreeSet<RuleId>>,
    /// Interpretations among them.
    readings: BTreeSet<RuleId>,
    /// Rules whose figure was found, with those whose readings they leave open.
    linked: BTreeMap<(AtomId, RuleId), Vec<RuleId>>,
}

impl Settled {
    /// Interpretations whose readings compute with a changed figure.
    pub fn interpretations(self) -> BTreeSet<RuleId> {
        self.readings
    }

    fn settle(&mut self, atom: AtomId, rule: RuleId, reading: bool) {
        self.by.entry(atom).or_default().insert(rule);
        if reading {
            self.readings.insert(rule);
        }
    }
}

/// Rewrites the limit where the rule has it: in the line that quotes it, else in its sentence, else
/// anywhere in its words, else in a term or a reading that the rule leaves it to.
pub(super) fn rewrite(
    subject: Subject<'_>,
    id: RuleId,
    (atom, owners): (AtomId, &[Owner]),
    (before, after): (&Limit, &Limit),
    settled: &mut Settled,
    work: &mut Work,
) {
    let info = subject.model.rule(id);
    let reading = info.ast.kind == RuleKind::Interpretation;
    let lines: Vec<usize> =
        owners.iter().filter_map(|o| if let Owner::Line(i) = o { Some(*i) } else { None }).collect();
    let mut scopes = vec![computing(info, Some(&lines))];
    if owners.contains(&Owner::Rule) {
        scopes.push(without_own_words(info));
    }
    scopes.push(computing(info, None));
    let found = scopes.into_iter().map(|spans| all(subject, id, &spans, before)).find(|f| !f.is_empty());
    let linked = leaves_to(subject, id);
    let Some(found) = found else {
        return nowhere(subject, id, atom, (before, after), &linked, settled, work);
    };
    if found.len() > 1 && !reading {
        return work.fail(Reason::Several { figure: before.figure.clone(), count: found.len() });
    }
    for place in found {
        match place.replaced(before, after) {
            Ok((span, new)) => work.piece(info.file, span, new, PieceKind::Value),
            Err(reason) => work.fail(reason),
        }
    }
    settled.settle(atom, id, reading);
    settled.linked.insert((atom, id), linked);
}

/// Where the figure stands on the side that the text gave it; where none agrees, wherever it stands.
fn all(subject: Subject<'_>, id: RuleId, spans: &[Span], limit: &Limit) -> Vec<Found> {
    let text = subject.text(subject.model.rule(id).file);
    let found: Vec<Found> = spans.iter().flat_map(|s| occurrences(text, *s, &limit.figure)).collect();
    let fits = |f: &&Found| limit.side.is_none() || f.side().is_none() || f.side() == limit.side;
    let fitting: Vec<Found> = found.iter().filter(fits).cloned().collect();
    if fitting.is_empty() { found } else { fitting }
}

/// The rule itself does not write the figure.
fn nowhere(
    subject: Subject<'_>,
    id: RuleId,
    atom: AtomId,
    (before, after): (&Limit, &Limit),
    linked: &[RuleId],
    settled: &mut Settled,
    work: &mut Work,
) {
    let kind = subject.model.rule(id).ast.kind;
    // A question stands whatever the figure in the words that raise it; so does a parameter.
    if matches!(kind, RuleKind::Interpretation | RuleKind::Parameter | RuleKind::Responsible | RuleKind::Duty) {
        return;
    }
    let done = settled.by.get(&atom);
    if linked.iter().any(|l| done.is_some_and(|d| d.contains(l))) {
        return;
    }
    let places: Vec<(RuleId, Found)> = linked
        .iter()
        .flat_map(|l| {
            let spans = computing(subject.model.rule(*l), None);
            all(subject, *l, &spans, before).into_iter().map(|f| (*l, f))
        })
        .collect();
    let owners: BTreeSet<RuleId> = places.iter().map(|(l, _)| *l).collect();
    match owners.iter().next() {
        // One term or reading mirrors it; every reading of an open question changes alike.
        Some(owner) if owners.len() == 1 => {
            let info = subject.model.rule(*owner);
            let reading = info.ast.kind == RuleKind::Interpretation;
            if places.len() > 1 && !reading {
                return work.fail(Reason::Several { figure: before.figure.clone(), count: places.len() });
            }
            for (_, place) in &places {
                match place.replaced(before, after) {
                    Ok((span, new)) => work.piece(info.file, span, new, PieceKind::Value),
                    Err(reason) => work.fail(reason),
                }
            }
            settled.settle(atom, *owner, reading);
        }
        Some(_) => work.fail(Reason::Several { figure: before.figure.clone(), count: places.len() }),
        None => {
            let words = |l: &Limit| match l.word.as_str() {
                "" => l.figure.clone(),
                word @ ("以上" | "以下" | "以内" | "之内" | "内" | "以外") => format!("{}{word}", l.figure),
                word => format!("{word}{}", l.figure),
            };
            work.fail(Reason::NoCounterpart { before: words(before), after: words(after) });
        }
    }
}

/// Terms of ours and open readings to which a rule leaves part of its meaning.
fn leaves_to(subject: Subject<'_>, id: RuleId) -> Vec<RuleId> {
    let model = subject.model;
    let info = model.rule(id);
    let text = crate::syntax::print::rule(info.ast);
    let mut found = Vec::new();
    for interpretation in &model.interpretations {
        if interpretation.rule != id && text.contains(&format!("从解释“{}”", interpretation.name)) {
            found.push(interpretation.rule);
        }
    }
    let mut ast = info.ast.clone();
    let mut names = BTreeSet::new();
    crate::syntax::ast::names_mut(&mut ast, &mut |n| {
        names.insert(n.text.clone());
    });
    for name in names {
        for definition in model.definitions.governing(&name, info.site) {
            let definition = model.definitions.get(definition);
            if definition.kind == RuleKind::Term && definition.rule != id {
                found.push(definition.rule);
            }
        }
    }
    found
}

/// The same figure in a reading that a rule leaves open beside its own: it may or may not be the
/// same threshold.
pub(super) fn elsewhere(subject: Subject<'_>, comparison: &Comparison<'_>, settled: &Settled) -> Vec<(RuleId, Edit)> {
    let mut edits: BTreeMap<RuleId, Edit> = BTreeMap::new();
    for ((atom, by), linked) in &settled.linked {
        let Some(What::Limit { before, after }) = comparison.atom(*atom).map(|a| &a.what) else { continue };
        for other in linked.iter().filter(|l| !settled.by.get(atom).is_some_and(|d| d.contains(l))) {
            let info = subject.model.rule(*other);
            let places = all(subject, *other, &computing(info, None), before);
            let rewritten = places.iter().filter(|p| before.side.is_none() || p.side() == before.side);
            let mut work = Work::default();
            for (span, new) in rewritten.filter_map(|p| p.replaced(before, after).ok()) {
                work.piece(info.file, span, new, PieceKind::Value);
            }
            if work.pieces.is_empty() {
                continue;
            }
            let by = subject.title(*by);
            let anchors = comparison.alignment.old.anchors();
            edits.entry(*other).or_insert_with(|| Edit {
                id: String::new(),
                rule: Some(*other),
                title: subject.title(*other),
                anchor: anchors.get(atom.0).map(|a| a.id.clone()).unwrap_or_default(),
                atoms: BTreeSet::from([*atom]),
                pieces: work.pieces,
                state: State::Draft(Reason::AlsoWritten { figure: before.figure.clone(), by }),
            });
        }
    }
    edits.into_iter().collect()
}
