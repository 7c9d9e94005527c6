//! Who of a relation makes a statement hold, and who does not.

use super::detail::{Detail, Record, Said};
use super::needs::relation;
use super::shown::Shown;
use super::state::State;
use super::statement::Step;
use super::truth::records_by_state;
use crate::eval::Run;
use crate::facts::Given;
use crate::ir::{DomainId, NodeId, Op, PeriodEnd, SlotId};

/// The rows of a relation, those that stand alike together; why each does that is somebody. `at` makes the statement of a row.
pub(super) fn members(
    run: &Run<'_>,
    (domain, condition): (DomainId, NodeId),
    row: usize,
    made: &mut Step,
    at: fn(&Run<'_>, NodeId, DomainId, usize) -> Step,
) {
    let rows = run.rows(domain);
    let range = rows.children(row);
    if range.is_empty() {
        let known = made.state != State::Open;
        made.details.push(Detail::NoRows { relation: relation(run, domain), known });
        return;
    }
    let state = |r: usize| State::of(run.cell(condition, run.enclosing(run.program.node(condition).domain, domain, r)));
    made.details.extend(records_by_state(run, domain, row, state));
    // Whoever counts is shown with why; of records one does. Those that do not are shown too, for whoever asks.
    let holds = |r: &usize| run.at(condition, domain, *r).is_true();
    let most = if run.program.is_of_persons(domain) { usize::MAX } else { 1 };
    let counting = range.clone().filter(holds).take(most);
    let others = range.filter(|r| !holds(r));
    let shown: Vec<usize> = counting.chain(others).collect();
    for r in shown {
        let mut child = at(run, condition, domain, r);
        let label = rows.labels.get(r).cloned().unwrap_or_default();
        child.whose = Some(label.clone());
        child.statement = if child.statement.is_empty() { label } else { format!("{label}：{}", child.statement) };
        made.children.push(child);
    }
}

/// Behind a count, the rows that were counted; nothing where the number itself was given.
pub(super) fn counted_of(
    run: &Run<'_>,
    number: NodeId,
    (domain, row): (DomainId, usize),
    made: &mut Step,
    at: fn(&Run<'_>, NodeId, DomainId, usize) -> Step,
) {
    let n = run.program.node(number);
    let own = run.enclosing(n.domain, domain, row);
    match n.op {
        Op::IfGiven { slot, then, .. } => {
            let given = run.enclosing(run.program.slot(slot).domain, n.domain, own);
            if *run.input.facts.given(slot, given) == Given::Missing {
                counted_of(run, then, (n.domain, own), made, at);
            }
        }
        Op::Count { domain: child, condition, .. } if !run.rows(child).children(own).is_empty() => {
            made.any = true;
            members(run, (child, condition), own, made, at);
        }
        _ => {}
    }
}

/// The records that make “无……的记录” fail.
pub(super) fn records(run: &Run<'_>, exists: NodeId, domain: DomainId, row: usize) -> Vec<Detail> {
    let record = |(child, r): (DomainId, usize)| {
        let name = run.rows(child).labels.get(r).cloned().unwrap_or_default();
        Record { name, says: says(run, child, r) }
    };
    let records: Vec<Record> = hits(run, exists, domain, row).into_iter().map(record).collect();
    if records.is_empty() { vec![] } else { vec![Detail::Records { records }] }
}

/// The facts of the records that hold, each with its row.
pub(super) fn reads_of(run: &Run<'_>, exists: NodeId, domain: DomainId, row: usize) -> Vec<(SlotId, usize)> {
    let hits = hits(run, exists, domain, row).into_iter();
    hits.flat_map(|(child, r)| run.program.slots_in(child).map(move |slot| (slot, r))).collect()
}

/// The rows of a relation of which something holds.
fn hits(run: &Run<'_>, exists: NodeId, domain: DomainId, row: usize) -> Vec<(DomainId, usize)> {
    let Op::Exists { domain: child, condition } = run.program.node(exists).op else { return vec![] };
    let parent = run.enclosing(run.program.node(exists).domain, domain, row);
    let rows = run.rows(child).children(parent).filter(|r| run.at(condition, child, *r).is_true());
    rows.map(|r| (child, r)).collect()
}

/// What the case says of a record.
fn says(run: &Run<'_>, domain: DomainId, row: usize) -> Vec<Said> {
    let given =
        run.program.slots_in(domain).filter(|slot| matches!(run.input.facts.given(*slot, row), Given::Value(_)));
    let said = given.map(|slot| {
        let of = run.program.slot(slot);
        let end = if of.is_end() { Some(PeriodEnd::End) } else { of.is_start().then_some(PeriodEnd::Start) };
        Said { name: of.name.clone(), value: Shown::fact(run, slot, row, run.fact(slot, row, None)), end }
    });
    said.collect()
}
