//! A sound package, ready to decide any number of cases.

use super::compiled::Origin;
use super::overlay::{self, Overlay};
use super::{Case, Decisions, Error, Options, Package};
use crate::compile::Compiled;
use crate::document::Document;
use crate::eval::{Prepared, Reach};
use crate::facts::{CasePaths, Tables};
use crate::ir::{Program, content_hash};
use crate::package::{Files, Folder, compiled_bytes};
use crate::source::Sources;
use std::path::Path;
use std::sync::Arc;

/// A verified program with its tables. Cheap to clone, and shared by as many threads as wish to decide.
#[derive(Debug, Clone)]
pub struct Engine {
    ready: Arc<Ready>,
    tables: Arc<Tables>,
    /// Tables that stand above those a case brings.
    laid: Arc<Overlay>,
}

/// What is the same for every case and every set of tables.
#[derive(Debug)]
pub(super) struct Ready {
    pub(super) program: Program,
    pub(super) paths: Arc<CasePaths>,
    reach: Reach,
    ir_sha256: String,
    document: Arc<Document>,
    /// The compiled package file, where it came from one.
    origin: Option<Origin>,
}

impl Engine {
    /// Reads a package's folder, or a compiled package file; warnings are passed over, see [`Package`] for them.
    ///
    /// # Errors
    /// What is wrong with the package; [`Error::Compiled`], [`Error::Unreadable`] of a file.
    pub fn open(path: impl AsRef<Path>) -> Result<Engine, Error> {
        let path = path.as_ref();
        match compiled_bytes(path) {
            Some(bytes) => Engine::from_compiled(&bytes.map_err(|detail| {
                let file = path.to_string_lossy().into_owned();
                Error::Unreadable { file, detail: detail.into() }
            })?),
            None => Ok(Package::open(path).into_engine()?),
        }
    }

    /// Of a program that was verified.
    pub(crate) fn of(compiled: Compiled) -> Engine {
        Engine::ready_of(compiled.program, compiled.tables, compiled.document, None)
    }

    pub(super) fn ready_of(
        program: Program,
        tables: Tables,
        document: Arc<Document>,
        origin: Option<Origin>,
    ) -> Engine {
        let (paths, reach, ir_sha256) =
            (Arc::new(CasePaths::of(&program)), Reach::of(&program), content_hash(&program));
        let ready = Arc::new(Ready { program, paths, reach, ir_sha256, document, origin });
        Engine { ready, tables: Arc::new(tables), laid: Arc::default() }
    }

    /// The same with other parameter tables: one replaces the package's own of its name, and any that a case brings.
    ///
    /// # Errors
    /// What is wrong with a table; [`Error::NoTables`] where there is none.
    pub fn with_tables(&self, files: &dyn Files) -> Result<Engine, Error> {
        let laid = overlay::read(&self.ready.program, files, "", (&mut Sources::default(), &mut Vec::new()))?;
        let mut tables = Tables::clone(&self.tables);
        laid.lay(&mut tables);
        Ok(Engine { ready: Arc::clone(&self.ready), tables: Arc::new(tables), laid: Arc::new(laid) })
    }

    /// The same with the tables of a folder on disk.
    ///
    /// # Errors
    /// As [`Engine::with_tables`]; [`Error::NoTables`] where there is no such folder.
    pub fn with_tables_of(&self, dir: &Path) -> Result<Engine, Error> {
        let missing = || Error::NoTables { folder: dir.to_string_lossy().into_owned() };
        match self.with_tables(&Folder { root: dir.to_owned() }) {
            Err(Error::NoTables { .. }) => Err(missing()),
            made => made,
        }
    }

    /// Everything, as adopted; to be narrowed.
    pub fn options(&self) -> Options {
        Options::all(self)
    }

    /// Decides a case by every rule, as adopted.
    ///
    /// # Errors
    /// What in the case contradicts itself; [`Error::OtherPackage`].
    pub fn decide(&self, case: &Case) -> Result<Decisions, Error> {
        self.options().decide(case)
    }

    /// The intermediate representation.
    pub fn program(&self) -> &Program {
        &self.ready.program
    }

    /// SHA-256 of the program's canonical form.
    pub fn ir_sha256(&self) -> &str {
        &self.ready.ir_sha256
    }

    /// The policy's own text, corrected.
    pub fn document(&self) -> &Document {
        &self.ready.document
    }

    /// The program with the tables that cases are decided by unless they bring their own.
    pub fn prepared(&self) -> Prepared<'_> {
        self.prepared_with(&self.tables)
    }

    /// The program with other tables.
    pub fn prepared_with<'e>(&'e self, tables: &'e Tables) -> Prepared<'e> {
        Prepared::new(&self.ready.program, tables, &self.ready.reach)
    }

    pub(super) fn origin(&self) -> Option<&Origin> {
        self.ready.origin.as_ref()
    }

    pub(super) fn ready(&self) -> Arc<Ready> {
        Arc::clone(&self.ready)
    }

    pub(super) fn paths(&self) -> Arc<CasePaths> {
        Arc::clone(&self.ready.paths)
    }

    pub(super) fn tables(&self) -> &Arc<Tables> {
        &self.tables
    }

    pub(super) fn laid(&self) -> &Overlay {
        &self.laid
    }
}
