//! `report`: the policy's text woven with its rules, as a page.

use super::args::Common;
use super::exit::Exit;
use super::run::{self, Settings};
use super::session::Session;
use crate::facts::CaseReader;
use crate::ledger::ledger;
use crate::render::html;
use crate::woven::{CaseLine, Cases, weave};
use std::path::Path;

pub fn report(package: &Path, common: &Common) -> Result<Exit, Exit> {
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
fn cases(session: &mut Session<'_>, loaded: &super::session::Loaded, package: &Path) -> Cases {
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
                    outcome: d.outcome.verdict.name().to_owned(),
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
