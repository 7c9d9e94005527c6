//! What follows from a program alone: which nodes each decision needs, and which move with the dates.

use crate::ir::{NodeId, Op, Program, Slot, SlotId};
use crate::types::FactRole;

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
        let needed = program.decisions.iter().map(|d| program.behind(d.roots())).collect();
        let mut dated = vec![false; program.nodes.len()];
        for (i, node) in program.nodes.iter().enumerate() {
            let first_approval = |slot: &SlotId| is_first_approval(program.slot(*slot));
            let own = matches!(node.op, Op::RefDate(_))
                || matches!(&node.op, Op::Fact(slot) | Op::Presume { slot, .. } if first_approval(slot));
            dated[i] = own || node.op.operands().iter().any(|n| dated[n.index()]);
        }
        Reach { needed, dated }
    }
}

/// The day of first approval moves with 核定日 where the two are one day.
pub(super) fn is_first_approval(slot: &Slot) -> bool {
    slot.role == Some(FactRole::FirstApproval)
}
