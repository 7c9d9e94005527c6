//! What an answer may be written over.

use super::args::{Audit, New, Verb};
use super::exit::Exit;
use super::output::target;
use super::session::Session;
use crate::package::MANIFEST;
use std::path::{Path, PathBuf};

/// Whether the answer may be written where it is asked for: never over or beside what the run reads, nor into a package,
/// where every file may mean something; over another file only with `--force`.
pub fn allowed(verb: &Verb, session: Session<'_>) -> Result<(), Exit> {
    // `plan --apply` names a folder, and looks after it itself.
    let Some(path) = target(session.common).filter(|_| !matches!(verb, Verb::Plan(args) if args.apply)) else {
        return Ok(());
    };
    let found = path.metadata();
    if found.as_ref().is_ok_and(|m| !m.is_file()) {
        // A device or a pipe holds nothing, and of a folder it is said that nothing can be written to it.
        return Ok(());
    }
    let file = path.to_string_lossy();
    let real = real(path);
    let refuse = |key: &str| {
        session.complain(key, &[("file", &file)]);
        Err(Exit::Usage)
    };
    if found.is_err() && is_new_case(verb, &real) {
        return Ok(());
    }
    let reads = |read: &&Path| read.canonicalize().is_ok_and(|read| real.starts_with(read));
    if read_by(verb).iter().any(reads) {
        return refuse("output-is-read");
    }
    if real.ancestors().skip(1).any(|folder| folder.join(MANIFEST).is_file()) {
        return refuse("output-in-package");
    }
    if found.is_ok() && !session.common.force { refuse("output-exists") } else { Ok(()) }
}

/// Where a name leads, whether or not anything is there yet.
fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| {
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        path.file_name().map_or_else(|| folder.clone(), |name| folder.join(name))
    })
}

/// A case that is made may take its place among those of its package.
fn is_new_case(verb: &Verb, real: &Path) -> bool {
    let package = match verb {
        Verb::Ask(args) => &args.package,
        Verb::New { what: New::Case { package, .. } } => package,
        _ => return false,
    };
    package.canonicalize().is_ok_and(|package| real.parent() == Some(&package.join("cases")))
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
        Verb::Audit { what: Audit::Explain { file, package, params, .. } } => {
            read.extend([file, package]);
            read.extend(params);
        }
        Verb::Structure { text, .. } | Verb::New { what: New::Package { text, .. } } => read.push(text),
        Verb::New { what: New::Letters { .. } } | Verb::Explain { .. } => {}
    }
    read.into_iter().map(PathBuf::as_path).collect()
}
