//! The facts behind a node that someone could change, and the values at which its answer turns.

use super::boundary::Line;
use super::trial::Trial;
use crate::eval::{Cell, Outcome, Run};
use crate::facts::{Given, Value};
use crate::ir::{DomainId, NodeId, Op, SlotId};
use crate::types::Kind;
use std::collections::BTreeSet;

/// Facts tried at most behind one node.
const MAX_CANDIDATES: usize = 24;
/// Values in sight of a comparison that a search looks at first.
const MAX_SEEDS: usize = 48;

/// Facts that can be changed behind `node` in `row`, in the order of the program.
pub(super) fn candidates(run: &Run<'_>, roots: &[(NodeId, usize)]) -> Vec<(SlotId, u32)> {
    let mut found = BTreeSet::new();
    let mut seen = BTreeSet::new();
    for (node, row) in roots {
        visit(run, *node, *row, (&mut seen, &mut found));
    }
    let program = run.program;
    let changeable = |(slot, row): &(SlotId, u32)| {
        let of = program.slot(*slot);
        let listed = matches!(of.kind, Kind::Bool | Kind::Enum(_) | Kind::Set(_)) || Line::of(&of.kind).is_some();
        !of.unchangeable && listed && !(of.kind == Kind::Month && is_span(run, of.domain, *row as usize))
    };
    found.into_iter().filter(changeable).take(MAX_CANDIDATES).collect()
}

/// Whether a row is one month of a record that stands for several.
fn is_span(run: &Run<'_>, domain: DomainId, row: usize) -> bool {
    domain != DomainId::ROOT && run.rows(domain).of_item(row).count() > 1
}

type Found<'s> = (&'s mut BTreeSet<(NodeId, usize)>, &'s mut BTreeSet<(SlotId, u32)>);

fn visit(run: &Run<'_>, node: NodeId, row: usize, (seen, found): Found<'_>) {
    if !run.computed(node) || !seen.insert((node, row)) {
        return;
    }
    let n = run.program.node(node);
    let at = |o: NodeId| run.enclosing(run.program.node(o).domain, n.domain, row);
    match &n.op {
        Op::Fact(slot) | Op::Presume { slot, .. } => {
            found.insert((*slot, run.enclosing(run.program.slot(*slot).domain, n.domain, row) as u32));
        }
        Op::Exists { domain, condition } | Op::Count { domain, condition, .. } => {
            for r in run.rows(*domain).children(row) {
                visit(run, *condition, own(run, *condition, *domain, r), (seen, found));
            }
        }
        Op::Sum { domain, of, condition } => {
            for r in run.rows(*domain).children(row) {
                for part in condition.iter().chain([of]) {
                    visit(run, *part, own(run, *part, *domain, r), (seen, found));
                }
            }
        }
        Op::Choose { interpretation, alternatives } => {
            if let Some(of) = run.alternative(*interpretation, alternatives) {
                visit(run, *of, at(*of), (seen, found));
            }
        }
        Op::RunsOn { domain, start, end, condition, .. } => {
            for r in run.rows(*domain).children(run.owner_row(*domain, (n.domain, row))) {
                for part in condition.iter().chain([start, end]) {
                    visit(run, *part, own(run, *part, *domain, r), (seen, found));
                }
            }
        }
        // Months of a schedule are not rows of the case.
        Op::SumInMonth { .. } => {}
        op => op.operands().into_iter().for_each(|o| visit(run, o, at(o), (seen, found))),
    }
}

fn own(run: &Run<'_>, node: NodeId, domain: DomainId, row: usize) -> usize {
    run.enclosing(run.program.node(node).domain, domain, row)
}

/// What a value is tried on.
#[derive(Clone, Copy)]
pub(super) enum Test<'t> {
    /// A truth in one row is as wanted.
    Truth { node: NodeId, row: usize, wanted: bool },
    /// The decision comes out.
    Decision(&'t dyn Fn(&Outcome) -> bool),
}

impl Test<'_> {
    fn passes(&self, trial: &mut Trial<'_>, cells: &[(SlotId, usize)], value: &Value) -> bool {
        match self {
            Test::Truth { node, row, wanted } => match trial.cell_with((*node, *row), cells, value) {
                Some(cell) if *wanted => cell.is_true(),
                Some(cell) => matches!(cell, Cell::False | Cell::NotApplicable),
                None => false,
            },
            Test::Decision(goal) => trial.judge_with(cells, value).is_some_and(|o| goal(&o)),
        }
    }
}

