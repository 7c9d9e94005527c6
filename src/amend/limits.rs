//! A figure or a boundary word that changed, in the rule that mirrors it.

use super::atom::{AtomId, Limit, What};
use super::edit::{Edit, PieceKind, Reason, State, Target};
use super::figure::{Written, figures};
use super::follow::Comparison;
use super::kinds;
use super::quantity::same;
use super::reach::leaning;
use super::ruletext::Owner;
use super::settled::{Settled, Settlement, leaves_to, terms_of};
use super::subject::Subject;
use super::text::{Alone, In};
use super::token::{TokenKind, tokens};
use super::work::Work;
use crate::resolve::{RuleId, RuleInfo};
use crate::source::FileId;
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
    let all = figures(info, subject.text(info.file));
    let quotes = |w: &Written<'_>| w.line.is_some_and(|l| owners.contains(&Owner::Line(l)));
    // The sentence, and the lines that quote nothing of their own.
    let rests = |w: &Written<'_>| w.line.and_then(|l| info.ast.lines.get(l)).is_none_or(|l| l.authority.is_empty());
    let within = |scope: &dyn Fn(&Written<'_>) -> bool| change.mirrored(all.iter().filter(|w| scope(w)));
    let of_sentence = owners.iter().any(|o| matches!(o, Owner::Rule | Owner::Item));
    let mut found = within(&quotes);
    if found.is_empty() && of_sentence {
        found = within(&rests);
    }
    if found.is_empty() {
        found = within(&|_| true);
    }
    let leaves_to = leaves_to(subject, id);
    if found.is_empty() {
        return nowhere(subject, id, change, &leaves_to, settled);
    }
    if found.len() > 1 && info.ast.kind != RuleKind::Interpretation {
        return Work::draft(several(info.file, change.before, &found));
    }
    // A figure that stands in the rule once more on the same words is not half edited.
    let explained = !of_sentence && own_words_write(info, change);
    if info.ast.kind != RuleKind::Interpretation && !change.twins && found.iter().all(quotes) && !explained {
        let all = within(&|w| quotes(w) || rests(w));
        let side = change.before.side();
        let same_side = |w: &Written<'_>| side.is_none() || w.side().is_none() || w.side() == side;
        let fits = |w: &Written<'_>| found.iter().any(|f| f.place == w.place) || same_side(w);
        let all: Vec<Written<'_>> = all.into_iter().filter(fits).collect();
        if all.len() > found.len() {
            return Work::draft(several(info.file, change.before, &all));
        }
    }
    let mut work = replaced(info.file, &found, change);
    work.settled.push(Settlement { atom: change.atom, rule: id, leaves_to });
    work
}

/// Whether the rule's own quotation writes the figure, in other words than those that changed: its sentence then
/// has the figure from there.
fn own_words_write(info: &RuleInfo<'_>, change: Change<'_>) -> bool {
    let parts = info.ast.authority.iter().flat_map(|a| &a.parts);
    let figures = parts.flat_map(|p| tokens(&p.text, In::<Alone>::new(0, p.text.len())));
    figures.filter(|t| t.kind == TokenKind::Figure).any(|t| same(&t.text, &change.before.figure))
}

impl Change<'_> {
    /// Of a rule's figures those that the text's old one is: on the side that the text gave it; where none
    /// agrees, on any. Of a figure that the sentence has twice only one with the very same word beside it
    /// will do.
    fn mirrored<'w, 'a: 'w>(&self, all: impl Iterator<Item = &'w Written<'a>>) -> Vec<Written<'a>> {
        let limit = self.before;
        let mut found: Vec<Written<'a>> = all.filter(|w| w.is(&limit.figure)).cloned().collect();
        if self.twins {
            found.retain(|w| w.boundary() == limit.boundary);
            return found;
        }
        let fits = |w: &Written<'_>| limit.side().is_none() || w.side().is_none() || w.side() == limit.side();
        if found.iter().any(fits) {
            found.retain(fits);
        }
        found
    }

    /// The same, among all figures of a rule.
    fn mirrored_in<'m>(&self, subject: Subject<'m>, id: RuleId) -> Vec<Written<'m>> {
        let info = subject.model.rule(id);
        self.mirrored(figures(info, subject.text(info.file)).iter())
    }
}

/// The limit rewritten in each of these places.
fn replaced<'w, 'a: 'w>(file: FileId, places: impl IntoIterator<Item = &'w Written<'a>>, change: Change<'_>) -> Work {
    let mut work = Work::default();
    for place in places {
        match place.replaced(change.before, change.after) {
            Ok((span, new)) => work.piece(file, span, new, PieceKind::Value),
            Err(reason) => work.fail(reason),
        }
    }
    work
}

