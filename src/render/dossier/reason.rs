//! Reasons: each statement with the facts, the margin and the words that it comes from.

use super::audience::{Audience, tells_nothing};
use super::maker::Maker;
use super::quotes::Use;
use crate::explain::{Detail, State, Step};
use crate::ir::{CitationId, Op, Program};
use crate::render::report::holds_words;
use crate::values::distinct;
use serde::Serialize;

/// A statement that the conclusion rests on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReasonView {
    pub id: String,
    pub number: String,
    pub mark: &'static str,
    pub state: &'static str,
    pub statement: String,
    pub details: Vec<String>,
    pub margin: Option<String>,
    pub reading: Option<String>,
    pub cites: Vec<CiteView>,
    pub parts: Vec<PartView>,
}

/// Words of the policy with their place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CiteView {
    pub place: String,
    pub quote: String,
    /// The id of the words on the page.
    pub target: Option<String>,
    /// The words were quoted beside the reason before.
    pub again: bool,
}

/// A part of a statement.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PartView {
    pub mark: &'static str,
    pub state: &'static str,
    pub statement: String,
    pub details: Vec<String>,
    pub reading: Option<String>,
    /// What it rests on says only how its parts stand.
    #[serde(skip)]
    pub folds: bool,
    /// The person or record that it is about.
    #[serde(skip)]
    pub whose: Option<String>,
    /// Words of its own that the statement above does not quote.
    pub cites: Vec<CiteView>,
    pub parts: Vec<PartView>,
}

/// A statement of the whole tree.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StepView {
    pub mark: &'static str,
    pub state: &'static str,
    pub statement: String,
    pub details: Vec<String>,
    pub place: Option<String>,
    pub reading: Option<String>,
    /// One of the children is enough.
    pub any: bool,
    #[serde(skip)]
    pub stands: State,
    /// The statement is a list of conditions without words of its own.
    #[serde(skip)]
    pub unnamed: bool,
    /// The children are conditions that add up to the statement, as a ladder has them.
    #[serde(skip)]
    pub ladder: bool,
    pub children: Vec<StepView>,
}

/// The name of a state in styles.
pub(super) fn state(of: State) -> &'static str {
    match of {
        State::Holds => "holds",
        State::Fails => "fails",
        State::Open => "open",
        State::Inapplicable => "na",
        State::Failed => "fault",
    }
}

impl Maker<'_, '_> {
    /// Whether the audience may see how a statement stands.
    pub fn may_see(&self, step: &Step) -> bool {
        self.audience != Audience::Public || step.node.is_some_and(|node| tells_nothing(self.run, node))
    }

    pub fn reason(&mut self, number: usize, step: &Step, cites: &[CitationId]) -> ReasonView {
        let id = format!("d{}-c{number}", self.number);
        let numeral = crate::document::numeral(u32::try_from(number).unwrap_or_default());
        let digits = number.to_string();
        let args = [("number", numeral.as_str()), ("digits", digits.as_str())];
        let label = self.words.catalogue.message("page-use-reason", &args);
        let parts = self.parts(step, (&id, &label), &mut cites.to_vec());
        ReasonView {
            number: self.words.catalogue.message("page-reason-number", &args),
            mark: step.state.mark(),
            state: state(step.state),
            statement: self.statement(step),
            details: self.words.facts_of(step),
            // Of what holds, the sentence itself says by how much.
            margin: step
                .details
                .iter()
                .find_map(Detail::margin)
                .filter(|_| step.state != State::Holds)
                .map(|m| self.words.margin(&m)),
            reading: self.words.reading_of(step),
            cites: self.cites(cites, &id, label),
            parts,
            id,
        }
    }

    pub fn statement(&self, step: &Step) -> String {
        if step.statement.is_empty() { self.words.word("tree-all") } else { step.statement.clone() }
    }

