//! What stands behind nodes: everything that they read, and what that reads in turn.

use super::decision::MonthsFrom;
use super::id::{NodeId, ParamId, SlotId};
use super::program::{DomainKind, Program};
use std::collections::BTreeSet;

impl Program {
    /// These nodes and everything that they read, in the order of the program.
    ///
    /// Behind a node of a months domain stands the condition of the records that make the months: a row
    /// is there only where they were read.
    pub fn behind(&self, roots: impl IntoIterator<Item = NodeId>) -> Vec<NodeId> {
        let mut wanted = vec![false; self.nodes.len()];
        let mut open: Vec<NodeId> = roots.into_iter().collect();
        while let Some(id) = open.pop() {
            if std::mem::replace(&mut wanted[id.index()], true) {
                continue;
            }
            let node = self.node(id);
            open.extend(node.op.operands());
            if let DomainKind::Months { decision } = self.domain(node.domain).kind
                && let Some(plan) = self.decisions.get(decision.index()).and_then(|d| d.plan.as_ref())
                && let Some(MonthsFrom::Records { condition, .. }) = &plan.months
            {
                open.push(*condition);
            }
        }
        NodeId::all(&self.nodes).filter(|id| wanted[id.index()]).collect()
    }

    /// The columns that these nodes read themselves.
    pub fn slots_of(&self, nodes: &[NodeId]) -> BTreeSet<SlotId> {
        let mut found = BTreeSet::new();
        for id in nodes {
            self.node(*id).op.each(|r| found.extend(r.slot()));
        }
        found
    }

    /// The nodes behind these that look a parameter up, with the parameter, in the order of the program.
    pub fn parameters_behind(&self, roots: impl IntoIterator<Item = NodeId>) -> Vec<(NodeId, ParamId)> {
        let mut found = Vec::new();
        for id in self.behind(roots) {
            self.node(id).op.each(|r| found.extend(r.parameter().map(|parameter| (id, parameter))));
        }
        found
    }
}
