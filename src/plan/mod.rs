//! Plans: what an amended text, another package or other tables change, put together for a reader.
//!
//! Text, package and cases come in, a [`Plan`] goes out; nothing is written here.

mod cases;
mod cause;
mod changes;
mod input;
mod packages;
mod rewrite;
mod rule_lines;
mod text;
mod trend;

pub use cases::{Decisions, Exemplar, Row, decisions};
pub use changes::{Basis, ChangeKind, ChangeOut, RuleOut};
pub use input::{CaseInput, Origin};
pub use packages::{Newer, OfText, Version, packages, tables};
pub use rewrite::{How, NewText, Rewritten, rewrite};
pub use rule_lines::{ReadBack, RuleLines};
pub use text::{Amended, Refusal, TextPlan, against};

use crate::amend::{Edit, Reason};
use crate::compare::RowChange;
use crate::document::{Carried, Noise};

/// Everything that is said of a comparison.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    pub changes: Vec<ChangeOut>,
    pub rules: Vec<RuleOut>,
    pub same_wording: Vec<Wording>,
    pub edits: Vec<Edit>,
    pub noise: Vec<Noise>,
    pub carried: Carried,
    /// Rows of parameter tables that differ.
    pub rows: Vec<RowChange>,
    /// Absent where no cases were given.
    pub decisions: Option<Decisions>,
}

/// Wording like that which changed, left as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// In the new text.
    pub anchor: String,
    pub text: String,
    /// The anchor, in the old text, of the sentence that changed.
    pub changed: String,
}

impl Plan {
    /// Edits that somebody must draft.
    pub fn drafts(&self) -> impl Iterator<Item = &Edit> {
        self.edits.iter().filter(|e| !e.is_ready())
    }

    /// Where an edit awaits drafting, nothing tells the direction of the change that it answers.
    fn await_drafts(&mut self) {
        for change in &mut self.changes {
            let mut answering = self.edits.iter().filter(|e| e.anchor == change.anchor && e.rule().is_some());
            if answering.any(|e| matches!(e.reason(), Some(Reason::Breaks { .. }))) {
                change.awaits_drafting = true;
                (change.direction, change.basis) = (crate::amend::Direction::Mixed, Basis::Nothing);
            }
        }
    }

    /// Whether decisions changed, or cases were not read.
    pub fn decisions_unsettled(&self) -> bool {
        self.decisions.as_ref().is_some_and(|d| d.changed > 0 || !d.unread.is_empty())
    }
}
