//! What a value is.

use crate::values::{id, list};
use serde::{Deserialize, Serialize};

id!(
    /// An enumeration, by its place in a program's list.
    EnumId
);

list!(EnumType, EnumId);

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EnumType {
    /// 主体.事实, for people; two facts with the same values are still two enumerations.
    pub name: String,
    pub values: Vec<String>,
    /// 列举未尽
    pub open: bool,
    /// 由低到高
    pub ordered: bool,
}

impl EnumType {
    /// The place of a value among those listed.
    pub fn position(&self, value: &str) -> Option<u32> {
        self.places().zip(&self.values).find(|(_, v)| *v == value).map(|(place, _)| place)
    }

    /// The places of the values listed, in order.
    pub fn places(&self) -> impl Iterator<Item = u32> {
        (0u32..).zip(&self.values).map(|(place, _)| place)
    }

    /// The value at a place; none for one that is not listed.
    pub fn value(&self, place: u32) -> Option<&str> {
        self.values.get(usize::try_from(place).ok()?).map(String::as_str)
    }

    /// What stands for a value that is not listed, where others than those listed are taken (列举未尽).
    pub fn unlisted(&self) -> Option<u32> {
        u32::try_from(self.values.len()).ok().filter(|_| self.open)
    }
}

/// Most values among which a set is chosen, those not listed counted as one: a set is kept as bits.
pub const MAX_SET: u32 = u64::BITS;

/// What a value is, with its unit where it has one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Bool,
    Date,
    Month,
    /// A set of months.
    Months,
    Count {
        counter: String,
    },
    /// 元, with its rate unit: 月, 年, 人, 名.
    Money {
        per: Option<String>,
    },
    MoneyList,
    Ratio,
    /// A bare number, such as 12.
    Number,
    /// An age in months.
    Age,
    Enum(EnumId),
    Set(EnumId),
    Text,
}

impl Kind {
    pub fn is_numeric(&self) -> bool {
        matches!(self, Kind::Count { .. } | Kind::Money { .. } | Kind::Ratio | Kind::Number)
    }

    /// Whether a quantity may have decimals: of what is measured, not counted.
    pub fn has_decimals(&self) -> bool {
        matches!(self, Kind::Count { counter } if is_measure(counter))
    }

    /// Whether two values of these kinds may be compared or added.
    pub fn agrees_with(&self, other: &Kind) -> bool {
        match (self, other) {
            (Kind::Count { counter: a }, Kind::Count { counter: b }) => counters_agree(a, b),
            (Kind::Number, Kind::Count { .. }) | (Kind::Count { .. }, Kind::Number) => true,
            (a, b) => a == b,
        }
    }
}

/// Units of what is measured: of lengths, areas, volumes, weights, time by the clock, points.
fn is_measure(counter: &str) -> bool {
    const UNITS: [&str; 24] = [
        "公里",
        "千米",
        "里",
        "米",
        "厘米",
        "毫米",
        "平方米",
        "平方公里",
        "亩",
        "公顷",
        "立方米",
        "升",
        "毫升",
        "吨",
        "公斤",
        "千克",
        "斤",
        "克",
        "小时",
        "学时",
        "度",
        "千瓦",
        "千瓦时",
        "分",
    ];
    UNITS.contains(&counter)
}

/// 人 and 名 count the same things; 月 and 个月 too.
fn counters_agree(a: &str, b: &str) -> bool {
    let person = |c: &str| matches!(c, "人" | "名");
    let month = |c: &str| matches!(c, "月" | "个月");
    a == b || (person(a) && person(b)) || (month(a) && month(b))
}
