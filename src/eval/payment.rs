//! What a payment came to: segments, caps and what is open.

use super::cell::Fault;
use crate::ir::{LimitId, Plan, TierId};
use crate::values::{Causes, Date, Exact, Month};
use serde::Serialize;

/// What a rate is paid for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PayPer {
    Month,
    Year,
    /// The whole window.
    Term,
    /// Once: each time, or each of what the standard counts.
    Time,
}

impl PayPer {
    /// The word in decisions: 月, 年, 期, 次; what is counted has that of its standard.
    pub fn word(self) -> &'static str {
        match self {
            PayPer::Month => "月",
            PayPer::Year => "年",
            PayPer::Term => "期",
            PayPer::Time => "次",
        }
    }
}

/// What there is nothing of where nothing can be paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nothing {
    Months,
    /// The span ends before it begins.
    Span,
    /// What a rate is multiplied with.
    Pieces,
    Sum,
}

/// A stretch of a schedule with one rate.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    /// The member's row, where the schedule is made for members.
    pub member: Option<u32>,
    /// Absent for a one-time payment.
    pub span: Option<(Month, Month)>,
    pub months: u32,
    pub rate: Option<Exact>,
    pub per: PayPer,
    /// Absent where no sum is paid.
    pub before_cap: Option<Exact>,
    pub amount: Option<Exact>,
    /// The months lie after 基准日.
    pub projected: bool,
}

impl Segment {
    /// An amount that is paid once.
    pub(super) fn once(amount: Exact) -> Segment {
        Segment {
            member: None,
            span: None,
            months: 0,
            rate: None,
            per: PayPer::Time,
            before_cap: Some(amount),
            amount: Some(amount),
            projected: false,
        }
    }

    /// What its rate is paid for: the counter of the standard, where it counts something.
    pub fn counter<'p>(&self, plan: Option<&'p Plan>) -> &'p str {
        plan.and_then(Plan::counter).unwrap_or(self.per.word())
    }
}

/// A month in range that is not paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unpaid {
    pub member: Option<u32>,
    pub why: WhyUnpaid,
    pub month: Month,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WhyUnpaid {
    /// Before the first month that can be paid.
    BeforeStart,
    /// No tier of the standard applies in it.
    Ungraded,
    /// Counted among the months enjoyed before.
    Enjoyed,
    /// The cap on months was used up by others.
    BeyondCap,
    /// After the last month that can be paid.
    AfterEnd,
}

/// How a cap on months was used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthCap {
    pub member: Option<u32>,
    /// The duration that applied; none where the plan has none.
    pub tier: Option<TierId>,
    pub at_most: Option<u32>,
    pub until: Option<Month>,
    pub enjoyed: Option<i64>,
    /// Months asked for in the window, before the cap.
    pub asked: u32,
    pub granted: u32,
}

/// How a cap on amounts was used in one group.
#[derive(Debug, Clone, PartialEq)]
pub struct AmountCap {
    pub limit: LimitId,
    pub member: Option<u32>,
    pub time: Option<CapTime>,
    /// So many times the amount of the rule, where it caps each piece.
    pub pieces: Option<Exact>,
    /// What the group can have in all, but for what was carried over to it.
    pub cap: Exact,
    /// What the year before left of the cap.
    pub carried: Exact,
    pub approved: CapUsed,
    /// What others that share the cap take of it in the same run.
    pub now: Exact,
    pub before: Exact,
    pub after: Exact,
}

/// The time for which a cap counts, where it counts one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CapTime {
    Year(i32),
    Month(Month),
}

/// What of a cap was used by decisions before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CapUsed {
    /// The cap looks at this decision alone, or nobody keeps a record.
    NotCounted,
    Known(Exact),
    Unknown,
}

impl CapUsed {
    /// What is left of a cap of which `after` is used now; nothing where it is not known.
    pub fn left(self, cap: Exact, after: Exact) -> Option<Exact> {
        let approved = match self {
            CapUsed::NotCounted => Exact::ZERO,
            CapUsed::Known(approved) => approved,
            CapUsed::Unknown => return None,
        };
        let left = approved.add(after).and_then(|used| cap.sub(used)).ok()?;
        Some(left.max(Exact::ZERO))
    }
}

