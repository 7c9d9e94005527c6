//! The ids of a program's parts.

use crate::values::id;

id!(
    /// A node, by its place in [`super::Program::nodes`].
    NodeId
);
id!(
    /// A column of facts, by its place in [`super::Program::slots`].
    SlotId
);
id!(
    /// A space of rows, by its place in [`super::Program::domains`].
    DomainId
);
id!(
    /// A parameter, by its place in [`super::Program::parameters`].
    ParamId
);
id!(
    /// An interpretation, by its place in [`super::Program::interpretations`].
    InterpId
);
id!(
    /// A citation, by its place in [`super::Program::citations`].
    CitationId
);
id!(
    /// An outside document, by its place in [`super::Program::documents`].
    DocumentId
);
id!(
    /// A decision, by its place in [`super::Program::decisions`].
    DecisionId
);
id!(
    /// A duration, by its place in [`super::Plan::tiers`].
    TierId
);
id!(
    /// A cap on amounts, by its place in [`super::Plan::limits`].
    LimitId
);

impl DomainId {
    /// The case itself: one row.
    pub const ROOT: DomainId = DomainId::new(0);
}
