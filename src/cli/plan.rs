//! `plan`: what an amended text, another package or other tables change.

use super::args::PlanArgs;
use super::disk::Folder;
use super::exit::Exit;
use super::run::{self, Settings};
use super::session::Session;
use super::{apply, review};
use crate::amend::Edit;
use crate::compare::{Record, Side};
use crate::compile::Compiled;
use crate::diagnostic::Diagnostic;
use crate::document::{Correction, CorrectionError, correction_diagnostic, parse_corrections};
use crate::facts::{Case, CaseReader, Tables};
use crate::package::{PackageFiles, folder, load};
use crate::plan::{Amended, CaseInput, Newer, Plan, Refusal, Version, Wordings, against, decisions, packages, tables};
use crate::render::plan::{Programs, Said, html, json, text};
use crate::source::{FileId, Sources};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub fn plan(args: &PlanArgs) -> Result<Exit, Exit> {
    let session = Session::new(&args.common);
    let ways = [args.text.is_some(), args.new.is_some(), args.params.len() == 2];
    let fault = match ways.iter().filter(|w| **w).count() {
        0 => Some("plan-usage-what"),
        1 => usage(args),
        _ => Some("plan-usage-one"),
    };
    if let Some(key) = fault {
        session.complain(key, &[]);
        return Err(Exit::Usage);
    }
    match (&args.text, &args.new) {
        (Some(file), _) => text_plan(session, args, file),
        (None, Some(new)) => package_plan(session, args, new),
        (None, None) => table_plan(session, args),
    }
}

/// Options that need each other.
fn usage(args: &PlanArgs) -> Option<&'static str> {
    let reviewing = !args.accept.is_empty() || !args.reject.is_empty();
    let said = |words: &Option<String>| words.as_ref().is_some_and(|w| !w.trim().is_empty());
    let dash = args.common.output.as_ref().is_some_and(|o| o.as_os_str() == "-");
    if (args.apply || args.corrections.is_some()) && args.text.is_none() {
        Some("plan-usage-text")
    } else if args.apply && args.common.output.is_none() {
        Some("plan-usage-output")
    } else if args.apply && dash {
        Some("plan-usage-dash")
    } else if !args.only.is_empty() && !args.apply {
        Some("plan-usage-only")
    } else if reviewing && (args.by.is_none() || args.reason.is_none()) {
        Some("plan-usage-review")
    } else if reviewing && !(said(&args.by) && said(&args.reason)) {
        Some("plan-usage-empty")
    } else if args.accept.iter().any(|g| args.reject.contains(g)) {
        Some("plan-usage-both")
    } else if reviewing && args.text.is_some() && args.cases.is_none() {
        Some("plan-usage-cases")
    } else {
        None
    }
}

/// A package's files, for comparison.
fn package_of(session: &mut Session<'_>, root: &Path) -> Result<PackageFiles, Exit> {
    if !root.is_dir() {
        session.complain("plan-no-such-file", &[("file", &root.to_string_lossy())]);
        return Err(Exit::InvalidInput);
    }
    let files = Folder { root: root.to_owned() };
    let package = load(&files, &mut session.sources, &mut session.diagnostics);
    let package = package.ok_or_else(|| {
        session.report_findings();
        Exit::InvalidInput
    })?;
    session.knows(&package);
    Ok(package)
}

