//! What a single statement rests on: the fact, the limit and the margin, as sentences.

use super::formula::value_of;
use super::message::{Arg, Message, stretch};
use crate::eval::{Cell, Found, Run};
use crate::facts::{Given, Value};
use crate::ir::{CmpOp, DomainId, NodeId, Op, RefDate, SlotId};
use crate::types::Kind;
use crate::values::{Causes, Date};

/// Sentences for a truth that has no parts of its own.
pub fn detail(run: &Run<'_>, node: NodeId, row: usize) -> Vec<Message> {
    let n = run.program.node(node);
    let said = statement_details(run, node, row);
    let repeats = |m: &Message| match m.args.as_slice() {
        [(_, Arg::Text(fact)), (_, Arg::Text(value))] if m.key == "detail-fact" => {
            n.text.ends_with(&format!("{fact}为{value}"))
        }
        _ => false,
    };
    said.into_iter().filter(|m| !repeats(m)).collect()
}

fn statement_details(run: &Run<'_>, node: NodeId, row: usize) -> Vec<Message> {
    let n = run.program.node(node);
    let domain = n.domain;
    match &n.op {
        Op::Fact(slot) | Op::Presume { slot, .. } => {
            let presumed = matches!(n.op, Op::Presume { .. }) && *run.input.facts.given(*slot, row) == Given::Missing;
            vec![fact(run, *slot, run.cell(node, row), row, presumed)]
        }
        Op::OneOf { of, .. } | Op::Holds { set: of, .. } | Op::LevelAtLeast { of, .. } => {
            value(run, *of, domain, row).into_iter().collect()
        }
        Op::Compare { op, left, right } => comparison(run, *op, (*left, *right), domain, row),
        Op::During { date, start, end } => during(run, (*date, *start, *end), domain, row),
        Op::StatusAt { fact, on, at } => status(run, (*fact, *on, *at), domain, row),
        Op::If { .. } => vec![],
        _ => vec![],
    }
}

/// 〈事实〉为〈值〉, or why it has none.
fn fact(run: &Run<'_>, slot: SlotId, cell: Cell, row: usize, presumed: bool) -> Message {
    let s = run.program.slot(slot);
    let name = s.name.clone();
    let key = match (cell, run.input.facts.given(slot, row)) {
        (Cell::NotApplicable, _) => return Message::new("detail-inapplicable").arg("fact", name),
        (Cell::Open(causes), given) => {
            let key = match (given, causes.has(Causes::AGENCY)) {
                (Given::Unknown, _) => "detail-unknown",
                (Given::Disputed, _) => "detail-disputed",
                (_, true) => "detail-missing-agency",
                (_, false) => "detail-missing",
            };
            return Message::new(key).arg("fact", name);
        }
        _ if presumed => "detail-presumed",
        (Cell::True | Cell::False, _) => {
            let key = if s.by_agency { "detail-found" } else { "detail-stated" };
            return Message::new(key).arg("fact", name).arg("value", shown(run, slot, row, cell));
        }
        _ => "detail-fact",
    };
    Message::new(key).arg("fact", name).arg("value", shown(run, slot, row, cell))
}

/// A cell in words, by the kind of the fact.
pub fn shown(run: &Run<'_>, slot: SlotId, row: usize, cell: Cell) -> Arg {
    let s = run.program.slot(slot);
    match (cell, &s.kind) {
        (Cell::True, _) => Arg::Word("word-yes"),
        (Cell::False, _) => Arg::Word("word-no"),
        (Cell::Enum(v), Kind::Enum(id)) => {
            let values = &run.program.enums[id.index()].values;
            values.get(v as usize).map_or(Arg::Word("word-unlisted"), |v| Arg::Text(v.clone()))
        }
        (Cell::Set(bits), Kind::Set(id)) => {
            let values = &run.program.enums[id.index()].values;
            let held = values.iter().enumerate().filter(|(i, _)| bits & (1u64 << (*i).min(63)) != 0);
            let held: Vec<Arg> = held.map(|(_, v)| Arg::Text(v.clone())).collect();
            if held.is_empty() { Arg::Word("word-none") } else { Arg::List(held) }
        }
        (Cell::Given(..), _) => match run.input.facts.given(slot, row) {
            Given::Value(Value::Text(t)) => Arg::Text(t.to_string()),
            _ => Arg::Word("word-listed"),
        },
        (cell, kind) => cell_arg(cell, kind),
    }
}

