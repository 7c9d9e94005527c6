//! Clauses: the 条 of a text, and what stands in the place of one where a text has none.
//!
//! Rules are written under the heading of a clause, and the ledger gives its account clause by clause. In a text of
//! levels these are its 部分 and what is numbered right below them; the letter, an attachment and the 末段 are clauses
//! of their own.

use super::tree::{Scheme, Step, Written, cite};
use super::{Anchor, AnchorKind, Document};
use std::collections::BTreeSet;

/// A clause of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Orders the clauses of a text and names one in it: of a 条 its number.
    pub number: u32,
    /// As it is written in front of it: （六）, 第五条, 二、（三）.
    pub label: String,
    /// As it is cited: 第（六）条.
    pub cited: String,
    /// Its heading, without a final stop.
    pub title: String,
    pub steps: Vec<Step>,
}

impl Clause {
    /// Its label as the heading of a rule file writes it: （三） below 二、.
    pub fn heading_label(&self) -> String {
        match self.steps.as_slice() {
            [.., step @ (Step::Level(..) | Step::Part(_) | Step::Article(..))] => cite(&[*step], false),
            _ => self.label.clone(),
        }
    }
}

/// Attachments, the letter and the like are numbered behind all that the text itself numbers.
const ANNEX: u32 = 1_000_000;
const SCHEDULE: u32 = 300_000_000;
const CLOSING: u32 = 700_000_000;
const PREAMBLE: u32 = 800_000_000;
const UNCLASSIFIED: u32 = 850_000_000;
const LETTER: u32 = 900_000_000;
/// 第五条之一 stands behind the plain number.
const AGAIN: u32 = 10_000;
/// What is numbered below a 部分.
const PART: u32 = 1_000;

/// The number of the clause that a unit belongs to.
pub(super) fn clause_of(steps: &[Step]) -> Option<u32> {
    number(clause_steps(steps))
}

/// The number of a clause by the way to it.
fn number(clause: &[Step]) -> Option<u32> {
    Some(match clause {
        [Step::Preamble] => PREAMBLE,
        [Step::Unclassified] => UNCLASSIFIED,
        [Step::Letter(_)] => LETTER,
        [Step::Closing] => CLOSING,
        [Step::Annex(n), inner @ ..] => ANNEX * (n + 1) + number(inner).unwrap_or(0),
        [Step::Schedule(n), inner @ ..] => SCHEDULE + ANNEX * (n + 1) + number(inner).unwrap_or(0),
        [Step::Article(n, again)] => again * AGAIN + n,
        [Step::Through(n) | Step::Level(_, n)] => *n,
        [Step::Part(part), Step::Level(_, n)] => part * PART + n,
        [Step::Part(part)] => part * PART,
        _ => return None,
    })
}

/// Whether a unit stands in the place of a 条.
pub(super) fn is_clause(steps: &[Step]) -> bool {
    clause_steps(steps).len() == steps.len()
}

/// The way to the clause that a unit belongs to.
fn clause_steps(steps: &[Step]) -> &[Step] {
    let outer = usize::from(matches!(steps.first(), Some(Step::Annex(_) | Step::Schedule(_))));
    let length = match (&steps[outer..], outer) {
        ([Step::Part(_), Step::Level(Written::Bracket | Written::Arabic, _), ..], _) => outer + 2,
        ([Step::Article(..) | Step::Through(_) | Step::Part(_) | Step::Level(..), ..], _) => outer + 1,
        ([Step::Letter(_) | Step::Closing | Step::Preamble | Step::Unclassified, ..], 0) => 1,
        _ => outer,
    };
    &steps[..length]
}

/// Every clause, in the order of the text.
pub(super) fn clauses(text: &str, anchors: &[Anchor], bare_items: bool) -> Vec<Clause> {
    let mut clauses: Vec<Clause> = Vec::new();
    let mut known = BTreeSet::new();
    for anchor in anchors {
        let Some(number) = anchor.clause.filter(|n| known.insert(*n)) else { continue };
        let steps = clause_steps(&anchor.steps).to_vec();
        // Sentences of a 部分 outside every 条 stand under its heading.
        let titled = match anchor.kind {
            AnchorKind::Title => Some(anchor),
            AnchorKind::Preamble(part) => anchors.iter().find(|a| a.kind == AnchorKind::Heading(part)),
            AnchorKind::Front
            | AnchorKind::Heading(_)
            | AnchorKind::Mark
            | AnchorKind::Sentence
            | AnchorKind::Part
            | AnchorKind::Responsible
            | AnchorKind::Back => None,
        };
        let title = titled.map(|a| heading(a.span.text(text))).unwrap_or_default();
        let cited = cite(&steps, bare_items);
        clauses.push(Clause { number, label: clause_label(&steps), cited, title, steps });
    }
    clauses
}

/// Where in the text the headings of a rule file have led.
#[derive(Debug, Clone, Default)]
pub struct Under {
    outer: Vec<Step>,
    part: Option<Step>,
}

impl Document {
    /// A clause by its number.
    pub fn clause(&self, number: u32) -> Option<&Clause> {
        self.clauses.iter().find(|c| c.number == number)
    }

    /// The words for a clause by its number: 第（六）条, 第五条.
    pub fn clause_words(&self, number: u32) -> String {
        self.clause(number).map(|c| c.cited.clone()).unwrap_or_default()
    }

    /// The number of the clause that a heading of a rule file names, if it names one.
    pub fn under(&self, under: &mut Under, heading: Step) -> Option<u32> {
        let through = self.tree.scheme == Scheme::Through && under.outer.is_empty();
        let steps = match heading {
            Step::Annex(_)
            | Step::Schedule(_)
            | Step::Letter(_)
            | Step::Closing
            | Step::Preamble
            | Step::Unclassified => {
                (under.outer, under.part) = (vec![heading], None);
                return clause_of(&[heading]);
            }
            Step::Book(_) | Step::Chapter(_) | Step::Section(_) => return None,
            Step::Part(_) if through => return clause_of(&[heading]).filter(|n| self.clause(*n).is_some()),
            Step::Part(_) => {
                under.part = Some(heading);
                vec![heading]
            }
            Step::Level(Written::Bracket, n) if through => vec![Step::Through(n)],
            Step::Level(..) => under.part.into_iter().chain([heading]).collect(),
            step => vec![step],
        };
        // A 条 behind the heading of an attachment may be the text's own again.
        let inner = clause_of(&[under.outer.as_slice(), &steps].concat());
        if under.outer.is_empty() || inner.is_some_and(|n| self.clause(n).is_some_and(|c| c.steps.len() > 1)) {
            return inner;
        }
        under.outer.clear();
        clause_of(&steps)
    }
}

fn clause_label(steps: &[Step]) -> String {
    match steps {
        [Step::Through(n)] => cite(&[Step::Level(Written::Bracket, *n)], false),
        steps => cite(steps, false),
    }
}

/// A heading without its mark and its final stop.
fn heading(words: &str) -> String {
    let behind = super::tree::behind_mark(words);
    behind.trim_end_matches('。').trim_matches(super::letter::is_blank).to_owned()
}
