//! Members put into a list of the text, taken out or renamed, in the rule that mirrors the list.

use super::edit::{PieceKind, Reason};
use super::propose::{Subject, Work};
use super::ruletext::{computing, main_span};
use crate::resolve::RuleId;
use crate::source::{FileId, Span};
use crate::syntax::ast::{Declaration, FactDecl, FactKind, Item, Name, RuleKind};

/// Puts members after the one that stands before them in the text.
pub(super) fn added(subject: Subject<'_>, id: RuleId, members: &[String], after: Option<&str>, work: &mut Work) {
    let info = subject.model.rule(id);
    if silent(info.ast.kind) {
        return;
    }
    let unknown = || Reason::NoCounterpart { before: String::new(), after: members.join("、") };
    let Some(after) = after else { return work.fail(unknown()) };
    let text = subject.text(info.file);
    let Some(place) = listed(text, &spans(subject, id), after) else { return work.fail(unknown()) };
    if info.ast.kind == RuleKind::Responsible {
        return work.piece(info.file, place.after(), format!("、{}", members.join("、")), PieceKind::Value);
    }
    let fact = match declared(subject, id, after) {
        Ok(fact) => fact,
        Err(reason) => return work.fail(reason.unwrap_or_else(unknown)),
    };
    // A single value is no list yet.
    let rest = text.get(place.end as usize..).unwrap_or_default();
    let one_of = if in_list(text, place) || rest.starts_with("之一") { "" } else { "之一" };
    work.piece(info.file, place.after(), format!("、{}{one_of}", members.join("、")), PieceKind::Value);
    let known = values(&fact.1.kind);
    let missing: Vec<&str> =
        members.iter().map(String::as_str).filter(|m| !known.iter().any(|k| k.text == **m)).collect();
    if let Some(name) = known.iter().find(|n| n.text == after).filter(|_| !missing.is_empty()) {
        if fact.1.ordered {
            work.fail(Reason::Ordered { fact: fact.1.name.text.clone() });
        }
        work.piece(fact.0, name.span.after(), format!("、{}", missing.join("、")), PieceKind::Declaration);
    }
}

/// Takes members out of the list; the declaration keeps them, as cases may name them.
pub(super) fn removed(subject: Subject<'_>, id: RuleId, members: &[String], work: &mut Work) {
    let info = subject.model.rule(id);
    if silent(info.ast.kind) {
        return;
    }
    let text = subject.text(info.file);
    for member in members {
        let unknown = || Reason::NoCounterpart { before: member.clone(), after: String::new() };
        let Some(place) = listed(text, &spans(subject, id), member).filter(|p| in_list(text, *p)) else {
            return work.fail(unknown());
        };
        let before = text.get(..place.start as usize).is_some_and(|t| t.ends_with('、'));
        let comma = '、'.len_utf8() as u32;
        let span = match before {
            true => Span { start: place.start - comma, ..place },
            false => Span { end: place.end + comma, ..place },
        };
        work.piece(info.file, span, "", PieceKind::Value);
    }
}

/// An agency takes its new name; a value of an enumeration is for a person to rename.
pub(super) fn renamed(subject: Subject<'_>, id: RuleId, before: &str, after: &str, work: &mut Work) {
    let info = subject.model.rule(id);
    if silent(info.ast.kind) {
        return;
    }
    let text = subject.text(info.file);
    match listed(text, &spans(subject, id), before) {
        Some(place) if info.ast.kind == RuleKind::Responsible => {
            work.piece(info.file, place, after, PieceKind::Value);
        }
        Some(_) => work.fail(Reason::ValueRenamed { before: before.to_owned(), after: after.to_owned() }),
        None => work.fail(Reason::NoCounterpart { before: before.to_owned(), after: after.to_owned() }),
    }
}

/// Kinds whose meaning no list of the text enters: a question or a parameter stands as it is.
fn silent(kind: RuleKind) -> bool {
    matches!(kind, RuleKind::Interpretation | RuleKind::Parameter | RuleKind::Duty)
}

fn spans(subject: Subject<'_>, id: RuleId) -> Vec<Span> {
    let info = subject.model.rule(id);
    match info.ast.kind {
        RuleKind::Responsible => main_span(info.ast).into_iter().collect(),
        _ => computing(info, None),
    }
}

/// Where a name stands as a whole value, once, outside quotation marks.
fn listed(text: &str, spans: &[Span], name: &str) -> Option<Span> {
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
    match found.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

fn in_list(text: &str, place: Span) -> bool {
    text.get(..place.start as usize).is_some_and(|t| t.ends_with('、'))
        || text.get(place.end as usize..).is_some_and(|t| t.starts_with('、'))
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
                found.push((*file, fact));
            }
        }
    }
    match found.as_slice() {
        [one] => Ok(*one),
        [] => Err(None),
        several => Err(Some(Reason::Several { figure: value.to_owned(), count: several.len() })),
    }
}

fn values(kind: &FactKind) -> &[Name] {
    match kind {
        FactKind::OneOf(names) | FactKind::SetOf(names) => names,
        _ => &[],
    }
}
