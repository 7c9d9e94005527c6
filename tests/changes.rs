//! What would turn a decision: every proposed change is put into the case file and run again, for every
//! refused or undetermined case of the packages.

#![expect(clippy::unwrap_used, reason = "the helpers here are part of the tests")]

mod support;

use std::collections::BTreeMap;
use support::{read_folder, repository, sound_package};
use tiaowen::counterfactual::{Change, MAX_CHANGES, MAX_FACTS, changes};
use tiaowen::data::{Format, Plain};
use tiaowen::eval::{Options, Outcome, Prepared, Reach, Scratch, examine};
use tiaowen::facts::{Case, CaseReader, Given, Tables, Value, written};
use tiaowen::ir::{DecisionId, DecisionKind, Program, Verdict};
use tiaowen::package::MemoryFiles;
use tiaowen::source::FileId;
use tiaowen::types::Kind;
use tiaowen::values::{Date, Exact};

/// A package with its cases read, each with the tables that it names.
struct Cases {
    program: Program,
    cases: Vec<(String, Case, Tables)>,
}

fn cases(folder: &str) -> Cases {
    let files: MemoryFiles = read_folder(&repository(folder));
    let mut package = sound_package(&files);
    let mut cases = Vec::new();
    for (name, text) in package.own_cases(&files) {
        let case = package.read_case(&name, &text).unwrap();
        let dir = case.params_dir.as_ref().map(|dir| format!("cases/{dir}"));
        let tables = package.tables_with(&files, dir.as_deref());
        cases.push((name, case, tables));
    }
    Cases { program: package.compiled.unwrap().program, cases }
}

/// Whether an outcome is what was hoped for.
fn is_met(kind: DecisionKind, verdict: Verdict) -> bool {
    verdict == kind.goal()
}

/// The outcome of a case file written anew with some facts otherwise.
fn rerun(prepared: &Prepared<'_>, case: &Case, facts: &[(&str, Plain)], decision: DecisionId) -> Option<Outcome> {
    let mut plain = case.plain.clone();
    facts.iter().for_each(|(at, value)| plain.set(at, value.clone()));
    let text = plain.yaml();
    let mut said = Vec::new();
    let case = CaseReader::new(prepared.program).read(Format::Yaml, FileId::new(0), &text, &mut said)?;
    let options = Options { decisions: vec![decision], ..Options::all(prepared) };
    let mut scratch = Scratch::default();
    let (_, decided) = examine(prepared, &case.facts, &options, &mut scratch);
    decided.into_iter().next().map(|d| d.outcome)
}

fn facts<'c>(program: &Program, change: &'c Change) -> Vec<(&'c str, Plain)> {
    change.set.iter().map(|s| (s.at.as_str(), written(program, &program.slot(s.slot).kind, &s.to))).collect()
}

/// One step back towards what the case gives, for values on a line.
fn step_back(kind: &Kind, from: &Given, to: &Given) -> Option<Given> {
    let (Given::Value(from), Given::Value(to)) = (from, to) else { return None };
    match (from, to) {
        (Value::Date(a), Value::Date(b)) => {
            let back: Option<Date> = if a < b { b.pred_opt() } else { b.succ_opt() };
            back.map(|d| Given::Value(Value::Date(d)))
        }
        (Value::Number(a), Value::Number(b)) => {
            let step = match kind {
                Kind::Count { .. } => Exact::ONE,
                Kind::Money { .. } => Exact::parse("0.01").unwrap(),
                _ => return None,
            };
            let back = if a < b { b.sub(step) } else { b.add(step) };
            back.ok().map(|n| Given::Value(Value::Number(n)))
        }
        _ => None,
    }
}

