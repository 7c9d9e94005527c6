//! What is found out about one rule: pieces of its edit, and why somebody must draft it.

use super::atom::AtomId;
use super::edit::{Piece, PieceKind, Reason};
use super::settled::Settlement;
use crate::resolve::RuleId;
use crate::source::{FileId, Span};

/// What one pass, or all together, make of a rule.
#[derive(Debug, Default)]
pub(super) struct Work {
    pub pieces: Vec<Piece>,
    /// The first reason for which nothing can be derived.
    pub reason: Option<Reason>,
    /// Rules that turned out to have a change in their own words.
    pub settled: Vec<Settlement>,
}

impl Work {
    /// Nothing but a reason to draft.
    pub fn draft(reason: Reason) -> Work {
        Work { reason: Some(reason), ..Work::default() }
    }

    /// Notes that a rule has a change in its own words.
    pub fn settle(&mut self, atom: AtomId, rule: RuleId) {
        self.settled.push(Settlement { atom, rule, leaves_to: vec![] });
    }

    pub fn fail(&mut self, reason: Reason) {
        self.reason.get_or_insert(reason);
    }

    pub fn piece(&mut self, file: FileId, span: Span, new: impl Into<String>, kind: PieceKind) {
        self.add(Piece { file, span, new: new.into(), kind });
    }

    fn add(&mut self, piece: Piece) {
        if !self.pieces.contains(&piece) {
            self.pieces.push(piece);
        }
    }

    /// Takes in what another pass found.
    pub fn join(&mut self, other: Work) {
        other.pieces.into_iter().for_each(|p| self.add(p));
        other.reason.into_iter().for_each(|r| self.fail(r));
        self.settled.extend(other.settled);
    }
}
