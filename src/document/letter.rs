//! Letters: the text as quotations are matched against it.
//!
//! Line breaks, spaces and the width of brackets do not count, ‘’ matches “”, and a radical or a compatibility form is
//! the character that it stands for. Nothing else is ever folded: wording is matched to the character.

use super::lookalike::unified;
use crate::source::Span;

/// A character that counts, with its place in the corrected text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Letter {
    /// As it is compared.
    pub folded: char,
    pub span: Span,
}

/// The letters of a text, in order.
pub(super) fn letters(text: &str) -> Vec<Letter> {
    let folded = |(at, c): (usize, char)| {
        let span = Span::new(at, at + c.len_utf8());
        fold(c).map(|folded| Letter { folded, span })
    };
    text.char_indices().filter_map(folded).collect()
}

/// A quotation as it is compared.
pub(super) fn folded(text: &str) -> Vec<char> {
    text.chars().filter_map(fold).collect()
}

/// Space of any width, line breaks included.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{FEFF}'
}

/// A bracket in its full width.
pub(super) fn wide(c: char) -> char {
    match c {
        '(' => '（',
        ')' => '）',
        '[' => '［',
        ']' => '］',
        '{' => '｛',
        '}' => '｝',
        other => other,
    }
}

fn fold(c: char) -> Option<char> {
    match c {
        c if is_blank(c) => None,
        '‘' => Some('“'),
        '’' => Some('”'),
        c => Some(unified(c).unwrap_or_else(|| wide(c))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_layout_and_never_wording() {
        assert_eq!(folded("区 (县)\n\u{3000}‘下同’"), folded("区（县）“下同”"));
        assert_eq!(folded("⼈员不\u{F967}"), folded("人员不不"));
        assert_ne!(folded("其它"), folded("其他"));
        assert_ne!(folded("1-2名"), folded("1—2名"));
    }
}
