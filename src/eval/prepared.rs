//! A program made ready: which nodes each decision needs, and which move with the dates.

use crate::facts::Tables;
use crate::ir::{DecisionId, DomainKind, MonthsFrom, NodeId, Op, Program, SlotId};
use std::collections::BTreeSet;

/// A verified program with its tables.
pub struct Prepared<'p> {
    pub program: &'p Program,
    pub tables: &'p Tables,
    /// For each decision, the nodes it reads, in order.
    pub(super) needed: Vec<Vec<NodeId>>,
    /// For each node, whether it depends on one of the three dates.
    pub(super) dated: Vec<bool>,
}

impl<'p> Prepared<'p> {
    pub fn new(program: &'p Program, tables: &'p Tables) -> Self {
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
        Prepared { program, tables, needed, dated }
    }

    /// The same program with other tables.
    pub fn over<'t>(&self, tables: &'t Tables) -> Prepared<'t>
    where
        'p: 't,
    {
        Prepared { program: self.program, tables, needed: self.needed.clone(), dated: self.dated.clone() }
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
    pub fn nodes_for(&self, decision: DecisionId) -> &[NodeId] {
        &self.needed[decision.index()]
    }

    /// These nodes and everything that they read, in order.
    pub fn behind(&self, nodes: &[NodeId]) -> Vec<NodeId> {
        needed(self.program, nodes.to_vec())
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

/// 初次核定日期 moves with 核定日 where the two are one day.
pub(super) fn is_first_approval(path: &str) -> bool {
    path.ends_with(".初次核定日期")
}

fn needed(program: &Program, roots: Vec<NodeId>) -> Vec<NodeId> {
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

impl Prepared<'_> {
    /// Every column that these decisions read.
    pub fn slots_of(&self, decisions: &[DecisionId]) -> BTreeSet<SlotId> {
        let mut slots = BTreeSet::new();
        for d in decisions {
            for id in self.nodes_for(*d) {
                match &self.program.node(*id).op {
                    Op::Fact(slot)
                    | Op::Presume { slot, .. }
                    | Op::IfGiven { slot, .. }
                    | Op::Instalments { slot, .. } => {
                        slots.insert(*slot);
                    }
                    Op::SumInMonth { month, .. } => {
                        slots.insert(*month);
                    }
                    Op::Count { distinct: Some(slot), .. } => {
                        slots.insert(*slot);
                    }
                    _ => {}
                }
            }
            let decision = &self.program.decisions[*d];
            slots.extend(decision.member.iter().flat_map(|m| m.label.into_iter().chain(m.identity)));
            let Some(plan) = &decision.plan else { continue };
            match &plan.months {
                Some(MonthsFrom::Records { month, .. }) => {
                    slots.insert(*month);
                }
                Some(MonthsFrom::Set { slot, .. }) => {
                    slots.insert(*slot);
                }
                _ => {}
            }
            if let Some(approved) = plan.annual.as_ref().and_then(|a| a.approved.as_ref()) {
                slots.extend([approved.year, approved.amount]);
            }
        }
        slots
    }
}
