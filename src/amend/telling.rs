//! Whether a change widens or narrows, seen from the change itself.
//!
//! The direction of a single threshold is certain where the rule uses it one way only; everything
//! else is left to the cases.

use super::atom::{Limit, What};
use super::by::By;
use super::direction::Direction;
use super::edit::{Edit, HeadField, PieceKind, Reason, Target};
use super::follow::Comparison;
use super::kinds::{self, Entitles, decides};
use super::quantity;
use super::ruletext::{main_span, own_names};
use super::subject::Subject;
use crate::resolve::RuleId;
use crate::source::Span;
use crate::syntax::ast::{
    ConditionKind, Duration, Expr, ExprKind, Label, LineValue, MainSentence, Rule, RuleKind, Standard, each_condition,
};
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// The direction of the change in one sentence, where it is certain. `edits` are those that answer it.
pub fn direction(
    subject: Subject<'_>,
    comparison: &Comparison<'_>,
    sentence: usize,
    edits: &[&Edit],
) -> Option<Direction> {
    let bears = |e: &&&Edit| {
        // A question that has lost the words that raised it still has its readings; a figure that is
        // written elsewhere too is another question.
        let beside = match e.reason() {
            Some(Reason::StillUsed { .. }) => reading(subject, e),
            Some(Reason::AlsoWritten { .. }) => true,
            _ => false,
        };
        let decides = !beside && e.rule().is_none_or(|r| decides(subject.model.rule(r).ast));
        !e.is_ready() && decides || !beside && e.pieces.iter().any(|p| changes_meaning(subject, e, p.kind))
    };
    let bearing: Vec<&&Edit> = edits.iter().filter(bears).collect();
    // Nothing that computes changes with it.
    if bearing.is_empty() {
        return Some(Direction::Same);
    }
    if bearing.iter().any(|e| !e.is_ready()) {
        return None;
    }
    let gone = comparison.alignment.pair(sentence).is_none();
    let atoms = comparison.atoms.get(&sentence).map(Vec::as_slice).unwrap_or_default();
    let mut telling = atoms.iter().filter(|a| a.what != What::Marks).map(|a| &a.what);
    let what = match (gone, telling.next(), telling.next()) {
        (true, ..) => None,
        (false, Some(what), None) => Some(what),
        _ => return None,
    };
    let mut found: Option<Direction> = None;
    for edit in bearing {
        for piece in edit.pieces.iter().filter(|p| changes_meaning(subject, edit, p.kind)) {
            if piece.kind == PieceKind::Declaration {
                continue;
            }
            let id = owner(subject, piece.file, piece.span)?;
            let here = match what {
                Some(What::Limit { before, after }) => threshold(subject, id, piece.span, before, after)?,
                Some(What::Added { .. }) => listed(subject, id, piece.span, Direction::Wider)?,
                Some(What::Removed { .. }) => listed(subject, id, piece.span, Direction::Narrower)?,
                Some(What::Words { after, .. }) if !after.is_empty() || piece.kind != PieceKind::Removal => {
                    return None;
                }
                // What was taken out here may have been put in again in other words.
                Some(What::Words { .. }) | None if added_beside(comparison, sentence) => return None,
                Some(What::Words { .. }) | None => taken_out(subject, id, piece.span)?,
                Some(_) => return None,
            };
            found = Some(found.map_or(here, |f| f.and(here)));
        }
    }
    found
}

fn reading(subject: Subject<'_>, edit: &Edit) -> bool {
    edit.rule().is_some_and(|r| subject.model.rule(r).ast.kind == RuleKind::Interpretation)
}

fn changes_meaning(subject: Subject<'_>, edit: &Edit, kind: PieceKind) -> bool {
    let of = |r: RuleId| subject.model.rule(r).ast.kind;
    match kind {
        PieceKind::Value => edit.rule().is_none_or(|r| of(r) != RuleKind::Responsible),
        // An interpretation goes with the words that raised its question.
        PieceKind::Removal => {
            !edit.rule().is_some_and(|r| matches!(of(r), RuleKind::Interpretation | RuleKind::Responsible))
        }
        PieceKind::Declaration => true,
        // Whether a case falls into its days of force is a remark on the decision; which way it goes,
        // nobody can say from the change.
        PieceKind::Head => matches!(edit.target, Target::Head(HeadField::Force | HeadField::Validity)),
        PieceKind::Quote | PieceKind::Place => false,
    }
}

/// Whether the 条 of a sentence has a new sentence.
fn added_beside(comparison: &Comparison<'_>, sentence: usize) -> bool {
    let (old, new) = (comparison.alignment.old.anchors(), comparison.alignment.new.anchors());
    let clause = old.get(sentence).and_then(|a| a.clause);
    let same =
        |index: &usize| new.get(*index).is_some_and(|a| !a.kind.is_formal() && is_of(comparison, a.clause, clause));
    comparison.alignment.added.iter().any(same)
}

