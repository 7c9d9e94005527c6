//! A program with a set of tables, made ready to be evaluated.

use super::reach::Reach;
use crate::facts::Tables;
use crate::ir::{DecisionId, NodeId, Program, SlotId};
use std::collections::BTreeSet;

/// A verified program with a set of tables; as cheap to copy as a reference.
#[derive(Clone, Copy)]
pub struct Prepared<'p> {
    pub program: &'p Program,
    pub tables: &'p Tables,
    reach: &'p Reach,
}

impl<'p> Prepared<'p> {
    /// `reach` is that of `program`.
    pub fn new(program: &'p Program, tables: &'p Tables, reach: &'p Reach) -> Self {
        Prepared { program, tables, reach }
    }

    /// The same program with other tables.
    pub fn over<'t>(&self, tables: &'t Tables) -> Prepared<'t>
    where
        'p: 't,
    {
        Prepared { tables, ..*self }
    }

    /// Whether a node depends on one of the three dates.
    pub(super) fn is_dated(&self, node: NodeId) -> bool {
        self.reach.dated[node.index()]
    }

    /// What follows from the program alone.
    pub(super) fn reach(&self) -> &'p Reach {
        self.reach
    }

    /// The nodes of these decisions together, in order.
    pub fn nodes_of(&self, decisions: &[DecisionId]) -> Vec<NodeId> {
        let mut wanted = vec![false; self.program.nodes.len()];
        for d in decisions {
            for id in self.nodes_for(*d) {
                wanted[id.index()] = true;
            }
        }
        NodeId::all(&self.program.nodes).filter(|id| wanted[id.index()]).collect()
    }

    /// The nodes of one decision, in order.
    pub fn nodes_for(&self, decision: DecisionId) -> &'p [NodeId] {
        &self.reach.needed[decision.index()]
    }

    /// These nodes and everything that they read, in order.
    pub fn behind(&self, nodes: &[NodeId]) -> Vec<NodeId> {
        self.program.behind(nodes.iter().copied())
    }

    /// The decisions of these rules, or all of them.
    pub fn select(&self, only: Option<&[String]>) -> Vec<DecisionId> {
        let wanted = |id: &DecisionId| only.is_none_or(|names| names.contains(&self.program.decisions[*id].rule));
        DecisionId::all(&self.program.decisions).filter(wanted).collect()
    }

    /// The adopted alternative of every interpretation.
    pub fn adopted(&self) -> Vec<u8> {
        self.program.interpretations.iter().map(|i| i.adopted.alternative()).collect()
    }
}

impl Prepared<'_> {
    /// Every column that these decisions read.
    pub fn slots_of(&self, decisions: &[DecisionId]) -> BTreeSet<SlotId> {
        let mut slots = BTreeSet::new();
        for d in decisions {
            slots.extend(self.program.slots_of(self.nodes_for(*d)));
            slots.extend(self.program.decisions[*d].slots());
            slots.extend(self.program.decisions[*d].shares().flat_map(|other| self.program.decisions[other].slots()));
        }
        slots
    }
}
