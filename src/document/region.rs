//! Regions: the stretch of the text in which a citation looks for its words.

use super::address::Address;
use super::letter::Letter;
use super::quote::QuoteError;
use super::{Anchor, Document};
use crate::source::Span;
use std::ops::Range;

impl Document {
    /// The anchors that an address names.
    pub(super) fn region(&self, at: &Address) -> Result<Range<usize>, QuoteError> {
        let within = |at: &Address| {
            let first = self.anchors.iter().position(|a| a.stands_at(at))?;
            let last = self.anchors.iter().rposition(|a| a.stands_at(at))?;
            Some(first..last + 1)
        };
        // 第1分句 alone is that of the only sentence.
        if at.sentence.is_none() && at.part.is_some() {
            let own: Vec<&Anchor> = self.anchors.iter().filter(|a| a.stands_at(at)).collect();
            if own.len() > 1 {
                return Err(QuoteError::Ambiguous { places: own.iter().map(|a| a.place()).collect() });
            }
        }
        if let Some(found) = within(at) {
            return Ok(found);
        }
        let cut = |sentence: Option<u32>| Address { steps: at.steps.clone(), sentence, part: None };
        let Some(unit) = within(&cut(None)) else { return Err(self.no_such_unit(at)) };
        let last = |of: &dyn Fn(&Anchor) -> Option<u32>| {
            let own = self.anchors[unit.clone()].iter().filter(|a| a.stands_at(&cut(a.sentence)));
            own.filter_map(of).max().unwrap_or(0)
        };
        Err(match (at.sentence, at.part) {
            (Some(sentence), Some(part)) if within(&cut(at.sentence)).is_some() => {
                let parts = last(&|a| a.part.filter(|_| a.sentence == Some(sentence)));
                QuoteError::NoSuchPart { sentence: Some(sentence), part, parts }
            }
            (None, Some(part)) => QuoteError::NoSuchPart { sentence: None, part, parts: last(&|a| a.part) },
            (sentence, _) => {
                QuoteError::NoSuchSentence { sentence: sentence.unwrap_or_default(), sentences: last(&|a| a.sentence) }
            }
        })
    }

    /// How far the text follows a way that it does not lead to the end of.
    fn no_such_unit(&self, at: &Address) -> QuoteError {
        let mut ways = (1..at.steps.len()).rev().map(|n| &at.steps[..n]);
        let known = ways.find(|steps| self.has(&Address::of(steps.to_vec())));
        match known {
            Some(known) => QuoteError::NoSuchUnit { known: super::tree::cite(known, self.tree.bare_items()) },
            None => QuoteError::NoSuchClause { clauses: u32::try_from(self.clauses().len()).unwrap_or(u32::MAX) },
        }
    }

    /// A region cut into its sentences; a title, a 责任单位 or a formal line stands by itself.
    pub(super) fn units(&self, region: Range<usize>) -> Vec<Range<usize>> {
        let mut units: Vec<Range<usize>> = Vec::new();
        for index in region {
            let here = &self.anchors[index];
            let goes_on = index.checked_sub(1).map(|i| &self.anchors[i]).is_some_and(|before| {
                here.part.is_some() && (&before.steps, before.sentence) == (&here.steps, here.sentence)
            });
            match units.last_mut().filter(|_| goes_on) {
                Some(unit) => unit.end = index + 1,
                None => units.push(index..index + 1),
            }
        }
        units
    }

    /// The letters of a run of anchors, by their places in the document's.
    pub(super) fn letters_of(&self, anchors: &Range<usize>) -> Range<usize> {
        let Some(covered) = self.anchors.get(anchors.clone()).filter(|a| !a.is_empty()) else { return 0..0 };
        let span = covered.iter().map(|a| a.span).reduce(Span::to).unwrap_or_default();
        let start = self.letters.partition_point(|l: &Letter| l.span.start < span.start);
        let end = self.letters.partition_point(|l: &Letter| l.span.start < span.end);
        start..end
    }

    /// The corrected text's span of a run of letters.
    pub(super) fn span_of(&self, letters: &Range<usize>) -> Span {
        let covered = self.letters.get(letters.clone()).unwrap_or_default();
        covered.iter().map(|l| l.span).reduce(Span::to).unwrap_or_default()
    }

    /// The anchors that any of these spans touches, in order.
    pub(super) fn touched(&self, spans: &[Span]) -> Vec<usize> {
        let touches = |anchor: Span| spans.iter().any(|s| s.start < anchor.end && anchor.start < s.end);
        (0..self.anchors.len()).filter(|i| touches(self.anchors[*i].span)).collect()
    }
}
