//! What a truth without parts rests on: the fact, the limit and the margin.

use super::detail::{Detail, Named, Sense, Standing};
use super::formula::formula;
use super::items::items;
use super::name::name_of;
use super::parameter::look_up;
use super::shown::{Shown, Stretch};
use super::state::State;
use crate::eval::{Cell, Run};
use crate::facts::Given;
use crate::ir::{CmpOp, DomainId, NodeId, Op, RefDate, SlotId};
use crate::types::Kind;
use crate::values::{Causes, Date, Exact, Month, distinct, stretches};

/// What the statement of `node` in `row` rests on; not the fact that it states word for word.
pub fn details(run: &Run<'_>, node: NodeId, row: usize) -> Vec<Detail> {
    let n = run.program.node(node);
    let domain = n.domain;
    match &n.op {
        Op::Fact(slot) | Op::Presume { slot, .. } => {
            let presumed = matches!(n.op, Op::Presume { .. }) && *run.input.facts.given(*slot, row) == Given::Missing;
            vec![fact(run, *slot, run.cell(node, row), row, presumed)]
        }
        Op::OneOf { of, values } => {
            let said = states_value(run, *of, values, domain, row);
            value(run, *of, domain, row).into_iter().filter(|_| !said).collect()
        }
        Op::Holds { set: of, .. } | Op::LevelAtLeast { of, .. } => value(run, *of, domain, row).into_iter().collect(),
        Op::Compare { op, left, right } => comparison(run, *op, (*left, *right), domain, row),
        Op::During { date, start, end } => during(run, (*date, *start, *end), domain, row),
        Op::RunsOn { domain: child, start, end, condition, date } => {
            let owner = run.owner_row(*child, (domain, row));
            let day = run.at(*date, domain, row);
            let state = |r: usize| State::of(run.runs(*child, r, (*start, *end), *condition, day));
            value(run, *date, domain, row).into_iter().chain(records_by_state(run, *child, owner, state)).collect()
        }
        Op::StatusAt { fact, on, since, at } => status(run, (*fact, *on, *since, *at), domain, row),
        _ => vec![],
    }
}

/// At most so many are named; the rest are counted.
const NAMED: usize = 4;

/// Rows of a relation, those that stand alike together.
pub(super) fn records_by_state(
    run: &Run<'_>,
    domain: DomainId,
    row: usize,
    state: impl Fn(usize) -> State,
) -> Vec<Detail> {
    let mut alike: Vec<(State, Vec<usize>)> = Vec::new();
    for r in run.rows(domain).children(row) {
        let state = state(r);
        match alike.iter_mut().find(|(s, _)| *s == state) {
            Some((_, rows)) => rows.push(r),
            None => alike.push((state, vec![r])),
        }
    }
    let detail = |(state, of): (State, Vec<usize>)| {
        let (count, all) = (of.len(), together(run, domain, &of));
        let persons = run.program.is_of_persons(domain);
        let told = if persons { all.len() } else { NAMED };
        let cut = all.len() > told;
        let named: Vec<Named> = all.into_iter().take(told).collect();
        Detail::Rows { state, named, count, cut, persons }
    };
    alike.into_iter().map(detail).collect()
}

/// Rows by their names; of one record that is kept by the month, months in a row together.
fn together(run: &Run<'_>, domain: DomainId, rows: &[usize]) -> Vec<Named> {
    let of = run.rows(domain);
    let monthly = run.program.slots_in(domain).find(|slot| run.program.slot(*slot).kind == Kind::Month);
    let mut named: Vec<(String, Vec<Month>)> = Vec::new();
    for r in rows {
        let label = of.labels.get(*r).cloned().unwrap_or_default();
        let month = monthly.and_then(|slot| run.fact(slot, *r, None).month());
        // The name of such a row ends with its month.
        let own = month.and_then(|m| label.strip_suffix(&format!("（{}）", m.chinese())).map(|of| (of.to_owned(), m)));
        match (own, named.last_mut()) {
            (Some((of, month)), Some((last, months))) if *last == of && !months.is_empty() => months.push(month),
            (Some((of, month)), _) => named.push((of, vec![month])),
            (None, _) => named.push((label, vec![])),
        }
    }
    named.into_iter().map(|(name, months)| Named { name, months: stretches(months) }).collect()
}

