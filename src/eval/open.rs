//! What an open cell still needs: the facts, lists and parameters behind it, and the smallest sets
//! of them that could decide it.

use super::cell::Cell;
use super::lookup::Found;
use super::run::Run;
use crate::facts::ListState;
use crate::ir::{CmpOp, DomainId, NodeId, Op, ParamId, SlotId};
use crate::values::{Causes, Date};
use std::collections::BTreeSet;

/// One thing that is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    Fact {
        slot: SlotId,
        row: u32,
    },
    /// The rows of a relation, for one parent row.
    List {
        domain: DomainId,
        parent: u32,
    },
    Parameter {
        parameter: ParamId,
        at: Date,
    },
}

/// What can be put to one of several answers to see what follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Atom {
    /// A fact: one unknown, in however many rows of its item it stands.
    Fact { slot: SlotId, row: u32 },
    /// A truth of its own.
    Truth { node: NodeId, row: u32, need: Need },
}

impl Atom {
    pub fn need(self) -> Need {
        match self {
            Atom::Fact { slot, row } => Need::Fact { slot, row },
            Atom::Truth { need, .. } => need,
        }
    }
}

/// Everything open behind some nodes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Open {
    pub needs: BTreeSet<Need>,
    pub atoms: BTreeSet<Atom>,
}

impl Open {
    /// Asks for a fact, once for all rows that come from one item.
    pub(super) fn ask(&mut self, run: &Run<'_>, slot: SlotId, row: usize) -> Atom {
        let row = run.rows(run.program.slot(slot).domain).of_item(row).start as u32;
        self.needs.insert(Need::Fact { slot, row });
        Atom::Fact { slot, row }
    }
}

/// At most this many sets are listed.
pub const MAX_SETS: usize = 16;

