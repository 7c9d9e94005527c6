//! The value of a parameter: valid on the day asked, published by 核定日, the latest published of several (1.8).

use super::frame::{Frame, Key, Lack, TableRow};
use super::logic::stopped;
use super::number::total;
use super::row::Row;
use super::value::{OVERFLOW, TIE, Val};
use crate::ir::{NodeId, ParamId};
use crate::types::Kind;
use crate::values::{Causes, Exact};
use std::collections::BTreeSet;

/// Ways to answer keys that are not known, at most.
const MOST: usize = 64;

/// What a column is asked for.
#[derive(Debug, Clone)]
enum Asked {
    Value(Val),
    /// A text that no row names.
    Other,
}

pub(super) fn look_up(
    frame: &Frame<'_>,
    row: &Row,
    (parameter, at): (ParamId, NodeId),
    keys: &[(String, NodeId)],
    add: bool,
) -> Result<Val, Lack> {
    let day = frame.at(at, row)?;
    let Some(day) = day.date().or_else(|| day.month().map(|m| m.first_day())) else {
        return Ok(stopped(&[day]).unwrap_or(Val::NotApplicable));
    };
    let columns = frame.program.parameters.get(parameter.index()).map_or(&[][..], |p| &p.index);
    let mut asked: Vec<(usize, NodeId, Val)> = Vec::new();
    for (name, node) in keys {
        let value = frame.at(*node, row)?;
        if matches!(value, Val::Failed(_)) {
            return Ok(value);
        }
        if let Some(column) = columns.iter().position(|c| c.name == *name) {
            asked.push((column, *node, value));
        }
    }
    let table = frame.table(parameter)?;
    let holds = |r: &&TableRow| {
        let valid = r.from.is_none_or(|from| from <= day) && r.to.is_none_or(|to| day <= to);
        valid && r.published.is_none_or(|on| on <= frame.known)
    };
    let known: Vec<(usize, Asked)> =
        asked.iter().filter(|(.., v)| !v.is_open()).map(|(c, _, v)| (*c, Asked::Value(v.clone()))).collect();
    let rows: Vec<&TableRow> = table.iter().filter(holds).filter(|r| meets(r, &known)).collect();
    let columns: Vec<usize> = asked.iter().map(|(column, ..)| *column).collect();
    let open: Vec<&(usize, NodeId, Val)> = asked.iter().filter(|(.., v)| v.is_open()).collect();
    let Some((.., first)) = open.first() else { return Ok(value_of(&rows, &columns, add)) };
    // Whatever a key that is not known turns out to be, all may find the same.
    let mut ways: Vec<Vec<(usize, Asked)>> = vec![vec![]];
    for (column, node, _) in &open {
        let Some(answers) = answers(frame, *node, *column, &rows) else { return Ok((*first).clone()) };
        ways = ways
            .iter()
            .flat_map(|way| answers.iter().map(|a| way.iter().cloned().chain([(*column, a.clone())]).collect()))
            .collect();
        if ways.len() > MOST {
            return Ok((*first).clone());
        }
    }
    let found = |way: &Vec<(usize, Asked)>| {
        let rows: Vec<&TableRow> = rows.iter().filter(|r| meets(r, way)).copied().collect();
        value_of(&rows, &columns, add)
    };
    let mut values = ways.iter().map(found);
    let one = values.next().filter(|v| v.number().is_some());
    Ok(one.filter(|one| values.all(|v| v == *one)).unwrap_or_else(|| (*first).clone()))
}

/// Everything that a key can be, as far as the rows tell it apart.
fn answers(frame: &Frame<'_>, node: NodeId, column: usize, rows: &[&TableRow]) -> Option<Vec<Asked>> {
    let keys = || rows.iter().filter_map(|r| r.keys.get(column));
    if keys().all(|k| *k == Key::Any) {
        return Some(vec![Asked::Other]);
    }
    match &frame.program.node(node).kind {
        Kind::Bool => Some(vec![Asked::Value(Val::True), Asked::Value(Val::False)]),
        Kind::Enum(id) => {
            let of = frame.program.enums.get(id.index())?;
            Some(of.places().chain(of.unlisted()).map(|place| Asked::Value(Val::Enum(place))).collect())
        }
        Kind::Text => {
            let texts: BTreeSet<&String> =
                keys().filter_map(|k| if let Key::Text(text) = k { Some(text) } else { None }).collect();
            let named = texts.into_iter().map(|text| Asked::Value(Val::Text(text.clone())));
            Some(named.chain([Asked::Other]).collect())
        }
        _ => None,
    }
}

/// Of rows that hold at once the one published last; where rates of several kinds are added, one of each kind.
fn value_of(rows: &[&TableRow], asked: &[usize], add: bool) -> Val {
    let kind_of = |row: &TableRow| -> Vec<Key> {
        let unasked = row.keys.iter().enumerate().filter(|(c, _)| add && !asked.contains(c));
        unasked.map(|(_, key)| key.clone()).collect()
    };
    let mut latest: Vec<(Vec<Key>, Vec<&TableRow>)> = Vec::new();
    for row in rows {
        let kind = kind_of(row);
        match latest.iter_mut().find(|(k, _)| *k == kind) {
            None => latest.push((kind, vec![row])),
            Some((_, best)) => match row.published.cmp(&best[0].published) {
                std::cmp::Ordering::Greater => *best = vec![row],
                std::cmp::Ordering::Equal => best.push(row),
                std::cmp::Ordering::Less => {}
            },
        }
    }
    if latest.iter().any(|(_, best)| best.len() > 1) {
        return Val::Failed(TIE);
    }
    if latest.is_empty() {
        return Val::Open(Causes::PARAMETER);
    }
    total(latest.iter().map(|(_, best)| best[0].value)).map_or(Val::Failed(OVERFLOW), Val::Number)
}

fn meets(row: &TableRow, asked: &[(usize, Asked)]) -> bool {
    asked.iter().all(|(column, asked)| row.keys.get(*column).is_none_or(|key| matches_key(key, asked)))
}

fn matches_key(key: &Key, asked: &Asked) -> bool {
    let Asked::Value(value) = asked else { return *key == Key::Any };
    match (key, value) {
        (Key::Any, _) => true,
        (Key::Text(a), Val::Text(b)) => a == b,
        (Key::Enum(a), Val::Enum(b)) => a == b,
        (Key::Bool(a), Val::True | Val::False) => *a == (*value == Val::True),
        (Key::Months(from, to), of) => of.month().is_some_and(|m| *from <= m && m <= *to),
        (Key::Days(from, to), Val::Date(day)) => within(*from, *to, *day),
        (Key::Numbers(from, to), Val::Number(n)) => within::<Exact>(*from, *to, *n),
        _ => false,
    }
}

fn within<T: PartialOrd>(from: Option<T>, to: Option<T>, value: T) -> bool {
    from.is_none_or(|from| from <= value) && to.is_none_or(|to| value <= to)
}
