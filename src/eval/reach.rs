//! What follows from a program alone: which nodes each decision needs, and which move with the dates.

use crate::ir::{Decision, NodeId, Op, Program, Slot, SlotId};
use crate::types::FactRole;

/// What follows from a program alone: made once, read by every case and every set of tables.
#[derive(Debug, Clone)]
pub struct Reach {
    /// For each decision, the nodes it reads, in order.
    pub(super) needed: Vec<Vec<NodeId>>,
    /// For each node, whether it depends on one of the three dates.
    pub(super) dated: Vec<bool>,
    /// For each node, the nodes that read it.
    pub(super) readers: Vec<Vec<NodeId>>,
    /// For each node, whether a decision reads it itself.
    pub(super) read_by_decision: Vec<bool>,
    /// For each column, the nodes that give it as it stands.
    pub(super) facts: Vec<Vec<NodeId>>,
    /// For each column, whether something reads it otherwise.
    pub(super) read_otherwise: Vec<bool>,
}

impl Reach {
    /// Of a verified program.
    pub fn of(program: &Program) -> Reach {
        // What shares a cap is reckoned with it.
        let with =
            |d: &Decision| -> Vec<NodeId> { d.shares().flat_map(|other| program.decisions[other].roots()).collect() };
        let needed = program.decisions.iter().map(|d| program.behind(d.roots().into_iter().chain(with(d)))).collect();
        let mut dated = vec![false; program.nodes.len()];
        for (i, node) in program.nodes.iter().enumerate() {
            let first_approval = |slot: &SlotId| is_first_approval(program.slot(*slot));
            let own = matches!(node.op, Op::RefDate(_))
                || matches!(&node.op, Op::Fact(slot) | Op::Presume { slot, .. } if first_approval(slot));
            dated[i] = own || node.op.operands().iter().any(|n| dated[n.index()]);
        }
        let mut readers = vec![Vec::new(); program.nodes.len()];
        let (mut facts, mut read_otherwise) = (vec![Vec::new(); program.slots.len()], vec![false; program.slots.len()]);
        for id in NodeId::all(&program.nodes) {
            let op = &program.node(id).op;
            for operand in op.operands() {
                readers[operand.index()].push(id);
            }
            if let Op::Fact(slot) | Op::Presume { slot, .. } = op {
                facts[slot.index()].push(id);
            // Which of the two stands does not hang on an answer.
            } else if !matches!(op, Op::IfGiven { .. }) {
                op.each(|r| r.slot().into_iter().for_each(|slot| read_otherwise[slot.index()] = true));
            }
        }
        for slot in program.decisions.iter().flat_map(|d| d.slots()) {
            read_otherwise[slot.index()] = true;
        }
        let mut read_by_decision = vec![false; program.nodes.len()];
        for root in program.decisions.iter().flat_map(|d| d.roots()) {
            read_by_decision[root.index()] = true;
        }
        Reach { needed, dated, readers, read_by_decision, facts, read_otherwise }
    }
}

/// The day of first approval moves with 核定日 where the two are one day.
pub(super) fn is_first_approval(slot: &Slot) -> bool {
    slot.role == Some(FactRole::FirstApproval)
}
