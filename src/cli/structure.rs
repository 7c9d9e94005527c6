//! `structure`: the tree of a text as it is recognised, and its doubts.

use super::args::{Common, Format};
use super::exit::Exit;
use super::session::Session;
use crate::document::Document;
use crate::engine::Package;
use crate::render::structure;
use std::path::Path;

pub fn structure(text: &Path, common: &Common) -> Result<Exit, Exit> {
    let session = Session::new(common);
    if text.is_dir() {
        let (package, seen) = Package::read_with(&session.folder(text)?, |view| show(session, view.model.document));
        return seen.unwrap_or_else(|| {
            session.say(&package.findings().clone().errors());
            Err(Exit::InvalidInput)
        });
    }
    let (_, source) = session.text(text)?;
    let shown = show(session, &Document::read(&source, &[]).map_err(|_| Exit::Internal)?)?;
    if !session.json() {
        session.complain("next-package", &[("file", &text.to_string_lossy())]);
    }
    Ok(shown)
}

fn show(session: Session<'_>, document: &Document) -> Result<Exit, Exit> {
    let text = match session.common.format.unwrap_or(Format::Text) {
        Format::Json => structure::json(document).map_err(|_| Exit::Internal)?,
        Format::Text | Format::Md | Format::Html => structure::text(document, session.catalogue),
    };
    session.write(&text)?;
    Ok(Exit::Fine)
}
