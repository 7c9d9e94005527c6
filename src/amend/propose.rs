//! Edits that follow from the changes, and those that somebody must draft.

use super::atom::What;
use super::edit::{Edit, Piece, PieceKind, Reason, State, number};
use super::follow::{AtomId, Comparison, Followed, Lost};
use super::reach::{By, leaning, words_of};
use super::ruletext::{Cited, Owner, cited, decides};
use super::{head, limits, lists, places, quotes, removal, uncovered};
use crate::package::PackageFiles;
use crate::resolve::{Model, RuleId};
use crate::source::{FileId, Sources, Span};
use crate::syntax::ast::{self, Item, RuleKind, Scope};
use crate::syntax::kind_word;
use std::collections::{BTreeMap, BTreeSet};

/// A package as it was compiled against the old text.
#[derive(Clone, Copy)]
pub struct Subject<'m> {
    pub package: &'m PackageFiles,
    pub sources: &'m Sources,
    pub files: &'m [(FileId, ast::File)],
    pub model: &'m Model<'m>,
}

impl<'m> Subject<'m> {
    pub(super) fn text(&self, file: FileId) -> &'m str {
        self.sources.get(file).map(|f| f.text.as_str()).unwrap_or_default()
    }

    pub(super) fn items(&self, file: FileId) -> &'m [Item] {
        self.files.iter().find(|(id, _)| *id == file).map(|(_, f)| f.items.as_slice()).unwrap_or_default()
    }

    /// 给付：创业场地补贴; a 责任单位 is known by its 条.
    pub fn title(&self, rule: RuleId) -> String {
        let info = self.model.rule(rule);
        let name = match (info.ast.kind, info.clause) {
            (RuleKind::Responsible, Some(clause)) => format!("第（{}）条", crate::document::numeral(clause)),
            _ => info.ast.name.text.clone(),
        };
        format!("{}：{name}", kind_word(info.ast.kind))
    }
}

/// What is to be done, and which rules lost or changed their words.
#[derive(Debug, Clone, Default)]
pub struct Proposal {
    pub edits: Vec<Edit>,
    pub direct: BTreeSet<RuleId>,
    /// Interpretations whose readings compute with changed words.
    pub bearing: BTreeSet<RuleId>,
    /// Rules that came under a definition, or left it, because sentences changed places.
    pub crossed: Vec<Crossed>,
}

/// A rule that a definition that holds from its sentence on (下同) governed and governs no more, or
/// the reverse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Crossed {
    pub rule: RuleId,
    pub definition: RuleId,
    /// The sentences of both, in the old text.
    pub sentences: (usize, usize),
}

/// One quotation of a rule with what became of it.
pub(super) struct Quoted<'m> {
    pub cited: Cited<'m>,
    /// Where its parts stood in the old text.
    pub spans: Vec<Span>,
    pub followed: Result<Followed, Lost>,
}

impl Quoted<'_> {
    pub fn gone(&self) -> bool {
        self.followed.as_ref().is_ok_and(|f| f.parts.iter().all(Option::is_none))
    }

    fn changed(&self) -> bool {
        self.followed.as_ref().map_or(true, |f| f.changed)
    }
}

/// What is known of a rule while its edit is put together.
#[derive(Default)]
pub(super) struct Work {
    pub pieces: Vec<Piece>,
    pub reason: Option<Reason>,
}

impl Work {
    pub fn fail(&mut self, reason: Reason) {
        self.reason.get_or_insert(reason);
    }

    pub fn piece(&mut self, file: FileId, span: Span, new: impl Into<String>, kind: PieceKind) {
        let piece = Piece { file, span, new: new.into(), kind };
        if !self.pieces.contains(&piece) {
            self.pieces.push(piece);
        }
    }
}

