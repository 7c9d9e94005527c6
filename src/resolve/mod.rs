//! Names to declarations, quotes to anchors, definitions to the stretch of text they govern.
//!
//! Invariants: every quotation in a [`Model`] was found in the text; every rule knows the clause it
//! speaks for and where in the text its words begin; nothing here computes anything.

mod agencies;
mod definitions;
mod model;
mod pointer;
mod references;
mod symbols;

pub use definitions::{Definition, DefinitionId, Definitions, UseSite};
pub use model::{CitedLine, Claim, Interp, Model, NESTING, Param, RuleId, RuleInfo, resolve};
pub use pointer::Pointer;
pub use references::{Reference, Resolved, own_words, unresolved};
pub use symbols::{Entity, Fact, FactType, Relation, Symbols};