    /// Quotations with the place on the page that uses them.
    pub fn cites(&mut self, cites: &[CitationId], id: &str, label: String) -> Vec<CiteView> {
        let made = self.quoted_by(cites, id, &label);
        self.quoted = cites.to_vec();
        made
    }

    fn quoted_by(&mut self, cites: &[CitationId], id: &str, label: &str) -> Vec<CiteView> {
        // Of several decisions on one page, each says which it is.
        let rule = (self.of > 1).then(|| self.rule.clone());
        let made = cites.iter().map(|cite| {
            let of = Use { id: id.to_owned(), label: label.to_owned(), rule: rule.clone() };
            let target = self.quotes.quote(*cite, of);
            let again = self.quoted.contains(cite);
            CiteView { target, again, ..cited(self.run.program, *cite) }
        });
        distinct(made)
    }

    /// Quotations on paper: nothing leads back from the text.
    pub fn plain_cites(&self, cites: &[CitationId]) -> Vec<CiteView> {
        distinct(cites.iter().map(|cite| cited(self.run.program, *cite)))
    }

    fn parts(&mut self, step: &Step, of: (&str, &str), told: &mut Vec<CitationId>) -> Vec<PartView> {
        // Of alternatives, one that holds is enough; the others are not gone into.
        let settled = step.any && step.state == State::Holds;
        let shown = |c: &&Step| !c.statement.is_empty() && (!settled || c.state == State::Holds) && self.may_see(c);
        let shown: Vec<&Step> = step.children.iter().filter(shown).collect();
        let mut made = Vec::with_capacity(shown.len());
        for (i, c) in shown.iter().enumerate() {
            // Of those who count the first is gone into; each other has the facts by which they do.
            let again =
                c.whose.is_some() && c.state == State::Holds && shown[..i].iter().any(|s| s.state == State::Holds);
            let new: Vec<CitationId> = c
                .cites
                .iter()
                .copied()
                .filter(|cite| !told.iter().any(|t| holds_words(self.run.program, *t, *cite)))
                .collect();
            told.extend(&new);
            made.push(PartView {
                mark: c.state.mark(),
                state: state(c.state),
                statement: c.whose.as_ref().filter(|_| again).unwrap_or(&c.statement).clone(),
                details: if again { self.words.grounds(c) } else { self.words.facts_of(c) },
                reading: self.words.reading_of(c).filter(|_| !again),
                folds: !again && !c.details.iter().any(Detail::is_of_itself),
                whose: c.whose.clone(),
                cites: self.quoted_by(&new, of.0, of.1),
                parts: if again { vec![] } else { self.parts(c, of, told) },
            });
        }
        made
    }

    pub fn tree(&self, step: &Step) -> StepView {
        let places: Vec<String> =
            step.cites.iter().map(|c| self.run.program.citation(*c).place.clone()).collect::<Vec<_>>();
        StepView {
            mark: step.state.mark(),
            state: state(step.state),
            statement: self.statement(step),
            details: self.words.facts_of(step),
            place: (!places.is_empty()).then(|| self.words.list(&places)),
            reading: self.words.reading_of(step),
            any: step.any,
            stands: step.state,
            unnamed: step.statement.is_empty(),
            ladder: step.node.is_none_or(|n| adds_up(&self.run.program.node(n).op)),
            children: step.children.iter().map(|c| self.tree(c)).collect(),
        }
    }
}

/// A quotation without its last mark.
fn cited(program: &Program, cite: CitationId) -> CiteView {
    let citation = program.citation(cite);
    let quote = citation.quote.trim_end_matches(['，', '。', '；', '、']).to_owned();
    CiteView { place: citation.place.clone(), quote, target: None, again: false }
}

/// Whether a truth is made of its parts by 且 and 或 alone: what is denied, compared or counted is not.
fn adds_up(op: &Op) -> bool {
    matches!(op, Op::All(_) | Op::Any(_) | Op::PerRules { .. } | Op::Choose { .. } | Op::Exists { .. })
}