/// What used an entitlement up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum UsedUp {
    #[serde(rename = "期限用满")]
    Months,
    #[serde(rename = "额度用完")]
    Amount,
    #[serde(rename = "次数用完")]
    Times,
    #[serde(rename = "已一次性领取")]
    Paid,
    #[serde(rename = "期限届满")]
    Ended,
}

impl UsedUp {
    pub fn name(self) -> &'static str {
        match self {
            UsedUp::Months => "期限用满",
            UsedUp::Amount => "额度用完",
            UsedUp::Times => "次数用完",
            UsedUp::Paid => "已一次性领取",
            UsedUp::Ended => "期限届满",
        }
    }
}

/// A month that counts and whose amount is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenMonth {
    /// The member's row, where the schedule is made for members.
    pub member: Option<u32>,
    pub month: Month,
    pub causes: Causes,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PayState {
    /// Every part is known.
    Settled,
    /// Something is open; what is known is a lower bound only where nothing but months is missing.
    Open,
    /// No sum is paid.
    NoAmount,
    /// 按规定: the standard stands in another document.
    PerRules,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Payment {
    pub state: PayState,
    /// Rounded once, as the rules say; the sum of what is known.
    pub total: Exact,
    pub exact_total: Exact,
    pub segments: Vec<Segment>,
    pub month_caps: Vec<MonthCap>,
    pub amount_caps: Vec<AmountCap>,
    /// Months whose amount is not known.
    pub open_months: Vec<OpenMonth>,
    /// Months in which a member did not belong to the subject, though the case lists them.
    pub outside: Vec<(u32, Month)>,
    /// Months in range that are not paid, and why.
    pub unpaid: Vec<Unpaid>,
    pub causes: Causes,
    /// Why it is not known how many months were had before: what stands is paid if there were none.
    pub past: Causes,
    /// What is known is a part of the sum, whatever is open comes to.
    pub has_floor: bool,
    /// Something above nothing is paid whatever is open comes to.
    pub sure: bool,
    /// The least and the most of the sum, where they follow although something is open.
    pub bounds: Option<(Exact, Option<Exact>)>,
    pub used_up: Option<UsedUp>,
    pub fault: Option<Fault>,
    /// First and last day of a window of days.
    pub window: Option<(Date, Option<Date>)>,
    /// Months at the beginning of the window that were enjoyed before.
    pub taken: u32,
    /// The count a piece rate was multiplied with.
    pub count: Option<Exact>,
    /// 按日折算: days of a begun year that are paid, and the days of that year.
    pub part_year: Option<(i64, i64)>,
    /// The window ends before it begins: there is none.
    pub reversed: bool,
}

impl Payment {
    pub fn new(state: PayState) -> Self {
        Payment {
            state,
            total: Exact::ZERO,
            exact_total: Exact::ZERO,
            segments: Vec::new(),
            month_caps: Vec::new(),
            amount_caps: Vec::new(),
            open_months: Vec::new(),
            outside: Vec::new(),
            unpaid: Vec::new(),
            causes: Causes::NONE,
            past: Causes::NONE,
            has_floor: true,
            sure: false,
            bounds: None,
            used_up: None,
            fault: None,
            window: None,
            taken: 0,
            count: None,
            part_year: None,
            reversed: false,
        }
    }

    /// Something is not known, and no bound follows from the rest.
    pub fn open(&mut self, causes: Causes) {
        self.open_part(causes);
        self.has_floor = false;
    }

    /// A part is not known; what is known stands beside it.
    pub fn open_part(&mut self, causes: Causes) {
        self.causes = self.causes.and(causes);
        self.state = PayState::Open;
    }

    /// All is known, and it comes to nothing.
    pub fn is_nothing(&self) -> bool {
        matches!(self.state, PayState::Settled | PayState::NoAmount)
            && self.open_months.is_empty()
            && self.segments.iter().all(|s| s.amount.is_none_or(Exact::is_zero))
    }

    /// Months granted, of all members together.
    pub fn months(&self) -> u32 {
        self.segments.iter().map(|s| s.months).fold(0, u32::saturating_add)
    }

    /// A known part, or months of which only the amount is missing.
    pub fn has_parts(&self) -> bool {
        !self.open_months.is_empty() || self.segments.iter().any(|s| s.amount.is_some_and(|a| !a.is_zero()))
    }
}
