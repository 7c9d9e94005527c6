//! A plan as data, as text and as a page.

mod beside;
mod fill;
#[cfg(feature = "html")]
mod page;
mod reason;
mod terms;
mod text;
mod view;

#[cfg(feature = "html")]
pub use page::html;
pub use text::text;

use super::Catalogue;
use crate::compare::Record;
use crate::ir::Program;
use crate::package::PackageFiles;
use crate::plan::Plan;
use crate::source::Sources;
use std::collections::BTreeSet;

/// What a plan is said of.
#[derive(Clone, Copy)]
pub struct Said<'a> {
    pub package: &'a PackageFiles,
    /// The files that edits point into.
    pub sources: &'a Sources,
    /// The new text as received; empty where none was given.
    pub new_text: &'a str,
    /// What was reviewed.
    pub record: Option<&'a Record>,
    /// Of the decisions before and after.
    pub programs: Option<Programs<'a>>,
    /// What was written.
    pub applied: Option<Applied<'a>>,
    /// Why decisions were not compared, in words.
    pub not_compared: Option<&'a str>,
    /// Two texts were compared, not only tables.
    pub of_text: bool,
    /// Decisions that stay are listed too, and every one that changed.
    pub full: bool,
}

/// A package that was written.
#[derive(Clone, Copy)]
pub struct Applied<'a> {
    pub words: &'a str,
    /// The ids of the edits that were made.
    pub made: &'a BTreeSet<String>,
}

#[derive(Clone, Copy)]
pub struct Programs<'a> {
    pub old: &'a Program,
    pub new: &'a Program,
}

/// `tiaowen.plan/v1`
pub fn json(plan: &Plan, said: &Said<'_>, catalogue: &Catalogue) -> String {
    serde_json::to_string_pretty(&fill::view(plan, said, catalogue)).unwrap_or_default()
}
