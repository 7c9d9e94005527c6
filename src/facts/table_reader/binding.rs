//! What the cells of a column are, by the fact that the column compares with.

use crate::data::{Content, Node, Scalar};
use crate::facts::KeyCell;
use crate::facts::case::scalar::{self, Expected, Misfit, Why};
use crate::ir::{DictKind, Op, ParamId, Program};
use crate::types::{EnumType, Kind};
use crate::values::{Date, Month};

/// What the cells of a column are.
#[derive(Debug, Clone, Copy)]
pub(super) enum Binding<'p> {
    /// 年度: the year a value describes is its validity.
    Year,
    Months,
    /// Days, or months in which the day lies.
    Days,
    Bool,
    Enum(&'p EnumType),
    Text,
    /// Counts, amounts, ratios.
    Numbers(&'p Kind),
    /// A fact of several values, or a span: no row could be meant by it.
    Unfit,
}

impl Binding<'_> {
    pub fn cell(self, node: &Node<'_>) -> Result<KeyCell, Misfit> {
        match self {
            Binding::Year => Ok(KeyCell::Any),
            Binding::Months => open_range(node).map(|(from, to)| KeyCell::Months(from, to)),
            Binding::Days => match days(node) {
                Some((from, to)) => Ok(KeyCell::Days(from, to)),
                None => open_range(node).map(|(from, to)| KeyCell::Months(from, to)),
            },
            Binding::Bool => scalar::boolean(node).map(KeyCell::Bool),
            Binding::Numbers(kind) => numbers(kind, node),
            Binding::Unfit => Ok(KeyCell::Any),
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
        Some(Kind::Date) => Binding::Days,
        Some(Kind::Month) => Binding::Months,
        Some(Kind::Bool) => Binding::Bool,
        Some(Kind::Enum(id)) => program.enums.get(id.index()).map_or(Binding::Unfit, Binding::Enum),
        Some(kind @ (Kind::Count { .. } | Kind::Money { .. } | Kind::Ratio | Kind::Number | Kind::Age)) => {
            Binding::Numbers(kind)
        }
        Some(Kind::Set(_) | Kind::Months | Kind::MoneyList) => Binding::Unfit,
        Some(Kind::Text) | None => Binding::Text,
    }
}

/// A value, or two of them with `..` between, of which one may be left out.
fn range<'n, 't, T>(
    node: &'n Node<'t>,
    expected: Expected,
    read: impl Fn(&Node<'_>) -> Result<T, Misfit>,
) -> Result<(Option<T>, Option<T>), Misfit>
where
    T: Copy + PartialOrd,
{
    let Some((from, to)) = scalar::text(node, expected.clone())?.split_once("..") else {
        return read(node).map(|value| (Some(value), Some(value)));
    };
    let end = |text: &str| match text.trim() {
        "" => Ok(None),
        text => {
            let scalar = Scalar { text: text.into(), quoted: true };
            read(&Node { id: node.id, span: node.span, content: Content::Scalar(scalar) }).map(Some)
        }
    };
    let (from, to) = (end(from)?, end(to)?);
    let reversed = from.zip(to).is_some_and(|(from, to)| to < from);
    if reversed || from.is_none() && to.is_none() { Err(Misfit::value(node, expected)) } else { Ok((from, to)) }
}

fn days(node: &Node<'_>) -> Option<(Option<Date>, Option<Date>)> {
    range(node, Expected::Date, scalar::date).ok()
}

fn numbers(kind: &Kind, node: &Node<'_>) -> Result<KeyCell, Misfit> {
    match kind {
        Kind::Ratio => range(node, Expected::Percent, scalar::ratio).map(|(from, to)| KeyCell::Ratios(from, to)),
        Kind::Count { counter } => {
            let expected = Expected::Count { counter: counter.clone() };
            range(node, expected, |n| scalar::count(n, counter)).map(|(from, to)| KeyCell::Numbers(from, to))
        }
        Kind::Money { per } => {
            let expected = Expected::Money { per: per.clone() };
            range(node, expected, |n| scalar::money(n, per.as_deref())).map(|(from, to)| KeyCell::Numbers(from, to))
        }
        Kind::Age => range(node, Expected::Age, scalar::age).map(|(from, to)| KeyCell::Numbers(from, to)),
        Kind::Number
        | Kind::Bool
        | Kind::Date
        | Kind::Month
        | Kind::Months
        | Kind::MoneyList
        | Kind::Enum(_)
        | Kind::Set(_)
        | Kind::Text => {
            let plain = |n: &Node<'_>| scalar::number(n, Expected::Number, str::is_empty);
            range(node, Expected::Number, plain).map(|(from, to)| KeyCell::Numbers(from, to))
        }
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
