//! The unit of the text that a definition names as its reach: 本款, 本项, 本章.

use crate::document::Document;
use crate::document::tree::{Step, UnitKind};
use crate::syntax::ast::Scope;
use std::ops::Range;

/// The anchors of the unit that an anchor stands in: the 款 or 项, or the 条 or 段 where it is not divided so; the 节, 章,
/// 编, 部分 or 附件. None where the text has no such unit there.
pub fn unit(document: &Document, anchor: usize, scope: Scope) -> Range<usize> {
    match scope {
        Scope::Section => around(document, anchor, |kind| kind == UnitKind::Section),
        Scope::Chapter => around(document, anchor, |kind| kind == UnitKind::Chapter),
        Scope::Book => around(document, anchor, |kind| kind == UnitKind::Book),
        Scope::Part => around(document, anchor, |kind| kind == UnitKind::Part),
        Scope::Annex => around(document, anchor, |kind| matches!(kind, UnitKind::Annex | UnitKind::Schedule)),
        Scope::Item => stepped(document, anchor, |step| matches!(step, Step::Item(_) | Step::Level(..))),
        Scope::Sentence | Scope::Paragraph | Scope::Clause | Scope::Forward | Scope::Document => {
            stepped(document, anchor, |step| matches!(step, Step::Clause(_) | Step::Paragraph(_)))
        }
    }
}

/// By the units that hold others, which a citation does not name.
fn around(document: &Document, anchor: usize, is: impl Fn(UnitKind) -> bool) -> Range<usize> {
    let Some(own) = document.anchors().get(anchor).map(|a| a.span) else { return 0..0 };
    let units = document.tree().units.iter().filter(|u| is(u.kind) && !u.other);
    let Some(unit) = units.map(|u| u.span).rfind(|span| span.start <= own.start && own.end <= span.end) else {
        return 0..0;
    };
    let within = |index: &usize| {
        document.anchors().get(*index).is_some_and(|a| unit.start <= a.span.start && a.span.end <= unit.end)
    };
    run(document, anchor, within)
}

/// By the way to a unit, up to the first step of a kind; else up to the 条.
fn stepped(document: &Document, anchor: usize, ends: impl Fn(&Step) -> bool) -> Range<usize> {
    let Some(own) = document.anchors().get(anchor) else { return 0..0 };
    let article = || own.steps.iter().position(|s| matches!(s, Step::Article(..) | Step::Through(_)));
    let length = own.steps.iter().position(ends).or_else(article).map_or(own.steps.len(), |at| at + 1);
    let way = own.steps.get(..length).unwrap_or_default();
    run(document, anchor, |index| document.anchors().get(*index).is_some_and(|a| a.steps.starts_with(way)))
}

/// The anchors around one that all are within.
fn run(document: &Document, anchor: usize, within: impl Fn(&usize) -> bool) -> Range<usize> {
    let start = (0..=anchor).rev().take_while(&within).last().unwrap_or(anchor);
    let end = (anchor..document.anchors().len()).take_while(&within).last().map_or(anchor, |last| last + 1);
    start..end
}
