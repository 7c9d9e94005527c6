//! A figure or a boundary word that changed, in the rule that mirrors it.

use super::atom::{AtomId, Limit, What};
use super::edit::{Edit, PieceKind, Reason, State};
use super::figure::{Found, occurrences};
use super::follow::Comparison;
use super::ruletext::{Owner, computing, without_own_words};
use super::settled::{Settled, Settlement, leaves_to};
use super::subject::Subject;
use super::work::Work;
use crate::resolve::RuleId;
use crate::source::{FileId, Span};
use crate::syntax::ast::RuleKind;
use std::collections::{BTreeMap, BTreeSet};

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
    settled: &Settled,
) -> Work {
    let info = subject.model.rule(id);
    let lines: Vec<usize> =
        owners.iter().filter_map(|o| if let Owner::Line(i) = o { Some(*i) } else { None }).collect();
    let mut scopes = vec![computing(info, Some(&lines))];
    if owners.contains(&Owner::Rule) {
        scopes.push(without_own_words(info));
    }
    scopes.push(computing(info, None));
    let found = scopes.into_iter().map(|spans| all(subject, id, &spans, change)).find(|f| !f.is_empty());
    let leaves_to = leaves_to(subject, id);
    let Some(found) = found else { return nowhere(subject, id, change, &leaves_to, settled) };
    if found.len() > 1 && info.ast.kind != RuleKind::Interpretation {
        return Work::draft(several(subject, id, change.before, &found));
    }
    let mut work = replaced(info.file, &found, change);
    work.settled.push(Settlement { atom: change.atom, rule: id, leaves_to });
    work
}

/// The limit rewritten in each of these places.
fn replaced<'f>(file: FileId, places: impl IntoIterator<Item = &'f Found>, change: Change<'_>) -> Work {
    let mut work = Work::default();
    for place in places {
        match place.replaced(change.before, change.after) {
            Ok((span, new)) => work.piece(file, span, new, PieceKind::Value),
            Err(reason) => work.fail(reason),
        }
    }
    work
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
fn nowhere(subject: Subject<'_>, id: RuleId, change: Change<'_>, leaves_to: &[RuleId], settled: &Settled) -> Work {
    let Change { atom, before, after, twins } = change;
    let info = subject.model.rule(id);
    let mut work = Work::default();
    // Of a figure that the sentence has twice a reading may mean either.
    if info.ast.kind == RuleKind::Interpretation && twins {
        let found = all(subject, id, &computing(info, None), Change { twins: false, ..change });
        if !found.is_empty() {
            return Work::draft(several(subject, id, before, &found));
        }
    }
    // A question stands whatever the figure in the words that raise it; so does a parameter.
    if matches!(info.ast.kind, RuleKind::Interpretation | RuleKind::Parameter | RuleKind::Responsible | RuleKind::Duty)
    {
        return work;
    }
    if leaves_to.iter().any(|l| settled.holds(atom, *l)) {
        work.settle(atom, id);
        return work;
    }
    let places: Vec<(RuleId, Found)> = leaves_to
        .iter()
        .flat_map(|l| {
            let spans = computing(subject.model.rule(*l), None);
            all(subject, *l, &spans, change).into_iter().map(|f| (*l, f))
        })
        .collect();
    let owners: BTreeSet<RuleId> = places.iter().map(|(l, _)| *l).collect();
    let file = |rule: RuleId| subject.model.rule(rule).file;
    match (owners.first(), owners.len()) {
        // One term or reading mirrors it; every reading of an open question changes alike.
        (Some(owner), 1) => {
            if places.len() > 1 && subject.model.rule(*owner).ast.kind != RuleKind::Interpretation {
                let found: Vec<Found> = places.into_iter().map(|(_, f)| f).collect();
                return Work::draft(several(subject, *owner, before, &found));
            }
            work = replaced(file(*owner), places.iter().map(|(_, f)| f), change);
            work.settle(atom, *owner);
        }
        (Some(_), _) => {
            let places = places.iter().map(|(l, f)| (file(*l), f.place())).collect();
            work.fail(Reason::Several { figure: before.figure.clone(), places });
        }
        (None, _) => work.fail(Reason::NoCounterpart { before: before.wording(), after: after.wording() }),
    }
    work
}

/// The same figure in a reading that a rule leaves open beside its own: it may or may not be the
/// same threshold.
pub(super) fn elsewhere(subject: Subject<'_>, comparison: &Comparison<'_>, settled: &Settled) -> Vec<(RuleId, Edit)> {
    let mut edits: BTreeMap<RuleId, Edit> = BTreeMap::new();
    for (atom, by, others) in settled.beside() {
        let Some(What::Limit { before, after }) = comparison.atom(atom).map(|a| &a.what) else { continue };
        for other in others.iter().filter(|l| !settled.holds(atom, **l)) {
            let info = subject.model.rule(*other);
            let change = Change { atom, before, after, twins: false };
            let places = all(subject, *other, &computing(info, None), change);
            let rewritten = places.iter().filter(|p| before.side.is_none() || p.side() == before.side);
            let pieces = replaced(info.file, rewritten, change).pieces;
            if pieces.is_empty() {
                continue;
            }
            let by = subject.title(by);
            let anchors = comparison.alignment.old.anchors();
            edits.entry(*other).or_insert_with(|| Edit {
                id: String::new(),
                rule: Some(*other),
                title: subject.title(*other),
                anchor: anchors.get(atom.sentence).map(|a| a.id.clone()).unwrap_or_default(),
                atoms: BTreeSet::from([atom]),
                lost: BTreeSet::new(),
                pieces,
                state: State::Draft(Reason::AlsoWritten { figure: before.figure.clone(), by }),
            });
        }
    }
    edits.into_iter().collect()
}
