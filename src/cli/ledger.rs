//! `ledger`: what became of every character of the text.

use super::args::{Common, Format};
use super::exit::Exit;
use super::session::Session;
use crate::ledger::ledger;
use crate::render::{html, ledger_text};
use std::path::Path;

pub fn write(package: &Path, common: &Common) -> Result<Exit, Exit> {
    let mut session = Session::new(common);
    let (account, rules) = session.view_sound(package, |view| {
        let program = &view.compiled.program;
        (ledger(view.model, program, view.corrections), program.decisions.len() + program.register.len())
    })?;
    let text = match common.format.unwrap_or(Format::Text) {
        Format::Json => serde_json::to_string_pretty(&account).map_err(|_| Exit::Internal)?,
        Format::Html => {
            html::ledger(&account, (rules, session.cases()), &session.catalogue).map_err(|_| Exit::Internal)?
        }
        Format::Md => ledger_text::markdown(&account, &session.catalogue),
        Format::Text => ledger_text::text(&account, &session.catalogue),
    };
    session.write(&text)?;
    let open = !account.uncovered.is_empty() || !account.overlaps.is_empty();
    Ok(if open { Exit::Findings } else { Exit::Fine })
}
