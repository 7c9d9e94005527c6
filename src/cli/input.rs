//! What a run was asked for, and the case it was asked for.

use super::args::Running;
use super::exit::Exit;
use super::session::Session;
use crate::diagnostic::Arg;
use crate::engine::{Case, Engine, Error, Options};
use crate::package::Folder;
use crate::values::parse_date;
use std::io::Read;
use std::path::{Path, PathBuf};

/// An engine with the tables asked for, and what to decide by it; every fault is said.
pub fn asked(session: Session<'_>, package: &Path, running: &Running) -> Result<Options, Exit> {
    let engine = session.engine(package)?;
    narrowed(session, &engine, running)
}

fn narrowed(session: Session<'_>, engine: &Engine, running: &Running) -> Result<Options, Exit> {
    let as_of = match &running.as_of {
        Some(text) => Some(parse_date(text).map_err(|_| {
            session.complain("bad-as-of", &[("found", text)]);
            Exit::Usage
        })?),
        None => None,
    };
    let narrow = |mut options: Options| -> Result<Options, Error> {
        if !running.only.is_empty() {
            options = options.only(&running.only)?;
        }
        for given in &running.interpretation {
            let (interpretation, alternative) = given.split_once('=').unwrap_or((given, ""));
            options = options.reading(interpretation, alternative)?;
        }
        Ok(options.as_of(as_of))
    };
    let options = narrow(engine.options()).map_err(|error| session.refuse(&error))?;
    match &running.params {
        Some(dir) => options.with_tables_of(dir).map_err(|error| session.refuse(&error)),
        None => Ok(options),
    }
}

/// A case as it stands in its file, with the folder it lies in.
pub struct Input {
    name: String,
    text: String,
    folder: PathBuf,
}

impl Input {
    /// Reads the file of a case; `-` is standard input. What cannot be read is said why.
    pub fn read(path: &Path) -> Result<Input, Unread> {
        let shown = path.to_string_lossy().into_owned();
        let unread = |detail: Arg| Unread { file: shown.clone(), detail };
        if path.as_os_str() == "-" {
            let mut text = String::new();
            std::io::stdin().read_to_string(&mut text).map_err(|e| unread(e.to_string().into()))?;
            return Ok(Input { name: shown, text, folder: PathBuf::new() });
        }
        let bytes = std::fs::read(path).map_err(|e| unread(e.to_string().into()))?;
        let text = crate::package::decode(bytes).map_err(|e| unread(e.into()))?;
        Ok(Input { name: shown, text, folder: path.parent().map(Path::to_owned).unwrap_or_default() })
    }

    /// Reads the case by an engine.
    pub fn case(&self, engine: &Engine) -> Result<Case, Error> {
        engine.case_in(&self.name, &self.text, &Folder { root: self.folder.clone() })
    }
}

/// A file that gave no text.
pub struct Unread {
    pub file: String,
    pub detail: Arg,
}

impl Unread {
    pub fn say(&self, session: Session<'_>) -> Exit {
        session.complain("cannot-read", &[("file", &self.file), ("detail", &session.catalogue.argument(&self.detail))]);
        Exit::InvalidInput
    }
}

/// Reads a case; every fault is said, and every warning.
pub fn case(session: Session<'_>, engine: &Engine, path: &Path) -> Result<Case, Exit> {
    let input = Input::read(path).map_err(|unread| unread.say(session))?;
    let case = input.case(engine).map_err(|error| session.refuse(&error))?;
    session.say(&case.findings());
    Ok(case)
}
