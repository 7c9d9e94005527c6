//! `eval`: cases to decisions with reasons.

use super::answer::{Answered, Search, all, answer, settings};
use super::args::{Common, Explain, Format, Keeping, Verb};
use super::exit::Exit;
use super::keep::{self, Subject};
use super::record;
use super::run::Settings;
use super::session::{Loaded, Session};
use crate::explain::report;
use crate::facts::CaseReader;
use crate::record::{Content, Key};
use crate::render::decision_json::{Context, Document, document};
use crate::render::report::{Depth, Head, markdown, text};

pub fn eval(verb: &Verb, common: &Common) -> Result<Exit, Exit> {
    let Verb::Eval { package, cases, running, explain, alternatives, changes, keeping, .. } = verb else {
        return Err(Exit::Internal);
    };
    let mut session = Session::new(common);
    let loaded = session.load_sound(package)?;
    session.diagnostics.clear();
    let settings = Settings { alternatives: all(*alternatives), ..settings(&session, &loaded, running)? };
    let search = match (all(*changes), session.json()) {
        (false, _) => Search::None,
        (true, true) => Search::Every,
        // As text only what the case is about is explained, and looked into.
        (true, false) => Search::Engaged,
    };
    let depth = match explain {
        None => Depth::Sections,
        Some(Explain::None) => Depth::None,
        Some(Explain::Brief) => Depth::Brief,
        Some(Explain::Full) => Depth::Full,
    };
    let reader = CaseReader::new(&loaded.compiled.program);
    keep::usage(&session, keeping, cases.len(), running.only.len())?;
    let key = record::key();
    let mut documents: Vec<Document> = Vec::new();
    let mut pages: Vec<String> = Vec::new();
    let mut kept: Vec<Content> = Vec::new();
    for path in cases {
        let answered = answer(&mut session, &loaded, &reader, path, (&settings, search), |session, answered| {
            let document = made(session, &loaded, answered, depth);
            let page = if session.json() { String::new() } else { page(session, answered, depth) };
            let lines = match keeping.record {
                Some(_) => lines((session, &loaded, &settings), (&key, keeping), answered, &document)?,
                None => vec![],
            };
            Ok((document, page, lines))
        });
        match answered.and_then(|made: Result<_, Exit>| made) {
            Ok((document, page, lines)) => {
                documents.push(document);
                pages.push(page);
                kept.extend(lines);
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

fn made(session: &Session<'_>, loaded: &Loaded, of: &Answered<'_>, depth: Depth) -> Document {
    let context = Context {
        case: &of.case.name,
        dates: of.case.facts.dates,
        ir_sha256: &loaded.compiled.ir_sha256,
        unused: &of.unused,
        explain: depth != Depth::None,
        changes: of.changes.as_deref(),
    };
    document(of.run, of.decided, context, &session.catalogue)
}

/// The lines to record: of the decisions that the case is about, as the page gives them in full.
fn lines(
    (session, loaded, settings): (&Session<'_>, &Loaded, &Settings),
    (key, keeping): (&Key, &Keeping),
    answered: &Answered<'_>,
    document: &Document,
) -> Result<Vec<Content>, Exit> {
    let subject = Subject::new(session, loaded, settings, (answered.file, answered.tables), key);
    let about = document.decisions.iter().zip(&answered.engaged).filter(|(_, engaged)| **engaged);
    about
        .map(|(decision, _)| {
            let content = subject.content(document, decision);
            let human = keep::human(session, &keeping.signing, decision.outcome)?;
            Ok(Content { human, ..content })
        })
        .collect()
}

/// The explanations of one case: first a line for each rule, then those worth reading in full.
fn page(session: &Session<'_>, of: &Answered<'_>, depth: Depth) -> String {
    // A name of several lines must not look like a section of the page.
    let applicant = of.case.applicant.as_deref().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    let catalogue = &session.catalogue;
    let unstated = catalogue.message("word-not-stated", &[]);
    let applicant = if applicant.is_empty() { unstated.as_str() } else { applicant.as_str() };
    let head = Head { applicant, dates: of.case.facts.dates };
    let mut out = String::new();
    let all = || of.decided.iter().zip(&of.engaged).enumerate();
    for (i, (d, _)) in all().filter(|(_, (_, engaged))| **engaged) {
        let changes = of.changes.as_ref().and_then(|c| c.get(i)).map(Vec::as_slice);
        let report = report(of.run, d, changes);
        let write = if session.common.format == Some(Format::Md) { markdown } else { text };
        out.push_str(&write(of.run.program, &report, head, catalogue, depth));
        out.push_str("\n\n");
    }
    let mut others = all().filter(|(_, (_, engaged))| !**engaged).map(|(_, (d, _))| d).peekable();
    if others.peek().is_some() {
        out.push_str(&catalogue.message("page-others", &[]));
        out.push('\n');
    }
    for d in others {
        let rule = &of.run.program.decisions[d.outcome.decision].rule;
        let verdict = catalogue.message(d.outcome.verdict.key(), &[]);
        let mut names: Vec<String> = d.open.needs.iter().map(|n| crate::explain::name_of_need(of.run, *n)).collect();
        names.dedup();
        let more = names.len() > 4;
        names.truncate(4);
        let key = if more { "page-other-more" } else { "page-other" };
        out.push_str(&catalogue.message(key, &[("rule", rule), ("verdict", &verdict), ("names", &names.join("、"))]));
        out.push('\n');
    }
    if !of.unused.is_empty() {
        out.push_str(&catalogue.message("page-unused", &[("facts", &of.unused.join("、"))]));
        out.push('\n');
    }
    out.trim_end().to_owned()
}
