//! Which statements are given as reasons, and what a request serves.

use super::needs::Request;
use super::report::Report;
use super::state::State;
use super::statement::Step;
use crate::ir::{CitationId, Verdict};

/// The statements to give as reasons.
#[derive(Debug, Clone, PartialEq)]
pub struct Reasons<'r> {
    /// Of a refusal what fails; of any other conclusion every condition.
    pub cards: Vec<&'r Step>,
    /// Of a refusal, or of what is open, what holds nevertheless.
    pub met: Vec<String>,
    /// Of a refusal, what is not known and does not matter.
    pub open: Vec<String>,
}

impl Report {
    /// The statements to give as reasons, in order.
    pub fn reasons(&self) -> Reasons<'_> {
        let top: Vec<&Step> = match self.tree.any || self.tree.children.is_empty() {
            true => vec![&self.tree],
            false => self.tree.children.iter().collect(),
        };
        if !matches!(self.verdict, Verdict::Unmet | Verdict::TooEarly) {
            // What is open in part is in part fulfilled.
            let met = if self.verdict.is_open() { holding(&self.tree) } else { vec![] };
            return Reasons { cards: top, met, open: vec![] };
        }
        if self.hangs_on_answers() {
            let cards = top.iter().copied().filter(|s| s.state != State::Holds).collect();
            return Reasons { cards, met: holding(&self.tree), open: vec![] };
        }
        let failing = self.tree.leaves(State::Fails).into_iter().chain(self.tree.leaves(State::Inapplicable));
        let said = |steps: Vec<&Step>| steps.into_iter().flat_map(told).filter(|s| !s.is_empty()).collect();
        let met: Vec<String> = said(self.tree.leaves(State::Holds));
        Reasons {
            cards: failing.collect(),
            met: if met.is_empty() { holding(&self.tree) } else { met },
            open: top.iter().flat_map(|s| s.leaves(State::Open)).map(|s| s.statement.clone()).collect(),
        }
    }

    /// The words that a statement comes from: its own, else those of the nearest statement that it is
    /// part of.
    pub fn authority(&self, step: &Step) -> Option<&[CitationId]> {
        authority(&self.tree, step, None)?
    }

    /// The open statements that a request serves, each once; of one member, those under its name.
    pub fn served_by(&self, request: &Request) -> Vec<&Step> {
        if request.for_amount {
            return vec![];
        }
        let serves = |s: &&Step| s.mentions(&request.name);
        let mut found: Vec<&Step> = self.tree.leaves(State::Open).into_iter().filter(serves).collect();
        if let Some(whose) = request.whose.as_ref().filter(|_| found.is_empty()) {
            let mut own = Vec::new();
            open_of(&self.tree, whose, false, &mut own);
            let named: Vec<&Step> = own.iter().copied().filter(serves).collect();
            found = if named.is_empty() { own } else { named };
        }
        let mut said: Vec<&Step> = Vec::new();
        for step in found {
            if !said.iter().any(|s| s.statement == step.statement) {
                said.push(step);
            }
        }
        said
    }
}

/// Statements in quotation marks.
pub fn quoted(steps: &[&Step]) -> Vec<String> {
    steps.iter().map(|s| format!("“{}”", s.statement)).collect()
}

/// `None` where the statement is not below; `Some(None)` where nothing on the way to it is cited.
fn authority<'s>(at: &'s Step, of: &Step, above: Option<&'s [CitationId]>) -> Option<Option<&'s [CitationId]>> {
    let own = if at.cites.is_empty() { above } else { Some(at.cites.as_slice()) };
    if std::ptr::eq(at, of) {
        return Some(own);
    }
    at.children.iter().find_map(|child| authority(child, of, own))
}

/// What is open of one member, whatever the whole comes to: the deepest statements under its name.
fn open_of<'s>(step: &'s Step, whose: &str, within: bool, found: &mut Vec<&'s Step>) {
    let own = step.statement == whose || step.statement.strip_prefix(whose).is_some_and(|s| s.starts_with('：'));
    let (within, before) = (within || own, found.len());
    for child in &step.children {
        open_of(child, whose, within, found);
    }
    if within && step.state == State::Open && found.len() == before && !step.statement.is_empty() {
        found.push(step);
    }
}

/// What is said of a statement that holds: of alternatives without a name those that do.
fn told(step: &Step) -> Vec<String> {
    let held: Vec<&Step> = step.children.iter().filter(|c| c.state == State::Holds).collect();
    match step.list && !held.is_empty() {
        true => held.into_iter().flat_map(told).collect(),
        false => vec![step.statement.clone()],
    }
}

/// Statements that hold anywhere in the tree, where the whole does not.
fn holding(step: &Step) -> Vec<String> {
    if step.state == State::Holds && !step.statement.is_empty() {
        return told(step);
    }
    // Nor are the parts of a denial: where they hold it fails.
    if step.denies.is_some() {
        return vec![];
    }
    // Part of an alternative that fails, or of another row, is not a condition that is met.
    if step.any && step.state != State::Holds {
        return vec![];
    }
    step.children.iter().flat_map(holding).collect()
}
