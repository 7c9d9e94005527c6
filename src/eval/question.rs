//! Questions to which the answers can be listed: what is put to each of them to see what follows.

use super::cell::Cell;
use super::open::{Atom, Open};
use super::run::Run;
use crate::ir::{NodeId, Op, SlotId};
use crate::types::{Kind, MAX_SET};
use crate::values::Exact;
use std::collections::BTreeSet;

/// One unknown with every answer that makes a difference.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Question {
    pub atom: Atom,
    pub answers: Vec<Cell>,
}

impl Run<'_> {
    /// The questions behind what is open; those whose answers cannot be listed stay open.
    pub(super) fn questions(&self, open: &Open) -> Vec<Question> {
        let ask = |atom: &Atom| {
            let answers = match *atom {
                Atom::Truth { .. } => vec![Cell::True, Cell::False],
                Atom::Fact { slot, .. } => self.answers(slot),
            };
            (!answers.is_empty()).then_some(Question { atom: *atom, answers })
        };
        open.atoms.iter().filter_map(ask).collect()
    }

    /// One answer of each sort that the program tells apart, 不适用 among them; none where there is no end of sorts.
    fn answers(&self, slot: SlotId) -> Vec<Cell> {
        match &self.program.slot(slot).kind {
            Kind::Bool => vec![Cell::True, Cell::False],
            Kind::Enum(id) if !self.program.enums[id.index()].open => {
                let places: Vec<u32> = self.program.enums[id.index()].places().collect();
                let mut kept: Vec<u32> = Vec::new();
                for place in places {
                    if !kept.iter().any(|k| self.reads_alike(slot, *k, place)) {
                        kept.push(place);
                    }
                }
                kept.into_iter().map(Cell::Enum).chain([Cell::NotApplicable]).collect()
            }
            Kind::Set(id) if !self.program.enums[id.index()].open => {
                let places: Vec<u32> = self.program.enums[id.index()].places().collect();
                self.set_answers(slot, &places)
            }
            Kind::Count { counter } => self.numbers(slot, is_whole(counter)),
            Kind::Money { .. } | Kind::Ratio | Kind::Number => self.numbers(slot, false),
            Kind::Enum(_)
            | Kind::Date
            | Kind::Month
            | Kind::Months
            | Kind::MoneyList
            | Kind::Age
            | Kind::Set(_)
            | Kind::Text => vec![],
        }
    }

    /// Every set that the program tells apart: of values that stand in the same questions one stands for all.
    fn set_answers(&self, slot: SlotId, places: &[u32]) -> Vec<Cell> {
        let readers = self.fact_nodes(slot).iter().flat_map(|n| self.readers(*n));
        let asked: Option<Vec<&Vec<u32>>> = readers
            .map(|reader| {
                let Op::Holds { values, .. } = &self.program.node(*reader).op else { return None };
                Some(values)
            })
            .collect();
        let Some(asked) = asked.filter(|_| !self.is_read_otherwise(slot)) else { return vec![] };
        let mut sorts: Vec<(Vec<bool>, u32)> = Vec::new();
        for place in places.iter().filter(|place| **place < MAX_SET) {
            let in_each: Vec<bool> = asked.iter().map(|values| values.contains(place)).collect();
            if in_each.contains(&true) && !sorts.iter().any(|(known, _)| *known == in_each) {
                sorts.push((in_each, *place));
            }
        }
        if sorts.len() > MOST_SORTS {
            return vec![];
        }
        let set = |mask: usize| {
            let chosen = sorts.iter().enumerate().filter(|(i, _)| mask & (1 << i) != 0);
            Cell::Set(chosen.fold(0, |bits, (_, (_, place))| bits | (1u64 << place)))
        };
        (0..1usize << sorts.len()).map(set).chain([Cell::NotApplicable]).collect()
    }

    fn fact_nodes(&self, slot: SlotId) -> &[NodeId] {
        &self.prepared().reach().facts[slot.index()]
    }

    fn is_read_otherwise(&self, slot: SlotId) -> bool {
        self.prepared().reach().read_otherwise[slot.index()]
    }

    fn readers(&self, node: NodeId) -> &[NodeId] {
        &self.prepared().reach().readers[node.index()]
    }

    /// Whether nothing in the program tells two values of an enumeration apart.
    fn reads_alike(&self, slot: SlotId, a: u32, b: u32) -> bool {
        let alike = |reader: &NodeId| {
            let op = &self.program.node(*reader).op;
            if let Op::OneOf { values, .. } = op {
                return values.contains(&a) == values.contains(&b);
            }
            matches!(op, Op::LevelAtLeast { level, .. } if (a >= *level) == (b >= *level))
        };
        !self.is_read_otherwise(slot) && self.fact_nodes(slot).iter().all(|n| self.readers(*n).iter().all(alike))
    }

    /// Numbers on either side of every limit that the fact is held against, where it is only held against limits.
    fn numbers(&self, slot: SlotId, whole: bool) -> Vec<Cell> {
        let mut limits = BTreeSet::new();
        let held = |n: &NodeId, limits: &mut BTreeSet<Exact>| self.limits(*n, limits).is_some();
        if self.is_read_otherwise(slot) || !self.fact_nodes(slot).iter().all(|n| held(n, &mut limits)) {
            return vec![];
        }
        let limits: Vec<Exact> = limits.into_iter().filter(|n| !n.is_negative()).collect();
        let mut found: BTreeSet<Exact> = [Exact::ZERO].into_iter().chain(limits.iter().copied()).collect();
        for limit in &limits {
            found.extend(limit.add(Exact::ONE).ok());
            found.extend(limit.sub(Exact::ONE).ok().filter(|n| !n.is_negative()));
        }
        if !whole {
            let all: Vec<Exact> = found.iter().copied().collect();
            let half = |w: &[Exact]| w[0].add(w[1]).and_then(|sum| sum.div(Exact::from(2))).ok();
            found.extend(all.windows(2).filter_map(half));
        }
        let declared = self.program.slot(slot).limits;
        found.extend(declared.least.into_iter().chain(declared.most));
        let possible = found.into_iter().filter(|n| declared.hold(*n));
        possible.map(Cell::Number).chain([Cell::NotApplicable]).collect()
    }

    fn limits(&self, node: NodeId, found: &mut BTreeSet<Exact>) -> Option<()> {
        if self.prepared().reach().read_by_decision[node.index()] {
            return None;
        }
        for reader in self.readers(node).iter().filter(|r| self.computed(**r)) {
            let n = self.program.node(*reader);
            if let Op::Compare { left, right, .. } = n.op {
                let other = if left == node { right } else { left };
                for row in 0..self.row_count(n.domain) {
                    found.insert(self.at(other, n.domain, row).number()?);
                }
            } else if matches!(n.op, Op::Choose { .. } | Op::IfGiven { .. }) {
                self.limits(*reader, found)?;
            } else {
                return None;
            }
        }
        Some(())
    }
}

/// More sorts of values in one set than this are not tried in every combination.
const MOST_SORTS: usize = 5;

/// Counters of what is not divided.
fn is_whole(counter: &str) -> bool {
    matches!(counter, "人" | "名" | "户" | "家" | "个" | "件" | "次" | "项" | "月" | "年" | "日" | "天")
}
