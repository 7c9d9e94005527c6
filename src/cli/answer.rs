//! One case answered: read, decided, with the sets that turn what did not come out.

use super::args::{Alternatives, Running};
use super::exit::Exit;
use super::run::{self, Settings};
use super::session::{Loaded, Session};
use crate::counterfactual::{Change, changes};
use crate::diagnostic::nearest;
use crate::eval::{Decided, Run};
use crate::facts::{Case, CaseReader, Tables};
use crate::ir::Verdict;
use crate::source::FileId;
use crate::values::parse_date;
use std::io::Read;
use std::path::{Path, PathBuf};

/// What became of one case, while the trace is at hand.
pub struct Answered<'a> {
    pub run: &'a Run<'a>,
    pub decided: &'a [Decided],
    pub case: &'a Case,
    pub tables: &'a Tables,
    pub file: FileId,
    /// For each decision, whether the case is about it.
    pub engaged: Vec<bool>,
    /// For each decision, where they were looked for.
    pub changes: Option<Vec<Vec<Change>>>,
    /// Facts that the case gives and no rule asked about.
    pub unused: Vec<String>,
}

/// How much is looked for beside the decisions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Search {
    None,
    /// Of decisions that the case is about.
    Engaged,
    Every,
}

/// Reads a file with a case and answers it; `then` sees the answer while the trace is at hand.
pub fn answer<T>(
    session: &mut Session<'_>,
    loaded: &Loaded,
    reader: &CaseReader<'_>,
    path: &Path,
    (settings, search): (&Settings, Search),
    then: impl FnOnce(&Session<'_>, &Answered<'_>) -> T,
) -> Result<T, Exit> {
    let (name, text, dir) = input(session, path)?;
    let file = session.sources.add(name, text);
    let (case, tables) = run::read(session, &loaded.compiled, reader, (file, &dir), settings)?;
    let seen: &Session<'_> = session;
    let answered = run::with(loaded, (&case, &tables), settings, |run, decided, prepared, options| {
        let wrong = run::contradictions(run, &case);
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let engaged: Vec<bool> = decided.iter().map(|d| settings.only.is_some() || is_engaged(run, d)).collect();
        let found = (search != Search::None).then(|| {
            let wanted = |engaged: bool| engaged || search == Search::Every;
            let of = |(d, e): (&Decided, &bool)| if wanted(*e) { changes(prepared, &case, options, d) } else { vec![] };
            decided.iter().zip(&engaged).map(of).collect()
        });
        let unused = run::unused(&case, prepared, options);
        let (case, tables) = (&case, &tables);
        Ok(then(seen, &Answered { run, decided, case, tables, file, engaged, changes: found, unused }))
    });
    answered.map_err(|wrong| {
        session.diagnostics.extend(wrong);
        Exit::InvalidInput
    })
}

/// What was asked for, checked against the package.
pub fn settings(session: &Session<'_>, loaded: &Loaded, running: &Running) -> Result<Settings, Exit> {
    let program = &loaded.compiled.program;
    let only = &running.only;
    for name in only {
        if program.decision(name).is_none() {
            let near = nearest(name, program.decisions.iter().map(|d| d.rule.as_str())).unwrap_or_default();
            let key = if near.is_empty() { "unknown-only" } else { "unknown-only-near" };
            session.complain(key, &[("name", name), ("near", near)]);
            return Err(Exit::Usage);
        }
    }
    let as_of = match &running.as_of {
        Some(text) => match parse_date(text) {
            Ok(day) => Some(day),
            Err(_) => {
                session.complain("bad-as-of", &[("found", text)]);
                return Err(Exit::Usage);
            }
        },
        None => None,
    };
    let mut chosen = Vec::new();
    for given in &running.interpretation {
        let (id, name) = given.split_once('=').unwrap_or((given, ""));
        let found = program.interpretation(id);
        let alternative = found.and_then(|i| {
            program.interpretations[i]
                .alternatives
                .iter()
                .position(|a| a.name == name)
                .and_then(|k| Some((i, u8::try_from(k).ok()?)))
        });
        match alternative {
            Some((i, k)) if !program.interpretations[i].alternatives[usize::from(k)].computed => {
                session.complain("interpretation-in-words", &[("name", id), ("alternative", name)]);
                return Err(Exit::Usage);
            }
            Some(choice) => chosen.push(choice),
            None => {
                let near = nearest(id, program.interpretations.iter().map(|i| i.name.as_str())).unwrap_or_default();
                let key = match (found.is_some(), near.is_empty()) {
                    (true, _) => "unknown-alternative",
                    (false, true) => "unknown-interpretation",
                    (false, false) => "unknown-interpretation-near",
                };
                session.complain(key, &[("name", id), ("alternative", name), ("near", near)]);
                return Err(Exit::Usage);
            }
        }
    }
    Ok(Settings {
        only: (!only.is_empty()).then(|| only.clone()),
        params: running.params.clone(),
        as_of,
        chosen,
        alternatives: true,
    })
}

/// Whether an option asks for everything.
pub fn all(of: Alternatives) -> bool {
    of == Alternatives::All
}

/// The name, the text and the folder of a case; `-` is standard input.
pub fn input(session: &Session<'_>, path: &Path) -> Result<(String, String, PathBuf), Exit> {
    if path.as_os_str() == "-" {
        let mut text = String::new();
        let read = std::io::stdin().read_to_string(&mut text);
        return match read {
            Ok(_) => Ok(("-".into(), text, PathBuf::new())),
            Err(error) => Err(unreadable(session, "-", &error.to_string())),
        };
    }
    let shown = path.to_string_lossy().into_owned();
    match std::fs::read(path) {
        Ok(bytes) => match crate::package::decode(bytes) {
            Ok(text) => Ok((shown, text, path.parent().map(Path::to_owned).unwrap_or_default())),
            Err(error) => Err(unreadable(session, &shown, error.detail())),
        },
        Err(error) => Err(unreadable(session, &shown, &error.to_string())),
    }
}

fn unreadable(session: &Session<'_>, path: &str, detail: &str) -> Exit {
    session.complain("cannot-read", &[("file", path), ("detail", detail)]);
    Exit::InvalidInput
}

/// Whether the case is about this rule at all: it is answered, or more is known than asked for.
pub fn is_engaged(run: &Run<'_>, d: &Decided) -> bool {
    if !d.outcome.verdict.is_open() || d.outcome.verdict == Verdict::AwaitsDiscretion {
        return true;
    }
    let known = run.known_facts(d.outcome.decision);
    known > 2 * d.open.needs.len()
}
