//! What made one decision of one case come out differently.
//!
//! Much of what a decision reads may differ between two programs without mattering to a case. From
//! the decision downwards only values that differ in this case are followed; what computes
//! differently among them is the cause.

use super::affected::{Affected, owner};
use crate::eval::{Cell, Run};
use crate::ir::{Decision, NodeId, Op};
use std::collections::BTreeSet;

/// One program's decision in a pass over one case.
#[derive(Clone, Copy)]
struct Here<'r, 'p> {
    run: &'r Run<'p>,
    decision: &'p Decision,
}

/// The rules and parameters whose difference shows in the decision; none where only a setting of the
/// payment, or a reading that is not adopted, differs.
pub fn effective(affected: &Affected, old: &Run<'_>, new: &Run<'_>, rule: &str) -> BTreeSet<String> {
    let (Some(a), Some(b)) = (old.program.decision(rule), new.program.decision(rule)) else { return BTreeSet::new() };
    let (a, b) = (Here { run: old, decision: a }, Here { run: new, decision: b });
    let mut causes = BTreeSet::new();
    // Whatever only one side computes is met on that side.
    for (from, other) in [(b, a), (a, b)] {
        follow(affected, from, other, &mut causes);
    }
    causes
}

fn follow(affected: &Affected, from: Here<'_, '_>, other: Here<'_, '_>, causes: &mut BTreeSet<String>) {
    let program = from.run.program;
    let mut open: Vec<NodeId> = from.decision.roots();
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        let node = program.node(id);
        let counterpart = NodeId::find(&other.run.program.nodes, |n| n.id == node.id);
        let same = counterpart.is_some_and(|c| cells(from.run, id) == cells(other.run, c));
        if same {
            continue;
        }
        if affected.changed.contains(&node.id) {
            causes.insert(owner(&node.id));
        }
        if let Op::Parameter { parameter, .. } = &node.op
            && let Some(parameter) = program.parameters.get(parameter.index())
            && affected.tables.contains(&parameter.name)
        {
            causes.insert(format!("参数：{}", parameter.name));
        }
        open.extend(node.op.operands());
    }
}

/// What a node came to in every row of its domain; a node that was not computed came to nothing.
fn cells(run: &Run<'_>, id: NodeId) -> Option<Vec<Cell>> {
    let domain = run.program.node(id).domain;
    run.computed(id).then(|| (0..run.row_count(domain)).map(|row| run.cell(id, row)).collect())
}
