//! The trace of a decision as data: what it read of the case, and what each step came to in each row.
//!
//! A row is named by its place under the case: `2` is the second member, `2.3` the third record of the second
//! member, `2.2019-04` the member's month; the case itself has none. What the case says stands under `案卷/` and the
//! path of the fact; a list stands in the row of its owner with the number of its rows, a name under `名称/`.

use crate::eval::{Cell, Run};
use crate::facts::{Given, ListState, Value};
use crate::ir::{DecisionId, DomainId, DomainKind, Ref, SlotId};
use crate::types::{EnumType, Kind};
use crate::values::Month;
use serde::Serialize;
use std::collections::BTreeSet;

/// What the case says: not what a step came to.
const ON_FILE: &str = "案卷/";
/// What a row is called.
const CALLED: &str = "名称/";
/// A value that an enumeration which is not complete does not list.
const UNLISTED: &str = "*";

#[derive(Debug, Serialize)]
pub struct TraceRow {
    pub node: String,
    pub row: Option<String>,
    pub state: &'static str,
    pub value: Option<String>,
}

/// Everything that a decision reads, in the order of the program: lists, facts, steps.
pub fn trace(run: &Run<'_>, decision: DecisionId) -> Vec<TraceRow> {
    let nodes = run.nodes_of(decision);
    let slots = run.read_by(&[decision]);
    let mut rows = Vec::new();
    for domain in domains(run, decision) {
        list(run, domain, &mut rows);
    }
    for slot in slots {
        column(run, slot, &mut rows);
    }
    for id in nodes {
        let node = run.program.node(*id);
        for row in 0..run.row_count(node.domain) {
            let (state, value) = cell(run, &node.kind, run.cell(*id, row));
            rows.push(TraceRow { node: node.id.clone(), row: row_name(run, node.domain, row), state, value });
        }
    }
    rows
}

/// The relations whose rows are gone through, or stand around those of a fact that is read.
fn domains(run: &Run<'_>, decision: DecisionId) -> BTreeSet<DomainId> {
    let program = run.program;
    let mut found = BTreeSet::new();
    let mut take = |domain: DomainId| {
        let mut at = Some(domain);
        while let Some(domain) = at.filter(|d| found.insert(*d)) {
            at = program.domain(domain).parent;
        }
    };
    for id in run.nodes_of(decision) {
        take(program.node(*id).domain);
        program.node(*id).op.each(|r| r.domain().into_iter().for_each(&mut take));
    }
    for slot in run.read_by(&[decision]) {
        take(program.slot(slot).domain);
    }
    let shared = program.decisions[decision].shares().map(|other| &program.decisions[other]);
    for of in std::iter::once(&program.decisions[decision]).chain(shared) {
        of.each(|r| {
            if let Ref::Domain(domain) = r {
                take(domain);
            }
        });
    }
    found.retain(|d| matches!(program.domain(*d).kind, DomainKind::Relation { .. }));
    found
}

/// The lists of one relation, one for each row that owns one, and what their rows are called.
fn list(run: &Run<'_>, domain: DomainId, out: &mut Vec<TraceRow>) {
    let of = run.program.domain(domain);
    let owner = of.parent.unwrap_or(DomainId::ROOT);
    let rows = run.rows(domain);
    for (parent, state) in rows.lists.iter().enumerate() {
        let state = match state {
            ListState::Given => "已知",
            ListState::Missing => "未提供",
            ListState::Unknown => "不知",
            ListState::NotApplicable => "不适用",
        };
        out.push(TraceRow {
            node: format!("{ON_FILE}{}", of.path),
            row: row_name(run, owner, parent),
            state,
            value: Some(rows.children(parent).len().to_string()),
        });
    }
    for (row, label) in rows.labels.iter().enumerate() {
        out.push(TraceRow {
            node: format!("{CALLED}{}", of.path),
            row: row_name(run, domain, row),
            state: "已知",
            value: Some(label.clone()),
        });
    }
}

