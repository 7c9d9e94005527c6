//! `tiaowen.decision/v1` as the checker reads it: what it confirms, and nothing else.

use serde::Deserialize;

#[derive(Debug, Clone, Deserialize)]
pub(super) struct Document {
    pub schema: String,
    pub policy: Policy,
    pub case: String,
    #[serde(default)]
    pub case_parameters: Option<OwnTables>,
    pub dates: Dates,
    pub decisions: Vec<Decision>,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct OwnTables {
    pub tables: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct Policy {
    pub id: String,
    pub text_sha256: String,
    pub ir_sha256: String,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct Dates {
    #[serde(rename = "基准日")]
    pub basis: String,
    #[serde(rename = "适用日")]
    pub applicable: String,
    #[serde(rename = "核定日")]
    pub decided: String,
}

impl Dates {
    pub fn each(&self) -> [(&'static str, &str); 3] {
        [("基准日", &self.basis), ("适用日", &self.applicable), ("核定日", &self.decided)]
    }
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct Decision {
    pub rule: String,
    pub kind: String,
    pub anchors: Vec<String>,
    pub outcome: String,
    pub word: String,
    pub amount: Amount,
    pub schedule: Vec<Segment>,
    #[serde(default)]
    pub caps: Vec<Cap>,
    pub earliest: Option<String>,
    pub used_up: Option<String>,
    pub causes: Vec<String>,
    pub interpretations: Vec<Reading>,
    pub conclusion: String,
    pub explanation: Option<Statement>,
    pub trace: Option<Vec<TraceRow>>,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct Amount {
    pub state: String,
    pub total: Option<String>,
    pub low: Option<String>,
    pub high: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct Segment {
    pub member: Option<String>,
    pub from: Option<String>,
    pub to: Option<String>,
    pub months: u32,
    pub rate: Option<String>,
    pub per: String,
    pub before_cap: Option<String>,
    pub amount: Option<String>,
    pub projected: bool,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct Cap {
    pub cap: String,
    #[serde(default)]
    pub carried: Option<String>,
    #[serde(default)]
    pub shared: Option<String>,
    pub approved: Option<String>,
    pub before: String,
    pub after: String,
    pub left: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct Reading {
    pub id: String,
    pub used: String,
    pub standing: String,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct Statement {
    pub node: Option<String>,
    pub row: Option<String>,
    pub statement: String,
    pub state: String,
    pub anchors: Vec<String>,
    pub quote: Option<String>,
    pub value: Option<String>,
    pub interpretation: Option<String>,
    pub details: Vec<String>,
    pub children: Vec<Statement>,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct TraceRow {
    pub node: String,
    pub row: Option<String>,
    pub state: String,
    pub value: Option<String>,
}

/// One document, or an array of them; entries of cases that could not be decided are passed over.
pub(super) fn documents(text: &str) -> Result<Vec<Document>, String> {
    let value: serde_json::Value = serde_json::from_str(text).map_err(|e| e.to_string())?;
    let all = match value {
        serde_json::Value::Array(all) => all,
        one => vec![one],
    };
    let undecided = |v: &serde_json::Value| v.get("schema").and_then(|s| s.as_str()) == Some("tiaowen.error/v1");
    let read = |value| serde_json::from_value(value).map_err(|e: serde_json::Error| e.to_string());
    all.into_iter().filter(|v| !undecided(v)).map(read).collect()
}