/// Checks every change of every case of a package; how many decisions were looked at and had changes.
fn check(folder: &str) -> BTreeMap<&'static str, (usize, usize)> {
    let Cases { program, cases } = cases(folder);
    let mut counted: BTreeMap<&'static str, (usize, usize)> = BTreeMap::new();
    for (name, case, tables) in &cases {
        let reach = Reach::of(&program);
        let prepared = Prepared::new(&program, tables, &reach);
        let asked: Vec<String> = case.expectations.iter().map(|e| e.rule.clone()).collect();
        let options = Options { decisions: prepared.select(Some(&asked)), ..Options::all(&prepared) };
        let mut scratch = Scratch::default();
        let (_, decided) = examine(&prepared, &case.facts, &options, &mut scratch);
        for d in &decided {
            let of = &program.decisions[d.outcome.decision];
            let at = format!("{name}, {}", of.rule);
            let found = changes(&prepared, case, &options, d);
            // How somebody comes under a duty or an authorisation is no advice.
            let advised = !matches!(of.kind, DecisionKind::Duty | DecisionKind::Authorisation);
            if is_met(of.kind, d.outcome.verdict) || !advised {
                assert!(found.is_empty(), "{at}: nothing is to be turned");
                continue;
            }
            let count = counted.entry(d.outcome.verdict.word()).or_default();
            count.0 += 1;
            count.1 += usize::from(!found.is_empty());
            assert!(found.len() <= MAX_CHANGES, "{at}");
            for change in &found {
                confirm(&prepared, case, (d.outcome.decision, change), &at);
            }
            let keys: Vec<Vec<&str>> = found.iter().map(|c| c.set.iter().map(|s| s.at.as_str()).collect()).collect();
            for (i, key) in keys.iter().enumerate() {
                let held = |(j, other): (usize, &Vec<&str>)| j != i && other.iter().all(|k| key.contains(k));
                assert!(!keys.iter().enumerate().any(held), "{at}: {key:?} holds another set");
            }
        }
    }
    counted
}

fn confirm(prepared: &Prepared<'_>, case: &Case, (decision, change): (DecisionId, &Change), at: &str) {
    let program = prepared.program;
    let of = program.decisions[decision].kind;
    assert!((1..=MAX_FACTS).contains(&change.set.len()), "{at}");
    let set = facts(program, change);
    let outcome = rerun(prepared, case, &set, decision).unwrap_or_else(|| unread(at, &set));
    assert_eq!((outcome.verdict, outcome.amount), (change.outcome, change.amount), "{at}: {set:?}");
    assert!(is_met(of, outcome.verdict) || outcome.verdict == Verdict::AwaitsInterpretation, "{at}: {set:?}");
    for setting in &change.set {
        assert!(!program.slot(setting.slot).unchangeable, "{at}: {} cannot be changed", setting.at);
        assert_ne!(setting.from, setting.to, "{at}");
    }
    // No part of it would do.
    for left_out in 0..set.len() {
        let part: Vec<_> = set.iter().enumerate().filter(|(i, _)| *i != left_out).map(|(_, f)| f.clone()).collect();
        let outcome = rerun(prepared, case, &part, decision);
        assert!(!outcome.is_some_and(|o| is_met(of, o.verdict)), "{at}: {set:?} is not minimal");
    }
    // Nor would a day nearer to what is given.
    for (i, setting) in change.set.iter().enumerate() {
        let kind = &program.slot(setting.slot).kind;
        let Some(back) = step_back(kind, &setting.from, &setting.to) else { continue };
        let mut nearer = set.clone();
        nearer[i].1 = written(program, kind, &back);
        let outcome = rerun(prepared, case, &nearer, decision);
        assert!(!outcome.is_some_and(|o| is_met(of, o.verdict)), "{at}: {set:?} is not at the boundary");
    }
}

#[expect(clippy::panic, reason = "a change that cannot be written fails the test")]
fn unread(at: &str, set: &[(&str, Plain)]) -> Outcome {
    panic!("{at}: the case with {set:?} cannot be read")
}

#[test]
fn every_change_of_every_case_is_confirmed() {
    let counted = check("policies/dalian-2017-46");
    // Every refusal of the package but those of duties has something that would turn it, but for six: their conditions rest
    // on what nobody can change, need more than three facts, or their limit is not published.
    assert_eq!(counted["不符合"], (99, 93), "{counted:?}");
    assert!(counted["待补正"].1 > 28 && counted["时间未到"].1 >= 8, "{counted:?}");
}

#[test]
fn every_change_of_the_second_package_is_confirmed() {
    let counted = check("policies/shifan-2024-3");
    // A benefit that gives way to a higher one is turned by what takes the other away.
    assert_eq!(counted["不符合"], (11, 8), "{counted:?}");
}
