//! The reasons of a report: statements, what they rest on, the words they come from.

use super::Page;
use crate::eval::Verdict;
use crate::explain::{Report, State, Step};
use crate::ir::{CitationId, Program};

impl Page<'_> {
    pub(super) fn reasons(&mut self, report: &Report) {
        let top: Vec<&Step> = if report.tree.any || report.tree.children.is_empty() {
            vec![&report.tree]
        } else {
            report.tree.children.iter().collect()
        };
        let own = self.program.decisions[report.decision].cites.clone();
        self.heading("section-reasons");
        self.cited.clear();
        if matches!(report.verdict, Verdict::Unmet | Verdict::TooEarly) {
            let failing: Vec<&Step> =
                report.tree.leaves(State::Fails).into_iter().chain(report.tree.leaves(State::Inapplicable)).collect();
            for (i, step) in failing.iter().enumerate() {
                self.reason(i + 1, step, &own);
            }
            let met: Vec<String> = report
                .tree
                .leaves(State::Holds)
                .iter()
                .map(|s| s.statement.clone())
                .filter(|s| !s.is_empty())
                .collect();
            let met = if met.is_empty() { holding(&report.tree) } else { met };
            if !met.is_empty() {
                let text = self.words.catalogue.message("reasons-met", &[("statements", &self.words.clauses(&met))]);
                self.item(failing.len() + 1, &text);
            }
            let open: Vec<String> =
                top.iter().flat_map(|s| s.leaves(State::Open)).map(|s| s.statement.clone()).collect();
            if !open.is_empty() {
                let text =
                    self.words.catalogue.message("reasons-not-needed", &[("statements", &self.words.clauses(&open))]);
                self.item(failing.len() + 1 + usize::from(!met.is_empty()), &text);
            }
            return;
        }
        for (i, step) in top.iter().enumerate() {
            self.reason(i + 1, step, &own);
        }
    }

    pub(super) fn reason(&mut self, number: usize, step: &Step, own: &[CitationId]) {
        let state = match step.state {
            State::Holds => "reason-holds",
            State::Fails | State::Inapplicable => "reason-fails",
            State::Open => "reason-open",
            State::Failed => "reason-failed",
        };
        let head = self.words.catalogue.message(state, &[("statement", &step.statement)]);
        let details = self.details(step);
        let text = self.words.sentences([head, details]);
        self.item(number, &text);
        self.parts(step, 1);
        let cites = if step.cites.is_empty() { own.to_vec() } else { step.cites.clone() };
        self.cite(&cites);
    }

    /// The parts of a statement, one level a line.
    pub(super) fn parts(&mut self, step: &Step, depth: usize) {
        let settled = step.any && step.state == State::Holds;
        for child in &step.children {
            // Of alternatives, one that holds is enough; the others are not gone into.
            if settled && child.state != State::Holds || child.statement.is_empty() {
                continue;
            }
            let details = self.details(child);
            let indent = "　".repeat(depth + 2);
            let text = self.words.sentences([format!("{}{}", child.statement, self.words.end()), details]);
            self.line(&format!("{indent}{} {text}", child.state.mark()));
            self.parts(child, depth + 1);
        }
    }

    pub(super) fn details(&self, step: &Step) -> String {
        let said: Vec<String> = step.details.iter().map(|m| self.detail(step, m)).collect();
        let said =
            if said.is_empty() { String::new() } else { format!("{}{}", self.words.clauses(&said), self.words.end()) };
        match &step.reading {
            Some((name, alternative)) => {
                let args = [("name", name.as_str()), ("alternative", alternative.as_str())];
                self.words.sentences([said, self.words.catalogue.message("reason-reading", &args)])
            }
            None => said,
        }
    }

    /// A fact that the statement itself names is not named again.
    pub(super) fn detail(&self, step: &Step, message: &crate::explain::Message) -> String {
        let fact = message.args.iter().find_map(|(name, arg)| match arg {
            crate::explain::Arg::Text(t) if *name == "fact" => Some(t.as_str()),
            _ => None,
        });
        let own = fact.is_some_and(|f| {
            step.statement.ends_with(f.trim_start_matches("是否"))
                && !step.statement.ends_with(&format!("不是{}", f.trim_start_matches("是否")))
        });
        match (message.key, own) {
            ("detail-stated" | "detail-found", true) => {
                let short = crate::explain::Message { key: "detail-stated-short", args: message.args.clone() };
                self.words.say(&short)
            }
            _ => self.words.say(message),
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
        let details = self.details(step);
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

/// Statements that hold anywhere in the tree, where the whole does not.
fn holding(step: &Step) -> Vec<String> {
    if step.state == State::Holds && !step.statement.is_empty() {
        return vec![step.statement.clone()];
    }
    // Part of an alternative that fails, or of another row, is not a condition that is met.
    if step.any && step.state != State::Holds {
        return vec![];
    }
    step.children.iter().flat_map(holding).collect()
}

/// Quotations by place, each place once.
fn grouped(program: &Program, cites: &[CitationId]) -> Vec<(String, String)> {
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
