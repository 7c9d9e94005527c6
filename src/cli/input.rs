//! What a run was asked for, and the case it was asked for.

use super::args::Running;
use super::exit::Exit;
use super::session::Session;
use crate::engine::{Case, Engine, Error, Options};
use crate::package::{Folder, ReadError, read_stream, read_text};
use crate::values::parse_date;
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
        let is_stream = path.as_os_str() == "-";
        let read = if is_stream { read_stream(std::io::stdin()) } else { read_text(path) };
        let folder = path.parent().filter(|_| !is_stream).map(Path::to_owned).unwrap_or_default();
        match read {
            Ok(text) => Ok(Input { name: shown, text, folder }),
            Err(why) => Err(Unread { file: shown, why }),
        }
    }

    /// Reads the case by an engine.
    pub fn case(&self, engine: &Engine) -> Result<Case, Error> {
        engine.case_in(&self.name, &self.text, &Folder { root: self.folder.clone() })
    }
}

/// A file that gave no text.
pub struct Unread {
    pub file: String,
    pub why: ReadError,
}

impl Unread {
    pub fn say(&self, session: Session<'_>) -> Exit {
        session.unread(&self.file, self.why)
    }
}

/// Reads a case; every fault is said, and every warning.
pub fn case(session: Session<'_>, engine: &Engine, path: &Path) -> Result<Case, Exit> {
    let input = Input::read(path).map_err(|unread| unread.say(session))?;
    let case = input.case(engine).map_err(|error| session.refuse(&error))?;
    session.say(&case.findings());
    Ok(case)
}
