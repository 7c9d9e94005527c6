//! `plan`: what an amended text, another package or other tables change.

use super::args::PlanArgs;
use super::disk::Folder;
use super::exit::Exit;
use super::run::{self, Settings};
use super::session::{Loaded, Session};
use super::{apply, review};
use crate::compare::{Record, Side};
use crate::compile::Compiled;
use crate::diagnostic::Diagnostic;
use crate::document::{correction_diagnostic, parse_corrections};
use crate::facts::{Case, CaseReader, Tables};
use crate::package::{PackageFiles, folder, load};
use crate::plan::{
    Amended, CaseInput, Plan, Refusal, TextPlan, Version, Wordings, against, decisions, packages, tables,
};
use crate::render::plan::{Programs, Said, html, json, text};
use crate::source::Sources;
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
    if args.apply && args.text.is_none() || args.corrections.is_some() && args.text.is_none() {
        Some("plan-usage-text")
    } else if args.apply && args.common.output.is_none() {
        Some("plan-usage-output")
    } else if !args.only.is_empty() && !args.apply {
        Some("plan-usage-only")
    } else if reviewing && (args.by.is_none() || args.reason.is_none()) {
        Some("plan-usage-review")
    } else if args.accept.iter().any(|g| args.reject.contains(g)) {
        Some("plan-usage-both")
    } else if reviewing && args.text.is_some() && args.cases.is_none() {
        Some("plan-usage-cases")
    } else if args.new.is_some() && args.params.len() == 2 {
        Some("plan-usage-one")
    } else {
        None
    }
}

/// A package's files, for comparison.
fn package_of(session: &mut Session<'_>, root: &Path) -> Result<PackageFiles, Exit> {
    let files = Folder { root: root.to_owned() };
    let package = load(&files, &mut session.sources, &mut session.diagnostics);
    package.ok_or_else(|| {
        session.report_findings();
        Exit::InvalidInput
    })
}

fn text_plan(mut session: Session<'_>, args: &PlanArgs, file: &Path) -> Result<Exit, Exit> {
    let new = read_text(&session, file)?;
    let package = package_of(&mut session, &args.package)?;
    session.knows(&package);
    let written = match &args.corrections {
        Some(path) => {
            let text = read_text(&session, path)?;
            let id = session.sources.add(path.to_string_lossy(), text.as_str());
            match parse_corrections(&text, id) {
                Ok(corrections) => corrections,
                Err(fault) => {
                    session.diagnostics = vec![fault];
                    session.report_findings();
                    return Err(Exit::InvalidInput);
                }
            }
        }
        None => vec![],
    };
    let amended = Amended { text: &new, corrections: &written };
    let found = against(&package, &session.sources, amended, &mut session.diagnostics);
    let mut of_text = match found {
        Ok(found) => found,
        Err(refusal) => return Err(refused(&mut session, args, &package, refusal)),
    };
    session.diagnostics.clear();
    let mut programs = None;
    // A package that is written carries the changes that await review.
    let own = args.apply.then(|| args.package.join(&package.manifest.cases)).filter(|dir| dir.is_dir());
    if let Some(dir) = args.cases.as_ref().or(own.as_ref()) {
        let preview = of_text.previewed(&package, &session.sources, &new).map_err(|c| conflict(&session, &c))?;
        let compiled = preview.compiled.ok_or(Exit::Internal)?;
        let mut other = Session::new(&args.common);
        other.sources = preview.sources;
        let after = Loaded { package: preview.package, compiled };
        let before = Loaded { package: package.clone(), compiled: of_text.old };
        let (cases, unread) = cases(&mut session, &before, &mut other, &after, dir, [args.params.first(); 2])?;
        let wordings = Wordings { old: &of_text.lines, new: &preview.lines };
        let mut found = decisions(side(&before), side(&after), &cases, wordings, args.full);
        found.unread = unread;
        of_text.plan.decide(found);
        of_text.old = before.compiled;
        programs = Some(after.compiled);
    }
    let plan = of_text.plan.clone();
    let record = review::take(&session, &args.package, &plan, args)?;
    let said = apply_or_not(&mut session, args, &package, &of_text, &new, record.as_ref())?;
    let programs = programs.as_ref().map(|new| Programs { old: &of_text.old.program, new: &new.program });
    let context = Said {
        package: &package,
        sources: &session.sources,
        new_text: &new,
        record: record.as_ref(),
        programs,
        applied: said.as_ref().map(|s| s.words.as_str()),
        full: args.full,
    };
    write(&session, args, &plan, &context)?;
    let left = plan.drafts().next().is_some() || !plan.noise.is_empty() || said.is_some_and(|s| !s.compiles);
    Ok(if plan.decisions_changed() > 0 || left { Exit::Findings } else { Exit::Fine })
}

fn apply_or_not(
    session: &mut Session<'_>,
    args: &PlanArgs,
    package: &PackageFiles,
    plan: &TextPlan,
    new: &str,
    record: Option<&Record>,
) -> Result<Option<apply::Done>, Exit> {
    if !args.apply {
        return Ok(None);
    }
    apply::apply(session, args, package, (plan, new), record).map(Some)
}

fn conflict(session: &Session<'_>, conflict: &crate::amend::Conflict) -> Exit {
    let file = session.sources.get(conflict.file).map(|f| f.name.clone()).unwrap_or_default();
    let args = [("file", file.as_str()), ("one", &conflict.edits.0), ("other", &conflict.edits.1)];
    session.complain("plan-conflict", &args);
    Exit::InvalidInput
}

