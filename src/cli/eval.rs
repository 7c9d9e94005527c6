//! `eval`: cases to decisions with reasons.

use super::args::{Alternatives, Common, Explain, Format, Keeping, Verb};
use super::exit::Exit;
use super::keep::{self, Subject};
use super::record;
use super::run::{self, Settings};
use super::session::{Loaded, Session};
use crate::counterfactual::{Change, changes};
use crate::diagnostic::nearest;
use crate::eval::{Decided, Run, Verdict};
use crate::explain::report;
use crate::facts::{Case, CaseReader, Tables};
use crate::record::{Content, Key};
use crate::render::decision_json::{Context, Document, document};
use crate::render::report::{Depth, Head, markdown, text};
use crate::source::FileId;
use crate::values::parse_date;
use std::io::Read;
use std::path::{Path, PathBuf};

pub fn eval(verb: &Verb, common: &Common) -> Result<Exit, Exit> {
    let Verb::Eval { package, cases, explain, only, keeping, .. } = verb else { return Err(Exit::Internal) };
    let mut session = Session::new(common);
    let loaded = session.load_sound(package)?;
    session.diagnostics.clear();
    let settings = settings(&session, &loaded, verb)?;
    let depth = match explain {
        None => Depth::Sections,
        Some(Explain::None) => Depth::None,
        Some(Explain::Brief) => Depth::Brief,
        Some(Explain::Full) => Depth::Full,
    };
    let reader = CaseReader::new(&loaded.compiled.program);
    keep::usage(&session, keeping, cases.len(), only.len())?;
    let key = record::key();
    let mut documents: Vec<Document> = Vec::new();
    let mut pages: Vec<String> = Vec::new();
    let mut kept: Vec<Content> = Vec::new();
    for path in cases {
        match one(&mut session, &loaded, &reader, path, &settings, depth) {
            Ok(answer) => {
                if keeping.record.is_some() {
                    kept.extend(lines(&session, &loaded, &settings, &key, keeping, &answer)?);
                }
                documents.push(answer.document);
                pages.push(answer.page);
            }
            Err(exit) => {
                session.report_findings();
                return Err(exit);
            }
        }
    }
    session.report_findings();
    // Recorded before it is given, so that nothing is given that is not on record.
    if let Some(dir) = &keeping.record {
        record::append(&session, dir, &key, &kept)?;
    }
    if session.json() {
        let json = match documents.as_slice() {
            [only] => serde_json::to_string_pretty(only),
            all => serde_json::to_string_pretty(all),
        };
        session.write(&json.map_err(|_| Exit::Internal)?)?;
    } else {
        session.write(&pages.join("\n\n"))?;
    }
    Ok(Exit::Fine)
}

