//! The package's own snapshots: plain files that change exactly when a decision, its reasons or its
//! trace change.

use crate::eval::{Decided, Run};
use crate::explain::report;
use crate::facts::Case;
use crate::render::Catalogue;
use crate::render::decision_json::{Context, document};
use crate::render::report::{Depth, Head, text};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The folders, and how their files end.
const KINDS: [(&str, &str); 3] = [("结论", "json"), ("理由", "txt"), ("全过程", "txt")];

/// What differs from the file that is kept.
#[derive(Debug, Serialize)]
pub struct Difference {
    pub file: String,
    /// 有变化, 缺, 多余
    pub what: &'static str,
    /// The first line that differs, as kept and as it is now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<(String, String)>,
}

/// The texts of every case so far, by path within the package's folder of snapshots.
#[derive(Debug, Default)]
pub struct Snapshots {
    files: BTreeMap<String, String>,
}

impl Snapshots {
    /// Takes the decisions that a case expects something of.
    pub fn take(&mut self, run: &Run<'_>, decided: &[Decided], case: &Case, stem: &str, words: &Catalogue) {
        let asked: BTreeSet<&str> = case.expectations.iter().map(|e| e.rule.as_str()).collect();
        let own: Vec<Decided> = decided
            .iter()
            .filter(|d| asked.contains(run.program.decisions[d.outcome.decision].rule.as_str()))
            .cloned()
            .collect();
        let context = Context {
            case: &case.name,
            dates: case.facts.dates,
            ir_sha256: "",
            unused: &[],
            explain: false,
            changes: None,
        };
        let mut decisions = serde_json::to_value(document(run, &own, context, words).decisions).unwrap_or_default();
        for decision in decisions.as_array_mut().into_iter().flatten() {
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
            let report = report(run, d, None);
            let sections = text(run.program, &report, head, words, Depth::Sections);
            let full = text(run.program, &report, head, words, Depth::Full);
            let rule = &run.program.decisions[d.outcome.decision].rule;
            trace.push(format!("{rule}\n{}", full.strip_prefix(&sections).unwrap_or(&full).trim_start_matches('\n')));
            reasons.push(sections);
        }
        let texts = [
            serde_json::to_string_pretty(&decisions).unwrap_or_default(),
            reasons.join("\n════\n\n"),
            trace.join("\n════\n\n"),
        ];
        for ((folder, ending), text) in KINDS.iter().zip(texts) {
            self.files.insert(format!("{folder}/{stem}.{ending}"), format!("{}\n", text.trim_end()));
        }
    }

    /// What differs from the files in `root`.
    pub fn compare(&self, root: &Path) -> Vec<Difference> {
        let mut differences = Vec::new();
        for (file, text) in &self.files {
            match read(&root.join(file)) {
                Ok(kept) if kept == *text => {}
                Ok(kept) => {
                    let line = first_difference(&kept, text);
                    differences.push(Difference { file: file.clone(), what: "有变化", line: Some(line) });
                }
                Err(_) => differences.push(Difference { file: file.clone(), what: "缺", line: None }),
            }
        }
        differences.extend(self.stale(root).into_iter().map(|file| Difference { file, what: "多余", line: None }));
        differences
    }

    /// Rewrites the files in `root`; those of no case are taken away. Gives how many changed.
    ///
    /// # Errors
    /// Where a file cannot be written.
    pub fn update(&self, root: &Path) -> std::io::Result<usize> {
        let mut changed = 0;
        for (file, text) in &self.files {
            let path = root.join(file);
            if read(&path).is_ok_and(|kept| kept == *text) {
                continue;
            }
            if let Some(folder) = path.parent() {
                std::fs::create_dir_all(folder)?;
            }
            std::fs::write(path, text)?;
            changed += 1;
        }
        for file in self.stale(root) {
            std::fs::remove_file(root.join(file))?;
            changed += 1;
        }
        Ok(changed)
    }

    fn stale(&self, root: &Path) -> Vec<String> {
        let mut stale = Vec::new();
        for (folder, ending) in KINDS {
            let entries = std::fs::read_dir(root.join(folder)).into_iter().flatten().flatten();
            let mut paths: Vec<PathBuf> = entries.map(|e| e.path()).collect();
            paths.sort();
            for path in paths {
                let Some(name) = path.file_name().map(|n| n.to_string_lossy().into_owned()) else { continue };
                let file = format!("{folder}/{name}");
                if name.ends_with(ending) && !self.files.contains_key(&file) {
                    stale.push(file);
                }
            }
        }
        stale
    }
}

/// A snapshot as it was written: an editor or a checkout may have changed the ends of its lines, which mean nothing.
fn read(path: &Path) -> std::io::Result<String> {
    Ok(std::fs::read_to_string(path)?.replace("\r\n", "\n"))
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
