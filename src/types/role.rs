//! What the language itself knows a fact for, whatever a package calls it.

use crate::values::words;
use serde::{Deserialize, Serialize};

words! {
    /// What a fact is used as: the word of its tail 用作…….
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
    pub enum FactRole {
        /// Months of a benefit that were had before; counts against a 期限.
        MonthsEnjoyed = "已享受月数";
        /// The same months by name; how many they are follows from them.
        EnjoyedIn = "已享受月份";
        /// The day on which a benefit was first approved; where it is 核定日, it moves with it.
        FirstApproval = "初次核定日期";
        /// What was approved of a benefit, year by year; counts against a yearly 上限.
        ApprovedByYear = "年度已核额";
        /// How often a benefit was had, year by year; counts against a 上限 on the number of times.
        TimesByYear = "已享受次数";
        /// How much of what is paid once was had before: months, heads, pieces.
        HadBefore = "已领数量";
        /// Tells one natural person from another when people are counted.
        Identity = "身份标识";
        /// What a person is called; no rule is expected to ask for it.
        PersonName = "姓名";
        /// What a body is called; no rule is expected to ask for it.
        BodyName = "名称";
        /// The first day of a record.
        Start = "起始日期";
        /// The last day of a record; left out, the record still runs.
        End = "终止日期";
    }
}

impl FactRole {
    /// The fact that has the role where none is declared to have it.
    pub fn usual_name(self) -> &'static str {
        match self {
            FactRole::Start => "起",
            FactRole::End => "止",
            FactRole::EnjoyedIn => "已享受",
            FactRole::MonthsEnjoyed
            | FactRole::FirstApproval
            | FactRole::ApprovedByYear
            | FactRole::TimesByYear
            | FactRole::HadBefore
            | FactRole::Identity
            | FactRole::PersonName
            | FactRole::BodyName => self.word(),
        }
    }

    /// Stands only in the entity whose facts are kept by benefit (按给付分记).
    pub fn is_of_benefits(self) -> bool {
        matches!(self, FactRole::MonthsEnjoyed | FactRole::EnjoyedIn | FactRole::ApprovedByYear | FactRole::TimesByYear)
    }

    /// Tells what was had before: where it leaves nothing, all is used up.
    pub fn is_of_past(self) -> bool {
        self.is_of_benefits() || self == FactRole::HadBefore
    }

    /// Several facts of one entity may have it.
    pub fn may_recur(self) -> bool {
        self == FactRole::HadBefore
    }

    /// Only says how somebody is called.
    pub fn is_name(self) -> bool {
        matches!(self, FactRole::PersonName | FactRole::BodyName)
    }
}

/// Whom a sentence speaks of that names no subject: a natural person.
pub const USUAL_SUBJECT: &str = "个人";

/// The entity whose facts are kept by benefit where none is declared 按给付分记.
pub const USUAL_BENEFITS: &str = "补贴记录";
