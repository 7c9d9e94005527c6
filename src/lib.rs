//! 条文 (tiaowen): policy as data.
//!
//! Data flows one way: text → syntax tree → resolved → IR → outcomes and trace → explanation → page.
//! `docs/ARCHITECTURE.md` holds the stage table and the invariants of each stage.

#[cfg(feature = "cli")]
pub mod cli;
pub mod compile;
pub mod data;
pub mod diagnostic;
pub mod document;
pub mod eval;
pub mod explain;
pub mod facts;
pub mod ir;
pub mod lower;
pub mod package;
pub mod render;
pub mod resolve;
pub mod source;
pub mod syntax;
pub mod types;
pub mod values;
