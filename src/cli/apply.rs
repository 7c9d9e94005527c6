//! `plan --apply`: the new package on disk, whole or not at all.

use super::args::PlanArgs;
use super::exit::Exit;
use super::reading::Reading;
use super::session::Session;
use crate::compare::Record;
use crate::diagnostic::Diagnostic;
use crate::document::{Noise, NoiseKind};
use crate::package::{PackageFiles, ends_with_crlf};
use crate::plan::{How, Plan, Rewritten, TextPlan};
use crate::source::Sources;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A new text as it was received.
pub struct Received {
    pub bytes: Vec<u8>,
    pub text: String,
}

/// What was written, in words.
pub struct Done {
    pub compiles: bool,
    pub words: String,
    /// The ids of the edits that were made.
    pub made: BTreeSet<String>,
}

/// Whether the package can be written where it is asked for, before anything is written.
pub fn possible(session: Session<'_>, args: &PlanArgs, plan: &Plan) -> Result<(), Exit> {
    let Some(target) = &args.common.output else { return Err(Exit::Usage) };
    let folder = target.to_string_lossy();
    let refuse = |key: &str, with: &[(&str, &str)]| {
        session.complain(key, with);
        Err(Exit::InvalidInput)
    };
    if target.exists() {
        return refuse("plan-target-exists", &[("folder", &folder)]);
    }
    let inside =
        |dir: &Path| dir.canonicalize().is_ok_and(|d| args.package.canonicalize().is_ok_and(|p| d.starts_with(p)));
    let parent = target.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if parent.ancestors().any(inside) {
        return refuse("plan-target-inside", &[("folder", &folder)]);
    }
    let breaks = |n: &&Noise| matches!(n.kind, NoiseKind::BrokenLine | NoiseKind::PageNumber | NoiseKind::Numbering);
    let broken = plan.noise.iter().filter(breaks).count();
    if broken > 0 {
        return refuse("plan-broken-lines", &[("count", &broken.to_string())]);
    }
    for id in &args.only {
        let edit = plan.edits.iter().find(|e| e.id == *id);
        let number = |id: &str| id.split_once('-').map(|(n, _)| n.to_owned());
        let key = match edit {
            Some(edit) if edit.is_ready() => continue,
            Some(_) => "plan-only-draft",
            // The number is there with other digits: the files changed since.
            None if plan.edits.iter().any(|e| number(&e.id) == number(id)) => "plan-only-stale",
            None => "plan-only-unknown",
        };
        return refuse(key, &[("id", id)]);
    }
    Ok(())
}

pub fn apply(
    (session, sources): (Session<'_>, &Sources),
    args: &PlanArgs,
    package: &PackageFiles,
    (plan, text): (&TextPlan, &Received),
    record: Option<&Record>,
) -> Result<Done, Exit> {
    let Some(target) = &args.common.output else { return Err(Exit::Usage) };
    let picked = |id: &str| args.only.is_empty() || args.only.iter().any(|o| o == id);
    let rewritten = plan.rewritten(package, sources, &text.text, How::Kept, |e| picked(&e.id));
    session.written(whole((&args.package, target), &rewritten, &text.bytes, record))?;
    let errors: Vec<Diagnostic> = rewritten.diagnostics.iter().filter(|d| d.is_error()).cloned().collect();
    let made = plan.plan.edits.iter().filter(|e| e.is_ready() && picked(&e.id)).map(|e| e.id.clone());
    let done: BTreeSet<String> = made.collect();
    let (made, left) = (done.len(), plan.plan.edits.len() - done.len());
    let compiles = errors.is_empty();
    let key = if compiles { "plan-applied" } else { "plan-applied-unsound" };
    let folder = target.to_string_lossy().into_owned();
    let (made, left, count) = (made.to_string(), left.to_string(), errors.len().to_string());
    let args = [("folder", folder.as_str()), ("made", &made), ("left", &left), ("errors", &count)];
    let words = session.catalogue.message(key, &args);
    if !compiles {
        // What is left to draft, exactly.
        let mut other = Reading::new(session.common);
        other.sources = rewritten.sources;
        other.knows(&rewritten.package);
        other.diagnostics = errors;
        other.say();
    }
    Ok(Done { compiles, words, made: done })
}

/// Writes the package beside its final name and then moves it there.
fn whole(
    (old, target): (&Path, &Path),
    rewritten: &Rewritten,
    received: &[u8],
    record: Option<&Record>,
) -> std::io::Result<()> {
    let name = target.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    // Nobody else's folder has the number of this process in its name.
    let half = target.with_file_name(format!(".{name}.{}.new", std::process::id()));
    std::fs::create_dir(&half)?;
    let done = fill((old, &half), rewritten, received, record).and_then(|()| std::fs::rename(&half, target));
    if done.is_err() {
        // The error is what matters; what was begun is only cleared away.
        let _ = std::fs::remove_dir_all(&half);
    }
    done
}

fn fill(
    (old, half): (&Path, &Path),
    rewritten: &Rewritten,
    received: &[u8],
    record: Option<&Record>,
) -> std::io::Result<()> {
    copy(old, half)?;
    for (file, text) in &rewritten.changed {
        let Some(found) = rewritten.sources.get(*file) else { continue };
        let path: PathBuf = half.join(&found.name);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        // The text stays as it was received; a file of the package keeps the line ends that it has.
        if *file == rewritten.package.text {
            std::fs::write(path, received)?;
        } else if std::fs::read(&path).is_ok_and(ends_with_crlf) {
            std::fs::write(path, text.replace('\n', "\r\n"))?;
        } else {
            std::fs::write(path, text)?;
        }
    }
    match record {
        Some(record) if !record.groups.is_empty() => std::fs::write(half.join(crate::compare::REVIEWS), record.text()),
        _ => Ok(()),
    }
}

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else if entry.path().is_file() {
            // A pipe or a device is no part of a package, and would never end.
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
