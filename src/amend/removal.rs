//! What goes when its words are gone: a quotation, a line, a rule, and the mention of one.

use super::by::By;
use super::edit::{PieceKind, Reason};
use super::kinds::{decides, line as kind_of_line};
use super::quoted::Quoted;
use super::reach::Edges;
use super::ruletext::{Owner, line_block, open_readings, readings_of, rule_block, whole_lines};
use super::subject::Subject;
use super::work::Work;
use crate::resolve::{Model, RuleId};
use crate::source::Span;
use crate::syntax::ast::{Duration, Label, LineValue, Rule, RuleKind};
use std::collections::BTreeSet;

/// Rules that are gone, with the terms of ours that nothing else uses.
pub(super) fn with_terms(model: &Model<'_>, edges: &Edges, mut gone: BTreeSet<RuleId>) -> BTreeSet<RuleId> {
    loop {
        let left = |id: &RuleId| {
            let mut users = edges.get(id).into_iter().flatten().map(|(_, user)| user).peekable();
            model.rule(*id).ast.kind == RuleKind::Term && users.peek().is_some() && users.all(|u| gone.contains(u))
        };
        let more: Vec<RuleId> =
            (0..model.rules.len()).map(RuleId).filter(|id| !gone.contains(id) && left(id)).collect();
        if more.is_empty() {
            return gone;
        }
        gone.extend(more);
    }
}

/// Takes out a rule that has lost every word it rests on, unless another still needs it.
pub(super) fn rule(subject: Subject<'_>, id: RuleId, (edges, gone): (&Edges, &BTreeSet<RuleId>)) -> Work {
    let mut work = Work::default();
    let info = subject.model.rule(id);
    let text = subject.text(info.file);
    let block = rule_block(text, subject.items(info.file), info.ast);
    work.piece(info.file, Span::new(block.start, block.end), "", PieceKind::Removal);
    let name = &info.ast.name.text;
    let reading = info.ast.kind == RuleKind::Interpretation;
    // That an interpretation concerns a rule is taken back with it.
    let needs = |user: &RuleId| !reading || open_readings(subject.model.rule(*user).ast).contains(name.as_str());
    // What a 竞合, a 裁量 or a 除外情形 bears on does not need it.
    let named = |by: &By| !matches!(by, By::Exclusive | By::Discretion | By::Excluded);
    let users = edges.get(&id).into_iter().flatten().filter(|(by, _)| named(by)).map(|(_, user)| *user);
    let users: BTreeSet<RuleId> = users.filter(|u| !gone.contains(u) && needs(u)).collect();
    if !users.is_empty() {
        work.fail(Reason::StillUsed { rules: users.into_iter().map(|u| subject.title(u)).collect() });
    }
    work
}

/// Takes the names of interpretations that are gone out of 所涉解释.
pub(super) fn mentions(subject: Subject<'_>, id: RuleId, gone: &BTreeSet<RuleId>) -> Work {
    let mut work = Work::default();
    if gone.contains(&id) {
        return work;
    }
    let info = subject.model.rule(id);
    let text = subject.text(info.file);
    let is_gone =
        |name: &str| subject.model.find(RuleKind::Interpretation, name).is_some_and(|rule| gone.contains(&rule));
    for line in info.ast.lines.iter().filter(|l| l.label == Label::Concerns) {
        let LineValue::Names(names) = &line.value else { continue };
        let lost: Vec<&str> = names.iter().map(|n| n.text.as_str()).filter(|n| is_gone(n)).collect();
        if lost.len() == names.len() && !names.is_empty() {
            let lines = whole_lines(text, line.span);
            work.piece(info.file, Span::new(lines.start, lines.end), "", PieceKind::Quote);
            continue;
        }
        for name in lost {
            let marked = format!("“{name}”");
            if let Some(at) = line.span.text(text).find(&marked) {
                let start = line.span.start as usize + at;
                work.piece(info.file, Span::new(start, start + marked.len()), "", PieceKind::Quote);
            }
        }
    }
    work
}

