//! Two texts that are held against each other, or a file before and after edits, and places in them: a place of
//! one cannot be used in the other.

use crate::document::{Address, Document, QuoteError};
use crate::source::Span;
use std::marker::PhantomData;
use std::ops::Deref;

/// The text, or the file, as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Old;

/// The text, or the file, as it is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct New;

/// A rule file, or other words that are compared with nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Alone;

/// A stretch of one text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct In<T> {
    span: Span,
    of: PhantomData<T>,
}

/// One of the two texts, with its structure.
#[derive(Debug)]
pub struct Text<'d, T> {
    document: &'d Document,
    of: PhantomData<T>,
}

impl<T> Clone for Text<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Text<'_, T> {}

/// Its words and its structure; places in it are asked of the text itself.
impl<'d, T> Deref for Text<'d, T> {
    type Target = Document;

    fn deref(&self) -> &Document {
        self.document
    }
}

impl<'d, T: Copy + Default> Text<'d, T> {
    pub(super) fn of(document: &'d Document) -> Self {
        Text { document, of: PhantomData }
    }

    pub(super) fn document(self) -> &'d Document {
        self.document
    }

    /// The words of a place.
    pub(super) fn at(self, place: In<T>) -> &'d str {
        place.span.text(self.document.text())
    }

    /// The words behind a place.
    pub(super) fn behind(self, place: In<T>) -> &'d str {
        self.document.text().get(place.span.range().end..).unwrap_or_default()
    }

    /// The place of an anchor; empty where there is none.
    pub(super) fn place(self, anchor: usize) -> In<T> {
        self.document.anchors().get(anchor).map(|a| In::from(a.span)).unwrap_or_default()
    }

    /// The anchor in which a place begins.
    pub(super) fn anchor_of(self, place: In<T>) -> Option<usize> {
        self.document.anchors().iter().position(|a| In::from(a.span).holds_start_of(place))
    }

    /// The anchors that a place touches, in order.
    pub(super) fn touched(self, place: In<T>) -> Vec<usize> {
        let anchors = self.document.anchors().iter().enumerate();
        anchors.filter(|(_, a)| In::from(a.span).touches(place)).map(|(i, _)| i).collect()
    }

    /// Where the parts of a quotation stand.
    ///
    /// # Errors
    /// As [`Document::find`].
    pub(super) fn quoted(self, at: &Address, parts: &[&str]) -> Result<Vec<In<T>>, QuoteError> {
        let quote = self.document.find(at, parts)?;
        Ok(quote.spans.into_iter().map(In::from).collect())
    }
}

/// What reads a text gives its places so.
impl<T> From<Span> for In<T> {
    fn from(span: Span) -> Self {
        In { span, of: PhantomData }
    }
}

impl<T: Copy> In<T> {
    /// A stretch from one byte to another.
    pub(super) fn new(start: usize, end: usize) -> Self {
        In::from(Span::new(start, end))
    }

    /// The stretch in bytes, for what knows of one text only.
    pub fn span(self) -> Span {
        self.span
    }

    /// The smallest stretch that holds both.
    pub(super) fn to(self, other: In<T>) -> In<T> {
        In::from(self.span.to(other.span))
    }

    /// What both have in common.
    pub(super) fn common(self, other: In<T>) -> In<T> {
        let (start, end) = (self.span.start.max(other.span.start), self.span.end.min(other.span.end));
        In::from(Span { start, end: end.max(start) })
    }

    /// Whether it begins before another does.
    pub fn begins_before(self, other: In<T>) -> bool {
        self.span.start < other.span.start
    }

    pub(super) fn touches(self, other: In<T>) -> bool {
        self.span.start < other.span.end && other.span.start < self.span.end
    }

    pub(super) fn covers(self, other: In<T>) -> bool {
        self.span.start <= other.span.start && other.span.end <= self.span.end
    }

    pub(super) fn holds_start_of(self, other: In<T>) -> bool {
        self.span.start <= other.span.start && other.span.start < self.span.end
    }

    /// What lies between this and a later stretch; `None` where the other does not come later.
    pub(super) fn up_to(self, later: In<T>) -> Option<In<T>> {
        (self.span.end <= later.span.start).then(|| In::from(Span { start: self.span.end, end: later.span.start }))
    }

    /// The part before another stretch within it.
    pub(super) fn before(self, inner: In<T>) -> In<T> {
        In::from(Span { end: inner.span.start.max(self.span.start), ..self.span })
    }

    /// The part of an outer stretch that lies behind this one.
    pub(super) fn behind_in(self, outer: In<T>) -> In<T> {
        In::from(Span { start: self.span.end.clamp(outer.span.start, outer.span.end), ..outer.span })
    }

    /// Longer by so many bytes at its end.
    pub(super) fn longer(self, by: usize) -> In<T> {
        In::new(self.span.range().start, self.span.range().end + by)
    }

    /// Shorter by so many bytes at each end, empty at the least.
    pub(super) fn within(self, left: usize, right: usize) -> In<T> {
        let range = self.span.range();
        let start = (range.start + left).min(range.end);
        In::new(start, range.end.saturating_sub(right).max(start))
    }

    /// The empty stretch where it begins.
    pub(super) fn start(self) -> In<T> {
        In::from(Span { end: self.span.start, ..self.span })
    }
}
