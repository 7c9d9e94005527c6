//! `report`: a case explained as a page; without a case, the policy's text woven with its rules.

use super::answer::{Answered, Search, answer, settings};
use super::args::{AudienceArg, Common, ReportArgs};
use super::exit::Exit;
use super::keep;
use super::run::{self, Settings};
use super::session::{Loaded, Session};
use crate::compile::text_of;
use crate::facts::CaseReader;
use crate::ledger::ledger;
use crate::record::digest;
use crate::render::dossier::{Answer, Audience, Dossier, Marks, Setting, dossier};
use crate::render::html;
use crate::woven::{CaseLine, Cases, weave};
use std::path::Path;

pub fn report(args: &ReportArgs) -> Result<Exit, Exit> {
    match &args.case {
        Some(case) => explained(args, case),
        None => woven(&args.package, &args.common),
    }
}

/// One case as a page, for whoever it is for.
fn explained(args: &ReportArgs, path: &Path) -> Result<Exit, Exit> {
    let audience = audience(args.audience);
    let made = with_dossier(&args.common, (&args.package, path), &args.running, |session, make| {
        let dossier = make(audience);
        if dossier.decisions.is_empty() {
            let key = if audience == Audience::Public { "report-nothing-granted" } else { "report-nothing-decided" };
            session.complain(key, &[]);
            return Err(Exit::InvalidInput);
        }
        html::decision(&dossier, &session.catalogue).map_err(|_| Exit::Internal)
    });
    let (session, page) = made?;
    session.write(&page?)?;
    Ok(Exit::Fine)
}

pub fn audience(of: Option<AudienceArg>) -> Audience {
    match of {
        None | Some(AudienceArg::Reviewer) => Audience::Reviewer,
        Some(AudienceArg::Applicant) => Audience::Applicant,
        Some(AudienceArg::Public) => Audience::Public,
    }
}

/// Answers a case; `see` makes what is shown of it to whom.
pub fn with_dossier<'c, T>(
    common: &'c Common,
    (package, path): (&Path, &Path),
    running: &super::args::Running,
    see: impl FnOnce(&Session<'_>, &dyn Fn(Audience) -> Dossier) -> T,
) -> Result<(Session<'c>, T), Exit> {
    let mut session = Session::new(common);
    let loaded = session.load_sound(package)?;
    session.diagnostics.clear();
    let settings = settings(&session, &loaded, running)?;
    let document = text_of(&loaded.package, &session.sources, &mut vec![]).ok_or(Exit::Internal)?;
    let reader = CaseReader::new(&loaded.compiled.program);
    let asked = (&settings, Search::Engaged);
    let seen = answer(&mut session, &loaded, &reader, path, asked, |session, of| {
        let marks = marks(session, &loaded, of);
        let none = Vec::new();
        let changes = |i: usize| of.changes.as_ref().and_then(|c| c.get(i)).unwrap_or(&none);
        let answers: Vec<Answer<'_>> = (0..of.decided.len())
            .map(|i| Answer { decided: &of.decided[i], changes: changes(i), engaged: of.engaged[i] })
            .collect();
        see(session, &|audience| {
            let setting = Setting { case: of.case, document: &document, marks: &marks, audience, unused: &of.unused };
            dossier(of.run, &answers, setting, &session.catalogue)
        })
    });
    session.report_findings();
    Ok((session, seen?))
}

fn marks(session: &Session<'_>, loaded: &Loaded, of: &Answered<'_>) -> Marks {
    let case = session.sources.get(of.file).map(|f| digest(&f.text));
    Marks {
        text_sha256: loaded.compiled.program.policy.text_sha256.clone(),
        ir_sha256: loaded.compiled.ir_sha256.clone(),
        parameters_sha256: keep::parameters(of.tables),
        case_sha256: case,
        engine: concat!("tiaowen ", env!("CARGO_PKG_VERSION")).to_owned(),
    }
}

fn woven(package: &Path, common: &Common) -> Result<Exit, Exit> {
    let mut session = Session::new(common);
    let loaded = session.load_sound(package)?;
    let cases = cases(&mut session, &loaded, package);
    let mut again = Session::new(common);
    let woven = again.view_sound(package, |view| {
        let account = ledger(view.model, &view.compiled.program, view.corrections);
        weave(view.model, &view.compiled.program, &view.compiled.tables, &account, &cases)
    })?;
    let engine = concat!("tiaowen ", env!("CARGO_PKG_VERSION"));
    let page = html::woven(&woven, &loaded.compiled.ir_sha256, engine, &session.catalogue);
    session.write(&page.map_err(|_| Exit::Internal)?)?;
    Ok(Exit::Fine)
}

/// What each case of the package comes to; a case that cannot be read is left to `test`.
fn cases(session: &mut Session<'_>, loaded: &Loaded, package: &Path) -> Cases {
    let reader = CaseReader::new(&loaded.compiled.program);
    let dir = package.join(&loaded.package.manifest.cases);
    let mut cases = Cases::new();
    for file in loaded.package.cases.clone() {
        let name = session.sources.get(file).map(|f| f.name.clone()).unwrap_or_default();
        let settings = Settings { alternatives: true, ..Settings::default() };
        let Ok((case, tables)) = run::read(session, &loaded.compiled, &reader, (file, &dir), &settings) else {
            continue;
        };
        let only = case.expectations.iter().map(|e| e.rule.clone()).collect();
        let settings = Settings { only: Some(only), ..settings };
        run::with(loaded, (&case, &tables), &settings, |run, decided, _, _| {
            for d in decided {
                let line = CaseLine {
                    file: name.clone(),
                    name: case.name.clone(),
                    outcome: d.outcome.verdict,
                    total: d.outcome.amount.total.map(|t| format!("{}元", t.money())),
                };
                let rule = run.program.decisions[d.outcome.decision].rule.clone();
                cases.entry(rule).or_default().push(line);
            }
        });
    }
    session.diagnostics.clear();
    cases
}
