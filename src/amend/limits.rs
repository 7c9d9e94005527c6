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

/// Which rules have what changed in their own words.
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

    /// Whether a rule mirrors a change.
    pub fn holds(&self, atom: AtomId, rule: RuleId) -> bool {
        self.by.get(&atom).is_some_and(|d| d.contains(&rule))
    }

    pub fn settle(&mut self, atom: AtomId, rule: RuleId, reading: bool) {
        self.by.entry(atom).or_default().insert(rule);
        if reading {
            self.readings.insert(rule);
        }
    }
}

/// A limit of the text that became another.
#[derive(Clone, Copy)]
pub(super) struct Change<'a> {
    pub atom: AtomId,
    pub before: &'a Limit,
    pub after: &'a Limit,
    /// The sentence has the old figure more than once.
    pub twins: bool,
}

/// Rewrites the limit where the rule has it: in the line that quotes it, else in its sentence, else
/// anywhere in its words, else in a term or a reading that the rule leaves it to.
pub(super) fn rewrite(
    subject: Subject<'_>,
    id: RuleId,
    owners: &[Owner],
    change: Change<'_>,
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
    let Change { atom, before, after, .. } = change;
    let found = scopes.into_iter().map(|spans| all(subject, id, &spans, change)).find(|f| !f.is_empty());
    let linked = leaves_to(subject, id);
    let Some(found) = found else {
        return nowhere(subject, id, change, &linked, settled, work);
    };
    if found.len() > 1 && !reading {
        return work.fail(several(subject, id, before, &found));
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

fn several(subject: Subject<'_>, id: RuleId, limit: &Limit, found: &[Found]) -> Reason {
    let file = subject.model.rule(id).file;
    let places = found.iter().map(|f| (file, f.place())).collect();
    Reason::Several { figure: limit.figure.clone(), places }
}

/// Where the figure stands on the side that the text gave it; where none agrees, wherever it stands.
/// Of a figure that the sentence has twice only one with the very same word beside it will do.
fn all(subject: Subject<'_>, id: RuleId, spans: &[Span], change: Change<'_>) -> Vec<Found> {
    let limit = change.before;
    let text = subject.text(subject.model.rule(id).file);
    let mut found: Vec<Found> = spans.iter().flat_map(|s| occurrences(text, *s, &limit.figure)).collect();
    if change.twins {
        found.retain(|f| f.word() == limit.word);
        return found;
    }
    let fits = |f: &&Found| limit.side.is_none() || f.side().is_none() || f.side() == limit.side;
    let fitting: Vec<Found> = found.iter().filter(fits).cloned().collect();
    if fitting.is_empty() { found } else { fitting }
}

/// The rule itself does not write the figure.
fn nowhere(
    subject: Subject<'_>,
    id: RuleId,
    change: Change<'_>,
    linked: &[RuleId],
    settled: &mut Settled,
    work: &mut Work,
) {
    let Change { atom, before, after, .. } = change;
    let info = subject.model.rule(id);
    let kind = info.ast.kind;
    // Of a figure that the sentence has twice a reading may mean either.
    let either = Change { twins: false, ..change };
    if kind == RuleKind::Interpretation && change.twins {
        let found = all(subject, id, &computing(info, None), either);
        if !found.is_empty() {
            return work.fail(several(subject, id, before, &found));
        }
    }
    // A question stands whatever the figure in the words that raise it; so does a parameter.
    if matches!(kind, RuleKind::Interpretation | RuleKind::Parameter | RuleKind::Responsible | RuleKind::Duty) {
        return;
    }
    if linked.iter().any(|l| settled.holds(atom, *l)) {
        return settled.settle(atom, id, false);
    }
    let places: Vec<(RuleId, Found)> = linked
        .iter()
        .flat_map(|l| {
            let spans = computing(subject.model.rule(*l), None);
            all(subject, *l, &spans, change).into_iter().map(|f| (*l, f))
        })
        .collect();
    let owners: BTreeSet<RuleId> = places.iter().map(|(l, _)| *l).collect();
    match owners.iter().next() {
        // One term or reading mirrors it; every reading of an open question changes alike.
        Some(owner) if owners.len() == 1 => {
            let info = subject.model.rule(*owner);
            let reading = info.ast.kind == RuleKind::Interpretation;
            if places.len() > 1 && !reading {
                let found: Vec<Found> = places.iter().map(|(_, f)| f.clone()).collect();
                return work.fail(several(subject, *owner, before, &found));
            }
            for (_, place) in &places {
                match place.replaced(before, after) {
                    Ok((span, new)) => work.piece(info.file, span, new, PieceKind::Value),
                    Err(reason) => work.fail(reason),
                }
            }
            settled.settle(atom, *owner, reading);
        }
        Some(_) => {
            let place = |(l, f): &(RuleId, Found)| (subject.model.rule(*l).file, f.place());
            let places = places.iter().map(place).collect();
            work.fail(Reason::Several { figure: before.figure.clone(), places });
        }
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

/// Definitions, terms and open readings to which a rule leaves part of its meaning.
pub(super) fn leaves_to(subject: Subject<'_>, id: RuleId) -> Vec<RuleId> {
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
            let named = matches!(definition.kind, RuleKind::Term | RuleKind::Definition);
            if named && definition.rule != id {
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
        for other in linked.iter().filter(|l| !settled.holds(*atom, **l)) {
            let info = subject.model.rule(*other);
            let change = Change { atom: *atom, before, after, twins: false };
            let places = all(subject, *other, &computing(info, None), change);
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
                lost: BTreeSet::new(),
                pieces: work.pieces,
                state: State::Draft(Reason::AlsoWritten { figure: before.figure.clone(), by }),
            });
        }
    }
    edits.into_iter().collect()
}