/// One fact as the case gives it, in every row.
fn column(run: &Run<'_>, slot: SlotId, out: &mut Vec<TraceRow>) {
    let of = run.program.slot(slot);
    for row in 0..run.row_count(of.domain) {
        let (state, value) = match run.input.facts.given(slot, row) {
            Given::Value(value) => given(run, &of.kind, value),
            Given::Unknown => ("不知", None),
            Given::Disputed => ("说法不一", None),
            Given::Missing => ("未提供", None),
            Given::NotApplicable => ("不适用", None),
        };
        out.push(TraceRow { node: format!("{ON_FILE}{}", of.path), row: row_name(run, of.domain, row), state, value });
    }
}

fn given(run: &Run<'_>, kind: &Kind, value: &Value) -> (&'static str, Option<String>) {
    let joined = |parts: Vec<String>| ("已知", Some(parts.join("、")));
    match value {
        Value::Bool(b) => (truth(*b), None),
        Value::Number(n) => cell(run, kind, Cell::Number(*n)),
        Value::Date(d) => cell(run, kind, Cell::Date(*d)),
        Value::Month(m) => cell(run, kind, Cell::Month(*m)),
        Value::Enum(place) => cell(run, kind, Cell::Enum(*place)),
        Value::Set(bits) => cell(run, kind, Cell::Set(*bits)),
        Value::Months(spans) => joined(spans.iter().map(span).collect()),
        Value::Amounts(amounts) => joined(amounts.iter().map(|a| a.display()).collect()),
        Value::Text(text) => ("已知", Some(text.to_string())),
    }
}

fn span((from, to): &(Month, Month)) -> String {
    if from == to { from.to_string() } else { format!("{from}..{to}") }
}

fn truth(holds: bool) -> &'static str {
    if holds { "成立" } else { "不成立" }
}

/// What a step came to.
fn cell(run: &Run<'_>, kind: &Kind, cell: Cell) -> (&'static str, Option<String>) {
    let value = match cell {
        Cell::True => return ("成立", None),
        Cell::False => return ("不成立", None),
        Cell::Open(causes) => return ("待定", Some(causes.names().collect::<Vec<_>>().join("、"))),
        Cell::NotApplicable => return ("不适用", None),
        Cell::Fault(fault) => return ("错误", Some(fault.key().trim_start_matches("fault-").to_owned())),
        Cell::Number(n) => n.display(),
        Cell::Date(d) => d.to_string(),
        Cell::Month(m) => m.to_string(),
        Cell::Enum(place) => enumeration(run, kind).map(|e| place_word(e, place)).unwrap_or_default(),
        Cell::Set(bits) => enumeration(run, kind).map(|e| set_words(e, bits)).unwrap_or_default(),
        Cell::Given(slot, row) => {
            let given_value = match run.input.facts.given(slot, row as usize) {
                Given::Value(value @ (Value::Months(_) | Value::Amounts(_) | Value::Text(_))) => {
                    given(run, kind, value)
                }
                _ => return ("待定", None),
            };
            return given_value;
        }
    };
    ("已知", Some(value))
}

fn enumeration<'p>(run: &Run<'p>, kind: &Kind) -> Option<&'p EnumType> {
    if let Kind::Enum(id) | Kind::Set(id) = kind { run.program.enums.get(id.index()) } else { None }
}

fn place_word(of: &EnumType, place: u32) -> String {
    of.value(place).unwrap_or(UNLISTED).to_owned()
}

fn set_words(of: &EnumType, bits: u64) -> String {
    let held = (0..u64::BITS).filter(|place| bits & (1 << place) != 0);
    held.map(|place| place_word(of, place)).collect::<Vec<_>>().join("、")
}

/// Where a row stands under the case; nothing for the case itself.
pub(super) fn row_name(run: &Run<'_>, domain: DomainId, row: usize) -> Option<String> {
    let of = run.program.domain(domain);
    let parent = of.parent?;
    let (owner, own) = match of.kind {
        DomainKind::Root => return None,
        DomainKind::Relation { .. } => {
            let rows = run.rows(domain);
            let owner = rows.parents.get(row).copied().unwrap_or_default() as usize;
            (owner, (row + 1).saturating_sub(rows.children(owner).start).to_string())
        }
        DomainKind::Months { .. } => {
            let (holder, month) = run.month_at(domain, row)?;
            (holder, month.to_string())
        }
    };
    Some(row_name(run, parent, owner).map_or(own.clone(), |owner| format!("{owner}.{own}")))
}
