//! `audit`: whether a record is as it was written, and whether its decisions come out again.

use super::args::{Audit, Common};
use super::checked;
use super::exit::Exit;
use super::input::Input;
use super::record;
use super::session::Session;
use crate::engine::{Engine, Options};
use crate::package::{read_long, read_text};
use crate::record::{Content, Key, Report, contents, verify};
use crate::render::audit::{Difference, Replayed, faults_json, faults_text, replay_json, replay_text};
use std::path::Path;

pub fn audit(what: &Audit) -> Result<Exit, Exit> {
    let session = Session::new(what.common());
    match what {
        Audit::Verify { dir, .. } => verified(session, dir),
        Audit::Replay { dir, package, cases, params, common } => replay(common, dir, package, cases, params.as_deref()),
        Audit::Explain { file, package, params, common } => checked::checked(common, file, package, params.as_deref()),
    }
}

fn verified(session: Session<'_>, dir: &Path) -> Result<Exit, Exit> {
    let (_, report) = checked(session, dir)?;
    let write = if session.json() { faults_json } else { faults_text };
    session.write(&write(&report, session.catalogue))?;
    Ok(if report.faults.is_empty() { Exit::Fine } else { Exit::Findings })
}

/// The lines of a record, and what is wrong with it.
fn checked(session: Session<'_>, dir: &Path) -> Result<(String, Report), Exit> {
    let path = record::lines(dir);
    let bytes = read_long(&path).map_err(|why| session.unread(&path.to_string_lossy(), why))?;
    // Bytes that are no text are of lines that were changed, or of one never finished.
    let lines = String::from_utf8_lossy(&bytes).into_owned();
    let head = read_text(&record::head(dir)).ok();
    let report = verify(&lines, head.as_deref(), &record::key());
    Ok((lines, report))
}

fn replay(common: &Common, dir: &Path, package: &Path, cases: &Path, params: Option<&Path>) -> Result<Exit, Exit> {
    let session = Session::new(common);
    let (lines, report) = checked(session, dir)?;
    if !report.faults.is_empty() {
        // What a changed record says is not worth comparing with.
        session.complain("record-replay-unsound", &[]);
        session.write(&faults_text(&report, session.catalogue))?;
        return Ok(Exit::Findings);
    }
    let engine = session.engine(package)?;
    let engine = match params {
        Some(dir) => engine.with_tables_of(dir).map_err(|error| session.refuse(&error))?,
        None => engine,
    };
    let package_sha256 = engine.package_sha256().map(str::to_owned);
    let again = Again { session, engine, cases, key: record::key() };
    let replayed: Vec<Replayed> = contents(&lines)
        .into_iter()
        .map(|(number, recorded)| {
            let now = again.of(&recorded);
            Replayed::new(number, recorded, now)
        })
        .collect();
    let answer = match session.json() {
        true => replay_json(&replayed, package_sha256.as_deref()),
        false => replay_text(&replayed, package_sha256.as_deref(), session.catalogue),
    };
    session.write(&answer)?;
    Ok(if replayed.iter().all(Replayed::is_same) { Exit::Fine } else { Exit::Findings })
}

/// Recorded decisions decided again.
struct Again<'a> {
    session: Session<'a>,
    engine: Engine,
    cases: &'a Path,
    key: Key,
}

impl Again<'_> {
    /// What would be recorded today.
    fn of(&self, recorded: &Content) -> Result<Content, Difference> {
        let options = self.options(recorded)?;
        // A record names files of one folder; a name that leads out of it is none of them.
        if Path::new(&recorded.case).components().count() != 1 || recorded.case.starts_with("..") {
            return Err(Difference::NoCase);
        }
        let input = Input::read(&self.cases.join(&recorded.case)).map_err(|_| Difference::NoCase)?;
        let case = input.case(&self.engine).map_err(|error| {
            self.session.refuse(&error);
            Difference::Unreadable
        })?;
        let decisions = options.examine(&case).map_err(|_| Difference::Unreadable)?;
        decisions.contents(&self.key).into_iter().next().map(|(_, content)| content).ok_or(Difference::NoRule)
    }

    /// The run as it was asked for; none where it names what the package does not know.
    fn options(&self, recorded: &Content) -> Result<Options, Difference> {
        let only = self.engine.options().only(std::slice::from_ref(&recorded.rule));
        let mut options = only.map_err(|_| Difference::NoRule)?.alternatives(!recorded.given.adopted_only);
        for (interpretation, alternative) in &recorded.given.interpretations {
            options = options.reading(interpretation, alternative).map_err(|_| Difference::NoInterpretation)?;
        }
        let as_of = recorded.given.as_of.as_deref().map(crate::values::parse_date).transpose();
        Ok(options.as_of(as_of.map_err(|_| Difference::Unreadable)?))
    }
}
