//! `plan`: what an amended text, another package or other tables change.

use super::apply::Received;
use super::args::PlanArgs;
use super::exit::Exit;
use super::reading::{Reading, read_cases};
use super::session::Session;
use super::{apply, review};
use crate::amend::Edit;
use crate::compare::{Record, Side};
use crate::compile::Compiled;
use crate::diagnostic::Diagnostic;
use crate::document::{Correction, CorrectionError, correction_diagnostic, parse_corrections};
use crate::engine::Engine;
use crate::package::{self, PackageFiles, ReadError};
use crate::plan::{
    Amended, CaseInput, How, Newer, Origin, Plan, Refusal, Version, against, decisions, packages, tables,
};
use crate::render::plan::{Applied, Programs, Said, html, json, text};
use crate::source::{FileId, Sources};
use std::path::{Path, PathBuf};

pub fn plan(args: &PlanArgs) -> Result<Exit, Exit> {
    let reading = Reading::new(&args.common);
    let session = reading.session;
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
        (Some(file), _) => text_plan(reading, args, file),
        (None, Some(new)) => package_plan(reading, args, new),
        (None, None) => table_plan(reading, args),
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
    } else {
        None
    }
}

fn text_plan(mut reading: Reading<'_>, args: &PlanArgs, file: &Path) -> Result<Exit, Exit> {
    let session = reading.session;
    let received = received(session, file)?;
    let new = received.text.as_str();
    if new.trim().is_empty() {
        session.complain("plan-empty-text", &[("file", &file.to_string_lossy())]);
        return Err(Exit::InvalidInput);
    }
    let package = reading.package(&args.package)?;
    let (written, written_in) = written_corrections(&mut reading, args)?;
    let amended = Amended { text: new, corrections: &written };
    let found = against(&package, &reading.sources, amended, &mut reading.diagnostics);
    let mut of_text = match found {
        Ok(found) => found,
        Err(refusal) => return Err(refused(&mut reading, args, &package, written_in, refusal)),
    };
    reading.diagnostics.clear();
    if args.apply {
        apply::possible(session, args, &of_text.plan)?;
    }
    let preview = match args.only.is_empty() {
        true => None,
        false => {
            let picked = |e: &Edit| args.only.contains(&e.id);
            Some(of_text.rewritten(&package, &reading.sources, new, How::Run, picked))
        }
    };
    let preview = preview.as_ref().unwrap_or(&of_text.preview);
    let errors = preview.broken();
    // The package's own cases, unless others are named; it may have none yet.
    let own = (!package.cases.is_empty()).then(|| args.package.join(&package.manifest.cases));
    let dir = args.cases.as_ref().or(own.as_ref());
    let mut programs = None;
    let mut not_compared = None;
    match (dir, &preview.compiled) {
        (None, _) => not_compared = Some(session.catalogue.message("plan-not-compared-cases", &[])),
        (Some(_), None) => not_compared = Some(told_errors(session, errors)),
        (Some(_), Some(_)) if errors > 0 => not_compared = Some(told_errors(session, errors)),
        (Some(dir), Some(after)) => {
            let before = Versions { package: &package, compiled: &of_text.old };
            let new = Versions { package: &preview.package, compiled: after };
            let laid = [args.params.first(); 2];
            let (cases, unread) = cases(session, (before, new), dir, laid)?;
            let sides = (before.origin(&reading.sources), new.origin(&preview.sources));
            let mut found = decisions(sides, &cases, &preview.unplaced(), args.full);
            found.unread = unread;
            of_text.plan.decide(found);
            programs = Some(Programs { old: &of_text.old.program, new: &after.program });
        }
    }
    if of_text.plan.decisions.is_none() && !(args.accept.is_empty() && args.reject.is_empty()) {
        let why = not_compared.unwrap_or_default();
        session.complain("plan-nothing-to-review", &[("why", &why)]);
        return Err(Exit::Usage);
    }
    let record = review::take(session, &args.package, &of_text.plan, args)?;
    let done = match args.apply {
        true => {
            Some(apply::apply((session, &reading.sources), args, &package, (&of_text, &received), record.as_ref())?)
        }
        false => None,
    };
    review::keep(session, &args.package, record.as_ref(), args)?;
    let context = Said {
        package: &package,
        sources: &reading.sources,
        new_text: new,
        record: record.as_ref(),
        programs,
        applied: done.as_ref().map(|d| Applied { words: &d.words, made: &d.made }),
        not_compared: not_compared.as_deref(),
        of_text: true,
        full: args.full,
    };
    let plan = &of_text.plan;
    write(session, args, plan, &context)?;
    let open = plan.drafts().next().is_some() || !plan.noise.is_empty() || errors > 0;
    let findings = open || plan.decisions_unsettled() || done.is_some_and(|d| !d.compiles);
    Ok(if findings { Exit::Findings } else { Exit::Fine })
}

