//! A piece of a rule file by its place, and what can be said of it without the grammar.

use super::ast::{Name, Text};
use crate::source::Span;

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

    /// The place right behind the piece.
    pub fn end(self) -> Piece<'t> {
        self.slice(self.text.len(), self.text.len())
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

    /// The text as it stands.
    pub fn plain(self) -> Text {
        Text { text: self.text.to_owned(), span: self.span() }
    }

    /// Words kept as they are, their closing full stop removed.
    pub fn words(self) -> Text {
        self.strip_suffix("。").unwrap_or(self).plain()
    }

    /// A name as it stands, its quotation marks removed.
    pub fn name(self) -> Name {
        let piece = self.strip_suffix("。").unwrap_or(self).trim();
        let inner = piece.strip_prefix("“").and_then(|p| p.strip_suffix("”"));
        let text = match inner {
            Some(inner) => inner.text.to_owned(),
            None => fold(piece.text),
        };
        Name { text, quoted: inner.is_some(), span: piece.span() }
    }

    /// The title of a document, its marks 《》 removed.
    pub fn title(self) -> Name {
        let piece = self.strip_suffix("。").unwrap_or(self).trim();
        let inner = piece.strip_prefix("《").and_then(|p| p.strip_suffix("》")).unwrap_or(piece);
        Name { text: inner.text.to_owned(), quoted: false, span: piece.span() }
    }

    /// The end of the first line, where `next` holds of what follows it.
    pub fn line_before(self, next: impl Fn(&str) -> bool) -> Option<usize> {
        let at = self.text.find('\n')?;
        next(&self.text[at..]).then_some(at)
    }

    /// The end of a quotation that something else than a quotation or a place follows, on a line of its own.
    pub fn quotation_before(self) -> Option<usize> {
        let mut depth = 0usize;
        for (at, c) in self.text.char_indices() {
            match c {
                '“' | '‘' => depth += 1,
                '”' | '’' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if c == '”' && depth == 0 {
                let rest = &self.text[at + c.len_utf8()..];
                let rest = rest.strip_prefix('.').unwrap_or(rest);
                let (end, after) = (self.text.len() - rest.len(), rest.trim_start());
                let own_line = rest[..rest.len() - after.len()].contains('\n');
                if own_line && !after.is_empty() && !after.starts_with(['“', '第', '…', '，', ',', '、']) {
                    return Some(end);
                }
            }
        }
        None
    }

    /// The first sentence, its list included, and what follows it.
    pub fn sentence(self) -> (Piece<'t>, Piece<'t>) {
        let mut depth = 0usize;
        for (at, c) in self.text.char_indices() {
            match c {
                '“' | '‘' | '（' | '(' | '《' => depth += 1,
                '”' | '’' | '）' | ')' | '》' => depth = depth.saturating_sub(1),
                '。' if depth == 0 => {
                    let end = at + c.len_utf8();
                    return (self.slice(0, end).trim(), self.slice(end, self.text.len()).trim());
                }
                _ => {}
            }
        }
        (self, self.end())
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
