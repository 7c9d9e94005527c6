//! What a page is made with: the run, the words, the audience and the quotations so far.

use super::audience::Audience;
use super::quotes::Quotes;
use crate::eval::Run;
use crate::facts::Case;
use crate::ir::CitationId;
use crate::render::words::Words;

/// What makes the decisions of one page.
pub(super) struct Maker<'a, 'q> {
    pub run: &'a Run<'a>,
    pub words: Words<'a>,
    pub case: &'a Case,
    pub audience: Audience,
    pub quotes: &'q mut Quotes<'a>,
    /// The place of the decision on the page, from 1, and how many there are.
    pub number: usize,
    pub of: usize,
    pub rule: String,
    /// Whom the decision is about.
    pub subject: String,
    /// The citations given last.
    pub quoted: Vec<CitationId>,
}
