//! Where a reading in words stands as a rule (已写入), after the rule or the line that it names is taken out.

use super::edit::{Edit, Piece, PieceKind, Reason, State, Target};
use super::subject::Subject;
use crate::resolve::{Interp, RuleId};
use crate::source::{FileId, Span};
use crate::syntax::ast::WrittenIn;

/// What goes with one edit: its rule, the sentence that it answers, whether nobody need draft it.
struct Gone {
    rule: RuleId,
    anchor: String,
    ready: bool,
    removed: Vec<(FileId, Span)>,
}

/// Takes the places that go out of the 采用 of readings that stay, in the edits of those readings. A reading that
/// then stands nowhere is for a person: it is in force by nothing.
///
/// What awaits drafting is not gone yet, but no place of a reading that has lost the same words.
pub(super) fn follow(subject: Subject<'_>, edits: &mut Vec<(RuleId, Edit)>) {
    let removals = |(rule, e): &(RuleId, Edit)| {
        let removed = e.pieces.iter().filter(|p| p.kind == PieceKind::Removal).map(|p| (p.file, p.span)).collect();
        Gone { rule: *rule, anchor: e.anchor.clone(), ready: e.is_ready(), removed }
    };
    let gone: Vec<Gone> = edits.iter().map(removals).filter(|g| !g.removed.is_empty()).collect();
    for item in &subject.model.interpretations {
        if gone.iter().any(|g| g.rule == item.rule) {
            continue;
        }
        let lost = edits.iter().any(|(id, e)| *id == item.rule && e.pieces.iter().any(|p| p.new.is_empty()));
        let bears = gone.iter().filter(|g| g.ready || lost);
        let all: Vec<&[(FileId, Span)]> = bears.map(|g| g.removed.as_slice()).collect();
        let places = &item.adopted.written;
        let stays: Vec<bool> = places.iter().map(|at| !is_gone(subject, item, at, &all)).collect();
        let Some(first) = stays.iter().position(|stays| !stays) else { continue };
        let holder = places.get(first).and_then(|at| subject.model.holder(item, at));
        let anchor = gone.iter().find(|g| Some(g.rule) == holder).map_or("", |g| g.anchor.as_str());
        let index = edits.iter().position(|(id, _)| *id == item.rule).unwrap_or_else(|| {
            let title = subject.title(item.rule);
            edits.push((item.rule, Edit::new(Target::Rule(item.rule), title, anchor, State::Ready)));
            edits.len() - 1
        });
        let Some((_, edit)) = edits.get_mut(index) else { continue };
        if !stays.contains(&true) {
            if edit.is_ready() {
                edit.state = State::Draft(Reason::Interpretation);
            }
            continue;
        }
        edit.pieces.extend(pieces(subject, item, &stays));
        edit.pieces.sort_by_key(|p| (p.kind, p.file, p.span));
    }
}

/// Whether the rule that a place names, or every line of it of that label, is taken out.
fn is_gone(subject: Subject<'_>, item: &Interp<'_>, at: &WrittenIn, gone: &[&[(FileId, Span)]]) -> bool {
    let Some(rule) = subject.model.holder(item, at).map(|id| subject.model.rule(id)) else { return false };
    let covered = |span: Span| {
        let mut removed = gone.iter().copied().flatten();
        removed.any(|(file, r)| *file == rule.file && r.start <= span.start && span.start < r.end)
    };
    let Some(label) = &at.line else { return covered(rule.ast.span) };
    let mut lines = rule.ast.lines.iter().filter(|l| l.label.word() == label.text).peekable();
    covered(rule.ast.span) || lines.peek().is_some() && lines.all(|l| covered(l.span))
}

/// Each place that goes, with the 、 that joins it to one that stays.
fn pieces(subject: Subject<'_>, item: &Interp<'_>, stays: &[bool]) -> Vec<Piece> {
    let file = subject.model.rule(item.rule).file;
    let text = subject.text(file);
    let whole = |at: &WrittenIn| {
        let span = at.line.as_ref().map_or(at.rule.span, |line| at.rule.span.to(line.span));
        let (mut start, mut end) = (span.range().start, span.range().end);
        if text.get(..start).is_some_and(|before| before.ends_with('“')) {
            start -= '“'.len_utf8();
        }
        if at.line.is_none() && text.get(end..).is_some_and(|behind| behind.starts_with('”')) {
            end += '”'.len_utf8();
        }
        (start, end)
    };
    let places: Vec<(usize, usize)> = item.adopted.written.iter().map(whole).collect();
    let mut found = Vec::new();
    for (i, (start, end)) in places.iter().copied().enumerate() {
        let before = i.checked_sub(1).filter(|_| stays.iter().take(i).any(|stays| *stays));
        let span = match (before.and_then(|b| places.get(b)), places.get(i + 1)) {
            (Some((_, last)), _) => Span::new(*last, end),
            (None, Some((next, _))) => Span::new(start, *next),
            (None, None) => Span::new(start, end),
        };
        if stays.get(i) == Some(&false) {
            found.push(Piece { file, span, new: String::new(), kind: PieceKind::Quote });
        }
    }
    found
}
