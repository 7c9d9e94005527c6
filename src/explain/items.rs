//! Items of a number: what each is for, how much it is worth, and which do not count.

use super::detail::Detail;
use super::shown::Shown;
use super::spoken::spoken;
use super::state::State;
use super::statement::Step;
use crate::eval::Run;
use crate::ir::{CitationId, DomainId, NodeId, Op};
use crate::values::distinct;

/// The words of an amount that is made of items in turn.
fn own_words<'a>(run: &Run<'a>, amount: NodeId, items: &[Step]) -> &'a [CitationId] {
    if items.is_empty() { &[] } else { &run.program.node(amount).cites }
}

/// What a number is made of, where it is made of items; behind a reading and its bounds.
fn parts<'a>(run: &Run<'a>, number: NodeId) -> &'a [NodeId] {
    match &run.program.node(number).op {
        Op::Add(parts) | Op::Highest(parts) | Op::Agree(parts) => parts,
        Op::Choose { interpretation, alternatives } => {
            run.alternative(*interpretation, alternatives).map(|of| parts(run, *of)).unwrap_or_default()
        }
        Op::Limit(of, _) | Op::AtLeast(of, _) => parts(run, *of),
        _ => &[],
    }
}

/// The items of a number that do not count, by what each is for.
pub(super) fn left_out(run: &Run<'_>, number: NodeId, domain: DomainId, row: usize) -> Vec<String> {
    let n = run.program.node(number);
    let own = run.enclosing(n.domain, domain, row);
    let mut found = Vec::new();
    for part in parts(run, number) {
        let of = run.program.node(*part);
        match of.op {
            Op::If { condition, .. } => {
                let holds = run.at(condition, n.domain, own);
                if !holds.is_true() && !holds.is_open() {
                    found.push(spoken(run, &of.text));
                }
            }
            _ => found.extend(left_out(run, *part, n.domain, own)),
        }
    }
    found
}

/// Of a number made of items, those that count or may: the condition of each, how much it is worth, and the items that
/// make up its worth in turn.
pub(super) fn items(run: &Run<'_>, number: NodeId, domain: DomainId, row: usize) -> Vec<Step> {
    let n = run.program.node(number);
    let own = run.enclosing(n.domain, domain, row);
    let mut found = Vec::new();
    for part in parts(run, number) {
        let of = run.program.node(*part);
        let Op::If { condition, then, .. } = of.op else {
            found.extend(items(run, *part, n.domain, own));
            continue;
        };
        let holds = run.at(condition, n.domain, own);
        if !(holds.is_true() || holds.is_open()) {
            continue;
        }
        let value = Shown::cell(run.at(*part, n.domain, own), &of.kind);
        let inner = if holds.is_true() { items(run, then, n.domain, own) } else { vec![] };
        let highest = inner.len() > 1 && matches!(run.program.node(then).op, Op::Highest(_));
        let details = match (holds.is_true(), highest) {
            (false, _) => vec![],
            (true, false) => vec![Detail::Item { value }],
            (true, true) => vec![Detail::Highest { value }],
        };
        found.push(Step {
            node: Some(*part),
            row: run.enclosing(of.domain, n.domain, own),
            statement: spoken(run, &of.text),
            state: State::of(holds),
            details,
            states: None,
            cites: distinct(run.program.node(condition).cites.iter().chain(own_words(run, then, &inner)).copied()),
            reading: None,
            children: inner,
            any: false,
            list: false,
            denies: None,
            whose: None,
            reads: vec![],
        });
    }
    found
}
