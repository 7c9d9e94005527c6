//! Quantities as written, read exactly with their units.

use super::Kind;
use crate::syntax::ast::Quantity;
use crate::values::Exact;

/// A number with its kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Literal {
    pub value: Exact,
    pub kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitError {
    /// Too large or too fine to hold exactly.
    OutOfRange,
    /// A unit that the language does not know.
    UnknownUnit,
}

/// Reads `3000元/年`, `10万元`, `60%`, `36个月`, `500元/名`, `12`.
pub fn read_quantity(quantity: &Quantity) -> Result<Literal, UnitError> {
    let number = Exact::parse(&quantity.number).map_err(|_| UnitError::OutOfRange)?;
    let scaled = |factor: i64| number.mul(Exact::from(factor)).map_err(|_| UnitError::OutOfRange);
    let (head, per) = match quantity.unit.split_once('/') {
        Some((head, per)) => (head, Some(per.to_owned())),
        None => (quantity.unit.as_str(), None),
    };
    let (value, kind) = match head {
        "元" => (number, Kind::Money { per }),
        "万元" => (scaled(10_000)?, Kind::Money { per }),
        "%" => (number.div(Exact::from(100)).map_err(|_| UnitError::OutOfRange)?, Kind::Ratio),
        "" => (number, Kind::Number),
        "个月" | "月" => (number, Kind::Count { counter: "月".into() }),
        "万人" => (scaled(10_000)?, Kind::Count { counter: "人".into() }),
        "周岁" | "岁" => (scaled(12)?, Kind::Age),
        "年" | "日" | "天" => return Err(UnitError::UnknownUnit),
        counter => (number, Kind::Count { counter: counter.to_owned() }),
    };
    Ok(Literal { value, kind })
}

/// The rate unit of a money kind.
pub fn money_per(kind: &Kind) -> Option<&str> {
    match kind {
        Kind::Money { per } => per.as_deref(),
        _ => None,
    }
}

impl From<crate::syntax::ast::Period> for crate::values::Period {
    fn from(period: crate::syntax::ast::Period) -> Self {
        use crate::syntax::ast::PeriodUnit as Written;
        use crate::values::PeriodUnit;
        let unit = match period.unit {
            Written::Year => PeriodUnit::Year,
            Written::Month => PeriodUnit::Month,
            Written::Day => PeriodUnit::Day,
        };
        crate::values::Period { count: period.count, unit }
    }
}
