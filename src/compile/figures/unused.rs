//! Figures of the words that rules quote, which no rule uses.

use super::quoted::{Quoted, quoted};
use super::reach::Reach;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::figure::{Figure, Size, figures};
use crate::ir::CitationId;
use crate::resolve::{Model, RuleId, RuleInfo};
use crate::syntax::ast::{Authority, RuleKind};
use std::collections::{BTreeMap, BTreeSet};

/// Says each of them once, where a rule quotes it.
pub(super) fn report(model: &Model<'_>, reach: &Reach<'_>, carried: Vec<String>, diagnostics: &mut Vec<Diagnostic>) {
    let resting = resting(model);
    let head: Vec<Size> = ["施行日期", "有效期", "印发日期"]
        .iter()
        .filter_map(|label| model.head.get(label))
        .flat_map(|value| figures(value, &[]))
        .map(|f| f.size)
        .collect();
    // What a rule or the head has otherwise was said; that the text's own is then used by nobody follows.
    let told: Vec<String> = diagnostics
        .iter()
        .filter(|d| matches!(d.code, Code::FigureDiffers | Code::HeadContradicted))
        .flat_map(|d| d.args.iter().filter(|(name, _)| *name == "quoted"))
        .map(|(_, words)| words.to_string())
        .chain(carried)
        .collect();
    let mut said: BTreeSet<(Vec<String>, String)> = BTreeSet::new();
    for (index, info) in model.rules.iter().enumerate() {
        if !speaks_for_the_text(info.ast.kind) {
            continue;
        }
        for (authority, cite) in authorities(info) {
            let Some(anchors) = model.citations.get(cite.index()).map(|c| &c.anchors) else { continue };
            let users: BTreeSet<RuleId> =
                anchors.iter().filter_map(|a| resting.get(a.as_str())).flatten().copied().collect();
            let users: BTreeSet<RuleId> =
                users.into_iter().chain([RuleId(index)]).flat_map(|user| reach.closure(user)).copied().collect();
            for quote in quoted(info, std::slice::from_ref(authority), &reach.units) {
                for figure in quote.figures.iter().filter(|f| is_loud(f)) {
                    let is =
                        |size: &Size| size.is_as_much_as(&figure.size) || figure.each && size.is_steps_of(&figure.size);
                    let used = users.iter().filter_map(|u| reach.sizes.get(u.0)).flatten().any(is);
                    let words = quote.figure(figure);
                    let follows = told.iter().any(|t| t.contains(&words));
                    if !used && !follows && !head.iter().any(is) && said.insert((anchors.clone(), quote.words(figure)))
                    {
                        diagnostics.push(unused(info, &quote, figure));
                    }
                }
            }
        }
    }
}

fn unused(info: &RuleInfo<'_>, quote: &Quoted<'_>, figure: &Figure) -> Diagnostic {
    let place = quote.place_of(figure);
    let d = Diagnostic::new(Code::FigureUnused, place.file, place.span).arg("found", quote.words(figure));
    d.arg("name", &info.ast.name.text).help("help")
}

/// The rules that rest on each anchor, whatever they are.
fn resting<'m>(model: &'m Model<'_>) -> BTreeMap<&'m str, BTreeSet<RuleId>> {
    let mut found: BTreeMap<&str, BTreeSet<RuleId>> = BTreeMap::new();
    for (index, info) in model.rules.iter().enumerate() {
        for cite in info.quotations().flat_map(|(_, found)| found) {
            for anchor in model.citations.get(cite.index()).into_iter().flat_map(|c| &c.anchors) {
                found.entry(anchor).or_default().insert(RuleId(index));
            }
        }
    }
    found
}

/// The quotations of a rule that were all found, each with what it cites.
fn authorities<'r>(info: &'r RuleInfo<'_>) -> Vec<(&'r Authority, CitationId)> {
    let whole = info.quotations().filter(|(written, found)| written.len() == found.len());
    whole.flat_map(|(written, found)| written.iter().zip(found.iter().copied())).collect()
}

/// Whether the quotations of a rule are the text's own say in its matter.
pub(super) fn speaks_for_the_text(kind: RuleKind) -> bool {
    match kind {
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
        | RuleKind::Excluded => true,
        RuleKind::Term | RuleKind::Interpretation | RuleKind::Parameter | RuleKind::Outside | RuleKind::Responsible => {
            false
        }
    }
}

/// A figure that means something by itself: 一家企业 and a number without a unit may not, 每招用1名 is the 名 of 元/名.
fn is_loud(figure: &Figure) -> bool {
    let one = figure.size.number().and_then(|n| n.to_i64()) == Some(1);
    match &figure.size {
        Size::Plain(_) => false,
        Size::Count(..) => !(figure.numerals || figure.each && one),
        Size::Money(..) | Size::Share(_) | Size::Span(..) | Size::Age(_) | Size::Day(..) => !(figure.each && one),
    }
}
