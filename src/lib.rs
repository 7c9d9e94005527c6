//! 条文 (tiaowen): policy as data.
//!
//! Data flows one way: text → syntax tree → resolved → IR → outcomes and trace → explanation → page.
//! `docs/ARCHITECTURE.md` holds the stage table and the invariants of each stage.

pub mod source;
pub mod diagnostic;
pub mod document;
pub mod values;
pub mod draft;
pub mod syntax;
pub mod types;
pub mod ir;
pub mod resolve;
pub mod lower;
pub mod ledger;
pub mod data;
pub mod facts;
pub mod package;
pub mod woven;
pub mod amend;
pub mod compile;
pub mod eval;
pub mod counterfactual;
pub mod interview;
pub mod explain;
pub mod compare;
pub mod plan;
pub mod record;
pub mod render;
#[cfg(feature = "cli")]
pub mod cli;
