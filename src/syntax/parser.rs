//! The reader that points the generated parser at pieces of a file.

use super::grammar::{Grammar, Rule};
use super::parts::{Fault, Items, Parts, Reading};
use super::piece::Piece;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileId, Span};
use pest::Parser;
use pest::error::InputLocation;

/// Reads one file, collecting what is wrong with it.
pub(super) struct Reader<'t> {
    pub file: FileId,
    pub text: &'t str,
    diagnostics: Vec<Diagnostic>,
}

/// How much of a text one rule of the grammar takes from its beginning.
pub(super) fn reads(rule: Rule, text: &str) -> Option<usize> {
    Grammar::parse(rule, text).ok()?.next().map(|pair| pair.as_str().len())
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

    /// Reads a piece by one entry rule of the grammar; what is wrong is reported.
    pub fn take<T>(
        &mut self,
        rule: Rule,
        piece: Piece<'t>,
        read: impl FnOnce(&mut Parts<'_>) -> Reading<T>,
    ) -> Option<T> {
        match self.read(rule, piece, None, read) {
            Ok(value) => value,
            Err(stopped) => {
                self.unreadable(rule, piece, stopped);
                None
            }
        }
    }

    /// The same, with the items of the list below; words that do not fit the grammar are not
    /// reported but give the byte at which reading stopped.
    pub fn read<T>(
        &mut self,
        rule: Rule,
        piece: Piece<'t>,
        items: Option<&Items>,
        read: impl FnOnce(&mut Parts<'_>) -> Reading<T>,
    ) -> Result<Option<T>, usize> {
        let node = match Grammar::parse(rule, piece.text) {
            Ok(mut pairs) => pairs.next().ok_or(piece.start)?,
            Err(error) => {
                let at = match error.location {
                    InputLocation::Pos(at) => at,
                    InputLocation::Span((at, _)) => at,
                };
                return Err(piece.start + at);
            }
        };
        let mut parts = Parts::new(node, piece.start, items);
        let value = read(&mut parts).and_then(|value| parts.end().map(|()| value));
        Ok(value.map_err(|fault| self.fault(fault)).ok())
    }

    fn fault(&mut self, fault: Fault) {
        let diagnostic = match fault {
            Fault::Unread { rule, span } => {
                Diagnostic::new(Code::UnreadPattern, self.file, span).arg("rule", format!("{rule:?}")).help("help")
            }
            Fault::Twice { span } => Diagnostic::new(Code::RepeatedLine, self.file, span)
                .arg("label", span.text(self.text))
                .help("help-tail"),
            Fault::Number { span } => {
                Diagnostic::new(Code::Unreadable, self.file, span).arg("found", span.text(self.text)).help("help")
            }
        };
        self.push(diagnostic);
    }
}