fn text_plan(mut session: Session<'_>, args: &PlanArgs, file: &Path) -> Result<Exit, Exit> {
    let new = read_text(&session, file)?;
    if new.trim().is_empty() {
        session.complain("plan-empty-text", &[("file", &file.to_string_lossy())]);
        return Err(Exit::InvalidInput);
    }
    let package = package_of(&mut session, &args.package)?;
    let (written, written_in) = written_corrections(&mut session, args)?;
    let amended = Amended { text: &new, corrections: &written };
    let found = against(&package, &session.sources, amended, &mut session.diagnostics);
    let mut of_text = match found {
        Ok(found) => found,
        Err(refusal) => return Err(refused(&mut session, args, &package, written_in, refusal)),
    };
    session.diagnostics.clear();
    if args.apply {
        apply::possible(&session, args, &of_text.plan)?;
    }
    let preview = match args.only.is_empty() {
        true => None,
        false => {
            let picked = |e: &Edit| args.only.contains(&e.id);
            let preview = of_text.previewed(&package, &session.sources, &new, picked);
            Some(preview.map_err(|c| conflict(&session, &c))?)
        }
    };
    let preview = preview.as_ref().unwrap_or(&of_text.preview);
    let errors = preview.broken();
    // A package that is written carries the changes that await review.
    let own = args.apply.then(|| args.package.join(&package.manifest.cases)).filter(|dir| dir.is_dir());
    let dir = args.cases.as_ref().or(own.as_ref());
    let mut programs = None;
    let mut not_compared = None;
    match (dir, &preview.compiled) {
        (None, _) => not_compared = Some(session.catalogue.message("plan-not-compared-cases", &[])),
        (Some(_), None) => not_compared = Some(told_errors(&session, errors)),
        (Some(_), Some(_)) if errors > 0 => not_compared = Some(told_errors(&session, errors)),
        (Some(dir), Some(after)) => {
            let mut other = Session::new(&args.common);
            other.sources.clone_from(&preview.sources);
            let before = Versions { package: &package, compiled: &of_text.old };
            let new = Versions { package: &preview.package, compiled: after };
            let laid = [args.params.first(); 2];
            let (cases, unread) = cases(&mut session, before, &mut other, new, dir, laid)?;
            let wordings = Wordings { old: &of_text.lines, new: &preview.lines };
            let mut found = decisions(before.side(), new.side(), &cases, wordings, &preview.unplaced(), args.full);
            found.unread = unread;
            of_text.plan.decide(found);
            programs = Some(Programs { old: &of_text.old.program, new: &after.program });
        }
    }
    let record = review::take(&session, &args.package, &of_text.plan, args)?;
    let done = match args.apply {
        true => Some(apply::apply(&session, args, &package, (&of_text, &new), record.as_ref())?),
        false => None,
    };
    review::keep(&session, &args.package, record.as_ref(), args)?;
    let context = Said {
        package: &package,
        sources: &session.sources,
        new_text: &new,
        record: record.as_ref(),
        programs,
        applied: done.as_ref().map(|d| d.words.as_str()),
        not_compared: not_compared.as_deref(),
        of_text: true,
        full: args.full,
    };
    let plan = &of_text.plan;
    write(&session, args, plan, &context)?;
    let open = plan.drafts().next().is_some() || !plan.noise.is_empty() || errors > 0;
    let findings = open || plan.decisions_unsettled() || done.is_some_and(|d| !d.compiles);
    Ok(if findings { Exit::Findings } else { Exit::Fine })
}

fn told_errors(session: &Session<'_>, errors: usize) -> String {
    session.catalogue.message("plan-not-compared-errors", &[("count", &errors.to_string())])
}

/// Corrections that somebody wrote for the new text, with the file they stand in.
fn written_corrections(session: &mut Session<'_>, args: &PlanArgs) -> Result<(Vec<Correction>, Option<FileId>), Exit> {
    let Some(path) = &args.corrections else { return Ok((vec![], None)) };
    let text = read_text(session, path)?;
    let id = session.sources.add(path.to_string_lossy(), text.as_str());
    match parse_corrections(&text, id) {
        Ok(corrections) => Ok((corrections, Some(id))),
        Err(fault) => {
            session.diagnostics = vec![fault];
            session.report_findings();
            Err(Exit::InvalidInput)
        }
    }
}

fn conflict(session: &Session<'_>, conflict: &crate::amend::Conflict) -> Exit {
    let file = session.sources.get(conflict.file).map(|f| f.name.clone()).unwrap_or_default();
    let args = [("file", file.as_str()), ("one", &conflict.edits.0), ("other", &conflict.edits.1)];
    session.complain("plan-conflict", &args);
    Exit::InvalidInput
}

