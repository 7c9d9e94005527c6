//! A policy package: its manifest and the texts it names, wherever they are kept.
//!
//! [`Files`] is what a package is read from: a [`Folder`] on disk, or a map of [`MemoryFiles`].
//! Nothing but the folder touches a disk.

mod disk;
mod encoding;
mod files;
mod format;
mod manifest;

pub use disk::{Folder, MAX_FILE, compiled_bytes, read_bytes, read_long, read_stream, read_text};
pub use encoding::{Encoding, characters};
pub use files::{Below, Files, MemoryFiles, ReadError, decode, ends_with_crlf};
pub use format::Format;
use manifest::Fault;
pub use manifest::{Header, Manifest, Named, Settled, Status};

use crate::diagnostic::{Arg, Code, Diagnostic};
use crate::source::{FileId, Sources, Span};
use std::collections::{BTreeMap, BTreeSet};

/// The name of a package's manifest.
pub const MANIFEST: &str = "package.toml";
/// How the files of cases end.
pub const CASES: [&str; 3] = ["json", "yaml", "yml"];

/// A package with all its texts in [`Sources`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackageFiles {
    pub manifest: Manifest,
    /// The policy's own text.
    pub text: FileId,
    pub corrections: Option<FileId>,
    /// In the order of the manifest.
    pub rules: Vec<FileId>,
    /// Parameter tables, by name.
    pub parameters: Vec<FileId>,
    /// Paths of the example cases, by name; [`read_cases`] reads them.
    pub cases: Vec<String>,
}

/// Reads a package, but not its cases. What cannot be read is reported; `sources` then still holds what a report
/// points into.
pub fn load(files: &dyn Files, sources: &mut Sources, diagnostics: &mut Vec<Diagnostic>) -> Option<PackageFiles> {
    let before = diagnostics.len();
    let read = files.read(MANIFEST);
    let text = read.as_ref().ok().cloned().flatten().unwrap_or_default();
    let file = sources.add(MANIFEST, text.as_str());
    let fault = match read {
        Ok(Some(_)) => None,
        Ok(None) => Some(Arg::from(Fault::NoFile)),
        Err(error) => Some(error.into()),
    };
    if let Some(detail) = fault {
        diagnostics.push(manifest::bad(file, Span::default(), detail));
        return None;
    }
    let manifest = Manifest::parse(file, &text, diagnostics)?;
    let mut named = |name: &Named| named_file(files, name, sources, diagnostics);
    let text = named(&manifest.text);
    let corrections = manifest.corrections.as_ref().map(&mut named);
    let rules: Vec<Option<FileId>> = manifest.rules.iter().map(named).collect();
    let parameters = folder(files, &manifest.parameters, &["yaml", "yml"], sources, diagnostics);
    let cases = listed(files, &manifest.cases, &CASES, sources, diagnostics);
    unlisted(files, &manifest, diagnostics);
    if diagnostics[before..].iter().any(Diagnostic::is_error) {
        return None;
    }
    let (rules, corrections) = (rules.into_iter().flatten().collect(), corrections.flatten());
    Some(PackageFiles { text: text?, corrections, rules, parameters, cases, manifest })
}

/// Reads the package's own cases, in the order of their names. Nobody is shown what they say.
pub fn read_cases(
    package: &PackageFiles,
    files: &dyn Files,
    sources: &mut Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<FileId> {
    let ids = read_listed(files, &package.cases, sources, diagnostics);
    ids.iter().for_each(|id| sources.conceal(*id));
    ids
}

/// The readable texts directly in a folder whose names end in `.ext`, by name; none where there is no such folder.
pub fn folder_texts(files: &dyn Files, dir: &str, ext: &str) -> BTreeMap<String, String> {
    let paths = files.list(dir, ext).unwrap_or_default();
    let text = |path: String| {
        let name = path.rsplit('/').next()?.to_owned();
        Some((name, files.read(&path).ok()??))
    };
    paths.into_iter().filter_map(text).collect()
}

fn named_file(
    files: &dyn Files,
    name: &Named,
    sources: &mut Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<FileId> {
    match files.read(&name.value) {
        Ok(Some(text)) => Some(sources.add(name.value.as_str(), text)),
        Ok(None) => {
            let d = Diagnostic::new(Code::MissingFile, name.place.file, name.place.span);
            diagnostics.push(d.arg("file", &name.value).help("help"));
            None
        }
        Err(error) => {
            unreadable(&name.value, error, sources, diagnostics);
            None
        }
    }
}

/// Adds the data files that stand directly in a folder, in the order of their names. A folder that
/// is not there holds none.
pub fn folder(
    files: &dyn Files,
    dir: &str,
    extensions: &[&str],
    sources: &mut Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<FileId> {
    let paths = listed(files, dir, extensions, sources, diagnostics);
    read_listed(files, &paths, sources, diagnostics)
}

/// Files that lie where the package's own lie and are not read: a rule file that the manifest does not name, a case
/// or a table in a form that is none.
fn unlisted(files: &dyn Files, manifest: &Manifest, diagnostics: &mut Vec<Diagnostic>) {
    let Some(last) = manifest.rules.last() else { return };
    let mut say = |path: &str, help: &'static str| {
        let d = Diagnostic::new(Code::UnlistedFile, last.place.file, last.place.span);
        diagnostics.push(d.arg("file", path).help(help));
    };
    let folders: BTreeSet<&str> =
        manifest.rules.iter().map(|r| r.value.rsplit_once('/').map_or("", |(dir, _)| dir)).chain([""]).collect();
    for path in folders.into_iter().flat_map(|dir| files.list(dir, "tw").unwrap_or_default()) {
        if !manifest.rules.iter().any(|r| r.value == path) {
            say(&path, "help");
        }
    }
    for (dir, help) in [(&manifest.cases, "help-case"), (&manifest.parameters, "help-table")] {
        for path in NOT_READ.iter().flat_map(|ext| files.list(dir, ext).unwrap_or_default()) {
            say(&path, help);
        }
    }
}

/// How files end that are taken for cases and tables and are none.
const NOT_READ: [&str; 12] = ["YAML", "YML", "JSON", "txt", "csv", "xls", "xlsx", "doc", "docx", "tw", "toml", "bak"];

fn listed(
    files: &dyn Files,
    dir: &str,
    extensions: &[&str],
    sources: &mut Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<String> {
    let mut paths = Vec::new();
    for extension in extensions {
        match files.list(dir, extension) {
            Ok(found) => paths.extend(found),
            Err(error) => {
                unreadable(dir, error, sources, diagnostics);
                break;
            }
        }
    }
    paths.sort();
    paths
}

fn read_listed(
    files: &dyn Files,
    paths: &[String],
    sources: &mut Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<FileId> {
    let mut ids = Vec::with_capacity(paths.len());
    for path in paths {
        match files.read(path) {
            Ok(Some(text)) => ids.push(sources.add(path.as_str(), text)),
            Ok(None) => {}
            Err(error) => unreadable(path, error, sources, diagnostics),
        }
    }
    ids
}

fn unreadable(path: &str, error: ReadError, sources: &mut Sources, diagnostics: &mut Vec<Diagnostic>) {
    let file = sources.add(path, "");
    let d = Diagnostic::new(Code::MalformedData, file, Span::default());
    diagnostics.push(d.arg("detail", error).help(error.help()));
}

#[cfg(test)]
mod tests;
