//! Members put into a list of the text, taken out or renamed, in the rule that mirrors the list.

use super::atom::AtomId;
use super::edit::{PieceKind, Reason};
use super::kinds;
use super::ruletext::{computing, main_span};
use super::settled::{Settled, leaves_to};
use super::subject::Subject;
use super::work::Work;
use crate::resolve::RuleId;
use crate::source::{FileId, Span};
use crate::syntax::ast::{Declaration, FactDecl, FactKind, Item, Name, RuleKind};

/// Puts members after the one that stands before them in the text.
pub(super) fn added(
    subject: Subject<'_>,
    id: RuleId,
    (atom, members, after): (AtomId, &[String], Option<&str>),
    settled: &Settled,
) -> Work {
    let info = subject.model.rule(id);
    let unknown = || Reason::NoCounterpart { before: String::new(), after: members.join("、") };
    let text = subject.text(info.file);
    let places = after.map(|after| listed(text, &spans(subject, id), after)).unwrap_or_default();
    let (Some(after), false) = (after, places.is_empty()) else {
        return elsewhere(subject, id, atom, settled, unknown());
    };
    if places.len() > 1 && !reads(info.ast.kind) {
        let places = places.into_iter().map(|p| (info.file, p)).collect();
        return Work::draft(Reason::Several { figure: after.to_owned(), places });
    }
    let mut work = Work::default();
    if info.ast.kind != RuleKind::Responsible {
        match declared(subject, id, after) {
            Ok(fact) => work.join(declare(fact, members, after)),
            Err(reason) => return Work::draft(reason.unwrap_or_else(unknown)),
        }
    }
    for place in places {
        // A single value is no list yet.
        let rest = text.get(place.end as usize..).unwrap_or_default();
        let listed = in_list(text, place) || rest.starts_with("之一") || info.ast.kind == RuleKind::Responsible;
        let one_of = if listed { "" } else { "之一" };
        work.piece(info.file, place.after(), format!("、{}{one_of}", members.join("、")), PieceKind::Value);
    }
    work.settle(atom, id);
    work
}

/// Takes members out of the list; the declaration keeps them, as cases may name them.
pub(super) fn removed(
    subject: Subject<'_>,
    id: RuleId,
    (atom, members): (AtomId, &[String]),
    settled: &Settled,
) -> Work {
    let info = subject.model.rule(id);
    let text = subject.text(info.file);
    let mut work = Work::default();
    for member in members {
        let unknown = || Reason::NoCounterpart { before: member.clone(), after: String::new() };
        let mut places = listed(text, &spans(subject, id), member);
        places.retain(|p| in_list(text, *p));
        if places.is_empty() {
            work.join(elsewhere(subject, id, atom, settled, unknown()));
            return work;
        }
        if places.len() > 1 && !reads(info.ast.kind) {
            let places = places.into_iter().map(|p| (info.file, p)).collect();
            work.fail(Reason::Several { figure: member.clone(), places });
            return work;
        }
        for place in places {
            let before = text.get(..place.start as usize).is_some_and(|t| t.ends_with('、'));
            let comma = '、'.len_utf8() as u32;
            let span = match before {
                true => Span { start: place.start - comma, ..place },
                false => Span { end: place.end + comma, ..place },
            };
            work.piece(info.file, span, "", PieceKind::Value);
        }
    }
    work.settle(atom, id);
    work
}

/// An agency takes its new name; a value of an enumeration is for a person to rename.
pub(super) fn renamed(
    subject: Subject<'_>,
    id: RuleId,
    (atom, before, after): (AtomId, &str, &str),
    settled: &Settled,
) -> Work {
    let info = subject.model.rule(id);
    let text = subject.text(info.file);
    let places = listed(text, &spans(subject, id), before);
    match places.as_slice() {
        [] => {
            let reason = Reason::NoCounterpart { before: before.to_owned(), after: after.to_owned() };
            elsewhere(subject, id, atom, settled, reason)
        }
        [place] if info.ast.kind == RuleKind::Responsible => {
            let mut work = Work::default();
            work.piece(info.file, *place, after, PieceKind::Value);
            work
        }
        _ => Work::draft(Reason::ValueRenamed { before: before.to_owned(), after: after.to_owned() }),
    }
}

