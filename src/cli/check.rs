//! `check`: everything the compiler can say of a package.

use super::args::Common;
use super::exit::Exit;
use super::session::Session;
use crate::diagnostic::Diagnostic;
use std::path::Path;

pub fn check(package: &Path, common: &Common) -> Result<Exit, Exit> {
    let mut session = Session::new(common);
    let loaded = session.load(package);
    if session.json() {
        session.write(&session.findings_json())?;
    } else {
        session.report_findings();
        if let Some(loaded) = &loaded
            && !session.has_errors()
        {
            let program = &loaded.compiled.program;
            let count = |n: usize| n.to_string();
            let args = [
                ("policy", program.policy.id.clone()),
                ("rules", count(program.decisions.len() + program.register.len())),
                ("decisions", count(program.decisions.len())),
                ("interpretations", count(program.interpretations.len())),
                ("warnings", count(session.diagnostics.len())),
            ];
            let args: Vec<(&str, &str)> = args.iter().map(|(k, v)| (*k, v.as_str())).collect();
            let mut said = session.catalogue.message("check-fine", &args);
            if !loaded.compiled.not_begun.is_empty() {
                let joiner = session.catalogue.message("list-joiner", &[]);
                let clauses = loaded.compiled.not_begun.join(&joiner);
                said.push_str(&session.catalogue.message("check-not-begun", &[("clauses", &clauses)]));
            }
            session.write(&said)?;
        }
    }
    let errors = session.diagnostics.iter().any(Diagnostic::is_error);
    Ok(match (loaded, errors) {
        (None, _) => Exit::InvalidInput,
        (Some(_), true) => Exit::Findings,
        (Some(_), false) => Exit::Fine,
    })
}
