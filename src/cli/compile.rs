//! `compile`: the intermediate representation and the data dictionary.

use super::args::{Common, Emit};
use super::exit::Exit;
use super::session::Session;
use crate::ir::{canonical_json, dump};
use std::path::Path;

pub fn compile(package: &Path, emit: Emit, common: &Common) -> Result<Exit, Exit> {
    let session = Session::new(common);
    let engine = session.engine(package)?;
    let program = engine.program();
    let text = match (emit, session.json()) {
        (Emit::Ir, true) => canonical_json(program),
        (Emit::Ir, false) => format!("{}sha256 {}\n", dump(program), engine.ir_sha256()),
        (Emit::Schema, _) => {
            serde_json::to_string_pretty(&crate::facts::schema(program)).map_err(|_| Exit::Internal)?
        }
        (Emit::Facts, _) => serde_json::to_string_pretty(&program.dictionary).map_err(|_| Exit::Internal)?,
    };
    session.write(&text)?;
    Ok(Exit::Fine)
}
