//! A package with edits put in, compiled in memory.

use super::rule_lines::{RuleLines, rule_lines};
use crate::amend::{Conflict, Edit, apply};
use crate::compile::{Compiled, compile_with};
use crate::diagnostic::Diagnostic;
use crate::document::{Correction, parse_corrections, write_corrections};
use crate::package::{MANIFEST, PackageFiles, Status};
use crate::source::{FileId, Sources, Span};
use crate::syntax::ast::{Item, RuleKind};
use std::collections::{BTreeMap, BTreeSet};

/// The package as it would be.
pub struct Rewritten {
    pub sources: Sources,
    pub package: PackageFiles,
    pub diagnostics: Vec<Diagnostic>,
    /// There is none where the text itself cannot be read.
    pub compiled: Option<Compiled>,
    /// How it writes its rules.
    pub lines: RuleLines,
    /// Files whose text differs.
    pub changed: BTreeMap<FileId, String>,
}

/// Where corrections go in a package that had none.
const CORRECTIONS: &str = "source/corrections.toml";

pub(super) fn own_corrections(sources: &Sources, file: FileId) -> Option<Vec<Correction>> {
    parse_corrections(&sources.get(file)?.text, file).ok()
}

impl Rewritten {
    /// Errors by which decisions go wrong; that a quotation does not stand changes no computation.
    pub fn broken(&self) -> usize {
        self.diagnostics.iter().filter(|d| d.is_error() && !d.code.as_str().starts_with("T02")).count()
    }

    /// Names of the rules whose words are not found: where they stand in the text, and so which
    /// definitions govern them, is not known.
    pub fn unplaced(&self) -> BTreeSet<String> {
        let quotes = self.diagnostics.iter().filter(|d| d.is_error() && d.code.as_str().starts_with("T02"));
        let rule = |d: &Diagnostic| rule_at(self, d).filter(|r| r.0 != RuleKind::Interpretation).map(|r| r.1);
        quotes.filter_map(rule).collect()
    }
}

/// The rule of a package in which a finding stands: its kind, its name, the 条 above it.
pub(super) fn rule_at(run: &Rewritten, error: &Diagnostic) -> Option<(RuleKind, String, Option<u32>)> {
    let text = run.sources.get(error.place.file)?;
    let parsed = crate::syntax::parse(error.place.file, &text.text);
    let (mut clause, mut found) = (None, None);
    for item in &parsed.tree.items {
        match item {
            Item::ClauseHeading { clause: number, span, .. } if span.start <= error.place.span.start => {
                clause = Some(*number);
            }
            Item::Rule(rule) if rule.span.start <= error.place.span.start => {
                found = Some((rule.kind, rule.name.text.clone(), clause));
            }
            _ => {}
        }
    }
    found
}

/// What a rewritten package is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// To be kept: held to everything that it says of itself.
    Kept,
    /// To be run: text that no rule accounts for yet is no error.
    Run,
}

/// A manifest with a line before the one that holds a place.
fn with_line(manifest: &str, place: Span, line: &str) -> String {
    let at = manifest[..place.range().start.min(manifest.len())].rfind('\n').map_or(0, |at| at + 1);
    format!("{}{line}{}", &manifest[..at], &manifest[at..])
}

/// Puts the edits and the new text in and compiles.
///
/// # Errors
/// Where two edits would change the same words differently.
pub fn rewrite<'e>(
    package: &PackageFiles,
    sources: &Sources,
    edits: impl Iterator<Item = &'e Edit>,
    text: &str,
    corrections: &[Correction],
    sha256: &str,
    how: How,
) -> Result<Rewritten, Conflict> {
    let mut changed = apply(edits, sources)?;
    changed.insert(package.text, text.to_owned());
    let mut new = sources.clone();
    let mut package = package.clone();
    let mut named = String::new();
    match package.corrections {
        // Untouched corrections keep their file, comments and all.
        Some(file) if own_corrections(sources, file).as_deref() != Some(corrections) => {
            changed.insert(file, write_corrections(corrections));
        }
        None if !corrections.is_empty() => {
            let file = new.add(CORRECTIONS, "");
            changed.insert(file, write_corrections(corrections));
            package.corrections = Some(file);
            named = format!("corrections = \"{CORRECTIONS}\"\n");
        }
        _ => {}
    }
    // The checksum stands in the manifest once.
    if let Some((file, found)) = sources.iter().find(|(_, f)| f.name == MANIFEST) {
        let manifest = changed.remove(&file).unwrap_or_else(|| found.text.clone());
        let manifest = manifest.replace(&package.manifest.sha256.value, sha256);
        changed.insert(file, with_line(&manifest, package.manifest.text.place.span, &named));
    }
    for (file, text) in &changed {
        new.replace(*file, text.clone());
    }
    let mut diagnostics = Vec::new();
    let manifest = sources.iter().find(|(_, f)| f.name == MANIFEST).map(|(file, _)| file);
    if let Some(file) = manifest {
        let text = new.get(file).map(|f| f.text.clone()).unwrap_or_default();
        if let Some(read) = crate::package::Manifest::parse(file, &text, &mut diagnostics) {
            package.manifest = read;
        }
        if how == How::Run {
            package.manifest.status = Status::Draft;
        }
    }
    let seen = compile_with(&package, &new, &mut diagnostics, |view| rule_lines(view.model));
    let (compiled, lines) = seen.map_or((None, RuleLines::new()), |(compiled, lines)| (Some(compiled), lines));
    Ok(Rewritten { sources: new, package, diagnostics, compiled, lines, changed })
}