impl Run<'_> {
    /// Adds what is open behind `node` in `row` of its own domain.
    pub fn open_behind(&self, node: NodeId, row: usize, open: &mut Open) {
        if !self.computed(node) || !self.cell(node, row).is_open() {
            return;
        }
        let n = self.program.node(node);
        match &n.op {
            Op::Fact(slot) | Op::Presume { slot, .. } => {
                let own = self.enclosing(self.program.slot(*slot).domain, n.domain, row);
                let atom = open.ask(self, *slot, own);
                open.atoms.insert(atom);
            }
            Op::StatusAt { fact, on, since, .. } if !self.at(*fact, n.domain, row).is_open() => {
                // The status is known, but not for the day asked: since when, or what it was after it began and before
                // it was lost.
                let begins = on.or(*since).filter(|o| self.at(*o, n.domain, row).is_open());
                let leaf = begins.and_then(|o| self.leaf(o)).or_else(|| self.leaf(*fact));
                match leaf {
                    Some(slot) if self.status_day_known(&n.op, n.domain, row) => {
                        let own = self.enclosing(self.program.slot(slot).domain, n.domain, row);
                        let need = open.ask(self, slot, own).need();
                        open.atoms.insert(Atom::Truth { node, row: row as u32, need });
                    }
                    _ => self.operands_behind(node, row, open),
                }
            }
            // On the day of the facts a status is as it is said to be, since whenever it is so.
            Op::StatusAt { fact, on: None, at, .. } if self.at(*at, n.domain, row) == Cell::Date(self.input.basis) => {
                self.open_at(*fact, n.domain, row, open);
            }
            Op::Exists { domain, condition } | Op::Count { domain, condition, .. } => {
                if self.list_unknown(*domain, row) {
                    let need = Need::List { domain: *domain, parent: row as u32 };
                    open.needs.insert(need);
                    if matches!(n.op, Op::Exists { .. }) {
                        open.atoms.insert(Atom::Truth { node, row: row as u32, need });
                    }
                    return;
                }
                for r in self.rows(*domain).children(row) {
                    self.open_at(*condition, *domain, r, open);
                }
                if let Op::Count { distinct: Some(slot), .. } = n.op {
                    for r in self.unnamed_heads(row, *domain, *condition, slot) {
                        open.ask(self, slot, r);
                    }
                }
            }
            Op::RunsOn { domain, start, end, condition, date } => {
                let owner = self.owner_row(*domain, (n.domain, row));
                if self.list_unknown(*domain, owner) {
                    let need = Need::List { domain: *domain, parent: owner as u32 };
                    open.needs.insert(need);
                    open.atoms.insert(Atom::Truth { node, row: row as u32, need });
                    return;
                }
                self.open_at(*date, n.domain, row, open);
                for r in self.rows(*domain).children(owner) {
                    for child in condition.iter().chain([start, end]) {
                        self.open_at(*child, *domain, r, open);
                    }
                }
            }
            Op::Sum { domain, of, condition } | Op::SumInMonth { domain, of, condition, .. } => {
                let by_month = matches!(n.op, Op::SumInMonth { .. });
                let parent = if by_month { self.scratch.months[n.domain.index()].rows[row].0 as usize } else { row };
                if self.list_unknown(*domain, parent) {
                    let need = Need::List { domain: *domain, parent: parent as u32 };
                    open.needs.insert(need);
                    return;
                }
                for r in self.rows(*domain).children(parent) {
                    for child in condition.iter().chain([of]) {
                        self.open_at(*child, *domain, r, open);
                    }
                }
            }
            Op::Instalments { slot, .. } => {
                let own = self.enclosing(self.program.slot(*slot).domain, n.domain, row);
                if self.fact(*slot, own, None).is_open() {
                    open.ask(self, *slot, own);
                }
                self.operands_behind(node, row, open);
            }
            // Only the reading in force asks for anything.
            Op::Choose { interpretation, alternatives } => {
                if let Some(alternative) = self.alternative(*interpretation, alternatives) {
                    self.open_at(*alternative, n.domain, row, open);
                }
            }
            // One way of giving it is enough: the number where it can be counted, else what it follows from.
            Op::IfGiven { slot, first, then } => {
                let own = self.enclosing(self.program.slot(*slot).domain, n.domain, row);
                let given = !matches!(self.input.facts.given(*slot, own), crate::facts::Given::Missing);
                let counted = matches!(self.program.node(*then).op, Op::Count { .. });
                self.open_at(if given || counted { *first } else { *then }, n.domain, row, open);
            }
            Op::Parameter { parameter, .. } => match self.look_up(n.domain, &n.op, row) {
                Found::Nothing { at } => {
                    open.needs.insert(Need::Parameter { parameter: *parameter, at });
                }
                _ => self.operands_behind(node, row, open),
            },
            Op::Const(_)
            | Op::RefDate(_)
            | Op::Not(_)
            | Op::All(_)
            | Op::Any(_)
            | Op::Compare { .. }
            | Op::OneOf { .. }
            | Op::Holds { .. }
            | Op::LevelAtLeast { .. }
            | Op::During { .. }
            | Op::Overlaps { .. }
            | Op::StatusAt { .. }
            | Op::PerRules { .. }
            | Op::Unless(_)
            | Op::AtDiscretion(_)
            | Op::AddPeriod { .. }
            | Op::AddAge { .. }
            | Op::SubPeriod { .. }
            | Op::Later(_)
            | Op::Earlier(_)
            | Op::MonthOf(_)
            | Op::NextMonth(_)
            | Op::YearOf(_)
            | Op::FirstDay(_)
            | Op::YearBefore(_)
            | Op::OnsetIf { .. }
            | Op::WholeMonths { .. }
            | Op::Add(_)
            | Op::Sub(..)
            | Op::Mul(_)
            | Op::Div(..)
            | Op::Least(_)
            | Op::Limit(..)
            | Op::AtLeast(..)
            | Op::Highest(_)
            | Op::Agree(_)
            | Op::Floor(_)
            | Op::Month
            | Op::If { .. } => self.operands_behind(node, row, open),
        }
    }

    /// The same, seen from a row of another domain.
    pub fn open_at(&self, node: NodeId, domain: DomainId, row: usize, open: &mut Open) {
        let own = self.enclosing(self.program.node(node).domain, domain, row);
        self.open_behind(node, own, open);
    }

    fn operands_behind(&self, node: NodeId, row: usize, open: &mut Open) {
        let n = self.program.node(node);
        for operand in n.op.operands() {
            self.open_at(operand, n.domain, row, open);
        }
    }

    fn status_day_known(&self, op: &Op, domain: DomainId, row: usize) -> bool {
        matches!(op, Op::StatusAt { at, .. } if !self.at(*at, domain, row).is_open())
    }

    /// Who is to supply what is asked for.
    pub(super) fn causes_of(&self, open: &Open) -> Causes {
        let cause = |need: &Need| match need {
            Need::Fact { slot, .. } => self.cause(*slot),
            Need::List { .. } => Causes::APPLICANT,
            Need::Parameter { .. } => Causes::PARAMETER,
        };
        open.needs.iter().map(cause).fold(Causes::NONE, Causes::and)
    }

    fn list_unknown(&self, domain: DomainId, parent: usize) -> bool {
        !matches!(self.rows(domain).lists.get(parent), Some(ListState::Given | ListState::NotApplicable))
    }

    /// The fact that a truth is, its document aside.
    pub(super) fn leaf(&self, node: NodeId) -> Option<SlotId> {
        if let Op::PerRules { of, .. } = self.program.node(node).op {
            return self.leaf(of);
        }
        if let Op::Fact(slot) | Op::Presume { slot, .. } = self.program.node(node).op { Some(slot) } else { None }
    }

    /// Whether a truth can be made to hold, or to fail, by some answers to each set of needs.
    pub fn deciding_sets(&self, node: NodeId, row: usize) -> (Vec<BTreeSet<Need>>, bool) {
        let holds = self.sets(node, row, true);
        let fails = self.sets(node, row, false);
        let mut all: Vec<BTreeSet<Need>> = holds.into_iter().chain(fails).filter(|s| !s.is_empty()).collect();
        let cut = minimise(&mut all);
        (all, cut)
    }

    fn sets(&self, node: NodeId, row: usize, wanted: bool) -> Vec<BTreeSet<Need>> {
        let cell = self.cell(node, row);
        match cell {
            Cell::True => return if wanted { vec![BTreeSet::new()] } else { vec![] },
            Cell::Open(_) => {}
            _ => return if wanted { vec![] } else { vec![BTreeSet::new()] },
        }
        let n = self.program.node(node);
        let part =
            |o: NodeId, wanted: bool| self.sets(o, self.enclosing(self.program.node(o).domain, n.domain, row), wanted);
        match &n.op {
            Op::Not(of) | Op::Unless(of) => part(*of, !wanted),
            Op::All(parts) if parts.len() == 1 => part(parts[0], wanted),
            Op::All(parts) if wanted => product(parts.iter().map(|p| part(*p, true))),
            Op::All(parts) => union(parts.iter().map(|p| part(*p, false))),
            Op::Any(parts) if wanted => union(parts.iter().map(|p| part(*p, true))),
            Op::Any(parts) => product(parts.iter().map(|p| part(*p, false))),
            Op::PerRules { of, .. } => part(*of, wanted),
            Op::Choose { interpretation, alternatives } => {
                self.alternative(*interpretation, alternatives).map(|a| part(*a, wanted)).unwrap_or_default()
            }
            Op::Exists { domain, condition } if !self.list_unknown(*domain, row) => {
                let rows = self.rows(*domain).children(row);
                let each = rows.map(|r| {
                    let own = self.enclosing(self.program.node(*condition).domain, *domain, r);
                    self.sets(*condition, own, wanted)
                });
                if wanted { union(each) } else { product(each) }
            }
            // “N名以上” with one more to be found: any one of the open rows decides for, all of them against.
            Op::Compare { op: CmpOp::Ge, left, right } if self.one_more(*left, *right, (n.domain, row)).is_some() => {
                let Some((domain, condition, parent)) = self.one_more(*left, *right, (n.domain, row)) else {
                    return vec![];
                };
                let rows = self.rows(domain).children(parent);
                let open = rows.filter(|r| self.at(condition, domain, *r).is_open());
                let each = open.map(|r| {
                    let own = self.enclosing(self.program.node(condition).domain, domain, r);
                    self.sets(condition, own, wanted)
                });
                if wanted { union(each) } else { product(each) }
            }
            // A comparison needs everything behind it.
            Op::Const(_)
            | Op::Fact(_)
            | Op::Presume { .. }
            | Op::IfGiven { .. }
            | Op::RefDate(_)
            | Op::Compare { .. }
            | Op::OneOf { .. }
            | Op::Holds { .. }
            | Op::LevelAtLeast { .. }
            | Op::During { .. }
            | Op::Overlaps { .. }
            | Op::StatusAt { .. }
            | Op::AtDiscretion(_)
            | Op::AddPeriod { .. }
            | Op::AddAge { .. }
            | Op::SubPeriod { .. }
            | Op::Later(_)
            | Op::Earlier(_)
            | Op::MonthOf(_)
            | Op::NextMonth(_)
            | Op::YearOf(_)
            | Op::FirstDay(_)
            | Op::YearBefore(_)
            | Op::OnsetIf { .. }
            | Op::WholeMonths { .. }
            | Op::Add(_)
            | Op::Sub(..)
            | Op::Mul(_)
            | Op::Div(..)
            | Op::Least(_)
            | Op::Limit(..)
            | Op::AtLeast(..)
            | Op::Highest(_)
            | Op::Agree(_)
            | Op::Floor(_)
            | Op::Instalments { .. }
            | Op::Exists { .. }
            | Op::Count { .. }
            | Op::Sum { .. }
            | Op::RunsOn { .. }
            | Op::SumInMonth { .. }
            | Op::Month
            | Op::Parameter { .. }
            | Op::If { .. } => {
                let mut open = Open::default();
                self.open_behind(node, row, &mut open);
                vec![open.needs]
            }
        }
    }
}

