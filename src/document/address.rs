//! Addresses: places of the text as rule files and letters name them.

use super::clause::clause_of;
use super::tree::{Step, Written, cite};
use super::{Anchor, Document};
use crate::source::Span;

/// 第五条第二款第（三）项第2句第1分句
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Address {
    /// From outside in; without a 条, from the heading that it is written under.
    pub steps: Vec<Step>,
    pub sentence: Option<u32>,
    pub part: Option<u32>,
}

impl Address {
    /// A unit as a whole.
    pub fn of(steps: Vec<Step>) -> Address {
        Address { steps, sentence: None, part: None }
    }

    /// Whether it names a whole way, not one from the heading that it is written under.
    pub fn is_whole(&self) -> bool {
        self.steps.first().is_some_and(|s| is_outermost(*s))
    }

    /// The words for it.
    pub fn words(&self) -> String {
        let sentence = self.sentence.map(|n| format!("第{n}句")).unwrap_or_default();
        let part = self.part.map(|n| format!("第{n}分句")).unwrap_or_default();
        format!("{}{sentence}{part}", cite(&self.steps, false))
    }
}

impl Anchor {
    /// The address of the sentence it is or belongs to.
    pub fn address(&self) -> Address {
        Address { steps: self.steps.clone(), sentence: self.sentence, part: self.part }
    }

    /// Whether it stands in the place that an address names.
    pub(super) fn stands_at(&self, at: &Address) -> bool {
        let Some(rest) = behind(&at.steps, &self.steps) else { return false };
        // A 句 is counted in the innermost unit.
        let own = at.sentence.is_none() || rest.iter().all(|s| matches!(s, Step::Clause(_) | Step::Paragraph(_)));
        own && at.sentence.is_none_or(|n| self.sentence == Some(n)) && at.part.is_none_or(|n| self.part == Some(n))
    }
}

/// What of a way stands behind the steps named; `None` where it does not lead through them. A 款 need not be named, and
/// the only paragraph of a 条 may be named as its first 款.
fn behind<'s>(named: &[Step], way: &'s [Step]) -> Option<&'s [Step]> {
    let mut rest = way;
    for (index, step) in named.iter().enumerate() {
        loop {
            match rest.split_first() {
                Some((next, behind)) if same(*next, *step) => {
                    rest = behind;
                    break;
                }
                Some((Step::Clause(_) | Step::Paragraph(_), behind))
                    if !matches!(step, Step::Clause(_) | Step::Paragraph(_)) =>
                {
                    rest = behind;
                }
                Some((Step::Clause(_) | Step::Paragraph(_), _)) => return None,
                _ if index > 0 && matches!(step, Step::Clause(1) | Step::Paragraph(1)) => break,
                Some((Step::Row(_) | Step::Head(_), _)) if *step == Step::Table => break,
                _ => return None,
            }
        }
    }
    Some(rest)
}

/// Whether two steps name one unit, however offices write it: 第（三）项 of a text in levels is （三）.
fn same(a: Step, b: Step) -> bool {
    fn loose(step: Step) -> (u8, u32) {
        match step {
            Step::Item(n) | Step::Level(Written::Bracket, n) => (0, n),
            Step::SubItem(n) | Step::Level(Written::Arabic, n) => (1, n),
            Step::Level(Written::Paren, n) | Step::Deeper(Written::Paren, n) => (2, n),
            Step::Through(n) | Step::Article(n, 0) => (3, n),
            Step::Part(n) | Step::Level(Written::Part, n) => (4, n),
            Step::Clause(n) | Step::Paragraph(n) => (5, n),
            _ => (u8::MAX, 0),
        }
    }
    // 附件第1项 is what is numbered 1. there.
    let first = |a: Step, b: Step| matches!((a, b), (Step::Item(n), Step::Level(Written::Arabic, m)) if n == m);
    a == b || loose(a).0 != u8::MAX && loose(a) == loose(b) || first(a, b) || first(b, a)
}