fn refused(
    session: &mut Session<'_>,
    args: &PlanArgs,
    package: &PackageFiles,
    written_in: Option<FileId>,
    refusal: Refusal,
) -> Exit {
    let shown = args.text.as_ref().map(|t| t.to_string_lossy().into_owned()).unwrap_or_default();
    match refusal {
        Refusal::Unsound => {
            session.diagnostics.retain(Diagnostic::is_error);
            session.report_findings();
        }
        Refusal::NoClauses => session.complain("new-no-clauses", &[("file", &shown)]),
        Refusal::OtherDocument { kept } => {
            session.complain("plan-other-document", &[("file", &shown), ("kept", &kept.to_string())]);
        }
        Refusal::Conflict(conflict) => return self::conflict(session, &conflict),
        Refusal::Corrections { errors, corrections, carried } => {
            let own = package.corrections.unwrap_or(package.text);
            // Those that somebody wrote for this text stand behind those carried over.
            let file = |e: &CorrectionError| written_in.filter(|_| e.correction >= carried).unwrap_or(own);
            session.diagnostics = errors.iter().map(|e| correction_diagnostic(e, &corrections, file(e))).collect();
            session.report_findings();
        }
    }
    Exit::InvalidInput
}

fn package_plan(mut session: Session<'_>, args: &PlanArgs, new: &Path) -> Result<Exit, Exit> {
    let mut other = Session::new(&args.common);
    let old_package = package_of(&mut session, &args.package)?;
    let new_package = package_of(&mut other, new)?;
    let after = sound(&mut other, &new_package, Version::read)?;
    let (before, of_text) = sound(&mut session, &old_package, |package, sources, diagnostics| {
        let newer = Newer { document: &after.document, package: &new_package, sources: &other.sources };
        Version::read_against(package, sources, newer, diagnostics)
    })?;
    let dir = args.cases.clone().unwrap_or_else(|| args.package.join(&old_package.manifest.cases));
    let a = Versions { package: &old_package, compiled: &before.compiled };
    let b = Versions { package: &new_package, compiled: &after.compiled };
    let (cases, unread) = cases(&mut session, a, &mut other, b, &dir, [args.params.first(); 2])?;
    let mut plan = packages(&before, &after, of_text, &cases, args.full);
    if let Some(decisions) = &mut plan.decisions {
        decisions.unread = unread;
    }
    let record = review::take(&session, new, &plan, args)?;
    review::keep(&session, new, record.as_ref(), args)?;
    finish(&session, args, &plan, (a, b), record.as_ref(), true)
}

fn table_plan(mut session: Session<'_>, args: &PlanArgs) -> Result<Exit, Exit> {
    let package = package_of(&mut session, &args.package)?;
    let [old, new] = args.params.as_slice() else { return Err(Exit::Internal) };
    let dir = args.cases.clone().unwrap_or_else(|| args.package.join(&package.manifest.cases));
    let read = |session: &mut Session<'_>, tables: &Path| -> Result<Version, Exit> {
        let mut version = sound(session, &package, Version::read)?;
        let mut laid = version.compiled.tables.clone();
        let done = session.overlay(&version.compiled.program, &mut laid, tables);
        done.inspect_err(|_| session.report_findings())?;
        version.compiled.tables = laid;
        Ok(version)
    };
    let (before, after) = (read(&mut session, old)?, read(&mut session, new)?);
    let a = Versions { package: &package, compiled: &before.compiled };
    let b = Versions { package: &package, compiled: &after.compiled };
    let mut other = Session::new(&args.common);
    let (cases, unread) = cases(&mut session, a, &mut other, b, &dir, [Some(old), Some(new)])?;
    let mut plan = tables(a.side(), b.side(), &before.lines, &cases, args.full);
    if let Some(decisions) = &mut plan.decisions {
        decisions.unread = unread;
    }
    let record = review::take(&session, &args.package, &plan, args)?;
    review::keep(&session, &args.package, record.as_ref(), args)?;
    finish(&session, args, &plan, (a, b), record.as_ref(), false)
}

fn finish(
    session: &Session<'_>,
    args: &PlanArgs,
    plan: &Plan,
    (before, after): (Versions<'_>, Versions<'_>),
    record: Option<&Record>,
    of_text: bool,
) -> Result<Exit, Exit> {
    let programs = Programs { old: &before.compiled.program, new: &after.compiled.program };
    let context = Said {
        package: before.package,
        sources: &session.sources,
        new_text: "",
        record,
        programs: Some(programs),
        applied: None,
        not_compared: None,
        of_text,
        full: args.full,
    };
    write(session, args, plan, &context)?;
    Ok(if plan.decisions_unsettled() { Exit::Findings } else { Exit::Fine })
}

