//! A package's own snapshots: plain texts that change exactly when a decision, its reasons or its trace change.

use super::{Decision, Decisions};
use crate::render::decision_json::{Context, Part, document};
use crate::render::report::{Depth, Head, text};
use crate::render::{Catalogue, Lang};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The folders, and how their files end.
pub const KINDS: [(&str, &str); 3] = [("结论", "json"), ("理由", "txt"), ("全过程", "txt")];

/// What differs from the text that is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Path within the folder of snapshots.
    pub file: String,
    /// 有变化, 缺, 多余
    pub what: &'static str,
    /// The first line that differs, as kept and as it is now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<(String, String)>,
}

/// The texts of every case so far, by path within the package's folder of snapshots.
#[derive(Debug, Clone, Default)]
pub struct Snapshots {
    files: BTreeMap<String, String>,
}

impl Snapshots {
    /// Takes the decisions that the case expects something of; `stem` is what its files are called.
    pub fn take(&mut self, decisions: &Decisions, stem: &str) {
        let words = Catalogue::of(Lang::Zh);
        let case = &*decisions.case().read;
        let asked: BTreeSet<&str> = case.expectations.iter().map(|e| e.rule.as_str()).collect();
        let own: Vec<Decision<'_>> = decisions.iter().filter(|d| asked.contains(d.rule())).collect();
        let context = Context { case: &case.name, dates: case.facts.dates, ir_sha256: "", unused: &[], explain: false };
        let parts: Vec<Part<'_>> =
            own.iter().map(|d| Part { decided: d.decided(), report: d.report(), changes: None }).collect();
        let run = decisions.run();
        let mut conclusions =
            serde_json::to_value(document(&run, &parts, context, words).decisions).unwrap_or_default();
        for decision in conclusions.as_array_mut().into_iter().flatten() {
            // Wording belongs to the reasons.
            for warning in decision["warnings"].as_array_mut().into_iter().flatten() {
                warning.as_object_mut().map(|w| w.remove("text"));
            }
            decision.as_object_mut().map(|d| d.remove("explanation"));
        }
        let applicant = case.applicant.as_deref().unwrap_or("未载明");
        let head = Head { applicant, dates: case.facts.dates };
        let (mut reasons, mut trace) = (Vec::new(), Vec::new());
        for d in &own {
            let sections = text(run.program, d.report(), head, words, Depth::Sections);
            let full = text(run.program, d.report(), head, words, Depth::Full);
            let tree = full.strip_prefix(&sections).unwrap_or(&full).trim_start_matches('\n');
            trace.push(format!("{}\n{tree}", d.rule()));
            reasons.push(sections);
        }
        let texts = [
            serde_json::to_string_pretty(&conclusions).unwrap_or_default(),
            reasons.join("\n════\n\n"),
            trace.join("\n════\n\n"),
        ];
        for ((folder, ending), text) in KINDS.iter().zip(texts) {
            self.files.insert(format!("{folder}/{stem}.{ending}"), format!("{}\n", text.trim_end()));
        }
    }

    /// Every text by its path.
    pub fn files(&self) -> &BTreeMap<String, String> {
        &self.files
    }

    /// What differs from the texts that are kept, by path. The ends of lines mean nothing: an editor or a
    /// checkout may have changed them.
    pub fn compare(&self, kept: &BTreeMap<String, String>) -> Vec<Difference> {
        let mut differences = Vec::new();
        for (file, text) in &self.files {
            match kept.get(file).map(|k| k.replace("\r\n", "\n")) {
                Some(kept) if kept == *text => {}
                Some(kept) => {
                    let line = first_difference(&kept, text);
                    differences.push(Difference { file: file.clone(), what: "有变化", line: Some(line) });
                }
                None => differences.push(Difference { file: file.clone(), what: "缺", line: None }),
            }
        }
        let stale = kept.keys().filter(|file| !self.files.contains_key(*file));
        differences.extend(stale.map(|file| Difference { file: file.clone(), what: "多余", line: None }));
        differences
    }
}

fn first_difference(kept: &str, now: &str) -> (String, String) {
    let (mut a, mut b) = (kept.lines(), now.lines());
    loop {
        match (a.next(), b.next()) {
            (Some(x), Some(y)) if x == y => {}
            (x, y) => return (x.unwrap_or_default().to_owned(), y.unwrap_or_default().to_owned()),
        }
    }
}
