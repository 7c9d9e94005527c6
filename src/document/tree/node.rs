//! Numbered units with what stands in them, before they have citations.

use super::kind::FormatKind;
use super::mark::{Mark, MarkKind};
use crate::source::Span;

/// A numbered unit with what stands in it.
#[derive(Debug, Clone)]
pub struct Node {
    /// `None` for the root alone.
    pub mark: Option<Mark>,
    /// The mark, and the heading where it has one.
    pub own: Span,
    pub content: Vec<Content>,
}

/// What stands in a unit, in order.
#[derive(Debug, Clone)]
pub enum Content {
    /// A natural paragraph.
    Text(Span),
    /// A line of a table.
    Row(Span),
    /// A page number or words of a web page that the copy has left in.
    Format(FormatKind, Span),
    /// A line that belongs to no unit and is no known kind of format.
    Stray(Span),
    Unit(Node),
}

impl Node {
    pub fn new(mark: Option<Mark>, own: Span) -> Node {
        Node { mark, own, content: Vec::new() }
    }

    pub fn kind(&self) -> Option<MarkKind> {
        self.mark.map(|m| m.kind)
    }

    pub fn texts(&self) -> impl DoubleEndedIterator<Item = Span> + '_ {
        self.content.iter().filter_map(|c| match c {
            Content::Text(span) => Some(*span),
            Content::Row(_) | Content::Format(..) | Content::Stray(_) | Content::Unit(_) => None,
        })
    }

    pub fn units_mut(&mut self) -> impl Iterator<Item = &mut Node> {
        self.content.iter_mut().filter_map(|c| match c {
            Content::Unit(node) => Some(node),
            Content::Text(_) | Content::Row(_) | Content::Format(..) | Content::Stray(_) => None,
        })
    }

    pub fn units(&self) -> impl Iterator<Item = &Node> {
        self.content.iter().filter_map(|c| match c {
            Content::Unit(node) => Some(node),
            Content::Text(_) | Content::Row(_) | Content::Format(..) | Content::Stray(_) => None,
        })
    }
}
