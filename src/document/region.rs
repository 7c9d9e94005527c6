//! Regions: the stretch of the text in which a citation looks for its words.

use super::Document;
use super::letter::Letter;
use super::quote::QuoteError;
use crate::source::Span;
use std::ops::Range;

impl Document {
    /// The anchors that a citation names: a 条, a 句 of it, or a 分句.
    pub(super) fn region(
        &self,
        clause: u32,
        sentence: Option<u32>,
        part: Option<u32>,
    ) -> Result<Range<usize>, QuoteError> {
        let within = |range: Range<usize>, belongs: &dyn Fn(usize) -> bool| {
            let first = range.clone().find(|i| belongs(*i))?;
            let last = range.rev().find(|i| belongs(*i))?;
            Some(first..last + 1)
        };
        let anchor = |i: usize| &self.anchors[i];
        let all = 0..self.anchors.len();
        let Some(whole) = within(all, &|i| anchor(i).clause == Some(clause)) else {
            let last = self.anchors.iter().filter_map(|a| a.clause).max().unwrap_or(0);
            return Err(QuoteError::NoSuchClause { clauses: last });
        };
        let Some(sentence) = sentence else { return Ok(whole) };
        let Some(sentences) = within(whole.clone(), &|i| anchor(i).sentence == Some(sentence)) else {
            let last = whole.filter_map(|i| anchor(i).sentence).max().unwrap_or(0);
            return Err(QuoteError::NoSuchSentence { sentence, sentences: last });
        };
        let Some(part) = part else { return Ok(sentences) };
        within(sentences.clone(), &|i| anchor(i).part == Some(part)).ok_or_else(|| {
            let last = sentences.filter_map(|i| anchor(i).part).max().unwrap_or(0);
            QuoteError::NoSuchPart { sentence, part, parts: last }
        })
    }

    /// A region cut into its sentences; a title, a 责任单位 or a formal line stands by itself.
    pub(super) fn units(&self, region: Range<usize>) -> Vec<Range<usize>> {
        let mut units: Vec<Range<usize>> = Vec::new();
        for index in region {
            let here = &self.anchors[index];
            let goes_on = index.checked_sub(1).map(|i| &self.anchors[i]).is_some_and(|before| {
                here.part.is_some() && (before.clause, before.sentence) == (here.clause, here.sentence)
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
