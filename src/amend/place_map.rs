//! Places of the old text in the new: 条, 句 and 分句.

use super::follow::Comparison;
use crate::document::{Anchor, AnchorKind};
use crate::syntax::ast::ClauseRef;
use std::collections::BTreeMap;

/// Which 条 and which sentence became which.
pub(super) struct PlaceMap {
    clauses: BTreeMap<u32, u32>,
    /// By 条, 句 and 分句 of the old text; `None` where the sentence is gone.
    sentences: BTreeMap<Place, Option<Place>>,
}

type Place = (u32, Option<u32>, Option<u32>);

impl PlaceMap {
    pub fn new(comparison: &Comparison<'_>) -> PlaceMap {
        let (old, new) = (comparison.alignment.old, comparison.alignment.new);
        let mut map = PlaceMap { clauses: BTreeMap::new(), sentences: BTreeMap::new() };
        for (index, anchor) in old.anchors().iter().enumerate() {
            let Some(clause) = anchor.clause else { continue };
            let other = comparison.alignment.pair(index).and_then(|p| new.anchors().get(p.new));
            if anchor.kind == AnchorKind::Title
                && let Some(moved) = other.and_then(|a| a.clause)
            {
                map.clauses.insert(clause, moved);
            }
            let place = |a: &Anchor| a.clause.map(|c| (c, a.sentence, a.part));
            let found = other.and_then(place);
            if anchor.sentence.is_some() {
                map.sentences.insert((clause, anchor.sentence, anchor.part), found);
                // A sentence named as a whole goes where its first part goes.
                let whole = found.map(|(c, s, _)| (c, s, None));
                map.sentences.entry((clause, anchor.sentence, None)).or_insert(whole);
            }
        }
        map
    }

    pub fn clause(&self, old: u32) -> Option<u32> {
        self.clauses.get(&old).copied()
    }

    /// The place that a reference of the old text names in the new one; `None` where it is gone.
    pub fn reference(&self, at: &ClauseRef) -> Option<ClauseRef> {
        let (clause, sentence, part) = match at.sentence {
            None => (self.clause(at.clause)?, None, None),
            Some(_) => match self.sentences.get(&(at.clause, at.sentence, at.part)) {
                Some(found) => (*found)?,
                // What did not exist before is not for this change to mend.
                None => (at.clause, at.sentence, at.part),
            },
        };
        Some(ClauseRef { clause, sentence, part: at.part.and(part), span: at.span })
    }
}
