//! A package with edits put in, compiled in memory.

use super::cases::{RuleLines, rule_lines};
use crate::amend::{Conflict, Edit, apply};
use crate::compile::{Compiled, compile_with};
use crate::diagnostic::Diagnostic;
use crate::document::{Correction, parse_corrections, write_corrections};
use crate::package::{MANIFEST, PackageFiles};
use crate::source::{FileId, Sources};
use std::collections::BTreeMap;

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

fn own_corrections(sources: &Sources, file: FileId) -> Option<Vec<Correction>> {
    parse_corrections(&sources.get(file)?.text, file).ok()
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
        changed.insert(file, manifest.replacen("[source]\n", &format!("[source]\n{named}"), 1));
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
    }
    let seen = compile_with(&package, &new, &mut diagnostics, |view| rule_lines(view.model));
    let (compiled, lines) = seen.map_or((None, RuleLines::new()), |(compiled, lines)| (Some(compiled), lines));
    Ok(Rewritten { sources: new, package, diagnostics, compiled, lines, changed })
}