fn told_errors(session: Session<'_>, errors: usize) -> String {
    session.catalogue.message("plan-not-compared-errors", &[("count", &errors.to_string())])
}

/// Corrections that somebody wrote for the new text, with the file they stand in.
fn written_corrections(reading: &mut Reading<'_>, args: &PlanArgs) -> Result<(Vec<Correction>, Option<FileId>), Exit> {
    let Some(path) = &args.corrections else { return Ok((vec![], None)) };
    let text = received(reading.session, path)?.text;
    let id = reading.sources.add(path.to_string_lossy(), text.as_str());
    match parse_corrections(&text, id) {
        Ok(corrections) => Ok((corrections, Some(id))),
        Err(fault) => {
            reading.diagnostics = vec![fault];
            reading.say();
            Err(Exit::InvalidInput)
        }
    }
}

fn refused(
    reading: &mut Reading<'_>,
    args: &PlanArgs,
    package: &PackageFiles,
    written_in: Option<FileId>,
    refusal: Refusal,
) -> Exit {
    let session = reading.session;
    let shown = args.text.as_ref().map(|t| t.to_string_lossy().into_owned()).unwrap_or_default();
    match refusal {
        Refusal::Unsound => {
            reading.diagnostics.retain(Diagnostic::is_error);
            reading.say();
        }
        Refusal::NoClauses => session.complain("new-no-clauses", &[("file", &shown)]),
        Refusal::OtherDocument { kept } => {
            session.complain("plan-other-document", &[("file", &shown), ("kept", &kept.to_string())]);
        }
        Refusal::Corrections { errors, corrections, carried } => {
            let own = package.corrections.unwrap_or(package.text);
            // Those that somebody wrote for this text stand behind those carried over.
            let file = |e: &CorrectionError| written_in.filter(|_| e.correction >= carried).unwrap_or(own);
            reading.diagnostics = errors.iter().map(|e| correction_diagnostic(e, &corrections, file(e))).collect();
            reading.say();
        }
    }
    Exit::InvalidInput
}

fn package_plan(mut reading: Reading<'_>, args: &PlanArgs, new: &Path) -> Result<Exit, Exit> {
    let session = reading.session;
    let mut other = Reading::new(&args.common);
    let old_package = reading.package(&args.package)?;
    let new_package = other.package(new)?;
    let after = other.sound(&new_package, Version::read)?;
    let (before, of_text) = reading.sound(&old_package, |package, sources, diagnostics| {
        let newer = Newer { document: &after.document, package: &new_package, sources: &other.sources };
        Version::read_against(package, sources, newer, diagnostics)
    })?;
    let dir = args.cases.clone().unwrap_or_else(|| args.package.join(&old_package.manifest.cases));
    let a = Versions { package: &old_package, compiled: &before.compiled };
    let b = Versions { package: &new_package, compiled: &after.compiled };
    let (cases, unread) = cases(session, (a, b), &dir, [args.params.first(); 2])?;
    let (from, to) = (a.origin(&reading.sources), b.origin(&other.sources));
    let mut plan = packages((&before, from), (&after, to), of_text, &cases, args.full);
    if let Some(decisions) = &mut plan.decisions {
        decisions.unread = unread;
    }
    let record = review::take(session, new, &plan, args)?;
    review::keep(session, new, record.as_ref(), args)?;
    finish((session, &reading.sources), args, &plan, (a, b), record.as_ref(), true)
}

