//! A package's own snapshots, in three kinds: what was decided, how it is said, the tree behind it.
//!
//! 结论 and 全过程 hold no sentence of the catalogue: a message worded anew changes 理由 and nothing else.

mod conclusion;
mod trace;

use super::{Decision, Decisions};
use crate::render::report::{Depth, Head, text};
use crate::render::{Catalogue, Lang};
use conclusion::{Conclusion, conclusion};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use trace::trace;

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
        self.take_in(Catalogue::of(Lang::Zh), decisions, stem);
    }

    /// Takes them in the words of a catalogue, which reach the reasons alone.
    fn take_in(&mut self, words: &Catalogue, decisions: &Decisions, stem: &str) {
        let run = decisions.run();
        let case = &*decisions.case().read;
        let asked: BTreeSet<&str> = case.expectations.iter().map(|e| e.rule.as_str()).collect();
        let own: Vec<Decision<'_>> = decisions.iter().filter(|d| asked.contains(d.rule())).collect();
        let applicant = case.applicant.as_deref().unwrap_or("未载明");
        let head = Head { applicant, dates: case.facts.dates, own_tables: case.own_tables.as_ref() };
        let conclusions: Vec<Conclusion> = own.iter().map(|d| conclusion(&run, d.decided())).collect();
        let reasons: Vec<String> =
            own.iter().map(|d| text(run.program, d.report(), head, words, Depth::Sections)).collect();
        let traces: Vec<String> = own.iter().map(|d| trace(run.program, d.report())).collect();
        let texts = [
            serde_json::to_string_pretty(&conclusions).unwrap_or_default(),
            reasons.join("\n════\n\n"),
            traces.join("\n"),
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

#[cfg(test)]
mod tests;
