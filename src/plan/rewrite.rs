//! A package with edits put in, compiled in memory.

use crate::amend::{Conflict, Edit, apply};
use crate::compile::{Compiled, compile};
use crate::diagnostic::Diagnostic;
use crate::document::{Correction, write_corrections};
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
    /// Files whose text differs.
    pub changed: BTreeMap<FileId, String>,
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
    if let Some(file) = package.corrections {
        changed.insert(file, write_corrections(corrections));
    }
    // The checksum stands in the manifest once.
    if let Some((file, found)) = sources.iter().find(|(_, f)| f.name == MANIFEST) {
        let manifest = changed.remove(&file).unwrap_or_else(|| found.text.clone());
        changed.insert(file, manifest.replace(&package.manifest.sha256.value, sha256));
    }
    let mut new = sources.clone();
    for (file, text) in &changed {
        new.replace(*file, text.clone());
    }
    let mut package = package.clone();
    let mut diagnostics = Vec::new();
    let manifest = sources.iter().find(|(_, f)| f.name == MANIFEST).map(|(file, _)| file);
    if let Some(file) = manifest {
        let text = new.get(file).map(|f| f.text.clone()).unwrap_or_default();
        if let Some(read) = crate::package::Manifest::parse(file, &text, &mut diagnostics) {
            package.manifest = read;
        }
    }
    let compiled = compile(&package, &new, &mut diagnostics);
    Ok(Rewritten { sources: new, package, diagnostics, compiled, changed })
}
