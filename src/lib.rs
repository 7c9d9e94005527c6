//! 条文 (tiaowen): policy as data.
//!
//! Data flows one way: text → syntax tree → resolved → IR → outcomes and trace → explanation → page.
//! `docs/ARCHITECTURE.md` holds the stage table and the invariants of each stage.

pub mod diagnostic;
pub mod source;
pub mod syntax;
