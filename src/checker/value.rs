//! What the trace says that something came to, read back by its kind.

use crate::types::{EnumType, Kind};
use crate::values::{Causes, Date, Exact, Month, parse_date};

/// What a step came to, or a fact is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Val {
    True,
    False,
    /// 待定, with its causes.
    Open(Causes),
    NotApplicable,
    Number(Exact),
    Date(Date),
    Month(Month),
    /// A value of an enumeration, by its place; its length stands for one not listed.
    Enum(u32),
    /// A set of places, as bits.
    Set(u64),
    Text(String),
    Months(Vec<(Month, Month)>),
    Amounts(Vec<Exact>),
    Failed(&'static str),
}

/// How a fact stands in the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Given {
    Value(Val),
    /// 不知, or sources that say different things.
    Unknown,
    Missing,
    NotApplicable,
}

pub(super) const OVERFLOW: &str = "overflow";
pub(super) const DIVISION: &str = "division";
pub(super) const NEGATIVE: &str = "negative";
pub(super) const DATE: &str = "date";
pub(super) const TIE: &str = "tie";
pub(super) const CONTRADICTION: &str = "contradiction";
pub(super) const DISAGREEMENT: &str = "disagreement";
pub(super) const NO_AMOUNT: &str = "no-amount";
pub(super) const NEGATIVE_AMOUNT: &str = "negative-amount";
pub(super) const ENJOYED_APART: &str = "enjoyed-apart";

/// What can fail.
const FAILURES: [&str; 10] =
    [OVERFLOW, DIVISION, NEGATIVE, DATE, TIE, CONTRADICTION, DISAGREEMENT, NO_AMOUNT, NEGATIVE_AMOUNT, ENJOYED_APART];

const CAUSES: [Causes; 6] = [
    Causes::APPLICANT,
    Causes::AGENCY,
    Causes::DOCUMENT,
    Causes::PARAMETER,
    Causes::INTERPRETATION,
    Causes::DISCRETION,
];

/// A value that an enumeration which is not complete does not list.
const UNLISTED: &str = "*";

impl Val {
    pub fn of(truth: bool) -> Val {
        if truth { Val::True } else { Val::False }
    }

    pub fn number(&self) -> Option<Exact> {
        if let Val::Number(n) = self { Some(*n) } else { None }
    }

    pub fn date(&self) -> Option<Date> {
        if let Val::Date(d) = self { Some(*d) } else { None }
    }

    /// A month, or that of a day.
    pub fn month(&self) -> Option<Month> {
        match self {
            Val::Month(m) => Some(*m),
            Val::Date(d) => Some(Month::of(*d)),
            _ => None,
        }
    }

    pub fn is_open(&self) -> bool {
        matches!(self, Val::Open(_))
    }

    /// Whether a rule that asks for it is refused: it fails, or does not apply.
    pub fn is_denied(&self) -> bool {
        matches!(self, Val::False | Val::NotApplicable)
    }

    /// As the trace writes it; `of` is the enumeration of its kind.
    pub fn written(&self, of: Option<&EnumType>) -> String {
        match self {
            Val::True => "成立".to_owned(),
            Val::False => "不成立".to_owned(),
            Val::Open(causes) => format!("待定（{}）", causes.names().collect::<Vec<_>>().join("、")),
            Val::NotApplicable => "不适用".to_owned(),
            Val::Number(n) => n.display(),
            Val::Date(d) => d.to_string(),
            Val::Month(m) => m.to_string(),
            Val::Enum(place) => of.and_then(|e| e.value(*place)).unwrap_or(UNLISTED).to_owned(),
            Val::Set(bits) => {
                let held = (0..u64::BITS).filter(|place| bits & (1 << place) != 0);
                let word = |place| of.and_then(|e| e.value(place)).unwrap_or(UNLISTED);
                held.map(word).collect::<Vec<_>>().join("、")
            }
            Val::Text(text) => text.clone(),
            Val::Months(spans) => spans.iter().map(|(a, b)| format!("{a}..{b}")).collect::<Vec<_>>().join("、"),
            Val::Amounts(amounts) => amounts.iter().map(|a| a.display()).collect::<Vec<_>>().join("、"),
            Val::Failed(why) => format!("错误（{why}）"),
        }
    }
}

/// The causes that a list of their names means; nothing where one is unknown or stands twice.
pub(super) fn causes<'n>(names: impl Iterator<Item = &'n str>) -> Option<Causes> {
    let mut all = Causes::NONE;
    for name in names {
        let one = CAUSES.into_iter().find(|c| c.names().eq([name]))?;
        if all.has(one) {
            return None;
        }
        all = all.and(one);
    }
    Some(all)
}

/// A step's value from its state and its word; nothing where they are none of its kind.
pub(super) fn read(kind: &Kind, of: Option<&EnumType>, state: &str, value: Option<&str>) -> Option<Val> {
    match (state, value) {
        ("成立", None) if *kind == Kind::Bool => Some(Val::True),
        ("不成立", None) if *kind == Kind::Bool => Some(Val::False),
        ("不适用", None) => Some(Val::NotApplicable),
        ("待定", Some(names)) => causes(names.split('、').filter(|n| !n.is_empty())).map(Val::Open),
        ("错误", Some(why)) => FAILURES.into_iter().find(|f| *f == why).map(Val::Failed),
        ("已知", Some(value)) => known(kind, of, value),
        _ => None,
    }
}

/// A fact's standing in the case.
pub(super) fn given(kind: &Kind, of: Option<&EnumType>, state: &str, value: Option<&str>) -> Option<Given> {
    match (state, value) {
        ("不知" | "说法不一", None) => Some(Given::Unknown),
        ("未提供", None) => Some(Given::Missing),
        ("不适用", None) => Some(Given::NotApplicable),
        ("待定" | "错误", _) => None,
        _ => read(kind, of, state, value).map(Given::Value),
    }
}

fn known(kind: &Kind, of: Option<&EnumType>, value: &str) -> Option<Val> {
    let place = |word: &str| {
        let unlisted = || u32::try_from(of?.values.len()).ok();
        if word == UNLISTED { unlisted() } else { of?.position(word) }
    };
    let parts = || value.split('、').filter(|part| !part.is_empty());
    match kind {
        Kind::Bool => None,
        Kind::Date => parse_date(value).ok().map(Val::Date),
        Kind::Month => Month::parse(value).ok().map(Val::Month),
        Kind::Months => parts().map(|p| Month::parse_range(p).ok()).collect::<Option<_>>().map(Val::Months),
        Kind::Count { .. } | Kind::Money { .. } | Kind::Ratio | Kind::Number | Kind::Age => {
            exact(value).map(Val::Number)
        }
        Kind::MoneyList => parts().map(exact).collect::<Option<_>>().map(Val::Amounts),
        Kind::Enum(_) => place(value).map(Val::Enum),
        Kind::Set(_) => {
            let bit = |bits: u64, word: &str| Some(bits | 1u64.checked_shl(place(word)?)?);
            parts().try_fold(0u64, bit).map(Val::Set)
        }
        Kind::Text => Some(Val::Text(value.to_owned())),
    }
}

/// A number as it is displayed: a decimal, or two with a stroke between them.
pub(super) fn exact(text: &str) -> Option<Exact> {
    let number = |t: &str| Exact::parse(t).ok();
    match text.split_once('/') {
        Some((n, d)) => number(n)?.div(number(d)?).ok(),
        None => number(text),
    }
}
