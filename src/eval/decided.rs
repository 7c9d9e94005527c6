//! One decision in full: its outcome, and what is said beside it.

use super::open::{Need, Open};
use super::outcome::{Amount, Outcome};
use crate::ir::{DocumentStanding, InterpId, Verdict};
use crate::values::{Causes, Month};
use std::collections::BTreeSet;

/// What an alternative reading comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct AlternativeResult {
    pub alternative: u8,
    pub verdict: Verdict,
    pub amount: Amount,
    /// What it waits for.
    pub causes: Causes,
}

/// An interpretation that the decision can reach.
#[derive(Debug, Clone, PartialEq)]
pub struct InterpretationUse {
    pub id: InterpId,
    pub used: u8,
    /// Every alternative that was run, the one used included.
    pub alternatives: Vec<AlternativeResult>,
    /// Whether some alternative gives another outcome or amount; not known where none was run.
    pub matters: Option<bool>,
}

/// Said beside a decision; never changes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// 适用日 is earlier than the day on which the policy was issued.
    BeforeIssue { on: crate::values::Date, issued: crate::values::Date },
    /// 适用日 is outside the days on which the policy is in force; `first` or `last` is the bound it passes.
    NotInForce { on: crate::values::Date, first: Option<crate::values::Date>, last: Option<crate::values::Date> },
    /// Months that are paid lie before the policy took effect, or was issued where it does not say when it does.
    PaidBefore { months: (Month, Month), effective: Option<crate::values::Date>, issued: crate::values::Date },
    /// 可能重复享受: other rules pay for the same records in the same months.
    MayOverlap { with: Vec<String> },
    /// Another entitlement that is not to be had beside this one was enjoyed before.
    RivalEnjoyed { with: Vec<String> },
    /// What is 未定 was not run in all combinations: there are too many.
    ReadApart,
    /// One person stands in several rows, each reckoned for itself.
    SamePerson { who: Vec<String> },
    /// Records or months of a member that lie before it came or after it left: not counted.
    /// `start` and `end` name the facts that say so.
    OutsideService { who: String, months: Vec<(Month, Month)>, start: String, end: String },
    /// 提示 of the rule, whose condition holds or cannot be told.
    Hint { text: String, open: bool },
    /// A parameter changes inside a month; the value of its first day was used.
    ChangeWithinMonth { parameter: String, month: Month },
    /// 规定不一致: rules of equal rank that grant the same thing differ.
    Disagrees { with: Vec<String> },
    /// The amount leans on a document that is not named.
    OpenDocument { decides: String, title: String, standing: DocumentStanding },
}

/// One decision in full.
#[derive(Debug, Clone, PartialEq)]
pub struct Decided {
    pub outcome: Outcome,
    pub open: Open,
    /// The smallest sets of needs some answers to which decide.
    pub missing: Vec<BTreeSet<Need>>,
    pub missing_cut: bool,
    pub interpretations: Vec<InterpretationUse>,
    pub warnings: Vec<Warning>,
}

impl Decided {
    /// Nothing has still to be known.
    pub(super) fn ask_nothing(&mut self) {
        (self.open, self.missing, self.missing_cut) = (Open::default(), vec![], false);
    }

    /// An outcome without what is said beside it.
    pub(super) fn bare(outcome: Outcome, open: Open) -> Decided {
        Decided { outcome, open, missing: vec![], missing_cut: false, interpretations: vec![], warnings: vec![] }
    }
}
