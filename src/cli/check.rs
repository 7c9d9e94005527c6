//! `check`: everything the compiler can say of a package.

use super::args::Common;
use super::exit::Exit;
use super::session::Session;
use crate::engine::Package;
use crate::render::structure;
use std::path::Path;

pub fn check(root: &Path, common: &Common) -> Result<Exit, Exit> {
    let session = Session::new(common);
    let (package, _) = Package::read_all(&session.folder(root)?);
    let findings = package.findings();
    if session.json() {
        session.write(&findings.json(session.lang))?;
    } else {
        session.say(findings);
        if let Some(engine) = package.engine() {
            let program = engine.program();
            let count = |n: usize| n.to_string();
            let args = [
                ("policy", program.policy.id.clone()),
                ("rules", count(program.decisions.len() + program.register.len())),
                ("decisions", count(program.decisions.len())),
                ("interpretations", count(program.interpretations.len())),
                ("warnings", count(findings.len())),
            ];
            let args: Vec<(&str, &str)> = args.iter().map(|(k, v)| (*k, v.as_str())).collect();
            let mut said = session.catalogue.message("check-fine", &args);
            if !package.not_begun().is_empty() {
                let clauses = package.not_begun().join(&session.catalogue.message("list-joiner", &[]));
                said.push_str(&session.catalogue.message("check-not-begun", &[("clauses", &clauses)]));
            }
            let outside = structure::outside(engine.document(), session.catalogue);
            if !outside.is_empty() {
                said.push_str(&format!("\n{}", outside.trim_end()));
            }
            session.write(&said)?;
        }
    }
    Ok(match (package.is_compiled(), findings.has_errors()) {
        (false, _) => Exit::InvalidInput,
        (true, true) => Exit::Findings,
        (true, false) => Exit::Fine,
    })
}