fn refused(session: &mut Session<'_>, args: &PlanArgs, package: &PackageFiles, refusal: Refusal) -> Exit {
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
        Refusal::Corrections(errors, corrections) => {
            let file = package.corrections.unwrap_or(package.text);
            session.diagnostics = errors.iter().map(|e| correction_diagnostic(e, &corrections, file)).collect();
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
        Version::read_against(package, sources, &after.document, diagnostics)
    })?;
    let dir = args.cases.clone().unwrap_or_else(|| args.package.join(&old_package.manifest.cases));
    let a = Loaded { package: old_package, compiled: before.compiled };
    let b = Loaded { package: new_package, compiled: after.compiled };
    let (cases, unread) = cases(&mut session, &a, &mut other, &b, &dir, [args.params.first(); 2])?;
    let before = Version { compiled: a.compiled, ..before };
    let after = Version { compiled: b.compiled, ..after };
    let mut plan = packages(&before, &after, of_text, &cases, args.full);
    if let Some(decisions) = &mut plan.decisions {
        decisions.unread = unread;
    }
    let record = review::take(&session, new, &plan, args)?;
    finish(&session, args, &plan, &a.package, (&before.compiled, &after.compiled), record.as_ref())
}

fn table_plan(mut session: Session<'_>, args: &PlanArgs) -> Result<Exit, Exit> {
    let package = package_of(&mut session, &args.package)?;
    let read = sound(&mut session, &package, Version::read)?;
    let [old, new] = args.params.as_slice() else { return Err(Exit::Internal) };
    let dir = args.cases.clone().unwrap_or_else(|| args.package.join(&package.manifest.cases));
    let mut sides = Vec::new();
    let mut base = Some(read.compiled);
    for overlay in [old, new] {
        let compiled = match base.take() {
            Some(compiled) => compiled,
            None => sound(&mut session, &package, Version::read)?.compiled,
        };
        let mut loaded = Loaded { package: package.clone(), compiled };
        let mut tables = loaded.compiled.tables.clone();
        let laid = session.overlay(&loaded, &mut tables, overlay);
        laid.inspect_err(|_| session.report_findings())?;
        loaded.compiled.tables = tables;
        sides.push(loaded);
    }
    let [before, after] = sides.as_slice() else { return Err(Exit::Internal) };
    let mut other = Session::new(&args.common);
    let laid = [Some(old), Some(new)];
    let (cases, unread) = cases(&mut session, before, &mut other, after, &dir, laid)?;
    let mut plan = tables(side(before), side(after), &read.lines, &cases, args.full);
    if let Some(decisions) = &mut plan.decisions {
        decisions.unread = unread;
    }
    let record = review::take(&session, &args.package, &plan, args)?;
    let sides = (&before.compiled, &after.compiled);
    finish(&session, args, &plan, &before.package, sides, record.as_ref())
}

fn finish(
    session: &Session<'_>,
    args: &PlanArgs,
    plan: &Plan,
    package: &PackageFiles,
    (before, after): (&Compiled, &Compiled),
    record: Option<&Record>,
) -> Result<Exit, Exit> {
    let programs = Programs { old: &before.program, new: &after.program };
    let context = Said {
        package,
        sources: &session.sources,
        new_text: "",
        record,
        programs: Some(programs),
        applied: None,
        full: args.full,
    };
    write(session, args, plan, &context)?;
    Ok(if plan.decisions_changed() > 0 { Exit::Findings } else { Exit::Fine })
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

fn side(loaded: &Loaded) -> Side<'_> {
    Side { program: &loaded.compiled.program, tables: &loaded.compiled.tables }
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
    let unreadable = |detail: &str| {
        session.complain("cannot-read", &[("file", &path.to_string_lossy()), ("detail", detail)]);
        Exit::InvalidInput
    };
    let bytes = std::fs::read(path).map_err(|e| unreadable(&e.to_string()))?;
    crate::package::decode(bytes).map_err(|e| unreadable(e.detail()))
}

/// Every case of a folder as both sides read it; the names of those that a side cannot read, said.
fn cases(
    session: &mut Session<'_>,
    before: &Loaded,
    other: &mut Session<'_>,
    after: &Loaded,
    dir: &Path,
    [old_tables, new_tables]: [Option<&PathBuf>; 2],
) -> Result<(Vec<CaseInput>, Vec<String>), Exit> {
    if !dir.is_dir() {
        session.complain("plan-no-cases", &[("folder", &dir.to_string_lossy())]);
        return Err(Exit::InvalidInput);
    }
    // Laid over a case's own tables too: what is compared must show.
    let with = |tables: Option<&PathBuf>| Settings { params: tables.cloned(), ..Settings::default() };
    let mut old = read_cases(session, before, dir, &with(old_tables))?;
    let new = read_cases(other, after, dir, &with(new_tables))?;
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

fn read_cases(session: &mut Session<'_>, loaded: &Loaded, dir: &Path, settings: &Settings) -> Result<ReadCases, Exit> {
    let files = Folder { root: dir.to_owned() };
    let ids = folder(&files, "", &["json", "yaml", "yml"], &mut session.sources, &mut session.diagnostics);
    let reader = CaseReader::new(&loaded.compiled.program).of_other_rules();
    let mut found = ReadCases::new();
    for id in ids {
        let name = session.sources.get(id).map(|f| f.name.clone()).unwrap_or_default();
        found.insert(name, run::read(session, loaded, &reader, (id, dir), settings).ok());
    }
    Ok(found)
}
