//! Edits that follow from the changes, and those that somebody must draft.

use super::answer::{answer, lost_sentences};
use super::crossed::{Crossed, crossed};
use super::edit::{Edit, PieceKind, State, Target, number};
use super::follow::Comparison;
use super::quoted::{Quoted, atoms_of, lost_all, quotations};
use super::reach::leaning;
use super::settled::Settled;
use super::subject::Subject;
use super::text::{In, New};
use super::work::Work;
use super::{clash, head, kinds, limits, places, quotes, removal, uncovered, written};
use crate::resolve::{Model, RuleId};
use std::collections::BTreeSet;

/// What is to be done, and which rules lost or changed their words.
#[derive(Debug, Clone, Default)]
pub struct Proposal {
    pub edits: Vec<Edit>,
    pub direct: BTreeSet<RuleId>,
    /// Rules that came under a definition, or left it, because sentences changed places.
    pub crossed: Vec<Crossed>,
    /// New words that no rule accounts for.
    pub uncovered: Vec<In<New>>,
}

/// Proposes what to edit.
pub fn propose(subject: Subject<'_>, comparison: &Comparison<'_>) -> Proposal {
    let model = subject.model;
    let ids: Vec<RuleId> = (0..model.rules.len()).map(RuleId).collect();
    let quoted: Vec<Vec<Quoted<'_>>> = ids.iter().map(|id| quotations(model, comparison, *id)).collect();
    let edges = leaning(model);
    let lost = ids.iter().copied().filter(|id| lost_all(&quoted[id.0])).collect();
    let gone = removal::with_terms(model, &edges, lost);
    let mut settled = Settled::default();
    let mut of_rules: Vec<(RuleId, Edit)> = Vec::new();
    for id in in_order(model, ids) {
        let of = &quoted[id.0];
        let mut work = if gone.contains(&id) {
            removal::rule(subject, id, (&edges, &gone))
        } else {
            kept(subject, comparison, (id, of), &settled)
        };
        work.join(removal::mentions(subject, id, &gone));
        std::mem::take(&mut work.settled).into_iter().for_each(|s| settled.take(s));
        if !work.pieces.is_empty() || work.reason.is_some() {
            of_rules.push((id, edit(subject, comparison, (id, of), work)));
        }
    }
    of_rules.extend(limits::elsewhere(subject, comparison, &settled));
    written::follow(subject, &mut of_rules);
    of_rules.sort_by_key(|(id, _)| *id);
    let mut edits: Vec<Edit> = of_rules.into_iter().map(|(_, e)| e).collect();
    edits.extend(places::headings_and_facts(subject, comparison));
    edits.extend(head::edits(subject, comparison));
    let uncovered = uncovered::find(subject, comparison, &quoted);
    edits.extend(uncovered.edits);
    clash::settle(&mut edits);
    in_reading_order(&mut edits, comparison);
    number(&mut edits);
    let changed = |(i, of): (usize, &Vec<Quoted<'_>>)| of.iter().any(Quoted::changed).then_some(RuleId(i));
    Proposal {
        edits,
        direct: quoted.iter().enumerate().filter_map(changed).collect(),
        crossed: crossed(model, comparison),
        uncovered: uncovered.places,
    }
}

/// What a rule may leave its figure to comes first; of two, the one that quotes less.
fn in_order(model: &Model<'_>, mut ids: Vec<RuleId>) -> Vec<RuleId> {
    ids.sort_by_key(|id| {
        let rule = model.rule(*id).ast;
        let quoted: usize = rule.authority.iter().flat_map(|a| &a.parts).map(|p| p.text.len()).sum();
        (kinds::kind(rule.kind).turn, quoted)
    });
    ids
}

/// What becomes of a rule that still has words to rest on.
fn kept(
    subject: Subject<'_>,
    comparison: &Comparison<'_>,
    (id, quoted): (RuleId, &[Quoted<'_>]),
    settled: &Settled,
) -> Work {
    let mut work = Work::default();
    for atom in atoms_of(quoted) {
        work.join(answer(subject, comparison, id, (atom, quoted), settled));
    }
    work.join(lost_sentences(subject, comparison, id, quoted));
    work.join(quotes::write(subject, comparison, id, quoted));
    work
}

fn edit(
    subject: Subject<'_>,
    comparison: &Comparison<'_>,
    (id, quoted): (RuleId, &[Quoted<'_>]),
    mut work: Work,
) -> Edit {
    work.pieces.sort_by_key(|p| (p.kind, p.file, p.span));
    let changed = quoted.iter().filter(|q| q.changed());
    let place = changed.chain(quoted).find_map(|q| q.spans.first());
    let old = comparison.alignment.old;
    let anchor = place.and_then(|p| old.anchors().get(old.anchor_of(*p)?));
    let state = work.reason.map_or(State::Ready, State::Draft);
    Edit {
        atoms: atoms_of(quoted),
        lost: quoted.iter().filter_map(|q| q.followed.as_ref().ok()).flat_map(|f| f.lost.iter().copied()).collect(),
        pieces: work.pieces,
        ..Edit::new(Target::Rule(id), subject.title(id), anchor.map_or("", |a| &a.id), state)
    }
}

/// In the order of the text, the weightiest first; what only names another place comes last.
fn in_reading_order(edits: &mut [Edit], comparison: &Comparison<'_>) {
    let place = |anchor: &str| comparison.alignment.old.position(anchor).unwrap_or(usize::MAX);
    edits.sort_by_key(|e| {
        let weight = e.pieces.iter().map(|p| p.kind).min();
        (weight == Some(PieceKind::Place), place(&e.anchor), weight.is_none(), weight, e.title.clone())
    });
}
