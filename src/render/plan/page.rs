//! A plan as a page.

use super::Said;
use super::fill::view;
use crate::plan::Plan;
use crate::render::Catalogue;
use crate::render::html;

/// One offline file that reads without a script.
///
/// # Errors
/// A template that does not fit its data, which is a fault of the program.
pub fn html(plan: &Plan, said: &Said<'_>, words: &Catalogue) -> Result<String, html::Error> {
    html::plan(&view(plan, said, words), words)
}
