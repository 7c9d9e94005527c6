//! Parameter tables laid over others: a table replaces the one of its name.

use super::{Error, Findings};
use crate::diagnostic::Diagnostic;
use crate::facts::{Table, Tables, read_table};
use crate::ir::{ParamId, Program};
use crate::package::{Files, folder};
use crate::source::Sources;
use std::sync::Arc;

/// Tables read once, to be laid over any set.
#[derive(Debug, Clone, Default)]
pub(super) struct Overlay(Vec<(ParamId, Table)>);

impl Overlay {
    /// The parameters whose tables this has and another has not.
    pub(super) fn beyond(&self, other: &Overlay) -> impl Iterator<Item = ParamId> {
        self.0.iter().map(|(id, _)| *id).filter(|id| other.0.iter().all(|(o, _)| o != id))
    }

    /// Replaces the tables that this has.
    pub(super) fn lay(&self, tables: &mut Tables) {
        for (parameter, table) in &self.0 {
            tables.tables[parameter.index()] = table.clone();
        }
    }
}

/// Reads the tables of a folder below `files`; the folder itself where `dir` is empty.
pub(super) fn read(
    program: &Program,
    files: &dyn Files,
    dir: &str,
    (sources, said): (&mut Sources, &mut Vec<Diagnostic>),
) -> Result<Overlay, Error> {
    let before = said.len();
    let mut overlay = Overlay::default();
    let ids = folder(files, dir, &["yaml", "yml"], sources, said);
    if ids.is_empty() && said.len() == before {
        return Err(Error::NoTables { folder: dir.to_owned() });
    }
    for id in ids {
        let text = sources.get(id).map(|f| f.text.clone()).unwrap_or_default();
        overlay.0.extend(read_table(program, id, &text, said));
    }
    if said[before..].iter().any(Diagnostic::is_error) {
        return Err(Findings::of(std::mem::take(said), Arc::new(sources.clone())).into());
    }
    Ok(overlay)
}
