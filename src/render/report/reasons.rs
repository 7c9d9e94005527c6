//! The reasons of a report: statements, what they rest on, the words they come from.

use super::Page;
use crate::explain::{Report, State, Step};
use crate::ir::{CitationId, Program};

/// So many persons who do not count are gone into.
const UNFOLDED: usize = 8;

impl Page<'_> {
    pub(super) fn reasons(&mut self, report: &Report) {
        let own = self.program.decisions[report.decision].cites.clone();
        self.heading("section-reasons");
        self.cited.clear();
        let reasons = report.reasons();
        for (number, step) in (1..).zip(&reasons.cards) {
            self.reason(number, step, report.authority(step).unwrap_or(&own));
        }
        // Of what is open every condition stands above.
        let met: &[String] = if report.verdict.is_open() { &[] } else { &reasons.met };
        let mut number = reasons.cards.len();
        if let Some(other) = &report.rival {
            number += 1;
            let text = self.words.catalogue.message("reason-rival", &[("other", other)]);
            self.item(number, &text);
            self.cite(&report.rival_cites);
        }
        for (key, statements) in [("reasons-met", met), ("reasons-not-needed", &reasons.open)] {
            if !statements.is_empty() {
                number += 1;
                let text = self.words.catalogue.message(key, &[("statements", &self.words.clauses(statements))]);
                self.item(number, &text);
            }
        }
    }

    pub(super) fn reason(&mut self, number: usize, step: &Step, cites: &[CitationId]) {
        let (state, statement) = match step.state {
            State::Holds => ("reason-holds", step.statement.as_str()),
            State::Fails | State::Inapplicable => match step.excluded() {
                Some(affirmed) => ("reason-excluded", affirmed),
                None => ("reason-fails", step.statement.as_str()),
            },
            State::Open => ("reason-open", step.statement.as_str()),
            State::Failed => ("reason-failed", step.statement.as_str()),
        };
        let head = self.words.catalogue.message(state, &[("statement", statement)]);
        let details = self.words.details(step);
        let text = self.words.sentences([head, details]);
        self.item(number, &text);
        self.within = cites.to_vec();
        self.parts(step, 1);
        self.cite(cites);
    }

    /// The words that a part of a statement comes from, where the statement itself does not quote them; each once.
    fn cited_within(&mut self, cites: &[CitationId]) -> String {
        let quoted = |cite: CitationId| self.within.iter().any(|whole| holds_words(self.program, *whole, cite));
        let new: Vec<CitationId> = cites.iter().copied().filter(|c| !quoted(*c)).collect();
        self.within.extend(&new);
        let said = grouped(self.program, &new).into_iter().map(|(place, quotes)| {
            self.words.catalogue.message("cite-within", &[("place", &place), ("quote", &quotes)])
        });
        said.collect()
    }

    /// The parts of a statement, one level a line.
    pub(super) fn parts(&mut self, step: &Step, depth: usize) {
        let settled = step.any && step.state == State::Holds;
        let (mut told, mut folded) = (0, Vec::new());
        let (mut counted, mut counting) = (0, Vec::new());
        for child in &step.children {
            // Whoever is left out has a reason; of many it is a few words.
            if let Some(whose) = child.whose.as_ref().filter(|_| child.failed() && !settled) {
                told += 1;
                if told > UNFOLDED {
                    let why: Vec<String> = child.failing().iter().map(|s| s.statement.clone()).collect();
                    let args = [("who", whose.as_str()), ("why", &self.words.clauses(&why))];
                    folded.push(self.words.catalogue.message("member-folded", &args));
                    continue;
                }
            }
            // Of those who count the first is gone into; each other has the facts by which they do.
            if let Some(whose) = child.whose.as_ref().filter(|_| child.state == State::Holds) {
                counted += 1;
                if counted > 1 {
                    let args = [("who", whose.as_str()), ("facts", &self.words.clauses(&self.words.grounds(child)))];
                    counting.push(self.words.catalogue.message("member-counted", &args));
                    continue;
                }
            }
            // Of alternatives, one that holds is enough; the others are not gone into.
            if settled && child.state != State::Holds || child.statement.is_empty() {
                continue;
            }
            let details = self.words.details(child);
            let indent = "　".repeat(depth + 2);
            let text = self.words.sentences([format!("{}{}", child.statement, self.words.end()), details]);
            let cited = self.cited_within(&child.cites);
            self.line(&format!("{indent}{} {text}{cited}", child.state.mark()));
            self.parts(child, depth + 1);
        }
        if !counting.is_empty() {
            let said = self.words.catalogue.message("members-counted", &[("list", &self.words.clauses(&counting))]);
            self.line(&format!("{}{} {said}", "　".repeat(depth + 2), State::Holds.mark()));
        }
        if !folded.is_empty() {
            let said = self.words.catalogue.message("members-folded", &[("list", &self.words.clauses(&folded))]);
            self.line(&format!("{}{} {said}", "　".repeat(depth + 2), State::Fails.mark()));
        }
    }

    pub(super) fn cite(&mut self, cites: &[CitationId]) {
        if cites.is_empty() {
            return;
        }
        if self.cited == cites {
            let same = self.words.word("cite-same");
            self.indented(&same);
            return;
        }
        self.cited = cites.to_vec();
        for (place, quotes) in grouped(self.program, cites) {
            let text = self.words.catalogue.message("cite", &[("place", &place), ("quote", &quotes)]);
            self.indented(&text);
        }
    }

    pub(super) fn tree(&mut self, step: &Step, depth: usize) {
        let details = self.words.details(step);
        let statement = if step.statement.is_empty() { self.words.word("tree-all") } else { step.statement.clone() };
        let place: Vec<String> = step.cites.iter().map(|c| self.program.citation(*c).place.clone()).collect();
        let place = if place.is_empty() { String::new() } else { format!("（{}）", self.words.list(&place)) };
        let text = self.words.sentences([format!("{statement}{place}{}", self.words.end()), details]);
        self.line(&format!("{}{} {text}", "　".repeat(depth), step.state.mark()));
        for child in &step.children {
            self.tree(child, depth + 1);
        }
    }
}

/// Whether the words of one citation stand within another.
pub(in crate::render) fn holds_words(program: &Program, whole: CitationId, part: CitationId) -> bool {
    let (whole, part) = (program.citation(whole), program.citation(part));
    whole.clause == part.clause && whole.quote.contains(part.quote.trim_end_matches(['，', '。', '；', '、']))
}

/// Quotations by place, each place once.
pub(in crate::render) fn grouped(program: &Program, cites: &[CitationId]) -> Vec<(String, String)> {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for id in cites {
        let citation = program.citation(*id);
        // The mark that ends a quotation belongs to the text around it.
        let words = citation.quote.trim_end_matches(['，', '。', '；', '、']);
        let quote = format!("“{}”", words.replace("……", "”……“"));
        match groups.iter_mut().find(|(place, _)| *place == citation.place) {
            Some((_, quotes)) => quotes.push(quote),
            None => groups.push((citation.place.clone(), vec![quote])),
        }
    }
    groups.into_iter().map(|(place, quotes)| (place, quotes.concat())).collect()
}
