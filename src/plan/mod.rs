//! Plans: what an amended text, another package or other tables change, put together for a reader.
//!
//! Text, package and cases come in, a [`Plan`] goes out; nothing is written here.

mod cases;
mod changes;
mod packages;
mod rewrite;
mod text;

pub use cases::{CaseInput, Decisions, Exemplar, Row, RuleLines, Wordings, decisions};
pub use changes::{Basis, ChangeOut, RuleOut};
pub use packages::{Version, packages, tables};
pub use rewrite::{Rewritten, rewrite};
pub use text::{Amended, Refusal, TextPlan, against};

use crate::amend::Edit;
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

    pub fn decisions_changed(&self) -> usize {
        self.decisions.as_ref().map_or(0, |d| d.changed)
    }
}
