//! One case through the evaluator, whatever is done with the answer.

use super::exit::Exit;
use super::session::{Loaded, Session};
use crate::compile::Compiled;
use crate::data::Format;
use crate::diagnostic::{Code, Diagnostic};
use crate::eval::{Cell, Decided, Fault, Options, Prepared, Run, Scratch, examine};
use crate::facts::{Case, CaseReader, Tables};
use crate::ir::{InterpId, NodeId, Op};
use crate::source::FileId;
use crate::values::Date;
use std::path::Path;

/// How cases are run.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    pub only: Option<Vec<String>>,
    pub params: Option<std::path::PathBuf>,
    pub as_of: Option<Date>,
    /// Interpretations and the alternative of each, by its place.
    pub chosen: Vec<(InterpId, u8)>,
    pub alternatives: bool,
}

/// Reads a case with its own tables; what is wrong is kept in the session.
pub fn read(
    session: &mut Session<'_>,
    compiled: &Compiled,
    reader: &CaseReader<'_>,
    (file, dir): (FileId, &Path),
    settings: &Settings,
) -> Result<(Case, Tables), Exit> {
    // Nothing that a person is told of what is wrong with a case shows what it says.
    session.sources.conceal(file);
    let (name, text) = session.sources.get(file).map(|f| (f.name.clone(), f.text.clone())).unwrap_or_default();
    let format = Format::of(&name);
    let case = reader.read(format, file, &text, &mut session.diagnostics);
    let Some(mut case) = case else { return Err(Exit::InvalidInput) };
    let mut tables = compiled.tables.clone();
    if let Some(own) = &case.params_dir {
        session.overlay(&compiled.program, &mut tables, &dir.join(own))?;
    }
    if let Some(params) = &settings.params {
        session.overlay(&compiled.program, &mut tables, params)?;
    }
    if let Some(day) = settings.as_of {
        case.facts.dates.applicable = day;
        case.facts.dates.applicable_given = true;
    }
    Ok((case, tables))
}

/// Runs a case and hands the trace and the decisions to `then`.
pub fn with<T>(
    loaded: &Loaded,
    (case, tables): (&Case, &Tables),
    settings: &Settings,
    then: impl FnOnce(&Run<'_>, &[Decided], &Prepared<'_>, &Options) -> T,
) -> T {
    let prepared = Prepared::new(&loaded.compiled.program, tables);
    let mut choices = prepared.adopted();
    for (interpretation, alternative) in &settings.chosen {
        choices[interpretation.index()] = *alternative;
    }
    let decisions = prepared.select(settings.only.as_deref());
    let settled = settings.chosen.iter().map(|(i, _)| *i).collect();
    let options = Options { decisions, choices, settled, alternatives: settings.alternatives };
    let mut scratch = Scratch::default();
    let (run, decided) = examine(&prepared, &case.facts, &options, &mut scratch);
    then(&run, &decided, &prepared, &options)
}

/// Facts that the case gives and that no decision asked about.
pub fn unused(case: &Case, prepared: &Prepared<'_>, options: &Options) -> Vec<String> {
    let used = prepared.slots_of(&crate::eval::with_rivals(prepared.program, &options.decisions));
    let read = |s: &crate::facts::Supplied| s.slot.iter().chain(&s.stands_for).any(|slot| used.contains(slot));
    // Names are for people; nobody expects a rule to ask for them.
    let label = |path: &str| path.ends_with(".姓名") || path.ends_with(".名称");
    let mut paths: Vec<String> =
        case.supplied.iter().filter(|s| !read(s) && !label(&s.path)).map(|s| s.path.clone()).collect();
    let mut seen = std::collections::BTreeSet::new();
    paths.retain(|p| seen.insert(p.clone()));
    paths
}

/// Counts that were given and that the records contradict: an input error, not an outcome.
pub fn contradictions(run: &Run<'_>, case: &Case) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (id, node) in NodeId::all(&run.program.nodes).zip(&run.program.nodes) {
        let Op::IfGiven { slot, .. } = &node.op else { continue };
        if !run.computed(id) {
            continue;
        }
        for row in 0..run.row_count(node.domain) {
            if run.cell(id, row) != Cell::Fault(Fault::Contradiction) {
                continue;
            }
            let place = case.supplied.iter().find(|s| s.slot == Some(*slot)).map(|s| s.place);
            if let Some(place) = place {
                let d = Diagnostic::new(Code::Contradiction, place.file, place.span);
                found.push(d.arg("fact", &run.program.slot(*slot).name).help("help"));
            }
        }
    }
    found
}
