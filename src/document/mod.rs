//! The policy's own text: corrections, structure, anchors, quotations.
//!
//! The source stays as it was received. [`Document::read`] lays the corrections over it, derives
//! an anchor for every piece of the corrected text, and keeps the way back to the source's bytes.
//! Everything here follows from the layout of 公文 in general; nothing knows a particular policy.

mod address;
mod anchor;
mod anchors;
mod apply;
mod bracket;
mod carry;
mod clause;
mod correction;
mod counts;
mod day;
mod edit;
pub mod figure;
mod front;
mod letter;
mod likeness;
mod lookalike;
mod noise;
mod numeral;
mod own;
mod quote;
mod region;
mod report;
mod selfcite;
mod sentence;
pub mod side;
pub mod tree;
mod words;

pub use address::Address;
pub use anchor::{Anchor, AnchorKind};
pub use carry::{Carried, Dropped, WhyDropped, carry};
pub use clause::{Clause, Under};
pub use correction::{
    Certainty, Correction, CorrectionError, CorrectionFault, CorrectionKind, parse_corrections, write_corrections,
};
pub use counts::Counts;
pub use day::{WrittenDay, find_day, whole_day};
pub use lookalike::{LookAlike, named};
pub use noise::{Noise, NoiseKind};
pub use numeral::{digit, narrow, numeral, parse_numeral};
pub use own::own_name;
pub use quote::{Quote, QuoteError};
pub use report::{correction_diagnostic, quote_diagnostic};
pub use selfcite::SelfCitation;
pub use words::{bare, shares};

use crate::source::Span;
use edit::Edits;
use letter::Letter;
use sha2::{Digest, Sha256};
use std::sync::OnceLock;
use tree::{Answer, Tree};

/// A policy's text after correction, with its structure.
#[derive(Debug, Clone)]
pub struct Document {
    text: String,
    edits: Edits,
    sha256: String,
    /// In the order of the text; no two share an id.
    anchors: Vec<Anchor>,
    /// The corrected text as quotations are matched against it.
    letters: Vec<Letter>,
    tree: Tree,
    answers: Vec<Answer>,
    clauses: Vec<Clause>,
    /// The places of its own that it names, once they are asked for.
    cited: OnceLock<Vec<SelfCitation>>,
}

impl Document {
    /// Lays `corrections` over `source` and derives the structure.
    ///
    /// # Errors
    /// Every correction that does not match the source as it says it does.
    pub fn read(source: &str, corrections: &[Correction]) -> Result<Document, Vec<CorrectionError>> {
        Document::read_settled(source, corrections, &[])
    }

    /// As [`Document::read`], with answers to what the form of the text does not decide.
    ///
    /// # Errors
    /// As [`Document::read`].
    pub fn read_settled(
        source: &str,
        corrections: &[Correction],
        answers: &[Answer],
    ) -> Result<Document, Vec<CorrectionError>> {
        let document = Document::laid(source, corrections, answers)?;
        apply::check_places(corrections, &document.edits, &document.anchors)?;
        Ok(document)
    }

    /// Lays corrections that were made for another text over `source`: where their changes fall is
    /// taken from this text and written into them.
    ///
    /// # Errors
    /// As [`Document::read`], apart from the places.
    pub fn read_carried(
        source: &str,
        corrections: &mut [Correction],
        answers: &[Answer],
    ) -> Result<Document, Vec<CorrectionError>> {
        let document = Document::laid(source, corrections, answers)?;
        let places = apply::places(corrections.len(), &document.edits, &document.anchors);
        for (correction, at) in corrections.iter_mut().zip(places) {
            correction.at = at;
        }
        Ok(document)
    }

    fn laid(source: &str, corrections: &[Correction], answers: &[Answer]) -> Result<Document, Vec<CorrectionError>> {
        let (text, edits) = apply::apply(source, corrections)?;
        let tree = Tree::read(&text, answers);
        let anchors = anchors::anchors(&text, &tree);
        let letters = letter::letters(&text);
        let clauses = clause::clauses(&text, &anchors, tree.bare_items());
        Ok(Document {
            text,
            edits,
            sha256: hex_sha256(source),
            anchors,
            letters,
            tree,
            answers: answers.to_vec(),
            clauses,
            cited: OnceLock::new(),
        })
    }

    /// Every clause, in the order of the text.
    pub fn clauses(&self) -> &[Clause] {
        &self.clauses
    }

    /// The answers to what its form does not decide.
    pub fn answers(&self) -> &[Answer] {
        &self.answers
    }

    /// The structure of the corrected text.
    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// The corrected text; every [`Anchor::span`] and [`Quote::spans`] points into it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// SHA-256 of the source's characters, in hexadecimal; what it is read from leaves a byte order mark out and
    /// ends lines with LF.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// Characters of the corrected text, line breaks not counted.
    pub fn text_chars(&self) -> usize {
        self.text.chars().filter(|c| !matches!(c, '\n' | '\r')).count()
    }

    /// The bytes of the source that a span of the corrected text stands for.
    pub fn original(&self, span: Span) -> Span {
        self.edits.original(span)
    }

    /// Every anchor, in the order of the text.
    pub fn anchors(&self) -> &[Anchor] {
        &self.anchors
    }

    /// The place of an anchor in the order of the text, by its id.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.anchors.iter().position(|a| a.id == id)
    }

    /// The corrected text of the anchor at this place; empty where there is none.
    pub fn anchor_text(&self, index: usize) -> &str {
        self.anchors.get(index).map_or("", |a| a.span.text(&self.text))
    }

    /// The letters of an anchor as quotations are matched: without blanks, brackets wide.
    pub fn letters(&self, index: usize) -> String {
        self.anchors
            .get(index)
            .map(|a| letter::folded(a.span.text(&self.text)).into_iter().collect())
            .unwrap_or_default()
    }

    /// How people name the place of an anchor: 第（六）条第4句; 全文 where no anchor is meant.
    pub fn place_words(&self, index: Option<usize>) -> String {
        index.and_then(|i| self.anchors.get(i)).map_or_else(|| "全文".to_owned(), Anchor::place)
    }
}

fn hex_sha256(source: &str) -> String {
    crate::values::hex(&Sha256::digest(source.as_bytes()))
}
