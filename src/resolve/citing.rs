//! Quotations of rules: found in the text, claimed for the rule, or said not to stand.

use super::id::RuleId;
use super::info::Claim;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Address, Document, QuoteError};
use crate::ir::{Citation, CitationId};
use crate::source::{FileId, Span};
use crate::syntax::ast::{Authority, Label};

/// Who quotes words of the text.
#[derive(Clone, Copy)]
pub(super) struct Claimant<'n> {
    pub id: RuleId,
    pub name: &'n str,
    pub line: Option<usize>,
    /// An item of a list, which may say again what the rule's own 依据 quotes.
    pub item: bool,
}

/// What the rules quote of a document, and what of it they claim.
pub struct Quoted<'a> {
    document: &'a Document,
    pub citations: Vec<Citation>,
    pub claims: Vec<Claim>,
}

impl<'a> Quoted<'a> {
    pub fn of(document: &'a Document) -> Quoted<'a> {
        Quoted { document, citations: Vec::new(), claims: Vec::new() }
    }

    /// The citations that quotations make, with the claims that go with them; what is not found is reported.
    pub(super) fn cite(
        &mut self,
        file: FileId,
        heading: Option<u32>,
        authority: &[Authority],
        claim: Option<&'static str>,
        by: Claimant<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<CitationId> {
        let mut ids = Vec::new();
        for one in authority {
            let Some(at) = self.document.resolve(one.at.as_ref().map(|a| &a.at), heading) else {
                diagnostics.push(Diagnostic::new(Code::OutsideClause, file, one.span).arg("name", by.name));
                continue;
            };
            let clause = self.document.clause_at(&at).unwrap_or_default();
            let parts: Vec<&str> = one.parts.iter().map(|p| p.text.as_str()).collect();
            match self.document.find(&at, &parts) {
                Ok(quote) => {
                    // A citation of another clause's words says why; only one's own words are claimed.
                    let own = heading.is_none_or(|h| self.document.holds(h, clause));
                    let again = by.item && self.has_claimed(by.id, &quote.spans);
                    if let Some(kind) = claim.filter(|_| own && !again) {
                        let spans = quote.spans.clone();
                        let (id, rule, line) = (by.id, by.name.to_owned(), by.line);
                        self.claims.push(Claim { kind, id, rule, line, spans, file, place: one.span });
                    }
                    let anchors: Vec<String> =
                        quote.anchors.iter().map(|a| self.document.anchors()[*a].id.clone()).collect();
                    let place = self.document.place_words(quote.anchors.first().copied());
                    let citation = Citation { clause, anchors, place, quote: quote.text };
                    ids.push(self.citation(citation));
                }
                Err(error) => diagnostics.push(quote_fault(file, one, &at, &parts, error)),
            }
        }
        ids
    }

    /// Whether a rule has claimed all of these words already.
    fn has_claimed(&self, id: RuleId, spans: &[Span]) -> bool {
        let own: Vec<&Span> = self.claims.iter().filter(|c| c.id == id).flat_map(|c| &c.spans).collect();
        spans.iter().all(|s| own.iter().any(|o| o.start <= s.start && s.end <= o.end))
    }

    fn citation(&mut self, citation: Citation) -> CitationId {
        let known = self.citations.iter().position(|c| *c == citation);
        let index = known.unwrap_or_else(|| {
            self.citations.push(citation);
            self.citations.len() - 1
        });
        CitationId::new(index)
    }
}

/// The ledger's word for what an attached line of a rule of the kind claims.
pub(super) fn line_kind(label: Label, rule: &'static str) -> &'static str {
    match label {
        Label::Duration | Label::Start | Label::Proration => "期限",
        Label::Cap | Label::Bound => "上限",
        Label::Standard | Label::Formula | Label::Count | Label::Scope | Label::Presumption => "标准",
        Label::PerRules => "按规定",
        Label::Lead => "定义",
        Label::TimePoint => "期限",
        Label::Source
        | Label::AppliesTo
        | Label::Payment
        | Label::CountedBy
        | Label::DecidedBy
        | Label::Check
        | Label::Concerns
        | Label::Note
        | Label::Hint
        | Label::Question
        | Label::Alternative(_)
        | Label::Adopted
        | Label::Unit
        | Label::Index
        | Label::ValueAt
        | Label::Region
        | Label::Published
        | Label::Practice
        | Label::Enumeration
        | Label::SetAside
        | Label::Refers
        | Label::Number
        | Label::Force => rule,
    }
}

pub(super) fn quote_fault(
    file: FileId,
    authority: &Authority,
    place: &Address,
    parts: &[&str],
    error: QuoteError,
) -> Diagnostic {
    let at = authority.at.as_ref().map(|a| a.span);
    let words = authority.parts.first().map_or(authority.span, |p| p.span);
    // A place that does not exist is shown where it is named; words that do not, where they stand.
    let span = match error {
        QuoteError::NoSuchClause { .. }
        | QuoteError::NoSuchUnit { .. }
        | QuoteError::NoSuchSentence { .. }
        | QuoteError::NoSuchPart { .. } => at.unwrap_or(words),
        QuoteError::NotFound { .. } | QuoteError::Scattered { .. } | QuoteError::Ambiguous { .. } => words,
    };
    let quote = parts.join("……");
    crate::document::quote_diagnostic(error, file, span, place, &quote)
}