/// Takes out a quotation that is gone; with the last one its line goes.
pub(super) fn authority(subject: Subject<'_>, id: RuleId, one: &Quoted<'_>, all: &[Quoted<'_>]) -> Work {
    let mut work = Work::default();
    let info = subject.model.rule(id);
    let text = subject.text(info.file);
    let rule = info.ast;
    let unanswered = || {
        let before = one.cited.authority.parts.iter().map(|p| p.text.as_str()).collect();
        Reason::NoCounterpart { before, after: String::new() }
    };
    // What an item comes from is gone: whether the item goes is for a person.
    if one.cited.owner == Owner::Item {
        return Work::draft(unanswered());
    }
    let siblings: Vec<&Quoted<'_>> = all.iter().filter(|q| q.cited.owner == one.cited.owner).collect();
    let closing = '”'.len_utf8() as u32;
    if siblings.iter().any(|q| !q.gone()) {
        let index = siblings.iter().position(|q| std::ptr::eq(q.cited.authority, one.cited.authority)).unwrap_or(0);
        let own = one.cited.authority.span;
        let span = match index.checked_sub(1).and_then(|i| siblings.get(i)) {
            Some(before) => Span { start: before.cited.authority.span.end + closing, end: own.end + closing },
            None => Span { end: siblings.get(1).map_or(own.end + closing, |n| n.cited.authority.span.start), ..own },
        };
        // What rests on several quotations may have said because of this one what it still says.
        let rests = matches!(one.cited.owner, Owner::Rule | Owner::Line(_)) && decides(rule);
        if rests && rule.kind != RuleKind::Interpretation {
            work.fail(unanswered());
        }
        work.piece(info.file, span, "", PieceKind::Quote);
        return work;
    }
    match one.cited.owner {
        Owner::Rule | Owner::Item => {}
        Owner::SeeAlso | Owner::Pointed => {
            let lines = whole_lines(text, one.cited.authority.span);
            work.piece(info.file, Span::new(lines.start, lines.end), "", PieceKind::Quote);
        }
        Owner::Line(index) => {
            let Some(block) = line_block(text, rule, index) else { return work };
            work.piece(info.file, Span::new(block.start, block.end), "", PieceKind::Removal);
            if let Some(label) = needed(rule, index) {
                work.fail(Reason::LineNeeded { label });
            }
            if let Some(reason) = leaves(rule, index) {
                work.fail(reason);
            }
            work.join(orphans(subject, id, index));
        }
    }
    work
}

/// Takes out the line that holds a place.
pub(super) fn line_at(subject: Subject<'_>, id: RuleId, span: Span) -> Work {
    let info = subject.model.rule(id);
    let lines = whole_lines(subject.text(info.file), span);
    let mut work = Work::default();
    work.piece(info.file, Span::new(lines.start, lines.end), "", PieceKind::Removal);
    work
}

/// Without some lines a rule is not whole.
fn needed(rule: &Rule, index: usize) -> Option<String> {
    let line = rule.lines.get(index)?;
    let paired = matches!(line.value, LineValue::Duration(Duration::Among { .. } | Duration::Others { .. }));
    let whole = kind_of_line(line.label).spare && !paired;
    (!whole).then(|| line.label.word())
}

/// What ends a duration by a reading was not said by the words that gave its length, and is not gone with them.
fn leaves(rule: &Rule, index: usize) -> Option<Reason> {
    let line = rule.lines.get(index)?;
    let readings: Vec<String> = readings_of(&line.value).into_iter().map(|name| format!("“{name}”")).collect();
    (!readings.is_empty()).then(|| Reason::LineLeaves { label: line.label.word(), readings })
}

/// 计算单位 counts months for a duration; with the last duration it goes.
fn orphans(subject: Subject<'_>, id: RuleId, index: usize) -> Work {
    let mut work = Work::default();
    let info = subject.model.rule(id);
    let lines = &info.ast.lines;
    let durations = lines.iter().filter(|l| l.label == Label::Duration).count();
    if lines.get(index).is_none_or(|l| l.label != Label::Duration) || durations > 1 {
        return work;
    }
    for (i, _) in lines.iter().enumerate().filter(|(_, l)| l.label == Label::CountedBy) {
        if let Some(block) = line_block(subject.text(info.file), info.ast, i) {
            work.piece(info.file, Span::new(block.start, block.end), "", PieceKind::Removal);
        }
    }
    work
}
