//! The policy's text with the words that a case relies on, linked both ways.

use crate::document::{AnchorKind, Document};
use crate::ir::{CitationId, Program};
use crate::render::words::Words;
use crate::source::Span;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A 条 that something quotes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClauseText {
    pub clause: String,
    pub title: String,
    pub sentences: Vec<SentenceText>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SentenceText {
    pub id: String,
    pub label: String,
    pub parts: Vec<PartText>,
}

/// Words that are used by the same places, or by none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartText {
    pub id: Option<String>,
    pub text: String,
    pub uses: Vec<Use>,
}

/// A place of the page that quotes the words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Use {
    pub id: String,
    pub label: String,
    /// Of several decisions on one page, the rule that uses them.
    #[serde(skip)]
    pub rule: Option<String>,
}

/// The quotations of a page while it is made.
pub struct Quotes<'d> {
    program: &'d Program,
    document: &'d Document,
    spans: BTreeMap<CitationId, Vec<Span>>,
    uses: Vec<(CitationId, Use)>,
}

impl<'d> Quotes<'d> {
    pub fn new(program: &'d Program, document: &'d Document) -> Self {
        Quotes { program, document, spans: BTreeMap::new(), uses: Vec::new() }
    }

    /// Notes that a place quotes a citation; gives the id of the words in the text.
    pub fn quote(&mut self, id: CitationId, by: Use) -> Option<String> {
        let (program, document) = (self.program, self.document);
        let spans = self.spans.entry(id).or_insert_with(|| {
            let citation = program.citation(id);
            let parts: Vec<&str> = citation.quote.split("……").collect();
            // A place in words names the sentence, which tells two equal quotations apart.
            let sentence = citation.anchors.first().and_then(|a| document.position(a)).map(|i| &document.anchors()[i]);
            let clause = document.clause_address(citation.clause);
            let at = sentence.map_or_else(|| clause.clone(), |a| a.address());
            let found = document.find(&at, &parts);
            found.or_else(|_| document.find(&clause, &parts)).map(|q| q.spans).unwrap_or_default()
        });
        // Words of a title or of 责任单位 stand in no sentence that the page shows.
        let shown = |s: &&Span| {
            let mut anchors = document.anchors().iter().filter(|a| is_sentence(a.kind));
            anchors.any(|a| a.span.start <= s.start && s.start < a.span.end)
        };
        let target = spans.first().filter(shown).map(target);
        self.uses.push((id, by));
        target
    }

    /// The 条 quoted, sentence by sentence.
    pub fn text(&self, words: Words<'_>) -> Vec<ClauseText> {
        let clauses: BTreeSet<u32> = self.uses.iter().map(|(c, _)| self.program.citation(*c).clause).collect();
        let number = |of: u32| self.program.clause(of);
        clauses.into_iter().filter_map(|c| Some(self.clause(c, number(c)?, words))).collect()
    }

    fn clause(&self, number: u32, info: &crate::ir::ClauseInfo, words: Words<'_>) -> ClauseText {
        let own = self.document.anchors().iter().filter(|a| a.clause == Some(number));
        let sentences = own
            .filter(|a| is_sentence(a.kind))
            .map(|a| SentenceText {
                id: format!("s-{}", a.id.replace('.', "-")),
                label: match (a.sentence, a.part) {
                    (Some(s), None | Some(1)) => {
                        words.catalogue.message("page-sentence", &[("number", &s.to_string())])
                    }
                    _ => String::new(),
                },
                parts: self.parts(a.span, words),
            })
            .collect();
        ClauseText { clause: info.label.clone(), title: info.title.clone(), sentences }
    }

    /// A sentence cut where a quotation begins or ends.
    fn parts(&self, sentence: Span, words: Words<'_>) -> Vec<PartText> {
        let inside = |s: &&Span| s.start < sentence.end && s.end > sentence.start;
        let quoted = self.spans.values().flatten().filter(inside);
        let mut cuts: BTreeSet<u32> =
            quoted.flat_map(|s| [s.start.max(sentence.start), s.end.min(sentence.end)]).collect();
        cuts.extend([sentence.start, sentence.end]);
        let cuts: Vec<u32> = cuts.into_iter().collect();
        let mut ids = BTreeSet::new();
        cuts.windows(2)
            .map(|w| {
                let span = Span { start: w[0], end: w[1] };
                let covers = |s: &Span| s.start <= span.start && s.end >= span.end;
                let mut uses: Vec<Use> = Vec::new();
                for (id, by) in &self.uses {
                    let here = self.spans.get(id).is_some_and(|spans| spans.iter().any(covers));
                    if here && !uses.contains(by) {
                        uses.push(by.clone());
                    }
                }
                // Said once for those of one rule that follow each other.
                let mut last = None;
                for of in &mut uses {
                    let rule = of.rule.clone();
                    if let Some(rule) = rule.as_ref().filter(|r| last.as_ref() != Some(*r)) {
                        of.label = format!("{rule}{}{}", words.word("dossier-colon"), of.label);
                    }
                    last = rule;
                }
                let begins = self.spans.values().filter_map(|s| s.first()).any(|s| s.start == span.start);
                let id = Some(target(&span)).filter(|id| begins && ids.insert(id.clone()));
                PartText { id, text: span.text(self.document.text()).replace(['\n', '\r'], ""), uses }
            })
            .collect()
    }
}

fn is_sentence(kind: AnchorKind) -> bool {
    matches!(kind, AnchorKind::Sentence | AnchorKind::Part)
}

/// The id of the words that begin here.
fn target(span: &Span) -> String {
    format!("q-{}", span.start)
}
