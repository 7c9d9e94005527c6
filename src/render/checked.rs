//! What the checker of decisions found and could not confirm, in words and as data.

use super::Catalogue;
use crate::checker::{Finding, Report};
use serde_json::{Value, json};

pub const SCHEMA: &str = "tiaowen.checked/v1";

pub fn checked_text(report: &Report, words: &Catalogue) -> String {
    let count = |n: usize| n.to_string();
    let mut lines = vec![words.message(
        "checked",
        &[
            ("decisions", &count(report.decisions)),
            ("steps", &count(report.steps)),
            ("statements", &count(report.statements)),
            ("conclusions", &count(report.conclusions)),
        ],
    )];
    lines.push(words.message("checked-facts", &[("count", &count(report.facts))]));
    let reasons = report.unconfirmed.iter();
    let reasons: Vec<String> = reasons.map(|(why, n)| words.message(why.key(), &[("count", &count(*n))])).collect();
    lines.push(match reasons.is_empty() {
        true => words.message("checked-all", &[]),
        false => {
            let all = count(report.unconfirmed.values().sum());
            let reasons = reasons.join(&words.message("list-joiner", &[]));
            words.message("checked-not", &[("count", &all), ("reasons", &reasons)])
        }
    });
    lines.push(match report.findings.len() {
        0 => words.message("checked-sound", &[]),
        n => words.message("checked-findings", &[("count", &count(n))]),
    });
    lines.extend(report.findings.iter().map(|f| finding(f, words)));
    lines.join("\n")
}

pub fn checked_json(report: &Report, words: &Catalogue) -> String {
    let one = |f: &Finding| {
        let operands = f.operands.iter().map(|(node, value)| json!({ "node": node, "value": value }));
        json!({
            "kind": f.what.key().trim_start_matches("checked-"), "case": f.case, "rule": f.rule, "node": f.node,
            "row": f.row, "operands": operands.collect::<Vec<Value>>(), "expected": f.expected, "found": f.found,
            "text": finding(f, words),
        })
    };
    let unconfirmed = report.unconfirmed.iter().map(|(why, count)| {
        let kind = why.key().trim_start_matches("unconfirmed-");
        json!({ "kind": kind, "count": count, "text": words.message(why.key(), &[("count", &count.to_string())]) })
    });
    let answer = json!({
        "schema": SCHEMA, "decisions": report.decisions, "steps": report.steps, "statements": report.statements,
        "conclusions": report.conclusions, "facts": report.facts, "unconfirmed": unconfirmed.collect::<Vec<Value>>(),
        "findings": report.findings.iter().map(one).collect::<Vec<Value>>(),
    });
    serde_json::to_string_pretty(&answer).unwrap_or_default()
}

/// Where it is, what is wrong, what it is made of, what should stand there and what does.
fn finding(of: &Finding, words: &Catalogue) -> String {
    let mut said = vec![words.message(of.what.key(), &[])];
    let joiner = words.message("list-joiner", &[]);
    if !of.operands.is_empty() {
        let operand =
            |(node, value): &(String, String)| words.message("checked-operand", &[("node", node), ("value", value)]);
        let operands: Vec<String> = of.operands.iter().map(operand).collect();
        said.push(words.message("checked-operands", &[("operands", &operands.join(&joiner))]));
    }
    said.extend(of.expected.iter().map(|value| words.message("checked-expected", &[("value", value)])));
    said.extend(of.found.iter().map(|value| words.message("checked-found", &[("value", value)])));
    let row = of.row.iter().map(|row| words.message("checked-row", &[("row", row)]));
    let place = [of.case.clone(), of.rule.clone(), of.node.clone()].into_iter().chain(row);
    let place: Vec<String> = place.filter(|part| !part.is_empty()).collect();
    let said = said.join(&words.message("checked-joiner", &[]));
    words.message("checked-finding", &[("place", &place.join(&joiner)), ("said", &said)])
}
