//! The generated parser, and the reader that points it at pieces of a file.

use super::ast::{Name, Text};
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Span};
use pest::Parser;
use pest::error::InputLocation;
use pest::iterators::{Pair, Pairs};

#[derive(pest_derive::Parser)]
#[grammar = "../grammar/tiaowen.pest"]
struct Grammar;

pub(super) type Node<'i> = Pair<'i, Rule>;

/// A piece of the file, by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece<'t> {
    pub text: &'t str,
    pub start: usize,
}

impl<'t> Piece<'t> {
    pub fn span(self) -> Span {
        Span::new(self.start, self.start + self.text.len())
    }

    pub fn slice(self, from: usize, to: usize) -> Piece<'t> {
        Piece { text: self.text.get(from..to).unwrap_or_default(), start: self.start + from }
    }

    pub fn trim(self) -> Piece<'t> {
        let blank = |c: char| c.is_whitespace() || c == '\u{FEFF}';
        let left = self.text.len() - self.text.trim_start_matches(blank).len();
        let text = self.text.trim_matches(blank);
        Piece { text, start: self.start + left }
    }

    pub fn strip_prefix(self, prefix: &str) -> Option<Piece<'t>> {
        self.text.starts_with(prefix).then(|| self.slice(prefix.len(), self.text.len()).trim())
    }

    pub fn strip_suffix(self, suffix: &str) -> Option<Piece<'t>> {
        self.text.ends_with(suffix).then(|| self.slice(0, self.text.len() - suffix.len()).trim())
    }
}

/// Reads one file, collecting what is wrong with it.
pub(super) struct Reader<'t> {
    pub file: FileId,
    pub text: &'t str,
    diagnostics: Vec<Diagnostic>,
}

impl<'t> Reader<'t> {
    pub fn new(file: FileId, text: &'t str) -> Self {
        Reader { file, text, diagnostics: Vec::new() }
    }

    pub fn push(&mut self, diagnostic: Diagnostic) {
        // One fault, one finding: what starts inside a place already reported is its echo.
        let echo = self.diagnostics.iter().any(|d| {
            let (a, b) = (d.place.span, diagnostic.place.span);
            a == b || (a.start <= b.start && b.start < a.end)
        });
        if !echo {
            self.diagnostics.push(diagnostic);
        }
    }

    /// Whether anything was reported within a stretch.
    pub fn told_within(&self, span: Span) -> bool {
        self.diagnostics.iter().any(|d| span.start <= d.place.span.start && d.place.span.start <= span.end)
    }

    pub fn finish(mut self) -> Vec<Diagnostic> {
        self.diagnostics.sort_by_key(|d| (d.place, d.code));
        self.diagnostics
    }

    pub fn whole(&self) -> Piece<'t> {
        Piece { text: self.text, start: 0 }
    }

    /// Reads a piece by one entry rule; a failure gives the byte at which reading stopped.
    pub fn read(&self, rule: Rule, piece: Piece<'t>) -> Result<Read<'t>, usize> {
        match Grammar::parse(rule, piece.text) {
            Ok(mut pairs) => match pairs.next() {
                Some(pair) => Ok(Read { inner: pair.into_inner(), start: piece.start }),
                None => Err(piece.start),
            },
            Err(error) => {
                let at = match error.location {
                    InputLocation::Pos(at) => at,
                    InputLocation::Span((at, _)) => at,
                };
                Err(piece.start + at)
            }
        }
    }
}

/// A successful reading and the offset of its piece.
pub(super) struct Read<'i> {
    pub inner: Pairs<'i, Rule>,
    pub start: usize,
}

impl<'i> Read<'i> {
    pub fn first(mut self) -> Option<(Node<'i>, At)> {
        let at = At(self.start);
        self.inner.next().filter(|n| n.as_rule() != Rule::EOI).map(|n| (n, at))
    }

    pub fn nodes(self) -> (Vec<Node<'i>>, At) {
        let at = At(self.start);
        (self.inner.filter(|n| n.as_rule() != Rule::EOI).collect(), at)
    }
}

/// Turns places within a piece into places within the file.
#[derive(Debug, Clone, Copy)]
pub(super) struct At(pub usize);

impl At {
    pub fn span(self, node: &Node<'_>) -> Span {
        let span = node.as_span();
        Span::new(self.0 + span.start(), self.0 + span.end())
    }

    /// A name, its quotation marks and blanks removed, its widths folded.
    pub fn name(self, node: &Node<'_>) -> Name {
        let span = self.span(node);
        let inner = innermost(node.clone());
        let quoted = inner.as_rule() == Rule::quoted_text;
        let text = if quoted { inner.as_str().trim().to_owned() } else { fold(inner.as_str()) };
        Name { text, quoted, span }
    }

    pub fn text(self, node: &Node<'_>) -> Text {
        let inner = innermost(node.clone());
        Text { text: inner.as_str().trim().to_owned(), span: self.span(node) }
    }
}

fn innermost(node: Node<'_>) -> Node<'_> {
    match node.clone().into_inner().next() {
        Some(inner) => innermost(inner),
        None => node,
    }
}

/// Full-width letters and digits to ASCII, blanks removed.
pub(super) fn fold(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{FEFF}')
        .map(|c| match c {
            '\u{FF10}'..='\u{FF19}' | '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' | '％' | '．' | '／' => {
                char::from_u32(c as u32 - 0xFEE0).unwrap_or(c)
            }
            other => other,
        })
        .collect()
}
