//! The lines of a sum, as values.

use super::detail::Detail;
use super::formula::Piece;
use super::parameter::Lookup;
use super::shown::{Shown, Stretch};
use crate::eval::{CapUsed, WhyUnpaid};
use crate::types::Kind;
use crate::values::{Date, Exact, Month, RoundingWay};

/// A line of a sum. Amounts are in 元 and exact unless a line says that it rounds.
#[derive(Debug, Clone, PartialEq)]
pub enum Line {
    /// So much a year, for `time`.
    Yearly {
        rate: Exact,
        time: YearlyTime,
        amount: Exact,
    },
    /// So much for each of `count` things.
    Pieces {
        rate: Exact,
        rate_kind: Kind,
        count: Exact,
        counter: String,
        amount: Exact,
    },
    /// Once.
    Once {
        formula: Vec<Piece>,
        amount: Exact,
    },
    /// Several amounts, each with its formula, of which the lowest or the highest is paid.
    Compared {
        items: Vec<(Vec<Piece>, Exact)>,
        lowest: bool,
        amount: Exact,
    },
    /// For a window of months as a whole.
    Window {
        months: u32,
        formula: Vec<Piece>,
        amount: Exact,
    },
    Monthly(Monthly),
    /// Segments that are left out.
    More {
        count: usize,
    },
    /// What lies after this day is an estimate.
    Projected {
        after: Date,
    },
    /// All segments together.
    Together {
        total: Exact,
    },
    /// The one rounding of the whole.
    Rounded {
        exact: Exact,
        total: Exact,
        way: RoundingWay,
        /// Decimals of 元; -1 is 十元.
        places: i32,
    },
    Tier(Tier),
    MonthCap {
        who: Option<String>,
        duration: String,
        /// Where there are several durations, why it is this one.
        why: Vec<Detail>,
        use_of: MonthsUsed,
    },
    AmountCap(AmountUsed),
    /// Months in range that are not paid.
    Unpaid {
        who: Option<String>,
        why: WhyUnpaid,
        /// In order and apart.
        months: Vec<(Month, Month)>,
    },
    /// Months without a standard.
    OpenMonths {
        /// It is the standard that is missing, not a fact.
        standard: bool,
        from: Month,
        to: Month,
        count: usize,
    },
    Source(Lookup),
}

/// The one of several standards that applies.
#[derive(Debug, Clone, PartialEq)]
pub struct Tier {
    pub who: Option<String>,
    /// What it asks for; none of the one for all others.
    pub condition: Option<String>,
    pub gives: Shown,
    /// Facts, limits and margins: of what applies, else of what does not.
    pub why: Vec<Detail>,
}

/// How long something is paid by the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YearlyTime {
    Years(u32),
    /// Months as twelfths of a year.
    Months(u32),
    /// A year begun counts whole.
    StartedYears {
        months: u32,
    },
    /// A year begun is paid by the day; how many days is not known.
    ByDay {
        months: u32,
    },
    /// Whole years, and days of a year of `of` days.
    YearsAndDays {
        years: u32,
        days: i64,
        of: i64,
    },
}

/// Months in a row with one rate.
#[derive(Debug, Clone, PartialEq)]
pub struct Monthly {
    pub who: Option<String>,
    pub from: Month,
    pub to: Month,
    /// How the rate comes about; empty where it is a single figure.
    pub formula: Vec<Piece>,
    pub rate: Exact,
    pub months: u32,
    /// Where the cap on amounts bites: the amount without it.
    pub before_cap: Option<Exact>,
    pub amount: Exact,
}

/// What became of a cap on months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MonthsUsed {
    Known {
        at_most: u32,
        enjoyed: i64,
        granted: Span,
        left: Span,
    },
    /// Nobody has said how many months were enjoyed before.
    Unknown {
        at_most: u32,
    },
    /// What was had before is not paid again, though no number of months is set.
    Had {
        enjoyed: i64,
        granted: u32,
    },
    /// There is no number of months, only an end.
    UntilEnd {
        granted: u32,
    },
}

impl MonthsUsed {
    /// Whether both are of one sort, whatever their numbers.
    pub fn is_like(&self, other: &MonthsUsed) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

/// Time granted or left: months, or days where a year is paid by the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    Months(i64),
    Time(Stretch),
}

/// What became of a cap on amounts.
#[derive(Debug, Clone, PartialEq)]
pub struct AmountUsed {
    /// The member whose share it caps.
    pub who: Option<String>,
    /// The words of the rule.
    pub text: String,
    /// How many it is for, with their measure word, where it caps each of them.
    pub pieces: Option<(Exact, String)>,
    /// It counts how often something is paid, not how much.
    pub times: bool,
    /// What a year leaves is added to the next.
    pub carries: bool,
    pub cap: Exact,
    /// What the year before left.
    pub carried: Exact,
    pub time: Option<CapSpan>,
    pub approved: CapUsed,
    /// What others that share the cap take of it in the same run.
    pub now: Exact,
    /// What was due, and what is paid of it.
    pub before: Exact,
    pub after: Exact,
}

/// The year of a cap, or the months, each of which had the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CapSpan {
    Year(i32),
    Months(Month, Month),
}

impl AmountUsed {
    /// Takes in the cap of the next month where it came to the same.
    pub fn joins(&mut self, next: &AmountUsed) -> bool {
        let (Some(CapSpan::Months(from, to)), Some(CapSpan::Months(then, until))) = (self.time, next.time) else {
            return false;
        };
        let joined = AmountUsed { time: Some(CapSpan::Months(from, until)), ..self.clone() };
        let same = then.since(to) == 1 && AmountUsed { time: joined.time, ..next.clone() } == joined;
        if same {
            *self = joined;
        }
        same
    }

    pub fn bites(&self) -> bool {
        self.before != self.after
    }

    pub fn over(&self) -> Exact {
        self.before.sub(self.after).unwrap_or(Exact::ZERO)
    }

    /// What is left of the cap, as far as it is known.
    pub fn left(&self) -> Exact {
        let used = self.after.add(self.now).unwrap_or(self.room());
        self.approved.left(self.room(), used).unwrap_or(Exact::ZERO)
    }

    /// The cap with what was carried over to it.
    pub fn room(&self) -> Exact {
        self.cap.add(self.carried).unwrap_or(self.cap)
    }
}
