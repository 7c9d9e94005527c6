//! The ids of a program's parts.

use super::decision::{Decision, Tier};
use super::node::Node;
use super::program::{Citation, Document, Domain, Interpretation, Parameter, Slot};
use crate::values::id;

id!(
    /// A node, by its place in [`super::Program::nodes`].
    NodeId of Node
);
id!(
    /// A column of facts, by its place in [`super::Program::slots`].
    SlotId of Slot
);
id!(
    /// A space of rows, by its place in [`super::Program::domains`].
    DomainId of Domain
);
id!(
    /// A parameter, by its place in [`super::Program::parameters`].
    ParamId of Parameter
);
id!(
    /// An interpretation, by its place in [`super::Program::interpretations`].
    InterpId of Interpretation
);
id!(
    /// A citation, by its place in [`super::Program::citations`].
    CitationId of Citation
);
id!(
    /// An outside document, by its place in [`super::Program::documents`].
    DocumentId of Document
);
id!(
    /// A decision, by its place in [`super::Program::decisions`].
    DecisionId of Decision
);
id!(
    /// A duration, by its place in [`super::Plan::tiers`].
    TierId of Tier
);

impl DomainId {
    /// The case itself: one row.
    pub const ROOT: DomainId = DomainId::new(0);
}
