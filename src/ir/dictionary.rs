//! The data dictionary: every entity, relation and fact a case may give, used by a rule or not.

use crate::types::{FactRole, Kind, Limits};
use crate::values::words;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Entities of their own and the records of relations, by name.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Dictionary {
    pub entities: BTreeMap<String, DictEntity>,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct DictEntity {
    /// Stands at the top of a case.
    pub root: bool,
    /// 按给付分记: its facts are kept for each benefit, under the benefit's name.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_benefit: bool,
    /// For members of a relation: the entity each of them is (招用人员 are 个人).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    pub facts: BTreeMap<String, DictFact>,
    pub relations: BTreeMap<String, DictRelation>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DictFact {
    pub kind: DictKind,
    /// Asked of the agency, not of the applicant.
    pub by_agency: bool,
    /// 不小于, 不大于: what lies outside is a mistake.
    #[serde(default, skip_serializing_if = "Limits::is_none")]
    pub limits: Limits,
    /// May be shown to everybody; what is not declared so is sensitive.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub public: bool,
    /// What the language knows it for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<FactRole>,
    /// The places of the text that need it, in words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cited: Vec<String>,
}

impl DictFact {
    /// Only says how somebody is called; no rule is expected to ask for it.
    pub fn is_name(&self) -> bool {
        self.role.is_some_and(FactRole::is_name)
    }
}

impl DictEntity {
    /// The name of the fact that has a role here.
    pub fn in_role(&self, role: FactRole) -> Option<&str> {
        self.facts.iter().find(|(_, f)| f.role == Some(role)).map(|(name, _)| name.as_str())
    }
}

impl Dictionary {
    /// The entity whose facts are kept by benefit, with its name.
    pub fn benefits(&self) -> Option<(&str, &DictEntity)> {
        self.entities.iter().find(|(_, e)| e.by_benefit).map(|(name, e)| (name.as_str(), e))
    }

    /// The declaration of the fact at the end of a path: `单位.招用人员[].个人.出生日期`.
    pub fn declared(&self, path: &str) -> Option<&DictFact> {
        let steps: Vec<&str> = path.split('.').map(|s| s.trim_end_matches("[]")).collect();
        (1..steps.len()).rev().find_map(|i| {
            let owner = steps[i - 1];
            let direct = self.entities.get(owner).and_then(|e| e.facts.get(steps[i]));
            let target = || {
                let relation = self.entities.values().find_map(|e| e.relations.get(owner))?;
                self.entities.get(relation.target.as_deref()?)?.facts.get(steps[i])
            };
            let records = || self.benefits()?.1.facts.get(steps[i]);
            direct.or_else(target).or_else(records)
        })
    }
}

/// The part of a status that says from which day it holds: 个人.是否低保对象.自.
pub const SINCE: &str = "自";
/// Behind the name of a status, what is asked of it.
pub const SINCE_WHEN: &str = "自何日起";

words! {
    /// The ends of a fact that is a 起止.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
    pub enum PeriodEnd {
        Start = "起";
        End = "止";
    }
}

impl PeriodEnd {
    /// What the end is for the language.
    pub fn role(self) -> FactRole {
        match self {
            PeriodEnd::Start => FactRole::Start,
            PeriodEnd::End => FactRole::End,
        }
    }
}

words! {
    /// The parts of a fact that is kept by year.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
    pub enum YearPart {
        Year = "年";
        Amount = "金额";
        Times = "次数";
    }
}

impl YearPart {
    /// The parts of a fact in a role that is kept by the year.
    pub fn of(role: Option<FactRole>) -> Option<[YearPart; 2]> {
        match role? {
            FactRole::ApprovedByYear => Some([YearPart::Year, YearPart::Amount]),
            FactRole::TimesByYear => Some([YearPart::Year, YearPart::Times]),
            FactRole::MonthsEnjoyed
            | FactRole::EnjoyedIn
            | FactRole::FirstApproval
            | FactRole::HadBefore
            | FactRole::Identity
            | FactRole::PersonName
            | FactRole::BodyName
            | FactRole::Start
            | FactRole::End => None,
        }
    }

    /// What stands there.
    pub fn kind(self) -> Kind {
        match self {
            YearPart::Year => Kind::Number,
            YearPart::Amount => Kind::Money { per: None },
            YearPart::Times => Kind::Count { counter: "次".to_owned() },
        }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DictKind {
    Plain(Kind),
    /// 起止: a mapping with 起 and 止.
    Range,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DictRelation {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    pub many: bool,
    /// The top-level entity that stands for an absent one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fallback: Option<String>,
    /// What no two of its records have alike; those that do are one, or a mistake.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unrepeated: Vec<String>,
}
