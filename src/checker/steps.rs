//! Every step of a trace against its operands, and that nothing which is read is left out.

use super::finding::{Finding, Report, Unconfirmed, What};
use super::frame::{Frame, Lack};
use super::row::Row;
use super::step::follows;
use super::trace::enumeration;
use super::value::Val;
use crate::ir::{Decision, DomainId, DomainKind, NodeId, Op, Ref, SlotId};
use std::collections::BTreeSet;

pub(super) fn check(frame: &Frame<'_>, decision: &Decision, report: &mut Report) {
    let needed = needed(frame, decision);
    whole(frame, decision, &needed, report);
    for ((id, row), said) in &frame.trace.cells {
        match follows(frame, *id, row) {
            Ok(own) if own == *said => match frame.program.node(*id).op {
                // What the case says follows from nothing; that it is the same in both places is seen.
                Op::Fact(_) => report.facts += 1,
                _ => report.steps += 1,
            },
            Ok(own) => report.findings.push(wrong(frame, (*id, row), &own, said)),
            // The operand that lacks is a finding of its own.
            Err(Lack::Table) => report.leave(Unconfirmed::OwnTables),
            Err(lack) => report.findings.push(lacking(frame, &lack)),
        }
    }
}

/// The nodes that a decision reads; what shares a cap with it is reckoned with it.
fn needed(frame: &Frame<'_>, decision: &Decision) -> Vec<NodeId> {
    let shared = decision.shares().flat_map(|other| frame.program.decisions[other].roots());
    frame.program.behind(decision.roots().into_iter().chain(shared))
}

/// Nothing is left out and nothing stands beside: every node and fact in each of its rows.
fn whole(frame: &Frame<'_>, decision: &Decision, needed: &[NodeId], report: &mut Report) {
    let program = frame.program;
    let mut slots: BTreeSet<SlotId> = program.slots_of(needed);
    slots.extend(decision.slots());
    slots.extend(decision.shares().flat_map(|other| program.decisions[other].slots()));
    for id in needed {
        let node = program.node(*id);
        let said = frame.trace.cells.range((*id, Row::default())..).take_while(|((n, _), _)| n == id);
        rows(frame, &node.id, node.domain, said.map(|((_, row), _)| row), report);
    }
    for slot in &slots {
        let of = program.slot(*slot);
        let said = frame.trace.given.range((*slot, Row::default())..).take_while(|((s, _), _)| s == slot);
        rows(frame, &format!("案卷/{}", of.path), of.domain, said.map(|((_, row), _)| row), report);
    }
    let unread = |id: &NodeId| needed.binary_search(id).is_err();
    let beside = frame.trace.cells.keys().map(|(id, row)| (*id, row)).filter(|(id, _)| unread(id));
    for (id, row) in beside {
        report.findings.push(Finding::at(What::RowTooMany, &program.node(id).id, Some(&row.written())));
    }
    for (slot, row) in frame.trace.given.keys().filter(|(slot, _)| !slots.contains(slot)) {
        let name = format!("案卷/{}", program.slot(*slot).path);
        report.findings.push(Finding::at(What::RowTooMany, &name, Some(&row.written())));
    }
    for domain in walked(frame, decision, needed) {
        let name = format!("案卷/{}", program.domain(domain).path);
        let Some(owner) = program.domain(domain).parent else { continue };
        let said = frame.trace.lists.range((domain, Row::default())..).take_while(|((d, _), _)| *d == domain);
        rows(frame, &name, owner, said.map(|((_, row), _)| row), report);
        let said = frame.trace.names.range((domain, Row::default())..).take_while(|((d, _), _)| *d == domain);
        let name = format!("名称/{}", program.domain(domain).path);
        rows(frame, &name, domain, said.map(|((_, row), _)| row), report);
    }
}

/// The lists whose records are gone through.
fn walked(frame: &Frame<'_>, decision: &Decision, needed: &[NodeId]) -> BTreeSet<DomainId> {
    let mut found = BTreeSet::new();
    let mut take = |of: Ref| found.extend(of.domain());
    for id in needed {
        frame.program.node(*id).op.each(&mut take);
    }
    decision.each(&mut take);
    found.retain(|d| matches!(frame.program.domain(*d).kind, DomainKind::Relation { .. }));
    found
}

/// The rows of one node or fact against those that there are.
fn rows<'r>(frame: &Frame<'_>, name: &str, domain: DomainId, said: impl Iterator<Item = &'r Row>, report: &mut Report) {
    // Where the rows themselves are not known, what they follow from is found to lack.
    let Some(own) = frame.trace.rows(frame.program, domain) else {
        let path = &frame.program.domain(domain).path;
        return report.findings.push(Finding::at(What::RowLacking, name, None).expected(format!("案卷/{path}")));
    };
    let (own, said): (BTreeSet<&Row>, BTreeSet<&Row>) = (own.iter().collect(), said.collect());
    let finding = |what, row: &Row| Finding::at(what, name, Some(&row.written()));
    report.findings.extend(own.difference(&said).map(|row| finding(What::RowLacking, row)));
    report.findings.extend(said.difference(&own).map(|row| finding(What::RowTooMany, row)));
}

fn lacking(frame: &Frame<'_>, lack: &Lack) -> Finding {
    let (name, row) = match lack {
        Lack::Node(id, row) => (frame.program.node(*id).id.clone(), row),
        Lack::Fact(slot, row) => (format!("案卷/{}", frame.program.slot(*slot).path), row),
        Lack::List(domain, row) => (format!("案卷/{}", frame.program.domain(*domain).path), row),
        Lack::Table => (String::new(), &Row(vec![])),
    };
    Finding::at(What::RowLacking, &name, Some(&row.written()))
}

/// A step with its operands, what follows from them, and what the trace says.
fn wrong(frame: &Frame<'_>, (id, row): (NodeId, &Row), own: &Val, said: &Val) -> Finding {
    let node = frame.program.node(id);
    let written = |value: &Val| value.written(enumeration(frame.program, &node.kind));
    let operand = |o: NodeId| {
        let of = frame.program.node(o);
        let value = frame.at(o, row).ok()?;
        Some((of.id.clone(), value.written(enumeration(frame.program, &of.kind))))
    };
    let finding = Finding::at(What::StepWrong, &node.id, Some(&row.written()));
    let operands = node.op.operands().into_iter().filter_map(operand).collect();
    Finding { operands, ..finding.expected(written(own)).found(written(said)) }
}