/// Proposes what to edit.
pub fn propose(subject: Subject<'_>, comparison: &Comparison<'_>) -> Proposal {
    let model = subject.model;
    let ids: Vec<RuleId> = (0..model.rules.len()).map(RuleId).collect();
    let quoted: Vec<Vec<Quoted<'_>>> = ids.iter().map(|id| quotations(model, comparison, *id)).collect();
    let edges = leaning(model);
    let gone = removal::with_terms(
        model,
        &edges,
        ids.iter().copied().filter(|id| lost_all(&quoted[id.0])).collect::<BTreeSet<RuleId>>(),
    );
    let mut proposal = Proposal::default();
    // What a rule may leave its figure to comes first; of two, the one that quotes less.
    let rank = |id: &RuleId| {
        let rule = model.rule(*id).ast;
        let rank = match rule.kind {
            RuleKind::Interpretation => 0,
            RuleKind::Term | RuleKind::Definition => 1,
            _ => 2,
        };
        let quoted: usize = rule.authority.iter().flat_map(|a| &a.parts).map(|p| p.text.len()).sum();
        (rank, quoted)
    };
    let mut order = ids.clone();
    order.sort_by_key(rank);
    let mut settled = limits::Settled::default();
    let mut edits: Vec<(RuleId, Edit)> = Vec::new();
    for id in order {
        let of = &quoted[id.0];
        let mut work = Work::default();
        if gone.contains(&id) {
            removal::rule(subject, id, (&edges, &gone), &mut work);
        } else {
            let atoms = atoms_of(of);
            for atom in &atoms {
                answer(subject, comparison, id, (*atom, of), &mut settled, &mut work);
            }
            lost_sentences(subject, comparison, id, of, &mut work);
            quotes::write(subject, comparison, id, of, &mut work);
        }
        removal::mentions(subject, id, &gone, &mut work);
        if of.iter().any(Quoted::changed) {
            proposal.direct.insert(id);
        }
        if !work.pieces.is_empty() || work.reason.is_some() {
            edits.push((id, edit(subject, id, of, work)));
        }
    }
    edits.extend(limits::elsewhere(subject, comparison, &settled));
    edits.sort_by_key(|(id, _)| *id);
    proposal.crossed = crossed(model, comparison);
    proposal.bearing = settled.interpretations();
    proposal.edits = edits.into_iter().map(|(_, e)| e).collect();
    proposal.edits.extend(places::headings_and_facts(subject, comparison));
    proposal.edits.extend(head::edits(subject, comparison));
    proposal.edits.extend(uncovered::edits(subject, comparison, &quoted));
    let place = |anchor: &str| comparison.alignment.old.position(anchor).unwrap_or(usize::MAX);
    proposal.edits.sort_by_key(|e| {
        let weight = e.pieces.iter().map(|p| p.kind).min();
        (weight == Some(PieceKind::Place), place(&e.anchor), weight.is_none(), weight, e.title.clone())
    });
    number(&mut proposal.edits);
    proposal
}

/// Uses of forward definitions whose order in the text turned.
fn crossed(model: &Model<'_>, comparison: &Comparison<'_>) -> Vec<Crossed> {
    let new = |old: usize| comparison.alignment.pair(old).map(|p| p.new);
    let mut found = Vec::new();
    for definition in model.definitions.all.iter().filter(|d| d.scope == Scope::Forward) {
        let Some(d) = definition.anchor else { continue };
        for (i, info) in model.rules.iter().enumerate() {
            let Some(a) = info.site.anchor.filter(|_| RuleId(i) != definition.rule) else { continue };
            let (Some(new_a), Some(new_d)) = (new(a), new(d)) else { continue };
            if (a >= d) != (new_a >= new_d) && words_of(info.ast).contains(&definition.name) {
                found.push(Crossed { rule: RuleId(i), definition: definition.rule, sentences: (a, d) });
            }
        }
    }
    found
}

fn quotations<'m>(model: &Model<'m>, comparison: &Comparison<'_>, id: RuleId) -> Vec<Quoted<'m>> {
    let info = model.rule(id);
    let found = |cited: &Cited<'m>| {
        let at = cited.authority.at.as_ref();
        let clause = at.map(|a| a.clause).filter(|c| *c > 0).or(info.clause)?;
        let parts: Vec<&str> = cited.authority.parts.iter().map(|p| p.text.as_str()).collect();
        let quote = model.document.find(clause, at.and_then(|a| a.sentence), at.and_then(|a| a.part), &parts).ok()?;
        Some((clause, quote))
    };
    let all = cited(info.ast);
    // The sentences that the rule rests on.
    let own = all.iter().filter(|c| matches!(c.owner, Owner::Rule | Owner::Line(_)));
    let own: Vec<Span> = own.filter_map(&found).flat_map(|(_, quote)| quote.spans).collect();
    let own = comparison.sentences(&own);
    let one = |cited: Cited<'m>| {
        let (clause, quote) = found(&cited)?;
        let followed = comparison.follow(&quote.spans);
        let gone = followed.as_ref().map_or(true, |f| f.parts.iter().any(Option::is_none));
        let again = gone.then(|| comparison.found_again(clause, &quote.spans, &own)).flatten();
        Some(Quoted { cited, followed: again.map_or(followed, Ok), spans: quote.spans })
    };
    all.into_iter().filter_map(one).collect()
}

