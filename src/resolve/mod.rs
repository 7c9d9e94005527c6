//! Names to declarations, quotes to anchors, definitions to the stretch of text they govern.
//!
//! Invariants: every quotation in a [`Model`] was found in the text; every rule knows the clause it
//! speaks for and where in the text its words begin; nothing here computes anything.

#![warn(clippy::wildcard_enum_match_arm)]

mod agencies;
mod citing;
mod definitions;
mod excluded;
mod id;
mod info;
mod located;
mod model;
mod owner;
mod pointer;
mod qualifiers;
mod reach;
mod references;
mod roles;
mod symbols;
mod written;

pub use definitions::{Definition, Definitions, UseSite};
pub use excluded::Excluding;
pub use id::{DefinitionId, RuleId};
pub use info::{CitedItem, CitedLine, Claim, Interp, NESTING, Param, RuleInfo, TimeLine};
pub use located::Located;
pub use model::{Model, resolve};
pub use pointer::Pointer;
pub use references::{Reference, Resolved};
pub use symbols::{Entity, Fact, FactType, Relation, Symbols};
pub use written::{Stands, Unwritten};
