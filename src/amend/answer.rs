//! What one change of the text means for a rule that quotes it.

use super::atom::{AtomId, What};
use super::edit::Reason;
use super::follow::Comparison;
use super::kinds::decides;
use super::limits::{self, Change};
use super::quoted::Quoted;
use super::ruletext::Owner;
use super::settled::Settled;
use super::subject::Subject;
use super::work::Work;
use super::{lists, quotes};
use crate::resolve::RuleId;
use crate::syntax::ast::RuleKind;

/// The answer of a rule to a change within its quotations, as far as other rules have settled theirs.
pub(super) fn answer(
    subject: Subject<'_>,
    comparison: &Comparison<'_>,
    id: RuleId,
    (atom, quoted): (AtomId, &[Quoted<'_>]),
    settled: &Settled,
) -> Work {
    let rule = subject.model.rule(id).ast;
    let Some(changed) = comparison.atom(atom).filter(|_| decides(rule)) else { return Work::default() };
    let holding = || quoted.iter().filter(|q| q.holds(atom));
    // What a line or a quotation loses altogether is answered by taking it out.
    let gone = || holding().any(Quoted::gone);
    match &changed.what {
        What::Marks => Work::default(),
        What::Limit { before, after } => {
            let owners: Vec<Owner> = holding().map(|q| q.cited.owner).collect();
            let twins = comparison.has_twice(atom.sentence, &before.figure);
            limits::rewrite(subject, id, &owners, Change { atom, before, after, twins }, settled)
        }
        What::Added { members, after } => lists::added(subject, id, (atom, members, after.as_deref()), settled),
        What::Removed { .. } if gone() => Work::default(),
        What::Removed { members } => lists::removed(subject, id, (atom, members), settled),
        What::Renamed { before, after } => lists::renamed(subject, id, (atom, before, after), settled),
        What::Onward => {
            let clause = subject.model.rule(id).clause;
            let old = comparison.alignment.old;
            let elsewhere = holding().any(|q| {
                let cited = q.cited.authority.at.as_ref().filter(|a| a.at.is_whole());
                cited.is_some_and(|a| old.clause_at(&a.at) != clause)
            });
            onward(subject, id, elsewhere)
        }
        What::Words { after, .. } if after.is_empty() && gone() => Work::default(),
        What::Words { before, after } => Work::draft(unanswered(rule.kind, before.clone(), after.clone())),
    }
}

/// 下同 is gone: a definition in its own 条 holds for its sentence alone, what rests on one in another
/// 条 has lost it.
fn onward(subject: Subject<'_>, id: RuleId, elsewhere: bool) -> Work {
    let kind = subject.model.rule(id).ast.kind;
    if kind == RuleKind::Interpretation {
        Work::default()
    } else if elsewhere {
        Work::draft(Reason::Onward)
    } else if kind == RuleKind::Definition {
        quotes::narrow_scope(subject, id)
    } else {
        Work::default()
    }
}

/// A quotation that runs on while a sentence within it is gone: what that sentence said must go too.
pub(super) fn lost_sentences(
    subject: Subject<'_>,
    comparison: &Comparison<'_>,
    id: RuleId,
    quoted: &[Quoted<'_>],
) -> Work {
    let rule = subject.model.rule(id).ast;
    let own = quoted.iter().filter(|q| q.cited.owner != Owner::SeeAlso && !q.gone());
    let lost = own.filter_map(|q| q.followed.as_ref().ok()).filter_map(|f| f.lost.first());
    let Some(index) = lost.min().filter(|_| decides(rule)) else { return Work::default() };
    let before = comparison.alignment.old.anchor_text(*index).trim().to_owned();
    Work::draft(unanswered(rule.kind, before, String::new()))
}

/// Nothing in the rule mirrors the words; of an interpretation the reading itself may have changed.
fn unanswered(kind: RuleKind, before: String, after: String) -> Reason {
    if kind == RuleKind::Interpretation { Reason::Interpretation } else { Reason::NoCounterpart { before, after } }
}