/// Whether a rule has lost every word that it rests on.
fn lost_all(quoted: &[Quoted<'_>]) -> bool {
    let mut own = quoted.iter().filter(|q| q.cited.owner == Owner::Rule).peekable();
    own.peek().is_some() && own.all(Quoted::gone)
}

fn atoms_of(quoted: &[Quoted<'_>]) -> BTreeSet<AtomId> {
    let own = quoted.iter().filter(|q| q.cited.owner != Owner::SeeAlso);
    own.filter_map(|q| q.followed.as_ref().ok()).flat_map(|f| f.atoms.iter().copied()).collect()
}

/// What one change means for a rule that quotes it.
fn answer(
    subject: Subject<'_>,
    comparison: &Comparison<'_>,
    id: RuleId,
    (atom, quoted): (AtomId, &[Quoted<'_>]),
    settled: &mut limits::Settled,
    work: &mut Work,
) {
    let rule = subject.model.rule(id).ast;
    let Some(changed) = comparison.atom(atom) else { return };
    if !decides(rule) {
        return;
    }
    let owners: Vec<Owner> = quoted.iter().filter(|q| holds(q, atom)).map(|q| q.cited.owner).collect();
    match &changed.what {
        What::Marks => {}
        What::Limit { before, after } => {
            let twins = comparison.has_twice(atom.0, &before.figure);
            limits::rewrite(subject, id, &owners, limits::Change { atom, before, after, twins }, settled, work);
        }
        What::Added { members, after } => {
            lists::added(subject, id, (atom, members, after.as_deref()), settled, work);
        }
        What::Removed { members } => {
            // A list that shrinks because its line lost all its words goes with the line.
            if !quoted.iter().any(|q| q.gone() && holds(q, atom)) {
                lists::removed(subject, id, (atom, members), settled, work);
            }
        }
        What::Renamed { before, after } => lists::renamed(subject, id, (atom, before, after), settled, work),
        What::Onward => {
            let clause = subject.model.rule(id).clause;
            let elsewhere = quoted.iter().filter(|q| holds(q, atom)).any(|q| {
                let cited = q.cited.authority.at.as_ref().map(|a| a.clause).filter(|c| *c > 0);
                cited.is_some() && cited != clause
            });
            match rule.kind {
                RuleKind::Interpretation => {}
                _ if elsewhere => work.fail(Reason::Onward),
                RuleKind::Definition => quotes::narrow_scope(subject, id, work),
                _ => {}
            }
        }
        What::Words { before, after } => {
            // Words that a line or a quotation loses altogether are answered by taking it out.
            let lost = quoted.iter().any(|q| q.gone() && holds(q, atom)) && after.is_empty();
            match rule.kind {
                _ if lost => {}
                RuleKind::Interpretation => work.fail(Reason::Interpretation),
                _ => work.fail(Reason::NoCounterpart { before: before.clone(), after: after.clone() }),
            }
        }
    }
}

/// A quotation that runs on while a sentence within it is gone: what that sentence said must go too.
fn lost_sentences(
    subject: Subject<'_>,
    comparison: &Comparison<'_>,
    id: RuleId,
    quoted: &[Quoted<'_>],
    work: &mut Work,
) {
    let rule = subject.model.rule(id).ast;
    let own = quoted.iter().filter(|q| q.cited.owner != Owner::SeeAlso && !q.gone());
    let lost = own.filter_map(|q| q.followed.as_ref().ok()).filter_map(|f| f.lost.first());
    if let Some(index) = lost.min().filter(|_| decides(rule)) {
        let before = comparison.alignment.old.anchor_text(*index).trim().to_owned();
        work.fail(match rule.kind {
            RuleKind::Interpretation => Reason::Interpretation,
            _ => Reason::NoCounterpart { before, after: String::new() },
        });
    }
}

fn holds(quoted: &Quoted<'_>, atom: AtomId) -> bool {
    quoted.followed.as_ref().is_ok_and(|f| f.atoms.contains(&atom))
}

fn edit(subject: Subject<'_>, id: RuleId, quoted: &[Quoted<'_>], mut work: Work) -> Edit {
    work.pieces.sort_by_key(|p| (p.kind, p.file, p.span));
    let changed = quoted.iter().filter(|q| q.changed());
    let span = changed.chain(quoted).find_map(|q| q.spans.first());
    let anchors = subject.model.document.anchors();
    let anchor = span.and_then(|s| anchors.iter().find(|a| a.span.start <= s.start && s.start < a.span.end));
    Edit {
        id: String::new(),
        rule: Some(id),
        title: subject.title(id),
        anchor: anchor.map(|a| a.id.clone()).unwrap_or_default(),
        atoms: atoms_of(quoted),
        lost: quoted.iter().filter_map(|q| q.followed.as_ref().ok()).flat_map(|f| f.lost.iter().copied()).collect(),
        pieces: work.pieces,
        state: work.reason.map_or(State::Ready, State::Draft),
    }
}

/// For each rule, those that lean on it.
pub(super) type Edges = BTreeMap<RuleId, BTreeSet<(By, RuleId)>>;
