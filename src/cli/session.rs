//! What every verb needs: output, findings, and a compiled package.

use super::args::{Color, Common, Format, LangArg};
use super::disk::Folder;
use super::exit::Exit;
use crate::compile::{Compiled, Places, View, compile, compile_with, front};
use crate::diagnostic::Diagnostic;
use crate::facts::{Tables, read_table};
use crate::ir::Program;
use crate::package::{PackageFiles, folder, load};
use crate::render::{Catalogue, Lang, diagnostic, diagnostic_json};
use crate::source::Sources;
use std::io::{IsTerminal, Write};
use std::path::Path;

/// One run of the program.
pub struct Session<'a> {
    pub common: &'a Common,
    pub catalogue: Catalogue,
    pub sources: Sources,
    pub diagnostics: Vec<Diagnostic>,
    package: Option<PackageFiles>,
}

/// A package with what it compiles to.
pub struct Loaded {
    pub package: PackageFiles,
    pub compiled: Compiled,
}

impl<'a> Session<'a> {
    pub fn new(common: &'a Common) -> Self {
        let lang = match common.lang {
            LangArg::Zh => Lang::Zh,
            LangArg::En => Lang::En,
        };
        Session {
            common,
            catalogue: Catalogue::load(lang),
            sources: Sources::default(),
            diagnostics: Vec::new(),
            package: None,
        }
    }

    /// Reads and compiles a package; findings are kept.
    pub fn load(&mut self, root: &Path) -> Option<Loaded> {
        let files = Folder { root: root.to_owned() };
        let package = load(&files, &mut self.sources, &mut self.diagnostics)?;
        self.package = Some(package.clone());
        let compiled = compile(&package, &self.sources, &mut self.diagnostics)?;
        Some(Loaded { package, compiled })
    }

    /// Compiles a sound package and looks at it while its resolved rules are at hand.
    pub fn view_sound<T>(&mut self, root: &Path, see: impl FnOnce(View<'_, '_>) -> T) -> Result<T, Exit> {
        let files = Folder { root: root.to_owned() };
        let seen = load(&files, &mut self.sources, &mut self.diagnostics).and_then(|package| {
            self.package = Some(package.clone());
            compile_with(&package, &self.sources, &mut self.diagnostics, see)
        });
        match seen {
            Some((_, seen)) if !self.has_errors() => Ok(seen),
            _ => {
                self.diagnostics.retain(Diagnostic::is_error);
                self.report_findings();
                Err(Exit::InvalidInput)
            }
        }
    }

    /// The same for verbs that need a sound package; what is wrong with it is said.
    pub fn load_sound(&mut self, root: &Path) -> Result<Loaded, Exit> {
        let loaded = self.load(root);
        match loaded {
            Some(loaded) if !self.has_errors() => Ok(loaded),
            _ => {
                self.diagnostics.retain(Diagnostic::is_error);
                self.report_findings();
                Err(Exit::InvalidInput)
            }
        }
    }

    /// The package whose structure gives the places of what is said.
    pub fn knows(&mut self, package: &PackageFiles) {
        self.package = Some(package.clone());
    }

    /// How many cases the package has.
    pub fn cases(&self) -> usize {
        self.package.as_ref().map_or(0, |p| p.cases.len())
    }

    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }

    /// Tables of a folder laid over the package's own; a table there replaces the one of its name.
    pub fn overlay(&mut self, program: &Program, tables: &mut Tables, dir: &Path) -> Result<(), Exit> {
        if !dir.is_dir() {
            self.complain("no-tables", &[("folder", &dir.to_string_lossy())]);
            return Err(Exit::InvalidInput);
        }
        let before = self.diagnostics.len();
        let files = Folder { root: dir.to_owned() };
        let ids = folder(&files, "", &["yaml", "yml"], &mut self.sources, &mut self.diagnostics);
        for id in ids {
            let text = self.sources.get(id).map(|f| f.text.clone()).unwrap_or_default();
            if let Some((parameter, table)) = read_table(program, id, &text, &mut self.diagnostics) {
                tables.tables[parameter.index()] = table;
            }
        }
        let wrong = self.diagnostics[before..].iter().any(Diagnostic::is_error);
        if wrong { Err(Exit::InvalidInput) } else { Ok(()) }
    }

    /// Places in words, looked up only where something is to be said.
    fn places(&self) -> Places {
        let front = self.package.as_ref().and_then(|p| Some((p, front(p, &self.sources, &mut Vec::new())?)));
        front.map(|(package, front)| Places::of(package, &front)).unwrap_or_default()
    }

    /// Says the findings: as data on standard output where data was asked for, else on standard error.
    pub fn report_findings(&self) {
        if self.diagnostics.is_empty() {
            return;
        }
        let stderr = std::io::stderr();
        let color = match self.common.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => stderr.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()),
        };
        let width = self.common.width.unwrap_or(100);
        let places = self.places();
        let text = diagnostic::render(
            &self.diagnostics,
            &self.sources,
            Some(&|p| places.words(p)),
            &self.catalogue,
            color,
            width,
        );
        let summary = diagnostic::summary(&self.diagnostics, &self.catalogue).unwrap_or_default();
        let _ = writeln!(stderr.lock(), "{text}\n{summary}");
    }

    /// The findings as JSON.
    pub fn findings_json(&self) -> String {
        let places = self.places();
        diagnostic_json::render(&self.diagnostics, &self.sources, Some(&|p| places.words(p)), &self.catalogue)
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
        let text = ended(text);
        let written = match std::io::stdout().lock().write_all(text.as_bytes()) {
            // A reader that closed the pipe has read enough.
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
            other => other,
        };
        self.written(written)
    }

    fn written(&self, written: std::io::Result<()>) -> Result<(), Exit> {
        written.map_err(|error| {
            let _ = writeln!(
                std::io::stderr(),
                "{}",
                self.catalogue.message("cannot-write", &[("detail", &error.to_string())])
            );
            Exit::InvalidInput
        })
    }

    pub fn json(&self) -> bool {
        self.common.format == Some(Format::Json)
    }

    /// The corrected text, for places in words.
    pub fn complain(&self, key: &str, args: &[(&str, &str)]) {
        let _ = writeln!(std::io::stderr(), "{}", self.catalogue.message(key, args));
    }
}

/// A text that ends with a line end.
fn ended(text: &str) -> String {
    if text.ends_with('\n') { text.to_owned() } else { format!("{text}\n") }
}