/// The fact that the statement of a truth names, affirmed or denied in its registered words.
pub fn stated(run: &Run<'_>, node: NodeId) -> Option<SlotId> {
    let n = run.program.node(node);
    match &n.op {
        // “案卷载明为是” behind a denial would read as if the denial were on file.
        Op::Not(_) => None,
        _ => {
            let Some(slot) = leaf(run, node) else { return extended(run, node) };
            let affirmed = run.program.slot(slot).affirmative.as_deref();
            // A name that a rule has in quotation marks stands for a thing, not for a sentence.
            let named = affirmed.is_none_or(|words| words.ends_with(bare(run, slot))) && !n.text.ends_with('”');
            named.then_some(slot)
        }
    }
}

/// The fact of a definition that bears its name and extends or narrows it.
fn extended(run: &Run<'_>, node: NodeId) -> Option<SlotId> {
    let Op::All(parts) = &run.program.node(node).op else { return None };
    let [body] = parts.as_slice() else { return None };
    let (Op::All(parts) | Op::Any(parts)) = &run.program.node(*body).op else { return None };
    let slot = parts.iter().find_map(|part| leaf(run, *part))?;
    (run.program.node(node).text.strip_prefix('是') == Some(bare(run, slot))).then_some(slot)
}

/// The fact that a truth is, behind its date, its document, its reading and the place of its condition.
fn leaf(run: &Run<'_>, node: NodeId) -> Option<SlotId> {
    match &run.program.node(node).op {
        Op::Fact(slot) | Op::Presume { slot, .. } => Some(*slot),
        Op::StatusAt { fact: of, .. } | Op::PerRules { of, .. } => leaf(run, *of),
        Op::Choose { interpretation, alternatives } => leaf(run, *run.alternative(*interpretation, alternatives)?),
        Op::All(parts) => match parts.as_slice() {
            [one] => leaf(run, *one),
            _ => None,
        },
        _ => None,
    }
}

/// The name of a fact without 是否.
fn bare<'a>(run: &Run<'a>, slot: SlotId) -> &'a str {
    run.program.slot(slot).name.trim_start_matches("是否")
}

/// Whether “〈事实〉为〈值〉” is the statement itself: the fact has the one value that is asked for.
fn states_value(run: &Run<'_>, of: NodeId, values: &[u32], domain: DomainId, row: usize) -> bool {
    let is_fact = matches!(run.program.node(of).op, Op::Fact(_) | Op::Presume { .. });
    is_fact && matches!((values, run.at(of, domain, row)), ([asked], Cell::Enum(given)) if *asked == given)
}

/// A fact as it stands, or why it has no value.
fn fact(run: &Run<'_>, slot: SlotId, cell: Cell, row: usize, presumed: bool) -> Detail {
    let s = run.program.slot(slot);
    let standing = match (cell, run.input.facts.given(slot, row)) {
        (Cell::NotApplicable, _) => Standing::Inapplicable,
        (Cell::Open(_), Given::Unknown) => Standing::Unknown,
        (Cell::Open(_), Given::Disputed) => Standing::Disputed,
        (Cell::Open(causes), _) if causes.has(Causes::AGENCY) => Standing::MissingFromAgency,
        (Cell::Open(_), _) => Standing::Missing,
        _ if presumed => Standing::Presumed,
        (Cell::True | Cell::False, _) if s.by_agency => Standing::Checked,
        (Cell::True | Cell::False, _) => Standing::Stated,
        _ => Standing::Valued,
    };
    Detail::Fact { slot: Some(slot), name: s.name.clone(), standing, value: Shown::fact(run, slot, row, cell) }
}

