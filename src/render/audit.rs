//! What is found in a record, in words and as data.

use super::Catalogue;
use crate::record::{Content, Fault, Report, Summed};
use serde_json::{Value, json};

pub const SCHEMA: &str = "tiaowen.audit/v1";

/// Why a recorded decision could not be recomputed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    NoCase,
    Unreadable,
    NoRule,
    NoInterpretation,
}

impl Difference {
    fn key(self) -> &'static str {
        match self {
            Difference::NoCase => "audit-no-case",
            Difference::Unreadable => "audit-unreadable",
            Difference::NoRule => "audit-no-rule",
            Difference::NoInterpretation => "audit-no-interpretation",
        }
    }
}

/// A recorded decision beside the one that comes out now.
#[derive(Debug, Clone)]
pub struct Replayed {
    number: u64,
    recorded: Content,
    again: Result<Content, Difference>,
}

impl Replayed {
    pub fn new(number: u64, recorded: Content, again: Result<Content, Difference>) -> Replayed {
        Replayed { number, recorded, again }
    }

    /// The same outcome with the same amount.
    pub fn is_same(&self) -> bool {
        self.again.as_ref().is_ok_and(|a| a.outcome == self.recorded.outcome && a.amount == self.recorded.amount)
    }

    /// What it rests on that is another than when it was recorded, by keys of the catalogue.
    fn grounds(&self) -> Vec<&'static str> {
        let Ok(again) = &self.again else { return vec![] };
        let (old, new) = (&self.recorded, again);
        let known = old.inputs.is_some() && new.inputs.is_some();
        let pairs = [
            ("audit-ground-inputs", known && old.inputs != new.inputs),
            ("audit-ground-dates", old.dates != new.dates),
            ("audit-ground-text", old.policy.text_sha256 != new.policy.text_sha256),
            ("audit-ground-rules", old.policy.ir_sha256 != new.policy.ir_sha256),
            ("audit-ground-parameters", old.policy.parameters_sha256 != new.policy.parameters_sha256),
            ("audit-ground-engine", old.engine != new.engine),
        ];
        pairs.into_iter().filter(|(_, differs)| *differs).map(|(key, _)| key).collect()
    }
}

pub fn faults_text(report: &Report, words: &Catalogue) -> String {
    let count = report.lines.to_string();
    let mut lines: Vec<String> = report.faults.iter().map(|f| fault(f, words)).collect();
    if lines.is_empty() {
        let key = if report.keyed { "audit-sound-keyed" } else { "audit-sound" };
        lines.push(words.message(key, &[("count", &count)]));
    } else {
        let faults = lines.len().to_string();
        lines.insert(0, words.message("audit-faults", &[("count", &count), ("faults", &faults)]));
    }
    if report.unfinished {
        lines.push(words.message("audit-unfinished", &[]));
    }
    lines.join("\n")
}

pub fn faults_json(report: &Report, words: &Catalogue) -> String {
    let faults: Vec<Value> = report.faults.iter().map(|f| fault_data(f, words)).collect();
    pretty(&json!({
        "schema": SCHEMA, "lines": report.lines, "keyed": report.keyed, "unfinished": report.unfinished,
        "faults": faults,
    }))
}

fn fault(fault: &Fault, words: &Catalogue) -> String {
    let say = |key: &str, line: &dyn std::fmt::Display, number: &dyn std::fmt::Display| {
        words.message(key, &[("line", &line.to_string()), ("number", &number.to_string())])
    };
    match fault {
        Fault::Changed { line } => say("audit-changed", line, &""),
        Fault::Removed { number } => say("audit-removed", &"", number),
        Fault::Moved { line, number } => say("audit-moved", line, number),
        Fault::Repeated { line, number } => say("audit-repeated", line, number),
        Fault::Unchained { line } => say("audit-unchained", line, &""),
        Fault::CutOff { recorded, found } => say("audit-cut-off", found, recorded),
        Fault::Added { recorded, found } => say("audit-added", found, recorded),
        Fault::Head => say("audit-head", &"", &""),
        Fault::Key { keyed: true } => say("audit-key-needed", &"", &""),
        Fault::Key { keyed: false } => say("audit-key-unneeded", &"", &""),
    }
}

