//! Why nothing is to be had, whatever is not known turns out to be.

use super::cell::Cell;
use super::open::Atom;
use super::payment::{Nothing, UsedUp};
use super::run::Run;
use crate::ir::{Decision, DecisionId, DomainId, NodeId, Op};

/// Why nothing is to be had under some answers to what is not known.
#[derive(Debug, Clone, PartialEq)]
pub struct Ground {
    /// The answers, where one question alone is open.
    pub answers: Option<(Atom, Vec<Cell>)>,
    /// The conditions that fail.
    pub failing: Vec<NodeId>,
    pub used_up: Option<UsedUp>,
    pub nothing: Option<Nothing>,
    pub yields_to: Option<DecisionId>,
}

impl Ground {
    /// The same reason, whatever the answers.
    fn is_like(&self, other: &Ground) -> bool {
        let of = |g: &Ground| (g.used_up, g.nothing, g.yields_to);
        self.failing == other.failing && of(self) == of(other)
    }

    /// Each reason once, with all the answers that come to it.
    pub(super) fn gathered(grounds: impl Iterator<Item = Ground>) -> Vec<Ground> {
        let mut found: Vec<Ground> = Vec::new();
        for ground in grounds {
            match found.iter_mut().find(|known| known.is_like(&ground)) {
                Some(known) => {
                    if let (Some((_, cells)), Some((_, more))) = (&mut known.answers, ground.answers) {
                        cells.extend(more);
                    }
                }
                None => found.push(ground),
            }
        }
        found
    }
}

impl Run<'_> {
    /// The conditions of a decision that fail in this pass, the deepest that are conditions of the case as a whole.
    pub(super) fn failing(&self, decision: &Decision) -> Vec<NodeId> {
        let mut found = Vec::new();
        self.failing_behind(decision.eligible, &mut found);
        found
    }

    fn failing_behind(&self, node: NodeId, found: &mut Vec<NodeId>) {
        let n = self.program.node(node);
        if n.domain != DomainId::ROOT || !matches!(self.root(node), Cell::False | Cell::NotApplicable) {
            return;
        }
        let before = found.len();
        if let Op::All(parts) = &n.op {
            parts.iter().for_each(|part| self.failing_behind(*part, found));
        }
        if found.len() == before && !found.contains(&node) {
            found.push(node);
        }
    }
}