pub fn cell_arg(cell: Cell, kind: &Kind) -> Arg {
    match cell {
        Cell::True => Arg::Word("word-yes"),
        Cell::False => Arg::Word("word-no"),
        Cell::Number(n) => Arg::Number(n, kind.clone()),
        Cell::Date(d) => Arg::Date(d),
        Cell::Month(m) => Arg::Month(m),
        Cell::NotApplicable => Arg::Word("word-inapplicable"),
        _ => Arg::Word("word-open"),
    }
}

/// The name and value of an operand.
pub fn value(run: &Run<'_>, node: NodeId, domain: DomainId, row: usize) -> Option<Message> {
    let own = run.enclosing(run.program.node(node).domain, domain, row);
    let n = run.program.node(node);
    if let Op::Fact(slot) | Op::Presume { slot, .. } = &n.op {
        return Some(fact(run, *slot, run.cell(node, own), own, false));
    }
    let (name, arg) = (name_of(run, node)?, cell_arg(run.cell(node, own), &n.kind));
    Some(Message::new("detail-fact").arg("fact", name).arg("value", arg))
}

/// What a value is called where it stands.
pub fn name_of(run: &Run<'_>, node: NodeId) -> Option<String> {
    let n = run.program.node(node);
    match &n.op {
        Op::Fact(slot) | Op::Presume { slot, .. } => Some(run.program.slot(*slot).name.clone()),
        Op::RefDate(date) => Some(date.name().to_owned()),
        Op::MonthOf(of) | Op::FirstDay(of) | Op::PerRules { of, .. } | Op::Counted(of) if n.text.is_empty() => {
            name_of(run, *of)
        }
        Op::Choose { .. } | Op::IfGiven { .. } if n.text.is_empty() => {
            n.op.operands().into_iter().find_map(|o| name_of(run, o))
        }
        _ if !n.text.is_empty() => Some(n.text.clone()),
        _ => None,
    }
}

fn comparison(run: &Run<'_>, op: CmpOp, (left, right): (NodeId, NodeId), domain: DomainId, row: usize) -> Vec<Message> {
    let (a, b) = (run.at(left, domain, row), run.at(right, domain, row));
    match (a, b) {
        (Cell::Date(a), Cell::Date(b)) => dates(run, op, (left, a), (right, b), domain, row),
        (Cell::Number(a), Cell::Number(b)) => {
            let kind = run.program.node(left).kind.clone();
            if matches!(run.program.node(left).op, Op::YearOf(_)) {
                return years(run, left, right, domain, row);
            }
            let inclusive = matches!(op, CmpOp::Ge | CmpOp::Le | CmpOp::Eq);
            let mut message = Message::new(if a == b { "detail-at-limit" } else { "detail-limit" })
                .arg("fact", name_of(run, left).unwrap_or_default())
                .arg("value", Arg::Number(a, kind.clone()))
                .arg("limit", Arg::Number(b, kind.clone()))
                .arg("bound", Arg::Word(if inclusive { "word-inclusive" } else { "word-exclusive" }));
            let margin = if a >= b { a.sub(b) } else { b.sub(a) };
            if let Ok(margin) = margin {
                let side = if a > b { "word-above" } else { "word-below" };
                message = message.arg("margin", Arg::Number(margin, kind)).arg("side", Arg::Word(side));
            }
            vec![message]
        }
        _ => {
            let mut seen: Vec<Message> = Vec::new();
            for leaf in leaves(run, &[left, right]) {
                if let Some(m) = value(run, leaf, domain, row)
                    && !seen.contains(&m)
                {
                    seen.push(m);
                }
            }
            seen
        }
    }
}

