//! How much a figure is, in whatever spelling.

use crate::values::Exact;
use std::collections::BTreeSet;
use std::fmt;

/// What a figure measures, and how much.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Size {
    /// In 元.
    Money(Exact, Rate),
    /// 30%, 三成, 1.5倍: parts of one.
    Share(Exact),
    Span(Exact, Time),
    /// In years.
    Age(Exact),
    Count(Exact, String),
    Day(i64, i64, i64),
    /// A number without a unit.
    Plain(Exact),
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Time {
    Year,
    Month,
    Day,
    Workday,
}

/// What a sum is paid by: 元/年, 每人每月.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rate {
    pub times: BTreeSet<Time>,
    /// Measure words of those who are counted; 人 and 名 are one.
    pub heads: BTreeSet<String>,
}

impl Size {
    /// Whether two figures measure the same sort of thing, so that one can stand for the other.
    pub fn is_like(&self, other: &Size) -> bool {
        match (self, other) {
            (Size::Count(_, a), Size::Count(_, b)) => a == b,
            // A share may be written without its unit.
            (Size::Share(_) | Size::Plain(_), Size::Share(_) | Size::Plain(_)) => true,
            (a, b) => std::mem::discriminant(a) == std::mem::discriminant(b),
        }
    }

    /// Whether two figures are one, whatever each is paid by.
    pub fn is_as_much_as(&self, other: &Size) -> bool {
        match (self, other) {
            (Size::Money(a, _), Size::Money(b, _)) => a == b,
            (Size::Span(..), Size::Span(..)) => self.elapsed() == other.elapsed(),
            (Size::Share(a) | Size::Plain(a), Size::Share(b) | Size::Plain(b)) => a == b,
            (
                Size::Money(..)
                | Size::Share(_)
                | Size::Span(..)
                | Size::Age(_)
                | Size::Count(..)
                | Size::Day(..)
                | Size::Plain(_),
                _,
            ) => self == other,
        }
    }

    /// Whether this is a whole number of steps of the other: 36个月 in a text that counts 每满12个月.
    pub fn is_steps_of(&self, step: &Size) -> bool {
        let times = |a: Exact, b: Exact| a.div(b).is_ok_and(|n| n.is_integer());
        match (self, step) {
            (Size::Money(a, _), Size::Money(b, _))
            | (Size::Age(a), Size::Age(b))
            | (Size::Share(a), Size::Share(b)) => times(*a, *b),
            (Size::Count(a, x), Size::Count(b, y)) => x == y && times(*a, *b),
            (Size::Span(..), Size::Span(..)) => {
                let ((a, x), (b, y)) = (self.elapsed(), step.elapsed());
                x == y && times(a, b)
            }
            (
                Size::Money(..)
                | Size::Share(_)
                | Size::Span(..)
                | Size::Age(_)
                | Size::Count(..)
                | Size::Day(..)
                | Size::Plain(_),
                _,
            ) => false,
        }
    }

    /// Whether one is written in years and the other in months.
    pub fn is_spelled_in_another_unit(&self, other: &Size) -> bool {
        matches!((self, other), (Size::Span(_, a), Size::Span(_, b)) if a != b)
    }

    /// The number alone.
    pub fn number(&self) -> Option<Exact> {
        match self {
            Size::Money(n, _)
            | Size::Share(n)
            | Size::Span(n, _)
            | Size::Age(n)
            | Size::Count(n, _)
            | Size::Plain(n) => Some(*n),
            Size::Day(..) => None,
        }
    }

    /// A span in months or in days: twelve months are a year, and days are never months.
    fn elapsed(&self) -> (Exact, Time) {
        match self {
            Size::Span(n, Time::Year) => (n.mul(Exact::from(12)).unwrap_or(*n), Time::Month),
            Size::Span(n, time) => (*n, *time),
            Size::Money(..) | Size::Share(_) | Size::Age(_) | Size::Count(..) | Size::Day(..) | Size::Plain(_) => {
                (Exact::ZERO, Time::Day)
            }
        }
    }
}

impl Rate {
    /// Whether two sums may be paid by the same: what only one of them names says nothing against it.
    pub fn fits(&self, other: &Rate) -> bool {
        let agree = |none: bool, some: bool| none || some;
        agree(self.times.is_empty() || other.times.is_empty(), !self.times.is_disjoint(&other.times))
            && agree(self.heads.is_empty() || other.heads.is_empty(), !self.heads.is_disjoint(&other.heads))
    }
}

impl Time {
    pub fn word(self) -> &'static str {
        match self {
            Time::Year => "年",
            Time::Month => "个月",
            Time::Day => "日",
            Time::Workday => "个工作日",
        }
    }
}

/// As rules write it: 3000元/年, 30%, 12个月.
impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Size::Money(yuan, rate) => {
                write!(f, "{}元", yuan.display())?;
                rate.times.iter().try_for_each(|t| write!(f, "/{}", t.word().trim_start_matches('个')))?;
                rate.heads.iter().try_for_each(|h| write!(f, "/{h}"))
            }
            Size::Share(of) => match of.mul(Exact::from(100)) {
                Ok(percent) if !percent.display().contains('/') => write!(f, "{}%", percent.display()),
                Ok(_) | Err(_) => f.write_str(&of.display()),
            },
            Size::Span(n, time) => write!(f, "{}{}", n.display(), time.word()),
            Size::Age(n) => write!(f, "{}岁", n.display()),
            Size::Count(n, unit) => write!(f, "{}{unit}", n.display()),
            Size::Day(year, month, day) => write!(f, "{year}-{month}-{day}"),
            Size::Plain(n) => f.write_str(&n.display()),
        }
    }
}
