//! `ledger`: what became of every character of the text.

use super::args::{Common, Format};
use super::exit::Exit;
use super::session::Session;
use crate::engine::Package;
use crate::ledger::ledger;
use crate::render::{html, ledger_text};
use std::path::Path;

pub fn write(package: &Path, common: &Common) -> Result<Exit, Exit> {
    let session = Session::new(common);
    let (package, seen) = Package::read_with(&session.folder(package)?, |view| {
        let program = &view.compiled.program;
        let rules = program.decisions.len() + program.register.len();
        (ledger(view.model, program, view.corrections), (rules, view.package.cases.len()))
    });
    // What a broken rule would account for is open until it is mended; the rest is shown all the same.
    let broken = package.engine().is_none();
    if broken {
        session.say(&package.findings().clone().errors());
    }
    let Some((account, counts)) = seen else { return Err(Exit::InvalidInput) };
    let text = match common.format.unwrap_or(Format::Text) {
        Format::Json => serde_json::to_string_pretty(&account).map_err(|_| Exit::Internal)?,
        Format::Html => html::ledger(&account, counts, session.catalogue).map_err(|_| Exit::Internal)?,
        Format::Md => ledger_text::markdown(&account, session.catalogue),
        Format::Text => ledger_text::text(&account, session.catalogue),
    };
    session.write(&text)?;
    let open = broken || !account.uncovered.is_empty() || !account.overlaps.is_empty();
    Ok(if open { Exit::Findings } else { Exit::Fine })
}
