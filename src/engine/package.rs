//! A policy package as it was read, with everything that was found in it.

use super::{Engine, Findings};
use crate::compile::{View, compile_with};
use crate::diagnostic::Diagnostic;
use crate::package::{Files, Folder, PackageFiles, load, read_cases};
use crate::source::Sources;
use std::path::Path;
use std::sync::Arc;

/// A package after reading and compiling: what was found, and an engine where it is sound.
#[derive(Debug, Clone)]
pub struct Package {
    files: Option<PackageFiles>,
    findings: Findings,
    engine: Option<Engine>,
    /// Whether there was enough to compile.
    compiled: bool,
    not_begun: Vec<String>,
}

impl Package {
    /// Reads a folder.
    pub fn open(root: impl AsRef<Path>) -> Package {
        Package::read(&Folder { root: root.as_ref().to_owned() })
    }

    /// Reads a package from wherever its files are kept.
    pub fn read(files: &dyn Files) -> Package {
        Package::read_with(files, |_| ()).0
    }

    /// Reads a package with its own cases, whose files must be readable too; the cases as names and texts.
    pub fn read_all(files: &dyn Files) -> (Package, Vec<(String, String)>) {
        let (mut package, _) = Package::read_with(files, |_| ());
        let cases = package.cases(files);
        (package, cases)
    }

    /// Reads a package and looks at it while its resolved rules are at hand.
    pub fn read_with<T>(files: &dyn Files, see: impl FnOnce(View<'_, '_>) -> T) -> (Package, Option<T>) {
        let (mut sources, mut said) = (Sources::default(), Vec::new());
        let loaded = load(files, &mut sources, &mut said);
        let product = loaded.as_ref().and_then(|package| compile_with(package, &sources, &mut said, see));
        let (compiled, seen) = product.unzip();
        let places = compiled.as_ref().map(|c| Arc::clone(&c.places)).unwrap_or_default();
        let not_begun = compiled.as_ref().map(|c| c.not_begun.clone()).unwrap_or_default();
        let is_compiled = compiled.is_some();
        let findings = Findings::new(said, Arc::new(sources), places);
        let engine = compiled.filter(|_| !findings.has_errors()).map(Engine::of);
        (Package { files: loaded, findings, engine, compiled: is_compiled, not_begun }, seen)
    }

    /// The names and texts of the package's own cases, in the order of their names.
    fn cases(&mut self, files: &dyn Files) -> Vec<(String, String)> {
        let Some(package) = &self.files else { return vec![] };
        let (mut sources, mut said) = (Sources::default(), Vec::new());
        let ids = read_cases(package, files, &mut sources, &mut said);
        let found = ids.iter().filter_map(|id| sources.get(*id)).map(|f| (f.name.clone(), f.text.clone())).collect();
        if said.iter().any(Diagnostic::is_error) && !self.findings.has_errors() {
            self.findings = Findings::of(said, Arc::new(sources));
            self.engine = None;
        }
        found
    }

    /// What was found, warnings included.
    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    /// The engine; none where an error was found.
    pub fn engine(&self) -> Option<&Engine> {
        self.engine.as_ref()
    }

    /// The engine, or the errors.
    ///
    /// # Errors
    /// What is wrong with the package.
    pub fn into_engine(self) -> Result<Engine, Findings> {
        self.engine.ok_or_else(|| self.findings.errors())
    }

    /// The manifest and the files it names; none where there is no readable manifest.
    pub fn files(&self) -> Option<&PackageFiles> {
        self.files.as_ref()
    }

    /// Whether there was enough to compile, errors or not.
    pub fn is_compiled(&self) -> bool {
        self.compiled
    }

    /// Labels of the 条 of a draft that no rule speaks for yet.
    pub fn not_begun(&self) -> &[String] {
        &self.not_begun
    }
}
