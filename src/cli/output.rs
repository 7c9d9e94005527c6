//! Where an answer goes: standard output, or a file that is there whole or not at all.

use super::args::Common;
use std::fs::File;
use std::io::{ErrorKind, Result, Write};
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
    pub fn open(common: &Common) -> Result<Output> {
        let Some(path) = target(common) else { return Ok(Output::standard()) };
        // A link names a file; what it points to is what is written.
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let is_other = path.metadata().is_ok_and(|m| !m.is_file());
        let half = (!is_other).then(|| half(&path));
        let opened = match &half {
            // Nobody else's file has the number of this process in its name; a link put there is not followed.
            Some(half) => File::options().write(true).create_new(true).open(half),
            None => File::options().write(true).open(&path),
        };
        Ok(Output { to: Box::new(opened?), half: half.map(|half| (half, path)), closed: false })
    }

    /// Writes a piece and hands it on at once.
    pub fn write(&mut self, text: &str) -> Result<()> {
        if self.closed {
            return Ok(());
        }
        match self.to.write_all(text.as_bytes()).and_then(|()| self.to.flush()) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.closed = true;
                Ok(())
            }
            other => other,
        }
    }

    /// Gives the file its name.
    pub fn finish(mut self) -> Result<()> {
        match self.half.take() {
            Some((half, path)) => std::fs::rename(half, path),
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

/// The file that `-o` names.
pub fn target(common: &Common) -> Option<&Path> {
    common.output.as_deref().filter(|path| path.as_os_str() != "-")
}
