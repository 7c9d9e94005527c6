//! Why something could not be done.

use super::{Findings, Unfit};
use crate::diagnostic::Arg;
use crate::render::{Catalogue, Lang};
use std::fmt;

/// What an engine was asked for and cannot give.
#[derive(Debug, Clone)]
pub enum Error {
    /// A package or a case is wrong in itself.
    Findings(Findings),
    /// No rule of this name decides anything; `near` is the name most like it.
    UnknownRule { name: String, near: Option<String> },
    /// There is no interpretation of this name; `near` is the name most like it.
    UnknownInterpretation { name: String, near: Option<String> },
    /// The interpretation has no alternative of this name.
    UnknownAlternative { interpretation: String, name: String },
    /// The alternative stands in words that change no computation.
    NotComputed { interpretation: String, name: String },
    /// A file that is taken for a compiled package cannot be run.
    Compiled(Unfit),
    /// A file gives no text; `detail` says why.
    Unreadable { file: String, detail: Arg },
    /// A folder of parameter tables is not there.
    NoTables { folder: String },
    /// The case was read by the engine of another package.
    OtherPackage,
    /// A page could not be drawn from its template; the text is the template engine's.
    Page(String),
}

impl Error {
    /// The key of the catalogue and what is put into its message; none for what has words of its own.
    fn worded(&self) -> Option<(&'static str, Vec<(&'static str, &str)>)> {
        Some(match self {
            Error::Findings(_) | Error::Unreadable { .. } => return None,
            Error::UnknownRule { name, near: None } => ("unknown-only", vec![("name", name)]),
            Error::UnknownRule { name, near: Some(near) } => {
                ("unknown-only-near", vec![("name", name), ("near", near)])
            }
            Error::UnknownInterpretation { name, near: None } => ("unknown-interpretation", vec![("name", name)]),
            Error::UnknownInterpretation { name, near: Some(near) } => {
                ("unknown-interpretation-near", vec![("name", name), ("near", near)])
            }
            Error::UnknownAlternative { interpretation, name } => {
                ("unknown-alternative", vec![("name", interpretation), ("alternative", name)])
            }
            Error::NotComputed { interpretation, name } => {
                ("interpretation-in-words", vec![("name", interpretation), ("alternative", name)])
            }
            Error::Compiled(unfit) => unfit.worded(),
            Error::NoTables { folder } => ("no-tables", vec![("folder", folder)]),
            Error::OtherPackage => ("other-package", vec![]),
            Error::Page(detail) => ("page-not-drawn", vec![("detail", detail)]),
        })
    }

    /// In one or more sentences.
    pub fn message(&self, lang: Lang) -> String {
        match (self, self.worded()) {
            (Error::Findings(findings), _) => findings.to_string(),
            (Error::Unreadable { file, detail }, _) => {
                let words = Catalogue::of(lang);
                words.message("cannot-read", &[("file", file), ("detail", &words.argument(detail))])
            }
            (_, Some((key, args))) => Catalogue::of(lang).message(key, &args),
            (_, None) => String::new(),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Lang::Zh))
    }
}

impl std::error::Error for Error {}

impl From<Findings> for Error {
    fn from(findings: Findings) -> Self {
        Error::Findings(findings)
    }
}
