//! Where an answer goes: standard output, or a file that is there whole or not at all.

use super::args::{Audit, Common, New, Verb};
use super::exit::Exit;
use super::session::Session;
use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// An answer that is written piece by piece.
pub struct Output {
    to: Box<dyn Write>,
    /// A file of this run that takes the name asked for once everything is written.
    half: Option<(PathBuf, PathBuf)>,
    /// A reader that closed the pipe has read enough.
    closed: bool,
}

impl Output {
    pub fn standard() -> Output {
        Output { to: Box::new(std::io::stdout()), half: None, closed: false }
    }

    /// Where `-o` says. A regular file is written beside its name first, so that a disk that fills up or a run that
    /// breaks off leaves what was there; anything else, such as a device or a pipe, is written to directly.
    pub fn open(session: Session<'_>) -> Result<Output, Exit> {
        let Some(path) = target(session.common) else { return Ok(Output::standard()) };
        // A link names a file; what it points to is what is written.
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let is_other = path.metadata().is_ok_and(|m| !m.is_file());
        let half = (!is_other).then(|| half(&path));
        let opened = match &half {
            // Nobody else's file has the number of this process in its name; a link put there is not followed.
            Some(half) => File::options().write(true).create_new(true).open(half),
            None => File::options().write(true).open(&path),
        };
        match opened {
            Ok(file) => Ok(Output { to: Box::new(file), half: half.map(|half| (half, path)), closed: false }),
            Err(error) => session.written(Err(error)).map(|()| Output::standard()),
        }
    }

    /// Writes a piece and hands it on at once.
    pub fn write(&mut self, session: Session<'_>, text: &str) -> Result<(), Exit> {
        if self.closed {
            return Ok(());
        }
        match self.to.write_all(text.as_bytes()).and_then(|()| self.to.flush()) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.closed = true;
                Ok(())
            }
            other => session.written(other),
        }
    }

    /// Gives the file its name.
    pub fn finish(mut self, session: Session<'_>) -> Result<(), Exit> {
        match self.half.take() {
            Some((half, path)) => session.written(std::fs::rename(half, path)),
            None => Ok(()),
        }
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        if let Some((half, _)) = &self.half {
            // What was begun is only cleared away; why it broke off was said.
            let _ = std::fs::remove_file(half);
        }
    }
}

fn half(path: &Path) -> PathBuf {
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!(".{name}.{}.new", std::process::id()))
}

fn target(common: &Common) -> Option<&Path> {
    common.output.as_deref().filter(|path| path.as_os_str() != "-")
}

/// Whether what is there may be written over: never a file that the run reads or that lies in the package, another
/// one only with `--force`.
pub fn allowed(verb: &Verb, session: Session<'_>) -> Result<(), Exit> {
    // `plan --apply` names a folder, and looks after it itself.
    let Some(path) = target(session.common).filter(|_| !matches!(verb, Verb::Plan(args) if args.apply)) else {
        return Ok(());
    };
    if !path.metadata().is_ok_and(|m| m.is_file()) {
        return Ok(());
    }
    let file = path.to_string_lossy();
    let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let reads = |read: &&Path| read.canonicalize().is_ok_and(|read| real.starts_with(read));
    if read_by(verb).iter().any(reads) {
        session.complain("output-is-read", &[("file", &file)]);
        return Err(Exit::Usage);
    }
    if !session.common.force {
        session.complain("output-exists", &[("file", &file)]);
        return Err(Exit::Usage);
    }
    Ok(())
}

/// The files and folders that a verb reads.
fn read_by(verb: &Verb) -> Vec<&Path> {
    let mut read: Vec<&PathBuf> = Vec::new();
    match verb {
        Verb::Check { package, .. }
        | Verb::Test { package, .. }
        | Verb::Ledger { package, .. }
        | Verb::Compile { package, .. }
        | Verb::New { what: New::Case { package, .. } } => read.push(package),
        Verb::Eval { package, cases, running, keeping, .. } => {
            read.push(package);
            read.extend(cases.iter().chain(&running.params).chain(&keeping.record));
        }
        Verb::Report(args) => {
            read.push(&args.package);
            read.extend(args.case.iter().chain(&args.running.params));
        }
        Verb::Letter(args) => {
            read.extend([&args.package, &args.case]);
            read.extend(args.running.params.iter().chain(&args.templates));
        }
        Verb::Ask(args) => {
            read.extend([&args.package, &args.case]);
            read.extend(&args.running.params);
        }
        Verb::Plan(args) => {
            read.push(&args.package);
            let files = args.new.iter().chain(&args.text).chain(&args.corrections).chain(&args.cases);
            read.extend(files.chain(&args.params));
        }
        Verb::Audit { what: Audit::Verify { dir, .. } } => read.push(dir),
        Verb::Audit { what: Audit::Replay { dir, package, cases, params, .. } } => {
            read.extend([dir, package, cases]);
            read.extend(params);
        }
        Verb::New { what: New::Package { text, .. } } => read.push(text),
        Verb::New { what: New::Letters { .. } } | Verb::Explain { .. } => {}
    }
    read.into_iter().map(PathBuf::as_path).collect()
}