/// The name and value of an operand.
fn value(run: &Run<'_>, node: NodeId, domain: DomainId, row: usize) -> Option<Detail> {
    let n = run.program.node(node);
    let own = run.enclosing(n.domain, domain, row);
    if let Op::Fact(slot) | Op::Presume { slot, .. } = &n.op {
        return Some(fact(run, *slot, run.cell(node, own), own, false));
    }
    // What leans on another document is found by the fact that says how it turned out.
    if let Op::PerRules { of, .. } = n.op {
        return value(run, of, n.domain, own);
    }
    let value = Shown::cell(run.cell(node, own), &n.kind);
    Some(Detail::Fact { slot: None, name: name_of(run, node)?, standing: Standing::Valued, value })
}

fn comparison(run: &Run<'_>, op: CmpOp, (left, right): (NodeId, NodeId), domain: DomainId, row: usize) -> Vec<Detail> {
    // A period that is over before it begins: where its end lies is the reason.
    if let Op::If { condition, then: end, .. } = run.program.node(left).op
        && run.at(condition, domain, row) == Cell::False
        && let Op::Compare { left: begin, right: other, .. } = run.program.node(condition).op
        && other == end
        && let (Cell::Date(from), Cell::Date(to)) = (run.at(begin, domain, row), run.at(end, domain, row))
    {
        return dates(run, op, (end, to), (begin, from), domain, row);
    }
    let (a, b) = (run.at(left, domain, row), run.at(right, domain, row));
    match (a, b) {
        (Cell::Date(a), Cell::Date(b)) => dates(run, op, (left, a), (right, b), domain, row),
        (Cell::Number(_), Cell::Number(_)) if matches!(run.program.node(left).op, Op::YearOf(_)) => {
            years(run, left, right, domain, row)
        }
        (Cell::Number(value), Cell::Number(bound)) => {
            let margin = if value >= bound { value.sub(bound) } else { bound.sub(value) };
            // Two numbers too far apart for their difference to be told stand side by side.
            let Ok(margin) = margin else { return operands(run, &[left, right], domain, row) };
            let mut said = made(run, left, value, domain, row);
            said.push(Detail::Limit {
                name: name_of(run, left).unwrap_or_default(),
                value,
                bound,
                kind: run.program.node(left).kind.clone(),
                inclusive: matches!(op, CmpOp::Ge | CmpOp::Le | CmpOp::Eq),
                of: name_of(run, right),
                side: value.cmp(&bound),
                margin,
            });
            let table = look_up(run, right, run.enclosing(run.program.node(right).domain, domain, row));
            said.extend(table.map(Detail::Parameter));
            said
        }
        _ => operands(run, &leaves(run, &[left, right]), domain, row),
    }
}

/// How a number that is compared comes about, where it is reckoned and is no list of items.
fn made(run: &Run<'_>, number: NodeId, value: Exact, domain: DomainId, row: usize) -> Vec<Detail> {
    let pieces = formula(run, number, domain, row);
    if pieces.len() < 2 || !items(run, number, domain, row).is_empty() {
        return vec![];
    }
    let value = Shown::Number(value, run.program.node(number).kind.clone());
    vec![Detail::Made { name: name_of(run, number).unwrap_or_default(), pieces, value }]
}

/// Each of several values once.
fn operands(run: &Run<'_>, nodes: &[NodeId], domain: DomainId, row: usize) -> Vec<Detail> {
    distinct(nodes.iter().filter_map(|node| value(run, *node, domain, row)))
}

