//! Kinds, and what stands in the way of a computation, as terms that a diagnostic names.

use crate::diagnostic::{Arg, Term};
use crate::types::Kind;

/// What an operand should have been.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Expected {
    /// The kind of a value of an enumeration.
    Choice,
    Choices,
    OrderedChoice,
    Number,
    NumberOrDate,
    Period,
    DatedRecords,
    Relation,
    Months,
    Subject,
    Fact,
    Date,
    DateOrMonth,
    Age,
    Truth,
}

impl From<Expected> for Arg {
    fn from(of: Expected) -> Arg {
        let key = match of {
            Expected::Choice => "kind-choice",
            Expected::Choices => "kind-choices",
            Expected::OrderedChoice => "kind-ordered-choice",
            Expected::Number => "kind-numbers",
            Expected::NumberOrDate => "kind-numbers-or-date",
            Expected::Period => "kind-period",
            Expected::DatedRecords => "kind-dated-records",
            Expected::Relation => "kind-relation",
            Expected::Months => "kind-months",
            Expected::Subject => "kind-subject",
            Expected::Fact => "kind-fact",
            Expected::Date => "kind-date",
            Expected::DateOrMonth => "kind-date-or-month",
            Expected::Age => "kind-age",
            Expected::Truth => "kind-truth",
        };
        Term::new(key).into()
    }
}

/// A kind in a drafter's words.
pub(super) fn kind(of: &Kind) -> Term {
    match of {
        Kind::Bool => Term::new("kind-truth"),
        Kind::Date => Term::new("kind-date"),
        Kind::Month => Term::new("kind-month"),
        Kind::Months => Term::new("kind-months"),
        Kind::Count { counter } => Term::new("kind-count").arg("counter", counter),
        Kind::Money { per: Some(per) } => Term::new("kind-money-per").arg("per", per),
        Kind::Money { per: None } => Term::new("kind-money"),
        Kind::MoneyList => Term::new("kind-money-list"),
        Kind::Ratio => Term::new("kind-ratio"),
        Kind::Number => Term::new("kind-number"),
        Kind::Age => Term::new("kind-age"),
        Kind::Enum(_) => Term::new("kind-choice"),
        Kind::Set(_) => Term::new("kind-choices"),
        Kind::Text => Term::new("kind-text"),
    }
}

/// Why a rule that reads well cannot be computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Obstacle {
    PaidPerMember,
    ConditionOfMembers,
    MonthsOfWhom,
    OthersInSum,
    OthersNotLast,
    ItemsNotNumbers,
    EveryZero,
    DurationInDays,
    BoundInDays,
    NoDateInConditions,
    OtherSubject,
    RecordsNotSummed,
    MoneyListNotByPeriod,
    SumOfOne,
    SumNotOfNumbers,
    NotGivenOfWhat,
    NothingComes,
    MonthlyWithoutScope,
    TargetForm,
    ExcludedTwice,
    ExcludedWithoutAmount,
    ExcludedPerMember,
    /// The subject of a 除外情形 is none that a rule it names can reach.
    ExcludedUnreached,
    ExcludedFromNothing,
    RecordsByMonth,
    ItemsMixed,
}

impl From<Obstacle> for Arg {
    fn from(of: Obstacle) -> Arg {
        let key = match of {
            Obstacle::PaidPerMember => "obstacle-paid-per-member",
            Obstacle::ConditionOfMembers => "obstacle-condition-of-members",
            Obstacle::MonthsOfWhom => "obstacle-months-of-whom",
            Obstacle::OthersInSum => "obstacle-others-in-sum",
            Obstacle::OthersNotLast => "obstacle-others-not-last",
            Obstacle::ItemsNotNumbers => "obstacle-items-not-numbers",
            Obstacle::EveryZero => "obstacle-every-zero",
            Obstacle::DurationInDays => "obstacle-duration-in-days",
            Obstacle::BoundInDays => "obstacle-bound-in-days",
            Obstacle::NoDateInConditions => "obstacle-no-date-in-conditions",
            Obstacle::OtherSubject => "obstacle-other-subject",
            Obstacle::RecordsNotSummed => "obstacle-records-not-summed",
            Obstacle::MoneyListNotByPeriod => "obstacle-money-list",
            Obstacle::SumOfOne => "obstacle-sum-of-one",
            Obstacle::SumNotOfNumbers => "obstacle-sum-not-of-numbers",
            Obstacle::NotGivenOfWhat => "obstacle-not-given-of-what",
            Obstacle::NothingComes => "obstacle-nothing-comes",
            Obstacle::MonthlyWithoutScope => "obstacle-monthly-without-scope",
            Obstacle::TargetForm => "obstacle-target-form",
            Obstacle::ExcludedTwice => "obstacle-excluded-twice",
            Obstacle::ExcludedWithoutAmount => "obstacle-excluded-without-amount",
            Obstacle::ExcludedPerMember => "obstacle-excluded-per-member",
            Obstacle::ExcludedUnreached => "obstacle-excluded-unreached",
            Obstacle::ExcludedFromNothing => "obstacle-excluded-from-nothing",
            Obstacle::ItemsMixed => "obstacle-items-mixed",
            Obstacle::RecordsByMonth => "obstacle-records-by-month",
        };
        Term::new(key).into()
    }
}

impl Obstacle {
    /// The help that says how the line is written instead.
    pub fn help(self) -> &'static str {
        match self {
            Obstacle::PaidPerMember => "help-paid-per-member",
            Obstacle::ConditionOfMembers => "help-condition-of-members",
            Obstacle::MonthsOfWhom => "help-months-of-whom",
            Obstacle::OthersInSum => "help-others-in-sum",
            Obstacle::OthersNotLast => "help-others-not-last",
            Obstacle::ItemsNotNumbers => "help-items-not-numbers",
            Obstacle::EveryZero => "help-every-zero",
            Obstacle::DurationInDays => "help-duration-in-days",
            Obstacle::BoundInDays => "help-bound-in-days",
            Obstacle::NoDateInConditions => "help-no-date-in-conditions",
            Obstacle::OtherSubject => "help-other-subject",
            Obstacle::RecordsNotSummed => "help-records-not-summed",
            Obstacle::MoneyListNotByPeriod => "help-money-list",
            Obstacle::SumOfOne => "help-sum-of-one",
            Obstacle::SumNotOfNumbers => "help-sum-not-of-numbers",
            Obstacle::NotGivenOfWhat => "help-not-given-of-what",
            Obstacle::NothingComes => "help-nothing-comes",
            Obstacle::MonthlyWithoutScope => "help-monthly-without-scope",
            Obstacle::TargetForm => "help-target-form",
            Obstacle::ExcludedTwice => "help-excluded-twice",
            Obstacle::ExcludedWithoutAmount => "help-excluded-without-amount",
            Obstacle::ExcludedPerMember => "help-excluded-per-member",
            Obstacle::ExcludedUnreached => "help-excluded-unreached",
            Obstacle::ExcludedFromNothing => "help-excluded-from-nothing",
            Obstacle::ItemsMixed => "help-items-mixed",
            Obstacle::RecordsByMonth => "help-records-by-month",
        }
    }
}
