//! Formulas with the numbers put in.

use super::name::name_of;
use super::shown::Shown;
use crate::eval::Run;
use crate::ir::{DomainId, NodeId, Op};
use crate::types::Kind;

/// One piece of a formula: a number with its name, or a mark between numbers.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    Value { name: Option<String>, value: Shown },
    Mark(Mark),
}

/// A mark between the numbers of a formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Plus,
    Minus,
    Times,
    Over,
    Open,
    Close,
}

/// The formula of `node`, its constants and facts as numbers.
pub fn formula(run: &Run<'_>, node: NodeId, domain: DomainId, row: usize) -> Vec<Piece> {
    let mut pieces = Vec::new();
    write(run, node, domain, row, 0, &mut pieces);
    pieces
}

/// An item of a list of amounts.
fn is_item(run: &Run<'_>, node: NodeId) -> bool {
    matches!(run.program.node(node).op, Op::If { .. })
}

fn item_applies(run: &Run<'_>, node: NodeId, domain: DomainId, row: usize) -> bool {
    match run.program.node(node).op {
        Op::If { condition, .. } => run.at(condition, domain, row).is_true(),
        _ => true,
    }
}

/// So many records are written out; of more the sum alone.
const WRITTEN: usize = 8;

/// The records that a sum adds up, each with what it is and how much; none of a single one, or of many.
fn records(run: &Run<'_>, op: &Op, (domain, row): (DomainId, usize)) -> Vec<Piece> {
    let (child, of, condition, rows) = match op {
        Op::Sum { domain: child, of, condition } => {
            (*child, *of, *condition, run.rows(*child).children(row).collect::<Vec<_>>())
        }
        Op::SumInMonth { domain: child, month, of, condition } => {
            (*child, *of, *condition, run.records_in_month((domain, row), *child, *month))
        }
        _ => return vec![],
    };
    let counts = |r: &usize| condition.is_none_or(|c| run.at(c, child, *r).is_true());
    let counted: Vec<usize> = rows.into_iter().filter(counts).collect();
    let known = counted.iter().all(|r| run.at(of, child, *r).number().is_some());
    if !known || !(2..=WRITTEN).contains(&counted.len()) {
        return vec![];
    }
    let kind = &run.program.node(of).kind;
    let piece = |r: usize| Piece::Value {
        name: told(run, child, condition, r),
        value: Shown::cell(run.at(of, child, r), kind),
    };
    counted.into_iter().map(piece).collect()
}

/// What tells a record from the others that count: the enumerated facts that the condition asks of it, else its name
/// where it is somebody's.
fn told(run: &Run<'_>, domain: DomainId, condition: Option<NodeId>, row: usize) -> Option<String> {
    let asked = run.program.slots_of(&run.program.behind(condition));
    let own = asked.into_iter().filter(|slot| run.program.slot(*slot).domain == domain);
    let said = own.filter_map(|slot| match Shown::fact(run, slot, row, run.fact(slot, row, None)) {
        Shown::Text(text) if matches!(run.program.slot(slot).kind, Kind::Enum(_)) => Some(text),
        _ => None,
    });
    let said: Vec<String> = said.collect();
    if said.is_empty() { run.rows(domain).labels.get(row).cloned() } else { Some(said.concat()) }
}

fn terms(records: Vec<Piece>, binding: u8, out: &mut Vec<Piece>) {
    let brackets = binding > 1;
    if brackets {
        out.push(Piece::Mark(Mark::Open));
    }
    for (i, record) in records.into_iter().enumerate() {
        if i > 0 {
            out.push(Piece::Mark(Mark::Plus));
        }
        out.push(record);
    }
    if brackets {
        out.push(Piece::Mark(Mark::Close));
    }
}

fn write(run: &Run<'_>, node: NodeId, domain: DomainId, row: usize, binding: u8, out: &mut Vec<Piece>) {
    let n = run.program.node(node);
    let own = run.enclosing(n.domain, domain, row);
    let joined = |parts: &[NodeId], mark: Mark, strength: u8, out: &mut Vec<Piece>| {
        let brackets = strength < binding && parts.len() > 1;
        if brackets {
            out.push(Piece::Mark(Mark::Open));
        }
        for (i, part) in parts.iter().enumerate() {
            if i > 0 {
                out.push(Piece::Mark(mark));
            }
            // The right side of － and ÷ binds tighter than the mark itself.
            let tighter = u8::from(i > 0 && matches!(mark, Mark::Minus | Mark::Over));
            write(run, *part, n.domain, own, strength + tighter, out);
        }
        if brackets {
            out.push(Piece::Mark(Mark::Close));
        }
    };
    match &n.op {
        Op::Add(parts) if parts.iter().any(|p| is_item(run, *p)) => {
            // Of a list of amounts, those that apply.
            let applies = |p: &&NodeId| !is_item(run, **p) || item_applies(run, **p, n.domain, own);
            let counted: Vec<NodeId> = parts.iter().filter(applies).copied().collect();
            joined(&counted, Mark::Plus, 1, out);
        }
        Op::Highest(parts) | Op::Agree(parts) | Op::Least(parts) => {
            let value = run.cell(node, own);
            let chosen = parts.iter().find(|p| run.at(**p, n.domain, own) == value);
            if let Some(chosen) = chosen {
                write(run, *chosen, n.domain, own, binding, out);
            }
        }
        Op::Limit(a, b) | Op::AtLeast(a, b) => {
            let value = run.cell(node, own);
            let of = if run.at(*a, n.domain, own) == value { a } else { b };
            write(run, *of, n.domain, own, binding, out);
        }
        Op::If { condition, then, otherwise } => {
            let of = if run.at(*condition, n.domain, own).is_true() { then } else { otherwise };
            write(run, *of, n.domain, own, binding, out);
        }
        Op::Add(parts) if parts.len() > 1 => joined(parts, Mark::Plus, 1, out),
        Op::Mul(parts) if parts.len() > 1 => joined(parts, Mark::Times, 3, out),
        Op::Add(parts) | Op::Mul(parts) if parts.len() == 1 => write(run, parts[0], n.domain, own, binding, out),
        Op::Sub(a, b) => joined(&[*a, *b], Mark::Minus, 1, out),
        Op::Div(a, b) => joined(&[*a, *b], Mark::Over, 3, out),
        Op::Choose { interpretation, alternatives } => {
            if let Some(alternative) = run.alternative(*interpretation, alternatives) {
                write(run, *alternative, n.domain, own, binding, out);
            }
        }
        Op::IfGiven { slot, first, then } => {
            let given = run.fact(*slot, run.enclosing(run.program.slot(*slot).domain, n.domain, own), None);
            let of = if given.is_open() { then } else { first };
            write(run, *of, n.domain, own, binding, out);
        }
        op => {
            let records = records(run, op, (n.domain, own));
            if !records.is_empty() {
                return terms(records, binding, out);
            }
            let name = match op {
                Op::Const(_) => None,
                _ => name_of(run, node),
            };
            out.push(Piece::Value { name, value: Shown::cell(run.cell(node, own), &n.kind) });
        }
    }
}
