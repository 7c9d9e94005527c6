//! What every verb needs: the language, output, findings, and an engine.

use super::args::{Color, Common, Format, LangArg};
use super::exit::Exit;
use super::output::Output;
use crate::engine::{Engine, Error, Findings};
use crate::package::{Folder, ReadError, decode, read_bytes};
use crate::render::{Catalogue, Lang};
use std::io::{ErrorKind, IsTerminal, Write};
use std::path::Path;

/// One run of the program.
#[derive(Clone, Copy)]
pub struct Session<'a> {
    pub common: &'a Common,
    pub lang: Lang,
    pub catalogue: &'static Catalogue,
}

impl<'a> Session<'a> {
    pub fn new(common: &'a Common) -> Self {
        let lang = match common.lang {
            LangArg::Zh => Lang::Zh,
            LangArg::En => Lang::En,
        };
        Session { common, lang, catalogue: Catalogue::of(lang) }
    }

    /// The engine of a sound package; what is wrong with it is said.
    pub fn engine(&self, root: &Path) -> Result<Engine, Exit> {
        Engine::open(root).map_err(|error| self.refuse(&error))
    }

    /// A package's folder, for verbs that need more than its compiled file holds.
    pub fn folder(&self, root: &Path) -> Result<Folder, Exit> {
        if root.is_file() {
            self.complain("needs-folder", &[("file", &root.to_string_lossy())]);
            return Err(Exit::Usage);
        }
        Ok(Folder { root: root.to_owned() })
    }

    /// Says the findings on standard error.
    pub fn say(&self, findings: &Findings) {
        if findings.is_empty() {
            return;
        }
        let stderr = std::io::stderr();
        let color = match self.common.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => stderr.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()),
        };
        let text = findings.drawn(self.lang, color, self.common.width.unwrap_or(100));
        let _ = writeln!(stderr.lock(), "{text}");
    }

    /// Says why something could not be done.
    pub fn refuse(&self, error: &Error) -> Exit {
        if let Error::Findings(findings) = error {
            self.say(findings);
            return Exit::InvalidInput;
        }
        let _ = writeln!(std::io::stderr(), "{}", error.message(self.lang));
        match error {
            Error::UnknownRule { .. }
            | Error::UnknownInterpretation { .. }
            | Error::UnknownAlternative { .. }
            | Error::NotComputed { .. } => Exit::Usage,
            Error::Findings(_) | Error::Compiled(_) | Error::Unreadable { .. } | Error::NoTables { .. } => {
                Exit::InvalidInput
            }
            Error::OtherPackage | Error::Page(_) => Exit::Internal,
        }
    }

    /// Writes the answer where it was asked for.
    pub fn write(&self, text: &str) -> Result<(), Exit> {
        let write = || {
            let mut out = Output::open(self.common)?;
            out.write(&ended(text))?;
            out.finish()
        };
        self.written(write())
    }

    /// Writes to standard output, whatever `-o` says.
    pub fn print(&self, text: &str) -> Result<(), Exit> {
        self.written(Output::standard().write(&ended(text)))
    }

    /// Says why something could not be written, if it could not.
    pub fn written<T>(&self, written: std::io::Result<T>) -> Result<T, Exit> {
        written.map_err(|error| self.unwritten(&error))
    }

    /// Says why something could not be written, in the catalogue's words: the system has its own, and its own language.
    pub fn unwritten(&self, error: &std::io::Error) -> Exit {
        let key = match error.kind() {
            ErrorKind::NotFound => "write-no-folder",
            ErrorKind::PermissionDenied => "write-denied",
            ErrorKind::IsADirectory => "write-is-folder",
            ErrorKind::NotADirectory => "write-not-folder",
            ErrorKind::AlreadyExists => "write-exists",
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "write-full",
            ErrorKind::ReadOnlyFilesystem => "write-read-only",
            ErrorKind::InvalidFilename => "write-bad-name",
            _ => "write-other",
        };
        let number = error.raw_os_error().map(|n| n.to_string()).unwrap_or_default();
        let detail = self.catalogue.message(key, &[("number", &number)]);
        self.complain("cannot-write", &[("detail", &detail)]);
        Exit::InvalidInput
    }

    /// A text as it is received, with the bytes that it stands in.
    pub fn text(&self, path: &Path) -> Result<(Vec<u8>, String), Exit> {
        let shown = path.to_string_lossy();
        let unread = |why| self.unread(&shown, why);
        let bytes = read_bytes(path).map_err(unread)?;
        let text = decode(bytes.clone()).map_err(unread)?;
        Ok((bytes, text))
    }

    /// Says why a file gives no text.
    pub fn unread(&self, file: &str, why: ReadError) -> Exit {
        self.complain("cannot-read", &[("file", file), ("detail", &self.catalogue.argument(&why.into()))]);
        Exit::InvalidInput
    }

    pub fn json(&self) -> bool {
        self.common.format == Some(Format::Json)
    }

    /// Says one thing of the catalogue on standard error.
    pub fn complain(&self, key: &str, args: &[(&str, &str)]) {
        self.tell(&self.catalogue.message(key, args));
    }

    /// Says what is worded already.
    pub fn tell(&self, text: &str) {
        let _ = writeln!(std::io::stderr(), "{text}");
    }
}

/// A text that ends with a line end.
fn ended(text: &str) -> String {
    if text.ends_with('\n') { text.to_owned() } else { format!("{text}\n") }
}
