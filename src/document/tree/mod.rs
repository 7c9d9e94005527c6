//! The structure of a text: a tree of units, every character in exactly one of them.
//!
//! Lines → the documents in the text, their heads, bodies, ends and attachments (`parts`) → numbered units nested as
//! their marks show (`scheme`, `nest`, `heading`) → units in the order of the text with their citations (`emit`, `body`).
//! What the form does not decide is a [`Doubt`] with its likeliest answer; nothing is left out or called format that
//! is not known as such.

mod around;
mod body;
mod caption;
mod doubt;
mod emit;
mod format;
mod head;
mod heading;
mod heading_line;
mod kind;
mod line;
mod loose;
mod mark;
mod nest;
mod node;
mod parts;
mod scheme;
mod sentences;
mod step;
mod table;

pub(super) use caption::number_in;
pub use doubt::{Answer, Doubt, QUESTIONS, Question};
pub use format::is_title;
pub use heading_line::heading_step;
pub use kind::{FORMATS, FormatKind, UnitKind};
pub(super) use mark::mark;
pub use mark::{Mark, MarkKind};
pub use scheme::Scheme;
pub use step::{LetterKind, Step, Written, cite};

use crate::source::Span;

/// A unit of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    pub kind: UnitKind,
    /// The way to it; that of the unit around it for a sentence.
    pub steps: Vec<Step>,
    /// The number of a sentence in its unit.
    pub sentence: Option<u32>,
    /// Whether its unit holds several sentences.
    pub several: bool,
    /// What it holds itself: mark and heading of a unit, all of a leaf.
    pub own: Span,
    /// With everything in it.
    pub span: Span,
    /// How many units stand around it.
    pub depth: u32,
    /// Whether it is of another document of the text, which the rules are not of.
    pub other: bool,
}

impl Unit {
    /// The kind of format that it is; whatever belongs to another document is that.
    pub fn format(&self) -> Option<FormatKind> {
        match self.kind {
            _ if self.other => (self.own.start < self.own.end).then_some(FormatKind::Other),
            UnitKind::Format(kind) => Some(kind),
            _ => None,
        }
    }
}

/// The structure of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree {
    /// In the order of the text.
    pub units: Vec<Unit>,
    pub doubts: Vec<Doubt>,
    /// How the policy itself is numbered.
    pub scheme: Scheme,
    /// Whether it writes 第四项 and not 第（四）项.
    bare_items: bool,
    /// The titles of the documents that a letter publishes, in order.
    pub titles: Vec<String>,
    /// Which of them the rules are of.
    pub policy: usize,
}

impl Tree {
    /// The structure of a text, with the doubts that a person has settled.
    pub fn read(text: &str, answers: &[Answer]) -> Tree {
        emit::tree(text, answers)
    }

    /// Whether the text writes 第四项 and not 第（四）项.
    pub fn bare_items(&self) -> bool {
        self.bare_items
    }

    /// The citation of the unit that a unit is, or of the one around a sentence.
    pub fn cite_unit(&self, unit: &Unit) -> String {
        cite(&unit.steps, self.bare_items)
    }

    /// The citation of a unit as the paper itself would write it; empty where it has none.
    pub fn cite(&self, unit: &Unit) -> String {
        if unit.kind == UnitKind::Document && unit.steps.is_empty() {
            let mut documents = self.units.iter().filter(|u| u.kind == UnitKind::Document && u.steps.is_empty());
            let place = documents.position(|u| u.span == unit.span);
            return place.and_then(|place| self.titles.get(place)).cloned().unwrap_or_default();
        }
        if let UnitKind::Format(_) = unit.kind {
            // Format is of a document or an attachment, not of the unit that it stands among.
            let outer = |s: &&Step| matches!(s, Step::Letter(_) | Step::Annex(_) | Step::Schedule(_));
            return cite(&unit.steps.iter().take_while(outer).copied().collect::<Vec<_>>(), self.bare_items);
        }
        let mut words = self.cite_unit(unit);
        if let Some(n) = unit.sentence.filter(|_| unit.several) {
            words.push_str(&format!("第{n}句"));
        }
        words
    }
}

/// The words behind the mark that a heading begins with.
pub fn behind_mark(words: &str) -> &str {
    if let Some((_, _, length)) = parts::annex(words) {
        return words.get(length..).unwrap_or_default();
    }
    mark::mark(words).and_then(|m| words.get(m.length..)).unwrap_or(words)
}
