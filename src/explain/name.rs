//! What values and steps are called where they stand.

use super::spoken::spoken;
use crate::eval::{Cell, Run};
use crate::ir::{Decision, NodeId, Op};

/// The name of a fact or a reference date, else the words of the node; `None` for a step without words.
pub fn name_of(run: &Run<'_>, node: NodeId) -> Option<String> {
    let n = run.program.node(node);
    match &n.op {
        Op::Fact(slot) | Op::Presume { slot, .. } => Some(run.program.slot(*slot).name.clone()),
        Op::RefDate(date) => Some(date.name().to_owned()),
        Op::MonthOf(of) | Op::FirstDay(of) | Op::PerRules { of, .. } if n.text.is_empty() => name_of(run, *of),
        Op::Choose { .. } | Op::IfGiven { .. } if n.text.is_empty() => {
            n.op.operands().into_iter().find_map(|o| name_of(run, o))
        }
        // The day asked, where it is not before the day that is counted from.
        Op::If { then, .. } if n.text.is_empty() => name_of(run, *then),
        _ if !n.text.is_empty() => Some(spoken(run, &n.text)),
        _ => None,
    }
}

/// The statement at which a computation failed: the first failed step of a decision, by its words or its id.
pub fn first_fault(run: &Run<'_>, decision: &Decision) -> Option<String> {
    let failed = |id: &NodeId| {
        let rows = run.row_count(run.program.node(*id).domain);
        run.computed(*id) && (0..rows).any(|r| matches!(run.cell(*id, r), Cell::Fault(_)))
    };
    let earliest = run.program.behind(decision.roots()).into_iter().find(failed);
    let node = run.program.node(earliest?);
    Some(if node.text.is_empty() { node.id.clone() } else { spoken(run, &node.text) })
}
