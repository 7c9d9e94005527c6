//! What every program must satisfy before an evaluator may read it.

use super::{DomainId, DomainKind, NodeId, Op, Pay, Program};
use std::collections::BTreeSet;

/// A broken invariant: the node (or decision) and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifyError {
    pub at: String,
    pub problem: &'static str,
}

/// Checks order, domains and references. A program that passes cannot make an evaluator index out
/// of bounds or read a value before it is computed.
pub fn verify(program: &Program) -> Result<(), VerifyError> {
    let fail = |at: &str, problem| Err(VerifyError { at: at.to_owned(), problem });
    if !matches!(program.domains.first().map(|d| &d.kind), Some(DomainKind::Root)) {
        return fail("domains", "the first domain must be the root");
    }
    for (i, domain) in program.domains.iter().enumerate() {
        match domain.parent {
            Some(parent) if parent.index() >= i => return fail(&domain.path, "a domain's parent must stand before it"),
            None if i > 0 => return fail(&domain.path, "only the root has no parent"),
            _ => {}
        }
    }
    for slot in &program.slots {
        if slot.domain.index() >= program.domains.len() {
            return fail(&slot.path, "unknown domain");
        }
    }
    let mut ids = BTreeSet::new();
    for (i, node) in program.nodes.iter().enumerate() {
        if !ids.insert(node.id.as_str()) {
            return fail(&node.id, "duplicate node id");
        }
        if node.domain.index() >= program.domains.len() {
            return fail(&node.id, "unknown domain");
        }
        let gathers = node.op.gathers();
        if let Some(child) = gathers {
            let from =
                if matches!(node.op, Op::SumInMonth { .. }) { parent(program, node.domain) } else { Some(node.domain) };
            if program.domains.get(child.index()).is_none_or(|d| d.parent != from) {
                return fail(&node.id, "gathers from a domain that is not its child");
            }
        }
        for operand in node.op.operands() {
            if operand.index() >= i {
                return fail(&node.id, "reads a node that stands after it");
            }
            let from = program.node(operand).domain;
            if !encloses(program, from, gathers.unwrap_or(node.domain)) && !encloses(program, from, node.domain) {
                return fail(&node.id, "reads a node outside its domain");
            }
        }
        if let Op::Fact(slot) | Op::Presume { slot, .. } = node.op
            && program.slots.get(slot.index()).is_none_or(|s| !encloses(program, s.domain, node.domain))
        {
            return fail(&node.id, "reads a fact outside its domain");
        }
        if let Op::Parameter { parameter, .. } = &node.op
            && parameter.index() >= program.parameters.len()
        {
            return fail(&node.id, "unknown parameter");
        }
        if let Op::Choose { interpretation, alternatives } = &node.op {
            let known = program.interpretations.get(interpretation.index());
            if known.is_none_or(|i| i.alternatives.len() != alternatives.len()) {
                return fail(&node.id, "alternatives do not match the interpretation");
            }
        }
    }
    for decision in &program.decisions {
        let root = [decision.conditions, decision.eligible];
        if root.iter().any(|n| !in_root(program, *n)) {
            return fail(&decision.rule, "conditions must stand in the root domain");
        }
        if let Some(plan) = &decision.plan
            && let Pay::Once { rate, .. } = plan.pay
            && rate.index() >= program.nodes.len()
        {
            return fail(&decision.rule, "unknown rate");
        }
    }
    Ok(())
}

fn in_root(program: &Program, node: NodeId) -> bool {
    program.nodes.get(node.index()).is_some_and(|n| n.domain == DomainId::ROOT)
}

fn parent(program: &Program, domain: DomainId) -> Option<DomainId> {
    program.domain(domain).parent
}

/// Whether `outer` is `inner` or one of its ancestors.
fn encloses(program: &Program, outer: DomainId, inner: DomainId) -> bool {
    let mut at = Some(inner);
    while let Some(domain) = at {
        if domain == outer {
            return true;
        }
        at = parent(program, domain);
    }
    false
}
