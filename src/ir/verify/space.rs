//! Domains, order and reach: what may be read from where.

use super::holds;
use crate::ir::{CitationId, DomainId, DomainKind, Node, NodeId, Op, Program, Ref, Setting, SlotId};
use std::collections::BTreeSet;

type Checked = Result<(), String>;

pub(super) fn root(program: &Program) -> Checked {
    for (i, domain) in program.domains.iter().enumerate() {
        let is_root = domain.kind == DomainKind::Root;
        holds(is_root == (i == 0) && is_root == domain.parent.is_none(), &domain.path)?;
    }
    holds(!program.domains.is_empty(), "domains")
}

pub(super) fn parents(program: &Program) -> Checked {
    for (i, domain) in program.domains.iter().enumerate() {
        holds(domain.parent.is_none_or(|p| p.index() < i), &domain.path)?;
    }
    Ok(())
}

/// Every number that stands for another part is the place of one.
pub(super) fn references(program: &Program) -> Checked {
    let cites = |all: &[CitationId], at: &str| all.iter().try_for_each(|c| known(program, Ref::Citation(*c), at));
    for domain in &program.domains {
        if let DomainKind::Months { decision } = domain.kind {
            holds(decision.index() < program.decisions.len(), &domain.path)?;
        }
    }
    for slot in &program.slots {
        known(program, Ref::Domain(slot.domain), &slot.path)?;
    }
    for parameter in &program.parameters {
        cites(&parameter.cites, &parameter.name)?;
    }
    for interpretation in &program.interpretations {
        cites(&interpretation.cites, &interpretation.name)?;
    }
    for exclusion in &program.exclusions {
        cites(&exclusion.cites, &exclusion.name)?;
    }
    for register in &program.register {
        cites(&register.cites, &register.name)?;
    }
    if let Some(Setting::Chosen { interpretation, .. }) = &program.rounding {
        known(program, Ref::Interpretation(*interpretation), "rounding")?;
    }
    if let Some(Setting::Chosen { interpretation, .. }) = &program.expiry {
        known(program, Ref::Interpretation(*interpretation), "expiry")?;
    }
    for node in &program.nodes {
        known(program, Ref::Domain(node.domain), &node.id)?;
        cites(&node.cites, &node.id)?;
        all(program, &node.id, |each| node.op.each(each))?;
    }
    for decision in &program.decisions {
        all(program, &decision.rule, |each| decision.each(each))?;
    }
    Ok(())
}

fn all(program: &Program, at: &str, of: impl FnOnce(&mut dyn FnMut(Ref))) -> Checked {
    let mut found = Ok(());
    of(&mut |r| {
        if found.is_ok() {
            found = known(program, r, at);
        }
    });
    found
}

fn known(program: &Program, of: Ref, at: &str) -> Checked {
    let (place, count) = match of {
        Ref::Node(id) => (id.index(), program.nodes.len()),
        Ref::Slot(id) => (id.index(), program.slots.len()),
        Ref::Domain(id) => (id.index(), program.domains.len()),
        Ref::Parameter(id) => (id.index(), program.parameters.len()),
        Ref::Interpretation(id) => (id.index(), program.interpretations.len()),
        Ref::Document(id) => (id.index(), program.documents.len()),
        Ref::Citation(id) => (id.index(), program.citations.len()),
    };
    holds(place < count, at)
}

pub(super) fn ids(program: &Program) -> Checked {
    let mut ids = BTreeSet::new();
    program.nodes.iter().try_for_each(|node| holds(ids.insert(node.id.as_str()), &node.id))
}

pub(super) fn order(program: &Program) -> Checked {
    for (id, node) in numbered(program) {
        holds(node.op.operands().iter().all(|operand| *operand < id), &node.id)?;
    }
    Ok(())
}

/// Rows are gathered from a child: of the node's own domain, or, for one month of a schedule, of the
/// domain that the months belong to.
pub(super) fn gathering(program: &Program) -> Checked {
    for (_, node) in numbered(program) {
        let Some(child) = node.op.gathers() else { continue };
        let is_month = matches!(program.domain(node.domain).kind, DomainKind::Months { .. });
        let by_month = matches!(node.op, Op::SumInMonth { .. });
        let outer = program.domain(node.domain).parent.filter(|_| is_month);
        let from = if by_month { outer } else { Some(node.domain) };
        let child = program.domain(child);
        let is_relation = matches!(child.kind, DomainKind::Relation { .. });
        let of_any = matches!(node.op, Op::RunsOn { .. });
        let around = child.parent.is_some_and(|owner| program.encloses(owner, node.domain));
        let owned = if of_any { around } else { from.is_some() && child.parent == from };
        holds(is_relation && owned, &node.id)?;
    }
    Ok(())
}

/// An operand stands in the domain from whose rows it is read, or in one around it.
pub(super) fn operands(program: &Program) -> Checked {
    for (_, node) in numbered(program) {
        let from = node.op.gathers().unwrap_or(node.domain);
        // The day on which a record runs is the row's own, not the record's.
        let day = if let Op::RunsOn { date, .. } = node.op { Some(date) } else { None };
        let from = |operand: NodeId| if day == Some(operand) { node.domain } else { from };
        let seen = |operand: &NodeId| program.encloses(program.node(*operand).domain, from(*operand));
        holds(node.op.operands().iter().all(seen), &node.id)?;
        if node.op == Op::Month {
            holds(matches!(program.domain(node.domain).kind, DomainKind::Months { .. }), &node.id)?;
        }
    }
    Ok(())
}

/// A column belongs to the domain from which it is read, or to one around it; a column of gathered rows
/// belongs to those rows.
pub(super) fn facts(program: &Program) -> Checked {
    for (_, node) in numbered(program) {
        let gathered = node.op.gathers();
        let seen = |slot: SlotId| {
            let own = program.slot(slot).domain;
            gathered.map_or_else(|| program.encloses(own, node.domain), |rows| own == rows)
        };
        let mut sound = true;
        node.op.each(|r| sound &= r.slot().is_none_or(seen));
        holds(sound, &node.id)?;
    }
    Ok(())
}

pub(super) fn numbered(program: &Program) -> impl Iterator<Item = (NodeId, &Node)> {
    NodeId::all(&program.nodes).zip(&program.nodes)
}

impl Program {
    /// Whether `outer` is `inner` or one of the domains around it.
    pub fn encloses(&self, outer: DomainId, inner: DomainId) -> bool {
        std::iter::successors(Some(inner), |d| self.domain(*d).parent).any(|d| d == outer)
    }
}
