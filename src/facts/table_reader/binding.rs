//! What the cells of a column are, by the fact that the column compares with.

use crate::data::Node;
use crate::facts::KeyCell;
use crate::facts::case::scalar::{self, Expected, Misfit, Why};
use crate::ir::{DictKind, Op, ParamId, Program};
use crate::types::{EnumType, Kind};
use crate::values::Month;

/// What the cells of a column are.
#[derive(Debug, Clone, Copy)]
pub(super) enum Binding<'p> {
    /// 年度: the year a value describes is its validity.
    Year,
    Months,
    Enum(&'p EnumType),
    Text,
}

impl Binding<'_> {
    pub fn cell(self, node: &Node<'_>) -> Result<KeyCell, Misfit> {
        match self {
            Binding::Year => Ok(KeyCell::Any),
            Binding::Months => open_range(node).map(|(from, to)| KeyCell::Months(from, to)),
            Binding::Enum(of) => scalar::choice(of, node).map(KeyCell::Enum),
            Binding::Text => scalar::text(node, Expected::Text).map(|t| KeyCell::Text(t.to_owned())),
        }
    }
}

/// A column compares with the fact that the rules look it up by; where no rule does, with the fact
/// of the same name, or for 出生年月 with 出生日期.
pub(super) fn binding<'p>(program: &'p Program, id: ParamId, column: &str) -> Binding<'p> {
    if column == "年度" {
        return Binding::Year;
    }
    let looked_up = program.nodes.iter().find_map(|node| match &node.op {
        Op::Parameter { parameter, keys, .. } if *parameter == id => {
            keys.iter().find(|(name, _)| name == column).map(|(_, key)| &program.node(*key).kind)
        }
        _ => None,
    });
    let declared = |name: &str| {
        let facts = program.dictionary.entities.values().filter_map(|e| e.facts.get(name));
        facts.into_iter().find_map(|f| match &f.kind {
            DictKind::Plain(kind) => Some(kind),
            DictKind::Range => None,
        })
    };
    let as_date = || declared(&format!("{}日期", column.strip_suffix("年月")?));
    match looked_up.or_else(|| declared(column)).or_else(as_date) {
        Some(Kind::Date | Kind::Month) => Binding::Months,
        Some(Kind::Enum(id)) => program.enums.get(id.index()).map_or(Binding::Text, Binding::Enum),
        _ => Binding::Text,
    }
}

/// A range of months; `..1964-12` and `1976-09..` are open on one side.
fn open_range(node: &Node<'_>) -> Result<(Month, Month), Misfit> {
    let written = scalar::text(node, Expected::MonthRange)?;
    let ends = match written.split_once("..") {
        Some(("", to)) => Month::new(1, 1).ok().zip(Month::parse(to).ok()),
        Some((from, "")) => Month::parse(from).ok().zip(Month::new(9999, 12).ok()),
        _ => Month::parse_range(written).ok(),
    };
    ends.ok_or_else(|| Misfit::new(node, Why::BadDate))
}
