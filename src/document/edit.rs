//! Edits: the way from the corrected text back to the source.

use crate::source::Span;

/// A stretch of the source and what stands for it in the corrected text; either may be empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Edit {
    pub original: Span,
    pub corrected: Span,
    /// The correction that asked for it.
    pub by: usize,
}

/// All edits of a text, in order; what lies between them is the same in both.
#[derive(Debug, Clone, Default)]
pub(super) struct Edits(Vec<Edit>);

impl Edits {
    /// `edits` in the order of the text, none overlapping another.
    pub fn new(edits: Vec<Edit>) -> Self {
        Edits(edits)
    }

    pub fn iter(&self) -> impl Iterator<Item = &Edit> {
        self.0.iter()
    }

    /// The source's bytes for a corrected span. What was taken out at either end is left out;
    /// a span that cuts into a replacement takes in all that was replaced.
    pub fn original(&self, span: Span) -> Span {
        if span.start == span.end {
            return self.empty(span.start);
        }
        // Everything taken out at the start lies before it, everything at the end after it.
        let before_start = self.0.partition_point(|e| e.corrected.end <= span.start);
        let start = match self.0.get(before_start) {
            Some(edit) if edit.corrected.start < span.start => edit.original.start,
            _ => self.shifted(before_start, span.start),
        };
        let before_end = self.0.partition_point(|e| e.corrected.start < span.end);
        let end = match before_end.checked_sub(1).and_then(|i| self.0.get(i)) {
            Some(edit) if edit.corrected.end > span.end => edit.original.end,
            _ => self.shifted(before_end, span.end),
        };
        Span { start, end }
    }

    /// Between two characters lies whatever was taken out there.
    fn empty(&self, at: u32) -> Span {
        let first = self.0.partition_point(|e| e.corrected.end < at);
        let touching = self.0[first..].iter().take_while(|e| e.corrected.start <= at);
        let inside =
            touching.filter(|e| e.corrected.start == e.corrected.end || e.corrected.start < at && at < e.corrected.end);
        inside.map(|e| e.original).reduce(Span::to).unwrap_or_else(|| {
            let next = self.0.partition_point(|e| e.corrected.end <= at);
            let offset = self.shifted(next, at);
            Span { start: offset, end: offset }
        })
    }

    /// An offset that lies after the first `edits` edits and before the rest.
    fn shifted(&self, edits: usize, offset: u32) -> u32 {
        match edits.checked_sub(1).and_then(|i| self.0.get(i)) {
            Some(last) => last.original.end.saturating_add(offset.saturating_sub(last.corrected.end)),
            None => offset,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 甲⏎⏎乙( → 甲乙（
    fn edits() -> Edits {
        Edits::new(vec![
            Edit { original: Span { start: 3, end: 5 }, corrected: Span { start: 3, end: 3 }, by: 0 },
            Edit { original: Span { start: 8, end: 9 }, corrected: Span { start: 6, end: 9 }, by: 1 },
        ])
    }

    #[test]
    fn leads_back_to_the_source() {
        let original = |start, end| edits().original(Span { start, end });
        assert_eq!(original(0, 3), Span { start: 0, end: 3 }, "before the line breaks");
        assert_eq!(original(3, 6), Span { start: 5, end: 8 }, "after them");
        assert_eq!(original(0, 6), Span { start: 0, end: 8 }, "over them");
        assert_eq!(original(3, 3), Span { start: 3, end: 5 }, "exactly them");
        assert_eq!(original(6, 9), Span { start: 8, end: 9 }, "the bracket");
        assert_eq!(original(9, 12), Span { start: 9, end: 12 }, "after the bracket");
        assert_eq!(original(9, 9), Span { start: 9, end: 9 }, "at the end");
    }
}