impl Run<'_> {
    /// The rows of a count that is one short of its bound.
    fn one_more(
        &self,
        left: NodeId,
        right: NodeId,
        (domain, row): (DomainId, usize),
    ) -> Option<(DomainId, NodeId, usize)> {
        let own = self.enclosing(self.program.node(left).domain, domain, row);
        let Op::Count { domain: rows, condition, .. } = self.program.node(left).op else { return None };
        let (low, _) = self.count_range(left, own)?;
        let bound = self.at(right, domain, row).number()?.to_i64()?;
        (bound - low == 1).then_some((rows, condition, own))
    }
}

fn union(parts: impl Iterator<Item = Vec<BTreeSet<Need>>>) -> Vec<BTreeSet<Need>> {
    let mut all: Vec<BTreeSet<Need>> = parts.flatten().collect();
    minimise(&mut all);
    all
}

fn product(parts: impl Iterator<Item = Vec<BTreeSet<Need>>>) -> Vec<BTreeSet<Need>> {
    let mut all = vec![BTreeSet::new()];
    for part in parts {
        let mut next: Vec<BTreeSet<Need>> =
            all.iter().flat_map(|a| part.iter().map(move |b| a.union(b).copied().collect())).collect();
        minimise(&mut next);
        all = next;
    }
    all
}

/// Keeps sets that hold no other set, the smallest first; says whether some were cut.
fn minimise(sets: &mut Vec<BTreeSet<Need>>) -> bool {
    sets.sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
    sets.dedup();
    let mut kept: Vec<BTreeSet<Need>> = Vec::new();
    for set in sets.drain(..) {
        if !kept.iter().any(|k| k.is_subset(&set)) {
            kept.push(set);
        }
    }
    let cut = kept.len() > MAX_SETS;
    kept.truncate(MAX_SETS);
    *sets = kept;
    cut
}
