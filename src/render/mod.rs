//! Findings, outcomes and explanations put into words and drawn for people and programs.
//!
//! Words come from the catalogue, never from the stages before. This module knows no file system
//! and no terminal: it gives text. Only [`diagnostic`] knows the library that draws excerpts.

pub mod ask;
pub mod audit;
mod breaks;
mod cap_json;
mod catalogue;
pub mod checked;
pub mod decision_json;
#[cfg(feature = "cli")]
pub mod diagnostic;
pub mod diagnostic_json;
pub mod dossier;
#[cfg(feature = "html")]
pub mod html;
pub mod ledger_text;
pub mod plan;
pub mod report;
pub mod structure;
mod trace_json;
mod words;
mod wrap;

pub use catalogue::{Catalogue, Finding, Lang};
pub use words::Words;
pub use wrap::{visible, wrap};

use crate::source::Place;

/// The words for a place in the policy's own structure, such as 第（六）条第4句, where it has any.
pub type PlaceWords<'a> = &'a dyn Fn(Place) -> Option<String>;