impl Document {
    /// The address of a clause.
    pub fn clause_address(&self, number: u32) -> Address {
        Address::of(self.clause(number).map(|c| c.steps.clone()).unwrap_or_default())
    }

    /// Where words are looked for that name this place under this heading: the place as it is, or in the clause of the
    /// heading, or in the unit around that.
    pub fn resolve(&self, at: Option<&Address>, heading: Option<u32>) -> Option<Address> {
        let absolute = |at: &Address| self.has(&Address::of(at.steps.clone()));
        let Some(at) = at else { return heading.map(|h| self.clause_address(h)) };
        let whole = at.is_whole();
        let mut home = heading.map(|h| self.clause_address(h).steps).unwrap_or_default();
        // What is nowhere is missing in the clause of the heading.
        let below = (!whole && !home.is_empty())
            .then(|| Address { steps: [home.as_slice(), &at.steps].concat(), ..at.clone() });
        while !whole && !home.is_empty() {
            let inner = Address { steps: [home.as_slice(), &at.steps].concat(), ..at.clone() };
            if at.steps.is_empty() || absolute(&inner) {
                return Some(inner);
            }
            home.pop();
        }
        // In an attachment its own parts are meant before those of the text.
        let annexed = home.first().filter(|s| matches!(s, Step::Annex(_) | Step::Schedule(_)));
        let inner = annexed.map(|outer| Address { steps: [&[*outer], at.steps.as_slice()].concat(), ..at.clone() });
        inner.filter(absolute).or(below).or_else(|| (whole || !at.steps.is_empty()).then(|| at.clone()))
    }

    /// The place of the first anchor at an address in the order of the text.
    pub fn anchor_index(&self, at: &Address) -> Option<usize> {
        self.anchors.iter().position(|a| a.stands_at(at))
    }

    /// The first anchor at an address.
    pub fn anchor_at(&self, at: &Address) -> Option<&Anchor> {
        self.anchors.get(self.anchor_index(at)?)
    }

    /// Whether the text has the place that an address names.
    pub fn has(&self, at: &Address) -> bool {
        self.anchor_index(at).is_some()
    }

    /// All that the unit at an address holds: a 部分, a 章, a 条.
    pub fn extent(&self, at: &Address) -> Option<Span> {
        let is = |unit: &&super::tree::Unit| {
            unit.sentence.is_none() && !unit.other && behind(&at.steps, &unit.steps).is_some_and(<[Step]>::is_empty)
        };
        self.tree.units.iter().find(is).map(|unit| unit.span)
    }

    /// Whether a clause is this one or stands in it: 一、（三） in 一、.
    pub fn holds(&self, outer: u32, inner: u32) -> bool {
        outer == inner || {
            let (outer, inner) = (self.clause_address(outer).steps, self.clause_address(inner).steps);
            !outer.is_empty() && inner.starts_with(&outer)
        }
    }

    /// The number of the clause that an address lies in.
    pub fn clause_at(&self, at: &Address) -> Option<u32> {
        let anchor = self.anchor_at(&Address::of(at.steps.clone()));
        anchor.map_or_else(|| clause_of(&at.steps), |a| a.clause)
    }
}

/// Whether a step begins a whole citation.
fn is_outermost(step: Step) -> bool {
    match step {
        Step::Letter(_)
        | Step::Annex(_)
        | Step::Schedule(_)
        | Step::Book(_)
        | Step::Chapter(_)
        | Step::Section(_)
        | Step::Article(..)
        | Step::Through(_)
        | Step::Part(_)
        | Step::Closing
        | Step::Preamble
        | Step::Unclassified => true,
        Step::Clause(_)
        | Step::Item(_)
        | Step::SubItem(_)
        | Step::Deeper(..)
        | Step::Level(..)
        | Step::Paragraph(_)
        | Step::Table
        | Step::Head(_)
        | Step::Row(_)
        | Step::Remark => false,
    }
}