fn settings(session: &Session<'_>, loaded: &Loaded, verb: &Verb) -> Result<Settings, Exit> {
    let Verb::Eval { only, params, as_of, interpretation, alternatives, changes, .. } = verb else {
        return Err(Exit::Internal);
    };
    let program = &loaded.compiled.program;
    for name in only {
        if program.decision(name).is_none() {
            let near = nearest(name, program.decisions.iter().map(|d| d.rule.as_str())).unwrap_or_default();
            let key = if near.is_empty() { "unknown-only" } else { "unknown-only-near" };
            session.complain(key, &[("name", name), ("near", near)]);
            return Err(Exit::Usage);
        }
    }
    let as_of = match as_of {
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
    for given in interpretation {
        let (id, name) = given.split_once('=').unwrap_or((given, ""));
        let found = program.interpretation(id);
        let alternative = found.and_then(|i| {
            program.interpretations[i.index()]
                .alternatives
                .iter()
                .position(|a| a.name == name)
                .map(|k| (i.index(), k as u8))
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
        params: params.clone(),
        as_of,
        chosen,
        alternatives: *alternatives == Alternatives::All,
        changes: *changes == Alternatives::All,
    })
}

/// What became of one case.
struct Answer {
    document: Document,
    page: String,
    /// For each decision, whether the case is about it.
    engaged: Vec<bool>,
    file: FileId,
    tables: Tables,
}

fn one(
    session: &mut Session<'_>,
    loaded: &Loaded,
    reader: &CaseReader<'_>,
    path: &Path,
    settings: &Settings,
    depth: Depth,
) -> Result<Answer, Exit> {
    let (name, text, dir) = input(session, path)?;
    let file = session.sources.add(name, text);
    let (case, tables) = run::read(session, &loaded.compiled, reader, (file, &dir), settings)?;
    let (document, page, engaged, wrong) =
        run::with(loaded, (&case, &tables), settings, |run, decided, prepared, options| {
            let wrong = run::contradictions(run, &case);
            let unused = run::unused(&case, prepared, options);
            // As text only what the case is about is explained, and looked into.
            let wanted = |d: &Decided| session.json() || settings.only.is_some() || is_engaged(run, d);
            let found: Option<Vec<Vec<Change>>> = settings.changes.then(|| {
                let of = |d: &Decided| if wanted(d) { changes(prepared, &case, options, d) } else { vec![] };
                decided.iter().map(of).collect()
            });
            let context = Context {
                case: &case.name,
                dates: case.facts.dates,
                ir_sha256: &loaded.compiled.ir_sha256,
                unused: &unused,
                explain: depth != Depth::None,
                changes: found.as_deref(),
            };
            let document = document(run, decided, context, &session.catalogue);
            let page = if session.json() {
                String::new()
            } else {
                page(session, run, (decided, found.as_deref()), &case, settings, depth, &unused)
            };
            let engaged = decided.iter().map(|d| settings.only.is_some() || is_engaged(run, d)).collect();
            (document, page, engaged, wrong)
        });
    if !wrong.is_empty() {
        session.diagnostics.extend(wrong);
        return Err(Exit::InvalidInput);
    }
    Ok(Answer { document, page, engaged, file, tables })
}

/// The lines to record: of the decisions that the case is about, as the page gives them in full.
fn lines(
    session: &Session<'_>,
    loaded: &Loaded,
    settings: &Settings,
    key: &Key,
    keeping: &Keeping,
    answer: &Answer,
) -> Result<Vec<Content>, Exit> {
    let subject = Subject::new(session, loaded, settings, (answer.file, &answer.tables), key);
    let about = answer.document.decisions.iter().zip(&answer.engaged).filter(|(_, engaged)| **engaged);
    about
        .map(|(decision, _)| {
            let content = subject.content(&answer.document, decision);
            let human = keep::human(session, keeping, &content.outcome)?;
            Ok(Content { human, ..content })
        })
        .collect()
}

fn input(session: &Session<'_>, path: &Path) -> Result<(String, String, PathBuf), Exit> {
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

/// The explanations of one case: first a line for each rule, then those worth reading in full.
fn page(
    session: &Session<'_>,
    run: &Run<'_>,
    (decided, changes): (&[Decided], Option<&[Vec<Change>]>),
    case: &Case,
    settings: &Settings,
    depth: Depth,
    unused: &[String],
) -> String {
    // A name of several lines must not look like a section of the page.
    let applicant = case.applicant.as_deref().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    let unstated = session.catalogue.message("word-not-stated", &[]);
    let applicant = if applicant.is_empty() { unstated.as_str() } else { applicant.as_str() };
    let head = Head { applicant, dates: case.facts.dates };
    let catalogue = &session.catalogue;
    let mut out = String::new();
    let engaged = |d: &&Decided| settings.only.is_some() || is_engaged(run, d);
    for (i, d) in decided.iter().enumerate().filter(|(_, d)| engaged(d)) {
        let report = report(run, d, changes.and_then(|c| c.get(i)).map(Vec::as_slice));
        let write = if session.common.format == Some(Format::Md) { markdown } else { text };
        out.push_str(&write(run.program, &report, head, catalogue, depth));
        out.push_str("\n\n");
    }
    let others: Vec<&Decided> = decided.iter().filter(|d| !engaged(d)).collect();
    if !others.is_empty() {
        out.push_str(&catalogue.message("page-others", &[]));
        out.push('\n');
        for d in others {
            let rule = &run.program.decisions[d.outcome.decision].rule;
            let verdict = catalogue.message(d.outcome.verdict.key(), &[]);
            let mut names: Vec<String> = d.open.needs.iter().map(|n| crate::explain::name_of_need(run, *n)).collect();
            names.dedup();
            let more = names.len() > 4;
            names.truncate(4);
            let key = if more { "page-other-more" } else { "page-other" };
            out.push_str(
                &catalogue.message(key, &[("rule", rule), ("verdict", &verdict), ("names", &names.join("、"))]),
            );
            out.push('\n');
        }
    }
    if !unused.is_empty() {
        out.push_str(&catalogue.message("page-unused", &[("facts", &unused.join("、"))]));
        out.push('\n');
    }
    out.trim_end().to_owned()
}

/// Whether the case is about this rule at all: it is answered, or more is known than asked for.
fn is_engaged(run: &Run<'_>, d: &Decided) -> bool {
    if !d.outcome.verdict.is_open() || d.outcome.verdict == Verdict::AwaitsDiscretion {
        return true;
    }
    let known = run.known_facts(d.outcome.decision);
    known > 2 * d.open.needs.len()
}
