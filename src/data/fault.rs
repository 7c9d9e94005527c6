//! Why a data file is not well-formed.

use crate::diagnostic::{Arg, Term};
use crate::source::Span;

/// What is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub span: Span,
    pub why: Malformed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Malformed {
    Empty,
    TooDeep,
    TooLong,
    AfterEnd,
    TwoDocuments,
    Unquoted,
    NoColon,
    NoComma,
    KeyUnquoted,
    QuoteOpen,
    BadEscape,
    WideColon,
    Tag,
    KeyAnchored,
    KeyNotWord,
    Anchor,
    Tab,
    BadQuote,
    ColonMisplaced,
    LineWithoutColon,
    ColonOrBracket,
    BracketOpen,
    IndentOrColon,
    Indent,
    Directive,
    Other,
}

impl Malformed {
    /// For a parser's own words.
    pub fn of_yaml(info: &str) -> Malformed {
        const WORDS: [(&str, Malformed); 12] = [
            ("tab", Malformed::Tab),
            ("recursion limit", Malformed::TooDeep),
            ("quoted scalar", Malformed::BadQuote),
            ("mapping values are not allowed", Malformed::ColonMisplaced),
            ("simple key", Malformed::LineWithoutColon),
            ("':'", Malformed::ColonOrBracket),
            ("flow", Malformed::BracketOpen),
            ("block mapping", Malformed::IndentOrColon),
            ("block collection", Malformed::Indent),
            ("indent", Malformed::Indent),
            ("anchor", Malformed::Anchor),
            ("directive", Malformed::Directive),
        ];
        WORDS.iter().find(|(word, _)| info.contains(word)).map_or(Malformed::Other, |(_, why)| *why)
    }
}

impl From<Malformed> for Arg {
    fn from(of: Malformed) -> Arg {
        let key = match of {
            Malformed::Empty => "malformed-empty",
            Malformed::TooDeep => "malformed-too-deep",
            Malformed::TooLong => "malformed-too-long",
            Malformed::AfterEnd => "malformed-after-end",
            Malformed::TwoDocuments => "malformed-two-documents",
            Malformed::Unquoted => "malformed-unquoted",
            Malformed::NoColon => "malformed-no-colon",
            Malformed::NoComma => "malformed-no-comma",
            Malformed::KeyUnquoted => "malformed-key-unquoted",
            Malformed::QuoteOpen => "malformed-quote-open",
            Malformed::BadEscape => "malformed-bad-escape",
            Malformed::WideColon => "malformed-wide-colon",
            Malformed::Tag => "malformed-tag",
            Malformed::KeyAnchored => "malformed-key-anchored",
            Malformed::KeyNotWord => "malformed-key-not-word",
            Malformed::Anchor => "malformed-anchor",
            Malformed::Tab => "malformed-tab",
            Malformed::BadQuote => "malformed-bad-quote",
            Malformed::ColonMisplaced => "malformed-colon-misplaced",
            Malformed::LineWithoutColon => "malformed-line-without-colon",
            Malformed::ColonOrBracket => "malformed-colon-or-bracket",
            Malformed::BracketOpen => "malformed-bracket-open",
            Malformed::IndentOrColon => "malformed-indent-or-colon",
            Malformed::Indent => "malformed-indent",
            Malformed::Directive => "malformed-directive",
            Malformed::Other => "malformed-other",
        };
        Term::new(key).into()
    }
}
