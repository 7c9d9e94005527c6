//! A compiled package file: program, tables, the text and the office's letters, under one digest.
//!
//! Its first line names the format and the SHA-256 of all that follows; what follows is one line of JSON.

use super::{Engine, Error, Package};
use crate::document::tree::Answer;
use crate::document::{Document, parse_corrections};
use crate::facts::Tables;
use crate::ir::{self, Program, verify};
use crate::package::{Files, folder_texts};
use crate::record::digest;
use crate::source::{FileId, Sources};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// How the first line begins, before the version.
const NAME: &str = "tiaowen-package/";
/// Grows whenever a file written before can no longer be read.
const VERSION: &str = "2";
/// The folder of a package that holds its office's own templates of letters.
pub const LETTERS: &str = "文书";

/// Why bytes are no compiled package that this program can run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// Something else altogether.
    Other,
    /// Written by another version of the program.
    Version { found: String },
    /// Changed or cut off since it was written.
    Damaged,
    /// Whole, but its program breaks a promise; names which.
    Broken(String),
}

#[derive(Serialize, Deserialize)]
struct Body {
    program: Program,
    tables: Tables,
    /// The policy's own text as it was received, with its corrections.
    text: String,
    corrections: Option<String>,
    /// What the form of the text does not decide.
    answers: Vec<Answer>,
    letters: BTreeMap<String, String>,
}

/// What an engine keeps of the file it was read from.
#[derive(Debug)]
pub(super) struct Origin {
    pub(super) sha256: String,
    pub(super) letters: BTreeMap<String, String>,
}

impl Package {
    /// The compiled package file of a sound package; none where an error was found.
    pub fn compiled(&self, files: &dyn Files) -> Option<String> {
        let (engine, manifest) = (self.engine()?, self.files()?);
        let source = |id: FileId| self.findings().sources().get(id).map(|f| f.text.clone());
        let body = Body {
            program: engine.program().clone(),
            tables: engine.prepared().tables.clone(),
            text: source(manifest.text)?,
            corrections: manifest.corrections.and_then(source),
            answers: engine.document().answers().to_vec(),
            letters: folder_texts(files, LETTERS, "md"),
        };
        let body = serde_json::to_string(&body).ok()?;
        Some(format!("{NAME}{VERSION} {}\n{body}\n", digest(&body)))
    }
}

impl Engine {
    /// Reads a compiled package file.
    ///
    /// # Errors
    /// [`Error::Compiled`] where the bytes are something else, of another version, changed or cut off.
    pub fn from_compiled(bytes: &[u8]) -> Result<Engine, Error> {
        read(bytes).map_err(Error::Compiled)
    }

    /// The digest of the compiled package file that this came from; none where it came from a folder.
    pub fn package_sha256(&self) -> Option<&str> {
        self.origin().map(|origin| origin.sha256.as_str())
    }

    /// A template of letters that came with the compiled package file.
    pub fn letter(&self, file: &str) -> Option<&str> {
        self.origin()?.letters.get(file).map(String::as_str)
    }
}

fn read(bytes: &[u8]) -> Result<Engine, Unfit> {
    let begins = bytes.strip_prefix(NAME.as_bytes()).ok_or(Unfit::Other)?;
    let end = begins.iter().position(|b| *b == b'\n').ok_or(Unfit::Damaged)?;
    let head = std::str::from_utf8(&begins[..end]).map_err(|_| Unfit::Damaged)?;
    let (version, sha256) = head.split_once(' ').ok_or(Unfit::Damaged)?;
    if version != VERSION {
        return Err(Unfit::Version { found: version.to_owned() });
    }
    let body = std::str::from_utf8(&begins[end + 1..]).map_err(|_| Unfit::Damaged)?;
    let body = body.strip_suffix('\n').filter(|body| digest(body) == sha256).ok_or(Unfit::Damaged)?;
    // What was written whole and still does not read was written by another program.
    let body: Body = serde_json::from_str(body).map_err(|error| Unfit::Broken(error.to_string()))?;
    if body.program.format != ir::FORMAT {
        return Err(Unfit::Version { found: format!("{version}.{}", body.program.format) });
    }
    verify(&body.program).map_err(|error| Unfit::Broken(format!("{}: {}", error.at, error.problem)))?;
    let broken = |what: &str| Unfit::Broken(what.to_owned());
    let corrections = body.corrections.map(|text| parse_corrections(&text, Sources::default().add("", ""))).transpose();
    let corrections = corrections.map_err(|_| broken("corrections"))?.unwrap_or_default();
    let document = Document::read_settled(&body.text, &corrections, &body.answers).map_err(|_| broken("text"))?;
    if document.sha256() != body.program.policy.text_sha256 || body.tables.tables.len() != body.program.parameters.len()
    {
        return Err(broken("text_sha256"));
    }
    let origin = Origin { sha256: sha256.to_owned(), letters: body.letters };
    Ok(Engine::ready_of(body.program, body.tables, Arc::new(document), Some(origin)))
}

impl Unfit {
    /// The key of the catalogue and what is put into its message.
    pub(super) fn worded(&self) -> (&'static str, Vec<(&'static str, &str)>) {
        match self {
            Unfit::Other => ("compiled-other", vec![]),
            Unfit::Version { found } => ("compiled-version", vec![("found", found), ("known", VERSION)]),
            Unfit::Damaged => ("compiled-damaged", vec![]),
            Unfit::Broken(what) => ("compiled-broken", vec![("what", what)]),
        }
    }
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Error::Compiled(self.clone()).to_string())
    }
}
