//! 依据 and 参见: clauses, sentences and quotations.

use super::ast::{Authority, ClauseRef, Text};
use super::grammar::Rule;
use super::lines::chinese_number;
use super::parser::Reader;
use super::parts::{Forms, Parts, Reading};
use super::phrase::FIGURE;
use super::piece::Piece;

/// 第（六）条第4句第1分句
pub(super) const CLAUSE_REF: Forms<ClauseRef> = &[(Rule::clause_ref, clause_ref)];

const NUMERAL: Forms<u32> = &[(Rule::numeral, |p| p.number(chinese_number))];

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

    fn clause_ref(&mut self, piece: Piece<'t>) -> Option<ClauseRef> {
        self.take(Rule::one_clause_ref, piece, |p| p.take(CLAUSE_REF))
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
fn clause_ref(parts: &mut Parts<'_>) -> Reading<ClauseRef> {
    let clause = parts.maybe(NUMERAL)?.unwrap_or_default();
    let sentence = parts.maybe(FIGURE)?;
    let part = parts.maybe(FIGURE)?;
    Ok(ClauseRef { clause, sentence, part, span: parts.span() })
}

#[cfg(test)]
pub(super) fn tables() -> Vec<Rule> {
    use super::parts::of;
    [of(CLAUSE_REF), of(NUMERAL)].concat()
}
