//! The data dictionary: every entity, relation and fact a case may give, used by a rule or not.

use crate::types::Kind;
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
    /// The sentences that need it, as clause, sentence and part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cited: Vec<(u32, Option<u32>, Option<u32>)>,
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
