//! What to decide, and how.

use super::prepared::Prepared;
use crate::ir::{DecisionId, InterpId};
use std::collections::BTreeSet;

/// What to decide, and how.
#[derive(Debug, Clone)]
pub struct Options {
    pub decisions: Vec<DecisionId>,
    /// The alternative in force for each interpretation.
    pub choices: Vec<u8>,
    /// Interpretations that whoever asked has settled for this run, 未定 or not.
    pub settled: BTreeSet<InterpId>,
    /// Whether the alternatives of interpretations that are adopted are run; those of what is 未定 always are.
    pub alternatives: bool,
}

impl Options {
    /// Everything, as adopted.
    pub fn all(prepared: &Prepared<'_>) -> Options {
        Options {
            decisions: prepared.select(None),
            choices: prepared.adopted(),
            settled: BTreeSet::new(),
            alternatives: true,
        }
    }
}
