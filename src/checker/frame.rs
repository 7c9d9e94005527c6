//! What a step reads: the trace, the tables, the three dates and the readings in force.

use super::row::{Row, depth};
use super::trace::Trace;
use super::value::{Given, Val};
use crate::ir::{DocumentId, DocumentStanding, DomainId, InterpId, NodeId, ParamId, Program, RefDate, Setting, SlotId};
use crate::values::{Causes, Date, Exact, Month};
use std::collections::BTreeSet;

/// A parameter table of the package, in its rows.
#[derive(Debug, Clone, Default)]
pub struct Table {
    pub rows: Vec<TableRow>,
}

#[derive(Debug, Clone)]
pub struct TableRow {
    /// Validity, both days included.
    pub from: Option<Date>,
    pub to: Option<Date>,
    pub published: Option<Date>,
    /// One for each column of the parameter.
    pub keys: Vec<Key>,
    pub value: Exact,
}

/// What a row of a table asks of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Key {
    Any,
    Text(String),
    Enum(u32),
    Bool(bool),
    Months(Month, Month),
    Days(Option<Date>, Option<Date>),
    Numbers(Option<Exact>, Option<Exact>),
}

/// What a step would need and the trace does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Lack {
    Node(NodeId, Row),
    Fact(SlotId, Row),
    List(DomainId, Row),
    /// The tables that the case brought are not at hand.
    Table,
}

#[derive(Clone, Copy)]
pub(super) struct Frame<'a> {
    pub program: &'a Program,
    pub tables: &'a [Table],
    /// Tables that the case brought and that are not at hand.
    pub absent: &'a BTreeSet<ParamId>,
    pub trace: &'a Trace,
    pub basis: Date,
    pub applicable: Date,
    pub decided: Date,
    /// The day by which a row of a table must be published, also where a later day is tried.
    pub known: Date,
    /// The alternative in force of each interpretation.
    pub choices: &'a [usize],
}

impl Frame<'_> {
    pub fn date(&self, of: RefDate) -> Date {
        match of {
            RefDate::Basis => self.basis,
            RefDate::Applicable => self.applicable,
            RefDate::Decided => self.decided,
        }
    }

    /// The row of a domain that stands around a row.
    pub fn own(&self, domain: DomainId, row: &Row) -> Row {
        row.around(depth(self.program, domain))
    }

    /// What a node came to, seen from a row in or below its own domain.
    pub fn at(&self, node: NodeId, row: &Row) -> Result<Val, Lack> {
        let own = self.own(self.program.node(node).domain, row);
        self.trace.cell(node, &own).cloned().ok_or(Lack::Node(node, own))
    }

    pub fn all(&self, nodes: &[NodeId], row: &Row) -> Result<Vec<Val>, Lack> {
        nodes.iter().map(|n| self.at(*n, row)).collect()
    }

    /// How the case gives a fact.
    pub fn given(&self, slot: SlotId, row: &Row) -> Result<&Given, Lack> {
        let own = self.own(self.program.slot(slot).domain, row);
        let key = (slot, own);
        self.trace.given.get(&key).ok_or(Lack::Fact(key.0, key.1))
    }

    /// A fact as a value; `presumed` stands for one that was not provided.
    pub fn fact(&self, slot: SlotId, row: &Row, presumed: Option<Val>) -> Result<Val, Lack> {
        Ok(match self.given(slot, row)? {
            Given::Value(value) => value.clone(),
            Given::NotApplicable => Val::NotApplicable,
            Given::Unknown => Val::Open(self.cause(slot)),
            Given::Missing => match presumed {
                Some(value) => value,
                // A record without an end still runs.
                None if self.program.slot(slot).is_end() => Val::NotApplicable,
                None => Val::Open(self.cause(slot)),
            },
        })
    }

    /// 缺事实, by whom it is to be supplied.
    pub fn cause(&self, slot: SlotId) -> Causes {
        if self.program.slot(slot).by_agency { Causes::AGENCY } else { Causes::APPLICANT }
    }

    /// The rows of a list; `None` where it is not known how many there are.
    pub fn children(&self, domain: DomainId, row: &Row) -> Result<Option<Vec<Row>>, Lack> {
        let owner = self.program.domain(domain).parent.unwrap_or(DomainId::ROOT);
        let own = self.own(owner, row);
        let key = (domain, own);
        let Some(list) = self.trace.lists.get(&key) else { return Err(Lack::List(key.0, key.1)) };
        Ok(list.known.then(|| self.trace.children(domain, &key.1)))
    }

    pub fn chosen(&self, of: InterpId) -> usize {
        self.choices.get(of.index()).copied().unwrap_or_default()
    }

    pub fn setting<T: Copy>(&self, of: &Setting<T>) -> T {
        match of {
            Setting::Fixed(value) => *value,
            Setting::Chosen { interpretation, alternatives, first } => {
                alternatives.get(self.chosen(*interpretation)).copied().unwrap_or(*first)
            }
        }
    }

    pub fn in_force(&self, document: DocumentId) -> bool {
        let of = self.program.documents.get(document.index());
        of.is_some_and(|d| d.standing(self.applicable) == DocumentStanding::InForce)
    }

    pub fn table(&self, of: ParamId) -> Result<&[TableRow], Lack> {
        if self.absent.contains(&of) {
            return Err(Lack::Table);
        }
        Ok(self.tables.get(of.index()).map_or(&[], |table| &table.rows))
    }
}
