//! What one line of the record holds, and what its head holds.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One decision as it was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    pub engine: String,
    pub policy: Policy,
    /// The name of the case's file.
    pub case: String,
    /// The keyed digest of the case's facts; absent from a record without a key, which says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inputs: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inputs_left_out: Option<String>,
    /// 基准日, 适用日, 核定日
    pub dates: [String; 3],
    /// What was said on the command line beside the case.
    #[serde(default, skip_serializing_if = "Given::is_empty")]
    pub given: Given,
    pub rule: String,
    pub outcome: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Summed>,
    /// What a person decided, where one did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub human: Option<Human>,
}

/// The rules by which it was decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// 文号
    pub id: String,
    pub version: String,
    pub text_sha256: String,
    pub ir_sha256: String,
    pub parameters_sha256: String,
    /// Of the compiled package file, where the decision was made by one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub package_sha256: Option<String>,
}

/// What a run was told beside its case; to recompute it, the same must be said again.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Given {
    /// 适用日
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// Alternatives by the names of their interpretations.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub interpretations: BTreeMap<String, String>,
    /// Other alternatives than the adopted ones were not run.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub adopted_only: bool,
}

impl Given {
    fn is_empty(&self) -> bool {
        *self == Given::default()
    }
}

/// Amounts in 元.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summed {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<String>,
}

/// Who signed, when, and as what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Human {
    pub outcome: String,
    pub by: String,
    /// As it was given; the program reads no clock.
    pub at: String,
    /// Needed where the outcome is another than the program's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// How long the record is and how it ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    pub schema: String,
    pub count: u64,
    /// Bytes of the lines, line ends included.
    pub bytes: u64,
    /// The hash of the last line; of an empty record, zeros.
    pub last: String,
    pub keyed: bool,
    /// Of the head itself.
    pub hash: String,
}
