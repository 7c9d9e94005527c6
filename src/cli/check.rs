//! `check`: everything the compiler can say of a package.

use super::args::Common;
use super::exit::Exit;
use super::session::Session;
use crate::engine::Package;
use crate::package::Status;
use crate::render::structure;
use std::path::Path;

pub fn check(root: &Path, common: &Common) -> Result<Exit, Exit> {
    let session = Session::new(common);
    let (package, cases) = Package::read_all(&session.folder(root)?);
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
                // 一、 and the next with one 、 between them.
                let clauses: Vec<&str> = package.not_begun().iter().map(|c| c.trim_end_matches('、')).collect();
                let clauses = clauses.join(&session.catalogue.message("list-joiner", &[]));
                said.push_str(&session.catalogue.message("check-not-begun", &[("clauses", &clauses)]));
            }
            let outside = structure::outside(engine.document(), session.catalogue);
            if !outside.is_empty() {
                said.push_str(&format!("\n{}", outside.trim_end()));
            }
            session.write(&said)?;
            let draft = package.files().is_some_and(|files| files.manifest.status == Status::Draft);
            let first = cases.first().map(|(name, _)| root.join(name)).filter(|_| draft);
            let key = match first {
                Some(_) => Some("next-eval"),
                None if draft && program.decisions.is_empty() => Some("next-rule"),
                None if draft => Some("next-case"),
                None => None,
            };
            let file = first.map(|f| f.to_string_lossy().into_owned()).unwrap_or_default();
            // What is paid is asked after what it rests on.
            let paid = program.decisions.iter().find(|d| d.plan.is_some()).or(program.decisions.first());
            let rule = paid.map(|d| d.rule.as_str()).unwrap_or_default();
            if let Some(key) = key {
                session.complain(key, &[("package", &root.to_string_lossy()), ("file", &file), ("rule", rule)]);
            }
        }
    }
    Ok(match (package.is_compiled(), findings.has_errors()) {
        (false, _) => Exit::InvalidInput,
        (true, true) => Exit::Findings,
        (true, false) => Exit::Fine,
    })
}
