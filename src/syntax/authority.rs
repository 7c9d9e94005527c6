//! 依据 and 参见: clauses, sentences and quotations.

use super::ast::{Authority, ClauseRef, Text};
use super::grammar::Rule;
use super::lines::chinese_number;
use super::parser::Reader;
use super::parts::{Forms, Parts, Reading};
use super::phrase::FIGURE;
use super::piece::Piece;
use crate::document::Address;
use crate::document::tree::{LetterKind, Step, Written};

/// 第（六）条第4句第1分句
pub(super) const CLAUSE_REF: Forms<ClauseRef> = &[(Rule::clause_ref, clause_ref)];

const NUMERAL: Forms<u32> = &[(Rule::numeral, |p| p.number(chinese_number))];

/// 五 or 5
const ORDINAL: Forms<u32> = &[(Rule::ordinal, |p| p.number(|text| chinese_number(text).or_else(|| text.parse().ok())))];

/// 第1分句 of a unit that has one sentence
const PART_ALONE: Forms<u32> = &[(Rule::part_alone, |p| p.take(FIGURE))];

/// The units that a citation leads through.
const UNITS: Forms<Step> = &[
    (Rule::book_ref, |p| p.take(ORDINAL).map(Step::Book)),
    (Rule::chapter_ref, |p| p.take(ORDINAL).map(Step::Chapter)),
    (Rule::section_ref, |p| p.take(ORDINAL).map(Step::Section)),
    (Rule::article_ref, |p| Ok(Step::Article(p.take(ORDINAL)?, p.maybe(NUMERAL)?.unwrap_or_default()))),
    (Rule::through_ref, |p| p.take(NUMERAL).map(Step::Through)),
    (Rule::paragraph_ref, |p| p.take(ORDINAL).map(Step::Clause)),
    (Rule::item_ref, |p| p.take(ORDINAL).map(Step::Item)),
    (Rule::subitem_ref, |p| p.take(ORDINAL).map(Step::SubItem)),
    (Rule::segment_ref, |p| p.take(ORDINAL).map(Step::Paragraph)),
    (Rule::part_ref, |p| Ok(Step::Part(p.maybe(ORDINAL)?.map_or_else(|| p.take(NUMERAL), Ok)?))),
    (Rule::row_ref, |p| p.take(FIGURE).map(Step::Row)),
    (Rule::head_ref, |p| Ok(Step::Head(p.maybe(FIGURE)?.unwrap_or_default()))),
    (Rule::bracket_ref, |p| Ok(Step::Level(Written::Bracket, p.take(NUMERAL)?))),
    (Rule::paren_ref, |p| Ok(Step::Level(Written::Paren, p.take(FIGURE)?))),
    (Rule::arabic_ref, |p| Ok(Step::Level(Written::Arabic, p.take(FIGURE)?))),
    (Rule::circle_ref, |p| p.word(circled).map(|n| Step::Level(Written::Circle, n))),
    (Rule::annex_ref, |p| Ok(Step::Annex(p.maybe(ORDINAL)?.unwrap_or_default()))),
    (Rule::schedule_ref, |p| Ok(Step::Schedule(p.maybe(ORDINAL)?.unwrap_or_default()))),
    (Rule::fixed_ref, |p| p.word(fixed)),
];

fn circled(text: &str) -> Option<u32> {
    text.chars().next().and_then(|c| u32::from(c).checked_sub(u32::from('①'))).map(|n| n + 1)
}

fn fixed(text: &str) -> Option<Step> {
    Some(match text {
        "印发通知" => Step::Letter(LetterKind::Notice),
        "转发通知" => Step::Letter(LetterKind::Forwarding),
        "公布令" => Step::Letter(LetterKind::Order),
        "引言" => Step::Preamble,
        "末段" => Step::Closing,
        "待归类" => Step::Unclassified,
        "注" => Step::Remark,
        "表" => Step::Table,
        _ => return None,
    })
}

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

/// `第4句` alone leaves the unit to the heading.
fn clause_ref(parts: &mut Parts<'_>) -> Reading<ClauseRef> {
    let steps = parts.many(UNITS)?;
    let sentence = parts.maybe(FIGURE)?;
    let part = match parts.maybe(FIGURE)? {
        None => parts.maybe(PART_ALONE)?,
        part => part,
    };
    Ok(ClauseRef { at: Address { steps, sentence, part }, span: parts.span() })
}

#[cfg(test)]
pub(super) fn tables() -> Vec<Rule> {
    use super::parts::of;
    [of(CLAUSE_REF), of(NUMERAL), of(ORDINAL), of(PART_ALONE), of(UNITS)].concat()
}