fn write(session: &Session<'_>, args: &PlanArgs, plan: &Plan, said: &Said<'_>) -> Result<(), Exit> {
    use super::args::Format;
    let page = match args.common.format {
        Some(Format::Json) => json(plan, said, &session.catalogue),
        Some(Format::Html) => html(plan, said, &session.catalogue).map_err(|_| Exit::Internal)?,
        _ => text(plan, said, &session.catalogue),
    };
    // With --apply, -o names the new package.
    if args.apply { session.print(&page) } else { session.write(&page) }
}

/// A package with what it compiles to.
#[derive(Clone, Copy)]
struct Versions<'a> {
    package: &'a PackageFiles,
    compiled: &'a Compiled,
}

impl<'a> Versions<'a> {
    fn side(self) -> Side<'a> {
        Side { program: &self.compiled.program, tables: &self.compiled.tables }
    }
}

/// A package read without an error; what is wrong with it is said.
fn sound<T>(
    session: &mut Session<'_>,
    package: &PackageFiles,
    read: impl FnOnce(&PackageFiles, &Sources, &mut Vec<Diagnostic>) -> Option<T>,
) -> Result<T, Exit> {
    session.knows(package);
    match read(package, &session.sources, &mut session.diagnostics) {
        Some(found) if !session.has_errors() => {
            session.diagnostics.clear();
            Ok(found)
        }
        _ => {
            session.diagnostics.retain(Diagnostic::is_error);
            session.report_findings();
            Err(Exit::InvalidInput)
        }
    }
}

fn read_text(session: &Session<'_>, path: &Path) -> Result<String, Exit> {
    let shown = path.to_string_lossy();
    let unreadable = |detail: &str| {
        session.complain("cannot-read", &[("file", &shown), ("detail", detail)]);
        Exit::InvalidInput
    };
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            session.complain("plan-no-such-file", &[("file", &shown)]);
            return Err(Exit::InvalidInput);
        }
        Err(error) => return Err(unreadable(&error.to_string())),
    };
    crate::package::decode(bytes).map_err(|e| unreadable(e.detail()))
}

/// Every case of a folder as both sides read it; the names of those that a side cannot read, said.
fn cases(
    session: &mut Session<'_>,
    before: Versions<'_>,
    other: &mut Session<'_>,
    after: Versions<'_>,
    dir: &Path,
    [old_tables, new_tables]: [Option<&PathBuf>; 2],
) -> Result<(Vec<CaseInput>, Vec<String>), Exit> {
    if !dir.is_dir() {
        session.complain("plan-no-cases", &[("folder", &dir.to_string_lossy())]);
        return Err(Exit::InvalidInput);
    }
    // Laid over a case's own tables too: what is compared must show.
    let with = |tables: Option<&PathBuf>| Settings { params: tables.cloned(), ..Settings::default() };
    let mut old = read_cases(session, before, dir, &with(old_tables));
    let new = read_cases(other, after, dir, &with(new_tables));
    if new.is_empty() {
        session.complain("plan-empty-cases", &[("folder", &dir.to_string_lossy())]);
        return Err(Exit::InvalidInput);
    }
    let (mut inputs, mut unread) = (Vec::new(), Vec::new());
    for (name, new) in new {
        match (old.remove(&name).flatten(), new) {
            (Some(old), Some(new)) => inputs.push(CaseInput { name, old, new }),
            _ => unread.push(name),
        }
    }
    session.report_findings();
    other.report_findings();
    Ok((inputs, unread))
}

type ReadCases = BTreeMap<String, Option<(Case, Tables)>>;

fn read_cases(session: &mut Session<'_>, version: Versions<'_>, dir: &Path, settings: &Settings) -> ReadCases {
    let files = Folder { root: dir.to_owned() };
    let ids = folder(&files, "", &["json", "yaml", "yml"], &mut session.sources, &mut session.diagnostics);
    let reader = CaseReader::new(&version.compiled.program).of_other_rules();
    let mut found = ReadCases::new();
    for id in ids {
        let name = session.sources.get(id).map(|f| f.name.clone()).unwrap_or_default();
        found.insert(name, run::read(session, version.compiled, &reader, (id, dir), settings).ok());
    }
    found
}