fn table_plan(mut reading: Reading<'_>, args: &PlanArgs) -> Result<Exit, Exit> {
    let session = reading.session;
    let package = reading.package(&args.package)?;
    let [old, new] = args.params.as_slice() else { return Err(Exit::Internal) };
    let dir = args.cases.clone().unwrap_or_else(|| args.package.join(&package.manifest.cases));
    let read = |reading: &mut Reading<'_>, tables: &Path| -> Result<Version, Exit> {
        let mut version = reading.sound(&package, Version::read)?;
        let laid = Engine::of(version.compiled.clone()).with_tables_of(tables);
        let laid = laid.map_err(|error| reading.session.refuse(&error))?;
        version.compiled.tables = laid.prepared().tables.clone();
        Ok(version)
    };
    let (before, after) = (read(&mut reading, old)?, read(&mut reading, new)?);
    let a = Versions { package: &package, compiled: &before.compiled };
    let b = Versions { package: &package, compiled: &after.compiled };
    let (cases, unread) = cases(session, (a, b), &dir, [Some(old), Some(new)])?;
    let (from, to) = (a.origin(&reading.sources), b.origin(&reading.sources));
    let mut plan = tables(from, to, &cases, args.full);
    if let Some(decisions) = &mut plan.decisions {
        decisions.unread = unread;
    }
    let record = review::take(session, &args.package, &plan, args)?;
    review::keep(session, &args.package, record.as_ref(), args)?;
    finish((session, &reading.sources), args, &plan, (a, b), record.as_ref(), false)
}

fn finish(
    (session, sources): (Session<'_>, &Sources),
    args: &PlanArgs,
    plan: &Plan,
    (before, after): (Versions<'_>, Versions<'_>),
    record: Option<&Record>,
    of_text: bool,
) -> Result<Exit, Exit> {
    let programs = Programs { old: &before.compiled.program, new: &after.compiled.program };
    let context = Said {
        package: before.package,
        sources,
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

fn write(session: Session<'_>, args: &PlanArgs, plan: &Plan, said: &Said<'_>) -> Result<(), Exit> {
    use super::args::Format;
    let page = match args.common.format {
        Some(Format::Json) => json(plan, said, session.catalogue),
        Some(Format::Html) => html(plan, said, session.catalogue).map_err(|_| Exit::Internal)?,
        _ => text(plan, said, session.catalogue),
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
    fn origin(self, sources: &'a Sources) -> Origin<'a> {
        let side = Side { program: &self.compiled.program, tables: &self.compiled.tables };
        Origin { package: self.package, sources, side }
    }

    /// Reads cases; tables are laid over a case's own too, so that what is compared shows.
    fn engine(self, session: Session<'_>, tables: Option<&PathBuf>) -> Result<Engine, Exit> {
        let engine = Engine::of(self.compiled.clone());
        let laid = tables.map_or(Ok(engine.clone()), |dir| engine.with_tables_of(dir));
        laid.map_err(|error| session.refuse(&error))
    }
}

fn received(session: Session<'_>, path: &Path) -> Result<Received, Exit> {
    let read =
        package::read_bytes(path).and_then(|bytes| Ok(Received { text: package::decode(bytes.clone())?, bytes }));
    read.map_err(|why| match why {
        ReadError::Missing => {
            session.complain("plan-no-such-file", &[("file", &path.to_string_lossy())]);
            Exit::InvalidInput
        }
        other => session.unread(&path.to_string_lossy(), other),
    })
}

/// Every case of a folder as both sides read it; the names of those that a side cannot read, said.
fn cases(
    session: Session<'_>,
    (before, after): (Versions<'_>, Versions<'_>),
    dir: &Path,
    [old_tables, new_tables]: [Option<&PathBuf>; 2],
) -> Result<(Vec<CaseInput>, Vec<String>), Exit> {
    if !dir.is_dir() {
        session.complain("plan-no-cases", &[("folder", &dir.to_string_lossy())]);
        return Err(Exit::InvalidInput);
    }
    let mut old = read_cases(session, &before.engine(session, old_tables)?, dir);
    let new = read_cases(session, &after.engine(session, new_tables)?, dir);
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
    Ok((inputs, unread))
}