/// Whether a 条 of the new text is this one of the old text, whatever its number.
fn is_of(comparison: &Comparison<'_>, new: Option<u32>, old: Option<u32>) -> bool {
    let (olds, news) = (comparison.alignment.old.anchors(), comparison.alignment.new.anchors());
    comparison
        .alignment
        .pairs
        .iter()
        .any(|p| olds.get(p.old).is_some_and(|a| a.clause == old) && news.get(p.new).is_some_and(|a| a.clause == new))
}

/// The rule in whose own words a place lies.
fn owner(subject: Subject<'_>, file: crate::source::FileId, span: Span) -> Option<RuleId> {
    let mut rules = subject.model.rules.iter();
    let index = rules.position(|r| r.file == file && r.ast.span.start <= span.start && span.start < r.ast.span.end)?;
    Some(RuleId(index))
}

fn within(outer: Span, inner: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// What a limit that changed does where the rule has it.
fn threshold(subject: Subject<'_>, id: RuleId, place: Span, before: &Limit, after: &Limit) -> Option<Direction> {
    let info = subject.model.rule(id);
    let order = quantity::compare(&before.figure, &after.figure)?;
    // Another spelling of the same figure.
    if order == Ordering::Equal && before.side() == after.side() {
        return Some(Direction::Same);
    }
    let line = info.ast.lines.iter().find(|l| within(l.span, place));
    let grows = match order {
        Ordering::Less => Direction::Wider,
        Ordering::Equal => Direction::Same,
        Ordering::Greater => Direction::Narrower,
    };
    match line.map(|l| (l.label, &l.value)) {
        // More money, more months: better for whoever receives them.
        Some((Label::Standard, LineValue::Standard(Standard::Fixed { .. } | Standard::Share { .. }))) => Some(grows),
        Some(
            (Label::Standard, LineValue::Standard(Standard::Expr(e)))
            | (Label::Formula, LineValue::Formula { expr: e, .. }),
        ) => grows_with(e, place).then_some(grows),
        Some((Label::Cap | Label::Bound, _)) => Some(grows),
        Some((Label::Duration, LineValue::Duration(d))) => match d {
            Duration::AtMost(at_most) if within(at_most.period.span, place) => Some(grows),
            Duration::Among { at_most, .. } | Duration::Others { at_most, .. }
                if within(at_most.period.span, place) =>
            {
                Some(grows)
            }
            _ => None,
        },
        Some((Label::Scope, _)) => condition(order, before, after).filter(|_| info.ast.kind == RuleKind::Entitlement),
        Some((Label::Alternative(_), LineValue::Alternative { value, .. })) => match value {
            crate::syntax::ast::AlternativeValue::Condition(_) => {
                Some(signed(subject, id, condition(order, before, after)?)?)
            }
            _ => None,
        },
        Some(_) => None,
        None => match &info.ast.main {
            Some(MainSentence::ExtendExcept { others, .. }) if within(others.period.span, place) => Some(grows),
            Some(
                MainSentence::ExtendExcept { .. }
                | MainSentence::Ensure { .. }
                | MainSentence::Must { .. }
                | MainSentence::Decide { .. },
            ) => None,
            Some(_) if main_span(info.ast).is_some_and(|s| within(s, place)) => {
                signed(subject, id, condition(order, before, after)?)
            }
            _ => None,
        },
    }
}

/// Whether an amount grows with the figure at a place: a factor of a product, or what an item of a list
/// of amounts gives.
fn grows_with(of: &Expr, place: Span) -> bool {
    use crate::syntax::ast::BinaryOp;
    match &of.kind {
        ExprKind::Quantity(_) | ExprKind::Operand(_) => true,
        ExprKind::Binary { op: BinaryOp::Mul, left, right } => grows_with(left, place) && grows_with(right, place),
        ExprKind::Cases { arms, .. } => {
            arms.iter().any(|arm| within(arm.value.span, place) && grows_with(&arm.value, place))
        }
        ExprKind::Binary { .. }
        | ExprKind::NotBelowZero(_)
        | ExprKind::Sum { .. }
        | ExprKind::ForEachFull { .. }
        | ExprKind::Otherwise { .. }
        | ExprKind::FromInterpretation(_) => false,
    }
}

/// What a changed threshold does to the condition that it bounds.
fn condition(order: Ordering, before: &Limit, after: &Limit) -> Option<Direction> {
    let (was, is) = (before.side().or(after.side())?, after.side().or(before.side())?);
    if was.upper() != is.upper() {
        return None;
    }
    let by_figure = match (order, is.upper()) {
        (Ordering::Equal, _) => Direction::Same,
        (Ordering::Less, true) | (Ordering::Greater, false) => Direction::Wider,
        _ => Direction::Narrower,
    };
    let by_side = match (was.inclusive(), is.inclusive()) {
        (true, false) => Direction::Narrower,
        (false, true) => Direction::Wider,
        _ => Direction::Same,
    };
    match by_figure.and(by_side) {
        Direction::Mixed => None,
        direction => Some(direction),
    }
}

/// What a wider or narrower condition of this rule means for whoever applies: through all that use it.
fn signed(subject: Subject<'_>, id: RuleId, direction: Direction) -> Option<Direction> {
    sign(subject, id, &mut BTreeSet::new()).map(|positive| if positive { direction } else { direction.turned() })
}

/// Whether more that fit this rule means more that are entitled; `None` where it works both ways.
fn sign(subject: Subject<'_>, id: RuleId, seen: &mut BTreeSet<RuleId>) -> Option<bool> {
    let info = subject.model.rule(id);
    let kind = info.ast.kind;
    match kinds::kind(kind).entitles {
        Entitles::Itself => return Some(true),
        Entitles::Against => return Some(false),
        Entitles::ThroughOthers if seen.insert(id) => {}
        Entitles::ThroughOthers | Entitles::Nobody => return None,
    }
    let edges = super::reach::leaning(subject.model);
    let mut found: Option<bool> = None;
    for (by, user) in edges.get(&id).into_iter().flatten() {
        let other = subject.model.rule(*user);
        // Who comes first among those entitled is no entitlement.
        if other.ast.kind == RuleKind::Priority || *by == By::SameAs {
            continue;
        }
        if matches!(by, By::Rest | By::Except | By::Exclusive | By::Above | By::Discretion) {
            return None;
        }
        let way = if kind == RuleKind::Interpretation { Some(true) } else { used(other.ast, &info.ast.name.text) };
        let through = sign(subject, *user, seen)?;
        let here = way? == through;
        if found.is_some_and(|f| f != here) {
            return None;
        }
        found = Some(here);
    }
    found.or(Some(true)).filter(|_| kind != RuleKind::Interpretation || found.is_some())
}

/// Whether a rule asks that something be of this name, or that it not be; `None` where it uses the
/// name in any other way, as where it compares a number.
fn used(rule: &Rule, name: &str) -> Option<bool> {
    if asks_for_absence(rule) {
        return None;
    }
    let all = own_names(rule).into_iter().filter(|n| n.text == name).count();
    let mut asked = Vec::new();
    each_condition(rule, &mut |c| match &c.kind {
        ConditionKind::Is { negated, what, .. } if what.text == name => asked.push(!negated),
        _ => {}
    });
    let first = *asked.first()?;
    (asked.len() == all && asked.iter().all(|a| *a == first)).then_some(first)
}

/// 无……的记录: what fits the words then speaks against.
fn asks_for_absence(rule: &Rule) -> bool {
    let mut found = false;
    each_condition(rule, &mut |c| found |= matches!(c.kind, ConditionKind::NoRecord { .. }));
    found
}

/// A list of values that grew or shrank, where it is a condition of the rule's own sentence.
fn listed(subject: Subject<'_>, id: RuleId, place: Span, direction: Direction) -> Option<Direction> {
    let info = subject.model.rule(id);
    match &info.ast.main {
        Some(
            MainSentence::ExtendExcept { .. }
            | MainSentence::Ensure { .. }
            | MainSentence::Must { .. }
            | MainSentence::Decide { .. },
        )
        | None => None,
        Some(_) => main_span(info.ast).filter(|s| within(*s, place)).and_then(|_| signed(subject, id, direction)),
    }
}

/// What it means that a line, or a rule, is no more.
fn taken_out(subject: Subject<'_>, id: RuleId, place: Span) -> Option<Direction> {
    let rule = subject.model.rule(id).ast;
    if place.start <= rule.span.start && rule.span.start < place.end {
        // Without the rule nobody is entitled; a duty or a term entitles nobody.
        return kinds::kind(rule.kind).gone;
    }
    // Without 上限：不设 nobody knows that there is none.
    let lifted = |l: &&crate::syntax::ast::Line| matches!(l.value, LineValue::Uncapped);
    if rule.lines.iter().filter(lifted).any(|l| l.span.start < place.end && place.start < l.span.end) {
        return None;
    }
    let lines = rule.lines.iter().filter(|l| l.span.start < place.end && place.start < l.span.end);
    let gone: Option<Vec<Direction>> = lines.map(|l| kinds::line(l.label).gone).collect();
    gone?.into_iter().reduce(Direction::and)
}
