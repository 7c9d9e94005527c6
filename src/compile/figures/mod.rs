//! The figures of the rules against those of the words they quote.
//!
//! A figure of a rule is looked for in the quotation of its own line where that has figures of the
//! kind, else in the rule's; an equal one must lie on the same side. A figure of a quotation must be
//! used by some rule that rests on its sentence. Where a quotation lists several, the words before them tell which is which. What differs on purpose is said in a 说明 or in a
//! named 解释事项 ([decision 030](../../../docs/decisions/030-figures-against-their-quotation.md)).

mod carried;
mod compare;
mod labels;
mod manner;
mod paid;
mod quoted;
mod reach;
mod unused;
mod values;
mod words;
mod written;

pub(super) use paid::paid_otherwise;
pub(super) use written::written;

use crate::diagnostic::Diagnostic;
use crate::resolve::{Model, RuleId};
use crate::source::Sources;
use crate::syntax::ast::RuleKind;
use reach::Reach;
use unused::speaks_for_the_text;

/// Says where rules and quotations differ in their figures, and which figures nobody uses.
pub(super) fn report(model: &Model<'_>, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    let reach = Reach::of(model, sources);
    let mut carried = Vec::new();
    for (index, info) in model.rules.iter().enumerate() {
        let id = RuleId(index);
        match info.ast.kind {
            RuleKind::Term => compare::term(model, &reach, id, diagnostics),
            RuleKind::Responsible | RuleKind::Parameter | RuleKind::Outside => {}
            RuleKind::Definition
            | RuleKind::Status
            | RuleKind::Entitlement
            | RuleKind::SharedDuration
            | RuleKind::Discretion
            | RuleKind::Authorisation
            | RuleKind::Target
            | RuleKind::Priority
            | RuleKind::Duty
            | RuleKind::Guidance
            | RuleKind::Exclusive
            | RuleKind::Excluded
            | RuleKind::Interpretation => {
                let source = sources.get(info.file).map_or("", |f| f.text.as_str());
                compare::rule(model, &reach, id, source, (diagnostics, &mut carried));
            }
        }
    }
    for (index, info) in model.rules.iter().enumerate() {
        let id = RuleId(index);
        if speaks_for_the_text(info.ast.kind) {
            values::report(model, id, &reach.units, diagnostics);
        }
        if info.ast.kind == RuleKind::Entitlement {
            manner::report(model, id, &reach.units, diagnostics);
        }
    }
    unused::report(model, &reach, carried, diagnostics);
}
