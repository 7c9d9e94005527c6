//! The trace of one decision, read back: what the case said, and what each step came to.

use super::finding::{Finding, What};
use super::read::TraceRow;
use super::row::{Down, Row, depth};
use super::value::{Given, Val, given, read};
use crate::ir::{DecisionId, DomainId, DomainKind, MonthsFrom, NodeId, Program, SlotId};
use crate::types::{EnumType, Kind};
use std::collections::{BTreeMap, BTreeSet};

const ON_FILE: &str = "案卷/";
const CALLED: &str = "名称/";

/// Whether the list that holds rows was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct List {
    /// Given, perhaps empty, or said not to apply: how many rows there are is known.
    pub known: bool,
    pub count: u32,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Trace {
    pub cells: BTreeMap<(NodeId, Row), Val>,
    pub given: BTreeMap<(SlotId, Row), Given>,
    pub lists: BTreeMap<(DomainId, Row), List>,
    pub names: BTreeMap<(DomainId, Row), String>,
}

/// The names by which a trace speaks of the parts of a program.
pub(super) struct Names<'p> {
    nodes: BTreeMap<&'p str, NodeId>,
    slots: BTreeMap<&'p str, SlotId>,
    domains: BTreeMap<&'p str, DomainId>,
}

impl<'p> Names<'p> {
    pub fn of(program: &'p Program) -> Names<'p> {
        Names {
            nodes: NodeId::all(&program.nodes).map(|id| (program.node(id).id.as_str(), id)).collect(),
            slots: SlotId::all(&program.slots).map(|id| (program.slot(id).path.as_str(), id)).collect(),
            domains: DomainId::all(&program.domains).map(|id| (program.domain(id).path.as_str(), id)).collect(),
        }
    }

    pub fn node(&self, name: &str) -> Option<NodeId> {
        self.nodes.get(name).copied()
    }
}

/// The enumeration of a kind, if it has one.
pub(super) fn enumeration<'p>(program: &'p Program, kind: &Kind) -> Option<&'p EnumType> {
    if let Kind::Enum(id) | Kind::Set(id) = kind { program.enums.get(id.index()) } else { None }
}

impl Trace {
    /// Reads every row that says something which its kind can be; of the others a finding.
    pub fn read(program: &Program, names: &Names<'_>, rows: &[TraceRow], found: &mut Vec<Finding>) -> Trace {
        let mut trace = Trace::default();
        for row in rows {
            if let Err(what) = trace.take(program, names, row) {
                let said = row.value.clone().unwrap_or_else(|| row.state.clone());
                found.push(Finding::at(what, &row.node, row.row.as_deref()).found(said));
            }
        }
        trace
    }

    fn take(&mut self, program: &Program, names: &Names<'_>, row: &TraceRow) -> Result<(), What> {
        let at = |domain| Row::read(program, domain, row.row.as_deref()).ok_or(What::NoSuchRow);
        let (state, value) = (row.state.as_str(), row.value.as_deref());
        if let Some(path) = row.node.strip_prefix(CALLED) {
            let domain = *names.domains.get(path).ok_or(What::NoSuchNode)?;
            let name = value.filter(|_| state == "已知").ok_or(What::NotOfItsKind)?;
            return once(self.names.insert((domain, at(domain)?), name.to_owned()));
        }
        let Some(path) = row.node.strip_prefix(ON_FILE) else {
            let id = names.node(&row.node).ok_or(What::NoSuchNode)?;
            let node = program.node(id);
            let read = read(&node.kind, enumeration(program, &node.kind), state, value);
            return once(self.cells.insert((id, at(node.domain)?), read.ok_or(What::NotOfItsKind)?));
        };
        if let Some(slot) = names.slots.get(path) {
            let of = program.slot(*slot);
            let given = given(&of.kind, enumeration(program, &of.kind), state, value);
            return once(self.given.insert((*slot, at(of.domain)?), given.ok_or(What::NotOfItsKind)?));
        }
        let domain = *names.domains.get(path).ok_or(What::NoSuchNode)?;
        let owner = program.domain(domain).parent.ok_or(What::NoSuchNode)?;
        let count = value.and_then(|v| v.parse().ok()).ok_or(What::NotOfItsKind)?;
        let known = match state {
            "已知" => true,
            // What does not apply, or was not given, has no rows.
            "不适用" if count == 0 => true,
            "未提供" | "不知" if count == 0 => false,
            _ => return Err(What::NotOfItsKind),
        };
        once(self.lists.insert((domain, at(owner)?), List { known, count }))
    }

    pub fn cell(&self, node: NodeId, row: &Row) -> Option<&Val> {
        self.cells.get(&(node, row.clone()))
    }

    /// The rows of a list below one of its owners.
    pub fn children(&self, domain: DomainId, owner: &Row) -> Vec<Row> {
        let count = self.lists.get(&(domain, owner.clone())).map_or(0, |l| l.count);
        (1..=count).map(|n| owner.below(Down::Nth(n))).collect()
    }

    /// All rows of a domain, as the lists and the case's months make them; nothing where the trace lacks what they
    /// follow from.
    pub fn rows(&self, program: &Program, domain: DomainId) -> Option<Vec<Row>> {
        let of = program.domain(domain);
        let owners = match of.parent {
            None => return Some(vec![Row::default()]),
            Some(parent) => self.rows(program, parent)?,
        };
        let mut rows = Vec::new();
        for owner in owners {
            match of.kind {
                DomainKind::Root => {}
                DomainKind::Relation { .. } => {
                    let list = self.lists.get(&(domain, owner.clone()))?;
                    rows.extend((1..=list.count).map(|n| owner.below(Down::Nth(n))));
                }
                DomainKind::Months { decision } => {
                    let months = self.months(program, decision, &owner)?;
                    rows.extend(months.into_iter().map(|m| owner.below(Down::Month(m))));
                }
            }
        }
        Some(rows)
    }

    /// The months that a schedule may pay one holder for.
    fn months(&self, program: &Program, decision: DecisionId, holder: &Row) -> Option<BTreeSet<crate::values::Month>> {
        let plan = program.decisions.get(decision.index())?.plan.as_ref()?;
        let mut found = BTreeSet::new();
        match plan.months.as_ref()? {
            MonthsFrom::Records { domain, month, condition, .. } => {
                for record in self.children(*domain, holder) {
                    // The condition may stand in a row around the record's.
                    let own = record.around(depth(program, program.node(*condition).domain));
                    if self.cell(*condition, &own)?.is_denied() {
                        continue;
                    }
                    if let Given::Value(Val::Month(m)) = self.given.get(&(*month, record))? {
                        found.insert(*m);
                    }
                }
            }
            MonthsFrom::Set { slot, .. } => {
                let own = holder.around(depth(program, program.slot(*slot).domain));
                if let Given::Value(Val::Months(spans)) = self.given.get(&(*slot, own))? {
                    for (from, to) in spans {
                        let count = to.since(*from);
                        found.extend((0..=count).filter_map(|n| from.plus(n).ok()));
                    }
                }
            }
            MonthsFrom::Span { .. } => {}
        }
        Some(found)
    }
}

/// A row that stands twice says two things.
fn once<T>(before: Option<T>) -> Result<(), What> {
    if before.is_some() { Err(What::Twice) } else { Ok(()) }
}
