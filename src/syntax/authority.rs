//! 依据 and 参见: clauses, sentences and quotations.

use super::ast::{Authority, ClauseRef, Text};
use super::lines::chinese_number;
use super::parser::{At, Node, Piece, Reader, Rule, fold};

impl<'t> Reader<'t> {
    /// 依据 or 参见: `第（六）条第4句“甲”……“乙”。`, several joined by a comma or standing alone.
    pub fn authorities(&mut self, piece: Piece<'t>) -> Vec<Authority> {
        let piece = piece.strip_suffix("。").unwrap_or(piece);
        let mut found: Vec<Authority> = Vec::new();
        let mut rest = piece;
        let mut joined = false;
        while !rest.text.is_empty() {
            let Some(open) = rest.text.find('“') else {
                self.unreadable(Rule::one_clause_ref, rest, rest.start);
                break;
            };
            let lead = rest.slice(0, open).trim();
            let Some(close) = matching_quote(&rest.text[open..]) else {
                self.open_quote(rest.slice(open, rest.text.len()));
                break;
            };
            let quote = rest.slice(open + '“'.len_utf8(), open + close);
            let text = Text { text: quote.text.to_owned(), span: quote.span() };
            let after = rest.slice(open + close + '”'.len_utf8(), rest.text.len()).trim();
            if joined && lead.text.is_empty() {
                if let Some(last) = found.last_mut() {
                    last.parts.push(text);
                    last.span = last.span.to(quote.span());
                }
            } else {
                let at = if lead.text.is_empty() { None } else { self.clause_ref(lead) };
                found.push(Authority { at, parts: vec![text], span: rest.slice(0, open + close).span() });
            }
            let dots = after.text.len() - after.text.trim_start_matches(['…', '.']).len();
            joined = dots > 0;
            rest = after.slice(dots, after.text.len()).trim();
            if let Some(next) =
                rest.strip_prefix("，").or_else(|| rest.strip_prefix(",")).or_else(|| rest.strip_prefix("、"))
            {
                rest = next;
            }
        }
        found
    }

    pub(super) fn clause_ref(&mut self, piece: Piece<'t>) -> Option<ClauseRef> {
        match self.read(Rule::one_clause_ref, piece) {
            Ok(read) => {
                let (node, at) = read.first()?;
                Some(clause_ref(&node, at))
            }
            Err(stopped) => {
                self.unreadable(Rule::one_clause_ref, piece, stopped);
                None
            }
        }
    }
}

/// The byte of the closing mark that balances the opening one at the start.
fn matching_quote(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, c) in text.char_indices() {
        match c {
            '“' => depth += 1,
            '”' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

/// `第4句` alone leaves the clause to the heading: clause 0.
pub(super) fn clause_ref(node: &Node<'_>, at: At) -> ClauseRef {
    let mut found = ClauseRef { clause: 0, sentence: None, part: None, span: at.span(node) };
    for part in node.clone().into_inner() {
        match part.as_rule() {
            Rule::numeral => found.clause = chinese_number(part.as_str()).unwrap_or_default(),
            _ => {
                let number = fold(part.as_str()).parse().ok();
                if found.sentence.is_none() {
                    found.sentence = number;
                } else {
                    found.part = number;
                }
            }
        }
    }
    found
}