/// Values of one fact with which the test passes: the nearest on a line, the first of a list.
pub(super) fn values(trial: &mut Trial<'_>, run: &Run<'_>, (slot, row): (SlotId, u32), test: Test<'_>) -> Vec<Value> {
    let program = trial.prepared.program;
    let of = program.slot(slot);
    let cells = trial.cells_of(slot, row);
    let given = trial.facts().given(slot, row as usize).clone();
    let current = match &given {
        Given::Value(value) => Some(value.clone()),
        _ => None,
    };
    let can_be = |value: &Value| !matches!(value, Value::Number(n) if !of.limits.hold(*n));
    let passes = |trial: &mut Trial<'_>, value: &Value| {
        can_be(value) && Some(value) != current.as_ref() && test.passes(trial, &cells, value)
    };
    if let Some(line) = Line::of(&of.kind) {
        let from = current.as_ref().and_then(|v| line.step(v));
        let line = line.around(from);
        let dates = trial.facts().dates;
        let nodes = match test {
            Test::Truth { node, .. } => trial.behind(node).to_vec(),
            Test::Decision(_) => trial.prepared.nodes_for(trial.decision).to_vec(),
        };
        let seeds = seeds(run, &nodes, line, from.unwrap_or(line.origin(dates)));
        let origin = line.origin(dates);
        let turns =
            line.turns(from, origin, &seeds, |step| line.value(step).is_some_and(|value| passes(trial, &value)));
        return turns.into_iter().filter_map(|step| line.value(step)).collect();
    }
    let tried: Vec<Value> = match &of.kind {
        Kind::Bool => vec![Value::Bool(true), Value::Bool(false)],
        Kind::Enum(id) => {
            let of = &program.enums[id.index()];
            let mut places: Vec<u32> = of.places().collect();
            if let (true, Some(Value::Enum(now))) = (of.ordered, &current) {
                places.sort_by_key(|p| p.abs_diff(*now));
            }
            places.into_iter().map(Value::Enum).collect()
        }
        Kind::Set(id) => {
            let bits = match &current {
                Some(Value::Set(bits)) => *bits,
                _ => 0,
            };
            let all = (0..program.enums[id.index()].values.len().min(64)).map(|i| 1u64 << i);
            let one = all.map(|bit| Value::Set(bits ^ bit));
            one.chain([Value::Set(0)]).collect()
        }
        _ => vec![],
    };
    tried.into_iter().find(|value| passes(trial, value)).into_iter().collect()
}

/// Steps near what the pass compares with: the limits themselves, and one step on.
fn seeds(run: &Run<'_>, nodes: &[NodeId], line: Line, from: i64) -> Vec<i64> {
    let mut steps: Vec<i64> = run.cells_of(nodes).filter_map(|cell| line.step(&plain(cell)?)).collect();
    steps.sort_unstable();
    steps.dedup();
    for period in run.periods() {
        let moved: Vec<i64> = steps
            .iter()
            .filter_map(|s| match line.value(*s)? {
                Value::Date(d) => {
                    Some([period.first_reaching(d, run.expiry()).ok()?, period.ends(d, run.expiry()).ok()?])
                }
                _ => None,
            })
            .flatten()
            .filter_map(|d| line.step(&Value::Date(d)))
            .take(MAX_SEEDS)
            .collect();
        steps.extend(moved);
        if steps.len() > 16 * MAX_SEEDS {
            break;
        }
    }
    let near: Vec<i64> = steps.iter().flat_map(|s| [s - 1, *s, s + 1]).collect();
    let mut near: Vec<i64> = near.into_iter().filter(|s| (line.low..=line.high).contains(s)).collect();
    near.sort_by_key(|s| ((s - from).abs(), *s));
    near.dedup();
    near.truncate(MAX_SEEDS);
    near
}

fn plain(cell: Cell) -> Option<Value> {
    match cell {
        Cell::Date(d) => Some(Value::Date(d)),
        Cell::Month(m) => Some(Value::Month(m)),
        Cell::Number(n) => Some(Value::Number(n)),
        _ => None,
    }
}
