//! What every verb needs: the language, output, findings, and an engine.

use super::args::{Color, Common, Format, LangArg};
use super::exit::Exit;
use crate::engine::{Engine, Error, Findings};
use crate::package::Folder;
use crate::render::{Catalogue, Lang};
use std::io::{IsTerminal, Write};
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
        match &self.common.output {
            Some(path) if path.as_os_str() != "-" => self.written(std::fs::write(path, ended(text))),
            _ => self.print(text),
        }
    }

    /// Writes to standard output, whatever `-o` says.
    pub fn print(&self, text: &str) -> Result<(), Exit> {
        let mut out = Output::standard();
        out.write(*self, &ended(text))
    }

    fn written(&self, written: std::io::Result<()>) -> Result<(), Exit> {
        written.map_err(|error| {
            self.complain("cannot-write", &[("detail", &error.to_string())]);
            Exit::InvalidInput
        })
    }

    pub fn json(&self) -> bool {
        self.common.format == Some(Format::Json)
    }

    /// Says one thing of the catalogue on standard error.
    pub fn complain(&self, key: &str, args: &[(&str, &str)]) {
        let _ = writeln!(std::io::stderr(), "{}", self.catalogue.message(key, args));
    }
}

/// Where an answer goes that is written piece by piece.
pub struct Output {
    to: Box<dyn Write>,
    /// A reader that closed the pipe has read enough.
    closed: bool,
}

impl Output {
    fn standard() -> Output {
        Output { to: Box::new(std::io::stdout()), closed: false }
    }

    /// Where `-o` says; nothing is written yet.
    pub fn open(session: Session<'_>) -> Result<Output, Exit> {
        match &session.common.output {
            Some(path) if path.as_os_str() != "-" => match std::fs::File::create(path) {
                Ok(file) => Ok(Output { to: Box::new(file), closed: false }),
                Err(error) => session.written(Err(error)).map(|()| Output::standard()),
            },
            _ => Ok(Output::standard()),
        }
    }

    /// Writes a piece and hands it on at once.
    pub fn write(&mut self, session: Session<'_>, text: &str) -> Result<(), Exit> {
        if self.closed {
            return Ok(());
        }
        match self.to.write_all(text.as_bytes()).and_then(|()| self.to.flush()) {
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => {
                self.closed = true;
                Ok(())
            }
            other => session.written(other),
        }
    }
}

/// A text that ends with a line end.
fn ended(text: &str) -> String {
    if text.ends_with('\n') { text.to_owned() } else { format!("{text}\n") }
}
