//! `report`: a case explained as a page; without a case, the policy's text woven with its rules.

use super::args::{AudienceArg, Common, ReportArgs};
use super::exit::Exit;
use super::input::{asked, case};
use super::session::Session;
use crate::engine::{Engine, NAME, Package, Search};
use crate::ledger::ledger;
use crate::package::Files;
use crate::render::dossier::Audience;
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
    let session = Session::new(&args.common);
    let audience = audience(args.audience);
    let options = asked(session, &args.package, &args.running)?.search(Search::Engaged);
    let case = case(session, options.engine(), path)?;
    let decisions = options.decide(&case).map_err(|error| session.refuse(&error))?;
    let dossier = decisions.dossier(session.lang, audience);
    if dossier.decisions.is_empty() {
        let key = if audience == Audience::Public { "report-nothing-granted" } else { "report-nothing-decided" };
        session.complain(key, &[]);
        return Err(Exit::InvalidInput);
    }
    let page = html::decision(&dossier, session.catalogue).map_err(|_| Exit::Internal)?;
    session.write(&page)?;
    Ok(Exit::Fine)
}

pub fn audience(of: Option<AudienceArg>) -> Audience {
    match of {
        None | Some(AudienceArg::Reviewer) => Audience::Reviewer,
        Some(AudienceArg::Applicant) => Audience::Applicant,
        Some(AudienceArg::Public) => Audience::Public,
    }
}

fn woven(root: &Path, common: &Common) -> Result<Exit, Exit> {
    let session = Session::new(common);
    let folder = session.folder(root)?;
    let (package, seen) = Package::read_with(&folder, |view| {
        let compiled = view.compiled;
        let account = ledger(view.model, &compiled.program, view.corrections);
        let cases = match view.is_sound {
            true => cases(&Engine::of(compiled.clone()), &folder, &view.package.cases),
            false => Cases::new(),
        };
        weave(view.model, &compiled.program, &compiled.tables, &account, &cases)
    });
    let (Some(woven), Some(engine)) = (seen, package.engine()) else {
        session.say(&package.findings().clone().errors());
        return Err(Exit::InvalidInput);
    };
    let page = html::woven(&woven, engine.ir_sha256(), NAME, session.catalogue);
    session.write(&page.map_err(|_| Exit::Internal)?)?;
    Ok(Exit::Fine)
}

/// What each case of the package comes to; a case that cannot be read is left to `test`.
fn cases(engine: &Engine, package: &dyn Files, paths: &[String]) -> Cases {
    let mut cases = Cases::new();
    for path in paths {
        let Ok(case) = engine.case_at(package, path) else { continue };
        let asked: Vec<&str> = case.facts().expectations.iter().map(|e| e.rule.as_str()).collect();
        let Ok(decisions) = engine.options().only(&asked).and_then(|options| options.examine(&case)) else { continue };
        for d in decisions.iter() {
            let line = CaseLine {
                file: path.clone(),
                name: case.name().to_owned(),
                outcome: d.word(),
                total: d.amount().total.map(|t| format!("{}元", t.money())),
            };
            cases.entry(d.rule().to_owned()).or_default().push(line);
        }
    }
    cases
}
