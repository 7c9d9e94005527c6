//! One pass over a program: each node in each row, by recursion, remembered.

use crate::value::{Datum, Fault, Open, Truth, Value};
use std::cell::RefCell;
use std::collections::BTreeMap;
use tiaowen::facts::{Facts, Given, ListState, Tables};
use tiaowen::ir::{DomainId, DomainKind, Literal, Node, NodeId, Op, Program, RefDate, SlotId};
use tiaowen::values::{Causes, Date, Month};

/// A row of a domain; in a months domain `index` is the row of its holder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    pub index: usize,
    pub month: Option<Month>,
}

impl Row {
    pub fn of(index: usize) -> Row {
        Row { index, month: None }
    }

    pub const ROOT: Row = Row { index: 0, month: None };
}

/// A row and the domain that it is of.
pub type At = (DomainId, Row);

/// A program with one case, one set of tables and one reading of every interpretation.
pub struct Run<'a> {
    pub program: &'a Program,
    pub facts: &'a Facts,
    pub tables: &'a Tables,
    /// The alternative of each interpretation.
    pub choices: &'a [u8],
    memo: RefCell<BTreeMap<(NodeId, Row), Value>>,
}

impl<'a> Run<'a> {
    pub fn new(program: &'a Program, facts: &'a Facts, tables: &'a Tables, choices: &'a [u8]) -> Run<'a> {
        Run { program, facts, tables, choices, memo: RefCell::default() }
    }

    pub fn root(&self, node: NodeId) -> Value {
        self.value(node, (DomainId::ROOT, Row::ROOT))
    }

    pub fn truth(&self, node: NodeId, at: At) -> Truth {
        self.value(node, at).truth()
    }

    /// The value of a node for a row of its own domain or of one inside it.
    pub fn value(&self, id: NodeId, (domain, row): At) -> Value {
        let node = self.program.node(id);
        let Some(own) = self.outer((domain, row), node.domain) else { return Value::Fault(Fault::Shape) };
        if let Some(known) = self.memo.borrow().get(&(id, own)) {
            return known.clone();
        }
        let value = self.compute(node, (node.domain, own));
        self.memo.borrow_mut().insert((id, own), value.clone());
        value
    }

    /// The row of `to` in which a row of a domain inside it stands.
    pub fn outer(&self, (domain, row): At, to: DomainId) -> Option<Row> {
        let (mut domain, mut row) = (domain, row);
        while domain != to {
            let of = self.program.domain(domain);
            row = match of.kind {
                DomainKind::Months { .. } => Row::of(row.index),
                DomainKind::Relation { .. } | DomainKind::Root => {
                    Row::of(usize::try_from(*self.facts.rows(domain).parents.get(row.index)?).ok()?)
                }
            };
            domain = of.parent?;
        }
        Some(row)
    }

    /// What these nodes came to so far, in any row.
    pub fn remembered(&self, nodes: &[NodeId]) -> Vec<((NodeId, Row), Value)> {
        let memo = self.memo.borrow();
        memo.iter().filter(|((id, _), _)| nodes.binary_search(id).is_ok()).map(|(k, v)| (*k, v.clone())).collect()
    }

    fn compute(&self, node: &Node, at: At) -> Value {
        match &node.op {
            Op::Const(literal) => constant(literal),
            Op::Fact(slot) => self.fact(*slot, at),
            Op::Presume { slot, value } => match self.given(*slot, at) {
                Given::Missing => constant(value),
                Given::Value(_) | Given::Unknown | Given::Disputed | Given::NotApplicable => self.fact(*slot, at),
            },
            Op::IfGiven { slot, first, then } => match self.given(*slot, at) {
                Given::Missing => self.value(*then, at),
                Given::Value(_) | Given::Unknown | Given::Disputed | Given::NotApplicable => self.value(*first, at),
            },
            Op::RefDate(of) => Datum::Date(self.date(*of)).into(),
            Op::Choose { interpretation, alternatives } => {
                let chosen = self.choices.get(interpretation.index()).copied().unwrap_or_default();
                let node = alternatives.get(usize::from(chosen)).or(alternatives.first());
                node.map_or(Value::Fault(Fault::Shape), |n| self.value(*n, at))
            }
            Op::Not(_)
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
            | Op::AtDiscretion(_) => self.judge(&node.op, at),
            Op::AddPeriod { .. }
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
            | Op::Month => self.day(&node.op, at),
            Op::Add(_)
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
            | Op::If { .. } => self.calculate(&node.op, at),
            Op::Exists { .. } | Op::Count { .. } | Op::Sum { .. } | Op::RunsOn { .. } | Op::SumInMonth { .. } => {
                self.gather(&node.op, at)
            }
            Op::Parameter { parameter, at: day, keys, sum_over } => {
                self.look_up(*parameter, &self.value(*day, at), (keys, sum_over), at)
            }
        }
    }

    pub fn date(&self, of: RefDate) -> Date {
        match of {
            RefDate::Basis => self.facts.dates.basis,
            RefDate::Applicable => self.facts.dates.applicable,
            RefDate::Decided => self.facts.dates.decided,
        }
    }

    pub fn given(&self, slot: SlotId, at: At) -> &'a Given {
        let row = self.outer(at, self.program.slot(slot).domain);
        row.map_or(&Given::Missing, |row| self.facts.given(slot, row.index))
    }

    /// 缺事实, from whoever is to supply it.
    pub fn lack(&self, slot: SlotId) -> Causes {
        if self.program.slot(slot).by_agency { Causes::AGENCY } else { Causes::APPLICANT }
    }

    fn fact(&self, slot: SlotId, at: At) -> Value {
        let of = self.program.slot(slot);
        match self.given(slot, at) {
            Given::Value(value) => Value::Known(value.clone()),
            Given::NotApplicable => Value::NotApplicable,
            // The last day of a record that was not given: it still runs.
            Given::Missing if of.is_end() => Value::NotApplicable,
            Given::Missing | Given::Unknown | Given::Disputed => Value::Open(Open {
                causes: self.lack(slot),
                low: of.limits.least,
                high: of.limits.most,
                perhaps_not: false,
            }),
        }
    }

    /// The rows of a relation that belong to a row; why they are not known otherwise.
    pub fn members(&self, domain: DomainId, at: At) -> Members {
        let parent = self.program.domain(domain).parent.and_then(|parent| self.outer(at, parent));
        let Some(parent) = parent else { return Members::None };
        let rows = self.facts.rows(domain);
        match rows.lists.get(parent.index) {
            Some(ListState::Given) => Members::Rows(rows.children(parent.index).collect()),
            Some(ListState::NotApplicable) => Members::None,
            Some(ListState::Missing | ListState::Unknown) | None => Members::Unknown(self.lack_of_list(domain)),
        }
    }

    /// A list has no declared source: it is the agency's to find out where all that stands in it is.
    fn lack_of_list(&self, domain: DomainId) -> Causes {
        let mut inside = self.program.slots.iter().filter(|s| s.domain == domain).peekable();
        let agency = inside.peek().is_some() && inside.all(|s| s.by_agency);
        if agency { Causes::AGENCY } else { Causes::APPLICANT }
    }
}

/// Who stands in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Members {
    Rows(Vec<usize>),
    Unknown(Causes),
    /// 不适用: nobody.
    None,
}

pub fn constant(literal: &Literal) -> Value {
    match literal {
        Literal::Bool(b) => (*b).into(),
        Literal::Number(n) => Value::number(*n),
        Literal::Date(d) => Datum::Date(*d).into(),
        Literal::Month(m) => Datum::Month(*m).into(),
        Literal::Enum(place) => Datum::Enum(*place).into(),
        Literal::NotApplicable => Value::NotApplicable,
    }
}
