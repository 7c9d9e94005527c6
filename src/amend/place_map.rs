//! Places of the old text in the new: clauses, units and sentences.

use super::follow::Comparison;
use crate::document::tree::Step;
use crate::document::{Address, AnchorKind, Document};
use crate::syntax::ast::ClauseRef;
use std::collections::BTreeMap;

/// Which clause, which unit and which sentence became which.
pub(super) struct PlaceMap<'d> {
    old: &'d Document,
    clauses: BTreeMap<u32, u32>,
    units: BTreeMap<Vec<Step>, Vec<Step>>,
    /// By sentence and part of the old text; `None` where the sentence is gone.
    sentences: BTreeMap<Address, Option<Address>>,
}

impl<'d> PlaceMap<'d> {
    pub fn new(comparison: &Comparison<'d>) -> PlaceMap<'d> {
        let (old, new) = (comparison.alignment.old, comparison.alignment.new);
        let (clauses, units, sentences) = Default::default();
        let mut map = PlaceMap { old: old.document(), clauses, units, sentences };
        for (index, anchor) in old.anchors().iter().enumerate() {
            let Some(clause) = anchor.clause else { continue };
            let other = comparison.alignment.pair(index).and_then(|p| new.anchors().get(p.new));
            if let Some(other) = other {
                if let Some(moved) = other.clause.filter(|_| anchor.kind == AnchorKind::Title) {
                    map.clauses.insert(clause, moved);
                }
                for (was, is) in (1..=anchor.steps.len()).zip(1..=other.steps.len()) {
                    map.units.entry(anchor.steps[..was].to_vec()).or_insert(other.steps[..is].to_vec());
                }
            }
            if anchor.sentence.is_some() {
                let found = other.map(|a| a.address());
                map.sentences.insert(anchor.address(), found.clone());
                // A sentence named as a whole goes where its first part goes.
                let whole = |at: Address| Address { part: None, ..at };
                map.sentences.entry(whole(anchor.address())).or_insert(found.map(whole));
            }
        }
        map
    }

    pub fn clause(&self, old: u32) -> Option<u32> {
        self.clauses.get(&old).copied()
    }

    /// The place that a reference of the old text names in the new one; `None` where it is gone.
    pub fn reference(&self, at: &ClauseRef) -> Option<ClauseRef> {
        let known = self.old.anchor_at(&at.at);
        let now = match (at.at.sentence, known) {
            // What did not exist before is not for this change to mend.
            (_, None) => at.at.clone(),
            (None, Some(anchor)) => {
                let steps = self.units.get(anchor.steps.get(..at.at.steps.len())?)?;
                Address::of(steps.clone())
            }
            (Some(_), Some(anchor)) => {
                let now = self.sentences.get(&Address { part: at.at.part, ..anchor.address() })?.clone()?;
                Address { part: at.at.part.and(now.part), ..now }
            }
        };
        Some(ClauseRef { at: now, span: at.span })
    }
}
