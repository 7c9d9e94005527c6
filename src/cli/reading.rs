//! A package read for comparison, with its texts and all that is said of them.

use super::args::Common;
use super::exit::Exit;
use super::session::Session;
use crate::compile::{Places, front};
use crate::diagnostic::Diagnostic;
use crate::engine::{Engine, Error, Findings};
use crate::facts::{Case, Tables};
use crate::package::{CASES, Files, Folder, PackageFiles, load};
use crate::source::Sources;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// One side of a comparison while it is read.
pub struct Reading<'a> {
    pub session: Session<'a>,
    pub sources: Sources,
    pub diagnostics: Vec<Diagnostic>,
    package: Option<PackageFiles>,
}

/// The cases of a folder by name; nothing for one that could not be read.
pub type ReadCases = BTreeMap<String, Option<(Case, Tables)>>;

impl<'a> Reading<'a> {
    pub fn new(common: &'a Common) -> Self {
        Reading { session: Session::new(common), sources: Sources::default(), diagnostics: Vec::new(), package: None }
    }

    /// A package's files, for comparison.
    pub fn package(&mut self, root: &Path) -> Result<PackageFiles, Exit> {
        if !root.exists() {
            self.session.complain("plan-no-such-file", &[("file", &root.to_string_lossy())]);
            return Err(Exit::InvalidInput);
        }
        let package = load(&self.session.folder(root)?, &mut self.sources, &mut self.diagnostics);
        let package = package.ok_or_else(|| {
            self.say();
            Exit::InvalidInput
        })?;
        self.knows(&package);
        Ok(package)
    }

    /// The package whose structure gives the places of what is said.
    pub fn knows(&mut self, package: &PackageFiles) {
        self.package = Some(package.clone());
    }

    /// A package read without an error; what is wrong with it is said.
    pub fn sound<T>(
        &mut self,
        package: &PackageFiles,
        read: impl FnOnce(&PackageFiles, &Sources, &mut Vec<Diagnostic>) -> Option<T>,
    ) -> Result<T, Exit> {
        self.knows(package);
        match read(package, &self.sources, &mut self.diagnostics) {
            Some(found) if !self.diagnostics.iter().any(Diagnostic::is_error) => {
                self.diagnostics.clear();
                Ok(found)
            }
            _ => {
                self.diagnostics.retain(Diagnostic::is_error);
                self.say();
                Err(Exit::InvalidInput)
            }
        }
    }

    /// Says what was found so far.
    pub fn say(&self) {
        if self.diagnostics.is_empty() {
            return;
        }
        let front = self.package.as_ref().and_then(|p| Some((p, front(p, &self.sources, &mut Vec::new())?)));
        let places = front.map(|(package, front)| Places::of(package, &front)).unwrap_or_default();
        let sources = Arc::new(self.sources.clone());
        self.session.say(&Findings::new(self.diagnostics.clone(), sources, Arc::new(places)));
    }
}

/// Every case of a folder as an engine reads it; why one cannot be read is said.
pub fn read_cases(session: Session<'_>, engine: &Engine, dir: &Path) -> ReadCases {
    let files = Folder { root: dir.to_owned() };
    let names = CASES.iter().filter_map(|ending| files.list("", ending).ok()).flatten();
    let mut found = ReadCases::new();
    for name in names {
        let text = match files.read(&name) {
            Ok(Some(text)) => text,
            Ok(None) => continue,
            Err(error) => {
                session.unread(&name, error);
                found.insert(name, None);
                continue;
            }
        };
        let read = match engine.case_of_other_rules(&name, &text, &files) {
            Ok(case) => Some((case.facts().clone(), case.tables().clone())),
            Err(Error::Findings(findings)) => {
                session.say(&findings);
                None
            }
            Err(other) => {
                session.complain("case-unread", &[("file", &name), ("why", &other.message(session.lang))]);
                None
            }
        };
        found.insert(name, read);
    }
    found
}