fn fault_data(one: &Fault, words: &Catalogue) -> Value {
    let (kind, line, number) = match one {
        Fault::Changed { line } => ("changed", Some(*line as u64), None),
        Fault::Removed { number } => ("removed", None, Some(*number)),
        Fault::Moved { line, number } => ("moved", Some(*line as u64), Some(*number)),
        Fault::Repeated { line, number } => ("repeated", Some(*line as u64), Some(*number)),
        Fault::Unchained { line } => ("unchained", Some(*line as u64), None),
        Fault::CutOff { recorded, .. } => ("cut-off", None, Some(*recorded)),
        Fault::Added { recorded, .. } => ("added", None, Some(*recorded)),
        Fault::Head => ("head", None, None),
        Fault::Key { .. } => ("key", None, None),
    };
    json!({ "kind": kind, "line": line, "number": number, "text": fault(one, words) })
}

/// `package` is the digest of the compiled package file that decided again.
pub fn replay_text(replayed: &[Replayed], package: Option<&str>, words: &Catalogue) -> String {
    let (mut same, mut other, mut not) = (0u64, 0u64, 0u64);
    let mut lines = Vec::new();
    for one in replayed {
        let number = one.number.to_string();
        let mut args = vec![("number", number.as_str()), ("case", &one.recorded.case), ("rule", &one.recorded.rule)];
        let grounds: Vec<String> = one.grounds().into_iter().map(|key| words.message(key, &[])).collect();
        let grounds = grounds.join(&words.message("list-joiner", &[]));
        match &one.again {
            Err(why) => {
                not += 1;
                let why = words.message(why.key(), &[]);
                args.push(("why", &why));
                lines.push(words.message("audit-not-replayed", &args));
            }
            Ok(again) => {
                let key = match (one.is_same(), grounds.is_empty()) {
                    (true, true) => {
                        same += 1;
                        continue;
                    }
                    (true, false) => "audit-same-on-others",
                    (false, true) => "audit-other-unexplained",
                    (false, false) => "audit-other",
                };
                if one.is_same() {
                    same += 1
                } else {
                    other += 1
                }
                let (old, new) = (state(&one.recorded, words), state(again, words));
                args.extend([("old", old.as_str()), ("new", &new), ("grounds", &grounds)]);
                lines.push(words.message(key, &args));
            }
        }
    }
    let (same, other, not) = (same.to_string(), other.to_string(), not.to_string());
    lines.insert(0, words.message("audit-replayed", &[("same", &same), ("other", &other), ("not", &not)]));
    lines.extend(package.map(|sha256| words.message("audit-package", &[("sha256", sha256)])));
    lines.join("\n")
}

/// `package` is the digest of the compiled package file that decided again.
pub fn replay_json(replayed: &[Replayed], package: Option<&str>) -> String {
    let decisions: Vec<Value> = replayed
        .iter()
        .map(|one| {
            let again = one.again.as_ref().ok();
            let why = one.again.as_ref().err().map(|d| d.key().trim_start_matches("audit-"));
            let grounds: Vec<&str> = one.grounds().into_iter().map(|k| k.trim_start_matches("audit-ground-")).collect();
            json!({
                "number": one.number, "case": one.recorded.case, "rule": one.recorded.rule, "same": one.is_same(),
                "recorded": { "outcome": one.recorded.outcome, "amount": one.recorded.amount },
                "replayed": again.map(|a| json!({ "outcome": a.outcome, "amount": a.amount })),
                "not_replayed": why, "differs": grounds,
            })
        })
        .collect();
    let mut answer = json!({ "schema": SCHEMA, "decisions": decisions });
    if let Some(sha256) = package {
        answer["package_sha256"] = json!(sha256);
    }
    pretty(&answer)
}

/// 符合 6000.00元
fn state(content: &Content, words: &Catalogue) -> String {
    let amount = match &content.amount {
        Some(Summed { total: Some(total), .. }) => words.message("audit-total", &[("total", total)]),
        Some(Summed { low: Some(low), high: Some(high), .. }) => {
            words.message("audit-between", &[("low", low), ("high", high)])
        }
        _ => return content.outcome.clone(),
    };
    format!("{} {amount}", content.outcome)
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}