/// Version sides of a comparison of dates, with the limit that a period sets.
fn dates(
    run: &Run<'_>,
    op: CmpOp,
    (left, a): (NodeId, Date),
    (right, b): (NodeId, Date),
    domain: DomainId,
    row: usize,
) -> Vec<Message> {
    let inclusive = matches!(op, CmpOp::Ge | CmpOp::Le);
    let bound = Arg::Word(if inclusive { "word-that-day-in" } else { "word-that-day-out" });
    let name = |node: NodeId| name_of(run, node).unwrap_or_default();
    if let Op::AddPeriod { date, period } = &run.program.node(right).op {
        let from = run.at(*date, domain, row);
        let ge = matches!(op, CmpOp::Ge | CmpOp::Gt);
        let limit = Message::new(if ge { "detail-complete" } else { "detail-until" })
            .arg("name", name(*date))
            .arg("from", cell_arg(from, &Kind::Date))
            .arg("period", period.chinese())
            .arg("limit", b)
            .arg("bound", bound);
        let key = match (a.cmp(&b), ge) {
            (std::cmp::Ordering::Equal, _) => "detail-on-the-day",
            (std::cmp::Ordering::Greater, true) => "detail-over",
            (std::cmp::Ordering::Less, true) => "detail-short",
            (std::cmp::Ordering::Greater, false) => "detail-past",
            (std::cmp::Ordering::Less, false) => "detail-within",
        };
        let (earlier, later) = (a.min(b), a.max(b));
        return vec![
            limit,
            Message::new(key).arg("name", name(left)).arg("day", a).arg("margin", stretch(earlier, later)),
        ];
    }
    let key = match a.cmp(&b) {
        std::cmp::Ordering::Equal => "detail-dates-equal",
        std::cmp::Ordering::Greater => "detail-dates-after",
        std::cmp::Ordering::Less => "detail-dates-before",
    };
    let (earlier, later) = (a.min(b), a.max(b));
    let message = Message::new(key).arg("name", name(left)).arg("day", a).arg("other", name(right)).arg("limit", b);
    vec![message.arg("margin", stretch(earlier, later))]
}

fn years(run: &Run<'_>, left: NodeId, right: NodeId, domain: DomainId, row: usize) -> Vec<Message> {
    [left, right]
        .into_iter()
        .filter_map(|side| match &run.program.node(side).op {
            Op::YearOf(of) => value(run, *of, domain, row),
            _ => value(run, side, domain, row),
        })
        .collect()
}

fn during(run: &Run<'_>, (date, start, end): (NodeId, NodeId, NodeId), domain: DomainId, row: usize) -> Vec<Message> {
    let at = |n: NodeId| run.at(n, domain, row);
    let day = name_of(run, date).unwrap_or_default();
    let message = match (at(date), at(start), at(end)) {
        (Cell::Date(d), Cell::Date(s), Cell::Date(e)) => {
            Message::new("detail-during").arg("name", day).arg("day", d).arg("start", s).arg("end", e)
        }
        (Cell::Date(d), Cell::Date(s), Cell::NotApplicable) => {
            Message::new("detail-during-running").arg("name", day).arg("day", d).arg("start", s)
        }
        _ => return [date, start, end].into_iter().filter_map(|n| value(run, n, domain, row)).collect(),
    };
    vec![message]
}

fn status(
    run: &Run<'_>,
    (fact_node, on, day): (NodeId, Option<NodeId>, NodeId),
    domain: DomainId,
    row: usize,
) -> Vec<Message> {
    let mut messages: Vec<Message> = value(run, fact_node, domain, row).into_iter().collect();
    let day_cell = run.at(day, domain, row);
    let is_today = day_cell == Cell::Date(run.input.basis);
    if let Some(on) = on.filter(|_| !is_today) {
        messages.extend(value(run, on, domain, row));
    }
    if let Some(m) = value(run, day, domain, row).filter(|_| !is_today) {
        messages.push(m);
    }
    if on.is_none() && !is_today && !run.at(fact_node, domain, row).is_open() {
        let name = name_of(run, day).unwrap_or_default();
        messages.push(Message::new("detail-undated").arg("day", name));
    }
    messages
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

/// The row of a table behind a parameter, for its source.
pub fn parameter_source(run: &Run<'_>, node: NodeId, row: usize) -> Option<Message> {
    let n = run.program.node(node);
    let Op::Parameter { parameter, .. } = &n.op else { return None };
    let name = run.program.parameters[parameter.index()].name.clone();
    match run.look_up(n.domain, &n.op, row) {
        Found::Rows { rows, value, at } => {
            let table = run.table(*parameter);
            let mut sources: Vec<Arg> = Vec::new();
            for row in rows.iter().filter_map(|r| table.rows.get(*r as usize)) {
                let source = Arg::Text(row.source.clone());
                if !sources.contains(&source) {
                    sources.push(source);
                }
            }
            Some(
                Message::new("detail-parameter")
                    .arg("parameter", name)
                    .arg("at", at)
                    .arg("value", value_of(&n.kind, value))
                    .arg("source", Arg::List(sources)),
            )
        }
        Found::Nothing { at } => Some(Message::new("detail-parameter-missing").arg("parameter", name).arg("at", at)),
        _ => None,
    }
}
