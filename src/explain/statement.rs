//! A statement of the trace, with what it rests on and its parts.

use super::detail::Detail;
use super::state::State;
use crate::ir::{CitationId, NodeId, SlotId};

/// One statement with its state, what it rests on, and its parts.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    pub node: Option<NodeId>,
    /// The row of the node's own domain that is spoken of.
    pub row: usize,
    pub statement: String,
    pub state: State,
    /// Facts, limits and margins.
    pub details: Vec<Detail>,
    /// The fact whose name, affirmed, is the statement.
    pub states: Option<SlotId>,
    pub cites: Vec<CitationId>,
    /// The alternative of an interpretation that stands here.
    pub reading: Option<(String, String)>,
    pub children: Vec<Step>,
    /// The parts are alternatives: one that holds is enough.
    pub any: bool,
    /// The statement denies its parts: where they hold, it fails.
    pub denies: Option<Denies>,
    /// They have no name of their own: the statement lists them.
    pub list: bool,
    /// Of one row of a relation: the person or record that it is about.
    pub whose: Option<String>,
    /// The facts that a statement without parts rests on, each with its row.
    pub reads: Vec<(SlotId, usize)>,
}

/// What a statement denies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Denies {
    /// A status, a definition: 不是……
    Status,
    /// A 除外情形, with the words that affirm it: 属于……
    Exclusion { affirmed: String },
}

impl Step {
    /// The words that affirm the 除外情形 by which the statement fails.
    pub fn excluded(&self) -> Option<&str> {
        match &self.denies {
            Some(Denies::Exclusion { affirmed }) if self.state == State::Fails => Some(affirmed),
            _ => None,
        }
    }

    /// The deepest statements in `state`; of alternatives, the whole.
    pub fn leaves(&self, state: State) -> Vec<&Step> {
        if self.state != state {
            return vec![];
        }
        // What a denial unfolds into are no conditions of their own.
        let denied = self.denies.is_some() && state != State::Open;
        if self.children.is_empty() || self.any || denied {
            return vec![self];
        }
        let below: Vec<&Step> = self.children.iter().flat_map(|c| c.leaves(state)).collect();
        if below.is_empty() { vec![self] } else { below }
    }

    /// Whether it speaks of a fact, list or parameter of this name.
    pub fn mentions(&self, name: &str) -> bool {
        self.statement.contains(name) || self.details.iter().any(|d| d.speaks_of(name))
    }

    pub(super) fn is_silent(&self) -> bool {
        self.statement.is_empty()
    }
}