/// Both sides of a comparison of dates, with the limit that a period sets.
fn dates(
    run: &Run<'_>,
    op: CmpOp,
    (left, a): (NodeId, Date),
    (right, b): (NodeId, Date),
    domain: DomainId,
    row: usize,
) -> Vec<Detail> {
    let name = |node: NodeId| name_of(run, node).unwrap_or_default();
    let (order, margin) = (a.cmp(&b), Stretch::between(a.min(b), a.max(b)));
    let Op::AddPeriod { date, period } = &run.program.node(right).op else {
        return vec![Detail::Dates { name: name(left), day: a, other: name(right), limit: b, order, margin }];
    };
    let sense = if matches!(op, CmpOp::Ge | CmpOp::Gt) { Sense::Complete } else { Sense::Until };
    let limit = Detail::Period {
        name: name(*date),
        from: Shown::cell(run.at(*date, domain, row), &Kind::Date),
        period: *period,
        limit: b,
        sense,
        inclusive: matches!(op, CmpOp::Ge | CmpOp::Le),
    };
    vec![limit, Detail::Day { name: name(left), day: a, order, sense, margin }]
}

fn years(run: &Run<'_>, left: NodeId, right: NodeId, domain: DomainId, row: usize) -> Vec<Detail> {
    [left, right]
        .into_iter()
        .filter_map(|side| match &run.program.node(side).op {
            Op::YearOf(of) => value(run, *of, domain, row),
            _ => value(run, side, domain, row),
        })
        .collect()
}

fn during(run: &Run<'_>, (date, start, end): (NodeId, NodeId, NodeId), domain: DomainId, row: usize) -> Vec<Detail> {
    let at = |n: NodeId| run.at(n, domain, row);
    let (day, start_day, end_day) = match (at(date), at(start), at(end)) {
        (Cell::Date(d), Cell::Date(s), Cell::Date(e)) => (d, s, Some(e)),
        (Cell::Date(d), Cell::Date(s), Cell::NotApplicable) => (d, s, None),
        _ => return [date, start, end].into_iter().filter_map(|n| value(run, n, domain, row)).collect(),
    };
    let name = name_of(run, date).unwrap_or_default();
    vec![Detail::During { name, day, start: start_day, end: end_day }]
}

fn status(
    run: &Run<'_>,
    (fact_node, on, since, day): (NodeId, Option<NodeId>, Option<NodeId>, NodeId),
    domain: DomainId,
    row: usize,
) -> Vec<Detail> {
    let mut details: Vec<Detail> = value(run, fact_node, domain, row).into_iter().collect();
    let day_cell = run.at(day, domain, row);
    let is_today = day_cell == Cell::Date(run.input.basis);
    let known = since.filter(|s| !run.at(*s, domain, row).is_open());
    // A status that begins after the day is none on it, though the case says that it is there.
    let begins = on.or(known).map(|on| run.at(on, domain, row));
    let late = matches!((begins, day_cell), (Some(Cell::Date(from)), Cell::Date(day)) if from > day);
    if let Some(of) = on.or(known).filter(|_| !is_today || late) {
        match run.at(of, domain, row) {
            Cell::Date(day) if on.is_none() => details.push(Detail::Since { day }),
            _ => details.extend(value(run, of, domain, row)),
        }
    }
    if let Some(detail) = value(run, day, domain, row).filter(|_| !is_today || late) {
        details.push(detail);
    }
    if on.is_none() && known.is_none() && !is_today && !run.at(fact_node, domain, row).is_open() {
        details.push(Detail::Undated { day: name_of(run, day).unwrap_or_default() });
    }
    details
}

/// The facts, parameters and dates that a value is made of.
fn leaves(run: &Run<'_>, nodes: &[NodeId]) -> Vec<NodeId> {
    let mut found = Vec::new();
    for node in nodes {
        let n = run.program.node(*node);
        match &n.op {
            Op::Fact(_) | Op::Presume { .. } | Op::Parameter { .. } => found.push(*node),
            Op::RefDate(RefDate::Basis) | Op::Const(_) => {}
            Op::RefDate(_) => found.push(*node),
            op => found.extend(leaves(run, &op.operands())),
        }
    }
    found
}