/// The rule itself does not write the list: a reading that it leaves open may, or no list at all is
/// what it computes with.
fn elsewhere(subject: Subject<'_>, id: RuleId, atom: AtomId, settled: &Settled, reason: Reason) -> Work {
    let kind = subject.model.rule(id).ast.kind;
    // A question or a parameter stands whatever list its words name.
    let silent = !kinds::kind(kind).mirrors_lists;
    let mut work = Work::default();
    if leaves_to(subject, id).iter().any(|l| settled.holds(atom, *l)) {
        work.settle(atom, id);
    } else if !silent {
        work.fail(reason);
    }
    work
}

/// Every reading of an open question lists alike; a rule lists once.
fn reads(kind: RuleKind) -> bool {
    kind == RuleKind::Interpretation
}

fn spans(subject: Subject<'_>, id: RuleId) -> Vec<Span> {
    let info = subject.model.rule(id);
    if info.ast.kind == RuleKind::Responsible { main_span(info.ast).into_iter().collect() } else { computing(info.ast) }
}

/// Where a name stands as a whole value.
fn listed(text: &str, spans: &[Span], name: &str) -> Vec<Span> {
    let mut found = Vec::new();
    for span in spans {
        for (at, _) in span.text(text).match_indices(name) {
            let start = span.start as usize + at;
            let here = Span::new(start, start + name.len());
            let before = text.get(..start).unwrap_or_default();
            let behind = text.get(here.end as usize..).unwrap_or_default();
            let begins = ["、", "，", "为", "含有", "：", "牵头，"].iter().any(|w| before.ends_with(w));
            let ends = ["、", "，", "之一", "的", "；", "。", "等", "牵头"].iter().any(|w| behind.starts_with(w));
            if begins && ends {
                found.push(here);
            }
        }
    }
    found
}

fn in_list(text: &str, place: Span) -> bool {
    text.get(..place.start as usize).is_some_and(|t| t.ends_with('、'))
        || text.get(place.end as usize..).is_some_and(|t| t.starts_with('、'))
}

/// Adds the members that the enumeration does not know yet.
fn declare((file, fact): (FileId, &FactDecl), members: &[String], after: &str) -> Work {
    let mut work = Work::default();
    let known = values(&fact.kind);
    let missing: Vec<&str> =
        members.iter().map(String::as_str).filter(|m| !known.iter().any(|k| k.text == **m)).collect();
    if let Some(name) = known.iter().find(|n| n.text == after).filter(|_| !missing.is_empty()) {
        if fact.ordered {
            work.fail(Reason::Ordered { fact: fact.name.text.clone() });
        }
        work.piece(file, name.span.after(), format!("、{}", missing.join("、")), PieceKind::Declaration);
    }
    work
}

/// The one enumeration among the facts that a rule names which has this value.
fn declared<'m>(subject: Subject<'m>, id: RuleId, value: &str) -> Result<(FileId, &'m FactDecl), Option<Reason>> {
    let info = subject.model.rule(id);
    let text = subject.text(info.file);
    let words: String = spans(subject, id).iter().map(|s| s.text(text)).collect();
    let mut found = Vec::new();
    for (file, tree) in subject.files {
        for item in &tree.items {
            let Item::Declaration(declaration) = item else { continue };
            if let Declaration::Fact(fact) = &**declaration
                && values(&fact.kind).iter().any(|n| n.text == value)
                && words.contains(&fact.name.text)
            {
                found.push((*file, &**fact));
            }
        }
    }
    match found.as_slice() {
        [one] => Ok(*one),
        [] => Err(None),
        several => {
            let places = several.iter().map(|(file, fact)| (*file, fact.span)).collect();
            Err(Some(Reason::Several { figure: value.to_owned(), places }))
        }
    }
}

fn values(kind: &FactKind) -> &[Name] {
    match kind {
        FactKind::OneOf(names) | FactKind::SetOf(names) => names,
        _ => &[],
    }
}