fn several(file: FileId, limit: &Limit, found: &[Written<'_>]) -> Reason {
    Reason::Several { figure: limit.figure.clone(), places: found.iter().map(|w| (file, w.place)).collect() }
}

/// The rule itself does not write the figure.
fn nowhere(subject: Subject<'_>, id: RuleId, change: Change<'_>, leaves_to: &[RuleId], settled: &Settled) -> Work {
    let Change { atom, before, after, twins } = change;
    let info = subject.model.rule(id);
    let mut work = Work::default();
    // Of a figure that the sentence has twice a reading may mean either.
    if info.ast.kind == RuleKind::Interpretation && twins {
        let found = Change { twins: false, ..change }.mirrored_in(subject, id);
        if !found.is_empty() {
            return Work::draft(several(info.file, before, &found));
        }
    }
    // A question stands whatever the figure in the words that raise it; so does a parameter.
    if !kinds::kind(info.ast.kind).mirrors_figures {
        return work;
    }
    if leaves_to.iter().any(|l| settled.holds(atom, *l)) {
        work.settle(atom, id);
        return work;
    }
    let mirroring = |rules: &[RuleId]| -> Vec<(RuleId, Written<'_>)> {
        rules.iter().flat_map(|l| change.mirrored_in(subject, *l).into_iter().map(|w| (*l, w))).collect()
    };
    let mut places = mirroring(leaves_to);
    // The readings of one question that say it in terms of their own change alike.
    let mut alike = false;
    if places.is_empty() {
        let mut questions = leaves_to.iter().map(|q| mirroring(&terms_of(subject, *q))).filter(|p| !p.is_empty());
        places = questions.next().unwrap_or_default();
        alike = questions.next().is_none();
    }
    let file = |rule: RuleId| subject.model.rule(rule).file;
    let owners: BTreeSet<RuleId> = places.iter().map(|(l, _)| *l).collect();
    if alike && owners.len() > 1 && owners.len() == places.len() {
        for (owner, place) in &places {
            work.join(replaced(file(*owner), [place], change));
            work.settle(atom, *owner);
        }
        return work;
    }
    match (owners.first(), owners.len()) {
        // One term or reading mirrors it; every reading of an open question changes alike.
        (Some(owner), 1) => {
            if places.len() > 1 && subject.model.rule(*owner).ast.kind != RuleKind::Interpretation {
                let found: Vec<Written<'_>> = places.iter().map(|(_, w)| w.clone()).collect();
                return Work::draft(several(file(*owner), before, &found));
            }
            work = replaced(file(*owner), places.iter().map(|(_, w)| w), change);
            work.settle(atom, *owner);
        }
        (Some(_), _) => {
            let places = places.iter().map(|(l, w)| (file(*l), w.place)).collect();
            work.fail(Reason::Several { figure: before.figure.clone(), places });
        }
        (None, _) => {
            let (before, after) = (before.wording(), after.wording());
            let rules = written_in(subject, id, change);
            work.fail(match rules.is_empty() {
                true => Reason::NoCounterpart { before, after },
                false => Reason::WrittenIn { before, after, rules },
            });
        }
    }
    work
}

/// Rules that write a figure which this one does not: those that it leans on and those that lean on it.
fn written_in(subject: Subject<'_>, id: RuleId, change: Change<'_>) -> Vec<String> {
    let edges = leaning(subject.model);
    let leans = |a: RuleId, b: RuleId| edges.get(&a).is_some_and(|users| users.iter().any(|(_, user)| *user == b));
    let all = (0..subject.model.rules.len()).map(RuleId).filter(|r| *r != id && (leans(*r, id) || leans(id, *r)));
    let writes =
        all.filter(|r| kinds::decides(subject.model.rule(*r).ast) && !change.mirrored_in(subject, *r).is_empty());
    writes.map(|r| subject.title(r)).collect()
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
            let places = change.mirrored_in(subject, *other);
            let rewritten = places.iter().filter(|w| before.side().is_none() || w.side() == before.side());
            let Work { pieces, reason, .. } = replaced(info.file, rewritten, change);
            // A pattern without a wording for the new side is another question all the same.
            if pieces.is_empty() && !matches!(reason, Some(Reason::NoPattern { .. })) {
                continue;
            }
            let by = subject.title(by);
            let anchors = comparison.alignment.old.anchors();
            let anchor = anchors.get(atom.sentence).map_or("", |a| &a.id);
            let state = State::Draft(Reason::AlsoWritten { figure: before.figure.clone(), by });
            edits.entry(*other).or_insert_with(|| Edit {
                atoms: BTreeSet::from([atom]),
                pieces,
                ..Edit::new(Target::Rule(*other), subject.title(*other), anchor, state)
            });
        }
    }
    edits.into_iter().collect()
}
