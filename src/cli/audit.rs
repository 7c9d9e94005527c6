//! `audit`: whether a record is as it was written, and whether its decisions come out again.

use super::args::{Audit, Common};
use super::exit::Exit;
use super::keep::Subject;
use super::record;
use super::run::{self, Settings};
use super::session::{Loaded, Session};
use crate::facts::CaseReader;
use crate::record::{Content, Key, Report, contents, verify};
use crate::render::audit::{Difference, Replayed, faults_json, faults_text, replay_json, replay_text};
use crate::render::decision_json::{Context, document};
use std::path::Path;

pub fn audit(what: &Audit) -> Result<Exit, Exit> {
    let session = Session::new(what.common());
    match what {
        Audit::Verify { dir, .. } => verified(&session, dir),
        Audit::Replay { dir, package, cases, params, common } => replay(common, dir, package, cases, params.as_deref()),
    }
}

fn verified(session: &Session<'_>, dir: &Path) -> Result<Exit, Exit> {
    let (_, report) = checked(session, dir)?;
    let write = if session.json() { faults_json } else { faults_text };
    session.write(&write(&report, &session.catalogue))?;
    Ok(if report.faults.is_empty() { Exit::Fine } else { Exit::Findings })
}

/// The lines of a record, and what is wrong with it.
fn checked(session: &Session<'_>, dir: &Path) -> Result<(String, Report), Exit> {
    let path = record::lines(dir);
    let bytes = std::fs::read(&path).map_err(|error| {
        session.complain("cannot-read", &[("file", &path.to_string_lossy()), ("detail", &error.to_string())]);
        Exit::InvalidInput
    })?;
    // Bytes that are no text are of lines that were changed, or of one never finished.
    let lines = String::from_utf8_lossy(&bytes).into_owned();
    let head = std::fs::read_to_string(record::head(dir)).ok();
    let report = verify(&lines, head.as_deref(), &record::key());
    Ok((lines, report))
}

fn replay(common: &Common, dir: &Path, package: &Path, cases: &Path, params: Option<&Path>) -> Result<Exit, Exit> {
    let mut session = Session::new(common);
    let (lines, report) = checked(&session, dir)?;
    if !report.faults.is_empty() {
        // What a changed record says is not worth comparing with.
        session.complain("record-replay-unsound", &[]);
        session.write(&faults_text(&report, &session.catalogue))?;
        return Ok(Exit::Findings);
    }
    let loaded = session.load_sound(package)?;
    session.diagnostics.clear();
    let key = record::key();
    let reader = CaseReader::new(&loaded.compiled.program);
    let mut replayed = Vec::new();
    for (number, recorded) in contents(&lines) {
        let settings = settings(&loaded, &recorded, params);
        let again =
            settings.and_then(|settings| again(&mut session, &loaded, (&reader, cases), &recorded, &settings, &key));
        replayed.push(Replayed::new(number, recorded, again));
    }
    // Why a case could not be read is said once.
    session.diagnostics.dedup();
    session.report_findings();
    let answer = if session.json() { replay_json(&replayed) } else { replay_text(&replayed, &session.catalogue) };
    session.write(&answer)?;
    Ok(if replayed.iter().all(Replayed::is_same) { Exit::Fine } else { Exit::Findings })
}

/// The run as it was asked for; none where it names what the package does not know.
fn settings(loaded: &Loaded, recorded: &Content, params: Option<&Path>) -> Result<Settings, Difference> {
    let program = &loaded.compiled.program;
    program.decision(&recorded.rule).ok_or(Difference::NoRule)?;
    let mut chosen = Vec::new();
    for (name, alternative) in &recorded.given.interpretations {
        let id = program.interpretation(name).ok_or(Difference::NoInterpretation)?;
        let known = &program.interpretations[id].alternatives;
        let place = known.iter().position(|a| a.name == *alternative && a.computed);
        let place = place.and_then(|at| u8::try_from(at).ok());
        chosen.push((id, place.ok_or(Difference::NoInterpretation)?));
    }
    let as_of = recorded.given.as_of.as_deref().map(crate::values::parse_date).transpose();
    Ok(Settings {
        only: Some(vec![recorded.rule.clone()]),
        params: params.map(Path::to_owned),
        as_of: as_of.map_err(|_| Difference::Unreadable)?,
        chosen,
        alternatives: !recorded.given.adopted_only,
    })
}

/// What would be recorded today.
fn again(
    session: &mut Session<'_>,
    loaded: &Loaded,
    (reader, cases): (&CaseReader<'_>, &Path),
    recorded: &Content,
    settings: &Settings,
    key: &Key,
) -> Result<Content, Difference> {
    // A record names files of one folder; a name that leads out of it is none of them.
    if Path::new(&recorded.case).components().count() != 1 || recorded.case.starts_with("..") {
        return Err(Difference::NoCase);
    }
    let path = cases.join(&recorded.case);
    let bytes = std::fs::read(&path).map_err(|_| Difference::NoCase)?;
    let text = crate::package::decode(bytes).map_err(|_| Difference::Unreadable)?;
    let file = session.sources.add(path.to_string_lossy().into_owned(), text);
    let (case, tables) =
        run::read(session, &loaded.compiled, reader, (file, cases), settings).map_err(|_| Difference::Unreadable)?;
    let document = run::with(loaded, (&case, &tables), settings, |run, decided, _, _| {
        let context = Context {
            case: &case.name,
            dates: case.facts.dates,
            ir_sha256: &loaded.compiled.ir_sha256,
            unused: &[],
            explain: false,
            changes: None,
        };
        document(run, decided, context, &session.catalogue)
    });
    let decision = document.decisions.first().ok_or(Difference::NoRule)?;
    Ok(Subject::new(session, loaded, settings, (file, &tables), key).content(&document, decision))
}
