//! The data dictionary: every entity, relation and fact a case may give, used by a rule or not.

use crate::types::Kind;
use crate::values::words;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The entity whose facts are the records of benefits.
pub const BENEFIT_RECORDS: &str = "补贴记录";

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
    /// May be shown to everybody; what is not declared so is sensitive.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub public: bool,
    /// The sentences that need it, as clause, sentence and part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cited: Vec<(u32, Option<u32>, Option<u32>)>,
}

impl Dictionary {
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
            let records = || self.entities.get(BENEFIT_RECORDS)?.facts.get(steps[i]);
            direct.or_else(target).or_else(records)
        })
    }
}

words! {
    /// The ends of a fact that is a 起止.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
    pub enum PeriodEnd {
        Start = "起";
        End = "止";
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
}
