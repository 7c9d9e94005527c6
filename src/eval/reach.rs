//! What follows from a program alone: which nodes each decision needs, and which move with the dates.

use crate::ir::{DomainKind, MonthsFrom, NodeId, Op, Program};
use std::collections::BTreeSet;

/// What follows from a program alone: made once, read by every case and every set of tables.
#[derive(Debug, Clone)]
pub struct Reach {
    /// For each decision, the nodes it reads, in order.
    pub(super) needed: Vec<Vec<NodeId>>,
    /// For each node, whether it depends on one of the three dates.
    pub(super) dated: Vec<bool>,
}

impl Reach {
    /// Of a verified program.
    pub fn of(program: &Program) -> Reach {
        let needed = program.decisions.iter().map(|d| needed(program, d.roots())).collect();
        let mut dated = vec![false; program.nodes.len()];
        for (i, node) in program.nodes.iter().enumerate() {
            let own = match &node.op {
                Op::RefDate(_) => true,
                Op::Fact(slot) | Op::Presume { slot, .. } => is_first_approval(&program.slot(*slot).path),
                _ => false,
            };
            dated[i] = own || node.op.operands().iter().any(|n| dated[n.index()]);
        }
        Reach { needed, dated }
    }
}

/// 初次核定日期 moves with 核定日 where the two are one day.
pub(super) fn is_first_approval(path: &str) -> bool {
    path.ends_with(".初次核定日期")
}

pub(super) fn needed(program: &Program, roots: Vec<NodeId>) -> Vec<NodeId> {
    let mut found = BTreeSet::new();
    let mut open = roots;
    while let Some(id) = open.pop() {
        if !found.insert(id) {
            continue;
        }
        let node = program.node(id);
        open.extend(node.op.operands());
        // A month's row exists only where the records that make it were read.
        if let DomainKind::Months { decision } = program.domain(node.domain).kind
            && let Some(plan) = program.decisions.get(decision.index()).and_then(|d| d.plan.as_ref())
            && let Some(MonthsFrom::Records { condition, .. }) = &plan.months
        {
            open.push(*condition);
        }
    }
    found.into_iter().collect()
}
