//! The fixed words of a case file: its own keys and the words for what is not there. Reader and schema
//! are made from these tables.

use super::Given;
use crate::values::words;
use serde::Serialize;

words! {
    /// A key at the top of a case that is no entity.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
    pub enum CaseKey {
        Name = "案例";
        Basis = "基准日";
        Applicable = "适用日";
        Decided = "核定日";
        Applicant = "申请人";
        AppliedOn = "申请日期";
        AppliedFor = "申请事项";
        Parameters = "参数目录";
        Notes = "说明";
        Expectations = "期望";
    }
}

words! {
    /// What 期望 may say of a rule.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
    pub enum ExpectationKey {
        Outcome = "结论";
        Total = "总额";
        Low = "最低";
        High = "最高";
        Months = "月数";
        Earliest = "可享受日期";
        MissingFacts = "缺事实";
        MissingParameters = "缺参数";
    }
}

words! {
    /// The parts of a fact that names its source.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
    pub enum ClaimKey {
        Value = "值";
        Source = "来源";
        On = "日期";
        /// The day from which a status holds.
        Since = "自";
    }
}

words! {
    /// Why a fact has no value; accepted for any fact and any entity.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
    pub enum Absence {
        Unknown = "不知";
        Missing = "未提供";
        NotApplicable = "不适用";
    }
}

impl From<Absence> for Given {
    fn from(of: Absence) -> Given {
        match of {
            Absence::Unknown => Given::Unknown,
            Absence::Missing => Given::Missing,
            Absence::NotApplicable => Given::NotApplicable,
        }
    }
}

/// The words of a fact that is true or false, the one that is written first.
pub(super) const TRUE: [&str; 2] = ["是", "true"];
pub(super) const FALSE: [&str; 2] = ["否", "false"];
