//! What an answer may be written over.

use super::args::{Audit, New, Verb};
use super::exit::Exit;
use super::output::target;
use super::session::Session;
use std::path::{Path, PathBuf};

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
