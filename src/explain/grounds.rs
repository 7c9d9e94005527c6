//! Why a refusal stands, statement by statement: for each person left out their own.

use super::detail::Detail;
use super::report::Report;
use super::state::State;
use super::statement::Step;
use crate::ir::{CitationId, Verdict};
use crate::values::distinct;

/// One failing condition of a refusal, of one person where it is asked of several.
#[derive(Debug, Clone, PartialEq)]
pub struct Ground<'r> {
    /// The person or record that it is about.
    pub whose: Option<&'r str>,
    /// The condition of the rule that fails.
    pub condition: &'r Step,
    /// The deepest statements through which it fails.
    pub leaves: Vec<&'r Step>,
    /// The words of each leaf, then those of the condition.
    pub cites: Vec<CitationId>,
}

impl Report {
    /// What fails, condition by condition and person by person; what has no words of its own stands on the rule's.
    pub fn grounds<'r>(&'r self, rule: &'r [CitationId]) -> Vec<Ground<'r>> {
        let mut found = Vec::new();
        let cards = self.reasons().cards;
        // What was already paid once is a reason, and it holds.
        let spent = cards.last().copied().filter(|_| self.verdict == Verdict::UsedUp && self.sum.is_none());
        for card in cards.iter().copied().filter(|card| card.state != State::Holds).chain(spent) {
            let people: Vec<&Step> = card.children.iter().filter(|c| c.whose.is_some() && c.failed()).collect();
            match people.is_empty() {
                true => found.push(self.ground(rule, (card, None), card)),
                false => found.extend(people.into_iter().map(|p| self.ground(rule, (card, p.whose.as_deref()), p))),
            }
        }
        found
    }

    fn ground<'r>(
        &'r self,
        rule: &'r [CitationId],
        (condition, whose): (&'r Step, Option<&'r str>),
        of: &'r Step,
    ) -> Ground<'r> {
        let leaves = of.failing();
        let own = leaves.iter().copied().chain([condition]).map(|s| self.authority(s).unwrap_or(rule));
        let cites = distinct(own.flatten().copied());
        Ground { whose, condition, leaves, cites }
    }
}

impl Step {
    pub fn failed(&self) -> bool {
        matches!(self.state, State::Fails | State::Inapplicable)
    }

    /// The deepest statements that fail, each once; of alternatives each.
    pub fn failing(&self) -> Vec<&Step> {
        let mut said: Vec<&Step> = Vec::new();
        for leaf in self.children.iter().filter(|c| c.failed()).flat_map(Step::failing) {
            if !said.iter().any(|s| s.statement == leaf.statement && s.details == leaf.details) {
                said.push(leaf);
            }
        }
        if said.is_empty() { vec![self] } else { said }
    }

    /// The statements by which it holds that have facts of their own; of alternatives those that do.
    pub fn holding(&self) -> Vec<&Step> {
        if self.details.iter().any(Detail::is_of_itself) {
            return vec![self];
        }
        let below: Vec<&Step> =
            self.children.iter().filter(|c| c.state == State::Holds).flat_map(Step::holding).collect();
        if below.is_empty() { vec![self] } else { below }
    }

    /// What the statement rests on: its own facts, else those of its parts.
    pub fn facts(&self) -> Vec<&Detail> {
        let own: Vec<&Detail> = self.details.iter().filter(|d| d.is_of_itself()).collect();
        if own.is_empty() { self.children.iter().flat_map(Step::facts).collect() } else { own }
    }
}
