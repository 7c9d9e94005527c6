//! `compile`: the compiled package file, the intermediate representation, the schemas and the data dictionary.

use super::args::{Common, Emit};
use super::exit::Exit;
use super::session::Session;
use crate::engine::Package;
use crate::ir::{canonical_json, dump};
use std::path::Path;

pub fn compile(package: &Path, emit: Option<Emit>, common: &Common) -> Result<Exit, Exit> {
    let session = Session::new(common);
    let text = match (emit, &common.output) {
        (None, Some(_)) => whole(session, package)?,
        (emit, _) => part(session, package, emit.unwrap_or(Emit::Ir))?,
    };
    session.write(&text)?;
    Ok(Exit::Fine)
}

/// The compiled package file.
fn whole(session: Session<'_>, package: &Path) -> Result<String, Exit> {
    let folder = session.folder(package)?;
    let read = Package::read(&folder);
    read.compiled(&folder).ok_or_else(|| {
        session.say(&read.findings().clone().errors());
        Exit::InvalidInput
    })
}

fn part(session: Session<'_>, package: &Path, emit: Emit) -> Result<String, Exit> {
    let engine = session.engine(package)?;
    let program = engine.program();
    Ok(match (emit, session.json()) {
        (Emit::Ir, true) => canonical_json(program),
        (Emit::Ir, false) => format!("{}sha256 {}\n", dump(program), engine.ir_sha256()),
        (Emit::Schema, _) => {
            serde_json::to_string_pretty(&crate::facts::schema(program)).map_err(|_| Exit::Internal)?
        }
        (Emit::Facts, _) => serde_json::to_string_pretty(&program.dictionary).map_err(|_| Exit::Internal)?,
    })
}
